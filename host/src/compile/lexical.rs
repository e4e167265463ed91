//! What is wrong with single tokens: strings that do not end, characters that mean nothing,
//! numbers that run into names, brackets that do not match.

use super::diagnose::{Diagnosis, Tokens};
use super::error::End;
use super::hints;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Brackets nested deeper than this are refused, as by CPython.
pub(super) const MAX_NESTING: usize = 200;
/// So many f-strings inside each other are refused, as by CPython.
pub(super) const MAX_STRINGS: usize = 150;
/// So many levels of indentation are refused, as by CPython.
const MAX_INDENTATION: usize = 100;

/// Whether brackets, f-strings or blocks are inside each other so far that it may be too far.
pub(super) fn is_deep(tokens: &[Token]) -> bool {
    let (mut nested, mut levels) = (0usize, 0usize);
    tokens.iter().any(|token| {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => nested += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                nested = nested.saturating_sub(1);
            }
            TokenKind::Indent => levels += 1,
            TokenKind::Dedent => levels = levels.saturating_sub(1),
            _ => {}
        }
        nested >= MAX_STRINGS - 1 || levels >= MAX_INDENTATION
    })
}

/// Whether the error is a character that is no token, of which CPython makes one that fits nowhere.
pub(super) fn is_no_token(error: &ParseError) -> bool {
    matches!(&error.error,
        ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { tok })
            if tok.is_ascii() && !tok.is_ascii_control())
}

/// Whether the error is that the text ends behind a backslash.
pub(super) fn is_end(error: &ParseError) -> bool {
    matches!(
        &error.error,
        ParseErrorType::Lexical(LexicalErrorType::LineContinuationError | LexicalErrorType::Eof)
    )
}

/// Whether CPython's tokenizer stops at the error and leaves it to the parser to tell: one that has
/// stopped before tells its own.
pub(super) fn is_silent(error: &ParseError) -> bool {
    matches!(
        &error.error,
        ParseErrorType::Lexical(
            LexicalErrorType::LineContinuationError
                | LexicalErrorType::Eof
                | LexicalErrorType::IndentationError
        )
    )
}

/// What there is to say about the brackets of a file.
#[derive(Default)]
pub(super) struct Brackets {
    pub wrong: Option<Diagnosis>,
    /// The innermost bracket that is open at the end.
    pub open: Option<Token>,
}

pub(super) fn brackets(tokens: &Tokens<'_, '_>) -> Brackets {
    let mut open: Vec<Token> = Vec::new();
    let mut levels = 0usize;
    let (mut nested, mut strings) = (0usize, 0usize);
    for token in &tokens.all {
        match token.kind() {
            TokenKind::Indent => {
                levels += 1;
                if levels == MAX_INDENTATION {
                    let line = TextRange::empty(token.range().start());
                    let message = "too many levels of indentation";
                    return Brackets {
                        wrong: Some(Diagnosis::indentation(line, message).ending(End::Zero)),
                        open: None,
                    };
                }
            }
            TokenKind::Dedent => levels = levels.saturating_sub(1),
            TokenKind::FStringStart => {
                strings += 1;
                if strings >= MAX_STRINGS {
                    let last = TextRange::empty(token.end() - TextSize::new(1));
                    return too_many(last, "f-strings");
                }
                open.push(*token);
            }
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                nested += 1;
                if nested > MAX_NESTING {
                    return too_many(token.range(), "parentheses");
                }
                open.push(*token);
            }
            // What an f-string leaves open is its own affair.
            TokenKind::FStringEnd => {
                strings = strings.saturating_sub(1);
                while let Some(last) = open.pop() {
                    if last.kind() == TokenKind::FStringStart {
                        break;
                    }
                    nested = nested.saturating_sub(1);
                }
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                nested = nested.saturating_sub(1);
                if let Some(wrong) = close(tokens, &mut open, token) {
                    return Brackets {
                        wrong: Some(wrong),
                        open: None,
                    };
                }
            }
            _ => {}
        }
    }
    let open = open
        .into_iter()
        .rfind(|t| t.kind() != TokenKind::FStringStart);
    Brackets { wrong: None, open }
}

