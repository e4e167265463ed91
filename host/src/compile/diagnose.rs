//! Errors of the parser, told as CPython 3.13 tells them.
//!
//! CPython reads the whole file again when its parser fails, and an error of its tokenizer
//! anywhere in the file takes precedence. So here: what is wrong with the tokens first
//! (`lexical`), then brackets that are never closed, then the parser's first error (`grammar`).

use super::error::{CompileError, CompileErrorKind, End};
use super::source::Source;
use super::{Options, SourceMode};
use super::{first_reading, grammar, hints, juxtaposed, lexical, misnamed, mode, reading};
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_python_parser::{
    ParseError, Parsed, UnsupportedSyntaxError, UnsupportedSyntaxErrorKind, parse_expression,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Diagnosis {
    pub kind: CompileErrorKind,
    pub message: String,
    pub range: TextRange,
    pub end: End,
}

impl Diagnosis {
    /// The same with another end.
    pub fn ending(self, end: End) -> Diagnosis {
        Diagnosis { end, ..self }
    }

    /// Indentation that depends on the width of a tab.
    pub fn tabs(at: TextSize) -> Diagnosis {
        Diagnosis {
            kind: CompileErrorKind::TabError,
            message: "inconsistent use of tabs and spaces in indentation".to_owned(),
            range: TextRange::empty(at),
            end: End::Zero,
        }
    }

    pub fn syntax(range: TextRange, message: impl Into<String>) -> Diagnosis {
        Diagnosis {
            kind: CompileErrorKind::SyntaxError,
            message: message.into(),
            range,
            end: End::Text,
        }
    }

    pub fn indentation(range: TextRange, message: impl Into<String>) -> Diagnosis {
        Diagnosis {
            kind: CompileErrorKind::IndentationError,
            message: message.into(),
            range,
            end: End::Text,
        }
    }

    pub fn invalid(range: TextRange) -> Diagnosis {
        Diagnosis::syntax(range, "invalid syntax")
    }
}

/// Expressions of more tokens than this are not looked for.
const LONGEST_TRIED: usize = 2_000;
/// Nor those of which more tokens than this stand in no brackets.
const MOST_TRIED: usize = 100;

/// The tokens that mean something, and their text.
pub(super) struct Tokens<'s, 'a> {
    pub source: &'s Source<'a>,
    pub all: Vec<Token>,
}

impl<'a> Tokens<'_, 'a> {
    /// Index of the first token that ends after `offset`.
    pub fn index_at(&self, offset: TextSize) -> usize {
        let mut at = self.all.partition_point(|t| t.end() <= offset);
        // A line that the text's end ends has an empty token there.
        let ends = |t: &Token| t.kind() == TokenKind::Newline && t.start() >= offset;
        while at > 0 && ends(&self.all[at - 1]) {
            at -= 1;
        }
        at
    }

    pub fn text(&self, token: &Token) -> &'a str {
        self.source.slice(token.range())
    }

    /// Index of the token that begins the part of an expression that ends before token `end`:
    /// after the last bracket, separator or statement boundary on this level.
    pub fn part_start(&self, end: usize) -> usize {
        let mut depth = 0usize;
        let mut at = end;
        while let Some(before) = at.checked_sub(1) {
            match self.all[before].kind() {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if depth == 0 => break,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth -= 1,
                kind if depth == 0 && ends_part(kind) => break,
                _ => {}
            }
            at = before;
        }
        at
    }

    /// Index after the last token of the part of an expression that begins with token `start`.
    pub fn part_end(&self, start: usize) -> usize {
        let mut depth = 0usize;
        let mut at = start;
        while let Some(token) = self.all.get(at) {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if depth == 0 => break,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
                kind if depth == 0 && ends_part(kind) => break,
                TokenKind::EndOfFile => break,
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// From the start of token `first` to the end of the token before `end`.
    pub fn span(&self, first: usize, end: usize) -> TextRange {
        let last = end.saturating_sub(1).max(first);
        match (self.all.get(first), self.all.get(last)) {
            (Some(first), Some(last)) => TextRange::new(first.start(), last.end()),
            _ => TextRange::default(),
        }
    }

    /// Index after the longest expression that begins with token `start`, and ends before one of
    /// these sorts; `start` where there is none.
    pub fn expression_end(&self, start: usize, ends: impl Fn(TokenKind) -> bool) -> usize {
        use TokenKind as T;
        let (mut depth, mut lambdas) = (0usize, 0usize);
        let mut candidates = Vec::new();
        let mut limit = start;
        while limit < self.all.len() && limit < start + LONGEST_TRIED {
            let kind = self.kind(limit);
            if depth == 0 && limit > start && are_side_by_side(self.kind(limit - 1), kind) {
                break;
            }
            let separates = match kind {
                T::Comma | T::Colon | T::Equal => lambdas == 0,
                T::Semi | T::Newline | T::For | T::ColonEqual => true,
                _ => false,
            };
            match kind {
                T::Lpar | T::Lsqb | T::Lbrace | T::FStringStart => depth += 1,
                T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd if depth > 0 => depth -= 1,
                T::Rpar | T::Rsqb | T::Rbrace | T::FStringEnd | T::EndOfFile => break,
                kind if depth == 0 && (separates || ends(kind)) => break,
                T::Lambda if depth == 0 => lambdas += 1,
                T::Colon if depth == 0 => lambdas -= 1,
                _ => {}
            }
            limit += 1;
            if depth == 0 {
                candidates.push(limit);
            }
        }
        candidates.truncate(MOST_TRIED);
        let parses = |end: &usize| {
            let text = format!("({})", self.source.slice(self.span(start, *end)));
            parse_expression(&text).is_ok_and(|e| !e.expr().is_yield_expr())
        };
        candidates.into_iter().rev().find(parses).unwrap_or(start)
    }

    pub fn kind(&self, index: usize) -> TokenKind {
        self.all
            .get(index)
            .map_or(TokenKind::EndOfFile, |t| t.kind())
    }
}

/// Whether no expression has tokens of these kinds side by side, outside brackets of its own.
const fn are_side_by_side(before: TokenKind, kind: TokenKind) -> bool {
    use TokenKind as T;
    let texts =
        matches!(before, T::String | T::FStringEnd) && matches!(kind, T::String | T::FStringStart);
    let goes_on = matches!(kind, T::Lpar | T::Lsqb | T::Tilde);
    hints::ends_operand(before) && grammar::starts_expression(kind) && !texts && !goes_on
}

const fn ends_part(kind: TokenKind) -> bool {
    use TokenKind as T;
    matches!(
        kind,
        T::Comma
            | T::Colon
            | T::Semi
            | T::Newline
            | T::Indent
            | T::Dedent
            | T::Equal
            | T::ColonEqual
            | T::For
            | T::In
            | T::If
            | T::Elif
            | T::Else
            | T::While
            | T::Return
            | T::Assert
            | T::Del
            | T::Raise
            | T::From
            | T::Import
            | T::As
            | T::With
            | T::Yield
            | T::Lambda
    )
}

fn report(source: &Source<'_>, options: &Options, found: Diagnosis) -> CompileError {
    let mut error = CompileError::at(
        found.kind,
        found.message,
        &options.filename,
        source,
        found.range,
    );
    error.end_offset = match found.end {
        End::Text | End::Broken => None,
        End::Same | End::Here => Some(error.column as i32),
        End::Zero | End::Nowhere => Some(0),
        End::Minus | End::Before => Some(-1),
    };
    let at_end = found.range.start() == source.text_len() && !source.text().ends_with('\n');
    if at_end && !source.text().is_empty() && mode::leaves_end(options.mode) {
        place_at_end(&mut error, found.end);
    }
    match found.end {
        End::Nowhere => error.column = 0,
        End::Before => error.column -= 1,
        _ => {}
    }
    let rest = source
        .text()
        .lines()
        .skip(error.line as usize)
        .any(|line| !line.is_empty());
    let unclosed = found.end == End::Zero && error.message.ends_with("was never closed");
    let lines = error.end_line > error.line && found.end == End::Text;
    error.is_line_broken =
        matches!(found.end, End::Same | End::Broken) || unclosed && rest || lines;
    error
}

/// The place of what is wrong at the end of a text of which the last line has none.
fn place_at_end(error: &mut CompileError, end: End) {
    let before = error.column.saturating_sub(1);
    let (column, end) = match end {
        End::Minus => (before, -1),
        End::Here => (0, before as i32),
        _ if error.message == "expected ':'" => (before, -1),
        _ => (0, 0),
    };
    (error.column, error.end_offset) = (column, Some(end));
}

/// What is found of a place in grammar, as CPython shows it: the first token alone where nothing
/// more is said, and a line without its end if the tokens after it were read already.
fn settled(tokens: &Tokens<'_, '_>, found: Diagnosis) -> Diagnosis {
    let at = tokens.index_at(found.range.start());
    let first = tokens.span(at, at + 1);
    let mut found = found;
    let misnames = [
        "invalid syntax",
        "cannot assign to ",
        "assignment to yield ",
    ];
    if misnames.iter().any(|text| found.message.starts_with(text))
        && let Some(found) = misnamed::diagnose(tokens, at)
    {
        return found;
    }
    if found.message == "invalid syntax" {
        if let Some(found) = decorated_nothing(tokens, at) {
            return found;
        }
        if let Some(found) = hints::of_field_around(tokens, at) {
            return found;
        }
        if let Some(found) = juxtaposed::diagnose(tokens, at) {
            return found;
        }
        if let Some(found) = grammar::unfinished(tokens, at) {
            return found;
        }
        if hints::is_in_starred_argument(tokens, at) {
            let message = "Invalid star expression".to_owned();
            return Diagnosis { message, ..found };
        }
        if let Some(range) = whole_token(tokens, at) {
            return Diagnosis { range, ..found };
        }
        if reads_on(tokens, at) {
            found.end = End::Broken;
        }
        let inside = first.start() == found.range.start() && first.end() < found.range.end();
        let lesser_greater = tokens.source.slice(found.range) == "<>";
        if inside && !lesser_greater && tokens.kind(at) != TokenKind::FStringStart {
            found.range = first;
        }
        return found;
    }
    let next = tokens.index_at(found.range.end());
    let line = |at: TextSize| tokens.source.line(at);
    let breaks = tokens
        .all
        .get(next)
        .is_some_and(|token| line(token.start()) > line(found.range.start()));
    let expected = found.message.starts_with("expected") || found.range.is_empty();
    if breaks && found.end == End::Text && !expected && hints::enclosing(tokens, at).is_some() {
        found.end = End::Broken;
    }
    found
}

/// Whether the parser reads lines behind that of token `at`, where it finds no more to say.
fn reads_on(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    let last = match tokens.kind(at) {
        TokenKind::ColonEqual if !hints::is_in_call(tokens, at) => {
            tokens.expression_end(at + 1, |_| false).max(at + 1) - 1
        }
        _ if !hints::ends_operand(tokens.kind(at.wrapping_sub(1))) => at,
        kind if grammar::starts_expression(kind) => reading::read_on(tokens, at),
        _ => at,
    };
    let line = |at: TextSize| tokens.source.line(at);
    let starts = tokens.all.get(at).map(|t| line(t.start()));
    starts < tokens.all.get(last).map(|t| line(t.start()))
}

/// The end of the text, or of a block, behind a decorator.
fn decorated_nothing(tokens: &Tokens<'_, '_>, at: usize) -> Option<Diagnosis> {
    use TokenKind as T;
    let ends = |t: &Token| matches!(t.kind(), T::Newline | T::Dedent | T::EndOfFile);
    let line_end = tokens.all.get(..at)?.iter().rposition(|t| !ends(t))? + 1;
    let starts = |t: &Token| matches!(t.kind(), T::Newline | T::Indent | T::Dedent);
    let before = &tokens.all[..line_end];
    let start = before.iter().rposition(starts).map_or(0, |at| at + 1);
    let behind = &tokens.all[line_end..];
    let end = tokens.expression_end(start + 1, |_| false);
    let is_read = end == line_end && start + 1 < end;
    if tokens.kind(start) != T::At || !is_read || !behind.first().is_some_and(ends) {
        return None;
    }
    let next = behind.iter().find(|t| !ends(t));
    let unindents = behind
        .iter()
        .take_while(|t| ends(t))
        .any(|t| t.kind() == T::Dedent);
    let text = tokens.source.text();
    let lines = text.strip_suffix('\n').unwrap_or(text);
    let unindent = |at, end| {
        let found = Diagnosis::indentation(TextRange::empty(at), "unexpected unindent");
        Some(found.ending(end))
    };
    match next {
        Some(next) if unindents => unindent(next.start(), End::Before),
        Some(_) => None,
        None if unindents => unindent(TextSize::of(lines), End::Minus),
        None => {
            let line = lines.rfind('\n').map_or(0, |end| end + 1);
            let range = TextRange::empty(TextSize::of(&text[..line]));
            Some(Diagnosis::invalid(range).ending(End::Nowhere))
        }
    }
}

/// The range of what is one token to CPython: `<>`, and a line's end with the comment before it.
fn whole_token(tokens: &Tokens<'_, '_>, at: usize) -> Option<TextRange> {
    let token = tokens.all.get(at)?;
    let (text, start) = (tokens.source.text(), token.start());
    let pair = |at: usize| text.get(at..at + 2) == Some("<>");
    let at = start.to_usize();
    let length = TextSize::new(2);
    match token.kind() {
        _ if pair(at) => Some(TextRange::at(start, length)),
        _ if at > 0 && pair(at - 1) => Some(TextRange::at(start - TextSize::new(1), length)),
        TokenKind::Newline => {
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let before = tokens.all[..tokens.index_at(start)]
                .last()
                .map_or(0, |t| t.end().to_usize());
            let from = line.max(before);
            let comment = text[from..at].find('#')? + from;
            Some(TextRange::new(TextSize::new(comment as u32), token.end()))
        }
        _ => None,
    }
}

/// Refuses text that is not even tokens.
pub(super) fn check_text(source: &Source<'_>, options: &Options) -> Result<(), CompileError> {
    let Some(at) = source.text().find('\0') else {
        return Ok(());
    };
    let range = TextRange::empty(TextSize::new(at as u32));
    let found = Diagnosis::syntax(range, "source code cannot contain null bytes");
    Err(report(source, options, found))
}

/// Refuses text in which the parser found an error.
pub(super) fn check_parsed(
    source: &Source<'_>,
    options: &Options,
    parsed: &Parsed<ModModule>,
) -> Result<(), CompileError> {
    let mut all = Vec::new();
    let clean = parsed.errors().is_empty()
        && parsed.unsupported_syntax_errors().is_empty()
        && (options.mode != SourceMode::Eval || is_expression(parsed.syntax()));
    if clean && !lexical::is_deep(parsed.tokens()) {
        return Ok(());
    }
    let trivia =
        |t: &&Token| !matches!(t.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline);
    all.extend(parsed.tokens().iter().filter(trivia));
    let tokens = Tokens { source, all };
    match diagnose(&tokens, parsed, options.mode) {
        Some(found) => Err(report(source, options, found)),
        None => Ok(()),
    }
}

/// Where the text goes on as no expression does: at an assignment, or a statement's first word.
fn beyond_expression(tokens: &Tokens<'_, '_>) -> Option<Diagnosis> {
    use TokenKind as T;
    let first = tokens.kind(0);
    let word = tokens.all.first().map_or("", |token| tokens.text(token));
    let soft = matches!(first, T::Type | T::Match | T::Case) || word == "type";
    if first == T::Indent {
        return None;
    }
    let sign = matches!(first, T::Not | T::Plus | T::Minus | T::Await | T::Lambda);
    let at = grammar::expressions_end(tokens, 0);
    let next = tokens.kind(at);
    let beyond = match at {
        0 => !soft && !sign && (first.is_keyword() || matches!(first, T::Star | T::At)),
        1 if soft && grammar::starts_expression(next) => true,
        _ => {
            let starred = next == T::Star && tokens.kind(at - 1) == T::Comma;
            let assigns = next.as_augmented_assign_operator().is_some();
            starred || assigns || matches!(next, T::Equal | T::ColonEqual | T::Colon | T::Semi)
        }
    };
    beyond.then(|| Diagnosis::invalid(tokens.span(at, at + 1)))
}

/// Whether the text is an expression and nothing else.
fn is_expression(module: &ModModule) -> bool {
    let starred = |e: &Expr| match e {
        Expr::Tuple(e) => !e.parenthesized && e.iter().any(Expr::is_starred_expr),
        e => e.is_starred_expr(),
    };
    matches!(&module.body[..], [Stmt::Expr(only)] if !starred(&only.value))
        || module.body.is_empty()
}

/// A statement behind the line that is a statement of a single one, right or wrong.
fn second_statement(tokens: &Tokens<'_, '_>, errors: &[ParseError]) -> Option<Diagnosis> {
    use TokenKind as T;
    let at = tokens.all.iter().position(|t| t.kind() == T::Newline)?;
    let end = &tokens.all[at];
    let compound = matches!(
        tokens.kind(0),
        T::If
            | T::For
            | T::While
            | T::With
            | T::Try
            | T::Def
            | T::Class
            | T::Async
            | T::At
            | T::Match
    );
    let behind = errors.iter().all(|e| e.location.start() >= end.end());
    let message = "multiple statements found while compiling a single statement";
    let ends = !end.range().is_empty() && hints::enclosing(tokens, at).is_none();
    (!compound && ends && behind && !errors.is_empty())
        .then(|| Diagnosis::syntax(end.range(), message))
}

fn diagnose(
    tokens: &Tokens<'_, '_>,
    parsed: &Parsed<ModModule>,
    mode: SourceMode,
) -> Option<Diagnosis> {
    let brackets = lexical::brackets(tokens);
    let errors = parsed.errors();
    let lexical = errors
        .iter()
        .filter(|e| !lexical::is_consequence(errors, e))
        .find_map(|e| lexical::diagnose(tokens, e));
    let number = (!errors.is_empty())
        .then(|| lexical::numbers(tokens))
        .flatten();
    // What the parser stops at first; what has a name of its own before what has none.
    let named = errors.iter().find(|e| !lexical::is_no_token(e));
    let nameless = errors.iter().find(|e| lexical::is_no_token(e));
    let stop = [named, nameless].into_iter().flatten();
    let stop = stop.min_by_key(|e| e.location.start());
    let indentation = stop.and_then(|e| grammar::indentation_at(tokens, e));
    let horizon = stop.and_then(|stop| silent_end(tokens, errors, stop));
    let is_seen = |found: &Diagnosis| {
        let at = found.range.start();
        // Nothing is looked for behind a line that is indented by mistake, and the end of the text
        // is not looked for at all.
        let ends = found.message == "unexpected EOF while parsing";
        indentation.is_none_or(|end| at < end)
            && horizon.is_none_or(|end| at < end)
            && !(ends && stop.is_some_and(|e| e.location.start() < at && !lexical::is_end(e)))
    };
    let beyond = match mode {
        SourceMode::Eval => beyond_expression(tokens),
        SourceMode::Single => second_statement(tokens, errors),
        _ => None,
    };
    if mode == SourceMode::Single && beyond.is_some() {
        return beyond;
    }
    // What the tokenizer leaves to the parser to tell is not told once that has stopped.
    let silent = |found: &Diagnosis| found.end == End::Zero || found.end == End::Minus;
    let is_seen = |found: &Diagnosis| {
        let stopped = beyond
            .as_ref()
            .is_some_and(|stop| stop.range.start() < found.range.start());
        is_seen(found) && !(stopped && silent(found))
    };
    let first = [lexical, brackets.wrong, number].into_iter().flatten();
    if let Some(found) = first.filter(is_seen).min_by_key(|d| d.range.start()) {
        return Some(found);
    }
    if beyond.is_some() {
        return beyond;
    }
    if let Some(error) = stop {
        let open = brackets.open.filter(|_| indentation.is_none());
        if let Some(found) = open.and_then(|open| never_closed(tokens, &open, error)) {
            return Some(found);
        }
        if let Some(found) = first_reading::diagnose(tokens, error) {
            return Some(found);
        }
        return Some(settled(tokens, grammar::diagnose(tokens, error)));
    }
    let unsupported = parsed.unsupported_syntax_errors().first();
    unsupported.map(|error| refused(tokens, error))
}

/// Where what is read to the end, once the parser has stopped, ends before that.
fn silent_end(
    tokens: &Tokens<'_, '_>,
    errors: &[ParseError],
    stop: &ParseError,
) -> Option<TextSize> {
    if lexical::is_silent(stop) {
        return None;
    }
    let later = |e: &&ParseError| e.location.start() > stop.location.start();
    let silent = errors
        .iter()
        .filter(|e| lexical::is_silent(e))
        .find(later)?;
    let last = reading::read_on(tokens, tokens.index_at(stop.location.start()));
    let read = tokens.all.get(last).map(|token| token.start());
    let end = silent.location.start();
    read.is_some_and(|read| read < end).then_some(end)
}

/// A bracket that is open where the parser has stopped at the end, or on another line.
fn never_closed(tokens: &Tokens<'_, '_>, open: &Token, error: &ParseError) -> Option<Diagnosis> {
    let line = |at: TextSize| tokens.source.line(at);
    let mut reached = reading::reached(tokens, error);
    let at = tokens.index_at(reached);
    // No line ends in brackets: the parser has gone on to the next token.
    if tokens.kind(at) == TokenKind::Newline && open.start() < reached {
        reached = tokens.all.get(at + 1).map_or(reached, |next| next.start());
    }
    let at_end = reached.to_usize() >= tokens.source.text().trim_end().len();
    (at_end || line(reached) > line(open.start())).then(|| {
        let bracket = tokens.text(open);
        let message = format!("'{bracket}' was never closed");
        Diagnosis::syntax(open.range(), message).ending(End::Zero)
    })
}

/// What the parser reads, and the language has not.
fn refused(tokens: &Tokens<'_, '_>, error: &UnsupportedSyntaxError) -> Diagnosis {
    let range = error.range();
    match error.kind {
        UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
            Diagnosis::syntax(range, "multiple exception types must be parenthesized")
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_)
            if tokens.source.slice(range).starts_with("**") =>
        {
            let stars = TextRange::at(range.start(), TextSize::new(2));
            let message = "dict unpacking cannot be used in dict comprehension";
            Diagnosis::syntax(stars, message)
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            Diagnosis::syntax(range, "iterable unpacking cannot be used in comprehension")
        }
        UnsupportedSyntaxErrorKind::TemplateStrings => {
            // A name, and a string that has no business there.
            let start = range.start() + TextSize::new(1);
            Diagnosis::invalid(TextRange::new(start, range.end()))
        }
        _ => Diagnosis::invalid(range),
    }
}
