//! Arithmetic on 64-bit digits stored as pairs of 32-bit limbs.
//!
//! The loops walk slices in chunks of two limbs; a compiler for a little-endian 64-bit machine
//! turns each chunk into one load or store. An odd last limb is handled after the loop.

/// Joins two limbs, the low one first.
#[cfg_attr(feature = "speed", inline(always))]
pub(super) const fn join(pair: [u32; 2]) -> u64 {
    pair[0] as u64 | (pair[1] as u64) << 32
}

/// Splits a digit into its two limbs, the low one first.
#[cfg_attr(feature = "speed", inline(always))]
pub(super) const fn split(digit: u64) -> [u32; 2] {
    [digit as u32, (digit >> 32) as u32]
}

/// The product of two digits.
#[cfg_attr(feature = "speed", inline(always))]
const fn wide(a: u64, b: u64) -> u128 {
    a as u128 * b as u128
}

/// `out += a * m`, for slices of one length; returns the carry out of the last limb.
pub(super) fn add_mul(out: &mut [u32], a: &[u32], m: u64) -> u64 {
    let (out_pairs, out_last) = out.as_chunks_mut::<2>();
    let (a_pairs, a_last) = a.as_chunks::<2>();
    let mut carry = 0u64;
    for (o, &x) in out_pairs.iter_mut().zip(a_pairs) {
        // The carry comes last, so that only two additions per digit wait for one another.
        let t = wide(join(x), m) + u128::from(join(*o));
        let (low, over) = (t as u64).overflowing_add(carry);
        *o = split(low);
        carry = (t >> 64) as u64 + u64::from(over);
    }
    if let ([o], [x]) = (out_last, a_last) {
        let t = wide(u64::from(*x), m) + u128::from(*o) + u128::from(carry);
        *o = t as u32;
        carry = (t >> 32) as u64;
    }
    carry
}

/// `limbs = limbs * m + addend`; returns the carry out of the last limb.
pub(super) fn mul_add(limbs: &mut [u32], m: u64, addend: u64) -> u64 {
    let (pairs, last) = limbs.as_chunks_mut::<2>();
    let mut carry = addend;
    for pair in pairs {
        let t = wide(join(*pair), m) + u128::from(carry);
        *pair = split(t as u64);
        carry = (t >> 64) as u64;
    }
    if let [limb] = last {
        let t = wide(u64::from(*limb), m) + u128::from(carry);
        *limb = t as u32;
        carry = (t >> 32) as u64;
    }
    carry
}

/// `out -= a * m`, for slices of one even length; returns the borrow from the next digit.
pub(super) fn sub_mul(out: &mut [u32], a: &[u32], m: u64) -> u64 {
    let (out_pairs, _) = out.as_chunks_mut::<2>();
    let (a_pairs, _) = a.as_chunks::<2>();
    let mut borrow = 0u64;
    for (o, &x) in out_pairs.iter_mut().zip(a_pairs) {
        let t = wide(join(x), m);
        let (difference, under) = join(*o).overflowing_sub(t as u64);
        let above = (t >> 64) as u64 + u64::from(under);
        let (difference, under) = difference.overflowing_sub(borrow);
        *o = split(difference);
        borrow = above + u64::from(under);
    }
    borrow
}

/// `out += a`, where `out` is at least as long; returns the carry out of `out`.
pub(super) fn add_assign(out: &mut [u32], a: &[u32]) -> bool {
    let (low, high) = out.split_at_mut(a.len());
    let (out_pairs, out_last) = low.as_chunks_mut::<2>();
    let (a_pairs, a_last) = a.as_chunks::<2>();
    let mut carry = false;
    for (o, &x) in out_pairs.iter_mut().zip(a_pairs) {
        let (sum, over) = join(*o).overflowing_add(join(x));
        let (sum, over_again) = sum.overflowing_add(u64::from(carry));
        *o = split(sum);
        carry = over | over_again;
    }
    if let ([o], [x]) = (out_last, a_last) {
        let sum = u64::from(*o) + u64::from(*x) + u64::from(carry);
        *o = sum as u32;
        carry = sum >> 32 != 0;
    }
    carry && increment(high)
}

/// `limbs += 1`; returns the carry out of the last limb.
pub(super) fn increment(limbs: &mut [u32]) -> bool {
    for limb in limbs {
        let (sum, over) = limb.overflowing_add(1);
        *limb = sum;
        if !over {
            return false;
        }
    }
    true
}

/// `out -= a`, where `out` is at least as long; returns the borrow out of `out`.
pub(super) fn sub_assign(out: &mut [u32], a: &[u32]) -> bool {
    let (low, high) = out.split_at_mut(a.len());
    let (out_pairs, out_last) = low.as_chunks_mut::<2>();
    let (a_pairs, a_last) = a.as_chunks::<2>();
    let mut borrow = false;
    for (o, &x) in out_pairs.iter_mut().zip(a_pairs) {
        let (difference, under) = join(*o).overflowing_sub(join(x));
        let (difference, under_again) = difference.overflowing_sub(u64::from(borrow));
        *o = split(difference);
        borrow = under | under_again;
    }
    if let ([o], [x]) = (out_last, a_last) {
        let (difference, under) = o.overflowing_sub(*x);
        let (difference, under_again) = difference.overflowing_sub(u32::from(borrow));
        *o = difference;
        borrow = under | under_again;
    }
    borrow && decrement(high)
}

