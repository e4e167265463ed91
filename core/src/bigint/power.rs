//! Powers and the integer square root, built upon multiplication and division.

use super::digit::{add_assign, increment};
use super::div::{div_magnitudes, div_scratch_len, quotient_len};
use super::mul::{mul_scratch_len, mul_with};
use super::{IntRef, Written, bit_length, cmp_limbs, trimmed};
use core::cmp::Ordering;

/// Limbs that [`pow`] needs for a base of `bits` bits; `None` when no memory could hold them.
pub fn pow_len(bits: usize, exponent: u64) -> Option<usize> {
    let exponent = usize::try_from(exponent).ok()?;
    Some(bits.checked_mul(exponent)? / 32 + 3)
}

/// Limbs of scratch that [`pow`] needs when its output has `len` limbs.
pub const fn pow_scratch_len(len: usize) -> usize {
    2 * len + mul_scratch_len(len / 2 + 1, len / 2 + 1)
}

/// `base ** exponent` into `out`, of at least [`pow_len`] limbs, with at least
/// [`pow_scratch_len`] limbs of scratch for that length.
pub fn pow(base: IntRef<'_>, exponent: u64, out: &mut [u32], scratch: &mut [u32]) -> Written {
    let negative = base.negative && exponent & 1 == 1;
    let len = pow_len(base.bit_length(), exponent).map_or(out.len(), |len| len.min(out.len()));
    let out = &mut out[..len];
    if let Some(power) = log2_of_power_of_two(base.limbs) {
        out.fill(0);
        let bit = power * exponent as usize;
        out[bit / 32] = 1 << (bit % 32);
        return Written::of(negative, out);
    }
    let (other, scratch) = scratch.split_at_mut(out.len());
    let mut buffers = Alternating::new(out, other);
    buffers.set(&[1]);
    for bit in (0..u64::BITS - exponent.leading_zeros()).rev() {
        buffers.step(|value, next| multiply(value, value, next, scratch));
        if exponent >> bit & 1 == 1 {
            buffers.step(|value, next| multiply(value, base.limbs, next, scratch));
        }
    }
    let len = buffers.finish();
    Written {
        negative: negative && len != 0,
        len,
    }
}

/// `log2(a)` for a magnitude that is a power of two.
fn log2_of_power_of_two(a: &[u32]) -> Option<usize> {
    let (top, low) = a.split_last()?;
    let single = top.is_power_of_two() && low.iter().all(|&limb| limb == 0);
    single.then(|| bit_length(a) - 1)
}

/// `a * b` into the first limbs of `out`; returns their number.
fn multiply(a: &[u32], b: &[u32], out: &mut [u32], scratch: &mut [u32]) -> usize {
    let out = &mut out[..a.len() + b.len()];
    mul_with(a, b, out, scratch);
    trimmed(out).len()
}

/// A value that moves between two buffers with each step of a calculation.
struct Alternating<'a> {
    out: &'a mut [u32],
    other: &'a mut [u32],
    /// Whether the value is in `out`.
    in_out: bool,
    len: usize,
}

impl<'a> Alternating<'a> {
    fn new(out: &'a mut [u32], other: &'a mut [u32]) -> Self {
        Alternating {
            out,
            other,
            in_out: true,
            len: 0,
        }
    }

    fn set(&mut self, value: &[u32]) {
        self.in_out = true;
        self.out[..value.len()].copy_from_slice(value);
        self.len = value.len();
    }

    /// Replaces the value by what `make` writes and whose length it returns.
    fn step(&mut self, make: impl FnOnce(&[u32], &mut [u32]) -> usize) {
        self.len = if self.in_out {
            make(&self.out[..self.len], self.other)
        } else {
            make(&self.other[..self.len], self.out)
        };
        self.in_out = !self.in_out;
    }

    /// Puts the value into `out` and returns its length.
    fn finish(self) -> usize {
        if !self.in_out {
            self.out[..self.len].copy_from_slice(&self.other[..self.len]);
        }
        self.len
    }
}

/// Limbs that [`pow_mod`] needs for a modulus of `modulus` limbs.
pub const fn pow_mod_len(modulus: usize) -> usize {
    2 * modulus + 2
}

/// Limbs of scratch that [`pow_mod`] needs for a base and a modulus of so many limbs.
pub const fn pow_mod_scratch_len(base: usize, modulus: usize) -> usize {
    let longer = if base > 2 * modulus {
        base
    } else {
        2 * modulus
    };
    // The base reduced, the second buffer, a quotient, and what the operations need.
    modulus
        + pow_mod_len(modulus)
        + quotient_len(longer, modulus)
        + div_scratch_len(longer, modulus)
        + mul_scratch_len(modulus, modulus)
}

/// Python's `pow(base, exponent, modulus)` for an exponent that is not negative, into `out`, of
/// at least [`pow_mod_len`] limbs. `None` when the modulus is zero.
pub fn pow_mod(
    base: IntRef<'_>,
    exponent: IntRef<'_>,
    modulus: IntRef<'_>,
    out: &mut [u32],
    scratch: &mut [u32],
) -> Option<Written> {
    if modulus.is_zero() {
        return None;
    }
    let m = modulus.limbs;
    let (reduced, scratch) = scratch.split_at_mut(m.len());
    let (other, scratch) = scratch.split_at_mut(pow_mod_len(m.len()));
    reduce(base.limbs, m, reduced, scratch);
    let reduced = trimmed(reduced);
    let mut value = Alternating::new(out, other);
    value.set(if m == [1] { &[] } else { &[1] });
    for bit in (0..exponent.bit_length()).rev() {
        value.step(|v, next| multiply(v, v, next, scratch));
        value.step(|v, next| reduce(v, m, next, scratch));
        if exponent.limbs[bit / 32] >> (bit % 32) & 1 == 1 {
            value.step(|v, next| multiply(v, reduced, next, scratch));
            value.step(|v, next| reduce(v, m, next, scratch));
        }
    }
    let len = value.finish();
    let turned = base.negative && exponent.is_odd();
    Some(with_sign_of_modulus(turned, len, modulus, out))
}

