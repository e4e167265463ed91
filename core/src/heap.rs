//! The caller's memory as words, and the objects in it.
//!
//! ```text
//! 0        roots   stack          caches           objects            free      mark stack
//! +--------+-------+--------------+----------------+------------------+---------+---------+
//! ```
//!
//! An object is a header word and then its fields, 1.. . The header:
//!
//! | bits | meaning |
//! |---|---|
//! | 31..0 | size in words, header included |
//! | 39..32 | [`Kind`] |
//! | 40 | marked (during collection only) |
//! | 41 | namespace: a dict whose entries caches may point into |
//! | 42 | see `instance.rs` |
//! | 46..43 | see `finalize/find.rs` |
//! | 47 | not a header but a link of the collector's (during collection only) |
//! | 63..48 | shape number of an instance, else free for the kind |
//!
//! Allocation bumps a pointer. When the words run out it says so with [`Full`] and changes
//! nothing: the evaluator collects and runs the instruction again from its start. Nothing moves
//! while an instruction runs, so plain addresses may be held until it calls back into Python.

use crate::faults::Faults;
use crate::finalize::Finalizers;
use crate::kind::Kind;
use crate::trap::{Last, Words};
use crate::value::{Addr, Value};

/// There are too few free words; a collection may help.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Full {
    /// The number of words that were wanted.
    pub(crate) words: Words,
}

pub(crate) const MARKED: u64 = 1 << 40;
pub(crate) const NAMESPACE: u64 = 1 << 41;
pub(crate) const LINK: u64 = 1 << 47;
/// Of a dict: it is that of an `OrderedDict`.
pub(crate) const ORDERED: u64 = 1 << 48;
/// Of a bound method: it is a `method`, whatever is bound.
pub(crate) const OF_CALLABLE: u64 = 1 << 48;

/// Words at the end of the memory that the collector's mark stack always has.
pub(crate) const MARK_RESERVE: usize = 32;

/// Least number of words between collections, where the memory has them: 2.44 MiB.
const MIN_STRIDE: usize = 312 * 1024;

/// The header of an object of this kind and size.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) const fn header(kind: Kind, words: usize) -> u64 {
    words as u64 | (kind as u64) << 32
}

/// The memory, and where objects begin and end in it.
#[derive(Debug)]
#[repr(C)]
pub(crate) struct Heap<'m> {
    pub(crate) words: &'m mut [u64],
    /// First object.
    pub(crate) start: usize,
    /// First free word.
    pub(crate) top: usize,
    /// Where allocation stops and a collection is due.
    pub(crate) limit: usize,
    /// Whether allocations are to fail though there is room: see `faults`.
    pub(crate) armed: bool,
    pub(crate) finalizers: Finalizers,
    pub(crate) last: Last,
    pub(crate) faults: Faults,
}

impl<'m> Heap<'m> {
    pub(crate) fn new(words: &'m mut [u64], start: usize) -> Heap<'m> {
        let mut heap = Heap {
            words,
            start,
            top: start,
            limit: 0,
            armed: false,
            finalizers: Finalizers::default(),
            last: Last::default(),
            faults: Faults::default(),
        };
        heap.set_limit();
        heap
    }

    /// The word after the last that objects may use.
    pub(crate) fn end(&self) -> usize {
        self.words.len() - MARK_RESERVE
    }

    /// Sets when the next collection is due: when the live words have doubled, or of many, when
    /// there are half as many more. A collection takes as long as there are live words, so that
    /// collecting takes the same share of the time whatever their number.
    pub(crate) fn set_limit(&mut self) {
        let live = self.top - self.start;
        let stride = live.clamp(MIN_STRIDE, 2 * MIN_STRIDE).max(live / 2);
        let end = self.end();
        let tables = crate::collect::room_for_tables(end - self.start);
        // Collecting takes two thirds of the time with them: that is worth a third of what is free.
        let end = if end - self.top >= 3 * tables {
            end - tables
        } else {
            end
        };
        self.limit = (self.top + stride).min(end);
    }

    /// Makes an object of `fields` words after its header. The fields of a kind that holds
    /// values must all be set before the next allocation that may fail.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn alloc(&mut self, kind: Kind, fields: usize) -> Result<Addr, Full> {
        let words = fields + 1;
        let at = self.top;
        if at + words > self.limit || self.armed {
            return self.refuse(kind, words);
        }
        self.top = at + words;
        self.words[at] = header(kind, words);
        Ok(Addr(at as u32))
    }

