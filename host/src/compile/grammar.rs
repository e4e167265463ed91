//! What is wrong with the order of tokens, in CPython's words.

use super::diagnose::{Diagnosis, Tokens};
use super::error::End;
use super::{hints, juxtaposed, pattern_grammar};
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Expr, UnaryOp};
use ruff_python_parser::{ParseError, ParseErrorType, parse_expression};
use ruff_text_size::{Ranged, TextRange, TextSize};

pub(super) fn diagnose(tokens: &Tokens<'_, '_>, error: &ParseError) -> Diagnosis {
    use ParseErrorType as E;
    let range = error.location;
    if indentation_at(tokens, error).is_some() {
        let at = tokens.index_at(range.start());
        return unexpected_indent(tokens, tokens.span(at, at + 1));
    }
    if let Some(found) = pattern_grammar::diagnose(tokens, &error.error, range) {
        return found;
    }
    if let Some(found) = hints::diagnose(tokens, error) {
        return found;
    }
    match &error.error {
        E::ExpectedToken { expected, found } => expected_token(tokens, *expected, *found, range),
        E::SimpleStatementsOnSameLine => same_line(tokens, range),
        E::InvalidAssignmentTarget => assignment_target(tokens, range),
        E::InvalidDeleteTarget => {
            Diagnosis::syntax(range, format!("cannot delete {}", described(tokens, range)))
        }
        E::InvalidAugmentedAssignmentTarget => illegal_augmented(tokens, range),
        E::UnparenthesizedTupleExpression => {
            let comma = tokens.part_end(tokens.index_at(range.start()));
            Diagnosis::invalid(tokens.span(comma, comma + 1))
        }
        E::InvalidAnnotatedAssignmentTarget => {
            Diagnosis::syntax(range, "illegal target for annotation")
        }
        E::InvalidNamedAssignmentTarget => {
            let what = described(tokens, range);
            let operator = tokens.index_at(range.end());
            if hints::is_in_call(tokens, operator)
                || tokens.expression_end(operator + 1, |_| false) == operator + 1
            {
                return Diagnosis::invalid(tokens.span(operator, operator + 1));
            }
            Diagnosis::syntax(
                range,
                format!("cannot use assignment expressions with {what}"),
            )
        }
        E::EmptyImportNames => {
            Diagnosis::syntax(range, "Expected one or more names after 'import'").ending(End::Here)
        }
        E::ExpectedExpression => expected_expression(tokens, range),
        E::UnparenthesizedGeneratorExpression => {
            Diagnosis::syntax(range, "Generator expression must be parenthesized")
        }
        E::OtherError(text) => other(tokens, text, range),
        _ => arguments(tokens, &error.error, range).unwrap_or_else(|| Diagnosis::invalid(range)),
    }
}

/// Where the line is indented that the parser stops at for that alone: the end of the indentation.
pub(super) fn indentation_at(tokens: &Tokens<'_, '_>, error: &ParseError) -> Option<TextSize> {
    use ParseErrorType as E;
    let at = tokens.index_at(error.location.start());
    let token = tokens.all.get(at)?;
    let here = token.kind() == TokenKind::Indent && token.start() == error.location.start();
    let named = matches!(&error.error, E::OtherError(text) if text.contains("`except` or"));
    (here && !named || matches!(error.error, E::UnexpectedIndentation)).then(|| token.end())
}

/// Index after expressions that commas separate, the first of which begins with token `start`.
pub(super) fn expressions_end(tokens: &Tokens<'_, '_>, start: usize) -> usize {
    let mut end = tokens.expression_end(start, |_| false);
    while end > start && tokens.kind(end) == TokenKind::Comma {
        match tokens.expression_end(end + 1, |_| false) {
            next if next == end + 1 => return next,
            next => end = next,
        }
    }
    end
}

/// A statement of Python 2, where an expression is expected: its name is token `start`.
pub(super) fn legacy_statement(tokens: &Tokens<'_, '_>, start: usize) -> Option<Diagnosis> {
    let name = tokens.all.get(start).map_or("", |token| tokens.text(token));
    let end = expressions_end(tokens, start + 1);
    if !matches!(name, "print" | "exec") || end == start + 1 {
        return None;
    }
    let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    Some(Diagnosis::syntax(tokens.span(start, end), message))
}

