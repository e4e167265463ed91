//! `memoryview`: its constructor and methods.

use super::hex::{group_size, hex_of};
use crate::buffer::{item_size, view as field};
use crate::builtins::protocol as p;
use crate::builtins::{Signature, argument, signature};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, getter, keyword_method, method};
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
        Ok(vm.get(v.addr(), field::OBJECT))
    }),
    getter("nbytes", |vm, args| {
        let (count, size, _) = shape(vm, args)?;
        Ok(Value::int(count * size))
    }),
    getter("itemsize", |vm, args| Ok(Value::int(shape(vm, args)?.1))),
    getter("format", |vm, args| {
        let v = receiver(vm, args)?;
        let format = vm.view_fields(v)[3] as u8;
        vm.new_str(char::from(format).encode_utf8(&mut [0; 4]))
    }),
    getter("readonly", |vm, args| {
        let v = receiver(vm, args)?;
        Ok(Value::bool(vm.view_is_read_only(v)))
    }),
    getter("ndim", |vm, args| {
        receiver(vm, args)?;
        Ok(Value::int(1))
    }),
    getter("shape", |vm, args| {
        let (count, _, _) = shape(vm, args)?;
        vm.new_tuple(&[Value::int(count)])
    }),
    getter("strides", |vm, args| {
        let (_, _, stride) = shape(vm, args)?;
        vm.new_tuple(&[Value::int(stride)])
    }),
    getter("suboffsets", |vm, args| {
        receiver(vm, args)?;
        vm.new_tuple(&[])
    }),
    getter("c_contiguous", in_a_row),
    getter("f_contiguous", in_a_row),
    getter("contiguous", in_a_row),
    p::LEN,
    p::GET_ITEM,
    p::SET_ITEM,
    p::DEL_ITEM,
    p::ITER,
    method("__eq__", 1, 1, |vm, args| {
        let (a, b) = (vm.arg(args, 0), vm.arg(args, 1));
        if !b.is(Kind::MemoryView) && vm.buffer_of(b).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        vm.views_equal(a, b).map(Value::bool)
    }),
    method("__ne__", 1, 1, |vm, args| {
        let (a, b) = (vm.arg(args, 0), vm.arg(args, 1));
        if !b.is(Kind::MemoryView) && vm.buffer_of(b).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        vm.views_equal(a, b).map(|equal| Value::bool(!equal))
    }),
    p::HASH,
    p::REPR,
];

/// `memoryview(object)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("memoryview", &["object"]).required(1);
    signature::check(vm, args, &takes)?;
    let v = argument(vm, args, 0, "object").unwrap_or(Value::NONE);
    view_of(vm, v)
}

/// `__buffer__(flags)` of bytes and bytearrays.
pub(super) fn of_buffer(vm: &mut Vm<'_>, args: Args) -> Res {
    view_of(vm, p::this(vm, args))
}

/// What `__buffer__` is asked for: any layout, to read.
const FULL_READ_ONLY: i64 = 284;

/// A view of what `__buffer__` in Python, which is `f`, returns.
fn view_by_method(vm: &mut Vm<'_>, v: Value, f: Value) -> Res {
    let view = vm.call_special(v, f, &[Value::int(FULL_READ_ONLY)])?;
    if view.is(Kind::MemoryView) {
        return view_of(vm, view);
    }
    let text = "__buffer__ returned non-memoryview object";
    Err(vm.raise(TypeId::TypeError, &[text.into()]))
}

fn view_of(vm: &mut Vm<'_>, v: Value) -> Res {
    if let Some(f) = vm.special(v, const { Name::new("__buffer__") }) {
        return view_by_method(vm, v, f);
    }
    let whole = v;
    let v = vm.plain(v);
    if v.is(Kind::MemoryView) {
        vm.check_view(v)?;
        let object = vm.get(v.addr(), field::OBJECT);
        let read_only = vm.get(v.addr(), field::READ_ONLY) == Value::TRUE;
        return vm.new_view(object, vm.view_fields(v), read_only);
    }
    let Some(len) = vm.byte_string(v).map(<[u8]>::len) else {
        let wanted = "memoryview: a bytes-like object is required, not '";
        return Err(vm.raise_type(whole, wanted, "'"));
    };
    vm.new_view(v, [0, len as i64, 1, b'B'.into()], false)
}

