//! Buffers: the bytes of bytes objects, bytearrays and memoryviews.
//!
//! A bytearray has fields: 1 length, 2 storage (a [`Kind::Bytes`], whose own length is the
//! capacity; None while there is none), 3 whether a memoryview of it may be alive.
//!
//! A memoryview has fields: 1 object (bytes or bytearray; unbound when released), 2 offset of
//! the first item in bytes, 3 length of its first dimension, 4 bytes from one item of that to the
//! next, 5 format, 6 items in a row (an item of the first dimension), 7 shape, 8 whether it is
//! read-only whatever its object ([`Layout`]), 9 what it is a view of, where that is not the object
//! itself (see [`crate::lending`]), or None.
//!
//! A bytearray must keep its size while a memoryview shows it. Nobody counts views: when a
//! bytearray that was ever shown is resized, a collection tells whether one of them is alive.

use crate::features::Feature;
use crate::image::Image;
use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

/// Fields of a bytearray.
pub(crate) mod bytearray {
    pub(crate) const LENGTH: usize = 1;
    pub(crate) const STORAGE: usize = 2;
    pub(crate) const EXPORTED: usize = 3;
}

/// Fields of a memoryview.
pub(crate) mod view {
    pub(crate) const OBJECT: usize = 1;
    pub(crate) const START: usize = 2;
    pub(crate) const COUNT: usize = 3;
    pub(crate) const STRIDE: usize = 4;
    pub(crate) const FORMAT: usize = 5;
    pub(crate) const ROW: usize = 6;
    pub(crate) const SHAPE: usize = 7;
    pub(crate) const READ_ONLY: usize = 8;
    pub(crate) const OWNER: usize = 9;
}

/// What a memoryview of a format written with `@` before its character has in its format.
pub(crate) const PREFIXED: i64 = 1 << 8;

/// Where the items of a memoryview lie in the bytes of its object.
///
/// Only the first dimension can have gaps, or run backwards: casts want and give items in a row,
/// and a slice is one of the first dimension.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// Offset of the first item, in bytes.
    pub(crate) start: i64,
    /// Length of the first dimension; 1 where there is none.
    pub(crate) count: i64,
    /// Bytes from one item of the first dimension to the next.
    pub(crate) stride: i64,
    /// The number of the format's character, and [`PREFIXED`].
    pub(crate) format: i64,
    /// Single items in one item of the first dimension, which lie in a row.
    pub(crate) row: i64,
    /// The lengths of all dimensions, a tuple; None where there is one dimension.
    pub(crate) shape: Value,
}

impl Layout {
    /// A row of `count` bytes.
    pub(crate) fn of_bytes(count: usize) -> Self {
        Self {
            start: 0,
            count: count as i64,
            stride: 1,
            format: b'B'.into(),
            row: 1,
            shape: Value::NONE,
        }
    }

    /// The character of the format.
    pub(crate) fn code(&self) -> u8 {
        self.format as u8
    }

    /// Bytes of a single item.
    pub(crate) fn size(&self) -> usize {
        item_size(self.code()).unwrap_or(1)
    }

    /// Number of single items, in all dimensions.
    pub(crate) fn items(&self) -> usize {
        (self.count * self.row) as usize
    }

    /// Where the single item `i` lies, in bytes; items are counted with the last dimension first.
    pub(crate) fn offset(&self, i: usize) -> usize {
        let i = i as i64;
        let (from, rest) = match self.row {
            1 => (i, 0),
            row => (i / row, i % row),
        };
        (self.start + from * self.stride + rest * self.size() as i64) as usize
    }

    /// Whether the items lie in a row, the last dimension first.
    pub(crate) fn in_a_row(&self) -> bool {
        self.count <= 1 || self.stride == self.row * self.size() as i64
    }
}

/// Words of a bytes object before its bytes.
const BYTES: usize = 2;

/// Bytes of an item of this format; `None` for a format that there is not.
pub(crate) fn item_size(format: u8) -> Option<usize> {
    Some(match format {
        b'B' | b'b' | b'c' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
        _ => return None,
    })
}

