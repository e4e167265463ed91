//! Division with a quotient rounded to negative infinity, as Python's `divmod`.
//!
//! Long divisors take Knuth's algorithm D (The Art of Computer Programming 2, 4.3.1) on 64-bit
//! digits, the quotient digits estimated from three digits over two.

use super::digit::{Divisor, Divisor2, add_assign, increment, join, split, sub_mul};
use super::{IntRef, Written, cmp_limbs};
use core::cmp::Ordering;

/// Limbs that [`div_mod`] needs for the quotient of `a` limbs by `b` limbs.
pub const fn quotient_len(a: usize, b: usize) -> usize {
    a.saturating_sub(b) + 2
}

/// Limbs that [`div_mod`] needs for the remainder of `a` limbs by `b` limbs.
pub const fn remainder_len(_a: usize, b: usize) -> usize {
    b + 1
}

/// Limbs of scratch that [`div_mod`] needs for `a` limbs by `b` limbs.
pub const fn div_scratch_len(a: usize, b: usize) -> usize {
    if a < b {
        0
    } else {
        a.next_multiple_of(2) + b.next_multiple_of(2) + 2
    }
}

/// Python's `divmod(a, b)`: the quotient rounded to negative infinity, and the remainder, which
/// has the sign of `b`. `None` when `b` is zero.
///
/// `quotient`, `remainder` and `scratch` have at least [`quotient_len`], [`remainder_len`] and
/// [`div_scratch_len`] limbs.
pub fn div_mod(
    a: IntRef<'_>,
    b: IntRef<'_>,
    quotient: &mut [u32],
    remainder: &mut [u32],
    scratch: &mut [u32],
) -> Option<(Written, Written)> {
    if b.is_zero() {
        return None;
    }
    let quotient = &mut quotient[..quotient_len(a.limbs.len(), b.limbs.len())];
    let remainder = &mut remainder[..b.limbs.len()];
    div_magnitudes(a.limbs, b.limbs, quotient, remainder, scratch);
    let differ = a.negative != b.negative;
    if differ && remainder.iter().any(|&limb| limb != 0) {
        increment(quotient);
        complement(remainder, b.limbs);
    }
    Some((
        Written::of(differ, quotient),
        Written::of(b.negative, remainder),
    ))
}

/// `value = minuend - value`, for slices of one length and `value` at most `minuend`.
fn complement(value: &mut [u32], minuend: &[u32]) {
    for limb in value.iter_mut() {
        *limb = !*limb;
    }
    add_assign(value, minuend);
    increment(value);
}

/// Quotient and remainder of magnitudes; `quotient` and `remainder` are filled entirely.
pub(super) fn div_magnitudes(
    a: &[u32],
    b: &[u32],
    quotient: &mut [u32],
    remainder: &mut [u32],
    scratch: &mut [u32],
) {
    if cmp_limbs(a, b) == Ordering::Less {
        quotient.fill(0);
        let (low, high) = remainder.split_at_mut(a.len());
        low.copy_from_slice(a);
        high.fill(0);
    } else if a.len() <= 4 {
        let (a, b) = (to_u128(a), to_u128(b));
        spread(a / b, quotient);
        spread(a % b, remainder);
    } else if let [divisor] = *b {
        remainder[0] = div_by_limb(a, divisor, quotient);
    } else {
        div_long(a, b, quotient, remainder, scratch);
    }
}

fn to_u128(limbs: &[u32]) -> u128 {
    limbs
        .iter()
        .rev()
        .fold(0, |value, &limb| value << 32 | u128::from(limb))
}

fn spread(value: u128, out: &mut [u32]) {
    let mut rest = value;
    for limb in out {
        *limb = rest as u32;
        rest >>= 32;
    }
}

/// Divides by one limb, from the top, a digit at a time; returns the remainder.
fn div_by_limb(a: &[u32], divisor: u32, quotient: &mut [u32]) -> u32 {
    let shift = u64::from(divisor).leading_zeros();
    let prepared = Divisor::new(u64::from(divisor) << shift);
    let (low, high) = quotient.split_at_mut(a.len());
    high.fill(0);
    let (a_pairs, a_last) = a.as_chunks::<2>();
    let (q_pairs, q_last) = low.as_chunks_mut::<2>();
    let mut remainder = 0u64;
    if let ([q], [x]) = (q_last, a_last) {
        *q = x / divisor;
        remainder = u64::from(x % divisor);
    }
    for (q, &x) in q_pairs.iter_mut().zip(a_pairs).rev() {
        // The remainder is below 2^32, so that the shifted digits lose nothing.
        let digit = join(x);
        let high = remainder << shift | digit >> (64 - shift);
        let (digit, shifted) = prepared.divide(high, digit << shift);
        *q = split(digit);
        remainder = shifted >> shift;
    }
    remainder as u32
}

fn div_long(
    a: &[u32],
    b: &[u32],
    quotient: &mut [u32],
    remainder: &mut [u32],
    scratch: &mut [u32],
) {
    let a_len = a.len().next_multiple_of(2);
    let b_len = b.len().next_multiple_of(2);
    let (window, scratch) = scratch.split_at_mut(a_len + 2);
    let divisor = &mut scratch[..b_len];
    // Scale so that the top bit of the divisor's top digit is set.
    let top = join([b[b_len - 2], b.get(b_len - 1).copied().unwrap_or(0)]);
    let shift = top.leading_zeros();
    shift_up(b, shift, divisor);
    shift_up(a, shift, window);
    if b_len == 2 {
        div_by_digit(window, join([divisor[0], divisor[1]]), quotient);
    } else {
        divide_windows(window, divisor, quotient);
    }
    shift_down(&window[..b_len], shift, remainder);
}