    /// Where there is too little room, or what is there may not be had.
    #[cold]
    #[inline(never)]
    fn refuse(&mut self, kind: Kind, words: usize) -> Result<Addr, Full> {
        let at = self.top;
        if self.top + words > self.limit || self.fault(words) {
            return Err(self.full(words));
        }
        self.top = at + words;
        self.words[at] = header(kind, words);
        Ok(Addr(at as u32))
    }

    /// Fails unless `words` words, headers included, can be allocated.
    pub(crate) fn reserve(&mut self, words: usize) -> Result<(), Full> {
        if self.top + words > self.limit || self.armed && self.refuses_room(words) {
            return Err(self.full(words));
        }
        if self.armed {
            self.promise(words);
        }
        Ok(())
    }

    /// An object with these fields.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn object<const N: usize>(
        &mut self,
        kind: Kind,
        fields: [Value; N],
    ) -> Result<Value, Full> {
        let at = self.alloc(kind, N)?;
        for (slot, v) in self.words[at.index() + 1..][..N].iter_mut().zip(fields) {
            *slot = v.bits();
        }
        Ok(Value::reference(kind, at))
    }

    /// Storage of `capacity` values, all unbound.
    pub(crate) fn slots(&mut self, capacity: usize) -> Result<Addr, Full> {
        let at = self.alloc(Kind::Slots, capacity)?;
        self.words[at.index() + 1..][..capacity].fill(Value::UNBOUND.bits());
        Ok(at)
    }

    /// Makes the storage `at` hold `capacity` values: in place where it is the last object,
    /// otherwise a copy.
    pub(crate) fn grow_slots(&mut self, at: Addr, capacity: usize) -> Result<Addr, Full> {
        let old = self.len(at);
        debug_assert!(capacity >= old);
        if at.index() + old + 1 == self.top && !self.armed {
            let end = at.index() + 1 + capacity;
            if end > self.limit {
                return Err(self.full(capacity - old));
            }
            self.words[at.index()] = header(Kind::Slots, capacity + 1);
            self.words[self.top..end].fill(Value::UNBOUND.bits());
            self.top = end;
            return Ok(at);
        }
        let new = self.slots(capacity)?;
        let from = at.index() + 1;
        self.words.copy_within(from..from + old, new.index() + 1);
        Ok(new)
    }

    /// Field `i` (from 1) of the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn get(&self, at: Addr, i: usize) -> Value {
        Value::from_bits(self.words[at.index() + i])
    }

    /// Sets field `i` (from 1) of the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn set(&mut self, at: Addr, i: usize, v: Value) {
        self.words[at.index() + i] = v.bits();
    }

    /// Raw word `i` of the object at `at`; 0 is the header.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn raw(&self, at: Addr, i: usize) -> u64 {
        self.words[at.index() + i]
    }

    /// Sets raw word `i` of the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn set_raw(&mut self, at: Addr, i: usize, word: u64) {
        self.words[at.index() + i] = word;
    }

    /// Number of fields of the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn len(&self, at: Addr) -> usize {
        self.words[at.index()] as u32 as usize - 1
    }

    /// The fields of the object at `at` as words.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn fields(&self, at: Addr) -> &[u64] {
        let from = at.index() + 1;
        &self.words[from..from + self.len(at)]
    }

    /// The fields of the object at `at` as words.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn fields_mut(&mut self, at: Addr) -> &mut [u64] {
        let from = at.index() + 1;
        let len = self.len(at);
        &mut self.words[from..from + len]
    }

    /// Gives back the words after the first `fields` fields of the last object made.
    pub(crate) fn shrink_last(&mut self, at: Addr, fields: usize) {
        let old = self.words[at.index()];
        if at.index() + (old as u32 as usize) == self.top {
            self.words[at.index()] = old & !0xFFFF_FFFF | (fields + 1) as u64;
            self.top = at.index() + 1 + fields;
        }
    }
}
