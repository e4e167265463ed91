//! `_stdio`: the standard streams in bytes, in one order with what is read and written as text.

use std::io::BufRead;

use stackline_core::{Args, Host, HostError, Res, Stream, TypeId, Value, Vm};

use crate::modules::arguments::Arity::{Exactly, One, Zero};
use crate::modules::{functions, index};
use crate::session::StdHost;
use crate::{signals, streams};

functions! { index::STDIO;
    "write" Exactly(2), |host, vm, args| {
        vm.with_lent_argument(args, 1, |vm| write(host, vm, args))
    };
    "read" One, |_, vm, args| read(vm, args, false);
    "read_line" One, |_, vm, args| read(vm, args, true);
    "ahead" Zero, |_, vm, _| ahead(vm);
    "set_line_buffering" One, |host, vm, args| {
        host.streams.set_line_buffering(vm.arg(args, 0) == Value::TRUE);
        Ok(Value::NONE)
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Words that must be free for an error's object.
const ERROR: usize = 64;

/// `write(number, data)`: all of the bytes-like object to stream 1 or 2.
fn write(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    // What is written cannot be written again, so the error must have room beforehand.
    vm.room(ERROR)?;
    let stream = match vm.arg(args, 0).as_int() {
        Some(2) => Stream::Stderr,
        _ => Stream::Stdout,
    };
    let Some(bytes) = vm.buffer_of(vm.arg(args, 1)) else {
        let text = "a bytes-like object is required";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    };
    match host.write(stream, bytes) {
        Ok(()) => Ok(Value::NONE),
        Err(error) => Err(vm.raise_os(error.errno, None)),
    }
}

/// `read(size)` and `read_line(size)`: at most so many bytes of standard input; all, or all of the
/// line, where the size is negative.
fn read(vm: &mut Vm<'_>, args: Args, line: bool) -> Res {
    let most = vm.arg(args, 0).as_int().unwrap_or(-1);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    vm.room(ERROR)?;
    let mut bytes = Vec::new();
    while bytes.len() < most {
        let mut piece = [0; 1 << 13];
        let wanted = piece.len().min(most - bytes.len());
        match streams::read_line(&mut piece[..wanted]) {
            Ok(0) => break,
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
            Err(HostError { errno: libc::EINTR }) => signals::check(vm)?,
            Err(error) => return Err(vm.raise_os(error.errno, None)),
        }
        if line && bytes.ends_with(b"\n") {
            break;
        }
    }
    give(vm, &bytes)
}

/// The bytes as an object. They cannot be read again, so a collection comes now, if one must.
fn give(vm: &mut Vm<'_>, bytes: &[u8]) -> Res {
    vm.room(bytes.len().div_ceil(8) + ERROR)?;
    vm.new_bytes(bytes)
}

/// `ahead()`: what of standard input has been read ahead, and stays to be read; some is read if
/// there is none.
fn ahead(vm: &mut Vm<'_>) -> Res {
    vm.room(ERROR)?;
    let mut input = std::io::stdin().lock();
    match input.fill_buf() {
        Ok(bytes) => {
            let bytes = bytes.to_vec();
            drop(input);
            give(vm, &bytes)
        }
        Err(error) => Err(vm.raise_os(error.raw_os_error().unwrap_or(libc::EIO), None)),
    }
}
