//! Chains of generators that delegate to each other, by `yield from` or `await`.
//!
//! Each of a chain but the last does nothing but pass on what is sent and what is yielded. So only
//! the last one's frame comes to the stack. The generators before it count as running, and the
//! state of each generator in the chain but the first is the one that delegates to it:
//!
//! ```text
//! resumer's frame | frame of c          state of a: RUNNING, of b: a, of c: b
//! ```
//!
//! What `c` yields goes to the resumer of `a` at once. If `c` ends, the frame of `b` takes its place
//! and goes on behind its `Send`, or where its handler is.
//!
//! When traced, each generator is entered through its stub nevertheless. The stub enters [`relay`],
//! which enters the next one, and takes over as evaluator when the frame that it stands for is needed:
//!
//! ```text
//! evaluate | stub of a, relay | stub of b, relay | stub of c, evaluate
//! ```

use core::sync::atomic::{AtomicUsize, Ordering};

use super::{IDLE, RESUME, SLOTS, STATE, as_generator};
use crate::features::Feature;
use crate::host::{Completion, Evaluator, Stub};
use crate::interp::{Cursor, evaluate, evaluate_lines};
use crate::kind::Kind;
use crate::lines::{LineMark, ReturnAddress};
use crate::opcode::Instr;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{DELEGATED, HEADER, RELAYED, Vm, WINDOW};

/// Does what [`evaluate`] does, for a generator that delegates to the one in the header at hand.
extern "C" fn relay(
    vm: &mut Vm<'_>,
    return_slot: &AtomicUsize,
    return_address: usize,
) -> Completion {
    match vm.pass_on() {
        Some(completion) => {
            if return_address != 0 {
                return_slot.store(return_address, Ordering::Relaxed);
            }
            completion
        }
        None => evaluate(vm, return_slot, return_address),
    }
}

/// Does what [`evaluate_lines`] does, as [`relay`]: meanwhile the return address is at the line of
/// the `Send`.
extern "C" fn relay_lines(
    vm: &mut Vm<'_>,
    return_slot: &AtomicUsize,
    return_address: usize,
) -> Completion {
    let elsewhere = AtomicUsize::new(0);
    let lines = ReturnAddress::new(return_slot, return_address, &elsewhere, vm.fp);
    lines.at(vm.lines.words[vm.pc]);
    match vm.pass_on() {
        Some(completion) => {
            lines.put_back();
            completion
        }
        None => {
            lines.begin();
            evaluate_lines(vm, return_slot, return_address)
        }
    }
}

/// Whether the return slot that a stub gives is that of whatever it calls. Elsewhere a function's
/// own prologue decides where the slot is, and stubs go by that of the evaluator of lines.
const SLOT_IS_ANYBODYS: bool = cfg!(target_arch = "x86_64");

/// The flags of a frame as they stand in its word.
const fn flag_bits(flags: u64) -> u64 {
    flags << 40
}

