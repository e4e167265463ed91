//! `memoryview`: its constructor and methods.

use super::cast::{MOST_DIMENSIONS, cast};
use super::hex::{group_size, hex_of};
use super::of_type;
use crate::buffer::{Layout, PREFIXED, view as field};
use crate::builtins::protocol as p;
use crate::builtins::{Signature, argument, signature};
use crate::kind::Kind;
use crate::lending::{FULL_READ_ONLY, WRITABLE};
use crate::opcode::Op;
use crate::trap::Res;
use crate::types::{ANY, Native, Role, TypeId, getter, keyword_method, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    keyword_method("tobytes", 0, ANY, to_bytes),
    method("tolist", 0, 0, to_list),
    keyword_method("cast", 0, ANY, cast),
    method("release", 0, 0, release),
    method("toreadonly", 0, 0, to_read_only),
    keyword_method("hex", 0, ANY, |vm, args| {
        let group = group_size(vm, args)?;
        let v = receiver(vm, args)?;
        let bytes = match vm.buffer_of(v) {
            Some(_) => v,
            None => vm.view_bytes(v)?,
        };
        let bytes = vm.push(bytes)?;
        hex_of(vm, args, bytes, group)
    }),
    method("__enter__", 0, 0, receiver),
    method("__exit__", 0, ANY, release),
    getter("obj", |vm, args| {
        let v = receiver(vm, args)?;
        Ok(match vm.get(v.addr(), field::OWNER) {
            Value::NONE => vm.get(v.addr(), field::OBJECT),
            owner => owner,
        })
    }),
    getter("nbytes", |vm, args| {
        let layout = shown(vm, args)?;
        Ok(Value::int((layout.items() * layout.size()) as i64))
    }),
    getter("itemsize", |vm, args| {
        Ok(Value::int(shown(vm, args)?.size() as i64))
    }),
    getter("format", |vm, args| {
        let layout = shown(vm, args)?;
        let text = [b'@', layout.code()];
        let text = match layout.format & PREFIXED {
            0 => &text[1..],
            _ => &text[..],
        };
        vm.new_str(core::str::from_utf8(text).unwrap_or(""))
    }),
    getter("readonly", |vm, args| {
        let v = receiver(vm, args)?;
        Ok(Value::bool(vm.view_is_read_only(v)))
    }),
    getter("ndim", |vm, args| {
        let v = receiver(vm, args)?;
        Ok(Value::int(vm.view_dimensions(v) as i64))
    }),
    getter("shape", |vm, args| {
        let v = receiver(vm, args)?;
        by_dimension(vm, v, |vm, d| vm.view_extent(v, d) as i64)
    }),
    getter("strides", |vm, args| {
        let v = receiver(vm, args)?;
        by_dimension(vm, v, |vm, d| stride(vm, v, d))
    }),
    getter("suboffsets", |vm, args| {
        receiver(vm, args)?;
        vm.new_tuple(&[])
    }),
    getter("c_contiguous", |vm, args| {
        receiver(vm, args).map(|v| Value::bool(is_contiguous(vm, v, Order::C)))
    }),
    getter("f_contiguous", |vm, args| {
        receiver(vm, args).map(|v| Value::bool(is_contiguous(vm, v, Order::Fortran)))
    }),
    getter("contiguous", |vm, args| {
        let v = receiver(vm, args)?;
        let any = [Order::C, Order::Fortran];
        Ok(Value::bool(
            any.iter().any(|&order| is_contiguous(vm, v, order)),
        ))
    }),
    method("__buffer__", 1, 1, of_buffer),
    method("__release_buffer__", 1, 1, release_buffer),
    of_type("_from_flags", 2, 2, Role::Class, from_flags),
    p::LEN,
    p::GET_ITEM,
    p::SET_ITEM,
    p::DEL_ITEM,
    p::ITER,
    method("__eq__", 1, 1, |vm, args| equals(vm, args, Op::Eq)),
    method("__ne__", 1, 1, |vm, args| equals(vm, args, Op::Ne)),
    p::HASH,
    p::REPR,
];

/// `==` and `!=` as methods.
fn equals(vm: &mut Vm<'_>, args: Args, op: Op) -> Res {
    let (a, b) = (vm.arg(args, 0), vm.arg(args, 1));
    if vm.lends(b).is_some() {
        let made = vm.compare_lent(op, args.base, args.base + 1)?;
        return Ok(made.unwrap_or(Value::NOT_IMPLEMENTED));
    }
    if !b.is(Kind::MemoryView) && vm.buffer_of(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = vm.views_equal(a, b)?;
    Ok(Value::bool(equal == (op == Op::Eq)))
}

/// `memoryview(object)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("memoryview", &["object"]).required(1);
    signature::check(vm, args, &takes)?;
    let v = argument(vm, args, 0, "object").unwrap_or(Value::NONE);
    view_of(vm, v)
}

