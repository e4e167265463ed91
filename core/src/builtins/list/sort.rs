//! Sorting in the machine's memory: stable, by powersort or a plain merge sort.
//!
//! The items are copied into records (key and item, where there is a key function), sorted
//! there, and copied back: meanwhile the list is empty, as the reference says. Keys that are
//! all small ints, all floats or all strs are sorted as pairs of key and place, which no two
//! records share: so that a sort that is not stable will do.

use core::cmp::Ordering::Equal;

use crate::convert::Memory;
use crate::kind::Kind;
use crate::sequence::{LENGTH, STORAGE};
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// Records that are sorted by insertion before merging begins.
#[cfg(not(feature = "speed"))]
const RUN: usize = 8;

/// Fewer records than this are compared in the very order in which the reference compares them:
/// programs see it where keys have no consistent order, or where comparing fails.
#[cfg(not(feature = "speed"))]
const SMALL: usize = 64;
/// Any number of records is.
#[cfg(feature = "speed")]
const SMALL: usize = usize::MAX;

/// How keys compare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Ints,
    Floats,
    Strs,
    Any,
}

/// A sort under way: stack words that hold the records and as much scratch.
#[derive(Clone, Copy)]
pub(super) struct Sort {
    pub(super) records: usize,
    pub(super) scratch: usize,
    /// Words of a record: 1, or 2 with a key before the item.
    stride: usize,
    pub(super) count: usize,
}

/// Sorts the list in the stack word `slot` in place; `key` may be None. Objects may move.
pub(crate) fn sort_list(vm: &mut Vm<'_>, slot: usize, key: Value, reverse: bool) -> Res<()> {
    let (base, count) = vm.list_span(vm.word(slot));
    if key.is_none() {
        if count < 2 {
            return Ok(());
        }
        let words = &mut vm.heap.words[base..base + count];
        if words.iter().all(|&w| Value::from_bits(w).is_int()) {
            words.sort_unstable_by_key(|&w| Value::from_bits(w).int_unchecked());
            if reverse {
                words.reverse();
            }
            return Ok(());
        }
    }
    let top = vm.top;
    let done = sort_records(vm, slot, key, reverse);
    vm.top = top;
    done
}

fn sort_records(vm: &mut Vm<'_>, slot: usize, key: Value, reverse: bool) -> Res<()> {
    let f = vm.push(key)?;
    vm.push(Value::NONE)?;
    let count = vm.list_len(vm.word(slot));
    let stride = if key.is_none() { 1 } else { 2 };
    vm.make_room(count * stride + 1)?;
    let records = vm.heap.slots(count * stride)?;
    let records = vm.push(Value::reference(Kind::Slots, records))?;
    let scratch = vm.push(Value::NONE)?;
    let storage = vm.get(vm.word(slot).addr(), STORAGE);
    let storage = vm.push(storage)?;
    let mut sort = Sort {
        records,
        scratch,
        stride,
        count,
    };
    vm.list_clear(vm.word(slot));
    let filled = sort.fill(vm, storage, f, reverse);
    // Where items do not compare, a list stays sorted as far as it was.
    let is_shown = filled.is_ok() && count < SMALL;
    let sorted = filled.and_then(|()| sort.run(vm));
    if sorted.is_ok() || is_shown {
        sort.copy_back(vm, storage, reverse);
    }
    let list = vm.word(slot).addr();
    let modified = vm.get(list, LENGTH) != Value::int(0) || !vm.get(list, STORAGE).is_none();
    vm.set(list, STORAGE, vm.word(storage));
    vm.set(list, LENGTH, Value::int(count as i64));
    sorted?;
    if modified {
        return Err(vm.raise(
            TypeId::ValueError,
            &[Part::Text("list modified during sort")],
        ));
    }
    Ok(())
}

/// First word of the storage in the stack word `slot`.
fn words_of(vm: &Vm<'_>, slot: usize) -> usize {
    vm.word(slot).addr().index() + 1
}

impl Sort {
    /// Makes the records, calling the key function in the stack word `f`. For a descending sort
    /// they come in reverse, so that equal ones keep their order when it is reversed again.
    fn fill(&self, vm: &mut Vm<'_>, storage: usize, f: usize, reverse: bool) -> Res<()> {
        for i in 0..self.count {
            let from = if reverse { self.count - 1 - i } else { i };
            if self.stride == 1 {
                let v = vm.word(words_of(vm, storage) + from);
                vm.set_word(words_of(vm, self.records) + i, v);
            }
        }
        if self.stride == 2 {
            for from in 0..self.count {
                let i = if reverse { self.count - 1 - from } else { from };
                let v = vm.word(words_of(vm, storage) + from);
                vm.set_word(f + 1, v);
                let key = vm.call_rooted(f, 1)?;
                let at = words_of(vm, self.records) + 2 * i;
                let v = vm.word(words_of(vm, storage) + from);
                vm.set_word(at, key);
                vm.set_word(at + 1, v);
            }
        }
        Ok(())
    }

