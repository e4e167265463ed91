//! The text of integers: what Python's `int(text, base)` reads, and digits of small values.
//!
//! Values that 64 bits hold never touch [`crate::bigint`]; longer literals are handed to it
//! digit by digit, into limbs that the caller owns.

use crate::bigint::{self, Written};
use crate::features::Feature;

/// Digits above which conversions between integers and decimal text are refused by default
/// (`sys.int_info.default_max_str_digits`).
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// Decimal digits that never make a value beyond 64 bits.
const SAFE_DIGITS: usize = 18;

/// The characters of decimal value zero beyond ASCII (Unicode 15.1, general category Nd); the
/// nine that follow each have the values one to nine.
const DECIMAL_ZEROS: [u32; 67] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
    0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950,
    0x1fbf0,
];

/// The decimal value of a character, in any script (Python's `unicodedata.decimal`).
pub fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    let after = DECIMAL_ZEROS.partition_point(|&zero| zero <= code);
    let value = code - DECIMAL_ZEROS.get(after.checked_sub(1)?)?;
    (value < 10).then_some(value)
}

/// Whether Python counts the character as white space (`str.isspace`): Unicode's, and the four
/// ASCII information separators.
pub fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
        || c == '\u{b}'
        || Feature::Unicode.included() && c.is_whitespace()
        || matches!(c, '\u{1c}'..='\u{1f}')
}

/// `text` without the white space around it that Python's number parsers skip: all of
/// [`is_space`], but in a text of ASCII alone not the information separators.
pub fn trim(text: &str) -> &str {
    if text.is_ascii() {
        text.trim_matches(|c: char| matches!(c, ' ' | '\t'..='\r'))
    } else {
        text.trim_matches(is_space)
    }
}

/// The text is not an integer in the given base.
///
/// Python's message needs the `repr` of the text: `invalid literal for int() with base 10: 'x'`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidInt;

/// The text of an integer, found valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntLiteral<'a> {
    negative: bool,
    radix: u32,
    /// Digits and underscores.
    digits: &'a str,
    count: usize,
    /// Whether there are only ASCII digits in base 10, which are read without a test each.
    plain: bool,
}

/// Reads `text` as Python's `int(text, base)` does, for a base of 0 (prefix decides) or 2 to 36.
///
/// # Errors
/// [`InvalidInt`] when the text is not an integer in that base; any other base counts as such.
pub fn scan_int(text: &str, base: u32) -> Result<IntLiteral<'_>, InvalidInt> {
    if base == 1 || base > 36 {
        return Err(InvalidInt);
    }
    let text = trim(text);
    let (negative, text) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits, only_zeros) = strip_prefix(text, base);
    let plain = radix == 10 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let count = if plain {
        digits.len()
    } else {
        count_digits(digits, radix)?
    };
    if only_zeros
        && digits
            .chars()
            .any(|c| c != '_' && digit_value(c, 10) != Some(0))
    {
        return Err(InvalidInt);
    }
    Ok(IntLiteral {
        negative,
        radix,
        digits,
        count,
        plain,
    })
}

/// The radix, the text after a prefix, and whether base 0 admits nothing but zeros.
fn strip_prefix(text: &str, base: u32) -> (u32, &str, bool) {
    let prefixed = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefixed != 0 && (base == 0 || base == prefixed) {
        let rest = &text[2..];
        (prefixed, rest.strip_prefix('_').unwrap_or(rest), false)
    } else if base == 0 {
        (10, text, text.starts_with('0'))
    } else {
        (base, text, false)
    }
}

/// Number of digits; underscores may stand only between digits.
fn count_digits(text: &str, radix: u32) -> Result<usize, InvalidInt> {
    let mut count = 0;
    let mut after_digit = false;
    for c in text.chars() {
        if c == '_' {
            if !after_digit {
                return Err(InvalidInt);
            }
            after_digit = false;
        } else {
            digit_value(c, radix).ok_or(InvalidInt)?;
            count += 1;
            after_digit = true;
        }
    }
    if after_digit {
        Ok(count)
    } else {
        Err(InvalidInt)
    }
}

#[inline]
fn digit_value(c: char, radix: u32) -> Option<u32> {
    match c.to_digit(radix) {
        None if !c.is_ascii() => decimal_value(c).filter(|&value| value < radix),
        value => value,
    }
}

