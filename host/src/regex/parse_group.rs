//! What parentheses hold in patterns.

use super::node::Node;
use super::parse::{BACKSLASH, Parser, ascii};
use super::{Error, VERBOSE};

/// Numbers of groups are below this.
const MOST_GROUPS: u64 = 0x3FFF_FFFF;

/// What kind of group a parenthesis opens.
struct Opening {
    number: Option<u32>,
    add: u32,
    remove: u32,
    atomic: bool,
}

impl Parser<'_> {
    /// What a parenthesis opens, after it; `None` for comments and flags, which are no parts.
    pub(super) fn group(&mut self, verbose: bool, first: bool) -> Result<Option<Node>, Error> {
        let start = self.at - 1;
        let mut opening = Opening {
            number: None,
            add: 0,
            remove: 0,
            atomic: false,
        };
        if !self.take(b'?') {
            opening.number = Some(self.open_group(None)?);
            return self.rest_of_group(start, verbose, opening).map(Some);
        }
        let c = self.extension()?;
        match ascii(c) {
            b'P' => {
                if let Some(reference) = self.named(&mut opening)? {
                    return Ok(Some(reference));
                }
            }
            b':' => {}
            b'#' => return self.comment(start).map(|()| None),
            b'=' | b'!' | b'<' => return self.look(start, c, verbose).map(Some),
            b'(' => return self.condition(start, verbose).map(Some),
            b'>' => opening.atomic = true,
            _ => match self.inline_flags(c)? {
                None if first => return Ok(None),
                None => {
                    let message = "global flags not at the start of the expression";
                    return Err(self.error_at(message, start));
                }
                Some((add, remove)) => (opening.add, opening.remove) = (add, remove),
            },
        }
        self.rest_of_group(start, verbose, opening).map(Some)
    }

    /// The character that says what an extension is.
    fn extension(&mut self) -> Result<u32, Error> {
        match self.next_unescaped() {
            Some(c) => Ok(c),
            None => Err(self.error("unexpected end of pattern", 0)),
        }
    }

    /// What is said of a group that begins so, and then with `c`, which was read last: with what it
    /// escapes, if it is a backslash.
    pub(super) fn unknown_extension(&self, begin: &str, c: u32) -> Error {
        let length = 1 + usize::from(c == BACKSLASH);
        let shown = self.shown(self.at - length, self.at);
        let message = format!("unknown extension {begin}{shown}");
        self.error(&message, begin.len() + length)
    }

    fn rest_of_group(
        &mut self,
        start: usize,
        verbose: bool,
        opening: Opening,
    ) -> Result<Node, Error> {
        let verbose = (verbose || opening.add & VERBOSE != 0) && opening.remove & VERBOSE == 0;
        let body = self.alternatives(verbose, false)?;
        self.close(start)?;
        if let Some(number) = opening.number {
            self.open.retain(|&open| open != number);
        }
        if opening.atomic {
            return Ok(Node::Atomic(Box::new(body)));
        }
        Ok(Node::Group {
            number: opening.number,
            add: opening.add,
            remove: opening.remove,
            body: Box::new(body),
        })
    }

    fn close(&mut self, start: usize) -> Result<(), Error> {
        match self.take(b')') {
            true => Ok(()),
            false => Err(self.error_at("missing ), unterminated subpattern", start)),
        }
    }

    fn comment(&mut self, start: usize) -> Result<(), Error> {
        loop {
            match self.next_unescaped().map(ascii) {
                Some(b')') => return Ok(()),
                Some(_) => {}
                None => return Err(self.error_at("missing ), unterminated comment", start)),
            }
        }
    }

    /// Gives the next group a number, and a name.
    fn open_group(&mut self, name: Option<String>) -> Result<u32, Error> {
        let number = self.groups;
        if let Some(name) = name {
            if let Some((_, other)) = self.names.iter().find(|(n, _)| *n == name) {
                let message = format!(
                    "redefinition of group name {} as group {number}; was group {other}",
                    self.quoted(&name)
                );
                return Err(self.error(&message, name.chars().count() + 1));
            }
            self.names.push((name, number));
        }
        self.groups += 1;
        self.open.push(number);
        Ok(number)
    }

    /// After `(?P`: a name for the group, or the reference to a named group.
    fn named(&mut self, opening: &mut Opening) -> Result<Option<Node>, Error> {
        if self.take(b'<') {
            let name = self.name_until(b'>')?;
            self.check_name(&name)?;
            opening.number = Some(self.open_group(Some(name))?);
            return Ok(None);
        }
        if self.take(b'=') {
            let name = self.name_until(b')')?;
            self.check_name(&name)?;
            let group = self.named_group(&name)?;
            self.check_reference(group, self.at - name.chars().count() - 1)?;
            return Ok(Some(Node::Reference(group)));
        }
        let c = self.extension()?;
        Err(self.unknown_extension("?P", c))
    }

    /// The number of the group of this name, which has just been read.
    fn named_group(&mut self, name: &str) -> Result<u32, Error> {
        let found = self.names.iter().find(|(n, _)| n == name);
        found.map(|&(_, number)| number).ok_or_else(|| {
            let message = format!("unknown group name {}", self.quoted(name));
            self.error(&message, name.chars().count() + 1)
        })
    }

    /// A name up to a sign, which is taken too.
    fn name_until(&mut self, end: u8) -> Result<String, Error> {
        self.text_until(end, "group name")
    }

    /// A text up to a sign, which is taken too; `what` it is, in errors.
    pub(super) fn text_until(&mut self, end: u8, what: &str) -> Result<String, Error> {
        let missing = format!("missing {what}");
        let start = self.at;
        loop {
            match self.next_unescaped() {
                Some(c) if ascii(c) == end => break,
                Some(_) => {}
                None if self.at == start => return Err(self.error(&missing, 0)),
                None => {
                    let end = char::from(end);
                    let message = format!("missing {end}, unterminated name");
                    return Err(self.error_at(&message, start));
                }
            }
        }
        if self.at - 1 == start {
            return Err(self.error(&missing, 1));
        }
        Ok(self.shown(start, self.at - 1))
    }

    fn check_name(&self, name: &str) -> Result<(), Error> {
        let mut chars = name.chars();
        let starts = |c: char| c == '_' || c.is_alphabetic();
        let is_name = (self.is_text || name.is_ascii())
            && chars.next().is_some_and(starts)
            && chars.all(|c| starts(c) || c.is_numeric());
        if is_name {
            return Ok(());
        }
        let message = format!("bad character in group name {}", self.quoted(name));
        Err(self.error(&message, name.chars().count() + 1))
    }

    fn look(&mut self, start: usize, c: u32, verbose: bool) -> Result<Node, Error> {
        let (mut c, behind) = (c, ascii(c) == b'<');
        if behind {
            c = self.extension()?;
            if !matches!(ascii(c), b'=' | b'!') {
                return Err(self.unknown_extension("?<", c));
            }
        }
        let outer = self.behind;
        if behind && outer.is_none() {
            self.behind = Some(self.groups);
        }
        let body = self.alternatives(verbose, false)?;
        self.behind = outer;
        self.close(start)?;
        Ok(Node::Look {
            behind,
            negative: ascii(c) == b'!',
            body: Box::new(body),
        })
    }

    /// After `(?(`: the group that decides, and the two patterns.
    fn condition(&mut self, start: usize, verbose: bool) -> Result<Node, Error> {
        let name = self.name_until(b')')?;
        let at = self.at - name.chars().count() - 1;
        let group = if name.bytes().all(|c| c.is_ascii_digit()) {
            let number: u64 = name.parse().unwrap_or(MOST_GROUPS);
            if number == 0 {
                return Err(self.error_at("bad group number", at));
            }
            if number >= MOST_GROUPS {
                return Err(self.error_at(&format!("invalid group reference {name}"), at));
            }
            self.conditions.push((number as u32, at));
            number as u32
        } else {
            self.check_name(&name)?;
            self.named_group(&name)?
        };
        self.check_behind(group)?;
        let yes = Box::new(self.sequence(verbose, false)?);
        let no = Box::new(match self.take(b'|') {
            true => self.sequence(verbose, false)?,
            false => Node::EMPTY,
        });
        if self.is_next(b'|') {
            let message = "conditional backref with more than two branches";
            return Err(self.error(message, 0));
        }
        self.close(start)?;
        Ok(Node::Condition { group, yes, no })
    }

    /// The name as `repr` shows it, and where the pattern is bytes, as `ascii` does.
    pub(super) fn quoted(&self, name: &str) -> String {
        let quote = if name.contains('\'') && !name.contains('"') {
            '"'
        } else {
            '\''
        };
        let mut shown = String::from(quote);
        for c in name.chars() {
            match c {
                '\n' => shown.push_str("\\n"),
                '\t' => shown.push_str("\\t"),
                '\r' => shown.push_str("\\r"),
                '\\' => shown.push_str("\\\\"),
                _ if c == quote => {
                    shown.push('\\');
                    shown.push(c);
                }
                _ if c.is_ascii_control() || (!self.is_text && !c.is_ascii()) => {
                    shown += &format!("\\x{:02x}", u32::from(c));
                }
                _ => shown.push(c),
            }
        }
        shown.push(quote);
        shown
    }
}