/// Divides all of `window` by one digit, leaving the remainder in its lowest digit.
fn div_by_digit(window: &mut [u32], divisor: u64, quotient: &mut [u32]) {
    let prepared = Divisor::new(divisor);
    let (pairs, _) = window.as_chunks_mut::<2>();
    let mut remainder = 0;
    for (at, pair) in pairs.iter().enumerate().rev() {
        let (digit, rest) = prepared.divide(remainder, join(*pair));
        store(quotient, 2 * at, digit);
        remainder = rest;
    }
    pairs[0] = split(remainder);
}

/// Algorithm D: subtracts multiples of `divisor` from ever lower windows of `window`.
fn divide_windows(window: &mut [u32], divisor: &[u32], quotient: &mut [u32]) {
    let n = divisor.len();
    let digit_at = |limbs: &[u32], at: usize| join([limbs[at], limbs[at + 1]]);
    let prepared = Divisor2::new(digit_at(divisor, n - 2), digit_at(divisor, n - 4));
    quotient.fill(0);
    let mut at = window.len() - n - 2;
    loop {
        let view = &mut window[at..at + n + 2];
        let high = u128::from(digit_at(view, n)) << 64 | u128::from(digit_at(view, n - 2));
        let mut digit = prepared.quotient(high, digit_at(view, n - 4));
        let (low, top) = view.split_at_mut(n);
        let borrow = sub_mul(low, divisor, digit);
        if borrow > join([top[0], top[1]]) {
            digit -= 1;
            add_assign(low, divisor);
        }
        top.fill(0);
        store(quotient, at, digit);
        if at == 0 {
            return;
        }
        at -= 2;
    }
}

/// Stores a quotient digit; limbs past the end of the quotient are zero and dropped.
fn store(quotient: &mut [u32], at: usize, digit: u64) {
    for (limb, value) in quotient.iter_mut().skip(at).zip(split(digit)) {
        *limb = value;
    }
}

/// `a << shift`, a shift below 64 bits, filling `out`, which is of even length.
fn shift_up(a: &[u32], shift: u32, out: &mut [u32]) {
    let (low, high) = out.split_at_mut(a.len());
    low.copy_from_slice(a);
    high.fill(0);
    if shift == 0 {
        return;
    }
    let mut carry = 0;
    for pair in out.as_chunks_mut::<2>().0 {
        let digit = join(*pair);
        *pair = split(digit << shift | carry);
        carry = digit >> (64 - shift);
    }
}

/// `a >> shift`, a shift below 64 bits, for `a` of even length, filling `out`.
fn shift_down(a: &[u32], shift: u32, out: &mut [u32]) {
    let (pairs, _) = a.as_chunks::<2>();
    let above = pairs.iter().skip(1).chain(core::iter::once(&[0, 0]));
    for ((at, &pair), &next) in (0..).step_by(2).zip(pairs).zip(above) {
        let carried = join(next).checked_shl(64 - shift).unwrap_or(0);
        store(out, at, join(pair) >> shift | carried);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fixed, add, mul};
    use super::*;

    #[test]
    fn signs_follow_python() {
        for (a, b, q, r) in [
            (7i64, 2i64, 3, 1),
            (-7, 2, -4, 1),
            (7, -2, -4, -1),
            (-7, -2, 3, -1),
            (6, -2, -3, 0),
            (0, -5, 0, 0),
            (1, -5, -1, -4),
            (i64::MIN, -1, 0, 0),
        ] {
            let (x, y) = (Fixed::from(a), Fixed::from(b));
            let (mut quotient, mut remainder) = ([9; 8], [9; 8]);
            let (mut scratch, x, y) = ([9; 16], x.as_int(), y.as_int());
            let (got_q, got_r) =
                div_mod(x, y, &mut quotient, &mut remainder, &mut scratch).unwrap();
            if a != i64::MIN {
                assert_eq!(got_q.read(&quotient).to_i64(), Some(q));
            } else {
                assert_eq!(got_q.read(&quotient).to_u64(), Some(1 << 63));
            }
            assert_eq!(got_r.read(&remainder).to_i64(), Some(r));
        }
        assert_eq!(
            div_mod(IntRef::ZERO, IntRef::ZERO, &mut [], &mut [], &mut []),
            None
        );
    }

    #[test]
    fn quotient_times_divisor_plus_remainder_is_the_dividend() {
        let mut state = 1u32;
        let mut next = move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            match state >> 29 {
                0 => 0,
                1 => u32::MAX,
                2 => 1 << 31,
                _ => state,
            }
        };
        for round in 0..20_000 {
            let a: [u32; 12] = core::array::from_fn(|_| next());
            let b: [u32; 9] = core::array::from_fn(|_| next());
            let a = IntRef::new(round & 1 == 1, &a[..1 + round % 12]);
            let b = IntRef::new(round & 2 == 2, &b[..1 + round % 9]);
            let (mut quotient, mut remainder, mut scratch) = ([9; 14], [9; 10], [9; 24]);
            let done = div_mod(a, b, &mut quotient, &mut remainder, &mut scratch);
            let Some((q, r)) = done else { continue };
            let (q, r) = (q.read(&quotient), r.read(&remainder));
            assert!(r.abs() < b.abs() && (r.is_zero() || r.negative == b.negative));
            let (mut product, mut sum) = ([0; 30], [0; 31]);
            let product_written = mul(q, b, &mut product, &mut []);
            let total = add(product_written.read(&product), r, &mut sum);
            assert_eq!(total.read(&sum), a);
        }
    }
}
