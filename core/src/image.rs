//! The image: a compiled program as one contiguous, position-independent string of bytes.
//!
//! An image is read in place, from flash if need be, and holds no pointer. It starts on an
//! 8-byte boundary. All numbers are little-endian 32-bit words unless said otherwise.
//!
//! | word | contents |
//! |---|---|
//! | 0 | magic, `STKL` |
//! | 1 | [`VERSION`] |
//! | 2 | length of the whole, in bytes, a multiple of 8 |
//! | 3 | checksum: [`crate::text::hash`] of everything from word 4 on |
//! | 4 | index of the code object to run first |
//! | 5 | 0 |
//! | 6.. | for each [`Section`] in order: offset in bytes from the start, length in bytes |
//!
//! Every section starts on an 8-byte boundary, in the order of the table, without overlap.
//!
//! | section | record |
//! |---|---|
//! | `Strings` | 4 words: offset in `Text`, length in bytes, length in characters, hash |
//! | `Text` | UTF-8, each string on its own, deduplicated |
//! | `Consts` | 64-bit [`Value`] words that refer to nothing but image and immediates |
//! | `Blobs` | 4 words: [`BlobKind`], offset in `BlobData` in bytes (multiple of 4), length in bytes, extra |
//! | `BlobData` | see [`BlobKind`] |
//! | `Codes` | [`CODE_WORDS`] words: see [`field`] |
//! | `Ops` | instructions: see [`crate::opcode`] |
//! | `Labels` | offsets of jump targets, in words from the code's first, sorted, per code object |
//! | `Handlers` | 4 words: first, end, target (words from the code's first), register; innermost first |
//! | `Positions` | 4 words: first word, line, end line, `end_column << 16 \| column` (UTF-8 bytes; 0xFFFF unknown) |
//! | `Names` | string indices: variable names of code objects, and lists with their count first |
//! | `Sites` | a string index each: the name that the site's cache is for |
//! | `Modules` | 4 words: name, code, file name (strings), flags (1: package; 31..1: see `homes`) |

use crate::opcode::{Instr, Op};
use crate::value::{Immediate, Value};

/// `STKL` in little-endian order.
pub const MAGIC: u32 = u32::from_le_bytes(*b"STKL");
/// The version of the format that this build reads and writes.
pub const VERSION: u32 = 6;
/// Words of the header: six, and two for each section.
pub const HEADER_WORDS: usize = 6 + 2 * SECTIONS;
/// Number of sections.
pub const SECTIONS: usize = 13;

/// A section of the image, in file order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
#[expect(
    missing_docs,
    reason = "the table at the top of the module describes each"
)]
pub enum Section {
    Strings,
    Text,
    Consts,
    Blobs,
    BlobData,
    Codes,
    Ops,
    Labels,
    Handlers,
    Positions,
    Names,
    Sites,
    Modules,
}

/// What a blob constant is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
#[non_exhaustive]
pub enum BlobKind {
    /// Data: 32-bit limbs, least first; extra: 1 where negative.
    BigInt = 0,
    /// Data: the bytes.
    Bytes = 1,
    /// Data: constant indices (32-bit), see `Consts`; with bit 31 set, of blobs that come before
    /// this one.
    Tuple = 2,
    /// Data: real and imaginary part, 64-bit doubles.
    Complex = 3,
}

/// Words of a code object's record.
pub const CODE_WORDS: usize = 22;

/// Where the fields of a code object's record are, in words.
pub mod field {
    /// Name: string.
    pub const NAME: usize = 0;
    /// Qualified name: string.
    pub const QUALNAME: usize = 1;
    /// File name: string.
    pub const FILENAME: usize = 2;
    /// Index of the module whose globals it uses.
    pub const MODULE: usize = 3;
    /// See [`super::flag`].
    pub const FLAGS: usize = 4;
    /// Number of positional parameters, positional-only ones included.
    pub const POSITIONAL: usize = 5;
    /// Number of positional-only parameters.
    pub const POSITIONAL_ONLY: usize = 6;
    /// Number of keyword-only parameters. Parameters come in the registers from 0 on:
    /// positional, keyword-only, `*args`, `**kwargs`.
    pub const KEYWORD_ONLY: usize = 7;
    /// Number of named variables: they stand in the registers 0..LOCALS.
    pub const LOCALS: usize = 8;
    /// Number of frame slots in all.
    pub const SLOTS: usize = 9;
    /// Number of free variables: the closure's cells.
    pub const FREE: usize = 10;
    /// First line of the definition.
    pub const FIRST_LINE: usize = 11;
    /// First word of its instructions in `Ops`.
    pub const OPS: usize = 12;
    /// Number of words of instructions.
    pub const OPS_LEN: usize = 13;
    /// First entry in `Labels`.
    pub const LABELS: usize = 14;
    /// Number of labels.
    pub const LABELS_LEN: usize = 15;
    /// First entry in `Handlers`.
    pub const HANDLERS: usize = 16;
    /// Number of handlers.
    pub const HANDLERS_LEN: usize = 17;
    /// First entry in `Positions`.
    pub const POSITIONS: usize = 18;
    /// Number of positions.
    pub const POSITIONS_LEN: usize = 19;
    /// First entry in `Names` of LOCALS + FREE variable names.
    pub const NAMES: usize = 20;
    /// Docstring: string index plus one; 0 for none.
    pub const DOC: usize = 21;
}

