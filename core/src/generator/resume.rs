//! Resuming: how a generator's frame comes to the stack and leaves it.
//!
//! Tracing off, `ForIter`, `ForLoop` and `Send` run the frame in their own evaluator: its return
//! address is then that instruction (see [`FOR`]). Otherwise an evaluator of its own runs it,
//! entered through the function's stub when traced. Generators that only pass on to another stay
//! off the stack: see [`chain`](super::chain).

use super::{
    Ended, FIELDS, FINISHED, HANDLED, IDLE, NEW, RESUME, RUNNING, SLOTS, STATE, as_generator,
    sort_name,
};
use crate::features::Feature;
use crate::host::Completion;
#[cfg(feature = "speed")]
use crate::host::{Evaluator, Stub};
use crate::interp::{Cursor, frame_word, return_word, split_frame_word, split_return_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{DELEGATED, FOR, GENERATOR, HEADER, Root, STOP, Vm, WINDOW};

/// Words before the frame of a generator.
const GENERATOR_HEADER: usize = HEADER + 2;

/// How an instruction that resumes a generator goes on.
pub(crate) enum Step {
    /// Here.
    At(Cursor),
    /// Through the stub of the generator, whose frame is ready, and then with [`Vm::stepped`]. The
    /// evaluator calls the stub by itself: processors remember no more than some 16 or 32 calls to
    /// return from, and each level of a chain of generators should be few.
    #[cfg(feature = "speed")]
    Into(Stub, Evaluator),
}

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

    /// Gives the generator a frame's header, with `sent` for where its `yield` expects it. The frame
    /// will be at the base returned, once it is [mounted](Vm::mount).
    fn push_generator(&mut self, generator: Value, sent: Value, from: Cursor) -> Res<usize> {
        let Some(slots) = self.get(generator.addr(), SLOTS).as_kind(Kind::Slots) else {
            return Err(self.bad_image("a generator without a frame"));
        };
        if self.generator_is_running(generator) {
            return Err(self.already_executing(generator));
        }
        let Some(base) = self.room_for(slots) else {
            return Err(self.raise_recursion());
        };
        let ret = return_word(from.pc + 1, 0, GENERATOR | STOP);
        self.push_header(base, [generator, sent, ret, frame_word(from.fp, 0)]);
        Ok(base)
    }

    /// What the register holds that a sent value would go to: an exception leaves it alone.
    pub(super) fn awaiting_send(&self, generator: Value) -> Value {
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

    /// The five words before the frame at `base`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn header(&mut self, base: usize) -> &mut [u64; GENERATOR_HEADER] {
        match self.heap.words[base - GENERATOR_HEADER..].first_chunk_mut() {
            Some(header) => header,
            None => no_header(),
        }
    }

    /// The header and the fields of a generator.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn generator_fields(&mut self, generator: Value) -> &mut [u64; FIELDS + 1] {
        match self.heap.words[generator.addr().index()..].first_chunk_mut() {
            Some(fields) => fields,
            None => no_header(),
        }
    }

    /// Writes the header of the frame at `base`, which is to be that of a generator that is not
    /// running. What is sent stands in the function's place until the frame is there.
    #[cfg_attr(feature = "speed", inline(always))]
    fn push_header(&mut self, base: usize, words: [Value; 4]) {
        let [generator, sent, ret, frame] = words.map(Value::bits);
        let handled = self.root(Root::Handled).bits();
        *self.header(base) = [handled, generator, sent, ret, frame];
        self.generator_fields(words[0])[STATE] = RUNNING.bits();
        self.depth += 1;
    }

    /// Brings the frame of the generator in the header at `base` to the stack; where it goes on.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) fn mount(&mut self, base: usize) -> usize {
        let [_, generator, sent, _, frame] = *self.header(base);
        let generator = Value::from_bits(generator);
        let [_, function, resume, _, slots, handled, ..] = *self.generator_fields(generator);
        let from = Value::from_bits(slots).addr().index() + 1;
        let count = self.heap.words[from - 1] as u32 as usize - 1;
        self.heap.words.copy_within(from..from + count, base);
        let header = self.header(base);
        header[2] = function;
        header[4] = frame | (count as u64) << 32;
        let resume = Value::from_bits(resume).int_unchecked() as usize;
        let before = Instr(self.image.ops[resume - 1]);
        if before.is(Op::Yield) {
            self.heap.words[base + before.a() as usize] = sent;
        }
        let handled = Value::from_bits(handled);
        if !handled.is_none() {
            self.set_root(Root::Handled, handled);
        }
        resume
    }

    /// Takes the generator's frame off the stack again, to go on at `resume`. Gives what its state
    /// was.
    #[cfg_attr(feature = "speed", inline(always))]
    fn unmount(&mut self, fp: usize, resume: i64) -> Value {
        let [outer, generator, ..] = *self.header(fp);
        let outer = Value::from_bits(outer);
        let own = self.root(Root::Handled);
        self.set_root(Root::Handled, outer);
        let kept = match own == outer || resume == FINISHED {
            true => Value::NONE,
            false => own,
        };
        let fields = self.generator_fields(Value::from_bits(generator));
        fields[RESUME] = Value::int(resume).bits();
        fields[HANDLED] = kept.bits();
        let state = core::mem::replace(&mut fields[STATE], IDLE.bits());
        if resume == FINISHED {
            fields[SLOTS] = Value::NONE.bits();
        } else {
            let to = Value::from_bits(fields[SLOTS]).addr().index() + 1;
            let count = self.heap.words[to - 1] as u32 as usize - 1;
            self.heap.words.copy_within(fp..fp + count, to);
        }
        Value::from_bits(state)
    }

    /// The generator of the frame at `fp` ends by an exception.
    pub(crate) fn abandon_generator(&mut self, fp: usize) {
        if !Feature::Generators.included() {
            return;
        }
        let generator = self.word(fp - 4);
        let resumer = self.unmount(fp, FINISHED);
        // Where the collector sees it, in the place of the function.
        self.set_word(fp - HEADER, resumer);
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
        self.needs(Feature::Generators)?;
        let mut i = i;
        loop {
            let v = self.reg(cur, i.b());
            let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
            let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
            let resumer = self.unmount(cur.fp, cur.pc as i64 + 1);
            self.depth -= 1;
            if flags & DELEGATED != 0 {
                self.suspend_delegating(resumer);
            }
            if flags & (STOP | FOR) == STOP {
                self.fp = previous;
                return self.done(v);
            }
            self.set_word(previous + dest as usize, v);
            *cur = Cursor {
                pc: self.after_item(ret),
                fp: previous,
            };
            if flags & STOP != 0 {
                self.sync(*cur);
                return self.done(v);
            }
            i = Instr(self.image.ops[cur.pc]);
            if !i.is(Op::Yield) {
                return Ok(());
            }
        }
    }

    /// A generator's frame returns `v`: where its resumer goes on.
    pub(crate) fn return_from_generator(&mut self, cur: Cursor, v: Value) -> Res<Cursor> {
        self.needs(Feature::Generators)?;
        let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
        let resumer = self.unmount(cur.fp, FINISHED);
        self.depth -= 1;
        self.set_root(Root::Result, v);
        if flags & DELEGATED != 0 {
            return self.return_to_delegating(cur.fp, resumer, v);
        }
        if flags & (STOP | FOR) == STOP {
            self.fp = previous;
            return self.done(v);
        }
        if Instr(self.image.ops[ret]).is(Op::Send) {
            self.set_word(previous + dest as usize, v);
        }
        let next = Cursor {
            pc: self.after_end(ret),
            fp: previous,
        };
        if flags & STOP != 0 {
            self.sync(next);
            return self.done(v);
        }
        Ok(next)
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
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn step_generator(
        &mut self,
        cur: Cursor,
        i: Instr,
        generator: Value,
        sent: Value,
    ) -> Res<Step> {
        self.needs(Feature::Generators)?;
        self.sync(cur);
        let at = generator.addr();
        let Some(slots) = self.get(at, SLOTS).as_kind(Kind::Slots) else {
            self.check_resumable(generator, sent)?;
            return Ok(Step::At(self.generator_ended(cur, i, Value::NONE)));
        };
        let state = self.get(at, STATE);
        if state != IDLE {
            if state != NEW {
                return Err(self.already_executing(generator));
            }
            self.check_resumable(generator, sent)?;
        }
        let traced = self.tracing;
        // Before it gets a header: a generator that did not come to run can still be resumed.
        let low = traced && self.native_stack_low();
        let Some(base) = self.room_for(slots).filter(|_| !low) else {
            return Err(self.raise_recursion());
        };
        let flags = if traced { FOR | STOP } else { FOR };
        let ret = return_word(cur.pc, i.a(), GENERATOR | flags);
        self.push_header(base, [generator, sent, ret, frame_word(cur.fp, 0)]);
        if !traced {
            self.descend(base);
            return Ok(Step::At(Cursor {
                pc: self.mount(base),
                fp: base,
            }));
        }
        let (stub, evaluator) = self.ready_generator(base, low);
        #[cfg(feature = "speed")]
        if let Some(stub) = stub {
            return Ok(Step::Into(stub, evaluator));
        }
        let done = self.run_ready(stub, evaluator);
        Ok(Step::At(self.stepped(done)?))
    }

    /// Goes on as [`Vm::step_generator`] says. Inlined, for the sake of [`Step::Into`].
    #[cfg(feature = "speed")]
    #[inline(always)]
    pub(crate) fn take_step(&mut self, step: Step) -> Res<Cursor> {
        match step {
            Step::At(next) => Ok(next),
            Step::Into(stub, evaluator) => {
                let done = (stub.0)(self, evaluator);
                self.stepped(done)
            }
        }
    }

    /// Goes on as [`Vm::step_generator`] says.
    #[cfg(not(feature = "speed"))]
    pub(crate) fn take_step(&mut self, Step::At(next): Step) -> Res<Cursor> {
        Ok(next)
    }

    /// Where the instruction goes on whose generator, run natively, was left with `done`: its frame
    /// has put the item where that belongs, and says where.
    #[cfg_attr(feature = "speed", inline(always))]
    fn stepped(&self, done: Completion) -> Res<Cursor> {
        done.value().ok_or(Trap::RAISED)?;
        Ok(Cursor {
            pc: self.pc,
            fp: self.fp,
        })
    }

    /// Runs the generator in the header at `base` natively.
    #[inline]
    fn run_generator(&mut self, base: usize) -> Res {
        self.top = 0;
        if self.tracing {
            return self.enter_generator(base).value().ok_or(Trap::RAISED);
        }
        self.descend(base);
        let pc = self.mount(base);
        self.sync(Cursor { pc, fp: base });
        self.run()
    }

    /// Runs the generator's frame at `base` natively, from the instruction `start` on.
    fn run_mounted(&mut self, base: usize, start: usize) -> Res {
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
            Some(stub) => (stub.0)(self, self.evaluator).value().ok_or(Trap::RAISED),
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
        self.needs(Feature::Generators)?;
        self.check_resumable(generator, sent)?;
        let ended = self.resume(generator, Resumption::Sent(sent))?;
        Ok(self.item_of(ended))
    }

    /// The next item of the generator in the stack word `slot`.
    pub(crate) fn generator_next_rooted(&mut self, slot: usize) -> Res<Option<Value>> {
        self.needs(Feature::Generators)?;
        let generator = self.word(slot);
        if self.generator_is_finished(generator) || self.native_stack_low() {
            return self.generator_next(generator, Value::NONE);
        }
        let here = Cursor {
            pc: self.pc,
            fp: self.fp,
        };
        let (top, depth) = (self.top, self.depth);
        let base = self.push_generator(generator, Value::NONE, here)?;
        let done = self.run_generator(base);
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
        self.needs(Feature::Generators)?;
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
        let slot = self.push(generator)?;
        let done = self.resume_with(generator, with, here);
        let generator = self.word(slot);
        self.sync(here);
        (self.top, self.depth) = (top, depth);
        let v = done?;
        match self.generator_is_finished(generator) {
            true => Ok(Ended::Returned(v)),
            false => Ok(Ended::Yielded(v)),
        }
    }

    fn resume_with(&mut self, generator: Value, with: Resumption, here: Cursor) -> Res {
        let sent = match with {
            Resumption::Sent(v) | Resumption::Delegated(v, _) => v,
            Resumption::Thrown(_) => self.awaiting_send(generator),
        };
        let base = self.push_generator(generator, sent, here)?;
        match with {
            Resumption::Sent(_) => self.run_generator(base),
            Resumption::Delegated(_, pc) => {
                self.mount(base);
                self.run_mounted(base, pc)
            }
            Resumption::Thrown(e) => {
                self.mount(base);
                self.throw_into(base, e)
            }
        }
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
        self.run_mounted(base, cursor.pc)
    }
}

#[cold]
fn no_header() -> ! {
    panic!("a generator beyond the memory")
}
