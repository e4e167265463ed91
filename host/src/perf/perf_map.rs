//! The perf map: a text file that gives addresses of generated code their names.
//!
//! One line per function, or per source line of one, `START SIZE name`, both numbers in
//! hexadecimal without prefix. Source: Linux, `tools/perf/Documentation/jit-interface.txt`. `perf`
//! reads the file when it makes its report, so the entries have to be there however the process
//! ended: those of a function are one `write`, unbuffered, and complete before it is entered.

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
    /// Buffer of the lines being written, kept for its capacity.
    lines: Vec<u8>,
    stopped: bool,
}

/// Code that belongs to one line of a source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRange {
    /// Address of its first byte.
    pub start: u64,
    /// Its size in bytes.
    pub size: u64,
    /// The line, from 1.
    pub line: u32,
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
                lines: Vec::with_capacity(256),
                stopped: false,
            }),
            Err(source) => Err(PerfMapError::Create { path, source }),
        }
    }

    /// As [`create`](Self::create), for a forked child: the map begins with the entries that
    /// `inherited`, the parent's map, had at the fork.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), and [`PerfMapError::Inherit`] or [`PerfMapError::Write`] if
    /// the entries cannot be read or written. No file is left behind then.
    pub fn create_in_child(
        directory: &Path,
        pid: u32,
        inherited: &mut PerfMap,
    ) -> Result<PerfMap, PerfMapError> {
        let entries = inherited.file.read_back().map_err(|source| {
            let path = inherited.path().to_owned();
            PerfMapError::Inherit { path, source }
        })?;
        let mut map = PerfMap::create(directory, pid)?;
        match map.file.append(&entries) {
            Ok(()) => Ok(map),
            Err(source) => {
                let path = map.path().to_owned();
                map.file.remove();
                Err(PerfMapError::Write { path, source })
            }
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
        self.lines.clear();
        self.add_line(start, size, |line| symbol::append_escaped(line, name));
        self.write_lines()
    }

    /// Writes which code is which line of the function `name`: an entry `<name>:<line>` for each
    /// of `ranges`, all of them with one append.
    ///
    /// # Errors
    ///
    /// As [`write_entry`](Self::write_entry); all entries are taken back then.
    pub fn write_line_entries(
        &mut self,
        name: &[u8],
        ranges: &[LineRange],
    ) -> Result<(), PerfMapError> {
        let mut escaped = Vec::new();
        symbol::append_escaped(&mut escaped, name);
        self.lines.clear();
        for range in ranges {
            self.add_line(range.start, range.size, |line| {
                line.extend_from_slice(&escaped);
                line.push(b':');
                append_decimal(line, range.line);
            });
        }
        self.write_lines()
    }

    fn add_line(&mut self, start: u64, size: u64, append_name: impl FnOnce(&mut Vec<u8>)) {
        let begin = self.lines.len();
        append_hexadecimal(&mut self.lines, start);
        self.lines.push(b' ');
        append_hexadecimal(&mut self.lines, size);
        self.lines.push(b' ');
        append_name(&mut self.lines);
        self.lines.push(b'\n');
        self.fill_page(begin);
    }

    fn write_lines(&mut self) -> Result<(), PerfMapError> {
        if self.stopped {
            return Err(PerfMapError::Stopped);
        }
        self.file.append(&self.lines).map_err(|source| {
            // An entry after half a line would be lost, so this was the last.
            self.stopped = true;
            let path = self.file.path().to_owned();
            PerfMapError::Write { path, source }
        })
    }

    /// Keeps the next line from crossing a page of the file, by leading zeros in the last one,
    /// which begins at `begin` in the buffer.
    ///
    /// The kernel copies a write page by page and stops between two pages when the process is
    /// killed (`mm/filemap.c`, `generic_perform_write`), so that a line across pages can be cut.
    /// That leaves lines longer than [`ROOM`]; whichever is cut, its function never ran.
    fn fill_page(&mut self, begin: usize) {
        let end = self.file.len() + self.lines.len() as u64;
        let left = end.next_multiple_of(PAGE) - end;
        if 0 < left && left < ROOM {
            let zeros = std::iter::repeat_n(b'0', left as usize);
            self.lines.splice(begin..begin, zeros);
        }
    }

    /// Whether an entry could not be written, so that none will be any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }
}

fn append_decimal(line: &mut Vec<u8>, number: u32) {
    let mut digits = [b'0'; 10];
    let (mut rest, mut first) = (number, digits.len());
    while first == digits.len() || rest > 0 {
        first -= 1;
        digits[first] += (rest % 10) as u8;
        rest /= 10;
    }
    line.extend_from_slice(&digits[first..]);
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
    /// The entries of the parent's map could not be read.
    Inherit {
        /// The path of the parent's map.
        path: PathBuf,
        /// What the system said.
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
            PerfMapError::Inherit { path, source } => {
                write!(f, "cannot read {}: {source}", path.display())
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
            PerfMapError::Create { source, .. }
            | PerfMapError::Inherit { source, .. }
            | PerfMapError::Write { source, .. } => Some(source),
            PerfMapError::Stopped => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{append_decimal, append_hexadecimal};

    #[test]
    fn lines_are_decimal() {
        for number in [0, 1, 9, 10, 4096, u32::MAX] {
            let mut line = b":".to_vec();
            append_decimal(&mut line, number);
            assert_eq!(line, format!(":{number}").into_bytes());
        }
    }

    #[test]
    fn numbers_are_hexadecimal_without_prefix() {
        for number in [0, 1, 0xf, 0x10, 0x7f12_3456_7890, u64::MAX] {
            let mut line = Vec::new();
            append_hexadecimal(&mut line, number);
            assert_eq!(line, format!("{number:x}").into_bytes());
        }
    }
}
