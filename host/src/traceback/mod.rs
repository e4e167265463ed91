//! What is printed of an exception that nothing caught, in the format of CPython 3.13.
//!
//! - `frame`: one entry of a traceback, with its source lines.
//! - `group`: exceptions with those that led to them, and those in them.
//! - `anchors`: which part of the source the markers point at.
//! - `syntax`: what is shown of a SyntaxError.
//! - `suggestion`: what a misspelled name may have meant; `standard_modules` for those that
//!   are modules.

mod anchors;
mod frame;
mod group;
mod standard_modules;
mod suggestion;
mod syntax;

pub(crate) use standard_modules::STANDARD_MODULES;
use std::collections::HashMap;

use stackline_core::{Held, Res, TypeId, Value, Vm};

use crate::session::StdHost;
pub(crate) use frame::Place;

/// Entries of the same place in a row that are shown; the others are counted.
const REPEATED: usize = 3;

/// The name of the exception for an error number.
pub fn os_error_name(errno: i32) -> &'static str {
    stackline_core::os_error_type(errno).name()
}

/// The lines of source files, each read once.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: HashMap<String, Option<Vec<String>>>,
}

impl Sources {
    /// The lines of the file, or of the text given with `-c`.
    fn lines(&mut self, host: &StdHost, name: &str) -> Option<&[String]> {
        let read = || {
            let given = host.source.borrow();
            let text = match given.as_ref().filter(|source| source.name == name) {
                Some(source) => source.text.clone(),
                None if name.starts_with('<') => return None,
                None => String::from_utf8_lossy(&std::fs::read(name).ok()?).into_owned(),
            };
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            Some(
                text.replace("\r\n", "\n")
                    .split(['\n', '\r'])
                    .map(str::to_owned)
                    .collect(),
            )
        };
        self.files
            .entry(name.to_owned())
            .or_insert_with(read)
            .as_deref()
    }
}

/// The exception with those that led to it, oldest first, and what stands between them.
///
/// Runs the `__str__` of exceptions, so that objects may move.
/// Without `chain`, the exception alone.
pub fn format(host: &StdHost, vm: &mut Vm<'_>, exception: &Held, chain: bool) -> String {
    group::format(&mut Printer::new(host), vm, exception, chain)
}

/// The exception's type and message, and its notes.
pub(crate) fn message(host: &StdHost, vm: &mut Vm<'_>, exception: &Held) -> String {
    Printer::new(host).message(vm, exception)
}

/// The entries of a traceback, with their source lines.
pub(crate) fn stack(host: &StdHost, vm: &Vm<'_>, traceback: Value) -> String {
    let mut text = String::new();
    append_places(
        &mut text,
        host,
        &mut Sources::default(),
        &places(vm, traceback),
    );
    text
}

/// One entry, with its source lines.
pub(crate) fn entry(host: &StdHost, place: &Place) -> String {
    frame::format(place, Sources::default().lines(host, &place.file))
}

/// A line of a source file, without the white space around it; empty where it is not there.
pub(crate) fn source_line(host: &StdHost, file: &str, line: u32) -> String {
    let mut sources = Sources::default();
    let lines = sources.lines(host, file).unwrap_or_default();
    let line = lines.get((line as usize).wrapping_sub(1));
    line.map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// What the parts of one exception are made from.
pub(crate) struct Printer<'h> {
    host: &'h StdHost,
    sources: Sources,
}

impl<'h> Printer<'h> {
    fn new(host: &'h StdHost) -> Printer<'h> {
        Printer {
            host,
            sources: Sources::default(),
        }
    }

    /// The entries of the exception's traceback.
    fn stack(&mut self, vm: &Vm<'_>, exception: &Held) -> String {
        let mut text = String::new();
        let places = places(vm, vm.traceback_of(vm.held(exception)));
        let shown = limit(vm).map_or(places.len(), |most| most.min(places.len()));
        let shown = &places[places.len() - shown..];
        append_places(&mut text, self.host, &mut self.sources, shown);
        text
    }

    /// Type, message and notes.
    fn message(&self, vm: &mut Vm<'_>, exception: &Held) -> String {
        let mut text = syntax::place(vm, exception).unwrap_or_default();
        text += &last_line(vm, exception);
        append_notes(&mut text, vm, exception);
        text
    }
}

/// How many entries of a traceback are shown, if `sys.tracebacklimit` says it: the innermost.
fn limit(vm: &Vm<'_>) -> Option<usize> {
    let sys = vm.dict_get_text(vm.modules(), "sys")?;
    let limit = vm.dict_get_text(vm.module_namespace(sys)?, "tracebacklimit")?;
    limit.as_int().map(|n| usize::try_from(n).unwrap_or(0))
}

/// Where the calls stood, outermost first.
pub(crate) fn places(vm: &Vm<'_>, traceback: Value) -> Vec<Place> {
    let image = vm.image();
    vm.traceback_entries(traceback)
        .map(|(id, offset)| {
            let code = image.code(id);
            Place {
                file: image.str(code.filename()).to_owned(),
                name: image.str(code.name()).to_owned(),
                position: image.position(code, offset),
            }
        })
        .collect()
}

fn append_places(text: &mut String, host: &StdHost, sources: &mut Sources, places: &[Place]) {
    let mut at = 0;
    while at < places.len() {
        let same = places[at..]
            .iter()
            .take_while(|place| place.is_like(&places[at]))
            .count();
        for place in &places[at..at + same.min(REPEATED)] {
            *text += &frame::format(place, sources.lines(host, &place.file));
        }
        if let Some(more @ 1..) = same.checked_sub(REPEATED) {
            let s = if more > 1 { "s" } else { "" };
            *text += &format!("  [Previous line repeated {more} more time{s}]\n");
        }
        at += same;
    }
}

/// The name of the exception's type, as it is shown.
fn type_name(vm: &mut Vm<'_>, exception: &Held) -> String {
    let mut attribute = |name: &str| {
        let v = with_room(vm, |vm| {
            let name = vm.new_str(name)?;
            let class = vm.class_of(vm.held(exception));
            vm.get_attr_opt(class, name)
        })??;
        Some(vm.str(v).unwrap_or("<unknown>").to_owned())
    };
    let module = attribute("__module__").unwrap_or_default();
    let name = attribute("__qualname__").unwrap_or_else(|| own_name(vm, exception));
    match module.as_str() {
        "" | "__main__" | "builtins" => name,
        module => format!("{module}.{name}"),
    }
}

/// `Type: message`, with what a misspelled name may have meant.
fn last_line(vm: &mut Vm<'_>, exception: &Held) -> String {
    let name = type_name(vm, exception);
    let is_syntax_error = is(vm, exception, TypeId::SyntaxError);
    let shown = |vm: &mut Vm<'_>| match is_syntax_error {
        true => syntax::message(vm, exception),
        false => vm.to_str(vm.held(exception)),
    };
    let mut message = match with_room(vm, shown) {
        Some(text) => vm.str(text).unwrap_or_default().to_owned(),
        None => "<exception str() failed>".to_owned(),
    };
    if is_syntax_error {
        message += &syntax::suffix(vm, exception);
    }
    let hint = suggestion::hint(vm, exception).unwrap_or_default();
    if message.is_empty() && hint.is_empty() {
        return format!("{name}\n");
    }
    format!("{name}: {message}{hint}\n")
}

