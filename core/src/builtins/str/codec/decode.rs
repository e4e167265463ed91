//! Bytes to text.

use super::{Codec, Errors, Order, ask_codecs, codec_named, errors_named, raise_unicode};
use crate::convert::Page;
use crate::surrogate;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;
use core::fmt::Write;

/// The buffer `v`, its bytes in a row, as text.
pub(in crate::builtins) fn decode(
    vm: &mut Vm<'_>,
    v: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Res {
    let codec = codec_named(vm, encoding, "decode")?;
    let handler = errors;
    let errors = errors_named(vm, errors, "decode")?;
    if vm.buffer_of(v).is_some_and(<[u8]>::is_empty) {
        // Nobody looks for the codec then.
        return vm.new_str("");
    }
    let Some(codec) = codec else {
        return ask_codecs(vm, "_decode_text", v, encoding, handler);
    };
    let bytes = vm.buffer_of(v).unwrap_or(&[]);
    let (codec, start) = marked(bytes, codec);
    if let Some(wrong) = next_unhandled(bytes, codec, start, errors) {
        match errors {
            Errors::Strict | Errors::SurrogateEscape | Errors::SurrogatePass => {
                let span = (wrong.at, wrong.at + wrong.len);
                let kind = TypeId::UnicodeDecodeError;
                let object = match vm.bytes_of(v) {
                    Some(_) => v,
                    None => vm.bytes_copy(v)?,
                };
                return Err(raise_unicode(
                    vm,
                    kind,
                    codec.name(),
                    object,
                    span,
                    wrong.reason,
                ));
            }
            Errors::XmlReference => {
                let message = "don't know how to handle UnicodeDecodeError in error callback";
                return Err(vm.raise(TypeId::TypeError, &[message.into()]));
            }
            Errors::Unknown => return ask_codecs(vm, "_decode_handled", v, encoding, handler),
            _ => {}
        }
    }
    let text = vm.write_text(|memory, page| {
        write_decoded(memory.blob(v), codec, start, errors, page);
    });
    text.map(|(text, ())| text)
}

/// The encoding as a mark at the beginning tells it, and where the text begins.
fn marked(bytes: &[u8], codec: Codec) -> (Codec, usize) {
    match (codec, bytes) {
        (Codec::Utf8Marked, [0xEF, 0xBB, 0xBF, ..]) => (codec, 3),
        (Codec::Utf16(Order::Marked), [0xFF, 0xFE, ..]) => (Codec::Utf16(Order::Little), 2),
        (Codec::Utf16(Order::Marked), [0xFE, 0xFF, ..]) => (Codec::Utf16(Order::Big), 2),
        (Codec::Utf32(Order::Marked), [0xFF, 0xFE, 0, 0, ..]) => (Codec::Utf32(Order::Little), 4),
        (Codec::Utf32(Order::Marked), [0, 0, 0xFE, 0xFF, ..]) => (Codec::Utf32(Order::Big), 4),
        _ => (codec, 0),
    }
}

/// Bytes that are no text: where, how many, and why.
struct Wrong {
    at: usize,
    len: usize,
    reason: &'static str,
}

/// The first bytes from `from` on that the encoding does not allow.
fn next_wrong(bytes: &[u8], codec: Codec, from: usize) -> Option<Wrong> {
    let rest = bytes.get(from..).unwrap_or(&[]);
    match codec {
        Codec::Latin1 => None,
        Codec::Ascii => {
            let at = rest.iter().position(|b| !b.is_ascii())?;
            Some(Wrong {
                at: from + at,
                len: 1,
                reason: "ordinal not in range(128)",
            })
        }
        Codec::Utf8 | Codec::Utf8Marked => {
            let error = core::str::from_utf8(rest).err()?;
            let at = from + error.valid_up_to();
            let reason = match (error.error_len(), bytes[at]) {
                (None, _) => "unexpected end of data",
                (Some(_), 0xC2..=0xF4) => "invalid continuation byte",
                (Some(_), _) => "invalid start byte",
            };
            Some(Wrong {
                at,
                len: error.error_len().unwrap_or(bytes.len() - at),
                reason,
            })
        }
        Codec::Utf16(order) => next_wrong_wide(bytes, from, |b, at| utf16_at(b, at, order)),
        Codec::Utf32(order) => next_wrong_wide(bytes, from, |b, at| utf32_at(b, at, order)),
    }
}

/// What is at a place of bytes: a character and its length, or what is wrong.
type Step = Result<(char, usize), Wrong>;

fn next_wrong_wide(
    bytes: &[u8],
    from: usize,
    step: impl Fn(&[u8], usize) -> Step,
) -> Option<Wrong> {
    let mut at = from;
    while at < bytes.len() {
        match step(bytes, at) {
            Ok((_, len)) => at += len,
            Err(wrong) => return Some(wrong),
        }
    }
    None
}

fn utf16_at(bytes: &[u8], at: usize, order: Order) -> Step {
    let wrong = |len, reason| Wrong { at, len, reason };
    let unit = |at: usize| {
        let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
        Some(match order {
            Order::Big => u16::from_be_bytes(pair),
            _ => u16::from_le_bytes(pair),
        })
    };
    let first = unit(at).ok_or(wrong(1, "truncated data"))?;
    match first {
        0xD800..=0xDBFF => match unit(at + 2) {
            Some(second @ 0xDC00..=0xDFFF) => {
                let code = 0x10000 + ((first as u32 & 0x3FF) << 10 | second as u32 & 0x3FF);
                let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                Ok((c, 4))
            }
            Some(_) => Err(wrong(2, "illegal UTF-16 surrogate")),
            None => Err(wrong(bytes.len() - at, "unexpected end of data")),
        },
        _ => match char::from_u32(first.into()) {
            Some(c) => Ok((c, 2)),
            None => Err(wrong(2, "illegal encoding")),
        },
    }
}

fn utf32_at(bytes: &[u8], at: usize, order: Order) -> Step {
    let wrong = |len, reason| Wrong { at, len, reason };
    let Some(&[a, b, c, d]) = bytes.get(at..at + 4) else {
        return Err(wrong(bytes.len() - at, "truncated data"));
    };
    let code = match order {
        Order::Big => u32::from_be_bytes([a, b, c, d]),
        _ => u32::from_le_bytes([a, b, c, d]),
    };
    match char::from_u32(code) {
        Some(c) => Ok((c, 4)),
        None if code > 0x10FFFF => Err(wrong(4, "code point not in range(0x110000)")),
        None => Err(wrong(
            4,
            "code point in surrogate code point range(0xd800, 0xe000)",
        )),
    }
}

fn write_decoded(bytes: &[u8], codec: Codec, start: usize, errors: Errors, page: &mut Page<'_>) {
    if codec == Codec::Latin1 {
        return bytes.iter().for_each(|&b| page.push_char(char::from(b)));
    }
    let mut at = start;
    while let Some(wrong) = next_wrong(bytes, codec, at) {
        write_right(&bytes[..wrong.at], codec, at, page);
        at = wrong.at + wrong.len;
        let span = &bytes[wrong.at..at];
        match errors {
            Errors::Backslash => {
                // A page takes everything.
                let _ = span.iter().try_for_each(|b| write!(page, "\\x{b:02x}"));
            }
            Errors::Replace => page.push_char(char::REPLACEMENT_CHARACTER),
            Errors::SurrogateEscape => {
                let count = escapable(span).unwrap_or(0);
                let chars = span[..count].iter().filter_map(|&b| surrogate::escaped(b));
                chars.for_each(|c| page.push_char(c));
                at = wrong.at + count;
            }
            Errors::SurrogatePass => {
                if let Some((c, len)) = surrogate_at(bytes, codec, wrong.at) {
                    page.push_char(c);
                    at = wrong.at + len;
                }
            }
            _ => {}
        }
    }
    write_right(bytes, codec, at, page);
}

/// The first bytes that the encoding does not allow and the handler has nothing for.
fn next_unhandled(bytes: &[u8], codec: Codec, start: usize, errors: Errors) -> Option<Wrong> {
    let mut at = start;
    while let Some(wrong) = next_wrong(bytes, codec, at) {
        let end = wrong.at + wrong.len;
        let handled = match errors {
            Errors::Ignore | Errors::Replace | Errors::Backslash => return None,
            Errors::SurrogateEscape => escapable(&bytes[wrong.at..end]).map(|n| wrong.at + n),
            Errors::SurrogatePass => {
                surrogate_at(bytes, codec, wrong.at).map(|(_, len)| wrong.at + len)
            }
            Errors::Strict | Errors::XmlReference | Errors::Unknown => None,
        };
        match handled {
            Some(next) => at = next,
            None => return Some(wrong),
        }
    }
    None
}

/// The number of bytes at the beginning that become surrogates, if there are any.
fn escapable(span: &[u8]) -> Option<usize> {
    let count = span.iter().take_while(|b| !b.is_ascii()).count();
    (count > 0).then_some(count)
}

/// The surrogate that is encoded as if it were a character at a place, and its length in bytes.
fn surrogate_at(bytes: &[u8], codec: Codec, at: usize) -> Option<(char, usize)> {
    let rest = &bytes[at..];
    let (code, len) = match (codec, rest) {
        (Codec::Utf8 | Codec::Utf8Marked, &[0xED, b @ 0xA0..0xC0, c @ 0x80..0xC0, ..]) => {
            (0xD000 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F), 3)
        }
        (Codec::Utf16(Order::Big), &[a, b, ..]) => (u16::from_be_bytes([a, b]).into(), 2),
        (Codec::Utf16(_), &[a, b, ..]) => (u16::from_le_bytes([a, b]).into(), 2),
        (Codec::Utf32(Order::Big), &[a, b, c, d, ..]) => (u32::from_be_bytes([a, b, c, d]), 4),
        (Codec::Utf32(_), &[a, b, c, d, ..]) => (u32::from_le_bytes([a, b, c, d]), 4),
        _ => return None,
    };
    let c = surrogate::character(code)?;
    surrogate::surrogate(c).map(|_| (c, len))
}

/// Writes the bytes from `from` on, which are what the encoding allows.
fn write_right(bytes: &[u8], codec: Codec, from: usize, page: &mut Page<'_>) {
    let mut at = from;
    while at < bytes.len() {
        let step = match codec {
            Codec::Utf16(order) => utf16_at(bytes, at, order),
            Codec::Utf32(order) => utf32_at(bytes, at, order),
            _ => return page.push(&bytes[at..]),
        };
        let Ok((c, len)) = step else { return };
        page.push_char(c);
        at += len;
    }
}
