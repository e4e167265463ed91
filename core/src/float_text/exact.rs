//! Floats and decimals in exact arithmetic: small, and slower than the algorithms of `core`, whose
//! tables and cases take 19 KB. Used where the feature `fast-floats` is left out.

use super::digits::{Decimal, DigitCount};

/// Decimal digits of a limb.
const LIMB_DIGITS: usize = 9;
const BASE: u32 = 1_000_000_000;
/// Limbs of the integral part: the largest float has 309 digits.
const POINT: usize = 36;
/// Limbs in all: the smallest float has 1074 digits after the point.
const LIMBS: usize = POINT + 122;
/// The most bits that one step shifts by.
const STEP: u32 = 29;
/// The integral part of a float's whole multiple of its last place.
const IMPLICIT: u64 = 1 << 52;
/// The exponent of the last place of the smallest floats.
const LEAST_EXPONENT: i32 = -1074;

/// A decimal number with a fixed point.
struct Wide {
    /// From the highest; those from [`POINT`] on are behind the point.
    limbs: [u32; LIMBS],
    /// First limb that is not zero, or a lower one.
    first: usize,
    /// Behind the last limb that is not zero, or a higher one.
    end: usize,
    /// Whether something that is not zero is beyond the last limb.
    sticky: bool,
}

impl Wide {
    fn new() -> Wide {
        Wide {
            limbs: [0; LIMBS],
            first: POINT,
            end: POINT,
            sticky: false,
        }
    }

    /// Divides by `2^bits`.
    fn halve(&mut self, bits: u32) {
        let mut rest = 0;
        let mut at = self.first;
        while at < LIMBS && (at < self.end || rest != 0) {
            let n = rest * u64::from(BASE) + u64::from(self.limbs[at]);
            self.limbs[at] = (n >> bits) as u32;
            rest = n & ((1 << bits) - 1);
            at += 1;
        }
        self.sticky |= rest != 0;
        self.end = self.end.max(at);
        while self.first < self.end && self.limbs[self.first] == 0 {
            self.first += 1;
        }
    }

    /// Multiplies by `2^bits`.
    fn double(&mut self, bits: u32) {
        let mut carry = 0;
        let mut at = self.end;
        while at > 0 && (at > self.first || carry != 0) {
            at -= 1;
            let n = (u64::from(self.limbs[at]) << bits) + carry;
            self.limbs[at] = (n % u64::from(BASE)) as u32;
            carry = n / u64::from(BASE);
        }
        self.first = self.first.min(at);
        while self.end > self.first && self.limbs[self.end - 1] == 0 {
            self.end -= 1;
        }
    }

    /// The float `magnitude`, which is finite and not negative.
    fn of_float(magnitude: f64) -> Wide {
        let bits = magnitude.to_bits();
        let (field, fraction) = ((bits >> 52) as i32, bits & (IMPLICIT - 1));
        let mantissa = fraction | if field == 0 { 0 } else { IMPLICIT };
        let mut exponent = field.max(1) - 1075;
        let mut wide = Wide::new();
        wide.limbs[POINT - 1] = (mantissa % u64::from(BASE)) as u32;
        wide.limbs[POINT - 2] = (mantissa / u64::from(BASE)) as u32;
        wide.first = POINT - 2;
        while exponent != 0 {
            let bits = exponent.unsigned_abs().min(STEP);
            if exponent < 0 {
                wide.halve(bits);
                exponent += bits as i32;
            } else {
                wide.double(bits);
                exponent -= bits as i32;
            }
        }
        wide
    }

    /// The number `0.DIGITS * 10^point`, where `point` is one that floats have.
    fn of_digits(digits: &[u8], point: i32) -> Wide {
        let mut wide = Wide::new();
        let start = POINT as i32 * LIMB_DIGITS as i32 - point;
        for (place, &digit) in (start as usize..).zip(digits) {
            match wide.limbs.get_mut(place / LIMB_DIGITS) {
                Some(limb) => {
                    let zeros = LIMB_DIGITS - 1 - place % LIMB_DIGITS;
                    *limb += u32::from(digit - b'0') * 10u32.pow(zeros as u32);
                    wide.end = wide.end.max(place / LIMB_DIGITS + 1);
                }
                None => wide.sticky |= digit != b'0',
            }
        }
        wide.first = (start as usize / LIMB_DIGITS).min(wide.end);
        wide
    }

    /// The integral part, or `u64::MAX` where it has more than 18 digits.
    fn integral(&self) -> u64 {
        match self.limbs[self.first.min(POINT)..POINT] {
            [] => 0,
            [low] => u64::from(low),
            [high, low] => u64::from(high) * u64::from(BASE) + u64::from(low),
            _ => u64::MAX,
        }
    }

