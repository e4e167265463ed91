//! `_re`: what the module `re` is made of. Compiled patterns have numbers.

use std::cell::RefCell;
use std::rc::Rc;

use stackline_core::{Args, Part, Res, TypeId, Value, Vm, surrogate};

use super::arguments::Arity::Exactly;
use super::{functions, index};
use crate::regex::{Error, Found, How, Regex, Text, UNSET};
use crate::session::StdHost;

functions! { index::RE;
    "compile" Exactly(2), compile;
    "find" Exactly(5), find;
    "step" Exactly(3), step;
    "find_all" Exactly(4), |host, vm, args| {
        vm.with_possible_argument(args, 1, |vm| find_all(host, vm, args))
    };
    "split" Exactly(3), |host, vm, args| {
        vm.with_possible_argument(args, 1, |vm| split(host, vm, args))
    };
    "substitute" Exactly(4), |host, vm, args| {
        vm.with_possible_argument(args, 1, |vm| substitute(host, vm, args))
    };
    "width" Exactly(1), |host, vm, args| {
        let compiled = compiled(host, vm, vm.arg(args, 0))?;
        let (least, most) = compiled.regex.width;
        vm.new_tuple(&[least, most].map(|n| Value::int(n as i64)))
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// A pattern that has been compiled.
#[derive(Debug)]
struct Compiled {
    pattern: Vec<u8>,
    flags: u32,
    is_text: bool,
    regex: Regex,
    warnings: Vec<String>,
}

/// The patterns of a program, and the characters of the text that was matched last.
#[derive(Default, Debug)]
pub(crate) struct Patterns {
    compiled: RefCell<Vec<Rc<Compiled>>>,
    text: RefCell<WideText>,
}

/// A text that is not ASCII, by its characters.
#[derive(Default, Debug)]
struct WideText {
    /// See [`Vm::text_key`].
    key: (usize, u64, u32),
    bytes: Vec<u8>,
    chars: Rc<Vec<u32>>,
}

impl Patterns {
    /// The characters of a text that is not ASCII.
    fn chars(&self, vm: &Vm<'_>, text: Value) -> Rc<Vec<u32>> {
        let mut known = self.text.borrow_mut();
        let key = vm.text_key(text);
        if known.key == key {
            return known.chars.clone();
        }
        let bytes = vm.str_bytes(text).unwrap_or_default();
        if known.bytes != bytes {
            let chars = vm.str(text).unwrap_or_default().chars();
            known.bytes = bytes.to_vec();
            known.chars = Rc::new(chars.map(surrogate::code_point).collect());
        }
        known.key = key;
        known.chars.clone()
    }
}

/// A piece of a text, which is no object yet.
enum Piece {
    Str(String),
    Bytes(Vec<u8>),
    None,
}

impl Piece {
    /// The words of memory that the object takes at most.
    fn words(&self) -> usize {
        let bytes = match self {
            Piece::Str(text) => text.len(),
            Piece::Bytes(bytes) => bytes.len(),
            Piece::None => 0,
        };
        bytes / 8 + 8
    }

    fn object(&self, vm: &mut Vm<'_>) -> Res {
        match self {
            Piece::Str(text) => vm.new_str(text),
            Piece::Bytes(bytes) => vm.new_bytes(bytes),
            Piece::None => Ok(Value::NONE),
        }
    }
}

/// A text and what sort of text it is.
struct Subject<'t> {
    text: Text<'t>,
    is_str: bool,
}

impl Subject<'_> {
    fn len(&self) -> usize {
        match self.text {
            Text::Bytes(bytes) => bytes.len(),
            Text::Chars(chars) => chars.len(),
        }
    }

    fn piece(&self, start: usize, end: usize) -> Piece {
        match self.text {
            Text::Bytes(bytes) if self.is_str => {
                Piece::Str(String::from_utf8_lossy(&bytes[start..end]).into_owned())
            }
            Text::Bytes(bytes) => Piece::Bytes(bytes[start..end].to_vec()),
            Text::Chars(chars) => Piece::Str(
                chars[start..end]
                    .iter()
                    .filter_map(|&c| surrogate::character(c))
                    .collect(),
            ),
        }
    }

    /// What group `i` matched.
    fn group(&self, found: &Found, i: usize) -> Piece {
        match (found.slots[2 * i], found.slots[2 * i + 1]) {
            (UNSET, _) | (_, UNSET) => Piece::None,
            (start, end) => self.piece(start, end),
        }
    }

    /// As [`Subject::group`], with an empty piece for what did not match.
    fn group_or_empty(&self, found: &Found, i: usize) -> Piece {
        match self.group(found, i) {
            Piece::None => self.piece(0, 0),
            piece => piece,
        }
    }
}

