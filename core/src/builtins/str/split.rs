//! Taking text apart: `split`, `strip`, `partition` and their kin.

use super::character;
use super::search::{count, find, rfind};
use super::{only_text_argument, receiver};
use crate::builtins::{Signature, argument, signature};
use crate::features::Feature;
use crate::int_text::is_space;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What is left to be taken apart, and how many more times it may be.
#[derive(Clone, Copy, Debug)]
pub(in crate::builtins) struct Pieces {
    from: usize,
    to: usize,
    left: usize,
    done: bool,
}

impl Pieces {
    /// The byte range of the next piece: of text between separators, or without one, between
    /// white space (ASCII's alone where `ascii`).
    pub(in crate::builtins) fn next(
        &mut self,
        text: &[u8],
        separator: Option<&[u8]>,
        ascii: bool,
    ) -> Option<(usize, usize)> {
        self.to = text.len();
        let Some(separator) = separator else {
            return self.next_word(text, ascii);
        };
        if self.done {
            return None;
        }
        let rest = &text[self.from..self.to];
        let found = if self.left > 0 {
            find(rest, separator)
        } else {
            None
        };
        let start = self.from;
        let Some(found) = found else {
            self.done = true;
            return Some((start, self.to));
        };
        self.left -= 1;
        self.from = start + found + separator.len();
        Some((start, start + found))
    }

    fn next_word(&mut self, text: &[u8], ascii: bool) -> Option<(usize, usize)> {
        self.from = skip(text, self.from, self.to, |c| is_blank(c, ascii));
        if self.from >= self.to {
            return None;
        }
        let start = self.from;
        if self.left == 0 {
            // The last piece of a split that was cut short keeps the white space after it.
            self.from = self.to;
            return Some((start, self.to));
        }
        self.left -= 1;
        self.from = skip(text, start, self.to, |c| !is_blank(c, ascii));
        Some((start, self.from))
    }

    /// As [`Pieces::next`], from the end.
    pub(in crate::builtins) fn next_back(
        &mut self,
        text: &[u8],
        separator: Option<&[u8]>,
        ascii: bool,
    ) -> Option<(usize, usize)> {
        self.to = self.to.min(text.len());
        let Some(separator) = separator else {
            return self.next_word_back(text, ascii);
        };
        if self.done {
            return None;
        }
        let rest = &text[..self.to];
        let found = if self.left > 0 {
            rfind(rest, separator)
        } else {
            None
        };
        let end = self.to;
        let Some(found) = found else {
            self.done = true;
            return Some((0, end));
        };
        self.left -= 1;
        self.to = found;
        Some((found + separator.len(), end))
    }

    fn next_word_back(&mut self, text: &[u8], ascii: bool) -> Option<(usize, usize)> {
        self.to = skip_back(text, 0, self.to, |c| is_blank(c, ascii));
        if self.to == 0 {
            return None;
        }
        let end = self.to;
        if self.left == 0 {
            self.to = 0;
            return Some((0, end));
        }
        self.left -= 1;
        self.to = skip_back(text, 0, end, |c| !is_blank(c, ascii));
        Some((self.to, end))
    }

