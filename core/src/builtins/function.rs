//! Functions, bound methods and cells.

use super::protocol as p;
use super::{Signature, argument, arity, no_keywords, signature};
use crate::image::{CodeId, field};
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, getter, keyword_method, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

pub(crate) static METHODS: &[Native] = &[
    keyword_method("__call__", 0, ANY, call),
    method("__get__", 1, 2, bind),
];

/// Of what belongs to no type or is bound to an object.
pub(crate) static BUILTIN_METHODS: &[Native] = &[keyword_method("__call__", 0, ANY, call)];

pub(crate) static NATIVE_METHODS: &[Native] = &[
    keyword_method("__call__", 0, ANY, call),
    method("__get__", 1, 2, bind),
];

pub(crate) static BOUND_METHODS: &[Native] = &[
    keyword_method("__call__", 0, ANY, call),
    method("__get__", 1, 2, |vm, args| Ok(vm.arg(args, 0))),
    getter("__func__", |vm, args| Ok(vm.get(vm.arg(args, 0).addr(), 1))),
    getter("__self__", |vm, args| Ok(vm.get(vm.arg(args, 0).addr(), 2))),
];

pub(crate) static CELL_METHODS: &[Native] = &[
    getter("cell_contents", cell_contents),
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
];

/// `types.CellType([contents])`.
pub(crate) fn construct_cell(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "cell")?;
    arity(vm, args, "cell", 0, 1)?;
    let contents = match args.is_empty() {
        true => Value::UNBOUND,
        false => vm.arg(args, 0),
    };
    vm.object(Kind::Cell, [contents])
}

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    const NAMES: [&str; 6] = [
        "code",
        "globals",
        "name",
        "argdefs",
        "closure",
        "kwdefaults",
    ];
    let takes = Signature::new("function", &NAMES).required(2);
    signature::check(vm, args, &takes)?;
    let [code, globals, name, defaults, closure, keyword_defaults] =
        core::array::from_fn(|i| argument(vm, args, i, NAMES[i]).unwrap_or(Value::NONE));
    let Some(id) = code.as_immediate(Immediate::Code).map(CodeId) else {
        let wanted = "function() argument 'code' must be code, not ";
        return Err(vm.refuse_argument(code, wanted));
    };
    let globals = vm.plain(globals);
    if !globals.is(Kind::Dict) {
        let wanted = "function() argument 'globals' must be dict, not ";
        return Err(vm.refuse_argument(globals, wanted));
    }
    let kinds = [
        (
            !name.is_none() && !vm.is_str(name),
            "arg 3 (name) must be None or string",
        ),
        (
            !defaults.is_none() && !defaults.is(Kind::Tuple),
            "arg 4 (defaults) must be None or tuple",
        ),
    ];
    if let Some((_, text)) = kinds.iter().find(|(wrong, _)| *wrong) {
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    }
    check_closure(vm, id, closure)?;
    vm.heap.reserve(64)?;
    let attributes = vm.new_dict()?;
    if !name.is_none() {
        vm.dict_set_text(attributes, "__name__", name)?;
    }
    vm.settle_home(id, globals)?;
    vm.new_function(
        id,
        globals,
        [defaults, keyword_defaults, closure, attributes],
    )
}

/// Checks that the closure has a cell for each free variable of the code.
fn check_closure(vm: &mut Vm<'_>, id: CodeId, closure: Value) -> Res<()> {
    let free = vm.image.code(id).get(field::FREE);
    let cells = vm.items_span(closure).filter(|_| closure.is(Kind::Tuple));
    let Some((at, count)) = cells else {
        if free == 0 && closure.is_none() {
            return Ok(());
        }
        let text = match closure.is_none() || free > 0 {
            true => "arg 5 (closure) must be tuple",
            false => "arg 5 (closure) must be None or tuple",
        };
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    };
    if count != free {
        let name = vm.image.code(id).name().value();
        let text = [
            Part::Plain(name),
            " requires closure of length ".into(),
            Part::Int(free as i64),
            ", not ".into(),
            Part::Int(count as i64),
        ];
        return Err(vm.raise(TypeId::ValueError, &text));
    }
    for i in 0..count {
        let cell = vm.word(at + i);
        if !cell.is(Kind::Cell) {
            return Err(vm.raise_type(cell, "arg 5 (closure) expected cell, found ", ""));
        }
    }
    Ok(())
}

/// `f.__call__(…)`.
fn call(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.call_at(vm.arg(args, 0), args.skip(1))
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
    if !vm.is_callable(vm.arg(args, 0)) {
        let text = ["first argument must be callable".into()];
        return Err(vm.raise(TypeId::TypeError, &text));
    }
    if vm.arg(args, 1).is_none() {
        return Err(vm.raise(
            TypeId::TypeError,
            &[Part::Text("instance must not be None")],
        ));
    }
    vm.bind_callable(vm.arg(args, 0), vm.arg(args, 1))
}

fn cell_contents(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.get(vm.arg(args, 0).addr(), 1);
    if v.is_unbound() {
        return Err(vm.raise(TypeId::ValueError, &[Part::Text("Cell is empty")]));
    }
    Ok(v)
}
