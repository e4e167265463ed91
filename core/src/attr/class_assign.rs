//! What setting and deleting the attributes does that every class has: `__name__` and its kin.

use crate::class::{DICT, NAME, QUALNAME};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const ANNOTATIONS: &str = "__annotations__";

impl Vm<'_> {
    /// Sets such an attribute of a class in Python, or deletes it; whether `name` is one.
    pub(super) fn set_class_fact(
        &mut self,
        class: Value,
        name: Value,
        v: Option<Value>,
    ) -> Res<bool> {
        self.needs(Feature::Classes)?;
        let Some(text) = self.str(name) else {
            return Ok(false);
        };
        if !Feature::Introspection.included() {
            return match text {
                "__dict__" | "__mro__" | "__base__" | "__bases__" | "__name__" | "__qualname__" => {
                    self.needs(Feature::Introspection).map(|()| true)
                }
                _ => Ok(false),
            };
        }
        match (text, v) {
            ("__dict__" | "__mro__", _) => {
                let text = [
                    "attribute '".into(),
                    Part::Plain(name),
                    "' of 'type' objects is not writable".into(),
                ];
                Err(self.raise(TypeId::AttributeError, &text))
            }
            ("__base__", _) => {
                Err(self.raise(TypeId::AttributeError, &["readonly attribute".into()]))
            }
            ("__name__" | "__qualname__" | "__module__" | "__bases__" | "__doc__", None) => {
                let text = [
                    "cannot delete '".into(),
                    Part::Plain(name),
                    "' attribute of immutable type '".into(),
                    Part::Plain(class),
                    "'".into(),
                ];
                Err(self.raise(TypeId::TypeError, &text))
            }
            ("__bases__", Some(v)) => self.set_bases(class, v).map(|()| true),
            ("__name__", Some(v)) => self.rename_class(class, NAME, ".__name__", v),
            ("__qualname__", Some(v)) => self.rename_class(class, QUALNAME, ".__qualname__", v),
            (ANNOTATIONS, None) => {
                let gone = self.delete_in(self.get(class.addr(), DICT), name);
                self.bump_epoch();
                match gone {
                    true => Ok(true),
                    false => Err(self.raise(TypeId::AttributeError, &[Part::Plain(name)])),
                }
            }
            _ => Ok(false),
        }
    }

    fn rename_class(&mut self, class: Value, field: usize, what: &str, v: Value) -> Res<bool> {
        let plain = self.plain(v);
        let Some(text) = self.str(plain) else {
            let text = [
                "can only assign string to ".into(),
                Part::Plain(class),
                what.into(),
                ", not '".into(),
                Part::TypeOf(v),
                "'".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        };
        if field == NAME && text.contains('\0') {
            let text = "type name must not contain null characters";
            return Err(self.raise(TypeId::ValueError, &[text.into()]));
        }
        self.set(class.addr(), field, plain);
        Ok(true)
    }

    /// The annotations of a class in Python, made where it has none.
    pub(super) fn class_annotations(&mut self, class: Value) -> Res {
        let dict = self.get(class.addr(), DICT);
        if let Some(own) = self.dict_get_text(dict, ANNOTATIONS) {
            return Ok(own);
        }
        let new = self.new_dict()?;
        self.dict_set_text(dict, ANNOTATIONS, new)?;
        self.bump_epoch();
        Ok(new)
    }

    /// What a class in Python has for `__doc__`, if it has none of its own.
    pub(super) fn missing_doc(&self, class: Value, name: Value) -> bool {
        let own = class
            .as_kind(Kind::Class)
            .filter(|_| self.str(name) == Some("__doc__"));
        own.is_some_and(|at| self.dict_get_text(self.get(at, DICT), "__doc__").is_none())
    }
}
