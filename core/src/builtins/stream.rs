//! The standard streams: what `sys.stdout` and `sys.stderr` can do.

use super::str::encode_for_stream;
use crate::features::Feature;
use crate::host::Stream;
use crate::surrogate;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, keyword_method, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    method("write", 1, 1, write),
    Feature::Streams.native(method("writelines", 1, 1, write_lines)),
    method("flush", 0, 0, flush),
    Feature::Streams.native(method("read", 0, 1, super::stdin::read)),
    Feature::Streams.native(method("readline", 0, 1, super::stdin::read_line)),
    Feature::Streams.native(method("readlines", 0, 1, super::stdin::read_lines)),
    Feature::Streams.native(method("fileno", 0, 0, |vm, args| {
        Ok(Value::int(number(vm, args).into()))
    })),
    Feature::Streams.native(method("isatty", 0, 0, |vm, args| {
        let stream = output(vm.arg(args, 0)).unwrap_or(Stream::Stdin);
        Ok(Value::bool(vm.host.is_terminal(stream)))
    })),
    Feature::Streams.native(getter("buffer", buffer)),
    Feature::Streams.native(keyword_method("reconfigure", 0, 0, reconfigure)),
    Feature::Streams.native(method("writable", 0, 0, |vm, args| {
        Ok(Value::bool(number(vm, args) != 0))
    })),
    Feature::Streams.native(method("readable", 0, 0, |vm, args| {
        Ok(Value::bool(number(vm, args) == 0))
    })),
    Feature::Streams.native(method("seekable", 0, 0, |_, _| Ok(Value::FALSE))),
    method("__enter__", 0, 0, |vm, args| Ok(vm.arg(args, 0))),
    method("__exit__", 0, 3, |_, _| Ok(Value::NONE)),
    Feature::Streams.native(method("seek", 1, 2, |vm, args| elsewhere(vm, args, "seek"))),
    Feature::Streams.native(method("tell", 0, 0, |vm, args| elsewhere(vm, args, "tell"))),
    Feature::Streams.native(method("truncate", 0, 1, |vm, args| {
        elsewhere(vm, args, "truncate")
    })),
    Feature::Streams.native(method("detach", 0, 0, |vm, args| {
        elsewhere(vm, args, "detach")
    })),
    Feature::Streams.native(getter("newlines", |_, _| Ok(Value::NONE))),
    Feature::Streams.native(getter("write_through", |_, _| Ok(Value::FALSE))),
    Feature::Streams.native(getter("line_buffering", |vm, args| {
        elsewhere(vm, args, "line_buffering")
    })),
    Feature::Streams.native(getter("closed", |_, _| Ok(Value::FALSE))),
    Feature::Streams.native(getter("encoding", |vm, _| vm.new_str("utf-8"))),
    Feature::Streams.native(getter("errors", |vm, args| {
        vm.new_str(if number(vm, args) == 2 {
            "backslashreplace"
        } else {
            "strict"
        })
    })),
    Feature::Streams.native(getter("mode", |vm, args| {
        vm.new_str(if number(vm, args) == 0 { "r" } else { "w" })
    })),
    Feature::Streams.native(getter("name", |vm, args| {
        vm.new_str(match number(vm, args) {
            0 => "<stdin>",
            1 => "<stdout>",
            _ => "<stderr>",
        })
    })),
];

/// The host's module for streams in bytes. Where there is none, streams are text alone.
const BINARY: &str = "_stdio";

/// The binary file under a stream, which the host's library has.
fn buffer(vm: &mut Vm<'_>, args: Args) -> Res {
    if vm.host.module(BINARY).is_none() {
        let text = "'TextIOWrapper' object has no attribute 'buffer'";
        return Err(vm.raise(TypeId::AttributeError, &[Part::Text(text)]));
    }
    let number = Value::int(number(vm, args).into());
    vm.call_library("_io_standard", "buffer", &[number])
}

