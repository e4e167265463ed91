//! `a=2, b=3` for a statement, as arguments are written.
//!
//! Where a statement is no assignment, CPython reads it again as a list whose items may be named, and
//! has a word for an item with `=` behind it.

use super::diagnose::{Diagnosis, Tokens};
use super::{grammar, hints};
use ruff_python_ast::Expr;
use ruff_python_ast::token::TokenKind as T;
use ruff_python_parser::parse_expression;
use ruff_text_size::Ranged;

/// What CPython says of the statement around token `at`, if it is such a list.
pub(super) fn diagnose(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let first = grammar::first_of_statement(tokens, at);
    let mut start = first;
    loop {
        let end = item_end(tokens, start)?;
        match tokens.kind(end) {
            T::Comma => start = end + 1,
            T::Equal if !assigns(tokens, first) => return item(tokens, start, end),
            _ => return None,
        }
    }
}

/// Index after the item, starred or not, that begins with token `start`.
fn item_end(tokens: &Tokens<'_, '_>, start: usize) -> Option<usize> {
    let start = start + usize::from(tokens.kind(start) == T::Star);
    let end = tokens.expression_end(start, |_| false);
    (end > start).then_some(end)
}

/// Whether an assignment begins with token `first`, whatever stands behind it.
fn assigns(tokens: &Tokens<'_, '_>, first: usize) -> bool {
    let mut start = first;
    loop {
        let mut end = start;
        while let Some(next) = item_end(tokens, end) {
            end = next;
            if tokens.kind(end) != T::Comma {
                break;
            }
            end += 1;
        }
        if tokens.kind(end) != T::Equal {
            return start > first && end > start;
        }
        let list = format!("({})", tokens.source.slice(tokens.span(start, end)));
        if !parse_expression(&list).is_ok_and(|e| is_target(e.expr())) {
            return false;
        }
        start = end + 1;
    }
}

fn is_target(e: &Expr) -> bool {
    match e {
        Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_) => true,
        Expr::Starred(e) => is_target(&e.value),
        Expr::List(e) => e.elts.iter().all(is_target),
        Expr::Tuple(e) => e.elts.iter().all(is_target),
        _ => false,
    }
}

/// The item of the tokens from `start` to `equal`, which an operand follows that nothing is assigned to.
fn item(tokens: &Tokens<'_, '_>, start: usize, equal: usize) -> Option<Diagnosis> {
    let no_operand = |kind| {
        hints::is_comparison(kind) || matches!(kind, T::Or | T::And | T::Not | T::If | T::Lambda)
    };
    let value = tokens.expression_end(equal + 1, no_operand);
    if value == equal + 1 || matches!(tokens.kind(value), T::Equal | T::ColonEqual) {
        return None;
    }
    if equal == start + 1 && tokens.kind(start) == T::Name {
        let text = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Diagnosis::syntax(tokens.span(start, value), text));
    }
    let left = tokens.span(start, equal);
    let parsed = parse_expression(tokens.source.slice(left)).ok()?;
    let what = grammar::describe(parsed.expr());
    let text = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
    let range = parsed.expr().range() + left.start();
    hints::is_operand(parsed.expr()).then(|| Diagnosis::syntax(range, text))
}
