//! From the text of a pattern to its tree.

use super::node::{Greed, Node, Place};
use super::set::{Item, Set};
use super::{Error, LOCALE, UNICODE, VERBOSE};
use stackline_core::surrogate::character;

/// Parentheses that may be nested.
const MOST_NESTED: usize = 500;

/// What begins an escape.
pub(super) const BACKSLASH: u32 = b'\\' as u32;

/// A pattern that has been read.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) node: Node,
    pub(super) flags: u32,
    /// Number of groups, the whole included.
    pub(super) groups: u32,
    pub(super) names: Vec<(String, u32)>,
}

/// What reads a pattern.
#[derive(Debug)]
pub(super) struct Parser<'p> {
    pub(super) text: &'p [u32],
    /// The next character to read.
    pub(super) at: usize,
    pub(super) flags: u32,
    pub(super) is_text: bool,
    pub(super) groups: u32,
    pub(super) names: Vec<(String, u32)>,
    /// What may be meant otherwise in a later version.
    warnings: Vec<String>,
    /// Groups whose closing parenthesis has not been read.
    pub(super) open: Vec<u32>,
    /// Number of groups where the outermost lookbehind began.
    pub(super) behind: Option<u32>,
    /// Groups that conditions name, before they need be there, and where.
    pub(super) conditions: Vec<(u32, usize)>,
    depth: usize,
}

/// What was read last, for the signs of repetition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Last {
    Nothing,
    Once,
    Repeated,
}

/// Reads a pattern. Whatever becomes of it, there are its `warnings`.
pub(super) fn parse(
    text: &[u32],
    flags: u32,
    is_text: bool,
    warnings: &mut Vec<String>,
) -> Result<Parsed, Error> {
    let mut parser = Parser {
        text,
        at: 0,
        flags,
        is_text,
        groups: 1,
        names: Vec::new(),
        warnings: Vec::new(),
        open: Vec::new(),
        behind: None,
        conditions: Vec::new(),
        depth: 0,
    };
    let read = parser.alternatives(flags & VERBOSE != 0, true);
    warnings.append(&mut parser.warnings);
    // CPython reads a character ahead, and nothing goes before this error once it has come there.
    if let Some(at) = lone_backslash(text).filter(|&at| parser.at >= at) {
        return Err(parser.error_at("bad escape (end of pattern)", at));
    }
    let node = read?;
    parser.flags = checked_flags(parser.flags, is_text)?;
    if parser.peek().is_some() {
        return Err(parser.error_at("unbalanced parenthesis", parser.at));
    }
    for &(group, at) in &parser.conditions {
        if group >= parser.groups {
            return Err(parser.error_at(&format!("invalid group reference {group}"), at));
        }
    }
    Ok(Parsed {
        node,
        flags: parser.flags,
        groups: parser.groups,
        names: parser.names,
    })
}

/// Where a backslash that escapes nothing ends the pattern.
fn lone_backslash(text: &[u32]) -> Option<usize> {
    let backslash = |&&c: &&u32| c == BACKSLASH;
    let count = text.iter().rev().take_while(backslash).count();
    (count % 2 == 1).then(|| text.len() - 1)
}

/// The flags, with `re.UNICODE` where it goes without saying.
fn checked_flags(flags: u32, is_text: bool) -> Result<u32, Error> {
    use super::ASCII;
    let has = |flag| flags & flag != 0;
    if is_text {
        if has(LOCALE) {
            return Err(Error::Flags("cannot use LOCALE flag with a str pattern"));
        }
        if has(ASCII) && has(UNICODE) {
            return Err(Error::Flags("ASCII and UNICODE flags are incompatible"));
        }
        return Ok(if has(ASCII) { flags } else { flags | UNICODE });
    }
    if has(UNICODE) {
        return Err(Error::Flags("cannot use UNICODE flag with a bytes pattern"));
    }
    if has(LOCALE) && has(ASCII) {
        return Err(Error::Flags("ASCII and LOCALE flags are incompatible"));
    }
    Ok(flags)
}

/// The character as ASCII; NUL for others.
pub(super) fn ascii(c: u32) -> u8 {
    u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(0)
}

