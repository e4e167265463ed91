//! Joins the machine's calls and the profiler's stubs: each Python function a native one.
//!
//! ```text
//! evaluate -> stub of f -> evaluate -> stub of g -> evaluate
//! ```
//!
//! Nothing here is on the path of a traced call: the machine keeps the stubs in the table that it
//! gets from here, and calls them itself.

use std::cell::Cell;

use stackline_core::image::CodeId;
use stackline_core::{Completion, Evaluator, Stub, Trampolines, Vm};

use crate::perf::{Function, Profiler, ProfilerError, Symbol};
use crate::streams;

/// The code of a stub: it calls its second argument with its first, and returns what that does.
/// In registers this is the signature that `stackline_jit` emits: a reference is a pointer, and
/// [`Completion`] a 64-bit word.
type StubCode = for<'m> extern "C" fn(&mut Vm<'m>, Evaluator) -> Completion;

/// Gives the functions of machines their stubs.
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
        let function = Function {
            symbol: Symbol::Python {
                qualname: name.as_bytes(),
            },
            filename: file.as_bytes(),
            first_line: 0,
            lines: &[],
        };
        match self.profiler.register(&function) {
            Ok(stub) => stub.and_then(|stub| callable(stub.address().get())),
            Err(error) => {
                warn(&error);
                None
            }
        }
    }

    /// The table is never freed, as little as the stubs in it.
    fn table(&self, codes: usize) -> &[Cell<Option<Stub>>] {
        Box::leak(vec![Cell::new(None); codes].into())
    }
}

/// The stub at `address`, which the profiler has just handed out.
fn callable(address: usize) -> Option<Stub> {
    if address == 0 {
        return None;
    }
    // SAFETY: the address is not null, and that of a complete copy of a stub in executable
    // memory, which has this signature and stays valid until the process ends.
    Some(Stub(unsafe {
        std::mem::transmute::<usize, StubCode>(address)
    }))
}
