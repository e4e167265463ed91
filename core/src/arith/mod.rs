//! The arithmetic operators: numbers first, then sequences, sets and dicts, then objects with
//! special methods.

mod bytearray;
mod complex;
mod float;
mod inplace;
mod int;
mod medium;
mod methods;
mod object;
mod sequence;
mod table;
mod ternary;

pub(crate) use object::Operation;

use crate::convert::Number;
use crate::convert::Wide;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a op b` for `Op::Add` to `Op::Shr`.
    ///
    /// # Errors
    /// What the operation raises; TypeError where the types have none.
    #[inline(never)]
    pub fn binary(&mut self, op: Op, a: Value, b: Value) -> Res {
        if a.both_int(b) {
            return self.small_binary(op, a.int_unchecked(), b.int_unchecked());
        }
        if cfg!(feature = "speed")
            && let Some((x, y)) = self.medium_pair(a, b)
            && let Some(n) = medium::binary(op, x, y)
        {
            return self.new_int(n as Wide);
        }
        if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            let result = self.number_binary(op, x, y, a, b)?;
            if !result.is_unbound() {
                return Ok(result);
            }
            return Err(self.raise_operands(op, "", a, b));
        }
        if op == Op::BitOr && (a.is(Kind::MappingProxy) || b.is(Kind::MappingProxy)) {
            return self.binary(op, self.behind_proxy(a), self.behind_proxy(b));
        }
        if let Some(result) = self.builtin_binary(op, a, b)? {
            return Ok(result);
        }
        self.object_binary(op, "", a, b)
    }

    /// Two numbers; unbound where they have no such operation.
    fn number_binary(&mut self, op: Op, x: Number, y: Number, a: Value, b: Value) -> Res {
        match (x, y) {
            (Number::Small(m), Number::Small(n)) => match (op, a.as_bool(), b.as_bool()) {
                (Op::BitAnd, Some(p), Some(q)) => Ok(Value::bool(p & q)),
                (Op::BitOr, Some(p), Some(q)) => Ok(Value::bool(p | q)),
                (Op::BitXor, Some(p), Some(q)) => Ok(Value::bool(p ^ q)),
                (Op::MatMul, ..) => Ok(Value::UNBOUND),
                _ => self.small_binary(op, m, n),
            },
            (Number::Float(p), Number::Float(q)) => self.float_binary(op, p, q),
            (Number::Float(p), Number::Small(n)) => self.float_binary(op, p, n as f64),
            (Number::Small(m), Number::Float(q)) => self.float_binary(op, m as f64, q),
            (Number::Complex(..), _) | (_, Number::Complex(..)) => self.complex_binary(op, x, y),
            (Number::Float(p), Number::Big(v)) if float_has(op) => {
                let q = self.big_to_f64(v)?;
                self.float_binary(op, p, q)
            }
            (Number::Big(v), Number::Float(q)) if float_has(op) => {
                let p = self.big_to_f64(v)?;
                self.float_binary(op, p, q)
            }
            (Number::Float(_), _) | (_, Number::Float(_)) => Ok(Value::UNBOUND),
            _ => self.big_binary(op, a, b),
        }
    }

    /// What the built-in types that are no numbers do; `None` where they have no such operation.
    fn builtin_binary(&mut self, op: Op, a: Value, b: Value) -> Res<Option<Value>> {
        if op == Op::Mod && !self.is_reflected_first(b) {
            return self.percent(a, b);
        }
        if self.is_object(a) || self.is_object(b) {
            return Ok(None);
        }
        match op {
            Op::Add => self.concatenate(a, b),
            Op::Mul => self.repeat(a, b),
            Op::BitOr | Op::BitAnd | Op::BitXor | Op::Sub => self.table_binary(op, a, b),
            _ => Ok(None),
        }
    }

    /// Whether the format operator may have to ask its right operand first, which holds a str.
    fn is_reflected_first(&self, b: Value) -> bool {
        self.payload(b).is_some() && self.special(b, const { Name::new("__rmod__") }).is_some()
    }

    /// `-a`, `+a`, `~a` for `Op::Neg`, `Op::Pos`, `Op::Invert`.
    ///
    /// # Errors
    /// What the operation raises; TypeError where the type has none.
    #[inline(never)]
    pub fn unary(&mut self, op: Op, a: Value) -> Res {
        if op == Op::Invert && a.as_bool().is_some() {
            self.warn_of_inverted_bool()?;
        }
        match self.number(a) {
            Some(Number::Small(n)) => self.new_int(match op {
                Op::Neg => -(n as Wide),
                Op::Pos => n as Wide,
                _ => !(n as Wide),
            }),
            Some(Number::Float(x)) if op != Op::Invert => {
                Ok(Value::float(if op == Op::Neg { -x } else { x }))
            }
            Some(Number::Big(_)) => match self.medium_int(a) {
                Some(n) if op == Op::Neg => self.new_int(-n as Wide),
                Some(n) if op == Op::Invert => self.new_int(!n as Wide),
                _ => self.big_unary(op, a),
            },
            Some(Number::Complex(re, im)) if op != Op::Invert => match op {
                Op::Neg => self.new_complex(-re, -im),
                _ => Ok(a),
            },
            _ => self.object_unary(op, a),
        }
    }
}

impl Vm<'_> {
    #[cold]
    fn warn_of_inverted_bool(&mut self) -> Res<()> {
        self.make_room(4 * crate::sequence::RAISE_ROOM)?;
        let text = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. \
                    This returns the bitwise inversion of the underlying int object and is usually not \
                    what you expect from negating a bool. Use the 'not' operator for boolean negation or \
                    ~int(x) if you really want the bitwise inversion of the underlying int.";
        self.warn(TypeId::DeprecationWarning, &[text.into()])
    }
}

/// Whether numbers of a rank have this operation.
fn number_has(op: impl Into<Operation>, rank: u8) -> bool {
    let Operation::Op(op) = op.into() else {
        return rank < 2;
    };
    match rank {
        0 => op != Op::MatMul,
        1 => float_has(op),
        _ => float_has(op) && !matches!(op, Op::FloorDiv | Op::Mod),
    }
}

/// Whether floats have this operation.
fn float_has(op: Op) -> bool {
    matches!(
        op,
        Op::Add | Op::Sub | Op::Mul | Op::Div | Op::FloorDiv | Op::Mod | Op::Pow
    )
}
