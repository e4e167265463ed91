//! What arguments a function takes, with CPython's words for what it does not take, and the
//! values of arguments.

use stackline_core::{Args, Part, Res, Signature, Trap, TypeId, Value, Vm, check_signature};

use super::Function;
use crate::os_text;

/// The arguments that a function takes. The sorts differ in the words of the errors alone.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Arity {
    /// None.
    Zero,
    /// Exactly one.
    One,
    /// Exactly so many, by position.
    Exactly(usize),
    /// From the first number to the second, by position.
    Between(usize, usize),
    /// By position or by these names; the number says how many are required.
    Named(usize, &'static [&'static str]),
    /// From the first number to the second, by position: a path that is a str, and small ints or
    /// further such paths. The library's function of the same name takes whatever else there is.
    Common(usize, usize),
    /// As natives of the core with named parameters.
    Parsed(Signature<'static>),
    /// By position as in `Between`; keywords are for the function to look at.
    Open(usize, usize),
}

/// Any number of arguments.
pub(crate) const ANY: usize = usize::MAX;

/// Refuses what `function` of `module` does not take.
pub(crate) fn check(vm: &mut Vm<'_>, module: &str, function: &Function, args: Args) -> Res<()> {
    let (given, name) = (args.len(), function.name);
    // CPython's `os` takes its functions from `posix`.
    let module = if module == "os" { "posix" } else { module };
    let full = |rest: String| format!("{module}.{name}() {rest}");
    let message = match function.arity {
        Arity::Parsed(takes) => return check_signature(vm, args, &takes),
        Arity::Named(required, names) => return check_named(vm, name, required, names, args),
        Arity::Open(least, most) | Arity::Common(least, most) => {
            wrong_count(name, least, most, given)
        }
        _ if args.keyword_count() > 0 => Some(full("takes no keyword arguments".to_owned())),
        Arity::Zero if given != 0 => Some(full(format!("takes no arguments ({given} given)"))),
        Arity::One if given != 1 => {
            Some(full(format!("takes exactly one argument ({given} given)")))
        }
        Arity::Exactly(number) if given != number => Some(format!(
            "{name}() takes exactly {number} arguments ({given} given)"
        )),
        Arity::Between(least, most) => wrong_count(name, least, most, given),
        Arity::Zero | Arity::One | Arity::Exactly(_) => None,
    };
    match message {
        Some(message) => Err(type_error(vm, &message)),
        None => Ok(()),
    }
}

fn wrong_count(name: &str, least: usize, most: usize, given: usize) -> Option<String> {
    if (least..=most).contains(&given) {
        return None;
    }
    let (bound, number) = match (given < least, least == most) {
        (_, true) => ("", least),
        (true, false) => ("at least ", least),
        (false, false) => ("at most ", most),
    };
    let s = if number == 1 { "" } else { "s" };
    Some(format!(
        "{name} expected {bound}{number} argument{s}, got {given}"
    ))
}

fn check_named(
    vm: &mut Vm<'_>,
    name: &str,
    required: usize,
    names: &[&str],
    args: Args,
) -> Res<()> {
    let (given, keywords) = (args.len(), args.keyword_count());
    if given + keywords > names.len() {
        let (most, s) = (names.len(), if names.len() == 1 { "" } else { "s" });
        let message = format!(
            "{name}() takes {} {most} argument{s} ({} given)",
            if required == most {
                "exactly"
            } else {
                "at most"
            },
            given + keywords
        );
        return Err(type_error(vm, &message));
    }
    for i in 0..keywords {
        let keyword = vm.str(vm.keyword_name(args, i)).unwrap_or_default();
        let message = match names.iter().position(|n| *n == keyword) {
            None => format!("{name}() got an unexpected keyword argument '{keyword}'"),
            Some(at) if at < given => format!(
                "argument for {name}() given by name ('{keyword}') and position ({})",
                at + 1
            ),
            Some(_) => continue,
        };
        return Err(type_error(vm, &message));
    }
    for (i, missing) in names.iter().enumerate().take(required).skip(given) {
        if vm.keyword(args, missing).is_none() {
            let message = format!(
                "{name}() missing required argument '{missing}' (pos {})",
                i + 1
            );
            return Err(type_error(vm, &message));
        }
    }
    Ok(())
}

/// Whether the arguments are such as a function with [`Arity::Common`] takes itself.
#[cfg(feature = "compiler")]
pub(crate) fn are_common(vm: &Vm<'_>, least: usize, most: usize, args: Args) -> bool {
    let is_path = |v| vm.str(v).is_some_and(|text| !text.as_bytes().contains(&0));
    args.keyword_count() == 0
        && (least..=most).contains(&args.len())
        && (0..args.len()).all(|i| {
            let v = vm.arg(args, i);
            is_path(v) || (i > 0 && v.as_int().is_some())
        })
}

/// Raises TypeError.
pub(crate) fn type_error(vm: &mut Vm<'_>, message: &str) -> Trap {
    vm.raise(TypeId::TypeError, &[message.into()])
}

