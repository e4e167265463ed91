//! Floats as Python writes, reads and rounds them.
//!
//! [`write_repr`] is `repr(float)`, [`parse_float`] is `float(text)`, [`round_to`] is
//! `round(x, n)`. All are exact or correctly rounded, and need no memory but the stack's.

mod digits;
mod exact;
mod parse;

pub use digits::{Decimal, DigitCount, with_digits};
pub use parse::{InvalidFloat, parse_float};

use core::fmt::{self, Write};

/// Room for the text of any float in Python's `repr`.
pub const REPR_LEN: usize = 24;

/// 2^52: floats from here on have no fraction.
const INTEGRAL_FROM: f64 = 4_503_599_627_370_496.0;

/// Decimal places beyond which rounding changes no float, and before which it leaves nothing.
const ROUND_PLACES: core::ops::RangeInclusive<i64> = -308..=323;

/// Writes `repr(value)`: the fewest digits that read back as the same float, with an exponent
/// below 1e-4 and from 1e16.
///
/// # Errors
/// Only those of `out`.
pub fn write_repr(value: f64, out: &mut dyn Write) -> fmt::Result {
    if value.is_nan() {
        return out.write_str("nan");
    }
    if value.is_sign_negative() {
        out.write_char('-')?;
    }
    if value.is_infinite() {
        return out.write_str("inf");
    }
    with_digits(value, DigitCount::Shortest, |decimal| {
        if (-3..=16).contains(&decimal.point) {
            write_positional(decimal, out)
        } else {
            write_scientific(decimal, out)
        }
    })
}

fn write_positional(decimal: Decimal<'_>, out: &mut dyn Write) -> fmt::Result {
    let digits = ascii(decimal.digits);
    let Ok(point @ 1..) = usize::try_from(decimal.point) else {
        out.write_str("0.")?;
        write_zeros(decimal.point.unsigned_abs() as usize, out)?;
        return out.write_str(digits);
    };
    if digits.len() > point {
        let (integral, fraction) = digits.split_at(point);
        out.write_str(integral)?;
        out.write_char('.')?;
        out.write_str(fraction)
    } else {
        out.write_str(digits)?;
        write_zeros(point - digits.len(), out)?;
        out.write_str(".0")
    }
}

fn write_scientific(decimal: Decimal<'_>, out: &mut dyn Write) -> fmt::Result {
    let (first, rest) = ascii(decimal.digits).split_at(1);
    out.write_str(first)?;
    if !rest.is_empty() {
        out.write_char('.')?;
        out.write_str(rest)?;
    }
    let exponent = decimal.point - 1;
    let sign = if exponent < 0 { '-' } else { '+' };
    write!(out, "e{sign}{:02}", exponent.unsigned_abs())
}

fn write_zeros(count: usize, out: &mut dyn Write) -> fmt::Result {
    (0..count).try_for_each(|_| out.write_char('0'))
}

/// Digits are ASCII by construction.
fn ascii(digits: &[u8]) -> &str {
    core::str::from_utf8(digits).unwrap_or_default()
}

/// Whether the float is finite and has no fraction (Python's `float.is_integer`).
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && trunc(value) == value
}

/// The float rounded toward zero to a whole number.
pub fn trunc(value: f64) -> f64 {
    if value.abs() < INTEGRAL_FROM {
        (value as i64 as f64).copysign(value)
    } else {
        value
    }
}

/// The greatest whole number at most `value`.
pub fn floor(value: f64) -> f64 {
    let whole = trunc(value);
    if whole > value { whole - 1.0 } else { whole }
}

/// The least whole number at least `value`.
pub fn ceil(value: f64) -> f64 {
    let whole = trunc(value);
    // The sign of a zero is kept: the ceiling of -0.5 is -0.0.
    if whole < value { whole + 1.0 } else { whole }
}

/// The nearest whole number, ties to even: Python's `round(x)` before it becomes an int.
pub fn round_half_even(value: f64) -> f64 {
    let magnitude = value.abs();
    if magnitude < INTEGRAL_FROM {
        // At 2^52 the spacing of floats is one, so that the addition rounds.
        ((magnitude + INTEGRAL_FROM) - INTEGRAL_FROM).copysign(value)
    } else {
        value
    }
}

/// Rounding made a value too large for a float. Python: `OverflowError: rounded value too large
/// to represent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundOverflow;

/// Python's `round(value, places)`: the float nearest to `value` rounded in decimal, ties of the
/// exact value to even.
///
/// # Errors
/// [`RoundOverflow`] when the result is too large for a float.
pub fn round_to(value: f64, places: i64) -> Result<f64, RoundOverflow> {
    if !value.is_finite() || places > *ROUND_PLACES.end() || value == 0.0 {
        return Ok(value);
    }
    if places < *ROUND_PLACES.start() {
        return Ok(0.0f64.copysign(value));
    }
    let magnitude = match usize::try_from(places) {
        Ok(places) => with_digits(value, DigitCount::Fraction(places), read_back),
        Err(_) => round_to_power(value, places.unsigned_abs() as i32),
    };
    if magnitude.is_infinite() {
        return Err(RoundOverflow);
    }
    Ok(magnitude.copysign(value))
}

