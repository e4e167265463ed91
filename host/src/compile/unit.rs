//! One code object under construction: instructions, jump labels, exception handlers, positions,
//! registers, and which variables are surely bound.

use super::constant::Constant;
use super::error::{Compiled, Stop};
use super::scope::ScopeId;
use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;
use stackline_core::image::StrId;
use stackline_core::opcode::{Instr, Op};
use stackline_core::rare::Rare;

/// A register of the frame.
pub(super) type Reg = u8;

/// A set of variables, by register.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Variables([u64; 4]);

impl Variables {
    pub fn insert(&mut self, r: Reg) {
        self.0[r as usize / 64] |= 1 << (r % 64);
    }

    pub fn remove(&mut self, r: Reg) {
        self.0[r as usize / 64] &= !(1 << (r % 64));
    }

    pub fn contains(self, r: Reg) -> bool {
        self.0[r as usize / 64] >> (r % 64) & 1 != 0
    }

    pub fn intersection(self, other: Variables) -> Variables {
        Variables(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    pub fn without(self, other: Variables) -> Variables {
        Variables(std::array::from_fn(|i| self.0[i] & !other.0[i]))
    }
}

/// A place to jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Label(u32);

#[derive(Clone, Copy, Debug, Default)]
struct LabelState {
    at: Option<u32>,
    /// What is bound on all jumps here so far; `None` without a jump.
    bound: Option<Variables>,
}

/// The instructions that an exception handler covers, with holes where the way out of the block
/// runs code that is not inside it.
#[derive(Debug)]
pub(super) struct Guard {
    handler: Label,
    register: Reg,
    /// Start of the stretch at hand.
    start: u32,
    ranges: Vec<(u32, u32)>,
}

/// What must be done on the way out of a block by `return`, `break` or `continue`.
#[derive(Debug)]
pub(super) enum Exit<'a> {
    /// Nothing.
    Nothing,
    /// Nothing; `break` and `continue` go to these labels.
    Loop { next: Label, done: Label },
    /// The statements of a `finally`.
    Finally(&'a [Stmt]),
    /// `__exit__` (or `__aexit__`), kept in this window, is called with three times `None`.
    With {
        window: Reg,
        range: TextRange,
        is_async: bool,
    },
    /// The exception being handled is the one before again, kept in this register; the name that
    /// `except … as` bound is unbound.
    Handled { saved: Reg, name: Option<StrId> },
}

/// A block of statements that jumps may leave.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub exit: Exit<'a>,
    pub guard: Option<Guard>,
}

/// Where a value is kept that is no variable of the frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Near(Reg),
    /// In a slot beyond the registers.
    Far(u16),
}

/// Temporaries that are in far slots for a while.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aside {
    from: u16,
    top: u16,
    /// The first of their far slots.
    first: u16,
    /// What [`Unit::far_top`] was before.
    pub far_top: u16,
}

impl Aside {
    /// The far slot and the register of each.
    fn all(self) -> impl Iterator<Item = (u16, Reg)> {
        (self.first..).zip((self.from..self.top).map(|r| r as Reg))
    }
}

/// An inlined comprehension that is being compiled: where its variables are.
#[derive(Debug)]
pub(super) struct Inlined {
    pub scope: ScopeId,
    pub places: Vec<(StrId, Place)>,
}

/// A code object under construction.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub scope: ScopeId,
    pub qualname: String,
    pub ops: Vec<u32>,
    labels: Vec<LabelState>,
    fixups: Vec<(u32, Label)>,
    handlers: Vec<[u32; 4]>,
    /// Where each stretch of equal positions begins.
    pub marks: Vec<(u32, TextRange, u32)>,
    /// The position of what is emitted next, and its line.
    pub position: (TextRange, u32),
    /// Whether control can come to the next instruction.
    pub reachable: bool,
    /// Variables that are surely bound here.
    pub bound: Variables,
    /// Variables that may become unbound again.
    pub deletable: Variables,
    /// Registers below this are variables, not temporaries.
    pub locals: u16,
    /// How many of the variables stand in registers; the others in far slots.
    pub near: u16,
    /// The variables from here on are those of comprehensions that `locals()` has to find.
    pub shown_from: u16,
    /// Number of variables.
    pub variables: u16,
    /// How many of them are parameters, which arrive in the slots from 0 on.
    pub parameters: u16,
    /// The next free temporary.
    pub top: u16,
    high: u16,
    /// The function did not fit into the registers: temporaries go to far slots where they are many.
    pub spills: bool,
    /// The register of the far slots.
    pub far: Option<Reg>,
    /// Temporaries from here on belong to the expression at hand alone: an exception handler of this
    /// code finds nothing in them.
    pub spill_from: u16,
    /// How many far slots are taken by other things than variables, and how many were at most.
    pub far_top: u16,
    far_high: u16,
    pub blocks: Vec<Block<'a>>,
    pub inlined: Vec<Inlined>,
    /// Constants that registers hold in the loop at hand.
    pub pool: Vec<(Constant, Reg)>,
    /// Whether a loop around has its constants in registers.
    pub in_pooled_loop: bool,
}

