//! Attributes of native modules that are written in Python: they are in a module of the standard
//! library that is compiled when the first of them is asked for.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

/// Names by which a program can be told that uses such attributes, or what is made by them.
#[cfg(feature = "compiler")]
pub(super) const NAMES: &[&str] = &[
    "environ",
    "makedirs",
    "removedirs",
    "renames",
    "walk",
    "scandir",
    "PathLike",
    "fdopen",
    "stat",
    "lstat",
    "fstat",
    "statvfs",
    "fstatvfs",
    "times",
    "uname",
    "localtime",
    "gmtime",
    "popen",
    "get_terminal_size",
    "relpath",
    "commonpath",
    "expandvars",
    "normcase",
    "getmtime",
    "samefile",
    "lexists",
    "splitdrive",
    "splitroot",
    "strptime",
    "struct_time",
    "timezone",
    "tzname",
    "stdlib_module_names",
    "abiflags",
    "call_tracing",
    "_getframemodulename",
    "_current_frames",
];

/// `__getattr__` of the module `module`: what the module `source` has of the name that is the
/// argument.
pub(super) fn attribute(vm: &mut Vm<'_>, module: &str, source: &str, args: Args) -> Res {
    let dunder = |name: &str| name.starts_with("__");
    if vm.str(vm.arg(args, 0)).is_some_and(dunder) {
        return Err(missing(vm, module, args));
    }
    let source = vm.new_str(source)?;
    let found = vm.import_module(source, Value::NONE)?;
    let name_value = vm.arg(args, 0);
    match vm.get_attr_opt(found, name_value)? {
        Some(v) => Ok(v),
        None => Err(missing(vm, module, args)),
    }
}

/// `__dir__` of the module `module`: what its namespace has, and what the modules `sources` have for
/// it.
pub(super) fn names(vm: &mut Vm<'_>, module: &str, sources: &[&str]) -> Res {
    let names: Res<Vec<Value>> = [module]
        .iter()
        .chain(sources)
        .map(|name| vm.new_str(name))
        .collect();
    let names = vm.new_tuple(&names?)?;
    call_library(vm, "_module_facts", "names", names)
}

/// What the function `function` of the library's module `module` gives for one argument.
pub(crate) fn call_library(vm: &mut Vm<'_>, module: &str, function: &str, argument: Value) -> Res {
    let argument = vm.hold(argument)?;
    let found = library_function(vm, module, function);
    let argument = vm.release(argument);
    found.and_then(|function| vm.call(function, &[argument]))
}

fn library_function(vm: &mut Vm<'_>, module: &str, function: &str) -> Res {
    let module = vm.new_str(module)?;
    let module = vm.import_module(module, Value::NONE)?;
    let function = vm.new_str(function)?;
    vm.get_attr(module, function)
}

fn missing(vm: &mut Vm<'_>, module: &str, args: Args) -> stackline_core::Trap {
    let name = vm.arg(args, 0);
    if let Some(module) = vm.dict_get_text(vm.modules(), module) {
        return vm.no_attribute(module, name);
    }
    let message: [Part<'_>; 5] = [
        "module '".into(),
        module.into(),
        "' has no attribute '".into(),
        Part::Plain(name),
        "'".into(),
    ];
    vm.raise(TypeId::AttributeError, &message)
}
