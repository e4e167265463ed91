//! `str.translate` and `str.maketrans`.

use super::character;
use super::receiver;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::surrogate;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(super) fn translate(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    let b = vm.build()?;
    let mut at = match vm.str_is_ascii(vm.arg(args, 0)) {
        true => translate_ascii(vm, args, &b)?,
        false => 0,
    };
    while let Some((c, len)) = character::at(vm.str_bytes(vm.arg(args, 0)).unwrap_or(&[]), at) {
        at += len;
        match lookup(vm, args, c)? {
            None => vm.build_text(&b, c.encode_utf8(&mut [0; 4]))?,
            Some(v) if v.is_none() => {}
            Some(v) if vm.is_str(vm.plain(v)) => vm.build_value(&b, vm.plain(v))?,
            Some(v) => {
                let c = vm.as_index_of_char(vm.plain(v))?;
                vm.build_text(&b, c.encode_utf8(&mut [0; 4]))?;
            }
        }
    }
    Ok(vm.built(b))
}

/// What the table is known to have for the characters of ASCII.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    No,
    Gone,
    Is(u8),
}

/// Translates ASCII as far as it becomes ASCII, character by character, asking the table once for
/// each sort; how far that is. The table is asked again for the character where it ends.
fn translate_ascii(vm: &mut Vm<'_>, args: Args, b: &Builder) -> Res<usize> {
    let mut known = [Known::No; 128];
    let mut at = 0;
    while let Some(&c) = vm.str_bytes(vm.arg(args, 0)).and_then(|text| text.get(at)) {
        let entry = usize::from(c & 127);
        if known[entry] == Known::No {
            known[entry] = match lookup(vm, args, c.into())? {
                None => Known::Is(c),
                Some(Value::NONE) => Known::Gone,
                Some(v) => match becomes_ascii(vm, vm.plain(v))? {
                    Some(c) => Known::Is(c),
                    None => break,
                },
            };
        }
        if let Known::Is(c) = known[entry] {
            vm.build_text(b, char::from(c).encode_utf8(&mut [0; 4]))?;
        }
        at += 1;
    }
    Ok(at)
}

/// The character of ASCII that a table's entry stands for, if it does.
fn becomes_ascii(vm: &mut Vm<'_>, v: Value) -> Res<Option<u8>> {
    if let Some(text) = vm.str_bytes(v) {
        return Ok(Some(text)
            .filter(|text| text.len() == 1)
            .map(|text| text[0]));
    }
    let c = vm.as_index_of_char(v)?;
    Ok(u8::try_from(u32::from(c)).ok().filter(u8::is_ascii))
}

/// What the table has for a character; `None` where it has nothing.
fn lookup(vm: &mut Vm<'_>, args: Args, c: char) -> Res<Option<Value>> {
    let code = surrogate::code_point(c).into();
    let (table, key) = (vm.arg(args, 1), Value::int(code));
    if table.is(Kind::Dict) {
        let found = vm.table_find_plain(table, key, code);
        return Ok(found.map(|entry| vm.entry_value(table, entry)));
    }
    match vm.get_item(table, key) {
        Ok(v) => Ok(Some(v)),
        Err(trap) if vm.is_raised(trap) && vm.pending_is(TypeId::LookupError) => {
            vm.clear_pending();
            Ok(None)
        }
        Err(trap) => Err(trap),
    }
}

impl Vm<'_> {
    /// The character whose number a translation table gives.
    fn as_index_of_char(&mut self, v: Value) -> Res<char> {
        if !self.is_integer(v) {
            let message = "character mapping must return integer, None or str";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        let c = self
            .int_to_i64(v)
            .and_then(|n| u32::try_from(n).ok())
            .and_then(surrogate::character);
        c.ok_or_else(|| {
            let message = "character mapping must be in range(0x110000)";
            self.raise(TypeId::ValueError, &[message.into()])
        })
    }
}

/// `str.maketrans(x[, y[, z]])`.
pub(super) fn maketrans(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() == 1 {
        return from_dict(vm, args);
    }
    for i in 1..args.len() {
        if !vm.is_str(vm.plain(vm.arg(args, i))) {
            let message = [
                "maketrans() argument ".into(),
                Part::Int(i as i64 + 1),
                " must be str, not ".into(),
                Part::Given(vm.arg(args, i)),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
    }
    if !vm.is_str(vm.plain(vm.arg(args, 0))) {
        let message = "first maketrans argument must be a string if there is a second argument";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let [from, to, gone] = [0, 1, 2].map(|i| vm.plain(vm.arg(args, i)));
    if vm.str_len(from) != vm.str_len(to) {
        let message = "the first two maketrans arguments must have equal length";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    let dict = vm.new_dict()?;
    vm.table_reserve(dict, vm.str_len(from) + vm.str_len(gone))?;
    let (mut i, mut j) = (0, 0);
    while let Some((c, len)) = character::at(vm.str_bytes(from).unwrap_or(&[]), i) {
        let Some((d, more)) = character::at(vm.str_bytes(to).unwrap_or(&[]), j) else {
            break;
        };
        set(vm, dict, c, Value::int(surrogate::code_point(d).into()))?;
        (i, j) = (i + len, j + more);
    }
    let mut i = 0;
    while let Some((c, len)) = character::at(vm.str_bytes(gone).unwrap_or(&[]), i) {
        set(vm, dict, c, Value::NONE)?;
        i += len;
    }
    Ok(dict)
}

fn set(vm: &mut Vm<'_>, dict: Value, c: char, v: Value) -> Res<()> {
    let hash = surrogate::code_point(c).into();
    let key = Value::int(hash);
    match vm.table_find_plain(dict, key, hash) {
        Some(entry) => vm.set_entry_value(dict, entry, v),
        None => vm.table_insert(dict, key, hash, v)?,
    }
    Ok(())
}

/// The dict with its keys of one character replaced by their numbers.
fn from_dict(vm: &mut Vm<'_>, args: Args) -> Res {
    let source = vm.arg(args, 0);
    if !source.is(Kind::Dict) {
        let message = "if you give only one argument to maketrans it must be a dict";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let dict = vm.new_dict()?;
    vm.table_reserve(dict, vm.table_len(source))?;
    let mut i = 0;
    while let Some(entry) = vm.next_entry(source, i) {
        i = entry + 1;
        let (key, v) = (vm.entry_key(source, entry), vm.entry_value(source, entry));
        let message = match vm.str(key) {
            Some(text) if vm.str_len(key) == 1 => {
                let c = text.chars().next().unwrap_or('\0');
                set(vm, dict, c, v)?;
                continue;
            }
            Some(_) => "string keys in translate table must be of length 1",
            None => match vm
                .int_to_i64(key)
                .and_then(|n| u32::try_from(n).ok())
                .and_then(surrogate::character)
            {
                Some(c) => {
                    set(vm, dict, c, v)?;
                    continue;
                }
                None => "keys in translate table must be strings or integers",
            },
        };
        let kind = if vm.is_str(key) {
            TypeId::ValueError
        } else {
            TypeId::TypeError
        };
        return Err(vm.raise(kind, &[message.into()]));
    }
    Ok(dict)
}
