//! Finding and replacing: on bytes, and the methods of str that use it.

use super::{only_text_argument, receiver, text_argument, two_way};
use crate::builtins::{Signature, argument, signature};
use crate::convert::Memory;
use crate::features::Feature;
use crate::kind::Kind;
use crate::text::{char_count, find_byte};
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// Bytes after the first that tell whether a place is worth comparing.
const LIKELY: usize = 8;

/// Where `needle` first is in `hay`. Places that begin like the needle and go on otherwise may
/// cost its length each: where that comes to more than a few times what has been passed, the
/// rest is searched in linear time.
pub(crate) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let Some((&first, rest)) = needle.split_first() else {
        return Some(0);
    };
    if rest.is_empty() {
        return find_byte(hay, first);
    }
    let last = hay.len().checked_sub(needle.len())?;
    let (mut at, mut wasted) = (0, 0);
    while at <= last {
        at += find_byte(&hay[at..=last], first)?;
        let likely = hay[at + 1..].starts_with(&rest[..rest.len().min(LIKELY)]);
        if likely && hay[at + 1..].starts_with(rest) {
            return Some(at);
        }
        if likely {
            wasted += rest.len();
        }
        at += 1;
        if Feature::TextMethods.included() && wasted > 8 * at + 4096 {
            return two_way::find(&hay[at..], needle).map(|found| at + found);
        }
    }
    None
}

/// Where `needle` last is in `hay`.
pub(in crate::builtins) fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let last = hay.len().checked_sub(needle.len())?;
    (0..=last).rev().find(|&at| hay[at..].starts_with(needle))
}

/// How often `needle`, which is not empty, is in `hay` without overlap.
pub(in crate::builtins) fn count(hay: &[u8], needle: &[u8]) -> usize {
    if let [byte] = *needle {
        return hay.iter().filter(|&&b| b == byte).count();
    }
    let (mut n, mut at) = (0, 0);
    while let Some(found) = find(&hay[at..], needle) {
        n += 1;
        at += found + needle.len();
    }
    n
}

/// Arguments `i` and `i + 1` as the bounds of a slice of `len` items; the first may be above
/// the second, or above the length.
pub(in crate::builtins) fn bounds(
    vm: &mut Vm<'_>,
    args: Args,
    i: usize,
    len: usize,
) -> Res<(usize, usize)> {
    let len = len as i64;
    let mut bound = |i, default: i64| -> Res<i64> {
        let v = vm.arg(args, i);
        if v.is_unbound() || v.is_none() {
            return Ok(default);
        }
        let n = vm.slice_bound(v)?;
        Ok(if n < 0 {
            n.saturating_add(len).max(0)
        } else {
            n
        })
    };
    let from = bound(i, 0)?;
    let to = bound(i + 1, len)?.min(len);
    Ok((from as usize, to as usize))
}

/// The byte range that arguments 2 and 3 select; `None` where the range is impossible.
fn byte_bounds(vm: &mut Vm<'_>, args: Args) -> Res<Option<(usize, usize)>> {
    let len = vm.str_len(vm.arg(args, 0));
    let (from, to) = bounds(vm, args, 2, len)?;
    if from > to {
        return Ok(None);
    }
    let v = vm.arg(args, 0);
    if vm.str_is_ascii(v) {
        return Ok(Some((from, to)));
    }
    // What is usual comes first, so that the place that is remembered is the beginning.
    let end = match to < len {
        true => vm.byte_offset(v, to),
        false => vm.str_size(v),
    };
    Ok(Some((vm.byte_offset(v, from), end)))
}

/// A search function: where in the first slice the second one is.
type Search = fn(&[u8], &[u8]) -> Option<usize>;

/// The index in characters of what `search` finds.
fn position(vm: &mut Vm<'_>, args: Args, name: &str, search: Search) -> Res<Option<usize>> {
    receiver(vm, args)?;
    text_argument(vm, args, 1, name)?;
    let Some((from, to)) = byte_bounds(vm, args)? else {
        return Ok(None);
    };
    let (v, needle) = (vm.arg(args, 0), vm.arg(args, 1));
    let (hay, needle) = (
        vm.str_bytes(v).unwrap_or(&[]),
        vm.str_bytes(needle).unwrap_or(&[]),
    );
    let found = search(&hay[from..to], needle).map(|at| at + from);
    Ok(found.map(|at| {
        if vm.str_is_ascii(v) {
            at
        } else {
            vm.chars_before(v, at)
        }
    }))
}

fn found_or_minus_one(found: Option<usize>) -> Value {
    Value::int(found.map_or(-1, |at| at as i64))
}

fn found_or_raise(vm: &mut Vm<'_>, found: Option<usize>) -> Res {
    match found {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.raise(TypeId::ValueError, &["substring not found".into()])),
    }
}

pub(super) fn str_find(vm: &mut Vm<'_>, args: Args) -> Res {
    position(vm, args, "find", find).map(found_or_minus_one)
}

pub(super) fn str_rfind(vm: &mut Vm<'_>, args: Args) -> Res {
    position(vm, args, "rfind", rfind).map(found_or_minus_one)
}

