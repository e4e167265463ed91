//! What is a program and probably not the one that was meant: CPython's SyntaxWarnings.

use super::error::{CompileError, CompileErrorKind};
use super::source::Source;
use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_python_ast::{self as ast, CmpOp, Expr, Number, UnaryOp};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// A SyntaxWarning: the error that it is where the program asks for errors instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SyntaxWarning(pub CompileError);

/// The warnings about the tokens of a source: escapes of strings that mean nothing, numbers that run
/// into a keyword.
pub(super) fn of_tokens(
    source: &Source<'_>,
    filename: &str,
    tokens: &Tokens,
) -> Vec<SyntaxWarning> {
    let mut found = Vec::new();
    let mut number: Option<TextRange> = None;
    // Where the next warning about a brace goes: before those about other escapes of its line.
    let mut next_brace = 0;
    let mut tokens = tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        if token.kind() == TokenKind::Newline {
            next_brace = found.len();
        }
        let opens = tokens.peek().is_some_and(|t| t.kind() == TokenKind::Lbrace);
        if opens && ends_in_backslash(source, token) {
            let message = "invalid escape sequence '\\{'".to_owned();
            let kind = CompileErrorKind::SyntaxError;
            let backslash = TextSize::new(1);
            let place = TextRange::at(token.end() - backslash, backslash);
            let error = CompileError::at(kind, message, filename, source, place);
            found.insert(next_brace, SyntaxWarning(error));
            next_brace += 1;
        }
        let wrong = match token.kind() {
            TokenKind::String | TokenKind::FStringMiddle | TokenKind::TStringMiddle => {
                let flags = token.unwrap_string_flags();
                let text = source.slice(token.range());
                let escape = (!flags.is_raw_string())
                    .then(|| wrong_escapes(text, flags.is_byte_string()))
                    .flatten();
                escape.map(|what| (token.range(), format!("invalid {what}'")))
            }
            kind => number
                .filter(|number| number.end() == token.start() && may_follow_number(kind))
                .map(|number| run_into(number, source.slice(number))),
        };
        if let Some((place, message)) = wrong {
            let kind = CompileErrorKind::SyntaxError;
            let mut error = CompileError::at(kind, message, filename, source, place);
            if place.is_empty() {
                error.end_offset = i32::try_from(error.column).ok();
                error.is_line_broken = true;
            }
            found.push(SyntaxWarning(error));
        }
        let is_number = matches!(
            token.kind(),
            TokenKind::Int | TokenKind::Float | TokenKind::Complex
        );
        number = is_number.then(|| token.range());
    }
    found
}

/// Whether the text of an f-string that the token is has a backslash before what comes next.
fn ends_in_backslash(source: &Source<'_>, token: &Token) -> bool {
    if token.kind() != TokenKind::FStringMiddle || token.unwrap_string_flags().is_raw_string() {
        return false;
    }
    let text = source.slice(token.range());
    (text.len() - text.trim_end_matches('\\').len()) % 2 == 1
}

/// Whether a number may have this keyword behind it without a space.
fn may_follow_number(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::And
            | TokenKind::Else
            | TokenKind::For
            | TokenKind::If
            | TokenKind::In
            | TokenKind::Is
            | TokenKind::Not
            | TokenKind::Or
    )
}

/// The place and the text of the warning about a number that runs into a keyword.
fn run_into(number: TextRange, text: &str) -> (TextRange, String) {
    let base = text.get(..2).unwrap_or_default().to_ascii_lowercase();
    let kind = match (base.as_str(), text.as_bytes().last()) {
        ("0x", _) => "hexadecimal",
        ("0o", _) => "octal",
        ("0b", _) => "binary",
        (_, Some(b'j' | b'J')) => "imaginary",
        _ => "decimal",
    };
    let last = number.end() - TextSize::new(1);
    (TextRange::empty(last), format!("invalid {kind} literal"))
}

/// The first escape of a string that means nothing; its place is the string's.
fn wrong_escapes(mut text: &str, is_bytes: bool) -> Option<String> {
    while let Some((_, escape)) = text.split_once('\\') {
        if let Some(what) = wrong_escape(escape, is_bytes) {
            return Some(what);
        }
        let mut rest = escape.chars();
        rest.next();
        text = rest.as_str();
    }
    None
}

