//! Integers of any size over limbs that the caller owns.
//!
//! An integer is a sign and a magnitude: little-endian 32-bit limbs without leading zero
//! limbs, and no limbs at all for zero ([`IntRef`]). Nothing here allocates: every operation
//! writes its result into a slice whose least length a function beside it states
//! (`add_len`, `mul_len`, …), and those that need working room take a scratch slice with a
//! stated length too. Handing over less is a caller's error and panics at the slice bound.
//!
//! Results follow Python: division rounds to negative infinity, shifts and bitwise operations
//! see negative numbers as infinite two's complement, hashes agree with those of equal floats.
//!
//! The inner loops join two limbs into one 64-bit digit (`digit`), which keeps the stored
//! form independent of the machine and still uses the widest multiplication it has.

use core::cmp::Ordering;

mod add;
mod bits;
mod digit;
mod div;
mod float;
mod gcd;
mod hash;
mod mul;
mod power;
mod text;

pub use add::{add, add_len, sub};
pub use bits::{BitOp, bitwise, bitwise_len, invert, invert_len, shl, shl_len, shr, shr_len};
pub use div::{div_mod, div_scratch_len, quotient_len, remainder_len};
pub use float::{
    F64_LIMBS, FloatOverflow, cmp_f64, from_f64, to_f64, true_div, true_div_scratch_len,
};
pub use gcd::{gcd, gcd_len, gcd_scratch_len, gcd_u64};
pub use hash::{hash_f64, hash_i64, hash_limbs};
pub use mul::{mul, mul_len, mul_scratch_len};
pub use power::{
    isqrt, isqrt_len, isqrt_scratch_len, pow, pow_len, pow_mod, pow_mod_len, pow_mod_scratch_len,
    pow_scratch_len,
};
pub use text::{parse_digits, parse_len, text_len, text_scratch_len, to_text};

/// An integer in memory that somebody else owns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntRef<'a> {
    /// Whether the integer is below zero. Zero is never negative.
    pub negative: bool,
    /// The magnitude, little-endian, without leading zero limbs; empty for zero.
    pub limbs: &'a [u32],
}

/// What an operation left in its output slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Written {
    /// Whether the result is below zero.
    pub negative: bool,
    /// Number of limbs of the result, without leading zero limbs.
    pub len: usize,
}

/// A machine integer spread into at most `N` limbs, so that it can be an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed<const N: usize> {
    limbs: [u32; N],
    written: Written,
}

impl<'a> IntRef<'a> {
    /// Zero.
    pub const ZERO: IntRef<'static> = IntRef {
        negative: false,
        limbs: &[],
    };

    /// The integer with this sign and magnitude; leading zero limbs are dropped.
    pub fn new(negative: bool, limbs: &'a [u32]) -> Self {
        let limbs = trimmed(limbs);
        IntRef {
            negative: negative && !limbs.is_empty(),
            limbs,
        }
    }

    /// The same magnitude, not negative.
    pub const fn abs(self) -> Self {
        IntRef {
            negative: false,
            limbs: self.limbs,
        }
    }

    /// The integer with its sign turned; zero stays zero.
    pub const fn neg(self) -> Self {
        IntRef {
            negative: !self.negative && !self.limbs.is_empty(),
            limbs: self.limbs,
        }
    }

    /// Whether the integer is zero.
    pub const fn is_zero(self) -> bool {
        self.limbs.is_empty()
    }

    /// Whether the integer is odd.
    pub fn is_odd(self) -> bool {
        self.limbs.first().is_some_and(|limb| limb & 1 == 1)
    }

    /// Number of bits of the magnitude; 0 for zero (Python's `int.bit_length`).
    pub fn bit_length(self) -> usize {
        bit_length(self.limbs)
    }

    /// Number of one bits in the magnitude (Python's `int.bit_count`).
    pub fn bit_count(self) -> usize {
        self.limbs.iter().map(|l| l.count_ones() as usize).sum()
    }

    /// The value, when 64 bits hold it.
    pub fn to_i64(self) -> Option<i64> {
        let magnitude = self.to_u64_magnitude()?;
        if self.negative {
            0i64.checked_sub_unsigned(magnitude)
        } else {
            i64::try_from(magnitude).ok()
        }
    }

    /// The value, when it is not negative and 64 bits hold it.
    pub fn to_u64(self) -> Option<u64> {
        if self.negative {
            None
        } else {
            self.to_u64_magnitude()
        }
    }

    fn to_u64_magnitude(self) -> Option<u64> {
        match *self.limbs {
            [] => Some(0),
            [low] => Some(u64::from(low)),
            [low, high] => Some(digit::join([low, high])),
            _ => None,
        }
    }
}