/// What the tuple of a pattern holds for natives.
const NUMBER: usize = 0;
const NAMES: usize = 1;
const MATCH: usize = 2;
const MATCH_SLOT: usize = 3;

/// The words of memory that a match takes, but for the spans of groups.
const MATCH_WORDS: usize = 32;

fn compiled(host: &StdHost, vm: &mut Vm<'_>, this: Value) -> Res<Rc<Compiled>> {
    let number = vm.item_held(this, NUMBER).and_then(Value::as_int);
    let number = number.and_then(|n| usize::try_from(n).ok());
    let found = number.and_then(|n| host.patterns.compiled.borrow().get(n).cloned());
    found.ok_or_else(|| {
        let text = "descriptor requires a 're.Pattern' object but received a '";
        let message = [text.into(), Part::TypeOf(this), "'".into()];
        vm.raise(TypeId::TypeError, &message)
    })
}

/// The pattern and the text that are the first two arguments.
fn subject_of(vm: &Vm<'_>, args: Args) -> [Value; 2] {
    [0, 1].map(|i| vm.arg(args, i))
}

/// Runs `f` on the compiled pattern and the text.
fn matching<R>(
    host: &StdHost,
    vm: &mut Vm<'_>,
    [pattern, string]: [Value; 2],
    f: impl FnOnce(&Regex, &Subject<'_>) -> R,
) -> Res<R> {
    let compiled = compiled(host, vm, pattern)?;
    let string = vm.plain(string);
    let wrong = if let Some(bytes) = vm.str_bytes(string) {
        if compiled.is_text {
            let chars;
            let text = match vm.str_is_ascii(string) {
                true => Text::Bytes(bytes),
                false => {
                    chars = host.patterns.chars(vm, string);
                    Text::Chars(&chars)
                }
            };
            return Ok(f(&compiled.regex, &Subject { text, is_str: true }));
        }
        "cannot use a bytes pattern on a string-like object"
    } else if let Some(bytes) = vm.buffer_of(string) {
        if !compiled.is_text {
            let text = Text::Bytes(bytes);
            return Ok(f(
                &compiled.regex,
                &Subject {
                    text,
                    is_str: false,
                },
            ));
        }
        "cannot use a string pattern on a bytes-like object"
    } else {
        let text = "expected string or bytes-like object, got '";
        let message = [text.into(), Part::TypeOf(string), "'".into()];
        return Err(vm.raise(TypeId::TypeError, &message));
    };
    Err(vm.raise(TypeId::TypeError, &[wrong.into()]))
}

/// Argument `i` as a number that is not negative; what does not fit is as far as can be.
fn bound(vm: &Vm<'_>, args: Args, i: usize) -> usize {
    place(vm.arg(args, i))
}

fn place(v: Value) -> usize {
    match v.as_int() {
        Some(n) => usize::try_from(n).unwrap_or(0),
        None => usize::MAX,
    }
}

/// `compile(pattern, flags)`: its number, its flags, the number of its groups, names of groups
/// and their numbers; or what is wrong, and where, after `None`.
fn compile(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (pattern, flags) = (vm.plain(vm.arg(args, 0)), bound(vm, args, 1) as u32);
    let (bytes, is_text) = match (vm.str_bytes(pattern), vm.buffer_of(pattern)) {
        (Some(bytes), _) => (bytes.to_vec(), true),
        (None, Some(bytes)) => (bytes.to_vec(), false),
        (None, None) => {
            let text = "first argument must be string or compiled pattern";
            return Err(vm.raise(TypeId::TypeError, &[text.into()]));
        }
    };
    let patterns = &host.patterns.compiled;
    let known = patterns
        .borrow()
        .iter()
        .position(|c| c.flags == flags && c.is_text == is_text && c.pattern == bytes);
    let number = match known {
        Some(number) => number,
        None => {
            let chars: Vec<u32> = match is_text {
                true => vm
                    .str(pattern)
                    .unwrap_or_default()
                    .chars()
                    .map(surrogate::code_point)
                    .collect(),
                false => bytes.iter().map(|&byte| byte.into()).collect(),
            };
            let mut warnings = Vec::new();
            match Regex::new(&chars, flags, is_text, &mut warnings) {
                Err(error) => return refused(vm, &error, is_text, &warnings),
                Ok(regex) => patterns.borrow_mut().push(Rc::new(Compiled {
                    pattern: bytes,
                    flags,
                    is_text,
                    regex,
                    warnings,
                })),
            }
            patterns.borrow().len() - 1
        }
    };
    let compiled = patterns.borrow()[number].clone();
    let regex = &compiled.regex;
    let names: Vec<&str> = regex.names.iter().map(|(name, _)| name.as_str()).collect();
    let numbers = regex.names.iter().map(|(_, n)| Value::int((*n).into()));
    let names = super::str_list(vm, &names)?;
    let numbers = vm.new_list(&numbers.collect::<Vec<_>>())?;
    let int = |n: u32| Value::int(n.into());
    let (flags, groups) = (int(regex.flags), int(regex.groups));
    let warnings = super::str_list(vm, &compiled.warnings)?;
    vm.new_tuple(&[int(number as u32), flags, groups, names, numbers, warnings])
}

/// The message about a pattern of bytes, which names those beyond ASCII by their numbers.
fn escaped(message: &str) -> String {
    let mut escaped = String::with_capacity(message.len());
    for c in message.chars() {
        match c.is_ascii() {
            true => escaped.push(c),
            false => escaped += &format!("\\x{:02x}", u32::from(c)),
        }
    }
    escaped
}

fn refused(vm: &mut Vm<'_>, error: &Error, is_text: bool, warnings: &[String]) -> Res {
    match error {
        Error::Flags(message) => Err(super::arguments::value_error(vm, message)),
        Error::TooLarge => {
            let text = "the repetition number is too large";
            Err(vm.raise(TypeId::OverflowError, &[text.into()]))
        }
        Error::Pattern(message, at) => {
            let at = at.map_or(Value::NONE, |at| Value::int(at as i64));
            let message = match is_text {
                true => vm.new_str(message)?,
                false => vm.new_str(&escaped(message))?,
            };
            let warnings = super::str_list(vm, warnings)?;
            vm.new_tuple(&[Value::NONE, message, at, warnings])
        }
    }
}

/// How and where to search.
struct Search {
    how: How,
    /// From where on, and to where at most.
    range: (usize, usize),
    /// Whether an empty match at the start does not count.
    must_advance: bool,
    /// Where the search begins for who asks the match.
    pos: usize,
}

/// What was found, and from where to where was searched.
type Searched = (Found, (usize, usize));

impl Search {
    /// Searches in argument 1, whatever holds its text.
    fn run_argument(
        &self,
        host: &StdHost,
        vm: &mut Vm<'_>,
        args: Args,
        pattern: impl Fn(&Vm<'_>) -> Value,
    ) -> Res<Option<Searched>> {
        let string = vm.arg(args, 1);
        if vm.is_str(string) {
            return self.run(host, vm, [pattern(vm), string]);
        }
        // The argument may be another object from then on.
        let kept = vm.hold(string)?;
        let mut found = None;
        let done = vm.with_possible_argument(args, 1, |vm| {
            found = self.run(host, vm, [pattern(vm), vm.arg(args, 1)])?;
            Ok(Value::NONE)
        });
        // Whoever was asked for the bytes may have taken the room.
        let done = done.and_then(|_| room_for_match(host, vm, pattern(vm)));
        let string = vm.release(kept);
        vm.set_arg(args, 1, string);
        done.map(|()| found)
    }

    fn run(&self, host: &StdHost, vm: &mut Vm<'_>, of: [Value; 2]) -> Res<Option<Searched>> {
        matching(host, vm, of, |regex, subject| {
            let [start, end, pos] =
                [self.range.0, self.range.1, self.pos].map(|at| at.min(subject.len()));
            if start > end {
                return None;
            }
            let found = regex.find(subject.text, (start, end), self.how, self.must_advance)?;
            Some((found, (pos, end)))
        })
    }
}

fn how(v: Value) -> How {
    match v.as_int() {
        Some(0) => How::Search,
        Some(1) => How::Match,
        _ => How::Full,
    }
}

/// Makes room for a match of the pattern, for the search not to be done again.
fn room_for_match(host: &StdHost, vm: &mut Vm<'_>, pattern: Value) -> Res<()> {
    let groups = compiled(host, vm, pattern)?.regex.groups as usize;
    vm.room(MATCH_WORDS + 2 * groups)
}

/// `find(pattern, string, start, end, how)`: the match, or `None`.
fn find(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    room_for_match(host, vm, vm.arg(args, 0))?;
    let range = (bound(vm, args, 2), bound(vm, args, 3));
    let search = Search {
        how: how(vm.arg(args, 4)),
        range,
        must_advance: false,
        pos: range.0,
    };
    match search.run_argument(host, vm, args, |vm| vm.arg(args, 0))? {
        Some((found, searched)) => matched(vm, subject_of(vm, args), &found, searched),
        None => Ok(Value::NONE),
    }
}

/// `step(state, string, how)`: the next match, or `None`. The state is a list: the pattern, where to go on
/// (`None` at the end), where to end, whether an empty match there has been told, where the search began.
fn step(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let pattern = state(vm, args, 0);
    room_for_match(host, vm, pattern)?;
    let [at, end, pos] = [1, 2, 4].map(|i| state(vm, args, i));
    if at.is_none() {
        return Ok(Value::NONE);
    }
    let search = Search {
        how: how(vm.arg(args, 2)),
        range: (place(at), place(end)),
        must_advance: state(vm, args, 3) == Value::TRUE,
        pos: place(pos),
    };
    let found = search.run_argument(host, vm, args, |vm| state(vm, args, 0))?;
    let list = vm.arg(args, 0);
    let Some((found, searched)) = found else {
        vm.set_item(list, Value::int(1), Value::NONE)?;
        return Ok(Value::NONE);
    };
    let of = [state(vm, args, 0), vm.arg(args, 1)];
    let made = matched(vm, of, &found, searched)?;
    let (start, end) = (found.slots[0], found.slots[1]);
    vm.set_item(list, Value::int(1), Value::int(end as i64))?;
    vm.set_item(list, Value::int(3), Value::bool(start == end))?;
    Ok(made)
}

/// Item `i` of the state of a scanner, which is the first argument.
fn state(vm: &Vm<'_>, args: Args, i: usize) -> Value {
    vm.sequence_item(vm.arg(args, 0), i).unwrap_or(Value::NONE)
}

/// A new match of the pattern in the string: see `core`'s `matched`.
fn matched(
    vm: &mut Vm<'_>,
    [pattern, string]: [Value; 2],
    found: &Found,
    (pos, end): (usize, usize),
) -> Res {
    let [names, class, slot] =
        [NAMES, MATCH, MATCH_SLOT].map(|i| vm.item_held(pattern, i).unwrap_or(Value::NONE));
    let int = |n: usize| Value::int(n as i64);
    let position = |at: usize| Value::int(if at == UNSET { -1 } else { at as i64 });
    let last = int(found.last.unwrap_or(0));
    let mut items = Vec::with_capacity(6 + found.slots.len());
    items.extend([pattern, string, int(pos), int(end), names, last]);
    items.extend(found.slots.chunks(2).flat_map(|span| match span {
        // A group that began and did not end again has not matched.
        &[start, end] if start == UNSET || end == UNSET => [Value::int(-1), Value::int(-1)],
        span => [position(span[0]), position(span[1])],
    }));
    let held = vm.new_tuple(&items)?;
    vm.new_holding(class, slot, held)
}

/// The matches in a text, one after the other, at most `limit`.
fn matches(
    regex: &Regex,
    subject: &Subject<'_>,
    range: (usize, usize),
    limit: usize,
) -> Vec<Found> {
    let (mut start, end) = (range.0, range.1.min(subject.len()));
    let (mut all, mut must_advance) = (Vec::new(), false);
    while all.len() < limit && start <= end {
        let Some(found) = regex.find(subject.text, (start, end), How::Search, must_advance) else {
            break;
        };
        start = found.slots[1];
        must_advance = found.slots[0] == start;
        all.push(found);
    }
    all
}

/// The number of matches that a count allows, where 0 is any number.
fn limit(count: usize) -> usize {
    if count == 0 { usize::MAX } else { count }
}

/// A list of objects, for which there is room before the first is made.
fn objects(vm: &mut Vm<'_>, pieces: &[Piece]) -> Res<Vec<Value>> {
    vm.room(pieces.iter().map(Piece::words).sum::<usize>() + 2 * pieces.len() + 16)?;
    pieces.iter().map(|piece| piece.object(vm)).collect()
}

/// `find_all(pattern, string, start, end)`: what `findall` gives.
fn find_all(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let range = (bound(vm, args, 2), bound(vm, args, 3));
    let (groups, pieces) = matching(host, vm, subject_of(vm, args), |regex, subject| {
        let shown = match regex.groups {
            0 => 0..1,
            n => 1..n as usize + 1,
        };
        let all = matches(regex, subject, range, usize::MAX);
        let group = |found: &Found| {
            let pieces = shown.clone().map(|i| subject.group_or_empty(found, i));
            pieces.collect::<Vec<_>>()
        };
        (shown.len(), all.iter().flat_map(group).collect::<Vec<_>>())
    })?;
    let tuples = if groups > 1 {
        pieces.len() + pieces.len() / groups
    } else {
        0
    };
    vm.room(pieces.iter().map(Piece::words).sum::<usize>() + 2 * pieces.len() + tuples + 16)?;
    let mut items = objects(vm, &pieces)?;
    if groups > 1 {
        let tuples: Res<Vec<Value>> = items.chunks(groups).map(|g| vm.new_tuple(g)).collect();
        items = tuples?;
    }
    vm.new_list(&items)
}

/// `split(pattern, string, maxsplit)`: what `split` gives.
fn split(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let most = match vm.arg(args, 2).as_int() {
        Some(n) if n < 0 => 0,
        _ => limit(bound(vm, args, 2)),
    };
    let pieces = matching(host, vm, subject_of(vm, args), |regex, subject| {
        let (mut pieces, mut last) = (Vec::new(), 0);
        for found in matches(regex, subject, (0, usize::MAX), most) {
            pieces.push(subject.piece(last, found.slots[0]));
            pieces.extend((1..=regex.groups as usize).map(|i| subject.group(&found, i)));
            last = found.slots[1];
        }
        pieces.push(subject.piece(last, subject.len()));
        pieces
    })?;
    let items = objects(vm, &pieces)?;
    vm.new_list(&items)
}

/// What a template says to put in place of a match.
enum Replacement {
    Text(Vec<u8>),
    Group(usize),
}

/// The parts of the template that is argument `i`, a text or a list of texts and numbers of groups.
fn template(vm: &Vm<'_>, args: Args, i: usize) -> Vec<Replacement> {
    let list = vm.arg(args, i);
    if let Some(text) = vm.str_bytes(list) {
        return vec![Replacement::Text(text.to_vec())];
    }
    let items = (0..vm.sequence_len(list).unwrap_or(0)).filter_map(|i| vm.sequence_item(list, i));
    items
        .map(|item| vm.plain(item))
        .filter_map(|item| match item.as_int() {
            Some(n) => Some(Replacement::Group(usize::try_from(n).unwrap_or(0))),
            None => {
                let text = vm.str_bytes(item).or_else(|| vm.buffer_of(item))?;
                Some(Replacement::Text(text.to_vec()))
            }
        })
        .collect()
}

/// `substitute(pattern, string, template, count)`: the new text, and the number of replacements.
fn substitute(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let parts = template(vm, args, 2);
    let most = match vm.arg(args, 3).as_int() {
        Some(n) if n < 0 => 0,
        _ => limit(bound(vm, args, 3)),
    };
    let (piece, count) = matching(host, vm, subject_of(vm, args), |regex, subject| {
        let (mut out, mut last) = (Vec::new(), 0);
        let found = matches(regex, subject, (0, usize::MAX), most);
        for one in &found {
            append(&mut out, subject.piece(last, one.slots[0]));
            for part in &parts {
                match part {
                    Replacement::Text(text) => out.extend_from_slice(text),
                    Replacement::Group(i) => append(&mut out, subject.group(one, *i)),
                }
            }
            last = one.slots[1];
        }
        append(&mut out, subject.piece(last, subject.len()));
        let piece = match subject.is_str {
            true => Piece::Str(String::from_utf8_lossy(&out).into_owned()),
            false => Piece::Bytes(out),
        };
        (piece, found.len())
    })?;
    vm.room(piece.words() + 8)?;
    let made = piece.object(vm)?;
    vm.new_tuple(&[made, Value::int(count as i64)])
}

fn append(out: &mut Vec<u8>, piece: Piece) {
    match piece {
        Piece::Str(text) => out.extend_from_slice(text.as_bytes()),
        Piece::Bytes(bytes) => out.extend_from_slice(&bytes),
        Piece::None => {}
    }
}
