//! The jitdump: a binary file with the names, lines, call frame information and code of generated
//! functions.
//!
//! `perf record` notes that the file is mapped; `perf inject --jit` later makes an ELF file of
//! each function and adds their mappings to the recording, as of the times in the records. So
//! stacks can be unwound without frame pointers, and samples have source lines. A perf map can do
//! neither. Source: Linux, `tools/perf/Documentation/jitdump-specification.txt`.
//!
//! The records of a function are one `write`, unbuffered, and complete before the function is
//! entered: the file is a sequence of whole records however the process ends, but for the last
//! ones if it is killed while it writes them, whose function never ran then.
//!
//! - `record`: the bytes.
//! - `machine`: whose numbers they are.
//! - `unwinding`: call frame information where `perf` looks for it.
//! - `mapped_page`: what `perf record` sees.

mod machine;
mod mapped_page;
mod record;
mod unwinding;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use stackline_jit::UnwindError;

use super::own_file::OwnFile;
pub use machine::{ByteOrder, Machine};
use mapped_page::MappedPage;
pub use record::{DumpedFunction, LineStart};
use record::{HEADER_SIZE, Records, Stamp};
pub use unwinding::Unwinding;

/// The directory where jitdumps are written unless another is chosen. `perf` finds them in any.
pub const JITDUMP_DIRECTORY: &str = "/tmp";

/// Writer of one process's jitdump.
///
/// A process has at most one: a second writer would remove the first one's file.
#[derive(Debug)]
pub struct JitDump {
    file: OwnFile,
    /// Keeps the file mapped for a `perf` that attaches late.
    _page: MappedPage,
    pid: u32,
    /// Number of functions written so far, which is the number of the next one.
    functions: u64,
    /// The records being written, kept for their capacity.
    buffer: Records,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    /// A record could not be written.
    Stopped,
    /// The last record is written.
    Closed,
}

impl JitDump {
    /// Creates `jit-<pid>.dump` in `directory`, with mode 0600, for code of `machine`, and maps
    /// its first page executable as long as the value lives.
    ///
    /// A regular file of this user in its place is one that an earlier process left behind; it is
    /// removed. `perf` finds the file wherever it is, but by this name alone.
    ///
    /// # Errors
    ///
    /// [`JitDumpError::Create`] if the file cannot be created, or if a symbolic link, a file of
    /// another user or anything else than a regular file is in its place;
    /// [`JitDumpError::Write`] and [`JitDumpError::Map`] if it cannot be written or mapped. No
    /// file is left behind then.
    pub fn create(directory: &Path, pid: u32, machine: Machine) -> Result<JitDump, JitDumpError> {
        JitDump::with_records(directory, machine, Stamp::now(pid), &[], 0)
    }

    /// As [`create`](Self::create), for a forked child: the file begins with the functions that
    /// `inherited`, the parent's, had at the fork, as functions of the child.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and [`JitDumpError::Inherit`] if the records cannot be read.
    pub fn create_in_child(
        directory: &Path,
        pid: u32,
        machine: Machine,
        inherited: &mut JitDump,
    ) -> Result<JitDump, JitDumpError> {
        let stamp = Stamp::now(pid);
        let records = inherited.records(stamp).map_err(|source| {
            let path = inherited.path().to_owned();
            JitDumpError::Inherit { path, source }
        })?;
        JitDump::with_records(directory, machine, stamp, &records, inherited.functions)
    }

    fn with_records(
        directory: &Path,
        machine: Machine,
        stamp: Stamp,
        records: &[u8],
        functions: u64,
    ) -> Result<JitDump, JitDumpError> {
        let path = directory.join(format!("jit-{}.dump", stamp.pid));
        // The path is to be found again when the program has gone to another directory.
        let path = std::path::absolute(&path).unwrap_or(path);
        let mut file = match OwnFile::create(path.clone()) {
            Ok(file) => file,
            Err(source) => return Err(JitDumpError::Create { path, source }),
        };
        let mut buffer = Records::new(machine.byte_order());
        buffer.append_header(machine, stamp);
        buffer.append_bytes(records);
        // A reader that sees the mapping finds the header there.
        if let Err(source) = file.append(buffer.bytes()) {
            file.remove();
            return Err(JitDumpError::Write { path, source });
        }
        match MappedPage::new(&file) {
            Ok(page) => Ok(JitDump {
                file,
                _page: page,
                pid: stamp.pid,
                functions,
                buffer,
                state: State::Open,
            }),
            Err(source) => {
                file.remove();
                Err(JitDumpError::Map { path, source })
            }
        }
    }

