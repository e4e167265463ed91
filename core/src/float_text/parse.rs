//! Text to float, as Python's `float(text)` reads it.

use crate::int_text::{decimal_value, trim};

/// Significant digits after which only whether a further one is not zero can matter: no float,
/// and no point halfway between two, has more.
const MOST_DIGITS: usize = 770;

/// The text is not a float.
///
/// Python's message needs the `repr` of the text: `could not convert string to float: 'x'`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidFloat;

/// The float nearest to the number that `text` writes, ties to even. White space around it,
/// underscores between digits, decimal digits of any script, and `inf`, `infinity` and `nan` in
/// any case are read as Python reads them; what is too large becomes an infinity.
///
/// # Errors
/// [`InvalidFloat`] for anything else.
pub fn parse_float(text: &str) -> Result<f64, InvalidFloat> {
    let text = trim(text);
    if cfg!(not(feature = "fast-floats")) {
        return match named(text) {
            Some(value) => Ok(value),
            None => Literal::scan(text)?.value(),
        };
    }
    let plain = text.bytes().all(|byte| byte != b'_' && byte.is_ascii());
    if plain {
        // The language of `str::parse` is Python's without underscores.
        return text.parse().map_err(|_| InvalidFloat);
    }
    Literal::scan(text)?.value()
}

/// What is no number but a name, with a sign or none.
fn named(text: &str) -> Option<f64> {
    let name = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is = |other: &str| name.eq_ignore_ascii_case(other);
    let value = match is("inf") || is("infinity") {
        true => f64::INFINITY,
        false if is("nan") => f64::NAN,
        false => return None,
    };
    Some(if text.starts_with('-') { -value } else { value })
}

/// A float literal reduced to the digits that matter: `DIGITS * 10^exponent`.
struct Literal {
    negative: bool,
    digits: [u8; MOST_DIGITS],
    len: usize,
    /// Whether a digit that is not zero found no room.
    sticky: bool,
    exponent: i64,
}

impl Literal {
    fn scan(text: &str) -> Result<Self, InvalidFloat> {
        let mut literal = Literal {
            negative: text.starts_with('-'),
            digits: [0; MOST_DIGITS],
            len: 0,
            sticky: false,
            exponent: 0,
        };
        let text = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (text, None),
        };
        let (integral, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = each_digit(integral, |digit| literal.push(digit, 0))?
            + each_digit(fraction, |digit| literal.push(digit, -1))?;
        if digits == 0 {
            return Err(InvalidFloat);
        }
        if let Some(text) = exponent {
            literal.exponent += scan_exponent(text)?;
        }
        Ok(literal)
    }

    /// Takes a digit that stands before the point (`shift` 0) or after it (`shift` -1).
    fn push(&mut self, digit: u8, shift: i64) {
        if self.len == 0 && digit == 0 {
            self.exponent += shift;
        } else if let Some(place) = self.digits.get_mut(self.len) {
            *place = b'0' + digit;
            self.len += 1;
            self.exponent += shift;
        } else {
            self.sticky |= digit != 0;
            self.exponent += shift + 1;
        }
    }

    fn value(&self) -> Result<f64, InvalidFloat> {
        if self.len == 0 {
            return Ok(if self.negative { -0.0 } else { 0.0 });
        }
        if cfg!(not(feature = "fast-floats")) {
            let point = (self.exponent + self.len as i64).clamp(-99_999, 99_999);
            let mut digits = [b'1'; MOST_DIGITS + 1];
            digits[..self.len].copy_from_slice(&self.digits[..self.len]);
            let len = self.len + usize::from(self.sticky);
            let magnitude = super::exact::nearest(&digits[..len], point as i32);
            return Ok(if self.negative { -magnitude } else { magnitude });
        }
        let mut text = [0; MOST_DIGITS + 32];
        text[..self.len].copy_from_slice(&self.digits[..self.len]);
        let mut at = self.len;
        let mut exponent = self.exponent;
        if self.sticky {
            text[at] = b'1';
            at += 1;
            exponent -= 1;
        }
        at += write_exponent(exponent.clamp(-99_999, 99_999), &mut text[at..]);
        let text = core::str::from_utf8(&text[..at]).map_err(|_| InvalidFloat)?;
        let magnitude: f64 = text.parse().map_err(|_| InvalidFloat)?;
        Ok(if self.negative { -magnitude } else { magnitude })
    }
}

/// Calls `take` with each digit's value; returns their number. Underscores stand only between
/// digits.
fn each_digit(text: &str, mut take: impl FnMut(u8)) -> Result<usize, InvalidFloat> {
    let mut count = 0;
    let mut after_digit = false;
    for c in text.chars() {
        if c == '_' && after_digit {
            after_digit = false;
        } else {
            take(decimal_value(c).ok_or(InvalidFloat)? as u8);
            count += 1;
            after_digit = true;
        }
    }
    if after_digit || text.is_empty() {
        Ok(count)
    } else {
        Err(InvalidFloat)
    }
}

/// The exponent, held within bounds beyond which every float is zero or infinite.
fn scan_exponent(text: &str) -> Result<i64, InvalidFloat> {
    let negative = text.starts_with('-');
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let mut value = 0i64;
    let count = each_digit(digits, |digit| {
        value = (value * 10 + i64::from(digit)).min(1 << 50);
    })?;
    match count {
        0 => Err(InvalidFloat),
        _ => Ok(if negative { -value } else { value }),
    }
}

/// Writes `e` and an exponent of at most five digits; returns the number of bytes.
fn write_exponent(exponent: i64, out: &mut [u8]) -> usize {
    out[0] = b'e';
    out[1] = if exponent < 0 { b'-' } else { b'+' };
    let mut rest = exponent.unsigned_abs();
    for place in out[2..7].iter_mut().rev() {
        *place = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_python_reads() {
        for (text, expected) in [
            ("1", 1.0),
            (" -1.5e3\n", -1500.0),
            ("1_000.2_5", 1000.25),
            ("1e1_0", 1e10),
            (".5_0", 0.5),
            ("5_0.", 50.0),
            ("InFiNiTy", f64::INFINITY),
            ("-inf", f64::NEG_INFINITY),
            ("\u{661}.\u{665}", 1.5),
            ("1_0e400", f64::INFINITY),
            ("0_0e999999999999999999999", 0.0),
            ("1_0e-400", 0.0),
            ("0.000_000_1", 1e-7),
        ] {
            assert_eq!(parse_float(text), Ok(expected), "{text:?}");
        }
        assert!(parse_float("nan").unwrap().is_nan());
        assert!(parse_float("-0_0").unwrap().is_sign_negative());
    }

    #[test]
    fn texts_that_python_refuses() {
        for text in [
            "", ".", "_", "1_", "_1", "1__0", "1_.0", "1._0", "1e", "1e_1", "1_0e", "1_0e1_",
            "0x1", "+-1", "in_f", "1 2", "e5", "1_0e+", "._1", "1_e5", "infin", "\u{e9}",
        ] {
            assert_eq!(parse_float(text), Err(InvalidFloat), "{text:?}");
        }
    }

    #[test]
    fn a_digit_far_behind_breaks_a_tie() {
        let mut text = [b'0'; 900];
        text[..17].copy_from_slice(b"9007199254740993.");
        text[20] = b'_';
        let tie = core::str::from_utf8(&text).unwrap();
        assert_eq!(parse_float(tie), Ok(9_007_199_254_740_992.0));
        text[899] = b'1';
        let above = core::str::from_utf8(&text).unwrap();
        assert_eq!(parse_float(above), Ok(9_007_199_254_740_994.0));
    }
}
