//! An image that QEMU has put into the board's external RAM, and most of that RAM for the machine: to
//! run any program with one build.

use core::slice;

/// Where the image is put, and how many bytes it may have.
const IMAGE: (usize, usize) = (0x2100_0000, 0x0010_0000);
/// The machine's memory: address and words.
const MEMORY: (usize, usize) = (0x2110_0000, 0x0010_0000);

/// Image and memory; to be called once.
pub fn take() -> (&'static [u8], &'static mut [u64]) {
    let (at, most) = IMAGE;
    // SAFETY: the board has 16 MiB of RAM there, which nothing else uses; the third word of an
    // image is its length.
    unsafe {
        let len = (at as *const u32).add(2).read() as usize;
        let image = slice::from_raw_parts(at as *const u8, len.min(most));
        let (at, words) = MEMORY;
        (image, slice::from_raw_parts_mut(at as *mut u64, words))
    }
}
