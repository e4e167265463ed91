//! `bytes`, and what it has in common with `bytearray`: the methods that read.

pub(crate) mod bytearray;
mod case;
mod cast;
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
use crate::features::Feature;
use crate::kind::Kind;
use crate::lending::FULL_READ_ONLY;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{Native, Role, TypeId, keyword_method, method, whole_method};
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

/// A method whose first arguments, as many as the number says, can be objects that lend their bytes.
macro_rules! lent {
    ($most:literal, $module:ident::$name:ident) => {
        |vm, args| {
            let native = $crate::builtins::bytes::$module::$name;
            $crate::lending::lending(vm, args, $most, native)
        }
    };
}
use lent;

/// The methods that both types have, and then a type's own.
macro_rules! with_common {
    ($($own:expr,)*) => {
        &[
            keyword_method("decode", 0, $crate::types::ANY, $crate::builtins::bytes::decode),
            keyword_method("hex", 0, $crate::types::ANY, $crate::builtins::bytes::hex::hex),
            of_type("maketrans", 2, 2, Role::Static, $crate::builtins::bytes::translate::maketrans),
            keyword_method("translate", 0, $crate::types::ANY, lent!(2, translate::translate)),
            method("join", 1, 1, $crate::builtins::bytes::split::join),
            method("find", 1, 3, lent!(1, search::find)),
            method("rfind", 1, 3, lent!(1, search::rfind)),
            method("index", 1, 3, lent!(1, search::index)),
            method("rindex", 1, 3, lent!(1, search::rindex)),
            method("count", 1, 3, lent!(1, search::count)),
            method("startswith", 1, 3, $crate::builtins::bytes::search::startswith),
            method("endswith", 1, 3, $crate::builtins::bytes::search::endswith),
            method("removeprefix", 1, 1, lent!(1, search::removeprefix)),
            method("removesuffix", 1, 1, lent!(1, search::removesuffix)),
            method("replace", 2, 3, lent!(2, search::replace)),
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
            method("strip", 0, 1, lent!(1, split::strip)),
            method("lstrip", 0, 1, lent!(1, split::lstrip)),
            method("rstrip", 0, 1, lent!(1, split::rstrip)),
            keyword_method("split", 0, $crate::types::ANY, lent!(1, split::split)),
            keyword_method("rsplit", 0, $crate::types::ANY, lent!(1, split::rsplit)),
            keyword_method("splitlines", 0, $crate::types::ANY, $crate::builtins::bytes::split::splitlines),
            whole_method("partition", 1, 1, $crate::builtins::bytes::split::partition),
            whole_method("rpartition", 1, 1, $crate::builtins::bytes::split::rpartition),
            method("center", 1, 2, $crate::builtins::bytes::pad::center),
            method("ljust", 1, 2, $crate::builtins::bytes::pad::ljust),
            method("rjust", 1, 2, $crate::builtins::bytes::pad::rjust),
            method("zfill", 1, 1, $crate::builtins::bytes::pad::zfill),
            keyword_method("expandtabs", 0, $crate::types::ANY, $crate::builtins::bytes::pad::expandtabs),
            method("__mod__", 1, 1, $crate::builtins::bytes::percent::modulo),
            method("__rmod__", 1, 1, $crate::builtins::bytes::percent::reflected_modulo),
            whole_method("__buffer__", 1, 1, $crate::builtins::bytes::view::of_buffer),
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
    super::reduce::NEW_ARGUMENTS,
    p::HASH,
];

const WITHOUT_ENCODING: &str = "string argument without an encoding";

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
    for (name, v) in [("encoding", encoding), ("errors", errors)] {
        if let Some(v) = v.filter(|&v| !vm.is_str(vm.plain(v))) {
            let message = [
                target.name().into(),
                "() argument '".into(),
                name.into(),
                "' must be str, not ".into(),
                Part::Given(v),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
    }
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
    let text = vm.plain(source);
    let is_text = vm.is_str(text);
    let message = match (encoding, errors) {
        (Some(_), _) if is_text => return codec::encode(vm, text, encoding, errors),
        (Some(_), _) => "encoding without a string argument",
        (None, Some(_)) if !is_text => "errors without a string argument",
        (None, None) => return vm.byte_source(source, target),
        _ => WITHOUT_ENCODING,
    };
    Err(vm.raise(TypeId::TypeError, &[message.into()]))
}

impl Vm<'_> {
    /// The bytes that `target(source)` has: it may be `source` itself, or what `__bytes__` returned.
    ///
    /// # Errors
    /// TypeError for what is neither a count nor iterable, ValueError for items that are no
    /// bytes.
    pub(crate) fn byte_source(&mut self, source: Value, target: TypeId) -> Res {
        if self.bytes_of(source).is_some() {
            return Ok(source);
        }
        self.rooted(source, |vm, slot| {
            if target == TypeId::Bytes
                && let Some(bytes) = vm.bytes_by_method(slot)?
            {
                return Ok(bytes);
            }
            if vm.is_str(vm.plain(vm.word(slot))) {
                return Err(vm.raise(TypeId::TypeError, &[WITHOUT_ENCODING.into()]));
            }
            if vm.has_index(vm.word(slot)) {
                match vm.index_value(vm.word(slot)) {
                    Err(trap) if vm.is_raised(trap) && vm.pending_is(TypeId::TypeError) => {
                        vm.clear_pending();
                    }
                    count => return vm.zeros(count?, slot),
                }
            }
            vm.bytes_of_iterable(slot, target)
        })
    }

    /// What `__bytes__` makes of `source`, or the bytes of its items.
    ///
    /// # Errors
    /// TypeError where it is neither a buffer nor iterable.
    pub(crate) fn bytes_made_of(&mut self, source: Value) -> Res {
        if self.buffer_of(source).is_some() {
            return Ok(source);
        }
        self.rooted(source, |vm, slot| match vm.bytes_by_method(slot)? {
            Some(bytes) => Ok(vm.plain(bytes)),
            None => vm.bytes_of_iterable(slot, TypeId::Bytes),
        })
    }

    /// What `__bytes__` makes of the value in the stack word `slot`, where its class has that: a bytes
    /// object, or an instance that holds one.
    fn bytes_by_method(&mut self, slot: usize) -> Res<Option<Value>> {
        let v = self.word(slot);
        match self.special(v, const { Name::new("__bytes__") }) {
            Some(f) => {
                let made = self.call_special(v, f, &[])?;
                self.returned_bytes(made)?;
                Ok(Some(made))
            }
            None => Ok(self.payload(v).filter(|&v| self.bytes_of(v).is_some())),
        }
    }

    /// The bytes object that `__bytes__` returned.
    pub(crate) fn returned_bytes(&mut self, made: Value) -> Res {
        let inner = self.plain(made);
        match self.bytes_of(inner) {
            Some(_) => Ok(inner),
            None => Err(self.raise_type(made, "__bytes__ returned non-bytes (type ", ")")),
        }
    }

    /// The bytes of the buffer or iterable in the stack word `slot`.
    fn bytes_of_iterable(&mut self, slot: usize, target: TypeId) -> Res {
        if !self.is_str(self.plain(self.word(slot)))
            && let Some(bytes) = self.bytes_of_items(slot, target, target == TypeId::Bytes)?
        {
            return Ok(bytes);
        }
        let message = [
            "cannot convert '".into(),
            Part::TypeOf(self.word(slot)),
            "' object to ".into(),
            target.name().into(),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }

    /// As [`Vm::bytes_of_iterable`], the length being asked for first or not; `None` where the value
    /// is neither.
    fn bytes_of_items(
        &mut self,
        slot: usize,
        target: TypeId,
        asks_length: bool,
    ) -> Res<Option<Value>> {
        self.needs(Feature::Bytes)?;
        if self.lends(self.word(slot)).is_some() {
            return self.rooted(self.word(slot), |vm, kept| {
                vm.with_lent(kept, 1, FULL_READ_ONLY, |vm| vm.bytes_in_a_row(kept))
                    .map(Some)
            });
        }
        let buffer = self.with_room(|vm| vm.contiguous(vm.word(slot)))?;
        if let Some(buffer) = buffer {
            return self.rooted(buffer, |vm, kept| {
                vm.with_room(|vm| vm.bytes_copy(vm.word(kept)).map(Some))
            });
        }
        let Some(it) = self.iter_if_any(slot)? else {
            return Ok(None);
        };
        self.rooted(it, |vm, it| {
            if asks_length {
                vm.with_room(|vm| vm.ask_length(vm.word(slot)))?;
            }
            let made = vm.with_room(|vm| {
                let empty = vm.alloc_bytes(0)?;
                vm.new_bytearray(empty)
            })?;
            let made = vm.push(made)?;
            let extended_by = (asks_length && target == TypeId::ByteArray).then_some(slot);
            vm.append_items(made, it, target, extended_by)?;
            vm.with_room(|vm| {
                let len = vm.bytearray_len(vm.word(made));
                vm.sub_bytes(vm.word(made), 0, len).map(Some)
            })
        })
    }

    /// The TypeError of an item of what `extend` is given is one about text, where it was given text.
    fn refuse_text(&mut self, n: Res<i64>, extended_by: Option<usize>) -> Res<i64> {
        match (n, extended_by) {
            (Err(trap), Some(slot))
                if self.is_raised(trap)
                    && self.pending_is(TypeId::TypeError)
                    && self.is_str(self.plain(self.word(slot))) =>
            {
                self.clear_pending();
                let message = "expected iterable of integers; got: 'str'";
                Err(self.raise(TypeId::TypeError, &[message.into()]))
            }
            (n, _) => n,
        }
    }

    /// A new bytes object of the bytes of the buffer in the stack word `slot`.
    pub(crate) fn bytes_in_a_row(&mut self, slot: usize) -> Res {
        let row = self.contiguous(self.word(slot))?.unwrap_or(Value::NONE);
        match row.is(Kind::Bytes) && !self.word(slot).is(Kind::Bytes) {
            true => Ok(row),
            false => self.bytes_copy(row),
        }
    }

    /// Appends what the iterator in the stack word `it` gives to the bytearray in `made`; for `extend`,
    /// whose argument is in the stack word `extended_by`.
    fn append_items(
        &mut self,
        made: usize,
        it: usize,
        target: TypeId,
        extended_by: Option<usize>,
    ) -> Res<()> {
        while let Some(item) = self.next_rooted(it)? {
            let n = self.to_index_clamped(item);
            let Ok(byte) = u8::try_from(self.refuse_text(n, extended_by)?) else {
                let message = match target {
                    TypeId::Bytes => "bytes must be in range(0, 256)",
                    _ => "byte must be in range(0, 256)",
                };
                return Err(self.raise(TypeId::ValueError, &[message.into()]));
            };
            let len = self.bytearray_len(self.word(made));
            self.with_room(|vm| vm.bytearray_splice(vm.word(made), len, len, 1))?;
            let bytes = self.word(made);
            self.bytearray_mut(bytes)[len] = byte;
        }
        Ok(())
    }

    /// As many zeros as the value in the stack word `slot` asked for.
    fn zeros(&mut self, count: Value, slot: usize) -> Res {
        let Some(n) = self.int_to_i64(count) else {
            let text = "' into an index-sized integer";
            let text = [
                "cannot fit '".into(),
                Part::TypeOf(self.word(slot)),
                text.into(),
            ];
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

    /// A new bytes object with the bytes of the buffer `v`.
    pub(crate) fn bytes_copy(&mut self, v: Value) -> Res {
        let len = self.buffer_of(v).map_or(0, <[u8]>::len);
        self.sub_bytes(v, 0, len)
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
pub(crate) fn needed(vm: &mut Vm<'_>, v: Value) -> Res {
    match simple_buffer(vm, v)? {
        Some(v) => Ok(v),
        None => Err(vm.raise_type(v, "a bytes-like object is required, not '", "'")),
    }
}

/// The buffer that an argument is or holds; `None` where it is none.
///
/// # Errors
/// BufferError where its bytes do not lie in a row.
fn simple_buffer(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    let inner = vm.plain(v);
    if inner.is(Kind::MemoryView) && vm.buffer_of(inner).is_none() {
        vm.check_view(inner)?;
        let message = "memoryview: underlying buffer is not C-contiguous";
        return Err(vm.raise(TypeId::BufferError, &[message.into()]));
    }
    Ok(Some(inner).filter(|&v| vm.buffer_of(v).is_some()))
}

fn decode(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("decode", &["encoding", "errors"]);
    signature::check(vm, args.skip(1), &takes)?;
    let v = receiver(vm, args)?;
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    codec::decode(vm, v, encoding, errors)
}
