//! Text to bytes.

use super::{
    Codec, Errors, Order, codec_named, errors_named, raise_unicode, raise_unknown_handler,
};
use crate::builtins::str::character;
use crate::convert::{Memory, Page};
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;
use core::fmt::Write;

/// UTF-8 of the mark that tells the order of bytes.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The str `v` as bytes.
pub(in crate::builtins) fn encode(
    vm: &mut Vm<'_>,
    v: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Res {
    let codec = codec_named(vm, encoding, "encode")?;
    let handler = errors;
    let errors = errors_named(vm, errors, "encode")?;
    match codec {
        Codec::Utf8 => return utf8(vm, v, &[]),
        Codec::Utf8Marked => return utf8(vm, v, MARK),
        Codec::Utf16(order) => return wide(vm, v, order, 2),
        Codec::Utf32(order) => return wide(vm, v, order, 4),
        Codec::Ascii | Codec::Latin1 if vm.str_is_ascii(v) => return utf8(vm, v, &[]),
        Codec::Ascii | Codec::Latin1 => {}
    }
    let text = vm.str(v).unwrap_or("");
    let wrong = text.chars().position(|c| c as u32 >= codec.limit());
    if let Some(at) = wrong {
        match errors {
            Errors::Strict => return Err(raise(vm, v, codec, at)),
            Errors::Unknown => return Err(raise_unknown_handler(vm, handler)),
            _ => {}
        }
    }
    // Written as text of which every character is one byte, then copied.
    let (narrow, ()) =
        vm.write_text(|memory, page| write_narrow(memory.text(v), codec, errors, page))?;
    let result = vm.alloc_bytes(vm.str_len(narrow))?;
    let mut at = 0;
    for i in 0..vm.str_len(narrow) {
        let Some((c, len)) = character::at(vm.str_bytes(narrow).unwrap_or(&[]), at) else {
            break;
        };
        vm.bytes_mut(result)[i] = c as u32 as u8;
        at += len;
    }
    Ok(result)
}

/// A new bytes object of `len` bytes, which `write` writes from the text of `v`.
fn made(vm: &mut Vm<'_>, v: Value, len: usize, write: impl FnOnce(&str, &mut [u8])) -> Res {
    let result = vm.alloc_bytes(len)?;
    let image = vm.image;
    let (below, rest) = vm.heap.words.split_at_mut(result.addr().index() + 2);
    let memory = Memory::new(below, image);
    let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
    write(memory.text(v), &mut out[..len]);
    Ok(result)
}

fn utf8(vm: &mut Vm<'_>, v: Value, mark: &[u8]) -> Res {
    let len = vm.str_bytes(v).map_or(0, <[u8]>::len);
    made(vm, v, mark.len() + len, |text, out| {
        let (front, rest) = out.split_at_mut(mark.len());
        front.copy_from_slice(mark);
        rest.copy_from_slice(text.as_bytes());
    })
}

/// UTF-16 or UTF-32: units of `size` bytes.
fn wide(vm: &mut Vm<'_>, v: Value, order: Order, size: usize) -> Res {
    let text = vm.str(v).unwrap_or("");
    let units: usize = match size {
        2 => text.chars().map(char::len_utf16).sum(),
        _ => text.chars().count(),
    };
    let marks = usize::from(order == Order::Marked);
    made(vm, v, (units + marks) * size, |text, out| {
        let mut units = out.chunks_exact_mut(size);
        let mut put = |unit: u32| {
            let Some(place) = units.next() else { return };
            match order {
                Order::Big => place.copy_from_slice(&unit.to_be_bytes()[4 - size..]),
                _ => place.copy_from_slice(&unit.to_le_bytes()[..size]),
            }
        };
        if marks > 0 {
            put(0xFEFF);
        }
        for c in text.chars() {
            if size == 4 {
                put(c.into());
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                put((*unit).into());
            }
        }
    })
}

fn write_narrow(text: &str, codec: Codec, errors: Errors, page: &mut Page<'_>) {
    for c in text.chars() {
        let code = c as u32;
        // A page takes everything.
        let _ = match errors {
            _ if code < codec.limit() => page.write_char(c),
            Errors::Replace => page.write_char('?'),
            Errors::XmlReference => write!(page, "&#{code};"),
            Errors::Backslash if code <= 0xFF => write!(page, "\\x{code:02x}"),
            Errors::Backslash if code <= 0xFFFF => write!(page, "\\u{code:04x}"),
            Errors::Backslash => write!(page, "\\U{code:08x}"),
            Errors::Strict | Errors::Ignore | Errors::Unknown => Ok(()),
        };
    }
}

/// Raises UnicodeEncodeError for the characters from index `at` on that the encoding lacks.
fn raise(vm: &mut Vm<'_>, v: Value, codec: Codec, at: usize) -> Trap {
    let text = vm.str(v).unwrap_or("");
    let bad = text
        .chars()
        .skip(at)
        .take_while(|&c| c as u32 >= codec.limit())
        .count();
    let reason = match codec {
        Codec::Ascii => "ordinal not in range(128)",
        _ => "ordinal not in range(256)",
    };
    let kind = TypeId::UnicodeEncodeError;
    raise_unicode(vm, kind, codec.name(), v, (at, at + bad), reason)
}