fn too_many(range: TextRange, what: &str) -> Brackets {
    let wrong = Diagnosis::syntax(range, format!("too many nested {what}"));
    Brackets {
        wrong: Some(wrong.ending(End::Same)),
        open: None,
    }
}

fn close(tokens: &Tokens<'_, '_>, open: &mut Vec<Token>, token: &Token) -> Option<Diagnosis> {
    let closing = tokens.text(token);
    let at = TextRange::at(token.start(), TextSize::new(1));
    if open
        .last()
        .is_some_and(|t| t.kind() == TokenKind::FStringStart)
    {
        return None;
    }
    let field = open
        .len()
        .checked_sub(2)
        .is_some_and(|i| open[i].kind() == TokenKind::FStringStart)
        && open.last().is_some_and(|t| t.kind() == TokenKind::Lbrace);
    if field && token.kind() != TokenKind::Rbrace {
        let message = format!("f-string: unmatched '{closing}'");
        return Some(Diagnosis::syntax(at, message).ending(End::Same));
    }
    let Some(opening) = open.pop() else {
        return Some(Diagnosis::syntax(at, format!("unmatched '{closing}'")).ending(End::Same));
    };
    let pair = (opening.kind(), token.kind());
    let matches = matches!(
        pair,
        (TokenKind::Lpar, TokenKind::Rpar)
            | (TokenKind::Lsqb, TokenKind::Rsqb)
            | (TokenKind::Lbrace, TokenKind::Rbrace)
    );
    if matches {
        return None;
    }
    let bracket = tokens.text(&opening);
    let (from, to) = (
        tokens.source.line(opening.start()),
        tokens.source.line(token.start()),
    );
    let place = if from == to {
        String::new()
    } else {
        format!(" on line {from}")
    };
    let message = format!(
        "closing parenthesis '{closing}' does not match opening parenthesis '{bracket}'{place}"
    );
    Some(Diagnosis::syntax(at, message).ending(End::Same))
}

/// Numbers that run into a name.
pub(super) fn numbers(tokens: &Tokens<'_, '_>) -> Option<Diagnosis> {
    tokens.all.windows(2).find_map(|pair| {
        let [number, next] = pair else { return None };
        let is_number = matches!(
            number.kind(),
            TokenKind::Int | TokenKind::Float | TokenKind::Complex
        );
        if !is_number || number.end() != next.start() {
            return None;
        }
        let text = tokens.text(number).to_ascii_lowercase();
        if next.kind() == TokenKind::Int && matches!(text.get(..2), Some("0b" | "0o")) {
            let digit = tokens.text(next).chars().next().unwrap_or('?');
            let what = if text.starts_with("0b") {
                "binary"
            } else {
                "octal"
            };
            let message = format!("invalid digit '{digit}' in {what} literal");
            return Some(Diagnosis::syntax(next.range(), message).ending(End::Same));
        }
        // A keyword that may come after an operand ends the number.
        const ENDING: [&str; 5] = ["and", "else", "for", "not", "or"];
        const BEGINNING: [&str; 3] = ["if", "in", "is"];
        let word = tokens.text(next);
        let is_word = next.kind() == TokenKind::Name || next.kind().is_keyword();
        let begins = BEGINNING.iter().any(|keyword| word.starts_with(keyword));
        if !is_word || begins || ENDING.contains(&word) || !word.starts_with(|c: char| c.is_ascii())
        {
            return None;
        }
        let what = match text.get(..2) {
            Some("0x") => "hexadecimal",
            Some("0o") => "octal",
            Some("0b") => "binary",
            _ if number.kind() == TokenKind::Complex => "imaginary",
            _ => "decimal",
        };
        if let Some(found) = behind_number(tokens, &text, what, next) {
            return Some(found);
        }
        let underscore = tokens.text(next).starts_with('_');
        let at = if underscore && number.kind() != TokenKind::Complex {
            number.end()
        } else {
            number.end() - TextSize::new(1)
        };
        let range = TextRange::at(at, TextSize::new(1));
        Some(Diagnosis::syntax(range, format!("invalid {what} literal")).ending(End::Same))
    })
}

