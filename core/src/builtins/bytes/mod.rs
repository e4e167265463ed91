//! `bytes`, and what it has in common with `bytearray`: the methods that read.

pub(crate) mod bytearray;
mod case;
mod hex;
mod pad;
mod percent;
mod search;
mod split;
mod translate;
pub(crate) mod view;

use super::protocol as p;
use super::str::codec;
use super::{Signature, argument, signature};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{Native, Role, TypeId, keyword_method, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// A native that is called with the type first, or without it.
const fn of_type(
    name: &'static str,
    min: u8,
    max: u8,
    role: Role,
    call: crate::types::NativeFn,
) -> Native {
    Native {
        name,
        call,
        min,
        max,
        keywords: false,
        role,
    }
}

/// The methods that both types have, and then a type's own.
macro_rules! with_common {
    ($($own:expr,)*) => {
        &[
            keyword_method("decode", 0, $crate::types::ANY, $crate::builtins::bytes::decode),
            keyword_method("hex", 0, $crate::types::ANY, $crate::builtins::bytes::hex::hex),
            of_type("maketrans", 2, 2, Role::Static, $crate::builtins::bytes::translate::maketrans),
            keyword_method("translate", 0, $crate::types::ANY, $crate::builtins::bytes::translate::translate),
            method("join", 1, 1, $crate::builtins::bytes::split::join),
            method("find", 1, 3, $crate::builtins::bytes::search::find),
            method("rfind", 1, 3, $crate::builtins::bytes::search::rfind),
            method("index", 1, 3, $crate::builtins::bytes::search::index),
            method("rindex", 1, 3, $crate::builtins::bytes::search::rindex),
            method("count", 1, 3, $crate::builtins::bytes::search::count),
            method("startswith", 1, 3, $crate::builtins::bytes::search::startswith),
            method("endswith", 1, 3, $crate::builtins::bytes::search::endswith),
            method("removeprefix", 1, 1, $crate::builtins::bytes::search::removeprefix),
            method("removesuffix", 1, 1, $crate::builtins::bytes::search::removesuffix),
            method("replace", 2, 3, $crate::builtins::bytes::search::replace),
            method("upper", 0, 0, $crate::builtins::bytes::case::upper),
            method("lower", 0, 0, $crate::builtins::bytes::case::lower),
            method("swapcase", 0, 0, $crate::builtins::bytes::case::swapcase),
            method("title", 0, 0, $crate::builtins::bytes::case::title),
            method("capitalize", 0, 0, $crate::builtins::bytes::case::capitalize),
            method("isalnum", 0, 0, $crate::builtins::bytes::case::isalnum),
            method("isalpha", 0, 0, $crate::builtins::bytes::case::isalpha),
            method("isascii", 0, 0, $crate::builtins::bytes::case::isascii),
            method("isdigit", 0, 0, $crate::builtins::bytes::case::isdigit),
            method("islower", 0, 0, $crate::builtins::bytes::case::islower),
            method("isspace", 0, 0, $crate::builtins::bytes::case::isspace),
            method("istitle", 0, 0, $crate::builtins::bytes::case::istitle),
            method("isupper", 0, 0, $crate::builtins::bytes::case::isupper),
            method("strip", 0, 1, $crate::builtins::bytes::split::strip),
            method("lstrip", 0, 1, $crate::builtins::bytes::split::lstrip),
            method("rstrip", 0, 1, $crate::builtins::bytes::split::rstrip),
            keyword_method("split", 0, $crate::types::ANY, $crate::builtins::bytes::split::split),
            keyword_method("rsplit", 0, $crate::types::ANY, $crate::builtins::bytes::split::rsplit),
            keyword_method("splitlines", 0, $crate::types::ANY, $crate::builtins::bytes::split::splitlines),
            method("partition", 1, 1, $crate::builtins::bytes::split::partition),
            method("rpartition", 1, 1, $crate::builtins::bytes::split::rpartition),
            method("center", 1, 2, $crate::builtins::bytes::pad::center),
            method("ljust", 1, 2, $crate::builtins::bytes::pad::ljust),
            method("rjust", 1, 2, $crate::builtins::bytes::pad::rjust),
            method("zfill", 1, 1, $crate::builtins::bytes::pad::zfill),
            keyword_method("expandtabs", 0, $crate::types::ANY, $crate::builtins::bytes::pad::expandtabs),
            method("__mod__", 1, 1, $crate::builtins::bytes::percent::modulo),
            method("__rmod__", 1, 1, $crate::builtins::bytes::percent::reflected_modulo),
            method("__buffer__", 1, 1, $crate::builtins::bytes::view::of_buffer),
            p::LEN, p::GET_ITEM, p::CONTAINS, p::ITER, p::EQ, p::NE, p::LT, p::LE, p::GT, p::GE,
            p::ADD, p::MUL, p::RMUL, p::REPR,
            $($own,)*
        ]
    };
}
use with_common;

pub(crate) static METHODS: &[Native] = with_common![
    of_type("fromhex", 1, 1, Role::Class, hex::from_hex),
    method("__bytes__", 0, 0, |vm, args| {
        let v = receiver(vm, args)?;
        Ok(v)
    }),
    method("__getnewargs__", 0, 0, |vm, args| {
        let v = receiver(vm, args)?;
        vm.new_tuple(&[v])
    }),
    p::HASH,
];

/// `bytes(source=b'', encoding='utf-8', errors='strict')`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("bytes", &["source", "encoding", "errors"]);
    signature::check(vm, args, &takes)?;
    made_from(vm, args, TypeId::Bytes)
}

