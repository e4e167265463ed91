//! In-place operators of bytearrays.

use super::sequence::repeat_start;
use crate::features::Feature;
use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a += b` or `a *= b` for a bytearray `a`.
    pub(super) fn bytearray_inplace(&mut self, op: Op, a: Value, b: Value) -> Res {
        self.needs(Feature::Bytes)?;
        let top = self.top;
        let done = self.push(a).and_then(|slot| {
            let other = self.push(b)?;
            if op == Op::Add {
                self.bytearray_append(slot, other)?;
            } else {
                self.bytearray_repeat(slot, other)?;
            }
            Ok(self.word(slot))
        });
        self.top = top;
        done
    }

    /// Appends the buffer in the stack word `other` to the bytearray in the stack word `slot`.
    pub(crate) fn bytearray_append(&mut self, slot: usize, other: usize) -> Res<()> {
        let b = self.contiguous(self.word(other))?;
        let Some(b) = b else {
            let (a, b) = (self.word(slot), self.word(other));
            return Err(self.raise_operands(Op::Add, "=", a, b));
        };
        if b == self.word(slot) {
            return Err(self.raise_shown());
        }
        self.set_word(other, b);
        let count = self.buffer_of(b).map_or(0, <[u8]>::len);
        if count == 0 {
            return Ok(());
        }
        self.bytearray_unshown(slot)?;
        let len = self.bytearray_len(self.word(slot));
        self.bytearray_splice(self.word(slot), len, len, count)?;
        self.copy_into_bytearray(self.word(slot), len, self.word(other), count);
        Ok(())
    }

    /// Copies the first `count` bytes of the buffer `source` to byte `into` of a bytearray,
    /// which has so many.
    pub(crate) fn copy_into_bytearray(
        &mut self,
        target: Value,
        into: usize,
        source: Value,
        count: usize,
    ) {
        let storage = self.get(target.addr(), crate::buffer::bytearray::STORAGE);
        if count > 0 {
            self.copy_bytes(source, 0, count, storage, into);
        }
    }

    fn bytearray_repeat(&mut self, slot: usize, other: usize) -> Res<()> {
        let count = self.word(other);
        let Some(count) = self.int_to_i64(count).filter(|_| self.is_integer(count)) else {
            return Err(self.raise_type(
                count,
                "can't multiply sequence by non-int of type '",
                "'",
            ));
        };
        let len = self.bytearray_len(self.word(slot));
        let count = usize::try_from(count.max(0)).unwrap_or(usize::MAX);
        let total = self.repeated_len(len, count, 8)?;
        if total == len {
            return Ok(());
        }
        self.bytearray_unshown(slot)?;
        let a = self.word(slot);
        if total < len {
            return self.bytearray_splice(a, total, len, 0);
        }
        self.bytearray_splice(a, len, len, total - len)?;
        repeat_start(self.bytearray_mut(a), len);
        Ok(())
    }
}
