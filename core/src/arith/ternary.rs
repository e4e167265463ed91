//! `pow(a, b, m)`: which of the three is asked first, and by what.
//!
//! The slots of powers are asked as those of a binary operator are, that of `m` last. A class in
//! Python answers by `__pow__` alone: with `__rpow__` only it has the slot and nothing to say.

use super::methods::Slot;
use super::object::operator;
use crate::opcode::Op;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `pow(a, b, m)` of the values in the stack word `slot` and the two after it.
    ///
    /// # Errors
    /// TypeError where none of the types has an answer, and what their methods raise.
    pub(crate) fn ternary_power(&mut self, slot: usize) -> Res {
        let [own, mut other, mut last] =
            [0, 1, 2].map(|i| self.operator_slot(Op::Pow.into(), slot + i));
        let (left, right) = self.classes(slot);
        if left == right || other == own {
            other = Slot::None;
        }
        if last == own || last == other {
            last = Slot::None;
        }
        let first = own != Slot::None && other != Slot::None && self.derives(right, left);
        for asked in if first {
            [other, own, last]
        } else {
            [own, other, last]
        } {
            if let Some(v) = self.ternary_slot(asked, slot)? {
                return Ok(v);
            }
        }
        let text = [
            "unsupported operand type(s) for ** or pow(): '".into(),
            Part::TypeOf(self.word(slot)),
            "', '".into(),
            Part::TypeOf(self.word(slot + 1)),
            "', '".into(),
            Part::TypeOf(self.word(slot + 2)),
            "'".into(),
        ];
        Err(self.raise(TypeId::TypeError, &text))
    }

    fn ternary_slot(&mut self, asked: Slot, slot: usize) -> Res<Option<Value>> {
        let id = match asked {
            Slot::None => return Ok(None),
            Slot::Builtin(id) => id,
            Slot::Methods => {
                let v = self.word(slot);
                if self.operator_slot(Op::Pow.into(), slot) != Slot::Methods {
                    return Ok(None);
                }
                if let Some(f) = self.special(v, operator(Op::Pow).left) {
                    let args = [self.word(slot + 1), self.word(slot + 2)];
                    let made = self.call_special(v, f, &args)?;
                    return Ok((made != Value::NOT_IMPLEMENTED).then_some(made));
                }
                match self.builtin_operators(Op::Pow.into(), v) {
                    Some(id) => id,
                    None => return Err(self.raise(TypeId::AttributeError, &["__pow__".into()])),
                }
            }
        };
        self.with_room(|vm| vm.builtin_ternary_power(id, slot))
    }

    /// What the built-in type `id` of one of the three does; `None` where the types of the others
    /// mean nothing to it.
    pub(crate) fn builtin_ternary_power(&mut self, id: TypeId, slot: usize) -> Res<Option<Value>> {
        let [a, b, m] = [0, 1, 2].map(|i| self.plain(self.word(slot + i)));
        let are_numbers = self.number(a).is_some() && self.number(b).is_some();
        match id {
            TypeId::Float => {
                let text = "pow() 3rd argument not allowed unless all arguments are integers";
                Err(self.raise(TypeId::TypeError, &[text.into()]))
            }
            TypeId::Complex if !are_numbers => Ok(None),
            TypeId::Complex => Err(self.raise(TypeId::ValueError, &["complex modulo".into()])),
            _ if [a, b, m].iter().all(|&v| self.is_integer(v)) => self.pow_mod(a, b, m).map(Some),
            _ => Ok(None),
        }
    }
}
