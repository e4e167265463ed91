//! Names and expressions side by side, as in a sentence.
//!
//! Behind a name that no parenthesis follows CPython looks for what a statement of Python 2 would
//! have there: expressions, with all that it has to say of them.

use super::diagnose::{Diagnosis, Tokens};
use super::{grammar, hints};
use ruff_python_ast::token::TokenKind as T;
use ruff_python_parser::{Mode, ParseError, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

/// What CPython says of the expressions around token `at`, the first that the language has no place
/// for.
pub(super) fn diagnose(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let before = at.checked_sub(1)?;
    if !hints::ends_operand(tokens.kind(before)) {
        return None;
    }
    let named = is_named(tokens, before) && begins_expression(tokens, before);
    told_at_once(tokens, at).or_else(|| behind_name(tokens, before).filter(|_| named))
}

/// What there is to say of the second of two expressions, whatever the first is.
pub(super) fn told_at_once(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let braces = tokens.kind(at) == T::Lbrace;
    let mut rest = at..grammar::end_of_statement(tokens, at);
    if !braces && !rest.any(|i| tokens.kind(i) == T::Star) {
        return None;
    }
    let found = behind(tokens, at)?;
    let wrong = tokens.index_at(found.range.start());
    let star = found.message == "Invalid star expression" && hints::is_in_call(tokens, wrong);
    let first = braces && wrong == at + 1;
    (found.message != "invalid syntax" && (star || first)).then_some(found)
}

/// So many names of a sentence are looked behind.
const MOST_NAMES: usize = 500;

/// What there is to say of the expressions behind the name that is token `at`, or else of the name.
pub(super) fn behind_name(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    behind_names(tokens, at, 0)
}

/// The same, of a name behind so many others.
fn behind_names(tokens: &Tokens<'_, '_>, at: usize, names: usize) -> Option<Diagnosis> {
    if !is_named(tokens, at) || names == MOST_NAMES {
        return None;
    }
    // What a name and an expression behind it could be was tried before, without a word.
    let soft = |text| matches!(text, "match" | "case" | "type" | "_");
    let name = tokens.all.get(at).is_some_and(|t| soft(tokens.text(t)));
    let first = name && begins_expression(tokens, at);
    let mut start = at + 1;
    loop {
        let untried = tokens.kind(start) == T::String || first && start == at + 1;
        let told = || {
            let found = untried.then(|| behind(tokens, start)).flatten()?;
            (found.message != "invalid syntax").then_some(found)
        };
        if let Some(found) = without_else(tokens, start).or_else(told) {
            return Some(found);
        }
        let end = tokens.expression_end(start, |_| false);
        let found = behind_names(tokens, start, names + 1)
            .or_else(|| told_at_once(tokens, start))
            .or_else(|| told_at_once(tokens, end));
        if found.is_some() {
            return found;
        }
        if end == start || tokens.kind(end) != T::Comma {
            break;
        }
        start = end + 1;
    }
    grammar::legacy_statement(tokens, at)
}

/// A condition without an `else` in the expression that begins with token `start`.
fn without_else(tokens: &Tokens<'_, '_>, start: usize) -> Option<Diagnosis> {
    let condition = tokens.expression_end(start, |kind| kind == T::If);
    if condition == start || tokens.kind(condition) != T::If {
        return None;
    }
    let end = tokens.expression_end(condition + 1, |kind| matches!(kind, T::If | T::Else));
    let message = "expected 'else' after 'if' expression";
    (end > condition + 1 && !matches!(tokens.kind(end), T::Else | T::Colon))
        .then(|| Diagnosis::syntax(tokens.span(start, end), message))
}

/// Whether token `at` is a name that CPython takes for a statement's: one without a parenthesis.
fn is_named(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    tokens.kind(at) == T::Name && tokens.kind(at + 1) != T::Lpar
}

/// Whether an expression, not an operand alone, begins with token `at`.
pub(super) fn begins_expression(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    let first = grammar::first_of_statement(tokens, at);
    let head = tokens.kind(first);
    if matches!(
        head,
        T::Import | T::From | T::Global | T::Nonlocal | T::Def | T::Class | T::Case
    ) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|_| at > first) else {
        return true;
    };
    let kind = tokens.kind(before);
    match kind {
        T::Lpar | T::Lsqb | T::Lbrace | T::Comma | T::Equal | T::Colon => true,
        T::Return | T::Yield | T::Assert | T::Raise | T::Del | T::With => true,
        T::While | T::Elif | T::Else => true,
        T::If | T::At => before == first,
        T::In => head == T::For && hints::enclosing(tokens, at).is_none(),
        kind => kind.as_augmented_assign_operator().is_some(),
    }
}

/// What is wrong in brackets of the expression that begins with token `start`.
fn behind(tokens: &Tokens<'_, '_>, start: usize) -> Option<Diagnosis> {
    let kind = tokens.kind(start);
    let operand =
        grammar::starts_expression(kind) || matches!(kind, T::Not | T::Plus | T::Minus | T::Await);
    if !operand {
        return None;
    }
    let offset = tokens.all.get(start)?.start();
    let end = grammar::end_of_statement(tokens, start);
    let end = tokens.all.get(end)?.end();
    let text = tokens.source.slice(TextRange::new(offset, end));
    let options = ParseOptions::from(Mode::Module);
    let parsed = parse_unchecked(text, options);
    let error = parsed.errors().first()?;
    let error = ParseError {
        error: error.error.clone(),
        location: error.location + offset,
    };
    let at = tokens.index_at(error.location.start());
    let outer = hints::enclosing(tokens, start);
    let own = |i: &usize| hints::enclosing(tokens, *i) == outer;
    let last = at.min(tokens.all.len());
    let ends = |i: usize| {
        matches!(
            tokens.kind(i),
            T::Newline | T::Semi | T::Colon | T::Equal | T::ColonEqual | T::Comma
        )
    };
    let before = |i: &usize| tokens.all[*i].start() < error.location.start();
    if (start..last).filter(own).filter(before).any(ends) {
        return None;
    }
    if hints::enclosing(tokens, at) == outer {
        return None;
    }
    let found = grammar::diagnose(tokens, &error);
    (found.range.start() >= offset).then_some(found)
}
