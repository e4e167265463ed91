//! `b[k] = x` and `del b[k]` of bytearrays.

use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `v` as the number of a byte.
    ///
    /// # Errors
    /// TypeError for what is no integer, ValueError for one that is no byte.
    pub(crate) fn byte_value(&mut self, v: Value) -> Res<u8> {
        let n = self.to_index_clamped(v)?;
        u8::try_from(n).map_err(|_| {
            let message = "byte must be in range(0, 256)";
            self.raise(TypeId::ValueError, &[message.into()])
        })
    }

    /// Index `i` of `len` items, counted from the end where negative, if there is such.
    pub(super) fn wrapped(i: i64, len: usize) -> Option<usize> {
        let at = if i < 0 {
            i.saturating_add(len as i64)
        } else {
            i
        };
        usize::try_from(at).ok().filter(|&at| at < len)
    }

    pub(super) fn set_bytearray_item(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        self.needs(Feature::Bytes)?;
        let top = self.top;
        let done = self.push(obj).and_then(|slot| {
            let kept = self.push(key)?;
            let source = self.push(v)?;
            if key.is(Kind::Slice) {
                return self.set_bytearray_slice(slot, kept, source);
            }
            let (_, i) = self.item_index(obj, key)?;
            let byte = self.byte_value(self.word(source))?;
            let obj = self.word(slot);
            match Self::wrapped(i, self.bytearray_len(obj)) {
                Some(at) => {
                    self.bytearray_mut(obj)[at] = byte;
                    Ok(())
                }
                None => Err(self.raise_item_range(obj, "")),
            }
        });
        self.top = top;
        done
    }

    /// `b[i:j:k] = source`, all in stack words.
    fn set_bytearray_slice(&mut self, slot: usize, kept: usize, source: usize) -> Res<()> {
        self.settle_slice(kept)?;
        let v = self.word(source);
        if self.is_numeric(v) || self.is_str(self.plain(v)) {
            let message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        let own = match self.lends(v) {
            Some(_) if !self.plain(v).is(Kind::ByteArray) => None,
            _ => self.contiguous(v)?,
        };
        let bytes = match own {
            // Its own bytes move while it takes them.
            Some(b) if b != self.word(slot) && !b.is(Kind::MemoryView) => b,
            Some(b) => {
                let len = self.buffer_of(b).map_or(0, <[u8]>::len);
                self.sub_bytes(b, 0, len)?
            }
            None => self.byte_source(v, TypeId::ByteArray)?,
        };
        self.set_word(source, bytes);
        let span = self.slice_of(slot, self.word(kept))?;
        let count = self.buffer_of(self.word(source)).map_or(0, <[u8]>::len);
        if span.step == 1 {
            let (from, to) = (span.start as usize, span.start as usize + span.count);
            if count != span.count {
                self.bytearray_unshown(slot)?;
            }
            self.with_room(|vm| vm.bytearray_splice(vm.word(slot), from, to, count))?;
            self.copy_into_bytearray(self.word(slot), from, self.word(source), count);
            return Ok(());
        }
        if count == 0 {
            return self.del_bytearray_item(self.word(slot), self.word(kept));
        }
        if count != span.count {
            let message = [
                Part::Text("attempt to assign bytes of size "),
                Part::Int(count as i64),
                Part::Text(" to extended slice of size "),
                Part::Int(span.count as i64),
            ];
            return Err(self.raise(TypeId::ValueError, &message));
        }
        for n in 0..count {
            let byte = self.buffer_of(self.word(source)).map_or(0, |b| b[n]);
            let target = self.word(slot);
            self.bytearray_mut(target)[span.index(n)] = byte;
        }
        Ok(())
    }

    pub(super) fn del_bytearray_item(&mut self, obj: Value, key: Value) -> Res<()> {
        self.needs(Feature::Bytes)?;
        let top = self.top;
        let done = self.push(obj).and_then(|slot| {
            let kept = self.push(key)?;
            self.bytearray_unshown(slot)?;
            let key = self.word(kept);
            if key.is(Kind::Slice) {
                return self.del_bytearray_slice(slot, key);
            }
            let (obj, i) = self.item_index(self.word(slot), key)?;
            match Self::wrapped(i, self.bytearray_len(obj)) {
                Some(at) => self.bytearray_splice(obj, at, at + 1, 0),
                None => Err(self.raise_item_range(obj, "")),
            }
        });
        self.top = top;
        done
    }

    fn del_bytearray_slice(&mut self, slot: usize, key: Value) -> Res<()> {
        let span = self.slice_of(slot, key)?.ascending();
        let obj = self.word(slot);
        if span.count == 0 {
            return Ok(());
        }
        let from = span.start as usize;
        if span.step == 1 {
            return self.bytearray_splice(obj, from, from + span.count, 0);
        }
        let bytes = self.bytearray_mut(obj);
        let (len, mut into, mut n) = (bytes.len(), from, 0);
        for i in from..len {
            if n < span.count && i == span.index(n) {
                n += 1;
                continue;
            }
            bytes[into] = bytes[i];
            into += 1;
        }
        self.bytearray_splice(obj, into, len, 0)
    }
}
