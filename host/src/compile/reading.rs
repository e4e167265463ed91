//! How far CPython reads before it gives up.

use super::diagnose::Tokens;
use super::{grammar, hints};
use ruff_python_ast::token::TokenKind as T;
use ruff_python_parser::{ParseError, parse_expression};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// How far CPython reads before it gives up: where two expressions stand side by side, as far as the
/// second can be read.
pub(super) fn reached(tokens: &Tokens<'_, '_>, error: &ParseError) -> TextSize {
    let start = error.location.start();
    let at = tokens.index_at(start);
    if tokens.kind(at) == T::Equal
        && hints::enclosing(tokens, at).is_some()
        && is_compared(tokens, at)
    {
        // Whether the operand behind it is one to compare with depends on what follows.
        let value = tokens.expression_end(at + 1, |_| false);
        return tokens.all.get(value).map_or(start, |next| next.start());
    }
    reached_at(tokens, at, 0).max(start)
}

/// Whether what stands before the `=` that is token `at` may have been meant to be compared.
fn is_compared(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    let start = tokens.part_start(at);
    let text = format!("({})", tokens.source.slice(tokens.span(start, at)));
    start < at && parse_expression(&text).is_ok_and(|parsed| hints::is_operand(parsed.expr()))
}

/// So many names of a sentence are read to know how far CPython reads.
const MOST_NAMES: usize = 30;

/// The same, where what is wrong is token `at`, behind so many names.
fn reached_at(tokens: &Tokens<'_, '_>, at: usize, names: usize) -> TextSize {
    let start = tokens
        .all
        .get(at)
        .map_or(tokens.source.text_len(), |t| t.start());
    let before = tokens.kind(at.wrapping_sub(1));
    if tokens.kind(at) == T::DoubleStar && before == T::Lpar {
        return tokens.all.get(at + 1).map_or(start, |next| next.start());
    }
    let operand = grammar::starts_expression(before)
        && !matches!(before, T::Lpar | T::Lsqb | T::Lbrace)
        || matches!(before, T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd);
    if !operand || !grammar::starts_expression(tokens.kind(at)) {
        return start;
    }
    if before == T::Rpar && tokens.kind(at) == T::Lpar && is_header(tokens, at) {
        return start;
    }
    let end = tokens.source.text_len();
    let Err(stop) = parse_expression(tokens.source.slice(TextRange::new(start, end))) else {
        return end;
    };
    let stop = start + stop.location.start();
    // The names of a sentence are read one by one.
    let next = tokens.index_at(stop);
    let named = next == at + 1 && tokens.kind(at) == T::Name;
    let listed =
        hints::enclosing(tokens, at).is_none() && grammar::starts_expression(tokens.kind(next));
    match named && listed && names < MOST_NAMES {
        true => reached_at(tokens, next, names + 1),
        false => stop,
    }
}

/// Whether token `at` stands behind the parentheses of a definition.
fn is_header(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    let first = grammar::first_of_statement(tokens, at);
    let head = matches!(tokens.kind(first), T::Def | T::Class | T::Async);
    head && hints::enclosing(tokens, at).is_none()
}

/// Index of the last token that CPython reads before it gives up where two expressions, of which the
/// second begins with token `at`, stand side by side: it tries whether they, or those behind them, belong
/// together.
pub(super) fn read_on(tokens: &Tokens<'_, '_>, at: usize) -> usize {
    let (mut at, mut last) = (at, at);
    loop {
        let end = tokens.expression_end(at, |_| false);
        if end == at || end >= tokens.all.len() {
            return last.max(at);
        }
        let next = match grammar::starts_expression(tokens.kind(end)) {
            true => tokens.expression_end(end, |_| false),
            false => end,
        };
        last = last.max(next);
        let is_name = end == at + 1 && tokens.kind(at) == T::Name;
        if !is_name || tokens.kind(end) == T::Lpar {
            return last;
        }
        at = end;
    }
}
