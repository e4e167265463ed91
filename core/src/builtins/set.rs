use crate::trap::{Res, Trap};
use crate::types::Native;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[];
pub(crate) static FROZEN_METHODS: &[Native] = &[];

pub(crate) fn construct(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}

pub(crate) fn construct_frozen(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}
