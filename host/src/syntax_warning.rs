//! What the compiler warns of, told by the module `warnings` where the program has imported it.

use stackline_core::{Res, TypeId, Value, Vm};

use crate::compile::{Options, SyntaxWarning};
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
            print(host, warning, &options.filename, source);
        }
    }
    Ok(())
}

/// Prints a warning as the module `warnings` does that has no other filters.
pub(crate) fn print(host: &StdHost, warning: &SyntaxWarning, filename: &str, source: &str) {
    let filters = &host.invocation.warnings;
    if filters.iter().any(|filter| filter.starts_with("ignore")) {
        return;
    }
    let SyntaxWarning { message, line } = warning;
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
    vm.room(1024 + filename.len() + warning.message.len())?;
    let (message, name) = (vm.new_str(&warning.message)?, vm.new_str(filename)?);
    let Some(warn) = warn(vm) else {
        return Ok(false);
    };
    let category = TypeId::SyntaxWarning.value();
    match vm.call(
        warn,
        &[message, category, name, Value::int(warning.line.into())],
    ) {
        Ok(_) => Ok(true),
        Err(_) if vm.pending_is(TypeId::SyntaxWarning) => {
            vm.clear_pending();
            Err(syntax_error::raise_plain(vm, &warning.message))
        }
        Err(trap) => Err(trap),
    }
}
