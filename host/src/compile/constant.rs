//! Constants: literals as values, and what can be computed of them at compile time.

use ruff_python_ast::{Expr, Number, Operator, UnaryOp};

/// A value that is known when the program is compiled.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Constant {
    None,
    Bool(bool),
    Ellipsis,
    Int(i128),
    /// An int of any size: 32-bit limbs, least first.
    BigInt {
        limbs: Vec<u32>,
        negative: bool,
    },
    Float(f64),
    Complex(f64, f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
}

/// Results longer than this, in bytes or items, are left to the program.
const MAX_FOLDED: usize = 4096;
/// Nested operators deeper than this are left to the program.
const MAX_DEPTH: usize = 24;

impl Constant {
    /// The truth of the value.
    pub fn truth(&self) -> bool {
        match self {
            Constant::None => false,
            Constant::Ellipsis => true,
            Constant::Bool(b) => *b,
            Constant::Int(n) => *n != 0,
            Constant::BigInt { .. } => true,
            Constant::Float(x) => *x != 0.0,
            Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
            Constant::Str(s) => !s.is_empty(),
            Constant::Bytes(b) => !b.is_empty(),
            Constant::Tuple(items) => !items.is_empty(),
        }
    }

    fn int(&self) -> Option<i128> {
        match self {
            Constant::Int(n) => Some(*n),
            Constant::Bool(b) => Some(*b as i128),
            _ => None,
        }
    }

    pub fn float(&self) -> Option<f64> {
        match self {
            Constant::Float(x) => Some(*x),
            // Ints up to 2^53 are floats exactly.
            _ => self
                .int()
                .filter(|n| n.unsigned_abs() <= 1 << 53)
                .map(|n| n as f64),
        }
    }
}

/// The 32-bit limbs of `n`, least first, without leading zeros.
pub(super) fn limbs(mut n: u128) -> Vec<u32> {
    let mut limbs = Vec::new();
    while n != 0 {
        limbs.push(n as u32);
        n >>= 32;
    }
    limbs
}

/// The value of `e`, where it is known: a literal, or operators on literals.
pub(super) fn fold(e: &Expr, optimize: u8) -> Option<Constant> {
    fold_at(e, optimize, 0)
}

fn fold_at(e: &Expr, optimize: u8, depth: usize) -> Option<Constant> {
    if depth > MAX_DEPTH {
        return None;
    }
    match e {
        Expr::UnaryOp(e) => unary(e.op, fold_at(&e.operand, optimize, depth + 1)?),
        Expr::BinOp(e) => {
            // The right side first: it is the short one in a chain of operators.
            let right = fold_at(&e.right, optimize, depth + 1)?;
            binary(e.op, fold_at(&e.left, optimize, depth + 1)?, right)
        }
        Expr::Tuple(e) if e.elts.len() <= MAX_FOLDED => {
            let items: Option<Vec<_>> = e
                .elts
                .iter()
                .map(|item| fold_at(item, optimize, depth + 1))
                .collect();
            items.map(Constant::Tuple)
        }
        Expr::Name(e) if e.id == "__debug__" => Some(Constant::Bool(optimize == 0)),
        _ => literal(e),
    }
}

/// The value of a literal.
fn literal(e: &Expr) -> Option<Constant> {
    Some(match e {
        Expr::NoneLiteral(_) => Constant::None,
        Expr::BooleanLiteral(e) => Constant::Bool(e.value),
        Expr::EllipsisLiteral(_) => Constant::Ellipsis,
        Expr::StringLiteral(e) => Constant::Str(e.value.to_str().to_owned()),
        Expr::BytesLiteral(e) => Constant::Bytes(e.value.bytes().collect()),
        Expr::NumberLiteral(e) => match &e.value {
            Number::Float(x) => Constant::Float(*x),
            Number::Complex { real, imag } => Constant::Complex(*real, *imag),
            Number::Int(n) => match n.as_u64() {
                Some(n) => Constant::Int(n as i128),
                None => parse_int(&n.to_string()),
            },
        },
        _ => return None,
    })
}

/// The value of an int literal that does not fit in 64 bits: decimal digits, or a prefix for
/// another base.
fn parse_int(text: &str) -> Constant {
    let lower = text.to_ascii_lowercase();
    let (digits, base) = match lower.get(..2) {
        Some("0x") => (&lower[2..], 16),
        Some("0o") => (&lower[2..], 8),
        Some("0b") => (&lower[2..], 2),
        _ => (&lower[..], 10),
    };
    let mut limbs: Vec<u32> = Vec::new();
    for digit in digits.chars().filter_map(|c| c.to_digit(base)) {
        let mut carry = digit as u64;
        for limb in &mut limbs {
            let product = *limb as u64 * base as u64 + carry;
            *limb = product as u32;
            carry = product >> 32;
        }
        if carry != 0 {
            limbs.push(carry as u32);
        }
    }
    Constant::BigInt {
        limbs,
        negative: false,
    }
}

