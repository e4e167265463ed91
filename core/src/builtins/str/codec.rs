//! Text to bytes and back: UTF-8, ASCII and Latin-1.

use super::character;
use crate::convert::{Memory, Page};
use crate::strings::Builder;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;
use core::fmt::Write;

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Codec {
    Utf8,
    Ascii,
    Latin1,
}

/// What to do with what an encoding cannot hold, or text cannot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Errors {
    Strict,
    Ignore,
    Replace,
    Backslash,
    XmlReference,
}

impl Codec {
    const fn name(self) -> &'static str {
        match self {
            Codec::Utf8 => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
        }
    }

    /// The first character number that the encoding does not have.
    const fn limit(self) -> u32 {
        match self {
            Codec::Utf8 => u32::MAX,
            Codec::Ascii => 0x80,
            Codec::Latin1 => 0x100,
        }
    }
}

/// The encoding of this name; UTF-8 where there is none.
fn codec_named(vm: &mut Vm<'_>, name: Option<Value>, function: &str) -> Res<Codec> {
    let Some(v) = name else {
        return Ok(Codec::Utf8);
    };
    let Some(name) = vm.str(v) else {
        let message = [
            function.into(),
            "() argument 'encoding' must be str, not ".into(),
            Part::TypeOf(v),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    };
    let is = |names: &[&str]| {
        let plain = |text: &str, other: &str| {
            let letters = |c: &char| c.is_ascii_alphanumeric();
            let lower = |c: char| c.to_ascii_lowercase();
            text.chars().filter(letters).map(lower).eq(other.chars())
        };
        names.iter().any(|other| plain(name, other))
    };
    if is(&["utf8", "u8", "utf", "cp65001"]) {
        return Ok(Codec::Utf8);
    }
    if is(&["ascii", "usascii", "646"]) {
        return Ok(Codec::Ascii);
    }
    if is(&["latin1", "latin", "iso88591", "88591", "cp819", "l1"]) {
        return Ok(Codec::Latin1);
    }
    Err(vm.raise(
        TypeId::LookupError,
        &["unknown encoding: ".into(), Part::Plain(v)],
    ))
}

fn errors_named(vm: &mut Vm<'_>, name: Option<Value>, function: &str) -> Res<Errors> {
    let Some(v) = name else {
        return Ok(Errors::Strict);
    };
    match vm.str(v) {
        Some("strict") => Ok(Errors::Strict),
        Some("ignore") => Ok(Errors::Ignore),
        Some("replace") => Ok(Errors::Replace),
        Some("backslashreplace") => Ok(Errors::Backslash),
        Some("xmlcharrefreplace") => Ok(Errors::XmlReference),
        Some(_) => {
            let message = [
                "unknown error handler name '".into(),
                Part::Plain(v),
                "'".into(),
            ];
            Err(vm.raise(TypeId::LookupError, &message))
        }
        None => {
            let message = [
                function.into(),
                "() argument 'errors' must be str, not ".into(),
                Part::TypeOf(v),
            ];
            Err(vm.raise(TypeId::TypeError, &message))
        }
    }
}

// ---- encoding

/// The str `v` as bytes.
pub(in crate::builtins) fn encode(
    vm: &mut Vm<'_>,
    v: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Res {
    let codec = codec_named(vm, encoding, "encode")?;
    let errors = errors_named(vm, errors, "encode")?;
    let len = vm.str_bytes(v).map_or(0, <[u8]>::len);
    if codec == Codec::Utf8 || vm.str_is_ascii(v) {
        let result = vm.alloc_bytes(len)?;
        copy_utf8(vm, v, result);
        return Ok(result);
    }
    let text = vm.str(v).unwrap_or("");
    let wrong = text.chars().position(|c| c as u32 >= codec.limit());
    if let (Some(at), Errors::Strict) = (wrong, errors) {
        return Err(raise_encode(vm, v, codec, at));
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

fn copy_utf8(vm: &mut Vm<'_>, v: Value, result: Value) {
    let image = vm.image;
    let (below, rest) = vm.heap.words.split_at_mut(result.addr().index() + 2);
    let memory = Memory::new(below, image);
    let bytes = memory.bytes(v);
    let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
    out[..bytes.len()].copy_from_slice(bytes);
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
            Errors::Strict | Errors::Ignore => Ok(()),
        };
    }
}

/// Raises UnicodeEncodeError for the characters from index `at` on that the encoding lacks.
fn raise_encode(vm: &mut Vm<'_>, v: Value, codec: Codec, at: usize) -> Trap {
    let text = vm.str(v).unwrap_or("");
    let bad = text
        .chars()
        .skip(at)
        .take_while(|&c| c as u32 >= codec.limit())
        .count();
    let first = text.chars().nth(at).map_or(0, |c| c as u32);
    let limit = codec.limit();
    let message = vm.message(Value::NONE, |vm, b, _| {
        vm.build_fmt(
            b,
            format_args!("'{}' codec can't encode character", codec.name()),
        )?;
        match (bad, first) {
            (1, 0..=0xFF) => vm.build_fmt(b, format_args!(" '\\x{first:02x}' in position {at}")),
            (1, 0..=0xFFFF) => vm.build_fmt(b, format_args!(" '\\u{first:04x}' in position {at}")),
            (1, _) => vm.build_fmt(b, format_args!(" '\\U{first:08x}' in position {at}")),
            _ => vm.build_fmt(b, format_args!("s in position {at}-{}", at + bad - 1)),
        }?;
        vm.build_fmt(b, format_args!(": ordinal not in range({limit})"))
    });
    vm.raise_message(TypeId::UnicodeEncodeError, message)
}

// ---- decoding

/// The bytes object `v` as text.
pub(in crate::builtins) fn decode(
    vm: &mut Vm<'_>,
    v: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Res {
    let codec = codec_named(vm, encoding, "decode")?;
    let errors = errors_named(vm, errors, "decode")?;
    let bytes = vm.buffer_of(v).unwrap_or(&[]);
    let wrong = next_wrong(bytes, codec, 0);
    if let (Some(wrong), Errors::Strict) = (&wrong, errors) {
        return Err(raise_decode(vm, codec, bytes_of_wrong(bytes, wrong), wrong));
    }
    let text = vm.write_text(|memory, page| write_decoded(memory.blob(v), codec, errors, page));
    text.map(|(text, ())| text)
}

/// Bytes that are no text: where, how many, and why.
struct Wrong {
    at: usize,
    len: usize,
    reason: &'static str,
}

fn bytes_of_wrong(bytes: &[u8], wrong: &Wrong) -> u8 {
    bytes.get(wrong.at).copied().unwrap_or(0)
}

/// The first bytes from `from` on that the encoding does not allow.
fn next_wrong(bytes: &[u8], codec: Codec, from: usize) -> Option<Wrong> {
    let rest = &bytes[from..];
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
        Codec::Utf8 => {
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
    }
}

fn write_decoded(bytes: &[u8], codec: Codec, errors: Errors, page: &mut Page<'_>) {
    if codec == Codec::Latin1 {
        return bytes.iter().for_each(|&b| page.push_char(char::from(b)));
    }
    let mut at = 0;
    while let Some(wrong) = next_wrong(bytes, codec, at) {
        page.push(&bytes[at..wrong.at]);
        for &byte in &bytes[wrong.at..wrong.at + wrong.len] {
            if errors == Errors::Backslash {
                // A page takes everything.
                let _ = write!(page, "\\x{byte:02x}");
            }
        }
        if matches!(errors, Errors::Replace | Errors::XmlReference) {
            page.push_char('\u{FFFD}');
        }
        at = wrong.at + wrong.len;
    }
    page.push(&bytes[at..]);
}

fn raise_decode(vm: &mut Vm<'_>, codec: Codec, byte: u8, wrong: &Wrong) -> Trap {
    let (at, reason, name) = (wrong.at, wrong.reason, codec.name());
    let message = vm.message(Value::NONE, |vm: &mut Vm<'_>, b: &Builder, _| {
        if wrong.len > 1 {
            let end = at + wrong.len - 1;
            let text =
                format_args!("'{name}' codec can't decode bytes in position {at}-{end}: {reason}");
            return vm.build_fmt(b, text);
        }
        let text = format_args!(
            "'{name}' codec can't decode byte 0x{byte:02x} in position {at}: {reason}"
        );
        vm.build_fmt(b, text)
    });
    vm.raise_message(TypeId::UnicodeDecodeError, message)
}
