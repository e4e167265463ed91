//! Code that the program itself compiles: for `exec`, `eval` and `compile`.

use stackline_core::image::CodeId;
use stackline_core::{CodeMode, Compilation, Res, Value, Vm};

use crate::compile::{Options, SourceMode};
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
}

/// Compiles a source into the image of `vm`, or finds what was compiled from the same before.
pub(crate) fn compile(
    host: &StdHost,
    vm: &mut Vm<'_>,
    source: Value,
    how: &Compilation<'_>,
) -> Res<CodeId> {
    let filename = vm.str(how.filename).unwrap_or("<string>").to_owned();
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
    let optimize = match u8::try_from(how.optimize) {
        Ok(optimize) => optimize,
        Err(_) => host.invocation.flags.optimize.clamp(0, 2) as u8,
    };
    let mode = match how.mode {
        CodeMode::Exec => SourceMode::Exec,
        CodeMode::Eval => SourceMode::Eval,
        CodeMode::Single => SourceMode::Single,
    };
    let source = Source {
        text,
        filename,
        mode,
        optimize,
    };
    if let Some(code) = host.importer.compiled(vm, &source) {
        return Ok(code);
    }
    let options = Options {
        filename: source.filename.clone(),
        module_name: source.filename.clone(),
        mode,
        optimize,
    };
    let (code, warnings) = host.importer.add(vm, &source.text, &options)?;
    // What is warned of is not remembered: it is warned of again.
    if !warnings.is_empty() {
        syntax_warning::give(host, vm, &warnings, &options, &source.text)?;
        return Ok(code);
    }
    host.importer.remember(source, code);
    Ok(code)
}
