//! What the iterators of `itertools`, classes of the library, have as methods.
//!
//! An instance is a shell: its one slot, field [`FIRST`], which no name leads to, holds the iterator
//! that does the work, mostly a generator. Loops go by that one, so that a shell costs them nothing.

use super::generator::item_or_stop;
use crate::features::Feature;
use crate::instance::FIRST;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::{Native, Role, TypeId, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

/// The native numbered `n` in the table.
const fn native(n: u32) -> Value {
    Value::immediate(Immediate::Native, (TypeId::Shell as u32) << 16 | n)
}

const ITER: Value = native(0);
const NEXT: Value = native(1);

pub(crate) static METHODS: &[Native] = &[
    // What loops know by its number.
    method("__iter__", 0, 0, |vm, args| Ok(vm.arg(args, 0))),
    method("__next__", 0, 0, next),
    Native {
        role: Role::Static,
        ..method("_new", 3, 3, new)
    },
    Native {
        role: Role::Static,
        ..method("_held", 1, 1, |vm, args| {
            Ok(vm.held_iterator(vm.arg(args, 0)).unwrap_or(Value::NONE))
        })
    },
];

impl Vm<'_> {
    /// The iterator that `v` holds, if it is a shell.
    fn held_iterator(&self, v: Value) -> Option<Value> {
        let at = v
            .as_kind(Kind::Instance)
            .filter(|&at| self.heap.len(at) >= FIRST)?;
        let held = self.get(at, FIRST);
        self.is_builtin_iterator(held).then_some(held)
    }

    /// Whether `v` is a shell that is its own iterator.
    pub(crate) fn is_iterator_in_shell(&mut self, v: Value) -> bool {
        const NAME: Name = Name::new("__iter__");
        Feature::Delegation.included()
            && v.is(Kind::Instance)
            && self.special(v, NAME) == Some(ITER)
    }

    /// What a loop goes by in place of `v`, whose `__iter__` is `iter`: where that and its `__next__` are
    /// those of shells, what it holds.
    pub(crate) fn iterator_in_shell(&mut self, v: Value, iter: Value) -> Option<Value> {
        const NAME: Name = Name::new("__next__");
        if !Feature::Delegation.included() || iter != ITER {
            return None;
        }
        let next = self.special(v, NAME)?;
        self.held_by(v, next)
    }

    /// The iterator in `v`, if `next`, its `__next__`, is that of shells.
    pub(crate) fn held_by(&self, v: Value, next: Value) -> Option<Value> {
        match Feature::Delegation.included() && next == NEXT {
            true => self.held_iterator(v),
            false => None,
        }
    }
}

fn next(vm: &mut Vm<'_>, args: Args) -> Res {
    let this = vm.arg(args, 0);
    let Some(held) = vm.held_iterator(this) else {
        return Err(vm.raise_not_iterator(this));
    };
    let item = vm.next(held)?;
    item_or_stop(vm, item)
}

/// `_new(cls, iterator, slot)`: a new instance of the class, whose first slot holds the iterator. The
/// descriptor is that of any class's first slot.
fn new(vm: &mut Vm<'_>, args: Args) -> Res {
    let [class, held, member] = [0, 1, 2].map(|i| vm.arg(args, i));
    let fits = class.is(Kind::Class) && member.is(Kind::Member) && vm.is_builtin_iterator(held);
    let made = match fits && vm.slot_number(member) == 0 {
        true => vm.new_holder(class, member, held)?,
        false => None,
    };
    match made {
        Some(made) => Ok(made),
        None => Err(vm.raise(TypeId::TypeError, &["no type of itertools".into()])),
    }
}
