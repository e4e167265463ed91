//! Upper and lower case, and what bytes are: ASCII's letters, digits and blanks.

use super::receiver;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The bytes, each mapped; the second argument says whether a letter came before it.
fn mapped(vm: &mut Vm<'_>, args: Args, map: fn(u8, bool) -> u8) -> Res {
    let v = receiver(vm, args)?;
    let len = vm.buffer_of(v).map_or(0, <[u8]>::len);
    let result = vm.sub_bytes(v, 0, len)?;
    let mut after_letter = false;
    for byte in vm.bytes_mut(result) {
        *byte = map(*byte, after_letter);
        after_letter = byte.is_ascii_alphabetic();
    }
    vm.byte_string_like(v, result)
}

pub(super) fn upper(vm: &mut Vm<'_>, args: Args) -> Res {
    mapped(vm, args, |b, _| b.to_ascii_uppercase())
}

pub(super) fn lower(vm: &mut Vm<'_>, args: Args) -> Res {
    mapped(vm, args, |b, _| b.to_ascii_lowercase())
}

pub(super) fn swapcase(vm: &mut Vm<'_>, args: Args) -> Res {
    mapped(
        vm,
        args,
        |b, _| {
            if b.is_ascii_alphabetic() { b ^ 0x20 } else { b }
        },
    )
}

pub(super) fn title(vm: &mut Vm<'_>, args: Args) -> Res {
    mapped(vm, args, |b, after_letter| {
        if after_letter {
            b.to_ascii_lowercase()
        } else {
            b.to_ascii_uppercase()
        }
    })
}

pub(super) fn capitalize(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let len = vm.buffer_of(v).map_or(0, <[u8]>::len);
    let result = vm.sub_bytes(v, 0, len)?;
    let bytes = vm.bytes_mut(result);
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        *first = first.to_ascii_uppercase();
    }
    vm.byte_string_like(v, result)
}

fn tested(vm: &mut Vm<'_>, args: Args, test: fn(&[u8]) -> bool) -> Res {
    let v = receiver(vm, args)?;
    Ok(Value::bool(test(vm.buffer_of(v).unwrap_or(&[]))))
}

fn all(bytes: &[u8], test: fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(test)
}

pub(super) fn isalnum(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| all(bytes, u8::is_ascii_alphanumeric))
}

pub(super) fn isalpha(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| all(bytes, u8::is_ascii_alphabetic))
}

pub(super) fn isascii(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, <[u8]>::is_ascii)
}

pub(super) fn isdigit(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| all(bytes, u8::is_ascii_digit))
}

pub(super) fn isspace(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| {
        all(bytes, |b| matches!(b, b'\t'..=b'\r' | b' '))
    })
}

pub(super) fn islower(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| {
        bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
    })
}

pub(super) fn isupper(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| {
        bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
    })
}

pub(super) fn istitle(vm: &mut Vm<'_>, args: Args) -> Res {
    tested(vm, args, |bytes| {
        let (mut any, mut after_letter) = (false, false);
        for byte in bytes {
            let fits = match byte {
                b'A'..=b'Z' => !after_letter,
                b'a'..=b'z' => after_letter,
                _ => true,
            };
            if !fits {
                return false;
            }
            after_letter = byte.is_ascii_alphabetic();
            any |= after_letter;
        }
        any
    })
}