impl IntLiteral<'_> {
    /// Whether a minus sign stood before the digits.
    pub const fn negative(&self) -> bool {
        self.negative
    }

    /// The base of the digits.
    pub const fn radix(&self) -> u32 {
        self.radix
    }

    /// Number of digits, leading zeros counted, underscores not.
    pub const fn digit_count(&self) -> usize {
        self.count
    }

    /// Whether Python's limit on decimal conversions applies and is exceeded.
    pub const fn exceeds(&self, max_digits: usize) -> bool {
        max_digits != 0 && !self.radix.is_power_of_two() && self.count > max_digits
    }

    /// The value, when 64 bits hold it.
    pub fn to_i64(&self) -> Option<i64> {
        if self.plain && self.count <= SAFE_DIGITS {
            let magnitude = self
                .plain_values()
                .fold(0, |value, digit| value * 10 + i64::from(digit));
            return Some(if self.negative { -magnitude } else { magnitude });
        }
        let mut value = 0i64;
        for digit in self.values() {
            let scaled = value.checked_mul(i64::from(self.radix))?;
            // Negative throughout, because the least value has no positive counterpart.
            value = scaled.checked_sub(i64::from(digit))?;
        }
        if self.negative {
            Some(value)
        } else {
            value.checked_neg()
        }
    }

    /// Limbs that [`IntLiteral::write_limbs`] needs.
    pub const fn limbs_len(&self) -> usize {
        bigint::parse_len(self.count, self.radix)
    }

    /// Writes the magnitude into `out`, of at least [`IntLiteral::limbs_len`] limbs.
    pub fn write_limbs(&self, out: &mut [u32]) -> Written {
        let len = if self.plain {
            bigint::parse_digits(self.plain_values(), 10, out)
        } else {
            bigint::parse_digits(self.values(), self.radix, out)
        };
        Written {
            negative: self.negative && len != 0,
            len,
        }
    }

    fn plain_values(&self) -> impl Iterator<Item = u32> {
        self.digits.bytes().map(|byte| u32::from(byte - b'0'))
    }

    fn values(&self) -> impl Iterator<Item = u32> {
        let radix = self.radix;
        self.digits
            .chars()
            .filter_map(move |c| digit_value(c, radix))
    }
}

/// Room for the digits of any 64-bit value in any base.
pub type DigitBuffer = [u8; 64];

/// The digits of `value` in base `radix` (2 to 36, lower-case letters), written to the end of
/// `buffer`.
pub fn digits_u64(value: u64, radix: u32, buffer: &mut DigitBuffer) -> &str {
    let mut at = buffer.len();
    let mut rest = value;
    loop {
        at -= 1;
        buffer[at] = match (rest % u64::from(radix)) as u8 {
            digit @ 0..=9 => b'0' + digit,
            letter => b'a' + letter - 10,
        };
        rest /= u64::from(radix);
        if rest == 0 {
            break;
        }
    }
    core::str::from_utf8(&buffer[at..]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, base: u32) -> Option<i64> {
        scan_int(text, base)
            .ok()
            .and_then(|literal| literal.to_i64())
    }

    #[test]
    fn literals_that_python_reads() {
        for (text, base, expected) in [
            ("0", 10, 0),
            (" -12_345\n", 10, -12_345),
            ("+7", 10, 7),
            ("-9223372036854775808", 10, i64::MIN),
            ("0xFf", 16, 255),
            ("0x_ff", 0, 255),
            ("0b1", 16, 0xb1),
            ("0_0", 0, 0),
            ("0o17", 0, 15),
            ("zz", 36, 35 * 37),
            ("\u{661}\u{662}", 10, 12),
            ("\u{1c}5\u{2003}", 10, 5),
            ("\u{b}5\r", 10, 5),
        ] {
            assert_eq!(value(text, base), Some(expected), "{text:?} in base {base}");
        }
    }

    #[test]
    fn texts_that_python_refuses() {
        for (text, base) in [
            ("", 10),
            ("-", 10),
            ("- 1", 10),
            ("1_", 10),
            ("_1", 10),
            ("1__2", 10),
            ("01", 0),
            ("0_1", 0),
            ("0x", 16),
            ("0x__1", 16),
            ("2", 2),
            ("1.0", 10),
            ("5\u{1c}", 10),
            ("1", 37),
            ("1", 1),
        ] {
            assert_eq!(
                scan_int(text, base),
                Err(InvalidInt),
                "{text:?} in base {base}"
            );
        }
    }

    #[test]
    fn long_literals_become_limbs() {
        let literal = scan_int("-18446744073709551616", 10).unwrap();
        assert_eq!(literal.to_i64(), None);
        let mut limbs = [0; 8];
        let limbs = &mut limbs[..literal.limbs_len()];
        let written = literal.write_limbs(limbs);
        assert_eq!(
            (written.negative, &limbs[..written.len]),
            (true, &[0, 0, 1][..])
        );
    }

    #[test]
    fn digits_of_machine_integers() {
        let mut buffer = [0; 64];
        assert_eq!(digits_u64(0, 10, &mut buffer), "0");
        assert_eq!(
            digits_u64(u64::MAX, 10, &mut buffer),
            "18446744073709551615"
        );
        assert_eq!(digits_u64(255, 16, &mut buffer), "ff");
        assert_eq!(digits_u64(u64::MAX, 2, &mut buffer).len(), 64);
    }
}
