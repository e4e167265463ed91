//! Executable memory: one wrapper, one write-to-execute transition, one cache flush.
//!
//! Memory is anonymous and private, so that perf shows it as `//anon` and looks its addresses up
//! in a perf map; a memfd or a named mapping would not be.

use std::io;
use std::num::NonZeroUsize;
use std::ptr::{self, NonNull};

use crate::coherence;

/// Pages that can be written and not executed. Unmapped when dropped.
#[derive(Debug)]
pub(crate) struct WritablePages {
    start: NonNull<u8>,
    len: usize,
}

/// Pages that can be executed and never again be written. They stay mapped when dropped.
#[derive(Debug)]
pub(crate) struct ExecutablePages {
    start: NonZeroUsize,
    len: usize,
}

/// The protection that confines indirect calls to the instructions that mark where they may land,
/// with which stubs begin, where processor and kernel know of it (Linux,
/// `Documentation/arch/arm64/elf_hwcaps.rst` and `mprotect(2)`).
fn landing_pads() -> libc::c_int {
    #[cfg(all(target_os = "linux", target_arch = "aarch64"))]
    {
        const HWCAP2_BTI: libc::c_ulong = 1 << 17;
        const PROT_BTI: libc::c_int = 0x10;
        // SAFETY: only reads what the kernel told the process at its start.
        if unsafe { libc::getauxval(libc::AT_HWCAP2) } & HWCAP2_BTI != 0 {
            return PROT_BTI;
        }
    }
    0
}

/// Size of a page in bytes.
pub(crate) fn page_size() -> usize {
    // SAFETY: sysconf only reads.
    let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    usize::try_from(size).expect("the page size is always known")
}

impl WritablePages {
    /// Maps `len` bytes, a multiple of the page size, filled with zeros.
    pub(crate) fn map(len: usize) -> io::Result<WritablePages> {
        // SAFETY: a new mapping at an address of the kernel's choice touches no existing memory.
        let start = unsafe {
            libc::mmap(
                ptr::null_mut(),
                len,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        match NonNull::new(start.cast::<u8>()) {
            Some(start) => Ok(WritablePages { start, len }),
            None => Err(io::Error::other("the kernel mapped page zero")),
        }
    }

    /// The bytes of the pages.
    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: `map` made `len` readable and writable bytes at `start`, which only this value
        // refers to and which stay mapped until it is consumed or dropped.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }

    /// Makes the pages executable and read-only, and their bytes visible to instruction fetch.
    pub(crate) fn into_executable(self) -> io::Result<ExecutablePages> {
        // SAFETY: the range is this value's own mapping, and nothing borrows its bytes.
        let status = unsafe {
            libc::mprotect(
                self.start.as_ptr().cast(),
                self.len,
                libc::PROT_READ | libc::PROT_EXEC | landing_pads(),
            )
        };
        if status != 0 {
            return Err(io::Error::last_os_error());
        }
        coherence::synchronize(self.start, self.len);
        let pages = ExecutablePages {
            start: self.start.addr(),
            len: self.len,
        };
        std::mem::forget(self);
        Ok(pages)
    }
}

impl Drop for WritablePages {
    fn drop(&mut self) {
        // SAFETY: the range is this value's own mapping; nothing can execute or borrow it.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.len) };
    }
}

impl ExecutablePages {
    /// Address of the first byte.
    pub(crate) fn start(&self) -> NonZeroUsize {
        self.start
    }

    /// Size in bytes.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Unmaps the pages.
    ///
    /// # Safety
    ///
    /// Nothing executes in the pages now or later: no frame on any stack returns into them and no
    /// address in them is called again.
    pub(crate) unsafe fn unmap(self) {
        // SAFETY: the range is this value's own mapping; the caller vouches that it is unused.
        unsafe { libc::munmap(self.start.get() as *mut libc::c_void, self.len) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_that_cannot_be_had_is_an_error() {
        let error = WritablePages::map(1 << 62).expect_err("no machine has this much");
        assert_eq!(error.raw_os_error(), Some(libc::ENOMEM));
    }

    #[test]
    fn pages_are_writable_then_executable_and_never_both() {
        let mut pages = WritablePages::map(page_size()).expect("one page");
        pages.bytes_mut().fill(0xcc);
        let start = pages.start.addr().get();
        assert!(permissions(start).starts_with("rw-p"));
        let pages = pages.into_executable().expect("executable memory");
        assert!(permissions(start).starts_with("r-xp"));
        assert_eq!((pages.start().get(), pages.len()), (start, page_size()));
        // SAFETY: nothing ever executed in the pages.
        unsafe { pages.unmap() };
    }

    /// Permissions of the mapping that holds `address`, and its name (empty if anonymous).
    fn permissions(address: usize) -> String {
        let maps = std::fs::read_to_string("/proc/self/maps").expect("proc is mounted");
        for line in maps.lines() {
            let (range, rest) = line.split_once(' ').expect("range and permissions");
            let (start, end) = range.split_once('-').expect("start and end");
            let bound = |text| usize::from_str_radix(text, 16).expect("hexadecimal");
            if (bound(start)..bound(end)).contains(&address) {
                return rest.to_owned();
            }
        }
        panic!("no mapping holds {address:#x}");
    }
}
