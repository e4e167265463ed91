//! `bytes`: its constructor and methods.

use super::protocol as p;
use super::str::codec;
use super::str::search;
use super::{argument, arity, only_keywords};
use crate::trap::{Part, Res};
use crate::types::{Native, Role, TypeId, keyword_method, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    keyword_method("decode", 0, 2, decode),
    method("hex", 0, 2, hex),
    Native {
        name: "fromhex",
        call: from_hex,
        min: 1,
        max: 1,
        keywords: false,
        role: Role::Class,
    },
    method("join", 1, 1, join),
    method("find", 1, 3, |vm, args| find(vm, args, search::find, false)),
    method("rfind", 1, 3, |vm, args| {
        find(vm, args, search::rfind, false)
    }),
    method("index", 1, 3, |vm, args| find(vm, args, search::find, true)),
    method("rindex", 1, 3, |vm, args| {
        find(vm, args, search::rfind, true)
    }),
    method("count", 1, 3, count),
    method("startswith", 1, 3, |vm, args| has_end(vm, args, true)),
    method("endswith", 1, 3, |vm, args| has_end(vm, args, false)),
    method("upper", 0, 0, |vm, args| {
        mapped(vm, args, |b| b.to_ascii_uppercase())
    }),
    method("lower", 0, 0, |vm, args| {
        mapped(vm, args, |b| b.to_ascii_lowercase())
    }),
    method("strip", 0, 1, |vm, args| strip(vm, args, true, true)),
    method("lstrip", 0, 1, |vm, args| strip(vm, args, true, false)),
    method("rstrip", 0, 1, |vm, args| strip(vm, args, false, true)),
    method("split", 0, 2, split),
    method("replace", 2, 3, replace),
    method("isdigit", 0, 0, |vm, args| {
        all(vm, args, |b| b.is_ascii_digit())
    }),
    method("isalpha", 0, 0, |vm, args| {
        all(vm, args, |b| b.is_ascii_alphabetic())
    }),
    method("isalnum", 0, 0, |vm, args| {
        all(vm, args, |b| b.is_ascii_alphanumeric())
    }),
    method("isspace", 0, 0, |vm, args| {
        all(vm, args, |b| matches!(b, 9..=13 | 32))
    }),
    p::LEN,
    p::GET_ITEM,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::ADD,
    p::MUL,
    p::RMUL,
    p::HASH,
    p::REPR,
];

/// `bytes(source=b'', encoding='utf-8', errors='strict')`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    only_keywords(vm, args, "bytes", &["source", "encoding", "errors"])?;
    arity(vm, args, "bytes", 0, 3)?;
    let Some(source) = argument(vm, args, 0, "source") else {
        return vm.new_bytes(&[]);
    };
    let encoding = argument(vm, args, 1, "encoding");
    if vm.is_str(source) {
        let Some(encoding) = encoding else {
            let message = "string argument without an encoding";
            return Err(vm.raise(TypeId::TypeError, &[message.into()]));
        };
        let errors = argument(vm, args, 2, "errors");
        return codec::encode(vm, source, Some(encoding), errors);
    }
    if encoding.is_some() {
        let message = "encoding without a string argument";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    vm.bytes_from(source)
}

impl Vm<'_> {
    /// `bytes(source)` for what is no str.
    ///
    /// # Errors
    /// TypeError for what is neither a count nor iterable, ValueError for items that are no
    /// bytes.
    pub(crate) fn bytes_from(&mut self, source: Value) -> Res {
        if self.bytes_of(source).is_some() {
            return Ok(source);
        }
        if self.is_integer(source) {
            let Ok(len) = usize::try_from(self.count_of(source)?) else {
                return Err(self.raise(TypeId::ValueError, &["negative count".into()]));
            };
            if len / 8 > u32::MAX as usize {
                return Err(self.raise(TypeId::MemoryError, &[]));
            }
            let zeros = self.alloc_bytes(len)?;
            self.bytes_mut(zeros).fill(0);
            return Ok(zeros);
        }
        if self.items_span(source).is_none() && !self.is_iterable(source) {
            return Err(self.raise_type(source, "cannot convert '", "' object to bytes"));
        }
        let list = if self.items_span(source).is_some() {
            source
        } else {
            self.list_of(source)?
        };
        self.rooted(list, |vm, slot| vm.bytes_of_items(slot))
    }

    /// The bytes whose values are the items of the list or tuple in the stack word `slot`.
    fn bytes_of_items(&mut self, slot: usize) -> Res {
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
                        let message = "bytes must be in range(0, 256)";
                        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
                    }
                }
            }
            Ok(vm.word(result))
        })
    }

    /// A new bytes object: the bytes `from..to` of `v`.
    pub(crate) fn sub_bytes(&mut self, v: Value, from: usize, to: usize) -> Res {
        let part = self.alloc_bytes(to - from)?;
        self.copy_bytes(v, from, to, part, 0);
        Ok(part)
    }
}