/// Where the bytes of a buffer lie: a bytes object, and the range in it.
fn extent(words: &[u64], v: Value) -> Option<(Value, usize, Option<usize>)> {
    if !Feature::Bytes.included() {
        return None;
    }
    let field = |i: usize| Value::from_bits(words[v.addr().index() + i]);
    let number = |i: usize| field(i).int_unchecked() as usize;
    if v.is(Kind::Bytes) || v.as_immediate(Immediate::Bytes).is_some() {
        return Some((v, 0, None));
    }
    if v.is(Kind::ByteArray) {
        return Some((
            field(bytearray::STORAGE),
            0,
            Some(number(bytearray::LENGTH)),
        ));
    }
    if !v.is(Kind::MemoryView) || field(view::OBJECT).is_unbound() {
        return None;
    }
    let layout = layout_in(words, v);
    if !layout.in_a_row() {
        return None;
    }
    let (storage, _, _) = extent(words, field(view::OBJECT))?;
    let len = layout.items() * layout.size();
    Some((storage, layout.start as usize, Some(len)))
}

/// Where the items of the memoryview `v` lie.
fn layout_in(words: &[u64], v: Value) -> Layout {
    let field = |i: usize| Value::from_bits(words[v.addr().index() + i]);
    let number = |i: usize| field(i).int_unchecked();
    Layout {
        start: number(view::START),
        count: number(view::COUNT),
        stride: number(view::STRIDE),
        format: number(view::FORMAT),
        row: number(view::ROW),
        shape: field(view::SHAPE),
    }
}

/// The bytes of a buffer that lie in a row; `None` for anything else.
pub(crate) fn bytes_in<'a>(words: &'a [u64], image: &Image<'a>, v: Value) -> Option<&'a [u8]> {
    let (storage, start, len) = extent(words, v)?;
    let all = if let Some(at) = storage.as_kind(Kind::Bytes) {
        let len = words[at.index() + 1] as usize;
        let bytes: &[u8] = bytemuck::cast_slice(&words[at.index() + BYTES..]);
        &bytes[..len]
    } else if let Some(n) = storage.as_immediate(Immediate::Bytes) {
        let blob = &image.blobs[n as usize * 4..][..4];
        let data: &[u8] = bytemuck::cast_slice(image.blob_data);
        &data[blob[1] as usize..][..blob[2] as usize]
    } else {
        &[]
    };
    let end = len.map_or(all.len(), |len| start + len);
    Some(all.get(start..end).unwrap_or(&[]))
}

