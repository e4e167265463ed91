//! What `collections.deque`, a class of the library, has as methods.
//!
//! Its instances have one slot, field [`FIRST`], that no name leads to. It holds a ring: a
//! [`Kind::Slots`] with the place of the first item, the number of items, a count of changes and
//! the greatest length (or None) before the places of the items. Nothing else in Python's hands is
//! of that kind, so that natives know a deque by it.

mod iterator;
mod search;

pub(crate) use iterator::{METHODS as ITERATOR_METHODS, construct, construct_reverse};

use crate::features::Feature;
use crate::instance::FIRST;
use crate::kind::Kind;
use crate::trap::{Part, Res, Trap};
use crate::types::{Native, TypeId, getter, method};
use crate::value::{Addr, Immediate, SMALL_MAX, Value};
use crate::vm::{Args, Vm};

const HEAD: usize = 1;
const SIZE: usize = 2;
const CHANGES: usize = 3;
const MOST: usize = 4;
/// Fields before the places of the items.
const BEFORE: usize = 4;

/// Places of an empty ring.
const PLACES: usize = 8;

/// The native numbered `n` in the table.
const fn native(n: u32) -> Value {
    Value::immediate(Immediate::Native, (TypeId::Deque as u32) << 16 | n)
}

pub(crate) static METHODS: &[Native] = &[
    // What `len()` and subscription know by its number.
    method("__len__", 0, 0, |vm, args| {
        let ring = ring(vm, args)?;
        Ok(vm.get(ring, SIZE))
    }),
    method("__getitem__", 1, 1, |vm, args| {
        let (ring, i) = place(vm, args)?;
        Ok(vm.get(ring, i))
    }),
    method("_start", 1, 1, start),
    method("_items", 0, 0, items),
    getter("maxlen", |vm, args| {
        let ring = ring(vm, args)?;
        Ok(vm.get(ring, MOST))
    }),
    method("append", 1, 1, |vm, args| {
        ring(vm, args)?;
        push_back(vm, args.base, vm.arg(args, 1))
    }),
    method("appendleft", 1, 1, |vm, args| {
        ring(vm, args)?;
        push_front(vm, args.base, vm.arg(args, 1))
    }),
    method("pop", 0, 0, |vm, args| {
        let ring = ring(vm, args)?;
        pop(vm, ring, vm.deque_len(ring).wrapping_sub(1))
    }),
    method("popleft", 0, 0, |vm, args| {
        let ring = ring(vm, args)?;
        pop(vm, ring, 0)
    }),
    method("extend", 1, 1, |vm, args| extend(vm, args, push_back)),
    method("extendleft", 1, 1, |vm, args| extend(vm, args, push_front)),
    method("clear", 0, 0, clear),
    method("rotate", 0, 1, rotate),
    method("reverse", 0, 0, reverse),
    method("insert", 2, 2, insert),
    method("count", 1, 1, search::count),
    method("index", 1, 3, search::index),
    method("remove", 1, 1, search::remove),
    method("__contains__", 1, 1, search::contains),
    method("__setitem__", 2, 2, |vm, args| {
        let (ring, i) = place(vm, args)?;
        vm.set(ring, i, vm.arg(args, 2));
        Ok(Value::NONE)
    }),
    method("__delitem__", 1, 1, |vm, args| {
        let i = index_of(vm, args)?;
        let ring = ring(vm, args)?;
        delete(vm, ring, i)
    }),
    method("__iter__", 0, 0, iterator::over),
    method("__reversed__", 0, 0, iterator::backwards),
];

