//! The image in flash, and 64 KiB of RAM for the machine.

use core::cell::UnsafeCell;

/// Words of memory for the machine.
const WORDS: usize = 8192;

/// The image, on the 8-byte boundary that it needs.
#[repr(C, align(8))]
struct Aligned<T: ?Sized>(T);

static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!(env!("STACKLINE_IMAGE")));

struct Memory(UnsafeCell<[u64; WORDS]>);

// SAFETY: there is one thread, and `take` is called once.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(UnsafeCell::new([0; WORDS]));

/// Image and memory; to be called once.
pub fn take() -> (&'static [u8], &'static mut [u64]) {
    // SAFETY: this is the only borrow.
    (&IMAGE.0, unsafe { &mut *MEMORY.0.get() })
}
