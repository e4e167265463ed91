//! `sys`: the program, the machine that runs it, and the switch of the stack trampolines.

use stackline_core::value::Immediate;
use stackline_core::{Args, Part, Record, Res, TypeId, Value, Vm};

use super::arguments::Arity::{Between, Exactly, Named, One, Open, Zero};
use super::arguments::{named, text, value_error};
use super::{functions, index, namespace_object, set, set_int, set_str, str_list};
use super::{sys_facts, sys_hooks};
use crate::build_facts;
use crate::ignored;
use crate::perf::{Backend, Profiler, ProfilerError};
use crate::session::StdHost;
use crate::tracer;

functions! { index::SYS;
    "audit" Between(1, super::arguments::ANY), |_, _, _| Ok(Value::NONE);
    "exit" Between(0, 1), exit;
    "getrecursionlimit" Zero, |_, vm, _| vm.new_int(vm.recursion_limit() as i128);
    "setrecursionlimit" One, set_recursion_limit;
    "getsizeof" Named(1, &["object", "default"]), getsizeof;
    "intern" One, intern;
    "exc_info" Zero, exc_info;
    "exception" Zero, |_, vm, _| Ok(vm.handled_exception());
    "getdefaultencoding" Zero, |_, vm, _| vm.new_str("utf-8");
    "getfilesystemencoding" Zero, |_, vm, _| vm.new_str("utf-8");
    "getrefcount" One, |_, _, _| Ok(Value::int(1));
    "activate_stack_trampoline" One, activate;
    "deactivate_stack_trampoline" Zero, deactivate;
    "is_stack_trampoline_active" Zero, is_active;
    "_is_gil_enabled" Zero, |_, _, _| Ok(Value::TRUE);
    "excepthook" Exactly(3), sys_hooks::excepthook;
    "displayhook" One, sys_hooks::displayhook;
    "breakpointhook" Open(0, super::arguments::ANY), sys_hooks::breakpointhook;
    "_standard_names" Zero, |_, vm, _| sys_facts::standard_names(vm);
    "getfilesystemencodeerrors" Zero, |_, vm, _| vm.new_str("surrogateescape");
    "get_int_max_str_digits" Zero, |_, vm, _| Ok(Value::int(vm.max_str_digits() as i64));
    "set_int_max_str_digits" One, set_max_str_digits;
    "getswitchinterval" Zero, |_, _, _| Ok(Value::float(0.005));
    "setswitchinterval" One, |_, _, _| Ok(Value::NONE);
    "gettrace" Zero, |_, _, _| Ok(Value::NONE);
    "getprofile" Zero, |_, _, _| Ok(Value::NONE);
    "settrace" One, no_tracing;
    "setprofile" One, no_tracing;
    "is_finalizing" Zero, |_, vm, _| Ok(Value::bool(vm.is_finalizing()));
    "unraisablehook" One, |host, vm, args| ignored::print_details(host, vm, vm.arg(args, 0));
    "_getframe" Between(0, 1), get_frame;
    "get_asyncgen_hooks" Zero, get_asyncgen_hooks;
    "set_asyncgen_hooks" Open(0, 2), set_asyncgen_hooks;
    "__getattr__" One, |_, vm, args| super::lazy::attribute(vm, "sys", "_sys_more", args);
    "__dir__" Zero, |_, vm, _| super::lazy::names(vm, "sys", &["_sys_more"]);
}

pub(super) fn init(host: &StdHost, vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    let how = &host.invocation;
    for (name, list) in [("argv", &how.argv), ("orig_argv", &how.orig_argv)] {
        let list = str_list(vm, list)?;
        set(vm, sys, name, list)?;
    }
    let path = str_list(vm, &how.path)?;
    set(vm, sys, "path", path)?;
    let warnings = str_list(vm, &how.warnings)?;
    set(vm, sys, "warnoptions", warnings)?;
    for (stream, name) in ["stdin", "stdout", "stderr"].into_iter().enumerate() {
        let v = Value::immediate(Immediate::Stream, stream as u32);
        set(vm, sys, name, v)?;
        set(vm, sys, &format!("__{name}__"), v)?;
    }
    set_str(vm, sys, "executable", &how.executable)?;
    set_str(vm, sys, "platform", std::env::consts::OS)?;
    set_str(
        vm,
        sys,
        "byteorder",
        if cfg!(target_endian = "little") {
            "little"
        } else {
            "big"
        },
    )?;
    set_str(vm, sys, "version", &build_facts::long_version())?;
    set_int(vm, sys, "maxsize", i64::MAX)?;
    set_int(vm, sys, "maxunicode", 0x10_FFFF)?;
    set_int(vm, sys, "hexversion", 0x030d_00f0)?;
    set(
        vm,
        sys,
        "dont_write_bytecode",
        Value::bool(how.flags.dont_write_bytecode != 0),
    )?;
    set_str(vm, sys, "float_repr_style", "short")?;
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        set_str(vm, sys, name, "/usr")?;
    }
    if let Some(hook) = vm.dict_get_text(sys, "unraisablehook") {
        set(vm, sys, "__unraisablehook__", hook)?;
    }
    if vm.dict_get_text(vm.modules(), "builtins").is_none() {
        vm.enter_builtins()?;
    }
    let modules = vm.modules();
    set(vm, sys, "modules", modules)?;
    let names = builtin_names(vm)?;
    set(vm, sys, "builtin_module_names", names)?;
    init_versions(vm, sys)?;
    sys_facts::init(vm, sys)?;
    sys_hooks::init(vm, sys)?;
    init_flags(host, vm, sys)
}