/// Number of registers.
const REGISTERS: u16 = 256;
/// Slots of a frame at most: they have numbers of 16 bits.
const MAX_SLOTS: u32 = 65_000;
/// More values than this that are kept together are kept in far slots.
const MAX_KEPT: usize = 24;
/// Where temporaries are spilled, they are when more registers than this are taken.
const SPILL_ABOVE: u16 = 96;
/// Fewer temporaries than this are not worth spilling. What one expression or pattern takes beside
/// its parts has to fit behind these and what the statements around it keep.
const MIN_SPILLED: u16 = 12;

impl<'a> Unit<'a> {
    pub fn new(scope: ScopeId, qualname: String) -> Unit<'a> {
        Unit {
            scope,
            qualname,
            ops: Vec::new(),
            labels: Vec::new(),
            fixups: Vec::new(),
            handlers: Vec::new(),
            marks: Vec::new(),
            position: (TextRange::default(), 0),
            reachable: true,
            bound: Variables::default(),
            deletable: Variables::default(),
            locals: 0,
            near: 0,
            shown_from: 0,
            variables: 0,
            parameters: 0,
            top: 0,
            high: 0,
            spills: false,
            far: None,
            spill_from: 0,
            far_top: 0,
            far_high: 0,
            blocks: Vec::new(),
            inlined: Vec::new(),
            pool: Vec::new(),
            in_pooled_loop: false,
        }
    }

    // ---- registers

    /// Sets how many registers are variables; temporaries come after them.
    pub fn set_locals(&mut self, locals: u16) {
        (self.locals, self.top, self.high) = (locals, locals, self.high.max(locals));
    }

    /// Whether `r` is a temporary.
    pub fn is_temporary(&self, r: Reg) -> bool {
        r as u16 >= self.locals
    }

    /// A new temporary.
    pub fn temporary(&mut self) -> Compiled<Reg> {
        self.reserve(1)
    }

    /// `count` new temporaries in a row: the first.
    pub fn reserve(&mut self, count: u16) -> Compiled<Reg> {
        let first = self.top;
        self.set_top(first + count)?;
        Ok(first as Reg)
    }

    /// Makes the registers below `top` taken, and those from it on free.
    pub fn set_top(&mut self, top: u16) -> Compiled {
        if top > REGISTERS {
            return Err(Stop::Registers);
        }
        self.top = top;
        self.high = self.high.max(top);
        Ok(())
    }

    /// Slots that the frame needs.
    pub fn slots(&self) -> u32 {
        match self.far_high {
            0 if self.variables <= self.near => self.high.max(1) as u32,
            more => (self.variables_end() + more) as u32,
        }
    }

    /// The end of the slots that variables beyond the registers are in.
    pub fn variables_end(&self) -> u16 {
        if self.variables <= self.near {
            return REGISTERS;
        }
        let others = self.variables - self.parameters.max(self.near);
        self.parameters.max(REGISTERS) + self.moved() + others
    }

    /// `count` far slots in a row that are no variable's: the first. They are free again when
    /// `far_top` is what it was.
    pub fn reserve_far(&mut self, count: u16) -> Compiled<u16> {
        if self.far.is_none() {
            return Err(Stop::NoFarSlots);
        }
        let first = self.variables_end() as u32 + self.far_top as u32;
        if first + count as u32 > MAX_SLOTS {
            return Err(Stop::Registers);
        }
        self.far_top += count;
        self.far_high = self.far_high.max(self.far_top);
        Ok(first as u16)
    }

    /// A place for one of `count` values that are kept together.
    pub fn keep(&mut self, count: usize) -> Compiled<Place> {
        if self.spills || count > MAX_KEPT {
            Ok(Place::Far(self.reserve_far(1)?))
        } else {
            Ok(Place::Near(self.temporary()?))
        }
    }

    /// Whether the temporaries of the expression at hand should make room.
    pub fn is_crowded(&self) -> bool {
        self.spills && self.top > SPILL_ABOVE.max(self.spill_from + MIN_SPILLED)
    }

    /// Moves the temporaries of the expression or pattern at hand to far slots.
    pub fn set_aside(&mut self) -> Compiled<Aside> {
        let (from, top, far_top) = (self.spill_from, self.top, self.far_top);
        let first = self.reserve_far(top - from)?;
        let aside = Aside {
            from,
            top,
            first,
            far_top,
        };
        aside.all().for_each(|(slot, r)| self.store_far(r, slot));
        self.top = from;
        Ok(aside)
    }

    /// Brings them back; `far_top` is for the caller to lower, where nothing else is in the way.
    pub fn put_back(&mut self, aside: &Aside) -> Compiled {
        self.set_top(aside.top)?;
        aside.all().for_each(|(slot, r)| self.load_far(r, slot));
        Ok(())
    }

    /// How many parameters arrive in registers that are for temporaries.
    pub fn moved(&self) -> u16 {
        self.parameters.min(REGISTERS).saturating_sub(self.near)
    }

    /// The slot of a variable that has no register. Parameters that arrive behind the registers stay
    /// there; behind them is room for those that arrive in registers, and for the other variables.
    pub fn far_slot(&self, index: u16) -> u16 {
        let first = self.parameters.max(REGISTERS);
        let beside = index - self.near;
        if beside < self.moved() {
            first + beside
        } else if index < self.parameters {
            index
        } else {
            first + index - self.parameters.max(self.near) + self.moved()
        }
    }

    // ---- instructions

    /// Offset of the next instruction, in words.
    pub fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    fn mark(&mut self, op: Op) {
        let (range, line) = self.position;
        let new = match self.marks.last() {
            None => true,
            // What cannot raise needs its line only, for profilers.
            Some(&(_, last, last_line)) => {
                if is_silent(op) {
                    last_line != line
                } else {
                    last != range
                }
            }
        };
        if new {
            self.marks.push((self.here(), range, line));
        }
    }

    fn push(&mut self, op: Op, first: Instr, w: Option<u32>) {
        if !self.reachable {
            return;
        }
        self.mark(op);
        self.ops.push(first.0);
        self.ops.extend(w);
        if matches!(
            op,
            Op::Jump
                | Op::Loop
                | Op::Return
                | Op::Raise
                | Op::RaiseFrom
                | Op::Reraise
                | Op::RaiseBare
        ) {
            self.reachable = false;
        }
    }

    /// An instruction of one word with three operands.
    pub fn emit(&mut self, op: Op, a: Reg, b: u8, c: u8) {
        self.push(op, Instr::abc(op, a, b, c), None);
    }

    /// An instruction of one word with a 16-bit operand.
    pub fn emit_x(&mut self, op: Op, a: Reg, x: u16) {
        self.push(op, Instr::ax(op, a, x), None);
    }

    /// An instruction of two words.
    pub fn emit_w(&mut self, op: Op, a: Reg, b: u8, c: u8, w: u32) {
        self.push(op, Instr::abc(op, a, b, c), Some(w));
    }

    /// `dst =` the far slot.
    pub fn load_far(&mut self, dst: Reg, slot: u16) {
        self.emit_w(Op::LoadFar, dst, self.far.unwrap_or(0), 0, slot.into());
    }

    /// The far slot `= src`.
    pub fn store_far(&mut self, src: Reg, slot: u16) {
        self.emit_w(Op::StoreFar, src, self.far.unwrap_or(0), 0, slot.into());
    }

    /// A rare operation.
    pub fn emit_rare(&mut self, rare: Rare, a: Reg, b: u8, c: u8) {
        self.emit_w(Op::Rare, a, b, c, rare as u32);
    }

    // ---- labels

    pub fn label(&mut self) -> Label {
        self.labels.push(LabelState::default());
        Label(self.labels.len() as u32 - 1)
    }

    /// An instruction that may jump to `label`.
    pub fn emit_jump(&mut self, op: Op, a: Reg, b: u8, c: u8, label: Label) {
        if self.reachable {
            self.fixups.push((self.here(), label));
            let bound = self.bound;
            self.reach(label, bound);
            self.emit_w(op, a, b, c, 0);
        }
    }

    /// Notes a way to `label` on which `bound` is bound.
    fn reach(&mut self, label: Label, bound: Variables) {
        let state = &mut self.labels[label.0 as usize];
        state.bound = Some(state.bound.map_or(bound, |b| b.intersection(bound)));
    }

    /// Jumps to `label`, forward or back.
    pub fn jump(&mut self, label: Label) {
        let back = self.labels[label.0 as usize].at.is_some();
        self.emit_jump(if back { Op::Loop } else { Op::Jump }, 0, 0, 0, label);
    }

    /// Makes the next instruction the one that jumps to `label` go to.
    pub fn place(&mut self, label: Label) {
        let here = self.here();
        let state = &mut self.labels[label.0 as usize];
        state.at = Some(here);
        if let Some(bound) = state.bound {
            self.bound = if self.reachable {
                self.bound.intersection(bound)
            } else {
                bound
            };
            self.reachable = true;
        }
    }

    /// As `place`, for the head of a loop that is entered here with `bound` bound, and by jumps
    /// that come later.
    pub fn place_head(&mut self, label: Label, reachable: bool, bound: Variables) {
        self.labels[label.0 as usize].at = Some(self.here());
        self.reachable = reachable;
        self.bound = bound.without(self.deletable);
    }

    // ---- blocks and handlers

    /// Begins a block whose exceptions go to `handler`, in `register`.
    pub fn open_guard(&mut self, register: Reg) -> (Guard, Label) {
        let handler = self.label();
        let start = self.here();
        (
            Guard {
                handler,
                register,
                start,
                ranges: Vec::new(),
            },
            handler,
        )
    }

    /// Ends the stretch of `guard` here.
    pub fn pause_guard(&self, guard: &mut Guard) {
        if guard.start < self.here() {
            guard.ranges.push((guard.start, self.here()));
        }
    }

    /// Begins another stretch of `guard` here.
    pub fn resume_guard(&self, guard: &mut Guard) {
        guard.start = self.here();
    }

    /// Ends a guarded block here; `bound` is what was bound where it began. Tells whether any
    /// instruction is in it.
    pub fn close_guard(&mut self, mut guard: Guard, bound: Variables) -> bool {
        self.pause_guard(&mut guard);
        for &(start, end) in &guard.ranges {
            self.handlers
                .push([start, end, guard.handler.0, guard.register as u32]);
        }
        let used = !guard.ranges.is_empty();
        if used {
            let bound = bound.without(self.deletable);
            self.reach(guard.handler, bound);
        }
        used
    }

    // ---- the finished tables

    /// Patches all jumps and gives the offsets of the jump targets, sorted.
    pub fn link(&mut self) -> Vec<u32> {
        let place = |label: Label| self.labels[label.0 as usize].at.unwrap_or(0);
        let mut targets = Vec::with_capacity(self.fixups.len());
        for &(at, label) in &self.fixups {
            let target = place(label);
            self.ops[at as usize + 1] = target.wrapping_sub(at);
            targets.push(target);
        }
        targets.extend(self.handlers.iter().map(|h| place(Label(h[2]))));
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// The handler table, innermost first, with offsets for labels.
    pub fn handler_table(&self) -> Vec<[u32; 4]> {
        let place = |label: u32| self.labels[label as usize].at.unwrap_or(0);
        self.handlers
            .iter()
            .map(|h| [h[0], h[1], place(h[2]), h[3]])
            .collect()
    }
}

/// Whether the opcode never raises, so that only its line matters.
const fn is_silent(op: Op) -> bool {
    matches!(
        op,
        Op::Nop
            | Op::Move
            | Op::LoadConst
            | Op::LoadConstW
            | Op::LoadInt
            | Op::LoadFar
            | Op::StoreFar
            | Op::ClearLocal
            | Op::StoreCell
            | Op::StoreFree
            | Op::LoadClosure
            | Op::Is
            | Op::IsNot
            | Op::Jump
            | Op::JumpIs
            | Op::JumpIsNone
            | Op::Return
            | Op::PushHandled
            | Op::PopHandled
            | Op::Reraise
    )
}
