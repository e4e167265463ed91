//! `__mod__` of bytes and bytearrays.

use super::receiver;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(super) fn modulo(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    match vm.percent(v, vm.arg(args, 1))? {
        Some(made) => Ok(made),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn reflected_modulo(vm: &mut Vm<'_>, args: Args) -> Res {
    let format = vm.plain(vm.arg(args, 1));
    if vm.type_id(format) != vm.type_id(vm.arg(args, 0)) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = vm.percent(format, vm.arg(args, 0))?;
    Ok(made.unwrap_or(Value::NOT_IMPLEMENTED))
}
