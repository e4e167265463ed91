//! Mistakes that CPython has a word for: what stands around the token where the parser stopped
//! tells which it is.

use super::diagnose::{Diagnosis, Tokens};
use super::error::End;
use super::grammar;
use ruff_python_ast::token::TokenKind as T;
use ruff_python_ast::{Expr, UnaryOp};
use ruff_python_parser::{ParseError, ParseErrorType, parse_expression};
use ruff_text_size::{Ranged, TextRange};

/// The bracket that token `at` stands in.
pub(super) fn enclosing(tokens: &Tokens<'_, '_>, at: usize) -> Option<usize> {
    let mut depth = 0usize;
    (0..at.min(tokens.all.len())).rev().find(|&i| {
        match tokens.kind(i) {
            T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd => depth += 1,
            T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart if depth == 0 => return true,
            T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart => depth -= 1,
            _ => {}
        }
        false
    })
}

/// Whether the bracket `open` begins an f-string's replacement field.
pub(super) fn is_field(tokens: &Tokens<'_, '_>, open: usize) -> bool {
    tokens.kind(open) == T::Lbrace
        && match enclosing(tokens, open) {
            Some(outer) if tokens.kind(outer) == T::FStringStart => true,
            // A field in the format specification of another.
            Some(outer) => {
                is_field(tokens, outer)
                    && matches!(
                        tokens.kind(open.wrapping_sub(1)),
                        T::Colon | T::FStringMiddle | T::Rbrace
                    )
            }
            None => false,
        }
}

/// Whether the parenthesis `open` begins parameters.
pub(super) fn is_parameters(tokens: &Tokens<'_, '_>, open: usize) -> bool {
    if tokens.kind(open) != T::Lpar {
        return false;
    }
    let mut name = open.wrapping_sub(1);
    if tokens.kind(name) == T::Rsqb {
        name = enclosing(tokens, name).map_or(name, |bracket| bracket.wrapping_sub(1));
    }
    tokens.kind(name.wrapping_sub(1)) == T::Def
}

/// Whether the bracket `open` begins type parameters.
pub(super) fn is_type_parameters(tokens: &Tokens<'_, '_>, open: usize) -> bool {
    let owner = open.wrapping_sub(2);
    tokens.kind(open) == T::Lsqb
        && (matches!(tokens.kind(owner), T::Def | T::Class) || text_of(tokens, owner) == "type")
}

/// Whether the bracket `open` begins arguments or a subscript.
pub(super) fn is_arguments(tokens: &Tokens<'_, '_>, open: usize) -> bool {
    let before = tokens.kind(open.wrapping_sub(1));
    let of_operand = matches!(before, T::Name | T::Rpar | T::Rsqb | T::Rbrace | T::String);
    is_call(tokens, open)
        || tokens.kind(open) == T::Lsqb && of_operand && !is_type_parameters(tokens, open)
}

/// Whether token `at` stands among arguments.
pub(super) fn is_in_call(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    enclosing(tokens, at).is_some_and(|open| is_call(tokens, open))
}

/// Whether the parenthesis `open` begins arguments.
fn is_call(tokens: &Tokens<'_, '_>, open: usize) -> bool {
    tokens.kind(open) == T::Lpar
        && matches!(
            tokens.kind(open.wrapping_sub(1)),
            T::Name | T::Rpar | T::Rsqb | T::Rbrace | T::String | T::FStringEnd
        )
        && !is_parameters(tokens, open)
}

fn at_token(tokens: &Tokens<'_, '_>, at: usize, message: &str) -> Option<Diagnosis> {
    Some(Diagnosis::syntax(tokens.span(at, at + 1), message))
}

fn over(tokens: &Tokens<'_, '_>, from: usize, end: usize, message: &str) -> Option<Diagnosis> {
    Some(Diagnosis::syntax(tokens.span(from, end), message))
}

