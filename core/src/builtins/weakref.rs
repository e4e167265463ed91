//! `weakref.ref`: the class of weak references.

use super::arity;
use super::protocol as p;
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::{Native, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    method("__call__", 0, 0, |vm, args| {
        let reference = vm.arg(args, 0);
        Ok(vm.referent(reference))
    }),
    getter("__callback__", |vm, args| {
        let reference = vm.arg(args, 0);
        Ok(vm.reference_callback(reference))
    }),
    method("__init__", 0, 2, |_, _| Ok(Value::NONE)),
    p::EQ,
    p::HASH,
    p::CLASS_GET_ITEM,
];

/// `ref(object[, callback])`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let (object, callback) = arguments(vm, args)?;
    vm.weak_reference(object, callback)
}

/// The payload of a new instance of a subclass: never one that there is already.
pub(crate) fn make(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Finalizers)?;
    let (object, callback) = arguments(vm, args)?;
    vm.new_weak_reference(object, callback)
}

fn arguments(vm: &mut Vm<'_>, args: Args) -> Res<(Value, Value)> {
    super::no_keywords(vm, args, "ref")?;
    arity(vm, args, "ReferenceType", 1, 2)?;
    let callback = match args.len() {
        2 => vm.arg(args, 1),
        _ => Value::NONE,
    };
    Ok((vm.arg(args, 0), callback))
}

/// A call of the weak reference `f`.
pub(crate) fn call(vm: &mut Vm<'_>, f: Value, args: Args) -> Res {
    vm.needs(Feature::Finalizers)?;
    debug_assert!(f.is(Kind::WeakRef));
    let object = vm.referent(f);
    super::no_keywords(vm, args, "weakref")?;
    arity(vm, args, "weakref", 0, 0)?;
    Ok(object)
}
