//! The methods of functions, bound methods, code objects and cells.

use super::{arity, no_keywords};
use crate::image::{Code, field, flag};
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, getter, keyword_method, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    keyword_method("__call__", 0, ANY, call),
    method("__get__", 1, 2, bind),
];

/// Of what belongs to no type or is bound to an object.
pub(crate) static BUILTIN_METHODS: &[Native] = &[keyword_method("__call__", 0, ANY, call)];

/// Of attributes that are computed.
pub(crate) static GETTER_METHODS: &[Native] = &[
    method("__get__", 1, 2, |vm, args| match vm.arg(args, 1) {
        Value::NONE if args.len() > 2 => Ok(vm.arg(args, 0)),
        object => vm.read_getter(vm.arg(args, 0), object),
    }),
    method("__set__", 2, 2, unwritable),
    method("__delete__", 1, 1, unwritable),
];

pub(crate) static NATIVE_METHODS: &[Native] = &[
    keyword_method("__call__", 0, ANY, call),
    method("__get__", 1, 2, bind),
];

pub(crate) static BOUND_METHODS: &[Native] = &[
    keyword_method("__call__", 0, ANY, call),
    getter("__func__", |vm, args| Ok(vm.get(vm.arg(args, 0).addr(), 1))),
    getter("__self__", |vm, args| Ok(vm.get(vm.arg(args, 0).addr(), 2))),
];

pub(crate) static CODE_METHODS: &[Native] = &[
    getter("co_name", |vm, args| Ok(code(vm, args).name().value())),
    getter("co_qualname", |vm, args| {
        Ok(code(vm, args).qualname().value())
    }),
    getter("co_filename", |vm, args| {
        Ok(code(vm, args).filename().value())
    }),
    getter("co_firstlineno", |vm, args| {
        number(vm, args, field::FIRST_LINE)
    }),
    getter("co_argcount", |vm, args| {
        number(vm, args, field::POSITIONAL)
    }),
    getter("co_posonlyargcount", |vm, args| {
        number(vm, args, field::POSITIONAL_ONLY)
    }),
    getter("co_kwonlyargcount", |vm, args| {
        number(vm, args, field::KEYWORD_ONLY)
    }),
    getter("co_nlocals", |vm, args| number(vm, args, field::LOCALS)),
    getter("co_stacksize", |vm, args| number(vm, args, field::SLOTS)),
    getter("co_varnames", |vm, args| {
        let code = code(vm, args);
        let count = match code.has(flag::CLASS_BODY) {
            true => 0,
            false => code.get(field::LOCALS),
        };
        names(vm, args, 0, count)
    }),
    getter("co_freevars", |vm, args| {
        let code = code(vm, args);
        names(vm, args, code.get(field::LOCALS), code.get(field::FREE))
    }),
    getter("co_flags", flags),
];

pub(crate) static CELL_METHODS: &[Native] = &[getter("cell_contents", cell_contents)];

/// `f.__call__(…)`.
fn call(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.call_at(vm.arg(args, 0), args.skip(1))
}

fn unwritable(vm: &mut Vm<'_>, args: Args) -> Res {
    Err(vm.not_writable(vm.arg(args, 0)))
}

/// `f.__get__(object, class=None)`.
fn bind(vm: &mut Vm<'_>, args: Args) -> Res {
    let (f, object) = (vm.arg(args, 0), vm.arg(args, 1));
    if object.is_none() && args.len() < 3 {
        let text = "__get__(None, None) is invalid";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    }
    if object.is_none() {
        return Ok(f);
    }
    vm.object(Kind::Method, [f, object])
}

/// `types.MethodType(function, object)`.
pub(crate) fn construct_method(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "method")?;
    arity(vm, args, "method", 2, 2)?;
    if vm.arg(args, 1).is_none() {
        return Err(vm.raise(
            TypeId::TypeError,
            &[Part::Text("instance must not be None")],
        ));
    }
    vm.object(Kind::Method, [vm.arg(args, 0), vm.arg(args, 1)])
}

fn code<'m>(vm: &Vm<'m>, args: Args) -> Code<'m> {
    let id = vm.code_of(vm.arg(args, 0)).unwrap_or(vm.image.entry());
    vm.image.code(id)
}

fn number(vm: &mut Vm<'_>, args: Args, which: usize) -> Res {
    let hidden = which == field::POSITIONAL || which == field::LOCALS;
    if hidden && (code(vm, args).has(flag::MODULE) || code(vm, args).has(flag::CLASS_BODY)) {
        // The namespace is nothing that the program has.
        return Ok(Value::int(0));
    }
    Ok(Value::int(code(vm, args).get(which) as i64))
}

/// A tuple of the names of `count` variables from number `first` on.
fn names(vm: &mut Vm<'_>, args: Args, first: usize, count: usize) -> Res {
    let code = code(vm, args);
    let at = vm.heap.alloc(Kind::Tuple, count)?;
    for i in 0..count {
        let name = vm.image.variable(code, first + i).value();
        vm.set(at, i + 1, name);
    }
    Ok(Value::reference(Kind::Tuple, at))
}

/// The flags as the reference implementation numbers them.
fn flags(vm: &mut Vm<'_>, args: Args) -> Res {
    let code = code(vm, args);
    let table = [(flag::VARARGS, 0x04), (flag::VARKEYWORDS, 0x08)];
    let generates = match (code.has(flag::GENERATOR), code.has(flag::COROUTINE)) {
        (true, true) => 0x200,
        (true, false) => 0x20,
        (false, true) => 0x80,
        (false, false) => 0,
    };
    let flags = table
        .iter()
        .filter(|(ours, _)| code.has(*ours))
        .map(|(_, theirs)| theirs);
    let optimized = if code.has(flag::MODULE) || code.has(flag::CLASS_BODY) {
        0
    } else {
        3
    };
    Ok(Value::int(optimized + generates + flags.sum::<i64>()))
}

fn cell_contents(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.get(vm.arg(args, 0).addr(), 1);
    if v.is_unbound() {
        return Err(vm.raise(TypeId::ValueError, &[Part::Text("Cell is empty")]));
    }
    Ok(v)
}