pub(super) fn str_index(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = position(vm, args, "index", find)?;
    found_or_raise(vm, found)
}

pub(super) fn str_rindex(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = position(vm, args, "rindex", rfind)?;
    found_or_raise(vm, found)
}

pub(super) fn str_count(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    text_argument(vm, args, 1, "count")?;
    let Some((from, to)) = byte_bounds(vm, args)? else {
        return Ok(Value::int(0));
    };
    let hay = &vm.str_bytes(vm.arg(args, 0)).unwrap_or(&[])[from..to];
    let n = match vm.str_bytes(vm.arg(args, 1)) {
        Some(needle) if !needle.is_empty() => count(hay, needle),
        _ => char_count(hay) + 1,
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
    receiver(vm, args)?;
    let range = byte_bounds(vm, args)?;
    let wanted = vm.plain(vm.arg(args, 1));
    let (base, count) = match wanted.as_kind(Kind::Tuple) {
        Some(_) => vm.items_span(wanted).unwrap_or((0, 0)),
        None => (args.base + 1, 1),
    };
    for i in 0..count {
        let item = vm.word(base + i);
        let Some(end) = vm.str_bytes(vm.plain(item)) else {
            let message = if wanted.is(Kind::Tuple) {
                ["tuple for ", name, " must only contain str, not "]
            } else {
                [name, " first arg must be str or a tuple of str", ", not "]
            };
            let message = [
                message[0].into(),
                message[1].into(),
                message[2].into(),
                Part::TypeOf(item),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        };
        let text = vm.str_bytes(vm.arg(args, 0)).unwrap_or(&[]);
        if range.is_some_and(|(from, to)| test(&text[from..to], end)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

pub(super) fn removeprefix(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let end = only_text_argument(vm, args, "removeprefix() argument ")?;
    let (text, end) = (
        vm.str_bytes(v).unwrap_or(&[]),
        vm.str_bytes(end).unwrap_or(&[]),
    );
    let (from, to) = (
        if text.starts_with(end) { end.len() } else { 0 },
        text.len(),
    );
    vm.sub_str(v, from, to)
}

pub(super) fn removesuffix(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let end = only_text_argument(vm, args, "removesuffix() argument ")?;
    let (text, end) = (
        vm.str_bytes(v).unwrap_or(&[]),
        vm.str_bytes(end).unwrap_or(&[]),
    );
    let to = if text.ends_with(end) {
        text.len() - end.len()
    } else {
        text.len()
    };
    vm.sub_str(v, 0, to)
}

// ---- replacing

/// Length in bytes of `text` with the first `most` of `old` replaced by `new`, and how many.
pub(in crate::builtins) fn replaced_len(
    text: &[u8],
    old: &[u8],
    new: &[u8],
    most: usize,
) -> (usize, usize) {
    let there = if old.is_empty() {
        char_count(text) + 1
    } else {
        count(text, old)
    };
    let times = there.min(most);
    (text.len() + times * new.len() - times * old.len(), times)
}

/// Writes `text` with the first `most` of `old` replaced by `new` into all of `out`.
pub(in crate::builtins) fn write_replaced(
    text: &[u8],
    old: &[u8],
    new: &[u8],
    most: usize,
    out: &mut [u8],
) {
    let (mut at, mut place, mut left) = (0, 0, most);
    let mut put = |bytes: &[u8]| {
        out[place..place + bytes.len()].copy_from_slice(bytes);
        place += bytes.len();
    };
    while left > 0 && at <= text.len() {
        if old.is_empty() {
            put(new);
            let Some((_, len)) = super::character::at(text, at) else {
                at = text.len();
                break;
            };
            put(&text[at..at + len]);
            at += len;
        } else {
            let Some(found) = find(&text[at..], old) else {
                break;
            };
            put(&text[at..at + found]);
            put(new);
            at += found + old.len();
        }
        left -= 1;
    }
    put(&text[at..]);
}

pub(super) fn replace(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("replace", &["old", "new", "count"])
        .positional_only(2)
        .required(2);
    signature::check(vm, args.skip(1), &takes)?;
    receiver(vm, args)?;
    text_argument(vm, args, 1, "replace")?;
    text_argument(vm, args, 2, "replace")?;
    let most = match argument(vm, args, 3, "count") {
        Some(most) => vm.count_of(most)?,
        None => -1,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let (v, old, new) = (vm.arg(args, 0), vm.arg(args, 1), vm.arg(args, 2));
    let bytes = |v| vm.str_bytes(v).unwrap_or(&[]);
    let (len, times) = replaced_len(bytes(v), bytes(old), bytes(new), most);
    if times == 0 {
        return Ok(v);
    }
    let chars = vm.str_len(v) + times * vm.str_len(new) - times * vm.str_len(old);
    let at = vm.alloc_str(len, chars)?;
    let image = vm.image;
    let (below, rest) = vm.heap.words.split_at_mut(at.index() + 3);
    let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
    let memory = Memory::new(below, image);
    write_replaced(
        memory.bytes(v),
        memory.bytes(old),
        memory.bytes(new),
        most,
        &mut out[..len],
    );
    Ok(Value::reference(Kind::Str, at))
}
