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

impl Vm<'_> {
    /// Runs the frame on top until it returns or raises; it was pushed with
    /// [`STOP`](crate::vm::STOP).
    ///
    /// # Errors
    /// [`Trap::Raised`] alone.
    pub(crate) fn run(&mut self) -> Res<()> {
        match evaluate(self) {
            Completion::Returned => Ok(()),
            Completion::Raised => Err(Trap::Raised),
        }
    }

    #[inline(always)]
    fn step(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let Some(op) = Op::from_u8(i.op()) else {
            return self.no_such_op(*cur);
        };
        match op {
            Op::Nop => self.op_nop(cur),
            Op::Move => self.op_move(cur, i),
            Op::LoadConst => self.op_load_const(cur, i),
            Op::LoadConstW => self.aside(cur, |vm, cur| vm.op_load_const_w(cur, i)),
            Op::LoadInt => self.op_load_int(cur, i),
            Op::LoadBlob => self.aside(cur, |vm, cur| vm.op_load_blob(cur, i)),
            Op::LoadFar => self.aside(cur, |vm, cur| vm.op_load_far(cur, i)),
            Op::StoreFar => self.aside(cur, |vm, cur| vm.op_store_far(cur, i)),
            Op::CheckLocal => self.op_check_local(cur, i),
            Op::ClearLocal => self.op_clear_local(cur, i),
            Op::LoadGlobal => self.op_load_global(cur, i),
            Op::LoadGlobalW => self.aside(cur, |vm, cur| vm.op_load_global_w(cur, i)),
            Op::StoreGlobal => self.op_store_global(cur, i),
            Op::DeleteGlobal => self.aside(cur, |vm, cur| vm.op_delete_global(cur, i)),
            Op::LoadName => self.aside(cur, |vm, cur| vm.op_load_name(cur, i)),
            Op::StoreName => self.aside(cur, |vm, cur| vm.op_store_name(cur, i)),
            Op::DeleteName => self.aside(cur, |vm, cur| vm.op_delete_name(cur, i)),
            Op::LoadNameFree => self.aside(cur, |vm, cur| vm.op_load_name_free(cur, i)),
            Op::NewCell => self.op_new_cell(cur, i),
            Op::LoadCell => self.op_load_cell(cur, i),
            Op::StoreCell => self.op_store_cell(cur, i),
            Op::DeleteCell => self.aside(cur, |vm, cur| vm.op_delete_cell(cur, i)),
            Op::LoadFree => self.op_load_free(cur, i),
            Op::StoreFree => self.op_store_free(cur, i),
            Op::DeleteFree => self.aside(cur, |vm, cur| vm.op_delete_free(cur, i)),
            Op::LoadClosure => self.op_load_closure(cur, i),
            Op::Neg | Op::Pos | Op::Invert => self.aside(cur, |vm, cur| vm.op_unary(cur, i, op)),
            Op::Not => self.op_not(cur, i),
            Op::Add => self.op_add(cur, i),
            Op::Sub => self.op_sub(cur, i),
            Op::Mul => self.op_mul(cur, i),
            Op::Div => self.op_div(cur, i),
            Op::FloorDiv => self.op_floor_div(cur, i),
            Op::Mod => self.op_mod(cur, i),
            Op::BitAnd => self.op_bit_and(cur, i),
            Op::BitOr => self.op_bit_or(cur, i),
            Op::BitXor => self.op_bit_xor(cur, i),
            Op::Shl => self.op_shl(cur, i),
            Op::Shr => self.op_shr(cur, i),
            Op::Pow | Op::MatMul => self.aside(cur, |vm, cur| vm.op_binary(cur, i, op)),
            Op::Inplace => self.op_inplace(cur, i),
            Op::InplaceAdd => self.op_inplace_add(cur, i),
            Op::AddInt => self.op_add_int(cur, i, Op::Add),
            Op::SubInt => self.op_sub_int(cur, i, Op::Sub),
            Op::InplaceAddInt => self.op_add_int(cur, i, Op::InplaceAdd),
            Op::InplaceSubInt => self.op_sub_int(cur, i, Op::Inplace),
            Op::Lt => self.op_lt(cur, i),
            Op::Le => self.op_le(cur, i),
            Op::Eq => self.op_eq(cur, i),
            Op::Ne => self.op_ne(cur, i),
            Op::Gt => self.op_gt(cur, i),
            Op::Ge => self.op_ge(cur, i),
            Op::Is => self.op_is(cur, i, true),
            Op::IsNot => self.op_is(cur, i, false),
            Op::In => self.aside(cur, |vm, cur| vm.op_in(cur, i, true)),
            Op::NotIn => self.aside(cur, |vm, cur| vm.op_in(cur, i, false)),
            Op::Jump => self.op_jump(cur),
            Op::Loop => self.op_loop(cur),
            Op::JumpIfTrue => self.op_jump_if(cur, i, true),
            Op::JumpIfFalse => self.op_jump_if(cur, i, false),
            Op::JumpLt => self.op_jump_lt(cur, i),
            Op::JumpLe => self.op_jump_le(cur, i),
            Op::JumpEq => self.op_jump_eq(cur, i),
            Op::JumpNe => self.op_jump_ne(cur, i),
            Op::JumpGt => self.op_jump_gt(cur, i),
            Op::JumpGe => self.op_jump_ge(cur, i),
            Op::JumpLtInt => self.op_jump_lt_int(cur, i),
            Op::JumpLeInt => self.op_jump_le_int(cur, i),
            Op::JumpEqInt => self.op_jump_eq_int(cur, i),
            Op::JumpNeInt => self.op_jump_ne_int(cur, i),
            Op::JumpGtInt => self.op_jump_gt_int(cur, i),
            Op::JumpGeInt => self.op_jump_ge_int(cur, i),
            Op::JumpIs => self.op_jump_is(cur, i),
            Op::JumpIsNone => self.op_jump_is_none(cur, i),
            Op::GetAttr => self.op_get_attr(cur, i),
            Op::SetAttr => self.op_set_attr(cur, i),
            Op::DelAttr => self.aside(cur, |vm, cur| vm.op_del_attr(cur, i)),
            Op::LoadMethod => self.op_load_method(cur, i),
            Op::LoadSpecial => self.aside(cur, |vm, cur| vm.op_load_special(cur, i)),
            Op::GetItem => self.op_get_item(cur, i),
            Op::SetItem => self.op_set_item(cur, i),
            Op::DelItem => self.aside(cur, |vm, cur| vm.op_del_item(cur, i)),
            Op::BuildSlice => self.aside(cur, |vm, cur| vm.op_build_slice(cur, i)),
            Op::Call => self.op_call(cur, i),
            Op::CallMethod => self.op_call_method(cur, i),
            Op::CallKw => self.aside(cur, |vm, cur| vm.op_call_kw(cur, i)),
            Op::CallMethodKw => self.aside(cur, |vm, cur| vm.op_call_method_kw(cur, i)),
            Op::CallEx => self.aside(cur, |vm, cur| vm.op_call_ex(cur, i)),
            Op::Return => self.op_return(cur, i),
            Op::BuildList => self.op_build_list(cur, i),
            Op::BuildTuple => self.op_build_tuple(cur, i),
            Op::BuildDict => self.aside(cur, |vm, cur| vm.op_build_dict(cur, i)),
            Op::BuildSet => self.aside(cur, |vm, cur| vm.op_build_set(cur, i)),
            Op::BuildString => self.aside(cur, |vm, cur| vm.op_build_string(cur, i)),
            Op::FormatValue => self.aside(cur, |vm, cur| vm.op_format_value(cur, i)),
            Op::ListAppend => self.op_list_append(cur, i),
            Op::ListExtend => self.aside(cur, |vm, cur| vm.op_list_extend(cur, i)),
            Op::ListToTuple => self.aside(cur, |vm, cur| vm.op_list_to_tuple(cur, i)),
            Op::SetAdd => self.aside(cur, |vm, cur| vm.op_set_add(cur, i)),
            Op::SetUpdate => self.aside(cur, |vm, cur| vm.op_set_update(cur, i)),
            Op::DictSet => self.aside(cur, |vm, cur| vm.op_dict_set(cur, i)),
            Op::DictUpdate => self.aside(cur, |vm, cur| vm.op_dict_update(cur, i)),
            Op::DictMerge => self.aside(cur, |vm, cur| vm.op_dict_merge(cur, i)),
            Op::GetIter => self.aside(cur, |vm, cur| vm.op_get_iter(cur, i)),
            Op::ForIter => self.op_for_iter(cur, i),
            Op::ForLoop => self.op_for_loop(cur, i),
            Op::UnpackSequence => self.op_unpack_sequence(cur, i),
            Op::UnpackEx => self.aside(cur, |vm, cur| vm.op_unpack_ex(cur, i)),
            Op::MakeFunction => self.aside(cur, |vm, cur| vm.op_make_function(cur, i)),
            Op::BuildClass => self.aside(cur, |vm, cur| vm.op_build_class(cur, i)),
            Op::Raise => self.aside(cur, |vm, cur| vm.op_raise(cur, i)),
            Op::RaiseFrom => self.aside(cur, |vm, cur| vm.op_raise_from(cur, i)),
            Op::Reraise => self.aside(cur, |vm, cur| vm.op_reraise(cur, i)),
            Op::RaiseBare => self.aside(cur, |vm, cur| vm.op_raise_bare(cur)),
            Op::PushHandled => self.aside(cur, |vm, cur| vm.op_push_handled(cur, i)),
            Op::PopHandled => self.aside(cur, |vm, cur| vm.op_pop_handled(cur, i)),
            Op::MatchException => self.aside(cur, |vm, cur| vm.op_match_exception(cur, i)),
            Op::LoadAssertionError => self.aside(cur, |vm, cur| vm.op_load_assertion_error(cur, i)),
            Op::MakeGenerator => self.aside(cur, |vm, cur| vm.op_make_generator(cur)),
            Op::Yield => self.aside(cur, |vm, cur| vm.op_yield(cur, i)),
            Op::GetYieldFromIter => self.aside(cur, |vm, cur| vm.op_get_yield_from_iter(cur, i)),
            Op::Send => self.aside(cur, |vm, cur| vm.op_send(cur, i)),
            Op::ImportName => self.aside(cur, |vm, cur| vm.op_import_name(cur, i)),
            Op::ImportFrom => self.aside(cur, |vm, cur| vm.op_import_from(cur, i)),
            Op::ImportStar => self.aside(cur, |vm, cur| vm.op_import_star(cur, i)),
        }
    }

    #[cold]
    #[inline(never)]
    fn no_such_op(&mut self, cur: Cursor) -> Res<()> {
        self.sync(cur);
        Err(self.bad_image("no such instruction"))
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
                    self.heap.armed = false;
                }
                if self.room_after_collecting(words, retries) {
                    return Ok(cur);
                }
                let error = self.root(crate::vm::Root::MemoryError);
                self.raise_value(error);
                self.unwind(cur)
            }
            _ => self.unwind(cur),
        }
    }

    /// Collects; whether the instruction that wanted `words` words may be tried again. The
    /// instruction may want more than one object: each further try asks for twice as much.
    fn room_after_collecting(&mut self, words: usize, retries: u32) -> bool {
        let wanted = words.saturating_mul(1 << (retries - 1).min(20));
        self.collect(wanted);
        let end = self.heap.end();
        if retries > 1 && self.heap.limit < end && retries > 3 {
            self.heap.limit = end;
        }
        self.heap.reserve(words).is_ok()
            && (retries < 4 || self.heap.reserve(wanted.min(words * 2)).is_ok())
            && retries < 24
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
/// This is what [`Trampolines::enter`](crate::Trampolines::enter) has a stub call, and nothing
/// else: so it has the C calling convention, and a stub's return address is that of this very
/// function's frame.
pub extern "C" fn evaluate(vm: &mut Vm<'_>) -> Completion {
    let ops = vm.image.ops;
    let mut cur = Cursor { pc: vm.pc, fp: vm.fp };
    let mut retries = 0;
    loop {
        let instr = Instr(ops[cur.pc]);
        match vm.step(&mut cur, instr) {
            Ok(()) => retries = 0,
            Err(Trap::Done) => return Completion::Returned,
            Err(trap) => {
                retries += 1;
                match vm.recover(cur, trap, retries) {
                    Ok(next) => cur = next,
                    Err(_) => return Completion::Raised,
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

/// Return address, destination register and flags of a frame.
#[inline(always)]
pub(crate) fn split_return_word(word: u64) -> (usize, u8, u64) {
    (word as u32 as usize, (word >> 32) as u8, word >> 40 & 0xFF)
}

#[cold]
fn no_window() -> ! {
    panic!("a frame without a window above it")
}
