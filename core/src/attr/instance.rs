//! Attributes of instances.

use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const GETATTR: Name = Name::new("__getattr__");
const GETATTRIBUTE: Name = Name::new("__getattribute__");

impl Vm<'_> {
    pub(super) fn instance_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        self.needs(Feature::Classes)?;
        self.hooked_attr(obj, name)
    }

    /// An attribute of an object of a class in Python, by way of what the class has for all
    /// attributes, and for those that are not there or whose descriptor says so.
    pub(super) fn hooked_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        if let Some(f) = self.hook(obj, GETATTRIBUTE) {
            return self.through_getattribute(obj, name, f);
        }
        if self.hook(obj, GETATTR).is_none() {
            return self.generic_attr(obj, name);
        }
        let top = self.top;
        let slot = self.push(obj)?;
        self.push(name)?;
        let found = self.generic_attr(obj, name);
        let (obj, name) = (self.word(slot), self.word(slot + 1));
        self.top = top;
        match found {
            Ok(None) => self.through_getattr(obj, name),
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::AttributeError) => {
                self.clear_pending();
                self.through_getattr(obj, name)
            }
            found => found,
        }
    }

    /// `object.__getattribute__`, without the error.
    pub(crate) fn generic_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        if obj.is(Kind::Module) {
            return self.plain_module_attr(obj, name);
        }
        if let Some(meta) = self.metaclass(obj) {
            return self.metaclass_attr(obj, meta, name);
        }
        if obj.is(Kind::Exception) {
            return self.plain_exception_attr(obj, name);
        }
        if !obj.is(Kind::Instance) {
            return self.find_attr(obj, name);
        }
        let class = self.class_of(obj);
        let found = self.lookup_value(class, name);
        if let Some((v, _)) = found
            && self.is_data_descriptor(v)
            && self.gives_values(v)
            && (v.kind().is_some() || !self.missing_doc(class, name))
        {
            return self.bind_attribute(v, obj, class).map(Some);
        }
        if let Some(v) = self.instance_get(obj, name) {
            return Ok(Some(v));
        }
        if self.missing_doc(class, name) {
            return Ok(Some(Value::NONE));
        }
        if let Some((v, _)) = found {
            return self.bind_attribute(v, obj, class).map(Some);
        }
        match self.str(name) {
            Some("__class__") => Ok(Some(class)),
            Some("__dict__") if !self.has_instance_dict(class) => Ok(None),
            Some("__dict__") => self.instance_dict(obj).map(Some),
            Some("__doc__") => Ok(Some(Value::NONE)),
            Some("__weakref__") if self.extent(class).references => {
                let first = self.weak_references(obj).next();
                Ok(Some(first.unwrap_or(Value::NONE)))
            }
            Some("__module__") => self.class_attr(class, name),
            _ => match self.payload(obj) {
                Some(inner) if inner.is(Kind::Super) => self.find_attr(inner, name),
                _ => Ok(None),
            },
        }
    }

    pub(super) fn through_getattribute(
        &mut self,
        obj: Value,
        name: Value,
        f: Value,
    ) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(obj)?;
        self.push(name)?;
        let done = match self.call_special(obj, f, &[name]) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::AttributeError) => {
                let (obj, name) = (self.word(slot), self.word(slot + 1));
                match self.hook(obj, GETATTR) {
                    None => Err(Trap::RAISED),
                    Some(getattr) => {
                        self.clear_pending();
                        self.call_special(obj, getattr, &[name]).map(Some)
                    }
                }
            }
            done => done.map(Some),
        };
        self.top = top;
        done
    }

    pub(super) fn through_getattr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        match self.hook(obj, GETATTR) {
            Some(f) => self.call_special(obj, f, &[name]).map(Some),
            None => Ok(None),
        }
    }

    pub(super) fn set_instance_attr(&mut self, obj: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::Classes)?;
        let class = self.class_of(obj);
        if self.set_by_descriptor(obj, name, Some(v))? {
            return Ok(());
        }
        match self.str(name) {
            Some("__weakref__") if self.extent(class).references => {
                Err(self.cannot_set_reference(obj))
            }
            Some("__dict__") if self.has_instance_dict(class) => self.set_dict_of(obj, v),
            _ => {
                if !self.has_instance_dict(class) {
                    return Err(self.cannot_set(obj, name));
                }
                self.instance_set(obj, name, v)
            }
        }
    }

    /// `obj.__dict__ = v`.
    pub(crate) fn set_dict_of(&mut self, obj: Value, v: Value) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.needs(Feature::Classes)?;
        let dict = self.plain(v);
        if !dict.is(Kind::Dict) {
            let wanted = "__dict__ must be set to a dictionary, not a '";
            return Err(self.raise_type(v, wanted, "'"));
        }
        self.instance_dict(obj)?;
        self.set(obj.addr(), crate::instance::MORE, dict);
        Ok(())
    }

    /// `obj.__class__ = class`.
    pub(super) fn set_class_of(&mut self, obj: Value, class: Value) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.needs(Feature::Classes)?;
        if !self.is_class(class) {
            let wanted = "__class__ must be set to a class, not '";
            return Err(self.raise_type(class, wanted, "' object"));
        }
        let own = self.class_of(obj);
        let module = TypeId::Module.value();
        let of_modules = self.derives(own, module) && self.derives(class, module);
        let of_python = class.is(Kind::Class) && own.is(Kind::Class);
        if !of_modules && !of_python {
            let text = "__class__ assignment only supported for mutable types or ModuleType \
                        subclasses";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        if !self.is_laid_out_as(own, class) {
            let text = [
                "__class__ assignment: '".into(),
                Part::Plain(class),
                "' object layout differs from '".into(),
                Part::Plain(own),
                "'".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        let field = match obj.kind() {
            Some(Kind::Module) => crate::builtins::module::CLASS,
            Some(Kind::Class) => crate::class::METACLASS,
            Some(Kind::Exception) => crate::exception::CLASS,
            _ => return self.move_to_class(obj, class),
        };
        let class = Some(class).filter(|class| class.is(Kind::Class));
        self.set(obj.addr(), field, class.unwrap_or(Value::NONE));
        self.bump_epoch();
        Ok(())
    }
}
