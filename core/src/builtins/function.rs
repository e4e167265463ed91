use crate::trap::{Res, Trap};
use crate::types::Native;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[];
pub(crate) static NATIVE_METHODS: &[Native] = &[];
pub(crate) static BOUND_METHODS: &[Native] = &[];
pub(crate) static CODE_METHODS: &[Native] = &[];
pub(crate) static CELL_METHODS: &[Native] = &[];

pub(crate) fn construct_method(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}
