//! The block of memory that a machine lives in, and the native stack below the program.

use std::fmt;
use std::io;
use std::ptr::NonNull;

/// Bytes of memory that a program gets unless it is told otherwise. They are reserved, and cost
/// nothing before they are used.
pub const DEFAULT_BYTES: usize = 512 << 20;

/// The most bytes that a machine can address: its addresses are 32-bit numbers of words.
pub const MOST_BYTES: usize = (u32::MAX as usize) * 8;

/// Bytes that the smallest mapping has.
const PAGE: usize = 4096;

/// Bytes of native stack to ask for: room for some millions of traced frames.
const STACK_BYTES: u64 = 1 << 30;

/// Bytes at the end of the native stack that Python frames may not use.
const STACK_MARGIN: usize = 256 << 10;

/// Bytes that the kernel keeps free between the stack and what is mapped below.
const GUARD: usize = 1 << 20;

/// Reserved, zeroed, private memory, given back when dropped.
#[derive(Debug)]
pub struct Reservation {
    start: NonNull<u64>,
    /// Bytes that were asked for.
    bytes: usize,
    /// Bytes of the mapping, at least as many.
    mapped: usize,
}

impl Reservation {
    /// Reserves `bytes` bytes, rounded down to whole words. Pages come as they are touched.
    ///
    /// # Errors
    /// What the operating system says, if there is no such range.
    pub fn new(bytes: usize) -> io::Result<Reservation> {
        // Not even an empty block is mapped by a call that asks for nothing.
        let mapped = bytes.max(PAGE);
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a new anonymous mapping touches no memory that is in use.
        let start = unsafe { libc::mmap(std::ptr::null_mut(), mapped, protection, flags, -1, 0) };
        if start == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        match NonNull::new(start.cast()) {
            Some(start) => Ok(Reservation {
                start,
                bytes,
                mapped,
            }),
            None => Err(io::Error::from_raw_os_error(libc::ENOMEM)),
        }
    }

    /// The memory.
    pub fn words(&mut self) -> &mut [u64] {
        // SAFETY: the mapping is at least `bytes` long, readable, writable, zeroed and page-aligned, and
        // the result borrows the reservation, which is its only owner.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.bytes / 8) }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours, and nothing borrows it any more.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.mapped) };
    }
}

/// A text that is no size.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadSize(String);

impl fmt::Display for BadSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "invalid memory size '{}': give bytes, or a number with K, M or G, such as 64K or 512MiB",
            self.0
        )
    }
}

impl std::error::Error for BadSize {}

/// Reads a size in bytes: `16K`, `64KiB`, `1M`, `2GiB`, `65536`; K is 1024.
///
/// # Errors
/// [`BadSize`] for anything else, and for what is larger than the address space.
pub fn parse_size(text: &str) -> Result<usize, BadSize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let bad = || BadSize(text.to_owned());
    let number: usize = text[..digits].parse().map_err(|_| bad())?;
    let unit: usize = match text[digits..].to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return Err(bad()),
    };
    number
        .checked_mul(unit)
        .filter(|&bytes| bytes <= isize::MAX as usize)
        .ok_or_else(bad)
}

/// Lets the main thread's stack grow as far as it can, and gives the lowest address that it may
/// reach; 0 where that is not known. To be called on the main thread.
pub fn extend_native_stack() -> usize {
    let Some(limit) = raise_stack_limit() else {
        return 0;
    };
    // The file name of the program is the last thing above the stack's first frame.
    // SAFETY: getauxval has no preconditions.
    let top = unsafe { libc::getauxval(libc::AT_EXECFN) } as usize;
    if top == 0 {
        return 0;
    }
    let top = (top | 0xFFF) + 1;
    let bytes = room_below(top, limit);
    top - bytes + STACK_MARGIN.min(bytes / 2)
}

