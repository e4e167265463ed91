//! `member_descriptor`: what a class with `__slots__` has under the name of a slot.
//!
//! It is made when it is asked for: instances keep slots as they keep all attributes.

use super::arity;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const CLASS: usize = 1;
const NAME: usize = 2;

pub(crate) static METHODS: &[Native] = &[
    method("__get__", 1, 2, get),
    method("__set__", 2, 2, |vm, args| {
        let (object, name) = receiver(vm, args)?;
        vm.instance_set(object, name, vm.arg(args, 2))?;
        Ok(Value::NONE)
    }),
    method("__delete__", 1, 1, |vm, args| {
        let (object, name) = receiver(vm, args)?;
        match vm.instance_delete(object, name)? {
            true => Ok(Value::NONE),
            false => Err(vm.raise_value_of_name(name)),
        }
    }),
    getter("__objclass__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), CLASS))
    }),
    getter("__name__", |vm, args| {
        Ok(vm.get(vm.arg(args, 0).addr(), NAME))
    }),
];

/// The instance that is the second argument, and the name of the slot.
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res<(Value, Value)> {
    let (member, object) = (vm.arg(args, 0), vm.arg(args, 1));
    let (class, name) = (vm.get(member.addr(), CLASS), vm.get(member.addr(), NAME));
    if object.is(Kind::Instance) && vm.derives(vm.class_of(object), class) {
        return Ok((object, name));
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
    Err(vm.raise(TypeId::TypeError, &text))
}

/// `__get__(object[, class])`.
fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    arity(vm, args.skip(1), "__get__", 1, 2)?;
    if vm.arg(args, 1).is_none() {
        return Ok(vm.arg(args, 0));
    }
    let (object, name) = receiver(vm, args)?;
    match vm.instance_get(object, name) {
        Some(v) => Ok(v),
        None => Err(vm.no_attribute(object, name)),
    }
}

impl Vm<'_> {
    /// The descriptor of the slot `name`, if some class that `class` derives from has it.
    pub(crate) fn slot_descriptor(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        match self.slot_owner(class, name) {
            Some(owner) => self.object(Kind::Member, [owner, name]).map(Some),
            None => Ok(None),
        }
    }

    fn raise_value_of_name(&mut self, name: Value) -> crate::Trap {
        self.raise(TypeId::AttributeError, &[Part::Plain(name)])
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
