//! Floats under a format specification.

use super::layout::{Body, Digits, Number, write_number};
use super::{FormatError, FormatSpec, MAX_PRECISION};
use crate::float_text::{Decimal, DigitCount, with_digits};
use core::fmt::Write;

/// The ways to present a float, without the case of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `f`: so many digits after the point.
    Fixed(usize),
    /// `e`: so many digits after the first.
    Exponential(usize),
    /// `g`: so many significant digits, trailing zeros dropped.
    General(usize),
    /// No type but a precision: as `g`, and with a digit after the point or an exponent.
    GeneralWithPoint(usize),
    /// Neither type nor precision: as `repr`.
    Shortest,
    /// As `repr`, without the zero after a point: a part of a complex number.
    Bare,
}

/// Formats a float, or an integer made one.
///
/// # Errors
/// [`FormatError`] when the specification asks for what floats do not have, and
/// [`FormatError::Sink`] when `out` fails.
pub fn format_float(
    spec: &FormatSpec,
    value: f64,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let precision = spec.precision.unwrap_or(6);
    let style = match (spec.code, spec.precision) {
        (Some('f' | 'F' | '%'), _) => Style::Fixed(precision),
        (Some('e' | 'E'), _) => Style::Exponential(precision),
        (Some('g' | 'G' | 'n'), _) => Style::General(precision.max(1)),
        (None, Some(precision)) => Style::GeneralWithPoint(precision.max(1)),
        (None, None) => Style::Shortest,
        (Some(code), _) => return Err(FormatError::UnknownCode(code)),
    };
    if precision > MAX_PRECISION {
        return Err(FormatError::PrecisionTooBig);
    }
    let value = if spec.code == Some('%') {
        value * 100.0
    } else {
        value
    };
    write_float(spec, value, style, out)
}

/// Writes a float in this style.
pub(super) fn write_float(
    spec: &FormatSpec,
    value: f64,
    style: Style,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    if value.is_finite() {
        let count = style.digits();
        with_digits(value, count, |decimal| {
            write_finite(spec, value, style, decimal, out)
        })
    } else {
        write_special(spec, value, out)
    }
}

/// Writes an infinity or a NaN, whose sign never shows.
fn write_special(
    spec: &FormatSpec,
    value: f64,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let suffix: &[u8] = match (value.is_nan(), spec.code == Some('%')) {
        (true, false) => b"nan",
        (true, true) => b"nan%",
        (false, false) => b"inf",
        (false, true) => b"inf%",
    };
    let negative = value < 0.0;
    write_body(
        spec,
        negative,
        Body {
            suffix,
            ..Body::default()
        },
        out,
    )
}

fn write_finite(
    spec: &FormatSpec,
    value: f64,
    style: Style,
    decimal: Decimal<'_>,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let vanished = spec.no_negative_zero && decimal.digits.is_empty();
    let negative = value.is_sign_negative() && !vanished;
    let mut exponent = [0; 8];
    let body = match style.fraction_len(decimal, spec.alternate) {
        Layout::Positional { fraction } => {
            let suffix: &[u8] = if spec.code == Some('%') { b"%" } else { b"" };
            positional(decimal, fraction, spec.alternate, suffix)
        }
        Layout::Scientific { fraction } => {
            let suffix = write_exponent(decimal.point - 1, &mut exponent);
            scientific(decimal, fraction, spec.alternate, suffix)
        }
    };
    write_body(spec, negative, body, out)
}

fn write_body(
    spec: &FormatSpec,
    negative: bool,
    body: Body<'_>,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let number = Number {
        sign: spec.sign.shown(negative),
        prefix: "",
        body,
        least_digits: 0,
        upper: matches!(spec.code, Some('E' | 'F' | 'G')),
    };
    write_number(&number, spec.padding(), spec.grouping(), out)
}

/// Where the digits go, and how many stand after the point.
enum Layout {
    Positional { fraction: usize },
    Scientific { fraction: usize },
}

impl Style {
    fn digits(self) -> DigitCount {
        match self {
            Style::Fixed(n) => DigitCount::Fraction(n),
            Style::Exponential(n) => DigitCount::Significant(n + 1),
            Style::General(n) | Style::GeneralWithPoint(n) => DigitCount::Significant(n),
            Style::Shortest | Style::Bare => DigitCount::Shortest,
        }
    }

    fn fraction_len(self, decimal: Decimal<'_>, alternate: bool) -> Layout {
        let point = decimal.point as isize;
        let significant = decimal.significant().len();
        // Trailing zeros show up to the precision in the alternate form only.
        let (shown, most, least_fraction) = match self {
            Style::Fixed(fraction) => return Layout::Positional { fraction },
            Style::Exponential(fraction) => return Layout::Scientific { fraction },
            Style::General(n) => (if alternate { n } else { significant }, n, 0),
            Style::GeneralWithPoint(n) => (if alternate { n } else { significant }, n - 1, 1),
            Style::Shortest => (significant, 16, 1),
            Style::Bare => (significant, 16, 0),
        };
        if point <= -4 || point > most as isize {
            let fraction = shown.max(1) - 1;
            return Layout::Scientific { fraction };
        }
        let fraction = (shown as isize - point).max(least_fraction) as usize;
        Layout::Positional { fraction }
    }
}

/// Digits around a point, so many after it.
fn positional<'a>(
    decimal: Decimal<'a>,
    fraction: usize,
    alternate: bool,
    suffix: &'a [u8],
) -> Body<'a> {
    let all = decimal.digits;
    let before = usize::try_from(decimal.point).unwrap_or(0);
    let (integral, rest) = all.split_at(before.min(all.len()));
    let leading_zeros = (usize::try_from(-decimal.point).unwrap_or(0)).min(fraction);
    let rest = &rest[..rest.len().min(fraction - leading_zeros)];
    Body {
        integral: Digits {
            leading_zeros: usize::from(before == 0),
            digits: integral,
            trailing_zeros: before - integral.len(),
        },
        point: alternate || fraction > 0,
        fraction: Digits {
            leading_zeros,
            digits: rest,
            trailing_zeros: fraction - leading_zeros - rest.len(),
        },
        suffix,
    }
}

/// One digit, and so many after the point.
fn scientific<'a>(
    decimal: Decimal<'a>,
    fraction: usize,
    alternate: bool,
    suffix: &'a [u8],
) -> Body<'a> {
    let (first, rest) = decimal.digits.split_at(decimal.digits.len().min(1));
    let rest = &rest[..rest.len().min(fraction)];
    Body {
        integral: Digits {
            leading_zeros: 0,
            digits: first,
            trailing_zeros: 1 - first.len(),
        },
        point: alternate || fraction > 0,
        fraction: Digits {
            leading_zeros: 0,
            digits: rest,
            trailing_zeros: fraction - rest.len(),
        },
        suffix,
    }
}

/// Writes `e`, a sign and at least two digits.
fn write_exponent(exponent: i32, out: &mut [u8; 8]) -> &[u8] {
    let magnitude = exponent.unsigned_abs();
    out[0] = b'e';
    out[1] = if exponent < 0 { b'-' } else { b'+' };
    let digits = [magnitude / 100, magnitude / 10 % 10, magnitude % 10];
    let skipped = usize::from(magnitude < 100);
    let mut len = 2;
    for digit in &digits[skipped..] {
        out[len] = b'0' + *digit as u8;
        len += 1;
    }
    &out[..len]
}