/// Raises ValueError.
pub(crate) fn value_error(vm: &mut Vm<'_>, message: &str) -> Trap {
    vm.raise(TypeId::ValueError, &[message.into()])
}

/// Argument `i`, or the keyword argument `name`, or unbound.
pub(crate) fn named(vm: &Vm<'_>, args: Args, i: usize, name: &str) -> Value {
    if i < args.len() {
        return vm.arg(args, i);
    }
    vm.keyword(args, name).unwrap_or(Value::UNBOUND)
}

/// Argument `i` as a C int.
pub(crate) fn c_int(vm: &mut Vm<'_>, v: Value) -> Res<i32> {
    let n = vm.index_value(v)?;
    n.as_int()
        .and_then(|n| i32::try_from(n).ok())
        .ok_or_else(|| {
            let message = Part::Text("Python int too large to convert to C int");
            vm.raise(TypeId::OverflowError, &[message])
        })
}

/// The text of argument `v` of `function`, a str.
pub(crate) fn text(vm: &mut Vm<'_>, function: &str, v: Value) -> Res<String> {
    match vm.str(v) {
        Some(text) => Ok(text.to_owned()),
        None => Err(vm.raise(
            TypeId::TypeError,
            &[
                function.into(),
                "() argument must be str, not ".into(),
                Part::Given(v),
            ],
        )),
    }
}

/// What `__fspath__` of an object gives; the object itself where that is a path already, or none.
pub(crate) fn file_system_path(vm: &mut Vm<'_>, v: Value) -> Res {
    let plain = vm.plain(v);
    if vm.is_str(plain) || vm.bytes_of(plain).is_some() {
        return Ok(plain);
    }
    let kept = vm.hold(v)?;
    let path = path_of_type(vm, v);
    let v = vm.release(kept);
    Ok(vm.plain(path?.unwrap_or(v)))
}

/// What `__fspath__` of the object's type gives, a str or bytes. `None` if it has none.
pub(crate) fn path_of_type(vm: &mut Vm<'_>, v: Value) -> Res<Option<Value>> {
    const NAME: &str = "__fspath__";
    match vm.attribute_of_type(v, NAME) {
        Some(method) if !method.is_none() => {}
        _ => return Ok(None),
    }
    let kept = vm.hold(v)?;
    let path = vm.call_of_type(v, NAME);
    let v = vm.release(kept);
    let Some(path) = path? else {
        return Ok(None);
    };
    let plain = vm.plain(path);
    if vm.is_str(plain) || vm.bytes_of(plain).is_some() {
        return Ok(Some(path));
    }
    let message = [
        "expected ".into(),
        Part::TypeOf(v),
        ".__fspath__() to return str or bytes, not ".into(),
        Part::TypeOf(path),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// The path that argument `v` of `function` names: a str or bytes.
pub(crate) fn path(vm: &mut Vm<'_>, function: &str, v: Value) -> Res<Vec<u8>> {
    let v = file_system_path(vm, v)?;
    let bytes = match vm.str(v) {
        Some(text) => match os_text::encoded(text) {
            Ok(bytes) => Some(bytes),
            Err(at) => return Err(vm.raise_surrogate(v, at)),
        },
        None => vm.bytes_of(v).map(<[u8]>::to_vec),
    };
    let Some(bytes) = bytes else {
        return Err(vm.raise(
            TypeId::TypeError,
            &[
                function.into(),
                ": path should be string, bytes or os.PathLike, not ".into(),
                Part::TypeOf(v),
            ],
        ));
    };
    if bytes.contains(&0) {
        return Err(value_error(vm, "embedded null byte"));
    }
    Ok(bytes)
}

/// Puts the paths of objects that have one (`__fspath__`), and the values in instances of classes
/// derived from built-in types, in the places of the objects.
pub(crate) fn take_paths(vm: &mut Vm<'_>, args: Args) -> Res<()> {
    for i in 0..args.len() {
        if !vm.arg(args, i).is(stackline_core::kind::Kind::Instance) {
            continue;
        }
        let object = vm.arg(args, i);
        let plain = vm.plain(object);
        if plain != object {
            vm.set_arg(args, i, plain);
        } else if let Some(path) = path_of_type(vm, object)? {
            let path = vm.plain(path);
            vm.set_arg(args, i, path);
        }
    }
    Ok(())
}

/// Puts what they hold in the place of arguments whose types derive from built-in ones.
pub(crate) fn take_plain(vm: &mut Vm<'_>, args: Args) {
    for i in 0..args.len() {
        let v = vm.arg(args, i);
        if v.is(stackline_core::kind::Kind::Instance) {
            let plain = vm.plain(v);
            vm.set_arg(args, i, plain);
        }
    }
}

/// As [`path`], ready for a system call.
pub(crate) fn c_path(vm: &mut Vm<'_>, function: &str, v: Value) -> Res<std::ffi::CString> {
    let bytes = path(vm, function, v)?;
    std::ffi::CString::new(bytes).map_err(|_| value_error(vm, "embedded null byte"))
}
