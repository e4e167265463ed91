//! Attributes: reading, setting and deleting them, on every sort of object.

mod assign;
mod bind;
mod class;
mod class_assign;
mod error;
mod exception;
mod function;
mod instance;
mod module;

pub(crate) use class::module_and_name;

use crate::cache::Place;
use crate::class::DICT;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::{Role, TypeId};
use crate::value::{Immediate, Value};
use crate::vm::{Root, Vm};

pub(crate) const CALL: Name = Name::new("__call__");

impl Vm<'_> {
    /// `obj.name`.
    ///
    /// # Errors
    /// AttributeError, or whatever Python code on the way raises.
    pub fn get_attr(&mut self, obj: Value, name: Value) -> Res {
        match self.find_attr(obj, name)? {
            Some(v) => Ok(v),
            None => Err(self.no_attribute(obj, name)),
        }
    }

    /// `obj.name`, or `None` where there is no such attribute.
    pub fn get_attr_opt(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        match self.find_attr(obj, name) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::AttributeError) => {
                self.clear_pending();
                Ok(None)
            }
            found => found,
        }
    }

    fn find_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        match obj.kind() {
            Some(Kind::Instance) => self.instance_attr(obj, name),
            Some(Kind::Exception) => self.exception_attr(obj, name),
            Some(Kind::Class) => self.class_attr(obj, name),
            Some(Kind::Module) => self.module_attr(obj, name),
            Some(Kind::Function) => self.function_attr(obj, name),
            Some(Kind::Method) => self.method_attr(obj, name),
            Some(Kind::Super) => self.super_attr(obj, name),
            Some(Kind::GenericAlias) if Feature::TypeForms.included() => {
                match self.alias_asks(obj, name) {
                    Some(origin) => self.find_attr(origin, name),
                    None => self.plain_attr(obj, name),
                }
            }
            _ if obj.as_immediate(Immediate::Type).is_some() => self.class_attr(obj, name),
            _ => match self.record_attr(obj, name) {
                Some(v) => Ok(Some(v)),
                None if self.record_name(obj).is_some() => self.attr_of_record(obj, name),
                None => self.plain_attr(obj, name),
            },
        }
    }

    /// An attribute of a record's class. The AttributeError is raised here: the caller's values may
    /// have moved.
    #[cold]
    fn attr_of_record(&mut self, record: Value, name: Value) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(record)?;
        self.push(name)?;
        let done = self.complete_record(slot);
        let (record, name) = (self.word(slot), self.word(slot + 1));
        self.top = top;
        done?;
        match self.plain_attr(record, name)? {
            Some(v) => Ok(Some(v)),
            None => Err(self.no_attribute(record, name)),
        }
    }

    /// As [`Vm::lookup`] for a name that is a string.
    pub(crate) fn lookup_value(&mut self, class: Value, name: Value) -> Option<(Value, Value)> {
        // As long as no collection begins another epoch, the word stands for the string.
        let number = name.bits();
        let (place, owner) = match self.known.lookup(self.epoch, class, number) {
            Some(found) => found,
            None => {
                let found = self.search_order(class, name);
                self.known.learn(self.epoch, class, number, found);
                found?
            }
        };
        let v = place.read(self.heap.words);
        (!v.is_unbound()).then_some((v, owner))
    }

    fn search_order(&mut self, class: Value, name: Value) -> Option<(Place, Value)> {
        for i in 0.. {
            let owner = self.mro_item(class, i)?;
            if let Some(place) = self.own_place(owner, name) {
                return Some((place, owner));
            }
        }
        None
    }

    /// What a class's own namespace, or a type's own table, has under the string `name`.
    pub(crate) fn own_value(&mut self, class: Value, name: Value) -> Option<Value> {
        let place = self.own_place(class, name)?;
        Some(place.read(self.heap.words))
    }

    /// Where a class's own namespace, or a type's own table, has the string `name`.
    fn own_place(&mut self, class: Value, name: Value) -> Option<Place> {
        if let Some(at) = class.as_kind(Kind::Class) {
            let dict = self.get(at, DICT);
            let i = self.dict_find_str(dict, name)?;
            return Some(Place::word(self.entry_word(dict, i) + 2));
        }
        crate::class::type_attribute(class, self.str(name)?).map(Place::constant)
    }

    fn super_attr(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        self.needs(Feature::Classes)?;
        let at = object.addr();
        let (after, this, class) = (self.get(at, 1), self.get(at, 2), self.get(at, 3));
        match self.str(name) {
            Some("__thisclass__") => return Ok(Some(after)),
            Some("__self__") => return Ok(Some(this)),
            Some("__self_class__") => return Ok(Some(class)),
            Some("__class__") => return Ok(Some(TypeId::Super.value())),
            _ => {}
        }
        let mut seen = false;
        for i in 0.. {
            let Some(owner) = self.mro_item(class, i) else {
                break;
            };
            if seen && let Some(v) = self.own_value(owner, name) {
                let through_class = self.is_class(this) && this == class;
                return match through_class {
                    true => self.bind_to_class(v, class).map(Some),
                    false => self.bind_attribute(v, this, class).map(Some),
                };
            }
            seen |= owner == after;
        }
        self.plain_attr(object, name)
    }

    /// An attribute of an object of a built-in type.
    fn plain_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        let class = self.class_of(obj);
        if let Some(Kind::StaticMethod | Kind::ClassMethod) = obj.kind() {
            let own = self.get(obj.addr(), crate::builtins::property::HOLDER_DICT);
            if own.is(Kind::Dict)
                && let Some(i) = self.dict_find_str(own, name)
            {
                return Ok(Some(self.entry_value(own, i)));
            }
        }
        if let Some((v, _)) = self.lookup_value(class, name) {
            return self.bind_attribute(v, obj, class).map(Some);
        }
        match self.str(name) {
            Some("__class__") => Ok(Some(class)),
            Some("__name__") => self.native_name(obj, false),
            Some("__qualname__") => self.native_name(obj, true),
            Some("__module__") => self.native_module(obj),
            Some("__self__") if Feature::Introspection.included() => self.native_self(obj),
            Some("__objclass__") => {
                let bound =
                    Feature::Introspection.included() && self.type_id(obj) == TypeId::Builtin;
                Ok(native_owner(obj).filter(|_| !bound).map(TypeId::value))
            }
            Some("__doc__") => Ok(Some(Value::NONE)),
            Some("__text_signature__") if obj.as_immediate(Immediate::Native).is_some() => {
                Ok(Some(Value::NONE))
            }
            _ => Ok(None),
        }
    }

    fn native_module(&mut self, obj: Value) -> Res<Option<Value>> {
        if let Some(n) = obj.as_immediate(Immediate::HostFunction) {
            let host = self.host;
            let name = host.function_module(n).map(|name| self.new_str(name));
            return name.transpose();
        }
        if Feature::Introspection.included() && self.is_of_type(obj) {
            return Ok(Some(Value::NONE));
        }
        let native = obj.as_immediate(Immediate::Native).is_some();
        match native && native_owner(obj).is_none() {
            true => self.new_str("builtins").map(Some),
            false => Ok(None),
        }
    }

    /// Whether this is a built-in function that a type has, as `int.__new__` and `str.maketrans`.
    fn is_of_type(&self, obj: Value) -> bool {
        crate::class::type_of_new(obj).is_some()
            || native_owner(obj).is_some() && self.type_id(obj) == TypeId::Builtin
    }

    /// What a built-in function is bound to: its module, the type that it makes instances of, or
    /// nothing.
    fn native_self(&mut self, obj: Value) -> Res<Option<Value>> {
        if let Some(id) = crate::class::type_of_new(obj) {
            return Ok(Some(id.value()));
        }
        if self.is_of_type(obj) {
            let makes =
                |id: &TypeId| crate::class::type_attribute(id.value(), "__new__") == Some(obj);
            let class = native_owner(obj).filter(makes).map(TypeId::value);
            return Ok(Some(class.unwrap_or(Value::NONE)));
        }
        if native_owner(obj).is_none() && obj.as_immediate(Immediate::Native).is_some() {
            return self.enter_builtins().map(Some);
        }
        let Some(module) = self.native_module(obj)? else {
            return Ok(None);
        };
        let modules = self.root(Root::Modules);
        let entry = self.dict_find_str(modules, module);
        Ok(entry.map(|entry| self.entry_value(modules, entry)))
    }

    pub(crate) fn native_name(&mut self, obj: Value, qualified: bool) -> Res<Option<Value>> {
        if let Some(n) = obj.as_immediate(Immediate::HostFunction) {
            let host = self.host;
            return self.new_str(host.function_name(n)).map(Some);
        }
        if let Some(id) = crate::class::type_of_new(obj) {
            let parts = [id.name().into(), ".__new__".into()];
            return match qualified {
                true => self.message(obj, |vm, b, _| vm.build_parts(b, &parts)),
                false => self.new_str("__new__"),
            }
            .map(Some);
        }
        let native = obj
            .as_immediate(Immediate::Native)
            .and_then(crate::types::native);
        match native {
            Some((native, Some(id))) if qualified => {
                let parts = [id.name().into(), ".".into(), native.name.into()];
                let name = self.message(obj, |vm, b, _| vm.build_parts(b, &parts))?;
                Ok(Some(name))
            }
            Some((native, _)) => self.new_str(native.name).map(Some),
            None => Ok(None),
        }
    }
}

/// The type that a native is a method or attribute of, if it is one.
pub(crate) fn native_owner(v: Value) -> Option<TypeId> {
    let number = v.as_immediate(Immediate::Native)?;
    crate::types::native(number)?.1
}

/// What a native in a type's table is; `None` for anything else.
pub(crate) fn native_role(v: Value) -> Option<Role> {
    let payload = v.as_immediate(Immediate::Native)?;
    match crate::types::native(payload)? {
        (native, Some(_)) => Some(native.role),
        (_, None) => None,
    }
}
