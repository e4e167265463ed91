//! `_weakref`: what the module `weakref` is made from.

use stackline_core::{Res, TypeId, Value, Vm};

use crate::modules::arguments::Arity::One;
use crate::modules::{functions, index, set};
use crate::session::StdHost;

functions! { index::WEAKREF;
    "getweakrefcount" One, |_, vm, args| {
        let count = vm.weak_references(vm.arg(args, 0)).count();
        Ok(Value::int(count as i64))
    };
    "getweakrefs" One, |_, vm, args| {
        let references: Vec<Value> = vm.weak_references(vm.arg(args, 0)).collect();
        vm.new_list(&references)
    };
}

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    set(vm, namespace, "ref", TypeId::WeakRef.value())?;
    set(vm, namespace, "ReferenceType", TypeId::WeakRef.value())
}
