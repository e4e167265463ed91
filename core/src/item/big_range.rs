//! Ranges, and slices, of ints that 128 bits do not hold.

use crate::convert::Wide;
use crate::features::Feature;
use crate::opcode::Op;
use crate::trap::Res;
use crate::types::TypeId;
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
        self.needs(Feature::BigRanges)?;
        self.needs(Feature::BigInt)?;
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
    pub(crate) fn big_range_item(&mut self, range: Value, i: Wide) -> Res<Option<Value>> {
        self.needs(Feature::BigRanges)?;
        self.needs(Feature::BigInt)?;
        if i < 0 {
            return Ok(None);
        }
        let (start, step) = (self.get(range.addr(), 1), self.get(range.addr(), 3));
        let i = self.new_int(i)?;
        let offset = self.binary(Op::Mul, i, step)?;
        let n = self.binary(Op::Add, start, offset)?;
        Ok(self.is_before_end(range, n)?.then_some(n))
    }

    /// `slice.indices(length)` where some of the ints do not fit into a word; `None` where all do,
    /// or where an argument is no int.
    pub(crate) fn big_slice_indices(
        &mut self,
        slice: Value,
        len: Value,
    ) -> Res<Option<[Value; 3]>> {
        let part = |i| self.get(slice.addr(), i);
        let as_int = |v: Value| v.as_bool().map_or(v, |b| Value::int(b.into()));
        let [start, stop, step] = [1, 2, 3].map(|i| as_int(part(i)));
        let fits = |v: Value| v.is_none() || v.as_int().is_some() || v.as_bool().is_some();
        let plain = |vm: &Self, v: Value| v.is_none() || vm.is_integer(v);
        let all = [start, stop, step, len];
        if all.iter().all(|&v| fits(v)) || !all.iter().all(|&v| plain(self, v)) || len.is_none() {
            return Ok(None);
        }
        self.needs(Feature::BigRanges)?;
        let step = if step.is_none() { Value::int(1) } else { step };
        if self.compare(Op::Lt, len, Value::int(0))? == Value::TRUE {
            let text = "length should not be negative";
            return Err(self.raise(TypeId::ValueError, &[text.into()]));
        }
        if step == Value::int(0) {
            return Ok(None);
        }
        let forward = self.is_positive(step)?;
        let (low, high) = match forward {
            true => (Value::int(0), len),
            false => (Value::int(-1), self.binary(Op::Sub, len, Value::int(1))?),
        };
        let mut bounds = [start, stop];
        for (i, bound) in bounds.iter_mut().enumerate() {
            *bound = match bound.is_none() {
                true if forward == (i == 0) => low,
                true => high,
                false => self.clamped(*bound, len, (low, high))?,
            };
        }
        Ok(Some([bounds[0], bounds[1], step]))
    }

    /// What a slice, in a stack word as the range, selects of a range with more items than a word
    /// counts.
    pub(super) fn slice_big_range(&mut self, range: usize, slice: usize) -> Res {
        self.needs(Feature::BigRanges)?;
        self.needs(Feature::BigInt)?;
        let ints = self.slice_of_ints(slice)?;
        self.set_word(slice, ints);
        self.with_room(|vm| {
            let (range, slice) = (vm.word(range), vm.word(slice));
            let Some(len) = vm.range_len(range) else {
                return Err(vm.raise_too_large());
            };
            let len = vm.new_int(len)?;
            let Some([from, to, by]) = vm.big_slice_indices(slice, len)? else {
                return Err(vm.raise_too_large());
            };
            let (start, step) = (vm.get(range.addr(), 1), vm.get(range.addr(), 3));
            let mut bounds = [from, to];
            for bound in &mut bounds {
                let offset = vm.binary(Op::Mul, *bound, step)?;
                *bound = vm.binary(Op::Add, start, offset)?;
            }
            let step = vm.binary(Op::Mul, step, by)?;
            vm.object(crate::kind::Kind::Range, [bounds[0], bounds[1], step])
        })
    }

    /// A bound of a slice, counted from the end where it is negative, between two others.
    fn clamped(&mut self, v: Value, len: Value, (low, high): (Value, Value)) -> Res {
        let mut v = v;
        if self.compare(Op::Lt, v, Value::int(0))? == Value::TRUE {
            v = self.binary(Op::Add, v, len)?;
        }
        if self.compare(Op::Lt, v, low)? == Value::TRUE {
            return Ok(low);
        }
        Ok(match self.compare(Op::Gt, v, high)? == Value::TRUE {
            true => high,
            false => v,
        })
    }
}
