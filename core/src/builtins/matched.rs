//! What `re.Match`, a class of the library, has as methods.
//!
//! An instance has one slot, field [`FIRST`], that no name leads to. It holds a tuple: the pattern, the
//! string, where the search began and where it was to end, a dict of the numbers of groups by their
//! names, the number of the last group that matched (0 if none did), and the span of the whole and of
//! each group, -1 where it did not match.

use crate::instance::FIRST;
use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::{ANY, Native, Role, TypeId, getter, keyword_method, method};
use crate::value::{Addr, Value};
use crate::vm::{Args, Vm};

use super::signature::{self, Signature};

/// The module of the library that cuts what is no string, and not bytes in a row.
const LIBRARY: &str = "_re_objects";

/// Items of the tuple.
const PATTERN: usize = 0;
const STRING: usize = 1;
const POS: usize = 2;
const END_POS: usize = 3;
const NAMES: usize = 4;
const LAST: usize = 5;
const SPANS: usize = 6;

/// Room for what is not to be asked again, in words.
const ROOM: usize = 64;

pub(crate) static METHODS: &[Native] = &[
    method("__getitem__", 1, 1, group),
    method("group", 0, ANY, group),
    keyword_method("groups", 0, ANY, groups),
    keyword_method("groupdict", 0, ANY, groupdict),
    method("start", 0, 1, |vm, args| Ok(span_of(vm, args)?.0)),
    method("end", 0, 1, |vm, args| Ok(span_of(vm, args)?.1)),
    method("span", 0, 1, |vm, args| {
        let (start, end) = span_of(vm, args)?;
        vm.make_room(ROOM)?;
        vm.new_tuple(&[start, end])
    }),
    getter("re", |vm, args| item(vm, args, PATTERN)),
    getter("string", |vm, args| item(vm, args, STRING)),
    getter("pos", |vm, args| item(vm, args, POS)),
    getter("endpos", |vm, args| item(vm, args, END_POS)),
    getter("lastindex", |vm, args| {
        let last = item(vm, args, LAST)?;
        Ok(if last == Value::int(0) {
            Value::NONE
        } else {
            last
        })
    }),
    getter("lastgroup", last_group),
    getter("regs", spans),
    Native {
        role: Role::Static,
        ..method("_new", 3, 3, new)
    },
    Native {
        role: Role::Static,
        ..method("_held", 1, 1, |vm, args| {
            let held = vm.held_tuple(vm.arg(args, 0));
            Ok(held.map_or(Value::NONE, |at| Value::reference(Kind::Tuple, at)))
        })
    },
];

impl Vm<'_> {
    /// The tuple in the first slot of an instance.
    fn held_tuple(&self, v: Value) -> Option<Addr> {
        let at = v.as_kind(Kind::Instance)?;
        match self.heap.len(at) >= FIRST {
            true => self.get(at, FIRST).as_kind(Kind::Tuple),
            false => None,
        }
    }

    /// Item `i` of the tuple that is in the first slot of `v`, if it is an instance that has one.
    pub fn item_held(&self, v: Value, i: usize) -> Option<Value> {
        let at = self.held_tuple(v)?;
        (i < self.heap.len(at)).then(|| self.get(at, i + 1))
    }

    /// A new instance of `class`, which is one of the library, with `held` in its first slot, whose
    /// descriptor is `member`.
    ///
    /// # Errors
    /// TypeError where the class is not such a one, and [`Trap::Full`].
    pub fn new_holding(&mut self, class: Value, member: Value, held: Value) -> Res {
        let fits = class.is(Kind::Class) && member.is(Kind::Member) && held.is(Kind::Tuple);
        let made = match fits && self.slot_number(member) == 0 {
            true => self.new_holder(class, member, held)?,
            false => None,
        };
        match made {
            Some(made) => Ok(made),
            None => Err(self.raise(TypeId::TypeError, &["no type of re".into()])),
        }
    }

    pub(crate) fn is_match(&self, v: Value) -> bool {
        self.held_tuple(v)
            .is_some_and(|at| self.heap.len(at) >= SPANS + 2)
    }
}

/// `_new(cls, tuple, slot)`: a new instance of the class, whose first slot holds the tuple. The
/// descriptor is that of any class's first slot.
fn new(vm: &mut Vm<'_>, args: Args) -> Res {
    let [class, held, member] = [0, 1, 2].map(|i| vm.arg(args, i));
    vm.new_holding(class, member, held)
}

fn refuse(vm: &mut Vm<'_>, v: Value) -> Trap {
    let before = "descriptor requires a 're.Match' object but received a '";
    vm.raise_type(v, before, "'")
}

/// The tuple of what a method is called on.
fn state(vm: &mut Vm<'_>, args: Args) -> Res<Addr> {
    let this = vm.arg(args, 0);
    match vm.held_tuple(this).filter(|_| vm.is_match(this)) {
        Some(at) => Ok(at),
        None => Err(refuse(vm, this)),
    }
}

fn item(vm: &mut Vm<'_>, args: Args, i: usize) -> Res {
    let at = state(vm, args)?;
    Ok(vm.get(at, i + 1))
}

/// How many groups the pattern has.
fn count(vm: &Vm<'_>, state: Addr) -> usize {
    (vm.heap.len(state) - SPANS) / 2 - 1
}

