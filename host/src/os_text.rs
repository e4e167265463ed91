//! Text of the operating system: bytes, mostly UTF-8. In strings of Python those that are not
//! are surrogates, from which they come back (the error handler `surrogateescape`).

use stackline_core::surrogate::{escaped, has, surrogate, unescaped};

/// The bytes as a string.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().filter_map(|&byte| escaped(byte)));
    }
    text
}

/// The bytes of a string; the index of a character where that is a surrogate which is no byte.
pub(crate) fn encoded(text: &str) -> Result<Vec<u8>, usize> {
    if !has(text.as_bytes()) {
        return Ok(text.as_bytes().to_vec());
    }
    let mut bytes = Vec::with_capacity(text.len());
    for (i, c) in text.chars().enumerate() {
        match (unescaped(c), surrogate(c)) {
            (Some(byte), _) => bytes.push(byte),
            (None, Some(_)) => return Err(i),
            (None, None) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        for bytes in [
            &b"plain"[..],
            "é€😀".as_bytes(),
            b"\xff a\xe9\xe2\x82 \x80",
            b"",
        ] {
            assert_eq!(encoded(&decoded(bytes)), Ok(bytes.to_vec()));
        }
    }

    #[test]
    fn surrogates_that_are_no_bytes_are_refused() {
        let lone = stackline_core::surrogate::character(0xD800).expect("a surrogate");
        assert_eq!(encoded(&format!("é{lone}")), Err(1));
    }
}
