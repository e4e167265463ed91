//! `print` and `input`.

use crate::builtins::only_keywords;
use crate::builtins::stream::{flush_stream, output, write_text};
use crate::features::Feature;
use crate::host::Stream;
use crate::kind::Kind;
use crate::sequence::RAISE_ROOM;
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res};
use crate::types::TypeId;
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
            if !v.is_none() && !vm.is_str(vm.plain(v)) {
                let message = [
                    Part::Text(name),
                    Part::Text(" must be None or a string, not "),
                    Part::TypeOf(v),
                ];
                return Err(vm.raise(TypeId::TypeError, &message));
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
    let Some(stream) = output(vm.word(file)) else {
        return print_by_calling(vm, args, file, flush);
    };
    let text = line(vm, args)?;
    let text = vm.push(text)?;
    // The line must not be written again for want of memory for an error.
    vm.make_room(RAISE_ROOM)?;
    write_text(vm, stream, vm.word(text))?;
    if flush {
        flush_stream(vm, stream)?;
    }
    Ok(Value::NONE)
}

/// Prints to the object in the stack word `file`, by its `write`, piece by piece.
fn print_by_calling(vm: &mut Vm<'_>, args: Args, file: usize, flush: bool) -> Res {
    vm.needs(Feature::Streams)?;
    let top = vm.top;
    let text = vm.push(Value::NONE)?;
    for i in 0..args.len() {
        if i > 0 {
            write_keyword(vm, args, file, text, ("sep", " "))?;
        }
        let item = vm.with_room(|vm| vm.to_str(vm.arg(args, i)))?;
        vm.set_word(text, item);
        call_method(vm, file, const { Name::new("write") }, Some(text))?;
    }
    write_keyword(vm, args, file, text, ("end", "\n"))?;
    if flush {
        call_method(vm, file, const { Name::new("flush") }, None)?;
    }
    vm.top = top;
    Ok(Value::NONE)
}

/// Writes a keyword argument, by name, or what is usual where it is None.
fn write_keyword(
    vm: &mut Vm<'_>,
    args: Args,
    file: usize,
    text: usize,
    (name, usual): (&str, &str),
) -> Res<()> {
    let v = match vm.keyword(args, name).filter(|v| !v.is_none()) {
        Some(v) => v,
        None => vm.with_room(|vm| vm.new_str(usual))?,
    };
    vm.set_word(text, v);
    call_method(vm, file, const { Name::new("write") }, Some(text))
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
    vm.top = f;
    Ok(())
}

/// Bytes of a line that are read at a time.
const LINE: usize = 512;

/// `input(prompt='')`: a line of standard input without its end.
pub(super) fn input(vm: &mut Vm<'_>, args: Args) -> Res {
    let b = vm.build()?;
    if !args.is_empty() {
        vm.str_into(&b, args.base)?;
    }
    let prompt = vm.built(b);
    vm.make_room(RAISE_ROOM)?;
    if !args.is_empty() {
        write_text(vm, Stream::Stdout, prompt)?;
    }
    flush_stream(vm, Stream::Stdout)?;
    read_line(vm)
}

/// Reads a line into a bytes object that grows, and makes it a string.
fn read_line(vm: &mut Vm<'_>) -> Res {
    let empty = vm.with_room(|vm| vm.new_bytes(&[]))?;
    let slot = vm.push(empty)?;
    loop {
        let mut piece = [0; LINE];
        let host = vm.host;
        let read = match host.read_line(&mut piece) {
            Ok(read) => &piece[..read.min(LINE)],
            Err(e) => {
                vm.retry_call(e.errno)?;
                continue;
            }
        };
        let ended = read.is_empty() || read.ends_with(b"\n");
        let text = read.strip_suffix(b"\n").unwrap_or(read);
        let old = vm.bytes_of(vm.word(slot)).map_or(0, <[u8]>::len);
        if read.is_empty() && old == 0 {
            let text = "EOF when reading a line";
            return Err(vm.raise(TypeId::EOFError, &[Part::Text(text)]));
        }
        let longer = vm.with_room(|vm| {
            let new = vm.alloc_bytes(old + text.len())?;
            vm.copy_bytes(vm.word(slot), 0, old, new, 0);
            vm.bytes_mut(new)[old..].copy_from_slice(text);
            Ok(new)
        })?;
        vm.set_word(slot, longer);
        if ended {
            return decoded(vm, slot);
        }
    }
}

/// The bytes in the stack word `slot` as a string.
pub(crate) fn decoded(vm: &mut Vm<'_>, slot: usize) -> Res {
    let bytes = vm.bytes_of(vm.word(slot)).unwrap_or(&[]);
    let (len, chars) = match core::str::from_utf8(bytes) {
        Ok(text) => (text.len(), text.chars().count()),
        Err(_) => {
            let text = "input() is not valid UTF-8";
            return Err(vm.raise(TypeId::UnicodeDecodeError, &[Part::Text(text)]));
        }
    };
    vm.with_room(|vm| {
        let at = vm.alloc_str(len, chars)?;
        let from = vm.word(slot).addr();
        let words = len.div_ceil(8);
        for i in 0..words {
            let word = vm.heap.raw(from, 2 + i);
            vm.heap.set_raw(at, 3 + i, word);
        }
        Ok(Value::reference(Kind::Str, at))
    })
}