/// How many bytes below `top`, at most `limit`, the stack can grow to.
fn room_below(top: usize, limit: usize) -> usize {
    if is_free_below(top, limit) {
        return limit;
    }
    if let Some(lowest) = lowest_by_libc() {
        let room = top.saturating_sub(lowest);
        return limit.min(room - GUARD.min(room / 4));
    }
    let mut bytes = limit / 2;
    while bytes > STACK_MARGIN * 4 && !is_free_below(top, bytes) {
        bytes /= 2;
    }
    bytes
}

/// The lowest address of the main thread's stack by the C library, which looks at what is mapped. It
/// sees what `is_free_below` cannot tell from other people's memory: a stack that was mapped whole
/// at the start, as emulators do.
#[cfg(target_env = "gnu")]
fn lowest_by_libc() -> Option<usize> {
    // SAFETY: zero is a value of all fields, and what is initialized is destroyed.
    unsafe {
        let mut attributes: libc::pthread_attr_t = std::mem::zeroed();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attributes) != 0 {
            return None;
        }
        let (mut lowest, mut bytes) = (std::ptr::null_mut(), 0);
        let known = libc::pthread_attr_getstack(&attributes, &mut lowest, &mut bytes) == 0;
        libc::pthread_attr_destroy(&mut attributes);
        known.then_some(lowest as usize)
    }
}

#[cfg(not(target_env = "gnu"))]
fn lowest_by_libc() -> Option<usize> {
    None
}

/// Raises the soft limit of the stack's size; the limit in bytes.
fn raise_stack_limit() -> Option<usize> {
    let mut limit = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: the structure is valid for writing.
    if unsafe { libc::getrlimit(libc::RLIMIT_STACK, &mut limit) } != 0 {
        return None;
    }
    let wanted = STACK_BYTES.min(limit.rlim_max);
    if limit.rlim_cur < wanted {
        let raised = libc::rlimit {
            rlim_cur: wanted,
            rlim_max: limit.rlim_max,
        };
        // SAFETY: the structure is valid for reading.
        if unsafe { libc::setrlimit(libc::RLIMIT_STACK, &raised) } == 0 {
            limit.rlim_cur = wanted;
        }
    }
    Some(limit.rlim_cur.min(STACK_BYTES) as usize)
}

/// Whether nothing is mapped in the `bytes` bytes below `top`, where the stack is to grow. The
/// kernel leaves room there by the limit that held when the program started, and more by chance
/// where addresses are random; so this must be looked at after raising the limit.
fn is_free_below(top: usize, bytes: usize) -> bool {
    // The stack's own mapping, which is this long at first, must not be looked at.
    const OWN: usize = 1 << 20;
    let here = &raw const bytes as usize;
    let end = (here - OWN) & !0xFFF;
    let start = (top - bytes - GUARD) & !0xFFF;
    if start >= end {
        return true;
    }
    let flags =
        libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_FIXED_NOREPLACE;
    let at = start as *mut libc::c_void;
    // SAFETY: NOREPLACE fails where anything is mapped, so no memory in use is touched; what was
    // mapped to find out is unmapped at once.
    unsafe {
        let got = libc::mmap(at, end - start, libc::PROT_NONE, flags, -1, 0);
        if got == libc::MAP_FAILED {
            return false;
        }
        libc::munmap(got, end - start);
        got == at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let good = [
            ("0", 0),
            ("65536", 65536),
            ("16K", 16384),
            ("64KiB", 65536),
            ("1M", 1 << 20),
            ("2GiB", 2 << 30),
            ("3mb", 3 << 20),
        ];
        for (text, bytes) in good {
            assert_eq!(parse_size(text), Ok(bytes), "{text}");
        }
        for text in [
            "",
            "K",
            "-1",
            "1T",
            "1 K",
            "1.5M",
            "99999999999999999999",
            "9999999999G",
        ] {
            assert!(parse_size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn reserved_memory_is_zero_and_writable() {
        let mut block = Reservation::new((1 << 20) + 5).expect("a mapping");
        let words = block.words();
        assert_eq!(words.len(), (1 << 20) / 8);
        assert!(words.iter().all(|&w| w == 0));
        words[1000] = 7;
        assert_eq!(block.words()[1000], 7);
    }
}