/// The number of the group that argument `i` means, which is 0 where there is none.
fn number(vm: &mut Vm<'_>, args: Args, i: usize) -> Res<usize> {
    let at = state(vm, args)?;
    let groups = count(vm, at);
    if i >= args.len() {
        return Ok(0);
    }
    let group = vm.arg(args, i);
    let n = if group.is_int() {
        group.as_int()
    } else if vm.has_index(group) {
        Some(vm.to_index_clamped(group)?)
    } else {
        let names = vm.get(at, NAMES + 1);
        match names.is(Kind::Dict) {
            true => vm.dict_get(names, group)?.and_then(Value::as_int),
            false => None,
        }
    };
    if let Some(n) = n.and_then(|n| usize::try_from(n).ok())
        && n <= groups
    {
        return Ok(n);
    }
    vm.make_room(ROOM)?;
    Err(vm.raise(TypeId::IndexError, &["no such group".into()]))
}

/// Start and end of a group, as ints.
fn span(vm: &Vm<'_>, state: Addr, n: usize) -> (Value, Value) {
    let at = SPANS + 1 + 2 * n;
    (vm.get(state, at), vm.get(state, at + 1))
}

fn span_of(vm: &mut Vm<'_>, args: Args) -> Res<(Value, Value)> {
    let n = number(vm, args, 1)?;
    let at = state(vm, args)?;
    Ok(span(vm, at, n))
}

/// What group `n` matched, or `default`.
fn text(vm: &mut Vm<'_>, args: Args, n: usize, default: Value) -> Res {
    let at = state(vm, args)?;
    let (start, end) = span(vm, at, n);
    let (Some(first), Some(last)) = (start.as_int(), end.as_int()) else {
        return Ok(default);
    };
    if first < 0 {
        return Ok(default);
    }
    let string = vm.get(at, STRING + 1);
    let plain = vm.plain(string);
    if vm.is_str(plain) || plain.is(Kind::Bytes) {
        return vm.piece_of(plain, first, last);
    }
    vm.call_library(LIBRARY, "_piece", &[string, start, end])
}

/// `group(*groups)` and `match[group]`.
fn group(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() <= 2 {
        let n = number(vm, args, 1)?;
        return vm.with_room(|vm| text(vm, args, n, Value::NONE));
    }
    let top = vm.top;
    let pieces = vm.native_top();
    for i in 1..args.len() {
        let n = number(vm, args, i)?;
        let piece = vm.with_room(|vm| text(vm, args, n, Value::NONE))?;
        vm.push(piece)?;
    }
    let all = vm.with_room(|vm| vm.tuple_from_words(pieces, args.len() - 1));
    vm.top = top;
    all
}

/// What `groups` and `groupdict` give for groups that did not match.
fn take_default(vm: &mut Vm<'_>, name: &'static str, args: Args) -> Res {
    let takes = Signature::new(name, &["default"]);
    signature::check(vm, args.skip(1), &takes)?;
    Ok(match args.len() {
        1 => vm.keyword(args, "default").unwrap_or(Value::NONE),
        _ => vm.arg(args, 1),
    })
}

fn groups(vm: &mut Vm<'_>, args: Args) -> Res {
    let default = take_default(vm, "groups", args)?;
    let at = state(vm, args)?;
    let n = count(vm, at);
    let top = vm.top;
    let default = vm.push(default)?;
    for i in 1..=n {
        let piece = vm.with_room(|vm| text(vm, args, i, vm.word(default)))?;
        vm.push(piece)?;
    }
    let all = vm.with_room(|vm| vm.tuple_from_words(default + 1, n));
    vm.top = top;
    all
}

fn groupdict(vm: &mut Vm<'_>, args: Args) -> Res {
    let default = take_default(vm, "groupdict", args)?;
    let top = vm.top;
    let default = vm.push(default)?;
    let made = vm.with_room(|vm| vm.new_dict())?;
    let made = vm.push(made)?;
    let mut next = 0;
    loop {
        let at = state(vm, args)?;
        let names = vm.get(at, NAMES + 1);
        let Some(i) = vm.next_entry(names, next) else {
            break;
        };
        next = i + 1;
        let n = vm.entry_value(names, i).as_int().unwrap_or(0) as usize;
        let key = vm.push(vm.entry_key(names, i))?;
        let piece = vm.with_room(|vm| text(vm, args, n, vm.word(default)))?;
        let piece = vm.push(piece)?;
        vm.with_room(|vm| {
            let [dict, key, piece] = [made, key, piece].map(|slot| vm.word(slot));
            vm.dict_set(dict, key, piece)
        })?;
        vm.top = made + 1;
    }
    let made = vm.word(made);
    vm.top = top;
    Ok(made)
}

fn last_group(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = state(vm, args)?;
    let (names, last) = (vm.get(at, NAMES + 1), vm.get(at, LAST + 1));
    let mut next = 0;
    while let Some(i) = vm.next_entry(names, next) {
        if vm.entry_value(names, i) == last {
            return Ok(vm.entry_key(names, i));
        }
        next = i + 1;
    }
    Ok(Value::NONE)
}

/// `regs`: the spans of the whole and of each group.
fn spans(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = state(vm, args)?;
    let n = count(vm, at) + 1;
    let top = vm.top;
    let pairs = vm.native_top();
    for i in 0..n {
        let pair = vm.with_room(|vm| {
            let at = state(vm, args)?;
            let (start, end) = span(vm, at, i);
            vm.new_tuple(&[start, end])
        })?;
        vm.push(pair)?;
    }
    let all = vm.with_room(|vm| vm.tuple_from_words(pairs, n));
    vm.top = top;
    all
}
