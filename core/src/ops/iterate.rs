//! Iteration and unpacking.

use crate::features::Feature;
use crate::generator::{Sent, Step};
use crate::interp::Cursor;
use crate::iter::Quick;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Root, Vm};

impl Vm<'_> {
    #[inline(never)]
    pub(crate) fn op_get_iter(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let it = self.get_iter(self.reg(cur, i.b()))?;
        self.set_reg(cur, i.a(), it);
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_for_iter(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        match self.quick_next(self.reg(cur, i.b())) {
            Quick::Item(v) => {
                self.set_reg(cur, i.a(), v);
                cur.pc += 2;
            }
            Quick::End => cur.pc = self.jump_target(cur.pc),
            Quick::Unknown => self.for_other(cur, i, false)?,
        }
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_for_loop(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.count_down(cur)?;
        match self.quick_next(self.reg(cur, i.b())) {
            Quick::Item(v) => {
                self.set_reg(cur, i.a(), v);
                cur.pc = self.jump_target(cur.pc);
            }
            Quick::End => cur.pc += 2,
            Quick::Unknown => self.for_other(cur, i, true)?,
        }
        Ok(())
    }

    /// An iterator of any other sort. `back` tells `ForLoop` from `ForIter`.
    #[cfg_attr(feature = "speed", inline(always))]
    fn for_other(&mut self, cur: &mut Cursor, i: Instr, back: bool) -> Res<()> {
        let step = self.for_slow(*cur, i, back)?;
        *cur = self.take_step(step)?;
        Ok(())
    }

    /// The same, up to where a generator's stub is to be called.
    #[inline(never)]
    fn for_slow(&mut self, cur: Cursor, i: Instr, back: bool) -> Res<Step> {
        let it = self.reg(&cur, i.b());
        if it.is(Kind::Generator) {
            return self.step_generator(cur, i, it, Value::NONE);
        }
        self.sync(cur);
        let (here, there) = (cur.pc + 2, self.jump_target(cur.pc));
        let (item, end) = if back { (there, here) } else { (here, there) };
        let pc = match self.next(it)? {
            Some(v) => {
                self.set_reg(&cur, i.a(), v);
                item
            }
            None => end,
        };
        Ok(Step::At(Cursor { pc, fp: cur.fp }))
    }

    #[inline(always)]
    pub(crate) fn op_unpack_sequence(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let (source, count) = (self.reg(cur, i.b()), i.c() as usize);
        if let Some(at) = source.as_kind(Kind::Tuple)
            && self.heap.len(at) == count
        {
            let (from, into) = (at.index() + 1, cur.fp + i.a() as usize);
            for n in 0..count {
                self.heap.words[into + n] = self.heap.words[from + n];
            }
            cur.pc += 1;
            return Ok(());
        }
        self.aside(cur, |vm, cur| vm.unpack_slow(cur, i))
    }

    #[inline(never)]
    fn unpack_slow(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let source = self.reg(cur, i.b());
        self.unpack(source, cur.fp + i.a() as usize, i.c() as usize)?;
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_unpack_ex(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let (source, after) = (self.reg(cur, i.b()), self.wide(cur) as usize);
        self.unpack_ex(source, cur.fp + i.a() as usize, i.c() as usize, after)?;
        cur.pc += 2;
        Ok(())
    }

    /// See [`Rare::UnpackList`](crate::rare::Rare::UnpackList).
    pub(crate) fn op_unpack_list(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let source = self.reg(cur, i.b());
        let count = self.reg(cur, i.c()).as_int().unwrap_or(0);
        let list = match count {
            0.. => self.unpack_to_list(source, count as usize, false)?,
            _ => self.unpack_to_list(source, !count as usize, true)?,
        };
        self.set_reg(cur, i.a(), list);
        Ok(())
    }

    // ---- generators

    /// Sends `R[a]` to the iterator `R[b]`.
    #[inline(never)]
    pub(crate) fn op_send(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Delegation)?;
        self.sync(*cur);
        let (sent, it) = (self.reg(cur, i.a()), self.reg(cur, i.b()));
        if it.is(Kind::Generator) || it.is(Kind::Coroutine) {
            let step = self.step_generator(*cur, i, it, sent)?;
            *cur = self.take_step(step)?;
            return Ok(());
        }
        let item = if it.is(Kind::CompoundIter) && !sent.is_none() {
            self.compound_send(it, Sent::Value(sent))?
        } else if sent.is_none() {
            self.next_or_result(it)?
        } else {
            let name = self.special_name(const { crate::strings::Name::new("send") })?;
            let it = self.reg(cur, i.b());
            let send = self.get_attr(it, name)?;
            let sent = self.reg(cur, i.a());
            let done = self.call(send, &[sent]);
            self.until_stop(done)?
        };
        match item {
            Some(v) => {
                self.set_reg(cur, i.a(), v);
                cur.pc += 2;
            }
            None => {
                let v = self.root(Root::Result);
                self.set_reg(cur, i.a(), v);
                cur.pc = self.jump_target(cur.pc);
            }
        }
        Ok(())
    }

    /// The iterator's next item; at the end `None`, and [`Root::Result`] holds what the
    /// StopIteration carried.
    pub(crate) fn next_or_result(&mut self, it: Value) -> Res<Option<Value>> {
        self.set_root(Root::Result, Value::NONE);
        match self.next(it) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::StopIteration) => {
                let stop = self.clear_pending();
                let v = self.exception_member(stop, "value").unwrap_or(Value::NONE);
                self.set_root(Root::Result, v);
                Ok(None)
            }
            next => next,
        }
    }
}

/// Asynchronous iteration.
impl Vm<'_> {
    #[inline(never)]
    pub(crate) fn op_check_async_iterator(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        self.check_async_iterator(self.reg(cur, i.a()))
    }

    pub(crate) fn op_is_async_end(&mut self, cur: &Cursor, i: Instr) {
        let ended = self.exception_is(self.reg(cur, i.b()), TypeId::StopAsyncIteration);
        self.set_reg(cur, i.a(), Value::bool(ended));
    }
}