impl PartialOrd for IntRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IntRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => cmp_limbs(self.limbs, other.limbs),
            (true, true) => cmp_limbs(other.limbs, self.limbs),
        }
    }
}

impl Written {
    /// Describes `out` as holding a magnitude in its first limbs, leading zeros allowed.
    pub(crate) fn of(negative: bool, out: &[u32]) -> Self {
        let len = trimmed(out).len();
        Written {
            negative: negative && len != 0,
            len,
        }
    }

    /// The result as an operand; `out` is the slice that the operation wrote.
    pub fn read(self, out: &[u32]) -> IntRef<'_> {
        IntRef {
            negative: self.negative,
            limbs: &out[..self.len],
        }
    }
}

impl<const N: usize> Fixed<N> {
    fn from_u128(negative: bool, magnitude: u128) -> Self {
        let mut limbs = [0; N];
        let mut rest = magnitude;
        for limb in &mut limbs {
            *limb = rest as u32;
            rest >>= 32;
        }
        let written = Written::of(negative, &limbs);
        Fixed { limbs, written }
    }

    /// The limbs, leading zeros included.
    pub const fn limbs(&self) -> [u32; N] {
        self.limbs
    }

    /// The integer as an operand.
    pub fn as_int(&self) -> IntRef<'_> {
        self.written.read(&self.limbs)
    }
}

impl From<i64> for Fixed<2> {
    fn from(value: i64) -> Self {
        Fixed::from_u128(value < 0, u128::from(value.unsigned_abs()))
    }
}

impl From<u64> for Fixed<2> {
    fn from(value: u64) -> Self {
        Fixed::from_u128(false, u128::from(value))
    }
}

impl From<i128> for Fixed<4> {
    fn from(value: i128) -> Self {
        Fixed::from_u128(value < 0, value.unsigned_abs())
    }
}

/// `limbs` without its leading zero limbs.
fn trimmed(limbs: &[u32]) -> &[u32] {
    let len = limbs.iter().rposition(|&l| l != 0).map_or(0, |at| at + 1);
    &limbs[..len]
}

/// Compares two magnitudes without leading zero limbs.
fn cmp_limbs(a: &[u32], b: &[u32]) -> Ordering {
    a.len()
        .cmp(&b.len())
        .then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

/// Number of bits of a magnitude without leading zero limbs.
fn bit_length(limbs: &[u32]) -> usize {
    limbs
        .last()
        .map_or(0, |top| limbs.len() * 32 - top.leading_zeros() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_integers_survive_the_round_trip() {
        for value in [0, 1, -1, i64::MAX, i64::MIN, 1 << 32, -(1 << 32)] {
            let fixed = Fixed::from(value);
            assert_eq!(fixed.as_int().to_i64(), Some(value));
        }
        let beyond = Fixed::from(i128::from(i64::MAX) + 1);
        assert_eq!(beyond.as_int().to_i64(), None);
        assert_eq!(beyond.as_int().to_u64(), Some(1 << 63));
    }

    #[test]
    fn order_is_numeric() {
        let values = [i64::MIN, -5_000_000_000, -1, 0, 1, 5_000_000_000, i64::MAX];
        for a in values {
            for b in values {
                let (x, y) = (Fixed::from(a), Fixed::from(b));
                assert_eq!(x.as_int().cmp(&y.as_int()), a.cmp(&b));
            }
        }
    }

    #[test]
    fn leading_zero_limbs_are_dropped() {
        assert_eq!(IntRef::new(true, &[0, 0]), IntRef::ZERO);
        assert_eq!(IntRef::new(true, &[7, 0]).limbs, [7]);
        assert_eq!(IntRef::new(false, &[0, 1]).bit_length(), 33);
    }
}
