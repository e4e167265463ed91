//! Ints of up to 96 bits, by the machine's own arithmetic: masks, hashes and products of 64 bits
//! are usual in programs, and need none of what longer ints do.

use crate::kind::Kind;
use crate::opcode::Op;
use crate::value::Value;
use crate::vm::Vm;

/// Limbs that an int may have for this: 128 bits then hold any sum or product by one limb.
const MOST_LIMBS: usize = 3;

impl Vm<'_> {
    /// An int of up to 96 bits; `None` for a longer one and for anything else, bools included.
    #[inline]
    pub(crate) fn medium_int(&self, v: Value) -> Option<i128> {
        if let Some(n) = v.as_int() {
            return Some(n.into());
        }
        let (negative, limbs) = self.big_limbs(v)?;
        if limbs.len() > MOST_LIMBS {
            return None;
        }
        let magnitude = limbs
            .iter()
            .rev()
            .fold(0, |n, &limb| n << 32 | i128::from(limb));
        Some(if negative { -magnitude } else { magnitude })
    }

    /// Both of two ints of up to 96 bits, of which one at least is not small.
    #[inline]
    pub(crate) fn medium_pair(&self, a: Value, b: Value) -> Option<(i128, i128)> {
        if !a.is(Kind::BigInt) && !b.is(Kind::BigInt) {
            return None;
        }
        Some((self.medium_int(a)?, self.medium_int(b)?))
    }
}

/// `x op y` of ints of up to 96 bits, where it is that simple.
pub(super) fn binary(op: Op, x: i128, y: i128) -> Option<i128> {
    match op {
        Op::Add => Some(x + y),
        Op::Sub => Some(x - y),
        Op::BitAnd => Some(x & y),
        Op::BitOr => Some(x | y),
        Op::BitXor => Some(x ^ y),
        Op::Shr if y >= 0 => Some(x >> y.min(127)),
        Op::Shl if (0..31).contains(&y) => Some(x << y),
        Op::Mul => product(x, y),
        Op::FloorDiv if y > 0 => Some(quotient(x, y)),
        Op::Mod if y > 0 => Some(x - quotient(x, y) * y),
        _ => None,
    }
}

/// `x * y` where both have 63 bits.
fn product(x: i128, y: i128) -> Option<i128> {
    let (x, y) = (i64::try_from(x).ok()?, i64::try_from(y).ok()?);
    Some(i128::from(x) * i128::from(y))
}

/// The quotient by a positive `y`, rounded down.
fn quotient(x: i128, y: i128) -> i128 {
    let magnitude = x.unsigned_abs();
    let divisor = y.unsigned_abs();
    let narrow = (u64::try_from(magnitude), u64::try_from(divisor));
    let (whole, exact) = match narrow {
        (Ok(magnitude), Ok(divisor)) => (u128::from(magnitude / divisor), magnitude % divisor == 0),
        _ => (magnitude / divisor, magnitude.is_multiple_of(divisor)),
    };
    match (x < 0, exact) {
        (false, _) => whole as i128,
        (true, true) => -(whole as i128),
        (true, false) => -(whole as i128) - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_down() {
        for (x, y) in [
            (7, 2),
            (-7, 2),
            (-6, 3),
            (1 << 90, 1 << 70),
            (-(1 << 90), (1 << 70) + 1),
        ] {
            let (q, r) = (binary(Op::FloorDiv, x, y), binary(Op::Mod, x, y));
            assert_eq!(q, Some(x.div_euclid(y)));
            assert_eq!(r, Some(x.rem_euclid(y)));
        }
    }

    #[test]
    fn what_may_not_fit_is_left_to_others() {
        assert_eq!(binary(Op::Mul, 1 << 64, 2), None);
        assert_eq!(binary(Op::Shl, 1, 31), None);
        assert_eq!(binary(Op::Mod, 1, 0), None);
        assert_eq!(binary(Op::Shr, -(1 << 90), 500), Some(-1));
    }
}
