//! `int.to_bytes` and `int.from_bytes`.

use super::receiver;
use crate::bigint::Written;
use crate::builtins::{Signature, argument, signature};
use crate::convert::Memory;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The byte order that an argument of `function` names; big where there is none.
fn is_big_endian(vm: &mut Vm<'_>, order: Option<Value>, function: &str) -> Res<bool> {
    let Some(order) = order else { return Ok(true) };
    match vm.str_bytes(vm.plain(order)) {
        None => {
            let given = Part::Given(order);
            let text = "() argument 'byteorder' must be str, not ";
            Err(vm.raise(TypeId::TypeError, &[function.into(), text.into(), given]))
        }
        Some(b"big") => Ok(true),
        Some(b"little") => Ok(false),
        _ => {
            let message = "byteorder must be either 'little' or 'big'";
            Err(vm.raise(TypeId::ValueError, &[message.into()]))
        }
    }
}

fn is_signed(vm: &mut Vm<'_>, args: Args) -> Res<bool> {
    match vm.keyword(args, "signed") {
        Some(v) => vm.truth(v),
        None => Ok(false),
    }
}

/// `n.to_bytes(length=1, byteorder='big', *, signed=False)`.
pub(super) fn to_bytes(vm: &mut Vm<'_>, args: Args) -> Res {
    const TAKES: Signature<'_> =
        Signature::new("to_bytes", &["length", "byteorder", "signed"]).keyword_only(2);
    signature::check(vm, args.skip(1), &TAKES)?;
    receiver(vm, args)?;
    let len = match argument(vm, args, 1, "length") {
        Some(len) => vm.count_of(len)?,
        None => 1,
    };
    let big_endian = is_big_endian(vm, argument(vm, args, 2, "byteorder"), "to_bytes")?;
    let signed = is_signed(vm, args)?;
    let Ok(len) = usize::try_from(len) else {
        let message = "length argument must be non-negative";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    };
    // What calls Python is done, so nothing moves any more.
    let v = receiver(vm, args)?;
    let operand = vm.operand(v);
    let n = operand.read(vm.heap.words);
    if n.negative && !signed {
        let message = "can't convert negative int to unsigned";
        return Err(vm.raise(TypeId::OverflowError, &[message.into()]));
    }
    let lowest = n.limbs.last().is_some_and(|top| top.is_power_of_two())
        && n.limbs[..n.limbs.len() - 1].iter().all(|&limb| limb == 0);
    // The least number of a width has one bit fewer than its magnitude says.
    let bits = n.bit_length() - (n.negative && lowest) as usize + signed as usize;
    if bits > len.saturating_mul(8) {
        return Err(vm.raise(TypeId::OverflowError, &["int too big to convert".into()]));
    }
    let result = vm.alloc_bytes(len)?;
    write_limbs(vm, &operand, result);
    if big_endian {
        vm.bytes_mut(result).reverse();
    }
    Ok(result)
}

/// Writes the two's complement of an int, least byte first, into a bytes object made just now.
fn write_limbs(vm: &mut Vm<'_>, operand: &crate::convert::Operand, result: Value) {
    let (below, rest) = vm.heap.words.split_at_mut(result.addr().index());
    let len = rest[1] as usize;
    let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut rest[2..]);
    let n = operand.read(below);
    let magnitude = n
        .limbs
        .iter()
        .flat_map(|limb| limb.to_le_bytes())
        .chain(core::iter::repeat(0));
    let mut carry = true;
    for (byte, part) in bytes[..len].iter_mut().zip(magnitude) {
        *byte = part;
        if n.negative {
            (*byte, carry) = (!part).overflowing_add(carry as u8);
        }
    }
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`.
pub(super) fn from_bytes(vm: &mut Vm<'_>, args: Args) -> Res {
    const TAKES: Signature<'_> = Signature::new("from_bytes", &["bytes", "byteorder", "signed"])
        .keyword_only(2)
        .required(1);
    signature::check(vm, args.skip(1), &TAKES)?;
    let big_endian = is_big_endian(vm, argument(vm, args, 2, "byteorder"), "from_bytes")?;
    let signed = is_signed(vm, args)?;
    let source = argument(vm, args, 1, "bytes").unwrap_or(Value::NONE);
    let source = vm.bytes_made_of(source)?;
    let source = vm.push(source)?;
    let made = vm.with_room(|vm| int_of_bytes(vm, vm.word(source), big_endian, signed))?;
    match vm.arg(args, 0) == TypeId::Bool.value() {
        true => vm.truth(made).map(Value::bool),
        false => Ok(made),
    }
}

/// The int whose two's complement, or magnitude unless `signed`, the bytes of a buffer are.
fn int_of_bytes(vm: &mut Vm<'_>, source: Value, big_endian: bool, signed: bool) -> Res {
    let len = vm.buffer_of(source).map_or(0, <[u8]>::len);
    let image = vm.image;
    vm.make_int(len.div_ceil(4), 0, |words, out, _| {
        let memory = Memory::new(words, image);
        let bytes = memory.blob(source);
        let top = if big_endian {
            bytes.first()
        } else {
            bytes.last()
        };
        let negative = signed && top.is_some_and(|&byte| byte >= 0x80);
        out.fill(0);
        let mut carry = true;
        for i in 0..len {
            let mut byte = if big_endian {
                bytes[len - 1 - i]
            } else {
                bytes[i]
            };
            if negative {
                (byte, carry) = (!byte).overflowing_add(carry as u8);
            }
            out[i / 4] |= (byte as u32) << (i % 4 * 8);
        }
        Written::of(negative, out)
    })
}
