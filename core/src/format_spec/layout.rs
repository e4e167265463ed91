//! Putting a number or a text into its width: sign, prefix, digit groups, padding.

use super::{Align, FormatError};
use core::fmt::{self, Write};

/// How a width is filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Padding {
    pub fill: char,
    pub align: Align,
    /// In characters.
    pub width: usize,
}

/// How digits before the point are separated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grouping {
    pub separator: char,
    /// Digits in a group.
    pub size: usize,
}

/// A number about to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    pub sign: Option<char>,
    /// The base's prefix.
    pub prefix: &'a str,
    pub body: Body<'a>,
    /// Zeros fill the digits before the point up to so many.
    pub least_digits: usize,
    /// Letters are upper-case.
    pub upper: bool,
}

/// Digits followed by zeros that nobody stores.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Digits<'a> {
    pub leading_zeros: usize,
    /// ASCII.
    pub digits: &'a [u8],
    pub trailing_zeros: usize,
}

/// The part of a number after sign and prefix.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Body<'a> {
    pub integral: Digits<'a>,
    pub point: bool,
    pub fraction: Digits<'a>,
    /// An exponent, a percent sign, or `inf` and `nan` whole; ASCII.
    pub suffix: &'a [u8],
}

impl Digits<'_> {
    const fn len(&self) -> usize {
        self.leading_zeros + self.digits.len() + self.trailing_zeros
    }

    fn write(&self, upper: bool, out: &mut dyn Write) -> fmt::Result {
        write_fill('0', self.leading_zeros, out)?;
        write_ascii(self.digits, upper, out)?;
        write_fill('0', self.trailing_zeros, out)
    }

    fn iter(&self) -> impl Iterator<Item = u8> {
        let zeros = |count| core::iter::repeat_n(b'0', count);
        zeros(self.leading_zeros)
            .chain(self.digits.iter().copied())
            .chain(zeros(self.trailing_zeros))
    }

    fn write_grouped(&self, upper: bool, grouping: Grouping, out: &mut dyn Write) -> fmt::Result {
        for (left, digit) in (0..self.len()).rev().zip(self.iter()) {
            let digit = if upper {
                digit.to_ascii_uppercase()
            } else {
                digit
            };
            out.write_char(char::from(digit))?;
            if left > 0 && left % grouping.size == 0 {
                out.write_char(grouping.separator)?;
            }
        }
        Ok(())
    }
}

impl<'a> Body<'a> {
    /// The body of an integer.
    pub fn integer(digits: &'a [u8]) -> Self {
        Body {
            integral: Digits {
                digits,
                ..Digits::default()
            },
            ..Body::default()
        }
    }

    /// Characters after the digits before the point.
    const fn rest_len(&self) -> usize {
        self.point as usize + self.fraction.len() + self.suffix.len()
    }
}

impl Grouping {
    /// Characters of so many digits with their separators.
    const fn width(self, digits: usize) -> usize {
        digits + digits.saturating_sub(1) / self.size
    }

    /// The fewest digits that with their separators fill a width.
    const fn digits_for(self, width: usize) -> usize {
        // A group and its separator take `size + 1`; a separator never comes first, so that
        // full groups have one digit more before them.
        let groups = width / (self.size + 1);
        let rest = width % (self.size + 1);
        let lone = rest == 0 && groups > 0;
        groups * self.size + rest + lone as usize
    }
}

/// Writes a number into its width.
pub(super) fn write_number(
    number: &Number<'_>,
    padding: Padding,
    grouping: Option<Grouping>,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let outside = usize::from(number.sign.is_some()) + number.prefix.len() + number.body.rest_len();
    let mut integral = number.body.integral;
    let mut least = number.least_digits;
    // Digits of `inf` there are none, and zeros before it stay apart.
    let grouping = grouping.filter(|_| integral.len() > 0);
    if padding.fill == '0' && padding.align == Align::AfterSign {
        let width = padding.width.saturating_sub(outside);
        least = least.max(grouping.map_or(width, |grouping| grouping.digits_for(width)));
    }
    integral.leading_zeros += least.saturating_sub(integral.len());
    let digits = integral.len();
    let inside = grouping.map_or(digits, |grouping| grouping.width(digits));
    let (before, between, after) = padding.split(outside.saturating_add(inside));
    write_fill(padding.fill, before, out)?;
    if let Some(sign) = number.sign {
        out.write_char(sign)?;
    }
    out.write_str(number.prefix)?;
    write_fill(padding.fill, between, out)?;
    match grouping {
        Some(grouping) => integral.write_grouped(number.upper, grouping, out)?,
        None => integral.write(number.upper, out)?,
    }
    if number.body.point {
        out.write_char('.')?;
    }
    number.body.fraction.write(number.upper, out)?;
    write_ascii(number.body.suffix, number.upper, out)?;
    write_fill(padding.fill, after, out)?;
    Ok(())
}

/// Writes text into its width.
pub(super) fn write_padded(
    text: &str,
    padding: Padding,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    // Counting is for those who ask for a width.
    let len = if padding.width == 0 {
        0
    } else {
        text.chars().count()
    };
    let (before, between, after) = padding.split(len);
    write_fill(padding.fill, before + between, out)?;
    out.write_str(text)?;
    write_fill(padding.fill, after, out)?;
    Ok(())
}

impl Padding {
    /// Fill characters before the sign, after the sign, and after everything.
    pub(super) fn split(self, len: usize) -> (usize, usize, usize) {
        let total = self.width.saturating_sub(len);
        match self.align {
            Align::Left => (0, 0, total),
            Align::Right => (total, 0, 0),
            Align::Center => (total / 2, 0, total - total / 2),
            Align::AfterSign => (0, total, 0),
        }
    }
}

pub(super) fn write_fill(fill: char, count: usize, out: &mut dyn Write) -> fmt::Result {
    const RUN: usize = 32;
    let ascii = match fill {
        ' ' => "                                ",
        '0' => "00000000000000000000000000000000",
        _ => return (0..count).try_for_each(|_| out.write_char(fill)),
    };
    (0..count / RUN).try_for_each(|_| out.write_str(ascii))?;
    out.write_str(&ascii[..count % RUN])
}

fn write_ascii(text: &[u8], upper: bool, out: &mut dyn Write) -> fmt::Result {
    if upper {
        let mut bytes = text.iter();
        return bytes.try_for_each(|byte| out.write_char(char::from(byte.to_ascii_uppercase())));
    }
    out.write_str(core::str::from_utf8(text).map_err(|_| fmt::Error)?)
}
