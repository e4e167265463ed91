//! Types in place of the parameters of an alias: `dict[T, list[T]][int]`.

use super::{ARGS, ORIGIN, TYPES};
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// The method by which a parameter is replaced.
const SUBSTITUTE: Name = Name::new("__typing_subst__");

/// The stack words of a substitution: the types given, and the parameters that they replace.
#[derive(Clone, Copy)]
struct Given {
    types: usize,
    parameters: usize,
}

impl Vm<'_> {
    /// The arguments that stand for types, also of aliases and unions among `types`: those of
    /// classes of Python's whose instances are asked for one.
    pub(super) fn parameters_in(&mut self, types: Value) -> Res {
        self.needs(Feature::TypeForms)?;
        let top = self.top;
        let first = self.native_top();
        let found = self.push_parameters(types, first);
        let count = self.native_top() - first;
        let tuple = found.and_then(|()| self.tuple_from_words(first, count));
        self.top = top;
        tuple
    }

    /// Pushes the parameters in the tuple `types` that are not among the words from `first` on.
    fn push_parameters(&mut self, types: Value, first: usize) -> Res<()> {
        let at = types.addr();
        for i in 1..=self.heap.len(at) {
            let v = self.get(at, i);
            match v.kind() {
                Some(Kind::GenericAlias) => {
                    self.push_parameters(self.get(v.addr(), ARGS), first)?
                }
                Some(Kind::Union) => self.push_parameters(self.get(v.addr(), TYPES), first)?,
                Some(Kind::Instance)
                    if self.special(v, SUBSTITUTE).is_some()
                        && !(first..self.native_top()).any(|word| self.word(word) == v) =>
                {
                    self.push(v)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// `alias[key]`: the alias with `key` in place of its parameters.
    pub(crate) fn alias_item(&mut self, alias: Value, key: Value) -> Res {
        self.needs(Feature::TypeForms)?;
        let top = self.top;
        let made = self.push(alias).and_then(|form| {
            let key = match key.is(Kind::Tuple) {
                true => key,
                false => self.object(Kind::Tuple, [key])?,
            };
            let types = self.push(key)?;
            let parameters = self.parameters_in(self.get(self.word(form).addr(), ARGS))?;
            let parameters = self.push(parameters)?;
            self.check_number(form, types, parameters)?;
            self.substituted(form, Given { types, parameters })
        });
        self.top = top;
        made
    }

    fn check_number(&mut self, form: usize, types: usize, parameters: usize) -> Res<()> {
        let given = self.heap.len(self.word(types).addr());
        let wanted = self.heap.len(self.word(parameters).addr());
        if given == wanted && wanted > 0 {
            return Ok(());
        }
        let shown = self.with_room(|vm| vm.repr(vm.word(form)))?;
        if wanted == 0 {
            let text = [Part::Plain(shown), " is not a generic class".into()];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        Err(self.wrong_number(shown, given, wanted))
    }

    fn wrong_number(&mut self, shown: Value, given: usize, wanted: usize) -> Trap {
        let text = [
            Part::Text(if given > wanted {
                "Too many"
            } else {
                "Too few"
            }),
            " arguments for ".into(),
            Part::Plain(shown),
            "; actual ".into(),
            Part::Int(given as i64),
            Part::Text(if given > wanted {
                ", expected "
            } else {
                ", expected at least "
            }),
            Part::Int(wanted as i64),
        ];
        self.raise(TypeId::TypeError, &text)
    }

    /// The alias in the stack word `form` with its parameters replaced.
    fn substituted(&mut self, form: usize, given: Given) -> Res {
        let (first, count) = self.substituted_parts(form, ARGS, given)?;
        let args = self.tuple_from_words(first, count)?;
        let origin = self.get(self.word(form).addr(), ORIGIN);
        self.object(Kind::GenericAlias, [origin, args])
    }

    /// Pushes the parts of the alias or union in the stack word `form`, with the parameters
    /// replaced: the first one's word, and how many they are.
    fn substituted_parts(
        &mut self,
        form: usize,
        field: usize,
        given: Given,
    ) -> Res<(usize, usize)> {
        self.needs(Feature::TypeForms)?;
        let parts = self.get(self.word(form).addr(), field);
        let count = self.heap.len(parts.addr());
        let first = self.native_top();
        for _ in 0..count {
            self.push(Value::NONE)?;
        }
        for i in 0..count {
            let parts = self.get(self.word(form).addr(), field);
            let part = self.get(parts.addr(), i + 1);
            let v = self.substituted_part(part, given)?;
            self.set_word(first + i, v);
        }
        Ok((first, count))
    }

    fn substituted_part(&mut self, part: Value, given: Given) -> Res {
        let parameters = self.word(given.parameters).addr();
        let place = (1..=self.heap.len(parameters)).find(|&i| self.get(parameters, i) == part);
        if let Some(i) = place {
            let v = self.get(self.word(given.types).addr(), i);
            return match self.special(part, SUBSTITUTE) {
                Some(f) => self.call_special(part, f, &[v]),
                None => Ok(v),
            };
        }
        let top = self.top;
        let made = match part.kind() {
            Some(Kind::GenericAlias) => self
                .push(part)
                .and_then(|form| self.substituted(form, given)),
            Some(Kind::Union) => self
                .push(part)
                .and_then(|form| self.substituted_union(form, given)),
            _ => Ok(part),
        };
        self.top = top;
        made
    }

    fn substituted_union(&mut self, form: usize, given: Given) -> Res {
        let (first, count) = self.substituted_parts(form, TYPES, given)?;
        for i in 1..count {
            let (union, next) = (self.word(first), self.word(first + i));
            let made = self.type_union(union, next)?;
            self.set_word(first, made.unwrap_or(union));
        }
        Ok(self.word(first))
    }
}
