//! Comparison through special methods.

use super::holds;
use crate::kind::Kind;
use crate::lending::{FULL_READ_ONLY, SIMPLE};
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;
use core::cmp::Ordering;

/// The special method for an operator, and the operator with its sides exchanged.
fn method(op: Op) -> (Name, Op) {
    match op {
        Op::Lt => (const { Name::new("__lt__") }, Op::Gt),
        Op::Le => (const { Name::new("__le__") }, Op::Ge),
        Op::Eq => (const { Name::new("__eq__") }, Op::Eq),
        Op::Ne => (const { Name::new("__ne__") }, Op::Ne),
        Op::Gt => (const { Name::new("__gt__") }, Op::Lt),
        _ => (const { Name::new("__ge__") }, Op::Le),
    }
}

impl Vm<'_> {
    /// `a op b` where at least one is an object whose class may define the operator.
    pub(super) fn compare_objects(&mut self, op: Op, a: Value, b: Value) -> Res {
        let top = self.top;
        let slot = self.push(a)?;
        let result = self
            .push(b)
            .and_then(|other| self.compare_by_methods(op, slot, other));
        self.top = top;
        result
    }

    fn compare_by_methods(&mut self, op: Op, slot: usize, other: usize) -> Res {
        let reflected = method(op).1;
        let (left, right) = (
            self.class_of(self.word(slot)),
            self.class_of(self.word(other)),
        );
        let right_first = left != right && self.derives(right, left);
        if right_first && let Some(v) = self.try_compare(reflected, other, slot)? {
            return Ok(v);
        }
        if let Some(v) = self.try_compare(op, slot, other)? {
            return Ok(v);
        }
        if !right_first && let Some(v) = self.try_compare(reflected, other, slot)? {
            return Ok(v);
        }
        let (a, b) = (self.word(slot), self.word(other));
        match op {
            Op::Eq | Op::Ne => {
                let order = if a == b { Some(Ordering::Equal) } else { None };
                Ok(Value::bool(holds(op, order)))
            }
            _ => Err(self.raise_order(op, a, b)),
        }
    }

    /// Asks the type of the object in word `object` for `op`: its method, or what its built-in
    /// type does; `None` where there is none or it declines. Without `__ne__`, `!=` is the
    /// contrary of `==`.
    fn try_compare(&mut self, op: Op, object: usize, other: usize) -> Res<Option<Value>> {
        let v = self.word(object);
        let mut f = self.special(v, method(op).0);
        let is_contrary = f.is_none();
        if is_contrary {
            let inner = self.plain(v);
            if !self.is_object(inner) && (inner == v || self.has_order(inner)) {
                return self.with_room(|vm| vm.compare_builtin(op, object, other));
            }
            if op == Op::Ne {
                f = self.special(v, method(Op::Eq).0);
            }
        }
        let Some(f) = f else {
            return Ok(None);
        };
        match self.ask_method(f, object, other)? {
            Some(v) if is_contrary => Ok(Some(Value::bool(!self.truth(v)?))),
            answer => Ok(answer),
        }
    }

    /// Whether the built-in type of `v` has comparisons of its own.
    fn has_order(&self, v: Value) -> bool {
        let table = matches!(
            v.kind(),
            Some(
                Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::WeakRef
            )
        );
        table || self.number(v).is_some() || self.is_str(v) || self.is_byte_string(v)
    }

    /// What bytearrays and memoryviews say of objects that lend their bytes, or of others where they
    /// lend them themselves.
    #[cold]
    pub(crate) fn compare_lent(
        &mut self,
        op: Op,
        object: usize,
        other: usize,
    ) -> Res<Option<Value>> {
        let is_view = self.word(object).is(Kind::MemoryView);
        if is_view && !matches!(op, Op::Eq | Op::Ne) {
            return Ok(None);
        }
        let flags = if is_view { FULL_READ_ONLY } else { SIMPLE };
        let made = self.rooted(self.word(object), |vm, left| {
            let right = vm.push(vm.word(other))?;
            vm.with_possible(left, flags, |vm| {
                vm.with_possible(right, flags, |vm| {
                    if vm.buffer_in(left).is_none() || vm.buffer_in(right).is_none() {
                        return Ok(Value::NOT_IMPLEMENTED);
                    }
                    let (a, b) = (vm.plain(vm.word(left)), vm.plain(vm.word(right)));
                    if is_view {
                        let equal = vm.views_equal(a, b)?;
                        return Ok(Value::bool(equal == (op == Op::Eq)));
                    }
                    let bytes = |v| vm.buffer_of(v).unwrap_or(&[]);
                    let order = bytes(a).cmp(bytes(b));
                    Ok(Value::bool(holds(op, Some(order))))
                })
            })
        })?;
        Ok(Some(made).filter(|&made| made != Value::NOT_IMPLEMENTED))
    }

    /// What the built-in type of the value in word `object`, or of what it holds, says of that
    /// in word `other`; `None` where that means nothing to it.
    fn compare_builtin(&mut self, op: Op, object: usize, other: usize) -> Res<Option<Value>> {
        let (a, b) = (self.plain(self.word(object)), self.plain(self.word(other)));
        if a.is(Kind::ByteArray) || a.is(Kind::MemoryView) {
            let lends = |word| self.lends(self.word(word)).is_some();
            if lends(object) || lends(other) {
                return self.compare_lent(op, object, other);
            }
        }
        if self.is_object(b) {
            return Ok(None);
        }
        let equality = matches!(op, Op::Eq | Op::Ne);
        let means = if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            x.rank() >= y.rank() && (x.rank() < 2 || equality)
        } else {
            let alike = self.type_id(a) == self.type_id(b);
            match a.kind() {
                Some(Kind::Dict) => alike && equality,
                Some(Kind::Set | Kind::FrozenSet) => b.is_set(),
                Some(Kind::DictView) => alike || b.is(Kind::DictView) || b.is_set(),
                Some(Kind::ByteArray) => self.buffer_of(b).is_some(),
                _ => alike,
            }
        };
        match means {
            true => self.compare(op, a, b).map(Some),
            false => Ok(None),
        }
    }
}