fn builtin_names(vm: &mut Vm<'_>) -> Res {
    let names: Res<Vec<Value>> = super::names().map(|name| vm.new_str(name)).collect();
    vm.new_tuple(&names?)
}

/// `(3, 13, 0, 'final', 0)`.
fn version_info(vm: &mut Vm<'_>) -> Res {
    let level = vm.new_str("final")?;
    let items = [
        Value::int(3),
        Value::int(13),
        Value::int(0),
        level,
        Value::int(0),
    ];
    vm.new_record(Record::VersionInfo, &items)
}

fn init_versions(vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    let info = version_info(vm)?;
    set(vm, sys, "version_info", info)?;
    if cfg!(feature = "compiler") {
        return Ok(());
    }
    let name = vm.new_str("stackline")?;
    let hexversion = Value::int(0x030d_00f0);
    let fields = [
        ("name", name),
        ("version", info),
        ("hexversion", hexversion),
        ("cache_tag", Value::NONE),
    ];
    let implementation = namespace_object(vm, "sys.implementation", &fields)?;
    set(vm, sys, "implementation", implementation)
}

fn init_flags(host: &StdHost, vm: &mut Vm<'_>, sys: Value) -> Res<()> {
    let flags = &host.invocation.flags;
    // In the order of the record's fields.
    let items = [
        Value::int(flags.debug),
        Value::int(0),
        Value::int(0),
        Value::int(flags.optimize),
        Value::int(flags.dont_write_bytecode),
        Value::int(flags.no_user_site),
        Value::int(flags.no_site),
        Value::int(flags.ignore_environment),
        Value::int(flags.verbose),
        Value::int(flags.bytes_warning),
        Value::int(flags.quiet),
        Value::int(0),
        Value::int(flags.isolated),
        Value::FALSE,
        Value::int(1),
        Value::int(flags.warn_default_encoding),
        Value::bool(flags.safe_path),
        Value::int(4300),
    ];
    let object = vm.new_record(Record::Flags, &items)?;
    set(vm, sys, "flags", object)?;
    let options = vm.new_dict()?;
    for (name, value) in &host.invocation.x_options {
        let v = value
            .as_deref()
            .map_or(Ok(Value::TRUE), |text| vm.new_str(text))?;
        set(vm, options, name, v)?;
    }
    set(vm, sys, "_xoptions", options)
}

/// `sys.exit([status])`.
fn exit(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let status = vm.arg(args, 0);
    Err(vm.raise_exit(status))
}

fn set_recursion_limit(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let limit = super::arguments::c_int(vm, vm.arg(args, 0))?;
    if limit < 1 {
        return Err(value_error(
            vm,
            "recursion limit must be greater or equal than 1",
        ));
    }
    let depth = vm.depth();
    if depth >= limit as usize {
        let message = format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        );
        return Err(vm.raise(TypeId::RecursionError, &[Part::Text(&message)]));
    }
    vm.set_recursion_limit(limit as usize);
    Ok(Value::NONE)
}

/// `sys.set_int_max_str_digits(maxdigits)`.
fn set_max_str_digits(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let digits = super::arguments::c_int(vm, vm.arg(args, 0))?;
    match u32::try_from(digits) {
        Ok(digits @ (0 | 640..)) => {
            vm.set_max_str_digits(digits);
            Ok(Value::NONE)
        }
        _ => Err(value_error(vm, "maxdigits must be 0 or larger than 640")),
    }
}

/// `sys.intern(string)`. Names are compared by their text, so nothing is to be done.
/// `sys.getsizeof(object[, default])`: the default stands for a TypeError.
fn getsizeof(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let size = vm.size_of(named(vm, args, 0, "object"));
    let default = named(vm, args, 1, "default");
    match size {
        Err(trap)
            if !default.is_unbound() && vm.is_raised(trap) && vm.pending_is(TypeId::TypeError) =>
        {
            vm.clear_pending();
            Ok(default)
        }
        size => size,
    }
}

