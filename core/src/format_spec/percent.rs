//! The conversions of `%`-formatting: `%[(key)][flags][width][.precision][length]type`.
//!
//! The caller walks the format text, hands each place that starts with `%` to
//! [`Conversion::parse`], fetches the arguments (for `*` too), and formats them with the
//! functions here.

use super::layout::{Body, Number, Padding, write_number, write_padded};
use super::{
    Align, FormatError, FormatSpec, MAX_PRECISION, Sign, first_chars, format_float, prefix_of,
};
use crate::int_text::{DigitBuffer, digits_u64};
use core::fmt::{self, Display, Write};

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Not given.
    None,
    /// Given in the text.
    Number(usize),
    /// `*`: the next argument, an integer; to be put in by [`Conversion::set_width`] or
    /// [`Conversion::set_precision`].
    Argument,
}

/// A parsed conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The text between the parentheses, where there are any.
    pub key: Option<&'a str>,
    /// `-`: to the left of the width.
    pub left: bool,
    /// `+`: a plus sign shows.
    pub plus: bool,
    /// A space: in place of a plus sign.
    pub space: bool,
    /// `#`: base prefixes, points and trailing zeros show.
    pub alternate: bool,
    /// `0`: zeros fill the width of a number.
    pub zero: bool,
    /// Least width, in characters.
    pub width: Count,
    /// Digits or characters.
    pub precision: Count,
    /// The conversion type, which [`Conversion::check`] or the formatting functions judge.
    pub code: char,
    /// Bytes of the format text that the conversion takes, the `%` included.
    pub len: usize,
}

/// What can be wrong with a conversion (all `ValueError`); `Display` is CPython's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PercentError {
    /// The text ends within the conversion.
    Incomplete,
    /// The text ends within the parentheses.
    IncompleteKey,
    /// The width is beyond the address range.
    WidthTooBig,
    /// The precision is above [`super::MAX_PRECISION`].
    PrecisionTooBig,
    /// No such conversion type.
    Unsupported {
        /// The character.
        code: char,
        /// Where it stands, in characters of the format text.
        index: usize,
    },
}

impl Display for PercentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            PercentError::Incomplete => f.write_str("incomplete format"),
            PercentError::IncompleteKey => f.write_str("incomplete format key"),
            PercentError::WidthTooBig => f.write_str("width too big"),
            PercentError::PrecisionTooBig => f.write_str("precision too big"),
            PercentError::Unsupported { code, index } => {
                let shown = if (' '..='~').contains(&code) {
                    code
                } else {
                    '?'
                };
                let number = u32::from(code);
                write!(
                    f,
                    "unsupported format character '{shown}' (0x{number:x}) at index {index}"
                )
            }
        }
    }
}

impl<'a> Conversion<'a> {
    /// Parses the conversion at the start of `text`, which begins with `%`.
    ///
    /// # Errors
    /// [`PercentError`], apart from an unsupported type, which CPython reports only after it
    /// has fetched the argument ([`Conversion::check`]).
    pub fn parse(text: &'a str) -> Result<Self, PercentError> {
        let mut rest = Rest { text, at: 1 };
        let mut conversion = Conversion {
            key: rest.key()?,
            left: false,
            plus: false,
            space: false,
            alternate: false,
            zero: false,
            width: Count::None,
            precision: Count::None,
            code: '%',
            len: 0,
        };
        while let Some(flag) = conversion.flag(rest.peek()) {
            *flag = true;
            rest.at += 1;
        }
        let most_width = isize::MAX as usize;
        conversion.width = rest.count(most_width, PercentError::WidthTooBig)?;
        if rest.take(b'.') {
            let given = rest.count(MAX_PRECISION, PercentError::PrecisionTooBig)?;
            conversion.precision = match given {
                Count::None => Count::Number(0),
                count => count,
            };
        }
        if matches!(rest.peek(), Some(b'h' | b'l' | b'L')) {
            rest.at += 1;
        }
        let code = rest.text[rest.at..].chars().next();
        conversion.code = code.ok_or(PercentError::Incomplete)?;
        conversion.len = rest.at + conversion.code.len_utf8();
        Ok(conversion)
    }

    fn flag(&mut self, byte: Option<u8>) -> Option<&mut bool> {
        match byte? {
            b'-' => Some(&mut self.left),
            b'+' => Some(&mut self.plus),
            b' ' => Some(&mut self.space),
            b'#' => Some(&mut self.alternate),
            b'0' => Some(&mut self.zero),
            _ => None,
        }
    }

    /// Whether this is `%%`, which takes no argument and stands for a percent sign.
    pub const fn is_percent_sign(&self) -> bool {
        self.code == '%' && self.len == 2
    }

    /// Whether the conversion type exists; `start` is where the `%` stands, and `text` what
    /// was parsed.
    ///
    /// # Errors
    /// [`PercentError::Unsupported`]
    pub fn check(&self, text: &str, start: usize) -> Result<(), PercentError> {
        match self.code {
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => Ok(()),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => Ok(()),
            'c' | 's' | 'r' | 'a' => Ok(()),
            code => {
                let before = self.len - code.len_utf8();
                let index = start + text[..before].chars().count();
                Err(PercentError::Unsupported { code, index })
            }
        }
    }

