//! Text to bytes.

use super::{Codec, Errors, Order, ask_codecs, codec_named, errors_named, raise_unicode};
use crate::builtins::str::character;
use crate::convert::{Memory, Page};
use crate::surrogate;
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
    let Some(codec) = codec else {
        return ask_codecs(vm, "_encode_text", v, encoding, handler);
    };
    if errors == Errors::Unknown
        && vm
            .str(v)
            .is_some_and(|text| text.chars().any(|c| codec.lacks(c)))
    {
        return ask_codecs(vm, "_encode_handled", v, encoding, handler);
    }
    encode_by(vm, v, codec, errors)
}

/// The str `v`, in a stack word, as bytes of ASCII.
///
/// # Errors
/// UnicodeEncodeError where there are other characters in it.
pub(in crate::builtins) fn ascii(vm: &mut Vm<'_>, v: Value) -> Res {
    encode_by(vm, v, Codec::Ascii, Errors::Strict)
}

/// The str `v`, in a stack word, as what a stream takes that has no room for surrogates.
///
/// # Errors
/// UnicodeEncodeError, unless they are to be `escaped`.
pub(in crate::builtins) fn encode_for_stream(vm: &mut Vm<'_>, v: usize, escaped: bool) -> Res {
    let errors = match escaped {
        true => Errors::Backslash,
        false => Errors::Strict,
    };
    vm.with_room(|vm| encode_by(vm, vm.word(v), Codec::Utf8, errors))
}

fn encode_by(vm: &mut Vm<'_>, v: Value, codec: Codec, errors: Errors) -> Res {
    if vm.str_is_ascii(v) || codec.limit() == u32::MAX && !has_surrogates(vm, v) {
        return match codec {
            Codec::Utf8 | Codec::Ascii | Codec::Latin1 => utf8(vm, v, &[]),
            Codec::Utf8Marked => utf8(vm, v, MARK),
            Codec::Utf16(order) => wide(vm, v, order, 2),
            Codec::Utf32(order) => wide(vm, v, order, 4),
        };
    }
    let text = vm.str(v).unwrap_or("");
    let lost = |c| codec.lacks(c) && !errors.encodes(c, codec);
    if let Some(at) = text.chars().position(lost) {
        return Err(raise(vm, v, codec, at));
    }
    // Written as text of which every character is one byte, then copied.
    let (narrow, ()) =
        vm.write_text(|memory, page| write_encoded(memory.text(v), codec, errors, page))?;
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

fn has_surrogates(vm: &Vm<'_>, v: Value) -> bool {
    vm.str_bytes(v).is_some_and(surrogate::has)
}

impl Codec {
    /// Whether the encoding cannot hold the character.
    const fn lacks(self, c: char) -> bool {
        c as u32 >= self.limit() || surrogate::surrogate(c).is_some()
    }
}

impl Errors {
    /// Whether a character that the encoding cannot hold becomes something.
    fn encodes(self, c: char, codec: Codec) -> bool {
        let is_surrogate = surrogate::surrogate(c).is_some();
        let has_units = matches!(codec, Codec::Utf16(_) | Codec::Utf32(_));
        match self {
            Errors::Strict | Errors::Unknown => false,
            Errors::SurrogateEscape => !has_units && surrogate::unescaped(c).is_some(),
            Errors::SurrogatePass => is_surrogate && codec.limit() == u32::MAX,
            _ => true,
        }
    }
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

/// Writes the bytes of the text, each as the character of its number.
fn write_encoded(text: &str, codec: Codec, errors: Errors, page: &mut Page<'_>) {
    match codec {
        Codec::Utf16(Order::Marked) | Codec::Utf32(Order::Marked) => put(page, codec, 0xFEFF),
        Codec::Utf8Marked => put(page, codec, 0xFEFF),
        _ => {}
    }
    for c in text.chars() {
        if codec.lacks(c) {
            let mut units = Units { page, codec };
            // A page takes everything.
            let _ = write_wrong(&mut units, c, errors);
        } else {
            put(page, codec, c as u32);
        }
    }
}

/// Text whose characters the encoding has.
struct Units<'p, 'm> {
    page: &'p mut Page<'m>,
    codec: Codec,
}

impl Write for Units<'_, '_> {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        text.chars()
            .for_each(|c| put(self.page, self.codec, c as u32));
        Ok(())
    }
}

/// Writes what a character becomes that the encoding does not have.
fn write_wrong(units: &mut Units<'_, '_>, c: char, errors: Errors) -> core::fmt::Result {
    let code = surrogate::code_point(c);
    match errors {
        Errors::Replace => units.write_char('?'),
        Errors::XmlReference => write!(units, "&#{code};"),
        Errors::Backslash if code <= 0xFF => write!(units, "\\x{code:02x}"),
        Errors::Backslash if code <= 0xFFFF => write!(units, "\\u{code:04x}"),
        Errors::Backslash => write!(units, "\\U{code:08x}"),
        Errors::SurrogateEscape => {
            put_bytes(units.page, surrogate::unescaped(c).as_slice());
            Ok(())
        }
        Errors::SurrogatePass => {
            put(units.page, units.codec, code);
            Ok(())
        }
        Errors::Strict | Errors::Ignore | Errors::Unknown => Ok(()),
    }
}

/// Writes the bytes of a code point, which may be a surrogate.
fn put(page: &mut Page<'_>, codec: Codec, code: u32) {
    let unit = code as u16;
    match (codec, char::from_u32(code)) {
        (Codec::Ascii | Codec::Latin1, _) => put_bytes(page, &[code as u8]),
        (Codec::Utf8 | Codec::Utf8Marked, Some(c)) => {
            put_bytes(page, c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        (Codec::Utf8 | Codec::Utf8Marked, None) => {
            let byte = |shift| (code >> shift) as u8 & 0x3F | 0x80;
            put_bytes(page, &[0xE0 | (code >> 12) as u8, byte(6), byte(0)]);
        }
        (Codec::Utf16(order), Some(c)) => {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                put_unit(page, order, *unit);
            }
        }
        (Codec::Utf16(order), None) => put_unit(page, order, unit),
        (Codec::Utf32(Order::Big), _) => put_bytes(page, &code.to_be_bytes()),
        (Codec::Utf32(_), _) => put_bytes(page, &code.to_le_bytes()),
    }
}

fn put_unit(page: &mut Page<'_>, order: Order, unit: u16) {
    match order {
        Order::Big => put_bytes(page, &unit.to_be_bytes()),
        _ => put_bytes(page, &unit.to_le_bytes()),
    }
}

fn put_bytes(page: &mut Page<'_>, bytes: &[u8]) {
    bytes.iter().for_each(|&b| page.push_char(char::from(b)));
}

/// Raises UnicodeEncodeError for the characters from index `at` on that the encoding lacks.
fn raise(vm: &mut Vm<'_>, v: Value, codec: Codec, at: usize) -> Trap {
    let text = vm.str(v).unwrap_or("");
    let bad = match codec {
        Codec::Utf16(_) | Codec::Utf32(_) => 1,
        _ => text
            .chars()
            .skip(at)
            .take_while(|&c| codec.lacks(c))
            .count(),
    };
    let reason = match codec {
        Codec::Ascii => "ordinal not in range(128)",
        Codec::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    let kind = TypeId::UnicodeEncodeError;
    let name = match codec {
        Codec::Utf16(Order::Marked) => "utf-16",
        Codec::Utf32(Order::Marked) => "utf-32",
        _ => codec.name(),
    };
    raise_unicode(vm, kind, name, v, (at, at + bad), reason)
}
