//! Attributes of exceptions.

use crate::exception as exc;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    pub(super) fn exception_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
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
    pub(super) fn has_detail(&self, e: Value) -> bool {
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

    pub(super) fn set_exception_attr(&mut self, e: Value, name: Value, v: Value) -> Res<()> {
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
}
