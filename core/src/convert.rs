//! Conversions between values and numbers.

use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Whether `v` is true.
    pub(crate) fn truth(&mut self, v: Value) -> Res<bool> {
        Ok(v != Value::FALSE && !v.is_none())
    }

    /// `v` as an index.
    pub(crate) fn to_index(&mut self, v: Value) -> Res<i64> {
        Ok(v.int_unchecked())
    }

    /// `v` as a bound of a slice: an int too large is clamped.
    pub(crate) fn to_index_clamped(&mut self, v: Value) -> Res<i64> {
        Ok(v.int_unchecked())
    }

    /// The int `n`.
    pub(crate) fn new_int(&mut self, n: i128) -> Res {
        Ok(Value::int(n as i64))
    }

    /// Sign and limbs of a big int.
    pub(crate) fn big_limbs(&self, _v: Value) -> Option<(bool, &[u32])> {
        None
    }

    /// The int of this sign and these limbs, least first, which are not in the machine's memory.
    pub(crate) fn new_big(&mut self, _negative: bool, _limbs: &[u32]) -> Res {
        Ok(Value::int(0))
    }

    /// `float(v)`.
    pub(crate) fn to_f64(&mut self, v: Value) -> Res<f64> {
        Ok(v.as_float().unwrap_or(0.0))
    }
}