/// The diagnosis, if the mistake is one of those.
pub(super) fn diagnose(tokens: &Tokens<'_, '_>, error: &ParseError) -> Option<Diagnosis> {
    let range = error.location;
    let at = tokens.index_at(range.start());
    let first = grammar::first_of_statement(tokens, at);
    let place = Place {
        tokens,
        at,
        first,
        open: enclosing(tokens, at).filter(|&open| tokens.kind(open) != T::FStringStart),
        range,
    };
    place
        .of_return_annotation()
        .or_else(|| place.of_statement())
        .or_else(|| place.of_error(&error.error))
        .or_else(|| place.of_colon(&error.error))
        .or_else(|| place.of_operator())
        .or_else(|| place.of_type_parameters())
        .or_else(|| place.named_expression())
        .or_else(|| place.in_brackets(&error.error))
}

/// Where the parser stopped.
struct Place<'t, 's, 'a> {
    tokens: &'t Tokens<'s, 'a>,
    /// The token where it stopped.
    at: usize,
    /// The first token of the statement.
    first: usize,
    /// The innermost bracket around it.
    open: Option<usize>,
    range: TextRange,
}

impl Place<'_, '_, '_> {
    fn kind(&self, at: usize) -> T {
        self.tokens.kind(at)
    }

    /// The kind of the token that is so many before the one where the parser stopped.
    fn before(&self, count: usize) -> T {
        self.kind(self.at.wrapping_sub(count))
    }

    fn invalid(&self, at: usize) -> Option<Diagnosis> {
        at_token(self.tokens, at, "invalid syntax")
    }

    /// After `->` in a definition: what cannot be read on as an annotation stands where the colon
    /// has to be.
    fn of_return_annotation(&self) -> Option<Diagnosis> {
        let definition = match self.kind(self.first) {
            T::Async => self.kind(self.first + 1),
            kind => kind,
        };
        let arrow = (self.first..self.at).rfind(|&i| self.kind(i) == T::Rarrow)?;
        let end = self.tokens.expression_end(arrow + 1, |_| false);
        let dangling = end == arrow + 1;
        let ends = self.kind(end) == T::Colon && !dangling;
        let wrong = definition == T::Def && !ends && end <= self.at;
        wrong
            .then(|| at_token(self.tokens, end - dangling as usize, "expected ':'"))
            .flatten()
    }

    /// Mistakes in statements of one sort.
    fn of_statement(&self) -> Option<Diagnosis> {
        let (tokens, at, first) = (self.tokens, self.at, self.first);
        match self.kind(first) {
            T::Import
                if self.kind(at) == T::From
                    && self.before(1) == T::Name
                    && self.kind(at + 1) == T::Name =>
            {
                let end = grammar::end_of_statement(tokens, at);
                let text = "Did you mean to use 'from ... import ...' instead?";
                over(tokens, first, end, text)
            }
            T::Except if self.kind(at) == T::As || self.names_several() => {
                let mut colon = at;
                while !matches!(self.kind(colon), T::Colon | T::Newline | T::EndOfFile) {
                    colon += 1;
                }
                let start = first + 1 + (self.kind(first + 1) == T::Star) as usize;
                let name = (start..colon).find(|&i| self.kind(i) == T::As);
                let unbracketed = (start..name.unwrap_or(colon))
                    .any(|i| self.kind(i) == T::Comma && enclosing(tokens, i).is_none());
                let text = "multiple exception types must be parenthesized";
                let parses = |end: usize| {
                    parse_expression(tokens.source.slice(tokens.span(start, end))).is_ok()
                };
                (unbracketed && self.kind(colon) == T::Colon && parses(name.unwrap_or(colon)))
                    .then(|| over(tokens, start, colon, text))
                    .flatten()
            }
            T::Case if self.before(1) == T::As && is_literal(self.kind(at)) => {
                at_token(tokens, at, "invalid pattern target")
            }
            T::Raise if self.kind(at) != T::Comma => {
                let comma = tokens.part_end(first + 1);
                let several = self.kind(comma) == T::Comma && comma > first + 1;
                several.then(|| self.invalid(comma)).flatten()
            }
            T::Type | T::Name if self.is_alias_without_value() => self.invalid(at + 1),
            _ => None,
        }
    }

    fn names_several(&self) -> bool {
        self.before(1) == T::Comma || self.kind(self.at) == T::Comma
    }

    fn is_alias_without_value(&self) -> bool {
        let soft = self.tokens.all.get(self.first).map(|t| self.tokens.text(t));
        soft == Some("type")
            && self.at == self.first + 1
            && self.kind(self.at) == T::Name
            && !matches!(self.kind(self.at + 1), T::Equal | T::Lsqb)
    }

    /// Mistakes that the parser itself has a name for.
    fn of_error(&self, error: &ParseErrorType) -> Option<Diagnosis> {
        use ParseErrorType as E;
        let (tokens, at) = (self.tokens, self.at);
        let behind = tokens.index_at(self.range.end());
        match error {
            E::OtherError(text) if text.contains("cannot be mixed with non-bytes") => {
                at_token(tokens, behind, "cannot mix bytes and nonbytes literals")
            }
            E::OtherError(text) if text.starts_with("Expected `except` or `finally`") => {
                let text = "expected 'except' or 'finally' block";
                let header = (0..at).rev().find(|&i| self.kind(i) == T::Else);
                let own = header.filter(|&i| self.ends_block_of_try(i))?;
                at_token(tokens, own, text)
            }
            E::EmptyImportNames if !matches!(self.kind(at), T::Newline | T::EndOfFile) => {
                self.invalid(at)
            }
            E::UnparenthesizedNamedExpression => self.invalid(behind),
            E::InvalidStarredExpressionUsage | E::ExpectedExpression | E::OtherError(_)
                if self.kind(at) == T::Star
                    && self.kind(at + 1) == T::Rpar
                    && self.before(1) == T::Lpar =>
            {
                at_token(tokens, at + 1, "Invalid star expression")
            }
            E::InvalidStarredExpressionUsage | E::ExpectedExpression | E::OtherError(_)
                if matches!(self.kind(at), T::Star | T::DoubleStar)
                    && self.before(1) == T::Lpar
                    && self.open.is_some_and(|open| !is_call(tokens, open)) =>
            {
                let end = tokens.part_end(at + 1);
                let (end_shown, what) = match self.kind(at) {
                    T::Star => (end, "starred"),
                    _ => (at + 1, "double starred"),
                };
                let text = format!("cannot use {what} expression here");
                (self.kind(end) == T::Rpar)
                    .then(|| over(tokens, at, end_shown, &text))
                    .flatten()
            }
            E::InvalidAnnotatedAssignmentTarget
                if self.kind(at) == T::Star
                    || tokens.expression_end(behind + 1, |_| false) == behind + 1 =>
            {
                self.invalid(behind)
            }
            E::OtherError(text) if text.starts_with("Only single target (not tuple)") => {
                let bare = !matches!(self.kind(at), T::Lpar);
                let end = tokens.part_end(at);
                let text = "only single target (not tuple) can be annotated";
                bare.then(|| over(tokens, at, end, text)).flatten()
            }
            _ if text_of(tokens, at) == "*" && self.is_star_import() => {
                let alone = self.before(1) == T::Import;
                self.invalid(at + alone as usize)
            }
            E::OtherError(text) if text.starts_with("Star import") => {
                let star = (at..behind).find(|&i| self.kind(i) == T::Star)?;
                let alone = self.kind(star.wrapping_sub(1)) == T::Import;
                self.invalid(star + alone as usize)
            }
            _ => None,
        }
    }

    fn is_star_import(&self) -> bool {
        self.kind(self.first) == T::From && (self.first..self.at).any(|i| self.kind(i) == T::Import)
    }

    /// Whether the `else` that is token `at` follows a `try` without handlers.
    fn ends_block_of_try(&self, at: usize) -> bool {
        let column = |i: usize| {
            let start = self.tokens.all[i].start();
            self.tokens.source.place(start).column
        };
        let headers = (0..at).rev().find(|&i| {
            let begins = grammar::first_of_statement(self.tokens, i) == i;
            let blank = matches!(self.kind(i), T::Dedent | T::Indent | T::Newline);
            begins && column(i) <= column(at) && !blank
        });
        headers.is_some_and(|i| self.kind(i) == T::Try && column(i) == column(at))
    }

    /// Where a colon or a parenthesis has to stand.
    fn of_colon(&self, error: &ParseErrorType) -> Option<Diagnosis> {
        let ParseErrorType::ExpectedToken { expected, .. } = error else {
            return None;
        };
        let newline = matches!(self.kind(self.at), T::Newline | T::EndOfFile);
        match (expected, self.kind(self.first)) {
            (T::Colon, T::Else | T::Try | T::Finally) if !newline => {
                let header = self.at == self.first + 1;
                header.then(|| at_token(self.tokens, self.at, "expected ':'"))?
            }
            (T::Colon | T::Rarrow, T::Def | T::Async) if self.before(1) == T::Rpar && !newline => {
                at_token(self.tokens, self.at, "expected ':'")
            }
            (T::Lpar, T::Def | T::Async) => at_token(self.tokens, self.at, "expected '('"),
            _ => None,
        }
    }

    /// `not` between operands, and what follows `lambda`.
    fn of_operator(&self) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        let operand = grammar::starts_expression(self.before(1)) && self.before(1) != T::Lpar
            || matches!(self.before(1), T::Rpar | T::Rsqb | T::Rbrace);
        match self.kind(at) {
            T::Not if text_of(tokens, at.wrapping_sub(1)) == "print" => None,
            T::Not if matches!(self.kind(self.first), T::From | T::Import) => None,
            T::Not if operand && self.open.is_none() && self.kind(at + 1) != T::In => {
                let starred = self.kind(tokens.part_start(at)) == T::Star;
                self.invalid(at + !starred as usize)
            }
            T::Slash if self.before(1) == T::Lambda && self.kind(at + 1) == T::Comma => {
                at_token(tokens, at, "at least one argument must precede /")
            }
            T::Slash if self.is_after_star_of_lambda() => {
                at_token(tokens, at, "/ must be ahead of *")
            }
            T::Lpar if self.before(1) == T::Lambda => self.parenthesized("Lambda expression"),
            _ => None,
        }
    }

    /// Whether a `*` or `**` stands before this among the parameters of a `lambda`.
    fn is_after_star_of_lambda(&self) -> bool {
        let own = |i: &usize| enclosing(self.tokens, *i) == self.open;
        let mut starred = false;
        for i in (self.first..self.at).rev().filter(own) {
            match self.kind(i) {
                T::Lambda => return starred,
                T::Colon => return false,
                T::Star => starred = true,
                _ => {}
            }
        }
        false
    }

    /// Whether the tokens are one tuple in parentheses.
    fn is_tuple(&self, start: usize, end: usize) -> bool {
        let first_end = self.tokens.part_end(start + 1);
        self.kind(start) == T::Lpar
            && self.kind(end - 1) == T::Rpar
            && (self.kind(start + 1) == T::Rpar || self.kind(first_end) == T::Comma)
    }

    fn of_type_parameters(&self) -> Option<Diagnosis> {
        let (tokens, at, open) = (self.tokens, self.at, self.open?);
        let alias = tokens.all.get(open.wrapping_sub(2)).map(|t| tokens.text(t)) == Some("type");
        let owner = self.kind(open.wrapping_sub(2));
        if self.kind(open) != T::Lsqb || !alias && !matches!(owner, T::Def | T::Class) {
            return None;
        }
        let what = match self.before(2) {
            T::Star => "TypeVarTuple",
            _ => "ParamSpec",
        };
        match (self.kind(at), self.before(2)) {
            (T::Colon, T::Star | T::DoubleStar) => {
                let end = tokens.part_end(at + 1);
                let sort = match self.is_tuple(at + 1, end) {
                    true => "constraints",
                    false => "bound",
                };
                over(tokens, at, end, &format!("cannot use {sort} with {what}"))
            }
            (T::Rsqb, _) if self.before(1) == T::Lsqb => {
                let text = "Type parameter list cannot be empty";
                let start = tokens.span(at, at + 1).start();
                let next = tokens.span(at + 1, at + 2).start();
                Some(match alias {
                    true => Diagnosis::syntax(TextRange::new(start, next), text),
                    false => at_token(tokens, at, text)?.ending(End::Here),
                })
            }
            _ => None,
        }
    }

    /// `=` and `:=` where a condition or an item should be.
    fn named_expression(&self) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        let walrus = self.kind(at) == T::ColonEqual;
        if !walrus && self.kind(at) != T::Equal {
            return None;
        }
        let start = match self.open {
            None if walrus => self.first,
            None if matches!(self.kind(self.first), T::If | T::Elif | T::While) => self.first + 1,
            Some(open) if !walrus && !is_call(tokens, open) && !is_field(tokens, open) => {
                let start = tokens.part_start(at);
                if is_parameters(tokens, open) || self.kind(start.wrapping_sub(1)) == T::Colon {
                    return None;
                }
                let begins = matches!(
                    self.kind(start.wrapping_sub(1)),
                    T::Lpar | T::Lsqb | T::Lbrace | T::Comma
                );
                if !begins {
                    return None;
                }
                start
            }
            _ => return None,
        };
        if start >= at {
            return None;
        }
        let left = tokens.span(start, at);
        let text = tokens.source.slice(left);
        // Strings side by side may stand on several lines.
        let parsed = parse_expression(text).or_else(|_| parse_expression(&format!("({text})")));
        let parsed = parsed.ok()?;
        let what = grammar::describe(parsed.expr());
        let bare_tuple = matches!(parsed.expr(), Expr::Tuple(t) if !t.parenthesized);
        if walrus {
            let named = matches!(parsed.expr(), Expr::Name(_)) || bare_tuple;
            let text = format!("cannot use assignment expressions with {what}");
            if tokens.expression_end(at + 1, |_| false) == at + 1 {
                return self.invalid(at);
            }
            return (!named).then(|| Diagnosis::syntax(left, text));
        }
        let no_operand =
            |kind| is_comparison(kind) || matches!(kind, T::Or | T::And | T::Not | T::If);
        let end = tokens.expression_end(at + 1, no_operand);
        if end == at + 1 || matches!(self.kind(end), T::Equal | T::ColonEqual) {
            return self.invalid(at);
        }
        match parsed.expr() {
            Expr::Name(_) => {
                let text = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                over(tokens, start, end, text)
            }
            e if is_operand(e) => {
                let text =
                    format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
                Some(Diagnosis::syntax(left, text))
            }
            _ => self.invalid(at),
        }
    }

    fn in_brackets(&self, error: &ParseErrorType) -> Option<Diagnosis> {
        let (tokens, at, open) = (self.tokens, self.at, self.open?);
        if is_field(tokens, open) {
            return self.in_field(open);
        }
        let display = !is_call(tokens, open) && !is_parameters(tokens, open);
        let target = self.in_target_list(open);
        if target.is_some() {
            return target;
        }
        let alias = text_of(tokens, open.wrapping_sub(2)) == "type";
        let unpacks = self.before(1) == T::Star
            && (at == open + 2
                || (alias || is_arguments(tokens, open)) && self.before(2) == T::Comma)
            && !is_parameters(tokens, open)
            && (alias || !is_type_parameters(tokens, open));
        if unpacks {
            return at_token(tokens, at, "Invalid star expression");
        }
        let expects = |kind| matches!(error, ParseErrorType::ExpectedToken { expected, .. } if *expected == kind);
        if display && expects(T::In) {
            return at_token(tokens, at, "'in' expected after for-loop variables");
        }
        if self.kind(open) == T::Lbrace
            && self.kind(self.first) != T::Case
            && let Some(found) = self.in_dict(open)
        {
            return Some(found);
        }
        let comma = self.before(1) != T::Comma
            && self.kind(tokens.part_start(at).wrapping_sub(1)) == T::Comma;
        let collects = matches!(self.kind(open), T::Lsqb | T::Lbrace) && comma;
        if display && collects && matches!(self.kind(at), T::For) && self.is_plain(open + 1) {
            let text = "did you forget parentheses around the comprehension target?";
            return over(tokens, open + 1, at, text);
        }
        match is_arguments(tokens, open) {
            true => self.in_call(),
            false if is_parameters(tokens, open) => self.in_parameters(open),
            false => None,
        }
    }

    /// After the `for` of a comprehension: what is read as its targets, without an `in` behind.
    fn in_target_list(&self, open: usize) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        let own = |i: &usize| enclosing(tokens, *i) == Some(open);
        let start = (open + 1..at.min(tokens.all.len()))
            .rev()
            .find(|i| self.kind(*i) == T::For && own(i))?;
        let is_read = |i: usize| self.kind(i) == T::In && own(&i);
        if (start..at).any(is_read) {
            return None;
        }
        if self.kind(start + 1) == T::Star {
            return self.invalid(at);
        }
        let ends = |kind: T| is_comparison(kind) || matches!(kind, T::If | T::Not | T::And | T::Or);
        let mut end = start + 1;
        loop {
            let next = tokens.expression_end(end, ends);
            if next == end || self.kind(next) != T::Comma {
                end = next;
                break;
            }
            end = next + 1;
        }
        let text = "'in' expected after for-loop variables";
        (end > start + 1 && self.kind(end) != T::In)
            .then(|| at_token(tokens, end, text))
            .flatten()
    }

    /// Whether the display from token `start` on has no `key: value` so far.
    fn is_plain(&self, start: usize) -> bool {
        self.kind(self.tokens.part_end(start)) == T::Comma
    }

    fn in_dict(&self, open: usize) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        let value = self.before(1) == T::Colon && self.open == Some(open);
        match self.kind(at) {
            T::Rbrace | T::Comma if value => {
                let text = "expression expected after dictionary key and ':'";
                at_token(tokens, at - 1, text)
            }
            T::Star if value => {
                let text = "cannot use a starred expression in a dictionary value";
                over(tokens, at, tokens.part_end(at), text)
            }
            T::Star if self.kind(at + 1) == T::Colon => {
                at_token(tokens, at + 1, "Invalid star expression")
            }
            T::Star | T::DoubleStar if self.kind(tokens.part_end(at)) == T::Colon => {
                self.invalid(tokens.part_end(at))
            }
            _ => None,
        }
    }

    fn in_call(&self) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        match self.kind(at) {
            T::Comma | T::Rpar if self.before(1) == T::Equal && self.before(2) == T::Name => {
                over(tokens, at - 2, at, "expected argument value expression")
            }
            T::For => {
                let start = tokens.part_start(at);
                let named = self.kind(start.wrapping_sub(1)) == T::Equal
                    && self.kind(start.wrapping_sub(2)) == T::Name;
                let text = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                named
                    .then(|| over(tokens, start - 2, start, text))
                    .flatten()
            }
            _ => None,
        }
    }

    fn in_parameters(&self, open: usize) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        match self.kind(at) {
            T::Slash if at == open + 1 && self.kind(at + 1) == T::Comma => {
                at_token(tokens, at, "at least one argument must precede /")
            }
            T::Slash if (open..at).any(|i| self.kind(i) == T::Star) => {
                at_token(tokens, at, "/ must be ahead of *")
            }
            T::Comma | T::Rpar if self.before(1) == T::Equal => {
                at_token(tokens, at - 1, "expected default value expression")
            }
            T::Lpar if matches!(self.before(1), T::Lpar | T::Comma) => {
                self.parenthesized("Function")
            }
            _ => None,
        }
    }

    /// Parameters in parentheses of their own.
    fn parenthesized(&self, of: &str) -> Option<Diagnosis> {
        let tokens = self.tokens;
        let mut end = self.at + 1;
        while matches!(self.kind(end), T::Name | T::Comma) {
            end += 1;
        }
        let text = format!("{of} parameters cannot be parenthesized");
        (self.kind(end) == T::Rpar && end > self.at + 1)
            .then(|| over(tokens, self.at, end + 1, &text))
            .flatten()
    }

    /// In the replacement field that the brace `open` begins.
    fn in_field(&self, open: usize) -> Option<Diagnosis> {
        let (tokens, at) = (self.tokens, self.at);
        if at == open + 1 {
            let found = text_of(tokens, at);
            if matches!(found, "}" | "!" | ":" | "=") {
                let text = format!("f-string: valid expression required before '{found}'");
                return at_token(tokens, at, &text);
            }
            let ends = self.kind(at) == T::FStringEnd || found.starts_with(['"', '\'']);
            if ends {
                return Some(at_token(tokens, at, "f-string: expecting '}'")?.ending(End::Same));
            }
            return match self.kind(at) {
                T::Star | T::Lambda => None,
                _ => at_token(
                    tokens,
                    at,
                    "f-string: expecting a valid expression after '{'",
                ),
            };
        }
        let statement = matches!(
            self.kind(open + 1),
            T::Import
                | T::From
                | T::If
                | T::For
                | T::While
                | T::Pass
                | T::Return
                | T::Del
                | T::Raise
        );
        if statement {
            return at_token(
                tokens,
                open + 1,
                "f-string: expecting a valid expression after '{'",
            );
        }
        let equal =
            (open..at).any(|i| self.kind(i) == T::Equal && enclosing(tokens, i) == Some(open));
        if equal {
            return at_token(tokens, at, "f-string: expecting '!', or ':', or '}'");
        }
        if grammar::starts_expression(self.kind(at)) && !self.names_several() {
            let start = tokens.part_start(at);
            let end = tokens.expression_end(at, |kind| kind == T::Exclamation);
            let text = "invalid syntax. Perhaps you forgot a comma?";
            return (start < at && end > at)
                .then(|| over(tokens, start, end, text))
                .flatten();
        }
        if tokens.expression_end(open + 1, |kind| kind == T::Exclamation) == open + 1 {
            let text = "f-string: expecting a valid expression after '{'";
            return at_token(tokens, open + 1, text);
        }
        // What stands before the part that is missing was read alone.
        let dangling = !matches!(
            self.before(1),
            T::Name | T::Int | T::Float | T::String | T::Rpar | T::Rsqb | T::Rbrace
        );
        let text = "f-string: expecting '=', or '!', or ':', or '}'";
        at_token(tokens, at - dangling as usize, text)
    }
}

