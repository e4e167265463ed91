//! The arithmetic operators.

use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a op b`.
    pub(crate) fn binary(&mut self, _op: Op, _a: Value, _b: Value) -> Res {
        Ok(Value::NONE)
    }

    /// `a op= b`.
    pub(crate) fn inplace(&mut self, op: Op, a: Value, b: Value) -> Res {
        self.binary(op, a, b)
    }

    /// `-a`, `+a`, `~a`.
    pub(crate) fn unary(&mut self, _op: Op, _a: Value) -> Res {
        Ok(Value::NONE)
    }
}