/// `reconfigure(*, encoding, errors, newline, line_buffering, write_through)`.
fn reconfigure(vm: &mut Vm<'_>, args: Args) -> Res {
    let mut given = [Value::NONE; 3];
    for (name, v) in ["encoding", "errors", "line_buffering"]
        .into_iter()
        .zip(&mut given)
    {
        *v = vm.keyword(args, name).unwrap_or(Value::NONE);
    }
    let number = Value::int(number(vm, args).into());
    let [encoding, errors, lines] = given;
    vm.call_library(
        "_io_standard",
        "reconfigure",
        &[number, encoding, errors, lines],
    )
}

/// What the library does with a stream, by a function of that name.
fn elsewhere(vm: &mut Vm<'_>, args: Args, function: &str) -> Res {
    let number = Value::int(number(vm, args).into());
    vm.call_library("_io_standard", function, &[number])
}

/// Number of the stream a method was called on.
fn number(vm: &Vm<'_>, args: Args) -> u32 {
    vm.arg(args, 0).as_immediate(Immediate::Stream).unwrap_or(1)
}

/// The stream behind a value, if it can be written to.
pub(super) fn output(v: Value) -> Option<Stream> {
    match v.as_immediate(Immediate::Stream)? {
        1 => Some(Stream::Stdout),
        2 => Some(Stream::Stderr),
        _ => None,
    }
}

/// Writes the string `text`.
pub(super) fn write_text(vm: &mut Vm<'_>, stream: Stream, text: Value) -> Res<()> {
    let text = match !vm.str_is_ascii(text) && vm.str_bytes(text).is_some_and(surrogate::has) {
        true => vm.rooted(text, |vm, slot| {
            vm.needs(Feature::Unicode)?;
            encode_for_stream(vm, slot, stream == Stream::Stderr)
        })?,
        false => text,
    };
    let bytes = vm.str_bytes(text).or(vm.bytes_of(text));
    let host = vm.host;
    match host.write(stream, bytes.unwrap_or(&[])) {
        Ok(()) => Ok(()),
        Err(e) => Err(vm.raise_os(e.errno, None)),
    }
}

/// Flushes a stream.
pub(super) fn flush_stream(vm: &mut Vm<'_>, stream: Stream) -> Res<()> {
    let host = vm.host;
    host.flush(stream).map_err(|e| vm.raise_os(e.errno, None))
}

fn write(vm: &mut Vm<'_>, args: Args) -> Res {
    let text = vm.arg(args, 1);
    if !vm.is_str(vm.plain(text)) {
        return Err(vm.refuse_argument(text, "write() argument must be str, not "));
    }
    let Some(stream) = output(vm.arg(args, 0)) else {
        return Err(vm.raise(TypeId::OSError, &[Part::Text("not writable")]));
    };
    // What is written cannot be written again, so the error must have room beforehand.
    vm.make_room(crate::sequence::RAISE_ROOM)?;
    write_text(vm, stream, vm.plain(vm.arg(args, 1)))?;
    let text = vm.plain(vm.arg(args, 1));
    Ok(Value::int(vm.str_len(text) as i64))
}

fn write_lines(vm: &mut Vm<'_>, args: Args) -> Res {
    let it = vm.with_room(|vm| vm.get_iter(vm.arg(args, 1)))?;
    let it = vm.push(it)?;
    let Some(stream) = output(vm.arg(args, 0)) else {
        return Err(vm.raise(TypeId::OSError, &[Part::Text("not writable")]));
    };
    while let Some(line) = vm.next_rooted(it)? {
        if !vm.is_str(vm.plain(line)) {
            return Err(vm.refuse_argument(line, "write() argument must be str, not "));
        }
        write_text(vm, stream, vm.plain(line))?;
    }
    Ok(Value::NONE)
}

fn flush(vm: &mut Vm<'_>, args: Args) -> Res {
    if let Some(stream) = output(vm.arg(args, 0)) {
        vm.make_room(crate::sequence::RAISE_ROOM)?;
        flush_stream(vm, stream)?;
    }
    Ok(Value::NONE)
}
