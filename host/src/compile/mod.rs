//! The compiler: Python source becomes an image.
//!
//! ```text
//! text --ruff's parser--> tree --collect--> scopes --scope--> bindings
//!                           '------generate (expr, stmt, …)-----'--unit--> writer --> image
//! ```
//!
//! - `collect` walks the tree once, notes what each scope does with each name and refuses what
//!   is no program; `scope` then decides where every variable lives.
//! - `generate` and its parts walk the tree again and emit register code into a `unit`, one for
//!   each code object; finished units go into the `writer`, which stores what is equal once.
//!
//! Expressions are evaluated straight into the register where they are wanted; conditions become
//! jumps; loops have their test at the bottom. What the compiler does not know yet is refused
//! with a [`CompileErrorKind::NotImplementedError`] that names it, before anything runs.
//!
//! ```
//! use stackline::compile::{Options, compile};
//! let image = compile("print(1 + 1)", &Options::default())?;
//! assert!(stackline_core::Image::verify(image.as_bytes()).is_ok());
//! let error = compile("x = = 1", &Options::default()).unwrap_err();
//! assert_eq!((error.line, error.message.as_str()), (1, "invalid syntax"));
//! # Ok::<(), stackline::compile::CompileError>(())
//! ```

mod assign;
mod asynchronous;
mod call;
mod class;
mod collect;
mod comprehension;
mod constant;
mod declaration;
mod diagnose;
mod disassemble;
mod display;
mod docstring;
mod error;
mod except_star;
mod exceptions;
mod expr;
mod first_reading;
mod from_tree;
mod function;
mod generate;
mod grammar;
mod hints;
mod import;
mod incomplete;
mod juxtaposed;
mod lexical;
mod mangle;
mod misnamed;
mod mode;
mod operator;
mod pattern;
mod pattern_grammar;
mod percent;
mod pool;
mod reading;
mod scope;
mod set_order;
mod source;
mod stmt;
mod surrogate;
mod tree;
mod type_parameters;
mod unit;
mod unparse;
mod variable;
mod warning;
mod writer;

pub use disassemble::disassemble;
pub use error::{CompileError, CompileErrorKind};
pub(crate) use from_tree::Item;
pub(crate) use import::Import;
pub(crate) use incomplete::{is_open, is_unfinished};
pub(crate) use warning::SyntaxWarning;
pub use writer::ImageBytes;
pub(crate) use writer::{Counts, Extension, Strings};

use collect::Collector;
use error::{Compiled, Stop};
use generate::{Compiler, Shape};
use ruff_python_ast::{ModModule, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use scope::{ScopeId, Scopes};
use source::Source;
use std::borrow::Cow;
use unit::Unit;
use writer::Writer;

/// Sources longer than this, in bytes, may nest deeper than the caller's stack is sure to allow,
/// and are compiled on a stack of their own.
const MAX_INLINE: usize = 1_000;
/// The size of that stack, in bytes; what is not used takes no memory.
const STACK: usize = 256 << 20;

/// What a source text is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SourceMode {
    /// A module: its variables are its globals.
    Module,
    /// Statements for `exec`: they run in a namespace that they are given.
    Exec,
    /// An expression for `eval`.
    Eval,
    /// A statement as an interactive one: the values of expressions are shown.
    Single,
}

/// How to compile, and what the program is told about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The file's name, for tracebacks and profilers.
    pub filename: String,
    /// The module's name.
    pub module_name: String,
    /// What the text is.
    pub mode: SourceMode,
    /// 1 (`-O`): no assertions, `__debug__` is false; 2 (`-OO`): no docstrings either.
    pub optimize: u8,
    /// As under `from __future__ import annotations`.
    pub future_annotations: bool,
    /// Whether the module's functions stand for native code: see
    /// [`flag::NATIVE`](stackline_core::image::flag::NATIVE).
    pub is_native: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            filename: "<string>".to_owned(),
            module_name: "__main__".to_owned(),
            mode: SourceMode::Module,
            optimize: 0,
            future_annotations: false,
            is_native: false,
        }
    }
}

/// Compiles a module.
///
/// # Errors
/// What is wrong with the source, or not supported yet, and where.
pub fn compile(source: &str, options: &Options) -> Result<ImageBytes, CompileError> {
    compile_warned(source, options).map(|(image, _)| image)
}

