//! The method resolution order (C3).

use super::{BASES, MRO, NAME};
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::{Addr, Immediate, Value};
use crate::vm::Vm;

const CUSTOM: Name = Name::new("mro");

impl Vm<'_> {
    /// Computes the method resolution order (C3).
    pub(super) fn linearize(&mut self, slot: usize) -> Res<()> {
        let class = self.word(slot);
        let bases = self.get(class.addr(), BASES);
        let count = self.heap.len(bases.addr());
        // Stack words: the position in each base's order, and last in the list of bases itself.
        let at = self.native_top();
        for _ in 0..=count {
            self.push(Value::int(0))?;
        }
        let first = self.push(class)?;
        while let Some(next) = self.next_in_order(bases, count, at)? {
            for list in 0..=count {
                let position = self.position(at, list);
                if self.order_item(bases, count, list, position) == Some(next) {
                    self.set_word(at + list, Value::int(position as i64 + 1));
                }
            }
            self.push(next)?;
        }
        let order = self.tuple_from_words(first, self.top - first)?;
        self.set(self.word(slot).addr(), MRO, order);
        Ok(())
    }

    /// How far the order of base number `list` is used up; the stack words from `at` on say it.
    fn position(&self, at: usize, list: usize) -> usize {
        self.word(at + list).as_int().unwrap_or(0) as usize
    }

    /// Asks `mro` of the metaclass for the order, where it has one.
    pub(super) fn custom_order(&mut self, slot: usize) -> Res<()> {
        let class = self.word(slot);
        // Only a metaclass has one.
        let custom = match Feature::Metaclasses.included() {
            true => self.special(class, CUSTOM),
            false => None,
        };
        let Some(f) = custom else {
            return Ok(());
        };
        let order = self.call_special(class, f, &[])?;
        let kept = self.push(order)?;
        let order = self.with_room(|vm| vm.tuple_of(vm.word(kept)))?;
        let (at, count) = self.items_span(order).unwrap_or((0, 0));
        if let Some(odd) = (0..count)
            .map(|i| self.word(at + i))
            .find(|&v| !self.is_class(v))
        {
            let text = [
                "mro() returned a non-class ('".into(),
                Part::TypeOf(odd),
                "')".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        if count == 0 {
            let text = "type MRO must not be empty";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        let solid = self.solid_base(self.word(slot));
        let unfit = |vm: &Self, v: Value| !vm.derives(solid, vm.solid_base(v));
        if let Some(odd) = (0..count)
            .map(|i| self.word(at + i))
            .find(|&v| v != self.word(slot) && unfit(self, v))
        {
            let text = [
                "mro() returned base with unsuitable layout ('".into(),
                Part::Plain(odd),
                "')".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        self.set(self.word(slot).addr(), MRO, order);
        Ok(())
    }

    /// Item `position` of the order of base number `list`, or of the bases themselves.
    pub(super) fn order_item(
        &self,
        bases: Value,
        count: usize,
        list: usize,
        position: usize,
    ) -> Option<Value> {
        if list == count {
            return (position < count).then(|| self.get(bases.addr(), position + 1));
        }
        self.mro_item(self.get(bases.addr(), list + 1), position)
    }

    /// The next class of the order: the first candidate that stands in no list's rest.
    pub(super) fn next_in_order(
        &mut self,
        bases: Value,
        count: usize,
        at: usize,
    ) -> Res<Option<Value>> {
        let mut left = false;
        for list in 0..=count {
            let Some(candidate) = self.order_item(bases, count, list, self.position(at, list))
            else {
                continue;
            };
            left = true;
            let blocked = (0..=count).any(|other| {
                (self.position(at, other) + 1..)
                    .map_while(|p| self.order_item(bases, count, other, p))
                    .any(|class| class == candidate)
            });
            if !blocked {
                return Ok(Some(candidate));
            }
        }
        if !left {
            return Ok(None);
        }
        let text = "Cannot create a consistent method resolution order (MRO) for bases ";
        let heads = |vm: &Self, bases: Value, list: usize| {
            vm.order_item(bases, count, list, vm.position(at, list))
        };
        let message = self.message(bases, |vm, b, slot| {
            vm.build_text(b, text)?;
            let mut named = 0;
            for list in 0..=count {
                let bases = vm.word(slot);
                let head = heads(vm, bases, list);
                let Some(base) = head.filter(|_| (0..list).all(|l| heads(vm, bases, l) != head))
                else {
                    continue;
                };
                vm.build_text(b, if named == 0 { "" } else { ", " })?;
                match base.as_kind(Kind::Class) {
                    Some(at) => vm.build_value(b, vm.get(at, NAME))?,
                    None => vm.build_parts(b, &[Part::Plain(base)])?,
                }
                named += 1;
            }
            Ok(())
        });
        Err(self.raise_message(TypeId::TypeError, message))
    }

    /// Item `i` of the method resolution order of a class or type.
    pub(crate) fn mro_item(&self, class: Value, i: usize) -> Option<Value> {
        if let Some(at) = class.as_kind(Kind::Class) {
            let order = self.get(at, MRO).as_kind(Kind::Tuple)?;
            return (i < self.heap.len(order)).then(|| self.get(order, i + 1));
        }
        let start = TypeId::from_u32(class.as_immediate(Immediate::Type)?)?;
        let mut id = start;
        for _ in 0..i {
            id = id.next_in_order(start)?;
        }
        Some(id.value())
    }

    /// The classes that name `class` among their bases, in the order in which they were made, as
    /// far as the collector has not seen that nothing refers to them.
    pub(crate) fn subclasses_of(&mut self, class: Value) -> Res {
        let (mut at, end) = (self.heap.start, self.heap.top);
        let first = self.native_top();
        let mut count = 0;
        while at < end {
            let header = self.heap.words[at];
            if Kind::from_u8((header >> 32) as u8) == Some(Kind::Class) {
                let found = Value::reference(Kind::Class, Addr(at as u32));
                let bases = self.get(found.addr(), BASES);
                let (base, len) = self.items_span(bases).unwrap_or((0, 0));
                let made = self.get(found.addr(), MRO).is(Kind::Tuple);
                if made && (0..len).any(|i| self.word(base + i) == class) {
                    self.push(found)?;
                    count += 1;
                }
            }
            at += header as u32 as usize;
        }
        self.list_from_words(first, count)
    }
}