    fn order_of_keys(&self, vm: &Vm<'_>) -> Order {
        let base = words_of(vm, self.records);
        let all = |test: &dyn Fn(Value) -> bool| {
            (0..self.count).all(|i| test(vm.word(base + i * self.stride)))
        };
        if all(&|v| v.is_int()) {
            Order::Ints
        } else if all(&|v| vm.is_str(v)) {
            Order::Strs
        } else if all(&|v| v.as_float().is_some_and(|x| !x.is_nan())) {
            Order::Floats
        } else {
            Order::Any
        }
    }

    /// Whether the key at record `i` of the storage in word `a` is less than that at record `j`
    /// of the storage in word `b`. May move objects.
    #[inline]
    pub(super) fn less(&self, vm: &mut Vm<'_>, a: (usize, usize), b: (usize, usize)) -> Res<bool> {
        let key =
            |vm: &Vm<'_>, (slot, i): (usize, usize)| vm.word(words_of(vm, slot) + i * self.stride);
        match vm.plain_less(key(vm, a), key(vm, b)) {
            Some(less) => Ok(less),
            None => vm.with_room(|vm| vm.less(key(vm, a), key(vm, b))),
        }
    }

    /// Copies `n` records.
    pub(super) fn copy(&self, vm: &mut Vm<'_>, from: (usize, usize), to: (usize, usize), n: usize) {
        let source = words_of(vm, from.0) + from.1 * self.stride;
        let target = words_of(vm, to.0) + to.1 * self.stride;
        vm.heap
            .words
            .copy_within(source..source + n * self.stride, target);
    }

    fn run(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        // What merges is enough where there is little room for code.
        let order = match cfg!(feature = "speed") {
            true => self.order_of_keys(vm),
            false => Order::Any,
        };
        // Pairs of key and place, or records: of those under merge, one run of two is moved away.
        let words = match order {
            Order::Any if cfg!(feature = "speed") => self.count.div_ceil(2) * self.stride,
            Order::Any => self.count * self.stride,
            _ => self.count * 2,
        };
        let scratch = vm.with_room(|vm| Ok(vm.heap.slots(words)?))?;
        vm.set_word(self.scratch, Value::reference(Kind::Slots, scratch));
        match order {
            Order::Any => self.sort_by_asking(vm),
            _ => {
                self.sort_pairs(vm, order);
                Ok(())
            }
        }
    }

    /// Sorts by keys that compare without calling anything.
    fn sort_pairs(&mut self, vm: &mut Vm<'_>, order: Order) {
        let image = vm.image;
        // The scratch is the last object: whatever keys refer to is below.
        let (below, above) = vm.heap.words.split_at_mut(words_of(vm, self.scratch));
        let records = Value::from_bits(below[self.records]).addr().index() + 1;
        let (pairs, _) = above[..2 * self.count].as_chunks_mut::<2>();
        for (i, [key, place]) in pairs.iter_mut().enumerate() {
            *key = below[records + i * self.stride];
            *place = Value::int(i as i64).bits();
        }
        let key = |pair: &[u64; 2]| Value::from_bits(pair[0]);
        match order {
            Order::Ints => pairs.sort_unstable_by_key(|pair| (key(pair).int_high(), pair[1])),
            Order::Floats => pairs.sort_unstable_by(|a, b| {
                let (x, y) = (key(a).as_float(), key(b).as_float());
                x.partial_cmp(&y).unwrap_or(Equal).then(a[1].cmp(&b[1]))
            }),
            _ => {
                // Most texts differ in what one word can have of them.
                let memory = Memory::new(below, image);
                for pair in &mut *pairs {
                    pair[0] = beginning(memory.bytes(key(pair)));
                }
                let whole = |pair: &[u64; 2]| {
                    let place = Value::from_bits(pair[1]).int_unchecked() as usize;
                    memory.bytes(Value::from_bits(below[records + place * self.stride]))
                };
                pairs.sort_unstable_by(|a, b| {
                    let order = a[0].cmp(&b[0]);
                    order.then_with(|| whole(a).cmp(whole(b)).then(a[1].cmp(&b[1])))
                });
            }
        }
        // From here on they are records of the item alone, in the second word.
        for pair in pairs {
            pair[0] = Value::NONE.bits();
            let place = Value::from_bits(pair[1]).int_unchecked() as usize;
            pair[1] = below[records + (place + 1) * self.stride - 1];
        }
        core::mem::swap(&mut self.records, &mut self.scratch);
        self.stride = 2;
    }

    /// Sorts by keys that any code may compare.
    fn sort_by_asking(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        #[cfg(feature = "speed")]
        return super::powersort::sort(self, vm);
        #[cfg(not(feature = "speed"))]
        self.merge_sort(vm)
    }

    #[cfg(not(feature = "speed"))]
    fn merge_sort(&mut self, vm: &mut Vm<'_>) -> Res<()> {
        let sorted = self.natural_run(vm, 0)?;
        if sorted == self.count {
            return Ok(());
        }
        if self.count < SMALL {
            return self.insert_by_halves(vm, 0, sorted, self.count);
        }
        let mut first = 0;
        while first < self.count {
            let end = (first + RUN).min(self.count);
            self.insert_run(vm, first, end)?;
            first = end;
        }
        let mut width = RUN;
        while width < self.count {
            let mut low = 0;
            while low < self.count {
                let middle = (low + width).min(self.count);
                let high = (middle + width).min(self.count);
                self.merge(vm, low, middle, high)?;
                low = high;
            }
            core::mem::swap(&mut self.records, &mut self.scratch);
            width *= 2;
        }
        Ok(())
    }

