//! Taking executable memory away from a command, by a seccomp filter.

use std::io;

use libc::{sock_filter, sock_fprog};

/// Offset of the number of the system call in `struct seccomp_data`, in bytes.
const NUMBER: u32 = 0;

/// Offset of the low half of the argument `index` on a little-endian machine, in bytes.
const fn argument(index: u32) -> u32 {
    16 + 8 * index
}

const LOAD: u16 = (libc::BPF_LD | libc::BPF_W | libc::BPF_ABS) as u16;
const IF_EQUAL: u16 = (libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K) as u16;
const IF_ANY_BIT: u16 = (libc::BPF_JMP | libc::BPF_JSET | libc::BPF_K) as u16;
const RETURN: u16 = (libc::BPF_RET | libc::BPF_K) as u16;

const fn step(code: u16, k: u32) -> sock_filter {
    sock_filter {
        code,
        jt: 0,
        jf: 0,
        k,
    }
}

/// A test: `yes` and `no` are the numbers of steps to leave out.
const fn test(code: u16, k: u32, yes: u8, no: u8) -> sock_filter {
    sock_filter {
        code,
        jt: yes,
        jf: no,
        k,
    }
}

/// `mprotect` to executable and anonymous executable `mmap` fail with `EPERM`.
const FILTER: [sock_filter; 9] = [
    step(LOAD, NUMBER),
    test(IF_EQUAL, libc::SYS_mprotect as u32, 3, 0),
    test(IF_EQUAL, libc::SYS_mmap as u32, 0, 4),
    step(LOAD, argument(3)),
    test(IF_ANY_BIT, libc::MAP_ANONYMOUS as u32, 0, 2),
    // `mmap` and `mprotect` both have the protection as their third argument.
    step(LOAD, argument(2)),
    test(IF_ANY_BIT, libc::PROT_EXEC as u32, 1, 0),
    step(RETURN, libc::SECCOMP_RET_ALLOW),
    step(RETURN, libc::SECCOMP_RET_ERRNO | libc::EPERM as u32),
];

/// Installs the filter in this process, for it and what it executes.
///
/// Allocates nothing and calls only `prctl`, so it may run between fork and exec.
///
/// # Errors
/// What the kernel answers if it has no seccomp filters.
pub fn deny_executable_memory() -> io::Result<()> {
    let mut filter = FILTER;
    let program = sock_fprog {
        len: filter.len() as u16,
        filter: filter.as_mut_ptr(),
    };
    // SAFETY: the program points to `filter`, which outlives the call, and the kernel copies it.
    let done = unsafe {
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
            && libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &program) == 0
    };
    if done {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}
