//! Reading jitdumps, by the crate `linux-perf-data`.

use std::fs::File;
use std::path::Path;

use linux_perf_data::jitdump::{
    JitCodeDebugInfoRecord, JitCodeLoadRecord, JitCodeUnwindingInfoRecord, JitDumpReader,
    JitDumpRecordType,
};

/// What a jitdump says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dump {
    pub(super) pid: u32,
    pub(super) machine: u32,
    pub(super) time: u64,
    pub(super) functions: Vec<DumpedFunction>,
    pub(super) is_closed: bool,
    /// Size in bytes of the header and the whole records.
    pub(super) whole: u64,
}

/// A function in a jitdump.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DumpedFunction {
    pub(super) pid: u32,
    pub(super) tid: u32,
    pub(super) time: u64,
    pub(super) number: u64,
    pub(super) name: String,
    pub(super) address: u64,
    pub(super) code: Vec<u8>,
    /// Offset from the address, line, and file.
    pub(super) lines: Vec<(u64, u32, String)>,
    /// `.eh_frame` and `.eh_frame_hdr`.
    pub(super) unwinding: Vec<u8>,
    pub(super) header_size: usize,
    pub(super) mapped_size: u64,
}

impl Dump {
    /// Names of the functions.
    pub(super) fn names(&self) -> Vec<&str> {
        self.functions.iter().map(|f| f.name.as_str()).collect()
    }
}

/// Reads a jitdump up to its last whole record, and checks the order of the records.
pub(super) fn read_dump(path: &Path) -> Dump {
    let mut reader = JitDumpReader::new(File::open(path).expect("readable")).expect("a header");
    let header = reader.header().clone();
    assert_eq!(
        (header.version, header.total_size, header.flags),
        (1, 40, 0)
    );
    let mut dump = Dump {
        pid: header.pid,
        machine: header.elf_machine_arch,
        time: header.timestamp,
        ..Dump::default()
    };
    let mut next = DumpedFunction::default();
    let mut last_time = dump.time;
    while let Some(record) = reader.next_record().expect("sound") {
        assert!(!dump.is_closed, "a record after the last");
        assert!(record.timestamp >= last_time, "time goes backwards");
        last_time = record.timestamp;
        let (endian, body) = (record.endian, record.body);
        match record.record_type {
            JitDumpRecordType::JIT_CODE_DEBUG_INFO => {
                assert!(next.lines.is_empty());
                let lines = JitCodeDebugInfoRecord::parse(endian, body).expect("sound");
                next.address = lines.code_addr;
                next.lines = lines
                    .entries
                    .iter()
                    .map(|entry| {
                        assert_eq!(entry.column, 0);
                        let file = text(&entry.file_path.as_slice());
                        (entry.code_addr - lines.code_addr, entry.line, file)
                    })
                    .collect();
            }
            JitDumpRecordType::JIT_CODE_UNWINDING_INFO => {
                assert!(next.unwinding.is_empty());
                let table = JitCodeUnwindingInfoRecord::parse(endian, body).expect("sound");
                // The crate takes the header to be first; perf, and so the file, has it last.
                next.unwinding = table.eh_frame_hdr.as_slice().to_vec();
                next.header_size = next.unwinding.len();
                next.unwinding.extend_from_slice(&table.eh_frame.as_slice());
                next.mapped_size = table.mapped_size;
            }
            JitDumpRecordType::JIT_CODE_LOAD => {
                let load = JitCodeLoadRecord::parse(endian, body).expect("sound");
                assert_eq!(load.vma, load.code_addr);
                assert!(next.lines.is_empty() || next.address == load.code_addr);
                let before_code = load.code_bytes_offset_from_record_header_start();
                assert_eq!(
                    before_code + load.code_bytes.len(),
                    record.record_size as usize
                );
                dump.functions.push(DumpedFunction {
                    pid: load.pid,
                    tid: load.tid,
                    time: record.timestamp,
                    number: load.code_index,
                    name: text(&load.function_name.as_slice()),
                    address: load.code_addr,
                    code: load.code_bytes.as_slice().to_vec(),
                    ..std::mem::take(&mut next)
                });
            }
            JitDumpRecordType::JIT_CODE_CLOSE => dump.is_closed = true,
            other => panic!("record {other:?}"),
        }
    }
    dump.whole = reader.next_record_offset();
    dump
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
