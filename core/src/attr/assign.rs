//! Setting and deleting attributes.

use crate::builtins::property::{DOC, HOLDER_DICT, NAME};
use crate::class::DICT;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{Role, TypeId};
use crate::value::Value;
use crate::vm::Vm;

/// What a cell holds.
const CONTENTS: &str = "cell_contents";
const DELETE: Name = Name::new("__delete__");
const SET: Name = Name::new("__set__");
pub(super) const SETATTR: Name = Name::new("__setattr__");
pub(super) const DELATTR: Name = Name::new("__delattr__");

impl Vm<'_> {
    /// `obj.name = v`.
    ///
    /// # Errors
    /// AttributeError, or whatever Python code on the way raises.
    pub fn set_attr(&mut self, obj: Value, name: Value, v: Value) -> Res<()> {
        match obj.kind() {
            Some(Kind::Instance | Kind::Class | Kind::Module | Kind::Exception) => {
                match self.hook(obj, SETATTR) {
                    Some(f) => self.call_special(obj, f, &[name, v]).map(|_| ()),
                    None => self.generic_set_attr(obj, name, v),
                }
            }
            _ => self.generic_set_attr(obj, name, v),
        }
    }

    /// Has an attribute of the class of `obj` set or delete the attribute `name` of that, if it
    /// is one that does; whether it was.
    pub(super) fn set_by_descriptor(
        &mut self,
        obj: Value,
        name: Value,
        v: Option<Value>,
    ) -> Res<bool> {
        let class = self.class_of(obj);
        let Some((attribute, _)) = self.lookup_value(class, name) else {
            return Ok(false);
        };
        if Kind::Member.included() && attribute.is(Kind::Member) {
            match v {
                Some(v) => self.set_slot(attribute, obj, v)?,
                None => self.delete_slot(attribute, obj)?,
            }
            return Ok(true);
        }
        let readonly = super::native_role(attribute) == Some(Role::Getter);
        if readonly && self.set_property_name(self.plain(obj), name, v) {
            return Ok(true);
        }
        if readonly && self.str(name) != Some("__doc__") {
            return Err(self.not_writable(attribute));
        }
        let property = self.plain(attribute).as_kind(Kind::Property);
        let (hook, field, what) = match v {
            Some(_) => (SET, 2, "setter"),
            None => (DELETE, 3, "deleter"),
        };
        if let Some(f) = self.special(attribute, hook) {
            let args = [obj, v.unwrap_or(Value::NONE)];
            let count = 1 + v.is_some() as usize;
            return self
                .call_special(attribute, f, &args[..count])
                .map(|_| true);
        }
        if let Some(at) = property {
            let f = self.get(at, field);
            if f.is_none() {
                return Err(self.no_accessor(Value::reference(Kind::Property, at), obj, what));
            }
            let args = [obj, v.unwrap_or(Value::NONE)];
            let count = 1 + v.is_some() as usize;
            return self.call(f, &args[..count]).map(|_| true);
        }
        let (other, missing) = match v {
            Some(_) => (DELETE, "__set__"),
            None => (SET, "__delete__"),
        };
        if self.special(attribute, other).is_some() {
            return Err(self.raise(TypeId::AttributeError, &[missing.into()]));
        }
        Ok(false)
    }

    /// `object.__setattr__`.
    pub(crate) fn generic_set_attr(&mut self, obj: Value, name: Value, v: Value) -> Res<()> {
        if self.str(name) == Some("__class__") && !self.has_own_class_attribute(obj) {
            if self.is_class(obj) && !obj.is(Kind::Class) {
                return Err(self.cannot_set(obj, name));
            }
            return self.set_class_of(obj, v);
        }
        match obj.kind() {
            Some(Kind::Instance) => self.set_instance_attr(obj, name, v),
            Some(Kind::Class) => self.set_class_attr(obj, name, v),
            Some(Kind::Module) => self.set_module_attr(obj, name, Some(v)).map(|_| ()),
            Some(Kind::Function) if self.is_method_function(obj) => {
                self.set_function_attr(obj, name, v)
            }
            Some(Kind::Exception) => self.set_exception_attr(obj, name, v),
            Some(Kind::Property) if self.set_property_fact(obj, name, Some(v)) => Ok(()),
            Some(Kind::StaticMethod | Kind::ClassMethod) => {
                self.set_holder_attr(obj, name, Some(v)).map(|_| ())
            }
            Some(Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator)
                if matches!(self.str(name), Some("__name__" | "__qualname__")) =>
            {
                self.rename_generator(obj, name, v)
            }
            Some(Kind::Traceback) if self.str(name) == Some("tb_next") => {
                self.set_next_traceback(obj, v)
            }
            Some(Kind::Cell) if self.str(name) == Some(CONTENTS) => {
                self.set(obj.addr(), 1, v);
                Ok(())
            }
            _ => Err(self.cannot_set(obj, name)),
        }
    }

    /// `del obj.name`.
    ///
    /// # Errors
    /// AttributeError, or whatever Python code on the way raises.
    pub fn del_attr(&mut self, obj: Value, name: Value) -> Res<()> {
        self.needs(Feature::ClassHooks)?;
        if let Some(f) = self.hook(obj, DELATTR) {
            return self.call_special(obj, f, &[name]).map(|_| ());
        }
        self.generic_del_attr(obj, name)
    }

    /// `object.__delattr__`.
    pub(crate) fn generic_del_attr(&mut self, obj: Value, name: Value) -> Res<()> {
        if self.str(name) == Some("__class__") && !self.has_own_class_attribute(obj) {
            let text = "can't delete __class__ attribute";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        let gone = match obj.kind() {
            Some(Kind::Instance) => {
                if self.set_by_descriptor(obj, name, None)? {
                    return Ok(());
                }
                if !self.has_instance_dict(self.class_of(obj)) {
                    return Err(self.cannot_set(obj, name));
                }
                if self.str(name) == Some("__dict__") {
                    let dict = self.new_dict()?;
                    return self.set_dict_of(obj, dict);
                }
                self.instance_delete(obj, name)?
            }
            Some(Kind::Class) => {
                if self.metaclass(obj).is_some() && self.set_by_descriptor(obj, name, None)? {
                    return Ok(());
                }
                if self.set_class_fact(obj, name, None)? {
                    return Ok(());
                }
                let gone = self.delete_in(self.get(obj.addr(), DICT), name);
                self.bump_epoch();
                gone
            }
            Some(Kind::Module) => self.set_module_attr(obj, name, None)?,
            Some(Kind::Function) if self.is_method_function(obj) => {
                self.delete_function_attr(obj, name)?
            }
            Some(Kind::Exception) => self.delete_exception_attr(obj, name)?,
            Some(Kind::Cell) if self.str(name) == Some(CONTENTS) => {
                self.set(obj.addr(), 1, Value::UNBOUND);
                true
            }
            Some(Kind::StaticMethod | Kind::ClassMethod) => {
                self.set_holder_attr(obj, name, None)?
            }
            Some(Kind::Property) if self.set_property_fact(obj, name, None) => true,
            Some(Kind::Traceback) if self.str(name) == Some("tb_next") => {
                let text = "can't delete tb_next attribute";
                return Err(self.raise(TypeId::TypeError, &[text.into()]));
            }
            _ => return Err(self.cannot_set(obj, name)),
        };
        match gone {
            true => Ok(()),
            false if obj.is(Kind::Module) || self.is_of_no_type(obj) => {
                let text = [
                    "'".into(),
                    Part::TypeOf(obj),
                    "' object has no attribute '".into(),
                    Part::Plain(name),
                    "'".into(),
                ];
                Err(match obj.is(Kind::Module) {
                    true => self.raise_lacking(obj, name, &text),
                    false => self.raise(TypeId::AttributeError, &text),
                })
            }
            false => Err(self.no_attribute(obj, name)),
        }
    }

    /// Whether the object is of a class in Python that derives from no built-in type. Such objects do
    /// not say which attribute could not be deleted, as those of the reference implementation.
    fn is_of_no_type(&self, obj: Value) -> bool {
        obj.is(Kind::Instance) && self.layout_of(self.class_of(obj)) == TypeId::Object
    }

    /// Whether a class in Python has `__class__` among its attributes, for the object's sake.
    fn has_own_class_attribute(&mut self, obj: Value) -> bool {
        self.lookup(self.class_of(obj), const { Name::new("__class__") })
            .is_some()
    }

    /// Sets or deletes an attribute of a module; whether there was one.
    fn set_module_attr(&mut self, module: Value, name: Value, v: Option<Value>) -> Res<bool> {
        if self.metaclass(module).is_some() && self.set_by_descriptor(module, name, v)? {
            return Ok(true);
        }
        if self.str(name) == Some("__dict__") {
            return Err(self.raise(TypeId::AttributeError, &["readonly attribute".into()]));
        }
        let dict = self.get(module.addr(), 2);
        match v {
            Some(v) => self.dict_set_str(dict, name, v).map(|()| true),
            None => Ok(self.delete_in(dict, name)),
        }
    }

    /// Sets or deletes the text or the name of a property; whether it was one of these.
    fn set_property_fact(&mut self, property: Value, name: Value, v: Option<Value>) -> bool {
        if self.str(name) != Some("__doc__") {
            return self.set_property_name(property, name, v);
        }
        self.set(property.addr(), DOC, v.unwrap_or(Value::NONE));
        true
    }

    /// Sets or deletes the name of `obj` if it is a property and `name` says so; whether it was.
    fn set_property_name(&mut self, obj: Value, name: Value, v: Option<Value>) -> bool {
        let named = obj
            .as_kind(Kind::Property)
            .filter(|_| self.str(name) == Some("__name__"));
        if let Some(at) = named {
            self.set(at, NAME, v.unwrap_or(Value::UNBOUND));
        }
        named.is_some()
    }

    /// Sets or deletes an attribute of a static or class method; whether there was one.
    fn set_holder_attr(&mut self, obj: Value, name: Value, v: Option<Value>) -> Res<bool> {
        self.needs(Feature::Introspection)?;
        self.needs(Feature::Descriptors)?;
        if matches!(
            self.str(name),
            Some("__func__" | "__wrapped__" | "__isabstractmethod__")
        ) {
            return Err(self.cannot_set(obj, name));
        }
        let top = self.top;
        let slot = self.push(obj)?;
        self.push(name)?;
        self.push(v.unwrap_or(Value::NONE))?;
        let done = crate::builtins::property::holder_dict(self, slot).and_then(|_| {
            self.with_room(|vm| {
                let dict = vm.get(vm.word(slot).addr(), HOLDER_DICT);
                match v {
                    Some(_) => {
                        vm.dict_set_str(dict, vm.word(slot + 1), vm.word(slot + 2))?;
                        Ok(true)
                    }
                    None => Ok(vm.delete_in(dict, vm.word(slot + 1))),
                }
            })
        });
        self.top = top;
        done
    }

    pub(crate) fn delete_in(&mut self, dict: Value, name: Value) -> bool {
        if !dict.is(Kind::Dict) {
            return false;
        }
        let found = self.dict_find_str(dict, name);
        if let Some(i) = found {
            self.table_delete(dict, i);
        }
        found.is_some()
    }
}
