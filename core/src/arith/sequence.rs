//! Concatenation and repetition of str, bytes, list and tuple.

use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// Words that no object may have.
const TOO_LONG: usize = 1 << 31;

impl Vm<'_> {
    /// Whether `v` can be concatenated and repeated.
    pub(super) fn is_sequence(&self, v: Value) -> bool {
        v.is(Kind::List) || v.is(Kind::Tuple) || self.is_str(v) || self.is_byte_string(v)
    }

    pub(super) fn concatenate(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        if self.is_str(a) && self.is_str(b) {
            return self.concat(a, b).map(Some);
        }
        match (a.kind(), b.kind()) {
            (Some(Kind::List), Some(Kind::List)) | (Some(Kind::Tuple), Some(Kind::Tuple)) => {
                self.join_items(a, b).map(Some)
            }
            _ if !self.is_byte_string(a) => Ok(None),
            _ => match (self.buffer_of(a), self.buffer_of(b)) {
                (Some(x), Some(y)) => {
                    let (m, n) = (x.len(), y.len());
                    let joined = self.alloc_bytes(m + n)?;
                    self.copy_bytes(a, 0, m, joined, 0);
                    self.copy_bytes(b, 0, n, joined, m);
                    self.byte_string_like(a, joined).map(Some)
                }
                _ => Ok(None),
            },
        }
    }

    /// Copies the bytes `from..to` of `source` into `target`, an object made just now, at `at`.
    pub(crate) fn copy_bytes(
        &mut self,
        source: Value,
        from: usize,
        to: usize,
        target: Value,
        at: usize,
    ) {
        let start = (target.addr().index() + 2) * 8 + at;
        if let Some(base) = self.buffer_start(source) {
            let memory: &mut [u8] = bytemuck::cast_slice_mut(self.heap.words);
            memory.copy_within(base + from..base + to, start);
            return;
        }
        let image = self.image;
        let Some(n) = source.as_immediate(crate::value::Immediate::Bytes) else {
            return;
        };
        let blob = &image.blobs[n as usize * 4..][..4];
        let data: &[u8] = bytemuck::cast_slice(image.blob_data);
        let bytes = &data[blob[1] as usize..][from..to];
        let memory: &mut [u8] = bytemuck::cast_slice_mut(self.heap.words);
        memory[start..start + bytes.len()].copy_from_slice(bytes);
    }

    /// A list or tuple, as `a` is, of the items of `a` and `b`.
    fn join_items(&mut self, a: Value, b: Value) -> Res {
        let (Some((x, m)), Some((y, n))) = (self.items_span(a), self.items_span(b)) else {
            return Ok(Value::NONE);
        };
        let (result, at) = self.items_like(a, m + n)?;
        self.heap.words.copy_within(x..x + m, at);
        self.heap.words.copy_within(y..y + n, at + m);
        Ok(result)
    }

    /// A new list or tuple, as `like` is, of `len` items, and the word of the first of them,
    /// all to be set by the caller at once.
    fn items_like(&mut self, like: Value, len: usize) -> Res<(Value, usize)> {
        self.heap.reserve(len.saturating_add(8))?;
        if like.is(Kind::Tuple) {
            let at = self.heap.alloc(Kind::Tuple, len)?;
            return Ok((Value::reference(Kind::Tuple, at), at.index() + 1));
        }
        let list = self.object(Kind::List, [Value::int(len as i64), Value::NONE])?;
        if len == 0 {
            return Ok((list, list.addr().index() + 1));
        }
        let at = self.heap.slots(len)?;
        self.set(list.addr(), 2, Value::reference(Kind::Slots, at));
        Ok((list, at.index() + 1))
    }

    pub(super) fn repeat(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        let (sequence, count) = if self.is_sequence(a) { (a, b) } else { (b, a) };
        if !self.is_sequence(sequence) || !self.is_integer(count) {
            return Ok(None);
        }
        let count = self.repetitions(count)?;
        self.repeat_times(sequence, count).map(Some)
    }

    pub(super) fn repeat_times(&mut self, v: Value, count: usize) -> Res {
        if let Some((from, len)) = self.items_span(v) {
            if count == 1 && v.is(Kind::Tuple) {
                return Ok(v);
            }
            let total = self.repeated_len(len, count, 1)?;
            let (result, at) = self.items_like(v, total)?;
            repeat_words(self.heap.words, from, len, at, total);
            return Ok(result);
        }
        if count == 1 && !v.is(Kind::ByteArray) {
            return Ok(v);
        }
        if let Some(bytes) = self.byte_string(v) {
            let len = bytes.len();
            if !v.is(Kind::ByteArray) {
                self.check_product(len, count, "repeated bytes are too long")?;
            }
            let total = self.repeated_len(len, count, 8)?;
            let result = self.alloc_bytes(total)?;
            self.copy_bytes(v, 0, len.min(total), result, 0);
            repeat_start(self.bytes_mut(result), len);
            return self.byte_string_like(v, result);
        }
        let (len, chars) = (self.str_bytes(v).map_or(0, <[u8]>::len), self.str_len(v));
        self.check_product(chars, count, "repeated string is too long")?;
        let total = self.repeated_len(len, count, 8)?;
        let at = self.alloc_str(total, chars * count)?;
        self.copy_text(at, 0, v, 0, len.min(total));
        repeat_start(self.str_bytes_mut(at), len);
        Ok(Value::reference(Kind::Str, at))
    }

    /// Checks that so many items so many times can be counted, in 64 bits on any machine.
    fn check_product(&mut self, len: usize, count: usize, refusal: &str) -> Res<()> {
        match (len as u64).saturating_mul(count as u64) > i64::MAX as u64 {
            true => Err(self.raise(TypeId::OverflowError, &[refusal.into()])),
            false => Ok(()),
        }
    }

    pub(super) fn repeated_len(&mut self, len: usize, count: usize, per_word: usize) -> Res<usize> {
        match len.checked_mul(count) {
            Some(total) if total / per_word < TOO_LONG => Ok(total),
            _ => Err(self.raise(TypeId::MemoryError, &[])),
        }
    }

    /// `list *= count`.
    pub(super) fn repeat_list(&mut self, list: Value, count: usize) -> Res<()> {
        if count == 0 {
            self.list_clear(list);
            return Ok(());
        }
        let len = self.list_len(list);
        let total = self.repeated_len(len, count, 1)?;
        if len == total {
            return Ok(());
        }
        self.list_reserve(list, total)?;
        if let Some(storage) = self.list_storage(list) {
            let from = storage.index() + 1;
            repeat_words(self.heap.words, from, len, from, total);
        }
        self.set(list.addr(), 1, Value::int(total as i64));
        Ok(())
    }
}

/// Fills `total` words from `at` on with the `len` words at `from`, again and again.
fn repeat_words(words: &mut [u64], from: usize, len: usize, at: usize, total: usize) {
    if total == 0 {
        return;
    }
    if len == 1 {
        let word = words[from];
        words[at..at + total].fill(word);
        return;
    }
    words.copy_within(from..from + len, at);
    let mut done = len;
    while done < total {
        let next = done.min(total - done);
        words.copy_within(at..at + next, at + done);
        done += next;
    }
}

/// Fills `out` with its own first `len` bytes, again and again.
pub(super) fn repeat_start(out: &mut [u8], len: usize) {
    if len == 1 {
        let byte = out.first().copied().unwrap_or(0);
        out.fill(byte);
        return;
    }
    let mut done = len;
    while done < out.len() {
        let next = done.min(out.len() - done);
        out.copy_within(0..next, done);
        done += next;
    }
}
