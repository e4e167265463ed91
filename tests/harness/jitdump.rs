//! Reading `jit-<pid>.dump`, with a parser that is not ours.

use std::fs;
use std::path::{Path, PathBuf};

use linux_perf_data::jitdump::{
    JitCodeDebugInfoRecord, JitCodeLoadRecord, JitCodeUnwindingInfoRecord, JitDumpReader,
    JitDumpRecord,
};

use crate::process::{Outcome, Run};

/// Size in bytes of the header of the unwinding information: an `.eh_frame_hdr` with one entry.
const UNWINDING_HEADER: usize = 20;

/// A whole file.
#[derive(Debug, Clone)]
pub struct Dump {
    /// Process that wrote it.
    pub pid: u32,
    /// ELF's number of the architecture.
    pub machine: u32,
    /// The functions in the file's order.
    pub functions: Vec<Function>,
    /// Whether the file says that the process closed it.
    pub closed: bool,
    /// Bytes at the end that are no whole record.
    pub rest: usize,
}

/// One function: a `JIT_CODE_LOAD` record and the records that belong to it.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Address of its code.
    pub address: u64,
    /// Its code.
    pub code: Vec<u8>,
    /// Its number in the file.
    pub index: u64,
    /// When it was written, in nanoseconds of the monotonic clock.
    pub time: u64,
    /// Addresses, ascending, with the line that begins there.
    pub lines: Vec<Line>,
    /// Its call frame information.
    pub unwinding: Option<Unwinding>,
}

/// An entry of a `JIT_CODE_DEBUG_INFO` record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where the code of the line begins.
    pub address: u64,
    /// Number of the line, from 1.
    pub line: u32,
    /// Path of the source.
    pub file: String,
}

/// A `JIT_CODE_UNWINDING_INFO` record.
#[derive(Debug, Clone)]
pub struct Unwinding {
    /// The `.eh_frame` section.
    pub table: Vec<u8>,
    /// The `.eh_frame_hdr` section.
    pub header: Vec<u8>,
    /// Bytes behind the code that perf maps for them.
    pub mapped: u64,
}

/// Where the dump of the process `pid` is, in `folder`.
pub fn path(folder: &Path, pid: u32) -> PathBuf {
    folder.join(format!("jit-{pid}.dump"))
}

/// Reads the dump of `pid` in `folder`, if there is one, and removes it.
pub fn take(folder: &Path, pid: u32) -> Option<Vec<u8>> {
    let path = path(folder, pid);
    let bytes = fs::read(&path).ok()?;
    // The file belongs to a process of this test that has ended.
    let _ = fs::remove_file(path);
    Some(bytes)
}

/// The dumps in `folder`, as process ids.
///
/// # Panics
/// If the folder cannot be read.
pub fn writers(folder: &Path) -> Vec<u32> {
    let entries = fs::read_dir(folder).expect("read a folder of dumps");
    let names = entries.flatten().map(|entry| entry.file_name());
    names
        .filter_map(|name| {
            let pid = name.to_str()?.strip_prefix("jit-")?;
            pid.strip_suffix(".dump")?.parse().ok()
        })
        .collect()
}

/// Parses a file record by record.
///
/// # Errors
/// What and where, for a file that breaks the format, records of a function that are out of
/// order, missing or of another function, records after the closing one, times that go back.
pub fn parse(bytes: &[u8]) -> Result<Dump, String> {
    let mut reader = JitDumpReader::new(bytes).map_err(|error| error.to_string())?;
    let header = reader.header().clone();
    if (header.version, header.total_size, header.flags) != (1, 40, 0) {
        return Err(format!("unexpected header {header:?}"));
    }
    let mut dump = Dump {
        pid: header.pid,
        machine: header.elf_machine_arch,
        functions: Vec::new(),
        closed: false,
        rest: 0,
    };
    let mut pending = Pending::default();
    let mut time = header.timestamp;
    while let Some(raw) = reader.next_record().map_err(|error| error.to_string())? {
        let at = raw.start_offset;
        let fault = |what: &str| format!("{what} at offset {at:#x}");
        if dump.closed {
            return Err(fault("a record after the closing one"));
        }
        if raw.timestamp < time {
            return Err(fault("the time goes back"));
        }
        time = raw.timestamp;
        match raw.parse().map_err(|error| fault(&error.to_string()))? {
            JitDumpRecord::CodeDebugInfo(record) => pending.set_lines(&record),
            JitDumpRecord::CodeUnwindingInfo(record) => pending.set_unwinding(&record),
            JitDumpRecord::CodeLoad(record) => {
                let function = std::mem::take(&mut pending).complete(&record, header.pid, time);
                dump.functions
                    .push(function.map_err(|error| fault(&error))?);
                continue;
            }
            JitDumpRecord::CodeClose if pending.is_empty() => {
                dump.closed = true;
                continue;
            }
            JitDumpRecord::CodeClose => Err("closed within a function".into()),
            other => Err(format!("unexpected record {other:?}")),
        }
        .map_err(|error: String| fault(&error))?;
    }
    dump.rest = bytes.len() - reader.next_record_offset() as usize;
    if !pending.is_empty() && dump.rest == 0 && dump.closed {
        return Err("the file ends within a function".into());
    }
    dump.check_apart()?;
    Ok(dump)
}

