//! Iterators over other iterators: enumerate, zip, map, filter, reversed, `iter(f, sentinel)`.
//!
//! Field 1 of a [`Kind::CompoundIter`] is its [`TypeId`], as a small int. Then:
//!
//! | type | fields from 2 on |
//! |---|---|
//! | enumerate | iterator, next number |
//! | zip | whether strict (a bool), iterators |
//! | map | function, iterators |
//! | filter | function or None, iterator |
//! | reversed | sequence, next index from the end, what a dict shows, its expected count |
//! | callable_iterator | callable (unbound at the end), sentinel |
//! | the same, for the library | iterator, unbound (see [`Vm::iterator_asked_once`]) |
//! | iterators over deques | see `builtins::deque` |
//! | what is awaited | see `generator::asynchronous` and `generator::awaitable` |
//!
//! A step of these may already have moved an inner iterator on when memory runs out, so they
//! make room themselves.

use crate::features::Feature;
use crate::generator::Sent;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{Root, Vm};

use super::{LEAF_ROOM, Quick};

/// Inner iterators up to which `zip` may take the short way.
const QUICK_ZIP: usize = 4;

impl TypeId {
    /// Whether this is a type of what `reversed` returns.
    pub(crate) fn goes_backwards(self) -> bool {
        matches!(
            self,
            TypeId::Reversed
                | TypeId::ListReverseIterator
                | TypeId::DictReverseKeyIterator
                | TypeId::DictReverseValueIterator
                | TypeId::DictReverseItemIterator
        )
    }
}

