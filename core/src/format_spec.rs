//! Python's format specifications: what `format(value, spec)` and `value % args` understand.
//!
//! A specification is parsed once ([`FormatSpec::parse`], [`percent::Conversion::parse`]) and
//! then applied to a value ([`format_i64`], [`format_digits`], [`format_float`],
//! [`format_str`]). Output goes to any `core::fmt::Write`; lengths are computed beforehand, so
//! that padding needs no buffer. Error texts are CPython 3.13's.

mod complex;
mod error;
mod float;
mod layout;
mod parse;
pub mod percent;

pub use complex::format_complex;
pub use error::{FormatError, Message};
pub use float::format_float;

use crate::int_text::{DigitBuffer, digits_u64};
use crate::surrogate;
use core::fmt::Write;
use layout::{Body, Grouping, Number, Padding, write_number, write_padded};

/// The greatest precision (CPython holds it in a C `int`).
pub const MAX_PRECISION: usize = i32::MAX as usize;

/// What kind of value a specification is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Text: aligned to the left, presented as `s`.
    Str,
    /// Numbers: aligned to the right.
    Number,
}

/// Where a value stands within its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: padding between the sign and the digits.
    AfterSign,
}

/// How the sign of a number that is not negative shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Not at all (the default).
    Minus,
    /// `-`, written out; the same for numbers.
    ExplicitMinus,
    /// `+`
    Plus,
    /// A space.
    Space,
}

/// A parsed format specification:
/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    /// The character that fills the width.
    pub fill: char,
    /// Where the value stands.
    pub align: Align,
    /// How signs show.
    pub sign: Sign,
    /// `z`: a float that rounds to zero loses its minus sign.
    pub no_negative_zero: bool,
    /// `#`: base prefixes, points and trailing zeros show.
    pub alternate: bool,
    /// Least width, in characters; 0 for none.
    pub width: usize,
    /// The digit separator, `,` or `_`.
    pub separator: Option<char>,
    /// Digits or characters, at most.
    pub precision: Option<usize>,
    /// The presentation type, `None` when the specification has none.
    pub code: Option<char>,
}

impl FormatSpec {
    /// Whether an integer under this specification is to be made a float, for
    /// [`format_float`], first.
    pub const fn wants_float(&self) -> bool {
        matches!(self.code, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%'))
    }

    /// The base in which integers show.
    pub const fn radix(&self) -> u32 {
        match self.code {
            Some('b') => 2,
            Some('o') => 8,
            Some('x' | 'X') => 16,
            _ => 10,
        }
    }

    fn padding(&self) -> Padding {
        Padding {
            fill: self.fill,
            align: self.align,
            width: self.width,
        }
    }

    /// Padding for a character made from an integer: it has no sign to pad after.
    fn char_padding(&self) -> Padding {
        let align = match self.align {
            Align::AfterSign => Align::Right,
            align => align,
        };
        Padding {
            align,
            ..self.padding()
        }
    }

    fn grouping(&self) -> Option<Grouping> {
        self.separator.map(|separator| Grouping {
            separator,
            size: if self.radix() == 10 { 3 } else { 4 },
        })
    }
}

impl Sign {
    /// The character before a number of this sign.
    const fn shown(self, negative: bool) -> Option<char> {
        match (negative, self) {
            (true, _) => Some('-'),
            (false, Sign::Plus) => Some('+'),
            (false, Sign::Space) => Some(' '),
            (false, Sign::Minus | Sign::ExplicitMinus) => None,
        }
    }
}

/// Formats text; width and precision count characters.
///
/// # Errors
/// [`FormatError`] when the specification asks for what text does not have, and
/// [`FormatError::Sink`] when `out` fails.
pub fn format_str(
    spec: &FormatSpec,
    text: &str,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    match spec.code {
        None | Some('s') => {}
        Some(code) => return Err(FormatError::UnknownCode(code)),
    }
    match spec.sign {
        Sign::Minus => {}
        Sign::Space => return Err(FormatError::SpaceWithStr),
        Sign::Plus | Sign::ExplicitMinus => return Err(FormatError::SignWithStr),
    }
    if spec.no_negative_zero {
        return Err(FormatError::NegativeZeroWithStr);
    }
    if spec.alternate {
        return Err(FormatError::AlternateWithStr);
    }
    if spec.align == Align::AfterSign {
        return Err(FormatError::AlignWithStr);
    }
    let text = spec.precision.map_or(text, |most| first_chars(text, most));
    write_padded(text, spec.padding(), out)
}

/// The first characters of `text`, at most so many.
fn first_chars(text: &str, most: usize) -> &str {
    match text.char_indices().nth(most) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Formats an integer that 64 bits hold. Specifications that want a float
/// ([`FormatSpec::wants_float`]) are for [`format_float`].
///
/// # Errors
/// [`FormatError`] when the specification asks for what integers do not have, or for a
/// character that does not exist; [`FormatError::Sink`] when `out` fails.
pub fn format_i64(
    spec: &FormatSpec,
    value: i64,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    if spec.code == Some('c') {
        check_int(spec)?;
        let code = u32::try_from(value).map_err(|_| FormatError::CharRange)?;
        let c = surrogate::character(code).ok_or(FormatError::CharRange)?;
        return write_padded(c.encode_utf8(&mut [0; 4]), spec.char_padding(), out);
    }
    let mut buffer: DigitBuffer = [0; 64];
    let digits = digits_u64(value.unsigned_abs(), spec.radix(), &mut buffer);
    format_digits(spec, value < 0, digits, out)
}

/// Formats an integer whose digits the caller has made, in base [`FormatSpec::radix`],
/// lower-case, without a sign.
///
/// # Errors
/// As [`format_i64`]; [`FormatError::CharTooLarge`] for the presentation type `c`.
pub fn format_digits(
    spec: &FormatSpec,
    negative: bool,
    digits: &str,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    check_int(spec)?;
    let most = i64::MAX as u64 + u64::from(negative);
    if spec.code == Some('c') && digits.parse().is_ok_and(|n: u64| n <= most) {
        return Err(FormatError::CharRange);
    }
    if spec.code == Some('c') {
        return Err(FormatError::CharTooLarge);
    }
    let number = Number {
        sign: spec.sign.shown(negative),
        prefix: if spec.alternate {
            prefix_of(spec.code)
        } else {
            ""
        },
        body: Body::integer(digits.as_bytes()),
        least_digits: 0,
        upper: spec.code == Some('X'),
    };
    write_number(&number, spec.padding(), spec.grouping(), out)
}

const fn prefix_of(code: Option<char>) -> &'static str {
    match code {
        Some('b') => "0b",
        Some('o') => "0o",
        Some('x') => "0x",
        Some('X') => "0X",
        _ => "",
    }
}

fn check_int(spec: &FormatSpec) -> Result<(), FormatError<'static>> {
    match spec.code {
        None | Some('b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X') => {}
        Some(code) => return Err(FormatError::UnknownCode(code)),
    }
    if spec.precision.is_some() {
        return Err(FormatError::PrecisionWithInt);
    }
    if spec.no_negative_zero {
        return Err(FormatError::NegativeZeroWithInt);
    }
    if spec.code == Some('c') {
        if spec.sign != Sign::Minus {
            return Err(FormatError::SignWithChar);
        }
        if spec.alternate {
            return Err(FormatError::AlternateWithChar);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
