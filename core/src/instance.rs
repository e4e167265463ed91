//! Instances and their shapes.
//!
//! An instance has fields: 1 shape, 2 identity, 3 further attributes ([`Kind::Slots`]; None; or
//! a dict that holds all attributes), 4.. attributes, in the order in which they were first set.
//! Its header holds the shape's number in bits 63..48, for the caches; 0 is none.
//!
//! A shape says which attribute is where. It has fields: 1 class, 2 the shape with one attribute
//! fewer, 3 name of the last attribute, 4 number of attributes, 5 the newest of the shapes with
//! one more, 6 its next sibling. Every class has a tree of shapes of its own, so the shape tells
//! the class as well.
//!
//! What stands for the name of a slot is its descriptor, so that no attribute is taken for it.
//! Where a dict holds the attributes, the slots are the first fields, unbound where they are empty.

use crate::class::{CAPACITY, SHAPE as CLASS_SHAPE};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::{Addr, Value};
use crate::vm::Vm;

pub(crate) const SHAPE: usize = 1;
pub(crate) const IDENTITY: usize = 2;
pub(crate) const MORE: usize = 3;
/// First attribute.
pub(crate) const FIRST: usize = 4;

pub(crate) const SHAPE_CLASS: usize = 1;
const PARENT: usize = 2;
const NAME: usize = 3;
const COUNT: usize = 4;
const CHILD: usize = 5;
const SIBLING: usize = 6;

/// Attributes that instances are made with room for, at most.
const MOST_INLINE: i64 = 30;

/// Header flag of an instance whose first attribute is its payload: see `class::builtin`.
pub(crate) const PAYLOAD: u64 = 1 << 42;

