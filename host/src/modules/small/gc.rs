//! `gc`: the collector. It cannot be turned off: it runs when memory runs short, never sooner.

use std::cell::Cell;

use stackline_core::{Args, Res, TypeId, Value, Vm};

use crate::modules::arguments::Arity::{Exactly, Named, One, Open, Zero};
use crate::modules::arguments::{c_int, value_error};
use crate::modules::{functions, index, set, set_int};
use crate::session::StdHost;

thread_local! {
    /// What `gc.isenabled()` says.
    static ENABLED: Cell<bool> = const { Cell::new(true) };
    /// What `gc.get_threshold()` says.
    static THRESHOLD: Cell<[i64; 3]> = const { Cell::new([2000, 10, 10]) };
    /// What `gc.get_debug()` says.
    static DEBUG: Cell<i64> = const { Cell::new(0) };
}

/// Names of numbers; what they turn on is not there.
const CONSTANTS: &[(&str, i64)] = &[
    ("DEBUG_STATS", 1),
    ("DEBUG_COLLECTABLE", 2),
    ("DEBUG_UNCOLLECTABLE", 4),
    ("DEBUG_SAVEALL", 32),
    ("DEBUG_LEAK", 38),
];

functions! { index::GC;
    "collect" Named(0, &["generation"]), collect;
    "enable" Zero, |_, _, _| set_enabled(true);
    "disable" Zero, |_, _, _| set_enabled(false);
    "isenabled" Zero, |_, _, _| Ok(Value::bool(ENABLED.get()));
    "get_stats" Zero, |host, vm, _| get_stats(host, vm);
    "get_count" Zero, |_, vm, _| numbers(vm, [0; 3]);
    "get_threshold" Zero, |_, vm, _| numbers(vm, THRESHOLD.get());
    "set_threshold" Open(1, 3), set_threshold;
    "get_debug" Zero, |_, vm, _| vm.new_int(DEBUG.get().into());
    "set_debug" One, |_, vm, args| {
        DEBUG.set(c_int(vm, vm.arg(args, 0))?.into());
        Ok(Value::NONE)
    };
    "is_tracked" One, |_, vm, args| Ok(Value::bool(is_tracked(vm, vm.arg(args, 0))));
    "is_finalized" Exactly(1), |_, vm, args| {
        let v = vm.arg(args, 0);
        Ok(Value::bool(vm.is_finalized(v)))
    };
    "freeze" Zero, |_, _, _| Ok(Value::NONE);
    "unfreeze" Zero, |_, _, _| Ok(Value::NONE);
    "get_freeze_count" Zero, |_, _, _| Ok(Value::int(0));
}

/// `gc.collect(generation=2)`: there is one generation. Nobody counts what it frees.
fn collect(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let generation = match args.len() {
        0 => vm.keyword(args, "generation"),
        _ => Some(vm.arg(args, 0)),
    };
    if let Some(generation) = generation {
        let generation = c_int(vm, generation)?;
        if !(0..=2).contains(&generation) {
            return Err(value_error(vm, "invalid generation"));
        }
    }
    vm.collect_garbage(args);
    Ok(Value::int(0))
}

fn numbers(vm: &mut Vm<'_>, numbers: [i64; 3]) -> Res {
    vm.new_tuple(&numbers.map(Value::int))
}

/// `gc.set_threshold(threshold0[, threshold1[, threshold2]])`: kept, and of no effect.
fn set_threshold(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut threshold = THRESHOLD.get();
    for (i, number) in threshold.iter_mut().enumerate().take(args.len()) {
        *number = c_int(vm, vm.arg(args, i))?.into();
    }
    THRESHOLD.set(threshold);
    Ok(Value::NONE)
}

/// Whether CPython's collector would look into objects of this type.
fn is_tracked(vm: &Vm<'_>, v: Value) -> bool {
    let plain = [
        TypeId::None,
        TypeId::NotImplemented,
        TypeId::Ellipsis,
        TypeId::Int,
        TypeId::Bool,
        TypeId::Float,
        TypeId::Complex,
        TypeId::Str,
        TypeId::Bytes,
        TypeId::ByteArray,
        TypeId::Range,
    ];
    !plain.iter().any(|id| vm.class_of(v) == id.value())
}

/// `gc.get_stats()`: a dict for each generation, of which only the oldest is ever collected. It
/// has more than CPython's: pauses in nanoseconds, and the bytes that objects use (dead ones
/// included) and may use in all.
fn get_stats(host: &StdHost, vm: &mut Vm<'_>) -> Res {
    let mut generations = [Value::NONE; 3];
    for (generation, stats) in generations.iter_mut().enumerate() {
        *stats = vm.new_dict()?;
        let collections = match generation {
            2 => i64::try_from(host.pauses.count()).unwrap_or(i64::MAX),
            _ => 0,
        };
        set_int(vm, *stats, "collections", collections)?;
        set_int(vm, *stats, "collected", 0)?;
        set_int(vm, *stats, "uncollectable", 0)?;
    }
    let oldest = generations[2];
    for (name, pause) in [
        ("pause_total", host.pauses.total()),
        ("pause_longest", host.pauses.longest()),
    ] {
        let nanoseconds = i64::try_from(pause.as_nanos()).unwrap_or(i64::MAX);
        set_int(vm, oldest, name, nanoseconds)?;
    }
    let (used, all) = vm.memory_use();
    set_int(vm, oldest, "bytes_used", used as i64)?;
    set_int(vm, oldest, "bytes", all as i64)?;
    vm.new_list(&generations)
}

fn set_enabled(on: bool) -> Res {
    ENABLED.set(on);
    Ok(Value::NONE)
}

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for name in ["garbage", "callbacks"] {
        let list = vm.new_list(&[])?;
        set(vm, namespace, name, list)?;
    }
    for &(name, number) in CONSTANTS {
        set_int(vm, namespace, name, number)?;
    }
    Ok(())
}
