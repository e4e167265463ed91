//! Memoryviews as objects: what they show, slices, comparison, hash.

use super::slice::Span;
use crate::buffer::{Layout, view};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// An item's bytes, its last ones zero.
pub(super) type Raw = [u8; 8];

impl Vm<'_> {
    /// A memoryview of a bytes object or a bytearray; `owner` is what it is for programs a view of, or
    /// None.
    pub(crate) fn new_view(
        &mut self,
        object: Value,
        layout: Layout,
        read_only: bool,
        owner: Value,
    ) -> Res {
        self.needs(Feature::Bytes)?;
        let numbers = [
            layout.start,
            layout.count,
            layout.stride,
            layout.format,
            layout.row,
        ];
        let [start, count, stride, format, row] = numbers.map(Value::int);
        let read_only = Value::bool(read_only);
        let made = self.object(
            Kind::MemoryView,
            [
                object,
                start,
                count,
                stride,
                format,
                row,
                layout.shape,
                read_only,
                owner,
            ],
        )?;
        if object.is(Kind::ByteArray) {
            let at = object.addr();
            self.set(at, crate::buffer::bytearray::EXPORTED, Value::TRUE);
        }
        Ok(made)
    }

    /// Another memoryview of what `v` shows.
    pub(crate) fn view_with(&mut self, v: Value, layout: Layout) -> Res {
        let object = self.get(v.addr(), view::OBJECT);
        let read_only = self.get(v.addr(), view::READ_ONLY) == Value::TRUE;
        let owner = self.get(v.addr(), view::OWNER);
        self.new_view(object, layout, read_only, owner)
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

    /// Number of dimensions of a memoryview.
    pub(crate) fn view_dimensions(&self, v: Value) -> usize {
        let shape = self.get(v.addr(), view::SHAPE);
        self.items_span(shape).map_or(1, |(_, count)| count)
    }

    /// Length of the dimension `d` of a memoryview, which has more than `d`.
    pub(crate) fn view_extent(&self, v: Value, d: usize) -> usize {
        let shape = self.get(v.addr(), view::SHAPE);
        let length = match self.items_span(shape) {
            Some((base, _)) if d > 0 => self.word(base + d),
            // Slices change the first dimension alone, and leave the others' lengths.
            _ => self.get(v.addr(), view::COUNT),
        };
        length.int_unchecked() as usize
    }

    /// `len(v)` of a memoryview.
    pub(crate) fn view_length(&mut self, v: Value) -> Res<usize> {
        self.check_view(v)?;
        if self.view_dimensions(v) == 0 {
            let message = "0-dim memory has no length";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        Ok(self.view_extent(v, 0))
    }

    /// Checks that a memoryview has items to go through: those of one dimension.
    pub(crate) fn check_view_items(&mut self, v: Value) -> Res<()> {
        self.check_view(v)?;
        match self.view_dimensions(v) {
            0 => Err(self.raise_no_dimension()),
            1 => Ok(()),
            _ => {
                let message = "multi-dimensional sub-views are not implemented";
                Err(self.raise(TypeId::NotImplementedError, &[message.into()]))
            }
        }
    }

    /// Whether nothing may be written through a memoryview.
    pub(crate) fn view_is_read_only(&self, v: Value) -> bool {
        let object = self.get(v.addr(), view::OBJECT);
        self.get(v.addr(), view::READ_ONLY) == Value::TRUE || !object.is(Kind::ByteArray)
    }

    /// The bytes of the single item `i` of a memoryview, and how many they are.
    pub(crate) fn view_raw(&self, v: Value, i: usize) -> (Raw, usize) {
        let layout = self.view_layout(v);
        let (from, size) = (layout.offset(i), layout.size());
        let object = self.get(v.addr(), view::OBJECT);
        let mut raw = [0; 8];
        let bytes = self.buffer_of(object).unwrap_or(&[]);
        if let Some(bytes) = bytes.get(from..from + size) {
            raw[..size].copy_from_slice(bytes);
        }
        (raw, size)
    }

    pub(super) fn slice_view(&mut self, obj: Value, span: Span) -> Res {
        self.needs(Feature::Bytes)?;
        let mut layout = self.view_layout(obj);
        if span.count != 0 {
            layout.start += span.start * layout.stride;
        }
        layout.count = span.count as i64;
        layout.stride *= span.step;
        self.view_with(obj, layout)
    }

    /// Writes the bytes of item `i`.
    pub(super) fn set_view_raw(&mut self, v: Value, i: usize, raw: Raw) {
        let layout = self.view_layout(v);
        let (from, size) = (layout.offset(i), layout.size());
        let object = self.get(v.addr(), view::OBJECT);
        if let Some(place) = self.bytearray_mut(object).get_mut(from..from + size) {
            place.copy_from_slice(&raw[..size]);
        }
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
        let layout = self.view_layout(v);
        let (count, size) = (layout.items(), layout.size());
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
                let layout = vm.view_layout(v);
                Some((layout.items(), layout.code()))
            }
            _ => vm.buffer_of(v).map(|bytes| (bytes.len(), b'B')),
        };
        let (Some((m, f)), Some((n, g))) = (shape(self, a), shape(self, b)) else {
            return Ok(false);
        };
        if m != n || !self.same_extents(a, b) {
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

    /// Whether two buffers have the same dimensions.
    fn same_extents(&self, a: Value, b: Value) -> bool {
        let dimensions = |v: Value| match v.is(Kind::MemoryView) {
            true => self.view_dimensions(v),
            false => 1,
        };
        let count = dimensions(a);
        // Where there is one, its length is the number of items.
        dimensions(b) == count
            && (count == 1 || (0..count).all(|d| self.view_extent(a, d) == self.view_extent(b, d)))
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
        if !matches!(self.view_layout(v).code(), b'B' | b'b' | b'c') {
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
