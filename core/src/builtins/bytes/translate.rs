//! `translate` and `maketrans` of bytes.

use super::{needed, receiver};
use crate::builtins::{Signature, argument, signature};
use crate::lending::SIMPLE;
use crate::trap::Res;
use crate::types::TypeId;
use crate::vm::{Args, Vm};

/// `bytes.maketrans(from, to)`.
pub(super) fn maketrans(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.with_lent(args.base, 2, SIMPLE, |vm| translation(vm, args))
}

fn translation(vm: &mut Vm<'_>, args: Args) -> Res {
    let (from, to) = (needed(vm, vm.arg(args, 0))?, needed(vm, vm.arg(args, 1))?);
    let (from, to) = (
        vm.buffer_of(from).unwrap_or(&[]),
        vm.buffer_of(to).unwrap_or(&[]),
    );
    if from.len() != to.len() {
        let message = "maketrans arguments must have same length";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    let mut table: [u8; 256] = core::array::from_fn(|i| i as u8);
    for (&byte, &new) in from.iter().zip(to) {
        table[byte as usize] = new;
    }
    vm.new_bytes(&table)
}

/// `translate(table, delete=b'')`.
pub(super) fn translate(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("translate", &["table", "delete"])
        .positional_only(1)
        .required(1);
    signature::check(vm, args.skip(1), &takes)?;
    let v = receiver(vm, args)?;
    let mut map: [Option<u8>; 256] = core::array::from_fn(|i| Some(i as u8));
    let table = vm.arg(args, 1);
    if !table.is_none() {
        let table = needed(vm, table)?;
        let bytes = vm.buffer_of(table).unwrap_or(&[]);
        if bytes.len() != map.len() {
            let message = "translation table must be 256 characters long";
            return Err(vm.raise(TypeId::ValueError, &[message.into()]));
        }
        for (place, &byte) in map.iter_mut().zip(bytes) {
            *place = Some(byte);
        }
    }
    if let Some(gone) = argument(vm, args, 2, "delete") {
        let gone = needed(vm, gone)?;
        for &byte in vm.buffer_of(gone).unwrap_or(&[]) {
            map[byte as usize] = None;
        }
    }
    let bytes = vm.buffer_of(v).unwrap_or(&[]);
    let len = bytes.iter().filter(|&&b| map[b as usize].is_some()).count();
    let whole = bytes.len();
    let result = vm.sub_bytes(v, 0, whole)?;
    let out = vm.bytes_mut(result);
    let mut at = 0;
    for i in 0..whole {
        if let Some(new) = map[out[i] as usize] {
            out[at] = new;
            at += 1;
        }
    }
    let result = vm.sub_bytes(result, 0, len)?;
    vm.byte_string_like(v, result)
}
