//! `str`: its constructor and the table of its methods.

mod case;
pub(crate) mod character;
pub(super) mod codec;
mod join;
mod pad;
pub(crate) mod search;
pub(super) mod split;
mod test;
mod translate;
mod two_way;
pub(crate) mod unicode;

pub(super) use codec::encode_for_stream;

use super::protocol as p;
use super::{Signature, argument, arity, signature};
use crate::features::Feature;
use crate::lending::SIMPLE;
use crate::repr::Source;
use crate::trap::Res;
use crate::types::{ANY, Native, Role, TypeId, keyword_method, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What the methods that programs seldom use are a part of.
const SELDOM: Feature = Feature::TextMethods;

pub(crate) static METHODS: &[Native] = &[
    super::reduce::NEW_ARGUMENTS,
    method("join", 1, 1, join::join),
    whole_method("split", 0, 2, split::split).with_keywords(),
    SELDOM.native(whole_method("rsplit", 0, 2, split::rsplit).with_keywords()),
    SELDOM.native(method("splitlines", 0, 1, split::splitlines).with_keywords()),
    SELDOM.native(method("strip", 0, 1, split::strip)),
    SELDOM.native(method("lstrip", 0, 1, split::lstrip)),
    SELDOM.native(method("rstrip", 0, 1, split::rstrip)),
    SELDOM.native(whole_method("partition", 1, 1, split::partition)),
    SELDOM.native(whole_method("rpartition", 1, 1, split::rpartition)),
    SELDOM.native(method("find", 1, 3, search::str_find)),
    SELDOM.native(method("rfind", 1, 3, search::str_rfind)),
    SELDOM.native(method("index", 1, 3, search::str_index)),
    SELDOM.native(method("rindex", 1, 3, search::str_rindex)),
    SELDOM.native(method("count", 1, 3, search::str_count)),
    method("startswith", 1, 3, search::startswith),
    SELDOM.native(method("endswith", 1, 3, search::endswith)),
    SELDOM.native(method("replace", 2, 3, search::replace).with_keywords()),
    SELDOM.native(method("removeprefix", 1, 1, search::removeprefix)),
    SELDOM.native(method("removesuffix", 1, 1, search::removesuffix)),
    method("upper", 0, 0, case::upper),
    method("lower", 0, 0, case::lower),
    SELDOM.native(method("swapcase", 0, 0, case::swapcase)),
    SELDOM.native(method("title", 0, 0, case::title)),
    SELDOM.native(method("capitalize", 0, 0, case::capitalize)),
    SELDOM.native(method("casefold", 0, 0, case::casefold)),
    SELDOM.native(method("center", 1, 2, pad::center)),
    SELDOM.native(method("ljust", 1, 2, pad::ljust)),
    SELDOM.native(method("rjust", 1, 2, pad::rjust)),
    SELDOM.native(method("zfill", 1, 1, pad::zfill)),
    SELDOM.native(method("expandtabs", 0, 1, pad::expandtabs).with_keywords()),
    SELDOM.native(method("isalpha", 0, 0, test::isalpha)),
    SELDOM.native(method("isalnum", 0, 0, test::isalnum)),
    SELDOM.native(method("isascii", 0, 0, test::isascii)),
    SELDOM.native(method("isdecimal", 0, 0, test::isdecimal)),
    SELDOM.native(method("isdigit", 0, 0, test::isdigit)),
    SELDOM.native(method("isnumeric", 0, 0, test::isnumeric)),
    SELDOM.native(method("isidentifier", 0, 0, test::isidentifier)),
    SELDOM.native(method("isprintable", 0, 0, test::isprintable)),
    SELDOM.native(method("isspace", 0, 0, test::isspace)),
    SELDOM.native(method("islower", 0, 0, test::islower)),
    SELDOM.native(method("isupper", 0, 0, test::isupper)),
    SELDOM.native(method("istitle", 0, 0, test::istitle)),
    SELDOM.native(method("translate", 1, 1, translate::translate)),
    SELDOM.native(Native {
        name: "maketrans",
        call: translate::maketrans,
        min: 1,
        max: 3,
        keywords: false,
        role: Role::Static,
    }),
    Feature::Bytes.native(keyword_method("encode", 0, ANY, encode)),
    Feature::Templates.native(keyword_method("format", 0, ANY, format)),
    Feature::Templates.native(method("format_map", 1, 1, format_map)),
    method("__format__", 1, 1, super::object::own_format),
    method("__str__", 0, 0, receiver),
    method("__mod__", 1, 1, modulo),
    method("__rmod__", 1, 1, reflected_modulo),
    p::LEN,
    p::GET_ITEM,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::ADD,
    p::MUL,
    p::RMUL,
    p::HASH,
    p::REPR,
];

impl Native {
    /// The same, checking its arguments itself, as some may be given by name.
    const fn with_keywords(self) -> Native {
        Native {
            min: 0,
            max: ANY,
            keywords: true,
            ..self
        }
    }
}

/// `str(object='', encoding='utf-8', errors='strict')`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.keywords == 0 {
        arity(vm, args, "str", 0, 3)?;
    }
    let takes = Signature::new("str", &["object", "encoding", "errors"]);
    signature::check(vm, args, &takes)?;
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    for (name, v) in [("encoding", encoding), ("errors", errors)] {
        if let Some(v) = v
            && !vm.is_str(vm.plain(v))
        {
            let text = [
                "str() argument '".into(),
                name.into(),
                "' must be str, not ".into(),
                // Where no argument has a name they are not parsed in the usual way.
                match args.keywords {
                    0 => crate::Part::TypeOf(v),
                    _ => crate::Part::Given(v),
                },
            ];
            return Err(vm.raise(TypeId::TypeError, &text));
        }
    }
    let Some(v) = argument(vm, args, 0, "object") else {
        return vm.new_str("");
    };
    if encoding.is_none() && errors.is_none() {
        return vm.shown_str(v);
    }
    vm.needs(Feature::Bytes)?;
    if vm.lends(v).is_some() && vm.bytes_of(vm.plain(v)).is_none() {
        let slot = vm.push(v)?;
        return vm.with_possible(slot, SIMPLE, |vm| decoded(vm, args, vm.word(slot)));
    }
    decoded(vm, args, v)
}

