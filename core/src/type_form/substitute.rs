//! Types in place of the parameters of an alias, which the library puts there: `dict[T, list[T]][int]`.

use super::{ARGS, STARRED, TYPES};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// The module of the library that knows what parameters are.
const MODULE: &str = "_typing_substitution";

impl Vm<'_> {
    /// The arguments that stand for types, also of aliases and unions among `types`.
    pub(super) fn parameters_in(&mut self, types: Value) -> Res {
        self.needs(Feature::TypeForms)?;
        match self.may_have_parameters(types) {
            false => self.object(Kind::Tuple, []),
            true => self.call_library(MODULE, "_collected", &[types]),
        }
    }

    /// Whether one of `types` or of what they are built of is an instance, as parameters are.
    fn may_have_parameters(&self, types: Value) -> bool {
        let at = types.addr();
        (1..=self.heap.len(at)).any(|i| {
            let v = self.get(at, i);
            match v.kind() {
                Some(Kind::Instance) => true,
                Some(Kind::GenericAlias) => self.may_have_parameters(self.get(v.addr(), ARGS)),
                Some(Kind::Union) => self.may_have_parameters(self.get(v.addr(), TYPES)),
                Some(Kind::Tuple) => self.may_have_parameters(v),
                _ => false,
            }
        })
    }

    /// `form[key]`: the alias or union with `key` in place of its parameters.
    pub(crate) fn form_item(&mut self, form: Value, key: Value) -> Res {
        self.needs(Feature::TypeForms)?;
        let parts = match form.is(Kind::Union) {
            true => TYPES,
            false => ARGS,
        };
        if self.may_have_parameters(self.get(form.addr(), parts)) {
            return self.call_library(MODULE, "_form_item", &[form, key]);
        }
        let top = self.top;
        let slot = self.push(form)?;
        let shown = self.with_room(|vm| vm.repr(vm.word(slot)));
        self.top = top;
        let text = [Part::Plain(shown?), " is not a generic class".into()];
        Err(self.raise(TypeId::TypeError, &text))
    }

    /// The alias with a star before it.
    pub(crate) fn starred_alias(&mut self, alias: Value) -> Res {
        let parts = [1, 2].map(|i| self.get(alias.addr(), i));
        let starred = self.object(Kind::GenericAlias, parts)?;
        let header = self.heap.raw(starred.addr(), 0);
        self.heap.set_raw(starred.addr(), 0, header | STARRED);
        Ok(starred)
    }

    /// An iterator over an alias, whose one item is the alias with a star.
    pub(crate) fn alias_iter(&mut self, alias: Value) -> Res {
        let starred = self.starred_alias(alias)?;
        let items = self.object(Kind::Tuple, [starred])?;
        self.seq_iter(items)
    }

    pub(super) fn is_starred(&self, alias: Value) -> bool {
        self.heap.raw(alias.addr(), 0) & STARRED != 0
    }
}
