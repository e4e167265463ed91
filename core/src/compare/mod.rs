//! Comparisons: `==` and its kin between any two values.

mod container;
mod object;

use crate::bigint;
use crate::convert::Number;
use crate::features::Feature;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;
use core::cmp::Ordering;

/// How deep tuples may nest for a comparison that calls no Python code.
const PLAIN_DEPTH: usize = 16;

/// Whether `op` holds for things of this order; `None` is unordered.
#[inline]
fn holds(op: Op, order: Option<Ordering>) -> bool {
    match op {
        Op::Lt => order == Some(Ordering::Less),
        Op::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Op::Eq => order == Some(Ordering::Equal),
        Op::Ne => order != Some(Ordering::Equal),
        Op::Gt => order == Some(Ordering::Greater),
        _ => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// The operator's sign.
fn sign(op: Op) -> &'static str {
    match op {
        Op::Lt => "<",
        Op::Le => "<=",
        Op::Eq => "==",
        Op::Ne => "!=",
        Op::Gt => ">",
        _ => ">=",
    }
}

impl Vm<'_> {
    /// `a op b` for `Op::Lt` to `Op::Ge`. May call special methods, whose result it is then.
    ///
    /// # Errors
    /// TypeError where the types have no such order.
    #[inline(never)]
    pub fn compare(&mut self, op: Op, a: Value, b: Value) -> Res {
        if cfg!(feature = "speed") && a.is(Kind::Instance) && b.is(Kind::Instance) {
            return self.compare_objects(op, a, b);
        }
        if let (Some(x), Some(y)) = (self.str_bytes(a), self.str_bytes(b)) {
            if a == b && matches!(op, Op::Eq | Op::Ne) {
                return Ok(Value::bool(op == Op::Eq));
            }
            return Ok(Value::bool(match op {
                Op::Eq => x == y,
                Op::Ne => x != y,
                _ => holds(op, Some(x.cmp(y))),
            }));
        }
        if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            return match (x, y) {
                (Number::Complex(..), _) | (_, Number::Complex(..))
                    if !matches!(op, Op::Eq | Op::Ne) =>
                {
                    Err(self.raise_order(op, a, b))
                }
                _ => Ok(Value::bool(holds(op, self.number_order(x, y)))),
            };
        }
        if a.is(Kind::MappingProxy) {
            return self.compare(op, self.behind_proxy(a), b);
        }
        if b.is(Kind::MappingProxy) && self.payload(a).is_some() {
            return self.compare(op, a, self.behind_proxy(b));
        }
        if self.is_object(a) || self.is_object(b) {
            return self.compare_objects(op, a, b);
        }
        if b.is(Kind::MappingProxy) {
            return self.compare(op, a, self.behind_proxy(b));
        }
        if a.is(Kind::WeakRef) && b.is(Kind::WeakRef) && matches!(op, Op::Eq | Op::Ne) {
            return match (self.referent(a), self.referent(b)) {
                (Value::NONE, _) | (_, Value::NONE) => Ok(Value::bool((a == b) == (op == Op::Eq))),
                (x, y) => self.compare(op, x, y),
            };
        }
        self.compare_containers(op, a, b)
    }

    /// How two numbers compare; complex ones are equal or unordered.
    fn number_order(&self, x: Number, y: Number) -> Option<Ordering> {
        if let (Number::Small(m), Number::Small(n)) = (x, y) {
            return Some(m.cmp(&n));
        }
        if !Feature::BigInt.included() && !Feature::Floats.included() {
            return None;
        }
        if !Feature::BigInt.included() && !Feature::Complex.included() {
            // Floats hold every int that there is then.
            let float = |n| match n {
                Number::Small(n) => Some(n as f64),
                Number::Float(x) => Some(x),
                _ => None,
            };
            return float(x)?.partial_cmp(&float(y)?);
        }
        match (x, y) {
            (Number::Float(p), Number::Float(q)) => p.partial_cmp(&q),
            (Number::Small(m), Number::Float(q)) => (m as f64).partial_cmp(&q),
            (Number::Float(p), Number::Small(n)) => p.partial_cmp(&(n as f64)),
            (Number::Big(v), Number::Float(q)) => {
                bigint::cmp_f64(self.operand(v).read(self.heap.words), q)
            }
            (Number::Float(_), Number::Big(_)) => self.number_order(y, x).map(Ordering::reverse),
            (Number::Big(v), Number::Big(w)) => {
                if cfg!(feature = "speed")
                    && let Some((m, n)) = self.medium_pair(v, w)
                {
                    return Some(m.cmp(&n));
                }
                let (v, w) = (self.operand(v), self.operand(w));
                Some(v.read(self.heap.words).cmp(&w.read(self.heap.words)))
            }
            // A big int is out of the range of small ones.
            (Number::Big(v), Number::Small(_)) => {
                let negative = self.operand(v).read(self.heap.words).negative;
                Some(if negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                })
            }
            (Number::Small(_), Number::Big(_)) => self.number_order(y, x).map(Ordering::reverse),
            (Number::Complex(a, b), Number::Complex(c, d)) => {
                (a == c && b == d).then_some(Ordering::Equal)
            }
            (Number::Complex(re, 0.0), other) => self
                .number_order(Number::Float(re), other)
                .filter(|o| o.is_eq()),
            (other, Number::Complex(re, 0.0)) => self
                .number_order(other, Number::Float(re))
                .filter(|o| o.is_eq()),
            _ => None,
        }
    }

    /// Whether `a < b`, as sorting wants to know.
    ///
    /// # Errors
    /// As [`Vm::compare`].
    pub(crate) fn less(&mut self, a: Value, b: Value) -> Res<bool> {
        if a.both_int(b) {
            return Ok(a.int_unchecked() < b.int_unchecked());
        }
        let v = self.compare(Op::Lt, a, b)?;
        self.truth(v)
    }

    /// Whether `a < b`, where no Python code can be involved and no error; `None` where it might.
    pub fn plain_less(&self, a: Value, b: Value) -> Option<bool> {
        self.plain_less_within(a, b, PLAIN_DEPTH)
    }

    fn plain_less_within(&self, a: Value, b: Value, depth: usize) -> Option<bool> {
        if a.both_int(b) {
            return Some(a.int_unchecked() < b.int_unchecked());
        }
        if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
            return Some(x < y);
        }
        if let (Some(x), Some(y)) = (self.str_bytes(a), self.str_bytes(b)) {
            return Some(x < y);
        }
        let (Some(x), Some(y)) = (a.as_kind(Kind::Tuple), b.as_kind(Kind::Tuple)) else {
            return self.plain_less_numbers(a, b);
        };
        let depth = depth.checked_sub(1)?;
        let (x, y) = (self.heap.fields(x), self.heap.fields(y));
        for (&p, &q) in x.iter().zip(y) {
            let (p, q) = (Value::from_bits(p), Value::from_bits(q));
            if p != q && !self.plain_eq_within(p, q, depth)? {
                return self.plain_less_within(p, q, depth);
            }
        }
        Some(x.len() < y.len())
    }

    /// As [`Vm::plain_less`] for numbers of which one at least is no small int.
    fn plain_less_numbers(&self, a: Value, b: Value) -> Option<bool> {
        if !cfg!(feature = "speed") {
            return None;
        }
        match (self.number(a)?, self.number(b)?) {
            (Number::Complex(..), _) | (_, Number::Complex(..)) => None,
            (x, y) => Some(holds(Op::Lt, self.number_order(x, y))),
        }
    }

    /// Whether `a is b or a == b`, as containers compare.
    ///
    /// # Errors
    /// What `__eq__` raises.
    pub(crate) fn values_equal(&mut self, a: Value, b: Value) -> Res<bool> {
        match self.plain_eq(a, b) {
            Some(equal) => Ok(equal),
            None => {
                let v = self.compare(Op::Eq, a, b)?;
                self.truth(v)
            }
        }
    }

    /// Whether `a is b or a == b`, where no Python code can be involved; `None` where it might.
    pub(crate) fn plain_eq(&self, a: Value, b: Value) -> Option<bool> {
        self.plain_eq_within(a, b, PLAIN_DEPTH)
    }

    fn plain_eq_within(&self, a: Value, b: Value, depth: usize) -> Option<bool> {
        if a == b {
            return Some(true);
        }
        if let (Some(x), Some(y)) = (self.str_bytes(a), self.str_bytes(b)) {
            return Some(x == y);
        }
        if let (Some(x), Some(y)) = (self.number(a), self.number(b)) {
            return Some(self.number_order(x, y) == Some(Ordering::Equal));
        }
        if let (Some(x), Some(y)) = (self.byte_string(a), self.byte_string(b)) {
            return Some(x == y);
        }
        match (a.kind(), b.kind()) {
            (Some(Kind::Tuple), Some(Kind::Tuple)) => self.plain_tuples(a, b, depth),
            (Some(Kind::Instance | Kind::Class | Kind::Exception | Kind::Module), _) => None,
            (_, Some(Kind::Instance | Kind::Class | Kind::Exception | Kind::Module)) => None,
            (Some(Kind::MemoryView | Kind::WeakRef | Kind::MappingProxy), _) => None,
            (_, Some(Kind::MemoryView | Kind::WeakRef | Kind::MappingProxy)) => None,
            (None, _) | (_, None) => Some(false),
            (Some(x), Some(y)) => match x {
                Kind::Set | Kind::FrozenSet | Kind::DictView => None,
                Kind::GenericAlias | Kind::Union if !Feature::TypeForms.included() => Some(false),
                Kind::Cell if !Feature::Introspection.included() => Some(false),
                Kind::List
                | Kind::Dict
                | Kind::Range
                | Kind::Slice
                | Kind::Method
                | Kind::GenericAlias
                | Kind::Union
                | Kind::Cell => {
                    if x == y {
                        None
                    } else {
                        Some(false)
                    }
                }
                _ => Some(false),
            },
        }
    }

    fn plain_tuples(&self, a: Value, b: Value, depth: usize) -> Option<bool> {
        let (x, y) = (self.items_span(a)?, self.items_span(b)?);
        if x.1 != y.1 {
            return Some(false);
        }
        let depth = depth.checked_sub(1)?;
        for i in 0..x.1 {
            if !self.plain_eq_within(self.word(x.0 + i), self.word(y.0 + i), depth)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Raises that the types of `a` and `b` have no such order.
    #[cold]
    fn raise_order(&mut self, op: Op, a: Value, b: Value) -> Trap {
        let message = [
            "'".into(),
            sign(op).into(),
            "' not supported between instances of '".into(),
            Part::TypeOf(a),
            "' and '".into(),
            Part::TypeOf(b),
            "'".into(),
        ];
        self.raise(TypeId::TypeError, &message)
    }
}
