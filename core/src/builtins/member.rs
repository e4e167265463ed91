//! `member_descriptor`: what a class with `__slots__` has under the name of a slot.

use super::arity;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const CLASS: usize = 1;
const NAME: usize = 2;
/// Which of the slots of the layout it is.
const NUMBER: usize = 3;

pub(crate) static METHODS: &[Native] = &[
    method("__get__", 1, 2, get),
    method("__set__", 2, 2, |vm, args| {
        vm.set_slot(vm.arg(args, 0), vm.arg(args, 1), vm.arg(args, 2))?;
        Ok(Value::NONE)
    }),
    method("__delete__", 1, 1, |vm, args| {
        vm.delete_slot(vm.arg(args, 0), vm.arg(args, 1))?;
        Ok(Value::NONE)
    }),
    getter("__objclass__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), CLASS))
    }),
    getter("__name__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), NAME))
    }),
    getter("__qualname__", qualname),
];

/// `__get__(object[, class])`.
fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    arity(vm, args.skip(1), "__get__", 1, 2)?;
    if vm.arg(args, 1).is_none() && args.len() < 3 {
        let text = "__get__(None, None) is invalid";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    }
    if vm.arg(args, 1).is_none() {
        return Ok(vm.arg(args, 0));
    }
    vm.get_slot(vm.arg(args, 0), vm.arg(args, 1))
}

fn qualname(vm: &mut Vm<'_>, args: Args) -> Res {
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

    /// Whether instances of `class` have the slot.
    pub(crate) fn has_slot(&self, class: Value, member: Value) -> bool {
        self.derives(class, self.get(member.addr(), CLASS))
    }

    /// What keeps the slot in the object: its descriptor in an instance, its name in an exception.
    fn slot_key(&mut self, member: Value, object: Value) -> Res {
        let (class, name) = (
            self.get(member.addr(), CLASS),
            self.get(member.addr(), NAME),
        );
        if self.has_slot(self.class_of(object), member) {
            return Ok(if object.is(Kind::Instance) {
                member
            } else {
                name
            });
        }
        let text = [
            "descriptor '".into(),
            Part::Plain(name),
            "' for '".into(),
            Part::Plain(class),
            "' objects doesn't apply to a '".into(),
            Part::TypeOf(object),
            "' object".into(),
        ];
        Err(self.raise(TypeId::TypeError, &text))
    }

    /// What is in the slot of the object.
    pub(crate) fn get_slot(&mut self, member: Value, object: Value) -> Res {
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
        let key = self.slot_key(member, object)?;
        if object.is(Kind::Instance) {
            return self.instance_set(object, key, v);
        }
        let dict = self.exception_dict(object)?;
        self.dict_set_str(dict, key, v)
    }

    /// Empties the slot of the object.
    pub(crate) fn delete_slot(&mut self, member: Value, object: Value) -> Res<()> {
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
        let parts = [
            "<member '".into(),
            Part::Plain(name),
            "' of '".into(),
            Part::Plain(class),
            "' objects>".into(),
        ];
        self.build_parts(b, &parts)
    }
}
