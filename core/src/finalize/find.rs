//! What a collection finds to be finalized.
//!
//! Objects that want something done before they go have [`FINALIZABLE`] in their header, or
//! their class has. Where such an object is found dead, it stays for the time being, with all
//! that it reaches, and is [`PENDING`] until it has been finalized.
//!
//! An object that another one of those found reaches waits for a later collection, so that what
//! refers to something is finalized before that, as where references are counted. Where they
//! reach each other, or it takes too many collections, they are finalized all at once.

use crate::class::METACLASS;
use crate::collect::MarkStack;
use crate::exception::CLASS as EXCEPTION_CLASS;
use crate::features::Feature;
use crate::generator::{FINISHED, IDLE, NEW, RESUME, STATE};
use crate::heap::{Heap, MARKED};
use crate::instance::{SHAPE, SHAPE_CLASS};
use crate::kind::Kind;
use crate::value::{Addr, Value};

/// Header flag of a generator that has something to do when it goes, and of a class whose
/// instances have.
pub(crate) const FINALIZABLE: u64 = 1 << 43;
/// Header flag: found dead, and not finalized yet.
pub(crate) const PENDING: u64 = 1 << 44;
/// Header flag: has been finalized, and will not be again.
pub(crate) const FINALIZED: u64 = 1 << 45;
/// Header flag: found dead by the collection at hand.
const CANDIDATE: u64 = 1 << 46;

/// Collections in a row that leave out what others reach.
const MOST_POSTPONED: u8 = 3;

/// What the heap knows about objects to be finalized.
#[derive(Debug, Default)]
pub(crate) struct Finalizers {
    /// Whether instances of some class have a finalizer.
    pub(crate) of_classes: bool,
    /// Whether there may be generators that have something to do when they go.
    pub(crate) of_generators: bool,
    /// Number of objects that are [`PENDING`].
    pub(crate) pending: usize,
    /// Collections in a row that have left something out.
    postponed: u8,
}

impl Finalizers {
    fn is_empty(&self) -> bool {
        !self.of_classes && !self.of_generators
    }
}

