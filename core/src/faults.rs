//! Allocations that fail on purpose, to test what the machine, its natives and programs do then.
//!
//! There are two sorts. One fails once, as where a collection is due: nobody may notice. The other
//! fails as where memory is full: whatever is tried, there is no room until a MemoryError has been
//! raised.
//!
//! Room that was asked for and given is kept: what natives allocate in it does not fail.

use crate::heap::Heap;
use crate::vm::Vm;

/// How often stress mode fails an instruction.
const MOST_FAILURES: u32 = 4;

/// Which allocations are to fail. [`Heap::armed`] says whether there are any.
#[derive(Default, Debug)]
pub(crate) struct Faults {
    /// Which allocation after each poll fails once; 0 where none does.
    pub(crate) stress: u32,
    /// MemoryErrors still to be raised.
    errors: u32,
    /// Allocations up to the one that fails.
    countdown: u32,
    /// Whether memory is as if it were full.
    full: bool,
    /// Up to this word there is room for whoever asked for it.
    promised: usize,
    /// At which of the places that stress mode moves objects to they are, from 0.
    pub(crate) place: usize,
}

impl Faults {
    /// Whether polls are to come as often as they can.
    pub(crate) fn are_on(&self) -> bool {
        self.stress > 0 || self.errors > 0 || self.countdown > 0
    }

    /// Whether an allocation that ends at the word `end` is to fail.
    fn strike(&mut self, end: usize) -> bool {
        if self.full {
            return true;
        }
        if (self.stress == 0 || self.errors > 0) && end <= self.promised {
            return false;
        }
        self.countdown = self.countdown.saturating_sub(1);
        self.full = self.errors > 0 && self.countdown == 0;
        self.countdown == 0
    }
}

impl Heap<'_> {
    /// Whether an allocation of `words` words is to fail though there is room, while
    /// [`Heap::armed`].
    pub(crate) fn fault(&mut self, words: usize) -> bool {
        let fails = self.faults.strike(self.top + words);
        self.armed = self.faults.errors > 0 || !fails;
        fails
    }

    /// Whether asking for room is to fail. That does not use up what stress mode is to fail.
    pub(crate) fn refuses_room(&mut self, words: usize) -> bool {
        self.faults.errors > 0 && self.fault(words)
    }

    /// Whether there are `words` free words, after a collection.
    pub(crate) fn has_room(&self, words: usize) -> bool {
        self.top + words <= self.limit && !self.faults.full
    }

    /// What is allocated in the next `words` words does not fail.
    pub(crate) fn promise(&mut self, words: usize) {
        self.faults.promised = self.faults.promised.max(self.top + words);
    }

    /// Words ahead that are promised.
    pub(crate) fn promised(&self) -> usize {
        self.faults.promised.saturating_sub(self.top)
    }

    /// A collection has brought the first free word near, `words` words behind it are promised.
    pub(crate) fn keep_promise(&mut self, words: usize) {
        self.faults.promised = self.top + words;
    }

    /// A poll: what was promised has been used, and what is to fail is near again.
    pub(crate) fn rearm(&mut self) {
        self.faults.promised = 0;
        if self.faults.stress > 0 && self.faults.errors == 0 {
            self.faults.countdown = self.faults.stress;
            self.armed = true;
        }
    }

    /// Stress mode fails no allocation before the next poll.
    pub(crate) fn disarm(&mut self) {
        self.armed &= self.faults.stress == 0 || self.faults.errors > 0;
    }

    /// An instruction is tried again, for the time of this number: stress mode lets pass what has
    /// failed, and fails the allocation after that, for a few times.
    pub(crate) fn fail_later(&mut self, retries: u32) {
        self.disarm();
        if self.faults.stress > 0 && self.faults.errors == 0 && retries < MOST_FAILURES {
            self.faults.countdown = retries + 1;
            self.armed = true;
        }
    }

    /// A MemoryError is about to be raised. If more of them are to come, the next allocation fails.
    pub(crate) fn error_comes(&mut self) {
        let faults = &mut self.faults;
        if core::mem::take(&mut faults.full) {
            faults.errors -= 1;
            faults.countdown = faults.errors.min(1);
            self.armed = faults.errors > 0;
        }
        self.disarm();
    }
}

impl Vm<'_> {
    /// Makes an allocation fail as if memory were full, number `first` from now on, and after the
    /// MemoryError the next one, until there were `errors` of these. Without errors it fails once, as
    /// if a collection were due. None fails if `first` is 0. How many of the failures that were to come
    /// before did not.
    pub fn fail_allocations(&mut self, first: u32, errors: u32) -> u32 {
        let faults = &mut self.heap.faults;
        let once = self.heap.armed && faults.stress == 0;
        let missing = faults.errors.max(once.into());
        (faults.countdown, faults.errors) = (first, errors);
        (faults.full, faults.promised) = (false, 0);
        self.heap.armed = first > 0;
        if first > 0 {
            self.budget = 1;
        }
        missing
    }
}
