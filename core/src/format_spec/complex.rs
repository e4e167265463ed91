//! Complex numbers under a format specification.

use super::float::{Style, write_float};
use super::layout::write_fill;
use super::{Align, FormatError, FormatSpec, MAX_PRECISION, Sign};
use core::fmt::{self, Write};

/// Counts characters.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}

/// Formats a complex number: both parts under the specification without its width, which the
/// whole is padded to.
///
/// # Errors
/// [`FormatError`] when the specification asks for what complex numbers do not have, and
/// [`FormatError::Sink`] when `out` fails.
pub fn format_complex(
    spec: &FormatSpec,
    re: f64,
    im: f64,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let precision = spec.precision.unwrap_or(6);
    let style = match (spec.code, spec.precision) {
        (Some('f' | 'F'), _) => Style::Fixed(precision),
        (Some('e' | 'E'), _) => Style::Exponential(precision),
        (Some('g' | 'G' | 'n'), _) | (None, Some(_)) => Style::General(precision.max(1)),
        (None, None) => Style::Bare,
        (Some(code), _) => return Err(FormatError::UnknownCode(code)),
    };
    if precision > MAX_PRECISION {
        return Err(FormatError::PrecisionTooBig);
    }
    if spec.fill == '0' {
        return Err(FormatError::ZeroWithComplex);
    }
    if spec.align == Align::AfterSign {
        return Err(FormatError::AlignWithComplex);
    }
    let mut len = Counter(0);
    if spec.width > 0 {
        write_parts(spec, re, im, style, &mut len)?;
    }
    let (before, _, after) = spec.padding().split(len.0);
    write_fill(spec.fill, before, out)?;
    write_parts(spec, re, im, style, out)?;
    write_fill(spec.fill, after, out)?;
    Ok(())
}

fn write_parts(
    spec: &FormatSpec,
    re: f64,
    im: f64,
    style: Style,
    out: &mut dyn Write,
) -> Result<(), FormatError<'static>> {
    let part = FormatSpec {
        fill: ' ',
        align: Align::Left,
        width: 0,
        ..*spec
    };
    // Without a presentation type it is as `str()` has it.
    let plain = spec.code.is_none();
    let lone = plain && re == 0.0 && re.is_sign_positive();
    if plain && !lone {
        out.write_char('(')?;
    }
    if !lone {
        write_float(&part, re, style, out)?;
    }
    let sign = if lone { spec.sign } else { Sign::Plus };
    write_float(&FormatSpec { sign, ..part }, im, style, out)?;
    out.write_str(if plain && !lone { "j)" } else { "j" })?;
    Ok(())
}
