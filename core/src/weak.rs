//! Weak references: to an object that they do not keep alive.
//!
//! A [`Kind::WeakRef`] has fields: 1 its [`Kind::WeakCell`], 2 callback or None, 3 hash or None,
//! 4 the instance of a subclass that it is the payload of, or None. The cell has one field, what is referred to, which marking does not look at.
//!
//! The table in [`Root::WeakReferences`] has all references, in pairs of what they refer to and
//! the reference: those to one object are found there, and a collection finds there what to
//! clear. Its first field is the number of pairs, which are in the order of the objects in memory,
//! of one object the newest first.
//!
//! A reference that a collection has cleared, and whose callback is to be called, has in field 1
//! the next of those, or None. The first is in [`Root::Callbacks`].

use crate::collect::WeakRoots;
use crate::features::Feature;
use crate::finalize::PENDING;
use crate::heap::{Heap, MARKED};
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{Root, Vm};

const CELL: usize = 1;
pub(crate) const CALLBACK: usize = 2;
const HASH: usize = 3;
const OWNER: usize = 4;

/// Words of the table before the first pair, its header not counted.
const BEFORE: usize = 1;

impl Heap<'_> {
    /// Clears the references to what has not been marked, and drops from the table those that
    /// have not been marked themselves.
    pub(crate) fn clear_references(&mut self, weak: WeakRoots) {
        let table = self.words.get(weak.references);
        let table = table.filter(|_| Feature::Finalizers.included());
        let table = table.and_then(|&word| Value::from_bits(word).as_kind(Kind::Slots));
        let Some(table) = table else {
            return;
        };
        let is_marked = |heap: &Self, v: Value| heap.words[v.addr().index()] & MARKED != 0;
        // Backwards, so that the chain of callbacks is in order.
        for pair in (0..self.get(table, 1).int_unchecked() as usize).rev() {
            let field = 1 + BEFORE + 2 * pair;
            let (object, reference) = (self.get(table, field), self.get(table, field + 1));
            if !is_marked(self, reference) {
                self.set(table, field, Value::UNBOUND);
            } else if !is_marked(self, object) {
                let at = reference.addr();
                let cell = self.get(at, CELL).addr();
                self.set(cell, 1, Value::UNBOUND);
                let mut next = Value::NONE;
                if !self.get(at, CALLBACK).is_none() {
                    next = Value::from_bits(self.words[weak.callbacks]);
                    self.words[weak.callbacks] = reference.bits();
                }
                self.set(at, CELL, next);
            }
        }
    }
}