    /// Whether what is behind the point is more than a half, or that and `odd`.
    fn rounds_up(&self, odd: bool) -> bool {
        let beyond = || self.sticky || self.limbs[POINT + 1..].iter().any(|&limb| limb != 0);
        let half = BASE / 2;
        self.limbs[POINT] > half || self.limbs[POINT] == half && (odd || beyond())
    }

    /// The nearest float, ties to even.
    fn into_float(mut self) -> f64 {
        let mut exponent = 0;
        while self.integral() >= 2 * IMPLICIT {
            let bits = if self.first + 3 < POINT { STEP } else { 1 };
            self.halve(bits);
            exponent += bits as i32;
        }
        while self.integral() < IMPLICIT && exponent > LEAST_EXPONENT {
            let far = self.integral() == 0 && exponent - STEP as i32 > LEAST_EXPONENT;
            let bits = if far { STEP } else { 1 };
            self.double(bits);
            exponent -= bits as i32;
            // 29 bits at once may be too many only where there was nothing before the point.
            debug_assert!(self.integral() < 2 * IMPLICIT);
        }
        let whole = self.integral();
        let mantissa = whole + u64::from(self.rounds_up(whole & 1 == 1));
        // A mantissa that overflows into the exponent's field is what is wanted, infinity included.
        let field = if whole < IMPLICIT { 1 } else { exponent + 1075 };
        if field > 2046 {
            return f64::INFINITY;
        }
        f64::from_bits((((field - 1) as u64) << 52) + mantissa)
    }

    /// Digit number `place`, from the highest limb's first.
    fn digit(&self, place: usize) -> u8 {
        let limb = self.limbs.get(place / LIMB_DIGITS).copied().unwrap_or(0);
        let zeros = LIMB_DIGITS - 1 - place % LIMB_DIGITS;
        (limb / 10u32.pow(zeros as u32) % 10) as u8
    }

    /// Whether there is something from the digit `place` on.
    fn goes_on(&self, place: usize) -> bool {
        (place..LIMBS * LIMB_DIGITS).any(|place| self.digit(place) != 0)
    }
}

/// The float nearest to `0.DIGITS * 10^point`, ties to even.
pub(super) fn nearest(digits: &[u8], point: i32) -> f64 {
    match point {
        _ if digits.iter().all(|&digit| digit == b'0') => 0.0,
        ..-330 => 0.0,
        310.. => f64::INFINITY,
        _ => Wide::of_digits(digits, point).into_float(),
    }
}

/// How what lies behind the last digit is rounded.
#[derive(Clone, Copy, PartialEq)]
enum Rounding {
    /// To the nearest, ties to even.
    Nearest,
    /// To the neighbour that is not the nearest.
    Other,
}

/// Puts digits of a number into `digits`, `from` the place of its first digit up to the place
/// `to`; how many they are and where the point stands.
fn round(
    wide: &Wide,
    (from, to): (usize, usize),
    rounding: Rounding,
    digits: &mut [u8],
) -> (usize, i32) {
    let mut point = (POINT * LIMB_DIGITS) as i32 - from as i32;
    let len = to.saturating_sub(from).min(digits.len());
    for (i, digit) in digits[..len].iter_mut().enumerate() {
        *digit = b'0' + wide.digit(from + i);
    }
    let to = from.max(to);
    let odd = to > from && wide.digit(to - 1) & 1 == 1;
    let up = match wide.digit(to) {
        5 => odd || wide.goes_on(to + 1),
        digit => digit > 5,
    };
    if up != (rounding == Rounding::Nearest) {
        return (len, point);
    }
    for digit in digits[..len].iter_mut().rev() {
        if *digit != b'9' {
            *digit += 1;
            return (len, point);
        }
        *digit = b'0';
    }
    // All were nines, or there is no digit: 1 and zeros, of a number with a digit more.
    point += 1;
    let len = digits.len().min(len + 1);
    digits[..len].fill(b'0');
    digits[..len.min(1)].fill(b'1');
    (len, point)
}