impl Vm<'_> {
    /// Whether `v` is a deque, or is about to be one.
    pub(crate) fn is_deque(&self, v: Value) -> bool {
        let slot = v
            .as_kind(Kind::Instance)
            .filter(|&at| self.heap.len(at) >= FIRST)
            .map(|at| self.get(at, FIRST));
        slot.is_some_and(|slot| slot.is(Kind::Slots) || slot.is_none())
    }

    /// The ring of a deque.
    fn deque_ring(&self, v: Value) -> Option<Addr> {
        let at = v.as_kind(Kind::Instance)?;
        match self.heap.len(at) >= FIRST {
            true => self.get(at, FIRST).as_kind(Kind::Slots),
            false => None,
        }
    }

    /// What the native `f` says of the length of `v`, if it is that of deques.
    pub(crate) fn length_of_deque(&self, f: Value, v: Value) -> Option<usize> {
        match Feature::Deques.included() && f == native(0) {
            true => self.deque_ring(v).map(|ring| self.deque_len(ring)),
            false => None,
        }
    }

    /// The item `key` of `v`, if the native `f` is that of deques, and the key an int in range.
    pub(crate) fn item_of_deque(&self, f: Value, v: Value, key: Value) -> Option<Value> {
        if !Feature::Deques.included() || f != native(1) {
            return None;
        }
        let (ring, i) = (self.deque_ring(v)?, key.as_int()?);
        let size = self.deque_len(ring);
        let i = if i < 0 { i + size as i64 } else { i };
        let i = usize::try_from(i).ok().filter(|&i| i < size)?;
        Some(self.get(ring, self.deque_field(ring, i)))
    }

    fn deque_len(&self, ring: Addr) -> usize {
        self.get(ring, SIZE).int_unchecked() as usize
    }

    fn deque_places(&self, ring: Addr) -> usize {
        self.heap.len(ring) - BEFORE
    }

    /// The field of the ring that item `i` is in, or would be.
    fn deque_field(&self, ring: Addr, i: usize) -> usize {
        let n = self.get(ring, HEAD).int_unchecked() as usize + i;
        let places = self.deque_places(ring);
        BEFORE + 1 + if n < places { n } else { n - places }
    }

    /// Notes the new place of the first item and the new number of them, and that they changed.
    fn deque_changed(&mut self, ring: Addr, head: usize, size: usize) {
        let changes = self.get(ring, CHANGES).int_unchecked();
        self.set(ring, HEAD, Value::int(head as i64));
        self.set(ring, SIZE, Value::int(size as i64));
        self.set(ring, CHANGES, Value::int((changes + 1) & SMALL_MAX));
    }

    /// The place before that of the first item.
    fn deque_before_head(&self, ring: Addr) -> usize {
        match self.get(ring, HEAD).int_unchecked() as usize {
            0 => self.deque_places(ring) - 1,
            head => head - 1,
        }
    }

    /// The place behind that of the first item.
    fn deque_behind_head(&self, ring: Addr) -> usize {
        let head = self.get(ring, HEAD).int_unchecked() as usize + 1;
        if head == self.deque_places(ring) {
            0
        } else {
            head
        }
    }
}

/// The ring of what a method is called on.
fn ring(vm: &mut Vm<'_>, args: Args) -> Res<Addr> {
    match vm.deque_ring(vm.arg(args, 0)) {
        Some(ring) => Ok(ring),
        None => Err(refuse(vm, args)),
    }
}

#[cold]
fn refuse(vm: &mut Vm<'_>, args: Args) -> Trap {
    let before = "descriptor requires a 'collections.deque' object but received a '";
    vm.raise_type(vm.arg(args, 0), before, "'")
}

/// Gives an instance an empty ring, of the greatest length that is the argument.
fn start(vm: &mut Vm<'_>, args: Args) -> Res {
    let object = vm.arg(args, 0);
    if !vm.is_deque(object) {
        return Err(refuse(vm, args));
    }
    let ring = vm.heap.slots(BEFORE + PLACES)?;
    vm.set(ring, CHANGES, Value::int(0));
    vm.set(ring, MOST, vm.arg(args, 1));
    vm.deque_changed(ring, 0, 0);
    vm.set(object.addr(), FIRST, Value::reference(Kind::Slots, ring));
    Ok(Value::NONE)
}

/// A list of the items.
fn items(vm: &mut Vm<'_>, args: Args) -> Res {
    let ring = ring(vm, args)?;
    let size = vm.deque_len(ring);
    let list = vm.list_with_capacity(size)?;
    for i in 0..size {
        let v = vm.get(ring, vm.deque_field(ring, i));
        vm.list_push(list, v)?;
    }
    Ok(list)
}

