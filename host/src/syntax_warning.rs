//! What the compiler warns of, told by the module `warnings` where the program has imported it.

use stackline_core::{Res, TypeId, Value, Vm};

use crate::compile::{CompileError, Options, SyntaxWarning};
use crate::session::StdHost;
use crate::streams::complain;
use crate::syntax_error;

/// Warns of what is in `warnings`, about `source`.
///
/// # Errors
/// SyntaxError where the program has asked for errors instead, and what its own functions raise.
pub(crate) fn give(
    host: &StdHost,
    vm: &mut Vm<'_>,
    warnings: &[SyntaxWarning],
    options: &Options,
    source: &str,
) -> Res<()> {
    for warning in warnings {
        if !by_module(vm, warning, &options.filename)? {
            tell(&host.invocation.warnings, warning, source)
                .map_err(|error| syntax_error::raise(vm, error))?;
        }
    }
    Ok(())
}

/// Does with a warning what the filters of `-W` say, the last of which counts most.
///
/// # Errors
/// The warning, where a filter makes it an error.
pub(crate) fn tell<'a>(
    filters: &[String],
    warning: &'a SyntaxWarning,
    source: &str,
) -> Result<(), &'a CompileError> {
    let action = filters.iter().rev().find_map(|filter| {
        let mut fields = filter.split(':');
        let action = fields.next()?;
        let (message, category) = (fields.next(), fields.next());
        let is_for_all = message.unwrap_or_default().is_empty() && fields.next().is_none();
        let is_about = matches!(
            category.unwrap_or_default(),
            "" | "SyntaxWarning" | "Warning"
        );
        (is_for_all && is_about).then_some(action)
    });
    match action {
        Some("ignore") => {}
        Some("error") => return Err(&warning.0),
        _ => print(&warning.0, source),
    }
    Ok(())
}

/// Prints a warning as the module `warnings` does that has no other filters.
fn print(warning: &CompileError, source: &str) {
    let CompileError {
        message,
        filename,
        line,
        ..
    } = warning;
    complain(&format!("{filename}:{line}: SyntaxWarning: {message}\n"));
    let is_file = std::path::Path::new(filename).is_file();
    let text = source.lines().nth(line.saturating_sub(1) as usize);
    if let Some(text) = text
        .map(str::trim)
        .filter(|text| is_file && !text.is_empty())
    {
        complain(&format!("  {text}\n"));
    }
}

/// Warns by the module `warnings`; whether the program has imported it.
fn by_module(vm: &mut Vm<'_>, warning: &SyntaxWarning, filename: &str) -> Res<bool> {
    let warn = |vm: &Vm<'_>| {
        let module = vm.dict_get_text(vm.modules(), "warnings")?;
        vm.dict_get_text(vm.module_namespace(module)?, "warn_explicit")
    };
    if warn(vm).is_none() {
        return Ok(false);
    }
    let error = &warning.0;
    let words = 1024 + filename.len() + error.message.len();
    vm.room(words)?;
    let (message, name) = (vm.new_str(&error.message)?, vm.new_str(filename)?);
    let Some(warn) = warn(vm) else {
        return Ok(false);
    };
    let category = TypeId::SyntaxWarning.value();
    match vm.call(
        warn,
        &[message, category, name, Value::int(error.line.into())],
    ) {
        Ok(_) => Ok(true),
        Err(_) if vm.pending_is(TypeId::SyntaxWarning) => {
            vm.clear_pending();
            // The module is not to be asked again for want of memory.
            vm.room(words)?;
            Err(syntax_error::raise(vm, error))
        }
        Err(trap) => Err(trap),
    }
}