/// Parameters and arguments in the wrong order.
fn arguments(
    tokens: &Tokens<'_, '_>,
    error: &ParseErrorType,
    range: TextRange,
) -> Option<Diagnosis> {
    use ParseErrorType as E;
    let at = tokens.index_at(range.start());
    let closing = || {
        let mut end = tokens.part_end(at);
        use TokenKind as T;
        while matches!(tokens.kind(end), T::Comma | T::Equal | T::ColonEqual) {
            end = tokens.part_end(end + 1);
        }
        tokens.span(end, end + 1)
    };
    let (range, message) = match error {
        E::NonDefaultParamAfterDefaultParam if !ends_parameter(tokens, range) => {
            let next = tokens.index_at(range.end());
            return Some(Diagnosis::invalid(tokens.span(next, next + 1)));
        }
        E::NonDefaultParamAfterDefaultParam => (
            range,
            "parameter without a default follows parameter with a default",
        ),
        E::ExpectedKeywordParam => return Some(bare_star(tokens, at, range)),
        E::ParamAfterVarKeywordParam => (range, "arguments cannot follow var-keyword argument"),
        E::VarParameterWithDefault => {
            let start = tokens.part_start(at);
            let message = if tokens.kind(start) == TokenKind::DoubleStar {
                "var-keyword argument cannot have default value"
            } else {
                "var-positional argument cannot have default value"
            };
            (range, message)
        }
        E::PositionalAfterKeywordArgument
            if starts_expression(tokens.kind(tokens.expression_end(at, |_| false))) =>
        {
            return Some(positional_and_more(tokens, at));
        }
        E::PositionalAfterKeywordArgument => {
            (closing(), "positional argument follows keyword argument")
        }
        E::PositionalAfterKeywordUnpacking
            if tokens.kind(at.wrapping_sub(1)) == TokenKind::Equal =>
        {
            let start = tokens.part_start(at - 1);
            let message = "cannot assign to keyword argument unpacking";
            (tokens.span(start, tokens.part_end(at)), message)
        }
        E::PositionalAfterKeywordUnpacking => (
            closing(),
            "positional argument follows keyword argument unpacking",
        ),
        E::InvalidArgumentUnpackingOrder => {
            let comma = at.saturating_sub(1);
            let message = "iterable argument unpacking follows keyword argument unpacking";
            (tokens.span(comma, tokens.part_end(at)), message)
        }
        _ => return None,
    };
    Some(Diagnosis::syntax(range, message))
}

/// A positional argument, token `at`, behind one with a name, and an expression behind it.
fn positional_and_more(tokens: &Tokens<'_, '_>, at: usize) -> Diagnosis {
    let end = tokens.expression_end(at, |_| false);
    let found = forgotten_comma(tokens, end, at, tokens.span(end, end + 1));
    if found.message != "invalid syntax" {
        return found;
    }
    let behind = tokens.expression_end(end, |_| false);
    let message = "positional argument follows keyword argument";
    Diagnosis::syntax(tokens.span(behind, behind + 1), message)
}

/// Whether what stands behind the parameter at `range` may stand there.
fn ends_parameter(tokens: &Tokens<'_, '_>, range: TextRange) -> bool {
    use TokenKind as T;
    let behind = tokens.kind(tokens.index_at(range.end()));
    matches!(behind, T::Comma | T::Rpar | T::Colon)
}

/// A `*` among parameters that no parameter follows.
fn bare_star(tokens: &Tokens<'_, '_>, at: usize, range: TextRange) -> Diagnosis {
    let star = (0..=at).rev().find(|&i| tokens.kind(i) == TokenKind::Star);
    let lambda = |i| hints::enclosing(tokens, i).is_none_or(|i| !hints::is_parameters(tokens, i));
    let place = star.map(|i| match lambda(i) {
        true => i + 1 + (tokens.kind(i + 1) == TokenKind::Comma) as usize,
        false => i,
    });
    let next = star.map_or(0, |i| i + 1);
    let next = next + (tokens.kind(next) == TokenKind::Comma) as usize;
    let ends = matches!(
        tokens.kind(next),
        TokenKind::Rpar | TokenKind::Colon | TokenKind::DoubleStar
    );
    if !ends {
        return Diagnosis::invalid(tokens.span(next, next + 1));
    }
    let range = place.map_or(range, |i| tokens.span(i, i + 1));
    Diagnosis::syntax(range, "named arguments must follow bare *")
}

