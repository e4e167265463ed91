//! What can be wrong with a format specification, in CPython's words.

use core::fmt::{self, Display};

/// Why a value cannot be formatted. The text names the value's type, so it is made with
/// [`FormatError::message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError<'a> {
    /// A width or precision is beyond the address range.
    TooManyDigits,
    /// Both `,` and `_`.
    BothSeparators,
    /// A point without a number.
    MissingPrecision,
    /// Text is left after the presentation type; holds the whole specification.
    InvalidSpecifier(&'a str),
    /// The presentation type has no digits to separate.
    SeparatorWith {
        /// `,` or `_`.
        separator: char,
        /// The presentation type.
        code: char,
    },
    /// The type of the value has no such presentation.
    UnknownCode(char),
    /// An integer with a precision.
    PrecisionWithInt,
    /// An integer with `z`.
    NegativeZeroWithInt,
    /// A sign for a character.
    SignWithChar,
    /// `#` for a character.
    AlternateWithChar,
    /// No character has this number (`OverflowError`).
    CharRange,
    /// A number of more than 64 bits for a character (`OverflowError`).
    CharTooLarge,
    /// A precision above [`super::MAX_PRECISION`].
    PrecisionTooBig,
    /// A sign for text.
    SignWithStr,
    /// A space as sign for text.
    SpaceWithStr,
    /// `z` for text.
    NegativeZeroWithStr,
    /// `#` for text.
    AlternateWithStr,
    /// `=` for text.
    AlignWithStr,
    /// Zeros to pad a complex number with.
    ZeroWithComplex,
    /// `=` for a complex number.
    AlignWithComplex,
    /// The output failed; there is no Python message.
    Sink,
}

impl<'a> FormatError<'a> {
    /// Whether Python raises `OverflowError` rather than `ValueError`.
    pub const fn is_overflow(&self) -> bool {
        matches!(self, FormatError::CharRange | FormatError::CharTooLarge)
    }

    /// The text of the exception, for a value of the type named `type_name`.
    pub const fn message(self, type_name: &'a str) -> Message<'a> {
        Message {
            error: self,
            type_name,
        }
    }
}

impl From<fmt::Error> for FormatError<'_> {
    fn from(_: fmt::Error) -> Self {
        FormatError::Sink
    }
}

/// The text of a [`FormatError`].
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    error: FormatError<'a>,
    type_name: &'a str,
}

/// A presentation type as error texts show it: itself, or its number outside `!` to DEL.
struct Code(char);

impl Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            '!'..='\x7f' => write!(f, "{}", self.0),
            other => write!(f, "\\x{:x}", u32::from(other)),
        }
    }
}

impl Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let type_name = self.type_name;
        f.write_str(match self.error {
            FormatError::InvalidSpecifier(spec) => {
                return write!(
                    f,
                    "Invalid format specifier '{spec}' for object of type '{type_name}'"
                );
            }
            FormatError::SeparatorWith { separator, code } => {
                return write!(f, "Cannot specify '{separator}' with '{}'.", Code(code));
            }
            FormatError::UnknownCode(code) => {
                let code = Code(code);
                return write!(
                    f,
                    "Unknown format code '{code}' for object of type '{type_name}'"
                );
            }
            FormatError::TooManyDigits => "Too many decimal digits in format string",
            FormatError::BothSeparators => "Cannot specify both ',' and '_'.",
            FormatError::MissingPrecision => "Format specifier missing precision",
            FormatError::PrecisionWithInt => "Precision not allowed in integer format specifier",
            FormatError::NegativeZeroWithInt => {
                "Negative zero coercion (z) not allowed in integer format specifier"
            }
            FormatError::SignWithChar => "Sign not allowed with integer format specifier 'c'",
            FormatError::AlternateWithChar => {
                "Alternate form (#) not allowed with integer format specifier 'c'"
            }
            FormatError::CharRange => "%c arg not in range(0x110000)",
            FormatError::CharTooLarge => "Python int too large to convert to C long",
            FormatError::PrecisionTooBig => "precision too big",
            FormatError::SignWithStr => "Sign not allowed in string format specifier",
            FormatError::SpaceWithStr => "Space not allowed in string format specifier",
            FormatError::NegativeZeroWithStr => {
                "Negative zero coercion (z) not allowed in string format specifier"
            }
            FormatError::AlternateWithStr => {
                "Alternate form (#) not allowed in string format specifier"
            }
            FormatError::AlignWithStr => "'=' alignment not allowed in string format specifier",
            FormatError::ZeroWithComplex => {
                "Zero padding is not allowed in complex format specifier"
            }
            FormatError::AlignWithComplex => {
                "'=' alignment flag is not allowed in complex format specifier"
            }
            FormatError::Sink => "the output failed",
        })
    }
}
