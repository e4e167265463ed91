//! `'text' % (a, b)`: where the text's conversions are all `%s`, `%r` or `%a`, an f-string.
//!
//! CPython compiles it so, and it can be seen: each value's text is made before the next value is
//! evaluated, and is formatted by the class that it has.

use super::constant::Constant;
use super::display::Piece;
use super::generate::Compiler;
use ruff_python_ast::{Expr, ExprBinOp, Operator};

/// Digits of a width or a precision.
const MOST_DIGITS: usize = 3;

impl<'a> Compiler<'_, 'a> {
    /// The pieces of the f-string that the expression is the same as.
    pub fn percent_pieces(&self, e: &'a ExprBinOp) -> Option<Vec<Piece<'a>>> {
        let Expr::Tuple(values) = &*e.right else {
            return None;
        };
        let starred = values.elts.iter().any(Expr::is_starred_expr);
        if e.op != Operator::Mod || starred || self.constant(&e.right).is_some() {
            return None;
        }
        let Some(Constant::Str(text)) = self.constant(&e.left) else {
            return None;
        };
        let mut values = values.elts.iter();
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        let mut literal = String::new();
        while let Some((before, after)) = rest.split_once('%') {
            literal.push_str(before);
            if let Some(after) = after.strip_prefix('%') {
                literal.push('%');
                rest = after;
                continue;
            }
            if !literal.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut literal)));
            }
            let (conversion, spec, after) = parsed(after)?;
            pieces.push(Piece::Converted(values.next()?, conversion, spec));
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Text(literal));
        }
        values.next().is_none().then_some(pieces)
    }
}

/// What stands behind a percent sign: the number of the conversion, the specification of a format
/// that does the same, and the text behind it.
fn parsed(text: &str) -> Option<(u8, String, &str)> {
    let flags = text.trim_start_matches(['-', '+', ' ', '#', '0']);
    let left = text[..text.len() - flags.len()].contains('-');
    let (width, mut rest) = number(flags)?;
    let mut spec = String::new();
    if !left && !matches!(width.parse(), Ok(0) | Err(_)) {
        spec.push('>');
    }
    spec.push_str(width);
    if let Some(after) = rest.strip_prefix('.') {
        let (precision, after) = number(after)?;
        spec.push('.');
        spec.push_str(if precision.is_empty() { "0" } else { precision });
        rest = after;
    }
    let conversion = match rest.chars().next()? {
        's' => 1,
        'r' => 2,
        'a' => 3,
        _ => return None,
    };
    Some((conversion, spec, &rest[1..]))
}

/// The digits that the text begins with, and the rest; `None` for more than there may be.
fn number(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits <= MOST_DIGITS).then(|| text.split_at(digits))
}
