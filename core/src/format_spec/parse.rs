//! Parsing of format specifications, left to right, each part optional.

use super::{Align, FormatError, FormatSpec, Sign, Target};

impl FormatSpec {
    /// Parses a specification for values of a kind.
    ///
    /// # Errors
    /// [`FormatError`] with what is wrong, apart from what depends on the value.
    pub fn parse(text: &str, target: Target) -> Result<Self, FormatError<'_>> {
        let mut rest = Rest(text);
        let default = match target {
            Target::Str => Align::Left,
            Target::Number => Align::Right,
        };
        let (fill, align) = rest.fill_and_align();
        let mut spec = FormatSpec {
            fill: fill.unwrap_or(' '),
            align: align.unwrap_or(default),
            sign: rest.sign(),
            no_negative_zero: rest.take('z'),
            alternate: rest.take('#'),
            width: 0,
            separator: None,
            precision: None,
            code: None,
        };
        if fill.is_none() && rest.take('0') {
            spec.fill = '0';
            if align.is_none() && default == Align::Right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = rest.number()?.unwrap_or(0);
        spec.separator = rest.separator()?;
        if rest.take('.') {
            spec.precision = Some(rest.number()?.ok_or(FormatError::MissingPrecision)?);
        }
        spec.code = rest.code(text)?;
        spec.check_separator(target)?;
        Ok(spec)
    }

    fn check_separator(&self, target: Target) -> Result<(), FormatError<'static>> {
        let Some(separator) = self.separator else {
            return Ok(());
        };
        let default = match target {
            Target::Str => Some('s'),
            Target::Number => None,
        };
        match self.code.or(default) {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'F' | 'G' | '%') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
            Some(code) => Err(FormatError::SeparatorWith { separator, code }),
        }
    }
}

/// What is left of a specification while it is parsed.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, expected: char) -> bool {
        match self.0.strip_prefix(expected) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn fill_and_align(&mut self) -> (Option<char>, Option<Align>) {
        let mut chars = self.0.chars();
        let first = chars.next();
        let after_first = chars.as_str();
        if let Some(align) = chars.next().and_then(align_of) {
            self.0 = chars.as_str();
            (first, Some(align))
        } else if let Some(align) = first.and_then(align_of) {
            self.0 = after_first;
            (None, Some(align))
        } else {
            (None, None)
        }
    }

    fn sign(&mut self) -> Sign {
        if self.take('+') {
            Sign::Plus
        } else if self.take('-') {
            Sign::ExplicitMinus
        } else if self.take(' ') {
            Sign::Space
        } else {
            Sign::Minus
        }
    }

    fn number(&mut self) -> Result<Option<usize>, FormatError<'static>> {
        let digits = self.0.chars().map_while(|c| {
            let value = crate::int_text::decimal_value(c)?;
            Some((c.len_utf8(), value))
        });
        let (mut len, mut number) = (0, 0usize);
        for (bytes, digit) in digits {
            len += bytes;
            number = number
                .checked_mul(10)
                .and_then(|tens| tens.checked_add(digit as usize))
                .filter(|&number| isize::try_from(number).is_ok())
                .ok_or(FormatError::TooManyDigits)?;
        }
        self.0 = &self.0[len..];
        Ok((len > 0).then_some(number))
    }

    fn separator(&mut self) -> Result<Option<char>, FormatError<'static>> {
        let comma = self.take(',');
        let underscore = self.take('_');
        match (comma, underscore) {
            (true, true) => Err(FormatError::BothSeparators),
            (false, true) if self.0.starts_with(',') => Err(FormatError::BothSeparators),
            (true, false) => Ok(Some(',')),
            (false, true) => Ok(Some('_')),
            (false, false) => Ok(None),
        }
    }

    fn code(&mut self, whole: &'a str) -> Result<Option<char>, FormatError<'a>> {
        let mut chars = self.0.chars();
        let code = chars.next();
        if chars.next().is_some() {
            return Err(FormatError::InvalidSpecifier(whole));
        }
        Ok(code)
    }
}

const fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}