/// `limbs -= 1`; returns the borrow out of the last limb.
pub(super) fn decrement(limbs: &mut [u32]) -> bool {
    for limb in limbs {
        let (difference, under) = limb.overflowing_sub(1);
        *limb = difference;
        if !under {
            return false;
        }
    }
    true
}

/// A divisor of one digit with its top bit set, and its reciprocal.
///
/// Dividing by multiplication: Möller and Granlund, "Improved division by invariant integers",
/// IEEE Transactions on Computers 60 (2011), algorithm 4.
#[derive(Clone, Copy, Debug)]
pub(super) struct Divisor {
    value: u64,
    /// `floor((2^128 - 1) / value) - 2^64`.
    reciprocal: u64,
}

impl Divisor {
    /// Prepares a divisor, whose top bit must be set.
    pub(super) const fn new(value: u64) -> Self {
        debug_assert!(value >> 63 == 1);
        let numerator = (!value as u128) << 64 | u64::MAX as u128;
        Divisor {
            value,
            reciprocal: (numerator / value as u128) as u64,
        }
    }

    /// Quotient and remainder of `high * 2^64 + low`, where `high` is below the divisor.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) const fn divide(self, high: u64, low: u64) -> (u64, u64) {
        let estimate = wide(self.reciprocal, high) + ((high as u128) << 64 | low as u128);
        let mut quotient = ((estimate >> 64) as u64).wrapping_add(1);
        let mut remainder = low.wrapping_sub(quotient.wrapping_mul(self.value));
        if remainder > estimate as u64 {
            quotient = quotient.wrapping_sub(1);
            remainder = remainder.wrapping_add(self.value);
        }
        if remainder >= self.value {
            quotient = quotient.wrapping_add(1);
            remainder -= self.value;
        }
        (quotient, remainder)
    }
}

/// A divisor of two digits with its top bit set, and its reciprocal (algorithms 5 and 6 of the
/// same article).
#[derive(Clone, Copy, Debug)]
pub(super) struct Divisor2 {
    value: u128,
    /// `floor((2^192 - 1) / value) - 2^64`.
    reciprocal: u64,
}

impl Divisor2 {
    /// Prepares the divisor `high * 2^64 + low`; the top bit of `high` must be set.
    pub(super) const fn new(high: u64, low: u64) -> Self {
        let mut v = Divisor::new(high).reciprocal;
        let mut p = high.wrapping_mul(v).wrapping_add(low);
        if p < low {
            v = v.wrapping_sub(1);
            if p >= high {
                v = v.wrapping_sub(1);
                p = p.wrapping_sub(high);
            }
            p = p.wrapping_sub(high);
        }
        let product = wide(v, low);
        let carry_high = (product >> 64) as u64;
        p = p.wrapping_add(carry_high);
        let value = (high as u128) << 64 | low as u128;
        if p < carry_high {
            v = v.wrapping_sub(1);
            if (p as u128) << 64 | (product as u64) as u128 >= value {
                v = v.wrapping_sub(1);
            }
        }
        Divisor2 {
            value,
            reciprocal: v,
        }
    }

    /// The quotient of `high * 2^64 + low`, where `high` is at most the divisor; a quotient
    /// that one digit cannot hold is the greatest digit.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(super) const fn quotient(self, high: u128, low: u64) -> u64 {
        if high >= self.value {
            return u64::MAX;
        }
        let (divisor_high, divisor_low) = ((self.value >> 64) as u64, self.value as u64);
        let estimate = wide(self.reciprocal, (high >> 64) as u64) + high;
        let mut quotient = (estimate >> 64) as u64;
        let top = (high as u64).wrapping_sub(quotient.wrapping_mul(divisor_high));
        let mut remainder = ((top as u128) << 64 | low as u128)
            .wrapping_sub(wide(divisor_low, quotient))
            .wrapping_sub(self.value);
        quotient = quotient.wrapping_add(1);
        if (remainder >> 64) as u64 >= estimate as u64 {
            quotient = quotient.wrapping_sub(1);
            remainder = remainder.wrapping_add(self.value);
        }
        if remainder >= self.value {
            quotient = quotient.wrapping_add(1);
        }
        quotient
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_by_reciprocal_agrees_with_the_hardware() {
        let mut state = 0x9e37_79b9_7f4a_7c15u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        for round in 0..20_000u32 {
            let spread = 1u64 << (round % 64);
            let value = if round % 3 == 0 {
                !(next() % spread)
            } else {
                next()
            } | 1 << 63;
            let high = if round % 5 == 0 {
                value - 1
            } else {
                next() % value
            };
            let low = next();
            let numerator = u128::from(high) << 64 | u128::from(low);
            let expected = (
                (numerator / u128::from(value)) as u64,
                (numerator % u128::from(value)) as u64,
            );
            assert_eq!(Divisor::new(value).divide(high, low), expected);
        }
    }
}