fn expected_token(
    tokens: &Tokens<'_, '_>,
    expected: TokenKind,
    found: TokenKind,
    range: TextRange,
) -> Diagnosis {
    let at = tokens.index_at(range.start());
    let start = tokens.part_start(at);
    match (expected, found) {
        (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma)
            if tokens.kind(start.wrapping_sub(1)) == TokenKind::Comma =>
        {
            dictionary_key(tokens, at)
        }
        (TokenKind::Colon, kind)
            if starts_expression(kind)
                && tokens.kind(start.wrapping_sub(1)) == TokenKind::Comma
                && hints::enclosing(tokens, at)
                    .is_some_and(|open| tokens.kind(open) == TokenKind::Lbrace) =>
        {
            dictionary_key(tokens, at)
        }
        // A subscript is read as a slice.
        (TokenKind::Colon, kind)
            if starts_expression(kind)
                && hints::enclosing(tokens, at)
                    .is_some_and(|open| tokens.kind(open) == TokenKind::Lsqb) =>
        {
            forgotten_comma(tokens, at, start, range)
        }
        (TokenKind::Colon, TokenKind::Newline) => Diagnosis::syntax(range, "expected ':'"),
        (TokenKind::Else, TokenKind::Colon) => Diagnosis::invalid(range),
        (TokenKind::Else, _) => {
            let condition = at
                .checked_sub(1)
                .map_or(0, |last| tokens.part_start(last + 1));
            let start = tokens.part_start(condition.saturating_sub(1));
            let message = "expected 'else' after 'if' expression";
            Diagnosis::syntax(tokens.span(start, at), message)
        }
        (TokenKind::Comma, kind) if is_augmented(kind) => {
            let start = tokens.part_start(at);
            let first = first_of_statement(tokens, start);
            illegal_augmented(tokens, tokens.span(first, at))
        }
        (TokenKind::Comma, TokenKind::Equal) if tokens.kind(start) == TokenKind::DoubleStar => {
            let end = tokens.part_end(at + 1);
            let message = "cannot assign to keyword argument unpacking";
            Diagnosis::syntax(tokens.span(start, end), message)
        }
        (TokenKind::Comma | TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace, _) => {
            forgotten_comma(tokens, at, start, range)
        }
        _ => Diagnosis::invalid(range),
    }
}

/// A key without a value among others that have one.
fn dictionary_key(tokens: &Tokens<'_, '_>, at: usize) -> Diagnosis {
    let last = at.saturating_sub(1);
    Diagnosis::syntax(tokens.span(last, at), "':' expected after dictionary key").ending(End::Zero)
}

/// Two expressions side by side in brackets.
fn forgotten_comma(
    tokens: &Tokens<'_, '_>,
    at: usize,
    start: usize,
    range: TextRange,
) -> Diagnosis {
    let Some(bracket) = hints::enclosing(tokens, at) else {
        return Diagnosis::invalid(range);
    };
    if let Some(found) = juxtaposed::told_at_once(tokens, at) {
        return found;
    }
    let mut start = start;
    let in_iterable = |i: usize| {
        (bracket + 1..i).any(|i| {
            tokens.kind(i) == TokenKind::For && hints::enclosing(tokens, i) == Some(bracket)
        })
    };
    while tokens.kind(start.wrapping_sub(1)) == TokenKind::In && !in_iterable(start) {
        start = tokens.part_start(start - 1);
    }
    let is_star = |i: usize| matches!(tokens.kind(i), TokenKind::Star | TokenKind::DoubleStar);
    let stars = is_star(start);
    let start = start + stars as usize;
    if start >= at || !is_place_of_expression(tokens, bracket, start) {
        return Diagnosis::invalid(range);
    }
    let first = tokens.all.get(start).map_or("", |token| tokens.text(token));
    if let Some(found) = legacy_statement(tokens, start) {
        let next = expressions_end(tokens, start + 1);
        return match starts_expression(tokens.kind(next)) {
            true => forgotten_comma(tokens, next, start + 1, range),
            false => found,
        };
    }
    let name_and_string = at == start + 1
        && tokens.kind(start) == TokenKind::Name
        && matches!(tokens.kind(at), TokenKind::String | TokenKind::FStringStart);
    let soft = matches!(first, "match" | "case" | "type" | "_");
    let end = tokens.expression_end(at, |_| false);
    if name_and_string || soft || end == at {
        return Diagnosis::invalid(range);
    }
    let whole = tokens.span(start, end);
    Diagnosis::syntax(whole, "invalid syntax. Perhaps you forgot a comma?")
}

