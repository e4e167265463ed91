//! The opcodes that seldom begin a line of a program.
//!
//! The evaluator of lines has two arms for an opcode that often does. These have one, and where one
//! of them does begin a line it runs here.

use crate::interp::Cursor;
use crate::opcode::{Instr, LINE, Op, number};
use crate::trap::Res;
use crate::vm::Vm;

/// Hands the opcodes, each with what it does, to the macro `apply`, behind further tokens for it.
macro_rules! seldom {
    ($apply:ident!; $vm:ident, $cur:ident, $i:ident; $($before:tt)*) => {
        $apply! {
            $($before)*
            seldom {
                SetItem: $vm.op_set_item($cur, $i);
                GetItem: $vm.op_get_item($cur, $i);
                ForIter: $vm.op_for_iter($cur, $i);
                JumpNeInt: $vm.op_jump_ne_int($cur, $i);
                JumpGtInt: $vm.op_jump_gt_int($cur, $i);
                LoadFree: $vm.op_load_free($cur, $i);
                JumpEq: $vm.op_jump_eq($cur, $i);
                Jump: $vm.op_jump($cur);
                FloorDiv: $vm.op_floor_div($cur, $i);
                SubInt: $vm.op_sub_int($cur, $i, Op::Sub);
                InplaceSubInt: $vm.op_sub_int($cur, $i, Op::Inplace);
                Div: $vm.op_div($cur, $i);
                LoadCell: $vm.op_load_cell($cur, $i);
                Nop: $vm.op_nop($cur);
                CheckLocal: $vm.op_check_local($cur, $i);
                StoreGlobal: $vm.op_store_global($cur, $i);
                StoreCell: $vm.op_store_cell($cur, $i);
                StoreFree: $vm.op_store_free($cur, $i);
                Not: $vm.op_not($cur, $i);
                BitOr: $vm.op_bit_or($cur, $i);
                BitXor: $vm.op_bit_xor($cur, $i);
                Shl: $vm.op_shl($cur, $i);
                Shr: $vm.op_shr($cur, $i);
                Inplace: $vm.op_inplace($cur, $i);
                Lt: $vm.op_lt($cur, $i);
                Le: $vm.op_le($cur, $i);
                Eq: $vm.op_eq($cur, $i);
                Ne: $vm.op_ne($cur, $i);
                Gt: $vm.op_gt($cur, $i);
                Ge: $vm.op_ge($cur, $i);
                Is: $vm.op_is($cur, $i, true);
                IsNot: $vm.op_is($cur, $i, false);
                Loop: $vm.op_loop($cur);
                JumpLe: $vm.op_jump_le($cur, $i);
                JumpNe: $vm.op_jump_ne($cur, $i);
                JumpGt: $vm.op_jump_gt($cur, $i);
                JumpGe: $vm.op_jump_ge($cur, $i);
                JumpGeInt: $vm.op_jump_ge_int($cur, $i);
                JumpIs: $vm.op_jump_is($cur, $i);
                JumpIsNone: $vm.op_jump_is_none($cur, $i);
                BuildList: $vm.op_build_list($cur, $i);
                BuildTuple: $vm.op_build_tuple($cur, $i);
                ListAppend: $vm.op_list_append($cur, $i);
                UnpackSequence: $vm.op_unpack_sequence($cur, $i);
                JumpLeInt: $vm.op_jump_le_int($cur, $i);
            }
        }
    };
}
pub(crate) use seldom;

impl Vm<'_> {
    /// Runs the instruction at hand, of an opcode of this table.
    #[inline(never)]
    pub(crate) fn run_seldom(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        macro_rules! dispatch {
            (seldom { $($name:ident: $op:expr;)* }) => {
                match i.op() & !LINE {
                    $(number::$name => $op,)*
                    _ => not_seldom(),
                }
            };
        }
        seldom! { dispatch!; self, cur, i; }
    }
}

#[cold]
fn not_seldom() -> ! {
    panic!("an opcode that has an arm of its own")
}