    /// The records written so far, stamped anew.
    fn records(&mut self, stamp: Stamp) -> io::Result<Vec<u8>> {
        let mut records = self.file.read_back()?;
        records.drain(..HEADER_SIZE.min(records.len()));
        record::adopt(&mut records, self.buffer.byte_order(), stamp).map_err(|at| {
            let message = format!("the record at byte {} is damaged", at + HEADER_SIZE);
            io::Error::new(io::ErrorKind::InvalidData, message)
        })?;
        Ok(records)
    }

    /// The file's path.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The process whose functions these are.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Number of functions in the file, those of parents included.
    pub fn functions(&self) -> u64 {
        self.functions
    }

    /// Writes `function`. When this returns `Ok`, its records are in the file, whole, whatever
    /// becomes of the process.
    ///
    /// # Errors
    ///
    /// [`JitDumpError::Write`] if the records could not be written whole. What was written of
    /// them is taken back, and from then on every call gives [`JitDumpError::Stopped`].
    pub fn write_function(&mut self, function: &DumpedFunction<'_>) -> Result<(), JitDumpError> {
        let stamp = self.stamp()?;
        self.buffer.clear();
        self.buffer.append_function(function, self.functions, stamp);
        self.append_buffer()?;
        self.functions += 1;
        Ok(())
    }

    /// Writes that no function follows. From then on every call gives [`JitDumpError::Stopped`].
    ///
    /// # Errors
    ///
    /// As [`write_function`](Self::write_function).
    pub fn close(&mut self) -> Result<(), JitDumpError> {
        let stamp = self.stamp()?;
        self.buffer.clear();
        self.buffer.append_close(stamp);
        self.append_buffer()?;
        self.state = State::Closed;
        Ok(())
    }

    /// Whether no record is written any more: because one could not be, or after the last.
    pub fn is_stopped(&self) -> bool {
        self.state != State::Open
    }

    fn stamp(&self) -> Result<Stamp, JitDumpError> {
        match self.state {
            State::Open => Ok(Stamp::now(self.pid)),
            State::Stopped | State::Closed => Err(JitDumpError::Stopped),
        }
    }

    fn append_buffer(&mut self) -> Result<(), JitDumpError> {
        self.file.append(self.buffer.bytes()).map_err(|source| {
            self.state = State::Stopped;
            let path = self.file.path().to_owned();
            JitDumpError::Write { path, source }
        })
    }
}

impl Stamp {
    /// This thread of process `pid`, now.
    fn now(pid: u32) -> Stamp {
        // SAFETY: has no preconditions.
        let tid = unsafe { libc::gettid() };
        Stamp {
            pid,
            tid: tid as u32,
            time: monotonic_time(),
        }
    }
}

/// Nanoseconds of `CLOCK_MONOTONIC`, which `perf record -k 1` stamps samples with.
fn monotonic_time() -> u64 {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the structure is valid for writing, and every Linux has this clock.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// Why a jitdump could not be created or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum JitDumpError {
    /// Code of this machine cannot be dumped.
    Machine,
    /// The file could not be created.
    Create {
        /// The file's path.
        path: PathBuf,
        /// What the system said, or what is in the way.
        source: io::Error,
    },
    /// The file could not be mapped executable, so that `perf` would not find it.
    Map {
        /// The file's path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The records of the parent's file could not be read.
    Inherit {
        /// The path of the parent's file.
        path: PathBuf,
        /// What the system said, or what is wrong with the file.
        source: io::Error,
    },
    /// A record could not be written, and no further one will be.
    Write {
        /// The file's path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The call frame information of a function could not be encoded.
    Unwinding(UnwindError),
    /// An earlier record could not be written, or the file is closed.
    Stopped,
}

impl fmt::Display for JitDumpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JitDumpError::Machine => f.write_str("code of this machine cannot be dumped"),
            JitDumpError::Create { path, source } => {
                write!(f, "cannot create {}: {source}", path.display())
            }
            JitDumpError::Map { path, source } => {
                write!(f, "cannot map {} executable: {source}", path.display())?;
                if source.kind() == io::ErrorKind::PermissionDenied {
                    f.write_str(
                        "; choose a directory that is not on a file system mounted noexec",
                    )?;
                }
                Ok(())
            }
            JitDumpError::Inherit { path, source } => {
                write!(f, "cannot read {}: {source}", path.display())
            }
            JitDumpError::Write { path, source } => {
                write!(f, "cannot write to {}: {source}", path.display())
            }
            JitDumpError::Unwinding(error) => error.fmt(f),
            JitDumpError::Stopped => {
                f.write_str("the jitdump could not be written before, or is closed")
            }
        }
    }
}

impl std::error::Error for JitDumpError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            JitDumpError::Create { source, .. }
            | JitDumpError::Map { source, .. }
            | JitDumpError::Inherit { source, .. }
            | JitDumpError::Write { source, .. } => Some(source),
            JitDumpError::Unwinding(error) => Some(error),
            JitDumpError::Machine | JitDumpError::Stopped => None,
        }
    }
}
