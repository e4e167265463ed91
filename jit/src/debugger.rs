//! What a debugger is told of stubs: gdb's JIT interface.
//!
//! gdb does not follow frame pointers; it needs the call frame information of all code on a stack.
//! For code that is in no file it looks into the process: `__jit_debug_descriptor` heads a list of
//! object files in memory, and `__jit_debug_register_code` is called when the list has grown, so
//! that a breakpoint there tells. Each chunk of stubs is one such object: its code is where it is
//! in the process, and it has the call frame information of every stub. lldb reads the same.
//! Source: gdb's manual, "JIT Compilation Interface".
//!
//! The two symbols are one per process: a program that links another crate that defines them
//! leaves out this crate's feature `gdb`.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

use crate::executable::ExecutablePages;
use crate::object_file::describe_copies;
use crate::stub::StubCode;

/// An object file in the list.
#[repr(C)]
struct CodeEntry {
    next: *mut CodeEntry,
    previous: AtomicPtr<CodeEntry>,
    object: *const u8,
    size: u64,
}

/// The head of the list. There is no lock, which a forked child could inherit in the hands of a
/// thread that it does not have: when two threads add entries at the same instant, both are in the
/// list, and a debugger that is attached may be told of one of them only.
#[repr(C)]
struct Descriptor {
    version: u32,
    /// What happened last: nothing, or [`REGISTERED`].
    action: AtomicU32,
    /// To which entry it happened.
    relevant: AtomicPtr<CodeEntry>,
    first: AtomicPtr<CodeEntry>,
}

const REGISTERED: u32 = 1;

#[unsafe(no_mangle)]
static __jit_debug_descriptor: Descriptor = Descriptor {
    version: 1,
    action: AtomicU32::new(0),
    relevant: AtomicPtr::new(ptr::null_mut()),
    first: AtomicPtr::new(ptr::null_mut()),
};

/// Where gdb stops to look at the list.
#[unsafe(no_mangle)]
#[inline(never)]
extern "C" fn __jit_debug_register_code() {
    // Something that the compiler cannot leave out, so that there is an instruction to stop at.
    std::hint::black_box(&__jit_debug_descriptor);
}

/// Tells debuggers of the copies of `code` that start at each `slot` bytes of `pages`.
pub(crate) fn announce(code: &StubCode, pages: &ExecutablePages, slot: usize) {
    let (start, count) = (pages.start().get() as u64, pages.len() / slot);
    // Code that cannot be described is code like any other that a debugger knows nothing of.
    let Some(object) = describe_copies(code, start, slot as u64, count as u64) else {
        return;
    };
    register(Box::leak(object.into_boxed_slice()));
}

fn register(object: &'static [u8]) {
    let descriptor = &__jit_debug_descriptor;
    let mut first = descriptor.first.load(Ordering::Acquire);
    let entry = Box::into_raw(Box::new(CodeEntry {
        next: first,
        previous: AtomicPtr::new(ptr::null_mut()),
        object: object.as_ptr(),
        size: object.len() as u64,
    }));
    while let Err(other) =
        descriptor
            .first
            .compare_exchange(first, entry, Ordering::AcqRel, Ordering::Acquire)
    {
        first = other;
        // SAFETY: the entry was made above and is not in the list yet.
        unsafe { (*entry).next = first };
    }
    // SAFETY: entries are never freed, and what of them changes is atomic.
    if let Some(first) = unsafe { first.as_ref() } {
        first.previous.store(entry, Ordering::Release);
    }
    descriptor.relevant.store(entry, Ordering::Release);
    descriptor.action.store(REGISTERED, Ordering::Release);
    __jit_debug_register_code();
}
