//! Comparisons.

use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a op b`, for `Op::Lt` to `Op::Ge`.
    pub(crate) fn compare(&mut self, _op: Op, _a: Value, _b: Value) -> Res {
        Ok(Value::NONE)
    }

    /// Whether `a < b`.
    pub(crate) fn less(&mut self, a: Value, b: Value) -> Res<bool> {
        let v = self.compare(Op::Lt, a, b)?;
        self.truth(v)
    }

    /// Whether `a is b or a == b`, as containers compare.
    pub(crate) fn values_equal(&mut self, a: Value, b: Value) -> Res<bool> {
        Ok(a == b)
    }

    /// Whether `a == b`, where no Python code is needed to tell.
    pub(crate) fn plain_eq(&self, a: Value, b: Value) -> Option<bool> {
        Some(a == b)
    }
}
