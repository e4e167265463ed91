//! Iteration: `iter()` and `next()` over everything.
//!
//! `next` of an iterator that holds no others fails with [`Trap::Full`] before it has advanced,
//! and needs at most [`LEAF_ROOM`] words. Whoever steps through an iterator from Rust keeps it
//! in a stack word and uses [`Vm::next_rooted`], which makes that room first: the steps that it
//! has taken are then never taken again.
//!
//! Iterators that hold others (enumerate, zip, map, …) are in [`compound`].

mod compound;

use crate::builtins::stdin::{is_stdin, next_line};
use crate::convert::Wide;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Immediate, SMALL_MAX, SMALL_MIN, Value};
use crate::vm::{Root, Vm};

/// Words that one step of an iterator without inner iterators may allocate.
const LEAF_ROOM: usize = 16;

/// What the quick look at an iterator gave.
pub(crate) enum Quick {
    /// An item.
    Item(Value),
    /// There are no more.
    End,
    /// It takes a closer look.
    Unknown,
}

/// How often a step is tried again after a collection.
const MOST_TRIES: u32 = 16;

/// How often a step was tried for want of memory.
#[derive(Default)]
struct Tries {
    count: u32,
    /// Words that were made free before the last try.
    asked: usize,
    /// The end of the objects when that began.
    from: usize,
}

const ITER: Name = Name::new("__iter__");
const NEXT: Name = Name::new("__next__");
const GET_ITEM: Name = Name::new("__getitem__");

/// What an iterator over a dict, or a view, yields.
pub(crate) mod shows {
    /// The keys.
    pub(crate) const KEYS: i64 = 0;
    /// The values.
    pub(crate) const VALUES: i64 = 1;
    /// Pairs of both.
    pub(crate) const ITEMS: i64 = 2;
}