impl Vm<'_> {
    /// A new instance of `class` without attributes.
    pub(crate) fn new_instance(&mut self, class: Value) -> Res {
        self.needs(Feature::Classes)?;
        let shape = self.shape_of_class(class)?;
        let room = self.get(class.addr(), CAPACITY).int_unchecked() as usize;
        let at = self.heap.alloc(Kind::Instance, FIRST - 1 + room)?;
        self.set(at, SHAPE, shape);
        self.set(at, IDENTITY, Value::int(0));
        self.set(at, MORE, Value::NONE);
        self.heap.fields_mut(at)[FIRST - 1..].fill(Value::UNBOUND.bits());
        self.adopt(at, shape);
        Ok(Value::reference(Kind::Instance, at))
    }

    /// A new instance of `class`, in whose first slot `v` is; the slot has the descriptor `member`.
    /// `None` if the class has no slots.
    pub(crate) fn new_holder(
        &mut self,
        class: Value,
        member: Value,
        v: Value,
    ) -> Res<Option<Value>> {
        if self.extent(class).slots == 0 || self.layout_of(class).is_payload() {
            return Ok(None);
        }
        let root = self.shape_of_class(class)?;
        let shape = self.shape_with(root, member)?;
        let made = self.new_instance(class)?;
        self.adopt(made.addr(), shape);
        self.set(made.addr(), FIRST, v);
        Ok(Some(made))
    }

    /// The shape of instances of `class` without attributes.
    fn shape_of_class(&mut self, class: Value) -> Res {
        match self.get(class.addr(), CLASS_SHAPE) {
            shape if shape.is(Kind::Shape) => Ok(shape),
            _ => self.root_shape(class),
        }
    }

    /// Gives the instance the shape, and the shape's number to its header.
    pub(crate) fn adopt(&mut self, at: Addr, shape: Value) {
        let number = self.heap.raw(shape.addr(), 0) >> 48;
        let header = self.heap.raw(at, 0) & !(0xFFFF << 48);
        self.set(at, SHAPE, shape);
        self.heap.set_raw(at, 0, header | number << 48);
    }

    fn root_shape(&mut self, class: Value) -> Res {
        let none = Value::NONE;
        let mut shape = self.new_shape([class, none, none, Value::int(0), none, none])?;
        if self.layout_of(class).is_payload() {
            // The payload is an attribute without a name.
            shape = self.new_shape([class, shape, none, Value::int(1), none, none])?;
        }
        self.set(class.addr(), CLASS_SHAPE, shape);
        Ok(shape)
    }

    fn new_shape(&mut self, fields: [Value; 6]) -> Res {
        let shape = self.object(Kind::Shape, fields)?;
        let number = self.next_shape;
        self.next_shape = number.saturating_add(1);
        if number < u16::MAX {
            let header = self.heap.raw(shape.addr(), 0);
            self.heap
                .set_raw(shape.addr(), 0, header | (number as u64) << 48);
        }
        Ok(shape)
    }

    /// Which attribute of the shape `name` is.
    pub(crate) fn shape_find(&self, shape: Value, name: Value) -> Option<usize> {
        let mut at = shape.addr();
        loop {
            let count = self.get(at, COUNT).int_unchecked();
            if count == 0 {
                return None;
            }
            if self.is_named(at, name) {
                return Some(count as usize - 1);
            }
            at = self.get(at, PARENT).addr();
        }
    }

    /// Whether the last attribute of the shape is `name`, a str or the descriptor of a slot.
    fn is_named(&self, shape: Addr, name: Value) -> bool {
        let own = self.get(shape, NAME);
        own == name || !name.is(Kind::Member) && self.str_eq(own, name)
    }

    /// The shape with the attribute `name` after those of `shape`.
    fn shape_with(&mut self, shape: Value, name: Value) -> Res {
        let mut child = self.get(shape.addr(), CHILD);
        while let Some(at) = child.as_kind(Kind::Shape) {
            if self.is_named(at, name) {
                return Ok(child);
            }
            child = self.get(at, SIBLING);
        }
        let count = self.get(shape.addr(), COUNT).int_unchecked() + 1;
        let class = self.get(shape.addr(), SHAPE_CLASS);
        let newest = self.get(shape.addr(), CHILD);
        let new = self.new_shape([class, shape, name, Value::int(count), Value::NONE, newest])?;
        self.set(shape.addr(), CHILD, new);
        if count > self.get(class.addr(), CAPACITY).int_unchecked() && count <= MOST_INLINE {
            self.set(class.addr(), CAPACITY, Value::int(count));
        }
        Ok(new)
    }

    /// The memory word of attribute `i` of an instance.
    fn attribute_word(&self, at: Addr, i: usize) -> usize {
        let inline = self.heap.len(at) - (FIRST - 1);
        if i < inline {
            return at.index() + FIRST + i;
        }
        self.get(at, MORE).addr().index() + 1 + i - inline
    }

    /// The field of a slot of an instance whose attributes are in a dict.
    fn slot_field(&self, at: Addr, member: Value) -> usize {
        FIRST + self.hidden(at) + self.slot_number(member)
    }

    /// How many attributes without a name the instance has.
    fn hidden(&self, at: Addr) -> usize {
        (self.heap.raw(at, 0) & PAYLOAD != 0) as usize
    }

    /// The attribute `name`, or what is in the slot of that descriptor, of the instance itself.
    pub(crate) fn instance_get(&mut self, object: Value, name: Value) -> Option<Value> {
        let at = object.addr();
        let more = self.get(at, MORE);
        if more.is(Kind::Dict) {
            if name.is(Kind::Member) {
                let v = self.get(at, self.slot_field(at, name));
                return (!v.is_unbound()).then_some(v);
            }
            let i = self.dict_find_str(more, name)?;
            return Some(self.entry_value(more, i));
        }
        let i = self.shape_find(self.get(at, SHAPE), name)?;
        Some(self.word(self.attribute_word(at, i)))
    }

    /// The field that the attribute `name` has in instances with room for it: for the caches.
    pub(crate) fn instance_field(&self, object: Value, name: Value) -> Option<usize> {
        let at = object.addr();
        if self.get(at, MORE).is(Kind::Dict) {
            return None;
        }
        Some(FIRST + self.shape_find(self.get(at, SHAPE), name)?)
    }

    /// The field of the last attribute of instances of this shape.
    pub(crate) fn last_field(&self, shape: Value) -> usize {
        FIRST + self.get(shape.addr(), COUNT).int_unchecked() as usize - 1
    }

    /// The memory word of the attribute that has `field` in instances with room for it; `None` where
    /// neither the instance nor its storage for further attributes has.
    pub(crate) fn attribute_field_word(&self, at: Addr, field: usize) -> Option<usize> {
        let Some(beyond) = field.checked_sub(self.heap.len(at) + 1) else {
            return Some(at.index() + field);
        };
        let more = self.get(at, MORE).as_kind(Kind::Slots)?;
        (beyond < self.heap.len(more)).then(|| more.index() + 1 + beyond)
    }

    /// Sets the attribute `name` of the instance itself.
    pub(crate) fn instance_set(&mut self, object: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::Classes)?;
        let at = object.addr();
        let more = self.get(at, MORE);
        if more.is(Kind::Dict) {
            if name.is(Kind::Member) {
                self.set(at, self.slot_field(at, name), v);
                return Ok(());
            }
            return self.dict_set_str(more, name, v);
        }
        let shape = self.get(at, SHAPE);
        if let Some(i) = self.shape_find(shape, name) {
            let word = self.attribute_word(at, i);
            self.set_word(word, v);
            return Ok(());
        }
        let new = self.shape_with(shape, name)?;
        let i = self.get(new.addr(), COUNT).int_unchecked() as usize - 1;
        self.room_for_attribute(at, i)?;
        self.adopt(at, new);
        let word = self.attribute_word(at, i);
        self.set_word(word, v);
        Ok(())
    }

    /// Makes the instance one of `class`, which is laid out alike, with the same attributes.
    pub(crate) fn move_to_class(&mut self, object: Value, class: Value) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.needs(Feature::Classes)?;
        let at = object.addr();
        let root = match self.get(class.addr(), CLASS_SHAPE) {
            shape if shape.is(Kind::Shape) => shape,
            _ => self.root_shape(class)?,
        };
        if self.extent(class).slots > 0 {
            self.instance_dict(object)?;
        }
        if self.get(at, MORE).is(Kind::Dict) {
            self.adopt_without_number(at, root);
            return Ok(());
        }
        let old = self.get(at, SHAPE);
        let count = self.get(old.addr(), COUNT).int_unchecked() as usize;
        let mut shape = root;
        for i in self.hidden(at)..count {
            let name = self.attribute_name_at(old, i);
            shape = self.shape_with(shape, name)?;
        }
        self.adopt(at, shape);
        Ok(())
    }

    /// The name of attribute `i` of instances of this shape.
    fn attribute_name_at(&self, shape: Value, i: usize) -> Value {
        let mut named = shape.addr();
        while self.get(named, COUNT).int_unchecked() as usize != i + 1 {
            named = self.get(named, PARENT).addr();
        }
        self.get(named, NAME)
    }

    fn room_for_attribute(&mut self, at: Addr, i: usize) -> Res<()> {
        let Some(beyond) = i.checked_sub(self.heap.len(at) - (FIRST - 1)) else {
            return Ok(());
        };
        let storage = match self.get(at, MORE).as_kind(Kind::Slots) {
            None => self.heap.slots(4)?,
            Some(slots) if beyond < self.heap.len(slots) => return Ok(()),
            Some(slots) => self.heap.grow_slots(slots, beyond * 2 + 2)?,
        };
        self.set(at, MORE, Value::reference(Kind::Slots, storage));
        Ok(())
    }

    /// Deletes the attribute `name` of the instance itself; whether it was there.
    pub(crate) fn instance_delete(&mut self, object: Value, name: Value) -> Res<bool> {
        self.needs(Feature::Classes)?;
        if name.is(Kind::Member) {
            let full = self.instance_get(object, name).is_some();
            if full {
                self.instance_dict(object)?;
                let at = object.addr();
                self.set(at, self.slot_field(at, name), Value::UNBOUND);
            }
            return Ok(full);
        }
        let dict = self.instance_dict(object)?;
        let Some(i) = self.dict_find_str(dict, name) else {
            return Ok(false);
        };
        self.table_delete(dict, i);
        Ok(true)
    }

    /// The instance's attributes as a dict, which holds them from now on.
    pub(crate) fn instance_dict(&mut self, object: Value) -> Res {
        self.needs(Feature::Introspection)?;
        self.needs(Feature::Classes)?;
        let at = object.addr();
        let more = self.get(at, MORE);
        if more.is(Kind::Dict) {
            return Ok(more);
        }
        let shape = self.get(at, SHAPE);
        let count = self.get(shape.addr(), COUNT).int_unchecked() as usize;
        let class = self.get(shape.addr(), SHAPE_CLASS);
        let dict = self.new_dict()?;
        self.table_reserve(dict, count)?;
        let top = self.top;
        let first = self.native_top();
        for _ in 0..self.extent(class).slots {
            self.push(Value::UNBOUND)?;
        }
        for i in self.hidden(at)..count {
            let name = self.attribute_name_at(shape, i);
            let v = self.word(self.attribute_word(at, i));
            match name.is(Kind::Member) {
                true => self.set_word(first + self.slot_number(name), v),
                false => self.dict_set_str(dict, name, v)?,
            }
        }
        // From here on nothing fails.
        let slots = FIRST + self.hidden(at);
        for field in slots..=self.heap.len(at) {
            let v = match field - slots < self.extent(class).slots {
                true => self.word(first + field - slots),
                false => Value::UNBOUND,
            };
            self.set(at, field, v);
        }
        self.top = top;
        self.adopt_without_number(at, self.get(class.addr(), CLASS_SHAPE));
        self.set(at, MORE, dict);
        Ok(dict)
    }

    /// Gives the instance, whose attributes are in a dict, the shape: no cache knows it.
    fn adopt_without_number(&mut self, at: Addr, root: Value) {
        self.adopt(at, root);
        let header = self.heap.raw(at, 0) & !(0xFFFF << 48);
        self.heap.set_raw(at, 0, header);
    }
}
