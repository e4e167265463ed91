//! Comparison through special methods.

use super::holds;
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
        let right_first = left != right
            && self
                .special(self.word(other), method(reflected).0)
                .is_some()
            && self.is_subclass(right, left)?;
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
        match (self.payload(a), self.payload(b)) {
            (None, None) => match op {
                Op::Eq | Op::Ne => {
                    let order = if a == b { Some(Ordering::Equal) } else { None };
                    Ok(Value::bool(holds(op, order)))
                }
                _ => Err(self.raise_order(op, a, b)),
            },
            (x, y) => {
                let (x, y) = (x.unwrap_or(a), y.unwrap_or(b));
                let alike = self.type_id(x) == self.type_id(y);
                let done = self.compare(op, x, y);
                if alike {
                    return done;
                }
                self.or_retyped(done, |vm| vm.raise_order(op, vm.word(slot), vm.word(other)))
            }
        }
    }

    /// Calls the method for `op` of the object in word `object`; `None` where there is none or
    /// it declines. Without `__ne__`, `!=` is the contrary of `==`.
    fn try_compare(&mut self, op: Op, object: usize, other: usize) -> Res<Option<Value>> {
        let (name, _) = method(op);
        if op != Op::Ne || self.special(self.word(object), name).is_some() {
            return self.try_method(name, object, other);
        }
        match self.try_method(method(Op::Eq).0, object, other)? {
            Some(v) => Ok(Some(Value::bool(!self.truth(v)?))),
            None => Ok(None),
        }
    }
}
