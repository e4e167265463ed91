//! The evaluator's loop: fetch, dispatch to one method per opcode, and what happens when one
//! does not finish.

use core::sync::atomic::{AtomicUsize, Ordering};

use crate::host::Completion;
use crate::lines::{LineMark, NoLines, ReturnAddress};
use crate::opcode::{Op, at_line, number};
use crate::seldom::seldom;
use crate::trap::{Ending, Res, Trap};
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
    /// [`Trap::RAISED`] alone.
    pub(crate) fn run(&mut self) -> Res {
        evaluate(self, &AtomicUsize::new(0), 0)
            .value()
            .ok_or(Trap::RAISED)
    }

    /// Runs instructions until one does not finish; `cur` then is at that one.
    #[cfg_attr(feature = "speed", inline(always))]
    fn run_instructions<L: LineMark>(
        &mut self,
        cur: &mut Cursor,
        lines: &mut L,
        retries: &mut u32,
    ) -> Result<Completion, Trap> {
        'next: loop {
            // Each arm goes back to the top of the loop by itself, so that what an opcode's fast way
            // returns is known there and costs no test.
            macro_rules! finish {
                ($op:expr) => {{
                    let frame = cur.fp;
                    match $op {
                        Ok(()) => {
                            *retries = 0;
                            if cur.fp != frame {
                                lines.in_frame(cur.fp);
                            }
                            continue 'next;
                        }
                        Err(trap) => return Err(trap),
                    }
                }};
            }
            // Every number of a byte has an arm, so that the jump through the table needs no test:
            // two for each opcode that often begins a line, and one for all others where one does.
            // With many more arms than that the compiler keeps the addresses of the machine's
            // fields in memory, instead of making them up where they are used.
            macro_rules! dispatch {
                ($word:ident;
                    often { $($name:ident: $op:expr;)* }
                    seldom { $($other:ident: $other_op:expr;)* }) => {
                    match L::byte($word) {
                        $(number::$name => finish!($op),)*
                        $(number::$other => finish!($other_op),)*
                        $(at_line::$name => {
                            lines.at($word);
                            finish!($op)
                        })*
                        $(at_line::$other)|* => {
                            lines.at($word);
                            finish!(self.aside(cur, |vm, cur| vm.run_seldom(cur, L::instr($word))))
                        }
                    }
                };
            }
            // Looked up in the machine each time: a copy of where the instructions are would be written
            // by each evaluator that begins, and its first fetches would wait for that.
            let word = self.fetch::<L>(cur.pc);
            let i = L::instr(word);
            seldom! { dispatch!; self, cur, i; word;
                often {
                    LoadConstW: self.aside(cur, |vm, cur| vm.op_load_const_w(cur, i));
                    LoadBlob: self.aside(cur, |vm, cur| vm.op_load_blob(cur, i));
                    LoadFar: self.aside(cur, |vm, cur| vm.op_load_far(cur, i));
                    StoreFar: self.aside(cur, |vm, cur| vm.op_store_far(cur, i));
                    ClearLocal: self.aside(cur, |vm, cur| vm.op_clear_local(cur, i));
                    LoadGlobalW: self.aside(cur, |vm, cur| vm.op_load_global_w(cur, i));
                    DeleteGlobal: self.aside(cur, |vm, cur| vm.op_delete_global(cur, i));
                    LoadName: self.aside(cur, |vm, cur| vm.op_load_name(cur, i));
                    StoreName: self.aside(cur, |vm, cur| vm.op_store_name(cur, i));
                    DeleteName: self.aside(cur, |vm, cur| vm.op_delete_name(cur, i));
                    LoadNameFree: self.aside(cur, |vm, cur| vm.op_load_name_free(cur, i));
                    NewCell: self.aside(cur, |vm, cur| vm.op_new_cell(cur, i));
                    DeleteCell: self.aside(cur, |vm, cur| vm.op_delete_cell(cur, i));
                    DeleteFree: self.aside(cur, |vm, cur| vm.op_delete_free(cur, i));
                    LoadClosure: self.aside(cur, |vm, cur| vm.op_load_closure(cur, i));
                    Neg: self.aside(cur, |vm, cur| vm.op_unary(cur, i, Op::Neg));
                    Pos: self.aside(cur, |vm, cur| vm.op_unary(cur, i, Op::Pos));
                    Invert: self.aside(cur, |vm, cur| vm.op_unary(cur, i, Op::Invert));
                    Pow: self.aside(cur, |vm, cur| vm.op_binary(cur, i, Op::Pow));
                    MatMul: self.aside(cur, |vm, cur| vm.op_binary(cur, i, Op::MatMul));
                    In: self.aside(cur, |vm, cur| vm.op_in(cur, i, true));
                    NotIn: self.aside(cur, |vm, cur| vm.op_in(cur, i, false));
                    DelAttr: self.aside(cur, |vm, cur| vm.op_del_attr(cur, i));
                    LoadSpecial: self.aside(cur, |vm, cur| vm.op_load_special(cur, i));
                    DelItem: self.aside(cur, |vm, cur| vm.op_del_item(cur, i));
                    BuildSlice: self.aside(cur, |vm, cur| vm.op_build_slice(cur, i));
                    CallKw: self.aside(cur, |vm, cur| vm.op_call_kw(cur, i));
                    CallMethodKw: self.aside(cur, |vm, cur| vm.op_call_method_kw(cur, i));
                    CallEx: self.aside(cur, |vm, cur| vm.op_call_ex(cur, i));
                    BuildDict: self.aside(cur, |vm, cur| vm.op_build_dict(cur, i));
                    BuildSet: self.aside(cur, |vm, cur| vm.op_build_set(cur, i));
                    BuildString: self.aside(cur, |vm, cur| vm.op_build_string(cur, i));
                    FormatValue: self.aside(cur, |vm, cur| vm.op_format_value(cur, i));
                    ListExtend: self.aside(cur, |vm, cur| vm.op_list_extend(cur, i));
                    ListToTuple: self.aside(cur, |vm, cur| vm.op_list_to_tuple(cur, i));
                    SetAdd: self.aside(cur, |vm, cur| vm.op_set_add(cur, i));
                    SetUpdate: self.aside(cur, |vm, cur| vm.op_set_update(cur, i));
                    DictSet: self.aside(cur, |vm, cur| vm.op_dict_set(cur, i));
                    DictUpdate: self.aside(cur, |vm, cur| vm.op_dict_update(cur, i));
                    DictMerge: self.aside(cur, |vm, cur| vm.op_dict_merge(cur, i));
                    GetIter: self.aside(cur, |vm, cur| vm.op_get_iter(cur, i));
                    UnpackEx: self.aside(cur, |vm, cur| vm.op_unpack_ex(cur, i));
                    MakeFunction: self.aside(cur, |vm, cur| vm.op_make_function(cur, i));
                    BuildClass: self.aside(cur, |vm, cur| vm.op_build_class(cur, i));
                    Raise: self.aside(cur, |vm, cur| vm.op_raise(cur, i));
                    RaiseFrom: self.aside(cur, |vm, cur| vm.op_raise_from(cur, i));
                    Reraise: self.aside(cur, |vm, cur| vm.op_reraise(cur, i));
                    RaiseBare: self.aside(cur, |vm, cur| vm.op_raise_bare(cur));
                    PushHandled: self.aside(cur, |vm, cur| vm.op_push_handled(cur, i));
                    PopHandled: self.aside(cur, |vm, cur| vm.op_pop_handled(cur, i));
                    MatchException: self.aside(cur, |vm, cur| vm.op_match_exception(cur, i));
                    Rare: self.aside(cur, |vm, cur| vm.op_rare(cur, i));
                    MakeGenerator: self.aside(cur, |vm, cur| vm.op_make_generator(cur));
                    Yield: self.aside(cur, |vm, cur| vm.op_yield(cur, i));
                    GetYieldFromIter: self.aside(cur, |vm, cur| vm.op_get_yield_from_iter(cur, i));
                    Send: self.aside(cur, |vm, cur| vm.op_send(cur, i));
                    ImportName: self.aside(cur, |vm, cur| vm.op_import_name(cur, i));
                    ImportStar: self.aside(cur, |vm, cur| vm.op_import_star(cur, i));
                    ImportFrom: self.aside(cur, |vm, cur| vm.op_import_from(cur, i));
                    Mod: self.op_mod(cur, i);
                    BitAnd: self.op_bit_and(cur, i);
                    Move: self.op_move(cur, i);
                    LoadConst: self.op_load_const(cur, i);
                    LoadInt: self.op_load_int(cur, i);
                    LoadGlobal: self.op_load_global(cur, i);
                    Add: self.op_add(cur, i);
                    Sub: self.op_sub(cur, i);
                    Mul: self.op_mul(cur, i);
                    InplaceAdd: self.op_inplace_add(cur, i);
                    AddInt: self.op_add_int(cur, i, Op::Add);
                    InplaceAddInt: self.op_add_int(cur, i, Op::InplaceAdd);
                    JumpIfTrue: self.op_jump_if(cur, i, true);
                    JumpIfFalse: self.op_jump_if(cur, i, false);
                    JumpLt: self.op_jump_lt(cur, i);
                    JumpLtInt: self.op_jump_lt_int(cur, i);
                    JumpEqInt: self.op_jump_eq_int(cur, i);
                    GetAttr: self.op_get_attr(cur, i);
                    SetAttr: self.op_set_attr(cur, i);
                    LoadMethod: self.op_load_method(cur, i);
                    Call: self.op_call(cur, i);
                    CallMethod: self.op_call_method(cur, i);
                    Return: match self.stopped(cur, i) {
                        Some(v) => return Ok(Completion::returned(v)),
                        None => self.op_return(cur, i),
                    };
                    ForLoop: self.op_for_loop(cur, i);
                }
            }
        }
    }

    /// Instruction number `pc` of the image.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn fetch<L: LineMark>(&self, pc: usize) -> L::Word {
        L::words(self)[pc]
    }

    /// Registers of the frame at hand. Wherever a frame is, a whole window fits above its
    /// first slot: calls see to it.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn window(&mut self, fp: usize) -> &mut [u64; WINDOW] {
        match self.heap.words[fp..].first_chunk_mut() {
            Some(window) => window,
            None => no_window(),
        }
    }

    /// Register `r` of the frame at hand.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn reg(&self, cur: &Cursor, r: u8) -> Value {
        self.word(cur.fp + r as usize)
    }

    /// Sets register `r` of the frame at hand.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn set_reg(&mut self, cur: &Cursor, r: u8, v: Value) {
        self.set_word(cur.fp + r as usize, v);
    }

    /// The instruction's further word.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn wide(&self, cur: &Cursor) -> u32 {
        self.image.ops[cur.pc + 1]
    }

    /// Runs an out-of-line opcode on a copy of the evaluator's registers, so that those
    /// themselves need no address and stay in the processor's.
    #[cfg_attr(feature = "speed", inline(always))]
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
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn sync(&mut self, cur: Cursor) {
        self.pc = cur.pc;
        self.fp = cur.fp;
    }

    /// Where to go on after an instruction did not finish.
    #[cold]
    #[inline(never)]
    pub(crate) fn recover(&mut self, cur: Cursor, trap: Trap, retries: u32) -> Res<Cursor> {
        self.sync(cur);
        match self.wanted(trap) {
            Some(words) if !self.is_raised(trap) => {
                if self.heap.faults.are_on() {
                    // The next try must neither fail for this nor poll and so fail again.
                    self.heap.fail_later(retries);
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
        self.heap.has_room(needed.min(wanted)) && tries < MOST_TRIES
    }

    /// Polls the host: signals, budgets.
    #[cold]
    #[inline(never)]
    pub(crate) fn poll(&mut self, cur: Cursor) -> Res<()> {
        self.sync(cur);
        self.budget = crate::vm::POLL_INTERVAL;
        if self.heap.faults.are_on() {
            self.budget = 1;
            self.heap.rearm();
        }
        let host = self.host;
        host.poll(self)?;
        self.run_finalizers();
        self.next_portion()
    }
}

/// The evaluator: runs the frame on top until it returns or raises.
///
/// This is what a [`Stub`](crate::Stub) enters, and nothing else: so it has the C calling
/// convention, and a stub's return address is that of this very function's frame. It may not be the
/// one to return to: see [`Evaluator`](crate::Evaluator).
pub extern "C" fn evaluate(
    vm: &mut Vm<'_>,
    return_slot: &AtomicUsize,
    return_address: usize,
) -> Completion {
    let completion = run_frame(vm, &mut NoLines);
    if return_address != 0 {
        return_slot.store(return_address, Ordering::Relaxed);
    }
    completion
}

/// The evaluator that keeps its return address, in `return_slot`, at the site of the line at hand:
/// see [`Vm::set_lines`].
pub extern "C" fn evaluate_lines(
    vm: &mut Vm<'_>,
    return_slot: &AtomicUsize,
    return_address: usize,
) -> Completion {
    let elsewhere = AtomicUsize::new(0);
    let mut lines = ReturnAddress::new(return_slot, return_address, &elsewhere, vm.fp);
    let completion = run_frame(vm, &mut lines);
    lines.put_back();
    completion
}

/// Runs the frame on top until it is left, and tells `lines` where lines begin.
#[cfg_attr(feature = "speed", inline(always))]
fn run_frame<L: LineMark>(vm: &mut Vm<'_>, lines: &mut L) -> Completion {
    let mut cur = Cursor {
        pc: vm.pc,
        fp: vm.fp,
    };
    // How often the instruction at hand has been tried again for want of memory.
    let mut retries = 0;
    lines.at(vm.fetch::<L>(cur.pc));
    loop {
        match vm.run_instructions(&mut cur, lines, &mut retries) {
            Ok(completion) => return completion,
            Err(trap) => match vm.heap.ending(trap) {
                Ending::Done(v) => return Completion::returned(v),
                Ending::Paused => return Completion::PAUSED,
                _ => {
                    retries += 1;
                    match vm.recover(cur, trap, retries) {
                        Ok(next) => {
                            cur = next;
                            lines.in_frame(cur.fp);
                            lines.at(vm.fetch::<L>(cur.pc));
                        }
                        Err(_) => return Completion::RAISED,
                    }
                }
            },
        }
    }
}

/// The word of a frame's header that says where and how to go back.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) fn return_word(pc: usize, dest: u8, flags: u64) -> Value {
    Value::int((pc as u32 as u64 | (dest as u64) << 32 | flags << 40) as i64)
}

/// The word of a frame's header that says where the previous frame is, and how many slots this
/// one has.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) fn frame_word(previous: usize, slots: usize) -> Value {
    Value::int((previous as u32 as u64 | (slots as u64) << 32) as i64)
}

/// Previous frame and number of slots of a frame.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) fn split_frame_word(word: u64) -> (usize, usize) {
    (word as u32 as usize, (word >> 32) as u16 as usize)
}

/// Return address, destination register and flags of a frame.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) fn split_return_word(word: u64) -> (usize, u8, u64) {
    (word as u32 as usize, (word >> 32) as u8, word >> 40 & 0xFF)
}

#[cold]
fn no_window() -> ! {
    panic!("a frame without a window above it")
}
