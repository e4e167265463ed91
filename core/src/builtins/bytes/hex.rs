//! `hex` and `fromhex`.

use super::receiver;
use crate::builtins::{Signature, argument, signature};
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// `hex([sep[, bytes_per_sep]])` of bytes and bytearrays.
pub(super) fn hex(vm: &mut Vm<'_>, args: Args) -> Res {
    let group = group_size(vm, args)?;
    let v = receiver(vm, args)?;
    let v = vm.push(v)?;
    hex_of(vm, args, v, group)
}

/// How many bytes there are to be between separators: the argument of `hex` that is looked at first.
pub(super) fn group_size(vm: &mut Vm<'_>, args: Args) -> Res<i32> {
    let takes = Signature::new("hex", &["sep", "bytes_per_sep"]);
    signature::check(vm, args.skip(1), &takes)?;
    match argument(vm, args, 2, "bytes_per_sep") {
        Some(n) => vm.c_int_of(n),
        None => Ok(1),
    }
}

/// The digits of the buffer in the stack word `slot`, with the separator that the arguments ask
/// for.
pub(super) fn hex_of(vm: &mut Vm<'_>, args: Args, slot: usize, group: i32) -> Res {
    let mark = match argument(vm, args, 1, "sep") {
        Some(separator) => Some(mark_of(vm, separator)?),
        None => None,
    };
    let size = group.unsigned_abs() as usize;
    let text = vm.write_text(|memory, page| {
        let bytes = memory.blob(memory.word(slot));
        for (i, byte) in bytes.iter().enumerate() {
            // Groups are counted from the end, or from the start for a negative size.
            let place = if group > 0 { bytes.len() - i } else { i };
            if let Some(mark) = mark
                && size > 0
                && i > 0
                && place % size == 0
            {
                page.push(&[mark]);
            }
            let digit = |n: u8| b"0123456789abcdef"[n as usize & 15];
            page.push(&[digit(byte >> 4), digit(*byte)]);
        }
    });
    text.map(|(text, ())| text)
}

/// The separator's one character.
fn mark_of(vm: &mut Vm<'_>, separator: Value) -> Res<u8> {
    let inner = vm.plain(separator);
    let (bytes, len) = match vm.str_bytes(inner) {
        Some(bytes) => (bytes, vm.str_len(inner)),
        None => match vm.bytes_of(inner) {
            Some(bytes) => (bytes, bytes.len()),
            None => {
                let (id, message) = match vm.length(separator)? {
                    1 => (TypeId::TypeError, "sep must be str or bytes."),
                    _ => (TypeId::ValueError, "sep must be length 1."),
                };
                return Err(vm.raise(id, &[message.into()]));
            }
        },
    };
    let message = match bytes.first() {
        Some(&mark) if len == 1 && mark.is_ascii() => return Ok(mark),
        _ if len == 1 => "sep must be ASCII.",
        _ => "sep must be length 1.",
    };
    Err(vm.raise(TypeId::ValueError, &[message.into()]))
}

/// `bytes.fromhex(text)`.
pub(super) fn from_hex(vm: &mut Vm<'_>, args: Args) -> Res {
    let given = vm.arg(args, 1);
    let v = vm.plain(given);
    let Some(text) = vm.str_bytes(v) else {
        return Err(vm.refuse_argument(given, "fromhex() argument must be str, not "));
    };
    if let Some(at) = text.iter().position(|b| !b.is_ascii()) {
        return Err(not_hexadecimal(vm, at));
    }
    let len = text.iter().filter(|b| !is_space(**b)).count() / 2;
    let result = vm.alloc_bytes(len)?;
    let (mut at, mut n) = (0, 0);
    while let Some(&high) = vm.str_bytes(v).and_then(|text| text.get(at)) {
        if is_space(high) {
            at += 1;
            continue;
        }
        let low = vm
            .str_bytes(v)
            .and_then(|text| text.get(at + 1))
            .copied()
            .unwrap_or(0);
        let digit = |b: u8| char::from(b).to_digit(16);
        let (Some(x), Some(y)) = (digit(high), digit(low)) else {
            let wrong = if digit(high).is_none() { at } else { at + 1 };
            let text = vm.str_bytes(v).unwrap_or(&[]);
            let wrong = crate::text::char_count(&text[..wrong.min(text.len())]);
            return Err(not_hexadecimal(vm, wrong));
        };
        vm.bytes_mut(result)[n] = (x << 4 | y) as u8;
        (at, n) = (at + 2, n + 1);
    }
    Ok(result)
}

fn not_hexadecimal(vm: &mut Vm<'_>, at: usize) -> Trap {
    let message = [
        "non-hexadecimal number found in fromhex() arg at position ".into(),
        Part::Int(at as i64),
    ];
    vm.raise(TypeId::ValueError, &message)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}
