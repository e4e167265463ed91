//! From the tree of a pattern to its program.

use super::fold::{Fold, fold};
use super::node::{Greed, Node, Place};
use super::parse::Parsed;
use super::program::{Assertion, Inst, Pc, Program, Single};
use super::set::{Item, Set, Table};
use super::width::width;
use super::{ASCII, DOTALL, Error, IGNORECASE, LOCALE, MULTILINE, UNICODE};

/// Compiles a pattern.
pub(super) fn compile(parsed: &Parsed) -> Result<Program, Error> {
    let mut compiler = Compiler::default();
    compiler.node(&parsed.node, parsed.flags)?;
    compiler.emit(Inst::Match);
    let mut groups = Vec::new();
    let least = width(&parsed.node, &mut groups).0;
    Ok(Program {
        anchored: is_anchored(&parsed.node, parsed.flags),
        first: first(&parsed.node, parsed.flags),
        code: compiler.code,
        slots: 2 * parsed.groups as usize,
        counters: compiler.counters,
        least,
    })
}

/// How case is ignored under these flags.
fn folding(flags: u32) -> Fold {
    match flags & IGNORECASE != 0 {
        false => Fold::None,
        true if flags & UNICODE != 0 => Fold::Unicode,
        true => Fold::Ascii,
    }
}

fn is_ascii(flags: u32) -> bool {
    flags & UNICODE == 0
}

/// The flags inside of a group.
fn inside(flags: u32, add: u32, remove: u32) -> u32 {
    let sorts = ASCII | LOCALE | UNICODE;
    let kept = if add & sorts != 0 {
        flags & !sorts
    } else {
        flags
    };
    (kept | add) & !remove
}

/// What matches the one character that `node` is, if it is one.
fn single(node: &Node, flags: u32) -> Option<Single> {
    let how = folding(flags);
    Some(match node {
        Node::Literal(c) => {
            let is_letter = char::from_u32(*c).is_none_or(|c| !c.is_ascii() || c.is_alphabetic());
            match how {
                Fold::None => Single::Char(*c),
                _ if !is_letter => Single::Char(*c),
                _ => Single::Folded(fold(*c, how), how),
            }
        }
        Node::Any if flags & DOTALL != 0 => Single::Any,
        Node::Any => Single::NoNewline,
        Node::Set(set) => Single::Set(Box::new(Table::new(set.clone(), is_ascii(flags), how))),
        Node::Group {
            number: None,
            add,
            remove,
            body,
        } => return single(body, inside(flags, *add, *remove)),
        _ => return None,
    })
}

/// Whether `node` matches at the beginning of the text or nowhere.
fn is_anchored(node: &Node, flags: u32) -> bool {
    match leading(node, flags) {
        Some((Node::At(Place::TextBeginning), _)) => true,
        Some((Node::At(Place::Beginning), flags)) => flags & MULTILINE == 0,
        _ => false,
    }
}

/// The characters that a match of `node` can begin with, if it has any and they are few.
fn first(node: &Node, flags: u32) -> Option<Table> {
    let mut set = Set::default();
    let node = leading(node, flags)?;
    collect_first(node.0, &mut set)?;
    Some(Table::new(set, is_ascii(node.1), folding(node.1)))
}

/// The part that the pattern begins with, and its flags.
fn leading(node: &Node, flags: u32) -> Option<(&Node, u32)> {
    match node {
        Node::Sequence(parts) => leading(parts.first()?, flags),
        Node::Group {
            add, remove, body, ..
        } => leading(body, inside(flags, *add, *remove)),
        _ => Some((node, flags)),
    }
}

/// Adds what `node` can begin with; `None` where that cannot be said, or flags change.
fn collect_first(node: &Node, into: &mut Set) -> Option<()> {
    match node {
        Node::Literal(c) => into.items.push(Item::Range(*c, *c)),
        Node::Set(set) if !set.negative => into.items.extend(set.items.iter().cloned()),
        Node::Sequence(parts) => collect_first(parts.first()?, into)?,
        Node::Branch(branches) => {
            for branch in branches {
                collect_first(branch, into)?;
            }
        }
        Node::Group {
            add: 0,
            remove: 0,
            body,
            ..
        } => collect_first(body, into)?,
        Node::Atomic(body) => collect_first(body, into)?,
        Node::Repeat { least, body, .. } if *least > 0 => collect_first(body, into)?,
        _ => return None,
    }
    Some(())
}

#[derive(Default)]
struct Compiler {
    code: Vec<Inst>,
    counters: usize,
    /// Widths of the groups before.
    widths: Vec<(usize, usize)>,
}

impl Compiler {
    fn emit(&mut self, inst: Inst) -> Pc {
        self.code.push(inst);
        self.code.len() - 1
    }

