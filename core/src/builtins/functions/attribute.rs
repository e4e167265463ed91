//! `getattr` and its kin.

use crate::builtins::object::attribute_name;
use crate::features::Feature;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// `getattr(object, name[, default])`.
pub(super) fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    if args.len() < 3 {
        let found = vm.get_attr(vm.arg(args, 0), name);
        if found.is_err() && Feature::ErrorDetails.included() {
            vm.note_missing(vm.arg(args, 0), vm.plain(vm.arg(args, 1)));
        }
        return found;
    }
    let found = vm.get_attr_opt(vm.arg(args, 0), name)?;
    Ok(found.unwrap_or_else(|| vm.arg(args, 2)))
}

/// `hasattr(object, name)`.
pub(super) fn has(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    Ok(Value::bool(
        vm.get_attr_opt(vm.arg(args, 0), name)?.is_some(),
    ))
}

/// `setattr(object, name, value)`.
pub(super) fn set(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    vm.set_attr(vm.arg(args, 0), name, vm.arg(args, 2))?;
    Ok(Value::NONE)
}

/// `delattr(object, name)`.
pub(super) fn delete(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    vm.del_attr(vm.arg(args, 0), name)?;
    Ok(Value::NONE)
}
