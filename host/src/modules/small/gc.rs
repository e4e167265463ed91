//! `gc`: the collector. It cannot be turned off: it runs when memory runs short, never sooner.

use std::cell::Cell;

use stackline_core::{Res, Value, Vm};

use crate::modules::arguments::Arity::{Between, Zero};
use crate::modules::{functions, index, set_int};
use crate::session::StdHost;

thread_local! {
    /// What `gc.isenabled()` says.
    static ENABLED: Cell<bool> = const { Cell::new(true) };
}

functions! { index::GC;
    "collect" Between(0, 1), |_, vm, _| {
        vm.collect(0);
        Ok(Value::int(0))
    };
    "enable" Zero, |_, _, _| set_enabled(true);
    "disable" Zero, |_, _, _| set_enabled(false);
    "isenabled" Zero, |_, _, _| Ok(Value::bool(ENABLED.get()));
    "get_stats" Zero, |host, vm, _| get_stats(host, vm);
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

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
