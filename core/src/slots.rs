//! `__slots__`: classes whose instances take no attributes but those that are named.
//!
//! Instances keep such attributes as they keep any other; only new ones are checked.

use crate::class::{MRO, NAME};
use crate::kind::Kind;
use crate::strings::Name;
use crate::value::Value;
use crate::vm::Vm;

const SLOTS: Name = Name::new("__slots__");

impl Vm<'_> {
    /// Whether an instance of `class` may get the attribute `name`: some class that it derives
    /// from has no `__slots__`, or has this one or `__dict__` among them.
    pub(crate) fn slots_allow(&self, class: Value, name: Value) -> bool {
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
                    Some(slots) => self.slots_name(slots, self.get(at, NAME), name),
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
}
