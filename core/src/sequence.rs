//! Lists and tuples: making, growing, extending, and taking apart.
//!
//! A list has fields: 1 length, 2 storage ([`Kind::Slots`], or None while it has never held
//! anything). Storage beyond the length is unbound. Functions whose name ends in `rooted` make
//! room themselves and may move objects; the others fail with [`Trap::Full`] before they have
//! changed anything.

use crate::features::Feature;
use crate::heap::Full;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::Vm;

/// Field of a list: its length, a small int.
pub(crate) const LENGTH: usize = 1;
/// Field of a list: its storage.
pub(crate) const STORAGE: usize = 2;

/// Words that are enough to raise an exception with a short message.
pub(crate) const RAISE_ROOM: usize = 256;

/// Capacity that a list of `len` items gets when it outgrows its storage: an eighth more.
fn grown(len: usize) -> usize {
    (len + len / 8 + 6) & !3
}

impl Vm<'_> {
    // ---- making

    /// A list of `items`, which are not in the machine's memory.
    pub fn new_list(&mut self, items: &[Value]) -> Res {
        let list = self.list_with_capacity(items.len())?;
        if !items.is_empty() {
            let storage = self.get(list.addr(), STORAGE).addr();
            for (word, v) in self.heap.fields_mut(storage).iter_mut().zip(items) {
                *word = v.bits();
            }
            self.set(list.addr(), LENGTH, Value::int(items.len() as i64));
        }
        Ok(list)
    }

    /// A tuple of `items`, which are not in the machine's memory.
    pub fn new_tuple(&mut self, items: &[Value]) -> Res {
        let at = self.heap.alloc(Kind::Tuple, items.len())?;
        for (word, v) in self.heap.fields_mut(at).iter_mut().zip(items) {
            *word = v.bits();
        }
        Ok(Value::reference(Kind::Tuple, at))
    }

    /// An empty list that has room for `capacity` items.
    pub(crate) fn list_with_capacity(&mut self, capacity: usize) -> Res {
        if capacity == 0 {
            return self.object(Kind::List, [Value::int(0), Value::NONE]);
        }
        // The list comes first, so that its storage can grow in place.
        self.heap.reserve(capacity + 4)?;
        let list = self.heap.object(Kind::List, [Value::int(0), Value::NONE])?;
        let storage = self.heap.slots(capacity)?;
        self.set(list.addr(), STORAGE, Value::reference(Kind::Slots, storage));
        Ok(list)
    }

    /// A list of the `count` words from `base` on.
    pub(crate) fn list_from_words(&mut self, base: usize, count: usize) -> Res {
        let list = self.list_with_capacity(count)?;
        if count > 0 {
            let storage = self.get(list.addr(), STORAGE).addr().index() + 1;
            self.heap.words.copy_within(base..base + count, storage);
            self.set(list.addr(), LENGTH, Value::int(count as i64));
        }
        Ok(list)
    }

    /// A tuple of the `count` words from `base` on.
    pub(crate) fn tuple_from_words(&mut self, base: usize, count: usize) -> Res {
        let at = self.heap.alloc(Kind::Tuple, count)?;
        self.heap
            .words
            .copy_within(base..base + count, at.index() + 1);
        Ok(Value::reference(Kind::Tuple, at))
    }

    /// A tuple of a list's items.
    pub(crate) fn list_to_tuple(&mut self, list: Value) -> Res {
        let (base, count) = self.list_span(list);
        self.tuple_from_words(base, count)
    }

    // ---- looking

    /// Number of items of a list.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn list_len(&self, list: Value) -> usize {
        self.get(list.addr(), LENGTH).int_unchecked() as usize
    }

    /// Item `i` of a list, which has more than `i`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn list_get(&self, list: Value, i: usize) -> Value {
        let storage = self.get(list.addr(), STORAGE).addr();
        self.get(storage, i + 1)
    }

    /// Sets item `i` of a list, which has more than `i`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn list_set(&mut self, list: Value, i: usize, v: Value) {
        let storage = self.get(list.addr(), STORAGE).addr();
        self.set(storage, i + 1, v);
    }

    /// First memory word of a list's items, and their number.
    #[inline]
    pub(crate) fn list_span(&self, list: Value) -> (usize, usize) {
        match self.get(list.addr(), STORAGE).as_kind(Kind::Slots) {
            Some(storage) => (storage.index() + 1, self.list_len(list)),
            None => (0, 0),
        }
    }

    /// First memory word of the items of a list or tuple, and their number; `None` for
    /// anything else.
    #[inline]
    pub(crate) fn items_span(&self, v: Value) -> Option<(usize, usize)> {
        if v.is(Kind::List) {
            return Some(self.list_span(v));
        }
        let at = v.as_kind(Kind::Tuple)?;
        Some((at.index() + 1, self.heap.len(at)))
    }

    /// The items of a list, as words.
    pub(crate) fn list_items(&self, list: Value) -> &[u64] {
        let (base, count) = self.list_span(list);
        &self.heap.words[base..base + count]
    }

    // ---- growing

    /// Makes the list's storage hold at least `needed` items.
    pub(crate) fn list_reserve(&mut self, list: Value, needed: usize) -> Result<(), Full> {
        let at = list.addr();
        let storage = match self.get(at, STORAGE).as_kind(Kind::Slots) {
            Some(storage) if self.heap.len(storage) >= needed => return Ok(()),
            Some(storage) => self.heap.grow_slots(storage, grown(needed))?,
            None => self.heap.slots(needed.max(4))?,
        };
        self.set(at, STORAGE, Value::reference(Kind::Slots, storage));
        Ok(())
    }

    /// Number of items that the list's storage holds without growing.
    fn list_capacity(&self, list: Value) -> usize {
        match self.get(list.addr(), STORAGE).as_kind(Kind::Slots) {
            Some(storage) => self.heap.len(storage),
            None => 0,
        }
    }

    /// As [`Vm::list_reserve`] for the list in the stack word `slot`; collects if need be.
    pub(crate) fn list_reserve_rooted(&mut self, slot: usize, needed: usize) -> Res<()> {
        if self.list_capacity(self.word(slot)) >= needed {
            return Ok(());
        }
        self.make_room(grown(needed) + 1)?;
        Ok(self.list_reserve(self.word(slot), needed)?)
    }

    /// Appends to a list. On [`Trap::Full`] nothing has changed.
    #[inline]
    pub(crate) fn list_push(&mut self, list: Value, v: Value) -> Res<()> {
        let len = self.list_len(list);
        if len >= self.list_capacity(list) {
            self.list_reserve(list, len + 1)?;
        }
        self.list_set(list, len, v);
        self.set(list.addr(), LENGTH, Value::int(len as i64 + 1));
        Ok(())
    }

    /// Appends `v` to `list`, if that has room for it.
    #[cfg(feature = "speed")]
    #[inline]
    pub(crate) fn push_into_capacity(&mut self, list: Value, v: Value) -> bool {
        let Some(storage) = self.get(list.addr(), STORAGE).as_kind(Kind::Slots) else {
            return false;
        };
        let len = self.list_len(list);
        let fits = len < self.heap.len(storage);
        if fits {
            self.set(storage, len + 1, v);
            self.set(list.addr(), LENGTH, Value::int(len as i64 + 1));
        }
        fits
    }

    /// Appends `v` to the list in the stack word `slot`; makes room itself, so objects may move.
    pub(crate) fn list_push_rooted(&mut self, slot: usize, v: Value) -> Res<()> {
        let list = self.word(slot);
        let needed = self.list_len(list) + 1;
        if self.list_capacity(list) >= needed {
            return self.list_push(list, v);
        }
        let top = self.top;
        let kept = self.push(v)?;
        let done = self.list_reserve_rooted(slot, needed);
        let v = self.word(kept);
        self.top = top;
        done?;
        self.list_push(self.word(slot), v)
    }

    /// Sets the length of a list to `len`, at most what it is; what is cut off is let go.
    pub(crate) fn list_truncate(&mut self, list: Value, len: usize) {
        let (base, old) = self.list_span(list);
        if len < old {
            self.heap.words[base + len..base + old].fill(Value::UNBOUND.bits());
            self.set(list.addr(), LENGTH, Value::int(len as i64));
        }
    }

    /// Empties a list; its storage goes.
    pub(crate) fn list_clear(&mut self, list: Value) {
        self.set(list.addr(), LENGTH, Value::int(0));
        self.set(list.addr(), STORAGE, Value::NONE);
    }

    /// Puts `count` unbound items in place of the items `from..to`. On [`Trap::Full`] nothing
    /// has changed. The new items must be set before anything else happens.
    pub(crate) fn list_splice(
        &mut self,
        list: Value,
        from: usize,
        to: usize,
        count: usize,
    ) -> Result<(), Full> {
        let len = self.list_len(list);
        let new_len = len - (to - from) + count;
        self.list_reserve(list, new_len)?;
        let Some(storage) = self.get(list.addr(), STORAGE).as_kind(Kind::Slots) else {
            return Ok(());
        };
        let base = storage.index() + 1;
        self.heap
            .words
            .copy_within(base + to..base + len, base + from + count);
        if new_len < len {
            self.heap.words[base + new_len..base + len].fill(Value::UNBOUND.bits());
        }
        self.set(list.addr(), LENGTH, Value::int(new_len as i64));
        Ok(())
    }

    // ---- extending

    /// Extends the list in the stack word `slot` by the items of `source`; makes room itself,
    /// so objects may move.
    pub(crate) fn list_extend(&mut self, slot: usize, source: Value) -> Res<()> {
        let top = self.top;
        // Nobody is asked for the items of a list that extends itself.
        let own = self.plain(source) == self.word(slot);
        let kept = self.push(if own { self.word(slot) } else { source })?;
        let done = self.extend_from_slot(slot, kept);
        self.top = top;
        done
    }

    /// Asks an instance for its length, or that which an iterator goes over by number, as the
    /// reference implementation does before it makes a list of the items, and drops the answer.
    pub(crate) fn ask_length(&mut self, v: Value) -> Res<()> {
        let asked = v;
        let v = match v.kind() {
            Some(Kind::SeqIter) => self.get(v.addr(), 1),
            Some(Kind::CompoundIter) if self.type_id(v).goes_backwards() => self.get(v.addr(), 2),
            _ => v,
        };
        if self.special(v, const { Name::new("__len__") }).is_none() {
            // What derives from a type of items has its length; an iterator by number knows no
            // hint but that length.
            let has_length = asked != v || self.payload(v).is_some_and(|p| self.has_items(p));
            return match has_length {
                true => Ok(()),
                false => self.ask_length_hint(v),
            };
        }
        self.rooted(v, |vm, slot| match vm.length(v) {
            Err(trap) if vm.is_raised(trap) && vm.pending_is(TypeId::TypeError) => {
                vm.clear_pending();
                match asked == v {
                    true => vm.ask_length_hint(vm.word(slot)),
                    false => Ok(()),
                }
            }
            length => vm.refuse_length(length? as i64),
        })
    }

    /// Whether an object of a built-in type has a length.
    pub(crate) fn has_items(&self, v: Value) -> bool {
        self.is_plain_sequence(v)
            || matches!(
                v.kind(),
                Some(Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::Range)
            )
    }

    /// Asks an instance that has no length, or none that is a number, for its `__length_hint__`, and
    /// drops the answer.
    fn ask_length_hint(&mut self, v: Value) -> Res<()> {
        let own = matches!(
            v.kind(),
            Some(Kind::Instance | Kind::Class | Kind::Exception | Kind::Module)
        );
        if !own || !Feature::Classes.included() {
            return Ok(());
        }
        let Some(hint) = self.special(v, const { Name::new("__length_hint__") }) else {
            return Ok(());
        };
        let said = match self.call_special(v, hint, &[]) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                self.clear_pending();
                return Ok(());
            }
            said => said?,
        };
        if said == Value::NOT_IMPLEMENTED {
            return Ok(());
        }
        let plain = self.plain(said);
        if !self.is_integer(plain) {
            return Err(self.raise_type(said, "__length_hint__ must be an integer, not ", ""));
        }
        let length = self.count_of(plain)?;
        if length < 0 {
            let text = "__length_hint__() should return >= 0";
            return Err(self.raise(TypeId::ValueError, &[text.into()]));
        }
        self.refuse_length(length)
    }

    /// No address space holds a list of some lengths.
    fn refuse_length(&mut self, length: i64) -> Res<()> {
        match length >> 44 {
            0 => Ok(()),
            _ => Err(self.raise(TypeId::MemoryError, &[])),
        }
    }

    fn extend_from_slot(&mut self, slot: usize, kept: usize) -> Res<()> {
        let whole = self.push(self.word(kept))?;
        let source = self.iterated(self.word(kept));
        self.set_word(kept, source);
        let is_table = matches!(
            source.kind(),
            Some(Kind::Dict | Kind::Set | Kind::FrozenSet)
        );
        let direct = is_table || self.items_span(source).is_some();
        if direct && self.word(whole).is(Kind::Instance) {
            self.with_room(|vm| vm.ask_length(vm.word(whole)))?;
        }
        let source = self.word(kept);
        if self.items_span(source).is_some() {
            return self.extend_by_items(slot, kept);
        }
        if is_table {
            return self.extend_by_keys(slot, kept);
        }
        let it = self.get_iter(source)?;
        self.set_word(kept, it);
        self.with_room(|vm| vm.ask_length(vm.word(whole)))?;
        let it = self.word(kept);
        if it.is(Kind::RangeIter) {
            return self.extend_by_range(slot, kept);
        }
        while let Some(v) = self.next_rooted(kept)? {
            self.list_push_rooted(slot, v)?;
        }
        Ok(())
    }

    /// Extends by a list (perhaps itself) or tuple.
    fn extend_by_items(&mut self, slot: usize, kept: usize) -> Res<()> {
        let count = self
            .items_span(self.word(kept))
            .map_or(0, |(_, count)| count);
        let len = self.list_len(self.word(slot));
        self.list_reserve_rooted(slot, len + count)?;
        let list = self.word(slot);
        let Some((from, _)) = self.items_span(self.word(kept)) else {
            return Ok(());
        };
        if count > 0 {
            let into = self.get(list.addr(), STORAGE).addr().index() + 1 + len;
            self.heap.words.copy_within(from..from + count, into);
            self.set(list.addr(), LENGTH, Value::int((len + count) as i64));
        }
        Ok(())
    }

    fn extend_by_keys(&mut self, slot: usize, kept: usize) -> Res<()> {
        let count = self.table_len(self.word(kept));
        let len = self.list_len(self.word(slot));
        self.list_reserve_rooted(slot, len + count)?;
        let (list, table) = (self.word(slot), self.word(kept));
        let mut entry = 0;
        while let Some(i) = self.next_entry(table, entry) {
            self.list_push(list, self.entry_key(table, i))?;
            entry = i + 1;
        }
        Ok(())
    }

    fn extend_by_range(&mut self, slot: usize, kept: usize) -> Res<()> {
        let count = self.get(self.word(kept).addr(), 2).int_unchecked().max(0) as usize;
        let len = self.list_len(self.word(slot));
        self.list_reserve_rooted(slot, len + count)?;
        let (list, it) = (self.word(slot).addr(), self.word(kept).addr());
        let (first, step) = (
            self.get(it, 1).int_unchecked(),
            self.get(it, 3).int_unchecked(),
        );
        if count > 0 {
            let into = self.get(list, STORAGE).addr().index() + 1 + len;
            for (n, word) in self.heap.words[into..into + count].iter_mut().enumerate() {
                *word = Value::int(first + n as i64 * step).bits();
            }
            self.set(list, LENGTH, Value::int((len + count) as i64));
            self.set(it, 2, Value::int(0));
        }
        Ok(())
    }

    /// A new list of the items of the iterable `source`; may move objects.
    pub fn list_of(&mut self, source: Value) -> Res {
        let top = self.top;
        let kept = self.push(source)?;
        let done = self.list_of_slot(kept);
        self.top = top;
        done
    }

    fn list_of_slot(&mut self, kept: usize) -> Res {
        self.make_room(8)?;
        let list = self.list_with_capacity(0)?;
        let slot = self.push(list)?;
        self.extend_from_slot(slot, kept)?;
        Ok(self.word(slot))
    }

    /// A tuple of the items of the iterable `source` (itself, where it is a tuple); may move
    /// objects.
    pub(crate) fn tuple_of(&mut self, source: Value) -> Res {
        if source.is(Kind::Tuple) && self.record_name(source).is_none() {
            return Ok(source);
        }
        let top = self.top;
        let list = if source.is(Kind::List) {
            source
        } else {
            self.list_of(source)?
        };
        let slot = self.push(list)?;
        let room = self.make_room(self.list_len(list) + 1);
        let list = self.word(slot);
        self.top = top;
        room?;
        self.list_to_tuple(list)
    }

    // ---- taking apart

    /// Unpacks `source` into the `count` stack words from `into` on.
    pub(crate) fn unpack(&mut self, source: Value, into: usize, count: usize) -> Res<()> {
        if let Some((base, len)) = self.items_span(source) {
            if len == count {
                self.heap.words.copy_within(base..base + count, into);
                return Ok(());
            }
            return Err(self.raise_unpack(count, len, ""));
        }
        // Into a list first: the targets may be what is iterated over.
        let top = self.top;
        let list = self.unpack_iterable(source, count);
        self.top = top;
        let (base, _) = self.list_span(list?);
        self.heap.words.copy_within(base..base + count, into);
        Ok(())
    }

    /// A list of the `count` items of `source`, or, if that is only the least number, of all.
    pub(crate) fn unpack_to_list(&mut self, source: Value, count: usize, is_least: bool) -> Res {
        let least = if is_least { "at least " } else { "" };
        if let Some((base, len)) = self.items_span(source) {
            if len == count || is_least && len > count {
                return self.list_from_words(base, len);
            }
            return Err(self.raise_unpack(count, len, least));
        }
        let top = self.top;
        let list = if is_least {
            self.unpack_list(source)
        } else {
            self.unpack_iterable(source, count)
        };
        self.top = top;
        let list = list?;
        let len = self.list_len(list);
        if len < count {
            return Err(self.raise_unpack(count, len, least));
        }
        Ok(list)
    }

    /// A list of `count` items that iterating over `source` gives; leaves words on the stack.
    fn unpack_iterable(&mut self, source: Value, count: usize) -> Res {
        let it = self.unpack_iter(source)?;
        let kept = self.push(it)?;
        self.make_room(count + 8)?;
        let list = self.list_with_capacity(count)?;
        let slot = self.push(list)?;
        for have in 0..count {
            match self.next_rooted(kept)? {
                Some(v) => self.list_push_rooted(slot, v)?,
                None => return Err(self.raise_unpack(count, have, "")),
            }
        }
        if self.next_rooted(kept)?.is_some() {
            return Err(self.raise_unpack(count, count + 1, ""));
        }
        Ok(self.word(slot))
    }

    /// Unpacks `source` into `before` words from `into` on, a list of what is between, and
    /// `after` words.
    pub(crate) fn unpack_ex(
        &mut self,
        source: Value,
        into: usize,
        before: usize,
        after: usize,
    ) -> Res<()> {
        if self.items_span(source).is_some() {
            return self.unpack_around(source, into, before, after);
        }
        let top = self.top;
        let list = self.unpack_list(source);
        let done = list.and_then(|list| {
            let slot = self.push(list)?;
            self.make_room(self.list_len(list) + 8)?;
            self.unpack_around(self.word(slot), into, before, after)
        });
        self.top = top;
        done
    }

    fn unpack_list(&mut self, source: Value) -> Res {
        let it = self.unpack_iter(source)?;
        self.list_of(it)
    }

    fn unpack_around(
        &mut self,
        source: Value,
        into: usize,
        before: usize,
        after: usize,
    ) -> Res<()> {
        let Some((base, len)) = self.items_span(source) else {
            return Ok(());
        };
        let Some(middle) = len.checked_sub(before + after) else {
            return Err(self.raise_unpack(before + after, len, "at least "));
        };
        let list = self.list_from_words(base + before, middle)?;
        self.heap.words.copy_within(base..base + before, into);
        self.set_word(into + before, list);
        let tail = base + before + middle;
        self.heap
            .words
            .copy_within(tail..tail + after, into + before + 1);
        Ok(())
    }

    /// `iter(source)` with the error of an unpacking.
    fn unpack_iter(&mut self, source: Value) -> Res {
        if self.is_iterable(source) {
            return self.get_iter(source);
        }
        let message = [
            Part::Text("cannot unpack non-iterable "),
            Part::TypeOf(source),
            Part::Text(" object"),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }

    #[cold]
    fn raise_unpack(&mut self, count: usize, have: usize, least: &str) -> Trap {
        // An iterator that has been moved on must not be asked again for want of memory.
        if let Err(trap) = self.make_room(RAISE_ROOM) {
            return trap;
        }
        let expected = Part::Int(count as i64);
        if have > count {
            let message = [
                Part::Text("too many values to unpack (expected "),
                expected,
                Part::Text(")"),
            ];
            return self.raise(TypeId::ValueError, &message);
        }
        let message = [
            Part::Text("not enough values to unpack (expected "),
            Part::Text(least),
            expected,
            Part::Text(", got "),
            Part::Int(have as i64),
            Part::Text(")"),
        ];
        self.raise(TypeId::ValueError, &message)
    }

    /// The storage of a list, where it has one.
    pub(crate) fn list_storage(&self, list: Value) -> Option<Addr> {
        self.get(list.addr(), STORAGE).as_kind(Kind::Slots)
    }
}
