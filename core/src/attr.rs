//! Attributes: reading, setting and deleting them, on every sort of object.

use crate::class::{BASES, DICT, MRO, NAME, QUALNAME};
use crate::exception as exc;
use crate::function as func;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::{Role, TypeId};
use crate::value::{Immediate, Value};
use crate::vm::Vm;

pub(crate) const CALL: Name = Name::new("__call__");
const GET: Name = Name::new("__get__");
const SET: Name = Name::new("__set__");
const DELETE: Name = Name::new("__delete__");
const GETATTR: Name = Name::new("__getattr__");
const GETATTRIBUTE: Name = Name::new("__getattribute__");
const SETATTR: Name = Name::new("__setattr__");
const DELATTR: Name = Name::new("__delattr__");

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
            Err(Trap::Raised) if self.pending_is(TypeId::AttributeError) => {
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
            _ if obj.as_immediate(Immediate::Type).is_some() => self.class_attr(obj, name),
            _ => match self.record_attr(obj, name) {
                Some(v) => Ok(Some(v)),
                None => self.plain_attr(obj, name),
            },
        }
    }

    /// As [`Vm::lookup`] for a name that is a string.
    pub(crate) fn lookup_value(&mut self, class: Value, name: Value) -> Option<(Value, Value)> {
        // As long as no collection begins another epoch, the word stands for the string.
        let number = name.bits();
        if let Some((v, owner)) = self.known.lookup(self.epoch, class, number) {
            return (!v.is_unbound()).then_some((v, owner));
        }
        let found = self.search_order(class, name);
        self.known.learn(self.epoch, class, number, found);
        found
    }

    fn search_order(&mut self, class: Value, name: Value) -> Option<(Value, Value)> {
        for i in 0.. {
            let owner = self.mro_item(class, i)?;
            if let Some(v) = self.own_value(owner, name) {
                return Some((v, owner));
            }
        }
        None
    }

    /// What a class's own namespace, or a type's own table, has under the string `name`.
    pub(crate) fn own_value(&mut self, class: Value, name: Value) -> Option<Value> {
        if let Some(at) = class.as_kind(Kind::Class) {
            let dict = self.get(at, DICT);
            let i = self.dict_find_str(dict, name)?;
            return Some(self.entry_value(dict, i));
        }
        let id = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
        let text = self.str(name)?;
        let i = id.def().methods.iter().position(|m| m.name == text)?;
        Some(Value::immediate(
            Immediate::Native,
            (id as u32) << 16 | i as u32,
        ))
    }

    /// Whether a class attribute takes part in setting: a property, or an object with `__set__`.
    fn is_data_descriptor(&self, v: Value) -> bool {
        v.is(Kind::Property)
            || v.is(Kind::Instance)
                && (self.special(v, SET).is_some() || self.special(v, DELETE).is_some())
            || native_role(v) == Some(Role::Getter)
    }

    /// What a class attribute gives when it is read through `obj`, an instance of `class`.
    pub(crate) fn bind_attribute(&mut self, v: Value, obj: Value, class: Value) -> Res {
        match v.kind() {
            Some(Kind::Function) => self.object(Kind::Method, [v, obj]),
            Some(Kind::Property) => {
                let getter = self.get(v.addr(), 1);
                if getter.is_none() {
                    return Err(
                        self.raise(TypeId::AttributeError, &["property has no getter".into()])
                    );
                }
                self.call(getter, &[obj])
            }
            Some(Kind::StaticMethod) => Ok(self.get(v.addr(), 1)),
            Some(Kind::ClassMethod) => {
                let f = self.get(v.addr(), 1);
                self.object(Kind::Method, [f, class])
            }
            Some(Kind::Instance) => match self.special(v, GET) {
                Some(get) => self.call_special(v, get, &[obj, class]),
                None => Ok(v),
            },
            _ => match native_role(v) {
                Some(Role::Method) => self.object(Kind::Method, [v, obj]),
                Some(Role::Getter) => self.call(v, &[obj]),
                Some(Role::Class) => self.object(Kind::Method, [v, class]),
                _ => Ok(v),
            },
        }
    }

    /// What a class attribute gives when it is read through the class itself.
    fn bind_to_class(&mut self, v: Value, class: Value) -> Res {
        match v.kind() {
            Some(Kind::StaticMethod) => Ok(self.get(v.addr(), 1)),
            Some(Kind::ClassMethod) => {
                let f = self.get(v.addr(), 1);
                self.object(Kind::Method, [f, class])
            }
            Some(Kind::Instance) => match self.special(v, GET) {
                Some(get) => self.call_special(v, get, &[Value::NONE, class]),
                None => Ok(v),
            },
            _ if native_role(v) == Some(Role::Class) => self.object(Kind::Method, [v, class]),
            _ => Ok(v),
        }
    }

    // ---- reading

    fn instance_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        if let Some(f) = self.special(obj, GETATTRIBUTE) {
            return self.through_getattribute(obj, name, f);
        }
        match self.generic_attr(obj, name) {
            Ok(Some(v)) => Ok(Some(v)),
            Ok(None) => self.through_getattr(obj, name),
            Err(trap) => Err(trap),
        }
    }

    /// `object.__getattribute__`, without the error.
    pub(crate) fn generic_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        if !obj.is(Kind::Instance) {
            return self.find_attr(obj, name);
        }
        let class = self.class_of(obj);
        let found = self.lookup_value(class, name);
        if let Some((v, _)) = found
            && self.is_data_descriptor(v)
        {
            return self.bind_attribute(v, obj, class).map(Some);
        }
        if let Some(v) = self.instance_get(obj, name) {
            return Ok(Some(v));
        }
        if let Some((v, _)) = found {
            return self.bind_attribute(v, obj, class).map(Some);
        }
        match self.str(name) {
            Some("__class__") => Ok(Some(class)),
            Some("__dict__") => self.instance_dict(obj).map(Some),
            Some("__doc__") => Ok(Some(Value::NONE)),
            Some("__module__") => self.class_attr(class, name),
            _ => Ok(None),
        }
    }

    fn through_getattribute(&mut self, obj: Value, name: Value, f: Value) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(obj)?;
        self.push(name)?;
        let done = match self.call_special(obj, f, &[name]) {
            Err(Trap::Raised) if self.pending_is(TypeId::AttributeError) => {
                let (obj, name) = (self.word(slot), self.word(slot + 1));
                match self.special(obj, GETATTR) {
                    None => Err(Trap::Raised),
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

    fn through_getattr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        match self.special(obj, GETATTR) {
            Some(f) => self.call_special(obj, f, &[name]).map(Some),
            None => Ok(None),
        }
    }

    fn exception_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        let at = obj.addr();
        let class = self.class_of(obj);
        match self.str(name) {
            Some("args") => return Ok(Some(self.get(at, exc::ARGS))),
            Some("__cause__") => return Ok(Some(self.get(at, exc::CAUSE))),
            Some("__context__") => return Ok(Some(self.get(at, exc::CONTEXT))),
            Some("__traceback__") => return Ok(Some(self.get(at, exc::TRACEBACK))),
            Some("__suppress_context__") => return Ok(Some(self.get(at, exc::SUPPRESS))),
            Some("__class__") => return Ok(Some(class)),
            Some("__dict__") => return self.exception_dict(obj).map(Some),
            _ => {}
        }
        let found = self.lookup_value(class, name);
        let dict = self.get(at, exc::DICT);
        if !found.is_some_and(|(v, _)| v.is(Kind::Property))
            && dict.is(Kind::Dict)
            && let Some(i) = self.dict_find_str(dict, name)
        {
            return Ok(Some(self.entry_value(dict, i)));
        }
        match found {
            Some((v, _)) => self.bind_attribute(v, obj, class).map(Some),
            None => match self.str(name) {
                Some("name" | "obj" | "path" | "msg") if self.has_detail(obj) => {
                    Ok(Some(Value::NONE))
                }
                Some("__doc__") => Ok(Some(Value::NONE)),
                _ => self.through_getattr(obj, name),
            },
        }
    }

    /// Exceptions that have `name` and the like, `None` by default.
    fn has_detail(&self, e: Value) -> bool {
        [
            TypeId::NameError,
            TypeId::AttributeError,
            TypeId::ImportError,
        ]
        .iter()
        .any(|id| self.exception_is(e, *id))
    }

    /// The exception's attributes as a dict.
    pub(crate) fn exception_dict(&mut self, e: Value) -> Res {
        let dict = self.get(e.addr(), exc::DICT);
        if dict.is(Kind::Dict) {
            return Ok(dict);
        }
        let dict = self.new_dict()?;
        self.set(e.addr(), exc::DICT, dict);
        Ok(dict)
    }

    fn class_attr(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        if let Some(v) = self.class_fact(class, name)? {
            return Ok(Some(v));
        }
        if let Some((v, owner)) = self.lookup_value(class, name)
            && !(owner == TypeId::Object.value() && native_role(v) == Some(Role::Getter))
        {
            return self.bind_to_class(v, class).map(Some);
        }
        // `type`'s own methods, bound to the class.
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
    fn class_fact(&mut self, class: Value, name: Value) -> Res<Option<Value>> {
        let own = class.as_kind(Kind::Class);
        let Some(text) = self.str(name) else {
            return Ok(None);
        };
        let field = |vm: &Self, i: usize| own.map(|at| vm.get(at, i));
        Ok(match text {
            "__name__" => match field(self, NAME) {
                None => {
                    let name = self.class_name(class);
                    let plain = match class
                        .as_immediate(Immediate::Type)
                        .and_then(TypeId::from_u32)
                    {
                        Some(id) => id.name(),
                        None => "",
                    };
                    let _ = name;
                    Some(self.new_str(plain.rsplit('.').next().unwrap_or(plain))?)
                }
                name => name,
            },
            "__qualname__" => match field(self, QUALNAME) {
                None => Some(self.new_str(self.layout_of(class).name())?),
                name => name,
            },
            "__module__" if own.is_none() => Some(self.new_str("builtins")?),
            "__bases__" => match field(self, BASES) {
                None => {
                    let id = self.layout_of(class);
                    Some(match id {
                        TypeId::Object => {
                            let at = self.heap.alloc(Kind::Tuple, 0)?;
                            Value::reference(Kind::Tuple, at)
                        }
                        _ => self.object(Kind::Tuple, [id.def().base.value()])?,
                    })
                }
                bases => bases,
            },
            "__base__" => match field(self, BASES) {
                Some(bases) => Some(self.get(bases.addr(), 1)),
                None => Some(self.layout_of(class).def().base.value()),
            },
            "__mro__" => match field(self, MRO) {
                None => Some(self.type_mro(class)?),
                mro => mro,
            },
            "__dict__" => match field(self, DICT) {
                None => Some(self.new_dict()?),
                dict => dict,
            },
            "__class__" => Some(TypeId::Type.value()),
            _ => None,
        })
    }

    fn type_mro(&mut self, class: Value) -> Res {
        let count = (0..).map_while(|i| self.mro_item(class, i)).count();
        let at = self.heap.alloc(Kind::Tuple, count)?;
        for i in 0..count {
            let item = self.mro_item(class, i).unwrap_or(Value::NONE);
            self.set(at, i + 1, item);
        }
        Ok(Value::reference(Kind::Tuple, at))
    }

    fn module_attr(&mut self, module: Value, name: Value) -> Res<Option<Value>> {
        let dict = self.get(module.addr(), 2);
        if let Some(i) = self.dict_find_str(dict, name) {
            return Ok(Some(self.entry_value(dict, i)));
        }
        match self.str(name) {
            Some("__dict__") => Ok(Some(dict)),
            Some("__class__") => Ok(Some(TypeId::Module.value())),
            _ => Ok(None),
        }
    }

    fn function_attr(&mut self, f: Value, name: Value) -> Res<Option<Value>> {
        let at = f.addr();
        let own = self.get(at, func::ATTRIBUTES);
        if own.is(Kind::Dict)
            && let Some(i) = self.dict_find_str(own, name)
        {
            return Ok(Some(self.entry_value(own, i)));
        }
        let Some(text) = self.str(name) else {
            return Ok(None);
        };
        Ok(Some(match text {
            "__name__" => self.function_name(f),
            "__qualname__" => self.function_qualname(f),
            "__code__" => self.get(at, func::CODE),
            "__defaults__" => self.get(at, func::DEFAULTS),
            "__kwdefaults__" => self.get(at, func::KEYWORD_DEFAULTS),
            "__closure__" => self.get(at, func::CLOSURE),
            "__globals__" => self.get(at, func::GLOBALS),
            "__doc__" => self.function_doc(f),
            "__module__" => {
                let globals = self.get(at, func::GLOBALS);
                self.dict_get_text(globals, "__name__")
                    .unwrap_or(Value::NONE)
            }
            "__annotations__" | "__dict__" => self.function_dict(f, text == "__dict__")?,
            _ => return self.plain_attr(f, name),
        }))
    }

    fn function_doc(&self, f: Value) -> Value {
        let doc = self
            .code_of(f)
            .map_or(0, |id| self.image.code(id).get(crate::image::field::DOC));
        match doc {
            0 => Value::NONE,
            n => crate::image::StrId(n as u32 - 1).value(),
        }
    }

    /// The function's `__dict__`, or its annotations; made when first asked for.
    fn function_dict(&mut self, f: Value, own: bool) -> Res {
        let at = f.addr();
        let mut dict = self.get(at, func::ATTRIBUTES);
        if !dict.is(Kind::Dict) {
            dict = self.new_dict()?;
            self.set(at, func::ATTRIBUTES, dict);
        }
        if own {
            return Ok(dict);
        }
        let annotations = self.new_dict()?;
        self.dict_set_text(dict, "__annotations__", annotations)?;
        Ok(annotations)
    }

    fn method_attr(&mut self, method: Value, name: Value) -> Res<Option<Value>> {
        let (f, this) = (self.get(method.addr(), 1), self.get(method.addr(), 2));
        match self.str(name) {
            Some("__func__") => Ok(Some(f)),
            Some("__self__") => Ok(Some(this)),
            Some("__class__") => Ok(Some(self.class_of(method))),
            Some("__call__") => Ok(Some(method)),
            _ => self.find_attr(f, name),
        }
    }

    fn super_attr(&mut self, object: Value, name: Value) -> Res<Option<Value>> {
        let at = object.addr();
        let (after, this, class) = (self.get(at, 1), self.get(at, 2), self.get(at, 3));
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
        if let Some((v, _)) = self.lookup_value(class, name) {
            return self.bind_attribute(v, obj, class).map(Some);
        }
        match self.str(name) {
            Some("__class__") => Ok(Some(class)),
            Some("__name__" | "__qualname__") => self.native_name(obj),
            Some("__doc__") => Ok(Some(Value::NONE)),
            _ => Ok(None),
        }
    }

    fn native_name(&mut self, obj: Value) -> Res<Option<Value>> {
        if let Some(n) = obj.as_immediate(Immediate::HostFunction) {
            let host = self.host;
            return self.new_str(host.function_name(n)).map(Some);
        }
        let native = obj
            .as_immediate(Immediate::Native)
            .and_then(crate::types::native);
        match native {
            Some((native, _)) => self.new_str(native.name).map(Some),
            None => Ok(None),
        }
    }

    #[cold]
    fn no_attribute(&mut self, obj: Value, name: Value) -> Trap {
        let mut text = [
            Part::Text("'"),
            Part::TypeOf(obj),
            "' object has no attribute '".into(),
            Part::Plain(name),
            "'".into(),
        ];
        if self.is_class(obj) {
            text = [
                "type object '".into(),
                Part::Plain(obj),
                "' has no attribute '".into(),
                Part::Plain(name),
                "'".into(),
            ];
        } else if let Some(at) = obj.as_kind(Kind::Module) {
            let own = self.get(at, 1);
            text = [
                "module '".into(),
                Part::Plain(own),
                "' has no attribute '".into(),
                Part::Plain(name),
                "'".into(),
            ];
        }
        let top = self.top;
        let slot = match self
            .push(obj)
            .and_then(|slot| self.push(name).map(|_| slot))
        {
            Ok(slot) => slot,
            Err(trap) => return trap,
        };
        let trap = self.raise(TypeId::AttributeError, &text);
        if trap == Trap::Raised {
            self.note_detail(&[("name", slot + 1), ("obj", slot)]);
        }
        self.top = top;
        trap
    }

    /// Sets attributes of the pending exception from words of the memory, as far as there is room.
    pub(crate) fn note_detail(&mut self, details: &[(&str, usize)]) {
        for (name, slot) in details {
            let e = self.root(crate::vm::Root::Pending);
            let v = self.word(*slot);
            if let Ok(dict) = self.exception_dict(e) {
                let _ = self.dict_set_text(dict, name, v);
            }
        }
    }

    // ---- setting and deleting

    /// `obj.name = v`.
    ///
    /// # Errors
    /// AttributeError, or whatever Python code on the way raises.
    pub fn set_attr(&mut self, obj: Value, name: Value, v: Value) -> Res<()> {
        match obj.kind() {
            Some(Kind::Instance) => match self.special(obj, SETATTR) {
                Some(f) => self.call_special(obj, f, &[name, v]).map(|_| ()),
                None => self.generic_set_attr(obj, name, v),
            },
            _ => self.generic_set_attr(obj, name, v),
        }
    }

    /// `object.__setattr__`.
    pub(crate) fn generic_set_attr(&mut self, obj: Value, name: Value, v: Value) -> Res<()> {
        match obj.kind() {
            Some(Kind::Instance) => self.set_instance_attr(obj, name, v),
            Some(Kind::Class) => self.set_class_attr(obj, name, v),
            Some(Kind::Module) => {
                let dict = self.get(obj.addr(), 2);
                self.dict_set_str(dict, name, v)
            }
            Some(Kind::Function) => self.set_function_attr(obj, name, v),
            Some(Kind::Exception) => self.set_exception_attr(obj, name, v),
            _ => Err(self.cannot_set(obj, name)),
        }
    }

    fn set_instance_attr(&mut self, obj: Value, name: Value, v: Value) -> Res<()> {
        let class = self.class_of(obj);
        if let Some((attribute, _)) = self.lookup_value(class, name) {
            if let Some(at) = attribute.as_kind(Kind::Property) {
                let setter = self.get(at, 2);
                if setter.is_none() {
                    return Err(self.no_accessor(obj, name, "setter"));
                }
                return self.call(setter, &[obj, v]).map(|_| ());
            }
            if attribute.is(Kind::Instance)
                && let Some(f) = self.special(attribute, SET)
            {
                return self.call_special(attribute, f, &[obj, v]).map(|_| ());
            }
        }
        match self.str(name) {
            Some("__class__") => {
                let text = "__class__ assignment is not supported";
                Err(self.raise(TypeId::TypeError, &[text.into()]))
            }
            Some("__dict__") if v.is(Kind::Dict) => {
                self.instance_dict(obj)?;
                self.set(obj.addr(), crate::instance::MORE, v);
                Ok(())
            }
            _ => {
                if self.instance_get(obj, name).is_none() && !self.slots_allow(class, name) {
                    return Err(self.cannot_set(obj, name));
                }
                self.instance_set(obj, name, v)
            }
        }
    }

    fn no_accessor(&mut self, obj: Value, name: Value, what: &str) -> Trap {
        let text = [
            "property '".into(),
            Part::Plain(name),
            "' of '".into(),
            Part::TypeOf(obj),
            "' object has no ".into(),
            what.into(),
        ];
        self.raise(TypeId::AttributeError, &text)
    }

    fn set_class_attr(&mut self, class: Value, name: Value, v: Value) -> Res<()> {
        let field = match self.str(name) {
            Some("__name__") => Some(NAME),
            Some("__qualname__") => Some(QUALNAME),
            _ => None,
        };
        if let Some(field) = field {
            self.set(class.addr(), field, v);
            return Ok(());
        }
        let dict = self.get(class.addr(), DICT);
        self.dict_set_str(dict, name, v)?;
        self.bump_epoch();
        Ok(())
    }

    fn set_function_attr(&mut self, f: Value, name: Value, v: Value) -> Res<()> {
        let field = match self.str(name) {
            Some("__defaults__") => Some(func::DEFAULTS),
            Some("__kwdefaults__") => Some(func::KEYWORD_DEFAULTS),
            _ => None,
        };
        if let Some(field) = field {
            self.set(f.addr(), field, v);
            return Ok(());
        }
        let dict = self.function_dict(f, true)?;
        self.dict_set_str(dict, name, v)
    }

    fn set_exception_attr(&mut self, e: Value, name: Value, v: Value) -> Res<()> {
        let at = e.addr();
        let field = match self.str(name) {
            Some("args") => Some(exc::ARGS),
            Some("__cause__") => {
                self.set(at, exc::SUPPRESS, Value::TRUE);
                Some(exc::CAUSE)
            }
            Some("__context__") => Some(exc::CONTEXT),
            Some("__traceback__") => Some(exc::TRACEBACK),
            Some("__suppress_context__") => Some(exc::SUPPRESS),
            _ => None,
        };
        if let Some(field) = field {
            self.set(at, field, v);
            return Ok(());
        }
        let dict = self.exception_dict(e)?;
        self.dict_set_str(dict, name, v)
    }

    #[cold]
    fn cannot_set(&mut self, obj: Value, name: Value) -> Trap {
        if self.is_class(obj) {
            let text = [
                "cannot set '".into(),
                Part::Plain(name),
                "' attribute of immutable type '".into(),
                Part::Plain(obj),
                "'".into(),
            ];
            return self.raise(TypeId::TypeError, &text);
        }
        let known = {
            let class = self.class_of(obj);
            self.lookup_value(class, name).is_some()
        };
        if known {
            let text = [
                "'".into(),
                Part::TypeOf(obj),
                "' object attribute '".into(),
                Part::Plain(name),
                "' is read-only".into(),
            ];
            return self.raise(TypeId::AttributeError, &text);
        }
        let text = [
            "'".into(),
            Part::TypeOf(obj),
            "' object has no attribute '".into(),
            Part::Plain(name),
            "' and no __dict__ for setting new attributes".into(),
        ];
        self.raise(TypeId::AttributeError, &text)
    }

    /// `del obj.name`.
    ///
    /// # Errors
    /// AttributeError, or whatever Python code on the way raises.
    pub fn del_attr(&mut self, obj: Value, name: Value) -> Res<()> {
        if let Some(f) = self.special(obj, DELATTR) {
            return self.call_special(obj, f, &[name]).map(|_| ());
        }
        self.generic_del_attr(obj, name)
    }

    /// `object.__delattr__`.
    pub(crate) fn generic_del_attr(&mut self, obj: Value, name: Value) -> Res<()> {
        let gone = match obj.kind() {
            Some(Kind::Instance) => {
                let class = self.class_of(obj);
                if let Some((p, _)) = self.lookup_value(class, name)
                    && let Some(at) = p.as_kind(Kind::Property)
                {
                    let deleter = self.get(at, 3);
                    if deleter.is_none() {
                        return Err(self.no_accessor(obj, name, "deleter"));
                    }
                    return self.call(deleter, &[obj]).map(|_| ());
                }
                if let Some((p, _)) = self.lookup_value(class, name)
                    && let Some(f) = self.special(p, DELETE)
                {
                    return self.call_special(p, f, &[obj]).map(|_| ());
                }
                self.instance_delete(obj, name)?
            }
            Some(Kind::Class) => self.delete_in(self.get(obj.addr(), DICT), name),
            Some(Kind::Module) => self.delete_in(self.get(obj.addr(), 2), name),
            Some(Kind::Function) => self.delete_in(self.get(obj.addr(), func::ATTRIBUTES), name),
            Some(Kind::Exception) => self.delete_in(self.get(obj.addr(), exc::DICT), name),
            _ => return Err(self.cannot_set(obj, name)),
        };
        if gone {
            Ok(())
        } else {
            Err(self.no_attribute(obj, name))
        }
    }

    fn delete_in(&mut self, dict: Value, name: Value) -> bool {
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

/// What a native in a type's table is; `None` for anything else.
pub(crate) fn native_role(v: Value) -> Option<Role> {
    let payload = v.as_immediate(Immediate::Native)?;
    match crate::types::native(payload)? {
        (native, Some(_)) => Some(native.role),
        (_, None) => None,
    }
}
