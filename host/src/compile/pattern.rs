//! `match` statements (PEP 634).
//!
//! What a pattern captures is kept in temporaries until all of it matches; then the names are
//! bound, in order, and the guard is evaluated. Alternatives bind the same names, so they
//! capture into the same temporaries.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::unit::{Label, Place, Reg};
use ruff_python_ast::{self as ast, Expr, MatchCase, Pattern, Singleton};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::image::StrId;
use stackline_core::opcode::Op;
use stackline_core::rare::{MANY, MOST_PARTS, Rare};

/// Where a case keeps what its pattern captures.
type Captures = [(StrId, Place)];

impl<'a> Compiler<'_, 'a> {
    pub fn match_(&mut self, s: &'a ast::StmtMatch) -> Compiled {
        // A capture may bind the variable that is matched, and a later case still needs it.
        let mark = self.unit.top;
        let mut subject = self.unit.temporary()?;
        self.expr(&s.subject, subject)?;
        let mut place = Place::Near(subject);
        if self.unit.spills {
            // So that statements inside each other take no registers for it.
            place = self.unit.keep(1)?;
            self.keep_in(place, subject);
            self.unit.set_top(mark)?;
        }
        let mark = self.unit.top;
        let end = self.label();
        for case in &s.cases {
            let far_mark = self.unit.far_top;
            let next = self.label();
            if let Place::Far(_) = place {
                subject = self.unit.temporary()?;
                self.load_kept(place, subject);
            }
            self.case(case, subject, next)?;
            self.unit.set_top(mark)?;
            self.unit.far_top = far_mark;
            self.body(&case.body)?;
            self.unit.jump(end);
            self.unit.place(next);
        }
        self.unit.place(end);
        Ok(())
    }

    /// Matches and binds, or goes to `next`.
    fn case(&mut self, case: &'a MatchCase, subject: Reg, next: Label) -> Compiled {
        let captured = captured(&case.pattern);
        let mut captures = Vec::with_capacity(captured.len());
        for capture in &captured {
            let name = self.name(capture.name);
            captures.push((name, self.unit.keep(captured.len())?));
        }
        self.pattern(&case.pattern, subject, next, &captures)?;
        for &(name, place) in &captures {
            let mark = self.unit.top;
            let value = match place {
                Place::Near(register) => register,
                Place::Far(_) => self.unit.temporary()?,
            };
            self.load_kept(place, value);
            self.store_variable(name, value)?;
            self.unit.set_top(mark)?;
        }
        if let Some(guard) = &case.guard {
            self.at(guard.range());
            self.branch(guard, next, false)?;
        }
        Ok(())
    }

    fn pattern(&mut self, p: &'a Pattern, v: Reg, fail: Label, captures: &Captures) -> Compiled {
        if !self.unit.is_crowded() {
            return self.pattern_inner(p, v, fail, captures);
        }
        let aside = self.unit.set_aside()?;
        let value = self.unit.temporary()?;
        self.move_(value, v);
        let (failed, matched) = (self.label(), self.label());
        self.pattern_inner(p, value, failed, captures)?;
        self.unit.put_back(&aside)?;
        self.unit.jump(matched);
        self.unit.place(failed);
        self.unit.put_back(&aside)?;
        self.unit.jump(fail);
        self.unit.place(matched);
        self.unit.far_top = aside.far_top;
        Ok(())
    }

    fn pattern_inner(
        &mut self,
        p: &'a Pattern,
        v: Reg,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let mark = self.unit.top;
        self.at(p.range());
        match p {
            Pattern::MatchValue(p) => self.value_pattern(&p.value, v, fail)?,
            Pattern::MatchSingleton(p) => self.singleton(p.value, v, fail)?,
            Pattern::MatchSequence(p) => self.sequence_pattern(p, v, fail, captures)?,
            Pattern::MatchMapping(p) => self.mapping_pattern(p, v, fail, captures)?,
            Pattern::MatchClass(p) => self.class_pattern(p, v, fail, captures)?,
            Pattern::MatchStar(p) => self.capture(p.name.as_ref(), v, captures),
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner, v, fail, captures)?;
                }
                self.capture(p.name.as_ref(), v, captures);
            }
            Pattern::MatchOr(p) => self.alternatives(p, v, fail, captures)?,
        }
        self.unit.set_top(mark)
    }

    fn capture(&mut self, name: Option<&ast::Identifier>, v: Reg, captures: &Captures) {
        let Some(name) = name.map(|name| self.name(name)) else {
            return;
        };
        if let Some(&(_, place)) = captures.iter().find(|c| c.0 == name) {
            self.keep_in(place, v);
        }
    }

    fn value_pattern(&mut self, value: &'a Expr, v: Reg, fail: Label) -> Compiled {
        if let Some(n) = self.small_int(value) {
            self.emit_jump(Op::JumpEqInt, v, n, 0, fail);
            return Ok(());
        }
        let wanted = self.operand(value)?;
        self.at(value.range());
        self.emit_jump(Op::JumpEq, v, wanted, 0, fail);
        Ok(())
    }

    fn singleton(&mut self, value: Singleton, v: Reg, fail: Label) -> Compiled {
        let constant = match value {
            Singleton::None => {
                self.emit_jump(Op::JumpIsNone, v, 0, 0, fail);
                return Ok(());
            }
            Singleton::True => Constant::Bool(true),
            Singleton::False => Constant::Bool(false),
        };
        let wanted = self.unit.temporary()?;
        self.load_constant(&constant, wanted);
        self.emit_jump(Op::JumpIs, v, wanted, 0, fail);
        Ok(())
    }

    fn alternatives(
        &mut self,
        p: &'a ast::PatternMatchOr,
        v: Reg,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let matched = self.label();
        let Some((last, before)) = p.patterns.split_last() else {
            return Ok(());
        };
        for alternative in before {
            let next = self.label();
            self.pattern(alternative, v, next, captures)?;
            self.unit.jump(matched);
            self.unit.place(next);
        }
        self.pattern(last, v, fail, captures)?;
        self.unit.place(matched);
        Ok(())
    }

    /// Goes to `fail` unless the int in `length` is `n`, or, where `or_more`, at least that.
    fn check_length(&mut self, length: Reg, n: usize, or_more: bool, fail: Label) -> Compiled {
        let (op, immediate) = if or_more {
            (Op::JumpGe, Op::JumpGeInt)
        } else {
            (Op::JumpEq, Op::JumpEqInt)
        };
        if let Ok(n) = i8::try_from(n) {
            self.emit_jump(immediate, length, n as u8, 0, fail);
            return Ok(());
        }
        let wanted = self.unit.temporary()?;
        self.load_constant(&Constant::Int(n as i128), wanted);
        self.emit_jump(op, length, wanted, 0, fail);
        Ok(())
    }

    // ---- sequences

    fn sequence_pattern(
        &mut self,
        p: &'a ast::PatternMatchSequence,
        v: Reg,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let all = &p.patterns[..];
        let star = all.iter().position(Pattern::is_match_star);
        let least = all.len() - star.is_some() as usize;
        let length = self.unit.temporary()?;
        let asks = star.is_none() || least > 0;
        self.emit_rare(Rare::MatchSequence, length, v, asks as u8);
        self.check_length(length, least, star.is_some(), fail)?;
        if all.iter().all(is_wildcard) {
            return Ok(());
        }
        if let Some(star) = star.filter(|&star| is_wildcard(&all[star])) {
            return self.items_around(all, star, [v, length], fail, captures);
        }
        if star.is_some_and(|star| star > 255) {
            let message = "too many expressions in star-unpacking sequence pattern";
            return self.fail(p.range, message);
        }
        if all.len() > MOST_PARTS {
            return self.long_sequence(p, star, v, fail, captures);
        }
        let count = all.len() as u8;
        let first = self.unit.reserve(count.into())?;
        match star {
            None => self.emit(Op::UnpackSequence, first, v, count),
            Some(star) => {
                let after = all.len() - star - 1;
                self.emit_w(Op::UnpackEx, first, v, star as u8, after as u32);
            }
        }
        self.parts(first, all, fail, captures)
    }

    /// A sequence pattern with more patterns than registers: the items are in a list.
    fn long_sequence(
        &mut self,
        p: &'a ast::PatternMatchSequence,
        star: Option<usize>,
        v: Reg,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let list = self.unit.temporary()?;
        self.unpack_list(p.patterns.len(), star, v, list)?;
        for (i, inner) in p.patterns.iter().enumerate() {
            let mark = self.unit.top;
            let item = self.unit.temporary()?;
            self.at(inner.range());
            self.unpacked_item(i, p.patterns.len(), star, list, item)?;
            self.pattern(inner, item, fail, captures)?;
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    /// Patterns of values that stand in the registers from `first` on, or in a tuple there.
    fn parts(
        &mut self,
        first: Reg,
        inner: impl IntoIterator<Item = &'a Pattern, IntoIter: ExactSizeIterator>,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let inner = inner.into_iter();
        let many = inner.len() > MOST_PARTS;
        for (i, pattern) in inner.enumerate() {
            let mark = self.unit.top;
            let mut value = first;
            if many {
                value = self.unit.temporary()?;
                self.load_constant(&Constant::Int(i as i128), value);
                self.emit(Op::GetItem, value, first, value);
            } else {
                value += i as Reg;
            }
            self.pattern(pattern, value, fail, captures)?;
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    /// Room for whether a pattern matches, and behind it for its `count` parts: the first.
    fn parts_found(&mut self, count: usize) -> Compiled<Reg> {
        let registers = if count > MOST_PARTS { 1 } else { count };
        self.unit.reserve(1 + registers as u16)
    }

    /// Patterns around a `*_`, whose items are not looked at.
    fn items_around(
        &mut self,
        all: &'a [Pattern],
        star: usize,
        [v, length]: [Reg; 2],
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        for (i, inner) in all.iter().enumerate() {
            if is_wildcard(inner) {
                continue;
            }
            let mark = self.unit.top;
            let item = self.unit.temporary()?;
            self.at(inner.range());
            if i < star {
                self.load_constant(&Constant::Int(i as i128), item);
            } else {
                // The length is asked for again, as the order of what can be seen demands.
                let behind = self.unit.temporary()?;
                self.emit_rare(Rare::MatchSequence, length, v, 1);
                self.load_constant(&Constant::Int((all.len() - i) as i128), behind);
                self.emit(Op::Sub, item, length, behind);
            }
            self.emit(Op::GetItem, item, v, item);
            self.pattern(inner, item, fail, captures)?;
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    // ---- mappings

    fn mapping_pattern(
        &mut self,
        p: &'a ast::PatternMatchMapping,
        v: Reg,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let count = p.keys.len();
        let length = self.unit.temporary()?;
        self.emit_rare(Rare::MatchMapping, length, v, (count > 0) as u8);
        self.check_length(length, count, true, fail)?;
        if count == 0 && p.rest.is_none() {
            return Ok(());
        }
        let looked_up = self.unit.reserve(2)?;
        self.move_(looked_up, v);
        let constants: Option<Vec<Constant>> = p.keys.iter().map(|k| self.constant(k)).collect();
        let known = constants.is_some();
        match constants {
            Some(all) => self.load_constant(&Constant::Tuple(all), looked_up + 1),
            None => self.tuple(&p.keys, p.range, looked_up + 1)?,
        }
        self.unit.set_top(looked_up as u16 + 2)?;
        let found = self.parts_found(count)?;
        self.at(p.range);
        self.emit_rare(Rare::MatchKeys, found, looked_up, !known as u8);
        self.emit_jump(Op::JumpIfFalse, found, 0, 0, fail);
        self.parts(found + 1, &p.patterns, fail, captures)?;
        if let Some(rest) = &p.rest {
            self.at(p.range);
            self.rest(rest, v, (looked_up + 1, count), captures)?;
        }
        Ok(())
    }

    /// A dict of what the mapping has besides the keys.
    fn rest(
        &mut self,
        name: &'a ast::Identifier,
        v: Reg,
        (keys, count): (Reg, usize),
        captures: &Captures,
    ) -> Compiled {
        let mark = self.unit.top;
        let dict = self.unit.temporary()?;
        self.emit(Op::BuildDict, dict, 0, 0);
        self.emit(Op::DictUpdate, dict, v, 0);
        let key = self.unit.temporary()?;
        for i in 0..count {
            self.load_constant(&Constant::Int(i as i128), key);
            self.emit(Op::GetItem, key, keys, key);
            self.emit(Op::DelItem, dict, key, 0);
        }
        self.capture(Some(name), dict, captures);
        self.unit.set_top(mark)
    }

    // ---- classes

    fn class_pattern(
        &mut self,
        p: &'a ast::PatternMatchClass,
        v: Reg,
        fail: Label,
        captures: &Captures,
    ) -> Compiled {
        let (positional, keywords) = (&p.arguments.patterns, &p.arguments.keywords);
        let count = positional.len() + keywords.len();
        let asked = self.unit.reserve(4)?;
        self.move_(asked, v);
        self.expr(&p.cls, asked + 1)?;
        let mut names = Vec::with_capacity(keywords.len());
        for keyword in keywords {
            // Without the class's name: the attribute is asked for as it is written.
            names.push(Constant::Str(keyword.attr.to_string()));
        }
        self.load_constant(&Constant::Tuple(names), asked + 2);
        let by_place = positional.len().min(MANY.into()) as u8;
        if by_place == MANY {
            self.load_constant(&Constant::Int(positional.len() as i128), asked + 3);
        }
        let found = self.parts_found(count)?;
        self.at(p.range);
        self.emit_rare(Rare::MatchClass, found, asked, by_place);
        self.emit_jump(Op::JumpIfFalse, found, 0, 0, fail);
        let named = keywords.iter().map(|k| &k.pattern);
        let inner: Vec<&Pattern> = positional.iter().chain(named).collect();
        self.parts(found + 1, inner, fail, captures)
    }
}

/// Whether the pattern matches anything and binds nothing.
fn is_wildcard(p: &Pattern) -> bool {
    match p {
        Pattern::MatchStar(p) => p.name.is_none(),
        Pattern::MatchAs(p) => p.pattern.is_none() && p.name.is_none(),
        _ => false,
    }
}

/// A name that a pattern captures, and the part of the pattern that does it.
pub(super) struct Capture<'p> {
    pub name: &'p ast::Identifier,
    pub range: TextRange,
}

/// What a pattern captures, in the order in which the names are bound.
pub(super) fn captured(p: &Pattern) -> Vec<Capture<'_>> {
    let mut names = Vec::new();
    add_captured(p, &mut names);
    names
}

fn add_captured<'p>(p: &'p Pattern, names: &mut Vec<Capture<'p>>) {
    let range = p.range();
    let own = match p {
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) => &None,
        Pattern::MatchSequence(p) => {
            p.patterns.iter().for_each(|p| add_captured(p, names));
            &None
        }
        Pattern::MatchMapping(p) => {
            p.patterns.iter().for_each(|p| add_captured(p, names));
            &p.rest
        }
        Pattern::MatchClass(p) => {
            let keywords = p.arguments.keywords.iter().map(|k| &k.pattern);
            let all = p.arguments.patterns.iter().chain(keywords);
            all.for_each(|p| add_captured(p, names));
            &None
        }
        Pattern::MatchStar(p) => &p.name,
        Pattern::MatchAs(p) => {
            p.pattern.iter().for_each(|p| add_captured(p, names));
            &p.name
        }
        // The alternatives bind the same names.
        Pattern::MatchOr(p) => {
            p.patterns
                .iter()
                .take(1)
                .for_each(|p| add_captured(p, names));
            &None
        }
    };
    names.extend(own.iter().map(|name| Capture { name, range }));
}
