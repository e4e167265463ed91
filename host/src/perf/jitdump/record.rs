//! The bytes of a jitdump: its header and its records.
//!
//! ```text
//! header   magic, version, size, machine, 0, pid, time, flags
//! record   kind, size, time, and by kind:
//!   DEBUG_INFO      address, entries, (address, line, column, file name 0) ...
//!   UNWINDING_INFO  size, size of the header, mapped size, .eh_frame, .eh_frame_hdr
//!   LOAD            pid, tid, address, address, size, number, name 0, code
//!   CLOSE
//! ```
//!
//! All numbers are in the byte order of the machine that the code runs on. Source: Linux,
//! `tools/perf/Documentation/jitdump-specification.txt` and `tools/perf/util/jitdump.h`.

use super::super::symbol;
use super::machine::{ByteOrder, Machine};
use super::unwinding::Unwinding;

/// "JiTD".
const MAGIC: u32 = 0x4A69_5444;
const VERSION: u32 = 1;

/// Size in bytes of the file's header.
pub(super) const HEADER_SIZE: usize = 40;

/// Size in bytes of what every record begins with.
const PREFIX_SIZE: usize = 16;
/// Where a record's kind, size and time are, in bytes from its start.
const KIND_AT: usize = 0;
const SIZE_AT: usize = 4;
const TIME_AT: usize = 8;
/// Where the process and the thread are in a LOAD record.
const PID_AT: usize = PREFIX_SIZE;
const TID_AT: usize = PREFIX_SIZE + 4;

const LOAD: u32 = 0;
const DEBUG_INFO: u32 = 2;
const CLOSE: u32 = 3;
const UNWINDING_INFO: u32 = 4;

/// Who writes a record, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    pub(super) pid: u32,
    pub(super) tid: u32,
    /// Nanoseconds of `CLOCK_MONOTONIC`.
    pub(super) time: u64,
}

/// The first byte of code that belongs to a source line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineStart {
    /// Distance in bytes from the start of the function's code.
    pub offset: u32,
    /// The line, from 1.
    pub line: u32,
}

/// A function and its code, as it is to be dumped.
#[derive(Clone, Copy, Debug)]
pub struct DumpedFunction<'a> {
    /// Where the code is in the process.
    pub address: u64,
    /// The code. Readers tell functions apart by these bytes too: no two are to have the same.
    pub code: &'a [u8],
    /// The name, which is escaped where needed.
    pub name: &'a [u8],
    /// The source file.
    pub filename: &'a [u8],
    /// Which code is which line of the source file, by ascending offset; empty if that is not
    /// known.
    pub lines: &'a [LineStart],
    /// How to unwind through the code, if that is known.
    pub unwinding: Option<&'a Unwinding>,
}

/// Records in memory, on their way to a file.
#[derive(Debug)]
pub(super) struct Records {
    bytes: Vec<u8>,
    order: ByteOrder,
}

impl Records {
    /// No records, of a machine with this order of bytes.
    pub(super) fn new(order: ByteOrder) -> Records {
        let bytes = Vec::new();
        Records { bytes, order }
    }

