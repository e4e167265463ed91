//! What is told on standard error because nobody can catch it: exceptions in finalizers and in
//! callbacks of weak references, and coroutines that were never awaited.

use stackline_core::{Held, Record, Res, TypeId, Value, Vm};

use crate::modules::sys_hooks::{of_sys, write_error};
use crate::session::StdHost;
use crate::traceback;

/// The function of `sys` that programs may replace by one of their own.
const HOOK: &str = "unraisablehook";

/// What the report says of an exception whose details do not say it themselves.
const IGNORED_IN: &str = "Exception ignored in";

/// Hands the exception `e` to `sys.unraisablehook`, or prints it where that is the module's own.
/// Where the program's own hook raises, that is told instead.
pub(crate) fn exception(host: &StdHost, vm: &mut Vm<'_>, e: Value, object: Value) {
    let Ok(e) = vm.hold(e) else { return };
    if let Ok(object) = vm.hold(object) {
        match program_hook(vm) {
            None => print(host, vm, &e, Some(IGNORED_IN), Some(&object)),
            Some(_) => {
                if let Err((doing, raised)) = call_hook(vm, &e, &object) {
                    print_failure_of_hook(host, vm, doing, raised);
                }
            }
        }
        vm.release(object);
    }
    vm.release(e);
}

/// The hook that the program put in the place of the module's own.
fn program_hook(vm: &Vm<'_>) -> Option<Value> {
    let hook = of_sys(vm, HOOK).filter(|hook| !hook.is_none())?;
    (of_sys(vm, "__unraisablehook__") != Some(hook)).then_some(hook)
}

/// Calls the program's own hook.
///
/// # Errors
/// What was being done when an exception came, and that exception.
fn call_hook(vm: &mut Vm<'_>, e: &Held, object: &Held) -> Result<(), (&'static str, Value)> {
    let details = traceback::try_with_room(vm, |vm| {
        let value = vm.held(e);
        let items = [
            vm.class_of(value),
            value,
            vm.traceback_of(value),
            Value::NONE,
            vm.held(object),
        ];
        let details = vm.new_record(Record::UnraisableHookArgs, &items)?;
        vm.hold(details)
    });
    let details = details.map_err(|raised| {
        let doing = "Exception ignored on building sys.unraisablehook arguments";
        (doing, raised)
    })?;
    let called = traceback::try_with_room(vm, |vm| match program_hook(vm) {
        Some(hook) => vm.call(hook, &[vm.held(&details)]),
        None => Ok(Value::NONE),
    });
    vm.release(details);
    match called {
        Ok(_) => Ok(()),
        Err(raised) => Err(("Exception ignored in sys.unraisablehook", raised)),
    }
}

fn print_failure_of_hook(host: &StdHost, vm: &mut Vm<'_>, doing: &str, raised: Value) {
    let Ok(raised) = vm.hold(raised) else { return };
    let hook = program_hook(vm).unwrap_or(Value::NONE);
    if let Ok(hook) = vm.hold(hook) {
        print(host, vm, &raised, Some(doing), Some(&hook));
        vm.release(hook);
    }
    vm.release(raised);
}

/// `sys.unraisablehook(details)`.
///
/// # Errors
/// TypeError where `details` are none.
pub(crate) fn print_details(host: &StdHost, vm: &mut Vm<'_>, details: Value) -> Res {
    if !is_details(vm, details) {
        let message = "sys.unraisablehook argument type must be UnraisableHookArgs";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let item = |vm: &Vm<'_>, i| {
        vm.sequence_item(vm.plain(details), i)
            .unwrap_or(Value::NONE)
    };
    let [e, message, object] = [1, 3, 4].map(|i| item(vm, i));
    let doing = match message.is_none() {
        true => (!object.is_none()).then_some(IGNORED_IN).map(str::to_owned),
        false => Some(vm.str(message).unwrap_or_default().to_owned()),
    };
    let (e, object) = (vm.hold(e)?, vm.hold(object)?);
    if vm.exception_is(vm.held(&e), TypeId::BaseException) {
        let object = Some(&object).filter(|object| !vm.held(object).is_none());
        print(host, vm, &e, doing.as_deref(), object);
    }
    vm.release(object);
    vm.release(e);
    Ok(Value::NONE)
}

/// Whether this is what hooks get, or was made by its type.
fn is_details(vm: &Vm<'_>, v: Value) -> bool {
    let types = vm.dict_get_text(vm.modules(), Record::TYPES);
    let types = types.and_then(|types| vm.module_namespace(types));
    let class = types.and_then(|types| vm.dict_get_text(types, "UnraisableHookArgs"));
    vm.is_record(v, Record::UnraisableHookArgs) || class == Some(vm.class_of(v))
}

/// Prints `doing: repr(object)` and the traceback of `e`.
fn print(host: &StdHost, vm: &mut Vm<'_>, e: &Held, doing: Option<&str>, object: Option<&Held>) {
    let mut report = doing.map_or(String::new(), |doing| format!("{doing}:"));
    if let Some(object) = object {
        let shown = traceback::with_room(vm, |vm| vm.repr(vm.held(object)));
        let shown = shown.and_then(|text| vm.str(text));
        report += &format!(" {}", shown.unwrap_or("<object repr() failed>"));
    }
    if !report.is_empty() {
        report += "\n";
    }
    let text = traceback::format(host, vm, e, false);
    // Without the markers below source lines.
    let is_marker =
        |line: &str| !line.trim().is_empty() && line.trim().chars().all(|c| "^~".contains(c));
    report.extend(text.split_inclusive('\n').filter(|line| !is_marker(line)));
    write_error(vm, &report);
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
    let source = match source.is_empty() {
        true => source,
        false => format!("  {source}\n"),
    };
    write_error(
        vm,
        &format!(
            "{place}: RuntimeWarning: {message}\n{source}\
             RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"
        ),
    );
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
