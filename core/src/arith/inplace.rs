//! In-place operators, `a op= b`.
//!
//! A type's own slot for it is asked first. Where it has none, or that has no answer, the slots of
//! `a op b` are ([`super::methods`]), and then what lists and their like do in place. Lists and
//! bytearrays extend themselves at that end, but instances of classes derived from them at the
//! beginning: for these `__iadd__` is in the slot of numbers.

use super::number_has;
use super::object::operator;
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a op= b`: the value that the target gets.
    ///
    /// # Errors
    /// As [`Vm::binary`].
    #[inline(never)]
    pub fn inplace(&mut self, op: Op, a: Value, b: Value) -> Res {
        if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            return match number_has(op, x.rank().max(y.rank())) {
                true => self.binary(op, a, b),
                false => Err(self.raise_operands(op, "=", a, b)),
            };
        }
        let objects = self.is_object(a) || self.is_object(b);
        if !objects
            && !matches!(
                a.kind(),
                Some(Kind::List | Kind::ByteArray | Kind::Set | Kind::Dict)
            )
        {
            return self.inplace_of_builtins(op, a, b);
        }
        self.rooted(a, |vm, slot| {
            vm.push(b)?;
            if objects {
                return vm.inplace_by_slots(op, slot);
            }
            if let Some(v) = vm.table_in_place(op, slot)? {
                return Ok(v);
            }
            match vm.sequence_in_place(op, slot)? {
                Some(v) => Ok(v),
                None => vm.inplace_of_builtins(op, vm.word(slot), vm.word(slot + 1)),
            }
        })
    }

    /// `a op b` for `a op= b`, where neither is an object.
    fn inplace_of_builtins(&mut self, op: Op, a: Value, b: Value) -> Res {
        let left_only = op == Op::Mul && !self.is_sequence(a) && self.has_sequence_slots(a);
        if !left_only {
            if let Some(v) = self.builtin_binary(op, a, b)? {
                return Ok(v);
            }
            if op == Op::BitOr
                && let Some(union) = self.type_union(a, b)?
            {
                return Ok(union);
            }
        }
        Err(self.raise_operands(op, "=", a, b))
    }

    /// `a op= b` of the values in words `slot` and `slot + 1`, of which one is an object.
    fn inplace_by_slots(&mut self, op: Op, slot: usize) -> Res {
        let name = operator(op).inplace;
        let a = self.word(slot);
        let overridden = self.special(a, name).is_some();
        let first = match overridden {
            true => self.try_method(name, slot, slot + 1)?,
            false if op == Op::Add && self.payload(a).is_some() => {
                self.sequence_in_place(op, slot)?
            }
            false => self.table_in_place(op, slot)?,
        };
        if let Some(v) = first {
            return Ok(v);
        }
        if let Some(v) = self.run_slots(op, slot)? {
            return Ok(v);
        }
        if !overridden && let Some(v) = self.sequence_in_place(op, slot)? {
            return Ok(v);
        }
        self.sequences_last(op, "=", slot)
    }

    /// What sets and dicts do in place.
    fn table_in_place(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
        let (a, b) = (self.plain(self.word(slot)), self.word(slot + 1));
        let done = match (a.kind(), op) {
            (Some(Kind::Dict), Op::BitOr) => self.table_inplace(op, a, b)?,
            (Some(Kind::Set), Op::BitOr | Op::BitAnd | Op::BitXor | Op::Sub) => {
                self.table_inplace(op, a, self.plain(b))?
            }
            _ => None,
        };
        Ok(done.map(|_| self.word(slot)))
    }

    /// What lists and bytearrays do in place.
    fn sequence_in_place(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
        let a = self.plain(self.word(slot));
        if !a.is(Kind::List) && !a.is(Kind::ByteArray) {
            return Ok(None);
        }
        match op {
            Op::Add => self.append_in_place(slot).map(Some),
            Op::Mul if self.has_index(self.word(slot + 1)) => self.repeat_in_place(slot).map(Some),
            Op::Mul => {
                let before = "can't multiply sequence by non-int of type '";
                Err(self.raise_type(self.word(slot + 1), before, "'"))
            }
            _ => Ok(None),
        }
    }

    /// Extends the list or bytearray in the word `slot`, or what an instance holds, by what is in
    /// the word after it.
    pub(crate) fn append_in_place(&mut self, slot: usize) -> Res {
        self.rooted(self.plain(self.word(slot)), |vm, kept| {
            let b = vm.word(slot + 1);
            if vm.word(kept).is(Kind::List) {
                vm.list_extend(kept, b)?;
                return Ok(vm.word(slot));
            }
            let other = vm.push(b)?;
            vm.with_possible(other, SIMPLE, |vm| {
                let Some(bytes) = vm.buffer_in(other) else {
                    return Err(vm.raise_concatenate(vm.word(slot), vm.word(slot + 1)));
                };
                vm.set_word(other, bytes);
                vm.with_room(|vm| vm.bytearray_append(kept, other))?;
                Ok(Value::NONE)
            })?;
            Ok(vm.word(slot))
        })
    }

    /// Repeats the list or bytearray in the word `slot`, or what an instance holds, as often as what
    /// is in the word after it says.
    pub(crate) fn repeat_in_place(&mut self, slot: usize) -> Res {
        let count = self.repetitions(self.word(slot + 1))?;
        self.rooted(self.plain(self.word(slot)), |vm, kept| {
            vm.with_room(|vm| match vm.word(kept).is(Kind::List) {
                true => vm.repeat_list(vm.word(kept), count),
                false => vm.repeat_bytearray(kept, count),
            })?;
            Ok(vm.word(slot))
        })
    }
}