/// The memoryview that a method was called on, not released.
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res {
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

/// Number of items, their size, and the distance between them.
fn shape(vm: &mut Vm<'_>, args: Args) -> Res<(i64, i64, i64)> {
    let v = receiver(vm, args)?;
    let [_, count, stride, format] = vm.view_fields(v);
    let size = item_size(format as u8).unwrap_or(1);
    Ok((count, size as i64, stride))
}

fn in_a_row(vm: &mut Vm<'_>, args: Args) -> Res {
    let (count, size, stride) = shape(vm, args)?;
    Ok(Value::bool(count <= 1 || size == stride))
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
    match vm.buffer_of(v).map(<[u8]>::len) {
        Some(len) => vm.sub_bytes(v, 0, len),
        None => vm.view_bytes(v),
    }
}

fn to_list(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let count = vm.items_len(v);
    // An item takes three words at most: a bytes object of one byte.
    vm.heap.reserve(count * 4 + 8)?;
    let list = vm.list_with_capacity(count)?;
    for i in 0..count {
        let item = vm.view_item(v, i)?;
        vm.list_push(list, item)?;
    }
    Ok(list)
}

fn release(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if v.is(Kind::MemoryView) {
        vm.set(v.addr(), field::OBJECT, Value::UNBOUND);
    }
    Ok(Value::NONE)
}

fn to_read_only(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let object = vm.get(v.addr(), field::OBJECT);
    vm.new_view(object, vm.view_fields(v), true)
}

/// `cast(format)`; a shape may be given where it is that of one dimension.
fn cast(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("cast", &["format", "shape"]).required(1);
    signature::check(vm, args.skip(1), &takes)?;
    let wanted = argument(vm, args, 1, "format").unwrap_or(Value::NONE);
    let text = vm.plain(wanted);
    if !vm.is_str(text) {
        return Err(vm.refuse_argument(wanted, "cast() argument 'format' must be str, not "));
    }
    let v = receiver(vm, args)?;
    if in_a_row(vm, args)? != Value::TRUE {
        let message = "memoryview: casts are restricted to C-contiguous views";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let shape = argument(vm, args, 2, "shape");
    if shape.is_some_and(|shape| vm.items_span(shape).is_none()) {
        let message = ["shape must be a list or a tuple".into()];
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    let text = vm.str(text).unwrap_or("");
    let format = match text.strip_prefix('@').unwrap_or(text).as_bytes() {
        &[code] => Some(code),
        _ => None,
    };
    let Some((code, size)) = format.and_then(|code| Some((code, item_size(code)?))) else {
        let message = "memoryview: destination format must be a native single character \
                       format prefixed with an optional '@'";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    };
    let [start, count, _, old] = vm.view_fields(v);
    let bytes = |code: u8| matches!(code, b'B' | b'b' | b'c');
    if !bytes(old as u8) && !bytes(code) {
        let message = "memoryview: cannot cast between two non-byte formats";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let len = count * item_size(old as u8).unwrap_or(1) as i64;
    if len % size as i64 != 0 {
        let message = "memoryview: length is not a multiple of itemsize";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let new_count = len / size as i64;
    if let Some(shape) = shape {
        check_shape(vm, shape, new_count)?;
    }
    let object = vm.get(v.addr(), field::OBJECT);
    let read_only = vm.get(v.addr(), field::READ_ONLY) == Value::TRUE;
    let fields = [start, new_count, size as i64, code.into()];
    vm.new_view(object, fields, read_only)
}

/// Checks that a shape is that of `count` items in one dimension.
fn check_shape(vm: &mut Vm<'_>, shape: Value, count: i64) -> Res<()> {
    let (base, dimensions) = vm.items_span(shape).unwrap_or((0, 0));
    let mut product: i64 = 1;
    for i in 0..dimensions {
        let length = vm.plain(vm.word(base + i));
        if !vm.is_integer(length) {
            let message = "memoryview.cast(): elements of shape must be integers";
            return Err(vm.raise(TypeId::TypeError, &[message.into()]));
        }
        let length = vm.count_of(length)?;
        if length <= 0 {
            let message = "memoryview.cast(): elements of shape must be integers > 0";
            return Err(vm.raise(TypeId::ValueError, &[message.into()]));
        }
        product = product.checked_mul(length).ok_or_else(|| {
            let message = "memoryview.cast(): product(shape) > SSIZE_MAX";
            vm.raise(TypeId::ValueError, &[message.into()])
        })?;
    }
    if product == count && dimensions != 1 {
        let message = [
            "memoryview: views of ".into(),
            Part::Int(dimensions as i64),
            " dimensions are not supported".into(),
        ];
        return Err(vm.raise(TypeId::NotImplementedError, &message));
    }
    if product == count {
        return Ok(());
    }
    let message = "memoryview: product(shape) * itemsize != buffer size";
    Err(vm.raise(TypeId::TypeError, &[message.into()]))
}
