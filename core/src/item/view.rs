//! Items of memoryviews: `m[k]`, `m[k] = x`, slices, comparison, hash.

use super::slice::Span;
use crate::buffer::{item_size, view};
use crate::convert::Wide;
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// An item's bytes, its last ones zero.
type Raw = [u8; 8];

impl Vm<'_> {
    /// A memoryview: field values after its object, from [`view::START`] on.
    pub(crate) fn new_view(&mut self, object: Value, fields: [i64; 4], read_only: bool) -> Res {
        self.needs(Feature::Bytes)?;
        let [start, count, stride, format] = fields.map(Value::int);
        let read_only = Value::bool(read_only);
        let made = self.object(
            Kind::MemoryView,
            [object, start, count, stride, format, read_only],
        )?;
        if object.is(Kind::ByteArray) {
            let at = object.addr();
            self.set(at, crate::buffer::bytearray::EXPORTED, Value::TRUE);
        }
        Ok(made)
    }

    /// Whether a memoryview is released.
    pub(crate) fn is_released(&self, v: Value) -> bool {
        self.get(v.addr(), view::OBJECT).is_unbound()
    }

    /// Checks that a memoryview is not released.
    ///
    /// # Errors
    /// ValueError where it is.
    pub(crate) fn check_view(&mut self, v: Value) -> Res<()> {
        self.needs(Feature::Bytes)?;
        if self.is_released(v) {
            let message = "operation forbidden on released memoryview object";
            return Err(self.raise(TypeId::ValueError, &[message.into()]));
        }
        Ok(())
    }

    /// Start, count, stride and format of a memoryview.
    pub(crate) fn view_fields(&self, v: Value) -> [i64; 4] {
        [view::START, view::COUNT, view::STRIDE, view::FORMAT]
            .map(|i| self.get(v.addr(), i).int_unchecked())
    }

    /// Whether nothing may be written through a memoryview.
    pub(crate) fn view_is_read_only(&self, v: Value) -> bool {
        let object = self.get(v.addr(), view::OBJECT);
        self.get(v.addr(), view::READ_ONLY) == Value::TRUE || !object.is(Kind::ByteArray)
    }

    /// The bytes of item `i` of a memoryview, and how many they are.
    pub(crate) fn view_raw(&self, v: Value, i: usize) -> (Raw, usize) {
        let [start, _, stride, format] = self.view_fields(v);
        let size = item_size(format as u8).unwrap_or(1);
        let from = (start + i as i64 * stride) as usize;
        let object = self.get(v.addr(), view::OBJECT);
        let mut raw = [0; 8];
        let bytes = self.buffer_of(object).unwrap_or(&[]);
        if let Some(bytes) = bytes.get(from..from + size) {
            raw[..size].copy_from_slice(bytes);
        }
        (raw, size)
    }

    /// Item `i` of a memoryview, which has more than `i`.
    pub(crate) fn view_item(&mut self, v: Value, i: usize) -> Res {
        self.needs(Feature::Bytes)?;
        let format = self.view_fields(v)[3] as u8;
        let (raw, size) = self.view_raw(v, i);
        let whole = u64::from_le_bytes(raw);
        let shift = 64 - 8 * size as u32;
        if matches!(format, b'f' | b'd') {
            self.needs(Feature::Floats)?;
        }
        Ok(match format {
            b'?' => Value::bool(raw[0] != 0),
            b'c' => return self.new_bytes(&raw[..1]),
            b'f' => Value::float(f32::from_bits(whole as u32).into()),
            b'd' => Value::float(f64::from_bits(whole)),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
                return self.new_int((((whole << shift) as i64) >> shift).into());
            }
            _ => return self.new_int(whole as Wide),
        })
    }

    /// Raises that `key` is none of a memoryview: tuples are indices of several dimensions.
    pub(super) fn raise_view_key(&mut self, key: Value) -> Trap {
        let key = self.plain(key);
        let span = self.items_span(key).filter(|_| key.is(Kind::Tuple));
        let indices = span.filter(|&(base, n)| (0..n).all(|i| self.has_index(self.word(base + i))));
        match indices {
            None => {
                let message = "memoryview: invalid slice key";
                self.raise(TypeId::TypeError, &[message.into()])
            }
            Some((_, 0)) => {
                let message = "sub-views are not implemented";
                self.raise(TypeId::NotImplementedError, &[message.into()])
            }
            Some((_, n)) => {
                let count = Part::Int(n as i64);
                let before = "cannot index 1-dimension view with ";
                self.raise(
                    TypeId::TypeError,
                    &[before.into(), count, "-element tuple".into()],
                )
            }
        }
    }

    /// `m[key]`.
    pub(super) fn get_view_item(&mut self, obj: Value, key: Value) -> Res {
        self.needs(Feature::Bytes)?;
        self.check_view(obj)?;
        if key.is(Kind::Slice) {
            return self.get_slice(obj, key);
        }
        let indices = self.plain(key);
        let key = match self.items_span(indices) {
            Some((base, 1)) if indices.is(Kind::Tuple) && self.has_index(self.word(base)) => {
                self.word(base)
            }
            _ => key,
        };
        let (obj, i) = self.item_index(obj, key)?;
        match Self::wrapped(i, self.items_len(obj)) {
            Some(at) => self.view_item(obj, at),
            None => Err(self.raise_view_range()),
        }
    }

    fn raise_view_range(&mut self) -> crate::trap::Trap {
        let message = "index out of bounds on dimension 1";
        self.raise(TypeId::IndexError, &[message.into()])
    }

    pub(super) fn slice_view(&mut self, obj: Value, span: Span) -> Res {
        self.needs(Feature::Bytes)?;
        self.needs(Feature::Bytes)?;
        let [start, _, stride, format] = self.view_fields(obj);
        let object = self.get(obj.addr(), view::OBJECT);
        let read_only = self.get(obj.addr(), view::READ_ONLY) == Value::TRUE;
        let first = if span.count == 0 {
            start
        } else {
            start + span.start * stride
        };
        let fields = [first, span.count as i64, stride * span.step, format];
        self.new_view(object, fields, read_only)
    }

    /// `m[key] = v`.
    pub(super) fn set_view_item(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        self.needs(Feature::Bytes)?;
        self.check_view(obj)?;
        if self.view_is_read_only(obj) {
            let message = "cannot modify read-only memory";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        let top = self.top;
        let done = self.push(obj).and_then(|slot| {
            let source = self.push(v)?;
            if key.is(Kind::Slice) {
                return self.set_view_slice(slot, key, source);
            }
            let (obj, i) = self.item_index(obj, key)?;
            let Some(at) = Self::wrapped(i, self.items_len(obj)) else {
                return Err(self.raise_view_range());
            };
            let format = self.view_fields(obj)[3] as u8;
            let raw = self.packed(self.word(source), format)?;
            self.check_view(self.word(slot))?;
            self.set_view_raw(self.word(slot), at, raw);
            Ok(())
        });
        self.top = top;
        done
    }

    /// Writes the bytes of item `i`.
    fn set_view_raw(&mut self, v: Value, i: usize, raw: Raw) {
        let [start, _, stride, format] = self.view_fields(v);
        let size = item_size(format as u8).unwrap_or(1);
        let from = (start + i as i64 * stride) as usize;
        let object = self.get(v.addr(), view::OBJECT);
        if let Some(place) = self.bytearray_mut(object).get_mut(from..from + size) {
            place.copy_from_slice(&raw[..size]);
        }
    }

    fn set_view_slice(&mut self, slot: usize, key: Value, source: usize) -> Res<()> {
        let v = self.word(source);
        if !v.is(Kind::MemoryView) && self.buffer_of(v).is_none() {
            let wanted = "a bytes-like object is required, not '";
            return Err(self.raise_type(v, wanted, "'"));
        }
        let span = self.slice_of(slot, key)?;
        let v = self.word(source);
        let format = if v.is(Kind::MemoryView) {
            self.check_view(v)?;
            self.view_fields(v)[3]
        } else {
            i64::from(b'B')
        };
        let Some(bytes) = self.contiguous(v)? else {
            let wanted = "a bytes-like object is required, not '";
            return Err(self.raise_type(v, wanted, "'"));
        };
        let len = self.buffer_of(bytes).map_or(0, <[u8]>::len);
        let target = self.word(slot);
        let own = self.view_fields(target)[3];
        let size = item_size(own as u8).unwrap_or(1);
        if format != own || len != span.count * size {
            let message = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(self.raise(TypeId::ValueError, &[message.into()]));
        }
        // Both may lie in the same bytearray.
        let copy = self.sub_bytes(bytes, 0, len)?;
        for n in 0..span.count {
            let mut raw = [0; 8];
            let bytes = self.buffer_of(copy).unwrap_or(&[]);
            raw[..size].copy_from_slice(&bytes[n * size..][..size]);
            self.set_view_raw(target, span.index(n), raw);
        }
        Ok(())
    }

    /// The bytes of `v` as an item of this format.
    #[allow(clippy::useless_conversion, reason = "a Wide may have 64 bits")]
    fn packed(&mut self, v: Value, format: u8) -> Res<Raw> {
        let size = item_size(format).unwrap_or(1);
        if format == b'c' {
            return match self.bytes_of(v) {
                Some(&[byte]) => Ok([byte, 0, 0, 0, 0, 0, 0, 0]),
                Some(_) => Err(self.raise_format("value", format)),
                None => Err(self.raise_format("type", format)),
            };
        }
        if format == b'?' {
            return Ok((self.truth(v)? as u64).to_le_bytes());
        }
        if matches!(format, b'f' | b'd') {
            let Some(x) = self.real(v)? else {
                return Err(self.raise_format("type", format));
            };
            return Ok(match format {
                b'f' => u64::from((f64::from_bits(Value::float_bits(x)) as f32).to_bits()),
                _ => Value::float_bits(x),
            }
            .to_le_bytes());
        }
        let integral = self.is_integer(v)
            || self.special(v, super::INDEX).is_some()
            || self.payload(v).is_some_and(|inner| self.is_integer(inner));
        if !integral {
            return Err(self.raise_format("type", format));
        }
        let n = self.index_value(v)?;
        let n = self.wide_int(n).unwrap_or(Wide::MAX);
        let bits = 8 * size as u32;
        let (low, high) = if format.is_ascii_lowercase() {
            (-(1i128 << (bits - 1)), (1i128 << (bits - 1)) - 1)
        } else {
            (0, (1i128 << bits) - 1)
        };
        if !(low..=high).contains(&i128::from(n)) {
            return Err(self.raise_format("value", format));
        }
        Ok((n as u64).to_le_bytes())
    }

    fn raise_format(&mut self, what: &str, format: u8) -> crate::trap::Trap {
        let mut letter = [0; 4];
        let message = [
            "memoryview: invalid ".into(),
            what.into(),
            " for format '".into(),
            Part::Text(char::from(format).encode_utf8(&mut letter)),
            "'".into(),
        ];
        let kind = if what == "type" {
            TypeId::TypeError
        } else {
            TypeId::ValueError
        };
        self.raise(kind, &message)
    }

    /// The buffer `v` where its bytes lie in a row, or else a bytes object of them; `None` where
    /// it is no buffer.
    pub(crate) fn contiguous(&mut self, v: Value) -> Res<Option<Value>> {
        if self.buffer_of(v).is_some() {
            return Ok(Some(v));
        }
        let v = self.payload(v).unwrap_or(v);
        if self.buffer_of(v).is_some() {
            return Ok(Some(v));
        }
        if !v.is(Kind::MemoryView) {
            return Ok(None);
        }
        self.check_view(v)?;
        self.view_bytes(v).map(Some)
    }

    /// A new bytes object of a memoryview's items.
    pub(crate) fn view_bytes(&mut self, v: Value) -> Res {
        let [_, count, _, format] = self.view_fields(v);
        let (count, size) = (count as usize, item_size(format as u8).unwrap_or(1));
        let new = self.alloc_bytes(count * size)?;
        for i in 0..count {
            let (raw, _) = self.view_raw(v, i);
            self.bytes_mut(new)[i * size..][..size].copy_from_slice(&raw[..size]);
        }
        Ok(new)
    }

    /// Whether two buffers, one of them a memoryview, have equal items.
    pub(crate) fn views_equal(&mut self, a: Value, b: Value) -> Res<bool> {
        self.needs(Feature::Bytes)?;
        let released = |vm: &Self, v: Value| v.is(Kind::MemoryView) && vm.is_released(v);
        if a == b || released(self, a) || released(self, b) {
            return Ok(a == b);
        }
        let shape = |vm: &Self, v: Value| match v.kind() {
            Some(Kind::MemoryView) => {
                let [_, count, _, format] = vm.view_fields(v);
                Some((count as usize, format as u8))
            }
            _ => vm.buffer_of(v).map(|bytes| (bytes.len(), b'B')),
        };
        let (Some((m, f)), Some((n, g))) = (shape(self, a), shape(self, b)) else {
            return Ok(false);
        };
        if m != n {
            return Ok(false);
        }
        if f == g
            && f != b'd'
            && f != b'f'
            && let (Some(x), Some(y)) = (self.buffer_of(a), self.buffer_of(b))
        {
            return Ok(x == y);
        }
        for i in 0..m {
            let (p, q) = (self.buffer_item(a, i)?, self.buffer_item(b, i)?);
            let nan = p.as_float().is_some_and(f64::is_nan);
            if nan || self.plain_eq(p, q) != Some(true) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn buffer_item(&mut self, v: Value, i: usize) -> Res {
        if v.is(Kind::MemoryView) {
            return self.view_item(v, i);
        }
        let byte = self.buffer_of(v).and_then(|bytes| bytes.get(i)).copied();
        Ok(Value::int(byte.unwrap_or(0).into()))
    }

    /// The hash of a memoryview: that of its bytes.
    pub(crate) fn view_hash(&mut self, v: Value) -> Res<i64> {
        self.check_view(v)?;
        if !self.view_is_read_only(v) {
            let message = "cannot hash writable memoryview object";
            return Err(self.raise(TypeId::ValueError, &[message.into()]));
        }
        if !matches!(self.view_fields(v)[3] as u8, b'B' | b'b' | b'c') {
            let message = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
            return Err(self.raise(TypeId::ValueError, &[message.into()]));
        }
        let object = self.get(v.addr(), view::OBJECT);
        if object.is(Kind::ByteArray) {
            return self.hash(object);
        }
        match self.contiguous(v)? {
            Some(bytes) => self
                .buffer_of(bytes)
                .map_or(Ok(0), |b| Ok(crate::text::hash(b).into())),
            None => Ok(0),
        }
    }
}
