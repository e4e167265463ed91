//! Operators through special methods, in-place operators, and what is raised where none applies.

use crate::kind::Kind;
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// An operator's sign and the special methods that stand for it.
pub(super) struct Operator {
    sign: &'static str,
    pub left: Name,
    pub right: Name,
    inplace: Name,
}

macro_rules! operator {
    ($sign:literal, $name:literal) => {
        Operator {
            sign: $sign,
            left: const { Name::new(concat!("__", $name, "__")) },
            right: const { Name::new(concat!("__r", $name, "__")) },
            inplace: const { Name::new(concat!("__i", $name, "__")) },
        }
    };
}

pub(super) fn operator(op: Op) -> Operator {
    match op {
        Op::Add => operator!("+", "add"),
        Op::Sub => operator!("-", "sub"),
        Op::Mul => operator!("*", "mul"),
        Op::Div => operator!("/", "truediv"),
        Op::FloorDiv => operator!("//", "floordiv"),
        Op::Mod => operator!("%", "mod"),
        Op::Pow => operator!("**", "pow"),
        Op::MatMul => operator!("@", "matmul"),
        Op::BitAnd => operator!("&", "and"),
        Op::BitOr => operator!("|", "or"),
        Op::BitXor => operator!("^", "xor"),
        Op::Shl => operator!("<<", "lshift"),
        _ => operator!(">>", "rshift"),
    }
}

/// Whether `v op= …` changes the built-in object `v`.
fn changes_in_place(v: Value, op: Op) -> bool {
    match v.kind() {
        Some(Kind::List) => matches!(op, Op::Add | Op::Mul),
        Some(Kind::Set) => matches!(op, Op::BitOr | Op::BitAnd | Op::BitXor | Op::Sub),
        Some(Kind::Dict) => op == Op::BitOr,
        Some(Kind::ByteArray) => matches!(op, Op::Add | Op::Mul),
        _ => false,
    }
}

