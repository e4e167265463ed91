//! Mistakes that CPython's parser tells at once, or that keep it from reading what stands behind.
//!
//! For all others it reads the text a second time, with a rule for each, and some of those rules
//! read further than the language does.

use super::diagnose::{Diagnosis, Tokens};
use super::error::End;
use super::hints;
use ruff_python_ast::token::TokenKind as T;
use ruff_python_parser::ParseError;
use ruff_text_size::{TextRange, TextSize};

/// What is told of the error, if it is one of those.
pub(super) fn diagnose(tokens: &Tokens<'_, '_>, error: &ParseError) -> Option<Diagnosis> {
    let at = tokens.index_at(error.location.start());
    if super::grammar::indentation_at(tokens, error).is_some() {
        return None;
    }
    key(tokens, at).or_else(|| operator(tokens, at))
}

/// A key of a dictionary, not its first, that no colon follows.
fn key(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let mut inner = at;
    while let Some(open) = hints::enclosing(tokens, inner) {
        let display = tokens.kind(open) == T::Lbrace && !hints::is_field(tokens, open);
        if display && let Some(found) = key_of(tokens, open, inner) {
            return Some(found);
        }
        inner = open;
    }
    None
}

/// The same, of the braces that `open` begins: what is wrong is at token `at`, or in the brackets
/// there.
fn key_of(tokens: &Tokens<'_, '_>, open: usize, at: usize) -> Option<Diagnosis> {
    let comprises =
        |i: usize| tokens.kind(i) == T::For && hints::enclosing(tokens, i) == Some(open);
    let first = super::grammar::first_of_statement(tokens, open);
    if (open + 1..at.min(tokens.all.len())).any(comprises) || tokens.kind(first) == T::Case {
        return None;
    }
    let mut start = open + 1;
    let mut pairs = 0;
    loop {
        let end = match tokens.kind(start) {
            T::DoubleStar => tokens.expression_end(start + 1, |_| false),
            _ => {
                let end = tokens.expression_end(start, |_| false);
                if end == start {
                    return None;
                }
                if tokens.kind(end) != T::Colon {
                    return (pairs > 0).then(|| without_colon(tokens, start, end));
                }
                tokens.expression_end(end + 1, |_| false)
            }
        };
        if tokens.kind(end) != T::Comma || end >= at {
            return None;
        }
        pairs += 1;
        start = end + 1;
    }
}

/// The key of the tokens from `start` to `end`: its place is its last character, on the line where it
/// begins.
fn without_colon(tokens: &Tokens<'_, '_>, start: usize, end: usize) -> Diagnosis {
    let range = tokens.span(start, end);
    let (from, to) = (
        tokens.source.place(range.start()),
        tokens.source.place(range.end()),
    );
    let line = range.start() - TextSize::new(from.column);
    let last = line + TextSize::new(to.column.saturating_sub(1));
    let place = TextRange::new(last.min(range.end()), range.end());
    Diagnosis::syntax(place, "':' expected after dictionary key").ending(End::Zero)
}

/// What binds less closely than the operator before it.
fn operator(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let first = super::grammar::first_of_statement(tokens, at);
    let wrong = (first + 1..=at).find(|&i| is_misplaced(tokens, i))?;
    let unary = wrong < 2 || !hints::ends_operand(tokens.kind(wrong - 2));
    let end = match tokens.kind(wrong) {
        T::Not if unary => {
            let signs = (wrong + 1..)
                .take_while(|&i| is_sign(tokens.kind(i)))
                .count();
            let start = wrong + 1 + signs;
            match tokens.expression_end(start, ends_factor) {
                end if end == start => wrong + 1,
                end => end,
            }
        }
        T::Not => tokens.expression_end(wrong + 1, |kind| matches!(kind, T::And | T::Or | T::If)),
        _ => wrong + 1,
    };
    let named = end > wrong + 1 && is_arithmetic(tokens.kind(wrong - 1));
    Some(match named {
        true => {
            let text = "'not' after an operator must be parenthesized";
            Diagnosis::syntax(tokens.span(wrong, end), text)
        }
        false => Diagnosis::invalid(tokens.span(wrong, wrong + 1)),
    })
}

/// Whether token `at` cannot stand behind the operator before it.
fn is_misplaced(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    let (before, earlier) = (tokens.kind(at - 1), tokens.kind(at.wrapping_sub(2)));
    let binary = hints::ends_operand(earlier) && at > 1;
    let operator = is_arithmetic(before) && (before != T::Star || binary)
        || matches!(
            before,
            T::LeftShift | T::RightShift | T::Amper | T::Vbar | T::CircumFlex
        )
        || before == T::DoubleStar && binary;
    let compares = hints::is_comparison(before) && before != T::In;
    match tokens.kind(at) {
        T::Not => operator || compares && before != T::Is && tokens.kind(at + 1) != T::In,
        T::Lambda => operator || compares || matches!(before, T::Not | T::And | T::Or),
        T::Star | T::DoubleStar => operator && before != T::At,
        _ => false,
    }
}

const fn is_sign(kind: T) -> bool {
    matches!(kind, T::Plus | T::Minus | T::Tilde)
}

const fn is_arithmetic(kind: T) -> bool {
    matches!(
        kind,
        T::Plus | T::Minus | T::Star | T::Slash | T::Percent | T::DoubleSlash | T::At | T::Tilde
    )
}

/// Whether a token of this kind ends the operand of a sign.
fn ends_factor(kind: T) -> bool {
    let binary = is_arithmetic(kind) && kind != T::Tilde
        || matches!(
            kind,
            T::LeftShift | T::RightShift | T::Amper | T::Vbar | T::CircumFlex
        );
    binary || hints::is_comparison(kind) || matches!(kind, T::And | T::Or | T::Not | T::If)
}
