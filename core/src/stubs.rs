//! The stubs of a machine's code objects, and switching what calls pass through.

use core::cell::Cell;

use crate::host::{Stub, Trampolines};
use crate::image::{CodeId, flag};
use crate::interp::{evaluate, evaluate_lines};
use crate::lines::LineTable;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

/// Copies the stubs that are known into a longer table.
pub(crate) fn copy_stubs(from: &[Cell<Option<Stub>>], to: &[Cell<Option<Stub>>]) {
    for (old, new) in from.iter().zip(to) {
        new.set(old.get());
    }
}

impl<'m> Vm<'m> {
    /// The stub of code object number `code`, if it has one yet.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn known_stub(&self, code: usize) -> Option<Stub> {
        self.stubs.get(code).and_then(Cell::get)
    }

    /// The stub of the function `f`, made if this is its first traced call.
    #[inline]
    pub(crate) fn stub_of(&self, f: Value) -> Option<Stub> {
        let id = self.code_of(f)?;
        self.known_stub(id.0 as usize)
            .or_else(|| self.first_stub(id))
    }

    /// Where there is no stub now, there may be one at a later call: the switch is the host's.
    #[cold]
    fn first_stub(&self, id: CodeId) -> Option<Stub> {
        let place = self.stubs.get(id.0 as usize)?;
        if !self.image.code(id).has(flag::HIDDEN) {
            place.set(self.trampolines?.prepare(self, id));
        }
        place.get()
    }

    /// Gives the function of `code`, a code object, its stub ahead of its first traced call, if it
    /// has none. Gives whether it has one now; `None` if `code` is no code object.
    pub fn prepare_stub(&self, code: Value) -> Option<bool> {
        code.as_immediate(Immediate::Code)?;
        Some(self.stub_of(code).is_some())
    }

    /// Sends Python calls through stubs from the next call on, or no longer.
    pub fn set_tracing(&mut self, on: bool) {
        self.tracing = on && self.trampolines.is_some();
    }

    /// Whether Python calls go through stubs.
    pub fn is_tracing(&self) -> bool {
        self.tracing
    }

    /// Where stubs come from.
    pub fn set_trampolines(&mut self, trampolines: &'m dyn Trampolines) {
        self.trampolines = Some(trampolines);
        self.stubs = trampolines.table(self.image.code_count());
    }

    /// Has frames that run through stubs from now on tell their source lines by `table`, or none.
    /// If that is a change, every function gets a new stub at its next traced call.
    ///
    /// While lines are told, each stub that [`Trampolines::prepare`] gives needs a site for each
    /// source line of its code object, laid out as the table was told.
    ///
    /// # Panics
    ///
    /// If the table is of another image.
    pub fn set_lines(&mut self, table: Option<LineTable<'m>>) {
        if self.tells_lines == table.is_some() {
            return;
        }
        self.forget_stubs();
        self.tells_lines = table.is_some();
        self.evaluator = match table {
            Some(table) => {
                let len = LineTable::len_for(&self.image);
                assert_eq!(table.words.len(), len, "a table of this image");
                self.lines = table;
                evaluate_lines
            }
            // Frames that tell their lines may be running: the table stays.
            None => evaluate,
        };
    }

    /// The table that the machine tells lines by, or did last.
    pub fn line_table(&self) -> Option<LineTable<'m>> {
        (!self.lines.words.is_empty()).then_some(self.lines)
    }

    /// Forgets all stubs: each function gets a new one at its next traced call. For the child
    /// after a fork, whose functions need entries of their own.
    pub fn forget_stubs(&mut self) {
        for place in self.stubs {
            place.set(None);
        }
    }
}
