//! The decimal digits of a float: the fewest that identify it, or an exact number of them.
//!
//! `core::fmt` computes the digits, correctly rounded (ties to even); its text is taken apart
//! here so that Python's layouts can be put together from it.

use core::fmt::{self, Write};

/// Significant digits after which the exact decimal value of any float has ended.
const MOST_DIGITS: usize = 767;

/// Digits after the point after which the exact decimal value of any float has ended.
const MOST_FRACTION_DIGITS: usize = 1074;

/// Digits that suffice for the shortest form (17) and for what programs commonly ask for.
const FEW_DIGITS: usize = 40;

/// How many digits of a float are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigitCount {
    /// The fewest that identify the float among all floats.
    Shortest,
    /// So many significant digits, at least one.
    Significant(usize),
    /// So many digits after the point.
    Fraction(usize),
}

/// The magnitude of a float in decimal: `0.DIGITS * 10^point`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal<'a> {
    /// ASCII digits, the first not zero; empty for zero. Digits beyond these are zeros.
    pub digits: &'a [u8],
    /// Where the point stands, in digits after the start of `digits`; 1 for zero.
    pub point: i32,
}

impl Decimal<'_> {
    /// The digits without trailing zeros.
    pub fn significant(&self) -> &[u8] {
        let end = self.digits.iter().rposition(|&digit| digit != b'0');
        &self.digits[..end.map_or(0, |at| at + 1)]
    }
}