impl Vm<'_> {
    /// The bytes of a bytes object, a bytearray, or a memoryview whose items lie in a row;
    /// `None` for anything else.
    #[inline]
    pub fn buffer_of(&self, v: Value) -> Option<&[u8]> {
        match v.kind() {
            Some(Kind::Bytes | Kind::ByteArray | Kind::MemoryView) => {
                bytes_in(self.heap.words, &self.image, v)
            }
            Some(_) => None,
            None => self.bytes_of(v),
        }
    }

    /// Whether `v` is a bytes object or a bytearray.
    #[inline]
    pub(crate) fn is_byte_string(&self, v: Value) -> bool {
        v.is(Kind::ByteArray) || self.bytes_of(v).is_some()
    }

    /// The bytes of a bytes object or a bytearray.
    #[inline]
    pub(crate) fn byte_string(&self, v: Value) -> Option<&[u8]> {
        if v.is(Kind::MemoryView) {
            return None;
        }
        self.buffer_of(v)
    }

    /// First byte, counted from the start of the memory, of the buffer `v` on the heap that
    /// lies in a row.
    pub(crate) fn buffer_start(&self, v: Value) -> Option<usize> {
        let (storage, start, _) = extent(self.heap.words, v)?;
        let at = storage.as_kind(Kind::Bytes)?;
        Some((at.index() + BYTES) * 8 + start)
    }

    /// Where the items of a memoryview lie.
    pub(crate) fn view_layout(&self, v: Value) -> Layout {
        layout_in(self.heap.words, v)
    }

    // ---- bytearrays

    /// The bytes of a bytearray, to be changed in place; `None` for anything else.
    pub fn bytearray_contents(&mut self, v: Value) -> Option<&mut [u8]> {
        match v.is(Kind::ByteArray) {
            true => Some(self.bytearray_mut(v)),
            false => None,
        }
    }

    /// A bytearray whose bytes are those of the bytes object `storage`, which was made just now
    /// and is nobody else's.
    pub(crate) fn new_bytearray(&mut self, storage: Value) -> Res {
        self.needs(Feature::Bytes)?;
        let len = self.heap.raw(storage.addr(), 1) as i64;
        self.object(Kind::ByteArray, [Value::int(len), storage, Value::FALSE])
    }

    /// Number of bytes of a bytearray.
    pub(crate) fn bytearray_len(&self, v: Value) -> usize {
        self.get(v.addr(), bytearray::LENGTH).int_unchecked() as usize
    }

    /// The bytes of a bytearray, to be changed.
    pub(crate) fn bytearray_mut(&mut self, v: Value) -> &mut [u8] {
        let len = self.bytearray_len(v);
        match self.get(v.addr(), bytearray::STORAGE) {
            storage if storage.is(Kind::Bytes) => &mut self.bytes_mut(storage)[..len],
            _ => &mut [],
        }
    }

    /// Puts `count` bytes, to be set by the caller, in place of the bytes `from..to` of a
    /// bytearray that may be resized. On [`Trap::Full`] nothing has changed.
    pub(crate) fn bytearray_splice(
        &mut self,
        v: Value,
        from: usize,
        to: usize,
        count: usize,
    ) -> Res<()> {
        let at = v.addr();
        let len = self.bytearray_len(v);
        let new_len = len - (to - from) + count;
        let storage = self.get(at, bytearray::STORAGE);
        let capacity = match storage.as_kind(Kind::Bytes) {
            Some(at) => self.heap.raw(at, 1) as usize,
            None => 0,
        };
        if new_len > capacity {
            let new = self.alloc_bytes((new_len + new_len / 8 + 15) & !7)?;
            self.bytes_mut(new).fill(0);
            if storage.is(Kind::Bytes) {
                self.copy_bytes(storage, 0, len, new, 0);
            }
            self.set(at, bytearray::STORAGE, new);
        }
        if let Some(storage) = self.get(at, bytearray::STORAGE).as_kind(Kind::Bytes) {
            let bytes = self.bytes_mut(Value::reference(Kind::Bytes, storage));
            bytes.copy_within(to..len, from + count);
        }
        self.set(at, bytearray::LENGTH, Value::int(new_len as i64));
        Ok(())
    }

    /// Checks that the bytearray in the stack word `slot` may be resized. Objects may move.
    ///
    /// # Errors
    /// BufferError where a memoryview of it is alive.
    pub(crate) fn bytearray_unshown(&mut self, slot: usize) -> Res<()> {
        if self.get(self.word(slot).addr(), bytearray::EXPORTED) != Value::TRUE {
            return Ok(());
        }
        self.collect(0);
        if self.is_shown(self.word(slot)) {
            return Err(self.raise_shown());
        }
        let at = self.word(slot).addr();
        self.set(at, bytearray::EXPORTED, Value::FALSE);
        Ok(())
    }

    #[cold]
    pub(crate) fn raise_shown(&mut self) -> Trap {
        let message = "Existing exports of data: object cannot be re-sized";
        self.raise(TypeId::BufferError, &[message.into()])
    }

    /// Whether any memoryview in the memory shows the object.
    fn is_shown(&self, v: Value) -> bool {
        self.any_view(|vm, at| vm.word(at + view::OBJECT) == v)
    }

    /// Whether any memoryview in the memory that is not released is one of what `owner` has.
    pub(crate) fn is_shown_for(&self, owner: Value) -> bool {
        self.any_view(|vm, at| {
            vm.word(at + view::OWNER) == owner && !vm.word(at + view::OBJECT).is_unbound()
        })
    }

    /// Whether any memoryview in the memory passes the test of its address.
    fn any_view(&self, test: impl Fn(&Self, usize) -> bool) -> bool {
        let mut at = self.heap.start;
        while at < self.heap.top {
            let header = self.heap.words[at];
            let kind = Kind::from_u8((header >> 32) as u8);
            if kind == Some(Kind::MemoryView) && test(self, at) {
                return true;
            }
            at += header as u32 as usize;
        }
        false
    }
}