impl Parser<'_> {
    /// An error at a place.
    pub(super) fn error_at(&self, message: &str, at: usize) -> Error {
        Error::Pattern(message.to_owned(), Some(at))
    }

    /// An error at the place that is `back` characters before the next one.
    pub(super) fn error(&self, message: &str, back: usize) -> Error {
        self.error_at(message, self.at.saturating_sub(back))
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<u32> {
        self.text.get(self.at).copied()
    }

    /// Whether the next character is this one.
    pub(super) fn is_next(&self, c: u8) -> bool {
        self.peek() == Some(c.into())
    }

    /// Takes the next character if it is this one.
    pub(super) fn take(&mut self, c: u8) -> bool {
        let is = self.is_next(c);
        self.at += usize::from(is);
        is
    }

    /// Takes the next character.
    pub(super) fn next(&mut self) -> Option<u32> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    /// Takes the next character, and with a backslash what it escapes.
    pub(super) fn next_unescaped(&mut self) -> Option<u32> {
        let c = self.next()?;
        if c == BACKSLASH {
            self.next();
        }
        Some(c)
    }

    /// The text between two places, for messages.
    pub(super) fn shown(&self, start: usize, end: usize) -> String {
        let chars = self.text[start..end].iter();
        chars
            .map(|&c| character(c).unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    }

    /// `a|b|c`, to the closing parenthesis or the end.
    pub(super) fn alternatives(&mut self, verbose: bool, outermost: bool) -> Result<Node, Error> {
        if self.depth == MOST_NESTED {
            return Err(self.error("too many nested parentheses", 0));
        }
        self.depth += 1;
        let (mut verbose, mut branches) = (verbose, Vec::new());
        loop {
            let first = outermost && branches.is_empty();
            branches.push(self.sequence(verbose, first)?);
            if !self.take(b'|') {
                break;
            }
            if outermost {
                verbose = self.flags & VERBOSE != 0;
            }
        }
        self.depth -= 1;
        match branches.pop() {
            Some(only) if branches.is_empty() => Ok(only),
            Some(last) => {
                branches.push(last);
                Ok(Node::Branch(branches))
            }
            None => Ok(Node::EMPTY),
        }
    }

    /// Parts one after the other. Global flags may be set at the beginning of the `first`.
    pub(super) fn sequence(&mut self, verbose: bool, first: bool) -> Result<Node, Error> {
        let (mut verbose, mut parts, mut last) = (verbose, Vec::new(), Last::Nothing);
        while let Some(c) = self.peek() {
            if matches!(ascii(c), b'|' | b')') {
                break;
            }
            self.at += 1;
            if verbose && self.skips(c) {
                continue;
            }
            let part = match ascii(c) {
                b'*' | b'+' | b'?' | b'{' => {
                    if self.repeated(c, &mut parts, last)? {
                        last = Last::Repeated;
                        continue;
                    }
                    Node::Literal(c)
                }
                b'\\' => self.escape()?,
                b'[' => self.set()?,
                b'.' => Node::Any,
                b'^' => Node::At(Place::Beginning),
                b'$' => Node::At(Place::End),
                b'(' => match self.group(verbose, first && parts.is_empty())? {
                    Some(part) => part,
                    None => {
                        if first && parts.is_empty() {
                            verbose = verbose || self.flags & VERBOSE != 0;
                        }
                        continue;
                    }
                },
                _ => Node::Literal(c),
            };
            last = match part {
                Node::At(_) => Last::Nothing,
                _ => Last::Once,
            };
            parts.push(part);
        }
        Ok(match parts.pop() {
            Some(only) if parts.is_empty() => only,
            Some(part) => {
                parts.push(part);
                Node::Sequence(parts)
            }
            None => Node::EMPTY,
        })
    }

    /// Whether the character says nothing in a verbose pattern. A comment is read to its end.
    fn skips(&mut self, c: u32) -> bool {
        match ascii(c) {
            b' ' | b'\t'..=b'\r' => true,
            b'#' => {
                while self.next_unescaped().is_some_and(|c| c != u32::from(b'\n')) {}
                true
            }
            _ => false,
        }
    }

    /// After a sign of repetition: repeats the last of `parts`. `false` if it is no such sign.
    fn repeated(&mut self, sign: u32, parts: &mut Vec<Node>, last: Last) -> Result<bool, Error> {
        let here = self.at;
        let (least, most) = match ascii(sign) {
            b'?' => (0, Some(1)),
            b'*' => (0, None),
            b'+' => (1, None),
            _ => match self.bounds()? {
                Some(bounds) => bounds,
                None => {
                    self.at = here;
                    return Ok(false);
                }
            },
        };
        let refused = match last {
            Last::Nothing => "nothing to repeat",
            Last::Repeated => "multiple repeat",
            Last::Once => "",
        };
        let body = match parts.pop() {
            Some(body) if refused.is_empty() => Box::new(body),
            _ => return Err(self.error_at(refused, here - 1)),
        };
        let greed = if self.take(b'?') {
            Greed::Lazy
        } else if self.take(b'+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        parts.push(Node::Repeat {
            least,
            most,
            greed,
            body,
        });
        Ok(true)
    }

    /// The bounds `m,n}` after a brace; `None` if that is no repetition.
    fn bounds(&mut self) -> Result<Option<(u32, Option<u32>)>, Error> {
        let start = self.at;
        if self.is_next(b'}') {
            return Ok(None);
        }
        let least = self.number()?;
        let most = match self.take(b',') {
            true => self.number()?,
            false => least,
        };
        if !self.take(b'}') {
            return Ok(None);
        }
        if let (Some(least), Some(most)) = (least, most)
            && most < least
        {
            let message = "min repeat greater than max repeat";
            return Err(self.error_at(message, start));
        }
        Ok(Some((least.unwrap_or(0), most)))
    }

    /// A number of repetitions, if there are digits.
    fn number(&mut self) -> Result<Option<u32>, Error> {
        let mut number = None;
        while let Some(digit) = self.peek().map(ascii).filter(u8::is_ascii_digit) {
            self.at += 1;
            let value = number.unwrap_or(0u64) * 10 + u64::from(digit - b'0');
            number = Some(value.min(u64::from(u32::MAX)));
        }
        match number {
            Some(n) if n >= u64::from(u32::MAX) => Err(Error::TooLarge),
            n => Ok(n.map(|n| n as u32)),
        }
    }

    /// A set, after its opening bracket.
    fn set(&mut self) -> Result<Node, Error> {
        let start = self.at - 1;
        if self.is_next(b'[') {
            let message = format!("Possible nested set at position {}", self.at);
            self.warnings.push(message);
        }
        let mut set = Set {
            negative: self.take(b'^'),
            items: Vec::new(),
        };
        loop {
            let first_at = self.at;
            let Some(c) = self.next() else {
                return Err(self.error_at("unterminated character set", start));
            };
            if ascii(c) == b']' && !set.items.is_empty() {
                break;
            }
            if !set.items.is_empty() && self.peek() == Some(c) {
                self.warn_of_operation(c, self.at - 1);
            }
            let item = self.set_item(c)?;
            if !self.take(b'-') {
                set.items.push(item);
                continue;
            }
            let that_at = self.at;
            let Some(that) = self.next() else {
                return Err(self.error_at("unterminated character set", start));
            };
            if ascii(that) == b']' {
                set.items.push(item);
                set.items.push(Item::Range(b'-'.into(), b'-'.into()));
                break;
            }
            if ascii(that) == b'-' && lone_backslash(self.text) != Some(self.at) {
                self.warn_of_operation(that, self.at - 2);
            }
            let end = self.set_item(that)?;
            let (Item::Range(low, _), Item::Range(high, _)) = (&item, &end) else {
                return Err(self.bad_range(first_at, that_at));
            };
            if high < low {
                return Err(self.bad_range(first_at, that_at));
            }
            set.items.push(Item::Range(*low, *high));
        }
        Ok(match set.items[..] {
            [Item::Range(c, d)] if c == d && !set.negative => Node::Literal(c),
            _ => Node::Set(set),
        })
    }

    /// Warns of a doubled character that is between sets elsewhere.
    fn warn_of_operation(&mut self, c: u32, at: usize) {
        let operation = match ascii(c) {
            b'-' => "difference",
            b'&' => "intersection",
            b'~' => "symmetric difference",
            b'|' => "union",
            _ => return,
        };
        let message = format!("Possible set {operation} at position {at}");
        self.warnings.push(message);
    }

    /// What is wrong with a range whose ends begin at these places. Of an escape, the letter alone is
    /// shown and counts for where the range began.
    fn bad_range(&self, this: usize, that: usize) -> Error {
        let sign = |at: usize| match self.text[at] {
            BACKSLASH => self.shown(at, at + 2),
            _ => self.shown(at, at + 1),
        };
        let range = format!("{}-{}", sign(this), sign(that));
        let message = format!("bad character range {range}");
        self.error(&message, range.chars().count())
    }

    /// A character or class of a set, whose first character has been read.
    fn set_item(&mut self, c: u32) -> Result<Item, Error> {
        match ascii(c) {
            b'\\' => self.set_escape(),
            _ => Ok(Item::Range(c, c)),
        }
    }
}
