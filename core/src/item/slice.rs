//! Slices of sequences: what they select, and copies of it.

use crate::convert::Wide;
use crate::kind::Kind;
use crate::sequence::LENGTH;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// The items that a slice selects: `count` of them from `start` on, each `step` further.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Span {
    /// First index.
    pub(crate) start: i64,
    /// Index at which it stops; before `start` where it selects nothing.
    pub(crate) stop: i64,
    /// Distance between indices, not 0.
    pub(crate) step: i64,
    /// Number of items.
    pub(crate) count: usize,
}

impl Span {
    /// What start, stop and step (as written, `None` where left out) select of `len` items.
    fn of(parts: [Option<i64>; 3], len: usize) -> Span {
        let len = len as i64;
        let step = parts[2].unwrap_or(1).max(-i64::MAX);
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let bound = |part: Option<i64>, open: i64| match part {
            None => open,
            Some(n) if n < 0 => n.saturating_add(len).max(low),
            Some(n) => n.min(high),
        };
        let (first, last) = if step > 0 { (low, high) } else { (high, low) };
        let (start, stop) = (bound(parts[0], first), bound(parts[1], last));
        let distance = if step > 0 { stop - start } else { start - stop };
        let count = if distance > 0 {
            (distance - 1) / step.abs() + 1
        } else {
            0
        };
        Span {
            start,
            stop,
            step,
            count: count as usize,
        }
    }

    /// Index number `n` of the selection.
    pub(crate) fn index(&self, n: usize) -> usize {
        (self.start + n as i64 * self.step) as usize
    }

    /// The same items in ascending order.
    pub(crate) fn ascending(self) -> Span {
        if self.step > 0 || self.count == 0 {
            return self;
        }
        let start = self.start + (self.count as i64 - 1) * self.step;
        Span {
            start,
            stop: self.start + 1,
            step: -self.step,
            count: self.count,
        }
    }
}

