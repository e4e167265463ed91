//! How an instruction or a native function fails to finish.

use crate::heap::{Full, Heap};

/// What comes with a trap, where registers have 64 bits: the thing itself, in a second register.
/// The evaluators' own registers are allotted with that in mind.
#[cfg(target_pointer_width = "64")]
mod carried {
    use super::{Full, Heap};
    use crate::value::Value;

    /// Words that were wanted.
    pub type Words = usize;
    /// What a frame returned.
    pub type Returned = Value;

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
        pub(crate) fn hand_back(&mut self, v: Value) -> Returned {
            v
        }

        #[inline(always)]
        pub(crate) fn handed_back(&self, v: Returned) -> Value {
            v
        }
    }
}

/// What comes with a trap, elsewhere: nothing. It waits in the machine, so that what functions
/// return stays in registers.
#[cfg(not(target_pointer_width = "64"))]
mod carried {
    use super::{Full, Heap};
    use crate::value::Value;

    /// Words that were wanted.
    pub type Words = ();
    /// What a frame returned.
    pub type Returned = ();

    impl Heap<'_> {
        /// There are not `words` free words.
        #[cold]
        #[inline(never)]
        pub(crate) fn full(&mut self, words: usize) -> Full {
            self.carried.0 = words;
            Full { words: () }
        }

        pub(crate) fn wanted(&self, (): Words) -> usize {
            self.carried.0
        }

        pub(crate) fn hand_back(&mut self, v: Value) -> Returned {
            self.carried.1 = v;
        }

        pub(crate) fn handed_back(&self, (): Returned) -> Value {
            self.carried.1
        }
    }
}

pub use carried::{Returned, Words};

/// Why control goes back to the evaluator before the work is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(not(target_pointer_width = "64"), repr(usize))]
#[non_exhaustive]
pub enum Trap {
    /// An exception is pending in the machine.
    Raised,
    /// Memory ran out. The evaluator collects and runs the instruction again from its start;
    /// if that does not help, the program gets a MemoryError. [`Vm::wanted`](crate::Vm::wanted)
    /// tells how much was wanted.
    Full(Words),
    /// The frame that was entered natively has returned this: only the evaluator uses it.
    Done(Returned),
    /// The portion is used up: only the evaluator uses it. See [`Vm::run_portion`](crate::Vm::run_portion).
    Paused,
    /// The instruction at hand is behind those that the evaluator knows of: the image has grown.
    /// Only the evaluator uses it.
    Grown,
}

impl From<Full> for Trap {
    #[inline]
    fn from(full: Full) -> Trap {
        Trap::Full(full.words)
    }
}

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
    /// `str()` of a string value, the name of a class; anything else as its type in brackets.
    Plain(crate::Value),
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
