//! Code that the program itself compiles: for `exec`, `eval` and `compile`.

use stackline_core::image::CodeId;
use stackline_core::{CodeMode, Compilation, Res, Trap, TypeId, Value, Vm};

use crate::compile::{Item, Options, Program, SourceMode, is_open, is_unfinished};
use crate::modules::lazy;
use crate::session::StdHost;
use crate::source_text;
use crate::syntax_error;
use crate::syntax_warning;

/// What a source was compiled from, and how.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Source {
    text: String,
    filename: String,
    mode: SourceMode,
    optimize: u8,
    future_annotations: bool,
}

/// Compiles a source into the image of `vm`, or finds what was compiled from the same before.
pub(crate) fn compile(
    host: &StdHost,
    vm: &mut Vm<'_>,
    source: Value,
    how: &Compilation<'_>,
) -> Res<CodeId> {
    let filename = vm.str(how.filename).unwrap_or("<string>").to_owned();
    if vm.sequence_len(source).is_some() && !vm.is_str(source) {
        return compile_tree(host, vm, source, how, filename);
    }
    let mut text = match (vm.str(source), vm.bytes_of(source)) {
        (Some(text), _) => text.to_owned(),
        (None, bytes) => {
            let decoded = source_text::decode(bytes.unwrap_or_default(), &filename);
            decoded.map_err(|error| syntax_error::raise_plain(vm, &error.0))?
        }
    };
    if text.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(syntax_error::raise_plain(vm, message));
    }
    if how.function == "eval" {
        let stripped = text.trim_start_matches([' ', '\t']).len();
        text.drain(..text.len() - stripped);
    }
    let (mode, optimize) = (source_mode(how), optimization(host, how));
    let source = Source {
        text,
        filename,
        mode,
        optimize,
        future_annotations: how.future_annotations,
    };
    if let Some(code) = host.importer.compiled(vm, &source) {
        return Ok(code);
    }
    let options = Options {
        filename: source.filename.clone(),
        module_name: source.filename.clone(),
        mode,
        optimize,
        future_annotations: source.future_annotations,
        is_native: false,
    };
    let added = match how.wants_dedent && mode == SourceMode::Single && is_open(&source.text) {
        true => Err(raise_incomplete(vm, &source)),
        false => host.importer.add(vm, Program::Text(&source.text), &options),
    };
    let is_syntax = added.is_err() && vm.pending_is(TypeId::SyntaxError);
    if is_syntax && how.refuses_incomplete && is_unfinished(&source.text, mode) {
        return Err(raise_incomplete(vm, &source));
    }
    let (code, warnings) = added?;
    // What is warned of is not remembered: it is warned of again.
    if !warnings.is_empty() {
        syntax_warning::give(host, vm, &warnings, &options, &source.text)?;
        return Ok(code);
    }
    host.importer.remember(source, code);
    Ok(code)
}

/// Raises the exception for text that more may follow, of which the last line is told.
fn raise_incomplete(vm: &mut Vm<'_>, source: &Source) -> Trap {
    vm.clear_pending();
    let line = source.text.lines().count().max(1);
    let last = source.text.lines().next_back().unwrap_or("");
    let made = (|| {
        let place = [
            vm.new_str(&source.filename)?,
            Value::int(line as i64),
            Value::int(last.chars().count() as i64),
            vm.new_str(last)?,
        ];
        let place = vm.new_tuple(&place)?;
        lazy::call_library(vm, "_site_builtins", "incomplete_input", place)
    })();
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(trap) => trap,
    }
}

fn source_mode(how: &Compilation<'_>) -> SourceMode {
    match how.mode {
        CodeMode::Exec => SourceMode::Exec,
        CodeMode::Eval => SourceMode::Eval,
        CodeMode::Single => SourceMode::Single,
    }
}

fn optimization(host: &StdHost, how: &Compilation<'_>) -> u8 {
    let asked = u8::try_from(how.optimize);
    asked.unwrap_or(host.invocation.flags.optimize.clamp(0, 2) as u8)
}

/// Compiles a tree, which is listed as `_ast_compile` does it.
fn compile_tree(
    host: &StdHost,
    vm: &mut Vm<'_>,
    list: Value,
    how: &Compilation<'_>,
    filename: String,
) -> Res<CodeId> {
    let items: Vec<Item> = (0..vm.sequence_len(list).unwrap_or(0))
        .filter_map(|i| vm.sequence_item(list, i))
        .map(|item| listed_item(vm, item))
        .collect();
    let options = Options {
        module_name: filename.clone(),
        filename,
        mode: source_mode(how),
        optimize: optimization(host, how),
        future_annotations: how.future_annotations,
        is_native: false,
    };
    let (code, warnings) = host.importer.add(vm, Program::Tree(&items), &options)?;
    syntax_warning::give(host, vm, &warnings, &options, "")?;
    Ok(code)
}

fn listed_item(vm: &Vm<'_>, v: Value) -> Item {
    match (v.as_int(), v.as_float()) {
        (Some(n), _) => Item::Int(n),
        (_, Some(x)) => Item::Float(x),
        _ => match (vm.str(v), vm.bytes_of(v)) {
            (Some(text), _) => Item::Text(text.to_owned()),
            (_, Some(bytes)) => Item::Bytes(bytes.to_vec()),
            _ => Item::None,
        },
    }
}