/// Whether what begins at `start`, in `bracket`, may be any expression: not an operand alone, a
/// pattern or a name.
fn is_place_of_expression(tokens: &Tokens<'_, '_>, bracket: usize, start: usize) -> bool {
    use TokenKind as T;
    let before = tokens.kind(start.wrapping_sub(1));
    let first = tokens.kind(first_of_statement(tokens, start));
    if matches!(first, T::From | T::Case) {
        return false;
    }
    if hints::is_type_parameters(tokens, bracket) {
        // Those of an alias are taken for a subscript.
        return matches!(first, T::Type | T::Name) && before != T::Colon;
    }
    if hints::is_parameters(tokens, bracket) {
        return matches!(before, T::Equal | T::Colon);
    }
    let comprehension = || {
        (bracket + 1..start)
            .any(|i| tokens.kind(i) == T::For && hints::enclosing(tokens, i) == Some(bracket))
    };
    match before {
        T::Star if start == bracket + 2 => true,
        T::Star | T::DoubleStar => hints::is_arguments(tokens, bracket),
        T::In | T::If => !comprehension(),
        T::Else | T::Lambda => false,
        _ => true,
    }
}

/// Whether a token of this kind can begin an operand.
pub(super) const fn starts_expression(kind: TokenKind) -> bool {
    use TokenKind as T;
    is_atom(kind)
        || matches!(
            kind,
            T::FStringStart | T::Lpar | T::Lsqb | T::Lbrace | T::Tilde
        )
}

/// Whether a token of this kind is an operand by itself.
pub(super) const fn is_atom(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Name
            | T::Int
            | T::Float
            | T::Complex
            | T::String
            | T::None
            | T::True
            | T::False
            | T::Ellipsis
    )
}

const fn is_augmented(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::PlusEqual
            | T::MinusEqual
            | T::StarEqual
            | T::SlashEqual
            | T::PercentEqual
            | T::AmperEqual
            | T::VbarEqual
            | T::CircumflexEqual
            | T::LeftShiftEqual
            | T::RightShiftEqual
            | T::DoubleStarEqual
            | T::DoubleSlashEqual
            | T::AtEqual
    )
}

/// Index of the first token of the statement that token `at` is in.
pub(super) fn first_of_statement(tokens: &Tokens<'_, '_>, at: usize) -> usize {
    let boundary = |kind: TokenKind| {
        matches!(
            kind,
            TokenKind::Newline | TokenKind::Semi | TokenKind::Indent | TokenKind::Dedent
        )
    };
    (0..at)
        .rev()
        .find(|&i| boundary(tokens.kind(i)))
        .map_or(0, |i| i + 1)
}

/// Index of the token that ends the statement that token `at` is in.
pub(super) fn end_of_statement(tokens: &Tokens<'_, '_>, at: usize) -> usize {
    let ends = |kind| {
        matches!(
            kind,
            TokenKind::Newline | TokenKind::Semi | TokenKind::EndOfFile
        )
    };
    (at..).find(|&i| ends(tokens.kind(i))).unwrap_or(at)
}

