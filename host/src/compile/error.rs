//! What a compilation can fail with.

use super::source::Source;
use ruff_text_size::TextRange;

/// What sort of exception a [`CompileError`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CompileErrorKind {
    /// The text is not Python.
    SyntaxError,
    /// The indentation is not Python's.
    IndentationError,
    /// Tabs and spaces are mixed so that the indentation depends on the width of a tab.
    TabError,
    /// The text is Python, and holds a construct that the compiler does not know yet.
    NotImplementedError,
    /// The text is nested too deeply, or has too much of something.
    RecursionError,
    /// The text is nested too deeply for the parser.
    MemoryError,
}

impl CompileErrorKind {
    /// The name of the exception's class.
    pub const fn name(self) -> &'static str {
        match self {
            CompileErrorKind::SyntaxError => "SyntaxError",
            CompileErrorKind::IndentationError => "IndentationError",
            CompileErrorKind::TabError => "TabError",
            CompileErrorKind::NotImplementedError => "NotImplementedError",
            CompileErrorKind::RecursionError => "RecursionError",
            CompileErrorKind::MemoryError => "MemoryError",
        }
    }
}

/// Why a source text was not compiled, and where.
///
/// `Display` gives what CPython writes for a SyntaxError that nobody catches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompileError {
    /// The exception's class.
    pub kind: CompileErrorKind,
    /// The message, without the class.
    pub message: String,
    /// The file's name, as the caller gave it.
    pub filename: String,
    /// The line, from 1.
    pub line: u32,
    /// The first column, from 1, in characters; 0 where it is not known.
    pub column: u32,
    /// The line where the offending text ends.
    pub end_line: u32,
    /// The column after the offending text's last, from 1, in characters.
    pub end_column: u32,
    /// The text of `line`, without its end; `None` where there is none to show.
    pub text: Option<String>,
    /// Whether the text has a grammar and yet is no program.
    pub is_parsed: bool,
    /// Whether the line of `text` has no end in the source either, which is left so.
    pub is_unended: bool,
    /// The exception's `end_offset` where that is not `end_column`.
    pub end_offset: Option<i32>,
    /// Whether the exception's text is the line without its end.
    pub is_line_broken: bool,
}

/// Where CPython says that an error ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// Where the offending text does.
    Text,
    /// There, and the line is shown without its end.
    Broken,
    /// Where it begins, as errors in tokens do; the line is shown without its end.
    Same,
    /// Where it begins.
    Here,
    /// It says 0.
    Zero,
    /// It says -1.
    Minus,
    /// It says -1, and that it begins a character earlier.
    Before,
    /// It says 0, and that it begins there.
    Nowhere,
}

impl CompileError {
    /// An error at `range` of `source`.
    pub(super) fn at(
        kind: CompileErrorKind,
        message: impl Into<String>,
        filename: &str,
        source: &Source<'_>,
        range: TextRange,
    ) -> CompileError {
        let (from, to) = (source.place(range.start()), source.place(range.end()));
        let characters = |line: u32, bytes: u32| {
            let text = source.line_text(line);
            text.char_indices()
                .take_while(|&(at, _)| at < bytes as usize)
                .count() as u32
                + 1
        };
        // The end of a line belongs to it.
        let breaks = source.slice(range).ends_with('\n') && to.line == from.line + 1;
        let length = source.slice(range).chars().count() as u32;
        CompileError {
            kind,
            message: message.into(),
            filename: filename.to_owned(),
            line: from.line,
            column: characters(from.line, from.column),
            end_line: if breaks { from.line } else { to.line },
            end_column: match breaks {
                true => characters(from.line, from.column) + length,
                false => characters(to.line, to.column),
            },
            text: Some(source.line_text(from.line).to_owned()),
            is_parsed: false,
            is_unended: false,
            end_offset: None,
            is_line_broken: false,
        }
    }

    /// The caret line below the text, or `None` where no column is known.
    fn carets(&self, text: &str, indent: usize) -> Option<String> {
        let length = text.chars().count();
        let start = (self.column as usize).checked_sub(1)?;
        let end = if self.end_line == self.line {
            self.end_column as usize - 1
        } else {
            length
        };
        let start = start.min(length);
        let end = end.clamp(start, length.max(start)).max(start + 1);
        let start = start.checked_sub(indent)?;
        let end = end - indent;
        // Tabs and the like are kept so that the carets stand below what they mean.
        let shown: Vec<char> = text.chars().skip(indent).collect();
        let space = |at: usize| match shown.get(at) {
            Some(c) if c.is_whitespace() => *c,
            _ => ' ',
        };
        let padding: String = (0..start).map(space).collect();
        Some(format!("{padding}{}", "^".repeat(end - start)))
    }
}

impl std::fmt::Display for CompileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "  File \"{}\", line {}", self.filename, self.line)?;
        if let Some(text) = &self.text {
            let text = text.trim_end();
            let shown = text.trim_start_matches([' ', '\t', '\u{c}']);
            let indent = text.chars().count() - shown.chars().count();
            if !shown.is_empty() {
                writeln!(f, "    {shown}")?;
                if let Some(carets) = self.carets(text, indent) {
                    writeln!(f, "    {carets}")?;
                }
            }
        }
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for CompileError {}

/// Why code generation stopped.
#[derive(Debug)]
pub(super) enum Stop {
    /// The program is wrong.
    Error(Box<CompileError>),
    /// A function needs more registers for temporaries than there are.
    Registers,
    /// A function needs far slots, and was not given any.
    NoFarSlots,
}

/// What a part of code generation gives.
pub(super) type Compiled<T = ()> = Result<T, Stop>;