/// Whether token `at` is in what stands behind the star of an argument and is no expression.
pub(super) fn is_in_starred_argument(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    let mut inner = at;
    while let Some(open) = enclosing(tokens, inner) {
        let star = tokens.part_start(inner);
        let is_argument = tokens.kind(star) == T::Star && is_call(tokens, open);
        if is_argument && star < at && tokens.expression_end(star + 1, |_| false) == star + 1 {
            return true;
        }
        inner = open;
    }
    false
}

/// A replacement field around token `at` that has no expression.
pub(super) fn empty_field(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let mut open = enclosing(tokens, at)?;
    while !is_field(tokens, open) {
        open = enclosing(tokens, open)?;
    }
    let found = text_of(tokens, open + 1);
    let text = format!("f-string: valid expression required before '{found}'");
    matches!(found, "!" | ":" | "=")
        .then(|| at_token(tokens, open + 1, &text))
        .flatten()
}

/// What is nonsense somewhere inside a replacement field: CPython says where it has read to.
pub(super) fn of_field_around(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let mut open = enclosing(tokens, at)?;
    while !is_field(tokens, open) {
        open = enclosing(tokens, open)?;
    }
    let end = tokens.expression_end(open + 1, |kind| kind == T::Exclamation);
    let text = match tokens.kind(end) {
        _ if end == open + 1 => "f-string: expecting a valid expression after '{'",
        T::Rbrace | T::Equal | T::Exclamation | T::Colon => return None,
        _ => "f-string: expecting '=', or '!', or ':', or '}'",
    };
    at_token(tokens, end, text)
}