    /// The next line of bytes, which ends at a line feed, a carriage return or both.
    pub(in crate::builtins) fn next_line(
        &mut self,
        bytes: &[u8],
        keep: bool,
    ) -> Option<(usize, usize)> {
        let start = self.from;
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let ends = |b: &u8| matches!(b, b'\n' | b'\r');
        let end = start + rest.iter().position(ends).unwrap_or(rest.len());
        let mark = match bytes[end..] {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        self.from = end + mark;
        Some((start, if keep { end + mark } else { end }))
    }
}

fn is_blank(c: char, ascii: bool) -> bool {
    if ascii {
        matches!(c, '\t'..='\r' | ' ')
    } else {
        is_space(c)
    }
}

/// The first byte from `from` on where a character is that is not `test`.
fn skip(text: &[u8], from: usize, to: usize, test: impl Fn(char) -> bool) -> usize {
    let mut at = from;
    while at < to {
        let byte = text[at];
        if byte.is_ascii() {
            if !test(byte as char) {
                break;
            }
            at += 1;
            continue;
        }
        match character::at(text, at) {
            Some((c, len)) if test(c) => at += len,
            None if test('\u{FFFD}') => at += 1,
            _ => break,
        }
    }
    at.min(to)
}

/// The byte after the last character before `to` that is not `test`.
fn skip_back(text: &[u8], from: usize, to: usize, test: impl Fn(char) -> bool) -> usize {
    let mut at = to;
    while at > from {
        match character::before(text, at) {
            Some((c, len)) if test(c) => at -= len,
            None if test('\u{FFFD}') => at -= 1,
            _ => break,
        }
    }
    at.max(from)
}

/// A list of all pieces that `next` finds: counted first, so that memory is asked for at once.
pub(in crate::builtins) fn collect(
    vm: &mut Vm<'_>,
    most: i64,
    next: impl Fn(&Vm<'_>, &mut Pieces) -> Option<(usize, usize)>,
    make: impl Fn(&mut Vm<'_>, usize, usize) -> Res,
) -> Res {
    let left = usize::try_from(most).unwrap_or(usize::MAX);
    let start = Pieces {
        from: 0,
        to: usize::MAX,
        left,
        done: false,
    };
    let (mut pieces, mut count, mut words) = (start, 0, 8);
    while let Some((from, to)) = next(vm, &mut pieces) {
        count += 1;
        words += 5 + (to - from) / 8;
    }
    vm.heap.reserve(words + count)?;
    let list = vm.list_with_capacity(count)?;
    let mut pieces = start;
    while let Some((from, to)) = next(vm, &mut pieces) {
        let piece = make(vm, from, to)?;
        vm.list_push(list, piece)?;
    }
    Ok(list)
}

/// The optional separator, `None` for white space, and the greatest number of splits.
fn split_arguments(vm: &mut Vm<'_>, args: Args, name: &str) -> Res<(Option<Value>, i64)> {
    signature::check(
        vm,
        args.skip(1),
        &Signature::new(name, &["sep", "maxsplit"]),
    )?;
    let most = match argument(vm, args, 2, "maxsplit") {
        Some(most) => vm.count_of(most)?,
        None => -1,
    };
    let separator = argument(vm, args, 1, "sep").filter(|v| !v.is_none());
    let Some(separator) = separator else {
        return Ok((None, most));
    };
    let text = vm.plain(separator);
    if !vm.is_str(text) {
        return Err(vm.raise_type(separator, "must be str or None, not ", ""));
    }
    if vm.str_len(text) == 0 {
        return Err(vm.raise(TypeId::ValueError, &["empty separator".into()]));
    }
    Ok((Some(text), most))
}

/// The receiver itself in a list, where the separator is too long to be in it.
fn unsplit(vm: &mut Vm<'_>, whole: Value, separator: Option<Value>) -> Res<Option<Value>> {
    let size = separator.map_or(0, |separator| vm.str_size(separator));
    if !Feature::DerivedTypes.included() || size <= vm.str_size(vm.plain(whole)) {
        return Ok(None);
    }
    let list = vm.list_with_capacity(1)?;
    vm.list_push(list, whole)?;
    Ok(Some(list))
}

pub(super) fn split(vm: &mut Vm<'_>, args: Args) -> Res {
    let (separator, most) = split_arguments(vm, args, "split")?;
    if let Some(list) = unsplit(vm, vm.arg(args, 0), separator)? {
        return Ok(list);
    }
    let v = vm.plain(vm.arg(args, 0));
    if let Some(separator) = separator {
        return split_by(vm, v, separator, most);
    }
    let next = |vm: &Vm<'_>, pieces: &mut Pieces| {
        let text = vm.str_bytes(v).unwrap_or(&[]);
        pieces.next(text, None, false)
    };
    collect(vm, most, next, |vm, from, to| vm.sub_str(v, from, to))
}

/// The pieces of `v` between separators: a list whose memory is asked for at once.
fn split_by(vm: &mut Vm<'_>, v: Value, separator: Value, most: i64) -> Res {
    fn bytes<'v>(vm: &'v Vm<'_>, v: Value) -> &'v [u8] {
        vm.str_bytes(v).unwrap_or(&[])
    }
    let (size, gap) = (vm.str_size(v), vm.str_size(separator));
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let splits = count(bytes(vm, v), bytes(vm, separator)).min(most);
    // Of each piece a header, two fields, a word that is not full, and an item.
    vm.heap.reserve(5 * (splits + 1) + size / 8 + 8)?;
    let list = vm.list_with_capacity(splits + 1)?;
    let mut from = 0;
    for _ in 0..splits {
        let Some(found) = find(&bytes(vm, v)[from..], bytes(vm, separator)) else {
            break;
        };
        let piece = vm.sub_str(v, from, from + found)?;
        vm.list_push(list, piece)?;
        from += found + gap;
    }
    let last = vm.sub_str(v, from, size)?;
    vm.list_push(list, last)?;
    Ok(list)
}

pub(super) fn rsplit(vm: &mut Vm<'_>, args: Args) -> Res {
    let (separator, most) = split_arguments(vm, args, "rsplit")?;
    if let Some(list) = unsplit(vm, vm.arg(args, 0), separator)? {
        return Ok(list);
    }
    let v = vm.plain(vm.arg(args, 0));
    let next = |vm: &Vm<'_>, pieces: &mut Pieces| {
        let text = vm.str_bytes(v).unwrap_or(&[]);
        pieces.next_back(text, separator.and_then(|s| vm.str_bytes(s)), false)
    };
    let list = collect(vm, most, next, |vm, from, to| vm.sub_str(v, from, to))?;
    let (base, count) = vm.list_span(list);
    vm.heap.words[base..base + count].reverse();
    Ok(list)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}')
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
    let v = vm.arg(args, 0);
    let next = |vm: &Vm<'_>, pieces: &mut Pieces| {
        let text = vm.str_bytes(v).unwrap_or(&[]);
        if pieces.from >= text.len() {
            return None;
        }
        let start = pieces.from;
        let end = skip(text, start, text.len(), |c| !is_line_end(c));
        let mark = match text[end..] {
            [] => 0,
            [b'\r', b'\n', ..] => 2,
            _ => character::at(text, end).map_or(1, |(_, len)| len),
        };
        pieces.from = end + mark;
        Some((start, if keep { end + mark } else { end }))
    };
    collect(vm, -1, next, |vm, from, to| vm.sub_str(v, from, to))
}

