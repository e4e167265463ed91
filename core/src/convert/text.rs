//! Text that natives write: straight into the free words after the last object.

use crate::heap::header;
use crate::image::{Image, StrId};
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::Res;
use crate::value::{Addr, Immediate, Value};
use crate::vm::Vm;
use core::fmt;

/// Words of a string before its text.
const TEXT: usize = 3;

/// The machine's memory as it is while text is written after its end.
#[derive(Debug)]
pub(crate) struct Memory<'a> {
    words: &'a [u64],
    image: Image<'a>,
}

impl<'a> Memory<'a> {
    /// The memory below what is being written.
    pub(crate) fn new(words: &'a [u64], image: Image<'a>) -> Memory<'a> {
        Memory { words, image }
    }

    /// The value in a stack word.
    pub(crate) fn word(&self, slot: usize) -> Value {
        Value::from_bits(self.words[slot])
    }

    /// The UTF-8 bytes of a str; nothing for anything else.
    pub(crate) fn bytes(&self, v: Value) -> &[u8] {
        if let Some(at) = v.as_kind(Kind::Str) {
            let len = self.words[at.index() + 1] as u32 as usize;
            let bytes: &[u8] = bytemuck::cast_slice(&self.words[at.index() + TEXT..]);
            return &bytes[..len];
        }
        if let Some(at) = v.as_kind(Kind::StrHead) {
            let [whole, len] = [1, 2].map(|i| Value::from_bits(self.words[at.index() + i]));
            let from = whole.addr().index() + TEXT;
            let bytes: &[u8] = bytemuck::cast_slice(&self.words[from..]);
            return &bytes[..len.int_unchecked() as usize];
        }
        v.as_immediate(Immediate::Str)
            .map_or(&[], |n| self.image.str_bytes(StrId(n)))
    }

    /// The text of a str; nothing for anything else.
    pub(crate) fn text(&self, v: Value) -> &str {
        core::str::from_utf8(self.bytes(v)).unwrap_or("")
    }

    /// The bytes of a buffer that lie in a row; nothing for anything else.
    pub(crate) fn blob(&self, v: Value) -> &[u8] {
        crate::buffer::bytes_in(self.words, &self.image, v).unwrap_or(&[])
    }
}

/// Where the text goes.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    bytes: &'a mut [u8],
    len: usize,
    /// Bytes for which there was no room.
    lost: usize,
}

impl Page<'_> {
    /// Adds bytes that are UTF-8 when all is written.
    pub(crate) fn push(&mut self, text: &[u8]) {
        match self.bytes.get_mut(self.len..self.len + text.len()) {
            Some(place) if self.lost == 0 => {
                place.copy_from_slice(text);
                self.len += text.len();
            }
            _ => self.lost += text.len(),
        }
    }

    /// Takes back all that was written.
    pub(crate) fn clear(&mut self) {
        (self.len, self.lost) = (0, 0);
    }

    /// Adds a character.
    pub(crate) fn push_char(&mut self, c: char) {
        self.push(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl fmt::Write for Page<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text.as_bytes());
        Ok(())
    }
}

