//! Filling text up to a width.

use super::receiver;
use crate::builtins::{Signature, argument, signature};
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The text with `before` and `after` fill characters around it.
fn padded(vm: &mut Vm<'_>, v: Value, fill: char, before: usize, after: usize) -> Res {
    if before + after == 0 {
        return Ok(v);
    }
    let mut buffer = [0; 4];
    let fill = fill.encode_utf8(&mut buffer).as_bytes();
    let (len, chars) = (vm.str_bytes(v).map_or(0, <[u8]>::len), vm.str_len(v));
    let total = len + (before + after) * fill.len();
    let at = vm.alloc_str(total, chars + before + after)?;
    let start = before * fill.len();
    vm.copy_text(at, start, v, 0, len);
    let out = vm.str_bytes_mut(at);
    let (front, back) = out.split_at_mut(start);
    for place in [front, &mut back[len..]] {
        place
            .chunks_exact_mut(fill.len())
            .for_each(|c| c.copy_from_slice(fill));
    }
    Ok(Value::reference(Kind::Str, at))
}

/// Width, fill character, and how many characters are missing.
fn wanted(vm: &mut Vm<'_>, args: Args) -> Res<(Value, usize, char, usize)> {
    let v = receiver(vm, args)?;
    let width = usize::try_from(vm.count_of(vm.arg(args, 1))?).unwrap_or(0);
    let fill = vm.arg(args, 2);
    let v = if v.is_ref() { vm.arg(args, 0) } else { v };
    let missing = width.saturating_sub(vm.str_len(v));
    if missing > u32::MAX as usize {
        return Err(vm.raise(TypeId::MemoryError, &[]));
    }
    if fill.is_unbound() {
        return Ok((v, width, ' ', missing));
    }
    let text = vm.plain(fill);
    if !vm.is_str(text) {
        let wanted = "The fill character must be a unicode character, not ";
        return Err(vm.raise_type(fill, wanted, ""));
    }
    match vm.str(text).and_then(|text| text.chars().next()) {
        Some(c) if vm.str_len(text) == 1 => Ok((v, width, c, missing)),
        _ => {
            let message = "The fill character must be exactly one character long";
            Err(vm.raise(TypeId::TypeError, &[message.into()]))
        }
    }
}

pub(super) fn center(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, width, fill, missing) = wanted(vm, args)?;
    // Of an odd number, the greater part goes to the left where the width is odd.
    let left = missing / 2 + (missing & width & 1);
    padded(vm, v, fill, left, missing - left)
}

pub(super) fn ljust(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, _, fill, missing) = wanted(vm, args)?;
    padded(vm, v, fill, 0, missing)
}

pub(super) fn rjust(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, _, fill, missing) = wanted(vm, args)?;
    padded(vm, v, fill, missing, 0)
}

pub(super) fn zfill(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, _, _, missing) = wanted(vm, args)?;
    let filled = padded(vm, v, '0', missing, 0)?;
    let sign = vm
        .str_bytes(v)
        .and_then(|text| text.first())
        .copied()
        .unwrap_or(0);
    if missing > 0 && matches!(sign, b'+' | b'-') {
        let out = vm.str_bytes_mut(filled.addr());
        (out[0], out[missing]) = (sign, b'0');
    }
    Ok(filled)
}

pub(super) fn expandtabs(vm: &mut Vm<'_>, args: Args) -> Res {
    signature::check(
        vm,
        args.skip(1),
        &Signature::new("expandtabs", &["tabsize"]),
    )?;
    receiver(vm, args)?;
    let size = match argument(vm, args, 1, "tabsize") {
        Some(size) => usize::try_from(vm.c_int_of(size)?).unwrap_or(0),
        None => 8,
    };
    let v = vm.arg(args, 0);
    let text = vm.write_text(|memory, page| {
        let mut column = 0;
        for c in memory.text(v).chars() {
            match c {
                '\t' if size > 0 => {
                    let spaces = size - column % size;
                    (0..spaces).for_each(|_| page.push_char(' '));
                    column += spaces;
                }
                '\t' => {}
                _ => {
                    page.push_char(c);
                    column = if matches!(c, '\n' | '\r') {
                        0
                    } else {
                        column + 1
                    };
                }
            }
        }
    });
    text.map(|(text, ())| text)
}
