//! The tree of a pattern.

use super::set::Set;

/// Where a pattern asserts to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// `^`
    Beginning,
    /// `\A`
    TextBeginning,
    /// `$`
    End,
    /// `\Z`
    TextEnd,
    /// `\b`
    Boundary,
    /// `\B`
    NoBoundary,
}

/// How many times something is tried first, and whether that is given up later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A character.
    Literal(u32),
    /// `.`
    Any,
    /// A set of characters in brackets, or `\d` and its like.
    Set(Set),
    /// One after the other.
    Sequence(Vec<Node>),
    /// The first of these that leads to a match.
    Branch(Vec<Node>),
    At(Place),
    /// A group: its number if it captures, and the flags that it adds and takes away.
    Group {
        number: Option<u32>,
        add: u32,
        remove: u32,
        body: Box<Node>,
    },
    Repeat {
        least: u32,
        most: Option<u32>,
        greed: Greed,
        body: Box<Node>,
    },
    Look {
        behind: bool,
        negative: bool,
        body: Box<Node>,
    },
    Atomic(Box<Node>),
    /// What a group matched, once more.
    Reference(u32),
    /// One of two, by whether a group has matched.
    Condition {
        group: u32,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

impl Node {
    /// What matches the empty text.
    pub(super) const EMPTY: Node = Node::Sequence(Vec::new());

    /// Whether this is [`Node::EMPTY`].
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Node::Sequence(parts) if parts.is_empty())
    }
}
