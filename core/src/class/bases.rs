//! `class.__bases__ = …`: other bases for a class, and orders anew for all that derive from it.

use super::{BASE, BASES};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Gives a class in Python other bases.
    pub(crate) fn set_bases(&mut self, class: Value, bases: Value) -> Res<()> {
        self.needs(Feature::Introspection)?;
        self.check_bases(class, bases)?;
        let top = self.top;
        let slot = self.push(class)?;
        let given = self.push(bases)?;
        let base = self.best_base(bases)?;
        let base = self.push(base)?;
        self.check_base_layout(self.get(class.addr(), BASE), self.word(base))?;
        let old = [BASES, BASE].map(|field| self.get(class.addr(), field));
        let kept = self.push(old[0])?;
        self.push(old[1])?;
        self.check_duplicates(self.word(given))?;
        self.replace_bases(slot, given);
        let done = self.order_again(slot);
        if done.is_err() {
            // The classes below have their old orders again, if there is memory for that.
            self.replace_bases(slot, kept);
            let pending = self.root(crate::vm::Root::Pending);
            let pending = self.push(pending)?;
            let _ = self.order_again(slot);
            self.set_root(crate::vm::Root::Pending, self.word(pending));
        }
        self.bump_epoch();
        self.top = top;
        done
    }

    /// Gives the class in the word `slot` the bases in the word `bases`, the best of which is in
    /// the word behind.
    fn replace_bases(&mut self, slot: usize, bases: usize) {
        let class = self.word(slot).addr();
        self.set(class, BASES, self.word(bases));
        self.set(class, BASE, self.word(bases + 1));
    }

    fn check_bases(&mut self, class: Value, bases: Value) -> Res<()> {
        let text = match bases.as_kind(Kind::Tuple).map(|at| self.heap.len(at)) {
            None => [
                "can only assign tuple to ".into(),
                Part::Plain(class),
                ".__bases__, not ".into(),
                Part::TypeOf(bases),
                "".into(),
            ],
            Some(0) => [
                "can only assign non-empty tuple to ".into(),
                Part::Plain(class),
                ".__bases__, not ()".into(),
                "".into(),
                "".into(),
            ],
            Some(count) => {
                let mut items = (1..=count).map(|i| self.get(bases.addr(), i));
                match items.find(|&v| !self.is_class(v)) {
                    Some(odd) => [
                        Part::Plain(class),
                        ".__bases__ must be tuple of classes, not '".into(),
                        Part::TypeOf(odd),
                        "'".into(),
                        "".into(),
                    ],
                    None => return self.check_cycle(class, bases, count),
                }
            }
        };
        Err(self.raise(TypeId::TypeError, &text))
    }

    fn check_cycle(&mut self, class: Value, bases: Value, count: usize) -> Res<()> {
        let cycle = (1..=count).any(|i| self.derives(self.get(bases.addr(), i), class));
        if !cycle {
            return Ok(());
        }
        let text = "a __bases__ item causes an inheritance cycle";
        Err(self.raise(TypeId::TypeError, &[text.into()]))
    }

    /// Checks that instances need not change for another best base.
    fn check_base_layout(&mut self, old: Value, new: Value) -> Res<()> {
        if self.is_laid_out_as(old, new) {
            return Ok(());
        }
        let text = [
            "__bases__ assignment: '".into(),
            Part::Plain(new),
            match old.is(Kind::Class) == new.is(Kind::Class) {
                true => "' object layout differs from '",
                false => "' deallocator differs from '",
            }
            .into(),
            Part::Plain(old),
            "'".into(),
        ];
        Err(self.raise(TypeId::TypeError, &text))
    }

    /// Computes the order of the class in the word `slot`, and of those that derive from it.
    fn order_again(&mut self, slot: usize) -> Res<()> {
        self.enter_native("")?;
        let top = self.top;
        let done = self.order_below(slot);
        self.top = top;
        self.leave_native();
        done
    }

    fn order_below(&mut self, slot: usize) -> Res<()> {
        let top = self.native_top();
        self.with_room(|vm| {
            vm.top = top;
            vm.linearize(slot)
        })?;
        self.top = top;
        let below = self.with_room(|vm| {
            vm.top = top;
            vm.subclasses_of(vm.word(slot))
        })?;
        self.top = top;
        let below = self.push(below)?;
        for i in 0..self.list_len(self.word(below)) {
            let class = self.list_get(self.word(below), i);
            let kept = self.push(class)?;
            self.order_again(kept)?;
            self.top = kept;
        }
        Ok(())
    }
}
