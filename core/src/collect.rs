//! The collector: marks, then slides the live objects down over the dead ones.
//!
//! It needs no memory but the block. Marking keeps its stack in the free words at the end; if
//! that overflows, marked objects are scanned again until nothing new is found, so any depth of
//! structure works with [`MARK_RESERVE`] words. Where the free words are enough for two tables,
//! which is nearly always, sliding goes by those: see [`tables`]. Otherwise it threads the references
//! to an object through its header (Jonkers 1979): a chain of links stands where the header was, and
//! each link is replaced by the new address when that is known. References to objects further up
//! are settled in a first sweep, references downward in a second one, which also moves.
//!
//! Objects keep their order in memory, whichever way.

mod displace;
mod tables;

pub(crate) use tables::room_for_tables;

use crate::heap::{Heap, LINK, MARK_RESERVE, MARKED};
use crate::kind::Kind;
use crate::value::{Addr, Value};

impl Heap<'_> {
    /// Collects. The roots are the values in `words[roots]`, which are all valid, but for those
    /// that are weak.
    pub(crate) fn collect(&mut self, roots: core::ops::Range<usize>, weak: WeakRoots) {
        let mut stack = MarkStack::new(self.top);
        self.mark(roots.clone(), weak, &mut stack);
        self.mark_pending(&mut stack);
        self.mark_overflown(&mut stack);
        self.keep_unfinalized(&mut stack);
        self.clear_references(weak);
        self.mark_weak(weak.references);
        self.mark_weak(weak.identities);
        if !self.slide_by_tables(roots.clone()) {
            self.slide_by_threading(roots.clone());
        }
        self.displace(roots);
        self.set_limit();
    }

    fn slide_by_threading(&mut self, roots: core::ops::Range<usize>) {
        for slot in roots {
            self.thread(slot);
        }
        self.settle_upward();
        self.settle_downward_and_move();
    }

    // ---- marking

    fn mark(&mut self, roots: core::ops::Range<usize>, weak: WeakRoots, stack: &mut MarkStack) {
        for slot in roots.filter(|&slot| slot != weak.identities && slot != weak.references) {
            let v = Value::from_bits(self.words[slot]);
            self.mark_from(v, stack);
        }
    }

    /// Marks what an overflow of the mark stack left out.
    pub(crate) fn mark_overflown(&mut self, stack: &mut MarkStack) {
        while core::mem::take(&mut stack.overflow) {
            self.rescan(stack);
        }
    }

    /// Marks the table that `words[slot]` refers to, and drops from it what nothing else has
    /// marked. Its first field is the number of its pairs; the first of each is an object.
    fn mark_weak(&mut self, slot: usize) {
        let table = self.words.get(slot).map(|&word| Value::from_bits(word));
        let Some(table) = table.and_then(|table| table.as_kind(Kind::Slots)) else {
            return;
        };
        let first = table.index() + 2;
        let count = self.get(table, 1).int_unchecked() as usize;
        let mut kept = 0;
        for pair in 0..count {
            let object = Value::from_bits(self.words[first + 2 * pair]);
            if object.is_ref() && self.words[object.addr().index()] & MARKED != 0 {
                let from = first + 2 * pair;
                self.words.copy_within(from..from + 2, first + 2 * kept);
                kept += 1;
            }
        }
        self.words[first + 2 * kept..first + 2 * count].fill(Value::UNBOUND.bits());
        self.set(table, 1, Value::int(kept as i64));
        self.words[table.index()] |= MARKED;
    }

    /// Marks all that the fields of the object at `at` reach.
    pub(crate) fn mark_fields(&mut self, at: usize, stack: &mut MarkStack) {
        for field in at + 1..at + self.words[at] as u32 as usize {
            self.mark_from(Value::from_bits(self.words[field]), stack);
        }
    }

    /// Marks all that `v` reaches.
    pub(crate) fn mark_from(&mut self, v: Value, stack: &mut MarkStack) {
        if !self.shade(v) {
            return;
        }
        let (mut at, mut field) = (v.addr().index(), 1);
        loop {
            match self.next_white(at, &mut field) {
                Some(child) => {
                    // The last field needs no way back: lists linked by it cost no depth.
                    if field < self.words[at] as u32 as usize {
                        stack.push(self.words, at, field);
                    }
                    (at, field) = (child, 1);
                }
                None => match stack.pop(self.words) {
                    Some(entry) => (at, field) = entry,
                    None => return,
                },
            }
        }
    }

    /// Marks the object that `v` refers to; whether it has fields still to be scanned.
    fn shade(&mut self, v: Value) -> bool {
        if !v.is_ref() {
            return false;
        }
        let word = &mut self.words[v.addr().index()];
        let new = *word & MARKED == 0;
        *word |= MARKED;
        new && !is_raw(*word)
    }

    /// From `field` on, shades the objects that `at` refers to until one has fields to scan.
    fn next_white(&mut self, at: usize, field: &mut usize) -> Option<usize> {
        let size = self.words[at] as u32 as usize;
        while *field < size {
            let v = Value::from_bits(self.words[at + *field]);
            *field += 1;
            if self.shade(v) {
                return Some(v.addr().index());
            }
        }
        None
    }

    /// Scans every marked object again, for what an overflow of the mark stack left out.
    fn rescan(&mut self, stack: &mut MarkStack) {
        let mut at = self.start;
        while at < self.top {
            let word = self.words[at];
            let size = word as u32 as usize;
            if word & MARKED != 0 && !is_raw(word) {
                for field in at + 1..at + size {
                    let v = Value::from_bits(self.words[field]);
                    self.mark_from(v, stack);
                }
            }
            at += size;
        }
    }

    // ---- sliding

    /// Puts the slot on the chain of the object that it refers to.
    fn thread(&mut self, slot: usize) {
        let v = Value::from_bits(self.words[slot]);
        if v.is_ref() {
            let target = v.addr().index();
            self.words[slot] = self.words[target];
            self.words[target] = LINK | (v.bits() & 0xFF << 32) | slot as u64;
        }
    }

    /// Makes every slot on the chain of the object at `at` refer to `new`, and puts the header
    /// back.
    fn unthread(&mut self, at: usize, new: usize) {
        let mut word = self.words[at];
        while word & LINK != 0 {
            let slot = word as u32 as usize;
            let Some(kind) = Kind::from_u8((word >> 32) as u8) else {
                break;
            };
            word = core::mem::replace(
                &mut self.words[slot],
                Value::reference(kind, Addr(new as u32)).bits(),
            );
        }
        self.words[at] = word;
    }

    fn settle_upward(&mut self) {
        let (mut at, mut free) = (self.start, self.start);
        while at < self.top {
            self.unthread(at, free);
            let word = self.words[at];
            let size = word as u32 as usize;
            if word & MARKED != 0 {
                if !is_raw(word) {
                    for field in at + 1..at + size {
                        self.thread(field);
                    }
                } else if is_weak_cell(word) {
                    self.thread(at + 1);
                }
                free += size;
            }
            at += size;
        }
    }

    fn settle_downward_and_move(&mut self) {
        let (mut at, mut free) = (self.start, self.start);
        while at < self.top {
            self.unthread(at, free);
            let word = self.words[at];
            let size = word as u32 as usize;
            if word & MARKED != 0 {
                self.words[at] = word & !MARKED;
                if at != free {
                    self.words.copy_within(at..at + size, free);
                }
                free += size;
            }
            at += size;
        }
        self.top = free;
    }
}

