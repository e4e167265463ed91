//! Assignments of every form, and `del`.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::operator::binary_op;
use super::unit::Reg;
use super::variable::Variable;
use ruff_python_ast::{self as ast, Expr, Operator};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::opcode::Op;
use stackline_core::rare::Rare;

/// More targets than this get their items one at a time, unless they are registers in a row.
const MAX_TARGETS: usize = 64;

impl<'a> Compiler<'_, 'a> {
    pub fn assignment(&mut self, s: &'a ast::StmtAssign) -> Compiled {
        if let [target] = &s.targets[..] {
            return self.single_assignment(target, &s.value);
        }
        let value = self.unit.temporary()?;
        self.expr(&s.value, value)?;
        s.targets
            .iter()
            .try_for_each(|target| self.assign(target, value))
    }

    fn single_assignment(&mut self, target: &'a Expr, value: &'a Expr) -> Compiled {
        match target {
            Expr::Name(name) => {
                let id = self.name(&name.id);
                if let Variable::Register(register) = self.variable(id) {
                    self.expr(value, register)?;
                    self.unit.bound.insert(register);
                    return Ok(());
                }
            }
            Expr::Tuple(_) | Expr::List(_) => {
                if let Some((targets, values)) = pairwise(target, value) {
                    return self.parallel_assignment(targets, values);
                }
            }
            _ => {}
        }
        let value = self.operand(value)?;
        self.assign(target, value)
    }

    /// `a, b = x, y` without a tuple: all values first, then the targets in order.
    fn parallel_assignment(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Compiled {
        let mut registers = Vec::with_capacity(values.len());
        for (i, value) in values.iter().enumerate() {
            let value = self.operand(value)?;
            // A variable that an earlier target binds must be read before.
            let overwritten = !self.unit.is_temporary(value)
                && targets[..i].iter().any(|target| self.binds(target, value));
            registers.push(if overwritten {
                let copy = self.unit.temporary()?;
                self.move_(copy, value);
                copy
            } else {
                value
            });
        }
        targets
            .iter()
            .zip(registers)
            .try_for_each(|(target, value)| self.assign(target, value))
    }

    /// Whether assigning to `target` may write `register`.
    fn binds(&mut self, target: &Expr, register: Reg) -> bool {
        match target {
            Expr::Name(name) => {
                let id = self.name(&name.id);
                self.variable(id) == Variable::Register(register)
            }
            Expr::Attribute(_) | Expr::Subscript(_) => false,
            _ => true,
        }
    }

    /// `target =` what is in `value`.
    pub fn assign(&mut self, target: &'a Expr, value: Reg) -> Compiled {
        if !self.unit.is_crowded() {
            return self.assign_inner(target, value);
        }
        let aside = self.unit.set_aside()?;
        let kept = self.unit.temporary()?;
        self.move_(kept, value);
        self.assign_inner(target, kept)?;
        self.unit.put_back(&aside)?;
        self.unit.far_top = aside.far_top;
        Ok(())
    }

    fn assign_inner(&mut self, target: &'a Expr, value: Reg) -> Compiled {
        let mark = self.unit.top;
        match target {
            Expr::Name(e) => {
                self.at(e.range);
                let name = self.name(&e.id);
                self.store_variable(name, value)?;
            }
            Expr::Attribute(e) => {
                self.note_static_attribute(e);
                let object = self.operand(&e.value)?;
                let name = self.name(&e.attr);
                let site = self.writer.site(name);
                self.at(e.range);
                self.emit_w(Op::SetAttr, object, value, 0, site);
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value)?;
                let index = self.operand(&e.slice)?;
                self.at(e.range);
                self.emit(Op::SetItem, object, index, value);
            }
            Expr::Tuple(e) => self.unpack(&e.elts, e.range, value)?,
            Expr::List(e) => self.unpack(&e.elts, e.range, value)?,
            other => return self.fail(other.range(), "cannot assign to this expression"),
        }
        self.unit.set_top(mark)
    }

    fn unpack(&mut self, targets: &'a [Expr], range: TextRange, value: Reg) -> Compiled {
        if let Some(star) = targets.iter().position(Expr::is_starred_expr) {
            return self.unpack_starred(targets, star, range, value);
        }
        let adjacent = self.adjacent(targets);
        if targets.len() > MAX_TARGETS && adjacent.is_none() {
            return self.unpack_in_steps(targets, None, range, value);
        }
        let count = targets.len() as u8;
        if let Some(first) = adjacent {
            self.at(range);
            self.emit(Op::UnpackSequence, first, value, count);
            (first..first + count).for_each(|register| self.unit.bound.insert(register));
            return Ok(());
        }
        let first = self.unit.reserve(count as u16)?;
        self.at(range);
        self.emit(
            Op::UnpackSequence,
            if count == 0 { 0 } else { first },
            value,
            count,
        );
        for (register, target) in (first..).zip(targets) {
            self.assign(target, register)?;
        }
        Ok(())
    }

    /// The first register of targets that are variables in registers in a row.
    fn adjacent(&mut self, targets: &[Expr]) -> Option<Reg> {
        let mut first = None;
        for (i, target) in targets.iter().enumerate() {
            let Expr::Name(name) = target else {
                return None;
            };
            let id = self.name(&name.id);
            let Variable::Register(register) = self.variable(id) else {
                return None;
            };
            let start = *first.get_or_insert(register);
            if register as usize != start as usize + i {
                return None;
            }
        }
        first
    }

    fn unpack_starred(
        &mut self,
        targets: &'a [Expr],
        star: usize,
        range: TextRange,
        value: Reg,
    ) -> Compiled {
        let after = targets.len() - star - 1;
        if star > 255 || after >= 1 << 23 {
            let message = "too many expressions in star-unpacking assignment";
            return self.fail(range, message);
        }
        if targets.len() > MAX_TARGETS {
            return self.unpack_in_steps(targets, Some(star), range, value);
        }
        let first = self.unit.reserve(targets.len() as u16)?;
        self.at(range);
        self.emit_w(Op::UnpackEx, first, value, star as u8, after as u32);
        for (register, target) in (first..).zip(targets) {
            let target = match target {
                Expr::Starred(starred) => &starred.value,
                other => other,
            };
            self.assign(target, register)?;
        }
        Ok(())
    }

    /// Unpacks into a list, of which the targets get their items one at a time.
    fn unpack_in_steps(
        &mut self,
        targets: &'a [Expr],
        star: Option<usize>,
        range: TextRange,
        value: Reg,
    ) -> Compiled {
        let list = self.unit.temporary()?;
        let item = self.unit.temporary()?;
        self.at(range);
        self.unpack_list(targets.len(), star, value, list)?;
        for (i, target) in targets.iter().enumerate() {
            self.unpacked_item(i, targets.len(), star, list, item)?;
            let target = match target {
                Expr::Starred(starred) => &starred.value,
                other => other,
            };
            self.assign(target, item)?;
        }
        Ok(())
    }

    /// `list =` the items of `value`: `count`, or at least as many as stand around the star.
    pub fn unpack_list(
        &mut self,
        count: usize,
        star: Option<usize>,
        value: Reg,
        list: Reg,
    ) -> Compiled {
        let mark = self.unit.top;
        let expected = self.unit.temporary()?;
        let count = count as i128;
        let known = star.map_or(count, |_| !(count - 1));
        self.load_constant(&Constant::Int(known), expected);
        self.emit_rare(Rare::UnpackList, list, value, expected);
        self.unit.set_top(mark)
    }

    /// `dst =` what item `i` of `count` is that were unpacked into `list`.
    pub fn unpacked_item(
        &mut self,
        i: usize,
        count: usize,
        star: Option<usize>,
        list: Reg,
        dst: Reg,
    ) -> Compiled {
        let mark = self.unit.top;
        let index = self.unit.reserve(3)?;
        let after = i as i128 - count as i128;
        let is_after = star.is_some_and(|star| i > star);
        let place = if is_after { after } else { i as i128 };
        self.load_constant(&Constant::Int(place), index);
        if star == Some(i) {
            let end = match after + 1 {
                0 => Constant::None,
                end => Constant::Int(end),
            };
            self.load_constant(&end, index + 1);
            self.load_none(index + 2);
            self.emit(Op::BuildSlice, index, index, 0);
        }
        self.emit(Op::GetItem, dst, list, index);
        self.unit.set_top(mark)
    }

    // ---- augmented and annotated

    pub fn augmented(&mut self, s: &'a ast::StmtAugAssign) -> Compiled {
        match &*s.target {
            Expr::Name(e) => {
                let name = self.name(&e.id);
                self.at(e.range);
                if let Variable::Register(register) = self.variable(name) {
                    self.check_bound(register, name);
                    let mut value = register;
                    if self.has_walrus() {
                        value = self.unit.temporary()?;
                        self.move_(value, register);
                    }
                    return self.inplace(s, value, register);
                }
                let value = self.unit.temporary()?;
                self.load_variable(name, value)?;
                self.inplace(s, value, value)?;
                self.at(e.range);
                self.store_variable(name, value)
            }
            Expr::Attribute(e) => {
                let object = self.operand(&e.value)?;
                let name = self.name(&e.attr);
                let value = self.unit.temporary()?;
                let site = self.writer.site(name);
                self.at(e.range);
                self.emit_w(Op::GetAttr, value, object, 0, site);
                self.inplace(s, value, value)?;
                let site = self.writer.site(name);
                self.at(e.range);
                self.emit_w(Op::SetAttr, object, value, 0, site);
                Ok(())
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value)?;
                let index = self.operand(&e.slice)?;
                let value = self.unit.temporary()?;
                self.at(e.range);
                self.emit(Op::GetItem, value, object, index);
                self.inplace(s, value, value)?;
                self.at(e.range);
                self.emit(Op::SetItem, object, index, value);
                Ok(())
            }
            other => self.fail(other.range(), "illegal expression for augmented assignment"),
        }
    }

    /// `to = from op=` the statement's value.
    fn inplace(&mut self, s: &'a ast::StmtAugAssign, from: Reg, to: Reg) -> Compiled {
        let immediate = match s.op {
            Operator::Add => Some(Op::InplaceAddInt),
            Operator::Sub => Some(Op::InplaceSubInt),
            _ => None,
        };
        if let (Some(op), Some(n)) = (immediate, self.small_int(&s.value)) {
            self.at(s.range);
            self.emit(op, to, from, n);
            return Ok(());
        }
        let value = self.operand(&s.value)?;
        self.at(s.range);
        if s.op == Operator::Add {
            self.emit(Op::InplaceAdd, to, from, value);
        } else {
            self.emit_w(Op::Inplace, to, from, value, binary_op(s.op) as u32);
        }
        Ok(())
    }

    pub fn annotated(&mut self, s: &'a ast::StmtAnnAssign) -> Compiled {
        if let Some(value) = &s.value {
            self.single_assignment(&s.target, value)?;
        }
        let scope = &self.scopes[self.unit.scope];
        let keeps = matches!(
            scope.kind,
            super::scope::ScopeKind::Module | super::scope::ScopeKind::Class
        );
        if !keeps {
            return Ok(());
        }
        let mark = self.unit.top;
        match &*s.target {
            Expr::Name(name) if s.simple => {
                let value = self.annotation_value(&s.annotation)?;
                let dict = self.unit.temporary()?;
                let annotations = self.name("__annotations__");
                self.at(s.range);
                self.load_variable(annotations, dict)?;
                let key = self.unit.temporary()?;
                let name = self.name(&name.id);
                let text = self.writer.strings.get(name).to_owned();
                self.load_str(&text, key);
                self.emit(Op::SetItem, dict, key, value);
            }
            _ if !self.lazy_annotations => {
                self.operand(&s.annotation)?;
            }
            _ => {}
        }
        self.unit.set_top(mark)
    }

    // ---- del

    pub fn delete(&mut self, target: &'a Expr) -> Compiled {
        let mark = self.unit.top;
        match target {
            Expr::Name(e) => {
                self.at(e.range);
                let name = self.name(&e.id);
                self.delete_variable(name)?;
            }
            Expr::Attribute(e) => {
                let object = self.operand(&e.value)?;
                let name = self.name(&e.attr);
                let site = self.writer.site(name);
                self.at(e.range);
                self.emit_w(Op::DelAttr, object, 0, 0, site);
            }
            Expr::Subscript(e) => {
                let object = self.operand(&e.value)?;
                let index = self.operand(&e.slice)?;
                self.at(e.range);
                self.emit(Op::DelItem, object, index, 0);
            }
            Expr::Tuple(e) => e.elts.iter().try_for_each(|e| self.delete(e))?,
            Expr::List(e) => e.elts.iter().try_for_each(|e| self.delete(e))?,
            other => return self.fail(other.range(), "cannot delete this expression"),
        }
        self.unit.set_top(mark)
    }
}

/// Targets and values of an assignment that pairs them one to one.
fn pairwise<'a>(target: &'a Expr, value: &'a Expr) -> Option<(&'a [Expr], &'a [Expr])> {
    let items = |e: &'a Expr| match e {
        Expr::Tuple(e) => Some(&e.elts[..]),
        Expr::List(e) => Some(&e.elts[..]),
        _ => None,
    };
    // A list on the right is iterated over just like a tuple.
    let (targets, values) = (items(target)?, items(value)?);
    let plain = |all: &[Expr]| !all.iter().any(Expr::is_starred_expr);
    let fits = targets.len() == values.len() && (1..=16).contains(&targets.len());
    (fits && plain(targets) && plain(values)).then_some((targets, values))
}
