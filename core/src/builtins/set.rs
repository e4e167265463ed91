//! The methods of `set` and `frozenset`.

use super::protocol as p;
use super::{arity, no_keywords};
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    method("add", 1, 1, add),
    method("discard", 1, 1, discard),
    method("remove", 1, 1, remove),
    method("pop", 0, 0, pop),
    method("clear", 0, 0, clear),
    method("update", 0, ANY, update),
    method("intersection_update", 0, ANY, |vm, args| {
        replace(vm, args, Op::BitAnd)
    }),
    method("difference_update", 0, ANY, |vm, args| {
        replace(vm, args, Op::Sub)
    }),
    method("symmetric_difference_update", 1, 1, |vm, args| {
        replace(vm, args, Op::BitXor)
    }),
    method("__init__", 0, 1, init),
    method("union", 0, ANY, |vm, args| combine(vm, args, Op::BitOr)),
    method("intersection", 0, ANY, |vm, args| {
        combine(vm, args, Op::BitAnd)
    }),
    method("difference", 0, ANY, |vm, args| combine(vm, args, Op::Sub)),
    method("symmetric_difference", 1, 1, |vm, args| {
        combine(vm, args, Op::BitXor)
    }),
    method("isdisjoint", 1, 1, is_disjoint_from),
    method("issubset", 1, 1, |vm, args| relate(vm, args, Op::Le)),
    method("issuperset", 1, 1, |vm, args| relate(vm, args, Op::Ge)),
    method("copy", 0, 0, copy),
    p::LEN,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::AND,
    p::OR,
    p::XOR,
    p::SUB,
    p::INPLACE_OR,
    whole_method("__repr__", 0, 0, |vm, args| vm.own_repr(vm.arg(args, 0))),
    p::CLASS_GET_ITEM,
];

pub(crate) static FROZEN_METHODS: &[Native] = &[
    method("union", 0, ANY, |vm, args| combine(vm, args, Op::BitOr)),
    method("intersection", 0, ANY, |vm, args| {
        combine(vm, args, Op::BitAnd)
    }),
    method("difference", 0, ANY, |vm, args| combine(vm, args, Op::Sub)),
    method("symmetric_difference", 1, 1, |vm, args| {
        combine(vm, args, Op::BitXor)
    }),
    method("isdisjoint", 1, 1, is_disjoint_from),
    method("issubset", 1, 1, |vm, args| relate(vm, args, Op::Le)),
    method("issuperset", 1, 1, |vm, args| relate(vm, args, Op::Ge)),
    method("copy", 0, 0, |vm, args| Ok(vm.arg(args, 0))),
    p::LEN,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::AND,
    p::OR,
    p::XOR,
    p::SUB,
    p::HASH,
    whole_method("__repr__", 0, 0, |vm, args| vm.own_repr(vm.arg(args, 0))),
    p::CLASS_GET_ITEM,
];

impl Vm<'_> {
    /// A set of the items of the iterable `v`; itself where it is a set. Objects may move.
    pub(crate) fn set_of(&mut self, v: Value) -> Res {
        if is_set(v) {
            return Ok(v);
        }
        let top = self.top;
        let made = self
            .push(v)
            .and_then(|slot| new_set_of(self, slot, Kind::Set));
        self.top = top;
        made
    }
}

fn is_set(v: Value) -> bool {
    v.is(Kind::Set) || v.is(Kind::FrozenSet)
}

/// `set(iterable=())`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "set")?;
    arity(vm, args, "set", 0, 1)?;
    match args.len() {
        0 => vm.new_set(),
        _ => new_set_of(vm, args.base, Kind::Set),
    }
}

/// `frozenset(iterable=())`.
pub(crate) fn construct_frozen(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "frozenset")?;
    arity(vm, args, "frozenset", 0, 1)?;
    match args.len() {
        0 => empty(vm, Kind::FrozenSet),
        _ if vm.arg(args, 0).is(Kind::FrozenSet) => Ok(vm.arg(args, 0)),
        _ => new_set_of(vm, args.base, Kind::FrozenSet),
    }
}

fn empty(vm: &mut Vm<'_>, kind: Kind) -> Res {
    vm.object(
        kind,
        [Value::int(0), Value::int(0), Value::NONE, Value::NONE],
    )
}