/// `a mod m` into the first limbs of `out`; returns their number.
fn reduce(a: &[u32], m: &[u32], out: &mut [u32], scratch: &mut [u32]) -> usize {
    let (quotient, scratch) = scratch.split_at_mut(quotient_len(a.len(), m.len()));
    let out = &mut out[..m.len()];
    div_magnitudes(a, m, quotient, out, scratch);
    trimmed(out).len()
}

/// Moves a residue of so many limbs, `turned` if it stands for its negative, to the side of
/// zero where the modulus is.
fn with_sign_of_modulus(turned: bool, len: usize, modulus: IntRef<'_>, out: &mut [u32]) -> Written {
    if len != 0 && turned != modulus.negative {
        let out = &mut out[..modulus.limbs.len()];
        out[len..].fill(0);
        for limb in out.iter_mut() {
            *limb = !*limb;
        }
        add_assign(out, modulus.limbs);
        increment(out);
        return Written::of(modulus.negative, out);
    }
    Written::of(modulus.negative, &out[..len])
}

/// Limbs that [`isqrt`] needs for an operand of `limbs` limbs.
pub const fn isqrt_len(limbs: usize) -> usize {
    limbs / 2 + 2
}

/// Limbs of scratch that [`isqrt`] needs for an operand of `limbs` limbs.
pub const fn isqrt_scratch_len(limbs: usize) -> usize {
    let root = isqrt_len(limbs);
    quotient_len(limbs, 1) + root + div_scratch_len(limbs, 1) + root + 2
}

/// The greatest integer whose square is at most `a` (Python's `math.isqrt`), into `out`, of at
/// least [`isqrt_len`] limbs. The sign of `a` is not looked at.
pub fn isqrt(a: IntRef<'_>, out: &mut [u32], scratch: &mut [u32]) -> Written {
    let a = a.limbs;
    let out = &mut out[..isqrt_len(a.len())];
    if a.is_empty() {
        return Written::of(false, &[]);
    }
    // Newton's iteration falls to the root from any start above it, such as this power of two.
    let bits = bit_length(a).div_ceil(2);
    out.fill(0);
    out[bits / 32] = 1 << (bits % 32);
    loop {
        let len = trimmed(out).len();
        let root = &out[..len];
        let (quotient, rest) = scratch.split_at_mut(quotient_len(a.len(), len));
        let (remainder, rest) = rest.split_at_mut(len);
        div_magnitudes(a, root, quotient, remainder, rest);
        let quotient_used = trimmed(quotient);
        if cmp_limbs(quotient_used, root) != Ordering::Less {
            return Written::of(false, out);
        }
        let sum = &mut out[..len + 1];
        add_assign(sum, quotient_used);
        halve(sum);
    }
}

fn halve(limbs: &mut [u32]) {
    let mut carry = 0;
    for limb in limbs.iter_mut().rev() {
        let low = *limb & 1;
        *limb = *limb >> 1 | carry << 31;
        carry = low;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    #[test]
    fn powers_agree_with_machine_integers() {
        for base in [-7i64, -2, -1, 0, 1, 2, 3, 10, 255] {
            for exponent in 0..16u32 {
                let fixed = Fixed::from(base);
                let int = fixed.as_int();
                let len = pow_len(int.bit_length(), u64::from(exponent)).unwrap();
                let (mut out, mut scratch) = ([9; 16], [9; 32]);
                let scratch = &mut scratch[..pow_scratch_len(len)];
                let written = pow(int, u64::from(exponent), &mut out[..len], scratch);
                let expected = Fixed::from(i128::from(base).pow(exponent));
                assert_eq!(
                    written.read(&out),
                    expected.as_int(),
                    "{base} ** {exponent}"
                );
            }
        }
    }

    #[test]
    fn modular_powers_have_the_sign_of_the_modulus() {
        for (base, exponent, modulus, expected) in [
            (3i64, 4i64, 5i64, 1),
            (-3, 3, 5, 3),
            (-3, 3, -5, -2),
            (3, 3, -5, -3),
            (7, 0, 1, 0),
            (2, 100, 1_000_000_007, 976_371_285),
            (0, 0, 3, 1),
        ] {
            let (b, e, m) = (
                Fixed::from(base),
                Fixed::from(exponent),
                Fixed::from(modulus),
            );
            let (mut out, mut scratch) = ([9; 6], [9; 64]);
            let scratch = &mut scratch[..pow_mod_scratch_len(2, 2)];
            let written = pow_mod(b.as_int(), e.as_int(), m.as_int(), &mut out, scratch);
            assert_eq!(written.unwrap().read(&out).to_i64(), Some(expected));
        }
    }

    #[test]
    fn square_roots_are_exact() {
        for value in [
            0u64,
            1,
            2,
            3,
            4,
            15,
            16,
            17,
            1 << 32,
            u64::MAX,
            u64::MAX - 1,
        ] {
            let (mut out, mut scratch) = ([9; 3], [9; 32]);
            let scratch = &mut scratch[..isqrt_scratch_len(2)];
            let written = isqrt(Fixed::from(value).as_int(), &mut out, scratch);
            assert_eq!(written.read(&out).to_u64(), Some(value.isqrt()));
        }
    }
}
