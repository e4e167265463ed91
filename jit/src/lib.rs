//! Native call stubs that name interpreted functions to native profilers.
//!
//! To a native profiler every interpreted function is the same function: the interpreter's
//! evaluator. A stub is a tiny native function that does nothing but call the evaluator; a call of
//! an interpreted function through a stub of its own leaves a return address on the stack that
//! stands for this function alone. The stack before and after:
//!
//! ```text
//! evaluator        <- which function?       evaluator
//! evaluator                                 stub of `inner`
//! main                                      evaluator
//!                                           stub of `outer`
//!                                           main
//! ```
//!
//! A [frameless](StubTemplate::frameless) stub leaves such an address in the place of the evaluator's own
//! return address instead, and is not on the stack itself.
//!
//! The crate refuses to know what is interpreted, to write files, and to start threads. It prints
//! nothing.
//!
//! - [`shape`]: what distinguishes stubs, [`StubShape`].
//! - [`emit`](mod@emit): compiling the template with Cranelift, for any target on any host.
//! - [`template`]: stubs of every shape from one template, [`StubTemplate`].
//! - [`stub`]: the machine code, [`StubCode`], and the call through a copy of it, [`Stub`].
//! - [`arena`]: executable memory that hands out copies, [`Arena`].
//! - [`return_slot`]: where evaluators keep their return address, [`ReturnSlot`].
//! - [`pool`]: arenas for stubs of every size, [`StubPool`].
//! - [`unwind`]: call frame information for unwinders that do not follow frame pointers.
//! - `object_file`: the same for debuggers.
//!
//! With the feature `gdb`, which is on by default, debuggers are told of all stubs through gdb's
//! JIT interface, so that their backtraces pass through.
//!
//! Unsafe code is in `executable`, `coherence` and [`arena`] (memory), [`stub`] and [`pool`] (calls
//! and copies), [`return_slot`] (reading a prologue) and `debugger` (the list that debuggers read)
//! alone.
//!
//! # Example
//!
//! ```
//! use std::ffi::c_void;
//! use std::sync::atomic::AtomicUsize;
//! use stackline_jit::{Arena, StubShape, emit, host_triple};
//!
//! extern "C" fn evaluator(context: *mut c_void, _return_slot: &AtomicUsize, _: usize) -> u64 {
//!     // SAFETY: the only call below passes a pointer to a `u64`.
//!     unsafe { *context.cast::<u64>() + 1 }
//! }
//!
//! if stackline_jit::is_supported() {
//!     let code = emit(&host_triple())?.stub(&StubShape::PLAIN)?;
//!     let mut arena = Arena::new(code)?;
//!     let stub = arena.reserve()?;
//!     let mut number = 41_u64;
//!     // SAFETY: the arena is never released, and the evaluator gets the pointer it expects.
//!     let result = unsafe { stub.call((&raw mut number).cast(), evaluator) };
//!     assert_eq!(result, 42);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(not(unix))]
compile_error!("call stubs need mmap and mprotect");

pub mod arena;
mod coherence;
#[cfg(feature = "gdb")]
mod debugger;
pub mod emit;
mod executable;
mod machine;
#[cfg(feature = "gdb")]
pub mod object_file;
pub mod pool;
pub mod return_slot;
pub mod shape;
pub mod stub;
pub mod template;
pub mod unwind;

pub use arena::{Arena, ArenaError};
pub use emit::{EmitError, emit, emit_for};
pub use pool::{PoolError, PooledStub, StubPool};
pub use return_slot::{ReturnSlot, ReturnSlotError, keeps_frame_pointer};
pub use shape::StubShape;
pub use stub::{CodeOffset, Evaluator, Stub, StubAddress, StubCode};
pub use target_lexicon::{Architecture, Triple};
pub use template::{SiteSpacing, StubFrames, StubTemplate};
pub use unwind::{CodeReference, UnwindError, UnwindTable};

/// Whether stubs can run on the platform that this crate was built for: Linux on x86-64 or
/// aarch64. Emission works everywhere, for every target.
pub const fn is_supported() -> bool {
    cfg!(all(
        target_os = "linux",
        target_pointer_width = "64",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ))
}

/// The target that this crate was built for.
pub fn host_triple() -> Triple {
    target_lexicon::HOST
}
