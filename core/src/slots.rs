//! `__slots__`: classes whose instances take no attributes but those that are named.
//!
//! Instances keep such attributes as they keep any other; only new ones are checked.

use crate::builtins::str::character::{is_alphanumeric, starts_identifier};
use crate::class::{MRO, NAME};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const SLOTS: Name = Name::new("__slots__");

impl Vm<'_> {
    /// Whether an instance of `class` may get the attribute `name`: some class that it derives
    /// from has no `__slots__`, or has this one or `__dict__` among them.
    pub(crate) fn slots_allow(&self, class: Value, name: Value) -> bool {
        self.some_slots(class, |slots, owner| self.slots_name(slots, owner, name))
    }

    /// Whether there can be weak references to instances of `class`.
    pub(crate) fn slots_allow_references(&self, class: Value) -> bool {
        let is_said = |slot: Value| self.str(slot) == Some("__weakref__");
        self.some_slots(class, |slots, _| match self.sequence_len(slots) {
            Some(len) if !self.is_str(slots) => {
                (0..len).any(|i| self.sequence_item(slots, i).is_some_and(is_said))
            }
            _ => is_said(slots),
        })
    }

    /// The first class of the order of `class` that has `name` among its slots.
    pub(crate) fn slot_owner(&self, class: Value, name: Value) -> Option<Value> {
        (0..)
            .map_while(|i| self.mro_item(class, i))
            .filter(|owner| owner.is(Kind::Class))
            .find(|&owner| {
                let own = self.get(owner.addr(), NAME);
                let says = |slot| self.str_eq(slot, name) || self.is_mangled(slot, own, name);
                self.own_attribute(owner, SLOTS).is_some_and(|slots| {
                    let len = self.sequence_len(slots).filter(|_| !self.is_str(slots));
                    match len {
                        Some(len) => {
                            (0..len).any(|i| self.sequence_item(slots, i).is_some_and(says))
                        }
                        None => self.is_str(slots) && says(slots),
                    }
                })
            })
    }

    /// Whether some class that `class` derives from has no `__slots__`, or such that `holds` is
    /// true of them and the name of the class.
    fn some_slots(&self, class: Value, holds: impl Fn(Value, Value) -> bool) -> bool {
        let Some(order) = class
            .as_kind(Kind::Class)
            .and_then(|at| self.get(at, MRO).as_kind(Kind::Tuple))
        else {
            return true;
        };
        (1..=self.heap.len(order))
            .filter_map(|i| self.get(order, i).as_kind(Kind::Class))
            .any(|at| {
                let class = Value::reference(Kind::Class, at);
                match self.own_attribute(class, SLOTS) {
                    None => true,
                    Some(slots) => holds(slots, self.get(at, NAME)),
                }
            })
    }

    /// Whether the `__slots__` of a class named `class` say `name` or `__dict__`. What is no
    /// str, list or tuple is not looked into, and allows everything.
    fn slots_name(&self, slots: Value, class: Value, name: Value) -> bool {
        let says = |slot: Value| {
            self.str(slot) == Some("__dict__")
                || self.str_eq(slot, name)
                || self.is_mangled(slot, class, name)
        };
        if self.is_str(slots) {
            return says(slots);
        }
        match self.sequence_len(slots) {
            Some(len) => (0..len).any(|i| self.sequence_item(slots, i).is_some_and(says)),
            None => true,
        }
    }

    /// Whether `name` is what the private name `slot` becomes in a class named `class`.
    fn is_mangled(&self, slot: Value, class: Value, name: Value) -> bool {
        let (Some(slot), Some(class), Some(name)) =
            (self.str(slot), self.str(class), self.str(name))
        else {
            return false;
        };
        slot.starts_with("__")
            && !slot.ends_with("__")
            && name
                .strip_suffix(slot)
                .and_then(|rest| rest.strip_prefix('_'))
                .is_some_and(|rest| rest == class.trim_start_matches('_'))
    }

    /// Whether instances of `class` have a `__dict__`.
    pub(crate) fn has_instance_dict(&self, class: Value) -> bool {
        self.slots_allow(class, Value::UNBOUND)
    }

    /// Whether instances of two classes have the same slots.
    pub(crate) fn same_slots(&self, a: Value, b: Value) -> bool {
        let dict = self.has_instance_dict(a);
        if dict != self.has_instance_dict(b) {
            return false;
        }
        self.slotted_class(a) == self.slotted_class(b)
    }

    /// The first class of the order of `class` that adds slots, if there is one.
    pub(crate) fn slotted_class(&self, class: Value) -> Option<Value> {
        (0..)
            .map_while(|i| self.mro_item(class, i))
            .filter(|owner| owner.is(Kind::Class))
            .find(|&owner| {
                self.own_attribute(owner, SLOTS)
                    .is_some_and(|slots| self.has_own_slot(slots))
            })
    }

    fn has_own_slot(&self, slots: Value) -> bool {
        let counts = |slot: Value| !matches!(self.str(slot), Some("__dict__" | "__weakref__"));
        if self.is_str(slots) {
            return counts(slots);
        }
        match self.sequence_len(slots) {
            Some(len) => (0..len).any(|i| self.sequence_item(slots, i).is_some_and(counts)),
            None => true,
        }
    }

    /// Checks the `__slots__` of the namespace of a class that is being made.
    pub(crate) fn check_slots(&mut self, namespace: Value) -> Res<()> {
        let Some(slots) = self.dict_get_name(namespace, SLOTS) else {
            return Ok(());
        };
        if self.is_str(slots) {
            return self.check_slot(namespace, slots);
        }
        if !self.is_iterable(slots) {
            return Err(self.raise_type(slots, "'", "' object is not iterable"));
        }
        for i in 0..self.sequence_len(slots).unwrap_or(0) {
            if let Some(slot) = self.sequence_item(slots, i) {
                self.check_slot(namespace, slot)?;
            }
        }
        Ok(())
    }

    fn check_slot(&mut self, namespace: Value, slot: Value) -> Res<()> {
        let slot = self.plain(slot);
        let Some(text) = self.str(slot) else {
            return Err(self.raise_type(slot, "__slots__ items must be strings, not '", "'"));
        };
        let starts = text.chars().next().is_some_and(starts_identifier);
        if !starts || !text.chars().all(|c| c == '_' || is_alphanumeric(c)) {
            let text = "__slots__ must be identifiers";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        if self.dict_find_str(namespace, slot).is_none() {
            return Ok(());
        }
        let text = [
            "'".into(),
            Part::Plain(slot),
            "' in __slots__ conflicts with class variable".into(),
        ];
        Err(self.raise(TypeId::ValueError, &text))
    }
}
