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
    // CPython's compiler looks into the file for the line; its parser has the text.
    let is_lost = error.is_parsed && !std::path::Path::new(&error.filename).is_file();
    let bare = error.is_unended || error.is_line_broken;
    let end = if bare { "" } else { "\n" };
    let text = match &error.text {
        Some(text) if !is_lost => vm.new_str(&format!("{text}{end}"))?,
        _ => Value::NONE,
    };
    let is_empty = error.line == error.end_line && error.column == error.end_column;
    let end_column = error.end_column + u32::from(is_empty && error.line > 0);
    let end_offset = error.end_offset.map_or(end_column.into(), i64::from);
    let filename = vm.new_str(&error.filename)?;
    let place = vm.new_tuple(&[
        filename,
        number(error.line),
        number(error.column),
        text,
        number(error.end_line),
        Value::int(end_offset),
    ])?;
    Ok([vm.new_str(&error.message)?, place])
}

/// Raises SyntaxError for bytes that are no source text.
pub(crate) fn raise_plain(vm: &mut Vm<'_>, message: &str) -> Trap {
    let last = message.lines().last().unwrap_or(message);
    let text = last.strip_prefix("SyntaxError: ").unwrap_or(last);
    let made = vm
        .new_str(text)
        .and_then(|text| vm.call(TypeId::SyntaxError.value(), &[text]));
    match made {
        Ok(exception) => vm.raise_value(exception),
        Err(trap) => trap,
    }
}
