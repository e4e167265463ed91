//! The methods of what asynchronous generators and `__await__` give: iterators that are awaited.

use super::generator::{item_or_stop, thrown};
use super::protocol as p;
use crate::generator::Sent;
use crate::trap::Res;
use crate::types::{Native, method};
use crate::vm::{Args, Vm};

pub(crate) static WRAPPER_METHODS: &[Native] = &[
    method("send", 1, 1, send),
    method("throw", 1, 3, throw),
    method("close", 0, 0, close),
    p::ITER,
    p::NEXT,
];

pub(crate) static METHODS: &[Native] = &[
    method("send", 1, 1, send),
    method("throw", 1, 3, throw),
    method("close", 0, 0, close),
    method("__await__", 0, 0, |vm, args| Ok(vm.arg(args, 0))),
    p::ITER,
    p::NEXT,
];

fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    let sent = Sent::Value(vm.arg(args, 1));
    let item = vm.compound_send(vm.arg(args, 0), sent)?;
    item_or_stop(vm, item)
}

fn throw(vm: &mut Vm<'_>, args: Args) -> Res {
    let e = thrown(vm, args, "throw")?;
    let item = vm.compound_send(vm.arg(args, 0), Sent::Thrown(e))?;
    item_or_stop(vm, item)
}

fn close(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.awaitable_close(args.base)
}
