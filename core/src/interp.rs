//! The evaluator's loop: fetch, dispatch to one method per opcode, and what happens when one
//! does not finish.

use crate::host::Completion;
use crate::opcode::{Instr, Op};
use crate::trap::{Res, Trap};
use crate::value::Value;
use crate::vm::{Vm, WINDOW};

/// The evaluator's own registers, kept out of memory while it runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor {
    /// The instruction at hand, an index of the image's `Ops`.
    pub(crate) pc: usize,
    /// First slot of the frame at hand.
    pub(crate) fp: usize,
}

/// Tries of an instruction after which it gets all the memory there is.
const FRUGAL_TRIES: u32 = 3;
/// Tries of an instruction after which it gets a MemoryError.
const MOST_TRIES: u32 = 24;

impl Vm<'_> {
    /// Runs the frame on top until it returns or raises; it was pushed with
    /// [`STOP`](crate::vm::STOP).
    ///
    /// # Errors
    /// [`Trap::Raised`] alone.
    pub(crate) fn run(&mut self) -> Res {
        evaluate(self).value().ok_or(Trap::Raised)
    }

    /// Runs instructions until one does not finish; `cur` then is at that one.
    #[inline(always)]
    fn run_instructions(
        &mut self,
        cur: &mut Cursor,
        ops: &[u32],
        retries: &mut u32,
    ) -> Result<Completion, Trap> {
        // Each arm goes back to the top of the loop by itself, so that what an opcode's fast way
        // returns is known there and costs no test.
        macro_rules! run {
            ($op:expr) => {
                match $op {
                    Ok(()) => {
                        *retries = 0;
                        continue;
                    }
                    Err(trap) => return Err(trap),
                }
            };
        }
        loop {
            let i = Instr(ops[cur.pc]);
            let Some(op) = Op::from_u8(i.op()) else {
                return Err(self.no_such_op(*cur));
            };
            match op {
                Op::Nop => run!(self.op_nop(cur)),
                Op::Move => run!(self.op_move(cur, i)),
                Op::LoadConst => run!(self.op_load_const(cur, i)),
                Op::LoadConstW => run!(self.aside(cur, |vm, cur| vm.op_load_const_w(cur, i))),
                Op::LoadInt => run!(self.op_load_int(cur, i)),
                Op::LoadBlob => run!(self.aside(cur, |vm, cur| vm.op_load_blob(cur, i))),
                Op::LoadFar => run!(self.aside(cur, |vm, cur| vm.op_load_far(cur, i))),
                Op::StoreFar => run!(self.aside(cur, |vm, cur| vm.op_store_far(cur, i))),
                Op::CheckLocal => run!(self.op_check_local(cur, i)),
                Op::ClearLocal => run!(self.op_clear_local(cur, i)),
                Op::LoadGlobal => run!(self.op_load_global(cur, i)),
                Op::LoadGlobalW => run!(self.aside(cur, |vm, cur| vm.op_load_global_w(cur, i))),
                Op::StoreGlobal => run!(self.op_store_global(cur, i)),
                Op::DeleteGlobal => run!(self.aside(cur, |vm, cur| vm.op_delete_global(cur, i))),
                Op::LoadName => run!(self.aside(cur, |vm, cur| vm.op_load_name(cur, i))),
                Op::StoreName => run!(self.aside(cur, |vm, cur| vm.op_store_name(cur, i))),
                Op::DeleteName => run!(self.aside(cur, |vm, cur| vm.op_delete_name(cur, i))),
                Op::LoadNameFree => run!(self.aside(cur, |vm, cur| vm.op_load_name_free(cur, i))),
                Op::NewCell => run!(self.op_new_cell(cur, i)),
                Op::LoadCell => run!(self.op_load_cell(cur, i)),
                Op::StoreCell => run!(self.op_store_cell(cur, i)),
                Op::DeleteCell => run!(self.aside(cur, |vm, cur| vm.op_delete_cell(cur, i))),
                Op::LoadFree => run!(self.op_load_free(cur, i)),
                Op::StoreFree => run!(self.op_store_free(cur, i)),
                Op::DeleteFree => run!(self.aside(cur, |vm, cur| vm.op_delete_free(cur, i))),
                Op::LoadClosure => run!(self.op_load_closure(cur, i)),
                Op::Neg | Op::Pos | Op::Invert => {
                    run!(self.aside(cur, |vm, cur| vm.op_unary(cur, i, op)))
                }
                Op::Not => run!(self.op_not(cur, i)),
                Op::Add => run!(self.op_add(cur, i)),
                Op::Sub => run!(self.op_sub(cur, i)),
                Op::Mul => run!(self.op_mul(cur, i)),
                Op::Div => run!(self.op_div(cur, i)),
                Op::FloorDiv => run!(self.op_floor_div(cur, i)),
                Op::Mod => run!(self.op_mod(cur, i)),
                Op::BitAnd => run!(self.op_bit_and(cur, i)),
                Op::BitOr => run!(self.op_bit_or(cur, i)),
                Op::BitXor => run!(self.op_bit_xor(cur, i)),
                Op::Shl => run!(self.op_shl(cur, i)),
                Op::Shr => run!(self.op_shr(cur, i)),
                Op::Pow | Op::MatMul => run!(self.aside(cur, |vm, cur| vm.op_binary(cur, i, op))),
                Op::Inplace => run!(self.op_inplace(cur, i)),
                Op::InplaceAdd => run!(self.op_inplace_add(cur, i)),
                Op::AddInt => run!(self.op_add_int(cur, i, Op::Add)),
                Op::SubInt => run!(self.op_sub_int(cur, i, Op::Sub)),
                Op::InplaceAddInt => run!(self.op_add_int(cur, i, Op::InplaceAdd)),
                Op::InplaceSubInt => run!(self.op_sub_int(cur, i, Op::Inplace)),
                Op::Lt => run!(self.op_lt(cur, i)),
                Op::Le => run!(self.op_le(cur, i)),
                Op::Eq => run!(self.op_eq(cur, i)),
                Op::Ne => run!(self.op_ne(cur, i)),
                Op::Gt => run!(self.op_gt(cur, i)),
                Op::Ge => run!(self.op_ge(cur, i)),
                Op::Is => run!(self.op_is(cur, i, true)),
                Op::IsNot => run!(self.op_is(cur, i, false)),
                Op::In => run!(self.aside(cur, |vm, cur| vm.op_in(cur, i, true))),
                Op::NotIn => run!(self.aside(cur, |vm, cur| vm.op_in(cur, i, false))),
                Op::Jump => run!(self.op_jump(cur)),
                Op::Loop => run!(self.op_loop(cur)),
                Op::JumpIfTrue => run!(self.op_jump_if(cur, i, true)),
                Op::JumpIfFalse => run!(self.op_jump_if(cur, i, false)),
                Op::JumpLt => run!(self.op_jump_lt(cur, i)),
                Op::JumpLe => run!(self.op_jump_le(cur, i)),
                Op::JumpEq => run!(self.op_jump_eq(cur, i)),
                Op::JumpNe => run!(self.op_jump_ne(cur, i)),
                Op::JumpGt => run!(self.op_jump_gt(cur, i)),
                Op::JumpGe => run!(self.op_jump_ge(cur, i)),
                Op::JumpLtInt => run!(self.op_jump_lt_int(cur, i)),
                Op::JumpLeInt => run!(self.op_jump_le_int(cur, i)),
                Op::JumpEqInt => run!(self.op_jump_eq_int(cur, i)),
                Op::JumpNeInt => run!(self.op_jump_ne_int(cur, i)),
                Op::JumpGtInt => run!(self.op_jump_gt_int(cur, i)),
                Op::JumpGeInt => run!(self.op_jump_ge_int(cur, i)),
                Op::JumpIs => run!(self.op_jump_is(cur, i)),
                Op::JumpIsNone => run!(self.op_jump_is_none(cur, i)),
                Op::GetAttr => run!(self.op_get_attr(cur, i)),
                Op::SetAttr => run!(self.op_set_attr(cur, i)),
                Op::DelAttr => run!(self.aside(cur, |vm, cur| vm.op_del_attr(cur, i))),
                Op::LoadMethod => run!(self.op_load_method(cur, i)),
                Op::LoadSpecial => run!(self.aside(cur, |vm, cur| vm.op_load_special(cur, i))),
                Op::GetItem => run!(self.op_get_item(cur, i)),
                Op::SetItem => run!(self.op_set_item(cur, i)),
                Op::DelItem => run!(self.aside(cur, |vm, cur| vm.op_del_item(cur, i))),
                Op::BuildSlice => run!(self.aside(cur, |vm, cur| vm.op_build_slice(cur, i))),
                Op::Call => run!(self.op_call(cur, i)),
                Op::CallMethod => run!(self.op_call_method(cur, i)),
                Op::CallKw => run!(self.aside(cur, |vm, cur| vm.op_call_kw(cur, i))),
                Op::CallMethodKw => run!(self.aside(cur, |vm, cur| vm.op_call_method_kw(cur, i))),
                Op::CallEx => run!(self.aside(cur, |vm, cur| vm.op_call_ex(cur, i))),
                Op::Return => match self.stopped(cur, i) {
                    Some(v) => return Ok(Completion::returned(v)),
                    None => run!(self.op_return(cur, i)),
                },
                Op::BuildList => run!(self.op_build_list(cur, i)),
                Op::BuildTuple => run!(self.op_build_tuple(cur, i)),
                Op::BuildDict => run!(self.aside(cur, |vm, cur| vm.op_build_dict(cur, i))),
                Op::BuildSet => run!(self.aside(cur, |vm, cur| vm.op_build_set(cur, i))),
                Op::BuildString => run!(self.aside(cur, |vm, cur| vm.op_build_string(cur, i))),
                Op::FormatValue => run!(self.aside(cur, |vm, cur| vm.op_format_value(cur, i))),
                Op::ListAppend => run!(self.op_list_append(cur, i)),
                Op::ListExtend => run!(self.aside(cur, |vm, cur| vm.op_list_extend(cur, i))),
                Op::ListToTuple => run!(self.aside(cur, |vm, cur| vm.op_list_to_tuple(cur, i))),
                Op::SetAdd => run!(self.aside(cur, |vm, cur| vm.op_set_add(cur, i))),
                Op::SetUpdate => run!(self.aside(cur, |vm, cur| vm.op_set_update(cur, i))),
                Op::DictSet => run!(self.aside(cur, |vm, cur| vm.op_dict_set(cur, i))),
                Op::DictUpdate => run!(self.aside(cur, |vm, cur| vm.op_dict_update(cur, i))),
                Op::DictMerge => run!(self.aside(cur, |vm, cur| vm.op_dict_merge(cur, i))),
                Op::GetIter => run!(self.aside(cur, |vm, cur| vm.op_get_iter(cur, i))),
                Op::ForIter => run!(self.op_for_iter(cur, i)),
                Op::ForLoop => run!(self.op_for_loop(cur, i)),
                Op::UnpackSequence => run!(self.op_unpack_sequence(cur, i)),
                Op::UnpackEx => run!(self.aside(cur, |vm, cur| vm.op_unpack_ex(cur, i))),
                Op::MakeFunction => run!(self.aside(cur, |vm, cur| vm.op_make_function(cur, i))),
                Op::BuildClass => run!(self.aside(cur, |vm, cur| vm.op_build_class(cur, i))),
                Op::Raise => run!(self.aside(cur, |vm, cur| vm.op_raise(cur, i))),
                Op::RaiseFrom => run!(self.aside(cur, |vm, cur| vm.op_raise_from(cur, i))),
                Op::Reraise => run!(self.aside(cur, |vm, cur| vm.op_reraise(cur, i))),
                Op::RaiseBare => run!(self.aside(cur, |vm, cur| vm.op_raise_bare(cur))),
                Op::PushHandled => run!(self.aside(cur, |vm, cur| vm.op_push_handled(cur, i))),
                Op::PopHandled => run!(self.aside(cur, |vm, cur| vm.op_pop_handled(cur, i))),
                Op::MatchException => {
                    run!(self.aside(cur, |vm, cur| vm.op_match_exception(cur, i)))
                }
                Op::LoadAssertionError => {
                    run!(self.aside(cur, |vm, cur| vm.op_load_assertion_error(cur, i)))
                }
                Op::MakeGenerator => run!(self.aside(cur, |vm, cur| vm.op_make_generator(cur))),
                Op::Yield => run!(self.aside(cur, |vm, cur| vm.op_yield(cur, i))),
                Op::GetYieldFromIter => {
                    run!(self.aside(cur, |vm, cur| vm.op_get_yield_from_iter(cur, i)))
                }
                Op::Send => run!(self.aside(cur, |vm, cur| vm.op_send(cur, i))),
                Op::ImportName => run!(self.aside(cur, |vm, cur| vm.op_import_name(cur, i))),
                Op::ImportStar => run!(self.aside(cur, |vm, cur| vm.op_import_star(cur, i))),
                Op::ImportFrom => run!(self.aside(cur, |vm, cur| vm.op_import_from(cur, i))),
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn no_such_op(&mut self, cur: Cursor) -> Trap {
        self.sync(cur);
        self.bad_image("no such instruction")
    }

    /// Registers of the frame at hand. Wherever a frame is, a whole window fits above its
    /// first slot: calls see to it.
    #[inline(always)]
    pub(crate) fn window(&mut self, fp: usize) -> &mut [u64; WINDOW] {
        match self.heap.words[fp..].first_chunk_mut() {
            Some(window) => window,
            None => no_window(),
        }
    }

    /// Register `r` of the frame at hand.
    #[inline(always)]
    pub(crate) fn reg(&self, cur: &Cursor, r: u8) -> Value {
        self.word(cur.fp + r as usize)
    }

    /// Sets register `r` of the frame at hand.
    #[inline(always)]
    pub(crate) fn set_reg(&mut self, cur: &Cursor, r: u8, v: Value) {
        self.set_word(cur.fp + r as usize, v);
    }

    /// The instruction's further word.
    #[inline(always)]
    pub(crate) fn wide(&self, cur: &Cursor) -> u32 {
        self.image.ops[cur.pc + 1]
    }

    /// Runs an out-of-line opcode on a copy of the evaluator's registers, so that those
    /// themselves need no address and stay in the processor's.
    #[inline(always)]
    pub(crate) fn aside(
        &mut self,
        cur: &mut Cursor,
        op: impl FnOnce(&mut Self, &mut Cursor) -> Res<()>,
    ) -> Res<()> {
        let mut copy = *cur;
        let done = op(self, &mut copy);
        *cur = copy;
        done
    }

    /// Lets natives and slow paths know where the evaluator is.
    #[inline(always)]
    pub(crate) fn sync(&mut self, cur: Cursor) {
        self.pc = cur.pc;
        self.fp = cur.fp;
    }

    /// Where to go on after an instruction did not finish.
    #[cold]
    #[inline(never)]
    fn recover(&mut self, cur: Cursor, trap: Trap, retries: u32) -> Res<Cursor> {
        self.sync(cur);
        match trap {
            Trap::Full(words) => {
                if self.heap.stress {
                    // The next try must neither fail for this nor poll and so fail again.
                    self.heap.armed = false;
                    self.budget = 2;
                }
                if self.room_after_collecting(words, retries) {
                    return Ok(cur);
                }
                self.out_of_memory();
                self.unwind(cur)
            }
            _ => self.unwind(cur),
        }
    }

    /// Collects; whether the instruction that wanted `words` words may be tried again.
    ///
    /// An instruction may want several objects, of which only the one that did not fit is known:
    /// so each further try of the same instruction asks for twice as much room, until it has
    /// enough or that much cannot be had. [`MOST_TRIES`] ends it for what never has enough.
    fn room_after_collecting(&mut self, words: usize, tries: u32) -> bool {
        let wanted = words.saturating_mul(1 << (tries - 1));
        self.collect(wanted);
        if tries > FRUGAL_TRIES {
            self.heap.limit = self.heap.end();
        }
        let needed = if tries > FRUGAL_TRIES {
            words * 2
        } else {
            words
        };
        self.heap.reserve(needed.min(wanted)).is_ok() && tries < MOST_TRIES
    }

    /// Polls the host: signals, budgets.
    #[cold]
    #[inline(never)]
    pub(crate) fn poll(&mut self, cur: Cursor) -> Res<()> {
        self.sync(cur);
        self.budget = crate::vm::POLL_INTERVAL;
        if self.heap.stress {
            self.budget = 1;
            self.heap.armed = true;
        }
        let host = self.host;
        host.poll(self)
    }
}

/// The evaluator: runs the frame on top until it returns or raises.
///
/// This is what a [`Stub`](crate::Stub) calls, and nothing else: so it has the C calling convention, and a stub's return address is that of this very
/// function's frame.
pub extern "C" fn evaluate(vm: &mut Vm<'_>) -> Completion {
    let ops = vm.image.ops;
    let mut cur = Cursor {
        pc: vm.pc,
        fp: vm.fp,
    };
    // How often the instruction at hand has been tried again for want of memory.
    let mut retries = 0;
    loop {
        match vm.run_instructions(&mut cur, ops, &mut retries) {
            Ok(completion) => return completion,
            Err(Trap::Done(v)) => return Completion::returned(v),
            Err(trap) => {
                retries += 1;
                match vm.recover(cur, trap, retries) {
                    Ok(next) => cur = next,
                    Err(_) => return Completion::RAISED,
                }
            }
        }
    }
}

/// The word of a frame's header that says where and how to go back.
#[inline(always)]
pub(crate) fn return_word(pc: usize, dest: u8, flags: u64) -> Value {
    Value::int((pc as u32 as u64 | (dest as u64) << 32 | flags << 40) as i64)
}

/// The word of a frame's header that says where the previous frame is, and how many slots this
/// one has.
#[inline(always)]
pub(crate) fn frame_word(previous: usize, slots: usize) -> Value {
    Value::int((previous as u32 as u64 | (slots as u64) << 32) as i64)
}

/// Previous frame and number of slots of a frame.
#[inline(always)]
pub(crate) fn split_frame_word(word: u64) -> (usize, usize) {
    (word as u32 as usize, (word >> 32) as u16 as usize)
}

/// Return address, destination register and flags of a frame.
#[inline(always)]
pub(crate) fn split_return_word(word: u64) -> (usize, u8, u64) {
    (word as u32 as usize, (word >> 32) as u8, word >> 40 & 0xFF)
}

#[cold]
fn no_window() -> ! {
    panic!("a frame without a window above it")
}