fn intern(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if vm.is_str(v) {
        return Ok(v);
    }
    let message = match vm.is_str(vm.plain(v)) {
        true => ["can't intern ".into(), Part::TypeOf(v)],
        false => ["intern() argument must be str, not ".into(), Part::Given(v)],
    };
    Err(vm.raise(TypeId::TypeError, &message))
}

fn exc_info(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let exception = vm.handled_exception();
    if exception.is_none() {
        return vm.new_tuple(&[Value::NONE; 3]);
    }
    let traceback = vm.traceback_of(exception);
    let class = vm.class_of(exception);
    vm.new_tuple(&[class, exception, traceback])
}

/// `sys._getframe([depth])`.
fn get_frame(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let depth = match args.is_empty() {
        true => 0,
        false => super::arguments::c_int(vm, vm.arg(args, 0))?,
    };
    match vm.frame_out(depth.max(0) as usize)? {
        Some(frame) => Ok(frame),
        None => Err(value_error(vm, "call stack is not deep enough")),
    }
}

fn get_asyncgen_hooks(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let hooks = vm.async_hooks();
    vm.new_record(Record::AsyncGenHooks, &hooks)
}

/// `sys.set_asyncgen_hooks([firstiter] [, finalizer])`.
fn set_asyncgen_hooks(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut hooks = vm.async_hooks();
    for (i, name) in ["firstiter", "finalizer"].into_iter().enumerate() {
        let given = match args.len() > i {
            true => Some(vm.arg(args, i)),
            false => vm.keyword(args, name),
        };
        let Some(hook) = given else { continue };
        if !hook.is_none() && !vm.is_callable(hook) {
            let text = format!("callable {name} expected, got ");
            let message = [Part::Text(&text), Part::TypeOf(hook)];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
        hooks[i] = hook;
    }
    vm.set_async_hooks(hooks)?;
    Ok(Value::NONE)
}

/// `sys.activate_stack_trampoline(backend)`: from the next call of a Python function on.
fn activate(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name = text(vm, "activate_stack_trampoline", vm.arg(args, 0))?;
    let Some(backend) = Backend::from_name(&name) else {
        return Err(value_error(vm, &format!("invalid backend: {name}")));
    };
    if !build_facts::HAS_TRAMPOLINES {
        return Err(value_error(vm, "perf trampoline not available"));
    }
    if let Some(active) = host.tracer.profiler().active()
        && active != backend
    {
        let message = format!(
            "can't activate {name} trampoline: {} is active; call \
             sys.deactivate_stack_trampoline() first",
            active.name()
        );
        return Err(value_error(vm, &message));
    }
    start_tracing(host, vm, backend);
    Ok(Value::NONE)
}

/// Turns tracing on, or says once on standard error why that cannot be.
pub(crate) fn start_tracing(host: &StdHost, vm: &mut Vm<'_>, backend: Backend) {
    host.tracer.describe_evaluators();
    let on = with_profiler(host, vm, |profiler| profiler.activate(backend));
    host.tracer.match_lines(vm);
    vm.set_tracing(on.unwrap_or(false));
}

/// In a child: it goes on with the parent's stubs if it keeps them, and otherwise without any.
pub(super) fn after_fork_in_child(host: &StdHost, vm: &mut Vm<'_>) {
    if with_profiler(host, vm, Profiler::after_fork_in_child).is_none() {
        vm.set_tracing(false);
    }
}

/// Does `work`, after which functions may need new stubs. An error is told on standard error.
fn with_profiler<T>(
    host: &StdHost,
    vm: &mut Vm<'_>,
    work: impl FnOnce(&Profiler) -> Result<T, ProfilerError>,
) -> Option<T> {
    let profiler = host.tracer.profiler();
    let epoch = profiler.epoch();
    let outcome = work(profiler);
    if profiler.epoch() != epoch {
        vm.forget_stubs();
    }
    outcome.inspect_err(tracer::warn).ok()
}

fn deactivate(host: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    host.tracer.profiler().deactivate();
    vm.set_tracing(false);
    Ok(Value::NONE)
}

fn is_active(host: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    Ok(Value::bool(
        vm.is_tracing() && host.tracer.profiler().is_active(),
    ))
}

/// `settrace(None)`, `setprofile(None)`: there is nothing to switch off.
fn no_tracing(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    if vm.arg(args, 0).is_none() {
        return Ok(Value::NONE);
    }
    let message = "functions that are called at lines and calls are not supported";
    Err(vm.raise(TypeId::NotImplementedError, &[message.into()]))
}
