//! Errors of the parser, told as CPython 3.13 tells them.

use super::Options;
use super::error::{CompileError, CompileErrorKind};
use super::source::Source;
use ruff_python_ast::ModModule;
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange, TextSize};

pub(super) fn check_text(source: &Source<'_>, options: &Options) -> Result<(), CompileError> {
    if let Some(at) = source.text().find('\0') {
        let range = TextRange::empty(TextSize::new(at as u32));
        let message = "source code cannot contain null bytes";
        let kind = CompileErrorKind::SyntaxError;
        return Err(CompileError::at(
            kind,
            message,
            &options.filename,
            source,
            range,
        ));
    }
    Ok(())
}

pub(super) fn check_parsed(
    source: &Source<'_>,
    options: &Options,
    parsed: &Parsed<ModModule>,
) -> Result<(), CompileError> {
    let fail = |range: TextRange, message: String| {
        let kind = CompileErrorKind::SyntaxError;
        Err(CompileError::at(
            kind,
            message,
            &options.filename,
            source,
            range,
        ))
    };
    if let Some(error) = parsed.errors().first() {
        return fail(error.location, "invalid syntax".to_owned());
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return fail(error.range(), "invalid syntax".to_owned());
    }
    Ok(())
}
