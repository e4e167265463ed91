//! Joins the machine's calls and the profiler's stubs: each Python function a native one.
//!
//! ```text
//! evaluate -> Tracer::enter -> stub of f -> evaluate -> Tracer::enter -> ...
//! ```
//!
//! `enter` is on the path of every traced call: it comes down to one jump to the stub.

use stackline_core::image::CodeId;
use stackline_core::{Completion, Stub, Trampolines, Vm, evaluate};

use crate::perf::{Profiler, ProfilerError};
use crate::streams;

/// The evaluator, as a stub calls it.
type Evaluator = for<'m> extern "C" fn(&mut Vm<'m>) -> Completion;

/// The code of a stub: it calls its second argument with its first, and returns what that does.
/// In registers this is [`stackline_jit::Evaluator`]'s signature: a reference is a pointer, and
/// [`Completion`] a 64-bit word.
type StubCode = for<'m> extern "C" fn(&mut Vm<'m>, Evaluator) -> Completion;

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
    streams::complain(&format!("stackline: stack trampolines are off: {error}\n"));
}

impl Trampolines for Tracer {
    fn prepare(&self, vm: &Vm<'_>, code: CodeId) -> Option<Stub> {
        let image = vm.image();
        let code = image.code(code);
        let (name, file) = (image.str(code.qualname()), image.str(code.filename()));
        match self.profiler.register(name.as_bytes(), file.as_bytes()) {
            Ok(stub) => stub
                .and_then(|stub| stub.address().get().try_into().ok())
                .map(Stub),
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
        // The machine is lent on: nothing here touches it before the stub returns.
        code(vm, evaluate)
    }
}