impl Vm<'_> {
    /// Start, stop and step of a slice as written; the step is asked first. `__index__` of what they
    /// are may move objects.
    pub(crate) fn slice_parts(&mut self, slice: Value) -> Res<[Option<i64>; 3]> {
        let top = self.top;
        let slot = self.push(slice)?;
        let mut parts = [None; 3];
        let mut done = Ok(());
        for i in [2, 0, 1] {
            let v = self.get(self.word(slot).addr(), i + 1);
            match self.slice_part(v) {
                Ok(Some(0)) if i == 2 => done = Err(self.raise_zero_step()),
                Ok(n) => parts[i] = n,
                Err(trap) => done = Err(trap),
            }
            if done.is_err() {
                break;
            }
        }
        self.top = top;
        done.map(|()| parts)
    }

    #[cold]
    fn raise_zero_step(&mut self) -> crate::trap::Trap {
        let message = [Part::Text("slice step cannot be zero")];
        self.raise(TypeId::ValueError, &message)
    }

    /// Asks for the ints of the slice in the stack word `slot`, which are in it from then on.
    pub(super) fn settle_slice(&mut self, slot: usize) -> Res<()> {
        let at = self.word(slot).addr();
        let part = |i| self.get(at, i);
        let plain = [1, 2, 3]
            .map(part)
            .iter()
            .all(|v| v.is_none() || v.is_int());
        if plain && part(3) != Value::int(0) {
            return Ok(());
        }
        let ints = self.slice_of_ints(slot)?;
        self.set_word(slot, ints);
        Ok(())
    }

    /// The slice in the stack word `slot` with ints in place of what stands for them.
    pub(crate) fn slice_of_ints(&mut self, slot: usize) -> Res {
        let top = self.top;
        let parts = self.push(Value::NONE)?;
        self.push(Value::NONE)?;
        self.push(Value::NONE)?;
        for i in [2, 0, 1] {
            let v = self.get(self.word(slot).addr(), i + 1);
            if v.is_none() {
                continue;
            }
            if !self.has_index(v) {
                self.slice_bound(v)?;
            }
            let n = self.index_value(v)?;
            if i == 2 && n == Value::int(0) {
                return Err(self.raise_zero_step());
            }
            self.set_word(parts + i, n);
        }
        let made = self.with_room(|vm| {
            let parts = [0, 1, 2].map(|i| vm.word(parts + i));
            vm.object(Kind::Slice, parts)
        });
        self.top = top;
        made
    }

    fn slice_part(&mut self, v: Value) -> Res<Option<i64>> {
        if v.is_none() {
            return Ok(None);
        }
        self.slice_bound(v).map(Some)
    }

    /// A bound of a slice that is not left out.
    pub(crate) fn slice_bound(&mut self, v: Value) -> Res<i64> {
        if self.has_index(v) {
            return self.to_index_clamped(v);
        }
        let message = "slice indices must be integers or None or have an __index__ method";
        Err(self.raise(TypeId::TypeError, &[message.into()]))
    }

    /// What a slice selects of `len` items.
    pub(crate) fn slice_span(&mut self, slice: Value, len: usize) -> Res<Span> {
        Ok(Span::of(self.slice_parts(slice)?, len))
    }

    /// What a slice selects of the sequence in the stack word `slot`, by its length after the
    /// bounds are known.
    pub(crate) fn slice_of(&mut self, slot: usize, slice: Value) -> Res<Span> {
        let parts = self.slice_parts(slice)?;
        Ok(Span::of(parts, self.items_len(self.word(slot))))
    }

    /// Whether a slice of a range takes ints of any size.
    fn is_far_slice(&self, range: Value, slice: Value) -> bool {
        let far = |i| self.get(slice.addr(), i).is(Kind::BigInt);
        let len = self.range_len(range).map(isize::try_from);
        !matches!(len, Some(Ok(_))) || [1, 2, 3].into_iter().any(far)
    }

    /// `obj[slice]` of a list, tuple, str, bytes or range.
    pub(super) fn get_slice(&mut self, obj: Value, slice: Value) -> Res {
        if obj.is(Kind::Range) {
            return self.get_range_slice(obj, slice);
        }
        let top = self.top;
        let slot = self.push(obj)?;
        let done = self.slice_of(slot, slice).and_then(|span| {
            // The bounds must not be asked again for want of memory.
            self.with_room(|vm| vm.sliced(vm.word(slot), span))
        });
        self.top = top;
        done
    }

    fn get_range_slice(&mut self, range: Value, slice: Value) -> Res {
        let top = self.top;
        let slot = self.push(range)?;
        let done = self.push(slice).and_then(|kept| {
            // What `__index__` says decides whether it goes far.
            self.settle_slice(kept)?;
            if self.is_far_slice(self.word(slot), self.word(kept)) {
                return self.slice_big_range(slot, kept);
            }
            let span = self.slice_of(slot, self.word(kept))?;
            self.with_room(|vm| vm.sliced(vm.word(slot), span))
        });
        self.top = top;
        done
    }

    /// `obj[start:end]` of a str or bytes, by ints that are not negative.
    pub(crate) fn piece_of(&mut self, obj: Value, start: i64, end: i64) -> Res {
        let span = Span::of([Some(start), Some(end), None], self.items_len(obj));
        self.sliced(obj, span)
    }

    fn sliced(&mut self, obj: Value, span: Span) -> Res {
        match obj.kind() {
            Some(Kind::List) => self.slice_list(obj, span),
            Some(Kind::Tuple) => self.slice_tuple(obj, span),
            Some(Kind::Range) => self.slice_range(obj, span),
            Some(Kind::MemoryView) => self.slice_view(obj, span),
            _ if self.is_str(obj) => self.slice_str(obj, span),
            _ => self.slice_bytes(obj, span),
        }
    }

    fn slice_list(&mut self, obj: Value, span: Span) -> Res {
        let (base, _) = self.list_span(obj);
        if span.step == 1 {
            return self.list_from_words(base + span.start as usize, span.count);
        }
        let list = self.list_with_capacity(span.count)?;
        let (into, _) = self.list_span(list);
        for n in 0..span.count {
            self.heap.words[into + n] = self.heap.words[base + span.index(n)];
        }
        self.set(list.addr(), LENGTH, Value::int(span.count as i64));
        Ok(list)
    }

    fn slice_tuple(&mut self, obj: Value, span: Span) -> Res {
        let base = obj.addr().index() + 1;
        if span.step == 1 {
            if span.count == self.heap.len(obj.addr()) {
                return Ok(obj);
            }
            return self.tuple_from_words(base + span.start as usize, span.count);
        }
        let at = self.heap.alloc(Kind::Tuple, span.count)?;
        for n in 0..span.count {
            self.set(at, n + 1, self.word(base + span.index(n)));
        }
        Ok(Value::reference(Kind::Tuple, at))
    }

    fn slice_range(&mut self, obj: Value, span: Span) -> Res {
        let (Some((start, _, step)), Some(_)) = (self.range_parts(obj), self.range_len(obj)) else {
            return Err(self.raise_too_large());
        };
        let at = |i: i64| start + i as Wide * step;
        self.heap.reserve(20)?;
        let first = self.new_int(at(span.start))?;
        let last = self.new_int(at(span.stop))?;
        let step = self.new_int(step.saturating_mul(span.step as Wide))?;
        self.object(Kind::Range, [first, last, step])
    }

    fn slice_bytes(&mut self, obj: Value, span: Span) -> Res {
        let new = self.alloc_bytes(span.count)?;
        for n in 0..span.count {
            let byte = self.buffer_of(obj).map_or(0, |bytes| bytes[span.index(n)]);
            self.bytes_mut(new)[n] = byte;
        }
        self.byte_string_like(obj, new)
    }

    fn slice_str(&mut self, obj: Value, span: Span) -> Res {
        let ascii = self.str_is_ascii(obj);
        if span.count == 0 {
            return self.sub_str(obj, 0, 0);
        }
        if span.step == 1 {
            let from = span.start as usize;
            if ascii {
                return self.sub_str(obj, from, from + span.count);
            }
            let first = self.byte_offset(obj, from);
            let last = self.byte_offset(obj, from + span.count);
            return self.sub_str(obj, first, last);
        }
        if ascii {
            let at = self.alloc_str(span.count, span.count)?;
            for n in 0..span.count {
                let i = span.index(n);
                self.copy_text(at, n, obj, i, i + 1);
            }
            return Ok(Value::reference(Kind::Str, at));
        }
        self.slice_wide_str(obj, span)
    }

    /// Every so many characters of a str that is not ASCII: once to measure, once to copy.
    fn slice_wide_str(&mut self, obj: Value, span: Span) -> Res {
        let first = self.byte_offset(obj, span.start as usize);
        let bytes = self.str_bytes(obj).unwrap_or(&[]);
        let (mut pos, mut len) = (first, 0);
        for _ in 0..span.count {
            len += char_len(bytes, pos);
            pos = walk(bytes, pos, span.step);
        }
        let at = self.alloc_str(len, span.count)?;
        let (mut pos, mut into) = (first, 0);
        for _ in 0..span.count {
            let bytes = self.str_bytes(obj).unwrap_or(&[]);
            let (len, next) = (char_len(bytes, pos), walk(bytes, pos, span.step));
            self.copy_text(at, into, obj, pos, pos + len);
            (pos, into) = (next, into + len);
        }
        Ok(Value::reference(Kind::Str, at))
    }
}

