//! `print`.

use crate::builtins::only_keywords;
use crate::builtins::stream::{flush_stream, output, write_text};
use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Root, Vm};

/// `print(*values, sep=' ', end='\n', file=None, flush=False)`.
///
/// The whole line is built first and written at once.
pub(super) fn print(vm: &mut Vm<'_>, args: Args) -> Res {
    let mut flush = false;
    if args.keywords > 0 {
        only_keywords(vm, args, "print", &["sep", "end", "file", "flush"])?;
        for name in ["sep", "end"] {
            let v = vm.keyword(args, name).unwrap_or(Value::NONE);
            if !v.is_none() && !vm.is_str(v) {
                let message = [
                    Part::Text(name),
                    Part::Text(" must be None or a string, not "),
                    Part::TypeOf(v),
                ];
                return Err(vm.raise(crate::types::TypeId::TypeError, &message));
            }
        }
        flush = match vm.keyword(args, "flush") {
            Some(v) => vm.truth(v)?,
            None => false,
        };
    }
    let file = target(vm, args);
    if file.is_none() {
        return Ok(Value::NONE);
    }
    let file = vm.push(file)?;
    let text = line(vm, args)?;
    let text = vm.push(text)?;
    match output(vm.word(file)) {
        Some(stream) => {
            // The line must not be written again for want of memory for an error.
            vm.make_room(crate::sequence::RAISE_ROOM)?;
            write_text(vm, stream, vm.word(text))?;
            if flush {
                flush_stream(vm, stream)?;
            }
        }
        None => {
            call_method(vm, file, Name::new("write"), Some(text))?;
            if flush {
                call_method(vm, file, Name::new("flush"), None)?;
            }
        }
    }
    Ok(Value::NONE)
}

/// Where to print: `file`, or `sys.stdout` as the program has it.
fn target(vm: &Vm<'_>, args: Args) -> Value {
    match vm.keyword(args, "file") {
        Some(file) if !file.is_none() => file,
        _ => stdout(vm).unwrap_or(Value::immediate(Immediate::Stream, 1)),
    }
}

fn stdout(vm: &Vm<'_>) -> Option<Value> {
    let modules = vm.root(Root::Modules);
    modules.as_kind(Kind::Dict)?;
    let sys = vm
        .dict_get_name(modules, const { Name::new("sys") })?
        .as_kind(Kind::Module)?;
    let namespace = vm.get(sys, 2);
    namespace.as_kind(Kind::Dict)?;
    vm.dict_get_name(namespace, const { Name::new("stdout") })
}

/// The text of the whole line.
fn line(vm: &mut Vm<'_>, args: Args) -> Res {
    let b = vm.build()?;
    for i in 0..args.len() {
        if i > 0 {
            separate(vm, &b, args, "sep", " ")?;
        }
        vm.str_into(&b, args.base + i)?;
    }
    separate(vm, &b, args, "end", "\n")?;
    Ok(vm.built(b))
}

/// Adds the keyword argument `name`, or `usual` where it is None.
fn separate(vm: &mut Vm<'_>, b: &Builder, args: Args, name: &str, usual: &str) -> Res<()> {
    match vm.keyword(args, name).filter(|v| !v.is_none()) {
        Some(v) => vm.build_value(b, v),
        None => vm.build_text(b, usual),
    }
}

/// Calls a method of the object in the stack word `object`.
fn call_method(vm: &mut Vm<'_>, object: usize, name: Name, argument: Option<usize>) -> Res<()> {
    let f = vm.with_room(|vm| {
        let name = vm.special_name(name)?;
        vm.get_attr(vm.word(object), name)
    })?;
    let f = vm.push(f)?;
    if let Some(argument) = argument {
        vm.push(vm.word(argument))?;
    }
    vm.call_rooted(f, argument.is_some() as usize)?;
    Ok(())
}
