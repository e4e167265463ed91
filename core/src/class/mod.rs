//! Classes: making them, their method resolution order, lookup, and what is an instance of what.
//!
//! A class has fields: 1 name, 2 bases (tuple), 3 method resolution order (tuple), 4 namespace
//! (dict), 5 shape of a new instance (None until there is one), 6 identity, 7 attributes that
//! instances are made with room for, 8 number of the built-in type that its instances are laid
//! out as, 9 `__init__` as last looked up, 10 epoch of that, 11 qualified name, 12 whether instances
//! are made by `__init__` alone, 13 its metaclass (None where that is `type`), 14 what instances have
//! beside what their built-in type has (`slots::Extent`), 15 the base that instances are laid out
//! after, 16 the names of the slots that it adds (None or a tuple).

mod bases;
mod builtin;
mod by_bases;
mod construct;
mod create;
mod kinds;
mod lookup;
mod metaclass;
mod mro;

pub(crate) use create::CLASS_HOOKS;

pub(crate) use builtin::type_of_new;
pub(crate) use lookup::type_attribute;

use crate::kind::Kind;
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

pub(crate) const NAME: usize = 1;
pub(crate) const BASES: usize = 2;
pub(crate) const MRO: usize = 3;
pub(crate) const DICT: usize = 4;
pub(crate) const SHAPE: usize = 5;
pub(crate) const IDENTITY: usize = 6;
pub(crate) const CAPACITY: usize = 7;
pub(crate) const LAYOUT: usize = 8;
const INIT_FOUND: usize = 9;
const INIT_EPOCH: usize = 10;
pub(crate) const QUALNAME: usize = 11;
const INIT_PLAIN: usize = 12;
pub(crate) const METACLASS: usize = 13;
pub(crate) const EXTENT: usize = 14;
pub(crate) const BASE: usize = 15;
pub(crate) const OWN_SLOTS: usize = 16;

impl Vm<'_> {
    /// Whether `v` is a class or a built-in type.
    pub(crate) fn is_class(&self, v: Value) -> bool {
        v.is(Kind::Class) || v.as_immediate(Immediate::Type).is_some()
    }

    /// The built-in type that instances of `class` are laid out as.
    pub(crate) fn layout_of(&self, class: Value) -> TypeId {
        let number = match class.as_kind(Kind::Class) {
            Some(at) => self.get(at, LAYOUT).int_unchecked() as u32,
            None => class.as_immediate(Immediate::Type).unwrap_or(0),
        };
        TypeId::from_u32(number).unwrap_or(TypeId::Object)
    }

    /// The class of a value.
    #[inline]
    pub fn class_of(&self, v: Value) -> Value {
        if let Some(at) = v.as_kind(Kind::Instance) {
            let shape = self.get(at, crate::instance::SHAPE).addr();
            return self.get(shape, crate::instance::SHAPE_CLASS);
        }
        if let Some(at) = v.as_kind(Kind::Exception) {
            return self.get(at, crate::exception::CLASS);
        }
        if let Some(meta) = self.metaclass(v) {
            return meta;
        }
        if let Some(class) = self.record_class(v) {
            return class;
        }
        self.type_id(v).value()
    }
}