impl Vm<'_> {
    /// A new str of what `write` writes, and what it returns. It may be called again after a
    /// collection.
    pub(crate) fn write_text<R>(
        &mut self,
        write: impl FnOnce(&Memory<'_>, &mut Page<'_>) -> R,
    ) -> Res<(Value, R)> {
        let at = self.heap.alloc(Kind::Str, TEXT - 1)?;
        let (memory, mut page) = self.page(at, 0, self.heap.limit);
        let result = write(&memory, &mut page);
        let (len, lost) = (page.len, page.lost);
        Ok((self.finish_text(at, len, lost)?, result))
    }

    /// The memory before the bytes of the string at `at`, and those bytes from number `used` on, up
    /// to the word `limit`.
    fn page(&mut self, at: Addr, used: usize, limit: usize) -> (Memory<'_>, Page<'_>) {
        let start = at.index() + TEXT;
        let (words, rest) = self.heap.words.split_at_mut(start);
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut rest[..limit - start]);
        let page = Page {
            bytes: &mut bytes[used..],
            len: 0,
            lost: 0,
        };
        (Memory::new(words, self.image), page)
    }

    /// Makes a string of the `len` bytes that were written into the new object at `at`.
    fn finish_text(&mut self, at: Addr, len: usize, lost: usize) -> Res {
        let start = at.index() + TEXT;
        if lost > 0 {
            self.heap.top = at.index();
            return Err(self.heap.full((len + lost).div_ceil(8) + TEXT).into());
        }
        let padded = len.next_multiple_of(8);
        let words = &mut self.heap.words[start..start + padded / 8];
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(words);
        bytes[len..].fill(0);
        let chars = crate::text::char_count(&bytes[..len]);
        self.heap.words[at.index()] = header(Kind::Str, TEXT + padded / 8);
        self.heap.top = start + padded / 8;
        self.heap.set_raw(at, 1, (chars as u64) << 32 | len as u64);
        self.heap.set_raw(at, 2, 0);
        Ok(Value::reference(Kind::Str, at))
    }

    /// Adds what `write` writes to a builder. It may run twice, with objects moved in between,
    /// so it takes its values from stack words; what it returns the last time is the result.
    pub(crate) fn build_written<R>(
        &mut self,
        b: &Builder,
        mut write: impl FnMut(&Memory<'_>, &mut Page<'_>) -> R,
    ) -> Res<R> {
        let mut words = 0;
        loop {
            let at = self.last_builder(b, words)?;
            let used = self.heap.raw(at, 1) as u32 as usize;
            let limit = self.heap.limit.max(self.heap.top);
            let (memory, mut page) = self.page(at, used, limit);
            let result = write(&memory, &mut page);
            let (len, lost) = (page.len, page.lost);
            if lost == 0 {
                self.finish_behind(at, len);
                return Ok(result);
            }
            let missing = (len + lost).div_ceil(8) + 1;
            if words > 0 {
                return Err(self.heap.full(missing).into());
            }
            words = missing;
        }
    }

    /// Makes the string of a builder the last object, with `words` free words behind it.
    fn last_builder(&mut self, b: &Builder, words: usize) -> Res<Addr> {
        let size = |vm: &Self| vm.heap.len(vm.word(b.slot()).addr()) + 1;
        let is_last = |vm: &Self| vm.word(b.slot()).addr().index() + size(vm) == vm.heap.top;
        if words > 0 || self.heap.faults.are_on() {
            self.make_room(size(self) + words + 1)?;
        }
        if is_last(self) {
            return Ok(self.word(b.slot()).addr());
        }
        self.retried(|vm| {
            let old = vm.word(b.slot()).addr();
            let used = (vm.heap.raw(old, 1) as u32 as usize).div_ceil(8);
            let fields = TEXT - 1 + used;
            let new = vm.heap.alloc(Kind::Str, fields)?;
            let from = old.index() + 1;
            let words = from..from + fields;
            vm.heap.words.copy_within(words, new.index() + 1);
            vm.set_word(b.slot(), Value::reference(Kind::Str, new));
            Ok(new)
        })
    }

    /// Has the string at `at`, the last object, end after the `len` bytes that were written behind it.
    fn finish_behind(&mut self, at: Addr, len: usize) {
        let lengths = self.heap.raw(at, 1);
        let used = lengths as u32 as usize;
        let bytes: &[u8] = bytemuck::cast_slice(&self.heap.words[at.index() + TEXT..]);
        let chars = crate::text::char_count(&bytes[used..used + len]);
        let fields = TEXT - 1 + (used + len).div_ceil(8).max(self.heap.len(at) + 1 - TEXT);
        self.heap.words[at.index()] = header(Kind::Str, fields + 1);
        self.heap.top = at.index() + fields + 1;
        self.heap
            .set_raw(at, 1, lengths + ((chars as u64) << 32 | len as u64));
    }
}
