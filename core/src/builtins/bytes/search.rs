//! Looking for bytes in bytes: `find` and its kin, prefixes and suffixes, `replace`.

use super::{needed, receiver, simple_buffer};
use crate::builtins::str::search;
use crate::convert::Memory;
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// A search function: where in the first slice the second one is.
type Search = fn(&[u8], &[u8]) -> Option<usize>;

/// What the first argument asks for: a byte, or bytes.
enum Needle {
    Byte([u8; 1]),
    Bytes(Value),
}

impl Needle {
    fn bytes<'a>(&'a self, vm: &'a Vm<'_>) -> &'a [u8] {
        match self {
            Needle::Byte(byte) => byte,
            Needle::Bytes(v) => vm.buffer_of(*v).unwrap_or(&[]),
        }
    }
}

/// The first argument, and the range that the next two select.
fn arguments(vm: &mut Vm<'_>, args: Args) -> Res<(Needle, usize, usize)> {
    let v = receiver(vm, args)?;
    let len = vm.buffer_of(v).map_or(0, <[u8]>::len);
    let (from, to) = search::bounds(vm, args, 2, len)?;
    let wanted = vm.arg(args, 1);
    if let Some(bytes) = simple_buffer(vm, wanted)? {
        return Ok((Needle::Bytes(bytes), from, to));
    }
    if !vm.has_index(wanted) {
        let message = "argument should be integer or bytes-like object, not '";
        return Err(vm.raise_type(wanted, message, "'"));
    }
    let byte = vm.byte_value(wanted)?;
    Ok((Needle::Byte([byte]), from, to))
}

fn position(vm: &mut Vm<'_>, args: Args, search: Search) -> Res<Option<usize>> {
    let (needle, from, to) = arguments(vm, args)?;
    let hay = vm.buffer_of(super::p::this(vm, args)).unwrap_or(&[]);
    Ok(hay
        .get(from..to)
        .and_then(|hay| search(hay, needle.bytes(vm)))
        .map(|at| at + from))
}

fn found_or_minus_one(found: Option<usize>) -> Value {
    Value::int(found.map_or(-1, |at| at as i64))
}

fn found_or_raise(vm: &mut Vm<'_>, found: Option<usize>) -> Res {
    match found {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.raise(TypeId::ValueError, &["subsection not found".into()])),
    }
}

pub(super) fn find(vm: &mut Vm<'_>, args: Args) -> Res {
    position(vm, args, search::find).map(found_or_minus_one)
}

pub(super) fn rfind(vm: &mut Vm<'_>, args: Args) -> Res {
    position(vm, args, search::rfind).map(found_or_minus_one)
}

pub(super) fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = position(vm, args, search::find)?;
    found_or_raise(vm, found)
}

pub(super) fn rindex(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = position(vm, args, search::rfind)?;
    found_or_raise(vm, found)
}

pub(super) fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let (needle, from, to) = arguments(vm, args)?;
    let hay = vm.buffer_of(super::p::this(vm, args)).unwrap_or(&[]);
    let Some(hay) = hay.get(from..to) else {
        return Ok(Value::int(0));
    };
    let n = match needle.bytes(vm) {
        [] => hay.len() + 1,
        needle => search::count(hay, needle),
    };
    Ok(Value::int(n as i64))
}

pub(super) fn startswith(vm: &mut Vm<'_>, args: Args) -> Res {
    has_end(vm, args, "startswith", |text, end| text.starts_with(end))
}

pub(super) fn endswith(vm: &mut Vm<'_>, args: Args) -> Res {
    has_end(vm, args, "endswith", |text, end| text.ends_with(end))
}

