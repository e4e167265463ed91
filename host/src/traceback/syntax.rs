//! What is shown of a SyntaxError: the file, the line and its text, and where in it.

use stackline_core::{Held, TypeId, Value, Vm};

/// The attribute of the exception, if it can be read.
fn detail(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<Value> {
    super::with_room(vm, |vm| {
        let name = vm.new_str(name)?;
        vm.get_attr_opt(vm.held(exception), name)
    })?
    .filter(|v| !v.is_none())
}

fn number(vm: &mut Vm<'_>, exception: &Held, name: &str) -> Option<u32> {
    let v = detail(vm, exception, name)?;
    u32::try_from(v.as_int()?).ok()
}

/// The lines before the last one; `None` for what is no SyntaxError with a place.
pub(super) fn place(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    if !super::is(vm, exception, TypeId::SyntaxError) {
        return None;
    }
    let line = number(vm, exception, "lineno")?;
    let file = detail(vm, exception, "filename");
    let file = file.and_then(|file| vm.str(file)).unwrap_or("<string>");
    let mut shown = format!("  File \"{file}\", line {line}\n");
    let text = detail(vm, exception, "text");
    if let Some(text) = text.and_then(|text| vm.str(text)).map(str::to_owned) {
        let text = text.trim_end();
        let stripped = text.trim_start_matches([' ', '\t', '\u{c}']);
        shown += &format!("    {stripped}\n");
        let indent = text.chars().count() - stripped.chars().count();
        if let Some(carets) = carets(vm, exception, line, stripped, indent) {
            shown += &format!("    {carets}\n");
        }
    }
    Some(shown)
}

/// The markers below the text, which was indented by so many characters.
fn carets(
    vm: &mut Vm<'_>,
    exception: &Held,
    line: u32,
    text: &str,
    indent: usize,
) -> Option<String> {
    let offset = number(vm, exception, "offset")? as usize;
    let same_line = number(vm, exception, "end_lineno").is_none_or(|end| end == line);
    let length = text.chars().count();
    let end = match number(vm, exception, "end_offset") {
        Some(end) if same_line && end > 0 => end as usize,
        Some(_) if !same_line => length + indent + 1,
        _ => offset + 1,
    };
    let start = offset.checked_sub(1 + indent)?;
    let end = end.saturating_sub(1 + indent).max(start + 1);
    let space = |at: usize| match text.chars().nth(at) {
        Some(c) if c.is_whitespace() => c,
        _ => ' ',
    };
    let padding: String = (0..start).map(space).collect();
    Some(format!("{padding}{}", "^".repeat(end - start)))
}

/// The message alone, without the place, of a SyntaxError.
pub(super) fn message(vm: &mut Vm<'_>, exception: &Held) -> Option<Value> {
    if !super::is(vm, exception, TypeId::SyntaxError) {
        return None;
    }
    detail(vm, exception, "msg").filter(|&message| vm.is_str(message))
}
