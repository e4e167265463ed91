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
