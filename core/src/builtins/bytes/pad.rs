//! Filling bytes up to a width.

use super::receiver;
use crate::builtins::{Signature, argument, signature};
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The bytes with `before` and `after` fill bytes around them.
fn padded(vm: &mut Vm<'_>, v: Value, fill: u8, before: usize, after: usize) -> Res {
    let len = vm.buffer_of(v).map_or(0, <[u8]>::len);
    if before + after == 0 {
        return vm.sub_byte_string(v, 0, len);
    }
    let result = vm.alloc_bytes(before + len + after)?;
    vm.bytes_mut(result).fill(fill);
    vm.copy_bytes(v, 0, len, result, before);
    vm.byte_string_like(v, result)
}

/// The bytes, the width, the fill byte, and how many bytes are missing.
fn wanted(vm: &mut Vm<'_>, args: Args, name: &str) -> Res<(Value, usize, u8, usize)> {
    receiver(vm, args)?;
    let width = usize::try_from(vm.count_of(vm.arg(args, 1))?).unwrap_or(0);
    let v = receiver(vm, args)?;
    let fill = vm.arg(args, 2);
    let missing = width.saturating_sub(vm.buffer_of(v).map_or(0, <[u8]>::len));
    if missing / 8 > u32::MAX as usize {
        return Err(vm.raise(TypeId::MemoryError, &[]));
    }
    if fill.is_unbound() {
        return Ok((v, width, b' ', missing));
    }
    match vm.byte_string(vm.plain(fill)) {
        Some(&[byte]) => Ok((v, width, byte, missing)),
        _ => {
            let message = [
                name.into(),
                "() argument 2 must be a byte string of length 1, not ".into(),
                Part::Given(fill),
            ];
            Err(vm.raise(TypeId::TypeError, &message))
        }
    }
}

pub(super) fn center(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, width, fill, missing) = wanted(vm, args, "center")?;
    // Of an odd number, the greater part goes to the left where the width is odd.
    let left = missing / 2 + (missing & width & 1);
    padded(vm, v, fill, left, missing - left)
}

pub(super) fn ljust(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, _, fill, missing) = wanted(vm, args, "ljust")?;
    padded(vm, v, fill, 0, missing)
}

pub(super) fn rjust(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, _, fill, missing) = wanted(vm, args, "rjust")?;
    padded(vm, v, fill, missing, 0)
}

pub(super) fn zfill(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, _, _, missing) = wanted(vm, args, "zfill")?;
    let len = vm.buffer_of(v).map_or(0, <[u8]>::len);
    if missing == 0 {
        return vm.sub_byte_string(v, 0, len);
    }
    let result = vm.alloc_bytes(missing + len)?;
    vm.bytes_mut(result).fill(b'0');
    vm.copy_bytes(v, 0, len, result, missing);
    let out = vm.bytes_mut(result);
    if let Some(sign @ (b'+' | b'-')) = out.get(missing).copied() {
        (out[0], out[missing]) = (sign, b'0');
    }
    vm.byte_string_like(v, result)
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
    let v = receiver(vm, args)?;
    let mut len = 0;
    expanded(vm.buffer_of(v).unwrap_or(&[]), size, |_| len += 1);
    let result = vm.alloc_bytes(len)?;
    let image = vm.image;
    let (below, rest) = vm.heap.words.split_at_mut(result.addr().index() + 2);
    let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
    let memory = crate::convert::Memory::new(below, image);
    let mut at = 0;
    expanded(memory.blob(v), size, |byte| {
        out[at] = byte;
        at += 1;
    });
    vm.byte_string_like(v, result)
}

/// Gives `put` the bytes, tabs replaced by spaces up to the next multiple of `size`.
fn expanded(bytes: &[u8], size: usize, mut put: impl FnMut(u8)) {
    let mut column = 0;
    for &byte in bytes {
        if byte == b'\t' {
            if size > 0 {
                let spaces = size - column % size;
                (0..spaces).for_each(|_| put(b' '));
                column += spaces;
            }
            continue;
        }
        put(byte);
        column = if matches!(byte, b'\n' | b'\r') {
            0
        } else {
            column + 1
        };
    }
}