/// A ring with room for one item more than there are, of the deque in the stack word `slot`.
fn with_place(vm: &mut Vm<'_>, slot: usize, ring: Addr) -> Res<Addr> {
    let (size, places) = (vm.deque_len(ring), vm.deque_places(ring));
    if size < places {
        return Ok(ring);
    }
    let new = vm.heap.slots(BEFORE + places + places / 2)?;
    for i in 0..size {
        vm.set(new, BEFORE + 1 + i, vm.get(ring, vm.deque_field(ring, i)));
    }
    for field in [CHANGES, MOST] {
        vm.set(new, field, vm.get(ring, field));
    }
    vm.set(new, HEAD, Value::int(0));
    vm.set(new, SIZE, Value::int(size as i64));
    let object = vm.word(slot).addr();
    vm.set(object, FIRST, Value::reference(Kind::Slots, new));
    Ok(new)
}

/// Whether the deque has as many items as it may have.
fn is_full(vm: &Vm<'_>, ring: Addr) -> bool {
    let most = vm.get(ring, MOST);
    !most.is_none() && vm.get(ring, SIZE).int_unchecked() >= most.int_unchecked()
}

/// Appends `v` to the deque in the stack word `slot`. Where memory runs out nothing has changed.
fn push_back(vm: &mut Vm<'_>, slot: usize, v: Value) -> Res {
    let Some(mut ring) = vm.deque_ring(vm.word(slot)) else {
        return Ok(Value::NONE);
    };
    if is_full(vm, ring) {
        if vm.deque_len(ring) == 0 {
            return Ok(Value::NONE);
        }
        pop(vm, ring, 0)?;
    } else {
        ring = with_place(vm, slot, ring)?;
    }
    let size = vm.deque_len(ring);
    vm.set(ring, vm.deque_field(ring, size), v);
    let head = vm.get(ring, HEAD).int_unchecked() as usize;
    vm.deque_changed(ring, head, size + 1);
    Ok(Value::NONE)
}

/// As [`push_back`] at the other end.
fn push_front(vm: &mut Vm<'_>, slot: usize, v: Value) -> Res {
    let Some(mut ring) = vm.deque_ring(vm.word(slot)) else {
        return Ok(Value::NONE);
    };
    if is_full(vm, ring) {
        let Some(last) = vm.deque_len(ring).checked_sub(1) else {
            return Ok(Value::NONE);
        };
        pop(vm, ring, last)?;
    } else {
        ring = with_place(vm, slot, ring)?;
    }
    let (head, size) = (vm.deque_before_head(ring), vm.deque_len(ring));
    vm.deque_changed(ring, head, size + 1);
    vm.set(ring, vm.deque_field(ring, 0), v);
    Ok(Value::NONE)
}

/// Takes away item `i`, which is the first or the last one.
fn pop(vm: &mut Vm<'_>, ring: Addr, i: usize) -> Res {
    let size = vm.deque_len(ring);
    if size == 0 {
        let message = [Part::Text("pop from an empty deque")];
        return Err(vm.raise(TypeId::IndexError, &message));
    }
    let field = vm.deque_field(ring, i);
    let v = vm.get(ring, field);
    vm.set(ring, field, Value::UNBOUND);
    let head = match i {
        0 => vm.deque_behind_head(ring),
        _ => vm.get(ring, HEAD).int_unchecked() as usize,
    };
    vm.deque_changed(ring, head, size - 1);
    Ok(v)
}