/// What is wrong with what follows a number, where CPython reads on: the digit of another base behind
/// an underscore, or the sign of an exponent.
fn behind_number(
    tokens: &Tokens<'_, '_>,
    number: &str,
    what: &str,
    next: &Token,
) -> Option<Diagnosis> {
    let word = tokens.text(next);
    let digit = word.chars().nth(1).filter(char::is_ascii_digit);
    if let Some(digit) = digit.filter(|_| word.starts_with('_'))
        && matches!(number.get(..2), Some("0b" | "0o"))
    {
        let at = TextRange::at(next.start() + TextSize::new(1), TextSize::new(1));
        let message = format!("invalid digit '{digit}' in {what} literal");
        return Some(Diagnosis::syntax(at, message).ending(End::Same));
    }
    let rest = &tokens.source.text()[next.end().to_usize()..];
    let exponent = matches!(word, "e" | "E") && rest.starts_with(['+', '-']);
    (exponent && what == "decimal").then(|| {
        let at = TextRange::at(next.end(), TextSize::new(1));
        Diagnosis::syntax(at, "invalid decimal literal").ending(End::Same)
    })
}

/// Whether an error is only that what an earlier one made of an f-string has no sense.
pub(super) fn is_consequence(errors: &[ParseError], error: &ParseError) -> bool {
    use InterpolatedStringErrorType as E;
    let of_field = |e: &ParseError, kind: &E| {
        matches!(&e.error,
        ParseErrorType::FStringError(found) | ParseErrorType::Lexical(LexicalErrorType::FStringError(found))
            if found == kind)
    };
    of_field(error, &E::SingleRbrace)
        && errors
            .iter()
            .take_while(|e| e.location.start() < error.location.start())
            .any(|e| of_field(e, &E::UnclosedLbrace))
}

/// The error as CPython's tokenizer tells it; `None` where its parser would.
pub(super) fn diagnose(tokens: &Tokens<'_, '_>, error: &ParseError) -> Option<Diagnosis> {
    let range = error.location;
    if is_no_token(error) {
        return None;
    }
    let lexical = match &error.error {
        ParseErrorType::Lexical(lexical) => lexical,
        ParseErrorType::FStringError(f) => return interpolated(tokens, f, range),
        _ => return None,
    };
    let first = TextRange::at(range.start(), TextSize::new(1));
    Some(match lexical {
        LexicalErrorType::UnclosedStringError => unclosed(tokens, range, ""),
        LexicalErrorType::FStringError(f) => return interpolated(tokens, f, range),
        LexicalErrorType::IndentationError => {
            // The error of a line that ends several blocks is behind its indentation.
            let place = tokens.source.place(range.start());
            let (line, start) = (place.line, range.start() - TextSize::new(place.column));
            let end = start + TextSize::of(tokens.source.line_text(line));
            let message = "unindent does not match any outer indentation level";
            match is_ambiguous(tokens, line) {
                true => Diagnosis::tabs(start),
                false => Diagnosis::indentation(TextRange::empty(end), message).ending(End::Minus),
            }
        }
        LexicalErrorType::UnrecognizedToken { tok } => unrecognized(*tok, range),
        LexicalErrorType::LineContinuationError => {
            let after = TextRange::at(range.start() + TextSize::new(1), TextSize::new(1));
            let rest =
                &tokens.source.text()[after.start().to_usize().min(tokens.source.text().len())..];
            if rest.trim_end_matches('\n').is_empty() {
                let after = TextRange::empty(after.start());
                Diagnosis::syntax(after, "unexpected EOF while parsing").ending(End::Minus)
            } else {
                let message = "unexpected character after line continuation character";
                Diagnosis::syntax(after, message).ending(End::Zero)
            }
        }
        LexicalErrorType::OtherError(text) => number(tokens, text, range),
        LexicalErrorType::InvalidByteLiteral => {
            let message = "bytes can only contain ASCII literal characters";
            Diagnosis::syntax(string_around(tokens, range), message)
        }
        LexicalErrorType::UnicodeError
        | LexicalErrorType::MissingUnicodeLbrace
        | LexicalErrorType::MissingUnicodeRbrace => unicode(tokens, range),
        LexicalErrorType::Eof => {
            let before = tokens.source.slice(range).find('\\')?;
            let end = range.start() + TextSize::new(before as u32 + 1);
            let message = "unexpected EOF while parsing";
            Diagnosis::syntax(TextRange::empty(end), message).ending(End::Minus)
        }
        _ => Diagnosis::invalid(first),
    })
}