/// The bytes object that the arguments of a constructor describe; it may be one of them.
fn made_from(vm: &mut Vm<'_>, args: Args, target: TypeId) -> Res {
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    let Some(source) = argument(vm, args, 0, "source") else {
        return match (encoding, errors) {
            (None, None) => vm.new_bytes(&[]),
            (Some(_), _) => Err(vm.raise(
                TypeId::TypeError,
                &["encoding without a string argument".into()],
            )),
            (None, Some(_)) => Err(vm.raise(
                TypeId::TypeError,
                &["errors without a string argument".into()],
            )),
        };
    };
    for (name, v) in [("encoding", encoding), ("errors", errors)] {
        if let Some(v) = v.filter(|&v| !vm.is_str(v)) {
            let message = [
                target.name().into(),
                "() argument '".into(),
                name.into(),
                "' must be str, not ".into(),
                if v.is_none() {
                    "None".into()
                } else {
                    Part::TypeOf(v)
                },
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
    }
    let text = p::bare(vm, source);
    if vm.is_str(text) {
        if encoding.is_none() {
            let message = "string argument without an encoding";
            return Err(vm.raise(TypeId::TypeError, &[message.into()]));
        }
        return codec::encode(vm, text, encoding, errors);
    }
    if encoding.is_some() || errors.is_some() {
        let message = match encoding {
            Some(_) => "encoding without a string argument",
            None => "errors without a string argument",
        };
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    vm.byte_source(source, target)
}

impl Vm<'_> {
    /// `bytes(source)` for what is no str.
    ///
    /// # Errors
    /// TypeError for what is neither a count nor iterable, ValueError for items that are no
    /// bytes.
    pub(crate) fn bytes_from(&mut self, source: Value) -> Res {
        self.byte_source(source, TypeId::Bytes)
    }

    /// The bytes that `target(source)` has, for what is no str; it may be `source` itself.
    pub(crate) fn byte_source(&mut self, source: Value, target: TypeId) -> Res {
        if self.bytes_of(source).is_some() {
            return Ok(source);
        }
        if target == TypeId::Bytes
            && let Some(f) = self.special(source, const { Name::new("__bytes__") })
        {
            let made = self.call_special(source, f, &[])?;
            return match self.bytes_of(made) {
                Some(_) => Ok(made),
                None => Err(self.raise_type(made, "__bytes__ returned non-bytes (type ", ")")),
            };
        }
        if let Some(buffer) = self.contiguous(source)? {
            let len = self.buffer_of(buffer).map_or(0, <[u8]>::len);
            return self.sub_bytes(buffer, 0, len);
        }
        if self.has_index(source) {
            let kept = self.push(source)?;
            let count = self.index_value(source);
            let source = self.word(kept);
            match count {
                Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                    self.clear_pending();
                    return self.byte_items(source, target);
                }
                count => return self.zeros(count?, source),
            }
        }
        self.byte_items(source, target)
    }

    /// The bytes object of the items of an iterable.
    fn byte_items(&mut self, source: Value, target: TypeId) -> Res {
        if self.items_span(source).is_none() && !self.is_iterable(source) {
            let message = [
                "cannot convert '".into(),
                Part::TypeOf(source),
                "' object to ".into(),
                target.name().into(),
            ];
            return Err(self.raise(TypeId::TypeError, &message));
        }
        let list = if self.items_span(source).is_some() {
            source
        } else {
            self.list_of(source)?
        };
        self.rooted(list, |vm, slot| vm.bytes_of_items(slot, target))
    }

    /// As many zeros as `source` asked for.
    fn zeros(&mut self, count: Value, source: Value) -> Res {
        let Some(n) = self.int_to_i64(count) else {
            let text = "' into an index-sized integer";
            let text = ["cannot fit '".into(), Part::TypeOf(source), text.into()];
            return Err(self.raise(TypeId::OverflowError, &text));
        };
        let Ok(len) = usize::try_from(n) else {
            return Err(self.raise(TypeId::ValueError, &["negative count".into()]));
        };
        if len / 8 > u32::MAX as usize {
            return Err(self.raise(TypeId::MemoryError, &[]));
        }
        let zeros = self.with_room(|vm| vm.alloc_bytes(len))?;
        self.bytes_mut(zeros).fill(0);
        Ok(zeros)
    }

    /// The bytes whose values are the items of the list or tuple in the stack word `slot`.
    fn bytes_of_items(&mut self, slot: usize, target: TypeId) -> Res {
        let len = self.items_span(self.word(slot)).map_or(0, |(_, len)| len);
        let result = self.retried(|vm| vm.alloc_bytes(len))?;
        self.bytes_mut(result).fill(0);
        self.rooted(result, |vm, result| {
            for i in 0..len {
                let Some((base, now)) = vm.items_span(vm.word(slot)) else {
                    break;
                };
                if i >= now {
                    break;
                }
                let item = vm.plain(vm.word(base + i));
                match vm.to_index_clamped(item)? {
                    n @ 0..=255 => {
                        let bytes = vm.word(result);
                        vm.bytes_mut(bytes)[i] = n as u8;
                    }
                    _ => {
                        let message = match target {
                            TypeId::Bytes => "bytes must be in range(0, 256)",
                            _ => "byte must be in range(0, 256)",
                        };
                        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
                    }
                }
            }
            Ok(vm.word(result))
        })
    }

    /// A new bytes object: the bytes `from..to` of the buffer `v`.
    pub(crate) fn sub_bytes(&mut self, v: Value, from: usize, to: usize) -> Res {
        let part = self.alloc_bytes(to - from)?;
        self.copy_bytes(v, from, to, part, 0);
        Ok(part)
    }

    /// The bytes object `made`, which was made just now, or a bytearray of its bytes where
    /// `like` is one.
    pub(crate) fn byte_string_like(&mut self, like: Value, made: Value) -> Res {
        match like.kind() {
            Some(Kind::ByteArray) => self.new_bytearray(made),
            _ => Ok(made),
        }
    }

    /// The bytes `from..to` of a bytes object or bytearray, as what it is.
    fn sub_byte_string(&mut self, v: Value, from: usize, to: usize) -> Res {
        let len = self.buffer_of(v).map_or(0, <[u8]>::len);
        if from == 0 && to == len && !v.is(Kind::ByteArray) {
            return Ok(v);
        }
        let part = self.sub_bytes(v, from, to)?;
        self.byte_string_like(v, part)
    }
}

/// The bytes object or bytearray that a method was called on.
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = p::this(vm, args);
    if vm.is_byte_string(v) {
        return Ok(v);
    }
    Err(vm.raise_type(
        v,
        "descriptor requires a 'bytes' object but received a '",
        "'",
    ))
}

/// An argument that must be a buffer, its bytes in a row.
fn needed(vm: &mut Vm<'_>, v: Value) -> Res {
    match vm.contiguous(v)? {
        Some(v) => Ok(v),
        None => Err(vm.raise_type(v, "a bytes-like object is required, not '", "'")),
    }
}

fn decode(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("decode", &["encoding", "errors"]);
    signature::check(vm, args.skip(1), &takes)?;
    let v = receiver(vm, args)?;
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    codec::decode(vm, v, encoding, errors)
}