/// Records that belong to the next function.
#[derive(Default)]
struct Pending {
    lines: Option<(u64, Vec<Line>)>,
    unwinding: Option<Unwinding>,
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.lines.is_none() && self.unwinding.is_none()
    }

    fn set_lines(&mut self, record: &JitCodeDebugInfoRecord<'_>) -> Result<(), String> {
        let entries = record.entries.iter().map(|entry| Line {
            address: entry.code_addr,
            line: entry.line,
            file: String::from_utf8_lossy(&entry.file_path.as_slice()).into_owned(),
        });
        let lines: Vec<Line> = entries.collect();
        if !lines.is_sorted_by_key(|line| line.address) {
            return Err(format!("lines out of order: {lines:x?}"));
        }
        match self.lines.replace((record.code_addr, lines)) {
            None => Ok(()),
            Some(_) => Err("lines twice".into()),
        }
    }

    fn set_unwinding(&mut self, record: &JitCodeUnwindingInfoRecord<'_>) -> Result<(), String> {
        // The parser takes the header from the front of the data; perf takes it from the end.
        let mut table = record.eh_frame_hdr.as_slice().into_owned();
        if table.len() != UNWINDING_HEADER {
            return Err(format!("a header of {} bytes", table.len()));
        }
        table.extend_from_slice(&record.eh_frame.as_slice());
        let header = table.split_off(table.len() - UNWINDING_HEADER);
        let unwinding = Unwinding {
            table,
            header,
            mapped: record.mapped_size,
        };
        match self.unwinding.replace(unwinding) {
            None => Ok(()),
            Some(_) => Err("unwinding information twice".into()),
        }
    }

    fn complete(
        self,
        load: &JitCodeLoadRecord<'_>,
        pid: u32,
        time: u64,
    ) -> Result<Function, String> {
        let name = String::from_utf8(load.function_name.as_slice().into_owned())
            .map_err(|error| error.to_string())?;
        if load.pid != pid || load.vma != load.code_addr {
            return Err(format!("{name} is of another process or place"));
        }
        let lines = match self.lines {
            Some((address, _)) if address != load.code_addr => {
                return Err(format!("{name} has the lines of {address:#x}"));
            }
            lines => lines.map_or(Vec::new(), |(_, lines)| lines),
        };
        let function = Function {
            name,
            address: load.code_addr,
            code: load.code_bytes.as_slice().into_owned(),
            index: load.code_index,
            time,
            lines,
            unwinding: self.unwinding,
        };
        function.check_lines()?;
        Ok(function)
    }
}

impl Function {
    /// The end of the code, as an address.
    pub fn end(&self) -> u64 {
        self.address + self.code.len() as u64
    }

    /// The source line at `address`.
    pub fn line_at(&self, address: u64) -> Option<u32> {
        let before = self.lines.iter().take_while(|line| line.address <= address);
        before.last().map(|line| line.line)
    }

    /// The numbers of its lines, ascending, each once.
    pub fn line_numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.lines.iter().map(|line| line.line).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn check_lines(&self) -> Result<(), String> {
        let inside = |line: &Line| (self.address..=self.end()).contains(&line.address);
        match self.lines.iter().find(|line| !inside(line)) {
            Some(line) => Err(format!("{}: {line:x?} is outside", self.name)),
            None => Ok(()),
        }
    }
}

impl Dump {
    /// The functions whose names start with `py::`, with what stands between it and the file.
    pub fn names(&self) -> Vec<&str> {
        let names = self.functions.iter().map(|function| function.name.as_str());
        names
            .filter_map(|name| name.strip_prefix("py::"))
            .map(|rest| rest.split(':').next().unwrap_or(rest))
            .collect()
    }

    /// The function whose name between `py::` and the file is `name`.
    pub fn function(&self, name: &str) -> Option<&Function> {
        let position = self.names().iter().position(|found| *found == name)?;
        self.functions.get(position)
    }

    /// Checks that neither codes nor what perf maps behind them overlap, and that no two codes
    /// are the same bytes, which perf would take for one.
    fn check_apart(&self) -> Result<(), String> {
        let mut ranges: Vec<(u64, u64, &str)> = self
            .functions
            .iter()
            .map(|function| {
                let mapped = function.unwinding.as_ref().map_or(0, |u| u.mapped);
                let name = function.name.as_str();
                (function.address, function.end() + mapped, name)
            })
            .collect();
        ranges.sort_unstable();
        for pair in ranges.windows(2) {
            if pair[0].1 > pair[1].0 {
                return Err(format!("{:x?} and {:x?} overlap", pair[0], pair[1]));
            }
        }
        let mut codes: Vec<&[u8]> = self.functions.iter().map(|f| &f.code[..]).collect();
        codes.sort_unstable();
        match codes.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("two functions have the same code {:x?}", pair[0])),
            None => Ok(()),
        }
    }
}

/// Runs `run` with its dump in `folder`, and takes the dump.
pub fn run_in(folder: &Path, run: Run) -> (Outcome, Option<Vec<u8>>) {
    let outcome = run.env("PYTHON_PERF_JIT_DIR", folder).run();
    let bytes = take(folder, outcome.pid);
    (outcome, bytes)
}

/// Parses the dump of a process that ended by itself.
///
/// # Panics
/// If there is none, or it is not whole.
#[track_caller]
pub fn expect_whole(bytes: Option<Vec<u8>>) -> Dump {
    let dump = parse(&bytes.expect("a dump")).unwrap_or_else(|error| panic!("{error}"));
    assert!(dump.closed && dump.rest == 0, "not whole: {dump:x?}");
    dump
}