/// A string whose end is missing; `kind` is `f-` for an f-string.
fn unclosed(tokens: &Tokens<'_, '_>, range: TextRange, kind: &str) -> Diagnosis {
    let text = tokens.source.slice(range);
    let body = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let triple = body.starts_with("\"\"\"") || body.starts_with("'''");
    let start = TextRange::at(range.start(), TextSize::new(1));
    if kind.is_empty() && ends_fstring(tokens, range.start(), body) {
        let start = prefix_of(tokens, range.start()).map_or(start, TextRange::empty);
        return Diagnosis::syntax(start, "f-string: expecting '}'").ending(End::Same);
    }
    let first = tokens.source.line(range.start());
    let what = if kind == "f-" {
        "f-string literal"
    } else {
        "string literal"
    };
    if triple {
        let breaks = text.trim_end_matches('\n').matches('\n').count() as u32;
        let message = format!(
            "unterminated triple-quoted {what} (detected at line {})",
            first + breaks
        );
        return Diagnosis::syntax(start, message).ending(End::Same);
    }
    let breaks = text.matches("\\\n").count() as u32;
    let line = first + breaks;
    let hint = match kind.is_empty() && escapes_its_quote(body) {
        true => "; perhaps you escaped the end quote?",
        false => "",
    };
    Diagnosis::syntax(
        start,
        format!("unterminated {what} (detected at line {line}){hint}"),
    )
    .ending(End::Same)
}

/// Whether the string that begins with this text has its own quote behind a backslash.
fn escapes_its_quote(body: &str) -> bool {
    let mut chars = body.chars();
    let quote = chars.next();
    while let Some(c) = chars.next() {
        if c == '\\' && chars.next() == quote {
            return true;
        }
    }
    false
}

/// Where the letters before a quote at `offset` begin, which make it one string with them.
fn prefix_of(tokens: &Tokens<'_, '_>, offset: TextSize) -> Option<TextSize> {
    let before = &tokens.source.text()[..offset.to_usize()];
    let name = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    let prefix = before[name.len()..].to_ascii_lowercase();
    matches!(
        prefix.as_str(),
        "r" | "b" | "u" | "f" | "rb" | "br" | "rf" | "fr"
    )
    .then(|| TextSize::of(name))
}

/// Whether the indentation of a line is that of one before if tabs have one width, and not if
/// they have another.
fn is_ambiguous(tokens: &Tokens<'_, '_>, line: u32) -> bool {
    let widths = |line: u32| {
        let mut widths = (0usize, 0usize);
        let text = tokens.source.line_text(line);
        for c in text.chars() {
            widths = match c {
                ' ' => (widths.0 + 1, widths.1 + 1),
                '\t' => (widths.0 / 8 * 8 + 8, widths.1 + 1),
                _ => return Some(widths),
            };
        }
        None
    };
    let Some(own) = widths(line) else {
        return false;
    };
    (1..line)
        .filter_map(widths)
        .any(|other| other.0 == own.0 && other.1 != own.1)
}

/// Whether the quote at `offset` is the one that should end an f-string around it.
fn ends_fstring(tokens: &Tokens<'_, '_>, offset: TextSize, quote: &str) -> bool {
    let mut open = Vec::new();
    for token in tokens.all.iter().take_while(|t| t.start() < offset) {
        match token.kind() {
            TokenKind::FStringStart => open.push(tokens.text(token)),
            TokenKind::FStringEnd => drop(open.pop()),
            _ => {}
        }
    }
    open.last()
        .is_some_and(|start| start.chars().last() == quote.chars().next())
}