/// Whether the object of this header holds no values.
fn is_raw(header: u64) -> bool {
    Kind::from_u8((header >> 32) as u8).is_none_or(Kind::is_raw)
}

/// Whether this is the header of a [`Kind::WeakCell`].
fn is_weak_cell(header: u64) -> bool {
    header >> 32 & 0xFF == Kind::WeakCell as u64
}

/// The roots with tables of pairs that keep nothing alive: see [`Heap::mark_weak`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct WeakRoots {
    /// Objects and their identities.
    pub(crate) identities: usize,
    /// Objects and the weak references to them.
    pub(crate) references: usize,
    /// No table but, and no weak root: the weak references whose callback is to be called.
    pub(crate) callbacks: usize,
}

/// The mark stack in the free words after the last object: address and next field in a word.
pub(crate) struct MarkStack {
    base: usize,
    depth: usize,
    overflow: bool,
}

impl MarkStack {
    fn new(base: usize) -> MarkStack {
        MarkStack {
            base,
            depth: 0,
            overflow: false,
        }
    }

    fn push(&mut self, words: &mut [u64], at: usize, field: usize) {
        match words.get_mut(self.base + self.depth) {
            Some(word) => {
                *word = (at as u64) << 32 | field as u64;
                self.depth += 1;
            }
            None => self.overflow = true,
        }
    }

    fn pop(&mut self, words: &[u64]) -> Option<(usize, usize)> {
        self.depth = self.depth.checked_sub(1)?;
        let word = words[self.base + self.depth];
        Some(((word >> 32) as usize, word as u32 as usize))
    }
}

