//! Taking bytes apart and putting them together: `split`, `strip`, `partition`, `join`.

use super::{needed, receiver};
use crate::buffer::view::OWNER;
use crate::builtins::str::search;
use crate::builtins::str::split::{Pieces, collect};
use crate::builtins::{Signature, argument, signature};
use crate::kind::Kind;
use crate::lending::{FULL_READ_ONLY, SIMPLE};
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What `join` needs of each item: a buffer.
fn check_item(vm: &mut Vm<'_>, item: Value, i: usize) -> Res<Value> {
    let inner = match vm.lends(item) {
        // It was asked, in vain.
        Some(_) => item,
        None => vm.plain(item),
    };
    match vm.buffer_of(inner).is_some() {
        true => Ok(inner),
        false => {
            let message = [
                "sequence item ".into(),
                Part::Int(i as i64),
                ": expected a bytes-like object, ".into(),
                Part::TypeOf(item),
                " found".into(),
            ];
            Err(vm.raise(TypeId::TypeError, &message))
        }
    }
}

pub(super) fn join(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    // A list of its own, since views whose items do not lie in a row are replaced in it.
    let list = vm.list_or(args.base + 1, "can only join an iterable")?;
    vm.rooted(list, |vm, slot| {
        let (base, count) = vm.list_span(list);
        match (base..base + count).any(|word| vm.lends(vm.word(word)).is_some()) {
            true => join_lent(vm, args, slot),
            false => joined(vm, args, slot),
        }
    })
}

/// Joins the list in the stack word `slot`, whose items lend their bytes for that.
fn join_lent(vm: &mut Vm<'_>, args: Args, slot: usize) -> Res {
    let lent = vm.with_room(|vm| vm.list_with_capacity(0))?;
    let lent = vm.push(lent)?;
    let (_, count) = vm.list_span(vm.word(slot));
    for i in 0..count {
        let (base, _) = vm.list_span(vm.word(slot));
        let item = vm.push(vm.word(base + i))?;
        if vm.borrow_if_possible(item, SIMPLE)? {
            let (base, _) = vm.list_span(vm.word(slot));
            vm.set_word(base + i, vm.word(item));
            vm.with_room(|vm| vm.list_push(vm.word(lent), vm.word(item)))?;
        }
        vm.top = item;
    }
    let done = joined(vm, args, slot);
    let result = vm.push(done.unwrap_or(Value::NONE))?;
    let (_, count) = vm.list_span(vm.word(lent));
    for i in 0..count {
        let (base, _) = vm.list_span(vm.word(lent));
        let view = vm.push(vm.word(base + i))?;
        vm.give_back(view)?;
        vm.top = view;
    }
    done.map(|_| vm.word(result))
}

/// The items of the list in the stack word `slot`, which is nobody else's, joined.
fn joined(vm: &mut Vm<'_>, args: Args, slot: usize) -> Res {
    vm.with_room(|vm| {
        let separator = receiver(vm, args)?;
        let gap = vm.buffer_of(separator).map_or(0, <[u8]>::len);
        let (base, count) = vm.list_span(vm.word(slot));
        let mut total = gap * count.saturating_sub(1);
        for i in 0..count {
            let item = check_item(vm, vm.word(base + i), i)?;
            vm.set_word(base + i, item);
            total += vm.buffer_of(item).map_or(0, <[u8]>::len);
        }
        let result = vm.alloc_bytes(total)?;
        let mut at = 0;
        for i in 0..count {
            if i > 0 {
                vm.copy_bytes(separator, 0, gap, result, at);
                at += gap;
            }
            let item = vm.word(base + i);
            let len = vm.buffer_of(item).map_or(0, <[u8]>::len);
            vm.copy_bytes(item, 0, len, result, at);
            at += len;
        }
        vm.byte_string_like(separator, result)
    })
}

// ---- split

/// The optional separator and the greatest number of splits.
fn split_arguments(vm: &mut Vm<'_>, args: Args, name: &str) -> Res<(Option<Value>, i64)> {
    signature::check(
        vm,
        args.skip(1),
        &Signature::new(name, &["sep", "maxsplit"]),
    )?;
    receiver(vm, args)?;
    let most = match argument(vm, args, 2, "maxsplit") {
        Some(most) => vm.count_of(most)?,
        None => -1,
    };
    let Some(v) = argument(vm, args, 1, "sep").filter(|v| !v.is_none()) else {
        return Ok((None, most));
    };
    let v = needed(vm, v)?;
    if vm.buffer_of(v).is_some_and(<[u8]>::is_empty) {
        return Err(vm.raise(TypeId::ValueError, &["empty separator".into()]));
    }
    Ok((Some(v), most))
}

pub(super) fn split(vm: &mut Vm<'_>, args: Args) -> Res {
    let (separator, most) = split_arguments(vm, args, "split")?;
    let v = receiver(vm, args)?;
    let next = |vm: &Vm<'_>, pieces: &mut Pieces| {
        let separator = separator.and_then(|s| vm.buffer_of(s));
        pieces.next(vm.buffer_of(v).unwrap_or(&[]), separator, true)
    };
    collect(vm, most, next, |vm, from, to| {
        vm.sub_byte_string(v, from, to)
    })
}