    fn node(&mut self, node: &Node, flags: u32) -> Result<(), Error> {
        if let Some(single) = single(node, flags) {
            self.emit(Inst::One(single));
            return Ok(());
        }
        match node {
            Node::Literal(_) | Node::Any | Node::Set(_) => {}
            Node::Sequence(parts) => {
                for part in parts {
                    self.node(part, flags)?;
                }
            }
            Node::Branch(branches) => self.branch(branches, flags)?,
            Node::At(place) => self.assertion(*place, flags),
            Node::Group {
                number,
                add,
                remove,
                body,
            } => self.group(*number, body, inside(flags, *add, *remove))?,
            Node::Repeat {
                least,
                most,
                greed,
                body,
            } => {
                let most = most.map_or(usize::MAX, |most| most as usize);
                self.repeat(body, flags, (*least as usize, most), *greed)?;
            }
            Node::Look {
                behind,
                negative,
                body,
            } => self.look(*behind, *negative, body, flags)?,
            Node::Atomic(body) => self.atomic(|compiler| compiler.node(body, flags))?,
            Node::Reference(group) => {
                self.emit(Inst::Reference(*group as usize, folding(flags)));
            }
            Node::Condition { group, yes, no } => self.condition(*group, yes, no, flags)?,
        }
        Ok(())
    }

    fn assertion(&mut self, place: Place, flags: u32) {
        self.emit(Inst::Assert(Assertion {
            place,
            multiline: flags & MULTILINE != 0,
            ascii: is_ascii(flags),
        }));
    }

    fn group(&mut self, number: Option<u32>, body: &Node, flags: u32) -> Result<(), Error> {
        let Some(number) = number.map(|number| number as usize) else {
            return self.node(body, flags);
        };
        self.emit(Inst::Save(2 * number));
        self.node(body, flags)?;
        self.emit(Inst::Save(2 * number + 1));
        let found = width(body, &mut self.widths);
        self.widths.resize(self.widths.len().max(number + 1), found);
        self.widths[number] = found;
        Ok(())
    }

    fn branch(&mut self, branches: &[Node], flags: u32) -> Result<(), Error> {
        let mut ends = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            if i + 1 == branches.len() {
                self.node(branch, flags)?;
                break;
            }
            let split = self.emit(Inst::Split(0, 0));
            self.node(branch, flags)?;
            ends.push(self.emit(Inst::Jump(0)));
            self.code[split] = Inst::Split(split + 1, self.code.len());
        }
        for end in ends {
            self.code[end] = Inst::Jump(self.code.len());
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        body: &Node,
        flags: u32,
        (least, most): (usize, usize),
        greed: Greed,
    ) -> Result<(), Error> {
        if let Some(single) = single(body, flags) {
            self.emit(Inst::Run {
                single,
                least,
                most,
                greed,
            });
            return Ok(());
        }
        if greed == Greed::Possessive {
            // No turn is taken in another way because the next one fails.
            let turn = Node::Atomic(Box::new(body.clone()));
            return self
                .atomic(|compiler| compiler.repeat(&turn, flags, (least, most), Greed::Greedy));
        }
        if (least, most) == (0, 1) {
            let split = self.emit(Inst::Split(0, 0));
            self.node(body, flags)?;
            let (body, after) = (split + 1, self.code.len());
            self.code[split] = match greed {
                Greed::Lazy => Inst::Split(after, body),
                _ => Inst::Split(body, after),
            };
            return Ok(());
        }
        let counter = self.counters;
        self.counters += 1;
        self.emit(Inst::Enter(counter));
        let jump = self.emit(Inst::Jump(0));
        self.node(body, flags)?;
        let turn = self.emit(Inst::Turn {
            counter,
            body: jump + 1,
            least,
            most,
            greed,
        });
        self.code[jump] = Inst::Jump(turn);
        Ok(())
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self) -> Result<(), Error>) -> Result<(), Error> {
        let start = self.emit(Inst::Atomic(0));
        body(self)?;
        self.emit(Inst::SubEnd);
        self.code[start] = Inst::Atomic(self.code.len());
        Ok(())
    }

    fn look(&mut self, behind: bool, negative: bool, body: &Node, flags: u32) -> Result<(), Error> {
        let back = match behind {
            false => None,
            true => {
                let (least, most) = width(body, &mut self.widths);
                if least != most {
                    let message = "look-behind requires fixed-width pattern";
                    return Err(Error::Pattern(message.to_owned(), None));
                }
                Some(least)
            }
        };
        let start = self.emit(Inst::SubEnd);
        self.node(body, flags)?;
        self.emit(Inst::SubEnd);
        self.code[start] = Inst::Look {
            negative,
            back,
            end: self.code.len(),
        };
        Ok(())
    }

    fn condition(&mut self, group: u32, yes: &Node, no: &Node, flags: u32) -> Result<(), Error> {
        let test = self.emit(Inst::SubEnd);
        self.node(yes, flags)?;
        let mut otherwise = self.code.len();
        if !no.is_empty() {
            let jump = self.emit(Inst::Jump(0));
            otherwise = self.code.len();
            self.node(no, flags)?;
            self.code[jump] = Inst::Jump(self.code.len());
        }
        self.code[test] = Inst::Unless(group as usize, otherwise);
        Ok(())
    }
}
