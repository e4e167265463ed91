//! Multiplication: schoolbook, and Karatsuba's method for long operands.

use super::digit::{add_assign, add_mul, join, split, sub_assign};
use super::{IntRef, Written, cmp_limbs, trimmed};
use core::cmp::Ordering;

/// Limbs of the shorter operand from which Karatsuba's method pays (measured on x86-64).
const KARATSUBA_LIMBS: usize = 96;

/// Limbs that [`mul`] writes for operands of `a` and `b` limbs.
pub const fn mul_len(a: usize, b: usize) -> usize {
    a + b
}

/// Limbs of scratch with which [`mul`] is fastest for operands of `a` and `b` limbs.
pub const fn mul_scratch_len(a: usize, b: usize) -> usize {
    let (mut long, mut short) = if a < b { (b, a) } else { (a, b) };
    let (mut used, mut most) = (0, 0);
    // The blocks of the long operand, then the incomplete last block, and so on as in Euclid's
    // algorithm; each step keeps its product while the next one runs.
    while short >= KARATSUBA_LIMBS {
        if long > short {
            used += 2 * short;
        }
        let here = used + square_scratch_len(short);
        if here > most {
            most = here;
        }
        (long, short) = (short, long % short);
    }
    if used > most { used } else { most }
}

/// Scratch for two operands of `n` limbs each.
const fn square_scratch_len(n: usize) -> usize {
    let (mut n, mut used, mut most) = (n, 0, 0);
    while n >= KARATSUBA_LIMBS {
        let half = low_half(n);
        let here = used + 4 * half + 2;
        if here > most {
            most = here;
        }
        used += 2 * half;
        n = half;
    }
    most
}

/// The even number of limbs at which Karatsuba's method splits operands of `n` limbs.
const fn low_half(n: usize) -> usize {
    n.div_ceil(2).next_multiple_of(2)
}

/// `a * b` into `out`, of at least [`mul_len`] limbs.
///
/// With less scratch than [`mul_scratch_len`] (an empty slice, say) the result is the same and
/// takes quadratic time.
pub fn mul(a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32], scratch: &mut [u32]) -> Written {
    let out = &mut out[..a.limbs.len() + b.limbs.len()];
    mul_with(a.limbs, b.limbs, out, scratch);
    Written::of(a.negative != b.negative, out)
}

/// `a * b` into all of `out`, as fast as the scratch permits.
pub(super) fn mul_with(a: &[u32], b: &[u32], out: &mut [u32], scratch: &mut [u32]) {
    if let ([x], [y]) = (a, b) {
        out.copy_from_slice(&split(u64::from(*x) * u64::from(*y)));
    } else if !cfg!(feature = "speed") || scratch.len() < mul_scratch_len(a.len(), b.len()) {
        schoolbook(a, b, out);
    } else {
        mul_magnitudes(a, b, out, scratch);
    }
}

/// `a * b` into all of `out`, of exactly `a.len() + b.len()` limbs.
fn mul_magnitudes(a: &[u32], b: &[u32], out: &mut [u32], scratch: &mut [u32]) {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    if short.len() < KARATSUBA_LIMBS {
        schoolbook(long, short, out);
    } else if long.len() == short.len() {
        karatsuba(long, short, out, scratch);
    } else {
        mul_by_blocks(long, short, out, scratch);
    }
}

/// Multiplies each block of `long` that is as long as `short` by it, and sums.
fn mul_by_blocks(long: &[u32], short: &[u32], out: &mut [u32], scratch: &mut [u32]) {
    out.fill(0);
    let (product, scratch) = scratch.split_at_mut(2 * short.len());
    let mut at = 0;
    for block in long.chunks(short.len()) {
        let product = &mut product[..block.len() + short.len()];
        mul_magnitudes(block, short, product, scratch);
        add_assign(&mut out[at..], product);
        at += block.len();
    }
}

