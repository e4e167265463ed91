//! Source texts that more may follow, as consoles take them line by line: those of which the end is
//! reached before there is a mistake.

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions,
    Parsed, parse_unchecked,
};
use ruff_text_size::TextLen;

use super::mode::is_compound;
use super::{MAX_INLINE, SourceMode, normalized, on_large_stack};

/// Whether the text, which is refused, may become right when more follows.
pub(crate) fn is_unfinished(text: &str, mode: SourceMode) -> bool {
    let text = normalized(text);
    let mode = match mode {
        SourceMode::Eval => Mode::Expression,
        _ => Mode::Module,
    };
    parsed(&text, mode, |parsed| {
        let first = parsed.errors().first();
        first.is_some_and(|error| ends_at(error, &text))
    })
}

/// Whether the text, which is right, ends in a line that belongs to a compound statement and has no
/// end, so that a console waits for another.
pub(crate) fn is_open(text: &str) -> bool {
    let has_end = text.ends_with(['\n', '\r']);
    !has_end
        && parsed(text, Mode::Module, |parsed| match parsed.syntax() {
            Mod::Module(module) => module.body.last().is_some_and(is_compound),
            Mod::Expression(_) => false,
        })
}

/// What `look` finds in the text as it is parsed, on a stack that is large enough.
fn parsed(text: &str, mode: Mode, look: impl Fn(&Parsed<Mod>) -> bool + Sync) -> bool {
    let job = || {
        let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY313);
        look(&parse_unchecked(text, options))
    };
    match text.len() <= MAX_INLINE {
        true => job(),
        false => on_large_stack(job),
    }
}

/// Whether the parser has come to the end of the text where it finds the mistake.
fn ends_at(error: &ParseError, text: &str) -> bool {
    let is_at_end = error.location.end() >= text.text_len();
    let kind = match &error.error {
        ParseErrorType::Lexical(kind) => kind,
        // A block that is missing is told of where its statement ends.
        ParseErrorType::OtherError(message)
            if message.starts_with("Expected an indented block") =>
        {
            let mut rest = text[error.location.start().into()..].lines().map(str::trim);
            return rest.all(|line| line.is_empty() || line.starts_with('#'));
        }
        _ => return error.location.start() >= text.text_len(),
    };
    match kind {
        LexicalErrorType::Eof => true,
        LexicalErrorType::FStringError(
            InterpolatedStringErrorType::UnterminatedTripleQuotedString,
        ) => true,
        LexicalErrorType::UnclosedStringError => {
            let literal =
                text[error.location.start().into()..].trim_start_matches(char::is_alphabetic);
            literal.starts_with("\"\"\"") || literal.starts_with("'''")
        }
        _ => is_at_end,
    }
}