impl Vm<'_> {
    // ---- down the chain

    /// What the suspended generator delegates to, if that is a generator which the frame need not be
    /// on the stack for; and where the `Send` is.
    #[cfg_attr(feature = "speed", inline(always))]
    fn passes_to(&mut self, generator: Value) -> Option<(Value, usize)> {
        if !Feature::Delegation.included() {
            return None;
        }
        let [_, _, resume, _, slots, handled, ..] =
            self.generator_fields(generator).map(Value::from_bits);
        let send_at = self.delegating_send(resume.int_unchecked() as usize)?;
        if !handled.is_none() || self.depth >= self.recursion_limit {
            return None;
        }
        let send = Instr(self.image.ops[send_at]);
        let slots = slots.addr();
        // The frame may have to take the place of another, for which there is no more room.
        if self.heap.len(slots) > WINDOW {
            return None;
        }
        let inner = self.get(slots, send.b() as usize + 1);
        if !(inner.is(Kind::Generator) || inner.is(Kind::Coroutine)) {
            return None;
        }
        let fields = self.generator_fields(inner);
        let suspended = fields[STATE] == IDLE.bits() && Value::from_bits(fields[SLOTS]).is_ref();
        suspended.then_some((inner, send_at))
    }

    /// Makes `inner` the generator of the header at `base`, in which `outer` delegates to it.
    #[cfg_attr(feature = "speed", inline(always))]
    fn delegate_to(&mut self, base: usize, outer: Value, inner: Value, flags: u64) {
        self.generator_fields(inner)[STATE] = outer.bits();
        self.depth += 1;
        let header = self.header(base);
        header[1] = inner.bits();
        header[3] |= flag_bits(DELEGATED | flags);
    }

    /// From the generator in the header at `base` to the last one of its chain.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn descend(&mut self, base: usize) {
        let mut generator = self.word(base - 4);
        while let Some((inner, _)) = self.passes_to(generator) {
            self.delegate_to(base, generator, inner, 0);
            generator = inner;
        }
    }

    /// Runs the generator in the header at `base`, traced: through its function's stub.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn enter_generator(&mut self, base: usize) -> Completion {
        let low = self.native_stack_low();
        let (stub, evaluator) = self.ready_generator(base, low);
        self.run_ready(stub, evaluator)
    }

    /// Runs what is ready, through its stub if it has one.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn run_ready(&mut self, stub: Option<Stub>, evaluator: Evaluator) -> Completion {
        match stub {
            Some(stub) => (stub.0)(self, evaluator),
            None => evaluator(self, &AtomicUsize::new(0), 0),
        }
    }

    /// Has the generator in the header at `base` ready to run: its stub, and what that is to call.
    /// `low` says whether the native stack is.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn ready_generator(&mut self, base: usize, low: bool) -> (Option<Stub>, Evaluator) {
        let generator = self.word(base - 4);
        let stub = self.stub_of(self.generator_function(generator));
        let relay = match self.tells_lines {
            true => relay_lines,
            false => relay,
        };
        let relays = !low && (SLOT_IS_ANYBODYS || !self.tells_lines);
        let next = match relays {
            true => self.passes_to(generator),
            false => None,
        };
        self.fp = base;
        match next {
            Some((inner, send_at)) => {
                self.delegate_to(base, generator, inner, RELAYED);
                self.pc = send_at;
                (stub, relay)
            }
            None => {
                self.pc = self.mount(base);
                (stub, self.evaluator)
            }
        }
    }

    /// Resumes the generator in the header at hand, for the one that delegates to it. `None` if
    /// that is to go on itself.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn pass_on(&mut self) -> Option<Completion> {
        let completion = self.enter_generator(self.fp);
        if completion.is_within() {
            return None;
        }
        if completion == Completion::RAISED {
            let at = Cursor {
                pc: self.pc,
                fp: self.fp,
            };
            let Ok(handler) = self.unwind(at) else {
                return Some(completion);
            };
            self.sync(handler);
            return None;
        }
        Some(completion)
    }

    /// The generator that delegates to the one whose frame is at `fp`, if its own is off the stack.
    pub(crate) fn delegating(&self, fp: usize) -> Option<Value> {
        if !Feature::Delegation.included() {
            return None;
        }
        let generator = match self.heap.words[fp - 2] & flag_bits(DELEGATED) {
            0 => return None,
            _ => self.word(fp - 4),
        };
        self.delegating_to(generator)
    }

    /// The generator that delegates to a running one, if its frame is off the stack.
    pub(crate) fn delegating_to(&self, generator: Value) -> Option<Value> {
        if !Feature::Delegation.included() {
            return None;
        }
        let state = self.get(generator.addr(), STATE);
        as_generator(state).map(|_| state)
    }

    /// The instruction where a generator stands that is off the stack.
    pub(crate) fn sends_at(&self, generator: Value) -> usize {
        let resume = self.get(generator.addr(), RESUME).int_unchecked() as usize;
        self.delegating_send(resume).unwrap_or(resume)
    }

    // ---- up the chain

    /// The generator at the end of a chain has yielded: those before it, of which the last is
    /// `generator`, are suspended again.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn suspend_delegating(&mut self, generator: Value) {
        let mut generator = generator;
        while as_generator(generator).is_some() {
            let state = &mut self.generator_fields(generator)[STATE];
            generator = Value::from_bits(core::mem::replace(state, IDLE.bits()));
            self.depth -= 1;
        }
    }

    /// Puts the frame of `generator` in the place of the one at `fp`, which has ended and to which it
    /// delegated; where its `Send` is.
    fn remount(&mut self, fp: usize, generator: Value) -> usize {
        let state = Value::from_bits(self.generator_fields(generator)[STATE]);
        // Only what it returns is to change the register.
        let awaiting = self.awaiting_send(generator);
        let header = self.header(fp);
        header[1] = generator.bits();
        header[2] = awaiting.bits();
        if !state.is_ref() {
            header[3] &= !flag_bits(DELEGATED | RELAYED);
        }
        header[4] &= u64::from(u32::MAX) | 0xFFFF << 48;
        let resume = self.mount(fp);
        self.delegating_send(resume).unwrap_or(resume)
    }

    /// As [`Vm::remount`]; the one at `fp` has returned `v`.
    pub(super) fn return_to_delegating(
        &mut self,
        fp: usize,
        generator: Value,
        v: Value,
    ) -> Res<Cursor> {
        self.needs(Feature::Delegation)?;
        let relayed = self.heap.words[fp - 2] & flag_bits(RELAYED) != 0;
        let send_at = self.remount(fp, generator);
        let send = Instr(self.image.ops[send_at]);
        let next = Cursor {
            pc: self.jump_target(send_at),
            fp,
        };
        self.set_reg(&next, send.a(), v);
        if relayed {
            self.sync(next);
            return self.done(Completion::RETURNED_WITHIN);
        }
        Ok(next)
    }

    /// As [`Vm::remount`]; the one at `fp` has raised, and was [abandoned](Vm::abandon_generator).
    #[cold]
    pub(crate) fn raise_in_delegating(&mut self, fp: usize) -> usize {
        if !Feature::Delegation.included() {
            return 0;
        }
        let generator = self.word(fp - HEADER);
        self.remount(fp, generator)
    }
}
