//! Characters: decoding them from UTF-8 at a place, and their properties as Python has them.

use super::unicode;
use crate::features::Feature;
use crate::int_text::decimal_value;

/// The character that begins at byte `at` of UTF-8 text, and its length in bytes.
pub(super) fn at(text: &[u8], at: usize) -> Option<(char, usize)> {
    let first = *text.get(at)?;
    if first < 0x80 {
        return Some((char::from(first), 1));
    }
    let len = match first {
        0xF0.. => 4,
        0xE0.. => 3,
        _ => 2,
    };
    let bytes = text.get(at..at + len)?;
    let c = core::str::from_utf8(bytes).ok()?.chars().next()?;
    Some((c, len))
}

/// The character that ends before byte `end` of UTF-8 text, and its length in bytes.
pub(super) fn before(text: &[u8], end: usize) -> Option<(char, usize)> {
    let mut start = end.checked_sub(1)?;
    while start > 0 && text[start] & 0xC0 == 0x80 {
        start -= 1;
    }
    at(text, start)
}

/// Letters.
pub(super) fn is_alphabetic(c: char) -> bool {
    if !Feature::Unicode.included() {
        return c.is_ascii_alphabetic();
    }
    let letter = c.is_alphabetic() && !c.is_numeric();
    c.is_ascii() && letter || letter && !unicode::is_mark(c) && !unicode::is_later(c)
}

/// Digits in any script, and those in circles or above the line.
pub(super) fn is_digit(c: char) -> bool {
    decimal_value(c).is_some()
        || matches!(c,
            '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{1369}'..='\u{1371}' | '\u{19DA}' | '\u{2070}'
            | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}' | '\u{2460}'..='\u{2468}'
            | '\u{2474}'..='\u{247C}' | '\u{2488}'..='\u{2490}' | '\u{24EA}'
            | '\u{24F5}'..='\u{24FD}' | '\u{24FF}' | '\u{2776}'..='\u{277E}'
            | '\u{2780}'..='\u{2788}' | '\u{278A}'..='\u{2792}' | '\u{10A40}'..='\u{10A43}'
            | '\u{10E60}'..='\u{10E68}' | '\u{11052}'..='\u{1105A}' | '\u{1F100}'..='\u{1F10A}')
}

/// Letters, digits and other numbers.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if !Feature::Unicode.included() {
        return c.is_ascii_alphanumeric();
    }
    is_alphabetic(c) || is_numeric(c) || is_digit(c)
}

/// Small letters.
pub(super) fn is_lowercase(c: char) -> bool {
    let lower = Feature::Unicode.included() && (c.is_lowercase() || c == '\u{295}');
    c.is_ascii_lowercase() || lower && !unicode::is_later(c)
}

/// Capital letters.
pub(super) fn is_uppercase(c: char) -> bool {
    let upper = Feature::Unicode.included() && c.is_uppercase();
    c.is_ascii_uppercase() || upper && !unicode::is_later(c)
}

/// Numbers of every sort.
pub(super) fn is_numeric(c: char) -> bool {
    if c.is_ascii() || !Feature::Unicode.included() {
        return c.is_ascii_digit();
    }
    c.is_numeric() && !unicode::is_later(c) || unicode::is_numeric_ideograph(c)
}

/// Whether the character has case.
pub(super) fn is_cased(c: char) -> bool {
    is_lowercase(c) || is_uppercase(c) || is_titlecase(c)
}

/// Letters that are several in one, of which the first is a capital.
pub(super) fn is_titlecase(c: char) -> bool {
    matches!(c,
        'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | '\u{1F88}'..='\u{1F8F}' | '\u{1F98}'..='\u{1F9F}'
        | '\u{1FA8}'..='\u{1FAF}' | '\u{1FBC}' | '\u{1FCC}' | '\u{1FFC}')
}

/// Whether the other case of a character is one that Python's Unicode has.
pub(super) fn has_other_case(c: char, mut other: impl Iterator<Item = char>) -> bool {
    c.is_ascii() || !unicode::is_later(c) && !other.any(unicode::is_later)
}

/// First character of an identifier.
pub(crate) fn starts_identifier(c: char) -> bool {
    if c.is_ascii() || !Feature::Unicode.included() {
        return c == '_' || c.is_ascii_alphabetic();
    }
    // Marks that older texts have as the first of a name.
    if matches!(c, '\u{1885}' | '\u{1886}') {
        return true;
    }
    let starts = c.is_alphabetic() || matches!(c, '\u{2118}' | '\u{212E}');
    starts && !unicode::is_mark(c) && !unicode::is_later(c) && !unicode::is_no_start(c)
}

/// Further character of an identifier.
pub(super) fn continues_identifier(c: char) -> bool {
    starts_identifier(c) || decimal_value(c).is_some() || !c.is_ascii() && unicode::continues(c)
}
