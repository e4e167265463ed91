//! From the bytes of a program to its text: byte order mark, declared encoding, line ends.

/// Why bytes are no source text; printed as it is.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct SourceError(pub(crate) String);

/// Decodes a program. `name` is the file's name, for messages.
///
/// # Errors
/// [`SourceError`] for an encoding that is not known or does not fit, and for null characters.
pub(crate) fn decode(bytes: &[u8], name: &str) -> Result<String, SourceError> {
    let (bytes, has_mark) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(null_error(bytes, at, name));
    }
    let declared = declared_encoding(bytes);
    let text = match declared.as_deref().unwrap_or("utf-8") {
        "utf-8" => utf8(bytes, name, declared.is_some())?,
        other if has_mark => return Err(problem(&format!("{other} with BOM"))),
        "iso-8859-1" => bytes.iter().copied().map(char::from).collect(),
        "ascii" | "us-ascii" if bytes.is_ascii() => utf8(bytes, name, true)?,
        other => return Err(problem(other)),
    };
    Ok(with_newlines(text))
}

fn problem(what: &str) -> SourceError {
    SourceError(format!("SyntaxError: encoding problem: {what}"))
}

fn utf8(bytes: &[u8], name: &str, is_declared: bool) -> Result<String, SourceError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    let (byte, line) = (bytes[at], line_of(bytes, at));
    if is_declared {
        let position = at
            - bytes[..at]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(0, |n| n + 1);
        return Err(SourceError(format!(
            "  File \"{name}\", line {line}\nSyntaxError: (unicode error) 'utf-8' codec can't decode byte 0x{byte:02x} in position {position}: invalid start byte"
        )));
    }
    Err(SourceError(format!(
        "SyntaxError: Non-UTF-8 code starting with '\\x{byte:02x}' in file {name} on line {line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details"
    )))
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1
}

fn null_error(bytes: &[u8], at: usize, name: &str) -> SourceError {
    let start = bytes[..at]
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(0, |n| n + 1);
    let line = String::from_utf8_lossy(&bytes[start..at]);
    SourceError(format!(
        "  File \"{name}\", line {}\n    {}\nSyntaxError: source code cannot contain null bytes",
        line_of(bytes, at),
        line.trim()
    ))
}

/// The encoding that a comment in the first two lines declares, by a name that is the same for
/// all spellings (PEP 263).
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&b| b == b'\n').take(2) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let start = line
            .iter()
            .position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
        let Some(comment) = start.map(|at| &line[at..]) else {
            continue;
        };
        if comment[0] != b'#' {
            return None;
        }
        if let Some(name) = encoding_in(comment) {
            return Some(usual_name(&name));
        }
    }
    None
}

/// The name after `coding:` or `coding=`.
fn encoding_in(comment: &[u8]) -> Option<String> {
    const MARK: &[u8] = b"coding";
    for at in 0..comment.len() {
        let Some(rest) = comment[at..].strip_prefix(MARK) else {
            continue;
        };
        let Some((b':' | b'=', rest)) = rest.split_first() else {
            continue;
        };
        let rest = rest.trim_ascii_start();
        let is_part = |b: &u8| b.is_ascii_alphanumeric() || b"-_.".contains(b);
        let len = rest.iter().position(|b| !is_part(b)).unwrap_or(rest.len());
        if len > 0 {
            return Some(String::from_utf8_lossy(&rest[..len]).into_owned());
        }
    }
    None
}

fn usual_name(name: &str) -> String {
    let name = name.to_ascii_lowercase().replace('_', "-");
    let is = |known: &str| name == known || name.starts_with(&format!("{known}-"));
    if is("utf-8") || name == "utf8" {
        "utf-8".to_owned()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") || name == "latin1" {
        "iso-8859-1".to_owned()
    } else {
        name
    }
}

/// The text with every line end a newline.
fn with_newlines(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        decode(bytes, "f.py").expect("source text")
    }

    fn refused(bytes: &[u8]) -> String {
        decode(bytes, "f.py").expect_err("no source text").0
    }

    #[test]
    fn marks_and_line_ends_go() {
        assert_eq!(decoded(b"\xef\xbb\xbfx = 1\r\ny = 2\rz"), "x = 1\ny = 2\nz");
    }

    #[test]
    fn declared_encodings() {
        assert_eq!(
            decoded(b"# -*- coding: latin-1 -*-\n\xe9"),
            "# -*- coding: latin-1 -*-\n\u{e9}"
        );
        assert_eq!(
            decoded(b"#!x\n# vim: set fileencoding=UTF_8 :\n"),
            "#!x\n# vim: set fileencoding=UTF_8 :\n"
        );
        assert_eq!(
            refused(b"# coding: foo\n"),
            "SyntaxError: encoding problem: foo"
        );
        assert_eq!(decoded(b"x = 1\n# coding: foo\n"), "x = 1\n# coding: foo\n");
        assert!(refused(b"\xef\xbb\xbf# coding: latin-1\n").ends_with("iso-8859-1 with BOM"));
    }

    #[test]
    fn what_is_no_text() {
        assert!(refused(b"x = 1\ny = '\xff'").contains("'\\xff' in file f.py on line 2,"));
        assert_eq!(
            refused(b"a\n  y=2\0\n"),
            "  File \"f.py\", line 2\n    y=2\nSyntaxError: source code cannot contain null bytes"
        );
    }
}
