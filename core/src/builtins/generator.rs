//! The methods of generators, coroutines and asynchronous generators.

use super::protocol as p;
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Root, Vm};

/// Words that a step may allocate besides what Python code does: an exception, and its value.
const ROOM: usize = 256;

/// What the methods are a part of that programs seldom use.
const SELDOM: Feature = Feature::GeneratorMethods;

pub(crate) static METHODS: &[Native] = &[
    p::CLASS_GET_ITEM,
    method("send", 1, 1, send),
    SELDOM.native(method("throw", 1, 3, throw)),
    method("close", 0, 0, close),
    SELDOM.native(getter("gi_running", is_running)),
    SELDOM.native(getter("gi_suspended", is_suspended)),
    SELDOM.native(getter("gi_frame", frame)),
    SELDOM.native(getter("gi_code", code)),
    SELDOM.native(getter("gi_yieldfrom", awaited)),
    getter("__name__", name),
    getter("__qualname__", qualname),
    p::ITER,
    p::NEXT,
];

pub(crate) static COROUTINE_METHODS: &[Native] = &[
    p::CLASS_GET_ITEM,
    method("send", 1, 1, send),
    method("throw", 1, 3, throw),
    method("close", 0, 0, close),
    getter("cr_running", is_running),
    getter("cr_suspended", is_suspended),
    getter("cr_frame", frame),
    getter("cr_code", code),
    getter("cr_await", awaited),
    getter("cr_origin", |_, _| Ok(Value::NONE)),
    getter("__name__", name),
    getter("__qualname__", qualname),
    method("__await__", 0, 0, |vm, args| {
        vm.coroutine_wrapper(vm.arg(args, 0))
    }),
];

pub(crate) static ASYNC_METHODS: &[Native] = &[
    p::CLASS_GET_ITEM,
    method("__aiter__", 0, 0, |vm, args| Ok(vm.arg(args, 0))),
    method("__anext__", 0, 0, |vm, args| {
        vm.async_send(vm.arg(args, 0), Value::NONE)
    }),
    method("asend", 1, 1, |vm, args| {
        vm.async_send(vm.arg(args, 0), vm.arg(args, 1))
    }),
    method("athrow", 1, 3, |vm, args| {
        let e = thrown(vm, args, "athrow")?;
        vm.async_throw(vm.arg(args, 0), e)
    }),
    method("aclose", 0, 0, |vm, args| {
        vm.async_throw(vm.arg(args, 0), Value::NONE)
    }),
    getter("ag_running", |vm, args| {
        let generator = vm.arg(args, 0);
        Ok(Value::bool(vm.async_generator_is_under_way(generator)))
    }),
    getter("ag_suspended", is_suspended),
    getter("ag_frame", frame),
    getter("ag_code", code),
    getter("ag_await", awaited),
    getter("__name__", name),
    getter("__qualname__", qualname),
];

/// Turns an iterator's end into the StopIteration that `send` and `throw` raise.
pub(crate) fn item_or_stop(vm: &mut Vm<'_>, item: Option<Value>) -> Res {
    match item {
        Some(v) => Ok(v),
        None => {
            vm.make_room(ROOM)?;
            let value = vm.root(Root::Result);
            Err(vm.raise_stop(value))
        }
    }
}

fn send(vm: &mut Vm<'_>, args: Args) -> Res {
    let item = vm.generator_next(vm.arg(args, 0), vm.arg(args, 1))?;
    item_or_stop(vm, item)
}

/// `throw(exception)`, `throw(type, value=None, traceback=None)`.
fn throw(vm: &mut Vm<'_>, args: Args) -> Res {
    let e = thrown(vm, args, "throw")?;
    let item = vm.generator_throw(vm.arg(args, 0), e)?;
    item_or_stop(vm, item)
}

/// `close()`: a coroutine's gives nothing.
fn close(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.make_room(ROOM)?;
    vm.generator_close(vm.arg(args, 0))
}

