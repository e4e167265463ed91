//! Arithmetic on ints of any size.

use crate::bigint::{self, BitOp, IntRef, Written};
use crate::convert::Operand;
use crate::convert::Wide;
use crate::features::Feature;
use crate::opcode::Op;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Two ints of 48 bits.
    pub(super) fn small_binary(&mut self, op: Op, x: i64, y: i64) -> Res {
        match op {
            Op::FloorDiv if y != 0 => {
                let quotient = x.wrapping_div(y) - ((x % y != 0) & ((x < 0) != (y < 0))) as i64;
                self.new_int(quotient as Wide)
            }
            Op::Mod if y != 0 => {
                let r = x % y;
                Ok(Value::int(if r != 0 && (r < 0) != (y < 0) {
                    r + y
                } else {
                    r
                }))
            }
            Op::Div if y != 0 => {
                self.needs(Feature::Floats)?;
                Ok(Value::float(x as f64 / y as f64))
            }
            Op::Mul if product_fits(x, y) => self.new_int(x as Wide * y as Wide),
            Op::Mul => self.big_binary(op, Value::int(x), Value::int(y)),
            Op::Add => self.new_int((x + y) as Wide),
            Op::Sub => self.new_int((x - y) as Wide),
            Op::BitAnd => Ok(Value::int(x & y)),
            Op::BitOr => Ok(Value::int(x | y)),
            Op::BitXor => Ok(Value::int(x ^ y)),
            Op::Shr if y >= 0 => Ok(Value::int(x >> y.min(63))),
            Op::Shl if (0..64).contains(&y) && shifted_fits(x, y) => self.new_int((x as Wide) << y),
            Op::Shl if x == 0 && y >= 0 => Ok(Value::int(0)),
            Op::Shl if y >= 0 => self.big_binary(op, Value::int(x), Value::int(y)),
            Op::Shl | Op::Shr => Err(self.raise_shift()),
            Op::Pow if y < 0 => self.negative_power(Value::int(x), Value::int(y)),
            Op::Pow => match small_power(x, y) {
                Some(n) => self.new_int(n),
                None => self.big_binary(op, Value::int(x), Value::int(y)),
            },
            Op::Div | Op::FloorDiv | Op::Mod => Err(self.raise_zero_division(op)),
            _ => Err(self.raise_operands(op, "", Value::int(x), Value::int(y))),
        }
    }

    /// Two ints of any size.
    pub(super) fn big_binary(&mut self, op: Op, a: Value, b: Value) -> Res {
        self.needs(Feature::BigInt)?;
        let (x, y) = (self.operand(a), self.operand(b));
        let (m, n) = (x.len(), y.len());
        match op {
            Op::Add => self.big_with(x, y, bigint::add_len(m, n), 0, |x, y, out, _| {
                bigint::add(x, y, out)
            }),
            Op::Sub => self.big_with(x, y, bigint::add_len(m, n), 0, |x, y, out, _| {
                bigint::sub(x, y, out)
            }),
            Op::Mul => {
                let scratch = bigint::mul_scratch_len(m, n);
                self.big_with(x, y, bigint::mul_len(m, n), scratch, bigint::mul)
            }
            Op::BitAnd => self.big_bitwise(BitOp::And, x, y),
            Op::BitOr => self.big_bitwise(BitOp::Or, x, y),
            Op::BitXor => self.big_bitwise(BitOp::Xor, x, y),
            Op::Shl | Op::Shr => self.big_shift(op, a, b),
            Op::Pow => self.big_power(a, b),
            Op::Div | Op::FloorDiv | Op::Mod if n == 0 => Err(self.raise_zero_division(op)),
            Op::Div => self.big_true_div(x, y),
            Op::FloorDiv => Ok(self.big_divmod(x, y)?.0),
            Op::Mod => Ok(self.big_divmod(x, y)?.1),
            _ => Ok(Value::UNBOUND),
        }
    }

    /// Makes an int of two others.
    fn big_with(
        &mut self,
        x: Operand,
        y: Operand,
        limbs: usize,
        scratch: usize,
        f: impl FnOnce(IntRef<'_>, IntRef<'_>, &mut [u32], &mut [u32]) -> Written,
    ) -> Res {
        self.make_int(limbs, scratch, |words, out, scratch| {
            f(x.read(words), y.read(words), out, scratch)
        })
    }

    fn big_bitwise(&mut self, op: BitOp, x: Operand, y: Operand) -> Res {
        let limbs = bigint::bitwise_len(x.len(), y.len());
        self.big_with(x, y, limbs, 0, |x, y, out, _| {
            bigint::bitwise(op, x, y, out)
        })
    }

    fn big_shift(&mut self, op: Op, a: Value, b: Value) -> Res {
        let (x, y) = (self.operand(a), self.operand(b));
        if y.read(self.heap.words).negative {
            return Err(self.raise_shift());
        }
        if x.len() == 0 {
            return Ok(Value::int(0));
        }
        let bits = self.int_to_i64(b).and_then(|n| usize::try_from(n).ok());
        if op == Op::Shr {
            let Some(bits) = bits else {
                let negative = x.read(self.heap.words).negative;
                return Ok(Value::int(-(negative as i64)));
            };
            let limbs = bigint::shr_len(x.len(), bits);
            return self.make_int(limbs, 0, |w, out, _| bigint::shr(x.read(w), bits, out));
        }
        let Some(bits) = bits else {
            let message = "too many digits in integer";
            return Err(self.raise(TypeId::OverflowError, &[message.into()]));
        };
        if bits / 32 > u32::MAX as usize / 2 {
            return Err(self.raise(TypeId::MemoryError, &[]));
        }
        let limbs = bigint::shl_len(x.len(), bits);
        self.make_int(limbs, 0, |w, out, _| bigint::shl(x.read(w), bits, out))
    }

    fn big_true_div(&mut self, x: Operand, y: Operand) -> Res {
        self.needs(Feature::Floats)?;
        let scratch = bigint::true_div_scratch_len(x.len(), y.len()).div_ceil(2);
        self.heap.reserve(scratch)?;
        let (below, free) = self.heap.words.split_at_mut(self.heap.top);
        let scratch = bytemuck::cast_slice_mut(&mut free[..scratch]);
        match bigint::true_div(x.read(below), y.read(below), scratch) {
            Some(Ok(quotient)) => Ok(Value::float(quotient)),
            Some(Err(_)) => {
                let message = "integer division result too large for a float";
                Err(self.raise(TypeId::OverflowError, &[message.into()]))
            }
            None => Err(self.raise_zero_division(Op::Div)),
        }
    }

    /// Quotient and remainder of two ints, of which the second is not zero.
    pub(crate) fn big_divmod(&mut self, x: Operand, y: Operand) -> Res<(Value, Value)> {
        self.needs(Feature::BigInt)?;
        let (m, n) = (x.len(), y.len());
        let scratch = bigint::div_scratch_len(m, n);
        let quotient_words = bigint::quotient_len(m, n).div_ceil(2);
        let remainder_words = bigint::remainder_len(m, n).div_ceil(2);
        let spare = scratch.div_ceil(2);
        self.heap
            .reserve(quotient_words + remainder_words + spare + 4)?;
        let q = self
            .heap
            .alloc(crate::kind::Kind::BigInt, 1 + quotient_words)?;
        let r = self
            .heap
            .alloc(crate::kind::Kind::BigInt, 1 + remainder_words)?;
        let (below, rest) = self.heap.words.split_at_mut(q.index() + 2);
        let (quotient, rest) = rest.split_at_mut(quotient_words);
        let (remainder, rest) = rest[2..].split_at_mut(remainder_words);
        let written = bigint::div_mod(
            x.read(below),
            y.read(below),
            bytemuck::cast_slice_mut(quotient),
            bytemuck::cast_slice_mut(remainder),
            bytemuck::cast_slice_mut(&mut rest[..spare]),
        );
        let Some((quotient, remainder)) = written else {
            return Err(self.raise_zero_division(Op::FloorDiv));
        };
        let remainder = self.finish_int(r, remainder);
        // The quotient shrinks only where the remainder took no memory; it need not.
        if remainder.is_ref() {
            return Ok((self.keep_int(q, quotient), remainder));
        }
        Ok((self.finish_int(q, quotient), remainder))
    }

    /// A value of a big int that is not the last object.
    fn keep_int(&mut self, at: crate::value::Addr, written: Written) -> Value {
        let limbs: &[u32] = bytemuck::cast_slice(&self.heap.words[at.index() + 2..]);
        let small = if written.len <= 2 {
            written.read(limbs).to_i64()
        } else {
            None
        };
        // What stays behind must still look like a big int.
        self.heap
            .set_raw(at, 1, (written.negative as u64) << 32 | written.len as u64);
        match small.and_then(Value::small_int) {
            Some(small) => small,
            None => Value::reference(crate::kind::Kind::BigInt, at),
        }
    }

    /// `divmod(a, b)`, for numbers; `None` for anything else.
    pub(crate) fn number_divmod(&mut self, a: Value, b: Value) -> Res<Option<(Value, Value)>> {
        use crate::convert::Number;
        let (Some(x), Some(y)) = (self.number(a), self.number(b)) else {
            return Ok(None);
        };
        let floats = match (x, y) {
            (Number::Complex(..), _) | (_, Number::Complex(..)) => return Ok(None),
            (Number::Float(_), _) | (_, Number::Float(_)) => true,
            _ => false,
        };
        if floats {
            let (p, q) = (self.to_f64(a)?, self.to_f64(b)?);
            if q == 0.0 {
                return Err(self.raise(TypeId::ZeroDivisionError, &["float divmod()".into()]));
            }
            let (quotient, remainder) = super::float::divmod(p, q);
            return Ok(Some((Value::float(quotient), Value::float(remainder))));
        }
        if let (Number::Small(m), Number::Small(n)) = (x, y)
            && n != 0
        {
            let quotient = self.small_binary(Op::FloorDiv, m, n)?;
            return Ok(Some((quotient, self.small_binary(Op::Mod, m, n)?)));
        }
        let (x, y) = (self.operand(a), self.operand(b));
        if y.len() == 0 {
            return Err(self.raise_zero_division(Op::FloorDiv));
        }
        self.big_divmod(x, y).map(Some)
    }

    // ---- powers

    fn big_power(&mut self, a: Value, b: Value) -> Res {
        let (x, y) = (self.operand(a), self.operand(b));
        let exponent = y.read(self.heap.words);
        if exponent.negative {
            return self.negative_power(a, b);
        }
        let odd = exponent.is_odd();
        match (self.int_to_i64(a), exponent.is_zero()) {
            (_, true) | (Some(1), _) => return Ok(Value::int(1)),
            (Some(0), _) => return Ok(Value::int(0)),
            (Some(-1), _) => return Ok(Value::int(if odd { -1 } else { 1 })),
            _ => {}
        }
        let exponent = y.read(self.heap.words).to_u64();
        let bits = x.read(self.heap.words).bit_length();
        let limbs = exponent.and_then(|exponent| bigint::pow_len(bits, exponent));
        let (Some(exponent), Some(limbs)) = (exponent, limbs) else {
            return Err(self.raise(TypeId::MemoryError, &[]));
        };
        let scratch = bigint::pow_scratch_len(limbs);
        self.make_int(limbs, scratch, |words, out, scratch| {
            bigint::pow(x.read(words), exponent, out, scratch)
        })
    }

    /// An int to a power below zero, which is a float.
    fn negative_power(&mut self, a: Value, b: Value) -> Res {
        self.needs(Feature::Floats)?;
        let (x, y) = (self.to_f64(a)?, self.to_f64(b)?);
        self.float_binary(Op::Pow, x, y)
    }

    /// `pow(a, b, m)` for ints.
    ///
    /// # Errors
    /// ValueError where `m` is zero, or `b` is negative and `a` has no inverse.
    pub(super) fn pow_mod(&mut self, a: Value, b: Value, m: Value) -> Res {
        self.needs(Feature::BigInt)?;
        let (x, y, z) = (self.operand(a), self.operand(b), self.operand(m));
        if z.len() == 0 {
            let message = "pow() 3rd argument cannot be 0";
            return Err(self.raise(TypeId::ValueError, &[message.into()]));
        }
        if y.read(self.heap.words).negative {
            let inverse = self.inverse(a, m)?;
            let exponent = self.unary(Op::Neg, b)?;
            return self.pow_mod(inverse, exponent, m);
        }
        let limbs = bigint::pow_mod_len(z.len());
        let scratch = bigint::pow_mod_scratch_len(x.len(), z.len());
        self.make_int(limbs, scratch, |words, out, scratch| {
            bigint::pow_mod(x.read(words), y.read(words), z.read(words), out, scratch).unwrap_or(
                Written {
                    negative: false,
                    len: 0,
                },
            )
        })
    }

    /// The inverse of `a` modulo `m`, by Euclid's extended algorithm.
    fn inverse(&mut self, a: Value, m: Value) -> Res {
        let (mut old, mut now) = (Value::int(1), Value::int(0));
        let (mut x, mut y) = (a, m);
        while y != Value::int(0) && y != Value::FALSE {
            let (p, q) = (self.operand(x), self.operand(y));
            let (quotient, remainder) = self.big_divmod(p, q)?;
            let product = self.binary(Op::Mul, quotient, now)?;
            let next = self.binary(Op::Sub, old, product)?;
            (old, now) = (now, next);
            (x, y) = (y, remainder);
        }
        match self.int_to_i64(x) {
            Some(1) => Ok(old),
            Some(-1) => self.unary(Op::Neg, old),
            _ => {
                let message = "base is not invertible for the given modulus";
                Err(self.raise(TypeId::ValueError, &[message.into()]))
            }
        }
    }

    // ---- the rest

    pub(super) fn big_unary(&mut self, op: Op, a: Value) -> Res {
        self.needs(Feature::BigInt)?;
        let x = self.operand(a);
        match op {
            Op::Pos => Ok(a),
            Op::Neg => self.make_int(x.len(), 0, |words, out, _| {
                let n = x.read(words);
                out[..n.limbs.len()].copy_from_slice(n.limbs);
                Written {
                    negative: !n.negative,
                    len: n.limbs.len(),
                }
            }),
            _ => self.make_int(bigint::invert_len(x.len()), 0, |words, out, _| {
                bigint::invert(x.read(words), out)
            }),
        }
    }

    #[cold]
    fn raise_shift(&mut self) -> Trap {
        self.raise(TypeId::ValueError, &["negative shift count".into()])
    }

    #[cold]
    fn raise_zero_division(&mut self, op: Op) -> Trap {
        let message = match op {
            Op::Div => "division by zero",
            Op::Mod => "integer modulo by zero",
            _ => "integer division or modulo by zero",
        };
        self.raise(TypeId::ZeroDivisionError, &[message.into()])
    }
}

/// Whether a [`Wide`] holds the product of two ints of 48 bits.
fn product_fits(x: i64, y: i64) -> bool {
    Feature::BigInt.included() || x.checked_mul(y).is_some()
}

/// Whether a [`Wide`] holds an int of 48 bits that is shifted by less than 64.
fn shifted_fits(x: i64, y: i64) -> bool {
    Feature::BigInt.included() || x << y >> y == x
}

/// `x ** y` where 126 bits hold it; `y` is not negative.
fn small_power(x: i64, y: i64) -> Option<Wide> {
    let (mut base, mut exponent, mut result) = (x as Wide, y, 1 as Wide);
    loop {
        if exponent & 1 == 1 {
            result = result.checked_mul(base)?;
        }
        exponent >>= 1;
        if exponent == 0 {
            return Some(result);
        }
        base = base.checked_mul(base)?;
    }
}
