//! Operators through special methods, in-place operators, and what is raised where none applies.

use crate::features::Feature;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// What types have slots for: an operator, or `divmod()`, which has no sign.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Operation {
    Op(Op),
    DivMod,
}

impl From<Op> for Operation {
    fn from(op: Op) -> Operation {
        Operation::Op(op)
    }
}

/// An operator's sign and the special methods that stand for it.
pub(super) struct Operator {
    sign: &'static str,
    pub left: Name,
    pub right: Name,
    pub inplace: Name,
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

pub(super) fn operator(op: impl Into<Operation>) -> Operator {
    operator_of(op.into())
}

#[cfg_attr(not(feature = "speed"), inline(never))]
fn operator_of(op: Operation) -> Operator {
    let Operation::Op(op) = op else {
        return operator!("divmod()", "divmod");
    };
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

impl Vm<'_> {
    /// Whether special methods of a class in Python may apply to `v`.
    #[inline]
    pub(crate) fn is_object(&self, v: Value) -> bool {
        // Exceptions and modules are for the sake of classes that derive from theirs.
        let kinds = matches!(
            v.kind(),
            Some(Kind::Instance | Kind::Class | Kind::Exception | Kind::Module)
        );
        Feature::Classes.included() && kinds
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
        match self.special(self.word(object), name) {
            Some(f) => self.ask_method(f, object, other),
            None => Ok(None),
        }
    }

    /// Calls the method `f` of the object in word `object` with that in word `other`; `None`
    /// where it returns `NotImplemented`.
    pub(crate) fn ask_method(
        &mut self,
        f: Value,
        object: usize,
        other: usize,
    ) -> Res<Option<Value>> {
        let (object, other) = (self.word(object), self.word(other));
        let result = self.call_special(object, f, &[other])?;
        Ok((result != Value::NOT_IMPLEMENTED).then_some(result))
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
        if op == Op::Add && self.concatenates(a) {
            return self.raise_concatenate(a, b);
        }
        if op == Op::Mul
            && let Some(count) = self.refused_count(after, a, b)
        {
            let before = "can't multiply sequence by non-int of type '";
            return self.raise_type(count, before, "'");
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