/// The text of the buffer `v`.
fn decoded(vm: &mut Vm<'_>, args: Args, v: Value) -> Res {
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    let buffer = match vm.lends(v) {
        Some(_) if vm.bytes_of(vm.plain(v)).is_none() => v,
        _ => vm.plain(v),
    };
    if vm.buffer_of(buffer).is_none() {
        let message = if vm.is_str(buffer) {
            ["decoding str is not supported".into(), "".into(), "".into()]
        } else {
            [
                "decoding to str: need a bytes-like object, ".into(),
                crate::Part::TypeOf(v),
                " found".into(),
            ]
        };
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    codec::decode(vm, buffer, encoding, errors)
}

/// The str that a method was called on.
///
/// # Errors
/// TypeError where it is something else (`str.upper(1)`).
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if vm.is_str(v) {
        return Ok(v);
    }
    Err(vm.raise_type(
        v,
        "descriptor requires a 'str' object but received a '",
        "'",
    ))
}

/// Argument `i` of method `name`, which must be a str; what an instance holds takes its place.
fn text_argument(vm: &mut Vm<'_>, args: Args, i: usize, name: &str) -> Res<()> {
    let v = vm.arg(args, i);
    let text = vm.plain(v);
    if vm.is_str(text) {
        vm.set_word(args.base + i, text);
        return Ok(());
    }
    let message = [
        name.into(),
        "() argument ".into(),
        crate::Part::Int(i as i64),
        " must be str, not ".into(),
        crate::Part::Given(v),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// The only argument of a method, which must be a str; messages begin with `what`.
fn only_text_argument(vm: &mut Vm<'_>, args: Args, what: &str) -> Res {
    let v = vm.arg(args, 1);
    let text = vm.plain(v);
    if vm.is_str(text) {
        return Ok(text);
    }
    let given = match v.is_none() && !what.is_empty() {
        true => crate::Part::Text("None"),
        false => crate::Part::TypeOf(v),
    };
    Err(vm.raise(
        TypeId::TypeError,
        &[what.into(), "must be str, not ".into(), given],
    ))
}

fn encode(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("encode", &["encoding", "errors"]);
    signature::check(vm, args.skip(1), &takes)?;
    let v = receiver(vm, args)?;
    let encoding = argument(vm, args, 1, "encoding");
    let errors = argument(vm, args, 2, "errors");
    codec::encode(vm, v, encoding, errors)
}

fn format(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    vm.fill_template(args.base, Source::Arguments(args))
}

fn format_map(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    vm.fill_template(args.base, Source::Mapping(args.base + 1))
}

fn reflected_modulo(vm: &mut Vm<'_>, args: Args) -> Res {
    let format = vm.plain(vm.arg(args, 1));
    if !vm.is_str(format) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let text = vm.percent(format, vm.arg(args, 0))?;
    Ok(text.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn modulo(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    match vm.percent(v, vm.arg(args, 1))? {
        Some(text) => Ok(text),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
