//! Arenas: executable memory that hands out copies of one stub.
//!
//! A page cannot be written and executed at once, and other threads may be executing the stubs of
//! a page at any time. So stubs are not added to a page one by one: a whole chunk of pages is
//! filled with copies while it is still private and writable, becomes executable once, and then
//! its slots are handed out in order. Handing one out is an addition and a comparison.

use std::fmt;
use std::io;
use std::num::NonZeroUsize;

use crate::executable::{ExecutablePages, WritablePages, page_size};
use crate::stub::{STUB_ALIGNMENT, Stub, StubCode};

/// The first chunk is one page, so that starting costs little. Size in bytes of the later ones.
const CHUNK_BYTES: usize = 64 * 1024;

/// Executable memory that hands out copies of one stub, each once.
///
/// A stub stays valid until [`Arena::release`]: dropping an arena leaves its memory mapped, since
/// frames may still return through it. No slot is ever handed out twice, so an address names one
/// function for the life of the process.
#[derive(Debug)]
pub struct Arena {
    code: StubCode,
    /// Bytes that follow each stub and hold nothing.
    padding: usize,
    /// Bytes of executable memory that the arena may map.
    limit: usize,
    mapped: usize,
    chunks: Vec<ExecutablePages>,
    /// The next slot to hand out, and the end of the last whole slot of the newest chunk.
    next: usize,
    end: usize,
    /// Number of slots written so far, which marks each of them.
    written: u32,
}

impl Arena {
    /// An arena of copies of `code`, without a bound on its size. Maps nothing yet.
    ///
    /// # Errors
    ///
    /// [`ArenaError::WrongArchitecture`] if `code` is for another architecture than the host's.
    pub fn new(code: StubCode) -> Result<Arena, ArenaError> {
        Arena::with_limit(code, 0, usize::MAX)
    }

    /// An arena that maps at most `limit` bytes of executable memory, and leaves at least
    /// `padding` bytes free behind each stub.
    ///
    /// # Errors
    ///
    /// As [`Arena::new`].
    pub fn with_limit(code: StubCode, padding: usize, limit: usize) -> Result<Arena, ArenaError> {
        let host = target_lexicon::HOST.architecture;
        if code.architecture() != host {
            return Err(ArenaError::WrongArchitecture {
                code: code.architecture().to_string(),
                host: host.to_string(),
            });
        }
        Ok(Arena {
            code,
            padding: padding.next_multiple_of(STUB_ALIGNMENT),
            limit,
            mapped: 0,
            chunks: Vec::new(),
            next: 0,
            end: 0,
            written: 0,
        })
    }

    /// The code that every stub of the arena is a copy of.
    pub fn code(&self) -> &StubCode {
        &self.code
    }

    /// Number of bytes of executable memory mapped so far.
    pub fn mapped(&self) -> usize {
        self.mapped
    }

    /// Size in bytes of a stub with what is around it.
    fn slot(&self) -> usize {
        self.code.extent() + self.padding
    }

    /// Hands out a stub that nobody else has.
    ///
    /// # Errors
    ///
    /// [`ArenaError`] if there is no slot left and no executable memory to be had. The arena and
    /// its stubs stay usable.
    #[inline]
    pub fn reserve(&mut self) -> Result<Stub, ArenaError> {
        if self.next == self.end {
            self.add_chunk()?;
        }
        let address = NonZeroUsize::new(self.next).ok_or(ArenaError::Full { limit: self.limit })?;
        self.next += self.slot();
        Ok(Stub::new(address, self.code.bytes().len() as u32))
    }

    /// Maps a chunk if no slot is left, so that the next [`reserve`](Self::reserve) cannot fail.
    ///
    /// # Errors
    ///
    /// As [`reserve`](Self::reserve).
    pub fn prepare(&mut self) -> Result<(), ArenaError> {
        if self.next == self.end {
            self.add_chunk()?;
        }
        Ok(())
    }

    #[cold]
    fn add_chunk(&mut self) -> Result<(), ArenaError> {
        let slot = self.slot();
        let page = page_size();
        let wanted = if self.chunks.is_empty() {
            page
        } else {
            CHUNK_BYTES
        };
        let bytes = wanted.max(slot).next_multiple_of(page);
        let mapped = self
            .mapped
            .checked_add(bytes)
            .filter(|&mapped| mapped <= self.limit)
            .ok_or(ArenaError::Full { limit: self.limit })?;

        let mut pages =
            WritablePages::map(bytes).map_err(|source| ArenaError::Map { bytes, source })?;
        for copy in pages.bytes_mut().chunks_exact_mut(slot) {
            let (copy, padding) = copy.split_at_mut(self.code.extent());
            self.code.write_copy(copy, self.written);
            self.code.fill_with_traps(padding);
            self.written = self.written.wrapping_add(1);
        }
        let pages = pages
            .into_executable()
            .map_err(|source| ArenaError::Protect { bytes, source })?;
        #[cfg(feature = "gdb")]
        crate::debugger::announce(&self.code, &pages, slot);
        self.mapped = mapped;
        self.next = pages.start().get();
        self.end = self.next + pages.len() / slot * slot;
        self.chunks.push(pages);
        Ok(())
    }

    /// Unmaps every stub of the arena.
    ///
    /// # Safety
    ///
    /// No stub of this arena is called again, on any thread, and no frame on any stack is still to
    /// return through one. Where that cannot be known, drop the arena instead: the memory then
    /// stays mapped until the process ends.
    pub unsafe fn release(self) {
        for pages in self.chunks {
            // SAFETY: the caller vouches that nothing executes in the arena now or later.
            unsafe { pages.unmap() };
        }
    }
}

/// Why an arena could not be made or grow.
#[derive(Debug)]
#[non_exhaustive]
pub enum ArenaError {
    /// The stub is for another architecture than the host's.
    WrongArchitecture {
        /// Architecture of the stub.
        code: String,
        /// Architecture of the host.
        host: String,
    },
    /// The arena's own limit, in bytes, is reached.
    Full {
        /// The limit in bytes.
        limit: usize,
    },
    /// The system gave no memory.
    Map {
        /// Size asked for, in bytes.
        bytes: usize,
        /// What the system said.
        source: io::Error,
    },
    /// The system did not let the memory become executable.
    Protect {
        /// Size of the memory, in bytes.
        bytes: usize,
        /// What the system said.
        source: io::Error,
    },
}

impl fmt::Display for ArenaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ArenaError::WrongArchitecture { code, host } => {
                write!(f, "cannot run call stubs for {code} on {host}")
            }
            ArenaError::Full { limit } => {
                write!(f, "call stubs fill their limit of {limit} bytes")
            }
            ArenaError::Map { bytes, source } => {
                write!(f, "cannot map {bytes} bytes for call stubs: {source}")
            }
            ArenaError::Protect { bytes, source } => write!(
                f,
                "cannot make {bytes} bytes of call stubs executable: {source}"
            ),
        }
    }
}

impl std::error::Error for ArenaError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ArenaError::Map { source, .. } | ArenaError::Protect { source, .. } => Some(source),
            _ => None,
        }
    }
}
