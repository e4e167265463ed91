//! In stress mode, each collection moves all objects by a few words: some steps up, then back.
//!
//! Sliding moves what is behind garbage only. So whoever keeps an address while objects may move
//! would seldom be found out. An address is right again after as many collections as there are
//! places, so their number is a prime: what is done between two looks at an address makes objects by
//! twos and threes.

use super::tables::is_raw;
use crate::heap::Heap;
use crate::value::Value;

/// Words that objects move by: what was a header's place becomes that of a field.
pub(super) const DISTANCE: usize = 3;
/// Places that objects are at in turn, each by that distance above the one before.
pub(super) const PLACES: usize = 7;

impl Heap<'_> {
    /// Moves all objects, and so where they begin, where there is room to.
    pub(super) fn displace(&mut self, roots: core::ops::Range<usize>) {
        let (start, top) = (self.start, self.top);
        if !cfg!(feature = "speed") || self.faults.stress == 0 {
            return;
        }
        let place = self.faults.place;
        let next = match place + 1 < PLACES && top + DISTANCE <= self.end() {
            true => place + 1,
            false => 0,
        };
        if next == place {
            return;
        }
        let moved = |at: usize| at - place * DISTANCE + next * DISTANCE;
        let update = |word: &mut u64| {
            let v = Value::from_bits(*word);
            if v.is_ref() {
                *word = *word & !u64::from(u32::MAX) | moved(v.addr().index()) as u64;
            }
        };
        self.words[roots].iter_mut().for_each(update);
        let mut at = start;
        while at < top {
            let size = self.words[at] as u32 as usize;
            if !is_raw(self.words[at]) {
                self.words[at + 1..at + size].iter_mut().for_each(update);
            }
            at += size;
        }
        self.words.copy_within(start..top, moved(start));
        (self.start, self.top) = (moved(start), moved(top));
        self.faults.place = next;
    }
}
