//! The iterator types: enumerate, zip, map, filter, reversed.

mod reduce;

use super::protocol as p;
use super::{Signature, argument, arity, no_keywords, signature};
use crate::features::Feature;
use crate::iter::shows;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const REVERSED: Name = Name::new("__reversed__");
const GET_ITEM: Name = Name::new("__getitem__");
const LEN: Name = Name::new("__len__");

pub(crate) static METHODS: &[Native] = &[
    p::ITER,
    p::NEXT,
    method("__length_hint__", 0, 0, hint),
    reduce::REDUCE,
];

/// Of iterators that can be told where they are.
pub(crate) static SETTABLE: &[Native] = &[
    p::ITER,
    p::NEXT,
    method("__length_hint__", 0, 0, hint),
    reduce::REDUCE,
    reduce::SET_STATE,
];

fn hint(vm: &mut Vm<'_>, args: Args) -> Res {
    let it = p::this(vm, args);
    let n = match it.kind() {
        Some(Kind::RangeIter) => vm.get(it.addr(), 2).int_unchecked(),
        Some(Kind::SeqIter) => {
            let (seq, at) = (vm.get(it.addr(), 1), vm.get(it.addr(), 2).int_unchecked());
            if at < 0 {
                0
            } else {
                (vm.items_len(seq) as i64 - at).max(0)
            }
        }
        Some(Kind::CompoundIter) if reduce::is_reversed(vm, it) => {
            vm.get(it.addr(), 3).int_unchecked().max(0)
        }
        Some(Kind::DictIter) => left_in_table(vm, it),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::int(n))
}

/// How many entries an iterator over a dict or set has still to show.
fn left_in_table(vm: &Vm<'_>, it: Value) -> i64 {
    let [table, from, _, expected] = [1, 2, 3, 4].map(|i| vm.get(it.addr(), i));
    if expected.int_unchecked() != vm.table_len(table) as i64 {
        return 0;
    }
    let (mut left, mut i) = (0, from.int_unchecked() as usize);
    while let Some(entry) = vm.next_entry(table, i) {
        left += 1;
        i = entry + 1;
    }
    left
}

// ---- constructors

/// Checks the arguments of `enumerate`, in words that no other type has.
fn check_enumerate(vm: &mut Vm<'_>, args: Args) -> Res<()> {
    let all = args.len() + args.keyword_count();
    let allowed: &[&str] = match (args.len(), all) {
        (_, 0) => {
            let text = "enumerate() missing required argument 'iterable'";
            return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
        }
        (_, 3..) => {
            let given = Part::Int(all as i64);
            let text = [
                "enumerate() takes at most 2 arguments (".into(),
                given,
                " given)".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &text));
        }
        (0, 1) => &["iterable"],
        (0, _) => &["iterable", "start"],
        _ => &["start"],
    };
    for i in 0..args.keyword_count() {
        let name = vm.keyword_name(args, i);
        if !vm.str(name).is_some_and(|name| allowed.contains(&name)) {
            let text = [
                "'".into(),
                Part::Plain(name),
                "' is an invalid keyword argument for enumerate()".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &text));
        }
    }
    Ok(())
}

/// `enumerate(iterable, start=0)`.
pub(crate) fn construct_enumerate(vm: &mut Vm<'_>, args: Args) -> Res {
    check_enumerate(vm, args)?;
    let source = argument(vm, args, 0, "iterable").unwrap_or(Value::NONE);
    let it = vm.push(source)?;
    let start = argument(vm, args, 1, "start").unwrap_or(Value::int(0));
    let start = vm.push(start)?;
    let number = vm.index_value(vm.word(start))?;
    vm.set_word(start, number);
    let inner = vm.with_room(|vm| vm.get_iter(vm.word(it)))?;
    vm.set_word(it, inner);
    vm.with_room(|vm| {
        let id = Value::int(TypeId::Enumerate as i64);
        vm.object(Kind::CompoundIter, [id, vm.word(it), vm.word(start)])
    })
}