fn unary(op: UnaryOp, operand: Constant) -> Option<Constant> {
    Some(match (op, operand) {
        (UnaryOp::Not, c) => Constant::Bool(!c.truth()),
        (UnaryOp::USub, Constant::Float(x)) => Constant::Float(-x),
        (UnaryOp::USub, Constant::Complex(re, im)) => Constant::Complex(-re, -im),
        (UnaryOp::USub, Constant::BigInt { limbs, negative }) => Constant::BigInt {
            limbs,
            negative: !negative,
        },
        (UnaryOp::UAdd, c @ (Constant::Float(_) | Constant::Complex(..))) => c,
        (UnaryOp::USub, c) => Constant::Int(c.int()?.checked_neg()?),
        (UnaryOp::UAdd, c) => Constant::Int(c.int()?),
        (UnaryOp::Invert, Constant::Int(n)) => Constant::Int(!n),
        (UnaryOp::Invert, Constant::Bool(b)) => Constant::Int(!i128::from(b)),
        (UnaryOp::Invert, _) => return None,
    })
}

fn binary(op: Operator, left: Constant, right: Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Str(a), Constant::Str(b)) if op == Operator::Add => {
            (a.len() + b.len() <= MAX_FOLDED).then(|| Constant::Str(a + &b))
        }
        (Constant::Bytes(a), Constant::Bytes(b)) if op == Operator::Add => {
            (a.len() + b.len() <= MAX_FOLDED).then(|| Constant::Bytes([a, b].concat()))
        }
        (Constant::Str(s), Constant::Int(n)) | (Constant::Int(n), Constant::Str(s))
            if op == Operator::Mult =>
        {
            let count = usize::try_from(n.max(0)).ok()?;
            (s.len().checked_mul(count)? <= MAX_FOLDED).then(|| Constant::Str(s.repeat(count)))
        }
        (Constant::Float(x), Constant::Complex(re, im)) => complex(op, (x, 0.0), (re, im)),
        (Constant::Int(n), Constant::Complex(re, im)) => complex(op, (n as f64, 0.0), (re, im)),
        // Bit operators on two bools give a bool: rare, and left to the program.
        (Constant::Bool(_), Constant::Bool(_)) => None,
        (a, b) => match (a.int(), b.int()) {
            (Some(a), Some(b)) => ints(op, a, b),
            _ => floats(op, a.float()?, b.float()?),
        },
    }
}

/// `1 + 2j`, the way to write a complex number.
fn complex(op: Operator, (x, _): (f64, f64), (re, im): (f64, f64)) -> Option<Constant> {
    match op {
        Operator::Add => Some(Constant::Complex(x + re, im)),
        Operator::Sub => Some(Constant::Complex(x - re, 0.0 - im)),
        _ => None,
    }
}

fn ints(op: Operator, a: i128, b: i128) -> Option<Constant> {
    let floor_divide = |a: i128, b: i128| {
        let quotient = a.checked_div(b)?;
        Some(if a % b != 0 && (a < 0) != (b < 0) {
            quotient - 1
        } else {
            quotient
        })
    };
    Some(Constant::Int(match op {
        Operator::Add => a.checked_add(b)?,
        Operator::Sub => a.checked_sub(b)?,
        Operator::Mult => a.checked_mul(b)?,
        Operator::FloorDiv => floor_divide(a, b)?,
        Operator::Mod => a - floor_divide(a, b)? * b,
        Operator::Pow => a.checked_pow(u32::try_from(b).ok()?)?,
        Operator::LShift if (0..=126).contains(&b) => a.checked_mul(1 << b)?,
        Operator::RShift if b >= 0 => a >> b.min(127),
        Operator::BitAnd => a & b,
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::Div if b != 0 && a.unsigned_abs() <= 1 << 53 && b.unsigned_abs() <= 1 << 53 => {
            return Some(Constant::Float(a as f64 / b as f64));
        }
        _ => return None,
    }))
}

fn floats(op: Operator, a: f64, b: f64) -> Option<Constant> {
    Some(Constant::Float(match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult => a * b,
        Operator::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}