fn unrecognized(c: char, range: TextRange) -> Diagnosis {
    let number = c as u32;
    if c.is_ascii() && !c.is_ascii_control() {
        return Diagnosis::invalid(range);
    }
    // What has no shape of its own, no meaning or only a private one is escaped; a letter in front
    // keeps marks from being so.
    let shown = String::from_iter(['a', c]);
    let printable = shown.escape_debug().nth(1) == Some(c);
    let message = if printable {
        format!("invalid character '{c}' (U+{number:04X})")
    } else {
        format!("invalid non-printable character U+{number:04X}")
    };
    Diagnosis::syntax(range, message).ending(End::Same)
}

fn number(tokens: &Tokens<'_, '_>, text: &str, range: TextRange) -> Diagnosis {
    let rest = tokens
        .source
        .slice(TextRange::new(range.start(), tokens.source.text_len()));
    let literal: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let at = |offset: usize| {
        TextRange::at(
            range.start() + TextSize::new(offset as u32),
            TextSize::new(1),
        )
    };
    let (what, base) = match literal.get(..2) {
        Some("0x") => ("hexadecimal", 16),
        Some("0o") => ("octal", 8),
        Some("0b") => ("binary", 2),
        Some(two)
            if literal.starts_with('0') && two.bytes().all(|b| b == b'_' || b.is_ascii_digit()) =>
        {
            let zeros = literal
                .bytes()
                .take_while(|&b| b == b'0' || b == b'_')
                .count();
            if let Some(end) = wrong_end(&literal) {
                let message = "invalid decimal literal";
                return Diagnosis::syntax(at(end), message).ending(End::Same);
            }
            let first = TextRange::at(range.start(), TextSize::new(zeros as u32));
            let message = "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers";
            return Diagnosis::syntax(first, message).ending(End::Broken);
        }
        _ if text.contains("literal") || text.contains("Parse") => {
            let point = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
            let exponent = rest.find(|c| !point(c)).unwrap_or(rest.len());
            let signed =
                rest[exponent..].starts_with(['+', '-']) && rest[..exponent].ends_with(['e', 'E']);
            let last = match signed {
                true => exponent,
                false => range.len().to_usize().saturating_sub(1),
            };
            return Diagnosis::syntax(at(last), "invalid decimal literal").ending(End::Same);
        }
        _ => return Diagnosis::invalid(range),
    };
    digits_of(&literal, what, base, at)
}

/// Where a decimal number that begins with zeros ends in no digit, or in an exponent without one.
fn wrong_end(literal: &str) -> Option<usize> {
    let digits: Vec<char> = literal.chars().collect();
    let is_digit = |i: usize| digits.get(i).is_some_and(char::is_ascii_digit);
    let mut i = 0;
    while is_digit(i) || digits.get(i) == Some(&'_') && is_digit(i + 1) {
        i += 1;
    }
    match digits.get(i) {
        Some('_') => Some(i),
        Some('e') if i + 1 < digits.len() && !is_digit(i + 1) => Some(i - 1),
        _ => None,
    }
}

/// What is wrong with the digits of a number that has a prefix for its base.
fn digits_of(literal: &str, what: &str, base: u32, at: impl Fn(usize) -> TextRange) -> Diagnosis {
    let digits: Vec<char> = literal.chars().collect();
    let mut i = 2;
    while digits.get(i).is_some_and(|c| c.is_digit(base))
        || digits.get(i) == Some(&'_') && digits.get(i + 1).is_some_and(|c| c.is_digit(base))
    {
        i += 1;
    }
    let next = i + (digits.get(i) == Some(&'_')) as usize;
    let message = match digits.get(next) {
        Some(c) if c.is_ascii_digit() => format!("invalid digit '{c}' in {what} literal"),
        _ => format!("invalid {what} literal"),
    };
    let place = match digits.get(next) {
        Some(c) if c.is_ascii_digit() => next,
        _ => next.saturating_sub(1),
    };
    Diagnosis::syntax(at(place), message).ending(End::Same)
}

