//! Built-in functions that go through iterables.

use crate::builtins::generator::item_or_stop;
use crate::builtins::list::{SORT, sort_with};
use crate::builtins::{Signature, argument, arity, only_keywords, signature};
use crate::features::Feature;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// `iter(iterable)`, `iter(callable, sentinel)`.
pub(super) fn iter(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() == 1 {
        let v = vm.arg(args, 0);
        return match vm.is_iterator_in_shell(v) {
            // Programs see the shell, loops what is in it.
            true => Ok(v),
            false => vm.get_iter(v),
        };
    }
    if !vm.is_callable(vm.arg(args, 0)) {
        let text = "iter(v, w): v must be callable";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    let id = Value::int(TypeId::CallableIterator as i64);
    vm.object(Kind::CompoundIter, [id, vm.arg(args, 0), vm.arg(args, 1)])
}

/// `next(iterator[, default])`.
pub(super) fn next(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.next(vm.arg(args, 0))? {
        Some(v) => Ok(v),
        None if args.len() > 1 => Ok(vm.arg(args, 1)),
        // What the iterator returned is told once only.
        None => item_or_stop(vm, None),
    }
}

/// A stack word with an iterator over what is in the stack word `source`.
fn iterate(vm: &mut Vm<'_>, source: usize) -> Res<usize> {
    let it = vm.with_room(|vm| vm.get_iter(vm.word(source)))?;
    vm.push(it)
}

/// `any` stops at the first true item, `all` at the first false one.
pub(super) fn all_or_any(vm: &mut Vm<'_>, args: Args, stop: bool) -> Res {
    let it = iterate(vm, args.base)?;
    let item = vm.push(Value::NONE)?;
    while let Some(v) = vm.next_rooted(it)? {
        vm.set_word(item, v);
        if vm.with_room(|vm| vm.truth(vm.word(item)))? == stop {
            return Ok(Value::bool(stop));
        }
    }
    Ok(Value::bool(!stop))
}

/// `sorted(iterable, *, key=None, reverse=False)`.
pub(super) fn sorted(vm: &mut Vm<'_>, args: Args) -> Res {
    arity(vm, args, "sorted", 1, 1)?;
    let list = vm.list_of(vm.arg(args, 0))?;
    signature::check(vm, args.skip(1), &SORT)?;
    let slot = vm.push(list)?;
    sort_with(vm, slot, args)?;
    Ok(vm.word(slot))
}

// ---- sum

/// A running sum: exact while all items are ints of 64 bits, compensated while they are floats.
enum Sum {
    Int(i64),
    Float {
        high: f64,
        low: f64,
    },
    /// The sum is in a stack word.
    Any,
}

/// `sum(iterable, start=0)`.
pub(super) fn sum(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("sum", &["iterable", "start"])
        .positional_only(1)
        .required(1);
    signature::check(vm, args, &takes)?;
    let start = argument(vm, args, 1, "start").unwrap_or(Value::int(0));
    let total = vm.push(start)?;
    let item = vm.push(Value::NONE)?;
    let it = iterate(vm, args.base)?;
    let start = vm.plain(vm.word(total));
    if vm.is_str(start) || vm.is_byte_string(start) {
        let (kind, join) = if vm.is_str(start) {
            ("strings", "''.join(seq)")
        } else if start.is(Kind::ByteArray) {
            ("bytearray", "b''.join(seq)")
        } else {
            ("bytes", "b''.join(seq)")
        };
        let message = [
            Part::Text("sum() can't sum "),
            Part::Text(kind),
            Part::Text(" [use "),
            Part::Text(join),
            Part::Text(" instead]"),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    let start = vm.word(total);
    let mut sum = match (start.as_int(), start.as_float()) {
        (Some(n), _) => Sum::Int(n),
        (_, Some(high)) => Sum::Float { high, low: 0.0 },
        _ => Sum::Any,
    };
    sum = add_plain_items(vm, sum, it);
    while let Some(v) = vm.next_rooted(it)? {
        vm.set_word(item, v);
        sum = add(vm, sum, total, item)?;
    }
    finish(vm, sum, total)
}

/// Adds the numbers that an iterator over a list or tuple begins with, and moves it past them.
fn add_plain_items(vm: &mut Vm<'_>, sum: Sum, it: usize) -> Sum {
    let it = vm.word(it);
    let Some(at) = it.as_kind(Kind::SeqIter) else {
        return sum;
    };
    let Some((base, len)) = vm.items_span(vm.get(at, 1)) else {
        return sum;
    };
    let Ok(mut i) = usize::try_from(vm.get(at, 2).int_unchecked()) else {
        return sum;
    };
    let mut sum = sum;
    while i < len
        && let Some(next) = add_number(vm, &sum, vm.word(base + i))
    {
        sum = next;
        i += 1;
    }
    vm.set(at, 2, Value::int(i as i64));
    sum
}

/// The sum with a number added that lets it stay exact, or compensated.
fn add_number(vm: &Vm<'_>, sum: &Sum, v: Value) -> Option<Sum> {
    match (sum, v.as_float()) {
        (Sum::Int(n), None) => n.checked_add(whole(vm, v)?).map(Sum::Int),
        _ if !Feature::Floats.included() => None,
        // What the first float makes inexact is not made good.
        (Sum::Int(n), Some(x)) => Some(Sum::Float {
            high: *n as f64 + x,
            low: 0.0,
        }),
        (Sum::Float { high, low }, Some(x)) => Some(add_float(*high, *low, x)),
        (Sum::Float { high, low }, None) => Some(Sum::Float {
            high: high + whole(vm, vm.plain(v))? as f64,
            low: *low,
        }),
        (Sum::Any, _) => None,
    }
}

/// The int or bool as a number of 64 bits.
fn whole(vm: &Vm<'_>, v: Value) -> Option<i64> {
    match v {
        Value::TRUE => Some(1),
        Value::FALSE => Some(0),
        _ if v.is(Kind::BigInt) => vm.int_to_i64(v),
        _ => v.as_int(),
    }
}

/// Adds the value in the stack word `item`.
fn add(vm: &mut Vm<'_>, sum: Sum, total: usize, item: usize) -> Res<Sum> {
    if let Some(next) = add_number(vm, &sum, vm.word(item)) {
        return Ok(next);
    }
    let exact = matches!(sum, Sum::Int(_));
    let so_far = finish(vm, sum, total)?;
    vm.set_word(total, so_far);
    let next = vm.with_room(|vm| vm.binary(Op::Add, vm.word(total), vm.word(item)))?;
    vm.set_word(total, next);
    // Floats after anything else are added one by one.
    Ok(match next.as_float() {
        Some(high) if exact => Sum::Float { high, low: 0.0 },
        _ => Sum::Any,
    })
}

/// Adds with the error of the addition kept apart (Neumaier 1974).
fn add_float(high: f64, low: f64, x: f64) -> Sum {
    let sum = high + x;
    let error = if high.abs() >= x.abs() {
        (high - sum) + x
    } else {
        (x - sum) + high
    };
    Sum::Float {
        high: sum,
        low: low + error,
    }
}

fn finish(vm: &mut Vm<'_>, sum: Sum, total: usize) -> Res {
    vm.with_room(|vm| finish_ref(vm, &sum, total))
}

fn finish_ref(vm: &mut Vm<'_>, sum: &Sum, total: usize) -> Res {
    match *sum {
        Sum::Int(n) => vm.new_int(n.into()),
        _ if !Feature::Floats.included() => Ok(vm.word(total)),
        // A compensation that is not finite would spoil an infinite sum.
        Sum::Float { high, low } if low != 0.0 && low.is_finite() => Ok(Value::float(high + low)),
        Sum::Float { high, .. } => Ok(Value::float(high)),
        Sum::Any => Ok(vm.word(total)),
    }
}

// ---- min and max

/// `min` and `max`, of an iterable or of the arguments.
pub(super) fn extreme(vm: &mut Vm<'_>, args: Args, name: &str) -> Res {
    let op = if name == "max" { Op::Gt } else { Op::Lt };
    let many = args.len() > 1;
    if many
        && args.keywords == 0
        && let Some(v) = extreme_number(vm, args, op)
    {
        return Ok(v);
    }
    only_keywords(vm, args, name, &["key", "default"])?;
    let default = vm.keyword(args, "default");
    if many && default.is_some() {
        let message = [
            Part::Text("Cannot specify a default for "),
            Part::Text(name),
            Part::Text("() with multiple positional arguments"),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    let key = vm.keyword(args, "key").unwrap_or(Value::NONE);
    let mut search = Search::new(vm, key, op)?;
    if many {
        for i in 0..args.len() {
            search.see(vm, vm.arg(args, i))?;
        }
    } else {
        let it = iterate(vm, args.base)?;
        while let Some(v) = vm.next_rooted(it)? {
            search.see(vm, v)?;
        }
    }
    if search.any {
        return Ok(vm.word(search.best));
    }
    match vm.keyword(args, "default") {
        Some(v) => Ok(v),
        None => {
            let message = [
                Part::Text(name),
                Part::Text("() iterable argument is empty"),
            ];
            Err(vm.raise(TypeId::ValueError, &message))
        }
    }
}

/// The extreme of arguments that are all small ints.
fn extreme_number(vm: &Vm<'_>, args: Args, op: Op) -> Option<Value> {
    let mut best = vm.arg(args, 0).as_int()?;
    for i in 1..args.len() {
        let n = vm.arg(args, i).as_int()?;
        best = if op == Op::Gt {
            best.max(n)
        } else {
            best.min(n)
        };
    }
    Some(Value::int(best))
}

/// The best item so far, its key, and the key function with its argument, in stack words.
struct Search {
    best: usize,
    best_key: usize,
    function: usize,
    item: usize,
    key: usize,
    op: Op,
    any: bool,
}

impl Search {
    fn new(vm: &mut Vm<'_>, function: Value, op: Op) -> Res<Search> {
        let best = vm.push(Value::NONE)?;
        let best_key = vm.push(Value::NONE)?;
        let function = vm.push(function)?;
        let item = vm.push(Value::NONE)?;
        let key = vm.push(Value::NONE)?;
        Ok(Search {
            best,
            best_key,
            function,
            item,
            key,
            op,
            any: false,
        })
    }

    fn see(&mut self, vm: &mut Vm<'_>, v: Value) -> Res<()> {
        vm.set_word(self.item, v);
        let keyed = !vm.word(self.function).is_none();
        let key = if keyed {
            vm.call_rooted(self.function, 1)?
        } else {
            v
        };
        vm.set_word(self.key, key);
        if self.any && !self.better(vm)? {
            return Ok(());
        }
        self.any = true;
        vm.set_word(self.best, vm.word(self.item));
        vm.set_word(self.best_key, vm.word(self.key));
        Ok(())
    }

    /// Whether the item at hand beats the best one.
    fn better(&self, vm: &mut Vm<'_>) -> Res<bool> {
        let (new, old) = (vm.word(self.key), vm.word(self.best_key));
        if new.both_int(old) {
            let (new, old) = (new.int_unchecked(), old.int_unchecked());
            return Ok(if self.op == Op::Gt {
                new > old
            } else {
                new < old
            });
        }
        vm.with_room(|vm| {
            let answer = vm.compare(self.op, vm.word(self.key), vm.word(self.best_key))?;
            vm.truth(answer)
        })
    }
}
