//! Stubs: their machine code, the slots that hold its copies, and the call through one.

use std::ffi::c_void;
use std::fmt;
use std::num::NonZeroUsize;

use target_lexicon::Architecture;

use crate::unwind::UnwindTable;

/// The native function that a stub calls: it gets the context unchanged, and its result is the
/// result of the call through the stub.
///
/// It must return; unwinding out of it ends the process.
pub type Evaluator = extern "C" fn(context: *mut c_void) -> u64;

/// Alignment of every stub in bytes.
pub const STUB_ALIGNMENT: usize = 16;

/// Bytes at the end of a slot that hold the copy's number.
const MARKER_BYTES: usize = size_of::<u32>();

/// A distance in bytes from the start of a stub's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeOffset(pub(crate) u32);

impl CodeOffset {
    /// The distance in bytes.
    pub const fn get(self) -> u32 {
        self.0
    }

    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) const fn plus(self, bytes: u32) -> CodeOffset {
        CodeOffset(self.0 + bytes)
    }
}

impl fmt::Display for CodeOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

/// The machine code of a stub shape for one target, ready to be copied.
#[derive(Clone, Debug)]
pub struct StubCode {
    architecture: Architecture,
    bytes: Box<[u8]>,
    return_sites: Box<[CodeOffset]>,
    unwind: UnwindTable,
}

impl StubCode {
    pub(crate) fn new(
        architecture: Architecture,
        bytes: &[u8],
        return_sites: Vec<CodeOffset>,
        unwind: UnwindTable,
    ) -> StubCode {
        StubCode {
            architecture,
            bytes: bytes.into(),
            return_sites: return_sites.into(),
            unwind,
        }
    }

    /// The architecture that the code runs on.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// The machine code, position-independent and without relocations.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Return addresses of the call sites, as ascending offsets. The first belongs to the site
    /// that makes the call.
    pub fn return_sites(&self) -> &[CodeOffset] {
        &self.return_sites
    }

    /// The call frame information.
    pub fn unwind(&self) -> &UnwindTable {
        &self.unwind
    }

    /// Size in bytes of a slot that holds one copy: the code, its marker, and padding up to a
    /// multiple of [`STUB_ALIGNMENT`].
    pub fn slot_size(&self) -> usize {
        (self.bytes.len() + MARKER_BYTES).next_multiple_of(STUB_ALIGNMENT)
    }

    /// Writes one copy into `slot`: the code, trapping instructions, and in the last four bytes
    /// `marker`.
    ///
    /// Markers keep the bytes of copies apart: perf merges objects whose bytes are the same.
    ///
    /// # Panics
    ///
    /// If `slot` is not [`slot_size`](Self::slot_size) bytes long.
    pub fn write_slot(&self, slot: &mut [u8], marker: u32) {
        assert_eq!(slot.len(), self.slot_size(), "a slot holds one stub");
        let (code, rest) = slot.split_at_mut(self.bytes.len());
        code.copy_from_slice(&self.bytes);
        let (padding, tail) = rest.split_at_mut(rest.len() - MARKER_BYTES);
        let trap = self.trap_instruction();
        for (byte, &filler) in padding.iter_mut().zip(trap.iter().cycle()) {
            *byte = filler;
        }
        tail.copy_from_slice(&marker.to_le_bytes());
    }

    /// An instruction that traps: `int3`, or `brk #0` (both sit at instruction boundaries here).
    fn trap_instruction(&self) -> &'static [u8] {
        match self.architecture {
            Architecture::Aarch64(_) => &[0x00, 0x00, 0x20, 0xd4],
            _ => &[0xcc],
        }
    }
}

/// A callable copy of a stub in an arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stub {
    address: StubAddress,
    size: u32,
}

/// Address of a stub's first instruction, never zero, a multiple of [`STUB_ALIGNMENT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StubAddress(NonZeroUsize);

impl StubAddress {
    /// The address as a number.
    #[inline(always)]
    pub const fn get(self) -> usize {
        self.0.get()
    }
}

impl Stub {
    pub(crate) fn new(address: NonZeroUsize, size: u32) -> Stub {
        Stub {
            address: StubAddress(address),
            size,
        }
    }

    /// Where the stub's code starts in this process.
    #[inline(always)]
    pub const fn address(self) -> StubAddress {
        self.address
    }

    /// Size of the stub's code in bytes, without the padding of its slot.
    #[inline(always)]
    pub const fn size(self) -> u32 {
        self.size
    }

    /// Calls `evaluator(context)` through the stub and gives its result.
    ///
    /// While the evaluator runs, the stub's frame lies between the caller's and its own.
    ///
    /// # Safety
    ///
    /// The arena that gave the stub has not been released, and `context` is what `evaluator`
    /// requires.
    #[inline(always)]
    pub unsafe fn call(self, context: *mut c_void, evaluator: Evaluator) -> u64 {
        // SAFETY: an arena hands out only addresses of complete copies of emitted code in
        // executable memory, whose signature this is; the caller vouches for the arena's life.
        let entry = unsafe {
            std::mem::transmute::<usize, extern "C" fn(*mut c_void, Evaluator) -> u64>(
                self.address.get(),
            )
        };
        entry(context, evaluator)
    }
}