/// Adds what iterating over the argument gives by `push`.
fn extend(vm: &mut Vm<'_>, args: Args, push: fn(&mut Vm<'_>, usize, Value) -> Res) -> Res {
    ring(vm, args)?;
    let source = match vm.arg(args, 1) {
        // What grows while it is read would never end.
        source if source == vm.arg(args, 0) => items(vm, args)?,
        source => source,
    };
    let kept = vm.push(source)?;
    let it = vm.with_room(|vm| vm.get_iter(vm.word(kept)))?;
    vm.set_word(kept, it);
    let item = vm.push(Value::NONE)?;
    while let Some(v) = vm.next_rooted(kept)? {
        vm.set_word(item, v);
        vm.with_room(|vm| push(vm, args.base, vm.word(item)))?;
    }
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> Res {
    let ring = ring(vm, args)?;
    for field in BEFORE + 1..=vm.heap.len(ring) {
        vm.set(ring, field, Value::UNBOUND);
    }
    vm.deque_changed(ring, 0, 0);
    Ok(Value::NONE)
}

/// `rotate(n=1)`: to the right.
fn rotate(vm: &mut Vm<'_>, args: Args) -> Res {
    ring(vm, args)?;
    let steps = match args.len() {
        1 => 1,
        _ => vm.count_of(vm.arg(args, 1))?,
    };
    let ring = ring(vm, args)?;
    let (size, places) = (vm.deque_len(ring), vm.deque_places(ring));
    if size < 2 {
        return Ok(Value::NONE);
    }
    let right = steps.rem_euclid(size as i64) as usize;
    if size == places {
        let head = (vm.get(ring, HEAD).int_unchecked() as usize + places - right) % places;
        vm.deque_changed(ring, head, size);
    } else if right <= size / 2 {
        for _ in 0..right {
            let v = pop(vm, ring, size - 1)?;
            let head = vm.deque_before_head(ring);
            vm.deque_changed(ring, head, size);
            vm.set(ring, vm.deque_field(ring, 0), v);
        }
    } else {
        for _ in right..size {
            let v = pop(vm, ring, 0)?;
            let head = vm.get(ring, HEAD).int_unchecked() as usize;
            vm.set(ring, vm.deque_field(ring, size - 1), v);
            vm.deque_changed(ring, head, size);
        }
    }
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm<'_>, args: Args) -> Res {
    let ring = ring(vm, args)?;
    let size = vm.deque_len(ring);
    for i in 0..size / 2 {
        let (a, b) = (vm.deque_field(ring, i), vm.deque_field(ring, size - 1 - i));
        let (x, y) = (vm.get(ring, a), vm.get(ring, b));
        vm.set(ring, a, y);
        vm.set(ring, b, x);
    }
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm<'_>, args: Args) -> Res {
    ring(vm, args)?;
    let at = vm.count_of(vm.arg(args, 1))?;
    let found = ring(vm, args)?;
    if is_full(vm, found) {
        let message = [Part::Text("deque already at its maximum size")];
        return Err(vm.raise(TypeId::IndexError, &message));
    }
    let size = vm.deque_len(found) as i64;
    let v = vm.arg(args, 2);
    let at = match at {
        at if at >= size => return push_back(vm, args.base, v),
        at if at <= -size || at == 0 => return push_front(vm, args.base, v),
        at if at < 0 => (at + size) as usize,
        at => at as usize,
    };
    push_back(vm, args.base, v)?;
    let ring = ring(vm, args)?;
    for i in (at..size as usize).rev() {
        let moved = vm.get(ring, vm.deque_field(ring, i));
        vm.set(ring, vm.deque_field(ring, i + 1), moved);
    }
    vm.set(ring, vm.deque_field(ring, at), v);
    Ok(Value::NONE)
}

/// Takes away item `i`.
fn delete(vm: &mut Vm<'_>, ring: Addr, i: usize) -> Res {
    let size = vm.deque_len(ring);
    for i in i + 1..size {
        let moved = vm.get(ring, vm.deque_field(ring, i));
        vm.set(ring, vm.deque_field(ring, i - 1), moved);
    }
    if i == 0 && size == 1 {
        pop(vm, ring, 0)?;
    } else {
        pop(vm, ring, size - 1)?;
    }
    Ok(Value::NONE)
}

/// The item that the first argument says, which there must be.
fn index_of(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    let key = vm.arg(args, 1);
    let at = match key.as_int() {
        Some(at) => at,
        None if vm.has_index(key) => vm.to_index(key)?,
        None => return Err(vm.raise_type(key, "sequence index must be integer, not '", "'")),
    };
    let ring = ring(vm, args)?;
    let size = vm.deque_len(ring);
    let at = if at < 0 {
        at.saturating_add(size as i64)
    } else {
        at
    };
    match usize::try_from(at).ok().filter(|&at| at < size) {
        Some(at) => Ok(at),
        None => {
            let message = [Part::Text("deque index out of range")];
            Err(vm.raise(TypeId::IndexError, &message))
        }
    }
}

/// The ring, and the field of it that the first argument says.
fn place(vm: &mut Vm<'_>, args: Args) -> Res<(Addr, usize)> {
    ring(vm, args)?;
    let i = index_of(vm, args)?;
    let ring = ring(vm, args)?;
    Ok((ring, vm.deque_field(ring, i)))
}
