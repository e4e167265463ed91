use crate::trap::{Res, Trap};
use crate::types::Native;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[];

pub(crate) fn construct(_: &mut Vm<'_>, _: Args) -> Res {
    Err(Trap::Raised)
}
