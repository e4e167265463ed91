//! Instructions that were stored as data, made visible to instruction fetch.
//!
//! On x86-64 the processor sees to it. On aarch64 three things can stand between a store and the
//! fetch of what was stored:
//!
//! 1. The bytes may be in a data cache that instruction fetch does not look into. They are cleaned
//!    to the point of unification, line by line, unless `CTR_EL0.IDC` says that fetch looks there.
//! 2. An instruction cache may hold what was at the address before. It is invalidated line by line,
//!    in all cores of the shareability domain, unless `CTR_EL0.DIC` says that it follows the data.
//! 3. A core may already have fetched from the address. This one is told to fetch anew by `isb`.
//!    The others have to be made to do the same, which a system call does (`membarrier`).
//!
//! Chunks of stubs are filled before they can be executed for the first time, and a thread gets a
//! stub's address only after that, so the third could only go wrong where the kernel maps new
//! memory at an address that other code had a moment ago, and another core has fetched of that code
//! without a single interrupt since. The system call is once per chunk of hundreds of stubs; where
//! the kernel does not have it, nothing is said.
//!
//! Source: Arm Architecture Reference Manual, B2.4.4, "Concurrent modification and execution of
//! instructions", and D19.2.34, `CTR_EL0`.

use std::ptr::NonNull;

/// Makes what was stored in the `len` bytes at `start` visible to instruction fetch, on every core.
/// The memory is executable already.
#[cfg(not(target_arch = "aarch64"))]
pub(crate) fn synchronize(_start: NonNull<u8>, _len: usize) {}

/// Makes what was stored in the `len` bytes at `start` visible to instruction fetch, on every core.
/// The memory is executable already.
#[cfg(target_arch = "aarch64")]
pub(crate) fn synchronize(start: NonNull<u8>, len: usize) {
    use std::arch::asm;

    let caches = CacheType::read();
    let range = start.addr().get()..start.addr().get() + len;
    if !caches.fetch_sees_data_cache() {
        for line in caches.data_lines(&range) {
            // SAFETY: cleaning a line of mapped memory changes no byte of it.
            unsafe { asm!("dc cvau, {}", in(reg) line, options(nostack)) };
        }
    }
    // SAFETY: a barrier.
    unsafe { asm!("dsb ish", options(nostack)) };
    if !caches.instruction_cache_follows_data() {
        for line in caches.instruction_lines(&range) {
            // SAFETY: invalidating instruction lines of mapped memory changes no byte of it.
            unsafe { asm!("ic ivau, {}", in(reg) line, options(nostack)) };
        }
        // SAFETY: a barrier.
        unsafe { asm!("dsb ish", options(nostack)) };
    }
    // SAFETY: a barrier.
    unsafe { asm!("isb", options(nostack)) };
    #[cfg(target_os = "linux")]
    synchronize_other_cores();
}

/// What `CTR_EL0` says of the machine's caches.
#[cfg_attr(not(target_arch = "aarch64"), allow(dead_code))]
#[derive(Clone, Copy, Debug)]
struct CacheType(u64);

#[cfg_attr(not(target_arch = "aarch64"), allow(dead_code))]
impl CacheType {
    #[cfg(target_arch = "aarch64")]
    fn read() -> CacheType {
        let register: u64;
        // SAFETY: Linux lets user space read CTR_EL0, or emulates the read with what holds for
        // every core.
        unsafe { std::arch::asm!("mrs {}, ctr_el0", out(reg) register, options(nomem, nostack)) };
        CacheType(register)
    }

    /// `IDC`, bit 28: data need not be cleaned.
    fn fetch_sees_data_cache(self) -> bool {
        self.0 >> 28 & 1 != 0
    }

    /// `DIC`, bit 29: instructions need not be invalidated.
    fn instruction_cache_follows_data(self) -> bool {
        self.0 >> 29 & 1 != 0
    }

    /// Addresses in each line of the data cache that holds bytes of `range`. `DminLine`, bits 16
    /// to 19: the binary logarithm of the words of the smallest line.
    fn data_lines(self, range: &std::ops::Range<usize>) -> impl Iterator<Item = usize> + use<> {
        lines(range, 4 << (self.0 >> 16 & 0xf))
    }

    /// Likewise of the instruction cache. `IminLine`, bits 0 to 3.
    fn instruction_lines(
        self,
        range: &std::ops::Range<usize>,
    ) -> impl Iterator<Item = usize> + use<> {
        lines(range, 4 << (self.0 & 0xf))
    }
}

/// The lines of `size` bytes, a power of two, that hold bytes of `range`.
#[cfg_attr(not(target_arch = "aarch64"), allow(dead_code))]
fn lines(range: &std::ops::Range<usize>, size: usize) -> impl Iterator<Item = usize> + use<> {
    (range.start & !(size - 1)..range.end).step_by(size)
}

/// Makes every other core that runs a thread of this process fetch anew. Source: `membarrier(2)`.
#[cfg(all(target_os = "linux", target_arch = "aarch64"))]
fn synchronize_other_cores() {
    const SYNC_CORE: libc::c_int = 1 << 5;
    const REGISTER_SYNC_CORE: libc::c_int = 1 << 6;
    for command in [REGISTER_SYNC_CORE, SYNC_CORE] {
        // SAFETY: the call has no effect on memory.
        unsafe { libc::syscall(libc::SYS_membarrier, command, 0, 0) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_that_holds_a_byte_is_named_once() {
        // Neoverse N1: instruction and data lines of 64 bytes, IDC and DIC set.
        let n1 = CacheType(0xb444_c004);
        assert!(n1.fetch_sees_data_cache() && n1.instruction_cache_follows_data());
        // Cortex-A53: the same lines, neither set.
        let a53 = CacheType(0x8444_8004);
        assert!(!a53.fetch_sees_data_cache() && !a53.instruction_cache_follows_data());
        let range = 0x1010..0x10c1;
        let found: Vec<usize> = a53.data_lines(&range).collect();
        assert_eq!(found, [0x1000, 0x1040, 0x1080, 0x10c0]);
        assert_eq!(a53.instruction_lines(&range).count(), 4);
        // Lines of 16 words and of 32.
        let mixed = CacheType(0x8005_0004);
        assert_eq!(
            mixed.data_lines(&range).collect::<Vec<_>>(),
            [0x1000, 0x1080]
        );
        assert_eq!(mixed.instruction_lines(&range).count(), 4);
    }
}
