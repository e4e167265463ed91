//! `_deque`: the types of the machine that `collections.deque` and `itertools` are made of.

use stackline_core::{Res, TypeId, Value, Vm};

use crate::modules::Function;
use crate::session::StdHost;

pub(crate) const FUNCTIONS: &[Function] = &[];
pub(crate) const TABLE: &[(&str, u32)] = &[];

const TYPES: &[(&str, TypeId)] = &[
    ("natives", TypeId::Deque),
    ("shell", TypeId::Shell),
    ("_deque_iterator", TypeId::DequeIterator),
    ("_deque_reverse_iterator", TypeId::DequeReverseIterator),
];

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for &(name, id) in TYPES {
        crate::modules::set(vm, namespace, name, id.value())?;
    }
    Ok(())
}
