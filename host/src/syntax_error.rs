//! What the compiler refuses, as an exception of the program that asked for it.

use stackline_core::{Part, Res, Trap, TypeId, Value, Vm};

use crate::compile::{CompileError, CompileErrorKind};

/// Raises the exception that the compiler's error is.
pub(crate) fn raise(vm: &mut Vm<'_>, error: &CompileError) -> Trap {
    let kind = match error.kind {
        CompileErrorKind::SyntaxError => TypeId::SyntaxError,
        CompileErrorKind::IndentationError => TypeId::IndentationError,
        CompileErrorKind::TabError => TypeId::TabError,
        CompileErrorKind::RecursionError => TypeId::RecursionError,
        CompileErrorKind::MemoryError => TypeId::MemoryError,
        _ => TypeId::NotImplementedError,
    };
    let is_syntax = matches!(
        kind,
        TypeId::SyntaxError | TypeId::IndentationError | TypeId::TabError
    );
    if !is_syntax {
        let message = match kind {
            TypeId::NotImplementedError => {
                format!(
                    "{} ({}, line {})",
                    error.message, error.filename, error.line
                )
            }
            _ => error.message.clone(),
        };
        return vm.raise(kind, &[Part::Text(&message)]);
    }
    match arguments(vm, error) {
        Ok(arguments) => match vm.call(kind.value(), &arguments) {
            Ok(exception) => vm.raise_value(exception),
            Err(trap) => trap,
        },
        Err(trap) => trap,
    }
}

/// The message, and where and what it is about.
fn arguments(vm: &mut Vm<'_>, error: &CompileError) -> Res<[Value; 2]> {
    let number = |n: u32| Value::int(n.into());
    let text = match &error.text {
        Some(text) => vm.new_str(&format!("{text}\n"))?,
        None => Value::NONE,
    };
    let filename = vm.new_str(&error.filename)?;
    let place = vm.new_tuple(&[
        filename,
        number(error.line),
        number(error.column),
        text,
        number(error.end_line),
        number(error.end_column),
    ])?;
    Ok([vm.new_str(&error.message)?, place])
}

/// Raises SyntaxError for bytes that are no source text.
pub(crate) fn raise_plain(vm: &mut Vm<'_>, message: &str) -> Trap {
    let last = message.lines().last().unwrap_or(message);
    let text = last.strip_prefix("SyntaxError: ").unwrap_or(last);
    vm.raise(TypeId::SyntaxError, &[Part::Text(text)])
}
