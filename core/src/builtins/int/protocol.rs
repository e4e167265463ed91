//! Special methods of numbers, as programs call them by name (`x.__add__(1)`,
//! `int.__eq__(x, y)`). They return `NotImplemented` for what is no number.

use crate::convert::Number;
use crate::convert::Wide;
use crate::opcode::Op;
use crate::trap::Res;
use crate::types::{Native, TypeId, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

macro_rules! binary_methods {
    ($($name:ident $text:literal $reflected:ident $reflected_text:literal $op:ident;)*) => {$(
        pub(crate) const $name: Native =
            method($text, 1, 1, |vm, args| operate(vm, args, Op::$op, false));
        pub(crate) const $reflected: Native =
            method($reflected_text, 1, 1, |vm, args| operate(vm, args, Op::$op, true));
    )*};
}

binary_methods! {
    ADD "__add__" RADD "__radd__" Add;
    SUB "__sub__" RSUB "__rsub__" Sub;
    MUL "__mul__" RMUL "__rmul__" Mul;
    DIV "__truediv__" RDIV "__rtruediv__" Div;
    FLOORDIV "__floordiv__" RFLOORDIV "__rfloordiv__" FloorDiv;
    MOD "__mod__" RMOD "__rmod__" Mod;
    AND "__and__" RAND "__rand__" BitAnd;
    OR "__or__" ROR "__ror__" BitOr;
    XOR "__xor__" RXOR "__rxor__" BitXor;
    LSHIFT "__lshift__" RLSHIFT "__rlshift__" Shl;
    RSHIFT "__rshift__" RRSHIFT "__rrshift__" Shr;
}

pub(crate) const POW: Native = method("__pow__", 1, 2, |vm, args| power(vm, args, false));
pub(crate) const RPOW: Native = method("__rpow__", 1, 2, |vm, args| power(vm, args, true));
pub(crate) const DIVMOD: Native = method("__divmod__", 1, 1, |vm, args| divmod(vm, args, false));
pub(crate) const RDIVMOD: Native = method("__rdivmod__", 1, 1, |vm, args| divmod(vm, args, true));
pub(crate) const NEG: Native = method("__neg__", 0, 0, |vm, args| unary(vm, args, Op::Neg));
pub(crate) const POS: Native = method("__pos__", 0, 0, |vm, args| unary(vm, args, Op::Pos));
pub(crate) const INVERT: Native =
    method("__invert__", 0, 0, |vm, args| unary(vm, args, Op::Invert));
pub(crate) const ABS: Native = method("__abs__", 0, 0, |vm, args| vm.absolute(vm.arg(args, 0)));
pub(crate) const FLOAT: Native = method("__float__", 0, 0, |vm, args| {
    vm.to_f64(vm.arg(args, 0)).map(Value::float)
});
pub(crate) const BOOL: Native = method("__bool__", 0, 0, |vm, args| {
    vm.truth(vm.arg(args, 0)).map(Value::bool)
});
pub(crate) const HASH: Native = method("__hash__", 0, 0, |vm, args| {
    let v = vm.plain(vm.arg(args, 0));
    vm.shown_hash(v)
});
pub(crate) const REPR: Native = method("__repr__", 0, 0, |vm, args| vm.repr(vm.arg(args, 0)));
pub(crate) const EQ: Native = method("__eq__", 1, 1, |vm, args| compare(vm, args, Op::Eq));
pub(crate) const NE: Native = method("__ne__", 1, 1, |vm, args| compare(vm, args, Op::Ne));
pub(crate) const LT: Native = method("__lt__", 1, 1, |vm, args| compare(vm, args, Op::Lt));
pub(crate) const LE: Native = method("__le__", 1, 1, |vm, args| compare(vm, args, Op::Le));
pub(crate) const GT: Native = method("__gt__", 1, 1, |vm, args| compare(vm, args, Op::Gt));
pub(crate) const GE: Native = method("__ge__", 1, 1, |vm, args| compare(vm, args, Op::Ge));

/// Both arguments, if the type of the first deals with the second: an int does with ints only.
fn numbers(vm: &Vm<'_>, args: Args) -> Option<(Value, Value)> {
    let (a, b) = (vm.arg(args, 0), vm.plain(vm.arg(args, 1)));
    (vm.number(b)?.rank() <= vm.number(a)?.rank()).then_some((a, b))
}

fn operate(vm: &mut Vm<'_>, args: Args, op: Op, reflected: bool) -> Res {
    match numbers(vm, args) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((a, b)) if reflected => vm.binary(op, b, a),
        Some((a, b)) => vm.binary(op, a, b),
    }
}

/// `a ** b`, or `b ** a`, modulo the third argument if there is one.
fn power(vm: &mut Vm<'_>, args: Args, reflected: bool) -> Res {
    if args.len() < 3 || vm.arg(args, 2).is_none() {
        return operate(vm, args, Op::Pow, reflected);
    }
    let [a, b, modulus] = [0, 1, 2].map(|i| vm.arg(args, i));
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    let id = vm.type_id(vm.plain(vm.arg(args, 0)));
    vm.rooted(a, |vm, slot| {
        vm.push(b)?;
        vm.push(modulus)?;
        let made = vm.builtin_ternary_power(id, slot)?;
        Ok(made.unwrap_or(Value::NOT_IMPLEMENTED))
    })
}

fn divmod(vm: &mut Vm<'_>, args: Args, reflected: bool) -> Res {
    let Some((a, b)) = numbers(vm, args) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    match vm.number_divmod(a, b)? {
        Some((quotient, remainder)) => vm.new_tuple(&[quotient, remainder]),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn unary(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    vm.unary(op, vm.arg(args, 0))
}

fn compare(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    match numbers(vm, args) {
        None => Ok(Value::NOT_IMPLEMENTED),
        Some((a, b)) => vm.compare(op, a, b),
    }
}

impl Vm<'_> {
    /// `abs(v)` for a number.
    ///
    /// # Errors
    /// TypeError for anything else; special methods are the caller's concern.
    pub(crate) fn absolute(&mut self, v: Value) -> Res {
        match self.number(v) {
            Some(Number::Small(n)) => self.new_int(n.unsigned_abs() as Wide),
            Some(Number::Float(x)) => Ok(Value::float(x.abs())),
            Some(Number::Big(_)) => {
                let negative = self.operand(v).read(self.heap.words).negative;
                if negative {
                    self.unary(Op::Neg, v)
                } else {
                    Ok(v)
                }
            }
            Some(Number::Complex(re, im)) => self.complex_abs(re, im),
            None => {
                let message = [
                    "bad operand type for abs(): '".into(),
                    crate::Part::TypeOf(v),
                    "'".into(),
                ];
                Err(self.raise(TypeId::TypeError, &message))
            }
        }
    }
}