/// Calls `then` with digits of `magnitude`, in the room that `digits` is.
pub(super) fn with_digits<R>(
    magnitude: f64,
    count: DigitCount,
    digits: &mut [u8],
    then: impl FnOnce(Decimal<'_>) -> R,
) -> R {
    let wide = Wide::of_float(magnitude);
    let start = wide.first * LIMB_DIGITS;
    let Some(from) = (start..LIMBS * LIMB_DIGITS).find(|&place| wide.digit(place) != 0) else {
        return then(Decimal {
            digits: &[],
            point: 1,
        });
    };
    let end = LIMBS * LIMB_DIGITS;
    let (len, point) = match count {
        DigitCount::Shortest => shortest(magnitude, &wide, from, digits),
        DigitCount::Significant(n) => {
            let (len, point) = round(
                &wide,
                (from, from.saturating_add(n.max(1)).min(end)),
                Rounding::Nearest,
                digits,
            );
            (len.min(n.max(1)), point)
        }
        DigitCount::Fraction(n) => {
            let to = (POINT * LIMB_DIGITS).saturating_add(n).min(end);
            match from > to {
                true => (0, 1),
                false => round(&wide, (from, to), Rounding::Nearest, digits),
            }
        }
    };
    then(Decimal {
        digits: &digits[..len],
        point: if len == 0 { 1 } else { point },
    })
}

/// The fewest digits that read back as `magnitude`.
fn shortest(magnitude: f64, wide: &Wide, from: usize, digits: &mut [u8]) -> (usize, i32) {
    // Every decimal of 15 digits comes back from a float that has all its bits: so one with
    // fewer digits is the one with 15 and zeros at its end.
    let least = if magnitude < f64::MIN_POSITIVE { 1 } else { 15 };
    let mut found = (0, 1);
    for count in least..=17 {
        // The nearest may be too far where floats lie closer on one side than on the other.
        for rounding in [Rounding::Nearest, Rounding::Other] {
            let (len, point) = round(wide, (from, from + count), rounding, digits);
            found = (len.min(count), point);
            if nearest(&digits[..found.0], point) == magnitude {
                let end = digits[..found.0].iter().rposition(|&digit| digit != b'0');
                return (end.map_or(0, |at| at + 1), point);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::format;
    use std::string::String;

    /// Floats of every size, from a generator of a fixed seed.
    fn floats() -> impl Iterator<Item = f64> {
        let mut state = 0x9E37_79B9_7F4A_7C15u64;
        let random = core::iter::from_fn(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            Some(f64::from_bits(state & (u64::MAX >> 1)))
        });
        let powers = (0..2047).map(|field| f64::from_bits(field << 52));
        let neighbours = (1..2047).map(|field| f64::from_bits((field << 52) - 1));
        let plain = [
            1.0,
            0.1,
            0.3,
            2.5,
            0.5,
            1.5,
            9.995,
            1e22,
            1e23,
            5e-324,
            f64::MAX,
            9.5,
            0.05,
        ];
        random
            .filter(|x| x.is_finite())
            .take(2000)
            .chain(powers)
            .chain(neighbours)
            .chain(plain)
    }

    fn ours(x: f64, count: DigitCount) -> (String, i32) {
        with_digits(x, count, &mut [0; 767], |d| {
            (String::from_utf8(d.significant().into()).unwrap(), d.point)
        })
    }

    #[test]
    fn digits_are_those_of_core() {
        for x in floats() {
            let mut counts = std::vec![DigitCount::Shortest, DigitCount::Fraction(3)];
            counts.extend([1, 2, 15, 17, 30].map(DigitCount::Significant));
            counts.extend([0, 1, 20, 400].map(DigitCount::Fraction));
            for count in counts {
                let theirs = super::super::digits::with_digits_of_core(x, count, |d| {
                    (String::from_utf8(d.significant().into()).unwrap(), d.point)
                });
                assert_eq!(ours(x, count), theirs, "{x:e} {count:?}");
            }
        }
    }

    #[test]
    fn the_nearest_float_is_that_of_core() {
        for x in floats() {
            for digits in [1, 5, 16, 17, 18, 40, 760] {
                let text = format!("{x:.*e}", digits - 1);
                let (mantissa, exponent) = text.split_once('e').unwrap();
                let digits: String = mantissa.chars().filter(|&c| c != '.').collect();
                let point = exponent.parse::<i32>().unwrap() + 1;
                let expected: f64 = text.parse().unwrap();
                assert_eq!(nearest(digits.as_bytes(), point), expected, "{text}");
            }
        }
    }

    #[test]
    fn halfway_goes_to_the_even_one() {
        assert_eq!(nearest(b"9007199254740993", 16), 9_007_199_254_740_992.0);
        assert_eq!(
            nearest(b"90071992547409930000000001", 16),
            9_007_199_254_740_994.0
        );
        assert_eq!(nearest(b"9007199254740995", 16), 9_007_199_254_740_996.0);
        assert_eq!(nearest(b"17976931348623159", 309), f64::INFINITY);
        assert_eq!(nearest(b"24703282292062327", -323), 0.0);
        assert_eq!(nearest(b"24703282292062328", -323), f64::from_bits(1));
        assert_eq!(nearest(b"1", 400), f64::INFINITY);
        assert_eq!(nearest(b"1", -400), 0.0);
        assert_eq!(nearest(b"000", 3), 0.0);
    }
}