impl Heap<'_> {
    /// Marks what earlier collections have found and nobody has finalized yet.
    pub(crate) fn mark_pending(&mut self, stack: &mut MarkStack) {
        if !Feature::Finalizers.included() {
            return;
        }
        if self.finalizers.pending == 0 {
            return;
        }
        self.for_each(|heap, at| {
            if heap.words[at] & PENDING != 0 {
                heap.mark_from(heap.reference_to(at), stack);
            }
        });
    }

    /// Marks what is dead and has to be finalized first, after everything else was marked.
    pub(crate) fn keep_unfinalized(&mut self, stack: &mut MarkStack) {
        if !Feature::Finalizers.included() {
            return;
        }
        if self.finalizers.is_empty() || self.find_candidates() == 0 {
            return;
        }
        // What they reach, but not they themselves.
        self.for_each(|heap, at| {
            if heap.words[at] & CANDIDATE != 0 {
                heap.mark_fields(at, stack);
            }
        });
        self.mark_overflown(stack);
        let mut unreached = 0;
        self.for_each(|heap, at| {
            unreached += usize::from(heap.words[at] & (CANDIDATE | MARKED) == CANDIDATE);
        });
        let all = unreached == 0 || self.finalizers.postponed >= MOST_POSTPONED;
        let mut postponed = false;
        self.for_each(|heap, at| {
            let word = heap.words[at];
            if word & CANDIDATE == 0 {
                return;
            }
            let now = all || word & MARKED == 0;
            heap.words[at] = word & !CANDIDATE | MARKED | if now { PENDING } else { 0 };
            heap.finalizers.pending += usize::from(now);
            postponed |= !now;
        });
        self.finalizers.postponed = match postponed {
            true => self.finalizers.postponed + 1,
            false => 0,
        };
    }

    /// Marks the dead objects that are to be finalized as candidates; how many there are.
    fn find_candidates(&mut self) -> usize {
        let (mut found, mut generators) = (0, false);
        self.for_each(|heap, at| {
            let word = heap.words[at];
            let kind = Kind::from_u8((word >> 32) as u8);
            generators |= word & FINALIZABLE != 0 && kind != Some(Kind::Class);
            if word & (MARKED | FINALIZED) == 0 && heap.is_unfinalized(at, kind) {
                heap.words[at] |= CANDIDATE;
                found += 1;
            }
        });
        self.finalizers.of_generators = generators;
        found
    }

    /// Whether anything has a finalizer that has not run.
    pub(crate) fn any_unfinalized(&self) -> bool {
        if self.finalizers.is_empty() {
            return false;
        }
        let mut at = self.start;
        while at < self.top {
            let word = self.words[at];
            let kind = Kind::from_u8((word >> 32) as u8);
            if word & FINALIZED == 0 && self.is_unfinalized(at, kind) {
                return true;
            }
            at += word as u32 as usize;
        }
        false
    }

    /// Makes every object that has a finalizer which has not run pending; how many they are.
    pub(crate) fn make_all_pending(&mut self) -> usize {
        let mut found = 0;
        self.for_each(|heap, at| {
            let word = heap.words[at];
            let kind = Kind::from_u8((word >> 32) as u8);
            if word & (PENDING | FINALIZED) == 0 && heap.is_unfinalized(at, kind) {
                heap.words[at] |= PENDING;
                found += 1;
            }
        });
        self.finalizers.pending += found;
        found
    }

    /// Whether the object at `at` has something to do before it goes.
    fn is_unfinalized(&self, at: usize, kind: Option<Kind>) -> bool {
        match kind {
            Some(Kind::Instance) if self.finalizers.of_classes => {
                let shape = self.get(Addr(at as u32), SHAPE);
                self.has_finalizer(self.get(shape.addr(), SHAPE_CLASS))
            }
            Some(Kind::Exception) if self.finalizers.of_classes => {
                self.has_finalizer(self.get(Addr(at as u32), EXCEPTION_CLASS))
            }
            Some(Kind::Class) if self.finalizers.of_classes => {
                self.has_finalizer(self.get(Addr(at as u32), METACLASS))
            }
            Some(Kind::Generator | Kind::AsyncGenerator) => {
                self.words[at] & FINALIZABLE != 0 && self.stands(at, &[IDLE])
            }
            Some(Kind::Coroutine) => self.stands(at, &[IDLE, NEW]),
            _ => false,
        }
    }

    fn has_finalizer(&self, class: Value) -> bool {
        class
            .as_kind(Kind::Class)
            .is_some_and(|class| self.raw(class, 0) & FINALIZABLE != 0)
    }

    /// Whether the generator at `at` has not ended and is in one of these states.
    fn stands(&self, at: usize, states: &[Value]) -> bool {
        let at = Addr(at as u32);
        self.get(at, RESUME).int_unchecked() != FINISHED && states.contains(&self.get(at, STATE))
    }

    /// Puts the first pending objects into the words `into`, as many as there is room for; how
    /// many they are.
    pub(crate) fn take_pending(&mut self, into: core::ops::Range<usize>) -> usize {
        let mut next = into.start;
        let mut at = self.start;
        while at < self.top && next < into.end {
            let word = self.words[at];
            if word & PENDING != 0 {
                self.words[at] = word & !PENDING | FINALIZED;
                self.words[next] = self.reference_to(at).bits();
                next += 1;
            }
            at += word as u32 as usize;
        }
        let taken = next - into.start;
        self.finalizers.pending = match at < self.top {
            true => self.finalizers.pending.saturating_sub(taken),
            false => 0,
        };
        taken
    }

    /// The next object of this kind, from the one at the word `at` on, which becomes the one
    /// behind it.
    pub(crate) fn next_of(&self, kind: Kind, at: &mut usize) -> Option<Value> {
        while *at < self.top {
            let object = self.reference_to(*at);
            *at += self.words[*at] as u32 as usize;
            if object.is(kind) {
                return Some(object);
            }
        }
        None
    }

    /// Calls `f` with the address of each object.
    fn for_each(&mut self, mut f: impl FnMut(&mut Self, usize)) {
        let mut at = self.start;
        while at < self.top {
            f(self, at);
            at += self.words[at] as u32 as usize;
        }
    }

    /// A reference to the object at `at`.
    fn reference_to(&self, at: usize) -> Value {
        match Kind::from_u8((self.words[at] >> 32) as u8) {
            Some(kind) => Value::reference(kind, Addr(at as u32)),
            None => Value::NONE,
        }
    }
}