impl Vm<'_> {
    /// A weak reference to `object`; one without a callback is made once for each object.
    ///
    /// # Errors
    /// As [`Vm::new_weak_reference`].
    pub(crate) fn weak_reference(&mut self, object: Value, callback: Value) -> Res {
        let is_plain = |vm: &Self, known: Value| {
            let at = known.addr();
            vm.get(at, CALLBACK).is_none() && vm.get(at, OWNER).is_none()
        };
        let known = self
            .entered_references(object)
            .find(|&known| is_plain(self, known));
        match known {
            Some(known) if callback.is_none() => Ok(known),
            _ => self.new_weak_reference(object, callback),
        }
    }

    /// A new weak reference to `object`.
    ///
    /// # Errors
    /// TypeError for an object that nothing can refer to weakly.
    pub(crate) fn new_weak_reference(&mut self, object: Value, callback: Value) -> Res {
        self.needs(Feature::Finalizers)?;
        if !self.is_weakly_referable(object) {
            let text = "cannot create weak reference to '";
            return Err(self.raise_type(object, text, "' object"));
        }
        let room = self.room_in_table()?;
        let cell = self.object(Kind::WeakCell, [object])?;
        let fields = [cell, callback, Value::NONE, Value::NONE];
        let reference = self.object(Kind::WeakRef, fields)?;
        if object.is_ref() {
            self.enter_reference(room, object, reference);
        }
        Ok(reference)
    }

    /// Whether there can be weak references to the object: not to plain values, containers but
    /// sets, and instances whose class has slots and not one for that.
    fn is_weakly_referable(&self, object: Value) -> bool {
        match object.kind() {
            Some(Kind::Instance) => self.extent(self.class_of(object)).references,
            Some(Kind::Class | Kind::Function | Kind::Method | Kind::Set | Kind::FrozenSet) => true,
            Some(Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) => true,
            Some(Kind::Module | Kind::MemoryView | Kind::Stream) => true,
            Some(Kind::GenericAlias | Kind::Union) => true,
            Some(Kind::Exception) => self.class_of(object).is(Kind::Class),
            Some(_) => false,
            None => matches!(
                self.type_id(object),
                TypeId::Type | TypeId::Builtin | TypeId::Code | TypeId::TextIo
            ),
        }
    }

    /// The weak references to an object that have not been cleared.
    pub fn weak_references(&self, object: Value) -> impl Iterator<Item = Value> + '_ {
        self.entered_references(object)
            .map(|reference| self.whole_reference(reference))
    }

    /// The instance of a subclass that a weak reference is the payload of, or itself.
    pub(crate) fn whole_reference(&self, reference: Value) -> Value {
        match self.get(reference.addr(), OWNER) {
            Value::NONE => reference,
            owner => owner,
        }
    }

    /// Makes the weak reference the payload of `owner`.
    pub(crate) fn own_reference(&mut self, reference: Value, owner: Value) {
        self.set(reference.addr(), OWNER, owner);
    }

    fn entered_references(&self, object: Value) -> impl Iterator<Item = Value> + '_ {
        let table = self.root(Root::WeakReferences).as_kind(Kind::Slots);
        let place = table.map_or(0, |table| self.place_in_table(table, object));
        let count = table.map_or(0, |table| self.get(table, 1).int_unchecked() as usize);
        table.into_iter().flat_map(move |table| {
            (place..count)
                .map(move |pair| 1 + BEFORE + 2 * pair)
                .take_while(move |&field| self.get(table, field) == object)
                .map(move |field| self.get(table, field + 1))
        })
    }

    /// The first pair in the table of this object or one behind it in memory.
    fn place_in_table(&self, table: Addr, object: Value) -> usize {
        let count = self.get(table, 1).int_unchecked() as usize;
        crate::image::partition(count, |pair| {
            self.get(table, 1 + BEFORE + 2 * pair).addr() < object.addr()
        })
    }

    /// The table, with room for one more pair.
    fn room_in_table(&mut self) -> Res<Addr> {
        let Some(table) = self.root(Root::WeakReferences).as_kind(Kind::Slots) else {
            let table = self.heap.slots(BEFORE + 2 * 7)?;
            self.set(table, 1, Value::int(0));
            self.set_root(Root::WeakReferences, Value::reference(Kind::Slots, table));
            return Ok(table);
        };
        let needed = BEFORE + 2 * (self.get(table, 1).int_unchecked() as usize + 1);
        if self.heap.len(table) >= needed {
            return Ok(table);
        }
        let table = self.heap.grow_slots(table, needed * 3 / 2 + 1)?;
        self.set_root(Root::WeakReferences, Value::reference(Kind::Slots, table));
        Ok(table)
    }

    fn enter_reference(&mut self, table: Addr, object: Value, reference: Value) {
        let count = self.get(table, 1).int_unchecked() as usize;
        let field = 1 + BEFORE + 2 * self.place_in_table(table, object);
        let first = table.index() + field;
        let end = table.index() + 1 + BEFORE + 2 * count;
        self.heap.words.copy_within(first..end, first + 2);
        self.set(table, field, object);
        self.set(table, field + 1, reference);
        self.set(table, 1, Value::int(count as i64 + 1));
    }

    /// What a weak reference refers to; None where that is gone, or about to be finalized.
    pub(crate) fn referent(&self, reference: Value) -> Value {
        let cell = self.get(reference.addr(), CELL);
        let Some(cell) = cell.as_kind(Kind::WeakCell) else {
            return Value::NONE;
        };
        let object = self.get(cell, 1);
        let pending = object.is_ref() && self.heap.raw(object.addr(), 0) & PENDING != 0;
        if pending { Value::NONE } else { object }
    }

    /// The callback of a weak reference; None where it has none or has been cleared.
    pub(crate) fn reference_callback(&self, reference: Value) -> Value {
        match self.get(reference.addr(), CELL).is(Kind::WeakCell) {
            true => self.get(reference.addr(), CALLBACK),
            false => Value::NONE,
        }
    }

    /// The hash of a weak reference: that of what it refers to, as long as it is known.
    pub(crate) fn reference_hash(&mut self, reference: Value) -> Res<i64> {
        self.needs(Feature::Finalizers)?;
        if let Some(known) = self.get(reference.addr(), HASH).as_int() {
            return Ok(known);
        }
        let object = self.referent(reference);
        if object.is_none() {
            let text = "weak object has gone away";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        let top = self.top;
        let slot = self.push(reference)?;
        let hash = self.hash(object);
        let reference = self.word(slot);
        self.top = top;
        let hash = hash?;
        self.set(reference.addr(), HASH, Value::int(hash));
        Ok(hash)
    }

    /// Whether some weak reference has a callback.
    pub(crate) fn has_callbacks(&self) -> bool {
        let Some(table) = self.root(Root::WeakReferences).as_kind(Kind::Slots) else {
            return false;
        };
        let count = self.get(table, 1).int_unchecked() as usize;
        (0..count).any(|pair| {
            let reference = self.get(table, 2 + BEFORE + 2 * pair);
            !self.get(reference.addr(), CALLBACK).is_none()
        })
    }

    /// Takes the next weak reference whose callback is to be called.
    pub(crate) fn take_cleared(&mut self) -> Option<Value> {
        let reference = self.root(Root::Callbacks);
        let at = reference.as_kind(Kind::WeakRef)?;
        let next = self.get(at, CELL);
        self.set_root(Root::Callbacks, next);
        self.set(at, CELL, Value::NONE);
        Some(reference)
    }
}
