//! Struct sequences: instances of classes that derive from `tuple` and name their fields
//! (`os.stat_result`, `time.struct_time`).
//!
//! The tuple that such an instance holds has the items that indices reach. Behind it, where its
//! first attribute would be, is another tuple of the items that have a name alone; the class says
//! `__slots__ = ()`, so nothing else comes there. A field is a member of the class with a number
//! that no slot has ([`Vm::struct_field`]), and can only be read.

use crate::class::{CAPACITY, DICT};
use crate::features::Feature;
use crate::instance::{FIRST, PAYLOAD};
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// Where an instance has the items that have a name alone: a tuple, or None where there are none.
const NAMED_ALONE: usize = FIRST + 1;

/// The number of the member that is field 0; the others go down from it.
pub(crate) const FIELD: i64 = -16;

impl Vm<'_> {
    /// Gives the class `class`, which derives from `tuple` and has no slots, a member for each
    /// name in the tuple `names`; None there is an item without a name.
    ///
    /// # Errors
    /// TypeError if it is no such class.
    pub fn add_struct_fields(&mut self, class: Value, names: Value) -> Res<()> {
        self.check_struct_class(class)?;
        let at = class.addr();
        let room = self.get(at, CAPACITY).int_unchecked();
        self.set(at, CAPACITY, Value::int(room.max(2)));
        for i in 0..self.sequence_len(names).unwrap_or(0) {
            let name = self.sequence_item(names, i).unwrap_or(Value::NONE);
            if self.is_str(name) {
                let number = Value::int(FIELD - i as i64);
                let member = self.object(Kind::Member, [class, name, number])?;
                self.dict_set_str(self.get(at, DICT), name, member)?;
            }
        }
        self.bump_epoch();
        Ok(())
    }

    /// A new struct sequence of the class `class`: the items, and those that have a name alone.
    ///
    /// # Errors
    /// TypeError if the class does not derive from `tuple` without slots.
    pub fn new_struct(&mut self, class: Value, items: &[Value], named_alone: &[Value]) -> Res {
        self.check_struct_class(class)?;
        let items = self.new_tuple(items)?;
        let rest = match named_alone {
            [] => Value::NONE,
            values => self.new_tuple(values)?,
        };
        let object = self.new_instance(class)?;
        let at = object.addr();
        self.set(at, FIRST, items);
        if self.heap.len(at) >= NAMED_ALONE {
            self.set(at, NAMED_ALONE, rest);
        }
        let header = self.heap.raw(at, 0);
        self.heap.set_raw(at, 0, header | PAYLOAD);
        Ok(object)
    }

    fn check_struct_class(&mut self, class: Value) -> Res<()> {
        self.needs(Feature::DerivedTypes)?;
        let fits = class.is(Kind::Class)
            && self.layout_of(class) == TypeId::Tuple
            && !self.has_instance_dict(class);
        match fits {
            true => Ok(()),
            false => Err(self.raise_type(class, "no class of struct sequences: '", "'")),
        }
    }

    /// Field `i` of a struct sequence.
    pub(crate) fn struct_field(&self, object: Value, i: usize) -> Value {
        let items = self.plain(object);
        let visible = self.sequence_len(items).unwrap_or(0);
        let rest = object
            .as_kind(Kind::Instance)
            .filter(|&at| self.heap.len(at) >= NAMED_ALONE)
            .map(|at| self.get(at, NAMED_ALONE));
        let found = match i.checked_sub(visible) {
            None => self.sequence_item(items, i),
            Some(beyond) => rest.and_then(|rest| self.sequence_item(rest, beyond)),
        };
        found.unwrap_or(Value::NONE)
    }
}
