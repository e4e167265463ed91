//! Executable memory: one wrapper, one write-to-execute transition, one cache flush.
//!
//! Memory is anonymous and private, so that perf shows it as `//anon` and looks its addresses up
//! in a perf map; a memfd or a named mapping would not be.

use std::io;
use std::num::NonZeroUsize;
use std::ptr::{self, NonNull};

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
                libc::PROT_READ | libc::PROT_EXEC,
            )
        };
        if status != 0 {
            return Err(io::Error::last_os_error());
        }
        synchronize_instruction_cache(self.start, self.len);
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

/// x86-64 keeps instruction fetch coherent with stores; the system call before it serializes.
#[cfg(not(target_arch = "aarch64"))]
fn synchronize_instruction_cache(_start: NonNull<u8>, _len: usize) {}

/// Cleans the data cache to the point of unification, then invalidates the instruction cache, in
/// steps of the smallest lines of the machine. Source: Arm Architecture Reference Manual, B2.4.4,
/// "Concurrent modification and execution of instructions", and `CTR_EL0`.
#[cfg(target_arch = "aarch64")]
fn synchronize_instruction_cache(start: NonNull<u8>, len: usize) {
    use std::arch::asm;

    let cache_type: usize;
    // SAFETY: Linux lets user space read CTR_EL0, or emulates the read.
    unsafe { asm!("mrs {}, ctr_el0", out(reg) cache_type, options(nomem, nostack)) };
    let data_line = 4usize << ((cache_type >> 16) & 0xf);
    let instruction_line = 4usize << (cache_type & 0xf);
    let (first, end) = (start.addr().get(), start.addr().get() + len);

    for line in (first & !(data_line - 1)..end).step_by(data_line) {
        // SAFETY: cleaning a line of mapped memory changes no byte of it.
        unsafe { asm!("dc cvau, {}", in(reg) line, options(nostack)) };
    }
    // SAFETY: a barrier.
    unsafe { asm!("dsb ish", options(nostack)) };
    for line in (first & !(instruction_line - 1)..end).step_by(instruction_line) {
        // SAFETY: invalidating instruction lines of mapped memory changes no byte of it.
        unsafe { asm!("ic ivau, {}", in(reg) line, options(nostack)) };
    }
    // SAFETY: barriers.
    unsafe { asm!("dsb ish", "isb", options(nostack)) };
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
