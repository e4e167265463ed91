//! The greatest common divisor.

use core::cmp::Ordering;

use super::digit::split;
use super::div::{div_magnitudes, div_scratch_len, quotient_len};
use super::{IntRef, Written, cmp_limbs, trimmed};

/// Limbs that [`gcd`] needs for operands of `a` and `b` limbs.
pub const fn gcd_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 2
}

/// Limbs of scratch that [`gcd`] needs for operands of `a` and `b` limbs.
pub const fn gcd_scratch_len(a: usize, b: usize) -> usize {
    let longer = if a > b { a } else { b };
    3 * longer + quotient_len(longer, 1) + div_scratch_len(longer, longer)
}

/// The greatest common divisor, which is never negative, into `out`, of at least [`gcd_len`]
/// limbs. The divisor of zero and zero is zero.
///
/// Euclid's algorithm, as Lehmer shortened it (Knuth, 4.5.2, algorithm L): while the leading bits
/// of two numbers of like size say what the quotients are, the steps are done on these bits alone,
/// and then on the numbers all at once.
pub fn gcd(a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32], scratch: &mut [u32]) -> Written {
    // The steps on leading bits take the first number for the larger.
    let (a, b) = match cmp_limbs(a.limbs, b.limbs) {
        Ordering::Less => (b, a),
        _ => (a, b),
    };
    let longer = a.limbs.len();
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
        if len <= divisor_len + 1
            && let Some(steps) = leading_steps(x, y)
        {
            take_steps(
                &mut dividend[..len],
                &mut divisor[..len],
                divisor_len,
                &steps,
            );
            len = trimmed(&dividend[..len]).len();
            divisor_len = trimmed(&divisor[..divisor_len]).len();
            continue;
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

/// Steps of Euclid's algorithm: by which multiples of the numbers they are replaced.
type Steps = [[i64; 2]; 2];

/// The steps that the leading bits of two numbers, the first not smaller, allow for sure; `None`
/// if there are none.
fn leading_steps(a: &[u32], b: &[u32]) -> Option<Steps> {
    const BITS: usize = 62;
    let length = 32 * a.len() - a.last()?.leading_zeros() as usize;
    let shift = length.checked_sub(BITS)?;
    let window = |limbs: &[u32]| {
        let limb = |i: usize| u128::from(limbs.get(shift / 32 + i).copied().unwrap_or(0));
        ((limb(0) | limb(1) << 32 | limb(2) << 64) >> (shift % 32)) as i64
    };
    let (mut x, mut y) = (window(a), window(b));
    let [[mut p, mut q], [mut r, mut s]] = [[1i64, 0i64], [0, 1]];
    while y + r != 0 && y + s != 0 {
        let quotient = (x + p) / (y + r);
        let (next_r, next_s) = (
            i128::from(p) - i128::from(quotient) * i128::from(r),
            i128::from(q) - i128::from(quotient) * i128::from(s),
        );
        let small = |n: i128| n.unsigned_abs() < 1 << 31;
        if quotient != (x + q) / (y + s) || !small(next_r) || !small(next_s) {
            break;
        }
        (p, q, r, s) = (r, s, next_r as i64, next_s as i64);
        (x, y) = (y, x - quotient * y);
    }
    (q != 0).then_some([[p, q], [r, s]])
}

/// Replaces both numbers; `b` has room for as many limbs as `a`, of which `b_len` are set.
fn take_steps(a: &mut [u32], b: &mut [u32], b_len: usize, steps: &Steps) {
    b[b_len..].fill(0);
    let (mut first, mut second) = (0i128, 0i128);
    for (x, y) in a.iter_mut().zip(b) {
        let (old_x, old_y) = (i128::from(*x), i128::from(*y));
        first += i128::from(steps[0][0]) * old_x + i128::from(steps[0][1]) * old_y;
        second += i128::from(steps[1][0]) * old_x + i128::from(steps[1][1]) * old_y;
        (*x, *y) = (first as u32, second as u32);
        (first, second) = (first >> 32, second >> 32);
    }
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
    fn long_numbers_have_the_divisor_of_euclid() {
        // Neighbours in Fibonacci's sequence take the most steps and have no common divisor.
        let (mut a, mut b) = ([0u32; 12], [0u32; 12]);
        b[0] = 1;
        for _ in 0..500 {
            let mut carry = 0;
            let next = core::array::from_fn(|i| {
                carry += u64::from(a[i]) + u64::from(b[i]);
                let limb = carry as u32;
                carry >>= 32;
                limb
            });
            (a, b) = (b, next);
        }
        let (mut out, mut scratch) = ([9; 16], [9; 128]);
        let written = gcd(
            IntRef::new(false, trimmed(&b)),
            IntRef::new(false, trimmed(&a)),
            &mut out,
            &mut scratch,
        );
        assert_eq!(written.read(&out), Fixed::from(1i128).as_int());
    }

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
