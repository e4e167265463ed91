//! What tells `perf` the names of interpreted functions.
//!
//! A [`Profiler`] gives each function a native call stub of its own and writes the stub's name
//! where `perf` finds it, before the stub is first entered. Nothing here knows the bytecode, the
//! compiler or the virtual machine: another interpreter can use it by calling its evaluator
//! through the stubs. Nothing here prints; errors are given once, to be printed by the caller.
//!
//! - [`profiler`]: switched on and off, joins stubs and records, one per process.
//! - [`perf_map`]: the file of names, `/tmp/perf-<pid>.map`.
//! - [`symbol`]: the names.
//! - `own_file`: files in a directory that others write to as well.
//! - `per_process`, `fork_mark`: state that a forked child does not share.
//!
//! # Example
//!
//! ```no_run
//! use std::ffi::c_void;
//! use std::sync::atomic::AtomicUsize;
//! use stackline::perf::{Backend, Profiler};
//!
//! extern "C" fn evaluate(_frame: *mut c_void, _return_slot: &AtomicUsize) -> u64 {
//!     42
//! }
//!
//! let profiler = Profiler::process_wide();
//! profiler.activate(Backend::PerfMap)?;
//! if let Some(stub) = profiler.register(b"Shape.area", b"/srv/shapes.py")? {
//!     // SAFETY: stubs of a profiler stay valid, and `evaluate` ignores its context.
//!     let result = unsafe { stub.call(std::ptr::null_mut(), evaluate) };
//!     assert_eq!(result, 42);
//! }
//! # Ok::<(), stackline::perf::ProfilerError>(())
//! ```

mod fork_mark;
mod own_file;
mod per_process;
pub mod perf_map;
pub mod profiler;
pub mod symbol;

#[cfg(test)]
mod tests;

pub use perf_map::{PerfMap, PerfMapError};
pub use profiler::{Backend, Profiler, ProfilerError};