/// As [`compile`], with what is to be warned of.
pub(crate) fn compile_warned(
    source: &str,
    options: &Options,
) -> Result<(ImageBytes, Vec<SyntaxWarning>), CompileError> {
    let mut bundle = Bundle::default();
    bundle.add(source, options, false)?;
    let warnings = std::mem::take(&mut bundle.warnings);
    Ok((bundle.finish(), warnings))
}

/// Modules that are compiled into one image: the program first, then what it imports.
#[derive(Default, Debug)]
pub(crate) struct Bundle {
    writer: Writer,
    /// What is to be warned of in the last one.
    warnings: Vec<SyntaxWarning>,
}

impl Bundle {
    /// Compiles a module into the image, and gives what it imports.
    pub(crate) fn add(
        &mut self,
        source: &str,
        options: &Options,
        is_package: bool,
    ) -> Result<Vec<Import>, CompileError> {
        let compiled = compile_into(source, options, &mut self.writer)?;
        let Options {
            module_name,
            filename,
            ..
        } = options;
        self.writer
            .end_module(module_name, filename, compiled.entry, is_package);
        self.warnings = compiled.warnings;
        Ok(compiled.imports)
    }

    /// The image.
    pub(crate) fn finish(self) -> ImageBytes {
        self.writer.finish()
    }
}

/// A module that was compiled into a writer.
struct CompiledModule {
    /// Its top level.
    entry: u32,
    imports: Vec<Import>,
    warnings: Vec<SyntaxWarning>,
}

/// What is compiled.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Program<'a> {
    /// A source text.
    Text(&'a str),
    /// A tree of the module `ast`, as `_ast_compile` lists it.
    Tree(&'a [Item]),
}

/// Compiles a module to be added to an image: its records are numbered from `base` on, and its
/// strings go into those of the image, also where this fails. Gives what is to be warned of too.
pub(crate) fn compile_behind(
    program: Program<'_>,
    options: &Options,
    base: Counts,
    strings: &mut Strings,
) -> Result<(Extension, Vec<SyntaxWarning>), CompileError> {
    let mut writer = Writer::behind(base, std::mem::take(strings));
    let mut compiled = match program {
        Program::Text(text) => compile_into(text, options, &mut writer),
        Program::Tree(items) => on_large_stack(|| from_tree::compile(items, options, &mut writer)),
    };
    if let Err(error) = &mut compiled {
        error.is_unended = mode::leaves_end(options.mode)
            && matches!(program, Program::Text(text) if mode::is_last_line(text, error.line));
    }
    let extension = compiled.map(|it| {
        let (name, file) = (&options.module_name, &options.filename);
        let extension = writer.extension(name, file, it.entry);
        (extension, it.warnings)
    });
    *strings = writer.strings;
    extension
}

/// Compiles a module.
fn compile_into(
    source: &str,
    options: &Options,
    writer: &mut Writer,
) -> Result<CompiledModule, CompileError> {
    let text = normalized(source);
    if text.len() <= MAX_INLINE {
        return compile_here(&text, options, writer);
    }
    on_large_stack(|| compile_here(&text, options, &mut *writer))
}

/// Does a job on a stack that is large enough for any tree.
fn on_large_stack<T: Send>(mut job: impl FnMut() -> T + Send) -> T {
    let elsewhere = std::thread::scope(|scope| {
        let builder = std::thread::Builder::new().stack_size(STACK);
        let thread = builder.spawn_scoped(scope, &mut job);
        thread.map(std::thread::ScopedJoinHandle::join)
    });
    match elsewhere {
        Ok(Ok(result)) => result,
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        // No room for another stack: this one has to do.
        Err(_) => job(),
    }
}

/// The text with line ends as `\n` and without a byte order mark.
fn normalized(source: &str) -> Cow<'_, str> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn compile_here(
    text: &str,
    options: &Options,
    writer: &mut Writer,
) -> Result<CompiledModule, CompileError> {
    let source = Source::new(text);
    diagnose::check_text(&source, options)?;
    let parse_options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY313);
    let Some(parsed) = parse_unchecked(text, parse_options).try_into_module() else {
        return compile_here("", options, writer);
    };
    diagnose::check_parsed(&source, options, &parsed)?;
    mode::check(&source, options, parsed.syntax())?;
    let result = if surrogate::may_be_in(text) {
        let mut module = parsed.syntax().clone();
        surrogate::restore(&mut module, &source);
        generate_image(&source, options, &module, writer)
    } else {
        generate_image(&source, options, parsed.syntax(), writer)
    };
    let result = result.map(|mut compiled| {
        let mut warnings = warning::of_tokens(&source, &options.filename, parsed.tokens());
        warnings.append(&mut compiled.warnings);
        compiled.warnings = warnings;
        compiled
    });
    if result.as_ref().is_err_and(|e| is_deep(e.kind)) {
        // Freeing a tree recurses as deep as the tree is.
        std::mem::forget(parsed);
    }
    result
}