/// Calls `then` with digits of the magnitude of `value`, which is finite.
pub fn with_digits<R>(value: f64, count: DigitCount, then: impl FnOnce(Decimal<'_>) -> R) -> R {
    if cfg!(not(feature = "fast-floats")) {
        let mut digits = [0; MOST_DIGITS];
        return super::exact::with_digits(value.abs(), count, &mut digits, then);
    }
    with_digits_of_core(value, count, then)
}

/// As [`with_digits`], by the algorithms of `core`.
pub(super) fn with_digits_of_core<R>(
    value: f64,
    count: DigitCount,
    then: impl FnOnce(Decimal<'_>) -> R,
) -> R {
    let magnitude = value.abs();
    let few = match count {
        DigitCount::Shortest => true,
        DigitCount::Significant(n) => n <= FEW_DIGITS,
        DigitCount::Fraction(n) => n <= FEW_DIGITS - 20 && magnitude < 1e19,
    };
    if few {
        let mut collected = Collector::<FEW_DIGITS>::new();
        collected.collect(magnitude, count);
        let even = match count {
            DigitCount::Shortest => tie_to_even(magnitude, collected.decimal()),
            DigitCount::Significant(_) | DigitCount::Fraction(_) => None,
        };
        then(even.as_ref().unwrap_or(&collected).decimal())
    } else {
        let mut collected = Collector::<MOST_DIGITS>::new();
        collected.collect(magnitude, count);
        then(collected.decimal())
    }
}

/// Decides a shortest form that lies halfway between two candidates as Python does.
///
/// `core::fmt` leaves open which of two equally near shortest forms it gives; Python takes the
/// one whose last digit is even, if that too reads back as the same float.
fn tie_to_even(magnitude: f64, shortest: Decimal<'_>) -> Option<Collector<FEW_DIGITS>> {
    let last = shortest.digits.last()?;
    // Halfway means that one more digit, an odd one (a five), ends the exact value: the value
    // is an odd multiple of the power of two that is in that digit's place value.
    let place = shortest.point - shortest.digits.len() as i32 - 1;
    if last & 1 == 0 || trailing_zero_bits(magnitude) != place {
        return None;
    }
    let mut even = Collector::new();
    even.collect(magnitude, DigitCount::Significant(shortest.digits.len()));
    (super::read_back(even.decimal()) == magnitude).then_some(even)
}

/// The exponent of the greatest power of two of which a positive float is a whole multiple.
fn trailing_zero_bits(magnitude: f64) -> i32 {
    let bits = magnitude.to_bits();
    let (field, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let hidden = u64::from(field != 0) << 52;
    field.max(1) - 1075 + (fraction | hidden).trailing_zeros() as i32
}

/// Takes the text of a float apart while `core::fmt` writes it.
struct Collector<const N: usize> {
    digits: [u8; N],
    len: usize,
    point: i32,
    after_point: bool,
    /// The exponent read so far, once an `e` has been seen.
    exponent: Option<i32>,
    exponent_sign: i32,
}

impl<const N: usize> Collector<N> {
    fn new() -> Self {
        Collector {
            digits: [0; N],
            len: 0,
            point: 0,
            after_point: false,
            exponent: None,
            exponent_sign: 1,
        }
    }

    fn collect(&mut self, magnitude: f64, count: DigitCount) {
        let written = match count {
            DigitCount::Shortest => write!(self, "{magnitude:e}"),
            DigitCount::Significant(n) => {
                let precision = n.clamp(1, MOST_DIGITS) - 1;
                write!(self, "{magnitude:.precision$e}")
            }
            DigitCount::Fraction(n) => {
                let precision = n.min(MOST_FRACTION_DIGITS);
                write!(self, "{magnitude:.precision$}")
            }
        };
        debug_assert!(written.is_ok(), "a collector accepts everything");
    }

    fn digit(&mut self, digit: u8) {
        if self.len == 0 && digit == b'0' {
            self.point -= i32::from(self.after_point);
            return;
        }
        self.point += i32::from(!self.after_point);
        // What lies beyond the room can only be zeros.
        if let Some(place) = self.digits.get_mut(self.len) {
            *place = digit;
            self.len += 1;
        }
    }

    fn byte(&mut self, byte: u8) {
        match (byte, self.exponent) {
            (b'e', _) => self.exponent = Some(0),
            (b'.', _) => self.after_point = true,
            (b'0'..=b'9', None) => self.digit(byte),
            (b'0'..=b'9', Some(exponent)) => {
                let digit = i32::from(byte - b'0');
                self.exponent = Some(exponent * 10 + self.exponent_sign * digit);
            }
            (b'-', Some(_)) => self.exponent_sign = -1,
            _ => {}
        }
    }

    fn decimal(&self) -> Decimal<'_> {
        let digits = &self.digits[..self.len];
        let point = if digits.is_empty() {
            1
        } else {
            self.point + self.exponent.unwrap_or(0)
        };
        Decimal { digits, point }
    }
}

impl<const N: usize> Write for Collector<N> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.bytes().for_each(|byte| self.byte(byte));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, count: DigitCount, digits: &str, point: i32) {
        with_digits(value, count, |decimal| {
            let got = core::str::from_utf8(decimal.digits).unwrap();
            assert_eq!((got, decimal.point), (digits, point), "{value:e} {count:?}");
        });
    }

    #[test]
    fn digits_and_point() {
        check(0.0, DigitCount::Shortest, "", 1);
        check(1.0, DigitCount::Shortest, "1", 1);
        check(-0.001_25, DigitCount::Shortest, "125", -2);
        check(1e300, DigitCount::Shortest, "1", 301);
        check(
            f64::from_bits(0x4319_a8dd_ac1e_84a5),
            DigitCount::Shortest,
            "18056361116715932",
            16,
        );
        check(2.5, DigitCount::Fraction(0), "2", 1);
        check(0.5, DigitCount::Fraction(0), "", 1);
        check(9.99, DigitCount::Fraction(1), "100", 2);
        check(0.012, DigitCount::Fraction(2), "1", -1);
        check(9.99e-7, DigitCount::Significant(1), "1", -5);
        check(123.0, DigitCount::Significant(5), "12300", 3);
    }

    #[test]
    fn exact_values_end() {
        let tiny = f64::from_bits(1);
        with_digits(tiny, DigitCount::Fraction(2000), |decimal| {
            assert_eq!((decimal.significant().len(), decimal.point), (751, -323));
        });
        with_digits(f64::MAX, DigitCount::Fraction(30), |decimal| {
            assert_eq!((decimal.digits.len(), decimal.point), (339, 309));
        });
    }
}