    pub(super) fn byte_order(&self) -> ByteOrder {
        self.order
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Appends the header of a file.
    pub(super) fn append_header(&mut self, machine: Machine, stamp: Stamp) {
        self.append_words(&[MAGIC, VERSION, HEADER_SIZE as u32]);
        self.append_words(&[machine.number(), 0, stamp.pid]);
        self.append_long_words(&[stamp.time, 0]);
    }

    /// Appends the records of `function`: its lines, its unwinding information, its code.
    pub(super) fn append_function(
        &mut self,
        function: &DumpedFunction<'_>,
        number: u64,
        stamp: Stamp,
    ) {
        if !function.lines.is_empty() {
            self.append_record(DEBUG_INFO, stamp, |records| records.append_lines(function));
        }
        if let Some(unwinding) = function.unwinding {
            self.append_record(UNWINDING_INFO, stamp, |records| {
                let sizes = [
                    unwinding.bytes().len(),
                    unwinding.header_size(),
                    unwinding.mapped_size(),
                ];
                records.append_long_words(&sizes.map(|size| size as u64));
                records.append_bytes(unwinding.bytes());
            });
        }
        self.append_record(LOAD, stamp, |records| {
            records.append_words(&[stamp.pid, stamp.tid]);
            let (address, size) = (function.address, function.code.len() as u64);
            records.append_long_words(&[address, address, size, number]);
            symbol::append_escaped(&mut records.bytes, function.name);
            records.bytes.push(0);
            // The code ends where the record does: perf counts from there.
            records.append_bytes(function.code);
        });
    }

    /// Appends the record that ends a file.
    pub(super) fn append_close(&mut self, stamp: Stamp) {
        self.append_record(CLOSE, stamp, |_| {});
    }

    /// The entries of `function`'s lines. perf ends its line table at the address of the last entry
    /// and so loses it: the last line is there a second time, at the end of the code.
    fn append_lines(&mut self, function: &DumpedFunction<'_>) {
        let end = LineStart {
            offset: function.code.len() as u32,
            line: function.lines.last().map_or(0, |last| last.line),
        };
        self.append_long_words(&[function.address, function.lines.len() as u64 + 1]);
        for entry in function.lines.iter().chain([&end]) {
            self.append_long_words(&[function.address + u64::from(entry.offset)]);
            self.append_words(&[entry.line.min(i32::MAX as u32), 0]);
            self.append_file_name(function.filename);
        }
    }

    /// Appends a name that ends at the first zero byte: one in the name itself becomes `\x00`.
    fn append_file_name(&mut self, name: &[u8]) {
        for (n, part) in name.split(|&byte| byte == 0).enumerate() {
            if n > 0 {
                self.append_bytes(b"\\x00");
            }
            self.append_bytes(part);
        }
        self.bytes.push(0);
    }

    fn append_record(&mut self, kind: u32, stamp: Stamp, append_body: impl FnOnce(&mut Records)) {
        let start = self.bytes.len();
        self.append_words(&[kind, 0]);
        self.append_long_words(&[stamp.time]);
        append_body(self);
        let size = self.order.word((self.bytes.len() - start) as u32);
        self.bytes[start + SIZE_AT..][..4].copy_from_slice(&size);
    }

    pub(super) fn append_bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn append_words(&mut self, words: &[u32]) {
        for &word in words {
            self.append_bytes(&self.order.word(word));
        }
    }

    fn append_long_words(&mut self, words: &[u64]) {
        for &word in words {
            self.append_bytes(&self.order.long_word(word));
        }
    }
}

/// The records of a parent as a child's own: stamped with the child's process and thread, and
/// with a time at which the child lived. Without a CLOSE record.
///
/// # Errors
///
/// The offset of a record that is damaged.
pub(super) fn adopt(records: &mut Vec<u8>, order: ByteOrder, stamp: Stamp) -> Result<(), usize> {
    let word = |record: &[u8], at: usize| {
        let bytes = record[at..].first_chunk();
        order.read_word(*bytes.expect("inside the prefix, which was measured"))
    };
    let mut at = 0;
    while at < records.len() {
        let left = records.len() - at;
        if left < PREFIX_SIZE {
            return Err(at);
        }
        let record = &mut records[at..];
        let (kind, size) = (word(record, KIND_AT), word(record, SIZE_AT) as usize);
        if kind == CLOSE {
            records.truncate(at);
            return Ok(());
        }
        if size < PREFIX_SIZE || size > left || (kind == LOAD && size < TID_AT + 4) {
            return Err(at);
        }
        record[TIME_AT..][..8].copy_from_slice(&order.long_word(stamp.time));
        if kind == LOAD {
            record[PID_AT..][..4].copy_from_slice(&order.word(stamp.pid));
            record[TID_AT..][..4].copy_from_slice(&order.word(stamp.tid));
        }
        at += size;
    }
    Ok(())
}