impl Vm<'_> {
    /// A step of a compound iterator. Objects may move.
    #[inline(never)]
    pub(super) fn compound_next(&mut self, it: Value) -> Res<Option<Value>> {
        self.needs(Feature::Iterators)?;
        let at = it.addr();
        let id = self.get(at, 1);
        if id == Value::int(TypeId::Enumerate as i64) {
            if let Some(done) = self.enumerate_quickly(at) {
                return done;
            }
        } else if id == Value::int(TypeId::Zip as i64) {
            if let Some(done) = self.zip_quickly(at) {
                return done;
            }
        } else if cfg!(feature = "speed") && id == Value::int(TypeId::ListReverseIterator as i64) {
            if let Some(v) = self.reversed_quickly(at) {
                return Ok(Some(v));
            }
        } else if let Some(step) = self.deque_step(at) {
            if let Ok(None) = step {
                self.set_root(Root::Result, Value::NONE);
            }
            return step;
        }
        self.compound_send(it, Sent::Value(Value::NONE))
    }

    /// A step with something sent to it, or thrown, for those that take it.
    pub(crate) fn compound_send(&mut self, it: Value, sent: Sent) -> Res<Option<Value>> {
        self.needs(Feature::Iterators)?;
        let top = self.top;
        let slot = self.push(it)?;
        let item = match self.enter_native("") {
            Ok(()) => {
                let item = self.compound_step(slot, sent);
                self.leave_native();
                item
            }
            Err(trap) => Err(trap),
        };
        self.top = top;
        item
    }

    fn compound_step(&mut self, slot: usize, sent: Sent) -> Res<Option<Value>> {
        let at = self.word(slot).addr();
        let id = TypeId::from_u32(self.get(at, 1).int_unchecked() as u32);
        let item = match id {
            Some(TypeId::Enumerate) => self.enumerate_next(slot)?,
            Some(TypeId::Zip) => self.zip_next(slot)?,
            Some(TypeId::Map) => self.map_next(slot)?,
            Some(TypeId::Filter) => self.filter_next(slot)?,
            Some(id) if id.goes_backwards() => self.reversed_next(slot)?,
            Some(TypeId::CallableIterator) => self.callable_next(slot)?,
            Some(
                TypeId::AsyncGeneratorASend
                | TypeId::AsyncGeneratorAThrow
                | TypeId::AnextAwaitable
                | TypeId::CoroutineWrapper,
            ) => return self.awaitable_step(slot, sent),
            _ => None,
        };
        if item.is_none() {
            self.set_root(Root::Result, Value::NONE);
        }
        Ok(item)
    }

    /// Whether a step of `it` calls nothing and moves no object.
    fn is_leaf(&self, it: Value) -> bool {
        match it.kind() {
            Some(Kind::RangeIter | Kind::DictIter) => true,
            Some(Kind::SeqIter) => !matches!(
                self.get(it.addr(), 1).kind(),
                Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module)
            ),
            _ => false,
        }
    }

    /// Whether `words` words can be allocated without a collection.
    fn has_room(&self, words: usize) -> bool {
        !self.heap.armed && self.heap.has_room(words)
    }

    /// A step of an iterator that is a leaf; `None` if it is none.
    #[cfg_attr(feature = "speed", inline(always))]
    fn leaf_next(&mut self, it: Value) -> Option<Res<Option<Value>>> {
        if let Quick::Item(v) = self.quick_next(it) {
            return Some(Ok(Some(v)));
        }
        self.is_leaf(it).then(|| self.next(it))
    }

    /// [`Vm::enumerate_next`] where nothing can move: `None` where something might.
    fn enumerate_quickly(&mut self, at: Addr) -> Option<Res<Option<Value>>> {
        let (inner, number) = (self.get(at, 2), self.get(at, 3));
        let next = number
            .as_int()
            .and_then(|n| Value::small_int(n + 1))
            .filter(|_| self.has_room(LEAF_ROOM + 3))?;
        Some(match self.leaf_next(inner)? {
            Ok(Some(v)) => {
                self.set(at, 3, next);
                self.object(Kind::Tuple, [number, v]).map(Some)
            }
            end => end,
        })
    }

    /// [`Vm::zip_next`] where nothing can move: `None` where something might.
    fn zip_quickly(&mut self, at: Addr) -> Option<Res<Option<Value>>> {
        let count = self.heap.len(at) - 2;
        let quick = (1..=QUICK_ZIP).contains(&count)
            && self.get(at, 2) != Value::TRUE
            && (0..count).all(|i| self.is_leaf(self.get(at, 3 + i)))
            && self.has_room(count * (LEAF_ROOM + 1) + 1);
        if !quick {
            return None;
        }
        let mut items = [Value::NONE; QUICK_ZIP];
        for (i, item) in items[..count].iter_mut().enumerate() {
            match self.leaf_next(self.get(at, 3 + i))? {
                Ok(Some(v)) => *item = v,
                end => return Some(end),
            }
        }
        let tuple = match items[..count] {
            [a, b] => self.object(Kind::Tuple, [a, b]),
            ref items => self.new_tuple(items),
        };
        Some(tuple.map(Some))
    }

    /// The next item of `reversed` of a list, if there is one.
    fn reversed_quickly(&mut self, at: Addr) -> Option<Value> {
        let (list, left) = (self.get(at, 2), self.get(at, 3).int_unchecked());
        list.as_kind(Kind::List)?;
        let (base, len) = self.list_span(list);
        if left < 1 || left > len as i64 {
            return None;
        }
        self.set(at, 3, Value::int(left - 1));
        Some(self.word(base + left as usize - 1))
    }

    /// Steps the iterator that is field `i` of the object in the stack word `slot`.
    fn next_of_field(&mut self, slot: usize, i: usize) -> Res<Option<Value>> {
        let mut inner = self.get(self.word(slot).addr(), i);
        if matches!(inner.kind(), Some(Kind::SeqIter | Kind::RangeIter)) {
            // For the caller too: what has been taken is lost if there is no room for its result.
            self.make_room(LEAF_ROOM)?;
            inner = self.get(self.word(slot).addr(), i);
            if let Quick::Item(v) = self.quick_next(inner) {
                return Ok(Some(v));
            }
        }
        let top = self.top;
        let kept = self.push(inner)?;
        let item = self.next_rooted(kept);
        self.top = top;
        item
    }

    fn enumerate_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let Some(v) = self.next_of_field(slot, 2)? else {
            return Ok(None);
        };
        let kept = self.push(v)?;
        let next = self.with_room(|vm| {
            let number = vm.get(vm.word(slot).addr(), 3);
            match number.as_int().and_then(|n| Value::small_int(n + 1)) {
                Some(next) => Ok(next),
                None => vm.binary(Op::Add, number, Value::int(1)),
            }
        })?;
        let next = self.push(next)?;
        let pair = self.with_room(|vm| {
            let number = vm.get(vm.word(slot).addr(), 3);
            vm.new_tuple(&[number, vm.word(kept)])
        })?;
        let next = self.word(next);
        self.set(self.word(slot).addr(), 3, next);
        Ok(Some(pair))
    }

    fn zip_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let at = self.word(slot).addr();
        let count = self.heap.len(at) - 2;
        let strict = self.get(at, 2) == Value::TRUE;
        if count == 0 {
            return Ok(None);
        }
        if count <= QUICK_ZIP {
            // For what the first iterators have given not to be lost if the last one has no room.
            self.make_room(count * (LEAF_ROOM + 1) + 1)?;
        }
        let mut base = 0;
        for i in 0..count {
            match self.next_of_field(slot, 3 + i)? {
                Some(v) => {
                    let at = self.push(v)?;
                    if i == 0 {
                        base = at;
                    }
                }
                None if strict => return self.zip_uneven(slot, i, count),
                None => return Ok(None),
            }
        }
        self.with_room(|vm| vm.tuple_from_words(base, count))
            .map(Some)
    }

    /// A strict zip at whose iterator `i` the end came: all must be at theirs.
    fn zip_uneven(&mut self, slot: usize, i: usize, count: usize) -> Res<Option<Value>> {
        let (mut at, mut how) = (i, "shorter");
        if i == 0 {
            how = "longer";
            loop {
                at += 1;
                if at == count {
                    return Ok(None);
                }
                if self.next_of_field(slot, 3 + at)?.is_some() {
                    break;
                }
            }
        }
        self.make_room(crate::sequence::RAISE_ROOM)?;
        let message = [
            Part::Text("zip() argument "),
            Part::Int(at as i64 + 1),
            Part::Text(" is "),
            Part::Text(how),
            Part::Text(if at == 1 {
                " than argument 1"
            } else {
                " than arguments 1-"
            }),
            if at == 1 {
                Part::Text("")
            } else {
                Part::Int(at as i64)
            },
        ];
        Err(self.raise(TypeId::ValueError, &message))
    }

    fn map_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let at = self.word(slot).addr();
        let count = self.heap.len(at) - 2;
        let f = self.push(self.get(at, 2))?;
        for i in 0..count {
            match self.next_of_field(slot, 3 + i)? {
                Some(v) => self.push(v)?,
                None => return Ok(None),
            };
        }
        // A StopIteration of the function is the end, as one of the iterators' would be.
        let result = self.call_rooted(f, count);
        self.until_stop(result)
    }

    fn filter_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let f = self.push(self.get(self.word(slot).addr(), 2))?;
        let kept = self.push(Value::NONE)?;
        let answered = self.push(Value::NONE)?;
        let plain = self.word(f).is_none() || self.word(f) == TypeId::Bool.value();
        while let Some(v) = self.next_of_field(slot, 3)? {
            self.set_word(kept, v);
            let answer = if plain {
                v
            } else {
                let result = self.call_rooted(f, 1);
                match self.until_stop(result)? {
                    Some(answer) => answer,
                    None => return Ok(None),
                }
            };
            self.set_word(answered, answer);
            let truth = self.with_room(|vm| vm.truth(vm.word(answered)));
            match self.until_stop(truth.map(Value::bool))? {
                Some(Value::TRUE) => return Ok(Some(self.word(kept))),
                Some(_) => {}
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Index and items as in [`Vm::next`] over a sequence, but the index is that after the next
    /// item: 0 at the end.
    fn reversed_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let at = self.word(slot).addr();
        let (seq, index) = (self.get(at, 2), self.get(at, 3).int_unchecked());
        if seq.is(Kind::Dict) {
            return self.reversed_dict_next(slot);
        }
        let Ok(i @ 1..) = usize::try_from(index) else {
            return Ok(None);
        };
        if self.is_str(seq) {
            let mut from = i - 1;
            let bytes = self.str_bytes(seq).unwrap_or(&[]);
            while from > 0 && bytes.get(from).is_some_and(|&b| (b as i8) < -0x40) {
                from -= 1;
            }
            let item = self.with_room(|vm| vm.sub_str(vm.get(vm.word(slot).addr(), 2), from, i))?;
            self.set(self.word(slot).addr(), 3, Value::int(from as i64));
            return Ok(Some(item));
        }
        if let Some((base, len)) = self.items_span(seq) {
            let left = if i <= len { index - 1 } else { 0 };
            self.set(at, 3, Value::int(left));
            return Ok((i <= len).then(|| self.word(base + i - 1)));
        }
        self.set(at, 3, Value::int(index - 1));
        let item = self.with_room(|vm| {
            let seq = vm.get(vm.word(slot).addr(), 2);
            vm.get_item(seq, Value::int(index - 1))
        });
        match item {
            Err(trap)
                if self.is_raised(trap)
                    && (self.pending_is(TypeId::IndexError)
                        || self.pending_is(TypeId::StopIteration)) =>
            {
                self.clear_pending();
                self.set(self.word(slot).addr(), 3, Value::int(0));
                Ok(None)
            }
            item => item.map(Some),
        }
    }

    fn reversed_dict_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let at = self.word(slot).addr();
        let dict = self.get(at, 2);
        if self.get(at, 5).int_unchecked() != self.table_len(dict) as i64 {
            let message = match self.is_ordered(dict) {
                true => "OrderedDict mutated during iteration",
                false => "dictionary changed size during iteration",
            };
            return Err(self.raise(TypeId::RuntimeError, &[message.into()]));
        }
        let mut i = (self.get(at, 3).int_unchecked() as usize).min(self.table_used(dict));
        while i > 0 {
            i -= 1;
            if self.entry_key(dict, i).is_unbound() {
                continue;
            }
            let item = self.with_room(|vm| {
                let at = vm.word(slot).addr();
                vm.entry_shown(vm.get(at, 2), i, vm.get(at, 4).int_unchecked())
            })?;
            self.set(self.word(slot).addr(), 3, Value::int(i as i64));
            return Ok(Some(item));
        }
        self.set(at, 3, Value::int(0));
        Ok(None)
    }

    /// An iterator over `v` which returns itself whenever one is asked of it: in place of one that
    /// is written in Python, whose `__iter__` may do anything, or not be there at all. For functions
    /// of the library that go on with the iterator they have.
    ///
    /// # Errors
    /// TypeError where `v` cannot be iterated over, and what its `__iter__` raises.
    pub fn iterator_asked_once(&mut self, v: Value) -> Res {
        let it = self.get_iter(v)?;
        if self.is_builtin_iterator(it) {
            return Ok(it);
        }
        self.rooted(it, |vm, it| {
            vm.with_room(|vm| {
                let id = Value::int(TypeId::CallableIterator as i64);
                vm.object(Kind::CompoundIter, [id, vm.word(it), Value::UNBOUND])
            })
        })
    }

    fn callable_next(&mut self, slot: usize) -> Res<Option<Value>> {
        let at = self.word(slot).addr();
        if self.get(at, 3).is_unbound() {
            let it = self.push(self.get(at, 2))?;
            return self.next_rooted(it);
        }
        if self.get(at, 2).is_unbound() {
            return Ok(None);
        }
        let f = self.push(self.get(at, 2))?;
        let result = self.call_rooted(f, 0);
        let v = match self.until_stop(result)? {
            Some(v) => v,
            None => {
                self.set(self.word(slot).addr(), 2, Value::UNBOUND);
                return Ok(None);
            }
        };
        self.set_word(f, v);
        let sentinel = self.get(self.word(slot).addr(), 3);
        if self.values_equal(sentinel, v)? {
            self.set(self.word(slot).addr(), 2, Value::UNBOUND);
            return Ok(None);
        }
        Ok(Some(self.word(f)))
    }
}