const _: () = assert!(MARK_RESERVE >= 8);

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;
    use std::vec::Vec;

    const ROOTS: usize = 16;
    const NO_WEAK: WeakRoots = WeakRoots {
        identities: usize::MAX,
        references: usize::MAX,
        callbacks: usize::MAX,
    };

    /// A heap with room for `words` words of objects after the roots.
    fn heap(memory: &mut [u64]) -> Heap<'_> {
        memory[..ROOTS].fill(Value::NONE.bits());
        Heap::new(memory, ROOTS)
    }

    fn tuple(heap: &mut Heap<'_>, items: &[Value]) -> Value {
        let at = heap.alloc(Kind::Tuple, items.len()).unwrap();
        for (i, v) in items.iter().enumerate() {
            heap.set(at, i + 1, *v);
        }
        Value::reference(Kind::Tuple, at)
    }

    /// What the object graph below `v` says, as numbers; shared objects are told apart by the
    /// order in which they are first met.
    fn describe(heap: &Heap<'_>, v: Value, met: &mut Vec<Value>, out: &mut Vec<i64>) {
        if let Some(n) = v.as_int() {
            return out.push(n);
        }
        if !v.is_ref() {
            return out.push(-1);
        }
        if let Some(i) = met.iter().position(|&m| m == v) {
            return out.push(-2 - i as i64);
        }
        met.push(v);
        out.push(1_000_000 + heap.len(v.addr()) as i64);
        for i in 1..=heap.len(v.addr()) {
            describe(heap, heap.get(v.addr(), i), met, out);
        }
    }

    fn snapshot(heap: &Heap<'_>) -> Vec<i64> {
        let (mut met, mut out) = (Vec::new(), Vec::new());
        for root in 0..ROOTS {
            describe(heap, Value::from_bits(heap.words[root]), &mut met, &mut out);
        }
        out
    }

    struct Random(u64);

    impl Random {
        fn below(&mut self, n: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (self.0 >> 33) as usize % n
        }
    }

    #[test]
    fn random_graphs_survive_unchanged_and_garbage_does_not() {
        for seed in 0..50 {
            let mut memory = vec![0; 20_000];
            let mut heap = heap(&mut memory);
            let mut random = Random(seed);
            let mut all: Vec<Value> = Vec::new();
            for n in 0..800 {
                let items: Vec<Value> = (0..random.below(6))
                    .map(|_| match random.below(3) {
                        0 => Value::int(n),
                        _ if all.is_empty() => Value::NONE,
                        _ => all[random.below(all.len())],
                    })
                    .collect();
                all.push(tuple(&mut heap, &items));
            }
            // References to later objects, and to the object itself.
            for _ in 0..300 {
                let from = all[random.below(all.len())];
                let len = heap.len(from.addr());
                if len > 0 {
                    let to = all[random.below(all.len())];
                    heap.set(from.addr(), 1 + random.below(len), to);
                }
            }
            for root in 0..6 {
                heap.words[root] = all[random.below(all.len())].bits();
            }
            let before = snapshot(&heap);
            heap.collect(0..ROOTS, NO_WEAK);
            assert_eq!(snapshot(&heap), before, "seed {seed}");
            let used = heap.top;
            heap.collect(0..ROOTS, NO_WEAK);
            assert_eq!(heap.top, used, "a second collection finds nothing");
            assert_eq!(snapshot(&heap), before);
            heap.words[..ROOTS].fill(Value::NONE.bits());
            heap.collect(0..ROOTS, NO_WEAK);
            assert_eq!(heap.top, heap.start, "all garbage goes");
        }
    }

    #[test]
    #[cfg(feature = "speed")]
    fn in_stress_mode_every_object_moves_at_every_collection() {
        use super::displace::{DISTANCE, PLACES};

        let mut memory = vec![0; 40_000];
        let mut heap = marked_heap(&mut memory, 1);
        heap.collect(0..ROOTS, NO_WEAK);
        let (before, start, root) = (snapshot(&heap), heap.start, heap.words[0]);
        heap.faults.stress = 1;
        for n in 1..=2 * PLACES {
            heap.collect(0..ROOTS, NO_WEAK);
            assert!(snapshot(&heap) == before);
            let place = n % PLACES;
            assert_eq!(heap.start, start + place * DISTANCE);
            assert_eq!(heap.words[0] == root, place == 0);
        }
        // Where there is no room they stay where they are.
        heap.limit = heap.end();
        let filler = heap.alloc(Kind::Bytes, heap.end() - heap.top - 1).unwrap();
        heap.fields_mut(filler).fill(0);
        heap.words[8] = Value::reference(Kind::Bytes, filler).bits();
        let before = snapshot(&heap);
        heap.collect(0..ROOTS, NO_WEAK);
        assert!(snapshot(&heap) == before);
        assert_eq!((heap.start, heap.top), (start, heap.end()));
    }

    /// A heap of random tuples and bytes, of which some live and are marked.
    fn marked_heap(memory: &mut [u64], seed: u64) -> Heap<'_> {
        let mut heap = heap(memory);
        let mut random = Random(seed);
        let mut all: Vec<Value> = Vec::new();
        for n in 0..900 {
            if random.below(4) == 0 {
                let at = heap.alloc(Kind::Bytes, random.below(40)).unwrap();
                heap.fields_mut(at).fill(u64::MAX);
                all.push(Value::reference(Kind::Bytes, at));
                continue;
            }
            let length = random.below(if n % 50 == 0 { 150 } else { 5 });
            let items: Vec<Value> = (0..length)
                .map(|_| match random.below(3) {
                    0 => Value::int(n),
                    _ if all.is_empty() => Value::NONE,
                    _ => all[random.below(all.len())],
                })
                .collect();
            all.push(tuple(&mut heap, &items));
        }
        for root in 0..8 {
            heap.words[root] = all[random.below(all.len())].bits();
        }
        let mut stack = MarkStack::new(heap.top);
        heap.mark(0..ROOTS, NO_WEAK, &mut stack);
        heap
    }

    #[test]
    fn both_ways_to_slide_give_the_same() {
        for seed in 0..60 {
            let (mut one, mut other) = (vec![0; 40_000], vec![0; 40_000]);
            let mut by_tables = marked_heap(&mut one, seed);
            let mut threaded = marked_heap(&mut other, seed);
            assert!(by_tables.slide_by_tables(0..ROOTS));
            threaded.slide_by_threading(0..ROOTS);
            assert_eq!(by_tables.top, threaded.top, "seed {seed}");
            let top = threaded.top;
            assert!(
                by_tables.words[..top] == threaded.words[..top],
                "seed {seed}"
            );
        }
    }

    #[test]
    fn a_weak_table_keeps_what_lives_otherwise() {
        let mut memory = vec![0; 2000];
        let mut heap = heap(&mut memory);
        let dead = tuple(&mut heap, &[Value::int(1)]);
        let live = tuple(&mut heap, &[Value::int(2)]);
        let table = heap.slots(7).unwrap();
        let pairs = [Value::int(2), dead, Value::int(10), live, Value::int(20)];
        for (i, v) in pairs.into_iter().enumerate() {
            heap.set(table, i + 1, v);
        }
        heap.words[0] = live.bits();
        heap.words[5] = Value::reference(Kind::Slots, table).bits();
        let weak = WeakRoots {
            identities: 5,
            ..NO_WEAK
        };
        heap.collect(0..ROOTS, weak);
        let table = Value::from_bits(heap.words[5]).addr();
        assert_eq!(heap.get(table, 1), Value::int(1));
        assert_eq!(heap.get(table, 2).bits(), heap.words[0]);
        assert_eq!(heap.get(table, 3), Value::int(20));
        assert_eq!(heap.get(heap.get(table, 2).addr(), 1), Value::int(2));
    }

    #[test]
    fn structures_deeper_than_the_mark_stack_are_marked() {
        // Each tuple has its successor first, so that every level needs a way back.
        let depth = 3000;
        let mut memory = vec![0; ROOTS + depth * 4 + MARK_RESERVE + 8];
        let mut heap = heap(&mut memory);
        let mut v = Value::NONE;
        for n in 0..depth {
            let leaf = Value::int(n as i64);
            v = tuple(&mut heap, &[v, leaf]);
        }
        heap.words[0] = v.bits();
        let used = heap.top;
        heap.top += heap.end() - heap.top;
        let filler = used;
        heap.words[filler] = crate::heap::header(Kind::Tuple, heap.top - filler);
        heap.collect(0..ROOTS, NO_WEAK);
        assert_eq!(heap.top, used);
        let mut at = Value::from_bits(heap.words[0]);
        for n in (0..depth).rev() {
            assert_eq!(heap.get(at.addr(), 2), Value::int(n as i64));
            at = heap.get(at.addr(), 1);
        }
        assert_eq!(at, Value::NONE);
    }
}
