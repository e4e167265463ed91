//! Names of functions as profilers show them.
//!
//! A name is one line of UTF-8 in the files that carry it: a line break would end it early, and
//! one invalid byte makes some readers discard the whole file.

/// Shortest name in bytes that `perf` keeps.
const SHORTEST: usize = 3;

/// Appends `py::<qualname>:<filename>` to `name`, as CPython writes it, unescaped.
pub fn append_python_symbol(name: &mut Vec<u8>, qualname: &[u8], filename: &[u8]) {
    name.extend_from_slice(b"py::");
    name.extend_from_slice(qualname);
    name.push(b':');
    name.extend_from_slice(filename);
}

/// Appends `name` to `line` as one line of UTF-8, of at least three bytes.
///
/// Control characters and line separators become `\n`, `\r`, `\t`, `\x1b` or `\u2028`; a byte that
/// is not UTF-8 becomes `\xff`. Backslashes stay as they are. A name that is too short is filled
/// up with `_`.
pub fn append_escaped(line: &mut Vec<u8>, name: &[u8]) {
    let start = line.len();
    if name.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        line.extend_from_slice(name);
    } else {
        append_escaped_slowly(line, name);
    }
    let written = line.len() - start;
    line.extend(std::iter::repeat_n(b'_', SHORTEST.saturating_sub(written)));
}

#[cold]
fn append_escaped_slowly(line: &mut Vec<u8>, name: &[u8]) {
    for chunk in name.utf8_chunks() {
        for character in chunk.valid().chars() {
            append_character(line, character);
        }
        for byte in chunk.invalid() {
            line.extend_from_slice(format!("\\x{byte:02x}").as_bytes());
        }
    }
}

fn append_character(line: &mut Vec<u8>, character: char) {
    let escaped = match character {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        '\u{2028}' | '\u{2029}' => format!("\\u{:04x}", u32::from(character)),
        other if other.is_control() => format!("\\x{:02x}", u32::from(other)),
        other => {
            line.extend_from_slice(other.encode_utf8(&mut [0; 4]).as_bytes());
            return;
        }
    };
    line.extend_from_slice(escaped.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(name: &[u8]) -> String {
        let mut line = b"before ".to_vec();
        append_escaped(&mut line, name);
        let line = String::from_utf8(line).expect("UTF-8");
        line.strip_prefix("before ").expect("appended").to_owned()
    }

    #[test]
    fn python_symbols_are_as_cpython_writes_them() {
        let mut name = Vec::new();
        append_python_symbol(&mut name, b"C.<locals>.f", b"/tmp/a b.py");
        assert_eq!(name, b"py::C.<locals>.f:/tmp/a b.py");
    }

    #[test]
    fn plain_and_foreign_names_stay_as_they_are() {
        for name in ["py::<module>:a b.py", "grüße", "名前", "back\\slash"] {
            assert_eq!(escaped(name.as_bytes()), name);
        }
    }

    #[test]
    fn nothing_breaks_the_line() {
        assert_eq!(escaped(b"two\nlines\r\n"), "two\\nlines\\r\\n");
        assert_eq!(escaped(b"\0\t\x1b[0m\x7f"), "\\x00\\t\\x1b[0m\\x7f");
        assert_eq!(
            escaped("a\u{85}b\u{2028}c\u{2029}".as_bytes()),
            "a\\x85b\\u2028c\\u2029"
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_are_shown() {
        assert_eq!(escaped(b"caf\xe9.py"), "caf\\xe9.py");
        assert_eq!(escaped(b"\xed\xa0\x80\xff"), "\\xed\\xa0\\x80\\xff");
        assert_eq!(escaped(b"abc\xf0\x9f"), "abc\\xf0\\x9f");
    }

    #[test]
    fn short_names_are_filled_up() {
        assert_eq!(escaped(b""), "___");
        assert_eq!(escaped(b"f"), "f__");
        assert_eq!(escaped(b"fn"), "fn_");
        assert_eq!(escaped(b"fun"), "fun");
    }
}
