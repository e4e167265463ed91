//! `property`, `staticmethod`, `classmethod` and `super`.

use super::{argument, arity, no_keywords, only_keywords};
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// Fields of a property.
const GETTER: usize = 1;
const SETTER: usize = 2;
const DELETER: usize = 3;
const DOC: usize = 4;

pub(crate) static METHODS: &[Native] = &[
    method("getter", 1, 1, |vm, args| with_function(vm, args, GETTER)),
    method("setter", 1, 1, |vm, args| with_function(vm, args, SETTER)),
    method("deleter", 1, 1, |vm, args| with_function(vm, args, DELETER)),
    getter("fget", |vm, args| field(vm, args, GETTER)),
    getter("fset", |vm, args| field(vm, args, SETTER)),
    getter("fdel", |vm, args| field(vm, args, DELETER)),
    getter("__doc__", |vm, args| field(vm, args, DOC)),
    method("__get__", 1, 2, get),
    method("__set__", 2, 2, set),
    method("__delete__", 1, 1, delete),
];

pub(crate) static STATIC_METHODS: &[Native] = &[
    getter("__func__", |vm, args| field(vm, args, 1)),
    getter("__wrapped__", |vm, args| field(vm, args, 1)),
    method("__get__", 1, 2, |vm, args| field(vm, args, 1)),
];

pub(crate) static CLASS_METHODS: &[Native] = &[
    getter("__func__", |vm, args| field(vm, args, 1)),
    getter("__wrapped__", |vm, args| field(vm, args, 1)),
    method("__get__", 1, 2, get_class_method),
];

fn field(vm: &mut Vm<'_>, args: Args, i: usize) -> Res {
    Ok(vm.get(vm.arg(args, 0).addr(), i))
}

/// `property(fget=None, fset=None, fdel=None, doc=None)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let names = ["fget", "fset", "fdel", "doc"];
    only_keywords(vm, args, "property", &names)?;
    if args.len() > 4 {
        return arity(vm, args, "property", 0, 4).map(|()| Value::NONE);
    }
    let mut fields = [Value::NONE; 4];
    for (i, name) in names.iter().enumerate() {
        fields[i] = argument(vm, args, i, name).unwrap_or(Value::NONE);
    }
    if fields[3].is_none() && fields[0].is(Kind::Function) {
        let top = vm.top;
        for v in fields {
            vm.push(v)?;
        }
        let name = vm.special_name(crate::strings::Name::new("__doc__"))?;
        let doc = vm.get_attr_opt(vm.word(vm.top - 4), name)?;
        for (i, v) in fields.iter_mut().enumerate() {
            *v = vm.word(vm.top - 4 + i);
        }
        fields[3] = doc.unwrap_or(Value::NONE);
        vm.top = top;
    }
    vm.object(Kind::Property, fields)
}

/// A copy of the property with another function.
fn with_function(vm: &mut Vm<'_>, args: Args, which: usize) -> Res {
    let at = vm.arg(args, 0).addr();
    let mut fields = [GETTER, SETTER, DELETER, DOC].map(|i| vm.get(at, i));
    fields[which - 1] = vm.arg(args, 1);
    vm.object(Kind::Property, fields)
}

fn missing(vm: &mut Vm<'_>, what: &str) -> crate::trap::Trap {
    vm.raise(
        TypeId::AttributeError,
        &[Part::Text("property has no "), Part::Text(what)],
    )
}

fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    if vm.arg(args, 1).is_none() {
        return Ok(vm.arg(args, 0));
    }
    match field(vm, args, GETTER)? {
        Value::NONE => Err(missing(vm, "getter")),
        f => vm.call(f, &[vm.arg(args, 1)]),
    }
}

fn set(vm: &mut Vm<'_>, args: Args) -> Res {
    match field(vm, args, SETTER)? {
        Value::NONE => Err(missing(vm, "setter")),
        f => vm.call(f, &[vm.arg(args, 1), vm.arg(args, 2)]),
    }
}

fn delete(vm: &mut Vm<'_>, args: Args) -> Res {
    match field(vm, args, DELETER)? {
        Value::NONE => Err(missing(vm, "deleter")),
        f => vm.call(f, &[vm.arg(args, 1)]),
    }
}

/// `staticmethod(function)`.
pub(crate) fn construct_static(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "staticmethod")?;
    arity(vm, args, "staticmethod", 1, 1)?;
    vm.object(Kind::StaticMethod, [vm.arg(args, 0)])
}

/// `classmethod(function)`.
pub(crate) fn construct_class(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "classmethod")?;
    arity(vm, args, "classmethod", 1, 1)?;
    vm.object(Kind::ClassMethod, [vm.arg(args, 0)])
}

/// `classmethod.__get__(object, class=None)`.
fn get_class_method(vm: &mut Vm<'_>, args: Args) -> Res {
    let class = if args.len() > 2 {
        vm.arg(args, 2)
    } else {
        vm.class_of(vm.arg(args, 1))
    };
    let f = field(vm, args, 1)?;
    vm.object(Kind::Method, [f, class])
}

/// `super(class, object_or_class)`.
pub(crate) fn construct_super(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "super")?;
    if args.is_empty() {
        return Err(vm.raise(TypeId::RuntimeError, &[Part::Text("super(): no arguments")]));
    }
    arity(vm, args, "super", 1, 2)?;
    let class = vm.arg(args, 0);
    if !vm.is_class(class) {
        return Err(vm.raise_type(class, "super() argument 1 must be a type, not ", ""));
    }
    if args.len() == 1 {
        return vm.object(Kind::Super, [class, Value::NONE, Value::NONE]);
    }
    let object = vm.arg(args, 1);
    let own = vm.class_of(object);
    let start = if vm.is_class(object) && vm.derives(object, class) {
        object
    } else if vm.derives(own, class) {
        own
    } else {
        let text = "super(type, obj): obj must be an instance or subtype of type";
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    };
    vm.object(Kind::Super, [class, object, start])
}