/// Adds the notes of the exception, one after another; what is no sequence as its `repr`.
fn append_notes(text: &mut String, vm: &mut Vm<'_>, exception: &Held) {
    if let Some(shown) = refused_notes(vm, exception) {
        *text += &format!("Ignored error getting __notes__: {shown}\n");
        return;
    }
    let notes = |vm: &mut Vm<'_>| syntax::detail(vm, exception, "__notes__");
    let Some(found) = notes(vm) else { return };
    let Some(count) = vm.sequence_len(vm.plain(found)) else {
        let shown = with_room(vm, |vm| match notes(vm) {
            Some(notes) => vm.repr(notes),
            None => vm.new_str(""),
        });
        let shown = shown.and_then(|shown| vm.str(shown));
        *text += &format!("{}\n", shown.unwrap_or("<__notes__ repr() failed>"));
        return;
    };
    for i in 0..count {
        let shown = with_room(vm, |vm| {
            let note = notes(vm).and_then(|notes| vm.sequence_item(vm.plain(notes), i));
            match note {
                Some(note) => vm.to_str(note),
                None => vm.new_str(""),
            }
        });
        let shown = shown.and_then(|shown| vm.str(shown));
        *text += &format!("{}\n", shown.unwrap_or("<note str() failed>"));
    }
}

/// What was raised where the notes were asked for.
fn refused_notes(vm: &mut Vm<'_>, exception: &Held) -> Option<String> {
    let found = vm
        .new_str("__notes__")
        .and_then(|name| vm.get_attr_opt(vm.held(exception), name));
    found.err().filter(|&trap| vm.is_raised(trap))?;
    let refused = vm.clear_pending();
    let refused = vm.hold(refused).ok()?;
    let shown = with_room(vm, |vm| vm.repr(vm.held(&refused)));
    let shown = shown.and_then(|shown| vm.str(shown));
    let shown = shown.unwrap_or("<__notes__ repr() failed>").to_owned();
    vm.release(refused);
    Some(shown)
}

/// The name of the exception's type, as the machine has it.
fn own_name(vm: &Vm<'_>, exception: &Held) -> String {
    vm.type_name(vm.held(exception)).to_owned()
}

/// Runs `f`, again after a collection where memory ran out; `None` where it raises.
pub(crate) fn with_room<T>(vm: &mut Vm<'_>, f: impl FnMut(&mut Vm<'_>) -> Res<T>) -> Option<T> {
    try_with_room(vm, f).ok()
}

/// Runs `f`, again after a collection where memory ran out.
///
/// # Errors
/// The exception that it raised, which is pending no longer.
pub(crate) fn try_with_room<T>(
    vm: &mut Vm<'_>,
    mut f: impl FnMut(&mut Vm<'_>) -> Res<T>,
) -> Result<T, Value> {
    let mut factor = 1;
    loop {
        let trap = match f(vm) {
            Ok(done) => return Ok(done),
            Err(trap) => trap,
        };
        let wanted = match vm.is_raised(trap) {
            true => None,
            false => vm.wanted(trap),
        };
        match wanted {
            Some(words) if vm.room(words * factor).is_ok() => factor *= 2,
            _ => return Err(vm.clear_pending()),
        }
    }
}

/// Whether the exception is of this built-in type or one that derives from it.
fn is(vm: &Vm<'_>, exception: &Held, kind: TypeId) -> bool {
    vm.exception_is(vm.held(exception), kind)
}
