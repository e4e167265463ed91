//! Reading standard input: `sys.stdin.read()`, `readline()`, `readlines()`, and iteration.

use super::functions::output::decoded;
use crate::features::Feature;
use crate::sequence::RAISE_ROOM;
use crate::trap::Res;
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

/// Bytes that are read at a time.
const PIECE: usize = 4096;

/// How much to read.
#[derive(Clone, Copy)]
struct Wanted {
    /// No more than a line.
    line: bool,
    /// The most characters.
    characters: usize,
}

impl Wanted {
    fn line(characters: usize) -> Wanted {
        let line = true;
        Wanted { line, characters }
    }
}

/// Whether `v` is standard input.
pub(crate) fn is_stdin(v: Value) -> bool {
    Feature::Streams.included() && v.as_immediate(Immediate::Stream) == Some(0)
}

/// The next line with its end, or `None` at the end of the file; objects may move.
pub(crate) fn next_line(vm: &mut Vm<'_>) -> Res<Option<Value>> {
    let line = text(vm, Wanted::line(usize::MAX))?;
    Ok((vm.str_len(line) > 0).then_some(line))
}

/// `sys.stdin.readline(size)`.
pub(super) fn read_line(vm: &mut Vm<'_>, args: Args) -> Res {
    refuse_output(vm, args)?;
    let characters = size(vm, args)?;
    text(vm, Wanted::line(characters))
}

/// `sys.stdin.read(size)`.
pub(super) fn read(vm: &mut Vm<'_>, args: Args) -> Res {
    refuse_output(vm, args)?;
    let characters = size(vm, args)?;
    let line = false;
    text(vm, Wanted { line, characters })
}

/// The most characters that the argument asks for: all, where it is none or negative.
fn size(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    let given = vm.arg(args, 1);
    if given.is_unbound() || given.is_none() {
        return Ok(usize::MAX);
    }
    if !vm.has_index(given) {
        let text = ("argument should be integer or None, not '", "'");
        return Err(vm.raise_type(given, text.0, text.1));
    }
    Ok(usize::try_from(vm.to_index(given)?).unwrap_or(usize::MAX))
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
fn text(vm: &mut Vm<'_>, wanted: Wanted) -> Res {
    let top = vm.top;
    let read = text_in_slot(vm, wanted);
    vm.top = top;
    read
}

fn text_in_slot(vm: &mut Vm<'_>, wanted: Wanted) -> Res {
    let empty = vm.with_room(|vm| vm.new_bytes(&[]))?;
    let slot = vm.push(empty)?;
    // The characters that are there, the last of which may lack bytes.
    let (mut begun, mut whole) = (0, 0);
    while whole < wanted.characters {
        // What was read cannot be read again, so an error must have room beforehand.
        vm.make_room(RAISE_ROOM)?;
        let mut piece = [0; PIECE];
        // So many bytes are no more characters than that.
        let most = PIECE.min(wanted.characters - whole);
        let (used, ended) = fill(vm, &mut piece[..most], wanted.line)?;
        let old = vm.bytes_of(vm.word(slot)).map_or(0, <[u8]>::len);
        let longer = vm.with_room(|vm| {
            let new = vm.alloc_bytes(old + used)?;
            vm.copy_bytes(vm.word(slot), 0, old, new, 0);
            vm.bytes_mut(new)[old..].copy_from_slice(&piece[..used]);
            Ok(new)
        })?;
        vm.set_word(slot, longer);
        if ended {
            break;
        }
        begun += piece[..used].iter().filter(|&&b| begins(b)).count();
        let bytes = vm.bytes_of(longer).unwrap_or(&[]);
        whole = begun - usize::from(lacks_bytes(bytes));
    }
    decoded(vm, slot)
}

/// Fills `piece`, up to the end of a line if that is wanted; how many bytes there are, and whether
/// there is no more to read.
fn fill(vm: &mut Vm<'_>, piece: &mut [u8], line: bool) -> Res<(usize, bool)> {
    let (mut used, mut ended) = (0, false);
    while used < piece.len() && !ended {
        let host = vm.host;
        match host.read_line(&mut piece[used..]) {
            Ok(0) => ended = true,
            Ok(count) => used += count.min(piece.len() - used),
            Err(e) => vm.retry_call(e.errno)?,
        }
        ended |= line && piece[..used].ends_with(b"\n");
    }
    Ok((used, ended))
}

/// Whether a character of UTF-8 begins with this byte.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Whether the last character of these bytes is not whole.
fn lacks_bytes(bytes: &[u8]) -> bool {
    let tail = bytes.iter().rev().take(4).position(|&b| begins(b));
    let Some(behind) = tail else {
        return false;
    };
    let first = bytes[bytes.len() - 1 - behind];
    let length = match first.leading_ones() {
        0 | 1 => 1,
        ones => ones as usize,
    };
    behind + 1 < length
}