/// The exception that the arguments after the first ask to be thrown.
pub(super) fn thrown(vm: &mut Vm<'_>, args: Args, method: &str) -> Res {
    if args.len() > 2 {
        warn_of_details(vm, method)?;
    }
    vm.make_room(ROOM)?;
    let optional = |vm: &Vm<'_>, i: usize| match args.len() > i {
        true => vm.arg(args, i),
        false => Value::NONE,
    };
    let (what, value, traceback) = (vm.arg(args, 1), optional(vm, 2), optional(vm, 3));
    if !traceback.is_none() && !traceback.is(Kind::Traceback) {
        let text = "throw() third argument must be a traceback object";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    }
    let e = if what.is(Kind::Exception) {
        if !value.is_none() {
            let text = "instance exception may not have a separate value";
            return Err(vm.raise(TypeId::TypeError, &[text.into()]));
        }
        what
    } else if vm.is_class(what) && vm.layout_of(what).derives_from(TypeId::BaseException) {
        // What goes wrong as it is made is thrown in its stead.
        match made_of(vm, args, value) {
            Err(trap) if vm.is_raised(trap) => vm.clear_pending(),
            made => made?,
        }
    } else {
        let message = [
            Part::Text("exceptions must be classes or instances deriving from BaseException, not "),
            Part::TypeOf(what),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    };
    if args.len() > 3 && vm.arg(args, 3).is(Kind::Traceback) {
        vm.set(e.addr(), crate::exception::TRACEBACK, vm.arg(args, 3));
    }
    Ok(e)
}

/// Warns of a call with the details of an exception.
fn warn_of_details(vm: &mut Vm<'_>, method: &str) -> Res<()> {
    vm.make_room(2 * ROOM)?;
    let text = [
        "the (type, exc, tb) signature of ".into(),
        method.into(),
        "() is deprecated, use the single-arg signature instead.".into(),
    ];
    vm.warn(TypeId::DeprecationWarning, &text)
}

/// The exception that `throw(class, value)` means.
fn made_of(vm: &mut Vm<'_>, args: Args, value: Value) -> Res {
    let class = vm.arg(args, 1);
    let e = if value.is(Kind::Exception) && vm.derives(vm.class_of(value), class) {
        value
    } else if value.is_none() {
        vm.call(class, &[])?
    } else if let Some(at) = value
        .as_kind(Kind::Tuple)
        .filter(|&at| vm.heap.len(at) <= 8)
    {
        let mut items = [Value::NONE; 8];
        let count = vm.heap.len(at);
        for (i, item) in items[..count].iter_mut().enumerate() {
            *item = vm.get(at, i + 1);
        }
        vm.call(class, &items[..count])?
    } else {
        vm.call(class, &[value])?
    };
    if e.is(Kind::Exception) {
        return Ok(e);
    }
    let message = [
        "calling ".into(),
        Part::Repr(vm.arg(args, 1)),
        " should have returned an instance of BaseException, not ".into(),
        Part::TypeOf(e),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

fn is_running(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(Value::bool(vm.generator_is_running(vm.arg(args, 0))))
}

fn is_suspended(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(Value::bool(vm.generator_is_suspended(vm.arg(args, 0))))
}

/// The generator's frame as it stands; None once it has ended.
fn frame(vm: &mut Vm<'_>, args: Args) -> Res {
    let generator = vm.arg(args, 0);
    match vm.generator_place(generator) {
        None => Ok(Value::NONE),
        Some(_) => vm.generator_frame(generator),
    }
}

fn code(vm: &mut Vm<'_>, args: Args) -> Res {
    let function = vm.generator_function(vm.arg(args, 0));
    let id = vm.code_of(function).unwrap_or(vm.image.entry());
    Ok(Value::immediate(Immediate::Code, id.0))
}

fn awaited(vm: &mut Vm<'_>, args: Args) -> Res {
    let delegate = vm.delegate(vm.arg(args, 0));
    Ok(delegate.map_or(Value::NONE, |(iterator, _)| iterator))
}

fn name(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(vm.function_name(vm.generator_function(vm.arg(args, 0))))
}

fn qualname(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(vm.function_qualname(vm.generator_function(vm.arg(args, 0))))
}
