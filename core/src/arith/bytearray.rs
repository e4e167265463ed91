//! In-place operators of bytearrays.

use super::sequence::repeat_start;
use crate::features::Feature;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Appends the buffer in the stack word `other` to the bytearray in the stack word `slot`.
    pub(crate) fn bytearray_append(&mut self, slot: usize, other: usize) -> Res<()> {
        self.needs(Feature::Bytes)?;
        let b = self.word(other);
        if b == self.word(slot) {
            return Err(self.raise_shown());
        }
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

    /// Repeats the bytearray in the stack word `slot`.
    pub(super) fn repeat_bytearray(&mut self, slot: usize, count: usize) -> Res<()> {
        self.needs(Feature::Bytes)?;
        let len = self.bytearray_len(self.word(slot));
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
