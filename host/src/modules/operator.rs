//! `_operator`: the operators as functions, which a class that has them does not bind.

use stackline_core::opcode::Op;
use stackline_core::{Args, Res, Value, Vm};

use super::arguments::Arity::{Between, One};
use super::arguments::type_error;
use super::{functions, index};
use crate::session::StdHost;

functions! { index::OPERATOR;
    "lt" Between(2, 2), |_, vm, args| compared(vm, args, Op::Lt);
    "le" Between(2, 2), |_, vm, args| compared(vm, args, Op::Le);
    "eq" Between(2, 2), |_, vm, args| compared(vm, args, Op::Eq);
    "ne" Between(2, 2), |_, vm, args| compared(vm, args, Op::Ne);
    "ge" Between(2, 2), |_, vm, args| compared(vm, args, Op::Ge);
    "gt" Between(2, 2), |_, vm, args| compared(vm, args, Op::Gt);
    "is_" Between(2, 2), |_, vm, args| Ok(Value::bool(vm.arg(args, 0) == vm.arg(args, 1)));
    "is_not" Between(2, 2), |_, vm, args| Ok(Value::bool(vm.arg(args, 0) != vm.arg(args, 1)));
    "not_" One, |_, vm, args| vm.truth(vm.arg(args, 0)).map(|truth| Value::bool(!truth));
    "truth" One, |_, vm, args| vm.truth(vm.arg(args, 0)).map(Value::bool);
    "neg" One, |_, vm, args| vm.unary(Op::Neg, vm.arg(args, 0));
    "pos" One, |_, vm, args| vm.unary(Op::Pos, vm.arg(args, 0));
    "inv" One, |_, vm, args| vm.unary(Op::Invert, vm.arg(args, 0));
    "invert" One, |_, vm, args| vm.unary(Op::Invert, vm.arg(args, 0));
    "add" Between(2, 2), |_, vm, args| binary(vm, args, Op::Add);
    "sub" Between(2, 2), |_, vm, args| binary(vm, args, Op::Sub);
    "mul" Between(2, 2), |_, vm, args| binary(vm, args, Op::Mul);
    "matmul" Between(2, 2), |_, vm, args| binary(vm, args, Op::MatMul);
    "truediv" Between(2, 2), |_, vm, args| binary(vm, args, Op::Div);
    "floordiv" Between(2, 2), |_, vm, args| binary(vm, args, Op::FloorDiv);
    "mod" Between(2, 2), |_, vm, args| binary(vm, args, Op::Mod);
    "pow" Between(2, 2), |_, vm, args| binary(vm, args, Op::Pow);
    "lshift" Between(2, 2), |_, vm, args| binary(vm, args, Op::Shl);
    "rshift" Between(2, 2), |_, vm, args| binary(vm, args, Op::Shr);
    "and_" Between(2, 2), |_, vm, args| binary(vm, args, Op::BitAnd);
    "or_" Between(2, 2), |_, vm, args| binary(vm, args, Op::BitOr);
    "xor" Between(2, 2), |_, vm, args| binary(vm, args, Op::BitXor);
    "iadd" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Add);
    "isub" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Sub);
    "imul" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Mul);
    "imatmul" Between(2, 2), |_, vm, args| in_place(vm, args, Op::MatMul);
    "itruediv" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Div);
    "ifloordiv" Between(2, 2), |_, vm, args| in_place(vm, args, Op::FloorDiv);
    "imod" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Mod);
    "ipow" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Pow);
    "ilshift" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Shl);
    "irshift" Between(2, 2), |_, vm, args| in_place(vm, args, Op::Shr);
    "iand" Between(2, 2), |_, vm, args| in_place(vm, args, Op::BitAnd);
    "ior" Between(2, 2), |_, vm, args| in_place(vm, args, Op::BitOr);
    "ixor" Between(2, 2), |_, vm, args| in_place(vm, args, Op::BitXor);
    "_type_union" Between(2, 2), |_, vm, args| {
        let union = vm.type_union(vm.arg(args, 0), vm.arg(args, 1))?;
        Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
    };
    "contains" Between(2, 2), |_, vm, args| {
        vm.contains(vm.arg(args, 0), vm.arg(args, 1)).map(Value::bool)
    };
    "getitem" Between(2, 2), |_, vm, args| vm.get_item(vm.arg(args, 0), vm.arg(args, 1));
    "setitem" Between(3, 3), |_, vm, args| {
        let (object, key, v) = (vm.arg(args, 0), vm.arg(args, 1), vm.arg(args, 2));
        vm.set_item(object, key, v).map(|()| Value::NONE)
    };
    "delitem" Between(2, 2), |_, vm, args| {
        vm.del_item(vm.arg(args, 0), vm.arg(args, 1)).map(|()| Value::NONE)
    };
    "_compare_digest" Between(2, 2), compare_digest;
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

fn compared(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    vm.compare(op, vm.arg(args, 0), vm.arg(args, 1))
}

fn binary(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    vm.binary(op, vm.arg(args, 0), vm.arg(args, 1))
}

fn in_place(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    vm.inplace(op, vm.arg(args, 0), vm.arg(args, 1))
}

/// Whether two texts are equal, in a time that does not tell where they differ.
fn compare_digest(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (a, b) = (vm.plain(vm.arg(args, 0)), vm.plain(vm.arg(args, 1)));
    let same = match (vm.str(a), vm.str(b), vm.buffer_of(a), vm.buffer_of(b)) {
        (Some(a), Some(b), ..) if a.is_ascii() && b.is_ascii() => {
            is_same(a.as_bytes(), b.as_bytes())
        }
        (Some(_), Some(_), ..) => {
            let message = "comparing strings with non-ASCII characters is not supported";
            return Err(type_error(vm, message));
        }
        (.., Some(a), Some(b)) => is_same(a, b),
        _ => {
            let (a, b) = (vm.type_name(a), vm.type_name(b));
            let kinds =
                format!("unsupported operand types(s) or combination of types: '{a}' and '{b}'");
            return Err(type_error(vm, &kinds));
        }
    };
    Ok(Value::bool(same))
}

fn is_same(a: &[u8], b: &[u8]) -> bool {
    let differ = a.iter().zip(b).fold(0, |differ, (x, y)| differ | (x ^ y));
    std::hint::black_box(differ) == 0 && a.len() == b.len()
}