pub(super) const fn is_comparison(kind: T) -> bool {
    matches!(
        kind,
        T::Less
            | T::Greater
            | T::LessEqual
            | T::GreaterEqual
            | T::EqEqual
            | T::NotEqual
            | T::In
            | T::Is
    )
}

/// Whether a token of this kind can end an operand.
pub(super) const fn ends_operand(kind: T) -> bool {
    grammar::is_atom(kind) || matches!(kind, T::FStringEnd | T::Rpar | T::Rsqb | T::Rbrace)
}

const fn is_literal(kind: T) -> bool {
    matches!(
        kind,
        T::Int | T::Float | T::Complex | T::String | T::None | T::True | T::False
    )
}

fn text_of<'a>(tokens: &Tokens<'_, 'a>, at: usize) -> &'a str {
    tokens.all.get(at).map_or("", |t| tokens.text(t))
}

/// Whether an expression binds as closely as the operators on numbers do.
pub(super) fn is_operand(e: &Expr) -> bool {
    match e {
        Expr::Compare(_) | Expr::BoolOp(_) | Expr::Lambda(_) | Expr::If(_) | Expr::Named(_) => {
            false
        }
        Expr::UnaryOp(e) => e.op != UnaryOp::Not,
        Expr::List(_) | Expr::Tuple(_) | Expr::Generator(_) => false,
        Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) => false,
        _ => true,
    }
}
