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
//! All numbers are in the byte order of the machine. Source: Linux,
//! `tools/perf/Documentation/jitdump-specification.txt` and `tools/perf/util/jitdump.h`.

use super::Machine;
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

/// Appends the header of a file.
pub(super) fn append_header(buffer: &mut Vec<u8>, machine: Machine, stamp: Stamp) {
    append_words(buffer, &[MAGIC, VERSION, HEADER_SIZE as u32]);
    append_words(buffer, &[machine.number(), 0, stamp.pid]);
    append_long_words(buffer, &[stamp.time, 0]);
}

/// Appends the records of `function`: its lines, its unwinding information, its code.
pub(super) fn append_function(
    buffer: &mut Vec<u8>,
    function: &DumpedFunction<'_>,
    number: u64,
    stamp: Stamp,
) {
    if !function.lines.is_empty() {
        append_record(buffer, DEBUG_INFO, stamp, |body| {
            append_lines(body, function);
        });
    }
    if let Some(unwinding) = function.unwinding {
        append_record(buffer, UNWINDING_INFO, stamp, |body| {
            let sizes = [
                unwinding.bytes().len(),
                unwinding.header_size(),
                unwinding.mapped_size(),
            ];
            append_long_words(body, &sizes.map(|size| size as u64));
            body.extend_from_slice(unwinding.bytes());
        });
    }
    append_record(buffer, LOAD, stamp, |body| {
        append_words(body, &[stamp.pid, stamp.tid]);
        let (address, size) = (function.address, function.code.len() as u64);
        append_long_words(body, &[address, address, size, number]);
        super::super::symbol::append_escaped(body, function.name);
        body.push(0);
        // The code ends where the record does: perf counts from there.
        body.extend_from_slice(function.code);
    });
}

/// Appends the record that ends a file.
pub(super) fn append_close(buffer: &mut Vec<u8>, stamp: Stamp) {
    append_record(buffer, CLOSE, stamp, |_| {});
}

/// The entries of `function`'s lines. perf ends its line table at the address of the last entry
/// and so loses it: the last line is there a second time, at the end of the code.
fn append_lines(body: &mut Vec<u8>, function: &DumpedFunction<'_>) {
    let end = LineStart {
        offset: function.code.len() as u32,
        line: function.lines.last().map_or(0, |last| last.line),
    };
    append_long_words(body, &[function.address, function.lines.len() as u64 + 1]);
    for entry in function.lines.iter().chain([&end]) {
        append_long_words(body, &[function.address + u64::from(entry.offset)]);
        append_words(body, &[entry.line.min(i32::MAX as u32), 0]);
        append_file_name(body, function.filename);
    }
}

/// Appends a name that ends at the first zero byte: one in the name itself becomes `\x00`.
fn append_file_name(body: &mut Vec<u8>, name: &[u8]) {
    for (n, part) in name.split(|&byte| byte == 0).enumerate() {
        if n > 0 {
            body.extend_from_slice(b"\\x00");
        }
        body.extend_from_slice(part);
    }
    body.push(0);
}

fn append_record(
    buffer: &mut Vec<u8>,
    kind: u32,
    stamp: Stamp,
    append_body: impl FnOnce(&mut Vec<u8>),
) {
    let start = buffer.len();
    append_words(buffer, &[kind, 0]);
    append_long_words(buffer, &[stamp.time]);
    append_body(buffer);
    let size = (buffer.len() - start) as u32;
    buffer[start + SIZE_AT..][..4].copy_from_slice(&size.to_ne_bytes());
}

/// The records of a parent as a child's own: stamped with the child's process and thread, and
/// with a time at which the child lived. Without a CLOSE record.
///
/// # Errors
///
/// The offset of a record that is damaged.
pub(super) fn adopt(records: &mut Vec<u8>, stamp: Stamp) -> Result<(), usize> {
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
        record[TIME_AT..][..8].copy_from_slice(&stamp.time.to_ne_bytes());
        if kind == LOAD {
            record[PID_AT..][..4].copy_from_slice(&stamp.pid.to_ne_bytes());
            record[TID_AT..][..4].copy_from_slice(&stamp.tid.to_ne_bytes());
        }
        at += size;
    }
    Ok(())
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_ne_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn append_words(buffer: &mut Vec<u8>, words: &[u32]) {
    for word in words {
        buffer.extend_from_slice(&word.to_ne_bytes());
    }
}

fn append_long_words(buffer: &mut Vec<u8>, words: &[u64]) {
    for word in words {
        buffer.extend_from_slice(&word.to_ne_bytes());
    }
}
