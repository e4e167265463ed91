//! `member_descriptor`: what a class with `__slots__` has under the name of a slot; and what a class
//! has under `__dict__` and `__weakref__`. Attributes of built-in types are natives, which the same
//! methods are for.

use super::arity;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::{Part, Res, Trap};
use crate::types::{Native, TypeId, getter, method, native};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

const CLASS: usize = 1;
const NAME: usize = 2;
/// Which of the slots of the layout it is.
const NUMBER: usize = 3;

/// In place of a number: the `__dict__` that a class gives its instances.
const DICT: i64 = -1;
/// In place of a number: their `__weakref__`.
const REFERENCES: i64 = -2;

pub(crate) static METHODS: &[Native] = &[
    method("__get__", 1, 2, get),
    method("__set__", 2, 2, set),
    method("__delete__", 1, 1, delete),
    getter("__objclass__", |vm, args| part(vm, args, CLASS)),
    getter("__name__", |vm, args| part(vm, args, NAME)),
    getter("__qualname__", qualname),
];

/// `__get__(object[, class])`.
fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    arity(vm, args.skip(1), "__get__", 1, 2)?;
    let (descriptor, object) = (vm.arg(args, 0), vm.arg(args, 1));
    if object.is_none() && args.len() > 2 && !vm.arg(args, 2).is_none() {
        return Ok(descriptor);
    }
    if object.is_none() && !vm.describes_none(descriptor) {
        let text = "__get__(None, None) is invalid";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    }
    match descriptor.is(Kind::Member) {
        true => vm.get_slot(descriptor, object),
        false => vm.read_getter(descriptor, object),
    }
}

/// `__set__(object, value)`.
fn set(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.set_described(vm.arg(args, 0), vm.arg(args, 1), Some(vm.arg(args, 2)))?;
    Ok(Value::NONE)
}

/// `__delete__(object)`.
fn delete(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.set_described(vm.arg(args, 0), vm.arg(args, 1), None)?;
    Ok(Value::NONE)
}

/// A field of a slot's descriptor, or what stands for it of a native.
fn part(vm: &mut Vm<'_>, args: Args, field: usize) -> Res {
    let descriptor = vm.arg(args, 0);
    match descriptor.is(Kind::Member) {
        true => Ok(vm.get(descriptor.addr(), field)),
        false if field == CLASS => {
            let owner = crate::attr::native_owner(descriptor);
            Ok(owner.map_or(Value::NONE, TypeId::value))
        }
        false => {
            let name = vm.native_name(descriptor, false)?;
            Ok(name.unwrap_or(Value::NONE))
        }
    }
}

fn qualname(vm: &mut Vm<'_>, args: Args) -> Res {
    if !vm.arg(args, 0).is(Kind::Member) {
        let name = vm.native_name(vm.arg(args, 0), true)?;
        return Ok(name.unwrap_or(Value::NONE));
    }
    vm.message(vm.arg(args, 0), |vm, b, member| {
        let class = vm.get(vm.word(member).addr(), CLASS);
        vm.build_parts(b, &[Part::Qualified(class), ".".into()])?;
        let name = vm.get(vm.word(member).addr(), NAME);
        vm.build_value(b, name)
    })
}

