//! Which side of a binary operator is asked first, and by what: special methods of classes in
//! Python, or what the built-in type of an operand does.
//!
//! Types have one *slot* for each operator. A class in Python that has `__add__` or `__radd__`
//! has the slot that looks for these; any other inherits that of its base. The slot of the left
//! operand comes first unless that of the right one is another and belongs to a subclass. Lists
//! and their like have no such slots: concatenation and repetition come last.

use super::object::{Operator, operator};
use crate::convert::Number;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// What a type does for an operator.
#[derive(Clone, Copy, PartialEq)]
enum Slot {
    None,
    /// It looks for special methods.
    Methods,
    Builtin(TypeId),
}

impl Vm<'_> {
    /// `a op b` of the values in words `slot` and `slot + 1`, of which one is an object.
    pub(super) fn binary_by_methods(&mut self, op: Op, after: &str, slot: usize) -> Res {
        if let Some(v) = self.run_slots(op, slot)? {
            return Ok(v);
        }
        match self.sequence_operator(op, slot)? {
            Some(v) => Ok(v),
            None => Err(self.raise_operands(op, after, self.word(slot), self.word(slot + 1))),
        }
    }

    /// What the slots of both operands make of them.
    pub(super) fn run_slots(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
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

    fn classes(&self, slot: usize) -> (Value, Value) {
        (
            self.class_of(self.word(slot)),
            self.class_of(self.word(slot + 1)),
        )
    }

    fn operator_slot(&self, op: Op, slot: usize) -> Slot {
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
    fn builtin_operators(&self, op: Op, v: Value) -> Option<TypeId> {
        let inner = self.plain(v);
        let has = match self.number(inner) {
            Some(Number::Small(_) | Number::Big(_)) if op != Op::MatMul => {
                return Some(TypeId::Int);
            }
            Some(Number::Float(_)) => super::float_has(op),
            Some(Number::Complex(..)) => {
                super::float_has(op) && !matches!(op, Op::FloorDiv | Op::Mod)
            }
            _ if op == Op::Mod => self.is_str(inner) || self.is_byte_string(inner),
            _ => match inner.kind() {
                Some(Kind::Set | Kind::FrozenSet | Kind::DictView) => {
                    matches!(op, Op::BitOr | Op::BitAnd | Op::BitXor | Op::Sub)
                }
                Some(Kind::Dict) => op == Op::BitOr,
                Some(Kind::GenericAlias | Kind::Union) => op == Op::BitOr,
                _ => op == Op::BitOr && self.is_class(inner),
            },
        };
        has.then(|| self.type_id(inner))
    }

    fn run_slot(&mut self, asked: Slot, op: Op, slot: usize) -> Res<Option<Value>> {
        match asked {
            Slot::None => Ok(None),
            Slot::Methods => self.run_methods(op, slot),
            Slot::Builtin(id) => self.with_room(|vm| vm.builtin_slot(id, op, slot)),
        }
    }

    /// What a class in Python does: its left method, and the right one of the other operand.
    fn run_methods(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
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
    fn left_method(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
        let v = self.word(slot);
        if self.special(v, operator(op).left).is_some() {
            return self.try_method(operator(op).left, slot, slot + 1);
        }
        if self.is_sequence(self.plain(v)) {
            match op {
                Op::Add => return self.concatenation(slot).map(Some),
                Op::Mul => return self.repetition(slot, slot + 1).map(Some),
                _ => {}
            }
        }
        match self.builtin_operators(op, v) {
            Some(id) => self.with_room(|vm| vm.builtin_slot(id, op, slot)),
            None => Ok(None),
        }
    }

    /// `b.__rop__(a)`, also where the method is that of a built-in base.
    fn right_method(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
        let v = self.word(slot + 1);
        if self.special(v, operator(op).right).is_some() {
            return self.try_method(operator(op).right, slot + 1, slot);
        }
        if op == Op::Mul && self.is_sequence(self.plain(v)) {
            return self.repetition(slot + 1, slot).map(Some);
        }
        match self.builtin_operators(op, v) {
            Some(id) => self.with_room(|vm| vm.builtin_slot(id, op, slot)),
            None => Ok(None),
        }
    }

    /// What the built-in type `id` of one of the operands does; `None` where the other's type
    /// means nothing to it.
    fn builtin_slot(&mut self, id: TypeId, op: Op, slot: usize) -> Res<Option<Value>> {
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
                let result = self.number_binary(op, x, y, a, b)?;
                Ok((!result.is_unbound()).then_some(result))
            }
            TypeId::Str | TypeId::Bytes | TypeId::ByteArray => match self.type_id(a) == id {
                true => self.percent(a, w),
                false => Ok(None),
            },
            TypeId::Set | TypeId::FrozenSet | TypeId::Dict => self.table_binary(op, a, b),
            TypeId::Type | TypeId::GenericAlias | TypeId::Union => self.type_union(v, w),
            _ => match a.is(Kind::DictView) || b.is(Kind::DictView) {
                true => self.table_binary(op, a, b),
                false => Ok(None),
            },
        }
    }

    /// Concatenation and repetition of lists and their like, where no class in Python has
    /// methods of its own for it.
    fn sequence_operator(&mut self, op: Op, slot: usize) -> Res<Option<Value>> {
        let names = operator(op);
        let plain = |vm: &Self, at: usize| {
            let v = vm.word(at);
            vm.is_sequence(vm.plain(v)) && vm.special(v, names.left).is_none()
        };
        let repeats =
            |vm: &Self, at| plain(vm, at) && vm.special(vm.word(at), names.right).is_none();
        match op {
            Op::Add if plain(self, slot) => self.concatenation(slot).map(Some),
            Op::Mul => match (repeats(self, slot), repeats(self, slot + 1)) {
                (true, _) => self.repetition_of(slot, slot + 1),
                (_, true) => self.repetition_of(slot + 1, slot),
                _ => Ok(None),
            },
            _ => Ok(None),
        }
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

    fn concatenation(&mut self, slot: usize) -> Res {
        self.with_room(|vm| {
            let (a, b) = (vm.plain(vm.word(slot)), vm.plain(vm.word(slot + 1)));
            match vm.concatenate(a, b)? {
                Some(v) => Ok(v),
                None => Err(vm.raise_concatenate(vm.word(slot), vm.word(slot + 1))),
            }
        })
    }

    /// The sequence in one word as often as the value in another says.
    fn repetition(&mut self, sequence: usize, count: usize) -> Res {
        let times = self.index_value(self.word(count))?;
        let times = self.push(times)?;
        self.with_room(|vm| {
            let v = vm.plain(vm.word(sequence));
            vm.binary(Op::Mul, v, vm.word(times))
        })
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
