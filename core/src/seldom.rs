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
                LoadConstW: $vm.aside($cur, |vm, cur| vm.op_load_const_w(cur, $i));
                LoadBlob: $vm.aside($cur, |vm, cur| vm.op_load_blob(cur, $i));
                LoadFar: $vm.aside($cur, |vm, cur| vm.op_load_far(cur, $i));
                StoreFar: $vm.aside($cur, |vm, cur| vm.op_store_far(cur, $i));
                CheckLocal: $vm.op_check_local($cur, $i);
                ClearLocal: $vm.aside($cur, |vm, cur| vm.op_clear_local(cur, $i));
                LoadGlobalW: $vm.aside($cur, |vm, cur| vm.op_load_global_w(cur, $i));
                StoreGlobal: $vm.op_store_global($cur, $i);
                DeleteGlobal: $vm.aside($cur, |vm, cur| vm.op_delete_global(cur, $i));
                LoadName: $vm.aside($cur, |vm, cur| vm.op_load_name(cur, $i));
                StoreName: $vm.aside($cur, |vm, cur| vm.op_store_name(cur, $i));
                DeleteName: $vm.aside($cur, |vm, cur| vm.op_delete_name(cur, $i));
                LoadNameFree: $vm.aside($cur, |vm, cur| vm.op_load_name_free(cur, $i));
                NewCell: $vm.aside($cur, |vm, cur| vm.op_new_cell(cur, $i));
                StoreCell: $vm.op_store_cell($cur, $i);
                DeleteCell: $vm.aside($cur, |vm, cur| vm.op_delete_cell(cur, $i));
                StoreFree: $vm.op_store_free($cur, $i);
                DeleteFree: $vm.aside($cur, |vm, cur| vm.op_delete_free(cur, $i));
                LoadClosure: $vm.aside($cur, |vm, cur| vm.op_load_closure(cur, $i));
                Neg: $vm.aside($cur, |vm, cur| vm.op_unary(cur, $i, Op::Neg));
                Pos: $vm.aside($cur, |vm, cur| vm.op_unary(cur, $i, Op::Pos));
                Invert: $vm.aside($cur, |vm, cur| vm.op_unary(cur, $i, Op::Invert));
                Not: $vm.op_not($cur, $i);
                BitOr: $vm.op_bit_or($cur, $i);
                BitXor: $vm.op_bit_xor($cur, $i);
                Shl: $vm.op_shl($cur, $i);
                Shr: $vm.op_shr($cur, $i);
                Pow: $vm.aside($cur, |vm, cur| vm.op_binary(cur, $i, Op::Pow));
                MatMul: $vm.aside($cur, |vm, cur| vm.op_binary(cur, $i, Op::MatMul));
                Inplace: $vm.op_inplace($cur, $i);
                Lt: $vm.op_lt($cur, $i);
                Le: $vm.op_le($cur, $i);
                Eq: $vm.op_eq($cur, $i);
                Ne: $vm.op_ne($cur, $i);
                Gt: $vm.op_gt($cur, $i);
                Ge: $vm.op_ge($cur, $i);
                Is: $vm.op_is($cur, $i, true);
                IsNot: $vm.op_is($cur, $i, false);
                In: $vm.aside($cur, |vm, cur| vm.op_in(cur, $i, true));
                NotIn: $vm.aside($cur, |vm, cur| vm.op_in(cur, $i, false));
                Loop: $vm.op_loop($cur);
                JumpLe: $vm.op_jump_le($cur, $i);
                JumpNe: $vm.op_jump_ne($cur, $i);
                JumpGt: $vm.op_jump_gt($cur, $i);
                JumpGe: $vm.op_jump_ge($cur, $i);
                JumpGeInt: $vm.op_jump_ge_int($cur, $i);
                JumpIs: $vm.op_jump_is($cur, $i);
                JumpIsNone: $vm.op_jump_is_none($cur, $i);
                DelAttr: $vm.aside($cur, |vm, cur| vm.op_del_attr(cur, $i));
                LoadSpecial: $vm.aside($cur, |vm, cur| vm.op_load_special(cur, $i));
                DelItem: $vm.aside($cur, |vm, cur| vm.op_del_item(cur, $i));
                BuildSlice: $vm.aside($cur, |vm, cur| vm.op_build_slice(cur, $i));
                CallKw: $vm.aside($cur, |vm, cur| vm.op_call_kw(cur, $i));
                CallMethodKw: $vm.aside($cur, |vm, cur| vm.op_call_method_kw(cur, $i));
                CallEx: $vm.aside($cur, |vm, cur| vm.op_call_ex(cur, $i));
                BuildList: $vm.op_build_list($cur, $i);
                BuildTuple: $vm.op_build_tuple($cur, $i);
                BuildDict: $vm.aside($cur, |vm, cur| vm.op_build_dict(cur, $i));
                BuildSet: $vm.aside($cur, |vm, cur| vm.op_build_set(cur, $i));
                BuildString: $vm.aside($cur, |vm, cur| vm.op_build_string(cur, $i));
                FormatValue: $vm.aside($cur, |vm, cur| vm.op_format_value(cur, $i));
                ListAppend: $vm.op_list_append($cur, $i);
                ListExtend: $vm.aside($cur, |vm, cur| vm.op_list_extend(cur, $i));
                ListToTuple: $vm.aside($cur, |vm, cur| vm.op_list_to_tuple(cur, $i));
                SetAdd: $vm.aside($cur, |vm, cur| vm.op_set_add(cur, $i));
                SetUpdate: $vm.aside($cur, |vm, cur| vm.op_set_update(cur, $i));
                DictSet: $vm.aside($cur, |vm, cur| vm.op_dict_set(cur, $i));
                DictUpdate: $vm.aside($cur, |vm, cur| vm.op_dict_update(cur, $i));
                DictMerge: $vm.aside($cur, |vm, cur| vm.op_dict_merge(cur, $i));
                GetIter: $vm.aside($cur, |vm, cur| vm.op_get_iter(cur, $i));
                UnpackSequence: $vm.op_unpack_sequence($cur, $i);
                UnpackEx: $vm.aside($cur, |vm, cur| vm.op_unpack_ex(cur, $i));
                MakeFunction: $vm.aside($cur, |vm, cur| vm.op_make_function(cur, $i));
                BuildClass: $vm.aside($cur, |vm, cur| vm.op_build_class(cur, $i));
                Raise: $vm.aside($cur, |vm, cur| vm.op_raise(cur, $i));
                RaiseFrom: $vm.aside($cur, |vm, cur| vm.op_raise_from(cur, $i));
                Reraise: $vm.aside($cur, |vm, cur| vm.op_reraise(cur, $i));
                RaiseBare: $vm.aside($cur, |vm, cur| vm.op_raise_bare(cur));
                PushHandled: $vm.aside($cur, |vm, cur| vm.op_push_handled(cur, $i));
                PopHandled: $vm.aside($cur, |vm, cur| vm.op_pop_handled(cur, $i));
                MatchException: $vm.aside($cur, |vm, cur| vm.op_match_exception(cur, $i));
                Rare: $vm.aside($cur, |vm, cur| vm.op_rare(cur, $i));
                MakeGenerator: $vm.aside($cur, |vm, cur| vm.op_make_generator(cur));
                Yield: $vm.aside($cur, |vm, cur| vm.op_yield(cur, $i));
                GetYieldFromIter: $vm.aside($cur, |vm, cur| vm.op_get_yield_from_iter(cur, $i));
                Send: $vm.aside($cur, |vm, cur| vm.op_send(cur, $i));
                ImportName: $vm.aside($cur, |vm, cur| vm.op_import_name(cur, $i));
                ImportStar: $vm.aside($cur, |vm, cur| vm.op_import_star(cur, $i));
                ImportFrom: $vm.aside($cur, |vm, cur| vm.op_import_from(cur, $i));
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
