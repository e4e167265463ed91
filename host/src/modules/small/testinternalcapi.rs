//! `_testinternalcapi`: the functions of that module with which CPython gives programs its
//! interface for servers that fork their workers, `PyUnstable_PerfTrampoline_CompileCode` and
//! `PyUnstable_PerfTrampoline_SetPersistAfterFork`; and those of `_testcapi` that make allocations fail.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use crate::modules::arguments::Arity::{Exactly, Open, Zero};
use crate::modules::arguments::{ANY, c_int, type_error};
use crate::modules::{functions, index};
use crate::session::StdHost;

functions! { index::TESTINTERNALCAPI;
    "compile_perf_trampoline_entry" Open(0, ANY), compile_entry;
    "perf_trampoline_set_persist_after_fork" Open(0, ANY), set_persist;
    "set_nomemory" Exactly(2), set_nomemory;
    "remove_mem_hooks" Zero, remove_mem_hooks;
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// The only argument of `function`, with CPython's words if there are more or fewer.
fn only_argument(vm: &mut Vm<'_>, function: &str, args: Args) -> Res {
    if args.keyword_count() > 0 {
        return Err(type_error(
            vm,
            &format!("{function}() takes no keyword arguments"),
        ));
    }
    match args.len() {
        1 => Ok(vm.arg(args, 0)),
        given => {
            let message = format!("function takes exactly 1 argument ({given} given)");
            Err(type_error(vm, &message))
        }
    }
}

/// `compile_perf_trampoline_entry(code)`: registers a function ahead of its first call, if tracing
/// is on. Gives 0.
fn compile_entry(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let code = only_argument(vm, "compile_perf_trampoline_entry", args)?;
    let is_on = vm.is_tracing() && host.tracer.profiler().is_active();
    match vm.prepare_stub(code) {
        Some(true) => Ok(Value::int(0)),
        Some(false) if !is_on => Ok(Value::int(0)),
        Some(false) => {
            let message = Part::Text("Failed to compile trampoline");
            Err(vm.raise(TypeId::AssertionError, &[message]))
        }
        None => Err(vm.raise(
            TypeId::TypeError,
            &["argument 1 must be code, not ".into(), Part::TypeOf(code)],
        )),
    }
}

/// `perf_trampoline_set_persist_after_fork(flag)`: whether forked children keep the stubs. Gives
/// the flag; CPython does so too, but takes a 0 for a failure and raises AssertionError.
fn set_persist(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let flag = only_argument(vm, "perf_trampoline_set_persist_after_fork", args)?;
    let flag = c_int(vm, flag)?;
    host.tracer.profiler().set_persist_after_fork(flag != 0);
    Ok(Value::int(flag.into()))
}

/// `set_nomemory(start, stop)`: the allocation number `start` from here on fails as if memory were full,
/// and as many after it as there are up to `stop`. Where that is `start`, it is as if a collection were
/// due there.
fn set_nomemory(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let [start, stop] = [0, 1].map(|i| vm.arg(args, i));
    let (start, stop) = (c_int(vm, start)?, c_int(vm, stop)?);
    let errors = stop.saturating_sub(start).max(0);
    vm.fail_allocations(start.unsigned_abs(), errors.unsigned_abs());
    Ok(Value::NONE)
}

/// `remove_mem_hooks()`: ends that; how many of the failures did not come.
fn remove_mem_hooks(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    Ok(Value::int(vm.fail_allocations(0, 0).into()))
}
