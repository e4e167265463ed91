//! Attributes of functions and methods.

use crate::features::Feature;
use crate::function as func;
use crate::image::CodeId;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Root, Vm};

/// What programs may say of a function, besides its fields.
const SAID: [&str; 6] = [
    "__name__",
    "__qualname__",
    "__doc__",
    "__module__",
    "__annotations__",
    "__type_params__",
];
/// The key of a function's own attributes among its facts.
const OWN: &str = "__dict__";

/// Whether the attribute is a field of functions.
fn is_field(name: &str) -> bool {
    matches!(
        name,
        "__code__" | "__defaults__" | "__kwdefaults__" | "__closure__" | "__globals__" | OWN
    )
}

/// Whether a value fits, the field for it, and the words for what does.
type Wanted = (bool, Option<usize>, &'static str);

impl Vm<'_> {
    pub(super) fn function_attr(&mut self, f: Value, name: Value) -> Res<Option<Value>> {
        if !Feature::Reflection.included() {
            let is_name = self.str(name) == Some("__name__");
            return Ok(is_name.then(|| self.function_name(f)));
        }
        if self.is_builtin_function(f) {
            return self.builtin_function_attr(f, name);
        }
        if let Some(fact) = self.known_fact(f, name)? {
            return Ok(Some(fact));
        }
        let own = self
            .function_fact(f.addr(), OWN)
            .filter(|own| own.is(Kind::Dict));
        match own.and_then(|own| Some((own, self.dict_find_str(own, name)?))) {
            Some((own, entry)) => Ok(Some(self.entry_value(own, entry))),
            None => self.plain_attr(f, name),
        }
    }

    /// As [`Vm::function_attr`] for what is a built-in function to programs. It tells of its code too,
    /// which says how it is called.
    fn builtin_function_attr(&mut self, f: Value, name: Value) -> Res<Option<Value>> {
        match self.str(name) {
            Some("__self__") => {
                let module = self.get(f.addr(), func::GLOBALS);
                let module = self.dict_get_text(module, "__name__");
                let modules = self.root(Root::Modules);
                let found = module.and_then(|name| self.dict_find_str(modules, name));
                Ok(found.map(|entry| self.entry_value(modules, entry)))
            }
            Some("__text_signature__") => Ok(Some(Value::NONE)),
            Some(
                "__name__" | "__qualname__" | "__module__" | "__doc__" | "__code__"
                | "__defaults__" | "__kwdefaults__",
            ) => self.known_fact(f, name),
            _ => self.plain_attr(f, name),
        }
    }

    /// An attribute that all functions have, which nothing in their `__dict__` hides.
    fn known_fact(&mut self, f: Value, name: Value) -> Res<Option<Value>> {
        let at = f.addr();
        let Some(text) = self.str(name) else {
            return Ok(None);
        };
        let said = |vm: &Self| vm.function_fact(at, text);
        Ok(Some(match text {
            "__name__" => self.function_name(f),
            "__qualname__" => self.function_qualname(f),
            "__code__" => self.get(at, func::CODE),
            "__defaults__" => self.get(at, func::DEFAULTS),
            "__kwdefaults__" => self.get(at, func::KEYWORD_DEFAULTS),
            "__closure__" => self.get(at, func::CLOSURE),
            "__globals__" => self.get(at, func::GLOBALS),
            "__doc__" => said(self).unwrap_or_else(|| self.function_doc(f)),
            "__module__" => said(self).unwrap_or_else(|| {
                let globals = self.get(at, func::GLOBALS);
                let name = self.dict_get_text(globals, "__name__");
                name.unwrap_or(Value::NONE)
            }),
            "__builtins__" => self.builtins_of(self.get(at, func::GLOBALS)),
            "__type_params__" => match said(self) {
                Some(said) => said,
                None => self.object(Kind::Tuple, [])?,
            },
            "__annotations__" => self.function_table(f, "__annotations__")?,
            OWN => self.function_table(f, OWN)?,
            _ => return Ok(None),
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

    /// The dict of what the program has said of the function; made when first asked for.
    fn function_facts(&mut self, f: Value) -> Res {
        let mut facts = self.get(f.addr(), func::FACTS);
        if !facts.is(Kind::Dict) {
            facts = self.new_dict()?;
            self.set(f.addr(), func::FACTS, facts);
        }
        Ok(facts)
    }

    /// A fact that is a dict: the function's `__dict__`, or its annotations.
    fn function_table(&mut self, f: Value, name: &str) -> Res {
        if let Some(table) = self.function_fact(f.addr(), name).filter(|t| !t.is_none()) {
            return Ok(table);
        }
        let facts = self.function_facts(f)?;
        let table = self.new_dict()?;
        self.dict_set_text(facts, name, table)?;
        Ok(table)
    }

    pub(super) fn method_attr(&mut self, method: Value, name: Value) -> Res<Option<Value>> {
        let (f, this) = (self.get(method.addr(), 1), self.get(method.addr(), 2));
        match self.str(name) {
            Some("__func__") => Ok(Some(f)),
            Some("__self__") => Ok(Some(this)),
            Some("__class__") => Ok(Some(self.class_of(method))),
            Some("__call__") if f.kind().is_none() => Ok(Some(method)),
            Some("__doc__") => self.get_attr(f, name).map(Some),
            Some(text @ ("__module__" | "__objclass__"))
                if Feature::Introspection.included() && self.type_id(method) == TypeId::Builtin =>
            {
                Ok((text == "__module__").then_some(Value::NONE))
            }
            _ if self.type_id(method) != TypeId::Method => self.find_attr(f, name),
            _ => match self.plain_attr(method, name)? {
                Some(own) => Ok(Some(own)),
                None => {
                    let f = self.get(method.addr(), 1);
                    self.get_attr(f, name).map(Some)
                }
            },
        }
    }

    pub(super) fn set_function_attr(&mut self, f: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::Reflection)?;
        if self.set_function_fact(f, name, Some(v))? {
            return Ok(());
        }
        let table = match self.str(name) {
            Some(text) if SAID.contains(&text) => self.function_facts(f)?,
            _ => self.function_table(f, OWN)?,
        };
        self.dict_set_str(table, name, v)
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
            let dict = self.function_facts(f)?;
            match self.str(name) == Some("__annotations__") {
                true => self.delete_in(dict, name),
                false => self.dict_set_str(dict, name, Value::NONE).map(|()| true)?,
            };
            return Ok(true);
        }
        let own = self.function_fact(f.addr(), OWN).unwrap_or(Value::NONE);
        Ok(self.delete_in(own, name))
    }

    /// Whether `v` is what a function's attribute `text` may be, the field that it is kept in if
    /// there is one, and what else is asked for; `None` for other attributes.
    fn wanted_of_function(&self, text: &str, v: Option<Value>) -> Option<Wanted> {
        let plain = v.map(|v| self.plain(v));
        let none = v.is_none_or(Value::is_none);
        let is = |kind| plain.is_some_and(|v| v.is(kind));
        Some(match text {
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
            OWN => (is(Kind::Dict), None, ""),
            "__type_params__" => (is(Kind::Tuple), None, "a tuple"),
            _ => return None,
        })
    }

    /// Checks what an attribute that every function has is set to, and sets those that are fields
    /// of the function; whether it was one of these.
    fn set_function_fact(&mut self, f: Value, name: Value, v: Option<Value>) -> Res<bool> {
        let Some(text) = self.str(name) else {
            return Ok(false);
        };
        if !Feature::Introspection.included() {
            let is_name = matches!(text, "__name__" | "__qualname__");
            let fits = v.is_some_and(|v| self.is_str(self.plain(v)));
            return match is_field(text) || is_name && !fits {
                true => self.needs(Feature::Introspection).map(|()| true),
                false => Ok(false),
            };
        }
        if matches!(text, "__closure__" | "__globals__") {
            let text = ["readonly attribute".into()];
            return Err(self.raise(TypeId::AttributeError, &text));
        }
        let plain = v.map(|v| self.plain(v));
        let Some((fits, field, wanted)) = self.wanted_of_function(text, v) else {
            return Ok(false);
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
                if let (OWN, Some(v)) = (text, plain) {
                    let facts = self.function_facts(f)?;
                    self.dict_set_text(facts, OWN, v)?;
                    return Ok(true);
                }
                if let Some(field) = field {
                    self.set(f.addr(), field, v.map_or(Value::NONE, |v| self.plain(v)));
                }
                Ok(field.is_some())
            }
            (false, Some(v)) if text == OWN => {
                let wanted = "__dict__ must be set to a dictionary, not a '";
                Err(self.raise_type(v, wanted, "'"))
            }
            (false, None) if text == OWN => {
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
        let dict = self.function_facts(f)?;
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
