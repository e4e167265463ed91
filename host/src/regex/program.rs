//! What the matching machine executes.

use super::fold::{Fold, fold};
use super::node::{Greed, Place};
use super::set::Table;

/// A number of an instruction.
pub(super) type Pc = usize;

/// What matches one character.
#[derive(Clone, Debug)]
pub(super) enum Single {
    /// This one.
    Char(u32),
    /// One that is this one folded.
    Folded(u32, Fold),
    Any,
    /// Any but a newline.
    NoNewline,
    Set(Box<Table>),
}

impl Single {
    /// Whether it matches `c`.
    #[inline]
    pub(super) fn has(&self, c: u32) -> bool {
        match self {
            Single::Char(own) => *own == c,
            Single::Folded(own, how) => *own == fold(c, *how),
            Single::Any => true,
            Single::NoNewline => c != u32::from(b'\n'),
            Single::Set(table) => table.has(c),
        }
    }
}

/// A test of a place, under the flags at that point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assertion {
    pub(super) place: Place,
    pub(super) multiline: bool,
    pub(super) ascii: bool,
}

/// An instruction. What it does not say continues with the next.
#[derive(Clone, Debug)]
pub(super) enum Inst {
    One(Single),
    /// Tries the first, then the second.
    Split(Pc, Pc),
    Jump(Pc),
    /// Notes where a group begins (even) or ends (odd).
    Save(usize),
    Assert(Assertion),
    Reference(usize, Fold),
    /// One character, many times.
    Run {
        single: Single,
        least: usize,
        most: usize,
        greed: Greed,
    },
    /// A loop begins: it has not turned yet.
    Enter(usize),
    /// A loop turns once more to `body`, or is done.
    Turn {
        counter: usize,
        body: Pc,
        least: usize,
        most: usize,
        greed: Greed,
    },
    /// What follows, up to `end`, is tried at a place `back` characters before.
    Look {
        negative: bool,
        back: Option<usize>,
        end: Pc,
    },
    /// What follows, up to `end`, is not tried in another way later.
    Atomic(Pc),
    /// The end of what `Look` or `Atomic` has begun.
    SubEnd,
    /// Goes elsewhere unless the group has matched.
    Unless(usize, Pc),
    Match,
}

/// A pattern as instructions.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) code: Vec<Inst>,
    /// Places to save: two for each group, the whole included.
    pub(super) slots: usize,
    /// Loops that count.
    pub(super) counters: usize,
    /// Whether it matches at the beginning of the text or nowhere.
    pub(super) anchored: bool,
    /// What a match begins with, if it begins with a character.
    pub(super) first: Option<Table>,
    /// The least number of characters.
    pub(super) least: usize,
}
