//! `_importlib`: importing by a name that is a value.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use crate::modules::arguments::Arity::{Named, One, Zero};
use crate::modules::{functions, index};
use crate::session::StdHost;

functions! { index::IMPORTLIB;
    "import_module" Named(1, &["name", "package"]), import_module;
    "reload" Named(1, &["module"]), reload;
    "is_own" One, |_, vm, args| Ok(Value::bool(vm.str(vm.arg(args, 0)).is_some_and(is_own)));
    "invalidate_caches" Zero, |_, _, _| Ok(Value::NONE);
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Whether the module is one of the standard library that is written in Python and compiled here.
fn is_own(name: &str) -> bool {
    #[cfg(feature = "compiler")]
    return crate::stdlib::source(name).is_some();
    #[cfg(not(feature = "compiler"))]
    return name.is_empty();
}

/// The argument, by position or by name.
fn argument(vm: &Vm<'_>, args: Args, i: usize, name: &str) -> Value {
    let v = vm.arg(args, i);
    match v.is_unbound() {
        true => vm.keyword(args, name).unwrap_or(Value::NONE),
        false => v,
    }
}

fn import_module(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name = argument(vm, args, 0, "name");
    let package = argument(vm, args, 1, "package");
    if !vm.is_str(name) {
        let message = [
            "'".into(),
            Part::TypeOf(name),
            "' object has no attribute 'startswith'".into(),
        ];
        return Err(vm.raise(TypeId::AttributeError, &message));
    }
    vm.import_module(name, package)
}

fn reload(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let module = argument(vm, args, 0, "module");
    vm.reload_module(module)
}
