//! Recognizing a forked child without a system call.

use std::process;
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

/// Tells the process that made it from a process that inherited it over `fork`.
#[derive(Debug)]
pub(super) enum ForkMark {
    /// A word that the kernel sets to zero in a child, however the child was forked and whatever
    /// its number. The page stays mapped: a mark is made once per process.
    Wiped(&'static AtomicU32),
    /// The number of the process, where the kernel cannot wipe.
    Pid(u32),
}

const MADE_HERE: u32 = 1;

impl ForkMark {
    /// A mark of this process.
    pub(super) fn new() -> ForkMark {
        match map_wiped_on_fork() {
            Some(word) => {
                word.store(MADE_HERE, Ordering::Relaxed);
                ForkMark::Wiped(word)
            }
            None => ForkMark::Pid(process::id()),
        }
    }

    /// Whether a process made the mark that this one descends from.
    #[inline]
    pub(super) fn is_inherited(&self) -> bool {
        match self {
            ForkMark::Wiped(word) => word.load(Ordering::Relaxed) != MADE_HERE,
            ForkMark::Pid(pid) => *pid != process::id(),
        }
    }
}

/// A word in a page of its own that is zero in every forked child (Linux 4.14).
fn map_wiped_on_fork() -> Option<&'static AtomicU32> {
    // SAFETY: sysconf only reads.
    let size = usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).ok()?;
    // SAFETY: a new mapping at an address of the kernel's choice touches no existing memory.
    let page = unsafe {
        libc::mmap(
            ptr::null_mut(),
            size,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
            -1,
            0,
        )
    };
    if page == libc::MAP_FAILED {
        return None;
    }
    // SAFETY: the page was mapped above and nothing refers to it yet.
    if unsafe { libc::madvise(page, size, libc::MADV_WIPEONFORK) } != 0 {
        // SAFETY: as above.
        unsafe { libc::munmap(page, size) };
        return None;
    }
    // SAFETY: the page is aligned, holds zeros, stays mapped, and is accessed as atomic alone.
    Some(unsafe { &*page.cast::<AtomicU32>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forks, and gives whether the child finds `mark` inherited.
    fn is_inherited_in_child(mark: &ForkMark) -> bool {
        // SAFETY: the child only reads memory and exits.
        unsafe {
            let child = libc::fork();
            if child == 0 {
                libc::_exit(i32::from(mark.is_inherited()));
            }
            let mut status = 0;
            assert_eq!(libc::waitpid(child, &mut status, 0), child);
            assert!(libc::WIFEXITED(status));
            libc::WEXITSTATUS(status) == 1
        }
    }

    #[test]
    fn marks_of_either_kind_are_inherited_in_children_only() {
        for mark in [ForkMark::new(), ForkMark::Pid(process::id())] {
            assert!(!mark.is_inherited());
            assert!(is_inherited_in_child(&mark));
            assert!(!mark.is_inherited());
        }
    }
}