/// `zip(*iterables, strict=False)`.
pub(crate) fn construct_zip(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("zip", &["strict"]);
    signature::check(vm, args.skip(args.len()), &takes)?;
    let strict = match vm.keyword(args, "strict") {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    over_all(vm, TypeId::Zip, Value::bool(strict), args)
}

/// An iterator of type `id` with field 2 `second` and iterators over all of `args`.
fn over_all(vm: &mut Vm<'_>, id: TypeId, second: Value, args: Args) -> Res {
    let count = args.len();
    let second = vm.push(second)?;
    for i in 0..count {
        let it = vm.with_room(|vm| vm.get_iter(vm.arg(args, i)))?;
        vm.push(it)?;
    }
    vm.make_room(count + 3)?;
    let at = vm.heap.alloc(Kind::CompoundIter, count + 2)?;
    vm.set(at, 1, Value::int(id as i64));
    for i in 0..=count {
        vm.set(at, i + 2, vm.word(second + i));
    }
    Ok(Value::reference(Kind::CompoundIter, at))
}

/// `map(function, iterable, *iterables)`.
pub(crate) fn construct_map(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "map")?;
    if args.len() < 2 {
        let text = "map() must have at least two arguments.";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    }
    over_all(vm, TypeId::Map, vm.arg(args, 0), args.skip(1))
}

/// `filter(function_or_None, iterable)`.
pub(crate) fn construct_filter(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "filter")?;
    arity(vm, args, "filter", 2, 2)?;
    over_all(vm, TypeId::Filter, vm.arg(args, 0), args.skip(1))
}

/// `reversed(sequence)`.
pub(crate) fn construct_reversed(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "reversed")?;
    arity(vm, args, "reversed", 1, 1)?;
    let v = vm.arg(args, 0);
    if v.is(Kind::MappingProxy) {
        let kept = vm.push(vm.behind_proxy(v))?;
        return construct_reversed(vm, Args::positional(kept, 1));
    }
    if let Some(method) = vm.special(v, REVERSED) {
        if method.is_none() {
            return Err(vm.raise_type(v, "'", "' object is not reversible"));
        }
        return vm.call_special(v, method, &[]);
    }
    let inner = vm.plain(v);
    let has_reversed = inner.is(Kind::List) || inner.is(Kind::Dict);
    let own_items = vm.special(v, GET_ITEM).is_some();
    let own_length = vm.special(v, LEN).is_some() && vm.is_plain_sequence(inner);
    if !has_reversed && (own_items || own_length) {
        let len = vm.length(v)?;
        return sequence_backwards(vm, args.base, len);
    }
    reversed_sequence(vm, args)
}

/// `__reversed__` of the built-in sequences and dicts.
pub(super) fn reversed_sequence(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::Iterators)?;
    let v = p::this(vm, args);
    match v.kind() {
        Some(Kind::Range) => {
            let down = vm.with_room(|vm| super::range::backwards(vm, p::this(vm, args)))?;
            let kept = vm.push(down)?;
            vm.with_room(|vm| vm.get_iter(vm.word(kept)))
        }
        Some(Kind::Dict) => super::dict::reversed(vm, v, shows::KEYS),
        Some(Kind::DictView) => {
            let (dict, what) = (vm.get(v.addr(), 1), vm.get(v.addr(), 2).int_unchecked());
            super::dict::reversed(vm, dict, what)
        }
        _ => {
            let len = match vm.str_bytes(v) {
                Some(bytes) => bytes.len(),
                None if vm.is_plain_sequence(v) => vm.length(v)?,
                None => {
                    let whole = vm.arg(args, 0);
                    return Err(vm.raise_type(whole, "'", "' object is not reversible"));
                }
            };
            let slot = vm.push(v)?;
            sequence_backwards(vm, slot, len)
        }
    }
}

/// A reversed iterator over the sequence in the stack word `slot`, of `len` items (of a str:
/// bytes).
fn sequence_backwards(vm: &mut Vm<'_>, slot: usize, len: usize) -> Res {
    vm.make_room(6)?;
    let seq = vm.word(slot);
    let id = match seq.is(Kind::List) {
        true => TypeId::ListReverseIterator,
        false => TypeId::Reversed,
    };
    let id = Value::int(id as i64);
    vm.object(Kind::CompoundIter, [id, seq, Value::int(len as i64)])
}