/// Bytes of the character at `pos` of UTF-8 text.
fn char_len(bytes: &[u8], pos: usize) -> usize {
    crate::text::char_offset(bytes.get(pos..).unwrap_or(&[]), 1)
}

/// The byte `step` characters after `pos` (before it, where negative), or an end of the text.
fn walk(bytes: &[u8], pos: usize, step: i64) -> usize {
    let mut at = pos;
    for _ in 0..step.unsigned_abs().min(bytes.len() as u64) {
        if step > 0 {
            at = (at + char_len(bytes, at)).min(bytes.len());
        } else {
            while at > 0 {
                at -= 1;
                if bytes.get(at).is_none_or(|&b| b as i8 >= -0x40) {
                    break;
                }
            }
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_select_as_the_reference_says() {
        let count = |start, stop, step| Span::of([start, stop, step], 10).count;
        assert_eq!(count(None, None, None), 10);
        assert_eq!(count(Some(2), Some(-2), None), 6);
        assert_eq!(count(Some(5), Some(2), None), 0);
        assert_eq!(count(None, None, Some(-1)), 10);
        assert_eq!(count(None, None, Some(3)), 4);
        assert_eq!(count(Some(100), None, Some(-4)), 3);
        assert_eq!(count(Some(i64::MIN), Some(i64::MAX), Some(i64::MAX)), 1);
        assert_eq!(count(None, None, Some(i64::MIN)), 1);
        let down = Span::of([None, None, Some(-3)], 10);
        assert_eq!((down.start, down.index(3)), (9, 0));
        assert_eq!(
            down.ascending(),
            Span {
                start: 0,
                stop: 10,
                step: 3,
                count: 4
            }
        );
    }
}
