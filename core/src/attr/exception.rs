//! Attributes of exceptions.

use crate::exception as exc;
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    pub(super) fn exception_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        match self.class_of(obj).is(Kind::Class) {
            true => self.hooked_attr(obj, name),
            false => self.plain_exception_attr(obj, name),
        }
    }

    /// `BaseException.__getattribute__`, without the error.
    pub(super) fn plain_exception_attr(&mut self, obj: Value, name: Value) -> Res<Option<Value>> {
        let at = obj.addr();
        let class = self.class_of(obj);
        let found = self.lookup_value(class, name);
        if !found.is_some_and(|(_, owner)| owner.is(Kind::Class))
            && let Some(text) = self.str(name)
        {
            if text == "__dict__" {
                return self.exception_dict(obj).map(Some);
            }
            if let Some(v) = self.exception_fact(obj, text) {
                return Ok(Some(v));
            }
        }
        let dict = self.get(at, exc::DICT);
        if !found.is_some_and(|(v, _)| self.is_data_descriptor(v) && self.gives_values(v))
            && dict.is(Kind::Dict)
            && let Some(i) = self.dict_find_str(dict, name)
        {
            return Ok(Some(self.entry_value(dict, i)));
        }
        match found {
            Some((v, _)) => self.bind_attribute(v, obj, class).map(Some),
            None => match self.str(name) {
                Some("__class__") => Ok(Some(class)),
                Some("__doc__") => Ok(Some(Value::NONE)),
                _ => Ok(None),
            },
        }
    }

    /// An attribute that is a field of the exception.
    pub(crate) fn exception_fact(&self, e: Value, name: &str) -> Option<Value> {
        let field = match name {
            "args" => exc::ARGS,
            "__cause__" => exc::CAUSE,
            "__context__" => exc::CONTEXT,
            "__traceback__" => exc::TRACEBACK,
            "__suppress_context__" => exc::SUPPRESS,
            _ => self.member_field(e, name)?,
        };
        Some(self.get(e.addr(), field))
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

    /// Puts another dict in the place of the exception's attributes.
    fn set_exception_dict(&mut self, e: Value, v: Value) -> Res<()> {
        if !self.plain(v).is(Kind::Dict) {
            let wanted = "__dict__ must be set to a dictionary, not a '";
            return Err(self.raise_type(v, wanted, "'"));
        }
        self.set(e.addr(), exc::DICT, self.plain(v));
        Ok(())
    }

    /// The `__dict__` of what is no instance of a class in Python alone, through the descriptor of a
    /// base that is one. It is not asked for by name, which would find the descriptor again.
    pub(crate) fn get_other_dict(&mut self, obj: Value) -> Res {
        self.needs(Feature::Introspection)?;
        match obj.kind() {
            Some(Kind::Class) => self.shown_namespace(obj),
            Some(Kind::Exception) => self.exception_dict(obj),
            Some(Kind::Module) => Ok(self.get(obj.addr(), 2)),
            _ => Err(self.raise(TypeId::AttributeError, &["__dict__".into()])),
        }
    }

    /// Sets or deletes it.
    pub(crate) fn set_other_dict(&mut self, obj: Value, v: Option<Value>) -> Res<()> {
        self.needs(Feature::Introspection)?;
        match (obj.kind(), v) {
            (Some(Kind::Exception), Some(v)) => self.set_exception_dict(obj, v),
            (Some(Kind::Exception), None) => {
                Err(self.raise(TypeId::TypeError, &["cannot delete __dict__".into()]))
            }
            (Some(Kind::Class), _) => {
                let text = "attribute '__dict__' of 'type' objects is not writable";
                Err(self.raise(TypeId::AttributeError, &[text.into()]))
            }
            _ => Err(self.raise(TypeId::AttributeError, &["readonly attribute".into()])),
        }
    }

    pub(super) fn set_exception_attr(&mut self, e: Value, name: Value, v: Value) -> Res<()> {
        self.needs(Feature::Reflection)?;
        if self.is_overridden(e, name) {
            if self.set_by_descriptor(e, name, Some(v))? {
                return Ok(());
            }
            let dict = self.exception_dict(e)?;
            return self.dict_set_str(dict, name, v);
        }
        if self.str(name) == Some("__dict__") {
            return self.set_exception_dict(e, v);
        }
        let Some(field) = self.checked_field(e, name, v)? else {
            let dict = self.exception_dict(e)?;
            return self.dict_set_str(dict, name, v);
        };
        if field != exc::ARGS {
            if field == exc::CAUSE {
                self.set(e.addr(), exc::SUPPRESS, Value::TRUE);
            }
            self.set(e.addr(), field, v);
            return Ok(());
        }
        let top = self.top;
        let slot = self.push(e)?;
        let args = self.tuple_of(v);
        let e = self.word(slot);
        self.top = top;
        self.set(e.addr(), exc::ARGS, args?);
        Ok(())
    }

    /// Whether a class in Python has an attribute of this name, for the exception's sake.
    fn is_overridden(&mut self, e: Value, name: Value) -> bool {
        let class = self.class_of(e);
        let found = self.lookup_value(class, name);
        found.is_some_and(|(_, owner)| owner.is(Kind::Class))
    }

    /// The field of an attribute that is to be set to `v`, or deleted, which is unbound.
    fn checked_field(&mut self, e: Value, name: Value, v: Value) -> Res<Option<usize>> {
        let Some(text) = self.str(name) else {
            return Ok(None);
        };
        let exception = v.is(Kind::Exception) || v.is_none();
        let traceback = v.is(Kind::Traceback) || v.is_none();
        let (field, fits, error) = match text {
            "args" => (exc::ARGS, true, ""),
            "__cause__" => (
                exc::CAUSE,
                exception,
                "exception cause must be None or derive from BaseException",
            ),
            "__context__" => (
                exc::CONTEXT,
                exception,
                "exception context must be None or derive from BaseException",
            ),
            "__traceback__" => (
                exc::TRACEBACK,
                traceback,
                "__traceback__ must be a traceback or None",
            ),
            "__suppress_context__" => (
                exc::SUPPRESS,
                v.as_bool().is_some(),
                "attribute value type must be bool",
            ),
            _ => match self.member_field(e, text) {
                Some(_) if self.is_readonly_member(e) => {
                    let text = ["readonly attribute".into()];
                    return Err(self.raise(TypeId::AttributeError, &text));
                }
                field => return Ok(field),
            },
        };
        if v.is_unbound() {
            let text = [text_of(field).into(), " may not be deleted".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        if !fits {
            return Err(self.raise(TypeId::TypeError, &[error.into()]));
        }
        Ok(Some(field))
    }

    /// `del e.name`; whether there was such an attribute.
    pub(super) fn delete_exception_attr(&mut self, e: Value, name: Value) -> Res<bool> {
        self.needs(Feature::Reflection)?;
        if self.is_overridden(e, name) {
            return match self.set_by_descriptor(e, name, None)? {
                true => Ok(true),
                false => Ok(self.delete_in(self.get(e.addr(), exc::DICT), name)),
            };
        }
        if Feature::Introspection.included() && self.str(name) == Some("__dict__") {
            return self.set_other_dict(e, None).map(|()| true);
        }
        match self.checked_field(e, name, Value::UNBOUND)? {
            Some(field) => {
                self.set(e.addr(), field, Value::NONE);
                Ok(true)
            }
            None => Ok(self.delete_in(self.get(e.addr(), exc::DICT), name)),
        }
    }
}

/// The attribute in a common field, as errors name it.
const fn text_of(field: usize) -> &'static str {
    match field {
        exc::ARGS => "args",
        exc::CAUSE => "__cause__",
        exc::CONTEXT => "__context__",
        exc::TRACEBACK => "__traceback__",
        _ => "__suppress_context__",
    }
}
