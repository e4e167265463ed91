//! Surrogates in literals: the parser puts U+FFFD where `\ud800` and its kin are, since its
//! text is Rust's. Here they become what stands for them in the machine's text.

use super::source::Source;
use ruff_python_ast::visitor::transformer::{
    Transformer, walk_f_string, walk_interpolated_string_element,
};
use ruff_python_ast::{FString, InterpolatedStringElement, ModModule, StringLiteral};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::surrogate::character;

/// What the parser has for a surrogate.
const REPLACED: char = char::REPLACEMENT_CHARACTER;

/// Whether there may be an escape of a surrogate in the source.
pub(super) fn may_be_in(text: &str) -> bool {
    text.match_indices("\\u")
        .any(|(at, _)| is_surrogate(&text[at + 2..], 4))
        || text
            .match_indices("\\U")
            .any(|(at, _)| is_surrogate(&text[at + 2..], 8))
}

fn is_surrogate(text: &str, digits: usize) -> bool {
    code_point(text, digits).is_some_and(|code| (0xD800..0xE000).contains(&code))
}

fn code_point(text: &str, digits: usize) -> Option<u32> {
    u32::from_str_radix(text.get(..digits)?, 16).ok()
}

/// Puts the surrogates into the literals of a module.
pub(super) fn restore(module: &mut ModModule, source: &Source<'_>) {
    Restorer { source }.visit_body(&mut module.body);
}

struct Restorer<'s, 'a> {
    source: &'s Source<'a>,
}

impl Restorer<'_, '_> {
    fn restore(&self, value: &mut Box<str>, range: TextRange) {
        if value.contains(REPLACED) {
            *value = restored(value, self.source.slice(range)).into();
        }
    }
}

impl Transformer for Restorer<'_, '_> {
    fn visit_string_literal(&self, literal: &mut StringLiteral) {
        if !literal.flags.prefix().is_raw() {
            let range = literal.range();
            self.restore(&mut literal.value, range);
        }
    }

    fn visit_f_string(&self, f_string: &mut FString) {
        if !f_string.flags.prefix().is_raw() {
            return walk_f_string(self, f_string);
        }
        for element in &mut f_string.elements {
            walk_interpolated_string_element(self, element);
        }
    }

    fn visit_interpolated_string_element(&self, element: &mut InterpolatedStringElement) {
        if let InterpolatedStringElement::Literal(text) = element {
            let range = text.range();
            self.restore(&mut text.value, range);
        }
        walk_interpolated_string_element(self, element);
    }
}

/// The literal's value with its surrogates, which its text in the source tells.
fn restored(value: &str, text: &str) -> String {
    let mut replaced = replacements(text).into_iter();
    let restore = |c| match c {
        REPLACED => replaced.next().flatten().unwrap_or(REPLACED),
        c => c,
    };
    value.chars().map(restore).collect()
}

/// For each U+FFFD of a literal's value, in order, what stands for the surrogate that it was.
fn replacements(text: &str) -> Vec<Option<char>> {
    let mut found = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == REPLACED {
            found.push(None);
        }
        if c != '\\' {
            continue;
        }
        let code = match rest.next() {
            Some('u') => code_point(rest.as_str(), 4),
            Some('U') => code_point(rest.as_str(), 8),
            Some('N')
                if rest
                    .as_str()
                    .to_uppercase()
                    .starts_with("{REPLACEMENT CHARACTER}") =>
            {
                Some(REPLACED as u32)
            }
            _ => None,
        };
        match code {
            Some(code @ 0xD800..0xE000) => found.push(character(code)),
            Some(code) if code == REPLACED as u32 => found.push(None),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_come_back_in_order() {
        let text = r"a\ud800\ufffd\\ud801 \N{replacement character}\U0000dfff";
        let parsed = "a\u{FFFD}\u{FFFD}\\ud801 \u{FFFD}\u{FFFD}";
        let [first, last] = [0xD800, 0xDFFF].map(|code| character(code).expect("a stand-in"));
        let whole = format!("a{first}\u{FFFD}\\ud801 \u{FFFD}{last}");
        assert_eq!(restored(parsed, text), whole);
    }

    #[test]
    fn most_sources_have_none() {
        assert!(may_be_in(r"'\udcff'") && may_be_in(r"'\U0000D800'"));
        assert!(!may_be_in(r"'\ud7ff \u{} \U0001d800 \u'"));
    }
}
