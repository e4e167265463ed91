//! Joins the machine's calls and the profiler's stubs: each Python function a native one.
//!
//! ```text
//! evaluator -> Tracer::enter -> stub of f -> evaluate -> evaluator -> Tracer::enter -> ...
//! ```
//!
//! `enter` is on the path of every traced call: one indirect call, no lookup, no lock.

use std::ffi::c_void;

use stackline_core::image::CodeId;
use stackline_core::{Completion, Stub, Trampolines, Vm};

use crate::perf::{Profiler, ProfilerError};

/// The code of a stub: it calls its second argument with its first.
type StubCode = extern "C" fn(*mut c_void, extern "C" fn(*mut c_void) -> u64) -> u64;

/// Gives the functions of one machine their stubs.
#[derive(Debug)]
pub struct Tracer {
    profiler: &'static Profiler,
}

impl Tracer {
    /// A tracer that registers with `profiler`.
    pub const fn new(profiler: &'static Profiler) -> Tracer {
        Tracer { profiler }
    }

    /// The profiler.
    pub fn profiler(&self) -> &'static Profiler {
        self.profiler
    }
}

/// Says on standard error why the program runs on untraced.
pub fn warn(error: &ProfilerError) {
    eprintln!("stackline: stack trampolines are off: {error}");
}

impl Trampolines for Tracer {
    fn prepare(&self, vm: &Vm<'_>, code: CodeId) -> Option<Stub> {
        let image = vm.image();
        let code = image.code(code);
        let (name, file) = (image.str(code.qualname()), image.str(code.filename()));
        match self.profiler.register(name.as_bytes(), file.as_bytes()) {
            Ok(stub) => stub.and_then(|stub| stub.address().get().try_into().ok()).map(Stub),
            Err(error) => {
                warn(&error);
                None
            }
        }
    }

    #[inline]
    fn enter(&self, vm: &mut Vm<'_>, stub: Stub) -> Completion {
        // SAFETY: the machine passes only what `prepare` returned: the address of a stub of the
        // profiler's, which has this signature and stays valid until the process ends.
        let code = unsafe { std::mem::transmute::<usize, StubCode>(stub.0.get()) };
        let machine: *mut Vm<'_> = vm;
        match code(machine.cast(), evaluate) {
            0 => Completion::Returned,
            _ => Completion::Raised,
        }
    }
}

/// What the stubs call back.
extern "C" fn evaluate(machine: *mut c_void) -> u64 {
    // SAFETY: `enter` passes the machine that it borrows mutably, does not touch it before the
    // stub returns, and is the only one that calls stubs.
    let vm = unsafe { &mut *machine.cast::<Vm<'_>>() };
    vm.run_entered() as u64
}