/// Two statements on a line.
fn same_line(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let at = tokens.index_at(range.start());
    let first = first_of_statement(tokens, at);
    let legacy = (first + 1 == at).then(|| juxtaposed::behind_name(tokens, first));
    legacy
        .flatten()
        .unwrap_or_else(|| Diagnosis::invalid(range))
}

/// What CPython says of a statement that makes no sense at token `at` for what stands before: a
/// statement of Python 2, or what no value can be assigned to.
pub(super) fn unfinished(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    let word = at.checked_sub(1)?;
    let first = first_of_statement(tokens, at);
    if juxtaposed::begins_expression(tokens, word)
        && let Some(found) = legacy_statement(tokens, word)
    {
        return Some(found);
    }
    let equal = tokens.part_end(first);
    let is_target = tokens.kind(equal) == TokenKind::Equal && first < equal && equal < at;
    let target = tokens.span(first, equal);
    let parsed = parse_expression(tokens.source.slice(target)).ok()?;
    let assignable = matches!(
        parsed.expr(),
        Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Starred(_)
    );
    if !is_target || assignable {
        return None;
    }
    let value = tokens.expression_end(equal + 1, |_| false);
    let read = value > equal + 1 && tokens.kind(value) != TokenKind::Equal;
    let hint = match read && hints::is_operand(parsed.expr()) {
        true => " here. Maybe you meant '==' instead of '='?",
        false => "",
    };
    let what = describe(parsed.expr());
    Some(Diagnosis::syntax(
        target,
        format!("cannot assign to {what}{hint}"),
    ))
}

// ---- targets

/// What the expression at `range` is, in CPython's words.
fn described(tokens: &Tokens<'_, '_>, range: TextRange) -> &'static str {
    if tokens.source.slice(range).starts_with('*') {
        return "starred";
    }
    // In parentheses, which may stand around it in the source: `(yield)`.
    match parse_expression(&format!("({})", tokens.source.slice(range))) {
        Ok(parsed) => describe(parsed.expr()),
        Err(_) => "expression",
    }
}

pub(super) const fn describe(e: &Expr) -> &'static str {
    match e {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(b) if b.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "expression",
    }
}

fn assignment_target(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let what = described(tokens, range);
    if what == "comparison"
        && tokens.kind(tokens.index_at(range.start()).wrapping_sub(1)) == TokenKind::For
        && let Ok(parsed) = parse_expression(tokens.source.slice(range))
        && let Expr::Compare(e) = parsed.expr()
    {
        let operator = tokens.index_at(range.start() + e.left.end().min(range.len()));
        return Diagnosis::invalid(tokens.span(operator, operator + 1));
    }
    let bracketed = tokens.kind(tokens.index_at(range.start()).wrapping_sub(1)) == TokenKind::Lpar
        && tokens.kind(tokens.index_at(range.end())) == TokenKind::Rpar;
    if what == "yield expression" && !bracketed {
        return Diagnosis::syntax(range, "assignment to yield expression not possible");
    }
    let first = tokens.index_at(range.start());
    let mut before = first;
    while tokens.kind(before.wrapping_sub(1)) == TokenKind::Lpar {
        before -= 1;
    }
    let mut after = tokens.index_at(range.end());
    while tokens.kind(after) == TokenKind::Rpar {
        after += 1;
    }
    let first = first_of_statement(tokens, before);
    // The first of several targets is read in another way.
    let last = first < before
        && tokens.kind(before - 1) == TokenKind::Comma
        && hints::enclosing(tokens, before).is_none_or(|open| open < first);
    let alone = (first == before || last)
        && tokens.kind(after) == TokenKind::Equal
        && tokens.kind(tokens.part_end(after + 1)) != TokenKind::Equal;
    let plain = !matches!(
        what,
        "list"
            | "tuple"
            | "generator expression"
            | "None"
            | "True"
            | "False"
            | "comparison"
            | "conditional expression"
            | "lambda"
    );
    let boolean = parse_expression(tokens.source.slice(range)).is_ok_and(|parsed| {
        matches!(parsed.expr(), Expr::BoolOp(_))
            || matches!(parsed.expr(), Expr::UnaryOp(e) if e.op == UnaryOp::Not)
    });
    let hint = if alone && (bracketed || plain && !boolean) {
        " here. Maybe you meant '==' instead of '='?"
    } else {
        ""
    };
    Diagnosis::syntax(range, format!("cannot assign to {what}{hint}"))
}

