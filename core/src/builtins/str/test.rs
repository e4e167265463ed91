//! Questions about all characters of a text.

use super::character as ch;
use super::receiver;
use crate::features::Feature;
use crate::int_text::{decimal_value, is_space};
use crate::repr::is_printable;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The str that the method was called on, whose characters this build can tell apart.
fn known(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    if !vm.str_is_ascii(v) {
        vm.needs(Feature::Unicode)?;
    }
    Ok(v)
}

/// Whether there are characters and `test` is true for all.
fn all(vm: &mut Vm<'_>, args: Args, test: fn(char) -> bool) -> Res {
    let v = known(vm, args)?;
    let text = vm.str(v).unwrap_or("");
    Ok(Value::bool(!text.is_empty() && text.chars().all(test)))
}

pub(super) fn isalpha(vm: &mut Vm<'_>, args: Args) -> Res {
    all(vm, args, ch::is_alphabetic)
}

pub(super) fn isalnum(vm: &mut Vm<'_>, args: Args) -> Res {
    all(vm, args, ch::is_alphanumeric)
}

pub(super) fn isdecimal(vm: &mut Vm<'_>, args: Args) -> Res {
    all(vm, args, |c| decimal_value(c).is_some())
}

pub(super) fn isdigit(vm: &mut Vm<'_>, args: Args) -> Res {
    all(vm, args, ch::is_digit)
}

pub(super) fn isnumeric(vm: &mut Vm<'_>, args: Args) -> Res {
    all(vm, args, |c| ch::is_numeric(c) || ch::is_digit(c))
}

pub(super) fn isspace(vm: &mut Vm<'_>, args: Args) -> Res {
    all(vm, args, is_space)
}

pub(super) fn isascii(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    Ok(Value::bool(vm.str_is_ascii(v)))
}

pub(super) fn isprintable(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = known(vm, args)?;
    Ok(Value::bool(
        vm.str(v).unwrap_or("").chars().all(is_printable),
    ))
}

pub(super) fn isidentifier(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = known(vm, args)?;
    let mut chars = vm.str(v).unwrap_or("").chars();
    let starts = chars.next().is_some_and(ch::starts_identifier);
    Ok(Value::bool(starts && chars.all(ch::continues_identifier)))
}

/// Whether there are characters with case and `allowed` is true for all of them.
fn cased(vm: &mut Vm<'_>, args: Args, allowed: fn(char) -> bool) -> Res {
    let v = known(vm, args)?;
    let text = vm.str(v).unwrap_or("");
    let mut cased = text.chars().filter(|&c| ch::is_cased(c)).peekable();
    Ok(Value::bool(cased.peek().is_some() && cased.all(allowed)))
}

pub(super) fn islower(vm: &mut Vm<'_>, args: Args) -> Res {
    cased(vm, args, ch::is_lowercase)
}

pub(super) fn isupper(vm: &mut Vm<'_>, args: Args) -> Res {
    cased(vm, args, ch::is_uppercase)
}

pub(super) fn istitle(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = known(vm, args)?;
    let (mut after, mut seen) = (false, false);
    for c in vm.str(v).unwrap_or("").chars() {
        if after && (ch::is_uppercase(c) || ch::is_titlecase(c)) || !after && ch::is_lowercase(c) {
            return Ok(Value::FALSE);
        }
        after = ch::is_cased(c);
        seen |= after;
    }
    Ok(Value::bool(seen))
}
