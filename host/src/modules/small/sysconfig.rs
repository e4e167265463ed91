//! `_sysconfig`: what this build says of itself.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use crate::build_facts;
use crate::modules::arguments::Arity::{One, Zero};
use crate::modules::{functions, index};
use crate::session::StdHost;

functions! { index::SYSCONFIG;
    "get_config_var" One, get_config_var;
    "get_config_vars" Zero, get_config_vars;
    "get_path" One, get_path;
    "get_platform" Zero, |_, vm, _| vm.new_str(&build_facts::platform());
    "get_python_version" Zero, |_, vm, _| vm.new_str(build_facts::PYTHON_SERIES);
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// The variable as a value: an int where it reads as one, as CPython's makefile reader has it.
fn value(vm: &mut Vm<'_>, text: &str) -> Res {
    match text.parse::<i64>() {
        Ok(n) => vm.new_int(n.into()),
        Err(_) => vm.new_str(text),
    }
}

fn get_config_var(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let Some(name) = vm.str(vm.arg(args, 0)).map(str::to_owned) else {
        return Ok(Value::NONE);
    };
    match build_facts::variables()
        .into_iter()
        .find(|(key, _)| *key == name)
    {
        Some((_, text)) => value(vm, &text),
        None => Ok(Value::NONE),
    }
}

fn get_config_vars(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let all = vm.new_dict()?;
    for (name, text) in build_facts::variables() {
        let v = value(vm, &text)?;
        crate::modules::set(vm, all, name, v)?;
    }
    Ok(all)
}

fn get_path(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name = vm.str(vm.arg(args, 0)).unwrap_or_default();
    let known = build_facts::paths();
    match known.iter().find(|(key, _)| *key == name) {
        Some((_, text)) => vm.new_str(text),
        None => Err(vm.raise(TypeId::KeyError, &[Part::Plain(vm.arg(args, 0))])),
    }
}
