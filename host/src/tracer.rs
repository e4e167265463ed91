//! Joins the machine's calls and the profiler's stubs: each Python function a native one.
//!
//! ```text
//! evaluate -> stub of f -> evaluate -> stub of g -> evaluate
//! ```
//!
//! On x86-64 stubs leave no frames, if this build keeps frame pointers: each evaluator calls the
//! next, which returns, as it seems, to the stub.
//!
//! Nothing here is on the path of a traced call: the machine keeps the stubs in the table that it
//! gets from here, and calls them itself.

use std::cell::{Cell, RefCell};

use stackline_core::image::{Code, CodeId, field};
use stackline_core::{
    Completion, Evaluator, Image, LineTable, SiteLayout, Stub, Trampolines, Vm, evaluate,
    evaluate_lines,
};
use stackline_jit::{ReturnSlot, ReturnSlotError, SiteSpacing, host_triple, keeps_frame_pointer};

use crate::growing::Growing;
use crate::perf::{Function, Profiler, ProfilerError, Symbol};
use crate::streams;

/// The code of a stub: it enters its second argument with its first, see [`Stub`].
/// In registers this is the signature that `stackline_jit` emits: a reference is a pointer, and
/// [`Completion`] a 64-bit word.
type StubCode = for<'m> extern "C" fn(&mut Vm<'m>, Evaluator) -> Completion;

/// Gives the functions of machines their stubs.
#[derive(Debug)]
pub struct Tracer {
    profiler: &'static Profiler,
    /// The table of lines that was last extended, where it can get longer.
    lines: RefCell<Option<Growing<u64>>>,
}

/// Words that a table of lines may grow by: addresses only.
const LINE_ROOM: usize = 64 << 20;

impl Tracer {
    /// A tracer that registers with `profiler`. If another interpreter's evaluators are called through
    /// stubs of the same profiler, it has activated the profiler before: see
    /// [`Profiler::expect_addresses_put_back`].
    pub const fn new(profiler: &'static Profiler) -> Tracer {
        Tracer {
            profiler,
            lines: RefCell::new(None),
        }
    }

    /// The profiler.
    pub fn profiler(&self) -> &'static Profiler {
        self.profiler
    }

    /// Tells the profiler what the machine's evaluators do with their return addresses, and where the
    /// evaluator of lines keeps its own. To be called before the profiler is first activated.
    pub fn describe_evaluators(&self) {
        // SAFETY: the code of a function.
        if unsafe { keeps_frame_pointer(evaluate as *const u8) } {
            // SAFETY: the machine's evaluators do so on every path, and `new` leaves the profiler's
            // stubs to them.
            unsafe { self.profiler.expect_addresses_put_back() };
        }
        if let Ok(slot) = return_slot() {
            self.profiler.set_return_slot(slot);
        }
    }

    /// Has `vm` tell source lines if the profiler's backend wants them, from the next call on.
    pub fn match_lines(&self, vm: &mut Vm<'_>) {
        let wanted = self.profiler.wants_lines();
        let table = match return_slot() {
            Ok(_) if wanted => vm.line_table().or_else(|| self.line_table(vm.image())),
            Err(error) if wanted => {
                streams::complain(&format!("stackline: source lines are off: {error}\n"));
                None
            }
            _ => None,
        };
        vm.set_lines(table);
    }

    /// A table of the lines of `image`. It is never freed: frames of a machine may use it as long as
    /// they run.
    fn line_table(&self, image: &Image<'_>) -> Option<LineTable<'static>> {
        let words = Box::leak(vec![0; LineTable::len_for(image)].into());
        LineTable::new(image, self.site_layout()?, words)
    }

    /// Where the sites of stubs are on this machine.
    fn site_layout(&self) -> Option<SiteLayout> {
        let frames = self.profiler.stub_frames();
        let spacing = SiteSpacing::of(host_triple().architecture, frames).ok()?;
        Some(SiteLayout {
            first: spacing.first,
            stride: spacing.stride,
        })
    }
}

/// Where the evaluator of lines keeps its return address.
fn return_slot() -> Result<ReturnSlot, ReturnSlotError> {
    // SAFETY: the code of a function.
    unsafe { ReturnSlot::of_code(evaluate_lines as *const u32) }
}

/// The distinct source lines of `code` but the first, ascending: the order of its stub's sites.
fn lines_with_sites(image: &Image<'_>, code: Code<'_>) -> Vec<u32> {
    let first_line = code.get(field::FIRST_LINE) as u32;
    let lines = image.lines(code).map(|(_, line)| line);
    let mut lines: Vec<u32> = lines.filter(|&line| line != first_line).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
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
        let lines = match self.profiler.wants_lines() {
            true => lines_with_sites(image, code),
            false => Vec::new(),
        };
        let function = Function {
            symbol: Symbol::Python {
                qualname: name.as_bytes(),
            },
            filename: file.as_bytes(),
            first_line: code.get(field::FIRST_LINE) as u32,
            lines: &lines,
        };
        match self.profiler.register(&function) {
            Ok(stub) => stub.and_then(|stub| callable(stub.address().get())),
            Err(error) => {
                warn(&error);
                None
            }
        }
    }

    fn extend_lines(&self, image: &Image<'_>, table: &LineTable<'_>) -> Option<LineTable<'_>> {
        let mut kept = self.lines.borrow_mut();
        if !kept
            .as_ref()
            .is_some_and(|kept| std::ptr::eq(kept.items(), table.words()))
        {
            let mut copy = Growing::reserve(table.words().len() + LINE_ROOM)?;
            copy.append(table.words());
            *kept = Some(copy);
        }
        let kept = kept.as_mut()?;
        let mut new = vec![0; LineTable::len_for(image).checked_sub(kept.len())?];
        table.extend(image, self.site_layout()?, &mut new)?;
        if !kept.append(&new) {
            return None;
        }
        LineTable::of_words(image, kept.items())
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
