//! `sys.excepthook`, `sys.displayhook` and `sys.breakpointhook`: what is done with an exception that
//! nothing catches, with the value of a line that was typed, and by `breakpoint()`.

#[cfg(feature = "compiler")]
use stackline_core::Held;
use stackline_core::{Args, Res, TypeId, Value, Vm};

use super::set;
use crate::session::StdHost;
use crate::streams::complain;
use crate::traceback;

/// An attribute of `sys`.
pub(crate) fn of_sys(vm: &Vm<'_>, name: &str) -> Option<Value> {
    let sys = vm.dict_get_text(vm.modules(), "sys");
    let namespace = sys.and_then(|sys| vm.module_namespace(sys))?;
    vm.dict_get_text(namespace, name)
}

/// Keeps the hooks under their second names, for programs that put them back.
pub(super) fn init(vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    for name in ["excepthook", "displayhook", "breakpointhook"] {
        if let Some(hook) = vm.dict_get_text(sys, name) {
            set(vm, sys, &format!("__{name}__"), hook)?;
        }
    }
    Ok(())
}

/// `sys.breakpointhook(…)`, which is written in Python.
pub(super) fn breakpointhook(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let module = vm.new_str("_breakpoint")?;
    let module = vm.import_module(module, Value::NONE)?;
    let name = vm.new_str("hook")?;
    let hook = vm.get_attr(module, name)?;
    let given: Vec<Value> = (0..args.len()).map(|i| vm.arg(args, i)).collect();
    let given = vm.new_tuple(&given)?;
    let named = vm.new_dict()?;
    for i in 0..args.keyword_count() {
        let (name, v) = (vm.keyword_name(args, i), vm.keyword_value(args, i));
        vm.dict_set_str(named, name, v)?;
    }
    vm.call(hook, &[given, named])
}

/// Writes to `sys.stderr`, wherever that leads now.
pub(crate) fn write_error(vm: &mut Vm<'_>, text: &str) {
    let stream = of_sys(vm, "stderr").filter(|stream| of_sys(vm, "__stderr__") != Some(*stream));
    let Some(stream) = stream else {
        return complain(text);
    };
    if stream.is_none() {
        return;
    }
    if write_to(vm, stream, text).is_err() {
        vm.clear_pending();
        complain(text);
    }
}

fn write_to(vm: &mut Vm<'_>, stream: Value, text: &str) -> Res<()> {
    let stream = vm.hold(stream)?;
    let done = vm.room(text.len() / 8 + 512).and_then(|()| {
        let name = vm.new_str("write")?;
        let write = vm.get_attr(vm.held(&stream), name)?;
        let text = vm.new_str(text)?;
        vm.call(write, &[text])
    });
    vm.release(stream);
    done.map(|_| ())
}

/// Does with an exception that nothing caught what `sys.excepthook` says.
///
/// # Errors
/// SystemExit, where the hook raises that.
#[cfg(feature = "compiler")]
pub(crate) fn report(host: &StdHost, vm: &mut Vm<'_>, exception: &Held) -> Result<(), Value> {
    let own = of_sys(vm, "__excepthook__");
    match of_sys(vm, "excepthook").filter(|hook| own != Some(*hook)) {
        None => {
            let text = traceback::format(host, vm, exception, true);
            write_error(vm, &text);
            Ok(())
        }
        Some(hook) => call_hook(host, vm, hook, exception),
    }
}

#[cfg(feature = "compiler")]
fn call_hook(host: &StdHost, vm: &mut Vm<'_>, hook: Value, exception: &Held) -> Result<(), Value> {
    let e = vm.held(exception);
    let (class, traceback) = (vm.class_of(e), vm.traceback_of(e));
    if vm.call(hook, &[class, e, traceback]).is_ok() {
        return Ok(());
    }
    if vm.pending_is(TypeId::SystemExit) {
        return Err(vm.clear_pending());
    }
    let second = vm.clear_pending();
    let mut text = String::from("Error in sys.excepthook:\n");
    if let Ok(second) = vm.hold(second) {
        text += &traceback::format(host, vm, &second, true);
        vm.release(second);
    }
    text += "\nOriginal exception was:\n";
    text += &traceback::format(host, vm, exception, true);
    write_error(vm, &text);
    Ok(())
}

/// `sys.excepthook(type, value, traceback)`.
pub(super) fn excepthook(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let e = vm.arg(args, 1);
    if !vm.exception_is(e, TypeId::BaseException) {
        let name = vm.type_name(e);
        let text = "TypeError: print_exception(): Exception expected for value, ";
        write_error(vm, &format!("{text}{name} found\n"));
        return Ok(Value::NONE);
    }
    let kept = vm.hold(e)?;
    let text = traceback::format(host, vm, &kept, true);
    write_error(vm, &text);
    vm.release(kept);
    Ok(Value::NONE)
}

/// `sys.displayhook(value)`: prints what is not None, and keeps it as `_`.
pub(super) fn displayhook(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if v.is_none() {
        return Ok(Value::NONE);
    }
    keep_last(vm, Value::NONE)?;
    let Some(stream) = of_sys(vm, "stdout").filter(|stream| !stream.is_none()) else {
        return Err(vm.raise(TypeId::RuntimeError, &["lost sys.stdout".into()]));
    };
    let stream = vm.hold(stream)?;
    let text = vm.repr(vm.arg(args, 0))?;
    let text = vm.str(text).unwrap_or_default().to_owned() + "\n";
    let stream = vm.release(stream);
    write_to(vm, stream, &text)?;
    keep_last(vm, vm.arg(args, 0))?;
    Ok(Value::NONE)
}

/// Makes `v` the built-in `_`.
fn keep_last(vm: &mut Vm<'_>, v: Value) -> Res<()> {
    let builtins = vm.dict_get_text(vm.modules(), "builtins");
    match builtins.and_then(|builtins| vm.module_namespace(builtins)) {
        Some(namespace) => set(vm, namespace, "_", v),
        None => Ok(()),
    }
}
