//! Exchange with binary floating point (IEEE 754 binary64), exact or correctly rounded.

use super::bits::{shl_len, shl_magnitude, shr_len, shr_magnitude};
use super::div::{div_magnitudes, div_scratch_len, quotient_len};
use super::{IntRef, Written, bit_length, trimmed};
use core::cmp::Ordering;

/// Limbs that hold the integral part of any finite float.
pub const F64_LIMBS: usize = 32;

const MANTISSA_BITS: u32 = 52;
const EXPONENT_BIAS: i32 = 1023;

/// A result is too large for a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatOverflow;

/// The magnitude of a finite float as `mantissa * 2^exponent`.
pub(super) fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << MANTISSA_BITS) - 1);
    let field = (bits >> MANTISSA_BITS & 0x7ff) as i32;
    if field == 0 {
        (fraction, 1 - EXPONENT_BIAS - MANTISSA_BITS as i32)
    } else {
        let exponent = field - EXPONENT_BIAS - MANTISSA_BITS as i32;
        (fraction | 1 << MANTISSA_BITS, exponent)
    }
}

/// The float nearest to `(mantissa + something) * 2^exponent`, ties to even; the something is
/// zero, or above zero and below one if `sticky`. A `sticky` mantissa has at least 55 bits.
fn compose(mantissa: u64, exponent: i64, sticky: bool) -> Result<f64, FloatOverflow> {
    if mantissa == 0 {
        return Ok(0.0);
    }
    let zeros = mantissa.leading_zeros();
    let mantissa = mantissa << zeros | u64::from(sticky);
    // The exponent of the top bit.
    let exponent = exponent - i64::from(zeros) + 63;
    if exponent > i64::from(EXPONENT_BIAS) {
        return Err(FloatOverflow);
    }
    let least = i64::from(1 - EXPONENT_BIAS);
    let dropped = 63 - i64::from(MANTISSA_BITS) + (least - exponent).max(0);
    if dropped > 64 {
        return Ok(0.0);
    }
    let (kept, lost) = {
        let wide = u128::from(mantissa) << 64 >> dropped;
        ((wide >> 64) as u64, wide as u64)
    };
    let half = 1 << 63;
    let up = lost > half || (lost == half && kept & 1 == 1);
    // A carry out of the mantissa lands in the exponent field, where it belongs.
    let field = (exponent.max(least) + i64::from(EXPONENT_BIAS) - 1) as u64;
    let bits = (field << MANTISSA_BITS) + kept + u64::from(up);
    let value = f64::from_bits(bits);
    if value.is_finite() {
        Ok(value)
    } else {
        Err(FloatOverflow)
    }
}

fn with_sign(value: f64, negative: bool) -> f64 {
    if negative { -value } else { value }
}

/// The float nearest to `a`, ties to even.
///
/// # Errors
/// [`FloatOverflow`] when the magnitude rounds to 2^1024 or above.
pub fn to_f64(a: IntRef<'_>) -> Result<f64, FloatOverflow> {
    let bits = a.bit_length();
    let excess = bits.saturating_sub(64);
    // 64 bits lie in at most three limbs.
    let mut top = [0; 3];
    let sticky = shr_magnitude(a.limbs, excess, &mut top);
    let mantissa = u64::from(top[0]) | u64::from(top[1]) << 32;
    let exponent = i64::try_from(excess).map_err(|_| FloatOverflow)?;
    compose(mantissa, exponent, sticky).map(|value| with_sign(value, a.negative))
}

/// The integral part of `value`, rounded toward zero, into `out`; `None` for infinities and
/// NaN.
pub fn from_f64(value: f64, out: &mut [u32; F64_LIMBS]) -> Option<Written> {
    if !value.is_finite() {
        return None;
    }
    let (mantissa, exponent) = decompose(value);
    out.fill(0);
    if exponent <= 0 {
        let integral = mantissa.checked_shr(exponent.unsigned_abs()).unwrap_or(0);
        out[0] = integral as u32;
        out[1] = (integral >> 32) as u32;
    } else {
        let (at, shift) = (exponent as usize / 32, exponent % 32);
        let shifted = u128::from(mantissa) << shift;
        for (index, limb) in out.iter_mut().skip(at).take(3).enumerate() {
            *limb = (shifted >> (32 * index)) as u32;
        }
    }
    Some(Written::of(value < 0.0, out))
}