/// The string literal around an error in it.
fn string_around(tokens: &Tokens<'_, '_>, range: TextRange) -> TextRange {
    let token = tokens.all.get(tokens.index_at(range.start()));
    token.map_or(range, |t| t.range()).cover(range)
}

/// An escape sequence that means nothing.
fn unicode(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let literal = string_around(tokens, range);
    let text = tokens.source.slice(literal);
    let body = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let quotes = if body.starts_with("\"\"\"") || body.starts_with("'''") {
        3
    } else {
        1
    };
    let prefix = text[..text.len() - body.len()].to_ascii_lowercase();
    let middle = tokens.kind(tokens.index_at(literal.start())) == TokenKind::FStringMiddle;
    let content_start = match middle {
        true => literal.start().to_usize(),
        false => literal.start().to_usize() + prefix.len() + quotes,
    };
    let before = tokens
        .source
        .text()
        .get(content_start..range.end().to_usize())
        .unwrap_or("");
    let backslash = before.rfind('\\').unwrap_or(0);
    let escape = &tokens.source.text()[content_start + backslash..];
    let escape_letter = escape.chars().nth(1).unwrap_or('x');
    if prefix.contains('b') && !middle {
        let message = format!("(value error) invalid \\x escape at position {backslash}");
        return Diagnosis::syntax(literal, message);
    }
    let digits = escape.chars().skip(2).take_while(char::is_ascii_hexdigit);
    let (what, wanted) = match escape_letter {
        'u' => ("truncated \\uXXXX escape", 4),
        'U' => ("truncated \\UXXXXXXXX escape", 8),
        'N' => ("unknown Unicode character name", 0),
        _ => ("truncated \\xXX escape", 2),
    };
    let (what, end) = match escape_letter {
        'N' => match escape.strip_prefix("\\N{").and_then(|name| name.find('}')) {
            Some(close) if close > 0 => (what, backslash + 3 + close),
            _ if escape.starts_with("\\N{") => ("malformed \\N character escape", backslash + 2),
            _ => ("malformed \\N character escape", backslash + 1),
        },
        'U' if digits.clone().count() >= 8 => ("illegal Unicode character", backslash + 9),
        _ => (what, backslash + 1 + digits.take(wanted).count()),
    };
    let message = format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position \
         {backslash}-{end}: {what}"
    );
    Diagnosis::syntax(literal, message)
}

fn interpolated(
    tokens: &Tokens<'_, '_>,
    error: &InterpolatedStringErrorType,
    range: TextRange,
) -> Option<Diagnosis> {
    use InterpolatedStringErrorType as E;
    let at = tokens.index_at(range.start());
    if matches!(error, E::UnclosedLbrace | E::InvalidConversionFlag)
        && let Some(found) = without_expression(tokens, range)
    {
        return Some(found);
    }
    if let Some(found) = hints::empty_field(tokens, at) {
        return Some(found);
    }
    let message = match error {
        E::UnclosedLbrace => {
            let ends = matches!(
                tokens.kind(at),
                TokenKind::FStringEnd
                    | TokenKind::FStringMiddle
                    | TokenKind::EndOfFile
                    | TokenKind::Unknown
            );
            return ends.then(|| unclosed_field(tokens, range));
        }
        E::InvalidConversionFlag if matches!(tokens.source.slice(range), "}" | ":") => {
            "f-string: missing conversion character".to_owned()
        }
        E::InvalidConversionFlag if tokens.kind(at) != TokenKind::Name => {
            "f-string: invalid conversion character".to_owned()
        }
        E::InvalidConversionFlag => {
            if tokens.kind(at + 1) == TokenKind::FStringEnd {
                return Some(unclosed_field(tokens, tokens.span(at + 1, at + 2)));
            }
            let found = tokens.source.slice(range);
            format!("f-string: invalid conversion character '{found}': expected 's', 'r', or 'a'")
        }
        E::SingleRbrace => {
            let message = "f-string: single '}' is not allowed";
            return Some(Diagnosis::syntax(range, message).ending(End::Same));
        }
        E::UnterminatedString | E::UnterminatedTripleQuotedString => {
            return Some(unterminated(tokens, range));
        }
        E::LambdaWithoutParentheses => {
            "f-string: lambda expressions are not allowed without parentheses".to_owned()
        }
        E::ConversionFlagNotImmediatelyAfterExclamation => {
            let mark = tokens.index_at(range.start()).saturating_sub(1);
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return Some(Diagnosis::syntax(tokens.span(mark, mark + 2), message));
        }
        E::NewlineInFormatSpec => {
            "f-string: newlines are not allowed in format specifiers for single quoted f-strings"
                .to_owned()
        }
    };
    Some(Diagnosis::syntax(range, message))
}

