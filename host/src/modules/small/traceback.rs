//! `_traceback`: what the module `traceback` prints, made by what prints exceptions that nothing
//! catches.

use stackline_core::image::Position;
use stackline_core::{Args, Res, Trap, TypeId, Value, Vm};

use crate::modules::arguments::Arity::{Between, Exactly, One};
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
    "entry" Exactly(6), entry;
    "closest" Exactly(2), closest;
    "variables" One, |_, vm, args| vm.frame_variables(vm.arg(args, 0));
    "extra" One, |_, vm, args| vm.frame_extra(vm.arg(args, 0));
    "assign" Exactly(3), |_, vm, args| {
        let [frame, name, v] = [0, 1, 2].map(|i| vm.arg(args, i));
        vm.assign_frame_variable(frame, name, v);
        Ok(Value::NONE)
    };
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

/// `entry(file, line, name, end_line, start, end)`: one entry as text. Without columns, which are
/// in bytes, nothing is marked.
fn entry(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let text = |vm: &Vm<'_>, i| vm.str(vm.arg(args, i)).unwrap_or_default().to_owned();
    let number = |vm: &Vm<'_>, i| vm.arg(args, i).as_int();
    let columns = number(vm, 4).zip(number(vm, 5));
    let line = number(vm, 1).unwrap_or(0) as u32;
    let place = traceback::Place {
        file: text(vm, 0),
        name: text(vm, 2),
        position: Position {
            line,
            end_line: number(vm, 3).map_or(line, |n| n as u32),
            columns: columns.map(|(from, to)| (from as u16, to as u16)),
        },
    };
    let text = traceback::entry(host, &place);
    vm.new_str(&text)
}

/// `closest(name, names)`: the one of the list that a misspelled name may have meant, or None.
fn closest(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let list = vm.arg(args, 1);
    let count = vm.sequence_len(list).unwrap_or(0);
    let name = |i| vm.sequence_item(list, i).and_then(|name| vm.str(name));
    let names: Vec<&str> = (0..count).filter_map(name).collect();
    let wrong = vm.str(vm.arg(args, 0)).unwrap_or_default();
    let found = stackline_core::suggest::closest(wrong, names.iter().copied());
    match found.map(str::to_owned) {
        Some(found) => vm.new_str(&found),
        None => Ok(Value::NONE),
    }
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}