/// Flags of a code object.
pub mod flag {
    /// Has `*args`.
    pub const VARARGS: u32 = 1;
    /// Has `**kwargs`.
    pub const VARKEYWORDS: u32 = 2;
    /// Is a generator: its first instruction is `MakeGenerator`.
    pub const GENERATOR: u32 = 4;
    /// Is a coroutine (with GENERATOR: an asynchronous generator).
    pub const COROUTINE: u32 = 8;
    /// Is a class body: register 0 holds its namespace. With MODULE: is code for `exec`, whose
    /// only argument is the namespace.
    pub const CLASS_BODY: u32 = 16;
    /// Is a module's top level.
    pub const MODULE: u32 = 32;
    /// Is part of the implementation: no traceback entry, no stub.
    pub const HIDDEN: u32 = 64;
    /// Takes positional parameters only, no defaults needed: calls may take the short way.
    /// Set by the compiler where there are no keyword-only, `*` and `**` parameters and the code
    /// is not a generator.
    pub const SIMPLE: u32 = 128;
    /// Stands for native code: wrong arguments are refused in the words for natives, and there is
    /// no traceback entry.
    pub const NATIVE: u32 = 256;
    /// With NATIVE: a function of a module, a `builtin_function_or_method` to programs.
    pub const BUILTIN: u32 = 512;
    /// Was compiled under `from __future__ import annotations`, which code that it compiles inherits.
    pub const FUTURE_ANNOTATIONS: u32 = 1024;
}

/// Index of a string of the image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StrId(pub u32);

impl StrId {
    /// The string as a value.
    pub const fn value(self) -> Value {
        Value::immediate(Immediate::Str, self.0)
    }
}

/// Index of a code object of the image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodeId(pub u32);

/// A place in the source: lines from 1, columns in UTF-8 bytes from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// First column, and the column after the last, where they are known.
    pub columns: Option<(u16, u16)>,
}

/// A verified image: [`Image::verify`](crate::Image::verify) makes one, and
/// [`Image::trust`](crate::Image::trust) where the embedder answers for it.
#[derive(Clone, Copy, Debug)]
pub struct Image<'m> {
    pub(crate) strings: &'m [u32],
    pub(crate) text: &'m [u8],
    pub(crate) consts: &'m [u64],
    pub(crate) blobs: &'m [u32],
    pub(crate) blob_data: &'m [u32],
    pub(crate) codes: &'m [u32],
    pub(crate) ops: &'m [u32],
    pub(crate) labels: &'m [u32],
    pub(crate) handlers: &'m [u32],
    pub(crate) positions: &'m [u32],
    pub(crate) names: &'m [u32],
    pub(crate) sites: &'m [u32],
    pub(crate) modules: &'m [u32],
    pub(crate) entry: CodeId,
}

impl<'m> Image<'m> {
    /// Number of code objects.
    pub fn code_count(&self) -> usize {
        self.codes.len() / CODE_WORDS
    }

