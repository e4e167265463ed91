//! Ranges of ints that 128 bits do not hold.

use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    fn is_positive(&mut self, n: Value) -> Res<bool> {
        Ok(self.compare(Op::Gt, n, Value::int(0))? == Value::TRUE)
    }

    /// Whether `n` is before the end of the range.
    fn is_before_end(&mut self, range: Value, n: Value) -> Res<bool> {
        let (stop, step) = (self.get(range.addr(), 2), self.get(range.addr(), 3));
        let op = match self.is_positive(step)? {
            true => Op::Lt,
            false => Op::Gt,
        };
        Ok(self.compare(op, n, stop)? == Value::TRUE)
    }

    /// Index of an int of any size in a range.
    pub(crate) fn big_range_position(&mut self, range: Value, n: Value) -> Res<Option<Value>> {
        let (start, step) = (self.get(range.addr(), 1), self.get(range.addr(), 3));
        let offset = self.binary(Op::Sub, n, start)?;
        if self.binary(Op::Mod, offset, step)? != Value::int(0) {
            return Ok(None);
        }
        let i = self.binary(Op::FloorDiv, offset, step)?;
        let inside = self.compare(Op::Ge, i, Value::int(0))? == Value::TRUE;
        Ok((inside && self.is_before_end(range, n)?).then_some(i))
    }

    /// Item `i` of a range; `None` where it has no more than `i`.
    pub(crate) fn big_range_item(&mut self, range: Value, i: i128) -> Res<Option<Value>> {
        if i < 0 {
            return Ok(None);
        }
        let (start, step) = (self.get(range.addr(), 1), self.get(range.addr(), 3));
        let i = self.new_int(i)?;
        let offset = self.binary(Op::Mul, i, step)?;
        let n = self.binary(Op::Add, start, offset)?;
        Ok(self.is_before_end(range, n)?.then_some(n))
    }
}