/// Checks that the buffer `v` is one of the sort that the flags ask for.
fn check_flags(vm: &mut Vm<'_>, v: Value, flags: i64) -> Res<()> {
    if vm.bytes_of(v).is_some() && flags & WRITABLE != 0 {
        let message = "Object is not writable.";
        return Err(vm.raise(TypeId::BufferError, &[message.into()]));
    }
    if v.is(Kind::MemoryView) {
        return vm.check_lent(v, flags);
    }
    Ok(())
}

/// `memoryview._from_flags(object, flags)`.
fn from_flags(vm: &mut Vm<'_>, args: Args) -> Res {
    let flags = vm.to_index(vm.arg(args, 2))?;
    let v = vm.arg(args, 1);
    if let Some(view) = vm.lent(v, flags)? {
        return Ok(view);
    }
    let inner = vm.plain(v);
    check_flags(vm, inner, flags)?;
    view_of(vm, v)
}

/// `__buffer__(flags)` of buffers, also as a class derived from their type inherits it.
pub(super) fn of_buffer(vm: &mut Vm<'_>, args: Args) -> Res {
    let flags = vm.arg(args, 1);
    let flags = vm.fitting_index(flags, TypeId::OverflowError)?;
    if i32::try_from(flags).is_err() {
        let message = "buffer flags too large";
        return Err(vm.raise(TypeId::OverflowError, &[message.into()]));
    }
    let whole = vm.arg(args, 0);
    let inner = vm.plain(whole);
    check_flags(vm, inner, flags)?;
    let owner = if inner == whole { Value::NONE } else { whole };
    of_plain(vm, inner, owner)
}

/// `__release_buffer__(view)` of bytearrays and memoryviews.
pub(super) fn release_buffer(vm: &mut Vm<'_>, args: Args) -> Res {
    let view = vm.arg(args, 1);
    if !view.is(Kind::MemoryView) {
        let message = "expected a memoryview object";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let message = if vm.is_released(view) {
        "memoryview's buffer has already been released"
    } else if vm.get(view.addr(), field::OBJECT) != p::this(vm, args) {
        "memoryview's buffer is not this object"
    } else {
        vm.set(view.addr(), field::OBJECT, Value::UNBOUND);
        return Ok(Value::NONE);
    };
    Err(vm.raise(TypeId::ValueError, &[message.into()]))
}

fn view_of(vm: &mut Vm<'_>, v: Value) -> Res {
    if let Some(view) = vm.lent(v, FULL_READ_ONLY)? {
        return Ok(view);
    }
    match vm.payload(v) {
        Some(inner) if vm.buffer_of(inner).is_some() => of_plain(vm, inner, v),
        _ => of_plain(vm, v, Value::NONE),
    }
}

/// A memoryview of the buffer `v`; `owner` is what it is for programs a view of, or None.
pub(crate) fn of_plain(vm: &mut Vm<'_>, v: Value, owner: Value) -> Res {
    if v.is(Kind::MemoryView) {
        vm.check_view(v)?;
        let made = vm.view_with(v, vm.view_layout(v))?;
        if !owner.is_none() {
            vm.set(made.addr(), field::OWNER, owner);
        }
        return Ok(made);
    }
    let Some(len) = vm.byte_string(v).map(<[u8]>::len) else {
        let wanted = "memoryview: a bytes-like object is required, not '";
        return Err(vm.raise_type(v, wanted, "'"));
    };
    vm.new_view(v, Layout::of_bytes(len), false, owner)
}

/// The memoryview that a method was called on, not released.
pub(super) fn receiver(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if !v.is(Kind::MemoryView) {
        return Err(vm.raise_type(
            v,
            "descriptor requires a 'memoryview' object but received a '",
            "'",
        ));
    }
    vm.check_view(v)?;
    Ok(v)
}

/// Where the items lie that the memoryview shows that a method was called on.
fn shown(vm: &mut Vm<'_>, args: Args) -> Res<Layout> {
    receiver(vm, args).map(|v| vm.view_layout(v))
}

/// A tuple of a number for each dimension of the memoryview `v`.
fn by_dimension(vm: &mut Vm<'_>, v: Value, number: impl Fn(&mut Vm<'_>, usize) -> i64) -> Res {
    let mut numbers = [Value::NONE; MOST_DIMENSIONS];
    let count = vm.view_dimensions(v);
    for (d, place) in numbers[..count].iter_mut().enumerate() {
        *place = Value::int(number(vm, d));
    }
    vm.new_tuple(&numbers[..count])
}

