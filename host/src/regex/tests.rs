//! What needs no Python program to be seen: long texts, and patterns that make no sense.

use super::{Error, How, Regex, Text};

fn regex(pattern: &str) -> Result<Regex, Error> {
    let chars: Vec<u32> = pattern.chars().map(u32::from).collect();
    Regex::new(&chars, 0, true, &mut Vec::new())
}

fn span(pattern: &str, text: &str) -> Option<(usize, usize)> {
    let found = regex(pattern).expect(pattern).find(
        Text::Bytes(text.as_bytes()),
        (0, text.len()),
        How::Search,
        false,
    )?;
    Some((found.slots[0], found.slots[1]))
}

#[test]
fn long_texts_take_no_native_stack() {
    let text = "ab".repeat(200_000);
    assert_eq!(span("(?:a|b)*$", &text), Some((0, 400_000)));
    assert_eq!(span("(?:ab)*?$", &text), Some((0, 400_000)));
    assert_eq!(span("(?:(a)|(b))+c", &text[..2000]), None);
    assert_eq!(span("^(?:ab)*c", &text), None);
}

#[test]
fn loops_that_take_nothing_end() {
    assert_eq!(span("(?:a*)*b", "aab"), Some((0, 3)));
    assert_eq!(span("(?:a*?)*?b", "aab"), Some((0, 3)));
    assert_eq!(span("(?:|a)+b", "aab"), Some((0, 3)));
    assert_eq!(span("(?:){1000,}x", "x"), Some((0, 1)));
}

#[test]
fn every_short_pattern_is_read_or_refused() {
    let signs = "a(|)[]{}*+?.^$\\<=!:P#-,1x";
    for a in signs.chars() {
        for b in signs.chars() {
            for c in signs.chars() {
                for d in "a)(?]1".chars() {
                    let pattern: String = [a, b, c, d].iter().collect();
                    if let Ok(regex) = regex(&pattern) {
                        regex.find(Text::Bytes(b"aa1"), (0, 3), How::Search, true);
                    }
                }
            }
        }
    }
}
