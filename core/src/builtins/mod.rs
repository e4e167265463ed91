//! The built-in functions and the methods of the built-in types, one file per type.
//!
//! What a native pushes on the machine's stack is given back by its caller.

pub(crate) mod awaitable;
pub(crate) mod bytes;
pub(crate) mod cached;
pub(crate) mod code;
pub(crate) mod complex;
pub(crate) mod deque;
pub(crate) mod dict;
pub(crate) mod exceptions;
pub(crate) mod float;
pub(crate) mod frame;
pub(crate) mod function;
pub(crate) mod functions;
pub(crate) mod generator;
pub(crate) mod int;
pub(crate) mod iterators;
pub(crate) mod list;
pub(crate) mod mapping_proxy;
pub(crate) mod matched;
pub(crate) mod member;
pub(crate) mod module;
pub(crate) mod object;
pub(crate) mod property;
pub(crate) mod protocol;
pub(crate) mod range;
mod reduce;
pub(crate) mod set;
pub(crate) mod shell;
pub(crate) mod signature;
mod size;
pub(crate) mod stdin;
pub(crate) mod str;
pub(crate) mod stream;
pub(crate) mod traceback;
pub(crate) mod tuple;
pub(crate) mod weakref;

pub(crate) use signature::{Signature, only_keywords};

use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// A stack word that holds the object a method was called on, of kind `kind`: of an instance
/// of a subclass, the built-in object in it.
///
/// # Errors
/// TypeError where it is something else (`list.append(1, 2)`).
fn receiver(vm: &mut Vm<'_>, args: Args, kind: Kind, name: &str) -> Res<usize> {
    let this = vm.arg(args, 0);
    if this.is(kind) {
        return Ok(args.base);
    }
    if let Some(inner) = vm.payload(this).filter(|inner| inner.is(kind)) {
        return vm.push(inner);
    }
    let message = [
        Part::Text("descriptor requires a '"),
        Part::Text(name),
        Part::Text("' object but received a '"),
        Part::TypeOf(this),
        Part::Text("'"),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// Checks that there are no keyword arguments.
///
/// # Errors
/// TypeError where there are.
fn no_keywords(vm: &mut Vm<'_>, args: Args, function: &str) -> Res<()> {
    if args.keywords == 0 {
        return Ok(());
    }
    let message = [
        Part::Text(function),
        Part::Text("() takes no keyword arguments"),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// Checks that `__init__` of a built-in type has no keyword arguments, unless a class derived from it
/// takes them by a `__new__` of its own.
fn no_init_keywords(vm: &mut Vm<'_>, args: Args, function: &str) -> Res<()> {
    const NEW: Name = Name::new("__new__");
    let class = vm.class_of(vm.arg(args, 0));
    let made = vm.lookup(class, NEW);
    match made.is_some_and(|(_, owner)| owner.is(Kind::Class)) {
        true => Ok(()),
        false => no_keywords(vm, args, function),
    }
}

/// Checks that there are `min..=max` positional arguments (self not among them).
///
/// # Errors
/// TypeError in the words of the reference implementation.
fn arity(vm: &mut Vm<'_>, args: Args, function: &str, min: usize, max: usize) -> Res<()> {
    let given = args.len();
    if (min..=max).contains(&given) {
        return Ok(());
    }
    let (how, bound) = match given < min {
        _ if min == max => ("", min),
        true => ("at least ", min),
        false => ("at most ", max),
    };
    let message = [
        Part::Text(function),
        Part::Text(" expected "),
        Part::Text(how),
        Part::Int(bound as i64),
        Part::Text(if bound == 1 {
            " argument, got "
        } else {
            " arguments, got "
        }),
        Part::Int(given as i64),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// The argument at position `i` or else the keyword argument `name`.
fn argument(vm: &Vm<'_>, args: Args, i: usize, name: &str) -> Option<Value> {
    if i < args.len() {
        Some(vm.arg(args, i))
    } else {
        vm.keyword(args, name)
    }
}