impl Vm<'_> {
    /// Whether special methods of a class in Python may apply to `v`.
    #[inline]
    pub(crate) fn is_object(&self, v: Value) -> bool {
        v.is(Kind::Instance) || v.is(Kind::Class) || v.is(Kind::Exception)
    }

    /// `a op b` by special methods, and `after` the operator's sign in the error if there are
    /// none.
    pub(super) fn object_binary(&mut self, op: Op, after: &str, a: Value, b: Value) -> Res {
        if !self.is_object(a) && !self.is_object(b) {
            if op == Op::BitOr
                && let Some(union) = self.type_union(a, b)?
            {
                return Ok(union);
            }
            return Err(self.raise_operands(op, after, a, b));
        }
        let top = self.top;
        let slot = self.push(a)?;
        let result = match self.push(b) {
            Ok(_) => self.binary_by_methods(op, after, slot),
            Err(trap) => Err(trap),
        };
        self.top = top;
        result
    }

    /// `done`, but where it is a TypeError about what instances hold, what `raise` raises about
    /// the instances.
    pub(crate) fn or_retyped(&mut self, done: Res, raise: impl FnOnce(&mut Self) -> Trap) -> Res {
        if let Err(trap) = done
            && self.is_raised(trap)
            && self.pending_is(TypeId::TypeError)
        {
            self.clear_pending();
            return Err(raise(self));
        }
        done
    }

    /// Calls method `name` of the object in word `object` with that in word `other`; `None`
    /// where there is no such method or it returns `NotImplemented`.
    pub(crate) fn try_method(
        &mut self,
        name: Name,
        object: usize,
        other: usize,
    ) -> Res<Option<Value>> {
        let (object, other) = (self.word(object), self.word(other));
        let Some(f) = self.special(object, name) else {
            return Ok(None);
        };
        let result = self.call_special(object, f, &[other])?;
        Ok(if result == Value::NOT_IMPLEMENTED {
            None
        } else {
            Some(result)
        })
    }

    pub(super) fn object_unary(&mut self, op: Op, a: Value) -> Res {
        let (sign, name) = match op {
            Op::Neg => ("-", const { Name::new("__neg__") }),
            Op::Pos => ("+", const { Name::new("__pos__") }),
            _ => ("~", const { Name::new("__invert__") }),
        };
        if let Some(f) = self.special(a, name) {
            return self.call_special(a, f, &[]);
        }
        match self.payload(a) {
            Some(inner) => self.rooted(a, |vm, slot| {
                let done = vm.unary(op, inner);
                vm.or_retyped(done, |vm| vm.raise_unary(sign, vm.word(slot)))
            }),
            None => Err(self.raise_unary(sign, a)),
        }
    }

    #[cold]
    fn raise_unary(&mut self, sign: &str, a: Value) -> Trap {
        let message = [
            "bad operand type for unary ".into(),
            sign.into(),
            ": '".into(),
            Part::TypeOf(a),
            "'".into(),
        ];
        self.raise(TypeId::TypeError, &message)
    }

    // ---- in place

    /// `a op= b`: the value that the target gets.
    ///
    /// # Errors
    /// As [`Vm::binary`].
    #[inline(never)]
    pub(crate) fn inplace(&mut self, op: Op, a: Value, b: Value) -> Res {
        if let (Some(Kind::List | Kind::Set), true) = (a.kind(), b.is(Kind::Instance)) {
            return self.inplace_or_reflected(op, a, b);
        }
        self.inplace_plain(op, a, b)
    }

    /// As [`Vm::inplace`], but a reflected method of `b` is not asked first.
    fn inplace_plain(&mut self, op: Op, a: Value, b: Value) -> Res {
        match (a.kind(), op) {
            (Some(Kind::List), Op::Add) => self.rooted(a, |vm, slot| {
                vm.list_extend(slot, b)?;
                Ok(vm.word(slot))
            }),
            (Some(Kind::ByteArray), Op::Add | Op::Mul) if !self.is_object(b) => {
                self.bytearray_inplace(op, a, b)
            }
            (Some(Kind::List), Op::Mul) if !self.is_object(b) => self.repeat_in_place(a, b),
            (Some(Kind::Set | Kind::Dict), Op::BitOr | Op::BitAnd | Op::BitXor | Op::Sub)
                if !self.is_object(b) =>
            {
                match self.table_inplace(op, a, b)? {
                    Some(v) => Ok(v),
                    None => Err(self.raise_operands(op, "=", a, b)),
                }
            }
            (Some(Kind::Instance | Kind::Class | Kind::Exception), _) => {
                self.inplace_by_method(op, a, b)
            }
            _ if self.is_object(b) && !(op == Op::Mod && self.is_str(a)) => {
                self.object_binary(op, "=", a, b)
            }
            _ if self.number(a).is_none() || self.number(b).is_none() => {
                match self.builtin_binary(op, a, b)? {
                    Some(v) => Ok(v),
                    None => Err(self.raise_operands(op, "=", a, b)),
                }
            }
            _ => self.binary(op, a, b),
        }
    }

    /// `a op= b` where the reflected method of `b` comes before that the list or set `a` changes
    /// itself.
    fn inplace_or_reflected(&mut self, op: Op, a: Value, b: Value) -> Res {
        let name = operator(op).right;
        if self.special(b, name).is_none() || a.is(Kind::Set) && self.payload(b).is_some() {
            return self.inplace_plain(op, a, b);
        }
        self.rooted(a, |vm, slot| {
            let other = vm.push(b)?;
            match vm.try_method(name, other, slot)? {
                Some(v) => Ok(v),
                None => vm.inplace_plain(op, vm.word(slot), vm.word(other)),
            }
        })
    }

    fn inplace_by_method(&mut self, op: Op, a: Value, b: Value) -> Res {
        let names = operator(op);
        if self.special(a, names.inplace).is_none() {
            if let Some(inner) = self.payload(a).filter(|&inner| changes_in_place(inner, op)) {
                return self.rooted(a, |vm, slot| {
                    // Methods of either side come before `*=`, and not before an inherited `+=`.
                    let other = vm.push(b)?;
                    if (inner.is(Kind::List) || inner.is(Kind::ByteArray))
                        && op == Op::Mul
                        && let Some(v) = vm.run_slots(op, slot)?
                    {
                        return Ok(v);
                    }
                    let (inner, b) = (vm.plain(vm.word(slot)), vm.word(other));
                    let result = match inner.is(Kind::List) {
                        true => vm.inplace_plain(op, inner, b)?,
                        false => vm.inplace(op, inner, b)?,
                    };
                    let same = result == vm.plain(vm.word(slot));
                    Ok(if same { vm.word(slot) } else { result })
                });
            }
            return self.object_binary(op, "=", a, b);
        }
        let top = self.top;
        let slot = self.push(a)?;
        let result =
            self.push(b)
                .and_then(|_| match self.try_method(names.inplace, slot, slot + 1)? {
                    Some(v) => Ok(v),
                    None => self.binary_by_methods(op, "=", slot),
                });
        self.top = top;
        result
    }

    /// Runs `work` with `v` in a stack word.
    pub(crate) fn rooted<R>(
        &mut self,
        v: Value,
        work: impl FnOnce(&mut Self, usize) -> Res<R>,
    ) -> Res<R> {
        let top = self.top;
        let slot = self.push(v)?;
        let result = work(self, slot);
        self.top = top;
        result
    }

    // ---- errors

    /// Raises that the types of `a` and `b` have no such operation.
    #[cold]
    pub(crate) fn raise_operands(&mut self, op: Op, after: &str, a: Value, b: Value) -> Trap {
        match op {
            Op::Add if self.is_sequence(self.plain(a)) => return self.raise_concatenate(a, b),
            // In place, instances are not asked whether the other one repeats them.
            Op::Mul if after == "=" && a.is(Kind::Instance) && self.payload(a).is_none() => {}
            Op::Mul if self.is_sequence(self.plain(a)) || self.is_sequence(self.plain(b)) => {
                let other = if self.is_sequence(self.plain(a)) {
                    b
                } else {
                    a
                };
                return self.raise_type(other, "can't multiply sequence by non-int of type '", "'");
            }
            _ => {}
        }
        let sign = match (op, after) {
            (Op::Pow, "") => "** or pow()",
            _ => operator(op).sign,
        };
        let message = [
            "unsupported operand type(s) for ".into(),
            sign.into(),
            after.into(),
            ": '".into(),
            Part::TypeOf(a),
            "' and '".into(),
            Part::TypeOf(b),
            "'".into(),
        ];
        self.raise(TypeId::TypeError, &message)
    }

    pub(super) fn raise_concatenate(&mut self, a: Value, b: Value) -> Trap {
        if self.is_byte_string(self.plain(a)) {
            let message = [
                "can't concat ".into(),
                Part::TypeOf(b),
                " to ".into(),
                Part::TypeOf(a),
            ];
            return self.raise(TypeId::TypeError, &message);
        }
        let message = [
            "can only concatenate ".into(),
            Part::TypeOf(self.plain(a)),
            " (not \"".into(),
            Part::TypeOf(b),
            "\") to ".into(),
            Part::TypeOf(self.plain(a)),
        ];
        self.raise(TypeId::TypeError, &message)
    }
}