fn illegal_augmented(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let mut operator = tokens.index_at(range.end());
    while tokens.kind(operator) == TokenKind::Rpar {
        operator += 1;
    }
    let target = tokens.source.slice(range);
    let is_read = target.starts_with('*') || parse_expression(&format!("({target})")).is_ok();
    let is_statement = hints::enclosing(tokens, operator).is_none()
        && is_read
        && tokens.expression_end(operator + 1, |_| false) > operator + 1;
    if !is_statement {
        return Diagnosis::invalid(tokens.span(operator, operator + 1));
    }
    let what = described(tokens, range);
    Diagnosis::syntax(
        range,
        format!("'{what}' is an illegal expression for augmented assignment"),
    )
}

// ---- others

fn expected_expression(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let at = tokens.index_at(range.start());
    let opened = tokens.kind(at.wrapping_sub(1)) == TokenKind::Lbrace
        && matches!(
            tokens.kind(at.wrapping_sub(2)),
            TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::Rbrace
        );
    let found = tokens.source.slice(range);
    if opened && matches!(found, "}" | "!" | ":" | "=") {
        let message = format!("f-string: valid expression required before '{found}'");
        return Diagnosis::syntax(range, message);
    }
    // `<>` is one token to CPython.
    let lesser = tokens.span(at.saturating_sub(1), at);
    if found == ">" && tokens.source.slice(lesser) == "<" && lesser.end() == range.start() {
        return Diagnosis::invalid(lesser.cover(range));
    }
    Diagnosis::invalid(range)
}

fn unexpected_indent(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let line = tokens.source.line(range.start());
    let indent = |line: u32| {
        let text = tokens.source.line_text(line);
        &text[..text.len() - text.trim_start_matches([' ', '\t']).len()]
    };
    let own = indent(line);
    let blank = |line: u32| tokens.source.line_text(line).trim().is_empty();
    let before = (1..line).rev().find(|&l| !blank(l)).map_or("", indent);
    let mixed = own.contains(' ') && !own.contains('\t') && before.contains('\t')
        || own.contains('\t') && before.contains(' ') && !before.contains('\t');
    if mixed {
        return Diagnosis::tabs(range.start());
    }
    // CPython's place is the indentation's last character.
    let end = range.end() - TextSize::new(1).min(range.len());
    Diagnosis::indentation(TextRange::empty(end), "unexpected indent").ending(End::Minus)
}

fn other(tokens: &Tokens<'_, '_>, text: &str, range: TextRange) -> Diagnosis {
    let at = tokens.index_at(range.start());
    if let Some(what) = text.strip_prefix("Expected an indented block after ") {
        return indented_block(tokens, what, range);
    }
    let first = TextRange::at(range.start(), TextSize::new(1));
    match text {
        "Expected a parameter name" => parameter_name(tokens, range),
        "Expected `except` or `finally` after `try` block" => {
            let found = Diagnosis::syntax(range, "expected 'except' or 'finally' block");
            if tokens.kind(at) == TokenKind::Indent {
                let last = range.end() - TextSize::new(1);
                let range = TextRange::empty(last);
                return Diagnosis { range, ..found }.ending(End::Minus);
            }
            match unindented(tokens, at) {
                Some((range, end)) => Diagnosis { range, ..found }.ending(end),
                None => found,
            }
        }
        "Only one '*' parameter allowed" => {
            Diagnosis::syntax(first, "* argument may appear only once")
        }
        "Cannot have both 'except' and 'except*' on the same 'try'" => {
            let star = tokens.kind(at + 1) == TokenKind::Star;
            let message = "cannot have both 'except' and 'except*' on the same 'try'";
            Diagnosis::syntax(tokens.span(at, at + 1 + star as usize), message)
        }
        "Expected one or more exception types"
            if tokens.kind(at.wrapping_sub(1)) == TokenKind::Except =>
        {
            Diagnosis::invalid(range)
        }
        "Expected one or more exception types" => {
            Diagnosis::syntax(range, "expected one or more exception types")
        }
        "Only one '/' separator allowed" => Diagnosis::syntax(first, "/ may appear only once"),
        "Trailing comma not allowed" => {
            let next = tokens.span(at + 1, at + 2);
            let is_from = tokens.kind(first_of_statement(tokens, at)) == TokenKind::From;
            let ends = matches!(
                tokens.kind(at + 1),
                TokenKind::Newline | TokenKind::EndOfFile
            );
            if is_from && ends {
                let message = "trailing comma not allowed without surrounding parentheses";
                Diagnosis::syntax(next, message)
            } else {
                Diagnosis::invalid(next)
            }
        }
        _ if text.starts_with("Only single target") => {
            Diagnosis::syntax(range, text.replacen('O', "o", 1))
        }
        _ => Diagnosis::invalid(range),
    }
}

