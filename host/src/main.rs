//! The command `stackline`: see `stackline::cli`.
//!
//! On Linux with glibc the process enters through a `main` of its own. glibc calls `main` from
//! functions that keep no frame pointers, so a profiler that follows frame pointers from a
//! Python function outwards would end in garbage just above `main`. This `main` puts a frame
//! record of its own there, which says what is true of every process: it began in `_start`.
//!
//! ```text
//! higher   | frames of glibc, without frame pointers |
//!          | return address into glibc               |
//!          | its frame pointer                       |
//!          | an address inside `_start`              | <- record: caller `_start`,
//!          | 0                                       | <- no further frame
//! lower    | frames of Rust, with frame pointers     |
//! ```
//!
//! Unwinders that use call frame information see the real callers: the directives say so.

#![cfg_attr(
    all(
        target_os = "linux",
        target_env = "gnu",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ),
    no_main
)]

#[cfg(all(
    target_os = "linux",
    target_env = "gnu",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
mod entry {
    use std::arch::global_asm;

    #[cfg(target_arch = "x86_64")]
    global_asm!(
        ".text",
        ".globl main",
        ".type main, @function",
        ".p2align 4",
        "main:",
        ".cfi_startproc",
        "push rbp",
        ".cfi_def_cfa_offset 16",
        ".cfi_offset rbp, -16",
        "call {start}",
        "push rax",
        ".cfi_adjust_cfa_offset 8",
        "push 0",
        ".cfi_adjust_cfa_offset 8",
        "mov rbp, rsp",
        "call {main}",
        "add rsp, 16",
        ".cfi_adjust_cfa_offset -16",
        "pop rbp",
        ".cfi_def_cfa_offset 8",
        "ret",
        ".cfi_endproc",
        ".size main, . - main",
        start = sym address_in_start,
        main = sym rust_main,
    );

    #[cfg(target_arch = "aarch64")]
    global_asm!(
        ".text",
        ".globl main",
        ".type main, %function",
        ".p2align 4",
        "main:",
        ".cfi_startproc",
        "stp x29, x30, [sp, #-32]!",
        ".cfi_def_cfa_offset 32",
        ".cfi_offset w29, -32",
        ".cfi_offset w30, -24",
        "bl {start}",
        "stp xzr, x0, [sp, #16]",
        "add x29, sp, #16",
        "bl {main}",
        "ldp x29, x30, [sp], #32",
        ".cfi_def_cfa_offset 0",
        ".cfi_restore w29",
        ".cfi_restore w30",
        "ret",
        ".cfi_endproc",
        ".size main, . - main",
        start = sym address_in_start,
        main = sym rust_main,
    );

    unsafe extern "C" {
        fn _start();
    }

    /// Bytes of `_start` that are looked at; it is some 40 bytes long.
    const LOOKED_AT: usize = 48;

    /// The return address of `_start`'s only call: after it stands an instruction that must
    /// never be reached. Where that is not found, an address inside `_start` that names it too.
    extern "C" fn address_in_start() -> usize {
        let start = _start as *const () as usize;
        // SAFETY: `_start` is code of this binary, readable, and followed by more of it.
        let code = unsafe { std::slice::from_raw_parts(start as *const u8, LOOKED_AT) };
        #[cfg(target_arch = "x86_64")]
        let found = code.iter().position(|&byte| byte == 0xF4);
        #[cfg(target_arch = "aarch64")]
        let found = code
            .chunks_exact(4)
            .position(|word| word[3] & 0xFC == 0x94)
            .map(|call| call * 4 + 4);
        start + found.filter(|&at| at > 0).unwrap_or(1)
    }

    extern "C" fn rust_main() -> i32 {
        stackline::cli::main()
    }
}

#[cfg(not(all(
    target_os = "linux",
    target_env = "gnu",
    any(target_arch = "x86_64", target_arch = "aarch64")
)))]
fn main() {
    std::process::exit(stackline::cli::main());
}
