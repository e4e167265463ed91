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
        match record.record_type {
            JitDumpRecordType::JIT_CODE_DEBUG_INFO => next.take_lines(
                JitCodeDebugInfoRecord::parse(record.endian, record.body).expect("sound"),
            ),
            JitDumpRecordType::JIT_CODE_UNWINDING_INFO => next.take_unwinding(
                JitCodeUnwindingInfoRecord::parse(record.endian, record.body).expect("sound"),
            ),
            JitDumpRecordType::JIT_CODE_LOAD => {
                let load = JitCodeLoadRecord::parse(record.endian, record.body).expect("sound");
                let size = record.record_size as usize;
                let parts = std::mem::take(&mut next);
                dump.functions
                    .push(parts.loaded(&load, record.timestamp, size));
            }
            JitDumpRecordType::JIT_CODE_CLOSE => dump.is_closed = true,
            other => panic!("record {other:?}"),
        }
    }
    dump.whole = reader.next_record_offset();
    dump
}

impl DumpedFunction {
    fn take_lines(&mut self, lines: JitCodeDebugInfoRecord) {
        assert!(self.lines.is_empty());
        self.address = lines.code_addr;
        self.lines = lines
            .entries
            .iter()
            .map(|entry| {
                assert_eq!(entry.column, 0);
                let file = text(&entry.file_path.as_slice());
                (entry.code_addr - lines.code_addr, entry.line, file)
            })
            .collect();
    }

    fn take_unwinding(&mut self, table: JitCodeUnwindingInfoRecord) {
        assert!(self.unwinding.is_empty());
        // The crate takes the header to be first; perf, and so the file, has it last.
        self.unwinding = table.eh_frame_hdr.as_slice().to_vec();
        self.header_size = self.unwinding.len();
        self.unwinding.extend_from_slice(&table.eh_frame.as_slice());
        self.mapped_size = table.mapped_size;
    }

    /// This function, whose lines and unwinding information came before, with what the record of
    /// `size` bytes that loads its code says.
    fn loaded(self, load: &JitCodeLoadRecord, time: u64, size: usize) -> DumpedFunction {
        assert_eq!(load.vma, load.code_addr);
        assert!(self.lines.is_empty() || self.address == load.code_addr);
        let before_code = load.code_bytes_offset_from_record_header_start();
        assert_eq!(before_code + load.code_bytes.len(), size);
        DumpedFunction {
            pid: load.pid,
            tid: load.tid,
            time,
            number: load.code_index,
            name: text(&load.function_name.as_slice()),
            address: load.code_addr,
            code: load.code_bytes.as_slice().to_vec(),
            ..self
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
