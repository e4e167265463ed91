//! `repr`, `str`, `ascii` and `format`.

use crate::strings::Builder;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `repr(v)`.
    pub(crate) fn repr(&mut self, v: Value) -> Res {
        Ok(v)
    }

    /// `str(v)`.
    pub(crate) fn to_str(&mut self, v: Value) -> Res {
        Ok(v)
    }

    /// `ascii(v)`.
    pub(crate) fn ascii(&mut self, v: Value) -> Res {
        Ok(v)
    }

    /// `format(v, spec)`; `spec` a str, or unbound.
    pub(crate) fn format(&mut self, v: Value, _spec: Value) -> Res {
        Ok(v)
    }

    /// Adds `repr` of the value in the stack word `slot`.
    pub(crate) fn repr_into(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_slot(b, slot)
    }

    /// Adds `str` of the value in the stack word `slot`.
    pub(crate) fn str_into(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_slot(b, slot)
    }
}
