//! The built-in functions.

mod asynchronous;
mod attribute;
mod execute;
mod iterate;
pub(crate) mod namespace;
mod number;
pub(crate) mod output;

pub(crate) use namespace::names_of;

use crate::convert::Wide;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::surrogate;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, Role, TypeId, keyword_method, method, native};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

/// What the functions are a part of that programs seldom use.
const SELDOM: Feature = Feature::Functions;

pub(crate) static FUNCTIONS: &[Native] = &[
    keyword_method("__import__", 0, 5, crate::import::import),
    method("abs", 1, 1, number::abs),
    method("aiter", 1, 1, asynchronous::aiter),
    SELDOM.native(method("all", 1, 1, |vm, args| {
        iterate::all_or_any(vm, args, false)
    })),
    method("anext", 1, 2, asynchronous::anext),
    SELDOM.native(method("any", 1, 1, |vm, args| {
        iterate::all_or_any(vm, args, true)
    })),
    SELDOM.native(method("ascii", 1, 1, |vm, args| {
        vm.shown_ascii(vm.arg(args, 0))
    })),
    SELDOM.native(method("bin", 1, 1, |vm, args| {
        number::in_base(vm, args, "#b")
    })),
    Feature::Imports.native(keyword_method("breakpoint", 0, ANY, breakpoint)),
    SELDOM.native(method("callable", 1, 1, callable)),
    method("chr", 1, 1, chr),
    Feature::Reflection.native(method("delattr", 2, 2, attribute::delete)),
    Feature::Frames.native(method("dir", 0, 1, namespace::dir)),
    SELDOM.native(method("divmod", 2, 2, number::divmod)),
    keyword_method("compile", 0, ANY, execute::compile),
    keyword_method("eval", 0, ANY, execute::eval),
    keyword_method("exec", 0, ANY, execute::exec),
    SELDOM.native(method("exit", 0, 1, exit)),
    SELDOM.native(method("format", 1, 2, format)),
    Feature::Reflection.native(method("getattr", 2, 3, attribute::get)),
    SELDOM.native(method("globals", 0, 0, namespace::globals)),
    Feature::Reflection.native(method("hasattr", 2, 2, attribute::has)),
    SELDOM.native(method("hash", 1, 1, |vm, args| {
        vm.shown_hash(vm.arg(args, 0))
    })),
    SELDOM.native(method("hex", 1, 1, |vm, args| {
        number::in_base(vm, args, "#x")
    })),
    SELDOM.native(method("id", 1, 1, |vm, args| {
        let identity = vm.identity(vm.arg(args, 0))?;
        vm.new_int(identity.into())
    })),
    Feature::Streams.native(method("input", 0, 1, output::input)),
    method("isinstance", 2, 2, |vm, args| {
        vm.is_instance(vm.arg(args, 0), vm.arg(args, 1))
            .map(Value::bool)
    }),
    SELDOM.native(method("issubclass", 2, 2, |vm, args| {
        vm.is_subclass(vm.arg(args, 0), vm.arg(args, 1))
            .map(Value::bool)
    })),
    method("iter", 1, 2, iterate::iter),
    method("len", 1, 1, len),
    Feature::Frames.native(method("locals", 0, 0, namespace::locals)),
    keyword_method("max", 1, ANY, |vm, args| iterate::extreme(vm, args, "max")),
    keyword_method("min", 1, ANY, |vm, args| iterate::extreme(vm, args, "min")),
    method("next", 1, 2, iterate::next),
    SELDOM.native(method("oct", 1, 1, |vm, args| {
        number::in_base(vm, args, "#o")
    })),
    Feature::Streams.native(keyword_method("open", 0, 8, open)),
    method("ord", 1, 1, ord),
    SELDOM.native(keyword_method("pow", 0, ANY, number::pow)),
    keyword_method("print", 0, ANY, output::print),
    SELDOM.native(method("quit", 0, 1, exit)),
    method("repr", 1, 1, |vm, args| vm.shown_repr(vm.arg(args, 0))),
    SELDOM.native(keyword_method("round", 0, ANY, number::round)),
    Feature::Reflection.native(method("setattr", 3, 3, attribute::set)),
    Feature::Sorting.native(keyword_method("sorted", 0, ANY, iterate::sorted)),
    keyword_method("sum", 0, ANY, iterate::sum),
    Feature::Frames.native(method("vars", 0, 1, namespace::vars)),
];

/// Names of what a value must have to be called.
const CALL: Name = Name::new("__call__");

/// `open(…)` is done by the module `_io`, which a host may have.
fn open(vm: &mut Vm<'_>, args: Args) -> Res {
    let message = "open() is not supported: there are no files here";
    let missing = (TypeId::NotImplementedError, message);
    call_of_module(vm, ("_io", const { Name::new("_open") }), args, missing)
}

