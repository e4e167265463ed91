//! Which side of a binary operator is asked first, and by what: special methods of classes in
//! Python, or what the built-in type of an operand does.
//!
//! Types have one *slot* for each operator. A class in Python that has `__add__` or `__radd__`
//! has the slot that looks for these; any other inherits that of its base. The slot of the left
//! operand comes first unless that of the right one is another and belongs to a subclass. Lists
//! and their like have no such slots: concatenation and repetition come last.

use super::number_has;
use super::object::{Operation, Operator, operator};
use crate::convert::Number;
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// What a type does for an operator.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Slot {
    None,
    /// It looks for special methods.
    Methods,
    Builtin(TypeId),
}

impl Vm<'_> {
    /// `a op b` of the values in words `slot` and `slot + 1`, of which one is an object.
    pub(super) fn binary_by_methods(&mut self, op: Op, after: &str, slot: usize) -> Res {
        match self.run_slots(op, slot)? {
            Some(v) => Ok(v),
            None => self.sequences_last(op, after, slot),
        }
    }

    /// Concatenation and repetition, or the error if they are not asked for.
    pub(super) fn sequences_last(&mut self, op: Op, after: &str, slot: usize) -> Res {
        match self.sequence_operator(op, after, slot)? {
            Some(v) => Ok(v),
            None => Err(self.raise_operands(op, after, self.word(slot), self.word(slot + 1))),
        }
    }

    /// What the slots of both operands make of them.
    pub(crate) fn run_slots(
        &mut self,
        op: impl Into<Operation>,
        slot: usize,
    ) -> Res<Option<Value>> {
        let op = op.into();
        let (left, right) = self.classes(slot);
        let own = self.operator_slot(op, slot);
        let mut other = match left == right {
            true => Slot::None,
            false => self.operator_slot(op, slot + 1),
        };
        if other == own {
            other = Slot::None;
        }
        if own != Slot::None && other != Slot::None && self.derives(right, left) {
            if let Some(v) = self.run_slot(other, op, slot)? {
                return Ok(Some(v));
            }
            other = Slot::None;
        }
        for asked in [own, other] {
            if let Some(v) = self.run_slot(asked, op, slot)? {
                return Ok(Some(v));
            }
        }
        Ok(None)
    }

    pub(super) fn classes(&self, slot: usize) -> (Value, Value) {
        (
            self.class_of(self.word(slot)),
            self.class_of(self.word(slot + 1)),
        )
    }

    pub(super) fn operator_slot(&self, op: Operation, slot: usize) -> Slot {
        let v = self.word(slot);
        if self.has_methods(&operator(op), v) {
            return Slot::Methods;
        }
        match self.builtin_operators(op, v) {
            Some(id) => Slot::Builtin(id),
            None => Slot::None,
        }
    }

    fn has_methods(&self, names: &Operator, v: Value) -> bool {
        self.special(v, names.left).is_some() || self.special(v, names.right).is_some()
    }

    /// The built-in type of `v` or of what it holds, if that has the operator in a slot of its
    /// own.
    pub(super) fn builtin_operators(&self, op: Operation, v: Value) -> Option<TypeId> {
        let inner = self.plain(v);
        if let Some(n) = self.number(inner) {
            return number_has(op, n.rank()).then(|| match n {
                Number::Small(_) | Number::Big(_) => TypeId::Int,
                _ => self.type_id(inner),
            });
        }
        let Operation::Op(op) = op else {
            return None;
        };
        let has = match inner.kind() {
            _ if op == Op::Mod => self.is_str(inner) || self.is_byte_string(inner),
            Some(Kind::Set | Kind::FrozenSet | Kind::DictView) => {
                matches!(op, Op::BitOr | Op::BitAnd | Op::BitXor | Op::Sub)
            }
            Some(Kind::Dict | Kind::GenericAlias | Kind::Union) => op == Op::BitOr,
            _ => op == Op::BitOr && self.is_class(inner),
        };
        has.then(|| self.type_id(inner))
    }

    fn run_slot(&mut self, asked: Slot, op: Operation, slot: usize) -> Res<Option<Value>> {
        match asked {
            Slot::None => Ok(None),
            Slot::Methods => self.run_methods(op, slot),
            Slot::Builtin(id) => self.with_room(|vm| vm.builtin_slot(id, op, slot)),
        }
    }

    /// What a class in Python does: its left method, and the right one of the other operand.
    fn run_methods(&mut self, op: Operation, slot: usize) -> Res<Option<Value>> {
        let names = operator(op);
        let (left, right) = self.classes(slot);
        let mut other = left != right && self.has_methods(&names, self.word(slot + 1));
        if self.has_methods(&names, self.word(slot)) {
            if other && self.derives(right, left) && self.overrides(right, left, names.right) {
                if let Some(v) = self.right_method(op, slot)? {
                    return Ok(Some(v));
                }
                other = false;
            }
            let done = self.left_method(op, slot)?;
            if done.is_some() || left == right {
                return Ok(done);
            }
        }
        match other {
            true => self.right_method(op, slot),
            false => Ok(None),
        }
    }

    /// Whether a class has a method other than that of its base.
    fn overrides(&self, class: Value, base: Value, name: Name) -> bool {
        match (self.lookup(class, name), self.lookup(base, name)) {
            (Some((own, _)), Some((inherited, _))) => own != inherited,
            (own, _) => own.is_some(),
        }
    }

    /// `a.__op__(b)`, also where the method is that of a built-in base.
    fn left_method(&mut self, op: Operation, slot: usize) -> Res<Option<Value>> {
        let v = self.word(slot);
        if self.special(v, operator(op).left).is_some() {
            return self.try_method(operator(op).left, slot, slot + 1);
        }
        if self.is_sequence(self.plain(v)) {
            match op {
                Operation::Op(Op::Add) => return self.concatenation(slot).map(Some),
                Operation::Op(Op::Mul) => return self.repetition(slot, slot + 1).map(Some),
                _ => {}
            }
        }
        match self.builtin_operators(op, v) {
            Some(id) => self.with_room(|vm| vm.builtin_slot(id, op, slot)),
            None => Ok(None),
        }
    }

    /// `b.__rop__(a)`, also where the method is that of a built-in base.
    fn right_method(&mut self, op: Operation, slot: usize) -> Res<Option<Value>> {
        let v = self.word(slot + 1);
        if self.special(v, operator(op).right).is_some() {
            return self.try_method(operator(op).right, slot + 1, slot);
        }
        if op == Operation::Op(Op::Mul) && self.is_sequence(self.plain(v)) {
            return self.repetition(slot + 1, slot).map(Some);
        }
        match self.builtin_operators(op, v) {
            Some(id) => self.with_room(|vm| vm.builtin_slot(id, op, slot)),
            None => Ok(None),
        }
    }

    /// What the built-in type `id` of one of the operands does; `None` where the other's type
    /// means nothing to it.
    fn builtin_slot(&mut self, id: TypeId, op: Operation, slot: usize) -> Res<Option<Value>> {
        let (v, w) = (self.word(slot), self.word(slot + 1));
        let (a, b) = (self.plain(v), self.plain(w));
        match id {
            TypeId::Int | TypeId::Float | TypeId::Complex => {
                let (Some(x), Some(y)) = (self.number(a), self.number(b)) else {
                    return Ok(None);
                };
                if x.rank().max(y.rank()) > rank_of(id) {
                    return Ok(None);
                }
                let Operation::Op(op) = op else {
                    return match self.number_divmod(a, b)? {
                        Some((quotient, rest)) => self.new_tuple(&[quotient, rest]).map(Some),
                        None => Ok(None),
                    };
                };
                let result = self.number_binary(op, x, y, a, b)?;
                Ok((!result.is_unbound()).then_some(result))
            }
            TypeId::Str | TypeId::Bytes | TypeId::ByteArray => match self.type_id(a) == id {
                true => self.percent(a, w),
                false => Ok(None),
            },
            _ => self.table_slot(id, op, slot),
        }
    }

    /// What the sets, dicts, views and types do.
    fn table_slot(&mut self, id: TypeId, op: Operation, slot: usize) -> Res<Option<Value>> {
        let Operation::Op(op) = op else {
            return Ok(None);
        };
        let (v, w) = (self.word(slot), self.word(slot + 1));
        let (a, b) = (self.plain(v), self.plain(w));
        match id {
            TypeId::Dict if op == Op::BitOr && (self.asks_items(v) || self.asks_items(w)) => {
                match a.is(Kind::Dict) && b.is(Kind::Dict) {
                    true => self.merged_by_asking(slot, 2).map(Some),
                    false => Ok(None),
                }
            }
            TypeId::Set | TypeId::FrozenSet | TypeId::Dict => self.table_binary(op, a, b),
            TypeId::Type | TypeId::GenericAlias | TypeId::Union => self.type_union(v, w),
            _ if a.is(Kind::DictView) || b.is(Kind::DictView) => {
                // A view goes over what the other one says that it has.
                self.table_binary(op, self.set_in(v), self.set_in(w))
            }
            _ => Ok(None),
        }
    }

    /// Concatenation and repetition of lists and their like, where no class in Python has
    /// methods of its own for it.
    fn sequence_operator(&mut self, op: Op, after: &str, slot: usize) -> Res<Option<Value>> {
        let (a, b) = (self.word(slot), self.word(slot + 1));
        match op {
            Op::Add if self.concatenates(a) => self.concatenation(slot).map(Some),
            Op::Mul if self.repeats(a) => self.repetition_of(slot, slot + 1),
            Op::Mul if self.repeats_last(after, a, b) => self.repetition_of(slot + 1, slot),
            _ => Ok(None),
        }
    }

    /// Whether `v` is a sequence whose class has no `+` of its own.
    pub(super) fn concatenates(&self, v: Value) -> bool {
        self.is_sequence(self.plain(v)) && self.special(v, operator(Op::Add).left).is_none()
    }

    /// Whether `v` is a sequence whose class has no `*` of its own.
    fn repeats(&self, v: Value) -> bool {
        self.is_sequence(self.plain(v)) && !self.has_methods(&operator(Op::Mul), v)
    }

    /// Whether `b` repeats itself in `a * b`, or in `a *= b` where `after` says so: then only if
    /// the type of `a` has no slots for sequences at all.
    fn repeats_last(&self, after: &str, a: Value, b: Value) -> bool {
        self.repeats(b) && (after.is_empty() || !self.has_sequence_slots(a))
    }

    /// Which operand of `a * b` a sequence cannot be repeated by.
    pub(super) fn refused_count(&self, after: &str, a: Value, b: Value) -> Option<Value> {
        match self.repeats(a) {
            true => Some(b),
            false => self.repeats_last(after, a, b).then_some(a),
        }
    }

    /// Whether the type of `v` has anything that sequences have: classes in Python always do.
    pub(crate) fn has_sequence_slots(&self, v: Value) -> bool {
        let kinds = matches!(
            v.kind(),
            Some(
                Kind::Dict
                    | Kind::Set
                    | Kind::FrozenSet
                    | Kind::Range
                    | Kind::MemoryView
                    | Kind::DictView
                    | Kind::MappingProxy
            )
        );
        kinds || self.is_sequence(v) || self.class_of(v).is(Kind::Class)
    }

    fn repetition_of(&mut self, sequence: usize, count: usize) -> Res<Option<Value>> {
        match self.has_index(self.word(count)) {
            true => self.repetition(sequence, count).map(Some),
            false => Ok(None),
        }
    }

    /// Whether `v` may stand for an index.
    pub(crate) fn has_index(&self, v: Value) -> bool {
        self.is_integer(self.plain(v))
            || self.special(v, const { Name::new("__index__") }).is_some()
    }

    /// The sequences in the words `slot` and `slot + 1`, or what instances hold, one after the other.
    pub(crate) fn concatenation(&mut self, slot: usize) -> Res {
        let lends = |word| self.lends(self.word(word)).is_some();
        if (lends(slot) || lends(slot + 1)) && self.is_byte_string(self.plain(self.word(slot))) {
            return self.concatenation_of_lent(slot);
        }
        self.with_room(|vm| {
            let (a, b) = (vm.plain(vm.word(slot)), vm.plain(vm.word(slot + 1)));
            match vm.concatenate(a, b)? {
                Some(v) => Ok(v),
                None => Err(vm.raise_concatenate(vm.word(slot), vm.word(slot + 1))),
            }
        })
    }

    /// As [`Vm::concatenation`] of bytes, where one of the two lends its bytes.
    #[cold]
    fn concatenation_of_lent(&mut self, slot: usize) -> Res {
        let (a, b) = (self.word(slot), self.word(slot + 1));
        let is_array = self.plain(a).is(Kind::ByteArray);
        self.rooted(a, |vm, left| {
            let right = vm.push(b)?;
            vm.with_possible(left, SIMPLE, |vm| {
                vm.with_possible(right, SIMPLE, |vm| {
                    match (vm.buffer_in(left), vm.buffer_in(right)) {
                        (Some(a), Some(b)) => vm.joined_bytes(a, b, is_array),
                        _ => Err(vm.raise_concatenate(vm.word(slot), vm.word(slot + 1))),
                    }
                })
            })
        })
    }

    /// The buffer in the stack word `slot`; `None` where it could not be borrowed.
    pub(crate) fn buffer_in(&self, slot: usize) -> Option<Value> {
        let v = self.word(slot);
        let v = match self.lends(v) {
            Some(_) => v,
            None => self.plain(v),
        };
        self.buffer_of(v).map(|_| v)
    }

    /// A bytes object, or a bytearray, of the bytes of two buffers.
    fn joined_bytes(&mut self, a: Value, b: Value, is_array: bool) -> Res {
        let len = |vm: &Self, v| vm.buffer_of(v).map_or(0, <[u8]>::len);
        let (m, n) = (len(self, a), len(self, b));
        let joined = self.alloc_bytes(m + n)?;
        self.copy_bytes(a, 0, m, joined, 0);
        self.copy_bytes(b, 0, n, joined, m);
        match is_array {
            true => self.new_bytearray(joined),
            false => Ok(joined),
        }
    }

    /// The sequence in one word as often as the value in another says.
    pub(crate) fn repetition(&mut self, sequence: usize, count: usize) -> Res {
        let count = self.repetitions(self.word(count))?;
        self.with_room(|vm| vm.repeat_times(vm.plain(vm.word(sequence)), count))
    }

    /// How often a sequence is repeated by `v`, which is an index.
    pub(super) fn repetitions(&mut self, v: Value) -> Res<usize> {
        let n = self.fitting_index(v, TypeId::OverflowError)?;
        Ok(usize::try_from(n.max(0)).unwrap_or(usize::MAX))
    }
}

/// The rank of the numbers of a type.
const fn rank_of(id: TypeId) -> u8 {
    match id {
        TypeId::Float => 1,
        TypeId::Complex => 2,
        _ => 0,
    }
}