pub(super) fn rsplit(vm: &mut Vm<'_>, args: Args) -> Res {
    let (separator, most) = split_arguments(vm, args, "rsplit")?;
    let v = receiver(vm, args)?;
    let next = |vm: &Vm<'_>, pieces: &mut Pieces| {
        let separator = separator.and_then(|s| vm.buffer_of(s));
        pieces.next_back(vm.buffer_of(v).unwrap_or(&[]), separator, true)
    };
    let list = collect(vm, most, next, |vm, from, to| {
        vm.sub_byte_string(v, from, to)
    })?;
    let (base, count) = vm.list_span(list);
    vm.heap.words[base..base + count].reverse();
    Ok(list)
}

pub(super) fn splitlines(vm: &mut Vm<'_>, args: Args) -> Res {
    signature::check(
        vm,
        args.skip(1),
        &Signature::new("splitlines", &["keepends"]),
    )?;
    receiver(vm, args)?;
    let keep = match argument(vm, args, 1, "keepends") {
        Some(keep) => vm.truth(keep)?,
        None => false,
    };
    let v = receiver(vm, args)?;
    let next = |vm: &Vm<'_>, pieces: &mut Pieces| {
        let bytes = vm.buffer_of(v).unwrap_or(&[]);
        pieces.next_line(bytes, keep)
    };
    collect(vm, -1, next, |vm, from, to| vm.sub_byte_string(v, from, to))
}

// ---- strip

fn stripped(vm: &mut Vm<'_>, args: Args, start: bool, end: bool) -> Res {
    let v = receiver(vm, args)?;
    let set = vm.arg(args, 1);
    let set = match set.is_unbound() || set.is_none() {
        true => None,
        false => Some(needed(vm, set)?),
    };
    let blank: &[u8] = b" \t\n\r\x0b\x0c";
    let set = set.map_or(blank, |set| vm.buffer_of(set).unwrap_or(&[]));
    let bytes = vm.buffer_of(v).unwrap_or(&[]);
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
    vm.sub_byte_string(v, from.min(to), to)
}

pub(super) fn strip(vm: &mut Vm<'_>, args: Args) -> Res {
    stripped(vm, args, true, true)
}

pub(super) fn lstrip(vm: &mut Vm<'_>, args: Args) -> Res {
    stripped(vm, args, true, false)
}

pub(super) fn rstrip(vm: &mut Vm<'_>, args: Args) -> Res {
    stripped(vm, args, false, true)
}

// ---- partition

pub(super) fn partition(vm: &mut Vm<'_>, args: Args) -> Res {
    with_separator(vm, args, true)
}

pub(super) fn rpartition(vm: &mut Vm<'_>, args: Args) -> Res {
    with_separator(vm, args, false)
}

/// As [`partitioned`], also with a separator that lends its bytes.
fn with_separator(vm: &mut Vm<'_>, args: Args, first: bool) -> Res {
    let flags = match vm.plain(vm.arg(args, 0)).is(Kind::ByteArray) {
        true => FULL_READ_ONLY,
        false => SIMPLE,
    };
    let lends = vm.lends(vm.arg(args, 1)).is_some();
    let parts = vm.with_lent(args.base + 1, 1, flags, |vm| partitioned(vm, args, first))?;
    let separator = vm.get(parts.addr(), 2);
    if lends && separator.is(Kind::MemoryView) {
        let owner = vm.get(separator.addr(), OWNER);
        vm.set(parts.addr(), 2, owner);
    }
    Ok(parts)
}

/// The three parts around the first separator, or around the last.
fn partitioned(vm: &mut Vm<'_>, args: Args, first: bool) -> Res {
    let whole = vm.arg(args, 0);
    let v = vm.plain(whole);
    let separator = vm.arg(args, 1);
    let separator = match vm.plain(separator) {
        // A bytearray makes one of its own of it.
        view if v.is(Kind::ByteArray) && view.is(Kind::MemoryView) => {
            vm.contiguous(view)?.unwrap_or(separator)
        }
        _ => needed(vm, separator)?,
    };
    let (bytes, mark) = (
        vm.buffer_of(v).unwrap_or(&[]),
        vm.buffer_of(separator).unwrap_or(&[]),
    );
    if mark.is_empty() {
        return Err(vm.raise(TypeId::ValueError, &["empty separator".into()]));
    }
    let (len, width) = (bytes.len(), mark.len());
    let found = if first {
        search::find(bytes, mark)
    } else {
        search::rfind(bytes, mark)
    };
    let spans = match (found, first) {
        (Some(at), _) => [(0, at), (at, at + width), (at + width, len)],
        (None, true) => [(0, len), (len, len), (len, len)],
        (None, false) => [(0, 0), (0, 0), (0, len)],
    };
    let receiver_at = if first { 0 } else { 2 };
    let mut parts = [Value::NONE; 3];
    for (i, (from, to)) in spans.into_iter().enumerate() {
        parts[i] = match found {
            Some(_) if i == 1 && !v.is(Kind::ByteArray) => separator,
            None if i == receiver_at && !v.is(Kind::ByteArray) => whole,
            _ => vm.sub_byte_string(v, from, to)?,
        };
    }
    vm.new_tuple(&parts)
}
