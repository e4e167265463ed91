//! Surrogates: code points that Python's strings can hold and UTF-8 cannot.
//!
//! Text is UTF-8 everywhere. In it a character of plane 16 that is for private use, U+10F000 to
//! U+10F7FF, stands for each of the 2,048 surrogates U+D800 to U+DFFF. Programs see surrogates;
//! the 2,048 stand-ins themselves are the price: `chr` refuses them, and text from outside that
//! holds them reads as surrogates.

use core::fmt;

use crate::features::Feature;

/// The first surrogate, and the code point behind the last.
const FIRST: u32 = 0xD800;
const END: u32 = 0xE000;
/// What stands for the first.
const STAND_IN: u32 = 0x10_F000;
/// The first byte of the UTF-8 of all stand-ins: only text that has it can hold one.
const LEAD: u8 = 0xF4;

/// The code point that `c` is to a program.
pub const fn code_point(c: char) -> u32 {
    match surrogate(c) {
        Some(code) => code,
        None => c as u32,
    }
}

/// The surrogate that `c` stands for.
pub const fn surrogate(c: char) -> Option<u32> {
    let code = c as u32;
    if code < STAND_IN || code >= STAND_IN + (END - FIRST) {
        return None;
    }
    Some(code - STAND_IN + FIRST)
}

/// The character of a code point: a stand-in where that is a surrogate. `None` for numbers that
/// are no code point, and for those of stand-ins.
pub const fn character(code: u32) -> Option<char> {
    match char::from_u32(code) {
        Some(c) if surrogate(c).is_some() => None,
        None if code >= FIRST && code < END => char::from_u32(code - FIRST + STAND_IN),
        found => found,
    }
}

/// The character for a byte that is no text, as the error handler `surrogateescape` has it; for
/// bytes that are ASCII `None`.
pub const fn escaped(byte: u8) -> Option<char> {
    match byte {
        0x80.. => character(0xDC00 + byte as u32),
        _ => None,
    }
}

/// The byte that [`escaped`] made this character of.
pub const fn unescaped(c: char) -> Option<u8> {
    match surrogate(c) {
        Some(code @ 0xDC80..=0xDCFF) => Some((code - 0xDC00) as u8),
        _ => None,
    }
}

/// Whether UTF-8 text holds a surrogate.
pub fn has(text: &[u8]) -> bool {
    // Stand-ins are F4 8F 80 80 to F4 8F 9F BF.
    text.contains(&LEAD)
        && text
            .windows(3)
            .any(|it| it[0] == LEAD && it[1] == 0x8F && it[2] < 0xA0)
}

/// The text with surrogates as escape sequences, for where nothing may go wrong any more.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'t>(pub &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !Feature::Unicode.included() {
            return f.write_str(self.0);
        }
        let mut plain = 0;
        for (i, c) in self.0.char_indices() {
            if let Some(code) = surrogate(c) {
                write!(f, "{}\\u{code:04x}", &self.0[plain..i])?;
                plain = i + c.len_utf8();
            }
        }
        f.write_str(&self.0[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_surrogate_has_a_character_of_its_own() {
        for code in FIRST..END {
            let c = character(code).expect("a surrogate has a stand-in");
            assert_eq!((surrogate(c), code_point(c)), (Some(code), code));
            assert!(has(c.encode_utf8(&mut [0; 4]).as_bytes()));
            assert_eq!(character(c as u32), None);
        }
    }

    #[test]
    fn other_characters_are_themselves() {
        for c in [
            '\0',
            'a',
            '\u{D7FF}',
            '\u{E000}',
            '\u{10EFFF}',
            '\u{10F800}',
            '\u{10FFFF}',
        ] {
            assert_eq!((character(c as u32), code_point(c)), (Some(c), c as u32));
            assert!(!has(c.encode_utf8(&mut [0; 4]).as_bytes()));
        }
        assert_eq!(character(0x11_0000), None);
    }

    #[test]
    fn bytes_that_are_no_text_come_back() {
        for byte in 0..=u8::MAX {
            let c = escaped(byte);
            assert_eq!(c.and_then(unescaped), (byte >= 0x80).then_some(byte));
        }
    }
}
