//! Text in quotes, with escapes.

use crate::convert::Page;
use crate::features::Feature;
use crate::surrogate;
use core::fmt::Write;

/// Whether Python shows the character as it is: all but controls, format characters, private
/// and unassigned ones, and separators other than the space.
pub(crate) fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return (' '..='~').contains(&c);
    }
    if !Feature::Unicode.included() {
        return c > '\u{A0}' && c != '\u{AD}';
    }
    // `escape_debug` escapes the same categories; in front of a letter, so that it does not
    // escape combining characters as well.
    let mut buffer = [b'a'; 5];
    let len = 1 + c.encode_utf8(&mut buffer[1..]).len();
    let text = core::str::from_utf8(&buffer[..len]).unwrap_or("");
    text.escape_debug().nth(1) == Some(c) && !crate::builtins::str::unicode::is_later(c)
}

/// The quote for text: single, unless there are single ones in it and no double ones.
fn quote_for(has: impl Fn(u8) -> bool) -> char {
    if has(b'\'') && !has(b'"') { '"' } else { '\'' }
}

/// Writes `repr` of a str.
pub(super) fn write_str(text: &str, page: &mut Page<'_>) {
    let bytes = text.as_bytes();
    let quote = quote_for(|q| bytes.contains(&q));
    page.push_char(quote);
    let mut plain = 0;
    for (i, c) in text.char_indices() {
        if c != quote && c != '\\' && is_printable(c) {
            continue;
        }
        page.push(&bytes[plain..i]);
        plain = i + c.len_utf8();
        write_escape(c, page);
    }
    page.push(&bytes[plain..]);
    page.push_char(quote);
}

fn write_escape(c: char, page: &mut Page<'_>) {
    let code = surrogate::code_point(c);
    // A page takes everything.
    let _ = match c {
        '\n' => page.write_str("\\n"),
        '\r' => page.write_str("\\r"),
        '\t' => page.write_str("\\t"),
        '\\' | '\'' | '"' => write!(page, "\\{c}"),
        _ if code <= 0xFF => write!(page, "\\x{code:02x}"),
        _ if code <= 0xFFFF => write!(page, "\\u{code:04x}"),
        _ => write!(page, "\\U{code:08x}"),
    };
}

/// Writes text with everything beyond ASCII escaped.
pub(crate) fn write_ascii(text: &str, page: &mut Page<'_>) {
    for c in text.chars() {
        if c.is_ascii() {
            page.push_char(c);
        } else {
            write_escape(c, page);
        }
    }
}

/// Writes `repr` of a bytes object.
pub(crate) fn write_bytes(bytes: &[u8], page: &mut Page<'_>) {
    write_byte_literal(bytes, false, page);
}

/// Writes the literal in `repr` of a bytearray, which escapes every single quote.
pub(crate) fn write_bytearray(bytes: &[u8], page: &mut Page<'_>) {
    write_byte_literal(bytes, true, page);
}

fn write_byte_literal(bytes: &[u8], escaped: bool, page: &mut Page<'_>) {
    let quote = quote_for(|q| bytes.contains(&q));
    page.push(b"b");
    page.push_char(quote);
    for &byte in bytes {
        let c = char::from(byte);
        let special = c == quote || c == '\\' || escaped && c == '\'';
        if special || !(' '..='~').contains(&c) {
            write_escape(c, page);
        } else {
            page.push(&[byte]);
        }
    }
    page.push_char(quote);
}
