//! Attributes of functions and methods.

use crate::features::Feature;
use crate::function as func;
use crate::image::CodeId;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

/// Whether the attribute is a field of functions, which nothing in their `__dict__` hides.
fn is_field(name: &str) -> bool {
    matches!(
        name,
        "__code__" | "__defaults__" | "__kwdefaults__" | "__closure__" | "__globals__" | "__dict__"
    )
}

impl Vm<'_> {
    pub(super) fn function_attr(&mut self, f: Value, name: Value) -> Res<Option<Value>> {
        if !Feature::Reflection.included() {
            let is_name = self.str(name) == Some("__name__");
            return Ok(is_name.then(|| self.function_name(f)));
        }
        let at = f.addr();
        let own = self.get(at, func::ATTRIBUTES);
        if own.is(Kind::Dict)
            && !self.str(name).is_some_and(is_field)
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
            "__builtins__" => self.builtins_of(self.get(at, func::GLOBALS)),
            "__type_params__" => self.object(Kind::Tuple, [])?,
            "__annotations__" | "__dict__" => self.function_dict(f, text == "__dict__")?,
            _ => return self.plain_attr(f, name),
        }))
    }

    pub(super) fn function_doc(&self, f: Value) -> Value {
        let doc = self
            .code_of(f)
            .map_or(0, |id| self.image.code(id).get(crate::image::field::DOC));
        match doc {
            0 => Value::NONE,
            n => crate::image::StrId(n as u32 - 1).value(),
        }
    }

    /// The function's `__dict__`, or its annotations; made when first asked for.
    pub(super) fn function_dict(&mut self, f: Value, own: bool) -> Res {
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

    pub(super) fn method_attr(&mut self, method: Value, name: Value) -> Res<Option<Value>> {
        let (f, this) = (self.get(method.addr(), 1), self.get(method.addr(), 2));
        match self.str(name) {
            Some("__func__") => Ok(Some(f)),
            Some("__self__") => Ok(Some(this)),
            Some("__class__") => Ok(Some(self.class_of(method))),
            Some("__call__") => Ok(Some(method)),
            _ => self.find_attr(f, name),
        }
    }

    pub(super) fn set_function_attr(&mut self, f: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::Reflection)?;
        if self.set_function_fact(f, name, Some(v))? {
            return Ok(());
        }
        let dict = self.function_dict(f, true)?;
        self.dict_set_str(dict, name, v)
    }

    /// `del f.name`; whether there was such an attribute.
    pub(super) fn delete_function_attr(&mut self, f: Value, name: Value) -> Res<bool> {
        self.needs(Feature::Reflection)?;
        if self.set_function_fact(f, name, None)? {
            return Ok(true);
        }
        if matches!(
            self.str(name),
            Some("__doc__" | "__module__" | "__annotations__")
        ) {
            let dict = self.function_dict(f, true)?;
            match self.str(name) == Some("__annotations__") {
                true => self.delete_in(dict, name),
                false => self.dict_set_str(dict, name, Value::NONE).map(|()| true)?,
            };
            return Ok(true);
        }
        Ok(self.delete_in(self.get(f.addr(), func::ATTRIBUTES), name))
    }

    /// Checks what an attribute that every function has is set to, and sets those that are fields
    /// of the function; whether it was one of these.
    fn set_function_fact(&mut self, f: Value, name: Value, v: Option<Value>) -> Res<bool> {
        let Some(text) = self.str(name) else {
            return Ok(false);
        };
        if !Feature::Introspection.included() {
            return match is_field(text) || matches!(text, "__name__" | "__qualname__") {
                true => self.needs(Feature::Introspection).map(|()| true),
                false => Ok(false),
            };
        }
        let plain = v.map(|v| self.plain(v));
        let none = v.is_none_or(Value::is_none);
        let is = |kind| plain.is_some_and(|v| v.is(kind));
        let (fits, field, wanted) = match text {
            "__name__" | "__qualname__" => (
                plain.is_some_and(|v| self.is_str(v)),
                None,
                "a string object",
            ),
            "__code__" => (
                v.is_some_and(|v| self.type_id(v) == TypeId::Code),
                None,
                "a code object",
            ),
            "__defaults__" => (
                none || is(Kind::Tuple),
                Some(func::DEFAULTS),
                "a tuple object",
            ),
            "__kwdefaults__" => (
                none || is(Kind::Dict),
                Some(func::KEYWORD_DEFAULTS),
                "a dict object",
            ),
            "__annotations__" => (none || is(Kind::Dict), None, "a dict object"),
            "__dict__" => (is(Kind::Dict), Some(func::ATTRIBUTES), ""),
            "__closure__" | "__globals__" => {
                let text = ["readonly attribute".into()];
                return Err(self.raise(TypeId::AttributeError, &text));
            }
            _ => return Ok(false),
        };
        match (fits, v) {
            (true, Some(v)) if text == "__code__" => {
                if let Some(id) = v.as_immediate(Immediate::Code).map(CodeId) {
                    self.keep_names(f)?;
                    self.set_function_code(f, id)?;
                }
                Ok(true)
            }
            (true, v) => {
                if let Some(field) = field {
                    self.set(f.addr(), field, v.map_or(Value::NONE, |v| self.plain(v)));
                }
                Ok(field.is_some())
            }
            (false, Some(v)) if text == "__dict__" => {
                let wanted = "__dict__ must be set to a dictionary, not a '";
                Err(self.raise_type(v, wanted, "'"))
            }
            (false, None) if text == "__dict__" => {
                let text = ["cannot delete __dict__".into()];
                Err(self.raise(TypeId::TypeError, &text))
            }
            (false, _) => {
                let text = [Part::Plain(name), " must be set to ".into(), wanted.into()];
                Err(self.raise(TypeId::TypeError, &text))
            }
        }
    }

    /// Notes what the function's code says of it, for the time when it has other code.
    fn keep_names(&mut self, f: Value) -> Res<()> {
        let dict = self.function_dict(f, true)?;
        let facts = [
            ("__name__", self.function_name(f)),
            ("__qualname__", self.function_qualname(f)),
            ("__doc__", self.function_doc(f)),
        ];
        for (name, v) in facts {
            if self.dict_get_text(dict, name).is_none() {
                self.dict_set_text(dict, name, v)?;
            }
        }
        Ok(())
    }
}