/// `f(1=2)`.
fn parameter_name(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let what = described(tokens, range);
    let after = tokens.index_at(range.end());
    if matches!(what, "None" | "True" | "False") {
        let whole = range.cover(tokens.span(after, after + 1));
        return Diagnosis::syntax(whole, format!("cannot assign to {what}"));
    }
    if what == "starred" {
        let whole = range.cover(tokens.span(after, tokens.part_end(after + 1)));
        return Diagnosis::syntax(whole, "cannot assign to iterable argument unpacking");
    }
    let end = tokens
        .all
        .get(after)
        .map_or(range.end(), |equal| equal.end());
    let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
    Diagnosis::syntax(TextRange::new(range.start(), end), message)
}

/// CPython's place of the end of blocks or of the text, where the tokens from `at` on begin with it.
fn unindented(tokens: &Tokens<'_, '_>, at: usize) -> Option<(TextRange, End)> {
    use TokenKind as T;
    let blank = |t: &&Token| matches!(t.kind(), T::Newline | T::Dedent | T::EndOfFile);
    let behind = tokens.all.get(at..).unwrap_or_default();
    let ends = behind.iter().take_while(blank);
    let Some(next) = behind.iter().find(|t| !blank(t)) else {
        // The end of the last line.
        let text = tokens.source.text();
        let last = text.strip_suffix('\n').unwrap_or(text).len();
        let range = TextRange::empty(TextSize::new(last as u32));
        return Some((range, End::Minus));
    };
    let unindents = ends.into_iter().any(|t| t.kind() == T::Dedent);
    unindents.then(|| (TextRange::empty(next.start()), End::Before))
}

/// A compound statement without a body. `what` is as ruff says it: "`if` statement".
fn indented_block(tokens: &Tokens<'_, '_>, what: &str, range: TextRange) -> Diagnosis {
    let plain = what.replace('`', "");
    let keyword = match plain.split(' ').next().unwrap_or("") {
        "function" => "def",
        word => word,
    };
    let described = match keyword {
        "def" => "function definition".to_owned(),
        "class" => "class definition".to_owned(),
        keyword => format!("'{keyword}' statement"),
    };
    let end = tokens.index_at(range.start());
    let header = (0..end).rev().find(|&i| {
        tokens
            .all
            .get(i)
            .is_some_and(|token| tokens.text(token) == keyword)
    });
    let is_star = |i: usize| keyword == "except" && tokens.kind(i + 1) == TokenKind::Star;
    let described = match header.is_some_and(is_star) {
        true => "'except*' statement".to_owned(),
        false => described,
    };
    let line = header.map_or(0, |i| tokens.source.line(tokens.all[i].start()));
    let message = format!("expected an indented block after {described} on line {line}");
    if let Some((range, end)) = unindented(tokens, end) {
        return Diagnosis::indentation(range, message).ending(end);
    }
    // The whole token that stands where the block should.
    let token = tokens.all.iter().find(|t| t.start() >= range.start());
    let range = token.map_or(range, |t| t.range().cover(range));
    let end = match range.start().to_usize() >= tokens.source.text().len() {
        true => End::Minus,
        false => End::Text,
    };
    Diagnosis::indentation(range, message).ending(end)
}
