//! Stubs: their machine code, the slots that hold its copies, and the call through one.

use std::ffi::c_void;
use std::fmt;
use std::num::NonZeroUsize;
use std::sync::atomic::AtomicUsize;

use target_lexicon::Architecture;

use crate::machine::Machine;
use crate::unwind::UnwindTable;

/// The native function that a stub calls: it gets the context unchanged, and its result is the
/// result of the call through the stub.
///
/// `return_slot` is the word on the stack that holds the evaluator's own return address: an address
/// in the stub, [`StubCode::return_site`]. The evaluator may change it, to what
/// [`StubCode::site_return`] gives and nothing else, and must put the original back before it
/// returns, or it may leave it alone. It must return; unwinding out of it ends the process. The
/// slot is atomic because signal handlers and profilers read it at any instant: stores to it must not
/// be left out or put off.
///
/// `return_address` is 0, but with [frameless](crate::StubTemplate::frameless) stubs: then it is
/// where the evaluator really returns to, and what it **must** put in the slot before it returns.
pub type Evaluator =
    extern "C" fn(context: *mut c_void, return_slot: &AtomicUsize, return_address: usize) -> u64;

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
    machine: &'static Machine,
    bytes: Box<[u8]>,
    return_site: CodeOffset,
    first_site: u32,
    sites: u32,
    unwind: UnwindTable,
}

impl StubCode {
    pub(crate) fn new(
        (architecture, machine): (Architecture, &'static Machine),
        bytes: Box<[u8]>,
        return_site: CodeOffset,
        first_site: u32,
        sites: u32,
        unwind: UnwindTable,
    ) -> StubCode {
        StubCode {
            architecture,
            machine,
            bytes,
            return_site,
            first_site,
            sites,
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

    /// What an evaluator finds in its return slot: the return address of the stub's call, or of a
    /// frameless stub a site that stands for it.
    pub fn return_site(&self) -> CodeOffset {
        self.return_site
    }

    /// Number of sites.
    pub fn sites(&self) -> u32 {
        self.sites
    }

    /// Number of bytes of code that stand for one site.
    pub fn site_stride(&self) -> u32 {
        self.machine.site_stride()
    }

    /// First byte of site `n`; for `n` equal to the number of sites, the end of the last one.
    ///
    /// # Panics
    ///
    /// If `n` is larger.
    pub fn site_start(&self, n: u32) -> CodeOffset {
        assert!(n <= self.sites, "site {n} of {}", self.sites);
        CodeOffset(self.first_site + n * self.site_stride())
    }

    /// The return address that stands for site `n`: this address and the one before it lie in the
    /// site.
    ///
    /// # Panics
    ///
    /// If there is no site `n`.
    pub fn site_return(&self, n: u32) -> CodeOffset {
        assert!(n < self.sites, "site {n} of {}", self.sites);
        self.site_start(n).plus(self.site_stride() / 2)
    }

    /// Whether the architecture's numbers have their most significant byte first.
    pub fn is_big_endian(&self) -> bool {
        self.machine.byte_order == gimli::RunTimeEndian::Big
    }

    /// The call frame information.
    pub fn unwind(&self) -> &UnwindTable {
        &self.unwind
    }

    /// Size in bytes of a whole copy: the code and its marker, up to a multiple of
    /// [`STUB_ALIGNMENT`].
    pub fn extent(&self) -> usize {
        (self.bytes.len() + MARKER_BYTES).next_multiple_of(STUB_ALIGNMENT)
    }

    /// Writes one copy into `slot`: the code, trapping instructions, and in the last four bytes
    /// `marker`.
    ///
    /// Markers keep the bytes of copies apart: perf merges objects whose bytes are the same.
    ///
    /// # Panics
    ///
    /// If `slot` is not [`extent`](Self::extent) bytes long.
    pub fn write_copy(&self, slot: &mut [u8], marker: u32) {
        assert_eq!(slot.len(), self.extent(), "room for one stub");
        let (code, rest) = slot.split_at_mut(self.bytes.len());
        code.copy_from_slice(&self.bytes);
        let (padding, tail) = rest.split_at_mut(rest.len() - MARKER_BYTES);
        self.fill_with_traps(padding);
        tail.copy_from_slice(&marker.to_le_bytes());
    }

    /// Fills what follows a stub's code with instructions that trap, which sit at instruction
    /// boundaries here.
    pub(crate) fn fill_with_traps(&self, padding: &mut [u8]) {
        let trap = self.machine.trap.iter();
        for (byte, &filler) in padding.iter_mut().zip(trap.cycle()) {
            *byte = filler;
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

    /// The machine code of the copy with its marker, [`StubCode::extent`] bytes.
    ///
    /// # Safety
    ///
    /// The arena that gave the stub is not released while the slice is in use, and `code` is the
    /// code of that arena.
    pub unsafe fn copy_of<'a>(self, code: &StubCode) -> &'a [u8] {
        let start = self.address.get() as *const u8;
        // SAFETY: an arena hands out complete copies, which nobody writes to any more.
        unsafe { std::slice::from_raw_parts(start, code.extent()) }
    }

    /// Calls `evaluator(context, return_slot, return_address)` through the stub and gives its
    /// result.
    ///
    /// While the evaluator runs, the stub's frame lies between the caller's and its own; a
    /// [frameless](crate::StubTemplate::frameless) stub has none.
    ///
    /// # Safety
    ///
    /// The arena that gave the stub has not been released, and `context` is what `evaluator`
    /// requires. If the stub is frameless, `evaluator` puts its return address back.
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