/// Rounds the magnitude to a multiple of `10^power`.
fn round_to_power(value: f64, power: i32) -> f64 {
    // Fewer digits than all could have been rounded up to the next power of ten.
    let all = DigitCount::Significant(usize::MAX);
    let point = with_digits(value, all, |decimal| decimal.point);
    match point - power {
        kept @ 1.. => with_digits(value, DigitCount::Significant(kept as usize), read_back),
        // Above half of the power rounds up; the tie goes to zero, which is even.
        0 => with_digits(value, all, |decimal| {
            if decimal.significant() > b"5" {
                read_back(Decimal {
                    digits: b"1",
                    point: power + 1,
                })
            } else {
                0.0
            }
        }),
        _ => 0.0,
    }
}

/// The float nearest to a decimal.
fn read_back(decimal: Decimal<'_>) -> f64 {
    /// Digits of the largest request that rounding makes, and an exponent.
    const ROOM: usize = 800;
    let digits = decimal.significant();
    if digits.is_empty() {
        return 0.0;
    }
    if cfg!(not(feature = "fast-floats")) {
        return exact::nearest(digits, decimal.point);
    }
    let mut text = TextBuffer::<ROOM>::new();
    let exponent = decimal.point - digits.len() as i32;
    let written = write!(text, "{}e{exponent}", ascii(digits));
    debug_assert!(written.is_ok(), "no float has so many digits");
    text.as_str().parse().unwrap_or(f64::NAN)
}

/// Text in a fixed array.
struct TextBuffer<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> TextBuffer<N> {
    const fn new() -> Self {
        TextBuffer {
            bytes: [0; N],
            len: 0,
        }
    }

    fn as_str(&self) -> &str {
        ascii(&self.bytes[..self.len])
    }
}

impl<const N: usize> Write for TextBuffer<N> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        let place = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// Writes `value.hex()`: the exact value in hexadecimal with a binary exponent.
///
/// # Errors
/// Only those of `out`.
pub fn write_hex(value: f64, out: &mut dyn Write) -> fmt::Result {
    if !value.is_finite() {
        return write_repr(value, out);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return write!(out, "{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let field = (bits >> 52 & 0x7ff) as i32;
    let (lead, exponent) = if field == 0 {
        (0, -1022)
    } else {
        (1, field - 1023)
    };
    let fraction = bits & ((1 << 52) - 1);
    write!(out, "{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repr(value: f64) -> TextBuffer<REPR_LEN> {
        let mut text = TextBuffer::new();
        write_repr(value, &mut text).unwrap();
        text
    }

    #[test]
    fn known_texts() {
        for (value, expected) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (123_456_789_012_345.67, "123456789012345.67"),
            (0.0001, "0.0001"),
            (1e-5, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (-1.797_693_134_862_315_7e308, "-1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::NEG_INFINITY, "-inf"),
            (-f64::NAN, "nan"),
        ] {
            assert_eq!(repr(value).as_str(), expected);
        }
    }

    #[test]
    fn rounding_follows_python() {
        for (value, places, expected) in [
            (2.675, 2, 2.67f64),
            (0.125, 2, 0.12),
            (0.375, 2, 0.38),
            (2.5, 0, 2.0),
            (15.0, -1, 20.0),
            (25.0, -1, 20.0),
            (5.0, -1, 0.0),
            (5.1, -1, 10.0),
            (4.9, -1, 0.0),
            (99.0, -1, 100.0),
            (1234.5, -5, 0.0),
            (1e22, 400, 1e22),
            (-0.4, 0, -0.0),
        ] {
            let rounded = round_to(value, places).unwrap();
            assert_eq!(rounded.to_bits(), expected.to_bits(), "{value} {places}");
        }
        assert_eq!(round_to(f64::MAX, -308), Err(RoundOverflow));
    }

    #[test]
    fn whole_numbers() {
        assert!(is_integer(-3.0) && is_integer(1e300) && !is_integer(0.5));
        assert!(!is_integer(f64::INFINITY) && !is_integer(f64::NAN));
        assert_eq!((floor(-0.5), ceil(0.5), floor(2.0)), (-1.0, 1.0, 2.0));
        assert!(ceil(-0.5).is_sign_negative() && trunc(-0.5).is_sign_negative());
        assert_eq!((round_half_even(2.5), round_half_even(-3.5)), (2.0, -4.0));
        assert_eq!(round_half_even(0.499_999_999_999_999_94), 0.0);
    }

    #[test]
    fn hexadecimal_is_exact() {
        for (value, expected) in [
            (1.0, "0x1.0000000000000p+0"),
            (-0.1, "-0x1.999999999999ap-4"),
            (5e-324, "0x0.0000000000001p-1022"),
            (-0.0, "-0x0.0p+0"),
        ] {
            let mut text = TextBuffer::<32>::new();
            write_hex(value, &mut text).unwrap();
            assert_eq!(text.as_str(), expected);
        }
    }
}
