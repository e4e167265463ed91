//! What is wrong with a pattern as the parser found it, in CPython's words.

use super::diagnose::{Diagnosis, Tokens};
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::ParseErrorType;
use ruff_text_size::TextRange;

/// The diagnosis where the error is one of a pattern.
pub(super) fn diagnose(
    tokens: &Tokens<'_, '_>,
    error: &ParseErrorType,
    range: TextRange,
) -> Option<Diagnosis> {
    use ParseErrorType as E;
    let at = tokens.index_at(range.start());
    let number = matches!(
        tokens.kind(at),
        TokenKind::Int | TokenKind::Float | TokenKind::Complex
    );
    let (at, message) = match error {
        E::InvalidMatchPatternTarget if tokens.kind(at.wrapping_sub(1)) == TokenKind::As => {
            (at, "cannot use '_' as a target")
        }
        E::ExpectedRealNumber if number => (at, "real number required in complex literal"),
        E::ExpectedRealNumber => (at + 1, "invalid syntax"),
        E::ExpectedImaginaryNumber if number => {
            (at, "imaginary number required in complex literal")
        }
        // The parser looks for what may follow the star pattern.
        E::InvalidStarPatternUsage => (at + 2, "invalid syntax"),
        E::OtherError(text) => match text.as_str() {
            "Positional patterns cannot follow keyword patterns" => {
                (at, "positional patterns follow keyword patterns")
            }
            "Pattern cannot follow a double star pattern" => (at, "invalid syntax"),
            "Invalid mapping pattern key" => (at + 1, "invalid syntax"),
            _ => return None,
        },
        _ => return None,
    };
    Some(Diagnosis::syntax(tokens.span(at, at + 1), message))
}