/// A new set of the items of the iterable in the stack word `source`.
fn new_set_of(vm: &mut Vm<'_>, source: usize, kind: Kind) -> Res {
    if is_set(vm.word(source)) {
        return vm.copy_table(vm.word(source), kind);
    }
    let set = vm.with_room(|vm| empty(vm, kind))?;
    let slot = vm.push(set)?;
    vm.set_update(slot, vm.word(source))?;
    Ok(vm.word(slot))
}

/// A stack word that holds the set a method was called on.
fn this(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    let v = vm.arg(args, 0);
    if is_set(v) || v.is(Kind::DictView) {
        return Ok(args.base);
    }
    match vm.payload(v).filter(|&inner| is_set(inner)) {
        Some(inner) => vm.push(inner),
        None => {
            let message = [
                Part::Text("descriptor requires a 'set' object but received a '"),
                Part::TypeOf(v),
                Part::Text("'"),
            ];
            Err(vm.raise(TypeId::TypeError, &message))
        }
    }
}

/// As [`this`], for a method that changes the set.
fn this_mutable(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    let slot = this(vm, args)?;
    if vm.word(slot).is(Kind::Set) {
        return Ok(slot);
    }
    let message = [
        Part::Text("descriptor requires a 'set' object but received a '"),
        Part::TypeOf(vm.word(slot)),
        Part::Text("'"),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

fn add(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    vm.set_add(vm.word(slot), vm.arg(args, 1))?;
    Ok(Value::NONE)
}

fn discard(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    let _ = vm.set_take(vm.word(slot), vm.arg(args, 1))?;
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    match vm.set_take(vm.word(slot), vm.arg(args, 1))? {
        Ok(()) => Ok(Value::NONE),
        Err(key) => Err(vm.raise_key(key)),
    }
}

fn pop(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    let set = vm.word(slot);
    let Some(i) = vm.next_entry(set, 0) else {
        let key = vm.new_str("pop from an empty set")?;
        return Err(vm.raise_key(key));
    };
    let key = vm.entry_key(set, i);
    vm.table_delete(set, i);
    Ok(key)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    vm.table_clear(vm.word(slot));
    Ok(Value::NONE)
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    vm.table_clear(vm.word(slot));
    update(vm, args)
}

fn update(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this_mutable(vm, args)?;
    for i in 1..args.len() {
        vm.set_update(slot, vm.arg(args, i))?;
    }
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.copy_table(vm.word(slot), Kind::Set)
}

/// The set combined with each further argument in turn.
fn combine(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let slot = this(vm, args)?;
    let result = vm.push(vm.word(slot))?;
    if args.len() < 2 {
        let kind = if vm.word(slot).is(Kind::FrozenSet) {
            Kind::FrozenSet
        } else {
            Kind::Set
        };
        return vm.copy_table(vm.word(slot), kind);
    }
    for i in 1..args.len() {
        let other = vm.set_of(vm.arg(args, i))?;
        let other = vm.push(other)?;
        let new = vm.with_room(|vm| vm.set_operation(op, vm.word(result), vm.word(other)))?;
        vm.set_word(result, new);
        vm.top = other;
    }
    Ok(vm.word(result))
}

/// As [`combine`], into the set itself.
fn replace(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let slot = this_mutable(vm, args)?;
    let new = combine(vm, args, op)?;
    let set = vm.word(slot).addr();
    for field in 1..=4 {
        let v = vm.get(new.addr(), field);
        vm.set(set, field, v);
    }
    Ok(Value::NONE)
}

fn relate(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let slot = this(vm, args)?;
    let other = vm.set_of(vm.arg(args, 1))?;
    vm.compare(op, vm.word(slot), other)
}

/// `isdisjoint` of sets and views.
pub(super) fn is_disjoint_from(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let it = vm.with_room(|vm| vm.get_iter(vm.arg(args, 1)))?;
    let it = vm.push(it)?;
    let item = vm.push(Value::NONE)?;
    while let Some(v) = vm.next_rooted(it)? {
        vm.set_word(item, v);
        if vm.with_room(|vm| vm.contains(vm.word(slot), vm.word(item)))? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}
