//! Flags in patterns.

use super::parse::{BACKSLASH, Parser, ascii};
use super::{ASCII, DEBUG, DOTALL, Error, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE};

/// Flags of which only one can be in force.
const SORTS: u32 = ASCII | LOCALE | UNICODE;

/// The flag of a letter.
fn flag(letter: u8) -> Option<u32> {
    Some(match letter {
        b'i' => IGNORECASE,
        b'L' => LOCALE,
        b'm' => MULTILINE,
        b's' => DOTALL,
        b'x' => VERBOSE,
        b'a' => ASCII,
        b'u' => UNICODE,
        _ => return None,
    })
}

impl Parser<'_> {
    /// Flags, the first character of which has been read: those that a group adds and takes away;
    /// `None` if they are for the whole pattern, which then has them.
    pub(super) fn inline_flags(&mut self, first: u32) -> Result<Option<(u32, u32)>, Error> {
        let mut letter = ascii(first);
        if letter != b'-' && flag(letter).is_none() {
            return Err(self.unknown_extension("?", first));
        }
        let (mut add, mut remove) = (0, 0);
        while letter != b'-' {
            add |= self.added_flag(letter, add)?;
            letter = self.flag_letter("missing -, : or )", b")-:")?;
            match letter {
                b')' => {
                    self.flags |= add;
                    return Ok(None);
                }
                b':' => return self.scoped(add, 0).map(Some),
                _ => {}
            }
        }
        if add & DEBUG != 0 {
            return Err(self.error("bad inline flags: cannot turn on global flag", 1));
        }
        letter = self.flag_letter("missing flag", b"")?;
        while letter != b':' {
            let flag = flag(letter).unwrap_or(0);
            if flag & SORTS != 0 {
                let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                return Err(self.error(message, 0));
            }
            remove |= flag;
            letter = self.flag_letter("missing :", b":")?;
        }
        self.scoped(add, remove).map(Some)
    }

    fn scoped(&self, add: u32, remove: u32) -> Result<(u32, u32), Error> {
        match add & remove {
            0 => Ok((add, remove)),
            _ => Err(self.error("bad inline flags: flag turned on and off", 1)),
        }
    }

    fn added_flag(&self, letter: u8, before: u32) -> Result<u32, Error> {
        let wrong = match letter {
            b'L' if self.is_text => "cannot use 'L' flag with a str pattern",
            b'u' if !self.is_text => "cannot use 'u' flag with a bytes pattern",
            _ => "",
        };
        if !wrong.is_empty() {
            return Err(self.error(&format!("bad inline flags: {wrong}"), 0));
        }
        let flag = flag(letter).unwrap_or(0);
        if flag & SORTS != 0 && (before | flag) & SORTS != flag {
            let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
            return Err(self.error(message, 0));
        }
        Ok(flag)
    }

    /// The next letter of a flag, or one of the signs that may end them.
    fn flag_letter(&mut self, missing: &str, ends: &[u8]) -> Result<u8, Error> {
        let Some(c) = self.next_unescaped() else {
            return Err(self.error(missing, 0));
        };
        let letter = ascii(c);
        if flag(letter).is_some() || letter != 0 && ends.contains(&letter) {
            return Ok(letter);
        }
        let is_letter = char::from_u32(c).is_some_and(char::is_alphabetic);
        let message = if is_letter { "unknown flag" } else { missing };
        Err(self.error(message, 1 + usize::from(c == BACKSLASH)))
    }
}
