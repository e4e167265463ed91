//! How `object` takes instances apart for `copy` and `pickle`: what `copyreg` says.

use crate::trap::Res;
use crate::types::{Native, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(super) const REDUCE: Native = whole_method("__reduce__", 0, 0, |vm, args| {
    vm.call_library("copyreg", "_reduce", &[vm.arg(args, 0)])
});
pub(super) const REDUCE_EX: Native = whole_method("__reduce_ex__", 1, 1, reduce_ex);
pub(super) const GET_STATE: Native = whole_method("__getstate__", 0, 0, |vm, args| {
    vm.call_library("copyreg", "_getstate", &[vm.arg(args, 0)])
});

/// `__getnewargs__` of a type whose `__new__` takes a value of it.
pub(super) const NEW_ARGUMENTS: Native = method("__getnewargs__", 0, 0, |vm, args| {
    let v = vm.plain(vm.arg(args, 0));
    vm.new_tuple(&[v])
});

fn reduce_ex(vm: &mut Vm<'_>, args: Args) -> Res {
    let protocol = vm.index_value(vm.arg(args, 1))?;
    let object: Value = vm.arg(args, 0);
    vm.call_library("copyreg", "_reduce_ex", &[object, protocol])
}
