//! Escapes in patterns.

use super::Error;
use super::node::{Node, Place};
use super::parse::{Parser, ascii};
use super::set::{Class, Item, Set};

/// The class that a letter names, and whether it is its outside.
fn class(letter: u8) -> Option<(Class, bool)> {
    Some(match letter {
        b'd' => (Class::Digit, false),
        b'D' => (Class::Digit, true),
        b's' => (Class::Space, false),
        b'S' => (Class::Space, true),
        b'w' => (Class::Word, false),
        b'W' => (Class::Word, true),
        _ => return None,
    })
}

/// The control character that a letter names.
fn control(letter: u8) -> Option<u32> {
    Some(match letter {
        b'a' => 7,
        b'f' => 12,
        b'n' => 10,
        b'r' => 13,
        b't' => 9,
        b'v' => 11,
        b'\\' => u32::from(b'\\'),
        _ => return None,
    })
}

fn is_octal(c: u8) -> bool {
    matches!(c, b'0'..=b'7')
}

impl Parser<'_> {
    /// The character after a backslash.
    fn escaped(&mut self) -> Result<u32, Error> {
        match self.next() {
            Some(c) => Ok(c),
            None => Err(self.error("bad escape (end of pattern)", 1)),
        }
    }

    fn peek_ascii(&self) -> u8 {
        self.peek().map_or(0, ascii)
    }

    /// An escape outside of sets, after its backslash.
    pub(super) fn escape(&mut self) -> Result<Node, Error> {
        let start = self.at - 1;
        let c = self.escaped()?;
        let letter = ascii(c);
        if let Some((class, outside)) = class(letter) {
            return Ok(Node::Set(Set::class(class, outside)));
        }
        let place = match letter {
            b'A' => Some(Place::TextBeginning),
            b'Z' => Some(Place::TextEnd),
            b'b' => Some(Place::Boundary),
            b'B' => Some(Place::NoBoundary),
            _ => None,
        };
        if let Some(place) = place {
            return Ok(Node::At(place));
        }
        match letter {
            b'0' => Ok(Node::Literal(self.octal(0, 2))),
            b'1'..=b'9' => self.reference(start, letter),
            _ => self.character(start, c).map(Node::Literal),
        }
    }

    /// An escape in a set, after its backslash.
    pub(super) fn set_escape(&mut self) -> Result<Item, Error> {
        let start = self.at - 1;
        let c = self.escaped()?;
        let letter = ascii(c);
        if let Some((class, outside)) = class(letter) {
            return Ok(Item::Class(class, outside));
        }
        let c = match letter {
            b'b' => 8,
            b'0'..=b'7' => {
                let value = self.octal(u32::from(letter - b'0'), 2);
                self.check_octal(start, value)?
            }
            b'8' | b'9' => return Err(self.bad_escape(start)),
            _ => self.character(start, c)?,
        };
        Ok(Item::Range(c, c))
    }

    /// A character that an escape stands for.
    fn character(&mut self, start: usize, c: u32) -> Result<u32, Error> {
        let letter = ascii(c);
        if let Some(c) = control(letter) {
            return Ok(c);
        }
        match letter {
            b'x' => self.hexadecimal(start, 2),
            b'u' if self.is_text => self.hexadecimal(start, 4),
            b'U' if self.is_text => {
                let value = self.hexadecimal(start, 8)?;
                match value {
                    0..=0x10FFFF => Ok(value),
                    _ => Err(self.bad_escape(start)),
                }
            }
            b'N' if self.is_text => match self.take(b'{') {
                true => self.named_character(),
                false => Err(self.error("missing {", 0)),
            },
            _ if letter.is_ascii_alphabetic() => Err(self.bad_escape(start)),
            _ => Ok(c),
        }
    }

    /// The character of a name, which begins here.
    fn named_character(&mut self) -> Result<u32, Error> {
        let name = self.text_until(b'}', "character name")?;
        #[cfg(feature = "compiler")]
        let found = unicode_names2::character(&name);
        #[cfg(not(feature = "compiler"))]
        let found: Option<char> = None;
        found.map(u32::from).ok_or_else(|| {
            let message = format!("undefined character name {}", self.quoted(&name));
            self.error(&message, name.chars().count() + r"\N{}".len())
        })
    }

    fn bad_escape(&self, start: usize) -> Error {
        let shown = self.shown(start, self.at);
        self.error_at(&format!("bad escape {shown}"), start)
    }

    /// Exactly `digits` hexadecimal digits.
    fn hexadecimal(&mut self, start: usize, digits: usize) -> Result<u32, Error> {
        let mut value = 0;
        for _ in 0..digits {
            let Some(digit) = char::from(self.peek_ascii()).to_digit(16) else {
                let shown = self.shown(start, self.at);
                return Err(self.error_at(&format!("incomplete escape {shown}"), start));
            };
            value = value << 4 | digit;
            self.at += 1;
        }
        Ok(value)
    }

    /// Up to `most` further octal digits.
    fn octal(&mut self, value: u32, most: usize) -> u32 {
        let mut value = value;
        for _ in 0..most {
            let digit = self.peek_ascii();
            if !is_octal(digit) {
                break;
            }
            value = value * 8 + u32::from(digit - b'0');
            self.at += 1;
        }
        value
    }

    fn check_octal(&self, start: usize, value: u32) -> Result<u32, Error> {
        if value <= 0o377 {
            return Ok(value);
        }
        let shown = self.shown(start, self.at);
        let message = format!("octal escape value {shown} outside of range 0-0o377");
        Err(self.error_at(&message, start))
    }

    /// A number after a backslash: of a group, or three octal digits.
    fn reference(&mut self, start: usize, first: u8) -> Result<Node, Error> {
        let mut group = u32::from(first - b'0');
        let second = self.peek_ascii();
        if second.is_ascii_digit() {
            self.at += 1;
            if is_octal(first) && is_octal(second) && is_octal(self.peek_ascii()) {
                let value = self.octal(group * 8 + u32::from(second - b'0'), 1);
                return self.check_octal(start, value).map(Node::Literal);
            }
            group = group * 10 + u32::from(second - b'0');
        }
        if group >= self.groups {
            let message = format!("invalid group reference {group}");
            return Err(self.error_at(&message, start + 1));
        }
        self.check_reference(group, start)?;
        Ok(Node::Reference(group))
    }

    /// Refuses references to groups that are not complete. The error is at `at`.
    pub(super) fn check_reference(&self, group: u32, at: usize) -> Result<(), Error> {
        if self.open.contains(&group) {
            return Err(self.error_at("cannot refer to an open group", at));
        }
        self.check_behind(group)
    }

    /// Refuses, in a lookbehind, references to groups in it.
    pub(super) fn check_behind(&self, group: u32) -> Result<(), Error> {
        let Some(groups) = self.behind else {
            return Ok(());
        };
        // Nor is a group complete that is not there yet.
        if self.open.contains(&group) || group >= self.groups {
            return Err(self.error("cannot refer to an open group", 0));
        }
        if group >= groups {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.error(message, 0));
        }
        Ok(())
    }
}
