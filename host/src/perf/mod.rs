//! What tells `perf` the names of interpreted functions.
//!
//! A [`Profiler`] gives each function a native call stub of its own and writes the stub's name
//! where `perf` finds it, before the stub is first entered. Nothing here knows the bytecode, the
//! compiler or the virtual machine: another interpreter can use it by calling its evaluator
//! through the stubs. Nothing here prints; errors are given once, to be printed by the caller.
//!
//! - [`profiler`]: switched on and off, joins stubs and records, one per process.
//! - [`function`]: what it is told of a function.
//! - [`perf_map`]: the file of names, `/tmp/perf-<pid>.map`.
//! - [`jitdump`]: the file of names, lines, code and unwinding information, `jit-<pid>.dump`.
//! - [`symbol`]: the names.
//! - `session`, `recorder`: what a process has open; stubs and their file.
//! - `own_file`: files in a directory that others write to as well.
//! - `per_process`, `fork_mark`: state that a forked child does not share.
//!
//! # Example
//!
//! ```no_run
//! use std::ffi::c_void;
//! use std::sync::atomic::AtomicUsize;
//! use stackline::perf::{Backend, Function, Profiler, Symbol};
//!
//! extern "C" fn evaluate(_frame: *mut c_void, _return_slot: &AtomicUsize, _: usize) -> u64 {
//!     42
//! }
//!
//! let profiler = Profiler::process_wide();
//! profiler.activate(Backend::PerfMap)?;
//! let area = Function {
//!     symbol: Symbol::Python { qualname: b"Shape.area" },
//!     filename: b"/srv/shapes.py",
//!     first_line: 7,
//!     lines: &[8, 9],
//! };
//! if let Some(stub) = profiler.register(&area)? {
//!     // SAFETY: stubs of a profiler stay valid, and `evaluate` ignores its context.
//!     let result = unsafe { stub.call(std::ptr::null_mut(), evaluate) };
//!     assert_eq!(result, 42);
//! }
//! # Ok::<(), stackline::perf::ProfilerError>(())
//! ```

mod error;
mod fork_mark;
pub mod function;
pub mod jitdump;
mod own_file;
mod per_process;
pub mod perf_map;
pub mod profiler;
mod recorder;
mod session;
pub mod symbol;

#[cfg(test)]
mod tests;

pub use error::ProfilerError;
pub use function::{Function, Symbol};
pub use jitdump::{JitDump, JitDumpError};
pub use perf_map::{PerfMap, PerfMapError};
pub use profiler::{Backend, Profiler};
