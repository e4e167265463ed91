//! Special methods that the containers share: what `[].__len__()` and `super().__len__()` call.
//!
//! They act on the built-in object itself, also in an instance of a subclass that has special
//! methods of its own.

use crate::convert::Wide;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::Res;
use crate::types::{Native, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// `__len__`.
pub(super) const LEN: Native = method("__len__", 0, 0, len);
/// `__getitem__`.
pub(super) const GET_ITEM: Native = method("__getitem__", 1, 1, get_item);
/// `__setitem__`.
pub(super) const SET_ITEM: Native = method("__setitem__", 2, 2, set_item);
/// `__delitem__`.
pub(super) const DEL_ITEM: Native = method("__delitem__", 1, 1, del_item);
/// `__contains__`.
pub(super) const CONTAINS: Native = method("__contains__", 1, 1, contains);
/// `__iter__`.
pub(super) const ITER: Native = method("__iter__", 0, 0, iter);
/// `__next__`.
pub(super) const NEXT: Native = method("__next__", 0, 0, next);
/// `__eq__`.
pub(super) const EQ: Native = method("__eq__", 1, 1, |vm, args| compare(vm, args, Op::Eq));
/// `__ne__`.
pub(super) const NE: Native = method("__ne__", 1, 1, |vm, args| compare(vm, args, Op::Ne));
/// `__lt__`.
pub(super) const LT: Native = method("__lt__", 1, 1, |vm, args| compare(vm, args, Op::Lt));
/// `__le__`.
pub(super) const LE: Native = method("__le__", 1, 1, |vm, args| compare(vm, args, Op::Le));
/// `__gt__`.
pub(super) const GT: Native = method("__gt__", 1, 1, |vm, args| compare(vm, args, Op::Gt));
/// `__ge__`.
pub(super) const GE: Native = method("__ge__", 1, 1, |vm, args| compare(vm, args, Op::Ge));
/// `__add__`.
pub(super) const ADD: Native = method("__add__", 1, 1, |vm, args| vm.concatenation(args.base));
/// `__mul__`.
pub(super) const MUL: Native = method("__mul__", 1, 1, |vm, args| repeat(vm, args, false));
/// `__rmul__`.
pub(super) const RMUL: Native = method("__rmul__", 1, 1, |vm, args| repeat(vm, args, false));
/// `__and__`.
pub(super) const AND: Native = method("__and__", 1, 1, |vm, args| table(vm, args, Op::BitAnd));
/// `__or__`.
pub(super) const OR: Native = method("__or__", 1, 1, |vm, args| table(vm, args, Op::BitOr));
/// `__xor__`.
pub(super) const XOR: Native = method("__xor__", 1, 1, |vm, args| table(vm, args, Op::BitXor));
/// `__sub__`.
pub(super) const SUB: Native = method("__sub__", 1, 1, |vm, args| table(vm, args, Op::Sub));
/// `__rand__`.
pub(super) const RAND: Native =
    method("__rand__", 1, 1, |vm, args| reflected(vm, args, Op::BitAnd));
/// `__ror__`.
pub(super) const ROR: Native = method("__ror__", 1, 1, |vm, args| reflected(vm, args, Op::BitOr));
/// `__rxor__`.
pub(super) const RXOR: Native =
    method("__rxor__", 1, 1, |vm, args| reflected(vm, args, Op::BitXor));
/// `__rsub__`.
pub(super) const RSUB: Native = method("__rsub__", 1, 1, |vm, args| reflected(vm, args, Op::Sub));
/// `__bool__`.
pub(super) const BOOL: Native = method("__bool__", 0, 0, |vm, args| {
    vm.truth(vm.arg(args, 0)).map(Value::bool)
});
/// `__iadd__`.
pub(super) const INPLACE_ADD: Native =
    method("__iadd__", 1, 1, |vm, args| vm.append_in_place(args.base));
/// `__imul__`.
pub(super) const INPLACE_MUL: Native = method("__imul__", 1, 1, |vm, args| repeat(vm, args, true));
/// `__ior__`.
pub(super) const INPLACE_OR: Native = method("__ior__", 1, 1, |vm, args| {
    table_in_place(vm, args, Op::BitOr)
});
/// `__iand__`.
pub(super) const INPLACE_AND: Native = method("__iand__", 1, 1, |vm, args| {
    table_in_place(vm, args, Op::BitAnd)
});
/// `__ixor__`.
pub(super) const INPLACE_XOR: Native = method("__ixor__", 1, 1, |vm, args| {
    table_in_place(vm, args, Op::BitXor)
});
/// `__isub__`.
pub(super) const INPLACE_SUB: Native = method("__isub__", 1, 1, |vm, args| {
    table_in_place(vm, args, Op::Sub)
});
/// `__repr__`.
pub(super) const REPR: Native = method("__repr__", 0, 0, repr);
/// `__hash__`.
pub(super) const HASH: Native = method("__hash__", 0, 0, hash);
/// `__class_getitem__`.
pub(super) const CLASS_GET_ITEM: Native = Native {
    name: "__class_getitem__",
    call: |vm, args| vm.generic_alias(vm.arg(args, 0), vm.arg(args, 1)),
    min: 1,
    max: 1,
    keywords: false,
    role: crate::types::Role::Class,
};

/// The built-in object that a special method was called on.
pub(super) fn this(vm: &Vm<'_>, args: Args) -> Value {
    bare(vm, vm.arg(args, 0))
}

/// The built-in object in an instance of a subclass of a built-in type; else the value itself.
pub(super) fn bare(vm: &Vm<'_>, v: Value) -> Value {
    vm.payload(v).unwrap_or(v)
}

fn len(vm: &mut Vm<'_>, args: Args) -> Res {
    let n = vm.length(this(vm, args))?;
    vm.new_int(n as Wide)
}

fn get_item(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.get_item(this(vm, args), vm.arg(args, 1))
}

fn set_item(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.set_item(this(vm, args), vm.arg(args, 1), vm.arg(args, 2))?;
    Ok(Value::NONE)
}

fn del_item(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.del_item(this(vm, args), vm.arg(args, 1))?;
    Ok(Value::NONE)
}

fn contains(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.contains(this(vm, args), vm.arg(args, 1))
        .map(Value::bool)
}

fn iter(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.get_iter(this(vm, args))
}

fn next(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.next(vm.arg(args, 0))? {
        Some(v) => Ok(v),
        None => {
            let value = vm.root(crate::vm::Root::Result);
            Err(vm.raise_stop(value))
        }
    }
}

fn compare(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let (a, b) = (this(vm, args), bare(vm, vm.arg(args, 1)));
    if a.is(Kind::ByteArray) && vm.lends(vm.arg(args, 1)).is_some() {
        let made = vm.compare_lent(op, args.base, args.base + 1)?;
        return Ok(made.unwrap_or(Value::NOT_IMPLEMENTED));
    }
    let (left, right) = (vm.type_id(a), vm.type_id(b));
    let fits = left == right
        || a.is_set() && b.is_set()
        || a.is(Kind::DictView) && b.is_set()
        || a.is(Kind::ByteArray) && vm.buffer_of(b).is_some();
    if !fits {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    vm.compare(op, a, b)
}

/// An operator of sets, dicts and their views, which have nothing to say about other operands.
fn table(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let (a, b) = (this(vm, args), bare(vm, vm.arg(args, 1)));
    let result = vm.table_binary(op, a, b)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// As [`table`] with the operands the other way round.
fn reflected(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let (a, b) = (this(vm, args), bare(vm, vm.arg(args, 1)));
    let result = vm.table_binary(op, b, a)?;
    Ok(result.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn table_in_place(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let (a, b) = (this(vm, args), bare(vm, vm.arg(args, 1)));
    match vm.table_inplace(op, a, b)? {
        Some(_) => Ok(vm.arg(args, 0)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn repeat(vm: &mut Vm<'_>, args: Args, in_place: bool) -> Res {
    let count = vm.arg(args, 1);
    if !vm.has_index(count) {
        let after = "' object cannot be interpreted as an integer";
        return Err(vm.raise_type(count, "'", after));
    }
    match in_place {
        true => vm.repeat_in_place(args.base),
        false => vm.repetition(args.base, args.base + 1),
    }
}

fn repr(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.repr(this(vm, args))
}

fn hash(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.shown_hash(this(vm, args))
}
