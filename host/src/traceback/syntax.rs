//! What is shown of a SyntaxError: the file, the line and its text, and where in it.

use stackline_core::{Held, Res, TypeId, Value, Vm};

/// The attribute of the exception, if it can be read.
pub(super) fn detail(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<Value> {
    super::with_room(vm, |vm| {
        let name = vm.new_str(name)?;
        vm.get_attr_opt(vm.held(exception), name)
    })?
    .filter(|v| !v.is_none())
}

fn number(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<i64> {
    detail(vm, exception, name)?.as_int()
}

/// The attribute as text.
fn shown(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<String> {
    detail(vm, exception, name)?;
    let text = super::with_room(vm, |vm| match detail(vm, exception, name) {
        Some(v) => vm.to_str(v),
        None => vm.new_str(""),
    })?;
    vm.str(text).map(str::to_owned)
}

/// The lines before the last one; `None` for what is no SyntaxError.
pub(super) fn place(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    if !super::is(vm, exception, TypeId::SyntaxError) {
        return None;
    }
    let mut lines = String::new();
    if let Some(line) = shown(vm, exception, "lineno") {
        let file = shown(vm, exception, "filename").filter(|file| !file.is_empty());
        let file = file.as_deref().unwrap_or("<string>");
        lines += &format!("  File \"{file}\", line {line}\n");
    }
    let text = detail(vm, exception, "text");
    if let Some(text) = text.and_then(|text| vm.str(text)).map(str::to_owned) {
        let line = text.trim_end_matches('\n');
        let stripped = line.trim_start_matches([' ', '\n', '\u{c}']);
        lines += &format!("    {stripped}\n");
        if let Some(carets) = carets(vm, exception, &text, stripped) {
            lines += &format!("    {carets}\n");
        }
    }
    Some(lines)
}

/// The markers below the line `stripped` of `text`, which is that with the white space around.
fn carets(vm: &mut Vm<'_>, exception: &Held, text: &str, stripped: &str) -> Option<String> {
    let mut offset = number(vm, exception, "offset")?;
    let all = text.chars().count() as i64;
    let length = text.trim_end_matches('\n').chars().count() as i64;
    let indent = length - stripped.chars().count() as i64;
    let same_line = number(vm, exception, "lineno") == number(vm, exception, "end_lineno");
    let given = number(vm, exception, "end_offset").filter(|&end| end != 0);
    let mut end = match same_line {
        true => given.unwrap_or(offset),
        false => length + 1,
    };
    if all > 0 && offset > all {
        offset = length + 1;
    }
    if all > 0 && end > all {
        end = length + 1;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let start = usize::try_from(offset - 1 - indent).ok()?;
    let space = |c: char| if c.is_whitespace() { c } else { ' ' };
    let padding: String = stripped.chars().take(start).map(space).collect();
    Some(padding + &"^".repeat((end - offset) as usize))
}

/// The message alone, without the place, of a SyntaxError.
pub(super) fn message(vm: &mut Vm<'_>, exception: &Held) -> Res {
    match detail(vm, exception, "msg") {
        Some(message) if vm.str(message) != Some("") => vm.to_str(message),
        _ => vm.new_str("<no detail available>"),
    }
}

/// The file of a SyntaxError that names no line.
pub(super) fn suffix(vm: &mut Vm<'_>, exception: &Held) -> String {
    if detail(vm, exception, "lineno").is_some() {
        return String::new();
    }
    let file = shown(vm, exception, "filename");
    file.map_or(String::new(), |file| format!(" ({file})"))
}
