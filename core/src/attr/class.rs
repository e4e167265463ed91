//! Attributes of classes.

use crate::class::{BASE, BASES, CLASS_HOOKS, DICT, MRO, NAME, QUALNAME};
use crate::features::Feature;
use crate::finalize::DEL;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    pub(super) fn class_attr(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        match self.metaclass(class) {
            Some(_) => self.hooked_attr(class, name),
            None => self.own_class_attr(class, name),
        }
    }

    /// An attribute of a class whose metaclass is a class of Python's: data descriptors of that
    /// come first, its other attributes after those of the class.
    pub(super) fn metaclass_attr(
        &mut self,
        class: Value,
        meta: Value,
        name: Value,
    ) -> Res<Option<Value>> {
        let found = self.lookup_value(meta, name);
        let of_meta = found.filter(|(_, owner)| owner.is(Kind::Class));
        if let Some((v, _)) = of_meta
            && self.is_data_descriptor(v)
            && self.gives_values(v)
        {
            return self.bind_attribute(v, class, meta).map(Some);
        }
        let top = self.top;
        let slot = self.push(class)?;
        self.push(name)?;
        let own = self.own_class_attr(class, name);
        let (class, name) = (self.word(slot), self.word(slot + 1));
        self.top = top;
        if let Some(v) = own? {
            return Ok(Some(v));
        }
        let meta = self.class_of(class);
        match self.lookup_value(meta, name) {
            Some((v, owner)) if owner.is(Kind::Class) => {
                self.bind_attribute(v, class, meta).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn own_class_attr(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        if let Some(v) = self.class_fact(class, name)? {
            return Ok(Some(v));
        }
        let found = self.lookup_value(class, name);
        if Feature::Introspection.included()
            && class == TypeId::Type.value()
            && self.str(name) == Some("__annotations__")
        {
            // It is there for classes in Python alone.
            return Ok(None);
        }
        if !found.is_some_and(|(_, owner)| owner.is(Kind::Class))
            && let Some(v) = self.shown(class, name, found.map(|(_, owner)| owner))
        {
            return self.bind_to_class(v, class).map(Some);
        }
        if let Some((v, _)) = found {
            return self.bind_to_class(v, class).map(Some);
        }
        // `type`'s own methods, bound to the class.
        let meta = self
            .metaclass(class)
            .and_then(|meta| self.lookup_value(meta, name));
        if meta.is_some_and(|(_, owner)| owner.is(Kind::Class)) {
            return Ok(None);
        }
        if let Some(v) = self.own_value(TypeId::Type.value(), name) {
            return self
                .bind_attribute(v, class, TypeId::Type.value())
                .map(Some);
        }
        match self.str(name) {
            Some("__doc__") => Ok(Some(Value::NONE)),
            _ => Ok(None),
        }
    }

    /// `__name__` and its kin.
    pub(crate) fn class_fact(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        let own = class.as_kind(Kind::Class);
        let Some(text) = self.str(name) else {
            return Ok(None);
        };
        if !Feature::Reflection.included() {
            return match text {
                "__name__" => self.own_name(class).map(Some),
                _ => Ok(None),
            };
        }
        let field = |vm: &Self, i: usize| own.map(|at| vm.get(at, i));
        // What the class's own namespace says.
        let said = |vm: &Self| own.and_then(|at| vm.dict_get_text(vm.get(at, DICT), text));
        Ok(match text {
            "__name__" => match field(self, NAME) {
                None => Some(self.own_name(class)?),
                name => name,
            },
            "__qualname__" => match field(self, QUALNAME) {
                None => Some(self.new_str(module_and_name(self.layout_of(class)).1)?),
                name => name,
            },
            "__module__" if own.is_none() => {
                Some(self.new_str(module_and_name(self.layout_of(class)).0)?)
            }
            "__bases__" | "__base__" if !Feature::Introspection.included() => {
                return self.needs(Feature::Introspection).map(|()| None);
            }
            "__bases__" => match field(self, BASES) {
                None => Some(self.builtin_bases(self.layout_of(class))?),
                bases => bases,
            },
            "__base__" => match field(self, BASE) {
                Some(base) => Some(base),
                None if class == TypeId::Object.value() => Some(Value::NONE),
                None => Some(self.layout_of(class).base().value()),
            },
            "__mro__" => match field(self, MRO) {
                None => Some(self.type_mro(class)?),
                mro => mro,
            },
            "__dict__" => Some(self.shown_namespace(class)?),
            "__class__" => Some(self.class_of(class)),
            "__annotations__" if own.is_some() => Some(self.class_annotations(class)?),
            "__type_params__" => Some(match said(self) {
                Some(said) => said,
                None => self.object(Kind::Tuple, [])?,
            }),
            "__abstractmethods__" => {
                let said = said(self);
                if said.is_none() {
                    return Err(self.raise(TypeId::AttributeError, &[Part::Plain(name)]));
                }
                said
            }
            "__text_signature__" => Some(Value::NONE),
            _ if self.missing_doc(class, name) => Some(Value::NONE),
            _ if Feature::Introspection.included() => self.layout_fact(class, text),
            _ => None,
        })
    }

    /// `__dict__` of a class: its namespace, which cannot be written to.
    pub(super) fn shown_namespace(&mut self, class: Value) -> Res {
        self.needs(Feature::Introspection)?;
        let dict = match class.as_kind(Kind::Class) {
            None => self.builtin_namespace(self.layout_of(class))?,
            Some(at) => {
                let dict = self.get(at, DICT);
                self.complete_namespace(class)?;
                dict
            }
        };
        self.mapping_proxy(dict)
    }

    /// `__bases__` of a built-in type.
    fn builtin_bases(&mut self, id: TypeId) -> Res {
        match id {
            TypeId::Object => self.object(Kind::Tuple, []),
            TypeId::ExceptionGroup => {
                let bases = [TypeId::BaseExceptionGroup, TypeId::Exception];
                self.object(Kind::Tuple, bases.map(TypeId::value))
            }
            _ => self.object(Kind::Tuple, [id.base().value()]),
        }
    }

    /// The name of a built-in type, without that of its module.
    fn own_name(&mut self, class: Value) -> Res {
        self.new_str(module_and_name(self.layout_of(class)).1)
    }

    /// What the built-in type `id` itself defines, as a new dict.
    fn builtin_namespace(&mut self, id: TypeId) -> Res {
        let dict = self.new_dict()?;
        let names = id.methods().iter().map(|method| method.name);
        let names = names.chain(["__new__", "__hash__"]);
        for name in names.chain(crate::shown::names(id)) {
            let key = self.new_str(name)?;
            let own = self.own_value(id.value(), key);
            if let Some(v) = own.or_else(|| crate::shown::value(id, name)) {
                self.dict_set_str(dict, key, v)?;
            }
        }
        if self.dict_get_text(dict, "__doc__").is_none() {
            self.dict_set_text(dict, "__doc__", Value::NONE)?;
        }
        Ok(dict)
    }

    pub(super) fn type_mro(&mut self, class: Value) -> Res {
        let count = (0..).map_while(|i| self.mro_item(class, i)).count();
        let at = self.heap.alloc(Kind::Tuple, count)?;
        for i in 0..count {
            let item = self.mro_item(class, i).unwrap_or(Value::NONE);
            self.set(at, i + 1, item);
        }
        Ok(Value::reference(Kind::Tuple, at))
    }

    pub(super) fn set_class_attr(&mut self, class: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::Classes)?;
        if self.metaclass(class).is_some() && self.set_by_descriptor(class, name, Some(v))? {
            return Ok(());
        }
        if self.set_class_fact(class, name, Some(v))? {
            return Ok(());
        }
        if !Feature::ClassHooks.included()
            && self
                .str(name)
                .is_some_and(|name| CLASS_HOOKS.contains(&name))
        {
            return self.needs(Feature::ClassHooks);
        }
        let dict = self.get(class.addr(), DICT);
        if self.replace_plain_data(dict, name, v) {
            return Ok(());
        }
        self.dict_set_str(dict, name, v)?;
        self.bump_epoch();
        if self.str(name) == Some(DEL.text) {
            self.note_finalizers();
        }
        Ok(())
    }

    /// Sets a class attribute that is there, where both what it is and what it was is plain data, so
    /// that what the caches know stays true; whether that is so.
    fn replace_plain_data(&mut self, dict: Value, name: Value, v: Value) -> bool {
        let special = self.str(name).is_none_or(|name| name.starts_with("__"));
        if special || !self.is_plain_data(v) {
            return false;
        }
        let Some(entry) = self.dict_find_str(dict, name) else {
            return false;
        };
        let replaced = self.is_plain_data(self.entry_value(dict, entry));
        if replaced {
            self.set_entry_value(dict, entry, v);
        }
        replaced
    }
}

/// The module of a built-in type, and its name there.
pub(crate) fn module_and_name(id: TypeId) -> (&'static str, &'static str) {
    let name = id.name();
    match name.bytes().rposition(|byte| byte == b'.') {
        Some(dot) => (&name[..dot], &name[dot + 1..]),
        None => ("builtins", name),
    }
}
