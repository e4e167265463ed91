//! The methods of `set` and `frozenset`.

use super::protocol as p;
use super::{arity, no_keywords};
use crate::features::Feature;
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
    p::RAND,
    p::ROR,
    p::RXOR,
    p::RSUB,
    p::INPLACE_OR,
    p::INPLACE_AND,
    p::INPLACE_XOR,
    p::INPLACE_SUB,
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
    p::RAND,
    p::ROR,
    p::RXOR,
    p::RSUB,
    p::HASH,
    whole_method("__repr__", 0, 0, |vm, args| vm.own_repr(vm.arg(args, 0))),
    p::CLASS_GET_ITEM,
];

impl Vm<'_> {
    /// Whether what is in the stack word `source` has an item that is in the container in the word
    /// `slot`; or one that is not, where `inside` is false.
    pub(crate) fn has_item(&mut self, source: usize, slot: usize, inside: bool) -> Res<bool> {
        self.any_item(source, |vm, item| {
            let found = vm.with_room(|vm| vm.contains(vm.word(slot), vm.word(item)))?;
            Ok(found == inside)
        })
    }

    /// A set of the items of the iterable `v`; itself where it is a set. Objects may move.
    pub(crate) fn set_of(&mut self, v: Value) -> Res {
        if v.is_set() {
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
    vm.needs(Feature::Sets)?;
    vm.object(kind, crate::hash_set::EMPTY)
}

/// A new set of the items of the iterable in the stack word `source`.
fn new_set_of(vm: &mut Vm<'_>, source: usize, kind: Kind) -> Res {
    vm.needs(Feature::Sets)?;
    if vm.word(source).is_set() {
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
    if v.is_set() {
        return Ok(args.base);
    }
    match vm.payload(v).filter(|inner| inner.is_set()) {
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
    match vm.set_pop(vm.word(slot)) {
        Some(key) => Ok(key),
        None => {
            let key = vm.new_str("pop from an empty set")?;
            Err(vm.raise_key(key))
        }
    }
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
    let own = vm.word(slot);
    let kind = match own.is(Kind::FrozenSet) {
        true => Kind::FrozenSet,
        false => Kind::Set,
    };
    let copied = args.len() < 2 || op == Op::BitOr;
    let result = match copied {
        true => vm.with_room(|vm| vm.copy_set(vm.word(slot), kind))?,
        false => own,
    };
    let result = vm.push(result)?;
    for i in 1..args.len() {
        if op == Op::BitOr {
            vm.set_update(result, vm.arg(args, i))?;
            continue;
        }
        let top = vm.top;
        let other = vm.set_in(vm.arg(args, i));
        if op == Op::Sub && (i > 1 || !other.is_set() && !other.is(Kind::Dict)) {
            if i == 1 {
                let copy = vm.with_room(|vm| vm.copy_set(vm.word(slot), kind))?;
                vm.set_word(result, copy);
            }
            vm.set_difference_update(result, vm.arg(args, i))?;
            continue;
        }
        let new = combine_one(vm, op, result, other)?;
        vm.set_word(result, new);
        vm.top = top;
    }
    Ok(vm.word(result))
}

/// The set in the stack word `result` combined with one argument.
fn combine_one(vm: &mut Vm<'_>, op: Op, result: usize, other: Value) -> Res {
    if op == Op::BitAnd && !other.is_set() {
        return intersect(vm, result, other);
    }
    if op == Op::BitXor && !other.is_set() {
        let kind = match vm.word(result).is(Kind::FrozenSet) {
            true => Kind::FrozenSet,
            false => Kind::Set,
        };
        let source = vm.push(other)?;
        let new = new_set_of(vm, source, kind)?;
        let new = vm.push(new)?;
        vm.set_exchange(new, result)?;
        return Ok(vm.word(new));
    }
    let other = match other.is_set() {
        true => other,
        false => vm.set_of(other)?,
    };
    let other = vm.push(other)?;
    vm.with_room(|vm| vm.set_operation(op, vm.word(result), vm.word(other)))
}

/// A set of those items of an iterable that are in the set in the stack word `set`.
fn intersect(vm: &mut Vm<'_>, set: usize, other: Value) -> Res {
    let kind = match vm.word(set).is(Kind::FrozenSet) {
        true => Kind::FrozenSet,
        false => Kind::Set,
    };
    let source = vm.push(other)?;
    let new = vm.with_room(|vm| empty(vm, kind))?;
    let new = vm.push(new)?;
    vm.set_add_common(source, set, new)?;
    Ok(vm.word(new))
}

/// As [`combine`], into the set itself.
fn replace(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let slot = this_mutable(vm, args)?;
    match op {
        Op::Sub => {
            for i in 1..args.len() {
                vm.set_difference_update(slot, vm.arg(args, i))?;
            }
        }
        Op::BitXor => {
            let other = vm.set_of(vm.arg(args, 1))?;
            let other = vm.push(other)?;
            vm.set_exchange(slot, other)?;
        }
        _ => {
            let new = combine(vm, args, op)?;
            vm.take_entries(vm.word(slot), new);
        }
    }
    Ok(Value::NONE)
}

fn relate(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let slot = this(vm, args)?;
    let other = vm.set_in(vm.arg(args, 1));
    if other.is_set() {
        return vm.compare(op, vm.word(slot), other);
    }
    if op == Op::Ge {
        let missing = vm.any_item(args.base + 1, |vm, item| {
            let found = vm.with_room(|vm| vm.set_lookup(vm.word(slot), vm.word(item)))?;
            Ok(found.1.is_none())
        })?;
        return Ok(Value::bool(!missing));
    }
    let common = intersect(vm, slot, other)?;
    let is_subset = vm.table_len(common) == vm.table_len(vm.word(slot));
    Ok(Value::bool(is_subset))
}

/// `isdisjoint` of sets.
fn is_disjoint_from(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let source = args.base + 1;
    let meets = match vm.word(source).is_set() {
        true => vm.set_meets(slot, source),
        false => vm.any_item(source, |vm, item| {
            let found = vm.with_room(|vm| vm.set_lookup(vm.word(slot), vm.word(item)))?;
            Ok(found.1.is_some())
        }),
    };
    meets.map(|meets| Value::bool(!meets))
}

/// `isdisjoint` of views: the items of the other are looked for, or those of the view where the
/// other is a longer set or view.
pub(super) fn is_view_disjoint_from(vm: &mut Vm<'_>, args: Args) -> Res {
    let (view, source) = (args.base, args.base + 1);
    let (own, other) = (vm.word(view), vm.word(source));
    let swapped =
        (other.is_set() || vm.is_set_view(other)) && vm.length(other)? > vm.length(own)?;
    let (from, within) = if swapped {
        (view, source)
    } else {
        (source, view)
    };
    vm.has_item(from, within, true)
        .map(|found| Value::bool(!found))
}