/// Bytes from one item of the dimension `d` to the next.
fn stride(vm: &Vm<'_>, v: Value, d: usize) -> i64 {
    let layout = vm.view_layout(v);
    if d == 0 {
        return layout.stride;
    }
    let within = (d + 1..vm.view_dimensions(v)).map(|d| vm.view_extent(v, d));
    (within.product::<usize>() * layout.size()) as i64
}

/// Which dimension's items are neighbours: the last one's, or the first one's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    C,
    Fortran,
}

/// Whether the items lie in a row in this order.
fn is_contiguous(vm: &Vm<'_>, v: Value, order: Order) -> bool {
    let (layout, count) = (vm.view_layout(v), vm.view_dimensions(v));
    if count == 1 {
        return layout.count == 1 || layout.stride == layout.size() as i64;
    }
    if layout.items() == 0 {
        return true;
    }
    let mut wanted = layout.size() as i64;
    (0..count).all(|i| {
        let d = if order == Order::C { count - 1 - i } else { i };
        let length = vm.view_extent(v, d);
        let fits = length <= 1 || stride(vm, v, d) == wanted;
        wanted *= length as i64;
        fits
    })
}

fn to_bytes(vm: &mut Vm<'_>, args: Args) -> Res {
    signature::check(vm, args.skip(1), &Signature::new("tobytes", &["order"]))?;
    let order = argument(vm, args, 1, "order").unwrap_or(Value::NONE);
    let order = vm.plain(order);
    if !order.is_none() && vm.str(order).is_none() {
        let text = "tobytes() argument 'order' must be str or None, not ";
        return Err(vm.raise_type(order, text, ""));
    }
    let v = receiver(vm, args)?;
    if !order.is_none() && !matches!(vm.str(order), Some("C" | "F" | "A")) {
        let message = "order must be 'C', 'F' or 'A'";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    if vm.str(order) == Some("F") && vm.view_dimensions(v) > 1 {
        return fortran_bytes(vm, v);
    }
    match vm.buffer_of(v).map(<[u8]>::len) {
        Some(len) => vm.sub_bytes(v, 0, len),
        None => vm.view_bytes(v),
    }
}

/// The bytes of the items, the first dimension's neighbours side by side.
fn fortran_bytes(vm: &mut Vm<'_>, v: Value) -> Res {
    let (layout, dimensions) = (vm.view_layout(v), vm.view_dimensions(v));
    let (count, size) = (layout.items(), layout.size());
    let new = vm.alloc_bytes(count * size)?;
    for i in 0..count {
        let (mut rest, mut place) = (i, 0);
        // Horner's scheme wants the last index last, which is the largest part of `i`.
        let mut weight = count;
        for d in 0..dimensions {
            let length = vm.view_extent(v, d);
            weight /= length;
            place += rest % length * weight;
            rest /= length;
        }
        let (raw, _) = vm.view_raw(v, place);
        vm.bytes_mut(new)[i * size..][..size].copy_from_slice(&raw[..size]);
    }
    Ok(new)
}

fn to_list(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    // An item takes three words at most: a bytes object of one byte.
    let count = vm.view_layout(v).items();
    vm.heap.reserve(count * 4 + 8)?;
    list_of(vm, v, 0, 0)
}

/// The items of the dimension `d` and those behind it, from the single item `from` on, as lists
/// in lists; the single item itself where there is no such dimension.
fn list_of(vm: &mut Vm<'_>, v: Value, d: usize, from: usize) -> Res {
    let dimensions = vm.view_dimensions(v);
    if d == dimensions {
        return vm.view_item(v, from);
    }
    let count = vm.view_extent(v, d);
    let within: usize = (d + 1..dimensions).map(|d| vm.view_extent(v, d)).product();
    let list = vm.list_with_capacity(count)?;
    for i in 0..count {
        let item = list_of(vm, v, d + 1, from + i * within)?;
        vm.list_push(list, item)?;
    }
    Ok(list)
}

fn release(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if v.is(Kind::MemoryView) && !vm.is_released(v) {
        vm.release_view(args)?;
    }
    Ok(Value::NONE)
}

fn to_read_only(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let object = vm.get(v.addr(), field::OBJECT);
    let owner = vm.get(v.addr(), field::OWNER);
    vm.new_view(object, vm.view_layout(v), true, owner)
}
