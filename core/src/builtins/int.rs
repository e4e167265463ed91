//! The methods of `int`.

use crate::trap::Res;
use crate::types::Native;
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) const METHODS: &[Native] = &[];

/// `int(…)`.
pub(crate) fn construct(_vm: &mut Vm<'_>, _args: Args) -> Res {
    Ok(Value::NONE)
}

/// `bool(…)`.
pub(crate) fn construct_bool(_vm: &mut Vm<'_>, _args: Args) -> Res {
    Ok(Value::NONE)
}
