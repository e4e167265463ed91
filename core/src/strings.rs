//! Strings in memory: access, making, and building piece by piece.

mod append;
mod ascii;

use crate::heap::Full;
use crate::image::StrId;
use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::value::{Addr, Immediate, Value};
use crate::vm::Vm;

/// Fields of a string before its text: lengths, hash.
const TEXT: usize = 3;

/// A name that the machine itself looks up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub(crate) text: &'static str,
    pub(crate) hash: u32,
}

impl Name {
    pub(crate) const fn new(text: &'static str) -> Name {
        Name {
            text,
            hash: crate::text::hash(text.as_bytes()),
        }
    }
}

/// A string being built: a heap object that grows, kept in a stack word.
///
/// Pushing to it may collect, so a native that has one must hold its values in the machine's
/// memory, as if it called back into Python.
#[derive(Debug)]
pub(crate) struct Builder {
    slot: usize,
    old_top: usize,
}

impl Builder {
    /// The stack word that holds the string.
    pub(crate) fn slot(&self) -> usize {
        self.slot
    }
}

impl Vm<'_> {
    /// Whether `v` is a string.
    #[inline]
    pub fn is_str(&self, v: Value) -> bool {
        v.is(Kind::Str) || v.as_immediate(Immediate::Str).is_some() || v.is(Kind::StrHead)
    }

    /// The UTF-8 bytes of the string `v`; `None` for anything else.
    #[cfg_attr(feature = "speed", inline(always))]
    pub fn str_bytes(&self, v: Value) -> Option<&[u8]> {
        match v.as_kind(Kind::Str) {
            Some(at) => Some(self.heap_text(at, self.heap.raw(at, 1) as u32 as usize)),
            None => self.other_str_bytes(v),
        }
    }

    /// The first `len` bytes of text of the heap string at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    fn heap_text(&self, at: Addr, len: usize) -> &[u8] {
        let bytes: &[u8] = bytemuck::cast_slice(&self.heap.words[at.index() + TEXT..]);
        &bytes[..len]
    }

    /// The bytes of a string of the image, or of a head.
    #[inline(never)]
    fn other_str_bytes(&self, v: Value) -> Option<&[u8]> {
        if let Some(n) = v.as_immediate(Immediate::Str) {
            return Some(self.image.str_bytes(StrId(n)));
        }
        let (at, len) = self.head_text(v.as_kind(Kind::StrHead)?);
        Some(self.heap_text(at, len))
    }

    /// Length in bytes of the string `v` (0 for anything else).
    #[inline]
    pub(crate) fn str_size(&self, v: Value) -> usize {
        match v.as_kind(Kind::Str) {
            Some(at) => self.heap.raw(at, 1) as u32 as usize,
            None => self.other_str_bytes(v).map_or(0, <[u8]>::len),
        }
    }

    /// The text of the string `v`; `None` for anything else.
    pub fn str(&self, v: Value) -> Option<&str> {
        // Strings hold UTF-8 by construction; the check costs and cannot fail.
        self.str_bytes(v)
            .and_then(|bytes| core::str::from_utf8(bytes).ok())
    }

    /// Length in characters of the string `v` (0 for anything else).
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn str_len(&self, v: Value) -> usize {
        match v.as_kind(Kind::Str) {
            Some(at) => (self.heap.raw(at, 1) >> 32) as usize,
            None => self.other_str_len(v),
        }
    }

    #[inline(never)]
    fn other_str_len(&self, v: Value) -> usize {
        if let Some(at) = v.as_kind(Kind::StrHead) {
            return self.head_chars(at);
        }
        v.as_immediate(Immediate::Str)
            .map_or(0, |n| self.image.str_facts(StrId(n)).0)
    }

    /// Whether the string `v` has one byte per character.
    #[inline]
    pub fn str_is_ascii(&self, v: Value) -> bool {
        self.str_size(v) == self.str_len(v)
    }

    /// The hash of the string `v` (computed once and kept).
    #[inline]
    pub(crate) fn str_hash(&mut self, v: Value) -> u32 {
        let Some(at) = v.as_kind(Kind::Str) else {
            if v.is(Kind::StrHead) {
                return self.head_hash(v);
            }
            return v
                .as_immediate(Immediate::Str)
                .map_or(0, |n| self.image.str_facts(StrId(n)).1);
        };
        let known = self.heap.raw(at, 2) as u32;
        if known != 0 {
            return known;
        }
        let hash = self.str_bytes(v).map_or(0, crate::text::hash);
        self.heap.set_raw(at, 2, hash as u64);
        hash
    }

    /// Whether two strings have the same text.
    #[inline]
    pub(crate) fn str_eq(&self, a: Value, b: Value) -> bool {
        if a == b {
            return true;
        }
        // An image holds every text once.
        let of_image = |v: Value| v.as_immediate(Immediate::Str).is_some();
        !(of_image(a) && of_image(b)) && self.str_bytes(a) == self.str_bytes(b)
    }

    /// A new string of `len` bytes and `chars` characters, its bytes still to be set.
    pub(crate) fn alloc_str(&mut self, len: usize, chars: usize) -> Result<Addr, Full> {
        let at = self.heap.alloc(Kind::Str, 2 + len.div_ceil(8))?;
        self.heap.set_raw(at, 1, (chars as u64) << 32 | len as u64);
        self.heap.set_raw(at, 2, 0);
        if !len.is_multiple_of(8) {
            self.heap.set_raw(at, TEXT + len / 8, 0);
        }
        Ok(at)
    }

    /// The bytes of the heap string at `at`, to be set by whoever made it just now.
    pub(crate) fn str_bytes_mut(&mut self, at: Addr) -> &mut [u8] {
        let len = self.heap.raw(at, 1) as u32 as usize;
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut self.heap.words[at.index() + TEXT..]);
        &mut bytes[..len]
    }

    /// A new string.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room.
    pub fn new_str(&mut self, text: &str) -> Res {
        let at = self.alloc_str(text.len(), crate::text::char_count(text.as_bytes()))?;
        self.str_bytes_mut(at).copy_from_slice(text.as_bytes());
        Ok(Value::reference(Kind::Str, at))
    }

    /// A new string: the bytes `from..to` of the string `v`, which are whole characters.
    pub(crate) fn sub_str(&mut self, v: Value, from: usize, to: usize) -> Res {
        let size = self.str_size(v);
        if from == 0 && to == size {
            return Ok(v);
        }
        if to - from == 1
            && let Some(&byte) = self.str_bytes(v).and_then(|bytes| bytes.get(from))
            && byte.is_ascii()
        {
            return self.ascii_str(byte);
        }
        let chars = if size == self.str_len(v) {
            to - from
        } else {
            crate::text::char_count(&self.str_bytes(v).unwrap_or(&[])[from..to])
        };
        let at = self.alloc_str(to - from, chars)?;
        self.copy_text(at, 0, v, from, to);
        Ok(Value::reference(Kind::Str, at))
    }

    /// Copies the bytes `from..to` of the string `v` to byte `into` of the heap string `at`.
    pub(crate) fn copy_text(&mut self, at: Addr, into: usize, v: Value, from: usize, to: usize) {
        let target = (at.index() + TEXT) * 8 + into;
        if let Some(source) = v.as_kind(Kind::Str) {
            let start = (source.index() + TEXT) * 8;
            let bytes: &mut [u8] = bytemuck::cast_slice_mut(self.heap.words);
            return bytes.copy_within(start + from..start + to, target);
        }
        let head = v.as_kind(Kind::StrHead).map(|at| self.head_text(at).0);
        match head {
            Some(source) => {
                let start = (source.index() + TEXT) * 8;
                let bytes: &mut [u8] = bytemuck::cast_slice_mut(self.heap.words);
                bytes.copy_within(start + from..start + to, target);
            }
            None => {
                let Some(n) = v.as_immediate(Immediate::Str) else {
                    return;
                };
                let text = self.image.str_bytes(StrId(n));
                let bytes: &mut [u8] = bytemuck::cast_slice_mut(self.heap.words);
                bytes[target..target + to - from].copy_from_slice(&text[from..to]);
            }
        }
    }

    /// `a + b` for strings.
    pub(crate) fn concat(&mut self, a: Value, b: Value) -> Res {
        let (la, lb) = (self.str_size(a), self.str_size(b));
        if lb == 0 {
            return Ok(a);
        }
        if la == 0 {
            return Ok(b);
        }
        if let Some(sum) = self.append(a, b, la, lb)? {
            return Ok(sum);
        }
        let chars = self.str_len(a) + self.str_len(b);
        let at = self.alloc_str(la + lb, chars)?;
        self.copy_text(at, 0, a, 0, la);
        self.copy_text(at, la, b, 0, lb);
        Ok(Value::reference(Kind::Str, at))
    }

    // ---- building

    /// Starts a string that is built piece by piece.
    pub(crate) fn build(&mut self) -> Res<Builder> {
        let old_top = self.top;
        let at = match self.alloc_str(0, 0) {
            Ok(at) => at,
            Err(_) => {
                self.make_room(64)?;
                self.alloc_str(0, 0)?
            }
        };
        let slot = self.push(Value::reference(Kind::Str, at))?;
        Ok(Builder { slot, old_top })
    }

    /// Makes room for `len` more bytes in a builder's string; the address of the string.
    fn build_room(&mut self, b: &Builder, len: usize) -> Res<(Addr, usize)> {
        let at = self.word(b.slot).addr();
        let used = self.heap.raw(at, 1) as u32 as usize;
        let have = (self.heap.len(at) - 2) * 8;
        if used + len <= have {
            return Ok((at, used));
        }
        let fields = 2 + (used + len).max(used * 3 / 2 + 32).div_ceil(8);
        if at.index() + self.heap.len(at) + 1 != self.heap.top {
            self.make_room(fields + 1)?;
            let (old, at) = (
                self.word(b.slot).addr(),
                self.heap.alloc(Kind::Str, fields)?,
            );
            let from = old.index() + 1;
            self.heap
                .words
                .copy_within(from..from + self.heap.len(old), at.index() + 1);
            self.set_word(b.slot, Value::reference(Kind::Str, at));
            return Ok((at, used));
        }
        let more = fields - self.heap.len(at);
        if self.heap.reserve(more).is_err() {
            self.make_room(fields + 1)?;
            return self.build_room(b, len);
        }
        self.heap.words[at.index()] += more as u64;
        self.heap.top += more;
        Ok((at, used))
    }

    /// Adds text, which must not be in the machine's memory.
    pub(crate) fn build_text(&mut self, b: &Builder, text: &str) -> Res<()> {
        let (at, used) = self.build_room(b, text.len())?;
        let chars = crate::text::char_count(text.as_bytes());
        self.build_count(at, text.len(), chars);
        self.str_bytes_mut(at)[used..].copy_from_slice(text.as_bytes());
        Ok(())
    }

    fn build_count(&mut self, at: Addr, bytes: usize, chars: usize) {
        let lengths = self.heap.raw(at, 1);
        self.heap
            .set_raw(at, 1, lengths + ((chars as u64) << 32 | bytes as u64));
    }

    /// Adds the string in the stack word `slot`.
    pub(crate) fn build_slot(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let len = self.str_size(self.word(slot));
        let (at, used) = self.build_room(b, len)?;
        let v = self.word(slot);
        let chars = self.str_len(v);
        self.build_count(at, len, chars);
        self.copy_text(at, used, v, 0, len);
        Ok(())
    }

    /// Adds a string value that is also kept elsewhere in the machine's memory or is of the
    /// image.
    pub(crate) fn build_value(&mut self, b: &Builder, v: Value) -> Res<()> {
        if v.as_immediate(Immediate::Str).is_some() {
            let (at, used) = self.build_room(b, self.str_size(v))?;
            let (bytes, chars) = (self.str_size(v), self.str_len(v));
            self.build_count(at, bytes, chars);
            self.copy_text(at, used, v, 0, bytes);
            return Ok(());
        }
        let top = self.top;
        let slot = self.push(v)?;
        let done = self.build_slot(b, slot);
        self.top = top;
        done
    }

    /// Adds what `core::fmt` makes of `text`.
    pub(crate) fn build_fmt(&mut self, b: &Builder, text: core::fmt::Arguments<'_>) -> Res<()> {
        let mut sink = Sink {
            vm: self,
            builder: b,
            trap: None,
        };
        let _ = core::fmt::write(&mut sink, text);
        sink.trap.map_or(Ok(()), Err)
    }

    /// Bytes of the text that was built so far.
    pub(crate) fn built_size(&self, b: &Builder) -> usize {
        self.heap.raw(self.word(b.slot).addr(), 1) as u32 as usize
    }

    /// Ends building: gives the string and the stack word back.
    pub(crate) fn built(&mut self, b: Builder) -> Value {
        let v = self.word(b.slot);
        let at = v.addr();
        let bytes = self.heap.raw(at, 1) as u32 as usize;
        self.heap.shrink_last(at, 2 + bytes.div_ceil(8));
        self.top = b.old_top;
        v
    }
}

/// A `core::fmt` sink that adds to a builder.
struct Sink<'v, 'm> {
    vm: &'v mut Vm<'m>,
    builder: &'v Builder,
    trap: Option<Trap>,
}

impl core::fmt::Write for Sink<'_, '_> {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.vm.build_text(self.builder, text).map_err(|trap| {
            self.trap = Some(trap);
            core::fmt::Error
        })
    }
}
