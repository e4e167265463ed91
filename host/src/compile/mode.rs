//! What may stand in a source text for `eval` and for a single interactive statement.

use super::error::{CompileError, CompileErrorKind};
use super::source::Source;
use super::{Options, SourceMode};
use ruff_python_ast::{Expr, ModModule, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Refuses a text that is Python and not what the mode is for.
pub(super) fn check(
    source: &Source<'_>,
    options: &Options,
    module: &ModModule,
) -> Result<(), CompileError> {
    match options.mode {
        SourceMode::Module | SourceMode::Exec => Ok(()),
        SourceMode::Eval => one_expression(source, options, module),
        SourceMode::Single => one_statement(source, options, module),
    }
}

/// Whether a text for this mode is read as it is, and not as lines that all have an end.
pub(super) fn leaves_end(mode: SourceMode) -> bool {
    matches!(mode, SourceMode::Eval | SourceMode::Single)
}

/// Whether the line, counted from 1, is the last of the text and has no end.
pub(super) fn is_last_line(text: &str, line: u32) -> bool {
    !text.ends_with(['\n', '\r']) && line as usize >= text.lines().count()
}

fn refuse(source: &Source<'_>, options: &Options, range: TextRange, message: &str) -> CompileError {
    let kind = CompileErrorKind::SyntaxError;
    CompileError::at(kind, message, &options.filename, source, range)
}

fn one_expression(
    source: &Source<'_>,
    options: &Options,
    module: &ModModule,
) -> Result<(), CompileError> {
    let invalid = |range| Err(refuse(source, options, range, "invalid syntax"));
    let Some(first) = module.body.first() else {
        return Err(nothing(source, options));
    };
    let Stmt::Expr(only) = first else {
        return invalid(offending(source, first));
    };
    if matches!(&*only.value, Expr::Yield(_) | Expr::YieldFrom(_)) {
        return invalid(first_token(source, first.start()));
    }
    let rest = source.slice(TextRange::new(first.end(), source.text_len()));
    let skipped = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if rest[skipped..].starts_with(';') {
        let at = first.end() + TextSize::new(skipped as u32);
        return invalid(TextRange::at(at, TextSize::new(1)));
    }
    match module.body.get(1) {
        Some(second) => invalid(first_token(source, second.start())),
        None => Ok(()),
    }
}

/// What is told of a text without an expression: that it ends, or that spaces are all it ends with.
fn nothing(source: &Source<'_>, options: &Options) -> CompileError {
    let text = source.text();
    let lines = text.lines().count() as u32;
    let mut error = refuse(source, options, TextRange::default(), "invalid syntax");
    (error.line, error.column) = (lines, 0);
    error.end_offset = Some(0);
    error.text = Some(source.line_text(lines.max(1)).to_owned());
    let last = text.rsplit('\n').next().unwrap_or("");
    if !last.is_empty() && last.trim().is_empty() {
        error.kind = CompileErrorKind::IndentationError;
        error.message = "unexpected indent".to_owned();
        error.column = last.chars().count() as u32;
        error.end_offset = Some(-1);
    }
    (error.end_line, error.end_column) = (lines, error.column);
    error
}

/// The first token of a statement that no expression has there.
fn offending(source: &Source<'_>, stmt: &Stmt) -> TextRange {
    let behind = match stmt {
        Stmt::Assign(s) => s.targets.first().map(Ranged::end),
        Stmt::AugAssign(s) => Some(s.target.end()),
        Stmt::AnnAssign(s) => Some(s.target.end()),
        _ => None,
    };
    let Some(behind) = behind else {
        return first_token(source, stmt.start());
    };
    let rest = source.slice(TextRange::new(behind, source.text_len()));
    let skipped = rest.len() - rest.trim_start_matches([' ', '\t', ')']).len();
    let operator = &rest[skipped..];
    let len = match operator.find('=') {
        Some(at) if matches!(stmt, Stmt::AugAssign(_)) => at + 1,
        _ => 1,
    };
    TextRange::at(
        behind + TextSize::new(skipped as u32),
        TextSize::new(len as u32),
    )
}

/// The word, or the character, at `start`.
fn first_token(source: &Source<'_>, start: TextSize) -> TextRange {
    let rest = source.slice(TextRange::new(start, source.text_len()));
    let word = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    TextRange::at(start, TextSize::new(word.max(first) as u32))
}

/// Whether the statement has blocks of others.
pub(super) fn is_compound(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::FunctionDef(_)
            | Stmt::ClassDef(_)
            | Stmt::For(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
    )
}

fn one_statement(
    source: &Source<'_>,
    options: &Options,
    module: &ModModule,
) -> Result<(), CompileError> {
    let (Some(first), Some(last)) = (module.body.first(), module.body.last()) else {
        return Ok(());
    };
    let one_line = source.line(first.start()) == source.line(last.start());
    if module.body.len() == 1 || one_line && !is_compound(first) {
        return Ok(());
    }
    let message = "multiple statements found while compiling a single statement";
    let line_end = source.line_text(source.line(first.end())).len();
    let place = source.place(first.end());
    let at = first.end() + TextSize::new((line_end as u32).saturating_sub(place.column));
    let range = TextRange::at(at, TextSize::new(1));
    let mut error = refuse(source, options, range, message);
    (error.end_line, error.end_column) = (error.line, error.column + 1);
    Err(error)
}