/// Whether a tree was refused for being too deep.
fn is_deep(kind: CompileErrorKind) -> bool {
    matches!(
        kind,
        CompileErrorKind::RecursionError | CompileErrorKind::MemoryError
    )
}

/// The tree of a source as JSON, for the module `ast`; `None` if it is nested too deeply.
///
/// # Errors
/// What is wrong with the source.
pub(crate) fn tree_of(text: &str) -> Result<Option<String>, CompileError> {
    let (text, options) = (normalized(text), Options::default());
    let source = Source::new(&text);
    diagnose::check_text(&source, &options)?;
    let parse_options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY313);
    let Some(parsed) = parse_unchecked(&text, parse_options).try_into_module() else {
        return Ok(None);
    };
    diagnose::check_parsed(&source, &options, &parsed)?;
    let json = if surrogate::may_be_in(&text) {
        let mut module = parsed.syntax().clone();
        surrogate::restore(&mut module, &source);
        tree::write(&text, &module.body)
    } else {
        tree::write(&text, &parsed.syntax().body)
    };
    if json.is_none() {
        // Freeing a tree recurses as deep as the tree is.
        std::mem::forget(parsed);
    }
    Ok(json)
}

fn generate_image(
    source: &Source<'_>,
    options: &Options,
    module: &ModModule,
    writer: &mut Writer,
) -> Result<CompiledModule, CompileError> {
    let mut scopes = Scopes::default();
    let mut collector = Collector::new(source, &options.filename, &mut writer.strings, &mut scopes);
    collector.lazy_annotations = options.future_annotations;
    let collected = collector.module(module);
    let lazy_annotations = collector.lazy_annotations;
    let imports = std::mem::take(&mut collector.imports);
    let warnings = std::mem::take(&mut collector.warnings);
    collected.map_err(|stop| into_error(stop, source, options))?;
    let unit = Unit::new(ScopeId(0), String::new());
    let scopes = &scopes;
    let mut compiler = Compiler {
        options,
        source,
        scopes,
        writer: std::mem::take(writer),
        unit,
        lazy_annotations,
        static_attributes: Vec::new(),
    };
    let entry = compiler.module(module);
    *writer = compiler.writer;
    let entry = entry.map_err(|stop| into_error(stop, source, options))?;
    Ok(CompiledModule {
        entry,
        imports,
        warnings,
    })
}

fn into_error(stop: Stop, source: &Source<'_>, options: &Options) -> CompileError {
    match stop {
        Stop::Error(mut error) => {
            error.is_parsed = !error.is_line_broken;
            *error
        }
        Stop::Registers | Stop::NoFarSlots => CompileError::at(
            CompileErrorKind::RecursionError,
            "the program needs too many registers",
            &options.filename,
            source,
            Default::default(),
        ),
    }
}

impl<'a> Compiler<'_, 'a> {
    /// Compiles the module's own code and gives its index.
    fn module(&mut self, module: &'a ModModule) -> Compiled<u32> {
        let shape = Shape {
            name: "<module>".to_owned(),
            qualname: "<module>".to_owned(),
            first_line: 1,
            // The namespace.
            positional: self.in_namespace() as u32,
            ..Shape::default()
        };
        self.code(ScopeId(0), shape, Default::default(), |this| {
            if let (SourceMode::Eval, [Stmt::Expr(only)]) = (this.options.mode, &module.body[..]) {
                return this.return_value(&only.value);
            }
            // What stands first in an interactive statement is shown.
            let is_shown = this.options.mode == SourceMode::Single;
            if let Some(doc) = this.kept_docstring(&module.body).filter(|_| !is_shown) {
                let value = this.unit.temporary()?;
                this.load_str(&doc, value);
                let name = this.name("__doc__");
                this.store_variable(name, value)?;
            }
            this.set_up_annotations()?;
            this.unit.set_top(this.unit.locals)?;
            let has_docstring = function::docstring(&module.body).is_some() && !is_shown;
            this.body(&module.body[has_docstring as usize..])?;
            this.return_none()
        })
    }
}