impl Vm<'_> {
    /// Which of the slots of the layout the descriptor is of.
    pub(crate) fn slot_number(&self, member: Value) -> usize {
        self.get(member.addr(), NUMBER).int_unchecked() as usize
    }

    /// Whether instances of `class` have the slot, and it is one.
    pub(crate) fn has_slot(&self, class: Value, member: Value) -> bool {
        !self.is_no_slot(member) && self.derives(class, self.get(member.addr(), CLASS))
    }

    /// Whether the descriptor is that of a `__dict__` or `__weakref__`.
    pub(crate) fn is_place(&self, member: Value) -> bool {
        matches!(
            self.get(member.addr(), NUMBER).int_unchecked(),
            DICT | REFERENCES
        )
    }

    fn is_no_slot(&self, member: Value) -> bool {
        self.get(member.addr(), NUMBER).int_unchecked() < 0
    }

    /// Which field of a struct sequence the descriptor is of, if it is of one.
    fn field_number(&self, member: Value) -> Option<usize> {
        if !Feature::DerivedTypes.included() {
            return None;
        }
        let number = self.get(member.addr(), NUMBER).int_unchecked();
        usize::try_from(crate::struct_sequence::FIELD - number).ok()
    }

    /// Whether the descriptor is one that None has.
    fn describes_none(&self, descriptor: Value) -> bool {
        crate::attr::native_owner(descriptor) == Some(TypeId::Object)
    }

    /// Sets what a descriptor stands for in `object`, or deletes it.
    fn set_described(&mut self, descriptor: Value, object: Value, v: Option<Value>) -> Res<()> {
        if descriptor.is(Kind::Member) {
            return match v {
                Some(v) => self.set_slot(descriptor, object, v),
                None => self.delete_slot(descriptor, object),
            };
        }
        let top = self.top;
        let kept = self.push(object)?;
        self.push(v.unwrap_or(Value::NONE))?;
        self.check_described(descriptor, object)?;
        let name = self.native_name(descriptor, false)?.unwrap_or(Value::NONE);
        let (object, given) = (self.word(kept), self.word(kept + 1));
        self.top = top;
        match v {
            Some(_) => self.generic_set_attr(object, name, given),
            None => self.generic_del_attr(object, name),
        }
    }

    /// Refuses an object of another type than the descriptor is of.
    fn check_described(&mut self, descriptor: Value, object: Value) -> Res<()> {
        let number = descriptor.as_immediate(Immediate::Native).unwrap_or(0);
        match native(number) {
            Some((native, Some(owner))) => self.check_receiver(native, owner, object),
            _ => Ok(()),
        }
    }

    /// Adds the descriptors of what `class` itself gives its instances to its namespace, as soon as
    /// a program looks into that: behind what the class's body has left, before what was set later.
    pub(crate) fn complete_namespace(&mut self, class: Value) -> Res<()> {
        let at = class.addr();
        let dict = self.get(at, crate::class::DICT);
        let (own, base) = (
            self.extent(class),
            self.extent(self.get(at, crate::class::BASE)),
        );
        let places = [
            ("__dict__", DICT, own.dict && !base.dict),
            (
                "__weakref__",
                REFERENCES,
                own.references && !base.references,
            ),
            ("__doc__", 0, true),
        ];
        let missing = |vm: &Self, name: &str| vm.dict_get_text(dict, name).is_none();
        if !places.iter().any(|place| place.2 && missing(self, place.0)) {
            return Ok(());
        }
        // A table of its own until it is whole: what fails for want of room has changed nothing.
        let whole = self.new_namespace()?;
        let first_later = self.first_later(dict);
        self.copy_range(dict, 0..first_later, whole)?;
        for (name, number, _) in places.iter().filter(|place| place.2) {
            if missing(self, name) {
                let key = self.new_str(name)?;
                let v = match *number {
                    0 => Value::NONE,
                    number => self.object(Kind::Member, [class, key, Value::int(number)])?,
                };
                self.dict_set_str(whole, key, v)?;
            }
        }
        self.copy_range(dict, first_later..self.table_used(dict), whole)?;
        self.bump_epoch();
        self.adopt_table(dict, whole);
        Ok(())
    }

    /// Number of the first entry that was added to a class's namespace after its body.
    fn first_later(&self, dict: Value) -> usize {
        let used = self.table_used(dict);
        let ends = |i: &usize| self.str(self.entry_key(dict, *i)) == Some("__static_attributes__");
        let Some(end) = (0..used).find(ends) else {
            return used;
        };
        let mut first = end + 1;
        let is_named = |i: &usize| self.str(self.entry_key(dict, *i)) == Some("__orig_bases__");
        if let Some(entry) = self.next_entry(dict, first).filter(is_named) {
            first = entry + 1;
        }
        let slot = |i: &usize| self.entry_value(dict, *i).is(Kind::Member);
        while let Some(entry) = self.next_entry(dict, first).filter(slot) {
            first = entry + 1;
        }
        first
    }

    /// Reads what is no slot of an instance through its descriptor: its `__dict__`, its
    /// `__weakref__`, or a field of a struct sequence.
    fn get_place(&mut self, member: Value, object: Value) -> Res {
        self.check_place(member, object)?;
        if let Some(i) = self.field_number(member) {
            return Ok(self.struct_field(object, i));
        }
        if self.get(member.addr(), NUMBER) == Value::int(REFERENCES) {
            let first = self.weak_references(object).next();
            return Ok(first.unwrap_or(Value::NONE));
        }
        match object.is(Kind::Instance) {
            true => self.instance_dict(object),
            false => self.get_other_dict(object),
        }
    }

    /// Sets the `__dict__` of an instance through its descriptor, or empties it.
    fn set_place(&mut self, member: Value, object: Value, v: Option<Value>) -> Res<()> {
        self.check_place(member, object)?;
        if self.field_number(member).is_some() {
            return Err(self.raise(TypeId::AttributeError, &["readonly attribute".into()]));
        }
        if self.get(member.addr(), NUMBER) == Value::int(REFERENCES) {
            return Err(self.cannot_set_reference(object));
        }
        if !object.is(Kind::Instance) {
            return self.set_other_dict(object, v);
        }
        match v {
            Some(v) => self.set_dict_of(object, v),
            None => {
                let dict = self.new_dict()?;
                self.set_dict_of(object, dict)
            }
        }
    }

    /// Refuses an object that is none of the descriptor's class.
    fn check_place(&mut self, member: Value, object: Value) -> Res<()> {
        let class = self.get(member.addr(), CLASS);
        match self.derives(self.class_of(object), class) {
            true => Ok(()),
            false => Err(self.wrong_slot(member, object)),
        }
    }

    /// What keeps the slot in the object: its descriptor in an instance, its name in an exception.
    fn slot_key(&mut self, member: Value, object: Value) -> Res {
        let name = self.get(member.addr(), NAME);
        if self.has_slot(self.class_of(object), member) {
            return Ok(if object.is(Kind::Instance) {
                member
            } else {
                name
            });
        }
        Err(self.wrong_slot(member, object))
    }

    #[cold]
    fn wrong_slot(&mut self, member: Value, object: Value) -> Trap {
        let text = [
            "descriptor '".into(),
            Part::Plain(self.get(member.addr(), NAME)),
            "' for '".into(),
            Part::Plain(self.get(member.addr(), CLASS)),
            "' objects doesn't apply to a '".into(),
            Part::TypeOf(object),
            "' object".into(),
        ];
        self.raise(TypeId::TypeError, &text)
    }

    /// What is in the slot of the object.
    pub(crate) fn get_slot(&mut self, member: Value, object: Value) -> Res {
        if self.is_no_slot(member) {
            return self.get_place(member, object);
        }
        let key = self.slot_key(member, object)?;
        let found = match object.is(Kind::Instance) {
            true => self.instance_get(object, key),
            false => {
                let dict = self.exception_dict(object)?;
                self.dict_find_str(dict, key)
                    .map(|i| self.entry_value(dict, i))
            }
        };
        if let Some(v) = found {
            return Ok(v);
        }
        let text = [
            "'".into(),
            Part::PathOf(object),
            "' object has no attribute '".into(),
            Part::Plain(self.get(member.addr(), NAME)),
            "'".into(),
        ];
        Err(self.raise(TypeId::AttributeError, &text))
    }

    /// Puts `v` into the slot of the object.
    pub(crate) fn set_slot(&mut self, member: Value, object: Value, v: Value) -> Res<()> {
        if self.is_no_slot(member) {
            return self.set_place(member, object, Some(v));
        }
        let key = self.slot_key(member, object)?;
        if object.is(Kind::Instance) {
            return self.instance_set(object, key, v);
        }
        let dict = self.exception_dict(object)?;
        self.dict_set_str(dict, key, v)
    }

    /// Empties the slot of the object.
    pub(crate) fn delete_slot(&mut self, member: Value, object: Value) -> Res<()> {
        if self.is_no_slot(member) {
            return self.set_place(member, object, None);
        }
        let key = self.slot_key(member, object)?;
        let full = match object.is(Kind::Instance) {
            true => self.instance_delete(object, key)?,
            false => {
                let dict = self.exception_dict(object)?;
                self.delete_in(dict, key)
            }
        };
        if full {
            return Ok(());
        }
        let name = self.get(member.addr(), NAME);
        Err(self.raise(TypeId::AttributeError, &[Part::Plain(name)]))
    }

    /// Adds `repr` of the descriptor in the stack word `slot`.
    pub(crate) fn slot_descriptor_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let at = self.word(slot).addr();
        let (class, name) = (self.get(at, CLASS), self.get(at, NAME));
        let what = match self.is_place(self.word(slot)) {
            true => "<attribute '",
            false => "<member '",
        };
        let parts = [
            what.into(),
            Part::Plain(name),
            "' of '".into(),
            Part::Plain(class),
            "' objects>".into(),
        ];
        self.build_parts(b, &parts)
    }
}
