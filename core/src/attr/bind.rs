//! Descriptors: what a class attribute gives when it is read through an object or a class.

use super::native_role;
use crate::features::Feature;
use crate::heap::OF_CALLABLE;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::Role;
use crate::value::Value;
use crate::vm::Vm;

const GET: Name = Name::new("__get__");
const SET: Name = Name::new("__set__");
const DELETE: Name = Name::new("__delete__");

impl Vm<'_> {
    /// Whether a class attribute takes part in setting: a property, or an object with `__set__`.
    pub(super) fn is_data_descriptor(&self, v: Value) -> bool {
        self.plain(v).is(Kind::Property)
            || v.is(Kind::Member)
            || v.is(Kind::Instance)
                && (self.special(v, SET).is_some() || self.special(v, DELETE).is_some())
            || native_role(v) == Some(Role::Getter)
    }

    /// Whether reading a data descriptor gives something else than itself.
    pub(super) fn gives_values(&self, v: Value) -> bool {
        !v.is(Kind::Instance) || self.special(v, GET).is_some() || self.payload(v).is_some()
    }

    /// Whether a class attribute is no more than its value, whoever reads, sets or calls it.
    pub(crate) fn is_plain_data(&self, v: Value) -> bool {
        match v.kind() {
            None => native_role(v).is_none(),
            Some(Kind::Instance) => {
                let hooks = [GET, SET, DELETE];
                self.payload(v).is_none()
                    && hooks.iter().all(|&hook| self.special(v, hook).is_none())
            }
            Some(kind) => matches!(
                kind,
                Kind::BigInt
                    | Kind::Complex
                    | Kind::Str
                    | Kind::StrHead
                    | Kind::Bytes
                    | Kind::ByteArray
                    | Kind::List
                    | Kind::Tuple
                    | Kind::Dict
                    | Kind::Set
                    | Kind::FrozenSet
                    | Kind::Class
                    | Kind::Range
            ),
        }
    }

    /// What a class attribute gives when it is read through `obj`, an instance of `class`.
    pub(crate) fn bind_attribute(&mut self, v: Value, obj: Value, class: Value) -> Res {
        match v.kind() {
            Some(Kind::Function) if self.is_method_function(v) => {
                self.object(Kind::Method, [v, obj])
            }
            Some(Kind::Property) if Feature::Descriptors.included() => {
                let getter = self.get(v.addr(), 1);
                if getter.is_none() {
                    return Err(self.no_accessor(v, obj, "getter"));
                }
                self.call(getter, &[obj])
            }
            Some(Kind::StaticMethod) if Feature::Descriptors.included() => {
                Ok(self.get(v.addr(), 1))
            }
            Some(Kind::Member) if Kind::Member.included() => self.get_slot(v, obj),
            Some(Kind::Super) if Feature::Descriptors.included() => {
                crate::builtins::property::super_of(self, v, obj)
            }
            Some(Kind::ClassMethod) if Feature::Descriptors.included() => {
                let f = self.get(v.addr(), 1);
                self.bind_callable(f, class)
            }
            Some(Kind::Instance) if Feature::Classes.included() => match self.special(v, GET) {
                Some(get) => self.call_special(v, get, &[obj, class]),
                None => match self.payload(v) {
                    Some(inner) => self.bind_payload(v, inner, obj, class),
                    None => Ok(v),
                },
            },
            _ => match native_role(v) {
                Some(Role::Method | Role::Whole) => self.object(Kind::Method, [v, obj]),
                Some(Role::Getter) => self.read_getter(v, obj),
                Some(Role::Class) => self.object(Kind::Method, [v, class]),
                _ => Ok(v),
            },
        }
    }

    /// A `method` of the callable `f` and `this`. A native that is bound so is no built-in method.
    pub(crate) fn bind_callable(&mut self, f: Value, this: Value) -> Res {
        let method = self.object(Kind::Method, [f, this])?;
        if f.kind().is_none() {
            let header = self.heap.raw(method.addr(), 0);
            self.heap.set_raw(method.addr(), 0, header | OF_CALLABLE);
        }
        Ok(method)
    }

    /// As [`Vm::bind_attribute`] for an instance that holds a descriptor of a built-in type.
    fn bind_payload(&mut self, v: Value, inner: Value, obj: Value, class: Value) -> Res {
        match inner.kind() {
            Some(Kind::Property) => self.bind_attribute(inner, obj, class),
            Some(_) if is_method_kind(inner) => self.bind_attribute(inner, obj, class),
            _ => Ok(v),
        }
    }

    /// What a class attribute gives when it is read through the class itself.
    pub(crate) fn bind_to_class(&mut self, v: Value, class: Value) -> Res {
        match v.kind() {
            Some(Kind::StaticMethod) if Feature::Descriptors.included() => {
                Ok(self.get(v.addr(), 1))
            }
            Some(Kind::ClassMethod) if Feature::Descriptors.included() => {
                let f = self.get(v.addr(), 1);
                self.bind_callable(f, class)
            }
            Some(Kind::Instance) if Feature::Classes.included() => match self.special(v, GET) {
                Some(get) => self.call_special(v, get, &[Value::NONE, class]),
                None => match self.plain(v) {
                    inner if is_method_kind(inner) => self.bind_to_class(inner, class),
                    _ => Ok(v),
                },
            },
            _ if native_role(v) == Some(Role::Class) => self.object(Kind::Method, [v, class]),
            _ => Ok(v),
        }
    }
}

/// Whether `v` is a static method or a class method.
fn is_method_kind(v: Value) -> bool {
    v.is(Kind::StaticMethod) || v.is(Kind::ClassMethod)
}
