//! Passing what is sent, and what is yielded, through traced frames that delegate.
//!
//! Each frame of a chain of `await` or `yield from` is entered through its stub at each step, and
//! nearly always does nothing but send on to the next one and yield what comes back. A stub calls
//! [`relay`] for that in place of the evaluator, which takes over when there is more to do.

use core::sync::atomic::AtomicUsize;

use crate::host::Completion;
use crate::interp::{Cursor, evaluate};
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::trap::Trap;
use crate::vm::Vm;

/// Does what [`evaluate`] does, for a frame that stands at a `Send`.
pub(super) extern "C" fn relay(vm: &mut Vm<'_>, return_slot: &AtomicUsize) -> Completion {
    let cur = Cursor {
        pc: vm.pc,
        fp: vm.fp,
    };
    let i = Instr(vm.image.ops[cur.pc]);
    let (sent, inner) = (vm.reg(&cur, i.a()), vm.reg(&cur, i.b()));
    if !(inner.is(Kind::Generator) || inner.is(Kind::Coroutine)) {
        return evaluate(vm, return_slot);
    }
    match vm.step_generator(cur, i, inner, sent) {
        Err(Trap::Done(v)) => Completion::returned(vm.heap.handed_back(v)),
        Ok(next) => {
            vm.sync(next);
            evaluate(vm, return_slot)
        }
        Err(trap) => match vm.recover(cur, trap, 1) {
            Ok(next) => {
                vm.sync(next);
                evaluate(vm, return_slot)
            }
            Err(_) => Completion::RAISED,
        },
    }
}
