use crate::trap::{Res, Trap};
use crate::types::Native;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[];
pub(crate) static GENERATOR_METHODS: &[Native] = &[];

pub(crate) fn construct_enumerate(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}

pub(crate) fn construct_zip(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}

pub(crate) fn construct_map(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}

pub(crate) fn construct_filter(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}

pub(crate) fn construct_reversed(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}
