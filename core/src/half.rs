//! Floats of 16 bits (IEEE 754 binary16), as `struct` and `memoryview` store them.

const SIGN: u16 = 1 << 15;
const INFINITE: u16 = 0x7C00;
const QUIET_NAN: u16 = 0x7E00;

/// The float as binary16, rounded to even; `None` where it is finite and too large.
pub fn from_f64(x: f64) -> Option<u16> {
    let sign = if x.is_sign_negative() { SIGN } else { 0 };
    if x.is_nan() {
        return Some(sign | QUIET_NAN);
    }
    if x.is_infinite() {
        return Some(sign | INFINITE);
    }
    let exponent = (x.to_bits() >> 52 & 0x7FF) as i32 - 1023;
    let significand = x.to_bits() & ((1 << 52) - 1) | 1 << 52;
    // What is below 2^-14 keeps the exponent -14 and loses bits in front.
    let kept = exponent.max(-14);
    let shift = 42 + (kept - exponent);
    if shift > 53 {
        return Some(sign);
    }
    let (units, rest) = (significand >> shift, significand & ((1 << shift) - 1));
    let middle = 1 << (shift - 1);
    let up = rest > middle || rest == middle && units & 1 == 1;
    let bits = ((kept + 14) << 10) as u64 + units + u64::from(up);
    (bits < u64::from(INFINITE)).then_some(sign | bits as u16)
}

/// The number that is stored as these bits.
pub fn to_f64(bits: u16) -> f64 {
    let (exponent, fraction) = (u64::from(bits >> 10 & 31), u64::from(bits & 0x3FF));
    let size = match exponent {
        0 => fraction as f64 * f64::from_bits((1023 - 24) << 52),
        31 if fraction == 0 => f64::INFINITY,
        31 => f64::NAN,
        _ => f64::from_bits((exponent + 1023 - 15) << 52 | fraction << 42),
    };
    if bits & SIGN == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_comes_back() {
        for bits in 0..=u16::MAX {
            let x = to_f64(bits);
            if x.is_nan() {
                assert_eq!(from_f64(x).map(|b| b & INFINITE), Some(INFINITE));
            } else {
                assert_eq!(from_f64(x), Some(bits));
            }
        }
    }

    #[test]
    fn between_two_numbers_the_nearer_or_the_even_one_is_taken() {
        for bits in 0..INFINITE - 1 {
            let (low, high) = (to_f64(bits), to_f64(bits + 1));
            let middle = (low + high) / 2.0;
            let even = bits + (bits & 1);
            assert_eq!(from_f64(middle), Some(even));
            assert_eq!(from_f64(f64::from_bits(middle.to_bits() - 1)), Some(bits));
            assert_eq!(
                from_f64(f64::from_bits(middle.to_bits() + 1)),
                Some(bits + 1)
            );
        }
    }

    #[test]
    fn what_is_too_large_or_too_small() {
        assert_eq!(from_f64(65519.99), Some(INFINITE - 1));
        assert_eq!(from_f64(65520.0), None);
        assert_eq!(from_f64(-1e300), None);
        assert_eq!(from_f64(f64::INFINITY), Some(INFINITE));
        assert_eq!(from_f64(-2f64.powi(-25)), Some(SIGN));
        assert_eq!(from_f64(1e-320), Some(0));
    }
}
