//! The methods of `range` and `slice`.

use super::protocol as p;
use super::{arity, no_keywords};
use crate::features::Feature;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What the methods are a part of that programs seldom use.
const SELDOM: Feature = Feature::ContainerMethods;

pub(crate) static METHODS: &[Native] = &[
    SELDOM.native(getter("start", |vm, args| field(vm, args, 1))),
    SELDOM.native(getter("stop", |vm, args| field(vm, args, 2))),
    SELDOM.native(getter("step", |vm, args| field(vm, args, 3))),
    SELDOM.native(method("index", 1, 1, index)),
    SELDOM.native(method("count", 1, 1, count)),
    method("__reversed__", 0, 0, super::iterators::reversed_sequence),
    p::LEN,
    p::GET_ITEM,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::HASH,
    p::BOOL,
    p::REPR,
];

pub(crate) static SLICE_METHODS: &[Native] = &[
    SELDOM.native(getter("start", |vm, args| field(vm, args, 1))),
    SELDOM.native(getter("stop", |vm, args| field(vm, args, 2))),
    SELDOM.native(getter("step", |vm, args| field(vm, args, 3))),
    SELDOM.native(method("indices", 1, 1, indices)),
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::HASH,
    p::REPR,
];

fn field(vm: &mut Vm<'_>, args: Args, i: usize) -> Res {
    Ok(vm.get(vm.arg(args, 0).addr(), i))
}

/// `range(stop)`, `range(start, stop, step=1)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "range")?;
    let all_small = (0..args.len()).all(|i| vm.arg(args, i).is_int());
    match args.len() {
        1..=3 if all_small => {}
        0 => {
            let text = "range expected at least 1 argument, got 0";
            return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
        }
        n @ 4.. => {
            let message = [
                Part::Text("range expected at most 3 arguments, got "),
                Part::Int(n as i64),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
        n => {
            // The arguments stand in words of their own, which take what `__index__` gives.
            for i in 0..n {
                let v = vm.index_value(vm.arg(args, i))?;
                vm.set_word(args.base + i, v);
            }
        }
    }
    let (start, stop, step) = match args.len() {
        1 => (Value::int(0), vm.arg(args, 0), Value::int(1)),
        2 => (vm.arg(args, 0), vm.arg(args, 1), Value::int(1)),
        _ => (vm.arg(args, 0), vm.arg(args, 1), vm.arg(args, 2)),
    };
    if step == Value::int(0) {
        let text = "range() arg 3 must not be zero";
        return Err(vm.raise(TypeId::ValueError, &[Part::Text(text)]));
    }
    vm.object(Kind::Range, [start, stop, step])
}

fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    if let Some(at) = position(vm, args)? {
        return Ok(at);
    }
    let sought = vm.arg(args, 1);
    if !vm.is_integer(sought) {
        let text = "sequence.index(x): x not in sequence";
        return Err(vm.raise(TypeId::ValueError, &[text.into()]));
    }
    let text = vm.message(sought, |vm, b, slot| {
        vm.repr_into(b, slot)?;
        vm.build_text(b, " is not in range")
    });
    Err(vm.raise_message(TypeId::ValueError, text))
}

fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let (range, item) = (vm.arg(args, 0), args.base + 1);
    if vm.is_integer(vm.word(item)) {
        let found = vm.range_position(range, vm.word(item))?;
        return Ok(Value::int(found.is_some() as i64));
    }
    let mut count = 0;
    vm.any_item(args.base, |vm, at| {
        let equal = vm.with_room(|vm| vm.values_equal(vm.word(at), vm.word(item)))?;
        count += i64::from(equal);
        Ok(false)
    })?;
    Ok(Value::int(count))
}

/// Where the first argument is in the range; anything but an int is searched item by item.
fn position(vm: &mut Vm<'_>, args: Args) -> Res<Option<Value>> {
    let (range, item) = (vm.arg(args, 0), vm.arg(args, 1));
    if vm.is_integer(item) {
        return vm.range_position(range, item);
    }
    let found = vm.position_by_iterating(range, item)?;
    Ok(found.map(|at| Value::int(at as i64)))
}

/// `slice(stop)`, `slice(start, stop, step=None)`.
pub(crate) fn construct_slice(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "slice")?;
    arity(vm, args, "slice", 1, 3)?;
    let (start, stop) = match args.len() {
        1 => (Value::NONE, vm.arg(args, 0)),
        _ => (vm.arg(args, 0), vm.arg(args, 1)),
    };
    let step = if args.len() > 2 {
        vm.arg(args, 2)
    } else {
        Value::NONE
    };
    vm.object(Kind::Slice, [start, stop, step])
}

/// `slice.indices(length)`.
fn indices(vm: &mut Vm<'_>, args: Args) -> Res {
    let len = vm.index_value(vm.arg(args, 1))?;
    let slot = vm.push(len)?;
    if vm.compare(Op::Lt, len, Value::int(0))? == Value::TRUE {
        let text = "length should not be negative";
        return Err(vm.raise(TypeId::ValueError, &[Part::Text(text)]));
    }
    let slice = vm.slice_of_ints(args.base)?;
    vm.push(slice)?;
    vm.with_room(|vm| indices_of(vm, vm.word(slot + 1), vm.word(slot)))
}

/// What a slice of ints selects of `len` items: start, stop, step.
fn indices_of(vm: &mut Vm<'_>, slice: Value, len: Value) -> Res {
    if let Some(parts) = vm.big_slice_indices(slice, len)? {
        return vm.new_tuple(&parts);
    }
    let len = len.as_int().unwrap_or(0) as usize;
    let span = vm.slice_span(slice, len)?;
    vm.heap.reserve(16)?;
    let mut parts = [Value::NONE; 3];
    for (part, n) in parts.iter_mut().zip([span.start, span.stop, span.step]) {
        *part = vm.new_int(n.into())?;
    }
    vm.new_tuple(&parts)
}

/// The range that goes through the items of `range` from its last to its first.
pub(super) fn backwards(vm: &mut Vm<'_>, range: Value) -> Res {
    let (Some((start, _, step)), Some(len)) = (vm.range_parts(range), vm.range_len(range)) else {
        return Err(vm.raise_too_large());
    };
    vm.heap.reserve(20)?;
    let first = vm.new_int(start + (len - 1) * step)?;
    let last = vm.new_int(start - step)?;
    let step = vm.new_int(-step)?;
    vm.object(Kind::Range, [first, last, step])
}
