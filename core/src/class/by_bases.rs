//! `isinstance` and `issubclass` for what is no class but has `__bases__`: a tuple of such things.

use super::lookup::Relation;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const BASES: Name = Name::new("__bases__");
const CLASS: Name = Name::new("__class__");

impl Vm<'_> {
    /// Whether `a` is related to `class`, one of which at least is no class. Objects may move.
    pub(super) fn related_by_bases(
        &mut self,
        a: Value,
        class: Value,
        relation: Relation,
    ) -> Res<bool> {
        if !Feature::Introspection.included() {
            return Err(self.raise(TypeId::TypeError, &[relation.error().into()]));
        }
        let top = self.top;
        let slot = self.push(a)?;
        let done = self
            .push(class)
            .and_then(|_| self.pair_related_by_bases(slot, relation));
        self.top = top;
        done
    }

    fn pair_related_by_bases(&mut self, slot: usize, relation: Relation) -> Res<bool> {
        if relation == Relation::Subclass {
            self.check_has_bases(slot, "issubclass() arg 1 must be a class")?;
        }
        self.check_has_bases(slot + 1, relation.error())?;
        if relation == Relation::Instance {
            match self.attribute_of_word(slot, CLASS)? {
                Some(class) => self.set_word(slot, class),
                None => return Ok(false),
            }
        }
        self.descends(slot)
    }

    fn attribute_of_word(&mut self, slot: usize, name: Name) -> Res<Option<Value>> {
        self.with_room(|vm| {
            let name = vm.special_name(name)?;
            vm.get_attr_opt(vm.word(slot), name)
        })
    }

    /// The `__bases__` of what is in the stack word `slot`, if that is a tuple.
    fn bases_of_word(&mut self, slot: usize) -> Res<Option<Value>> {
        let bases = self.attribute_of_word(slot, BASES)?;
        Ok(bases.filter(|bases| bases.is(Kind::Tuple)))
    }

    fn check_has_bases(&mut self, slot: usize, error: &str) -> Res<()> {
        match self.is_class(self.word(slot)) || self.bases_of_word(slot)?.is_some() {
            true => Ok(()),
            false => Err(self.raise(TypeId::TypeError, &[error.into()])),
        }
    }

    /// Whether what is in the stack word `slot` is what is in the next one, or one of its bases
    /// descends from that. A single base takes the place of the word.
    fn descends(&mut self, slot: usize) -> Res<bool> {
        loop {
            if self.word(slot) == self.word(slot + 1) {
                return Ok(true);
            }
            let Some(bases) = self.bases_of_word(slot)? else {
                return Ok(false);
            };
            match self.heap.len(bases.addr()) {
                0 => return Ok(false),
                1 => self.set_word(slot, self.get(bases.addr(), 1)),
                count => {
                    self.enter_native("")?;
                    let top = self.top;
                    let found = self.any_descends(bases, slot, count);
                    self.top = top;
                    self.leave_native();
                    return found;
                }
            }
        }
    }

    fn any_descends(&mut self, bases: Value, slot: usize, count: usize) -> Res<bool> {
        let kept = self.push(bases)?;
        let pair = self.push(Value::NONE)?;
        self.push(self.word(slot + 1))?;
        for i in 1..=count {
            let base = self.get(self.word(kept).addr(), i);
            self.set_word(pair, base);
            if self.descends(pair)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
