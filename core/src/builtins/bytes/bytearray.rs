//! `bytearray`: its constructor, and the methods that change it.

use super::{Role, lent, made_from, of_type, p, with_common};
use crate::builtins::{Signature, signature};
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::trap::Res;
use crate::types::{ANY, Native, TypeId, keyword_method, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = with_common![
    of_type("fromhex", 1, 1, Role::Class, |vm, args| {
        let bytes = super::hex::from_hex(vm, args)?;
        vm.new_bytearray(bytes)
    }),
    keyword_method("__init__", 0, ANY, init),
    method("append", 1, 1, append),
    method("extend", 1, 1, extend),
    method("insert", 2, 2, insert),
    method("pop", 0, 1, pop),
    method("remove", 1, 1, remove),
    method("clear", 0, 0, clear),
    method("copy", 0, 0, copy),
    method("reverse", 0, 0, reverse),
    method("__alloc__", 0, 0, |vm, args| {
        let slot = this(vm, args)?;
        Ok(Value::int(vm.bytearray_len(vm.word(slot)) as i64 + 1))
    }),
    method("__release_buffer__", 1, 1, super::view::release_buffer),
    p::SET_ITEM,
    p::DEL_ITEM,
    p::INPLACE_ADD,
    p::INPLACE_MUL,
];

/// `bytearray.__init__(…)`, which a subclass calls: replaces the bytes.
fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let made = construct(vm, args.skip(1))?;
    let at = vm.word(slot).addr();
    for field in 1..=2 {
        let v = vm.get(made.addr(), field);
        vm.set(at, field, v);
    }
    Ok(Value::NONE)
}

/// `bytearray(source=b'', encoding='utf-8', errors='strict')`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("bytearray", &["source", "encoding", "errors"]);
    signature::check(vm, args, &takes)?;
    let bytes = made_from(vm, args, TypeId::ByteArray)?;
    vm.rooted(bytes, |vm, slot| {
        vm.with_room(|vm| {
            let len = vm.buffer_of(vm.word(slot)).map_or(0, <[u8]>::len);
            let own = vm.sub_bytes(vm.word(slot), 0, len)?;
            vm.new_bytearray(own)
        })
    })
}

/// A stack word that holds the bytearray a method was called on.
fn this(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    crate::builtins::receiver(vm, args, Kind::ByteArray, "bytearray")
}

fn append(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let byte = vm.byte_value(vm.arg(args, 1))?;
    vm.bytearray_unshown(slot)?;
    put(vm, slot, vm.bytearray_len(vm.word(slot)), byte)
}

/// Inserts a byte at `at`.
fn put(vm: &mut Vm<'_>, slot: usize, at: usize, byte: u8) -> Res {
    vm.with_room(|vm| vm.bytearray_splice(vm.word(slot), at, at, 1))?;
    let v = vm.word(slot);
    vm.bytearray_mut(v)[at] = byte;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let source = vm.arg(args, 1);
    let text = vm.plain(source);
    if text.is(Kind::MemoryView) && vm.buffer_of(text).is_none() {
        return Err(vm.raise_type(source, "can't set bytearray slice from ", ""));
    }
    if vm.lends(source).is_some() {
        return extend_by_lent(vm, args, slot);
    }
    let made = vm.bytes_of_items(args.base + 1, TypeId::ByteArray, true)?;
    let Some(other) = made else {
        let source = vm.arg(args, 1);
        return Err(vm.raise_type(source, "can't extend bytearray with ", ""));
    };
    let other = vm.push(other)?;
    vm.with_room(|vm| vm.bytearray_append(slot, other))?;
    Ok(Value::NONE)
}

/// Extends the bytearray in the stack word `slot` by what the argument lends.
fn extend_by_lent(vm: &mut Vm<'_>, args: Args, slot: usize) -> Res {
    let kept = vm.push(vm.arg(args, 1))?;
    vm.with_possible(kept, SIMPLE, |vm| {
        if vm.buffer_of(vm.word(kept)).is_none() {
            let source = vm.word(kept);
            return Err(vm.raise_type(source, "can't set bytearray slice from ", ""));
        }
        vm.bytearray_append(slot, kept)?;
        Ok(Value::NONE)
    })
}

fn insert(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let at = vm.count_of(vm.arg(args, 1))?;
    let byte = vm.byte_value(vm.arg(args, 2))?;
    vm.bytearray_unshown(slot)?;
    let len = vm.bytearray_len(vm.word(slot)) as i64;
    let at = if at < 0 {
        at.saturating_add(len).max(0)
    } else {
        at.min(len)
    };
    put(vm, slot, at as usize, byte)
}

fn pop(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let at = match args.len() {
        1 => -1,
        _ => vm.count_of(vm.arg(args, 1))?,
    };
    let len = vm.bytearray_len(vm.word(slot));
    if len == 0 {
        let message = "pop from empty bytearray";
        return Err(vm.raise(TypeId::IndexError, &[message.into()]));
    }
    let place = if at < 0 { at + len as i64 } else { at };
    let Some(at) = usize::try_from(place).ok().filter(|&at| at < len) else {
        return Err(vm.raise(TypeId::IndexError, &["pop index out of range".into()]));
    };
    vm.bytearray_unshown(slot)?;
    let v = vm.word(slot);
    let byte = vm.bytearray_mut(v)[at];
    vm.bytearray_splice(v, at, at + 1, 0)?;
    Ok(Value::int(byte.into()))
}

fn remove(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let byte = vm.byte_value(vm.arg(args, 1))?;
    let v = vm.word(slot);
    let Some(at) = vm.bytearray_mut(v).iter().position(|&b| b == byte) else {
        let message = "value not found in bytearray";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    };
    vm.bytearray_unshown(slot)?;
    vm.bytearray_splice(vm.word(slot), at, at + 1, 0)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.bytearray_unshown(slot)?;
    let at = vm.word(slot).addr();
    vm.set(at, crate::buffer::bytearray::LENGTH, Value::int(0));
    vm.set(at, crate::buffer::bytearray::STORAGE, Value::NONE);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let (v, len) = (vm.word(slot), vm.bytearray_len(vm.word(slot)));
    let own = vm.sub_bytes(v, 0, len)?;
    vm.new_bytearray(own)
}

fn reverse(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let v = vm.word(slot);
    vm.bytearray_mut(v).reverse();
    Ok(Value::NONE)
}
