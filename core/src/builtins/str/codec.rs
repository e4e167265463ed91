//! Text to bytes and back: the encodings, and what to do where one does not fit.

mod decode;
mod encode;

pub(in crate::builtins) use decode::decode;
pub(in crate::builtins) use encode::{ascii, encode, encode_for_stream};

use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// The order of the bytes of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    /// Little, with a mark at the beginning; what the mark says where bytes are read.
    Marked,
    Little,
    Big,
}

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Codec {
    Utf8,
    /// UTF-8 with a mark at the beginning.
    Utf8Marked,
    Ascii,
    Latin1,
    Utf16(Order),
    Utf32(Order),
}

/// What to do with what an encoding cannot hold, or text cannot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Errors {
    Strict,
    Ignore,
    Replace,
    Backslash,
    XmlReference,
    /// Bytes that are no text become surrogates, and the other way round.
    SurrogateEscape,
    /// Surrogates are encoded as if they were characters.
    SurrogatePass,
    /// A handler that there is not: an error once it is needed.
    Unknown,
}

/// The names of encodings, in lower case and without signs.
const NAMES: &[(&str, Codec)] = &[
    ("utf8", Codec::Utf8),
    ("u8", Codec::Utf8),
    ("utf", Codec::Utf8),
    ("cp65001", Codec::Utf8),
    ("utf8sig", Codec::Utf8Marked),
    ("ascii", Codec::Ascii),
    ("usascii", Codec::Ascii),
    ("646", Codec::Ascii),
    ("latin1", Codec::Latin1),
    ("latin", Codec::Latin1),
    ("iso88591", Codec::Latin1),
    ("88591", Codec::Latin1),
    ("cp819", Codec::Latin1),
    ("l1", Codec::Latin1),
    ("utf16", Codec::Utf16(Order::Marked)),
    ("u16", Codec::Utf16(Order::Marked)),
    ("utf16le", Codec::Utf16(Order::Little)),
    ("utf16be", Codec::Utf16(Order::Big)),
    ("utf32", Codec::Utf32(Order::Marked)),
    ("u32", Codec::Utf32(Order::Marked)),
    ("utf32le", Codec::Utf32(Order::Little)),
    ("utf32be", Codec::Utf32(Order::Big)),
];

impl Codec {
    /// What errors call it.
    const fn name(self) -> &'static str {
        match self {
            Codec::Utf8 | Codec::Utf8Marked => "utf-8",
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf16(Order::Big) => "utf-16-be",
            Codec::Utf16(_) => "utf-16-le",
            Codec::Utf32(Order::Big) => "utf-32-be",
            Codec::Utf32(_) => "utf-32-le",
        }
    }

    /// The first character number that the encoding does not have.
    const fn limit(self) -> u32 {
        match self {
            Codec::Ascii => 0x80,
            Codec::Latin1 => 0x100,
            _ => u32::MAX,
        }
    }
}

/// The encoding of this name; UTF-8 where none is given. `None` for what is not known here.
fn codec_named(vm: &mut Vm<'_>, name: Option<Value>, function: &str) -> Res<Option<Codec>> {
    let Some(v) = name else {
        return Ok(Some(Codec::Utf8));
    };
    let Some(name) = vm.str(vm.plain(v)) else {
        return Err(raise_argument(vm, function, "encoding", v));
    };
    let same = |other: &str| {
        let letters = |c: &char| c.is_ascii_alphanumeric();
        let lower = |c: char| c.to_ascii_lowercase();
        name.chars().filter(letters).map(lower).eq(other.chars())
    };
    Ok(NAMES.iter().find(|(other, _)| same(other)).map(|c| c.1))
}

/// What the library's `codecs` makes of `v`, for encodings and handlers of errors that are not
/// known here. `function` is one of its own that takes the object and the names.
fn ask_codecs(
    vm: &mut Vm<'_>,
    function: &str,
    v: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Res {
    let top = vm.top;
    let names = [encoding, errors].map(|name| name.unwrap_or(Value::NONE));
    let (encoding, errors) = (vm.push(names[0])?, vm.push(names[1])?);
    let mut made = vm.call_library("codecs", function, &[v, names[0], names[1]]);
    if let Err(trap) = made
        && vm.is_without_library(trap, "codecs")
    {
        made = Err(raise_unknown(vm, vm.word(encoding), vm.word(errors)));
    }
    vm.top = top;
    made
}

/// Where there is no library: an encoding or else a handler that nobody knows.
fn raise_unknown(vm: &mut Vm<'_>, encoding: Value, errors: Value) -> Trap {
    let given = Some(encoding).filter(|name| !name.is_none());
    match codec_named(vm, given, "") {
        Ok(Some(_)) => {
            let message = [
                "unknown error handler name '".into(),
                Part::Plain(errors),
                "'".into(),
            ];
            vm.raise(TypeId::LookupError, &message)
        }
        Ok(None) => {
            let message = ["unknown encoding: ".into(), Part::Plain(encoding)];
            vm.raise(TypeId::LookupError, &message)
        }
        Err(trap) => trap,
    }
}

fn errors_named(vm: &mut Vm<'_>, name: Option<Value>, function: &str) -> Res<Errors> {
    let Some(v) = name else {
        return Ok(Errors::Strict);
    };
    match vm.str(vm.plain(v)) {
        Some("strict") => Ok(Errors::Strict),
        Some("surrogateescape") => Ok(Errors::SurrogateEscape),
        Some("surrogatepass") => Ok(Errors::SurrogatePass),
        Some("ignore") => Ok(Errors::Ignore),
        Some("replace") => Ok(Errors::Replace),
        Some("backslashreplace") => Ok(Errors::Backslash),
        Some("xmlcharrefreplace") => Ok(Errors::XmlReference),
        Some(_) => Ok(Errors::Unknown),
        None => Err(raise_argument(vm, function, "errors", v)),
    }
}

fn raise_argument(vm: &mut Vm<'_>, function: &str, argument: &str, v: Value) -> Trap {
    let message = [
        function.into(),
        "() argument '".into(),
        argument.into(),
        "' must be str, not ".into(),
        Part::Given(v),
    ];
    vm.raise(TypeId::TypeError, &message)
}

impl Vm<'_> {
    /// Raises UnicodeEncodeError for the surrogate at index `at` of the str `text`, which UTF-8
    /// does not have.
    pub fn raise_surrogate(&mut self, text: Value, at: usize) -> Trap {
        let (kind, span) = (TypeId::UnicodeEncodeError, (at, at + 1));
        raise_unicode(self, kind, "utf-8", text, span, "surrogates not allowed")
    }
}

/// Raises UnicodeEncodeError or UnicodeDecodeError for the items `from..to` of `object`.
fn raise_unicode(
    vm: &mut Vm<'_>,
    kind: TypeId,
    codec: &str,
    object: Value,
    (from, to): (usize, usize),
    reason: &str,
) -> Trap {
    let made = vm.rooted(object, |vm, slot| {
        let encoding = vm.with_room(|vm| vm.new_str(codec))?;
        let encoding = vm.push(encoding)?;
        let reason = vm.with_room(|vm| vm.new_str(reason))?;
        let arguments = [
            vm.word(encoding),
            vm.word(slot),
            Value::int(from as i64),
            Value::int(to as i64),
            reason,
        ];
        vm.call(kind.value(), &arguments)
    });
    match made {
        Ok(e) => vm.raise_value(e),
        Err(trap) => trap,
    }
}