/// An f-string that has no end, or a field in it that has none.
fn unterminated(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let at = tokens.index_at(range.start());
    let starts = &tokens.all[..at.min(tokens.all.len())];
    let start = starts.iter().rfind(|t| t.kind() == TokenKind::FStringStart);
    if let Some(brace) = open_field(starts) {
        let message = "'{' was never closed";
        return Diagnosis::syntax(brace.range(), message).ending(End::Zero);
    }
    let from = start.map_or(range.start(), |t| t.start());
    let range = TextRange::new(from, range.end().max(from));
    unclosed(tokens, range, "f-")
}

/// The brace of the replacement field that is open behind the last of these tokens.
fn open_field(tokens: &[Token]) -> Option<&Token> {
    let mut open = Vec::new();
    for token in tokens {
        match token.kind() {
            TokenKind::FStringStart | TokenKind::Lbrace => open.push(token),
            TokenKind::FStringEnd | TokenKind::Rbrace => drop(open.pop()),
            _ => {}
        }
    }
    open.pop().filter(|t| t.kind() == TokenKind::Lbrace)
}

/// The brace of the replacement field that the token `end` is in, by its index.
fn field_of(tokens: &Tokens<'_, '_>, end: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in tokens.all.get(..end)?.iter().enumerate().rev() {
        match token.kind() {
            TokenKind::Rbrace | TokenKind::FStringEnd => depth += 1,
            TokenKind::Lbrace if depth == 0 => return Some(at),
            TokenKind::Lbrace | TokenKind::FStringStart if depth > 0 => depth -= 1,
            TokenKind::FStringStart => return None,
            _ => {}
        }
    }
    None
}

/// A replacement field that has nothing before what comes behind the expression.
fn without_expression(tokens: &Tokens<'_, '_>, range: TextRange) -> Option<Diagnosis> {
    let open = field_of(tokens, tokens.index_at(range.start()))?;
    let behind = tokens.span(open + 1, open + 2);
    let found = tokens.source.slice(behind);
    matches!(found, "!" | ":" | "=").then(|| {
        let message = format!("f-string: valid expression required before '{found}'");
        Diagnosis::syntax(behind, message)
    })
}

/// A replacement field that is not closed: in its expression, or in its format specification.
fn unclosed_field(tokens: &Tokens<'_, '_>, range: TextRange) -> Diagnosis {
    let end = tokens.index_at(range.start());
    let mut depth = 0;
    let mut in_specification = false;
    for token in tokens.all[..end.min(tokens.all.len())].iter().rev() {
        match token.kind() {
            TokenKind::Rbrace => depth += 1,
            TokenKind::Lbrace if depth == 0 => break,
            TokenKind::Lbrace => depth -= 1,
            TokenKind::Colon if depth == 0 => in_specification = true,
            TokenKind::FStringStart => break,
            _ => {}
        }
    }
    let message = if in_specification {
        "f-string: expecting '}', or format specs"
    } else {
        "f-string: expecting '}'"
    };
    if in_specification {
        return Diagnosis::syntax(range, message);
    }
    let start = prefix_of(tokens, range.start()).unwrap_or(range.start());
    Diagnosis::syntax(TextRange::new(start, range.end().max(start)), message).ending(End::Same)
}