    /// The code object `id`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub fn code(&self, id: CodeId) -> Code<'m> {
        let at = id.0 as usize * CODE_WORDS;
        let record = self.codes[at..at + CODE_WORDS].first_chunk();
        Code {
            record: record.unwrap_or(&[0; CODE_WORDS]),
        }
    }

    /// The code object to run first.
    pub fn entry(&self) -> CodeId {
        self.entry
    }

    /// The text of string `id`.
    #[inline]
    pub fn str(&self, id: StrId) -> &'m str {
        core::str::from_utf8(self.str_bytes(id)).unwrap_or("")
    }

    /// The bytes of string `id`.
    #[inline]
    pub(crate) fn str_bytes(&self, id: StrId) -> &'m [u8] {
        let record = &self.strings[id.0 as usize * 4..][..4];
        &self.text[record[0] as usize..][..record[1] as usize]
    }

    /// Length in characters, and hash, of string `id`.
    #[inline]
    pub(crate) fn str_facts(&self, id: StrId) -> (usize, u32) {
        let record = &self.strings[id.0 as usize * 4..][..4];
        (record[2] as usize, record[3])
    }

    /// The string of this text, if the image has it.
    pub fn find_str(&self, text: &str) -> Option<StrId> {
        let hash = crate::text::hash(text.as_bytes());
        (0..self.strings.len() / 4)
            .map(|i| StrId(i as u32))
            .find(|&id| self.str_facts(id).1 == hash && self.str(id) == text)
    }

    /// The name of cache site `site`.
    #[inline]
    pub(crate) fn site_name(&self, site: usize) -> StrId {
        StrId(self.sites[site])
    }

    /// The place in the source of the instruction at `offset` words from the code's first.
    pub fn position(&self, code: Code<'m>, offset: usize) -> Position {
        let (first, count) = (code.get(field::POSITIONS), code.get(field::POSITIONS_LEN));
        let records = &self.positions[first * 4..(first + count) * 4];
        let next = partition(count, |i| records[i * 4] as usize <= offset);
        let Some(i) = next.checked_sub(1) else {
            let line = code.get(field::FIRST_LINE) as u32;
            return Position {
                line,
                end_line: line,
                columns: None,
            };
        };
        let (from, to) = (records[i * 4 + 3] as u16, (records[i * 4 + 3] >> 16) as u16);
        Position {
            line: records[i * 4 + 1],
            end_line: records[i * 4 + 2],
            columns: (from != u16::MAX && to != u16::MAX).then_some((from, to)),
        }
    }

    /// The instructions of `code`.
    pub fn instructions(&self, code: Code<'m>) -> &'m [u32] {
        &self.ops[code.get(field::OPS)..][..code.get(field::OPS_LEN)]
    }

    /// The instructions of `code`, each with its offset in words and with its further word, which is 0
    /// where there is none.
    pub(crate) fn decoded(
        &self,
        code: Code<'m>,
    ) -> impl Iterator<Item = (usize, Op, Instr, u32)> + use<'m> {
        let ops = self.instructions(code);
        let mut at = 0;
        core::iter::from_fn(move || {
            let i = Instr(*ops.get(at)?);
            let op = Op::from_u8(i.op())?;
            let offset = at;
            at += op.words();
            let wide = match op.words() {
                1 => 0,
                _ => *ops.get(at - 1)?,
            };
            Some((offset, op, i, wide))
        })
    }

    /// The exception handlers of `code`, innermost first: first word, end, target, register.
    pub fn handlers_of(&self, code: Code<'m>) -> impl Iterator<Item = [u32; 4]> + 'm {
        let first = code.get(field::HANDLERS) * 4;
        let table = &self.handlers[first..][..code.get(field::HANDLERS_LEN) * 4];
        table.chunks_exact(4).map(|h| [h[0], h[1], h[2], h[3]])
    }

    /// The name of cache site `site`, for tools.
    pub fn site(&self, site: usize) -> StrId {
        StrId(self.sites[site])
    }

    /// The innermost handler of the instruction at `offset`: its target, in words from the
    /// code's first, and the register that takes the exception.
    pub(crate) fn handler(&self, code: Code<'m>, offset: usize) -> Option<(usize, u8)> {
        let (first, count) = (code.get(field::HANDLERS), code.get(field::HANDLERS_LEN));
        self.handlers[first * 4..(first + count) * 4]
            .chunks_exact(4)
            .find(|h| h[0] as usize <= offset && offset < h[1] as usize)
            .map(|h| (h[2] as usize, h[3] as u8))
    }

    /// The name of variable `n` of `code`: locals first, then free variables.
    pub fn variable(&self, code: Code<'m>, n: usize) -> StrId {
        StrId(self.names[code.get(field::NAMES) + n])
    }

    /// The list of string indices at `offset` of the `Names` section.
    pub(crate) fn name_list(&self, offset: usize) -> &'m [u32] {
        let count = self.names[offset] as usize;
        &self.names[offset + 1..][..count]
    }
}

/// The first `i` in `0..count` for which `before(i)` is false; `before` is true for a prefix.
pub(crate) fn partition(count: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// A code object's record.
#[derive(Clone, Copy, Debug)]
pub struct Code<'m> {
    record: &'m [u32; CODE_WORDS],
}

impl Code<'_> {
    /// The field at `index` (see [`field`]).
    #[cfg_attr(feature = "speed", inline(always))]
    pub fn get(&self, index: usize) -> usize {
        self.record[index] as usize
    }

    /// The name.
    pub fn name(&self) -> StrId {
        StrId(self.record[field::NAME])
    }

    /// The qualified name.
    pub fn qualname(&self) -> StrId {
        StrId(self.record[field::QUALNAME])
    }

    /// The file name.
    pub fn filename(&self) -> StrId {
        StrId(self.record[field::FILENAME])
    }

    /// Whether all of `flags` are set.
    #[cfg_attr(feature = "speed", inline(always))]
    pub fn has(&self, flags: u32) -> bool {
        self.record[field::FLAGS] & flags == flags
    }
}
