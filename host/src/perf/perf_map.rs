//! The perf map: a text file that gives addresses of generated code their names.
//!
//! One line per function, `START SIZE name`, both numbers in hexadecimal without prefix. Source:
//! Linux, `tools/perf/Documentation/jit-interface.txt`. `perf` reads the file when it makes its
//! report, so the entries have to be there however the process ended: each is one `write`,
//! unbuffered, and complete before its function is entered.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::own_file::OwnFile;
use super::symbol;

/// The directory where `perf` looks for perf maps.
pub const PERF_MAP_DIRECTORY: &str = "/tmp";

/// Size in bytes of the smallest page that the kernel copies a write by.
const PAGE: u64 = 4096;

/// Bytes that a line finds left in its page, unless it is the first.
const ROOM: u64 = 256;

/// Writer of one process's perf map.
///
/// A process has at most one: a second writer would remove the first one's file.
#[derive(Debug)]
pub struct PerfMap {
    file: OwnFile,
    /// Buffer of the line being written, kept for its capacity.
    line: Vec<u8>,
    stopped: bool,
}

impl PerfMap {
    /// Creates `perf-<pid>.map` in `directory`, with mode 0600.
    ///
    /// A regular file of this user in its place is one that an earlier process left behind; it is
    /// removed. [`PERF_MAP_DIRECTORY`] is where `perf` looks.
    ///
    /// # Errors
    ///
    /// [`PerfMapError::Create`] if the file cannot be created, or if a symbolic link, a file of
    /// another user or anything else than a regular file is in its place.
    pub fn create(directory: &Path, pid: u32) -> Result<PerfMap, PerfMapError> {
        let path = directory.join(format!("perf-{pid}.map"));
        match OwnFile::create(path.clone()) {
            Ok(file) => Ok(PerfMap {
                file,
                line: Vec::with_capacity(256),
                stopped: false,
            }),
            Err(source) => Err(PerfMapError::Create { path, source }),
        }
    }

    /// The file's path.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Writes that `size` bytes of code from address `start` on are the function `name`.
    ///
    /// The name is escaped where needed, see [`symbol::append_escaped`]. When this returns `Ok`,
    /// the whole entry is in the file, whatever becomes of the process.
    ///
    /// # Errors
    ///
    /// [`PerfMapError::Write`] if the entry could not be written whole. What was written of it is
    /// taken back, and from then on every call gives [`PerfMapError::Stopped`].
    pub fn write_entry(&mut self, start: u64, size: u64, name: &[u8]) -> Result<(), PerfMapError> {
        if self.stopped {
            return Err(PerfMapError::Stopped);
        }
        self.line.clear();
        append_hexadecimal(&mut self.line, start);
        self.line.push(b' ');
        append_hexadecimal(&mut self.line, size);
        self.line.push(b' ');
        symbol::append_escaped(&mut self.line, name);
        self.line.push(b'\n');
        self.fill_page();
        self.file.append(&self.line).map_err(|source| {
            // An entry after half a line would be lost, so this was the last.
            self.stopped = true;
            let path = self.file.path().to_owned();
            PerfMapError::Write { path, source }
        })
    }

    /// Keeps the next line from crossing a page of the file, by leading zeros in this one.
    ///
    /// The kernel copies a write page by page and stops between two pages when the process is
    /// killed (`mm/filemap.c`, `generic_perform_write`), so that a line across pages can be cut.
    /// That leaves lines longer than [`ROOM`]; whichever is cut, its function never ran.
    fn fill_page(&mut self) {
        let end = self.file.len() + self.line.len() as u64;
        let left = end.next_multiple_of(PAGE) - end;
        if 0 < left && left < ROOM {
            let zeros = std::iter::repeat_n(b'0', left as usize);
            self.line.splice(0..0, zeros);
        }
    }

    /// Whether an entry could not be written, so that none will be any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }
}

fn append_hexadecimal(line: &mut Vec<u8>, number: u64) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = (64 - (number | 1).leading_zeros()).div_ceil(4);
    for digit in (0..digits).rev() {
        line.push(DIGITS[(number >> (digit * 4)) as usize & 0xf]);
    }
}

/// Why a perf map could not be created or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum PerfMapError {
    /// The file could not be created.
    Create {
        /// The file's path.
        path: PathBuf,
        /// What the system said, or what is in the way.
        source: io::Error,
    },
    /// An entry could not be written, and no further one will be.
    Write {
        /// The file's path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An earlier entry could not be written.
    Stopped,
}

impl fmt::Display for PerfMapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PerfMapError::Create { path, source } => {
                write!(f, "cannot create {}: {source}", path.display())
            }
            PerfMapError::Write { path, source } => {
                write!(f, "cannot write to {}: {source}", path.display())
            }
            PerfMapError::Stopped => f.write_str("the perf map could not be written before"),
        }
    }
}

impl std::error::Error for PerfMapError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PerfMapError::Create { source, .. } | PerfMapError::Write { source, .. } => {
                Some(source)
            }
            PerfMapError::Stopped => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::append_hexadecimal;

    #[test]
    fn numbers_are_hexadecimal_without_prefix() {
        for number in [0, 1, 0xf, 0x10, 0x7f12_3456_7890, u64::MAX] {
            let mut line = Vec::new();
            append_hexadecimal(&mut line, number);
            assert_eq!(line, format!("{number:x}").into_bytes());
        }
    }
}