/// The bytes object that a method was called on.
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if vm.bytes_of(v).is_some() {
        return Ok(v);
    }
    Err(vm.raise_type(
        v,
        "descriptor requires a 'bytes' object but received a '",
        "'",
    ))
}

/// An argument that must be a bytes object.
fn needed(vm: &mut Vm<'_>, v: Value) -> Res {
    if vm.bytes_of(v).is_some() {
        return Ok(v);
    }
    Err(vm.raise_type(v, "a bytes-like object is required, not '", "'"))
}

fn decode(vm: &mut Vm<'_>, args: Args) -> Res {
    only_keywords(vm, args, "decode", &["encoding", "errors"])?;
    let v = receiver(vm, args)?;
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    codec::decode(vm, v, encoding, errors)
}

fn hex(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let separator = vm.arg(args, 1);
    let group = if args.len() > 2 {
        vm.to_index(vm.arg(args, 2))?
    } else {
        1
    };
    let mark = if separator.is_unbound() {
        None
    } else {
        vm.str_bytes(separator).and_then(|s| s.first().copied())
    };
    if !separator.is_unbound() && (mark.is_none() || vm.str_len(separator) != 1) {
        return Err(vm.raise(TypeId::ValueError, &["sep must be length 1.".into()]));
    }
    let size = group.unsigned_abs() as usize;
    let text = vm.write_text(|memory, page| {
        let bytes = memory.blob(v);
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

fn from_hex(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 1);
    let Some(text) = vm.str_bytes(v) else {
        return Err(vm.raise_type(v, "fromhex() argument must be str, not ", ""));
    };
    let len = text.iter().filter(|b| !b.is_ascii_whitespace()).count() / 2;
    let result = vm.alloc_bytes(len)?;
    let (mut at, mut n) = (0, 0);
    while let Some(&high) = vm.str_bytes(v).and_then(|text| text.get(at)) {
        if high.is_ascii_whitespace() {
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
            let message = [
                "non-hexadecimal number found in fromhex() arg at position ".into(),
                Part::Int(wrong as i64),
            ];
            return Err(vm.raise(TypeId::ValueError, &message));
        };
        vm.bytes_mut(result)[n] = (x << 4 | y) as u8;
        (at, n) = (at + 2, n + 1);
    }
    Ok(result)
}

fn join(vm: &mut Vm<'_>, args: Args) -> Res {
    let source = vm.arg(args, 1);
    let list = if vm.items_span(source).is_some() {
        source
    } else {
        vm.list_of(source)?
    };
    let separator = receiver(vm, args)?;
    let gap = vm.bytes_of(separator).map_or(0, <[u8]>::len);
    vm.rooted(list, |vm, slot| {
        let (base, count) = vm.items_span(vm.word(slot)).unwrap_or((0, 0));
        let mut total = gap * count.saturating_sub(1);
        for i in 0..count {
            let item = vm.plain(vm.word(base + i));
            let Some(bytes) = vm.bytes_of(item) else {
                let message = [
                    "sequence item ".into(),
                    Part::Int(i as i64),
                    ": expected a bytes-like object, ".into(),
                    Part::TypeOf(item),
                    " found".into(),
                ];
                return Err(vm.raise(TypeId::TypeError, &message));
            };
            total += bytes.len();
        }
        let result = vm.retried(|vm| vm.alloc_bytes(total))?;
        let separator = vm.arg(args, 0);
        let (base, count) = vm.items_span(vm.word(slot)).unwrap_or((0, 0));
        let mut at = 0;
        for i in 0..count {
            if i > 0 {
                vm.copy_bytes(separator, 0, gap, result, at);
                at += gap;
            }
            let item = vm.plain(vm.word(base + i));
            let len = vm.bytes_of(item).map_or(0, <[u8]>::len);
            vm.copy_bytes(item, 0, len, result, at);
            at += len;
        }
        Ok(result)
    })
}

/// A search function: where in the first slice the second one is.
type Search = fn(&[u8], &[u8]) -> Option<usize>;

fn find(vm: &mut Vm<'_>, args: Args, search: Search, must: bool) -> Res {
    let v = receiver(vm, args)?;
    let wanted = vm.arg(args, 1);
    let len = vm.bytes_of(v).map_or(0, <[u8]>::len);
    let (from, to) = search::bounds(vm, args, 2, len)?;
    let single = match wanted.as_int() {
        Some(n @ 0..=255) => [n as u8],
        Some(_) => {
            let message = "byte must be in range(0, 256)";
            return Err(vm.raise(TypeId::ValueError, &[message.into()]));
        }
        None => [0],
    };
    let wanted = if wanted.is_int() {
        wanted
    } else {
        needed(vm, wanted)?
    };
    let needle = vm.bytes_of(wanted).unwrap_or(&single);
    let hay = vm.bytes_of(v).unwrap_or(&[]);
    match if from <= to {
        search(&hay[from..to], needle)
    } else {
        None
    } {
        Some(at) => Ok(Value::int((from + at) as i64)),
        None if must => Err(vm.raise(TypeId::ValueError, &["subsection not found".into()])),
        None => Ok(Value::int(-1)),
    }
}

fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let wanted = needed(vm, vm.arg(args, 1))?;
    let len = vm.bytes_of(v).map_or(0, <[u8]>::len);
    let (from, to) = search::bounds(vm, args, 2, len)?;
    if from > to {
        return Ok(Value::int(0));
    }
    let (hay, needle) = (
        vm.bytes_of(v).unwrap_or(&[]),
        vm.bytes_of(wanted).unwrap_or(&[]),
    );
    let n = if needle.is_empty() {
        to - from + 1
    } else {
        search::count(&hay[from..to], needle)
    };
    Ok(Value::int(n as i64))
}

fn has_end(vm: &mut Vm<'_>, args: Args, start: bool) -> Res {
    let v = receiver(vm, args)?;
    let wanted = vm.arg(args, 1);
    let len = vm.bytes_of(v).map_or(0, <[u8]>::len);
    let (from, to) = search::bounds(vm, args, 2, len)?;
    let (base, count) = match wanted.as_kind(crate::kind::Kind::Tuple) {
        Some(_) => vm.items_span(wanted).unwrap_or((0, 0)),
        None => (args.base + 1, 1),
    };
    for i in 0..count {
        let Some(end) = vm.bytes_of(vm.word(base + i)) else {
            let name = if start { "startswith" } else { "endswith" };
            let message = [
                name.into(),
                " first arg must be bytes or a tuple of bytes, not ".into(),
                Part::TypeOf(wanted),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        };
        let hay = vm.bytes_of(v).unwrap_or(&[]);
        if from <= to
            && (if start {
                hay[from..to].starts_with(end)
            } else {
                hay[from..to].ends_with(end)
            })
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn mapped(vm: &mut Vm<'_>, args: Args, map: fn(u8) -> u8) -> Res {
    let v = receiver(vm, args)?;
    let len = vm.bytes_of(v).map_or(0, <[u8]>::len);
    let result = vm.sub_bytes(v, 0, len)?;
    for byte in vm.bytes_mut(result) {
        *byte = map(*byte);
    }
    Ok(result)
}

fn all(vm: &mut Vm<'_>, args: Args, test: fn(u8) -> bool) -> Res {
    let v = receiver(vm, args)?;
    let bytes = vm.bytes_of(v).unwrap_or(&[]);
    Ok(Value::bool(
        !bytes.is_empty() && bytes.iter().all(|&b| test(b)),
    ))
}

fn strip(vm: &mut Vm<'_>, args: Args, start: bool, end: bool) -> Res {
    let v = receiver(vm, args)?;
    let set = vm.arg(args, 1);
    if !set.is_unbound() && !set.is_none() {
        needed(vm, set)?;
    }
    let set = vm.bytes_of(set).unwrap_or(b" \t\n\r\x0b\x0c");
    let bytes = vm.bytes_of(v).unwrap_or(&[]);
    let outside = |b: &u8| !set.contains(b);
    let from = if start {
        bytes.iter().position(outside).unwrap_or(bytes.len())
    } else {
        0
    };
    let to = if end {
        bytes.iter().rposition(outside).map_or(from, |i| i + 1)
    } else {
        bytes.len()
    };
    let (from, to) = (from.min(to), to);
    vm.sub_bytes(v, from, to)
}

fn split(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let separator = vm.arg(args, 1);
    let given = !separator.is_unbound() && !separator.is_none();
    if given {
        needed(vm, separator)?;
    }
    if vm.bytes_of(separator).is_some_and(<[u8]>::is_empty) {
        return Err(vm.raise(TypeId::ValueError, &["empty separator".into()]));
    }
    let most = if args.len() > 2 {
        vm.to_index(vm.arg(args, 2))?
    } else {
        -1
    };
    let next = |vm: &Vm<'_>, pieces: &mut super::str::split::Pieces| {
        let separator = if given { vm.bytes_of(separator) } else { None };
        pieces.next(vm.bytes_of(v).unwrap_or(&[]), separator, true)
    };
    super::str::split::collect(vm, most, next, |vm, from, to| vm.sub_bytes(v, from, to))
}

fn replace(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let (old, new) = (needed(vm, vm.arg(args, 1))?, needed(vm, vm.arg(args, 2))?);
    let most = if args.len() > 3 {
        vm.to_index(vm.arg(args, 3))?
    } else {
        -1
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let parts = |vm: &Vm<'_>| {
        let part = |v| vm.bytes_of(v).unwrap_or(&[]);
        search::replaced_len(part(v), part(old), part(new), most)
    };
    let (len, times) = parts(vm);
    if times == 0 {
        return Ok(v);
    }
    let result = vm.alloc_bytes(len)?;
    let image = vm.image;
    let (below, rest) = vm.heap.words.split_at_mut(result.addr().index() + 2);
    let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
    let memory = crate::convert::Memory::new(below, image);
    search::write_replaced(
        memory.blob(v),
        memory.blob(old),
        memory.blob(new),
        most,
        &mut out[..len],
    );
    Ok(result)
}