fn schoolbook(a: &[u32], b: &[u32], out: &mut [u32]) {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    out.fill(0);
    let n = long.len();
    let (pairs, last) = short.as_chunks::<2>();
    let mut at = 0;
    for &pair in pairs {
        let (row, rest) = out[at..].split_at_mut(n);
        let carry = add_mul(row, long, join(pair));
        rest[..2].copy_from_slice(&split(carry));
        at += 2;
    }
    if let [limb] = last {
        let (row, rest) = out[at..].split_at_mut(n);
        rest[0] = add_mul(row, long, u64::from(*limb)) as u32;
    }
}

/// `a * b` for operands of one length, with three products of half the length:
/// the low halves, the high halves, and the differences of the halves.
fn karatsuba(a: &[u32], b: &[u32], out: &mut [u32], scratch: &mut [u32]) {
    let n = a.len();
    if n < KARATSUBA_LIMBS {
        return schoolbook(a, b, out);
    }
    let half = low_half(n);
    let ((a_low, a_high), (b_low, b_high)) = (a.split_at(half), b.split_at(half));
    let (cross, scratch) = scratch.split_at_mut(2 * half);

    let (a_difference, rest) = out.split_at_mut(half);
    let b_difference = &mut rest[..half];
    let a_turned = difference(a_low, a_high, a_difference);
    let b_turned = difference(b_low, b_high, b_difference);
    karatsuba(a_difference, b_difference, cross, scratch);

    let (low, high) = out.split_at_mut(2 * half);
    karatsuba(a_low, b_low, low, scratch);
    karatsuba(a_high, b_high, high, scratch);

    let middle = &mut scratch[..2 * half + 1];
    middle[..2 * half].copy_from_slice(low);
    middle[2 * half] = 0;
    add_assign(middle, high);
    if a_turned == b_turned {
        sub_assign(middle, cross);
    } else {
        add_assign(middle, cross);
    }
    add_assign(&mut out[half..], trimmed(middle));
}

/// `|low - high|` into `out`, as long as `low`; returns whether `high` is the greater.
fn difference(low: &[u32], high: &[u32], out: &mut [u32]) -> bool {
    let (low_trimmed, high_trimmed) = (trimmed(low), trimmed(high));
    let turned = cmp_limbs(low_trimmed, high_trimmed) == Ordering::Less;
    let (large, small) = if turned {
        (high_trimmed, low_trimmed)
    } else {
        (low_trimmed, high_trimmed)
    };
    let (value, zeros) = out.split_at_mut(large.len());
    value.copy_from_slice(large);
    sub_assign(value, small);
    zeros.fill(0);
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled<const N: usize>(seed: u32) -> [u32; N] {
        let mut state = seed;
        core::array::from_fn(|at| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if at % 7 == 3 { u32::MAX } else { state | 1 }
        })
    }

    #[test]
    fn karatsuba_agrees_with_schoolbook_at_every_length() {
        let (a, b) = (filled::<701>(1), filled::<701>(2));
        let (mut fast, mut plain, mut scratch) = ([0; 1402], [0; 1402], [0; 8000]);
        for a_len in (1..701).step_by(23) {
            for b_len in (1..=a_len).step_by(29) {
                let len = a_len + b_len;
                let scratch = &mut scratch[..mul_scratch_len(a_len, b_len)];
                mul_magnitudes(&a[..a_len], &b[..b_len], &mut fast[..len], scratch);
                schoolbook(&a[..a_len], &b[..b_len], &mut plain[..len]);
                assert_eq!(fast[..len], plain[..len], "{a_len} by {b_len} limbs");
            }
        }
    }

    #[test]
    fn differences_of_equal_halves_vanish() {
        let ones = [u32::MAX; 512];
        let (mut fast, mut plain) = ([0; 1024], [0; 1024]);
        let mut scratch = [0; 4096];
        mul_magnitudes(&ones, &ones, &mut fast, &mut scratch);
        schoolbook(&ones, &ones, &mut plain);
        assert_eq!(fast, plain);
    }
}
