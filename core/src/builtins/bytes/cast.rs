//! `memoryview.cast`: other formats, and one dimension as several or several as one.

use super::view::receiver;
use crate::buffer::{Layout, PREFIXED, item_size};
use crate::builtins::str::codec::ascii;
use crate::builtins::{Signature, argument, signature};
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// Most dimensions of a memoryview.
pub(super) const MOST_DIMENSIONS: usize = 64;

/// `cast(format, shape)`.
pub(super) fn cast(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("cast", &["format", "shape"]).required(1);
    signature::check(vm, args.skip(1), &takes)?;
    let wanted = argument(vm, args, 1, "format").unwrap_or(Value::NONE);
    let text = vm.plain(wanted);
    if !vm.is_str(text) {
        return Err(vm.refuse_argument(wanted, "cast() argument 'format' must be str, not "));
    }
    let v = receiver(vm, args)?;
    let old = vm.view_layout(v);
    if !old.in_a_row() {
        return Err(refuse(
            vm,
            "memoryview: casts are restricted to C-contiguous views",
        ));
    }
    let shape = argument(vm, args, 2, "shape").map(|shape| vm.plain(shape));
    check_dimensions(vm, v, shape)?;
    let format = format_of(vm, text)?;
    let row = recast(vm, old, format)?;
    let Some(shape) = shape else {
        return vm.view_with(v, row);
    };
    let layout = shaped(vm, shape, row)?;
    vm.view_with(v, layout)
}

fn refuse(vm: &mut Vm<'_>, message: &str) -> Trap {
    vm.raise(TypeId::TypeError, &[message.into()])
}

/// Checks that a cast is one from or to one dimension.
fn check_dimensions(vm: &mut Vm<'_>, v: Value, shape: Option<Value>) -> Res<()> {
    let own = vm.view_dimensions(v);
    if (shape.is_some() || own != 1) && vm.view_layout(v).items() == 0 {
        let message = "memoryview: cannot cast view with zeros in shape or strides";
        return Err(refuse(vm, message));
    }
    let Some(shape) = shape else {
        return Ok(());
    };
    let Some((_, dimensions)) = vm.items_span(shape) else {
        return Err(refuse(vm, "shape must be a list or a tuple"));
    };
    if dimensions > MOST_DIMENSIONS {
        let message = "memoryview: number of dimensions must not exceed 64";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    if own != 1 && dimensions != 1 {
        return Err(refuse(vm, "memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    Ok(())
}

/// What the str `text` says of a layout's format.
fn format_of(vm: &mut Vm<'_>, text: Value) -> Res<i64> {
    if !vm.str(text).unwrap_or("").is_ascii() {
        // To encode it raises what is wrong with it.
        vm.rooted(text, |vm, slot| ascii(vm, vm.word(slot)))?;
    }
    // The text ends where C's does.
    let text = vm.str(text).unwrap_or("").split('\0').next();
    let (prefixed, code) = match *text.unwrap_or("").as_bytes() {
        [code] => (0, code),
        [b'@', code] => (PREFIXED, code),
        _ => (0, 0),
    };
    if item_size(code).is_none() {
        let message = "memoryview: destination format must be a native single character \
                       format prefixed with an optional '@'";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    Ok(i64::from(code) | prefixed)
}

/// The items of this layout, which lie in a row, as a row of items of another format.
fn recast(vm: &mut Vm<'_>, old: Layout, format: i64) -> Res<Layout> {
    let is_byte = |code: u8| matches!(code, b'B' | b'b' | b'c');
    let new = Layout {
        format,
        row: 1,
        shape: Value::NONE,
        ..old
    };
    if !is_byte(old.code()) && !is_byte(new.code()) {
        let message = "memoryview: cannot cast between two non-byte formats";
        return Err(refuse(vm, message));
    }
    let (len, size) = (old.items() * old.size(), new.size());
    if len % size != 0 {
        let message = "memoryview: length is not a multiple of itemsize";
        return Err(refuse(vm, message));
    }
    Ok(Layout {
        count: (len / size) as i64,
        stride: size as i64,
        ..new
    })
}

/// The row of items in dimensions of the lengths `shape`, a list or tuple.
fn shaped(vm: &mut Vm<'_>, shape: Value, row: Layout) -> Res<Layout> {
    let (base, dimensions) = vm.items_span(shape).unwrap_or((0, 0));
    let mut lengths = [Value::NONE; MOST_DIMENSIONS];
    let mut product = row.size() as i64;
    for (i, place) in lengths[..dimensions].iter_mut().enumerate() {
        let length = length_of(vm, vm.word(base + i))?;
        *place = Value::int(length);
        product = product
            .checked_mul(length)
            .filter(|&bytes| bytes <= isize::MAX as i64)
            .ok_or_else(|| {
                let message = "memoryview.cast(): product(shape) > SSIZE_MAX";
                vm.raise(TypeId::ValueError, &[message.into()])
            })?;
    }
    if product != row.count * row.size() as i64 {
        let message = "memoryview: product(shape) * itemsize != buffer size";
        return Err(refuse(vm, message));
    }
    let lengths = &lengths[..dimensions];
    let shape = match dimensions {
        1 => return Ok(row),
        _ => vm.new_tuple(lengths)?,
    };
    let count = lengths.first().map_or(1, |first| first.int_unchecked());
    let within = row.count / count;
    Ok(Layout {
        count,
        stride: within * row.stride,
        row: within,
        shape,
        ..row
    })
}

/// A length of a shape.
fn length_of(vm: &mut Vm<'_>, length: Value) -> Res<i64> {
    let length = vm.plain(length);
    if !vm.is_integer(length) {
        return Err(refuse(
            vm,
            "memoryview.cast(): elements of shape must be integers",
        ));
    }
    let length = vm.count_of(length)?;
    if length <= 0 {
        let message = "memoryview.cast(): elements of shape must be integers > 0";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    Ok(length)
}
