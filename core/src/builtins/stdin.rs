//! Reading standard input: `sys.stdin.read()`, `readline()`, `readlines()`, and iteration.

use super::functions::output::decoded;
use crate::sequence::RAISE_ROOM;
use crate::trap::Res;
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

/// Bytes that are read at a time.
const PIECE: usize = 4096;

/// How much to read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    EndOfLine,
    EndOfFile,
}

/// Whether `v` is standard input.
pub(crate) fn is_stdin(v: Value) -> bool {
    v.as_immediate(Immediate::Stream) == Some(0)
}

/// The next line with its end, or `None` at the end of the file; objects may move.
pub(crate) fn next_line(vm: &mut Vm<'_>) -> Res<Option<Value>> {
    let line = text(vm, Until::EndOfLine)?;
    Ok((vm.str_len(line) > 0).then_some(line))
}

/// `sys.stdin.readline()`.
pub(super) fn read_line(vm: &mut Vm<'_>, args: Args) -> Res {
    refuse_output(vm, args)?;
    text(vm, Until::EndOfLine)
}

/// `sys.stdin.read()`.
pub(super) fn read(vm: &mut Vm<'_>, args: Args) -> Res {
    refuse_output(vm, args)?;
    text(vm, Until::EndOfFile)
}

/// `sys.stdin.readlines()`.
pub(super) fn read_lines(vm: &mut Vm<'_>, args: Args) -> Res {
    refuse_output(vm, args)?;
    let list = vm.with_room(|vm| vm.new_list(&[]))?;
    let slot = vm.push(list)?;
    while let Some(line) = next_line(vm)? {
        vm.list_push_rooted(slot, line)?;
    }
    Ok(vm.word(slot))
}

fn refuse_output(vm: &mut Vm<'_>, args: Args) -> Res<()> {
    if is_stdin(vm.arg(args, 0)) {
        return Ok(());
    }
    Err(vm.raise(crate::TypeId::OSError, &["not readable".into()]))
}

/// Reads into a bytes object that grows, and makes it a string.
fn text(vm: &mut Vm<'_>, until: Until) -> Res {
    let top = vm.top;
    let read = text_in_slot(vm, until);
    vm.top = top;
    read
}

fn text_in_slot(vm: &mut Vm<'_>, until: Until) -> Res {
    let empty = vm.with_room(|vm| vm.new_bytes(&[]))?;
    let slot = vm.push(empty)?;
    loop {
        // What was read cannot be read again, so an error must have room beforehand.
        vm.make_room(RAISE_ROOM)?;
        let mut piece = [0; PIECE];
        let mut used = 0;
        let mut ended = false;
        while used < PIECE && !ended {
            let host = vm.host;
            match host.read_line(&mut piece[used..]) {
                Ok(0) => ended = true,
                Ok(count) => used += count.min(PIECE - used),
                Err(e) => vm.retry_call(e.errno)?,
            }
            ended |= until == Until::EndOfLine && piece[..used].ends_with(b"\n");
        }
        let old = vm.bytes_of(vm.word(slot)).map_or(0, <[u8]>::len);
        let longer = vm.with_room(|vm| {
            let new = vm.alloc_bytes(old + used)?;
            vm.copy_bytes(vm.word(slot), 0, old, new, 0);
            vm.bytes_mut(new)[old..].copy_from_slice(&piece[..used]);
            Ok(new)
        })?;
        vm.set_word(slot, longer);
        if ended {
            return decoded(vm, slot);
        }
    }
}