fn has_end(vm: &mut Vm<'_>, args: Args, name: &str, test: fn(&[u8], &[u8]) -> bool) -> Res {
    let v = receiver(vm, args)?;
    let len = vm.buffer_of(v).map_or(0, <[u8]>::len);
    let (from, to) = search::bounds(vm, args, 2, len)?;
    let v = super::p::this(vm, args);
    let wanted = vm.arg(args, 1);
    let wanted = match vm.payload(wanted) {
        Some(inner) if inner.is(Kind::Tuple) => inner,
        _ => wanted,
    };
    let tuple = wanted.is(Kind::Tuple);
    let (base, count) = match tuple {
        true => vm.items_span(wanted).unwrap_or((0, 0)),
        false => (args.base + 1, 1),
    };
    let ends = Ends { from, to, test };
    for i in 0..count {
        let item = vm.word(base + i);
        if vm.lends(item).is_some() && vm.bytes_of(vm.plain(item)).is_none() {
            return lent_end(vm, args, &ends, i).map_err(|trap| end_refused(vm, args, name, trap));
        }
        let end = match simple_buffer(vm, item)? {
            Some(end) => end,
            None if tuple => needed(vm, item)?,
            None => return Err(raise_end(vm, name, item)),
        };
        if ends.fit(vm, v, end) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

#[cold]
fn raise_end(vm: &mut Vm<'_>, name: &str, end: Value) -> Trap {
    let message = [
        name.into(),
        " first arg must be bytes or a tuple of bytes, not ".into(),
        Part::TypeOf(end),
    ];
    vm.raise(TypeId::TypeError, &message)
}

/// What is raised where `__buffer__` of an end raised: a TypeError is taken for that of no buffer.
fn end_refused(vm: &mut Vm<'_>, args: Args, name: &str, trap: Trap) -> Trap {
    let end = vm.arg(args, 1);
    let tuple = vm.plain(end).is(Kind::Tuple);
    if tuple || !vm.is_raised(trap) || !vm.pending_is(TypeId::TypeError) {
        return trap;
    }
    vm.clear_pending();
    raise_end(vm, name, end)
}

/// The part of the bytes that is looked at, and how.
struct Ends {
    from: usize,
    to: usize,
    test: fn(&[u8], &[u8]) -> bool,
}

impl Ends {
    fn fit(&self, vm: &Vm<'_>, v: Value, end: Value) -> bool {
        let (hay, end) = (
            vm.buffer_of(v).unwrap_or(&[]),
            vm.buffer_of(end).unwrap_or(&[]),
        );
        hay.get(self.from..self.to)
            .is_some_and(|hay| (self.test)(hay, end))
    }
}

/// The rest of the ends, from number `i` on, of which some lend their bytes.
fn lent_end(vm: &mut Vm<'_>, args: Args, ends: &Ends, i: usize) -> Res {
    let wanted = |vm: &Vm<'_>| vm.plain(vm.arg(args, 1));
    let tuple = wanted(vm).is(Kind::Tuple);
    let count = match tuple {
        true => vm.items_span(wanted(vm)).map_or(0, |(_, count)| count),
        false => 1,
    };
    for n in i..count {
        let item = match vm.items_span(wanted(vm)) {
            Some((base, _)) if tuple => vm.word(base + n),
            _ => vm.arg(args, 1),
        };
        let slot = vm.push(item)?;
        let fits = vm.with_lent(slot, 1, SIMPLE, |vm| {
            let end = needed(vm, vm.word(slot))?;
            let v = receiver(vm, args)?;
            Ok(Value::bool(ends.fit(vm, v, end)))
        })?;
        if fits == Value::TRUE {
            return Ok(fits);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn removeprefix(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let end = needed(vm, vm.arg(args, 1))?;
    let (bytes, end) = (
        vm.buffer_of(v).unwrap_or(&[]),
        vm.buffer_of(end).unwrap_or(&[]),
    );
    let to = bytes.len();
    let from = if bytes.starts_with(end) { end.len() } else { 0 };
    vm.sub_byte_string(v, from, to)
}

pub(super) fn removesuffix(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let end = needed(vm, vm.arg(args, 1))?;
    let (bytes, end) = (
        vm.buffer_of(v).unwrap_or(&[]),
        vm.buffer_of(end).unwrap_or(&[]),
    );
    let cut = if bytes.ends_with(end) { end.len() } else { 0 };
    let to = bytes.len() - cut;
    vm.sub_byte_string(v, 0, to)
}

/// How often `old` is in `bytes`, `most` times at most; the empty one is everywhere.
fn times(bytes: &[u8], old: &[u8], most: usize) -> usize {
    match old {
        [] => bytes.len() + 1,
        _ => search::count(bytes, old),
    }
    .min(most)
}

/// Writes `bytes` with the first `times` of `old` replaced by `new` into all of `out`.
fn write_replaced(bytes: &[u8], old: &[u8], new: &[u8], times: usize, out: &mut [u8]) {
    if !old.is_empty() {
        return search::write_replaced(bytes, old, new, times, out);
    }
    let mut place = 0;
    let mut put = |part: &[u8]| {
        out[place..place + part.len()].copy_from_slice(part);
        place += part.len();
    };
    for i in 0..times {
        put(new);
        put(bytes.get(i..i + 1).unwrap_or(&[]));
    }
    put(bytes.get(times..).unwrap_or(&[]));
}

pub(super) fn replace(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    needed(vm, vm.arg(args, 1))?;
    needed(vm, vm.arg(args, 2))?;
    let most = match args.len() {
        4.. => vm.count_of(vm.arg(args, 3))?,
        _ => -1,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let v = receiver(vm, args)?;
    let (old, new) = (needed(vm, vm.arg(args, 1))?, needed(vm, vm.arg(args, 2))?);
    let part = |v| vm.buffer_of(v).unwrap_or(&[]);
    let times = times(part(v), part(old), most);
    let len = part(v).len() + times * part(new).len() - times * part(old).len();
    if times == 0 {
        let len = part(v).len();
        return vm.sub_byte_string(v, 0, len);
    }
    let result = vm.alloc_bytes(len)?;
    let image = vm.image;
    let (below, rest) = vm.heap.words.split_at_mut(result.addr().index() + 2);
    let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
    let memory = Memory::new(below, image);
    write_replaced(
        memory.blob(v),
        memory.blob(old),
        memory.blob(new),
        times,
        &mut out[..len],
    );
    vm.byte_string_like(v, result)
}