    /// Puts in the argument for a width of `*`; below zero it means to the left.
    ///
    /// # Errors
    /// [`PercentError::WidthTooBig`]
    pub fn set_width(&mut self, value: i64) -> Result<(), PercentError> {
        self.left |= value < 0;
        let width = usize::try_from(value.unsigned_abs()).ok();
        let width = width.filter(|&width| isize::try_from(width).is_ok());
        self.width = Count::Number(width.ok_or(PercentError::WidthTooBig)?);
        Ok(())
    }

    /// Puts in the argument for a precision of `*`; below zero it means zero.
    ///
    /// # Errors
    /// [`PercentError::PrecisionTooBig`]
    pub fn set_precision(&mut self, value: i64) -> Result<(), PercentError> {
        let precision = usize::try_from(value.max(0)).ok();
        let precision = precision.filter(|&precision| precision <= MAX_PRECISION);
        self.precision = Count::Number(precision.ok_or(PercentError::PrecisionTooBig)?);
        Ok(())
    }

    /// The base in which integers show.
    pub const fn radix(&self) -> u32 {
        match self.code {
            'o' => 8,
            'x' | 'X' => 16,
            _ => 10,
        }
    }

    const fn sign(&self) -> Sign {
        match (self.plus, self.space) {
            (true, _) => Sign::Plus,
            (false, true) => Sign::Space,
            (false, false) => Sign::Minus,
        }
    }

    fn number_padding(&self) -> Padding {
        let zero = self.zero && !self.left;
        Padding {
            fill: if zero { '0' } else { ' ' },
            align: match (self.left, zero) {
                (true, _) => Align::Left,
                (false, true) => Align::AfterSign,
                (false, false) => Align::Right,
            },
            width: self.width.or(0),
        }
    }
}

impl Count {
    const fn or(self, default: usize) -> usize {
        match self {
            Count::Number(number) => number,
            Count::None | Count::Argument => default,
        }
    }
}

/// What is left of the format text while a conversion is parsed.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// The text between parentheses, which may nest.
    fn key(&mut self) -> Result<Option<&'a str>, PercentError> {
        if !self.take(b'(') {
            return Ok(None);
        }
        let start = self.at;
        let mut depth = 1;
        loop {
            match self.peek().ok_or(PercentError::IncompleteKey)? {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(Some(&self.text[start..self.at - 1]));
            }
        }
    }

    fn count(&mut self, most: usize, error: PercentError) -> Result<Count, PercentError> {
        if self.take(b'*') {
            return Ok(Count::Argument);
        }
        let mut count = None;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            let number = count
                .unwrap_or(0usize)
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(usize::from(byte - b'0')))
                .filter(|&number| number <= most);
            count = Some(number.ok_or(error)?);
            self.at += 1;
        }
        Ok(count.map_or(Count::None, Count::Number))
    }
}

/// Formats an integer that 64 bits hold, for the types `d`, `i`, `u`, `o`, `x` and `X`.
///
/// # Errors
/// [`FormatError::Sink`] when `out` fails.
pub fn percent_i64(
    conversion: &Conversion<'_>,
    value: i64,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let mut buffer: DigitBuffer = [0; 64];
    let digits = digits_u64(value.unsigned_abs(), conversion.radix(), &mut buffer);
    percent_digits(conversion, value < 0, digits, out)
}

/// Formats an integer whose digits the caller has made, in base [`Conversion::radix`],
/// lower-case, without a sign.
///
/// # Errors
/// [`FormatError::Sink`] when `out` fails.
pub fn percent_digits(
    conversion: &Conversion<'_>,
    negative: bool,
    digits: &str,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let prefix = if conversion.alternate {
        prefix_of(Some(conversion.code))
    } else {
        ""
    };
    let number = Number {
        sign: conversion.sign().shown(negative),
        prefix,
        body: Body::integer(digits.as_bytes()),
        least_digits: conversion.precision.or(0),
        upper: conversion.code == 'X',
    };
    write_number(&number, conversion.number_padding(), None, out)
}

/// Formats a float, for the types `e`, `E`, `f`, `F`, `g` and `G`.
///
/// # Errors
/// [`FormatError::UnknownCode`] for other types, [`FormatError::Sink`] when `out` fails.
pub fn percent_float(
    conversion: &Conversion<'_>,
    value: f64,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let padding = conversion.number_padding();
    let spec = FormatSpec {
        fill: padding.fill,
        align: padding.align,
        sign: conversion.sign(),
        no_negative_zero: false,
        alternate: conversion.alternate,
        width: padding.width,
        separator: None,
        precision: Some(conversion.precision.or(6)),
        code: Some(conversion.code),
    };
    format_float(&spec, value, out)
}

/// Formats text: the argument's `str`, `repr` or `ascii` for the types `s`, `r` and `a`, or the
/// one character of `c`, which a precision does not shorten.
///
/// # Errors
/// [`FormatError::Sink`] when `out` fails.
pub fn percent_text(
    conversion: &Conversion<'_>,
    text: &str,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let text = match conversion.precision {
        Count::Number(most) if conversion.code != 'c' => first_chars(text, most),
        _ => text,
    };
    let padding = Padding {
        fill: ' ',
        align: if conversion.left {
            Align::Left
        } else {
            Align::Right
        },
        width: conversion.width.or(0),
    };
    write_padded(text, padding, out)
}
