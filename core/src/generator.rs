//! Generators: frames that leave the stack at `yield` and come back.
//!
//! A generator has fields: 1 function, 2 where to go on ([`RESUME`]; [`FINISHED`] at the end),
//! 3 state ([`IDLE`], [`RUNNING`], [`NEW`]), 4 its frame's slots while it is off the stack
//! ([`Kind::Slots`]), 5 the exception that it is handling, 6 identity.
//!
//! On the stack, two words stand before the frame's header: the exception that the resumer was
//! handling, and the generator.

use crate::image::{CodeId, field};
use crate::interp::{Cursor, frame_word, return_word, split_frame_word, split_return_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::strings::Name;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{FOR, GENERATOR, HEADER, Root, STOP, Vm, WINDOW};

pub(crate) const RESUME: usize = 2;
const STATE: usize = 3;
const SLOTS: usize = 4;
const HANDLED: usize = 5;

const IDLE: Value = Value::int(0);
const RUNNING: Value = Value::int(1);
const NEW: Value = Value::int(2);
const FINISHED: i64 = -1;

/// How resuming a generator ended.
enum Ended {
    Yielded(Value),
    Returned(Value),
}

/// What a generator is resumed with.
#[derive(Clone, Copy)]
enum Resumption {
    /// The value of the `yield` where it stands.
    Sent(Value),
    /// An exception, raised where it stands.
    Thrown(Value),
    /// The value of the `yield from` where it stands, which goes on at this instruction.
    Delegated(Value, usize),
}

impl Vm<'_> {
    /// Makes the generator of the frame at hand, and returns it to the caller.
    #[inline(never)]
    pub(crate) fn op_make_generator(&mut self, cur: &mut Cursor) -> Res<()> {
        let f = self.word(cur.fp - HEADER);
        let Some(id) = self.code_of(f) else {
            return Err(self.bad_image("a generator without code"));
        };
        let count = self.image.code(id).get(field::SLOTS);
        let slots = self.heap.slots(count)?;
        self.heap
            .words
            .copy_within(cur.fp..cur.fp + count, slots.index() + 1);
        let resume = Value::int(cur.pc as i64 + 1);
        let slots = Value::reference(Kind::Slots, slots);
        let generator = self.object(
            Kind::Generator,
            [f, resume, NEW, slots, Value::NONE, Value::int(0)],
        )?;
        *cur = self.leave(*cur, generator)?;
        Ok(())
    }

    fn code_of_generator(&self, at: Addr) -> Option<CodeId> {
        self.code_of(self.get(at, 1))
    }

    /// Whether the generator has not started yet.
    pub(crate) fn generator_is_new(&self, generator: Value) -> bool {
        self.get(generator.addr(), STATE) == NEW
    }

    /// Whether the generator has ended.
    pub(crate) fn generator_is_finished(&self, generator: Value) -> bool {
        self.get(generator.addr(), RESUME).int_unchecked() == FINISHED
    }

    /// Whether the generator is being run.
    pub(crate) fn generator_is_running(&self, generator: Value) -> bool {
        self.get(generator.addr(), STATE) == RUNNING
    }

    /// Puts the generator's frame on the stack, `sent` where its `yield` expects it. The frame
    /// is then at the base returned, and its first instruction at the generator's [`RESUME`].
    fn mount(
        &mut self,
        generator: Value,
        sent: Value,
        from: Cursor,
        ret: Value,
    ) -> Res<(usize, CodeId)> {
        let at = generator.addr();
        if self.get(at, STATE) == RUNNING {
            return Err(self.raise(TypeId::ValueError, &["generator already executing".into()]));
        }
        let Some(id) = self.code_of_generator(at) else {
            return Err(self.bad_image("a generator without code"));
        };
        let Some(slots) = self.get(at, SLOTS).as_kind(Kind::Slots) else {
            return Err(self.bad_image("a generator without a frame"));
        };
        let count = self.heap.len(slots);
        let base = self.native_top() + HEADER + 2;
        if !self.stack_fits(base + count.max(WINDOW) + 8) || self.depth >= self.recursion_limit {
            return Err(self.raise_recursion());
        }
        let new = self.generator_is_new(generator);
        self.heap
            .words
            .copy_within(slots.index() + 1..slots.index() + 1 + count, base);
        if !new {
            let resume = self.get(at, RESUME).int_unchecked() as usize;
            let target = Instr(self.image.ops[resume - 1]).a();
            self.set_word(base + target as usize, sent);
        }
        self.set_word(base - 5, self.root(Root::Handled));
        self.set_word(base - 4, generator);
        self.set_word(base - 3, self.get(at, 1));
        self.set_word(base - 2, ret);
        self.set_word(base - 1, frame_word(from.fp, count));
        self.set(at, STATE, RUNNING);
        let handled = self.get(at, HANDLED);
        if !handled.is_none() {
            self.set_root(Root::Handled, handled);
        }
        self.depth += 1;
        Ok((base, id))
    }

    /// Takes the generator's frame off the stack again, to go on at `resume`.
    fn unmount(&mut self, fp: usize, resume: i64) {
        let Some(at) = self.word(fp - 4).as_kind(Kind::Generator) else {
            return;
        };
        let (own, outer) = (self.root(Root::Handled), self.word(fp - 5));
        self.set(
            at,
            HANDLED,
            if own == outer || resume == FINISHED {
                Value::NONE
            } else {
                own
            },
        );
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
        self.unmount(fp, FINISHED);
        self.stop_becomes_runtime_error();
    }

    /// StopIteration that leaves a generator becomes a RuntimeError (PEP 479).
    fn stop_becomes_runtime_error(&mut self) {
        if !self.pending_is(TypeId::StopIteration) {
            return;
        }
        let top = self.top;
        let stop = self.root(Root::Pending);
        if self.push(stop).is_ok() {
            let slot = self.top - 1;
            let _ = self.raise(
                TypeId::RuntimeError,
                &["generator raised StopIteration".into()],
            );
            let (e, stop) = (self.root(Root::Pending), self.word(slot));
            if e != stop && e.is(Kind::Exception) {
                self.set(e.addr(), crate::exception::CAUSE, stop);
                self.set(e.addr(), crate::exception::CONTEXT, stop);
                self.set(e.addr(), crate::exception::SUPPRESS, Value::TRUE);
            }
        }
        self.top = top;
    }

    /// Yields `R[b]`.
    #[inline(never)]
    pub(crate) fn op_yield(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.b());
        let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
        self.unmount(cur.fp, cur.pc as i64 + 1);
        self.depth -= 1;
        if flags & STOP != 0 {
            self.fp = previous;
            return Err(Trap::Done(v));
        }
        // Resumed by `ForIter` or `ForLoop`, at which the return address points.
        self.set_word(previous + dest as usize, v);
        *cur = Cursor {
            pc: self.after_item(ret),
            fp: previous,
        };
        Ok(())
    }

    /// Where a `ForIter` or `ForLoop` goes on when it has an item.
    fn after_item(&self, pc: usize) -> usize {
        let instr = Instr(self.image.ops[pc]);
        match instr.is(Op::ForLoop) {
            true => self.jump_target(pc),
            false => pc + 2,
        }
    }

    /// Where a `ForIter` or `ForLoop` goes on at the end.
    fn after_end(&self, pc: usize) -> usize {
        let instr = Instr(self.image.ops[pc]);
        match instr.is(Op::ForLoop) {
            true => pc + 2,
            false => self.jump_target(pc),
        }
    }

    /// `ForIter` or `ForLoop` on a generator, tracing off: its frame runs in this evaluator.
    #[inline(never)]
    pub(crate) fn for_generator(&mut self, cur: Cursor, i: Instr, generator: Value) -> Res<Cursor> {
        self.sync(cur);
        if self.generator_is_finished(generator) {
            return Ok(Cursor {
                pc: self.after_end(cur.pc),
                fp: cur.fp,
            });
        }
        let ret = return_word(cur.pc, i.a(), GENERATOR | FOR);
        let (base, _) = self.mount(generator, Value::NONE, cur, ret)?;
        let resume = self.get(generator.addr(), RESUME).int_unchecked() as usize;
        Ok(Cursor {
            pc: resume,
            fp: base,
        })
    }

    /// A generator's frame returns `v`: where its resumer goes on.
    pub(crate) fn return_from_generator(&mut self, cur: Cursor, v: Value) -> Res<Cursor> {
        let (ret, _, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
        self.unmount(cur.fp, FINISHED);
        self.depth -= 1;
        self.set_root(Root::Result, v);
        if flags & STOP != 0 {
            self.fp = previous;
            return Err(Trap::Done(v));
        }
        Ok(Cursor {
            pc: self.after_end(ret),
            fp: previous,
        })
    }

    /// Resumes a generator from native code.
    fn resume(&mut self, generator: Value, with: Resumption) -> Res<Ended> {
        if self.generator_is_finished(generator) {
            if let Resumption::Thrown(e) = with {
                return Err(self.raise_value(e));
            }
            return Ok(Ended::Returned(Value::NONE));
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
        let ret = return_word(here.pc, 0, GENERATOR | STOP);
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
        match with {
            Resumption::Sent(v) => {
                let (base, id) = self.mount(generator, v, here, ret)?;
                self.run_pushed(base, id)
            }
            Resumption::Thrown(e) => {
                let (base, _) = self.mount(generator, Value::NONE, here, ret)?;
                self.throw_into(base, e)
            }
            Resumption::Delegated(v, pc) => {
                let (base, id) = self.mount(generator, v, here, ret)?;
                self.set(generator.addr(), RESUME, Value::int(pc as i64));
                self.run_pushed(base, id)
            }
        }
    }

    /// Where the generator stands in a `yield from`: the iterator that this runs, and where the
    /// generator goes on when that ends.
    ///
    /// What follows its `Yield` is then a jump back to the `Send` for the same register.
    fn delegate(&self, generator: Value) -> Option<(Value, usize)> {
        let at = generator.addr();
        let slots = self.get(at, SLOTS).as_kind(Kind::Slots)?;
        if self.get(at, STATE) != IDLE {
            return None;
        }
        let resume = self.get(at, RESUME).int_unchecked() as usize;
        let (yielded, jump) = (self.image.ops[resume - 1], self.image.ops[resume]);
        if Instr(jump).op() != Op::Loop as u8 {
            return None;
        }
        let target = self.jump_target(resume);
        let send = Instr(self.image.ops[target]);
        let same = send.op() == Op::Send as u8 && send.a() == Instr(yielded).a();
        same.then(|| {
            let iterator = self.get(slots, send.b() as usize + 1);
            (iterator, self.jump_target(target))
        })
    }

    /// Raises `e` in a generator, or first in what it delegates to.
    fn throw(&mut self, generator: Value, e: Value) -> Res<Ended> {
        let Some((iterator, after)) = self.delegate(generator) else {
            return self.resume(generator, Resumption::Thrown(e));
        };
        if self.native_stack_low() {
            return Err(self.raise_recursion());
        }
        let top = self.top;
        let done = self.push(generator).and_then(|slot| {
            self.push(e)?;
            self.push(iterator)?;
            self.throw_to_delegate(slot, after)
        });
        self.top = top;
        done
    }

    /// As [`Vm::throw`] with the generator, the exception and the iterator that the generator
    /// delegates to in the stack words from `slot` on.
    fn throw_to_delegate(&mut self, slot: usize, after: usize) -> Res<Ended> {
        let (e, iterator) = (self.word(slot + 1), self.word(slot + 2));
        let item = if self.exception_is(e, TypeId::GeneratorExit) {
            self.close_iterator(slot + 2).map(|()| None)
        } else if iterator.is(Kind::Generator) {
            self.generator_throw(iterator, e).map(Some)
        } else {
            self.throw_by_method(slot)
        };
        let with = match item {
            Ok(Some(Some(v))) => return Ok(Ended::Yielded(v)),
            Ok(Some(None)) => Resumption::Delegated(self.root(Root::Result), after),
            Ok(None) => Resumption::Thrown(self.word(slot + 1)),
            Err(Trap::Raised) => Resumption::Thrown(self.clear_pending()),
            Err(trap) => return Err(trap),
        };
        self.resume(self.word(slot), with)
    }

    /// Calls the `throw` of an iterator that is no generator; `None` where it has none.
    fn throw_by_method(&mut self, slot: usize) -> Res<Option<Option<Value>>> {
        let name = self.special_name(const { Name::new("throw") })?;
        match self.get_attr_opt(self.word(slot + 2), name)? {
            None => Ok(None),
            Some(f) => {
                let done = self.call(f, &[self.word(slot + 1)]);
                self.until_stop(done).map(Some)
            }
        }
    }

    /// Closes the iterator in the stack word `slot`, if it has a `close`.
    fn close_iterator(&mut self, slot: usize) -> Res<()> {
        let iterator = self.word(slot);
        if iterator.is(Kind::Generator) {
            return self.generator_close(iterator).map(|_| ());
        }
        let name = self.special_name(const { Name::new("close") })?;
        match self.get_attr_opt(self.word(slot), name)? {
            None => Ok(()),
            Some(f) => self.call(f, &[]).map(|_| ()),
        }
    }

    /// Raises `thrown` in the generator's frame at `base`, and runs it from its handler on.
    fn throw_into(&mut self, base: usize, thrown: Value) -> Res {
        let Some(at) = self.word(base - 4).as_kind(Kind::Generator) else {
            return Ok(Value::NONE);
        };
        let resume = self.get(at, RESUME).int_unchecked() as usize;
        self.raise_value(thrown);
        let cursor = self.unwind(Cursor {
            pc: resume - 1,
            fp: base,
        })?;
        self.set(
            self.word(base - 4).addr(),
            RESUME,
            Value::int(cursor.pc as i64),
        );
        let Some(id) = self.code_of(self.word(base - HEADER)) else {
            return Ok(Value::NONE);
        };
        self.run_pushed(base, id)
    }

    /// The generator's next item, after sending it `sent`; `None` at the end, with what it
    /// returned in [`Root::Result`].
    pub(crate) fn generator_next(&mut self, generator: Value, sent: Value) -> Res<Option<Value>> {
        if !sent.is_none()
            && !self.generator_is_finished(generator)
            && self.generator_is_new(generator)
        {
            let text = "can't send non-None value to a just-started generator";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        match self.resume(generator, Resumption::Sent(sent))? {
            Ended::Yielded(v) => Ok(Some(v)),
            Ended::Returned(v) => {
                self.set_root(Root::Result, v);
                Ok(None)
            }
        }
    }

    /// Raises `e`, an exception, in the generator; its next item as for
    /// [`Vm::generator_next`].
    pub(crate) fn generator_throw(&mut self, generator: Value, e: Value) -> Res<Option<Value>> {
        match self.throw(generator, e)? {
            Ended::Yielded(v) => Ok(Some(v)),
            Ended::Returned(v) => {
                self.set_root(Root::Result, v);
                Ok(None)
            }
        }
    }

    /// `generator.close()`: raises GeneratorExit in it.
    pub(crate) fn generator_close(&mut self, generator: Value) -> Res {
        if self.generator_is_finished(generator) {
            return Ok(Value::NONE);
        }
        if self.generator_is_new(generator) {
            self.set(generator.addr(), RESUME, Value::int(FINISHED));
            self.set(generator.addr(), SLOTS, Value::NONE);
            return Ok(Value::NONE);
        }
        let args = self.heap.alloc(Kind::Tuple, 0)?;
        let args = Value::reference(Kind::Tuple, args);
        let e = self.exception(TypeId::GeneratorExit.value(), args)?;
        match self.throw(generator, e) {
            Ok(Ended::Yielded(_)) => Err(self.raise(
                TypeId::RuntimeError,
                &["generator ignored GeneratorExit".into()],
            )),
            Ok(Ended::Returned(v)) => Ok(v),
            Err(Trap::Raised)
                if self.pending_is(TypeId::GeneratorExit)
                    || self.pending_is(TypeId::StopIteration) =>
            {
                self.clear_pending();
                Ok(Value::NONE)
            }
            Err(trap) => Err(trap),
        }
    }
}
