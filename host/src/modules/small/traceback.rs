//! `_traceback`: what the module `traceback` prints, made by what prints exceptions that nothing
//! catches.

use stackline_core::{Args, Res, Trap, TypeId, Value, Vm};

use crate::modules::arguments::Arity::{Between, One};
use crate::modules::{functions, index};
use crate::session::StdHost;
use crate::traceback;

functions! { index::TRACEBACK;
    "format" Between(2, 2), format;
    "message" One, |host, vm, args| {
        let text = held(vm, args, |vm, e| traceback::message(host, vm, e))?;
        vm.new_str(&text)
    };
    "stack" One, |host, vm, args| {
        let text = traceback::stack(host, vm, vm.arg(args, 0));
        vm.new_str(&text)
    };
    "places" One, places;
}

/// Runs `f` on the exception that is the first argument.
fn held<R>(
    vm: &mut Vm<'_>,
    args: Args,
    f: impl FnOnce(&mut Vm<'_>, &stackline_core::Held) -> R,
) -> Res<R> {
    let e = vm.arg(args, 0);
    if !vm.exception_is(e, TypeId::BaseException) {
        return Err(no_exception(vm));
    }
    let kept = vm.hold(e)?;
    let done = f(vm, &kept);
    vm.release(kept);
    // What has run must not run again for want of memory.
    vm.room(4096)?;
    Ok(done)
}

fn no_exception(vm: &mut Vm<'_>) -> Trap {
    let text = "an exception is required";
    vm.raise(TypeId::TypeError, &[text.into()])
}

/// `format(exception, chain)`: all of its text.
fn format(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let chain = vm.arg(args, 1) == Value::TRUE;
    let text = held(vm, args, |vm, e| traceback::format(host, vm, e, chain))?;
    vm.new_str(&text)
}

/// `places(traceback)`: file, line and function of each entry, and the columns.
fn places(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let places = traceback::places(vm, vm.arg(args, 0));
    vm.room(64 * places.len() + 64)?;
    let mut entries = Vec::with_capacity(places.len());
    for place in &places {
        let number = |n: u32| Value::int(n.into());
        let (file, name) = (vm.new_str(&place.file)?, vm.new_str(&place.name)?);
        let columns = place.position.columns;
        let column = |n: Option<u32>| n.map_or(Value::NONE, number);
        entries.push(vm.new_list(&[
            file,
            number(place.position.line),
            name,
            number(place.position.end_line),
            column(columns.map(|c| c.0 as u32)),
            column(columns.map(|c| c.1 as u32)),
        ])?);
    }
    vm.new_list(&entries)
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
