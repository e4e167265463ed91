//! Resuming: how a generator's frame comes to the stack and leaves it.
//!
//! Tracing off, `ForIter`, `ForLoop` and `Send` run the frame in their own evaluator: its return
//! address is then that instruction (see [`FOR`]). Otherwise an evaluator of its own runs it,
//! entered through the function's stub when traced.

use super::relay::relay;
use super::{
    Ended, FINISHED, HANDLED, IDLE, NEW, RESUME, RUNNING, SLOTS, STATE, as_generator, sort_name,
};
use crate::host::Evaluator;
use crate::interp::{Cursor, frame_word, return_word, split_frame_word, split_return_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{FOR, GENERATOR, HEADER, Root, STOP, Vm, WINDOW};

/// What a generator is resumed with.
#[derive(Clone, Copy)]
pub(super) enum Resumption {
    /// The value of the `yield` where it stands.
    Sent(Value),
    /// An exception, raised where it stands.
    Thrown(Value),
    /// The value of the `yield from` where it stands, which goes on at this instruction.
    Delegated(Value, usize),
}

impl Vm<'_> {
    // ---- frames

    /// Puts the generator's frame on the stack, `sent` where its `yield` expects it. The frame
    /// is then at the base returned, and its first instruction at the generator's [`RESUME`].
    #[inline]
    fn mount(&mut self, generator: Value, sent: Value, from: Cursor, ret: Value) -> Res<usize> {
        let Some(slots) = self.get(generator.addr(), SLOTS).as_kind(Kind::Slots) else {
            return Err(self.bad_image("a generator without a frame"));
        };
        if self.generator_is_running(generator) {
            return Err(self.already_executing(generator));
        }
        match self.room_for(slots) {
            Some(base) => {
                self.mount_at(
                    base,
                    slots,
                    generator,
                    [sent, ret, Value::int(from.fp as i64)],
                );
                Ok(base)
            }
            None => Err(self.raise_recursion()),
        }
    }

    /// What the register holds that a sent value would go to: an exception leaves it alone.
    fn awaiting_send(&self, generator: Value) -> Value {
        let at = generator.addr();
        match self.get(at, SLOTS).as_kind(Kind::Slots) {
            Some(slots) if self.get(at, STATE) != NEW => {
                let resume = self.get(at, RESUME).int_unchecked() as usize;
                let target = Instr(self.image.ops[resume - 1]).a();
                self.get(slots, target as usize + 1)
            }
            _ => Value::NONE,
        }
    }

    /// Where the frame with these slots has room, if that is on the stack.
    #[cfg_attr(feature = "speed", inline(always))]
    fn room_for(&mut self, slots: Addr) -> Option<usize> {
        let count = self.heap.len(slots);
        let base = self.native_top() + HEADER + 2;
        let fits =
            self.stack_fits(base + count.max(WINDOW) + 8) && self.depth < self.recursion_limit;
        fits.then_some(base)
    }

    /// Puts the frame of a generator that is not running at `base`.
    #[cfg_attr(feature = "speed", inline(always))]
    fn mount_at(
        &mut self,
        base: usize,
        slots: Addr,
        generator: Value,
        [sent, ret, previous]: [Value; 3],
    ) {
        let at = generator.addr();
        let count = self.heap.len(slots);
        let from_slots = slots.index() + 1;
        self.heap
            .words
            .copy_within(from_slots..from_slots + count, base);
        if self.get(at, STATE) != NEW {
            let resume = self.get(at, RESUME).int_unchecked() as usize;
            let target = Instr(self.image.ops[resume - 1]).a();
            self.set_word(base + target as usize, sent);
        }
        self.set_word(base - 5, self.root(Root::Handled));
        self.set_word(base - 4, generator);
        self.set_word(base - 3, self.generator_function(generator));
        self.set_word(base - 2, ret);
        let previous = previous.int_unchecked() as usize;
        self.set_word(base - 1, frame_word(previous, count));
        self.set(at, STATE, RUNNING);
        let handled = self.get(at, HANDLED);
        if !handled.is_none() {
            self.set_root(Root::Handled, handled);
        }
        self.depth += 1;
    }

    /// Takes the generator's frame off the stack again, to go on at `resume`.
    #[inline]
    fn unmount(&mut self, fp: usize, resume: i64) {
        let Some(at) = as_generator(self.word(fp - 4)) else {
            return;
        };
        let (own, outer) = (self.root(Root::Handled), self.word(fp - 5));
        let kept = if own == outer || resume == FINISHED {
            Value::NONE
        } else {
            own
        };
        self.set(at, HANDLED, kept);
        self.set_root(Root::Handled, outer);
        self.set(at, STATE, IDLE);
        self.set(at, RESUME, Value::int(resume));
        if resume == FINISHED {
            self.set(at, SLOTS, Value::NONE);
        } else if let Some(slots) = self.get(at, SLOTS).as_kind(Kind::Slots) {
            let count = self.heap.len(slots);
            self.heap
                .words
                .copy_within(fp..fp + count, slots.index() + 1);
        }
    }

    /// The generator of the frame at `fp` ends by an exception.
    pub(crate) fn abandon_generator(&mut self, fp: usize) {
        let generator = self.word(fp - 4);
        self.unmount(fp, FINISHED);
        if self.pending_is(TypeId::StopIteration) {
            self.end_becomes_runtime_error(sort_name(generator), " raised StopIteration");
        } else if generator.is(Kind::AsyncGenerator) && self.pending_is(TypeId::StopAsyncIteration)
        {
            self.end_becomes_runtime_error(sort_name(generator), " raised StopAsyncIteration");
        }
    }

    /// What would say that an iterator has ended, and leaves a generator, becomes a RuntimeError
    /// (PEP 479).
    #[cold]
    fn end_becomes_runtime_error(&mut self, sort: &str, what: &str) {
        let top = self.top;
        let stop = self.root(Root::Pending);
        if self.push(stop).is_ok() {
            let slot = self.top - 1;
            let room = self.make_room(crate::sequence::RAISE_ROOM);
            let _ = room.map(|()| self.raise(TypeId::RuntimeError, &[sort.into(), what.into()]));
            let (e, stop) = (self.root(Root::Pending), self.word(slot));
            if e != stop && e.is(Kind::Exception) {
                self.set(e.addr(), crate::exception::CAUSE, stop);
                self.set(e.addr(), crate::exception::CONTEXT, stop);
                self.set(e.addr(), crate::exception::SUPPRESS, Value::TRUE);
            }
        }
        self.top = top;
    }

    // ---- leaving

    /// Yields `R[b]`. Where the resumer's next instruction is a `Yield` as well, as it is behind
    /// `yield from` and `await`, that is run at once.
    #[inline(never)]
    pub(crate) fn op_yield(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let mut i = i;
        loop {
            let v = self.reg(cur, i.b());
            let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
            let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
            self.unmount(cur.fp, cur.pc as i64 + 1);
            self.depth -= 1;
            if flags & STOP != 0 {
                self.fp = previous;
                return self.done(v);
            }
            self.set_word(previous + dest as usize, v);
            *cur = Cursor {
                pc: self.after_item(ret),
                fp: previous,
            };
            i = Instr(self.image.ops[cur.pc]);
            if !i.is(Op::Yield) {
                return Ok(());
            }
        }
    }

    /// A generator's frame returns `v`: where its resumer goes on.
    pub(crate) fn return_from_generator(&mut self, cur: Cursor, v: Value) -> Res<Cursor> {
        let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
        self.unmount(cur.fp, FINISHED);
        self.depth -= 1;
        self.set_root(Root::Result, v);
        if flags & STOP != 0 {
            self.fp = previous;
            return self.done(v);
        }
        if Instr(self.image.ops[ret]).is(Op::Send) {
            self.set_word(previous + dest as usize, v);
        }
        Ok(Cursor {
            pc: self.after_end(ret),
            fp: previous,
        })
    }

    /// Where a `ForIter`, `ForLoop` or `Send` goes on when it has an item.
    fn after_item(&self, pc: usize) -> usize {
        let instr = Instr(self.image.ops[pc]);
        match instr.is(Op::ForLoop) {
            true => self.jump_target(pc),
            false => pc + 2,
        }
    }

    /// Where a `ForIter`, `ForLoop` or `Send` goes on at the end.
    fn after_end(&self, pc: usize) -> usize {
        let instr = Instr(self.image.ops[pc]);
        match instr.is(Op::ForLoop) {
            true => pc + 2,
            false => self.jump_target(pc),
        }
    }

    // ---- resuming from an instruction

    /// `ForIter`, `ForLoop` or `Send` on the generator in `R[b]`: `R[a]` is the item.
    #[inline(never)]
    pub(crate) fn step_generator(
        &mut self,
        cur: Cursor,
        i: Instr,
        generator: Value,
        sent: Value,
    ) -> Res<Cursor> {
        self.sync(cur);
        let at = generator.addr();
        let Some(slots) = self.get(at, SLOTS).as_kind(Kind::Slots) else {
            self.check_resumable(generator, sent)?;
            return Ok(self.generator_ended(cur, i, Value::NONE));
        };
        let state = self.get(at, STATE);
        if state == RUNNING {
            return Err(self.already_executing(generator));
        }
        if state == NEW {
            self.check_resumable(generator, sent)?;
        }
        let traced = self.tracing;
        // Before it is mounted: a generator that did not come to run can still be resumed.
        let low = traced && self.native_stack_low();
        let Some(base) = self.room_for(slots).filter(|_| !low) else {
            return Err(self.raise_recursion());
        };
        let (top, depth) = (self.top, self.depth);
        let flags = if traced { STOP } else { FOR };
        let ret = return_word(cur.pc, i.a(), GENERATOR | flags);
        self.mount_at(
            base,
            slots,
            generator,
            [sent, ret, Value::int(cur.fp as i64)],
        );
        let resume = self.get(at, RESUME).int_unchecked() as usize;
        if !traced {
            return Ok(self.descend(Cursor {
                pc: resume,
                fp: base,
            }));
        }
        let target = self.sending_from(resume);
        let relays = target != resume && !self.tells_lines;
        let evaluator = if relays { relay } else { self.evaluator };
        let done = self.run_mounted(base, target, evaluator);
        self.sync(cur);
        (self.top, self.depth) = (top, depth);
        self.stepped(cur, i, done?)
    }

    /// Where the frame that goes on at `pc` sends to what it delegates to, if that is next: the
    /// jump back there need not be run.
    #[cfg_attr(feature = "speed", inline(always))]
    fn sending_from(&self, pc: usize) -> usize {
        if Instr(self.image.ops[pc]).is(Op::Loop) {
            let target = self.jump_target(pc);
            if Instr(self.image.ops[target]).is(Op::Send) {
                return target;
            }
        }
        pc
    }

    /// Where the instruction goes on whose generator, run natively, has given `v`.
    #[cfg_attr(feature = "speed", inline(always))]
    fn stepped(&mut self, cur: Cursor, i: Instr, v: Value) -> Res<Cursor> {
        // It may have moved; the register has it still.
        let generator = self.reg(&cur, i.b());
        if self.generator_is_finished(generator) {
            return Ok(self.generator_ended(cur, i, v));
        }
        self.set_reg(&cur, i.a(), v);
        let mut next = Cursor {
            pc: self.after_item(cur.pc),
            fp: cur.fp,
        };
        let following = Instr(self.image.ops[next.pc]);
        if following.is(Op::Yield) {
            self.op_yield(&mut next, following)?;
        }
        Ok(next)
    }

    /// From a frame that was resumed where it runs a generator (`yield from`, `await`) to that
    /// generator's frame, and so on, as far as nothing is in the way: what the instructions there
    /// would do one by one.
    #[inline]
    fn descend(&mut self, cur: Cursor) -> Cursor {
        let mut cur = cur;
        loop {
            let target = self.sending_from(cur.pc);
            if target == cur.pc {
                break;
            }
            cur.pc = target;
            let send = Instr(self.image.ops[target]);
            let (sent, inner) = (self.reg(&cur, send.a()), self.reg(&cur, send.b()));
            if !(inner.is(Kind::Generator) || inner.is(Kind::Coroutine)) {
                break;
            }
            let at = inner.addr();
            let (true, Some(slots)) = (
                self.get(at, STATE) == IDLE,
                self.get(at, SLOTS).as_kind(Kind::Slots),
            ) else {
                break;
            };
            self.fp = cur.fp;
            let Some(base) = self.room_for(slots) else {
                break;
            };
            let ret = return_word(target, send.a(), GENERATOR | FOR);
            self.mount_at(base, slots, inner, [sent, ret, Value::int(cur.fp as i64)]);
            cur = Cursor {
                pc: self.get(at, RESUME).int_unchecked() as usize,
                fp: base,
            };
        }
        cur
    }

    /// Runs the generator's frame at `base` natively, from the instruction `start` on; `evaluator` is
    /// what its stub calls.
    #[cfg_attr(feature = "speed", inline(always))]
    fn run_mounted(&mut self, base: usize, start: usize, evaluator: Evaluator) -> Res {
        self.top = 0;
        self.sync(Cursor {
            pc: start,
            fp: base,
        });
        let stub = match self.tracing {
            true => self.stub_of(self.word(base - HEADER)),
            false => None,
        };
        match stub {
            Some(stub) => (stub.0)(self, evaluator).value().ok_or(Trap::Raised),
            None => self.run(),
        }
    }

    /// Where the instruction goes on whose generator has ended and returned `v`.
    fn generator_ended(&mut self, cur: Cursor, i: Instr, v: Value) -> Cursor {
        if i.is(Op::Send) {
            self.set_reg(&cur, i.a(), v);
        }
        Cursor {
            pc: self.after_end(cur.pc),
            fp: cur.fp,
        }
    }

    /// Refuses to send a value to what has not started, and to go on with a coroutine that has
    /// ended.
    #[inline]
    pub(super) fn check_resumable(&mut self, generator: Value, sent: Value) -> Res<()> {
        if self.generator_is_finished(generator) {
            if generator.is(Kind::Coroutine) {
                return Err(self.reused_coroutine());
            }
        } else if !sent.is_none() && self.generator_is_new(generator) {
            let before = "can't send non-None value to a just-started ";
            return Err(self.raise_sort(TypeId::TypeError, generator, before, ""));
        }
        Ok(())
    }

    #[cold]
    fn already_executing(&mut self, generator: Value) -> Trap {
        self.raise_sort(TypeId::ValueError, generator, "", " already executing")
    }

    #[cold]
    pub(super) fn reused_coroutine(&mut self) -> Trap {
        let text = "cannot reuse already awaited coroutine";
        self.raise(TypeId::RuntimeError, &[text.into()])
    }

    // ---- resuming from native code

    /// The generator's next item, after sending it `sent`; `None` at the end, with what it
    /// returned in [`Root::Result`].
    pub(crate) fn generator_next(&mut self, generator: Value, sent: Value) -> Res<Option<Value>> {
        self.check_resumable(generator, sent)?;
        let ended = self.resume(generator, Resumption::Sent(sent))?;
        Ok(self.item_of(ended))
    }

    /// The next item of the generator in the stack word `slot`.
    pub(crate) fn generator_next_rooted(&mut self, slot: usize) -> Res<Option<Value>> {
        let generator = self.word(slot);
        if self.generator_is_finished(generator) || self.native_stack_low() {
            return self.generator_next(generator, Value::NONE);
        }
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let (top, depth) = (self.top, self.depth);
        let ret = return_word(here.pc + 1, 0, GENERATOR | STOP);
        let base = self.mount(generator, Value::NONE, here, ret)?;
        let resume = self.get(generator.addr(), RESUME).int_unchecked() as usize;
        let done = self.run_mounted(base, resume, self.evaluator);
        self.sync(here);
        (self.top, self.depth) = (top, depth);
        let v = done?;
        let ended = match self.generator_is_finished(self.word(slot)) {
            true => Ended::Returned(v),
            false => Ended::Yielded(v),
        };
        Ok(self.item_of(ended))
    }

    /// What a step of an iterator gives: `None` at the end, the result in [`Root::Result`].
    pub(super) fn item_of(&mut self, ended: Ended) -> Option<Value> {
        match ended {
            Ended::Yielded(v) => Some(v),
            Ended::Returned(v) => {
                self.set_root(Root::Result, v);
                None
            }
        }
    }

    /// Resumes a generator from native code.
    pub(super) fn resume(&mut self, generator: Value, with: Resumption) -> Res<Ended> {
        if self.generator_is_finished(generator) {
            if let Resumption::Thrown(e) = with {
                return Err(self.raise_value(e));
            }
            return Ok(Ended::Returned(Value::NONE));
        }
        if let Resumption::Thrown(e) = with
            && self.generator_is_new(generator)
            && self.exception_is(e, TypeId::StopIteration)
        {
            // What turns a StopIteration into another error is part of the body.
            self.set(generator.addr(), RESUME, Value::int(FINISHED));
            self.set(generator.addr(), SLOTS, Value::NONE);
            self.set(generator.addr(), STATE, IDLE);
            return Err(self.raise_value(e));
        }
        // Before it is mounted: a generator that did not come to run can still be resumed.
        if self.native_stack_low() {
            return Err(self.raise_recursion());
        }
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let (top, depth) = (self.top, self.depth);
        let ret = return_word(here.pc + 1, 0, GENERATOR | STOP);
        let slot = self.push(generator)?;
        let done = self.mount_and_run(generator, with, here, ret);
        let generator = self.word(slot);
        self.sync(here);
        (self.top, self.depth) = (top, depth);
        let v = done?;
        match self.generator_is_finished(generator) {
            true => Ok(Ended::Returned(v)),
            false => Ok(Ended::Yielded(v)),
        }
    }

    fn mount_and_run(
        &mut self,
        generator: Value,
        with: Resumption,
        here: Cursor,
        ret: Value,
    ) -> Res {
        let sent = match with {
            Resumption::Sent(v) | Resumption::Delegated(v, _) => v,
            Resumption::Thrown(_) => self.awaiting_send(generator),
        };
        let base = self.mount(generator, sent, here, ret)?;
        let start = match with {
            Resumption::Sent(_) => self.get(generator.addr(), RESUME).int_unchecked() as usize,
            Resumption::Delegated(_, pc) => pc,
            Resumption::Thrown(e) => return self.throw_into(base, e),
        };
        self.run_mounted(base, start, self.evaluator)
    }

    /// Raises `thrown` in the generator's frame at `base`, and runs it from its handler on.
    fn throw_into(&mut self, base: usize, thrown: Value) -> Res {
        let Some(at) = as_generator(self.word(base - 4)) else {
            return Ok(Value::NONE);
        };
        let resume = self.get(at, RESUME).int_unchecked() as usize;
        // What the thrower is handling is no context, other than what the generator is.
        match self.get(at, HANDLED).is_none() {
            true => self.set_root(Root::Pending, thrown),
            false => {
                self.raise_value(thrown);
            }
        }
        let cursor = self.unwind(Cursor {
            pc: resume - 1,
            fp: base,
        })?;
        self.run_mounted(base, cursor.pc, self.evaluator)
    }
}
