//! `_deque`: the types of the machine that `collections.deque`, `itertools`, `functools.lru_cache` and `re.Match` are made of.

use stackline_core::{Args, Res, TypeId, Value, Vm};

use crate::modules::arguments::Arity::Exactly;
use crate::modules::{functions, index};
use crate::session::StdHost;

functions! { index::DEQUE;
    "_iter" Exactly(1), iter;
    "_set_ordered" Exactly(1), set_ordered;
}

const TYPES: &[(&str, TypeId)] = &[
    ("natives", TypeId::Deque),
    ("shell", TypeId::Shell),
    ("cached", TypeId::Cached),
    ("matched", TypeId::Matched),
    ("_deque_iterator", TypeId::DequeIterator),
    ("_deque_reverse_iterator", TypeId::DequeReverseIterator),
];

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for &(name, id) in TYPES {
        crate::modules::set(vm, namespace, name, id.value())?;
    }
    Ok(())
}

/// `_iter(iterable)`: an iterator that loops go on with as it is.
fn iter(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    vm.iterator_asked_once(vm.arg(args, 0))
}

/// `_set_ordered(mapping)`: the dict is that of an `OrderedDict`.
fn set_ordered(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    vm.set_ordered(vm.arg(args, 0));
    Ok(Value::NONE)
}
