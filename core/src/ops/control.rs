//! Moves, constants, jumps and returning.

use crate::features::Feature;
use crate::image::{BlobKind, field};
use crate::interp::{Cursor, split_frame_word, split_return_word};
use crate::kind::Kind;
use crate::opcode::{Instr, Op};
use crate::trap::Res;
use crate::value::{Addr, Value};
use crate::vm::{GENERATOR, HEADER, INIT, SHOWN, STOP, Vm, WINDOW};

impl Vm<'_> {
    #[inline(always)]
    pub(crate) fn op_nop(&mut self, cur: &mut Cursor) -> Res<()> {
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_move(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let window = self.window(cur.fp);
        window[i.a() as usize] = window[i.b() as usize];
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_load_const(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = Value::from_image(self.image.consts[i.x() as usize]);
        self.window(cur.fp)[i.a() as usize] = v.bits();
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_load_const_w(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.image.consts[self.wide(cur) as usize];
        self.set_reg(cur, i.a(), Value::from_image(v));
        cur.pc += 2;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_load_int(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.set_reg(cur, i.a(), Value::int(i.x() as i16 as i64));
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_load_blob(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.constant_object(self.wide(cur) as usize)?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 2;
        Ok(())
    }

    /// The object that blob `n` describes. Tuples hold earlier blobs only, so this ends.
    pub(crate) fn blob(&mut self, n: usize) -> Res {
        let record = &self.image.blobs[n * 4..n * 4 + 4];
        let (first, len) = (record[1] as usize / 4, record[2] as usize);
        let data = &self.image.blob_data[first..first + len.div_ceil(4)];
        match record[0] {
            k if k == BlobKind::BigInt as u32 => self.new_big(record[3] != 0, data),
            k if k == BlobKind::Bytes as u32 => {
                let bytes: &[u8] = bytemuck::cast_slice(data);
                self.new_bytes(&bytes[..len])
            }
            k if k == BlobKind::Complex as u32 => {
                let double =
                    |at: usize| f64::from_bits(data[at] as u64 | (data[at + 1] as u64) << 32);
                self.new_complex(double(0), double(2))
            }
            _ => self.blob_tuple(data),
        }
    }

    fn blob_tuple(&mut self, items: &[u32]) -> Res {
        let at = self.heap.alloc(crate::kind::Kind::Tuple, items.len())?;
        self.heap.fields_mut(at).fill(Value::NONE.bits());
        for (i, item) in items.iter().enumerate() {
            let v = match item >> 31 {
                0 => Value::from_image(self.image.consts[*item as usize]),
                _ => self.blob((item & 0x7FFF_FFFF) as usize)?,
            };
            self.set(at, i + 1, v);
        }
        Ok(Value::reference(crate::kind::Kind::Tuple, at))
    }

    #[inline(never)]
    pub(crate) fn op_load_far(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::ManyVariables)?;
        let (at, n) = self.far_slot(cur, i)?;
        self.set_reg(cur, i.a(), self.get(at, n));
        cur.pc += 2;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_store_far(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::ManyVariables)?;
        let (at, n) = self.far_slot(cur, i)?;
        self.set(at, n, self.reg(cur, i.a()));
        cur.pc += 2;
        Ok(())
    }

    /// The storage and the field of the far slot that an instruction names.
    fn far_slot(&mut self, cur: &Cursor, i: Instr) -> Res<(Addr, usize)> {
        let n = (self.wide(cur) as usize + 1).saturating_sub(WINDOW);
        match self.reg(cur, i.b()).as_kind(Kind::Slots) {
            Some(at) if (1..=self.heap.len(at)).contains(&n) => Ok((at, n)),
            _ => Err(self.bad_image("a far slot that is not there")),
        }
    }

    /// Makes the far slots of a call. They are an object, because the frames of what this one calls
    /// begin within its registers.
    pub(crate) fn op_make_far(&mut self, cur: &Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::ManyVariables)?;
        let Some(id) = self.code_of(self.word(cur.fp - HEADER)) else {
            return Err(self.bad_image("far slots without code"));
        };
        let code = self.image.code(id);
        let count = code.get(field::SLOTS).saturating_sub(WINDOW);
        let arrived = code.get(field::LOCALS).saturating_sub(WINDOW);
        let at = self.heap.slots(count)?;
        for n in 0..arrived {
            self.set(at, n + 1, self.word(cur.fp + WINDOW + n));
        }
        if i.x() != 0 {
            self.set(at, i.x() as usize + 1 - WINDOW, self.reg(cur, i.a()));
        }
        self.set_reg(cur, i.a(), Value::reference(Kind::Slots, at));
        Ok(())
    }

    // ---- jumps

    /// Where the jump instruction at `pc` goes.
    #[inline(always)]
    pub(crate) fn jump_target(&self, pc: usize) -> usize {
        pc.wrapping_add_signed(self.image.ops[pc + 1] as i32 as isize)
    }

    /// Goes on behind a two-word jump instruction, or where it leads. A jump back polls.
    #[inline(always)]
    pub(crate) fn branch(&mut self, cur: &mut Cursor, taken: bool) -> Res<()> {
        if !taken {
            cur.pc += 2;
            return Ok(());
        }
        self.jump(cur)
    }

    #[inline(always)]
    fn jump(&mut self, cur: &mut Cursor) -> Res<()> {
        let offset = self.wide(cur) as i32;
        if offset < 0 {
            self.budget -= 1;
            if self.budget == 0 {
                self.poll_jumping(*cur, offset)?;
            }
        }
        cur.pc = cur.pc.wrapping_add_signed(offset as isize);
        Ok(())
    }

    /// Polls in an instruction that must not run again: a pause resumes where it jumps to.
    #[cold]
    #[inline(never)]
    fn poll_jumping(&mut self, cur: Cursor, offset: i32) -> Res<()> {
        let polled = self.poll(cur);
        if let Err(trap) = polled
            && self.is_pause(trap)
        {
            self.pc = cur.pc.wrapping_add_signed(offset as isize);
        }
        polled
    }

    /// Counts a loop or call; polls when it is time to.
    #[inline(always)]
    pub(crate) fn count_down(&mut self, cur: &Cursor) -> Res<()> {
        self.budget -= 1;
        if self.budget == 0 {
            self.poll(*cur)
        } else {
            Ok(())
        }
    }

    #[inline(always)]
    pub(crate) fn op_jump(&mut self, cur: &mut Cursor) -> Res<()> {
        cur.pc = self.jump_target(cur.pc);
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_loop(&mut self, cur: &mut Cursor) -> Res<()> {
        self.count_down(cur)?;
        cur.pc = self.jump_target(cur.pc);
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_jump_if(&mut self, cur: &mut Cursor, i: Instr, sense: bool) -> Res<()> {
        let v = self.reg(cur, i.a());
        let truth = match v.as_bool() {
            Some(truth) => truth,
            None => self.truth_slow(*cur, v)?,
        };
        self.branch(cur, truth == sense)
    }

    #[inline(never)]
    fn truth_slow(&mut self, cur: Cursor, v: Value) -> Res<bool> {
        self.sync(cur);
        self.truth(v)
    }

    #[inline(always)]
    pub(crate) fn op_jump_is(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let same = self.same(self.reg(cur, i.a()), self.reg(cur, i.b()));
        self.branch(cur, same == (i.c() != 0))
    }

    #[inline(always)]
    pub(crate) fn op_jump_is_none(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let none = self.reg(cur, i.a()).is_none();
        self.branch(cur, none == (i.c() != 0))
    }

    #[inline(always)]
    pub(crate) fn op_not(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.b());
        let truth = match v.as_bool() {
            Some(truth) => truth,
            None => self.truth_slow(*cur, v)?,
        };
        self.set_reg(cur, i.a(), Value::bool(!truth));
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_is(&mut self, cur: &mut Cursor, i: Instr, sense: bool) -> Res<()> {
        let same = self.same(self.reg(cur, i.b()), self.reg(cur, i.c()));
        self.set_reg(cur, i.a(), Value::bool(same == sense));
        cur.pc += 1;
        Ok(())
    }

    /// `a is b`.
    #[inline(always)]
    pub(crate) fn same(&self, a: Value, b: Value) -> bool {
        a == b
    }

    #[inline(never)]
    pub(crate) fn op_in(&mut self, cur: &mut Cursor, i: Instr, sense: bool) -> Res<()> {
        self.sync(*cur);
        let found = self.contains(self.reg(cur, i.c()), self.reg(cur, i.b()))?;
        self.set_reg(cur, i.a(), Value::bool(found == sense));
        cur.pc += 1;
        Ok(())
    }

    // ---- returning

    /// What a plain frame returns from which returning leaves the evaluator.
    #[inline(always)]
    pub(crate) fn stopped(&mut self, cur: &Cursor, i: Instr) -> Option<Value> {
        let (_, _, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        if flags != STOP {
            return None;
        }
        self.depth -= 1;
        Some(self.reg(cur, i.a()))
    }

    #[inline(always)]
    pub(crate) fn op_return(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let v = self.reg(cur, i.a());
        let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        if flags != 0 {
            *cur = self.leave(*cur, v)?;
            return Ok(());
        }
        let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
        self.depth -= 1;
        self.set_word(previous + dest as usize, v);
        *cur = Cursor {
            pc: ret,
            fp: previous,
        };
        Ok(())
    }

    /// Returns `v` from a frame of any sort.
    #[inline(never)]
    pub(crate) fn leave(&mut self, cur: Cursor, v: Value) -> Res<Cursor> {
        let (ret, dest, flags) = split_return_word(self.heap.words[cur.fp - 2]);
        let making = Instr(self.image.ops[cur.pc]).op() == Op::MakeGenerator as u8;
        if flags & GENERATOR != 0 && !making {
            return self.return_from_generator(cur, v);
        }
        self.sync(cur);
        if Feature::Frames.included() && flags & SHOWN != 0 {
            self.keep_frame()?;
        }
        let v = if flags & INIT != 0 {
            self.initialized(cur.fp, v)?
        } else {
            v
        };
        let (previous, _) = split_frame_word(self.heap.words[cur.fp - 1]);
        self.depth -= 1;
        if flags & STOP != 0 {
            self.fp = previous;
            return self.done(v);
        }
        self.set_word(previous + dest as usize, v);
        Ok(Cursor {
            pc: ret,
            fp: previous,
        })
    }
}
