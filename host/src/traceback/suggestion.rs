//! What a misspelled name in a traceback may have meant.

use stackline_core::suggest::closest;
use stackline_core::{Held, TypeId, Value, Vm};

use super::standard_modules::STANDARD_MODULES;
use super::{is, with_room};

/// `. Did you mean: 'x'?`, where there is such a name.
pub(super) fn hint(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    let kinds = [
        TypeId::NameError,
        TypeId::AttributeError,
        TypeId::ImportError,
    ];
    if !kinds.iter().any(|&kind| is(vm, exception, kind)) {
        return None;
    }
    from_library(vm, exception).or_else(|| from_names(vm, exception))
}

/// What the library's function finds; `None` where there is no library, or no room for it.
fn from_library(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    let text = with_room(vm, |vm| {
        let module = vm.new_str("_traceback_hint")?;
        let module = vm.import_module(module, Value::NONE)?;
        let name = vm.new_str("hint")?;
        let f = vm.get_attr_opt(module, name)?.unwrap_or(Value::NONE);
        let e = vm.held(exception);
        vm.call(f, &[e, vm.traceback_of(e)])
    })?;
    vm.str(text).map(str::to_owned)
}

/// What the names that the machine knows without the library give.
fn from_names(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    let is_name = is(vm, exception, TypeId::NameError);
    let wrong = match is(vm, exception, TypeId::ImportError) {
        true => attribute(vm, exception, "name_from")?,
        false => attribute(vm, exception, "name")?,
    };
    let wrong = vm.str(wrong)?.to_owned();
    let names = match is_name {
        false => {
            let object = object(vm, exception)?;
            let mut names = names_of(vm, object)?;
            names.retain(|name| wrong.starts_with('_') || !name.starts_with('_'));
            names
        }
        true => names_in_scope(vm, vm.held(exception)),
    };
    let found = closest(&wrong, names.iter().map(String::as_str));
    let module = is_name && STANDARD_MODULES.binary_search(&wrong.as_str()).is_ok();
    match (found, module) {
        (Some(found), false) => Some(format!(". Did you mean: '{found}'?")),
        (Some(found), true) => Some(format!(
            ". Did you mean: '{found}'? Or did you forget to import '{wrong}'?"
        )),
        (None, true) => Some(format!(". Did you forget to import '{wrong}'?")),
        (None, false) => None,
    }
}

/// What should have had the attribute: an object, or the module of an ImportError.
fn object(vm: &mut Vm<'_>, exception: &Held) -> Option<Value> {
    if !is(vm, exception, TypeId::ImportError) {
        return attribute(vm, exception, "obj");
    }
    let module = attribute(vm, exception, "name")?;
    vm.dict_get_text(vm.modules(), vm.str(module)?)
}

/// An attribute of the exception.
fn attribute(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<Value> {
    let name = vm.new_str(name).ok()?;
    match vm.get_attr_opt(vm.held(exception), name) {
        Ok(v) => v,
        Err(_) => {
            vm.clear_pending();
            None
        }
    }
}

/// `dir(object)`.
fn names_of(vm: &mut Vm<'_>, object: Value) -> Option<Vec<String>> {
    let names = match vm.dir(object) {
        Ok(names) => names,
        Err(_) => {
            vm.clear_pending();
            return None;
        }
    };
    let count = vm.sequence_len(names)?;
    let name = |i| {
        vm.sequence_item(names, i)
            .and_then(|v| vm.str(v))
            .map(str::to_owned)
    };
    Some((0..count).filter_map(name).collect())
}

/// The variables of the innermost function of the traceback, the globals, and the builtins.
fn names_in_scope(vm: &Vm<'_>, exception: Value) -> Vec<String> {
    let mut names = Vec::new();
    let image = vm.image();
    if let Some((id, _)) = vm.traceback(exception).last() {
        let code = image.code(id);
        let locals = code.get(stackline_core::image::field::LOCALS);
        let free = code.get(stackline_core::image::field::FREE);
        let variables = (0..locals + free).map(|n| image.str(image.variable(code, n)));
        names.extend(variables.map(|name| name.trim_start_matches('[').to_owned()));
    }
    let globals = vm.main_namespace();
    let mut at = 0;
    while let Some((key, _, next)) = vm.dict_entry(globals, at) {
        names.extend(vm.str(key).map(str::to_owned));
        at = next;
    }
    names.extend(vm.builtin_names().map(str::to_owned));
    names
}
