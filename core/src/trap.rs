//! How an instruction or a native function fails to finish.

use crate::heap::{Full, Heap};
use crate::value::Value;

/// A trap where registers have 64 bits: what comes with it is in a second register. The
/// evaluators' own registers are allotted with that in mind.
#[cfg(target_pointer_width = "64")]
mod kinds {
    use super::{Full, Heap, Value};

    /// Why control goes back to the evaluator before the work is done.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    #[non_exhaustive]
    pub enum Trap {
        /// An exception is pending in the machine: [`Trap::RAISED`] on every machine.
        Pending,
        /// Memory ran out. The evaluator collects and runs the instruction again from its start;
        /// if that does not help, the program gets a MemoryError. [`Vm::wanted`](crate::Vm::wanted)
        /// tells how much was wanted.
        Full(usize),
        /// The frame that was entered natively has returned this: only the evaluator uses it.
        Done(Value),
        /// The portion is used up: only the evaluator uses it.
        Paused,
    }

    /// How a run of the evaluator's loop ended.
    pub(crate) use Trap as Ending;

    impl Trap {
        /// An exception is pending in the machine.
        pub const RAISED: Trap = Trap::Pending;

        #[inline(always)]
        pub(crate) fn is_raised(self, _: impl FnOnce() -> bool) -> bool {
            self == Trap::Pending
        }
    }

    impl From<Full> for Trap {
        #[inline]
        fn from(full: Full) -> Trap {
            Trap::Full(full.words)
        }
    }

    /// Words that were wanted.
    pub(crate) type Words = usize;

    /// What the machine remembers of the last trap.
    #[derive(Clone, Copy, Default, Debug)]
    pub(crate) struct Last {}

    impl Heap<'_> {
        /// There are not `words` free words.
        #[inline(always)]
        pub(crate) fn full(&mut self, words: usize) -> Full {
            Full { words }
        }

        pub(crate) fn wanted(&self, words: Words) -> usize {
            words
        }

        #[inline(always)]
        pub(crate) fn wanted_of(&self, trap: Trap) -> Option<usize> {
            match trap {
                Trap::Full(words) => Some(words),
                _ => None,
            }
        }

        /// Whether memory runs out is asked of what follows.
        #[inline(always)]
        pub(crate) fn forget_full(&mut self) {}

        #[inline(always)]
        pub(crate) fn done(&mut self, v: Value) -> Trap {
            Trap::Done(v)
        }

        #[inline(always)]
        pub(crate) fn pause(&mut self) -> Trap {
            Trap::Paused
        }

        #[inline(always)]
        pub(crate) fn is_pause(&self, trap: Trap) -> bool {
            trap == Trap::Paused
        }

        #[inline(always)]
        pub(crate) fn ending(&mut self, trap: Trap) -> Ending {
            trap
        }
    }
}

/// A trap elsewhere: nothing at all. What it is waits in the machine, so that what functions
/// return stays in registers.
#[cfg(not(target_pointer_width = "64"))]
mod kinds {
    use super::{Full, Heap, Value};

    /// How a run of the evaluator's loop ended.
    #[derive(Clone, Copy, Debug)]
    pub(crate) enum Ending {
        /// An exception is pending, or memory ran out.
        Failed,
        /// The frame that was entered natively has returned this.
        Done(Value),
        /// The portion is used up. See [`Vm::run_portion`](crate::Vm::run_portion).
        Paused,
    }

    /// Why control goes back to the evaluator before the work is done: an exception is pending, or
    /// memory ran out. [`Vm::is_raised`](crate::Vm::is_raised) tells which.
    #[derive(Clone, Copy, Debug)]
    pub struct Trap(());

    impl Trap {
        /// An exception is pending in the machine.
        pub const RAISED: Trap = Trap(());

        pub(crate) fn is_raised(self, pending: impl FnOnce() -> bool) -> bool {
            pending()
        }
    }

    impl From<Full> for Trap {
        fn from(_: Full) -> Trap {
            Trap(())
        }
    }

    /// Words that were wanted.
    pub(crate) type Words = ();

    /// What the machine remembers of the last trap.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Last {
        wanted: usize,
        ending: Ending,
    }

    impl Default for Last {
        fn default() -> Last {
            Last {
                wanted: 0,
                ending: Ending::Failed,
            }
        }
    }

    impl Heap<'_> {
        /// There are not `words` free words.
        #[cold]
        #[inline(never)]
        pub(crate) fn full(&mut self, words: usize) -> Full {
            self.last.wanted = words;
            Full { words: () }
        }

        pub(crate) fn wanted(&self, (): Words) -> usize {
            self.last.wanted
        }

        pub(crate) fn wanted_of(&self, _: Trap) -> Option<usize> {
            (self.last.wanted != 0).then_some(self.last.wanted)
        }

        /// Whether memory runs out is asked of what follows.
        pub(crate) fn forget_full(&mut self) {
            self.last.wanted = 0;
        }

        fn end_with(&mut self, ending: Ending) -> Trap {
            self.last.ending = ending;
            Trap(())
        }

        pub(crate) fn done(&mut self, v: Value) -> Trap {
            self.end_with(Ending::Done(v))
        }

        pub(crate) fn pause(&mut self) -> Trap {
            self.end_with(Ending::Paused)
        }

        pub(crate) fn is_pause(&self, _: Trap) -> bool {
            matches!(self.last.ending, Ending::Paused)
        }

        pub(crate) fn ending(&mut self, _: Trap) -> Ending {
            core::mem::replace(&mut self.last.ending, Ending::Failed)
        }
    }
}

pub use kinds::Trap;
pub(crate) use kinds::{Ending, Last, Words};

/// The result of an operation of the machine.
pub type Res<T = crate::Value> = Result<T, Trap>;

/// A piece of an error message.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// Text.
    Text(&'a str),
    /// A number.
    Int(i64),
    /// The name of the type of a value.
    TypeOf(crate::Value),
    /// As [`Part::TypeOf`] for an argument that a parser of arguments refuses: None is called "None".
    Given(crate::Value),
    /// `str()` of a string value, the name of a class; anything else as its type in brackets.
    Plain(crate::Value),
    /// The qualified name of a class.
    Qualified(crate::Value),
    /// The qualified name of the type of a value, with its module unless that is the program.
    PathOf(crate::Value),
    /// `repr()` of a value, as far as that needs no Python code.
    Repr(crate::Value),
    /// A string of the image.
    Name(crate::image::StrId),
    /// The qualified name of a function (or of its code), a class or a native, followed by `()`;
    /// the `repr()` of anything else.
    Function(crate::Value),
}

impl<'a> From<&'a str> for Part<'a> {
    fn from(text: &'a str) -> Part<'a> {
        Part::Text(text)
    }
}
