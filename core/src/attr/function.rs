//! Attributes of functions and methods.

use crate::function as func;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    pub(super) fn function_attr(&mut self, f: Value, name: Value) -> Res<Option<Value>> {
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
}
