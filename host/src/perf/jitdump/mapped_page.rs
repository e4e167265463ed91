//! A page of a file that is mapped executable, so that `perf` learns of the file.

use std::io;
use std::os::fd::{AsFd, AsRawFd};
use std::ptr::{self, NonNull};

/// The first page of a file, mapped readable and executable as long as this lives.
///
/// `perf record` notes executable mappings with the names of their files, and a jitdump is found
/// by the note of its own. Nobody reads or executes the page.
#[derive(Debug)]
pub(super) struct MappedPage {
    address: NonNull<libc::c_void>,
    size: usize,
}

// SAFETY: the address is a handle for unmapping alone, and that may happen on any thread.
unsafe impl Send for MappedPage {}

impl MappedPage {
    /// Maps the first page of `file`, which may be shorter.
    ///
    /// # Errors
    ///
    /// Whatever the system says: `PermissionDenied` where the file system is mounted `noexec`.
    pub(super) fn new(file: &impl AsFd) -> io::Result<MappedPage> {
        // SAFETY: sysconf only reads.
        let size = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
        let size = usize::try_from(size).map_err(|_| io::Error::last_os_error())?;
        // SAFETY: a new mapping at an address of the kernel's choice touches no existing memory.
        let address = unsafe {
            libc::mmap(
                ptr::null_mut(),
                size,
                libc::PROT_READ | libc::PROT_EXEC,
                libc::MAP_PRIVATE,
                file.as_fd().as_raw_fd(),
                0,
            )
        };
        match NonNull::new(address) {
            Some(address) if address.as_ptr() != libc::MAP_FAILED => {
                Ok(MappedPage { address, size })
            }
            _ => Err(io::Error::last_os_error()),
        }
    }
}

impl Drop for MappedPage {
    fn drop(&mut self) {
        // SAFETY: the mapping was made in `new`, and nothing refers to its memory.
        unsafe { libc::munmap(self.address.as_ptr(), self.size) };
    }
}
