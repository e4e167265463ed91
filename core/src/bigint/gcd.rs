//! The greatest common divisor.

use super::digit::split;
use super::div::{div_magnitudes, div_scratch_len, quotient_len};
use super::{IntRef, Written, trimmed};

/// Limbs that [`gcd`] needs for operands of `a` and `b` limbs.
pub const fn gcd_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 2
}

/// Limbs of scratch that [`gcd`] needs for operands of `a` and `b` limbs.
pub const fn gcd_scratch_len(a: usize, b: usize) -> usize {
    let longer = if a > b { a } else { b };
    3 * longer + quotient_len(longer, 1) + div_scratch_len(longer, longer)
}

/// The greatest common divisor, which is never negative, by Euclid's algorithm, into `out`, of
/// at least [`gcd_len`] limbs. The divisor of zero and zero is zero.
pub fn gcd(a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32], scratch: &mut [u32]) -> Written {
    let longer = a.limbs.len().max(b.limbs.len());
    let (mut dividend, scratch) = scratch.split_at_mut(longer);
    let (mut divisor, scratch) = scratch.split_at_mut(longer);
    let (mut remainder, scratch) = scratch.split_at_mut(longer);
    dividend[..a.limbs.len()].copy_from_slice(a.limbs);
    divisor[..b.limbs.len()].copy_from_slice(b.limbs);
    let (mut len, mut divisor_len) = (a.limbs.len(), b.limbs.len());
    while divisor_len > 0 {
        let (x, y) = (&dividend[..len], &divisor[..divisor_len]);
        let pair = IntRef::new(false, x)
            .to_u64()
            .zip(IntRef::new(false, y).to_u64());
        if let Some((x, y)) = pair {
            out[..2].copy_from_slice(&split(gcd_u64(x, y)));
            return Written::of(false, &out[..2]);
        }
        let (quotient, scratch) = scratch.split_at_mut(quotient_len(len, divisor_len));
        let rest = &mut remainder[..divisor_len];
        div_magnitudes(x, y, quotient, rest, scratch);
        (len, divisor_len) = (divisor_len, trimmed(rest).len());
        (dividend, divisor, remainder) = (divisor, remainder, dividend);
    }
    out[..len].copy_from_slice(&dividend[..len]);
    Written::of(false, &out[..len])
}

/// The greatest common divisor of machine integers.
pub const fn gcd_u64(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    #[test]
    fn divisors_are_never_negative() {
        for (a, b, expected) in [
            (0i128, 0i128, 0i128),
            (0, -7, 7),
            (12, 18, 6),
            (-12, 18, 6),
            (1 << 100, 3 << 90, 1 << 90),
            (i128::MAX, 1, 1),
        ] {
            let (x, y) = (Fixed::from(a), Fixed::from(b));
            let (mut out, mut scratch) = ([9; 6], [9; 64]);
            let scratch = &mut scratch[..gcd_scratch_len(4, 4)];
            let written = gcd(x.as_int(), y.as_int(), &mut out, scratch);
            assert_eq!(written.read(&out), Fixed::from(expected).as_int());
        }
    }
}
