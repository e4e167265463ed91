//! Regular expressions with the syntax and the meaning of Python's `re`.
//!
//! A pattern is read ([`parse`]) into a tree ([`node`]), which becomes a program ([`compile`]) for
//! a machine that tries one way after the other and keeps what it left open on a stack of its own
//! ([`machine`]): native recursion is as deep as lookarounds are nested in the pattern, however
//! long the text is. Nothing here knows of the Python machine. Positions count characters.

mod compile;
mod fold;
mod machine;
mod node;
mod parse;
mod parse_escape;
mod parse_flags;
mod parse_group;
mod program;
mod set;
#[cfg(test)]
mod tests;
mod width;

pub(crate) use machine::{Found, Text, UNSET};
use program::Program;

/// `re.IGNORECASE`.
pub(crate) const IGNORECASE: u32 = 2;
/// `re.LOCALE`.
pub(crate) const LOCALE: u32 = 4;
/// `re.MULTILINE`.
pub(crate) const MULTILINE: u32 = 8;
/// `re.DOTALL`.
pub(crate) const DOTALL: u32 = 16;
/// `re.UNICODE`.
pub(crate) const UNICODE: u32 = 32;
/// `re.VERBOSE`.
pub(crate) const VERBOSE: u32 = 64;
/// `re.DEBUG`.
pub(crate) const DEBUG: u32 = 128;
/// `re.ASCII`.
pub(crate) const ASCII: u32 = 256;

/// What is wrong with a pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Error {
    /// `re.error`, and where in the pattern, if it is at one place.
    Pattern(String, Option<usize>),
    /// ValueError: flags that do not go together.
    Flags(&'static str),
    /// OverflowError: a repetition number beyond bounds.
    TooLarge,
}

/// How a pattern is to match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// Somewhere from the start on.
    Search,
    /// At the start.
    Match,
    /// At the start, and to the end.
    Full,
}

/// A pattern, ready to match.
#[derive(Debug)]
pub(crate) struct Regex {
    program: Program,
    /// The flags given, and those that the pattern itself sets.
    pub(crate) flags: u32,
    /// Groups of the pattern, without the whole.
    pub(crate) groups: u32,
    /// Names of groups, in order.
    pub(crate) names: Vec<(String, u32)>,
    /// The least and the most characters that it matches.
    pub(crate) width: (usize, usize),
}

impl Regex {
    /// Compiles a pattern, given as its characters (or bytes). What it may mean in a later version
    /// is added to `warnings`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn new(
        pattern: &[u32],
        flags: u32,
        is_text: bool,
        warnings: &mut Vec<String>,
    ) -> Result<Regex, Error> {
        let parsed = parse::parse(pattern, flags, is_text, warnings)?;
        let program = compile::compile(&parsed)?;
        let width = width::width(&parsed.node, &mut Vec::new());
        Ok(Regex {
            program,
            flags: parsed.flags,
            groups: parsed.groups - 1,
            names: parsed.names,
            width,
        })
    }

    /// Looks for a match between two positions of the text, where the character before `start`
    /// can be seen, that after `end` not. An empty match at `start` does not count where
    /// `must_advance` is set.
    pub(crate) fn find(
        &self,
        text: Text<'_>,
        range: (usize, usize),
        how: How,
        must_advance: bool,
    ) -> Option<Found> {
        machine::find(&self.program, text, range, how, must_advance)
    }
}