/// `breakpoint(…)` is what `sys.breakpointhook` says.
fn breakpoint(vm: &mut Vm<'_>, args: Args) -> Res {
    let missing = (TypeId::RuntimeError, "lost sys.breakpointhook");
    call_of_module(
        vm,
        ("sys", const { Name::new("breakpointhook") }),
        args,
        missing,
    )
}

/// Calls the function of a module; without the module or the function the exception `missing`
/// is raised.
fn call_of_module(
    vm: &mut Vm<'_>,
    (module, function): (&str, Name),
    args: Args,
    missing: (TypeId, &'static str),
) -> Res {
    let name = vm.with_room(|vm| vm.new_str(module))?;
    let name = vm.push(name)?;
    let module = match vm.import(name, false) {
        Err(trap) if vm.is_raised(trap) && vm.pending_is(TypeId::ImportError) => {
            vm.clear_pending();
            return Err(vm.raise(missing.0, &[Part::Text(missing.1)]));
        }
        module => module?,
    };
    let module = vm.push(module)?;
    let name = vm.with_room(|vm| vm.special_name(function))?;
    let Some(f) = vm.get_attr_opt(vm.word(module), name)? else {
        return Err(vm.raise(missing.0, &[Part::Text(missing.1)]));
    };
    let f = vm.push(f)?;
    let args = vm.with_first(vm.word(f), args)?;
    vm.call_at(vm.word(f), args.skip(1))
}

/// `exit(status)` and `quit(status)`.
fn exit(vm: &mut Vm<'_>, args: Args) -> Res {
    Err(vm.raise_exit(vm.arg(args, 0)))
}

fn callable(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(Value::bool(vm.is_callable(vm.arg(args, 0))))
}

impl Vm<'_> {
    /// Whether `v` can be called.
    pub fn is_callable(&self, v: Value) -> bool {
        match v.kind() {
            Some(Kind::Function | Kind::Method | Kind::Class | Kind::StaticMethod) => true,
            Some(Kind::GenericAlias | Kind::WeakRef) => true,
            Some(Kind::Instance | Kind::Exception) => {
                let inner = self.plain(v).kind();
                self.special(v, CALL).is_some()
                    || matches!(inner, Some(Kind::WeakRef | Kind::StaticMethod))
            }
            Some(_) => self.special(v, CALL).is_some(),
            None if let Some(n) = v.as_immediate(Immediate::Native) => {
                native(n).is_none_or(|(native, _)| native.role != Role::Getter)
            }
            None => [Immediate::Type, Immediate::HostFunction]
                .iter()
                .any(|&what| v.as_immediate(what).is_some()),
        }
    }
}

fn chr(vm: &mut Vm<'_>, args: Args) -> Res {
    let n = vm.to_index_clamped(vm.arg(args, 0))?;
    let Ok(code @ 0..=0x10FFFF) = u32::try_from(n) else {
        let text = "chr() arg not in range(0x110000)";
        return Err(vm.raise(TypeId::ValueError, &[Part::Text(text)]));
    };
    // A character that stands for a surrogate is not told apart from it.
    let c = surrogate::character(code).or(char::from_u32(code));
    let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
    vm.new_str(c.encode_utf8(&mut [0; 4]))
}

fn ord(vm: &mut Vm<'_>, args: Args) -> Res {
    let whole = vm.arg(args, 0);
    let v = vm.plain(whole);
    let len = match vm.byte_string(v) {
        Some(&[byte]) => return Ok(Value::int(byte.into())),
        Some(bytes) => bytes.len(),
        None if vm.is_str(v) => vm.str_len(v),
        None => {
            return Err(vm.raise_type(whole, "ord() expected string of length 1, but ", " found"));
        }
    };
    if len == 1
        && let Some(c) = vm.str(v).and_then(|text| text.chars().next())
    {
        return Ok(Value::int(surrogate::code_point(c).into()));
    }
    let message = [
        Part::Text("ord() expected a character, but string of length "),
        Part::Int(len as i64),
        Part::Text(" found"),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

fn len(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    // A range may be longer than what a machine of 32 bits can address.
    if v.is(Kind::Range)
        && let Some(n) = vm.range_len(v)
        && n <= i64::MAX.into()
    {
        return vm.new_int(n);
    }
    let n = vm.length(v)?;
    vm.new_int(n as Wide)
}

fn format(vm: &mut Vm<'_>, args: Args) -> Res {
    let spec = vm.plain(vm.arg(args, 1));
    if args.len() > 1 && !vm.is_str(spec) {
        return Err(vm.refuse_argument(spec, "format() argument 2 must be str, not "));
    }
    vm.shown_format(vm.arg(args, 0), spec)
}