// ---- stripping

fn stripped(vm: &mut Vm<'_>, args: Args, name: &str, start: bool, end: bool) -> Res {
    let v = receiver(vm, args)?;
    let set = vm.plain(vm.arg(args, 1));
    let blank = set.is_unbound() || set.is_none();
    if !blank && !vm.is_str(set) {
        let message = [name.into(), " arg must be None or str".into()];
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    let set = vm.str(set).unwrap_or("");
    let goes = |c: char| {
        if blank {
            is_space(c)
        } else {
            set.chars().any(|other| other == c)
        }
    };
    let text = vm.str_bytes(v).unwrap_or(&[]);
    let from = if start {
        skip(text, 0, text.len(), goes)
    } else {
        0
    };
    let to = if end {
        skip_back(text, from, text.len(), goes)
    } else {
        text.len()
    };
    vm.sub_str(v, from, to)
}

pub(super) fn strip(vm: &mut Vm<'_>, args: Args) -> Res {
    stripped(vm, args, "strip", true, true)
}

pub(super) fn lstrip(vm: &mut Vm<'_>, args: Args) -> Res {
    stripped(vm, args, "lstrip", true, false)
}

pub(super) fn rstrip(vm: &mut Vm<'_>, args: Args) -> Res {
    stripped(vm, args, "rstrip", false, true)
}

// ---- partition

/// The three parts around the separator at byte `found`, which is given back as it was given.
fn parts(vm: &mut Vm<'_>, v: Value, found: usize, whole: Value) -> Res {
    let separator = vm.plain(whole);
    let len = vm.str_bytes(v).map_or(0, <[u8]>::len);
    let after = found + vm.str_bytes(separator).map_or(0, <[u8]>::len);
    vm.heap.reserve(len / 8 + 16)?;
    let head = vm.sub_str(v, 0, found)?;
    let tail = vm.sub_str(v, after, len)?;
    vm.new_tuple(&[head, whole, tail])
}

fn partition_arguments(vm: &mut Vm<'_>, args: Args) -> Res<(Value, Value)> {
    let v = vm.plain(vm.arg(args, 0));
    let separator = only_text_argument(vm, args, "")?;
    if vm.str_len(separator) == 0 {
        return Err(vm.raise(TypeId::ValueError, &["empty separator".into()]));
    }
    Ok((v, separator))
}

pub(super) fn partition(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, separator) = partition_arguments(vm, args)?;
    let bytes = |v| vm.str_bytes(v).unwrap_or(&[]);
    match find(bytes(v), bytes(separator)) {
        Some(found) => parts(vm, v, found, vm.arg(args, 1)),
        None => {
            let empty = vm.new_str("")?;
            vm.new_tuple(&[vm.arg(args, 0), empty, empty])
        }
    }
}

pub(super) fn rpartition(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, separator) = partition_arguments(vm, args)?;
    let bytes = |v| vm.str_bytes(v).unwrap_or(&[]);
    match rfind(bytes(v), bytes(separator)) {
        Some(found) => parts(vm, v, found, vm.arg(args, 1)),
        None => {
            let empty = vm.new_str("")?;
            vm.new_tuple(&[empty, empty, vm.arg(args, 0)])
        }
    }
}
