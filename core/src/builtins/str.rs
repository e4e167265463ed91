//! The methods of `str`.

use crate::trap::Res;
use crate::types::Native;
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) const METHODS: &[Native] = &[];

/// `str(…)`.
pub(crate) fn construct(_vm: &mut Vm<'_>, _args: Args) -> Res {
    Ok(Value::NONE)
}
