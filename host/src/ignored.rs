//! What is told on standard error because nobody can catch it: exceptions in finalizers and in
//! callbacks of weak references, and coroutines that were never awaited.

use stackline_core::{Held, Res, TypeId, Value, Vm};

use crate::modules::namespace_object;
use crate::session::StdHost;
use crate::streams::complain;
use crate::traceback;

/// The function of `sys` that programs may replace by one of their own.
const HOOK: &str = "unraisablehook";

/// Hands the exception `e` to `sys.unraisablehook`, or prints it where that is the module's own.
pub(crate) fn exception(host: &StdHost, vm: &mut Vm<'_>, e: Value, object: Value) {
    let Ok(e) = vm.hold(e) else { return };
    if let Ok(object) = vm.hold(object) {
        if !call_hook(vm, &e, &object) {
            vm.clear_pending();
            print(host, vm, &e, &object);
        }
        vm.release(object);
    }
    vm.release(e);
}

/// Calls the program's own hook; whether there is one and it did not raise.
fn call_hook(vm: &mut Vm<'_>, e: &Held, object: &Held) -> bool {
    let hook = |vm: &Vm<'_>| {
        let sys = vm.module_namespace(vm.dict_get_text(vm.modules(), "sys")?)?;
        let hook = vm.dict_get_text(sys, HOOK)?;
        (vm.dict_get_text(sys, "__unraisablehook__") != Some(hook)).then_some(hook)
    };
    if hook(vm).is_none() {
        return false;
    }
    let details = traceback::with_room(vm, |vm| {
        let value = vm.held(e);
        let fields = [
            ("exc_type", vm.class_of(value)),
            ("exc_value", value),
            ("exc_traceback", vm.traceback_of(value)),
            ("err_msg", Value::NONE),
            ("object", vm.held(object)),
        ];
        let details = namespace_object(vm, "UnraisableHookArgs", &fields)?;
        vm.hold(details)
    });
    let Some(details) = details else { return false };
    let called = traceback::with_room(vm, |vm| match hook(vm) {
        Some(hook) => vm.call(hook, &[vm.held(&details)]),
        None => Ok(Value::NONE),
    });
    vm.release(details);
    called.is_some()
}

/// `sys.unraisablehook(details)`.
pub(crate) fn print_details(host: &StdHost, vm: &mut Vm<'_>, details: Value) -> Res {
    let kept = vm.hold(details)?;
    vm.room(1024)?;
    let mut field = |name: &str| {
        let name = vm.new_str(name)?;
        let v = vm.get_attr(vm.held(&kept), name)?;
        vm.hold(v)
    };
    let (e, object) = (field("exc_value")?, field("object")?);
    if vm.exception_is(vm.held(&e), TypeId::BaseException) {
        print(host, vm, &e, &object);
    }
    vm.release(object);
    vm.release(e);
    vm.release(kept);
    Ok(Value::NONE)
}

fn print(host: &StdHost, vm: &mut Vm<'_>, e: &Held, object: &Held) {
    let shown = vm.repr(vm.held(object));
    let shown = match shown {
        Ok(text) => vm.str(text).unwrap_or_default().to_owned(),
        Err(_) => {
            vm.clear_pending();
            "<object repr() failed>".to_owned()
        }
    };
    let text = traceback::format(host, vm, e, false);
    // Without the markers below source lines.
    let is_marker =
        |line: &str| !line.trim().is_empty() && line.trim().chars().all(|c| "^~".contains(c));
    let text: String = text
        .split_inclusive('\n')
        .filter(|line| !is_marker(line))
        .collect();
    complain(&format!("Exception ignored in: {shown}\n{text}"));
}

/// Warns that a coroutine was never awaited, at the line that the program is at.
pub(crate) fn coroutine(host: &StdHost, vm: &mut Vm<'_>, coroutine: Value) {
    let name = vm.str(vm.generator_name(coroutine)).unwrap_or_default();
    let message = format!("coroutine '{name}' was never awaited");
    if warn(vm, &message) {
        return;
    }
    let warnings = &host.invocation.warnings;
    if warnings.iter().any(|filter| filter.starts_with("ignore")) {
        return;
    }
    let (place, source) = match vm.current_place() {
        None => ("<sys>:0".to_owned(), String::new()),
        Some((id, offset)) => {
            let image = vm.image();
            let code = image.code(id);
            let file = image.str(code.filename()).to_owned();
            let line = image.position(code, offset).line;
            let source = traceback::source_line(host, &file, line);
            (format!("{file}:{line}"), source)
        }
    };
    complain(&format!("{place}: RuntimeWarning: {message}\n"));
    if !source.is_empty() {
        complain(&format!("  {source}\n"));
    }
    complain("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

/// Warns by the module `warnings`, if the program has imported it.
fn warn(vm: &mut Vm<'_>, message: &str) -> bool {
    let warn = |vm: &Vm<'_>| {
        let module = vm.dict_get_text(vm.modules(), "warnings")?;
        vm.dict_get_text(vm.module_namespace(module)?, "warn")
    };
    if warn(vm).is_none() || vm.room(1024).is_err() {
        vm.clear_pending();
        return false;
    }
    let done = match (vm.new_str(message), warn(vm)) {
        (Ok(message), Some(warn)) => vm.call(warn, &[message, TypeId::RuntimeWarning.value()]),
        _ => return false,
    };
    if done.is_err() {
        vm.clear_pending();
    }
    true
}