/// What is wrong with the escape of which this is the text behind the backslash.
fn wrong_escape(text: &str, is_bytes: bool) -> Option<String> {
    let first = text.chars().next()?;
    match first {
        '\n' | '\\' | '\'' | '"' | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' => None,
        'N' | 'u' | 'U' if !is_bytes => None,
        '4'..='7' => {
            let octal = text.get(..3)?;
            let is_large = octal.bytes().all(|b| (b'0'..=b'7').contains(&b));
            is_large.then(|| format!("octal escape sequence '\\{octal}"))
        }
        '0'..='3' => None,
        other if !other.is_ascii() => None,
        other => Some(format!("escape sequence '\\{other}")),
    }
}

/// The warning about an expression itself, not about its parts, and the place that it is about.
pub(super) fn of_expression(e: &Expr) -> Option<(TextRange, String)> {
    match e {
        Expr::Compare(e) => Some((e.range, identity(e)?)),
        Expr::Call(e) => Some((e.func.range(), not_callable(&e.func)?)),
        Expr::Subscript(e) if e.ctx.is_load() => {
            let wrong = not_subscriptable(&e.value).or_else(|| wrong_index(&e.value, &e.slice))?;
            Some((e.value.range(), wrong))
        }
        _ => None,
    }
}

/// An `assert` of a tuple with items, which is true.
pub(super) fn of_assertion(test: &Expr) -> Option<String> {
    let Expr::Tuple(test) = test else { return None };
    let always = "assertion is always true, perhaps remove parentheses?";
    (!test.is_empty()).then(|| always.to_owned())
}

/// `is` with a literal of which there may be several.
fn identity(e: &ast::ExprCompare) -> Option<String> {
    let mut left = &*e.left;
    for (op, right) in e.ops.iter().zip(&e.comparators) {
        let literal = distinct(left).or_else(|| distinct(right));
        match (op, literal) {
            (CmpOp::Is, Some(kind)) => {
                return Some(format!(
                    "\"is\" with '{kind}' literal. Did you mean \"==\"?"
                ));
            }
            (CmpOp::IsNot, Some(kind)) => {
                return Some(format!(
                    "\"is not\" with '{kind}' literal. Did you mean \"!=\"?"
                ));
            }
            _ => left = right,
        }
    }
    None
}

/// The type of a constant that is not the only one of its value.
fn distinct(e: &Expr) -> Option<&'static str> {
    match e {
        Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_) => None,
        e => constant_type(e),
    }
}

/// The type of a constant; a tuple of constants and a negative number are constants too.
fn constant_type(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::NoneLiteral(_) => "NoneType",
        Expr::BooleanLiteral(_) => "bool",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) => "str",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(e) => match e.value {
            Number::Int(_) => "int",
            Number::Float(_) => "float",
            Number::Complex { .. } => "complex",
        },
        Expr::UnaryOp(e) if e.op == UnaryOp::USub && e.operand.is_number_literal_expr() => {
            return constant_type(&e.operand);
        }
        Expr::Tuple(e) if e.iter().all(|item| constant_type(item).is_some()) => "tuple",
        _ => return None,
    })
}

/// The type that the value of an expression has for sure.
fn type_of(e: &Expr) -> Option<&'static str> {
    Some(match e {
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        Expr::FString(_) => "str",
        e => return constant_type(e),
    })
}

fn not_callable(func: &Expr) -> Option<String> {
    if func.is_lambda_expr() {
        return None;
    }
    let kind = type_of(func)?;
    Some(format!(
        "'{kind}' object is not callable; perhaps you missed a comma?"
    ))
}

fn not_subscriptable(value: &Expr) -> Option<String> {
    let kind = match value {
        Expr::Set(_) | Expr::SetComp(_) | Expr::Generator(_) | Expr::Lambda(_) => type_of(value),
        Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NumberLiteral(_) => constant_type(value),
        _ => None,
    }?;
    Some(format!(
        "'{kind}' object is not subscriptable; perhaps you missed a comma?"
    ))
}

fn wrong_index(value: &Expr, index: &Expr) -> Option<String> {
    let is_sequence = matches!(
        value,
        Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::Tuple(_)
            | Expr::List(_)
            | Expr::ListComp(_)
            | Expr::FString(_)
    );
    let (kind, given) = (type_of(value)?, type_of(index)?);
    if !is_sequence || matches!(given, "int" | "bool") {
        return None;
    }
    Some(format!(
        "{kind} indices must be integers or slices, not {given}; perhaps you missed a comma?"
    ))
}
