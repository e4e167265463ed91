//! Where the characters of a string are that is not ASCII.
//!
//! Text is UTF-8, so that the n-th character has to be counted for. Programs mostly ask for one near
//! the last: where that was is kept for one string at a time, so that a scan over a long text is not
//! quadratic in its length.

use crate::text::{char_count, char_offset, char_offset_back};
use crate::value::Value;
use crate::vm::Vm;

/// Texts that are shorter, in bytes, are counted through from an end.
const SHORT: usize = 256;

impl Vm<'_> {
    /// Byte offset of character `index` of the string `v`; its length if there are fewer.
    pub(crate) fn byte_offset(&self, v: Value, index: usize) -> usize {
        let bytes = self.str_bytes(v).unwrap_or(&[]);
        if !cfg!(feature = "speed") || bytes.len() < SHORT {
            return char_offset(bytes, index);
        }
        let (chars, near) = self.known_place(v);
        let found = match index.checked_sub(chars) {
            Some(more) => near + char_offset(&bytes[near..], more),
            None if index < chars / 2 => char_offset(bytes, index),
            None => char_offset_back(&bytes[..near], chars - index),
        };
        self.remember_place(v, index, found);
        found
    }

    /// Number of characters in the first `end` bytes of the string `v`.
    pub(crate) fn chars_before(&self, v: Value, end: usize) -> usize {
        let bytes = self.str_bytes(v).unwrap_or(&[]);
        if !cfg!(feature = "speed") || bytes.len() < SHORT {
            return char_count(&bytes[..end]);
        }
        let (chars, near) = self.known_place(v);
        let found = if end >= near {
            chars + char_count(&bytes[near..end])
        } else if end < near / 2 {
            char_count(&bytes[..end])
        } else {
            chars - char_count(&bytes[end..near])
        };
        self.remember_place(v, found, end);
        found
    }

    /// What tells the string `v` of this machine from every other as long as nothing moves: what is
    /// derived from a text can be kept under it. It changes with each collection at least.
    pub fn text_key(&self, v: Value) -> (usize, u64, u32) {
        let memory = self.heap.words.as_ptr() as usize;
        (memory, v.bits(), self.epoch)
    }

    /// A place in the string: characters, and bytes.
    fn known_place(&self, v: Value) -> (usize, usize) {
        self.known.text_place(self.epoch, v).unwrap_or((0, 0))
    }

    fn remember_place(&self, text: Value, chars: usize, bytes: usize) {
        // A place behind the end is not where the count says.
        if bytes < self.str_size(text) {
            self.known
                .learn_text_place(self.epoch, text, (chars, bytes));
        }
    }
}