    /// Where the run that begins at record `first` ends: records in order; a descending run is
    /// reversed to be so.
    pub(super) fn natural_run(&self, vm: &mut Vm<'_>, first: usize) -> Res<usize> {
        let at = |i: usize| (self.records, i);
        let mut n = first + 1;
        while n < self.count && !self.less(vm, at(n), at(n - 1))? {
            n += 1;
        }
        if n >= self.count || (n > first + 1 && self.less(vm, at(first), at(n - 1))?) {
            return Ok(n.min(self.count));
        }
        // Equal records are reversed twice, so that they keep their order.
        self.reverse(vm, first, n);
        n += 1;
        let mut equal = n - 1;
        while n < self.count {
            if self.less(vm, at(n), at(n - 1))? {
                self.reverse(vm, equal, n);
                equal = n;
            } else if self.less(vm, at(n - 1), at(n))? {
                break;
            }
            n += 1;
        }
        self.reverse(vm, equal, n);
        self.reverse(vm, first, n);
        while n < self.count && !self.less(vm, at(n), at(n - 1))? {
            n += 1;
        }
        Ok(n)
    }

    /// Reverses the records `first..end`.
    fn reverse(&self, vm: &mut Vm<'_>, first: usize, end: usize) {
        let base = words_of(vm, self.records);
        let words = &mut vm.heap.words[base + first * self.stride..base + end * self.stride];
        words.reverse();
        if self.stride == 2 {
            words.chunks_exact_mut(2).for_each(<[u64]>::reverse);
        }
    }

    /// Puts the records `sorted..end` among those from `first` on, each found by halving.
    pub(super) fn insert_by_halves(
        &self,
        vm: &mut Vm<'_>,
        first: usize,
        sorted: usize,
        end: usize,
    ) -> Res<()> {
        for i in sorted..end {
            let (mut low, mut high) = (first, i);
            while low < high {
                let middle = (low + high) / 2;
                match self.less(vm, (self.records, i), (self.records, middle))? {
                    true => high = middle,
                    false => low = middle + 1,
                }
            }
            self.insert(vm, i, low);
        }
        Ok(())
    }

    /// Moves record `i` down to `at`, by way of scratch.
    fn insert(&self, vm: &mut Vm<'_>, i: usize, at: usize) {
        let (records, scratch) = (self.records, self.scratch);
        if at < i {
            self.copy(vm, (records, i), (scratch, 0), 1);
            self.copy(vm, (records, at), (records, at + 1), i - at);
            self.copy(vm, (scratch, 0), (records, at), 1);
        }
    }

    /// Sorts the records `first..end` by insertion.
    #[cfg(not(feature = "speed"))]
    fn insert_run(&self, vm: &mut Vm<'_>, first: usize, end: usize) -> Res<()> {
        let records = self.records;
        for i in first + 1..end {
            let mut at = i;
            while at > first && self.less(vm, (records, i), (records, at - 1))? {
                at -= 1;
            }
            self.insert(vm, i, at);
        }
        Ok(())
    }

    /// Merges the sorted records `low..middle` and `middle..high` into scratch.
    #[cfg(not(feature = "speed"))]
    fn merge(&self, vm: &mut Vm<'_>, low: usize, middle: usize, high: usize) -> Res<()> {
        let (from, to) = (self.records, self.scratch);
        if middle == high || !self.less(vm, (from, middle), (from, middle - 1))? {
            self.copy(vm, (from, low), (to, low), high - low);
            return Ok(());
        }
        let (mut left, mut right, mut at) = (low, middle, low);
        while left < middle && right < high {
            let next = match self.less(vm, (from, right), (from, left))? {
                true => &mut right,
                false => &mut left,
            };
            self.copy(vm, (from, *next), (to, at), 1);
            *next += 1;
            at += 1;
        }
        self.copy(vm, (from, left), (to, at), middle - left);
        self.copy(vm, (from, right), (to, at + middle - left), high - right);
        Ok(())
    }

    /// Puts the sorted items into the list's own storage.
    fn copy_back(&self, vm: &mut Vm<'_>, storage: usize, reverse: bool) {
        let (from, to) = (words_of(vm, self.records), words_of(vm, storage));
        for i in 0..self.count {
            let v = vm.word(from + (i + 1) * self.stride - 1);
            vm.set_word(to + if reverse { self.count - 1 - i } else { i }, v);
        }
    }
}

/// The first eight bytes of a text, so that their order is that of numbers.
fn beginning(text: &[u8]) -> u64 {
    let mut word = [0; 8];
    let count = text.len().min(word.len());
    word[..count].copy_from_slice(&text[..count]);
    u64::from_be_bytes(word)
}