/// Compares an integer with a float exactly; `None` for a NaN.
pub fn cmp_f64(a: IntRef<'_>, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    let mut limbs = [0; F64_LIMBS];
    let Some(written) = from_f64(b, &mut limbs) else {
        return Some(if b > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    };
    let (mantissa, exponent) = decompose(b);
    let fractional = exponent < 0 && {
        let below = 1u64.checked_shl(exponent.unsigned_abs());
        mantissa & below.map_or(u64::MAX, |bit| bit - 1) != 0
    };
    let beyond = match (fractional, b < 0.0) {
        (false, _) => Ordering::Equal,
        (true, false) => Ordering::Less,
        (true, true) => Ordering::Greater,
    };
    // Rounding toward zero made `b` smaller in magnitude; a tie is decided by what it lost.
    let negative = b < 0.0 && written.len != 0;
    let integral = IntRef {
        negative,
        limbs: &limbs[..written.len],
    };
    Some(a.cmp(&integral).then(beyond))
}

/// Limbs of scratch that [`true_div`] needs for `a` limbs by `b` limbs.
pub const fn true_div_scratch_len(a: usize, b: usize) -> usize {
    let longer = if a > b { a } else { b };
    // The shifted dividend or divisor, the quotient, the remainder, and the division's own.
    let shifted = longer + 4;
    shifted + quotient_len(longer + 4, longer) + longer + 4 + div_scratch_len(shifted, longer)
}

/// The float nearest to `a / b`, ties to even; `None` when `b` is zero.
///
/// `scratch` has at least [`true_div_scratch_len`] limbs; none is used when both operands are
/// below 2^53 in magnitude.
pub fn true_div(
    a: IntRef<'_>,
    b: IntRef<'_>,
    scratch: &mut [u32],
) -> Option<Result<f64, FloatOverflow>> {
    if b.is_zero() {
        return None;
    }
    let differ = a.negative != b.negative;
    if a.bit_length() <= 53 && b.bit_length() <= 53 {
        let small = |x: IntRef<'_>| x.abs().to_u64().unwrap_or(0) as f64;
        return Some(Ok(with_sign(small(a) / small(b), differ)));
    }
    Some(div_to_float(a.limbs, b.limbs, scratch).map(|value| with_sign(value, differ)))
}

/// Divides after a shift of `a` that leaves 63 or 64 bits of quotient.
fn div_to_float(a: &[u32], b: &[u32], scratch: &mut [u32]) -> Result<f64, FloatOverflow> {
    if a.is_empty() {
        return Ok(0.0);
    }
    let difference = bit_length(a) as i64 - bit_length(b) as i64;
    if difference > 1030 {
        return Err(FloatOverflow);
    }
    if difference < -1100 {
        return Ok(0.0);
    }
    let shift = 63 - difference;
    let (shifted, scratch, lost) = if shift >= 0 {
        let (out, rest) = scratch.split_at_mut(shl_len(a.len(), shift as usize));
        shl_magnitude(a, shift as usize, out);
        (out, rest, false)
    } else {
        let bits = shift.unsigned_abs() as usize;
        let (out, rest) = scratch.split_at_mut(shr_len(a.len(), bits));
        let lost = shr_magnitude(a, bits, out);
        (out, rest, lost)
    };
    let dividend = trimmed(shifted);
    let (quotient, scratch) = scratch.split_at_mut(quotient_len(dividend.len(), b.len()));
    let (remainder, scratch) = scratch.split_at_mut(b.len());
    div_magnitudes(dividend, b, quotient, remainder, scratch);
    let mantissa = u64::from(quotient[0]) | u64::from(quotient[1]) << 32;
    let sticky = lost || remainder.iter().any(|&limb| limb != 0);
    compose(mantissa, -shift, sticky)
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    #[test]
    fn rounding_agrees_with_the_hardware() {
        let mut state = 88_172_645_463_325_252u64;
        for _ in 0..20_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let value = (i128::from(state as i64) << (state % 60)) + i128::from(state % 3) - 1;
            assert_eq!(to_f64(Fixed::from(value).as_int()), Ok(value as f64));
        }
        let ties = [
            (1i128 << 54) + 2,
            (1 << 54) + 6,
            (1 << 64) + (1 << 11),
            i128::MIN,
        ];
        for value in ties {
            assert_eq!(to_f64(Fixed::from(value).as_int()), Ok(value as f64));
        }
    }

    #[test]
    fn the_largest_float_and_what_lies_above() {
        let mut limbs = [0; F64_LIMBS];
        let written = from_f64(f64::MAX, &mut limbs).unwrap();
        assert_eq!(written.len, 32);
        assert_eq!(to_f64(written.read(&limbs)), Ok(f64::MAX));
        assert_eq!(
            to_f64(IntRef::new(true, &[u32::MAX; 32])),
            Err(FloatOverflow)
        );
    }

    #[test]
    fn comparison_is_exact() {
        let three = Fixed::from(3i64);
        assert_eq!(cmp_f64(three.as_int(), 3.0), Some(Ordering::Equal));
        assert_eq!(cmp_f64(three.as_int(), 3.5), Some(Ordering::Less));
        assert_eq!(cmp_f64(three.as_int().neg(), -3.5), Some(Ordering::Greater));
        assert_eq!(cmp_f64(three.as_int(), f64::INFINITY), Some(Ordering::Less));
        assert_eq!(cmp_f64(IntRef::ZERO, -0.0), Some(Ordering::Equal));
        assert_eq!(cmp_f64(IntRef::ZERO, 5e-324), Some(Ordering::Less));
        assert_eq!(cmp_f64(IntRef::ZERO, f64::NAN), None);
        let odd = Fixed::from((1i64 << 53) + 1);
        assert_eq!(
            cmp_f64(odd.as_int(), 9_007_199_254_740_992.0),
            Some(Ordering::Greater)
        );
    }

    #[test]
    fn quotients_round_once() {
        let divide = |a: i128, b: i128| {
            let (x, y) = (Fixed::from(a), Fixed::from(b));
            let mut scratch = [0; 64];
            true_div(x.as_int(), y.as_int(), &mut scratch)
        };
        assert_eq!(divide(1, 0), None);
        assert_eq!(divide(1, 3), Some(Ok(1.0 / 3.0)));
        assert_eq!(divide(-1, 2), Some(Ok(-0.5)));
        assert_eq!(divide(1 << 100, 1 << 98), Some(Ok(4.0)));
        assert_eq!(divide((1 << 100) + 1, -(1 << 100)), Some(Ok(-1.0)));
        assert_eq!(divide(i128::MAX, 3), Some(Ok(i128::MAX as f64 / 3.0)));
        let zero = divide(0, -(1 << 60)).unwrap().unwrap();
        assert!(zero == 0.0 && zero.is_sign_negative());
    }
}
