//! How iterators are taken apart for `copy` and `pickle`, and put where they were.
//!
//! What constructs one anew is said in Python (`_copyreg_builtin`), from the iterator's fields.

use super::p;
use crate::features::Feature;
use crate::kind::Kind;
use crate::text::char_count;
use crate::trap::Res;
use crate::types::{Native, TypeId, whole_method};
use crate::value::{SMALL_MAX, Value};
use crate::vm::{Args, Vm};

pub(super) const REDUCE: Native =
    Feature::SpecialMethods.native(whole_method("__reduce__", 0, 0, reduce));
pub(super) const SET_STATE: Native =
    Feature::SpecialMethods.native(whole_method("__setstate__", 1, 1, set_state));

/// Whether `it`, a compound iterator, goes backwards.
pub(super) fn is_reversed(vm: &Vm<'_>, it: Value) -> bool {
    let id = vm.get(it.addr(), 1).int_unchecked();
    TypeId::from_u32(id as u32).is_some_and(TypeId::goes_backwards)
}

/// `(callable, arguments[, state])`.
fn reduce(vm: &mut Vm<'_>, args: Args) -> Res {
    let it = p::this(vm, args);
    let count = vm.heap.len(it.addr());
    let fields = if over_table(vm, it) {
        // What is left of a dict or set is asked from a copy, so that the iterator stays.
        let copy = copied(vm, it)?;
        vm.new_tuple(&[copy])?
    } else {
        let base = vm.top;
        for i in 1..=count {
            let field = shown_field(vm, it, i);
            vm.push(field)?;
        }
        vm.tuple_from_words(base, count)?
    };
    vm.call_library("_copyreg_builtin", "iterator", &[vm.arg(args, 0), fields])
}

fn over_table(vm: &Vm<'_>, it: Value) -> bool {
    it.is(Kind::DictIter)
        || it.is(Kind::CompoundIter) && is_reversed(vm, it) && vm.get(it.addr(), 2).is(Kind::Dict)
}

fn copied(vm: &mut Vm<'_>, it: Value) -> Res {
    let kind = match it.is(Kind::DictIter) {
        true => Kind::DictIter,
        false => Kind::CompoundIter,
    };
    let count = vm.heap.len(it.addr());
    let copy = vm.heap.alloc(kind, count)?;
    for i in 1..=count {
        vm.set(copy, i, vm.get(it.addr(), i));
    }
    Ok(Value::reference(kind, copy))
}

/// Where a field with an index is, and the sequence that it is an index of.
fn place(vm: &Vm<'_>, it: Value) -> Option<(Value, usize)> {
    match it.is(Kind::SeqIter) {
        true => Some((vm.get(it.addr(), 1), 2)),
        false => {
            (it.is(Kind::CompoundIter) && is_reversed(vm, it)).then(|| (vm.get(it.addr(), 2), 3))
        }
    }
}

/// Field `i`, in characters where it counts a str's bytes.
fn shown_field(vm: &Vm<'_>, it: Value, i: usize) -> Value {
    let field = vm.get(it.addr(), i);
    if field.is_unbound() {
        return Value::NONE;
    }
    match place(vm, it) {
        Some((seq, at)) if at == i && field.int_unchecked() > 0 => match vm.str_bytes(seq) {
            Some(bytes) => {
                let passed = bytes.get(..field.int_unchecked() as usize).unwrap_or(bytes);
                Value::int(char_count(passed) as i64)
            }
            None => field,
        },
        _ => field,
    }
}

/// `__setstate__(index)`; of `zip`: whether it is strict.
fn set_state(vm: &mut Vm<'_>, args: Args) -> Res {
    let it = p::this(vm, args);
    if it.is(Kind::CompoundIter) && !is_reversed(vm, it) {
        let strict = vm.truth(vm.arg(args, 1))?;
        vm.set(p::this(vm, args).addr(), 2, Value::bool(strict));
        return Ok(Value::NONE);
    }
    let state = vm.plain(vm.arg(args, 1));
    if !vm.is_integer(state) {
        return Err(vm.raise(TypeId::TypeError, &["an integer is required".into()]));
    }
    let index = vm.to_index_clamped(state)?.clamp(-1, SMALL_MAX - 1);
    let it = p::this(vm, args);
    match place(vm, it) {
        Some((seq, at)) => move_to(vm, args, seq, at, index),
        None => {
            skip_of_range(vm, it, index);
            Ok(Value::NONE)
        }
    }
}

/// Moves an iterator over `seq`, whose index is field `at`, to the index; backwards: before it.
fn move_to(vm: &mut Vm<'_>, args: Args, seq: Value, at: usize, index: i64) -> Res {
    let forward = at == 2;
    let len = match vm.is_object(seq) {
        true if forward => SMALL_MAX,
        true => vm.length(seq)? as i64,
        false => i64::try_from(vm.items_len(seq)).map_or(SMALL_MAX, |n| n.min(SMALL_MAX)),
    };
    let it = p::this(vm, args).addr();
    let (seq, old) = (vm.get(it, at - 1), vm.get(it, at).int_unchecked());
    if forward && old < 0 {
        return Ok(Value::NONE);
    }
    if forward && index < 0 && seq.is(Kind::List) {
        vm.set(it, at, Value::int(-1));
        return Ok(Value::NONE);
    }
    let first = if forward { index } else { index + 1 };
    let wanted = match seq.is(Kind::Range) {
        true => old.saturating_add(first.max(0)),
        false => first.max(0),
    };
    let index = match vm.is_str(seq) {
        true => vm.byte_offset(seq, wanted as usize) as i64,
        false => wanted.min(len),
    };
    vm.set(it, at, Value::int(index));
    Ok(Value::NONE)
}

/// Skips `count` items of an iterator over a range of small ints.
fn skip_of_range(vm: &mut Vm<'_>, it: Value, count: i64) {
    let at = it.addr();
    let (first, left, step) = (
        vm.get(at, 1).int_unchecked(),
        vm.get(at, 2).int_unchecked(),
        vm.get(at, 3).int_unchecked(),
    );
    let skipped = count.clamp(0, left);
    vm.set(at, 1, Value::int(first + skipped * step));
    vm.set(at, 2, Value::int(left - skipped));
}