impl Vm<'_> {
    // ---- iter()

    /// `iter(v)`.
    pub(crate) fn get_iter(&mut self, v: Value) -> Res {
        match v.kind() {
            Some(
                Kind::List
                | Kind::Tuple
                | Kind::Str
                | Kind::StrHead
                | Kind::Bytes
                | Kind::ByteArray,
            ) => self.seq_iter(v),
            Some(Kind::MemoryView) => {
                self.check_view_items(v)?;
                self.seq_iter(v)
            }
            Some(Kind::Range) => self.range_iter(v),
            Some(Kind::Dict | Kind::Set | Kind::FrozenSet) => self.dict_iter(v, shows::KEYS),
            Some(Kind::DictView) => {
                let (dict, what) = (self.get(v.addr(), 1), self.get(v.addr(), 2));
                self.dict_iter(dict, what.int_unchecked())
            }
            Some(Kind::MappingProxy) => self.get_iter(self.behind_proxy(v)),
            Some(Kind::GenericAlias) if Feature::TypeForms.included() => self.alias_iter(v),
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                self.instance_iter(v)
            }
            _ if self.is_builtin_iterator(v) => Ok(v),
            None if self.is_constant_sequence(v) => self.seq_iter(v),
            None if is_stdin(v) => Ok(v),
            _ => Err(self.raise_not_iterable(v)),
        }
    }

    /// An iterator over what is in the stack word `slot`; `None` where asking for it raises TypeError.
    pub(crate) fn iter_if_any(&mut self, slot: usize) -> Res<Option<Value>> {
        match self.with_room(|vm| vm.get_iter(vm.word(slot))) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                self.clear_pending();
                Ok(None)
            }
            it => it.map(Some),
        }
    }

    /// A list of the items of what is in the stack word `slot`.
    ///
    /// # Errors
    /// TypeError with the text `refusal` where asking for an iterator raises TypeError.
    pub(crate) fn list_or(&mut self, slot: usize, refusal: &str) -> Res {
        if self.items_span(self.word(slot)).is_some() {
            return self.list_of(self.word(slot));
        }
        let Some(it) = self.iter_if_any(slot)? else {
            return Err(self.raise(TypeId::TypeError, &[Part::Text(refusal)]));
        };
        self.list_of(it)
    }

    /// Whether `iter(v)` can be had, as far as types tell.
    pub(crate) fn is_iterable(&self, v: Value) -> bool {
        match v.kind() {
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                self.special(v, ITER).is_some()
                    || self.special(v, GET_ITEM).is_some()
                    || self.payload(v).is_some_and(|inner| self.is_iterable(inner))
            }
            Some(
                Kind::List
                | Kind::Tuple
                | Kind::Str
                | Kind::StrHead
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::MemoryView
                | Kind::Range
                | Kind::Dict
                | Kind::Set
                | Kind::FrozenSet
                | Kind::DictView
                | Kind::MappingProxy
                | Kind::GenericAlias,
            ) => true,
            Some(_) => self.is_builtin_iterator(v),
            None => self.is_constant_sequence(v),
        }
    }

    /// Whether `v` has a `__next__`.
    pub(crate) fn is_iterator(&self, v: Value) -> bool {
        self.is_builtin_iterator(self.plain(v)) || self.special(v, NEXT).is_some()
    }

    pub(crate) fn is_builtin_iterator(&self, v: Value) -> bool {
        matches!(
            v.kind(),
            Some(
                Kind::RangeIter
                    | Kind::SeqIter
                    | Kind::DictIter
                    | Kind::CompoundIter
                    | Kind::Generator
            )
        )
    }

    fn is_constant_sequence(&self, v: Value) -> bool {
        v.as_immediate(Immediate::Str)
            .or(v.as_immediate(Immediate::Bytes))
            .is_some()
    }

    /// An iterator that asks `v` for its items by number.
    pub(crate) fn seq_iter(&mut self, v: Value) -> Res {
        self.object(Kind::SeqIter, [v, Value::int(0)])
    }

    /// An iterator over a dict or set.
    pub(crate) fn dict_iter(&mut self, table: Value, what: i64) -> Res {
        let count = Value::int(self.table_len(table) as i64);
        self.object(
            Kind::DictIter,
            [table, Value::int(0), Value::int(what), count, count],
        )
    }

    fn range_iter(&mut self, range: Value) -> Res {
        let at = range.addr();
        let [start, stop, step] = [1, 2, 3].map(|i| self.get(at, i));
        let count = self.range_len(range).and_then(|n| i64::try_from(n).ok());
        match count.and_then(Value::small_int) {
            // What is between two ints of one word is one.
            Some(count) if start.is_int() && stop.is_int() && step.is_int() => {
                self.object(Kind::RangeIter, [start, count, step])
            }
            _ => self.seq_iter(range),
        }
    }

    fn instance_iter(&mut self, v: Value) -> Res {
        if !Feature::Classes.included() {
            return Err(self.raise_not_iterable(v));
        }
        let Some(method) = self.special(v, ITER) else {
            if let Some(inner) = self.payload(v)
                && self.is_iterable(inner)
            {
                if self.is_builtin_iterator(inner) {
                    return Ok(v);
                }
                return self.get_iter(inner);
            }
            if self.special(v, GET_ITEM).is_some() {
                return self.seq_iter(v);
            }
            return Err(self.raise_not_iterable(v));
        };
        if method.is_none() {
            return Err(self.raise_not_iterable(v));
        }
        if let Some(held) = self.iterator_in_shell(v, method) {
            return Ok(held);
        }
        let it = self.call_special(v, method, &[])?;
        if self.is_iterator(it) {
            return Ok(it);
        }
        let message = [
            Part::Text("iter() returned non-iterator of type '"),
            Part::TypeOf(it),
            Part::Text("'"),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }

    #[cold]
    fn raise_not_iterable(&mut self, v: Value) -> Trap {
        let message = [
            Part::Text("'"),
            Part::TypeOf(v),
            Part::Text("' object is not iterable"),
        ];
        self.raise(TypeId::TypeError, &message)
    }

    // ---- next()

    /// `next(it)`; `None` at the end, and then what the iterator returned is in
    /// [`Root::Result`].
    pub(crate) fn next(&mut self, it: Value) -> Res<Option<Value>> {
        if let Quick::Item(v) = self.quick_next(it) {
            return Ok(Some(v));
        }
        let item = match it.kind() {
            Some(Kind::RangeIter) => None,
            Some(Kind::SeqIter) => self.seq_next(it)?,
            Some(Kind::DictIter) => self.dict_next(it)?,
            Some(Kind::CompoundIter) => return self.compound_next(it),
            Some(Kind::Generator) => return self.generator_next(it, Value::NONE),
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                return self.instance_next(it);
            }
            None if is_stdin(it) => next_line(self)?,
            _ => return Err(self.raise_not_iterator(it)),
        };
        if item.is_none() {
            self.set_root(Root::Result, Value::NONE);
        }
        Ok(item)
    }

    /// `next` of the iterator in the stack word `slot`, for loops in Rust; objects may move.
    pub(crate) fn next_rooted(&mut self, slot: usize) -> Res<Option<Value>> {
        if self.word(slot).is(Kind::Generator) {
            return self.with_room(|vm| vm.generator_next_rooted(slot));
        }
        self.make_room(LEAF_ROOM)?;
        self.with_room(|vm| vm.next(vm.word(slot)))
    }

    /// Whether the iterable in the stack word `source` has an item, in a stack word, of which
    /// `is` holds; no more is asked for after it.
    pub(crate) fn any_item(
        &mut self,
        source: usize,
        mut is: impl FnMut(&mut Self, usize) -> Res<bool>,
    ) -> Res<bool> {
        let top = self.top;
        let it = self.with_room(|vm| vm.get_iter(vm.word(source)))?;
        let it = self.push(it)?;
        let item = self.push(Value::NONE)?;
        while let Some(v) = self.next_rooted(it)? {
            self.set_word(item, v);
            if is(self, item)? {
                self.top = top;
                return Ok(true);
            }
        }
        self.top = top;
        Ok(false)
    }

    /// Runs `act` on each item of the iterable `source`. Where memory runs out within `act` it is
    /// run again, after a collection.
    ///
    /// # Errors
    /// TypeError where `source` cannot be iterated over, and what its iterator or `act` raises.
    pub fn for_each_item(
        &mut self,
        source: Value,
        mut act: impl FnMut(&mut Self, Value) -> Res<()>,
    ) -> Res<()> {
        self.rooted(source, |vm, source| {
            vm.any_item(source, |vm, item| {
                vm.with_room(|vm| act(vm, vm.word(item)))?;
                Ok(false)
            })?;
            Ok(())
        })
    }

    /// Runs `step`, and where memory runs out collects and runs it again: for a step of a loop
    /// whose earlier steps must not be taken twice. All that it uses must be in the machine's
    /// memory, and it must allocate before it changes anything.
    pub(crate) fn with_room<T>(&mut self, mut step: impl FnMut(&mut Self) -> Res<T>) -> Res<T> {
        let mut tries = Tries::default();
        loop {
            self.begin_try(&mut tries);
            match step(self) {
                Err(trap) => self.room_to_try_again(trap, &mut tries)?,
                done => return done,
            }
        }
    }

    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn begin_try(&mut self, tries: &mut Tries) {
        self.heap.forget_full();
        tries.from = self.heap.top;
    }

    /// Makes room for a step that ended with this trap; the trap itself where that was not for
    /// want of memory, or has been too often.
    #[cold]
    #[inline(never)]
    fn room_to_try_again(&mut self, trap: Trap, tries: &mut Tries) -> Res<()> {
        match self.wanted(trap) {
            Some(words) if tries.count < MOST_TRIES => {
                // What the step has allocated it will want again, and what did not fit; more
                // where that is not known, because it has collected in between.
                let needed = self.heap.top.saturating_sub(tries.from) + words;
                tries.asked = if needed > tries.asked {
                    needed
                } else {
                    tries.asked * 2
                };
                tries.count += 1;
                self.make_room(tries.asked)
            }
            _ => Err(trap),
        }
    }

    /// Calls what is in the stack word `f` with the `count` values after it, again where memory
    /// runs out.
    pub(crate) fn call_rooted(&mut self, f: usize, count: usize) -> Res {
        self.with_room(|vm| {
            let mut arguments = [Value::NONE; 8];
            if count > arguments.len() {
                return vm.call_with_words(f, count);
            }
            for (i, v) in arguments[..count].iter_mut().enumerate() {
                *v = vm.word(f + 1 + i);
            }
            vm.call(vm.word(f), &arguments[..count])
        })
    }

    #[cold]
    pub(crate) fn raise_not_iterator(&mut self, v: Value) -> Trap {
        let message = [
            Part::Text("'"),
            Part::TypeOf(v),
            Part::Text("' object is not an iterator"),
        ];
        self.raise(TypeId::TypeError, &message)
    }

    /// The next item of the iterators over small-int ranges, lists and tuples.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn quick_next(&mut self, it: Value) -> Quick {
        let at = it.addr();
        if it.is(Kind::RangeIter) {
            let left = self.get(at, 2).int_unchecked();
            if left <= 0 {
                return Quick::End;
            }
            let v = self.get(at, 1);
            let step = self.get(at, 3);
            self.set(
                at,
                1,
                Value::from_int_high(v.int_high().wrapping_add(step.int_high())),
            );
            self.set(at, 2, Value::int(left - 1));
            return Quick::Item(v);
        }
        if it.is(Kind::SeqIter) {
            let (sequence, n) = (self.get(at, 1), self.get(at, 2).int_unchecked());
            let (words, len) = match sequence.kind() {
                Some(Kind::List) => {
                    let list = sequence.addr();
                    (
                        self.get(list, 2).addr().index(),
                        self.get(list, 1).int_unchecked(),
                    )
                }
                Some(Kind::Tuple) => (
                    sequence.addr().index(),
                    self.heap.len(sequence.addr()) as i64,
                ),
                _ => return Quick::Unknown,
            };
            if n < 0 || n >= len {
                return Quick::Unknown;
            }
            self.set(at, 2, Value::int(n + 1));
            return Quick::Item(self.word(words + 1 + n as usize));
        }
        Quick::Unknown
    }

    /// A step over a sequence. The index of a str counts bytes, any other items; it is -1 after
    /// the end, so that a list that grows later does not go on.
    fn seq_next(&mut self, it: Value) -> Res<Option<Value>> {
        let at = it.addr();
        let (seq, index) = (self.get(at, 1), self.get(at, 2).int_unchecked());
        let Ok(i) = usize::try_from(index) else {
            return Ok(None);
        };
        let mut step = 1;
        let item = match seq.kind() {
            // What is left of these is seen at once.
            Some(Kind::List | Kind::Tuple) => None,
            Some(Kind::Range) => self.range_item(seq, i as Wide)?,
            Some(Kind::MemoryView) if i < self.items_len(seq) => Some(self.view_item(seq, i)?),
            Some(Kind::MemoryView) => None,
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                return self.seq_next_by_calling(it, i);
            }
            _ => match self.char_end(seq, i) {
                Some(end) if end == i + 1 => {
                    let byte = self.str_bytes(seq).map_or(0, |bytes| bytes[i]);
                    Some(self.ascii_str(byte)?)
                }
                Some(end) => {
                    step = end - i;
                    Some(self.sub_str(seq, i, end)?)
                }
                None => self
                    .buffer_of(seq)
                    .and_then(|bytes| bytes.get(i))
                    .map(|&b| Value::int(b.into())),
            },
        };
        let next = if item.is_some() {
            index + step as i64
        } else {
            -1
        };
        self.set(at, 2, Value::int(next));
        Ok(item)
    }

    /// Where the character that begins at byte `i` of the string `v` ends.
    fn char_end(&self, v: Value, i: usize) -> Option<usize> {
        let bytes = self.str_bytes(v)?;
        let len = match bytes.get(i)? {
            0..=0x7F => 1,
            0x80..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xFF => 4,
        };
        Some((i + len).min(bytes.len()))
    }

    /// A step by `__getitem__` in Python: IndexError and StopIteration end it.
    fn seq_next_by_calling(&mut self, it: Value, i: usize) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(it)?;
        let seq = self.get(it.addr(), 1);
        let item = self.get_item(seq, Value::int(i as i64));
        let at = self.word(slot).addr();
        self.top = top;
        match item {
            Ok(v) => {
                self.set(at, 2, Value::int(i as i64 + 1));
                Ok(Some(v))
            }
            Err(trap)
                if self.is_raised(trap)
                    && (self.pending_is(TypeId::IndexError)
                        || self.pending_is(TypeId::StopIteration)) =>
            {
                self.clear_pending();
                self.set(at, 2, Value::int(-1));
                Ok(None)
            }
            Err(trap) => Err(trap),
        }
    }

    /// A step over a dict or set. The expected count is -1 after the end; the last field counts what
    /// has not been shown, of a dict: what is there beyond was added in place of what was deleted.
    fn dict_next(&mut self, it: Value) -> Res<Option<Value>> {
        let at = it.addr();
        let table = self.get(at, 1);
        let expected = self.get(at, 4).int_unchecked();
        if expected < 0 {
            return Ok(None);
        }
        if expected != self.table_len(table) as i64 {
            // As in CPython, the iterator stays unusable.
            let what = match table.is(Kind::Dict) {
                true if self.is_ordered(table) => "OrderedDict mutated",
                true => "dictionary changed size",
                false => "Set changed size",
            };
            let message = [Part::Text(what), Part::Text(" during iteration")];
            return Err(self.raise(TypeId::RuntimeError, &message));
        }
        let from = self.get(at, 2).int_unchecked() as usize;
        let Some(i) = self.next_entry(table, from) else {
            self.set(at, 4, Value::int(-1));
            return Ok(None);
        };
        let left = self.get(at, 5).int_unchecked();
        if left == 0 && table.is(Kind::Dict) {
            return self.found_new_key(it);
        }
        let v = self.entry_shown(table, i, self.get(at, 3).int_unchecked())?;
        self.set(at, 2, Value::int(i as i64 + 1));
        self.set(at, 5, Value::int(left - 1));
        Ok(Some(v))
    }

    #[cold]
    #[inline(never)]
    fn found_new_key(&mut self, it: Value) -> Res<Option<Value>> {
        let text = "dictionary keys changed during iteration";
        let trap = self.raise(TypeId::RuntimeError, &[text.into()]);
        if self.is_raised(trap) {
            self.set(it.addr(), 4, Value::int(-1));
        }
        Err(trap)
    }

    /// Entry `i` of a table: its key, its value, or a pair of both.
    pub(crate) fn entry_shown(&mut self, table: Value, i: usize, what: i64) -> Res {
        let key = self.entry_key(table, i);
        match what {
            shows::KEYS => Ok(key),
            shows::VALUES => Ok(self.entry_value(table, i)),
            _ => self.new_tuple(&[key, self.entry_value(table, i)]),
        }
    }

    fn instance_next(&mut self, it: Value) -> Res<Option<Value>> {
        if !Feature::Classes.included() {
            return Err(self.raise_not_iterator(it));
        }
        let Some(method) = self.special(it, NEXT) else {
            let inner = self.plain(it);
            if self.is_builtin_iterator(inner) {
                return self.next(inner);
            }
            return Err(self.raise_not_iterator(it));
        };
        if let Some(held) = self.held_by(it, method) {
            return self.next(held);
        }
        let result = self.call_special(it, method, &[]);
        self.until_stop(result)
    }

    /// Turns a StopIteration into the end; its value is then in [`Root::Result`].
    pub(crate) fn until_stop(&mut self, result: Res) -> Res<Option<Value>> {
        match result {
            Ok(v) => Ok(Some(v)),
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::StopIteration) => {
                let stop = self.clear_pending();
                let value = self.stop_value(stop);
                self.set_root(Root::Result, value);
                Ok(None)
            }
            Err(trap) => Err(trap),
        }
    }

    /// The value that a StopIteration carries.
    pub(crate) fn stop_value(&self, stop: Value) -> Value {
        let args = stop
            .as_kind(Kind::Exception)
            .map(|at| self.get(at, crate::exception::ARGS));
        match args.and_then(|args| args.as_kind(Kind::Tuple)) {
            Some(at) if self.heap.len(at) > 0 => self.get(at, 1),
            _ => Value::NONE,
        }
    }

    // ---- ranges

    /// The int `v`, where 128 bits hold it; `None` otherwise and for what is not an int.
    pub fn wide_int(&self, v: Value) -> Option<Wide> {
        if let Some(n) = v.as_int() {
            return Some(n.into());
        }
        if let Some(b) = v.as_bool() {
            return Some(b.into());
        }
        let (negative, limbs) = self.big_limbs(v)?;
        let mut n: u128 = 0;
        for (i, &limb) in limbs.iter().enumerate() {
            n |= (limb as u128)
                .checked_shl(32 * i as u32)
                .filter(|_| i < 4)?;
        }
        let n = Wide::try_from(n).ok()?;
        Some(if negative { -n } else { n })
    }

    /// Start, stop and step of a range, where 128 bits hold them.
    pub(crate) fn range_parts(&self, range: Value) -> Option<(Wide, Wide, Wide)> {
        let at = range.addr();
        let part = |i| self.wide_int(self.get(at, i));
        Some((part(1)?, part(2)?, part(3)?))
    }

    /// Number of items of a range, where 128 bits hold it.
    pub(crate) fn range_len(&self, range: Value) -> Option<Wide> {
        let (start, stop, step) = self.range_parts(range)?;
        let span = if step > 0 {
            stop.checked_sub(start)?
        } else {
            start.checked_sub(stop)?
        };
        if span <= 0 {
            return Some(0);
        }
        Some((span - 1) / step.checked_abs()? + 1)
    }

    /// Item `i` of a range; `None` where it has no more than `i`.
    pub(crate) fn range_item(&mut self, range: Value, i: Wide) -> Res<Option<Value>> {
        let (Some(len), Some((start, _, step))) = (self.range_len(range), self.range_parts(range))
        else {
            return self.big_range_item(range, i);
        };
        if i < 0 || i >= len {
            return Ok(None);
        }
        let n = start + i * step;
        if (SMALL_MIN as Wide..=SMALL_MAX as Wide).contains(&n) {
            return Ok(Some(Value::int(n as i64)));
        }
        self.new_int(n).map(Some)
    }
}
