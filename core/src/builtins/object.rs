//! `object`, `type` and modules: what every object can do, also through `super()`.

use super::no_keywords;
use crate::class::{DICT, MRO};
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, Role, TypeId, keyword_method, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const NEW: Name = Name::new("__new__");
const INIT: Name = Name::new("__init__");

pub(crate) static METHODS: &[Native] = &[
    keyword_method("__init__", 0, ANY, init),
    Native {
        name: "__new__",
        call: new,
        min: 1,
        max: ANY,
        keywords: true,
        role: Role::Static,
    },
    method("__eq__", 1, 1, eq),
    method("__ne__", 1, 1, ne),
    method("__lt__", 1, 1, not_implemented),
    method("__le__", 1, 1, not_implemented),
    method("__gt__", 1, 1, not_implemented),
    method("__ge__", 1, 1, not_implemented),
    method("__hash__", 0, 0, |vm, args| {
        let v = vm.arg(args, 0);
        match v.kind() {
            None => vm.shown_hash(v),
            Some(_) => vm.identity_hash(v).map(Value::int),
        }
    }),
    method("__repr__", 0, 0, repr),
    method("__str__", 0, 0, |vm, args| vm.shown_repr(vm.arg(args, 0))),
    method("__format__", 1, 1, format),
    method("__getattribute__", 1, 1, get_attribute),
    method("__setattr__", 2, 2, set_attribute),
    method("__delattr__", 1, 1, delete_attribute),
    method("__dir__", 0, 0, |vm, args| {
        super::functions::names_of(vm, args.base)
    }),
    Feature::SpecialMethods.native(whole_method("__sizeof__", 0, 0, super::size::size)),
    super::reduce::REDUCE,
    super::reduce::REDUCE_EX,
    super::reduce::GET_STATE,
    Native {
        name: "__subclasshook__",
        call: |_, _| Ok(Value::NOT_IMPLEMENTED),
        min: 0,
        max: ANY,
        keywords: false,
        role: Role::Class,
    },
    Native {
        name: "__init_subclass__",
        call: init_subclass,
        min: 0,
        max: 0,
        keywords: true,
        role: Role::Class,
    },
];

pub(crate) static TYPE_METHODS: &[Native] = &[
    method("mro", 0, 0, mro),
    method("__subclasses__", 0, 0, |vm, args| {
        vm.subclasses_of(vm.arg(args, 0))
    }),
    keyword_method("__init__", 0, ANY, init_type),
    keyword_method("__call__", 0, ANY, |vm, args| vm.call_class(args)),
    Native {
        name: "__prepare__",
        call: |vm, _| vm.new_dict(),
        min: 0,
        max: ANY,
        keywords: true,
        role: Role::Class,
    },
    Feature::SpecialMethods.native(method("__getattribute__", 1, 1, get_class_attribute)),
    Feature::SpecialMethods.native(method("__setattr__", 2, 2, set_any_attribute)),
    Feature::SpecialMethods.native(method("__delattr__", 1, 1, delete_any_attribute)),
    method("__or__", 1, 1, |vm, args| union(vm, args, false)),
    method("__ror__", 1, 1, |vm, args| union(vm, args, true)),
    method("__instancecheck__", 1, 1, |vm, args| {
        vm.is_own_instance(vm.arg(args, 1), vm.arg(args, 0))
            .map(Value::bool)
    }),
    method("__subclasscheck__", 1, 1, |vm, args| {
        vm.is_own_subclass(vm.arg(args, 1), vm.arg(args, 0))
            .map(Value::bool)
    }),
];

pub(crate) static NONE_METHODS: &[Native] = &[super::protocol::BOOL];

/// `NoneType()`.
pub(crate) fn construct_none(vm: &mut Vm<'_>, args: Args) -> Res {
    construct_singleton(vm, args, Value::NONE, "NoneType")
}

/// `NotImplementedType()`.
pub(crate) fn construct_not_implemented(vm: &mut Vm<'_>, args: Args) -> Res {
    construct_singleton(vm, args, Value::NOT_IMPLEMENTED, "NotImplementedType")
}

/// `EllipsisType()`.
pub(crate) fn construct_ellipsis(vm: &mut Vm<'_>, args: Args) -> Res {
    construct_singleton(vm, args, Value::ELLIPSIS, "EllipsisType")
}

fn construct_singleton(vm: &mut Vm<'_>, args: Args, it: Value, name: &str) -> Res {
    if args.count == 0 {
        return Ok(it);
    }
    let message = [Part::Text(name), Part::Text(" takes no arguments")];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// `object()`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.count > 0 {
        return Err(vm.raise(
            TypeId::TypeError,
            &[Part::Text("object() takes no arguments")],
        ));
    }
    bare_object(vm)
}

/// `types.GenericAlias(origin, args)`.
pub(crate) fn construct_alias(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "GenericAlias")?;
    super::arity(vm, args, "GenericAlias", 2, 2)?;
    vm.generic_alias(vm.arg(args, 0), vm.arg(args, 1))
}

/// `object()`: nothing but an identity.
fn bare_object(vm: &mut Vm<'_>) -> Res {
    let at = vm.heap.slots(0)?;
    Ok(Value::reference(Kind::Slots, at))
}

/// `object.__new__(class)`.
fn new(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.needs(Feature::SpecialMethods)?;
    let class = vm.arg(args, 0);
    if !vm.is_class(class) {
        let message = [
            Part::Text("object.__new__(X): X is not a type object ("),
            Part::TypeOf(class),
            Part::Text(")"),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    }
    let layout = vm.layout_of(class);
    if layout.derives_from(TypeId::BaseException) {
        return vm.exception_by_new(class, args.skip(1));
    }
    if layout != TypeId::Object {
        return Err(vm.unsafe_new(TypeId::Object, class));
    }
    if args.count > 1 {
        let [new, init] = [NEW, INIT].map(|name| is_own(vm, class, name));
        if !new {
            let text = "object.__new__() takes exactly one argument (the type to instantiate)";
            return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
        }
        if init {
            return Err(vm.raise_takes_nothing(class));
        }
    }
    if class == TypeId::Object.value() {
        return bare_object(vm);
    }
    vm.refuse_abstract(class)?;
    vm.new_instance(class)
}

/// Whether the class has the method of `object`.
fn is_own(vm: &Vm<'_>, class: Value, name: Name) -> bool {
    let found = vm.lookup(class, name);
    found.is_some_and(|(_, owner)| owner == TypeId::Object.value())
}

fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.count == 1 || vm.arg(args, 0).is(Kind::Exception) {
        return Ok(Value::NONE);
    }
    let class = vm.class_of(vm.arg(args, 0));
    let [new, init] = [NEW, INIT].map(|name| is_own(vm, class, name));
    if init && !new {
        return Ok(Value::NONE);
    }
    let text = [
        if init {
            Part::Plain(class)
        } else {
            "object".into()
        },
        ".__init__() takes exactly one argument (the instance to initialize)".into(),
    ];
    Err(vm.raise(TypeId::TypeError, &text))
}

/// `a | b`, or `b | a`, of classes.
fn union(vm: &mut Vm<'_>, args: Args, reflected: bool) -> Res {
    let (a, b) = (vm.arg(args, 0), vm.arg(args, 1));
    let union = match reflected {
        true => vm.type_union(b, a)?,
        false => vm.type_union(a, b)?,
    };
    Ok(union.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn init_type(vm: &mut Vm<'_>, args: Args) -> Res {
    let text = match args.len() {
        2 if args.keywords > 0 => "type.__init__() takes no keyword arguments",
        2 | 4 => return Ok(Value::NONE),
        _ => "type.__init__() takes 1 or 3 arguments",
    };
    Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]))
}

fn init_subclass(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.keywords == 0 {
        return Ok(Value::NONE);
    }
    Err(vm.init_subclass_keywords(vm.arg(args, 0)))
}

fn eq(vm: &mut Vm<'_>, args: Args) -> Res {
    let same = vm.arg(args, 0) == vm.arg(args, 1);
    Ok(if same {
        Value::TRUE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

fn ne(vm: &mut Vm<'_>, args: Args) -> Res {
    let (this, other) = (vm.arg(args, 0), vm.arg(args, 1));
    if let Some(f) = vm.special(this, crate::strings::Name::new("__eq__")) {
        return match vm.call_special(this, f, &[other])? {
            Value::NOT_IMPLEMENTED => Ok(Value::NOT_IMPLEMENTED),
            equal => vm.truth(equal).map(|equal| Value::bool(!equal)),
        };
    }
    let same = this == other;
    Ok(if same {
        Value::FALSE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

fn not_implemented(_: &mut Vm<'_>, _: Args) -> Res {
    Ok(Value::NOT_IMPLEMENTED)
}

fn repr(vm: &mut Vm<'_>, args: Args) -> Res {
    if vm.arg(args, 0).is(Kind::Class) {
        let b = vm.build()?;
        vm.class_repr(&b, args.base)?;
        return Ok(vm.built(b));
    }
    if !vm.arg(args, 0).is(Kind::Instance) {
        return vm.repr(vm.arg(args, 0));
    }
    let b = vm.build()?;
    vm.address_repr(&b, args.base)?;
    Ok(vm.built(b))
}

/// `__format__(spec)` of the types that have specifications of their own.
pub(super) fn own_format(vm: &mut Vm<'_>, args: Args) -> Res {
    let spec = vm.plain(vm.arg(args, 1));
    if !vm.is_str(spec) {
        return Err(vm.refuse_argument(spec, "__format__() argument must be str, not "));
    }
    match vm.str_bytes(spec) {
        // Without a specification it is `str()`, which the class may define.
        Some([]) => vm.to_str(vm.arg(args, 0)),
        _ => vm.format(super::protocol::this(vm, args), spec),
    }
}

fn format(vm: &mut Vm<'_>, args: Args) -> Res {
    let (v, spec) = (vm.arg(args, 0), vm.plain(vm.arg(args, 1)));
    match vm.str_bytes(spec) {
        Some([]) => vm.shown_str(v),
        // `int.__format__` and its like are this function too.
        Some(_) if vm.payload(v).is_some() => {
            let text = vm.format_as_built_in(v, spec)?;
            Ok(vm.plain(text))
        }
        Some(_) if v.is(Kind::Instance) => {
            let message = [
                Part::Text("unsupported format string passed to "),
                Part::TypeOf(v),
                Part::Text(".__format__"),
            ];
            Err(vm.raise(TypeId::TypeError, &message))
        }
        Some(_) => vm.format(v, spec),
        None => Err(vm.refuse_argument(spec, "__format__() argument must be str, not ")),
    }
}

/// Checks that an attribute's name is a string.
pub(super) fn attribute_name(vm: &mut Vm<'_>, v: Value) -> Res {
    let plain = vm.plain(v);
    if vm.is_str(plain) {
        return Ok(plain);
    }
    Err(vm.raise_type(v, "attribute name must be string, not '", "'"))
}

fn get_attribute(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    match vm.generic_attr(vm.arg(args, 0), name)? {
        Some(v) => Ok(v),
        None if vm.is_class(vm.arg(args, 0)) => {
            let message = [
                Part::Text("'"),
                Part::TypeOf(vm.arg(args, 0)),
                Part::Text("' object has no attribute '"),
                Part::Plain(vm.plain(vm.arg(args, 1))),
                Part::Text("'"),
            ];
            Err(vm.raise(TypeId::AttributeError, &message))
        }
        None => Err(vm.no_attribute(vm.arg(args, 0), vm.plain(vm.arg(args, 1)))),
    }
}

/// `type.__getattribute__`.
fn get_class_attribute(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    match vm.generic_attr(vm.arg(args, 0), name)? {
        Some(v) => Ok(v),
        None => Err(vm.no_attribute(vm.arg(args, 0), vm.plain(vm.arg(args, 1)))),
    }
}

/// Refuses a class as the receiver of `object`'s method, which would get round that of `type`.
fn not_of_class(vm: &mut Vm<'_>, args: Args, method: &str) -> Res<()> {
    let object = vm.arg(args, 0);
    if !Feature::SpecialMethods.included() || !vm.is_class(object) {
        return Ok(());
    }
    let text = [
        "can't apply this ".into(),
        method.into(),
        " to ".into(),
        Part::TypeOf(object),
        " object".into(),
    ];
    Err(vm.raise(TypeId::TypeError, &text))
}

fn set_attribute(vm: &mut Vm<'_>, args: Args) -> Res {
    not_of_class(vm, args, "__setattr__")?;
    set_any_attribute(vm, args)
}

fn delete_attribute(vm: &mut Vm<'_>, args: Args) -> Res {
    not_of_class(vm, args, "__delattr__")?;
    delete_any_attribute(vm, args)
}

fn set_any_attribute(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    vm.generic_set_attr(vm.arg(args, 0), name, vm.arg(args, 2))?;
    Ok(Value::NONE)
}

fn delete_any_attribute(vm: &mut Vm<'_>, args: Args) -> Res {
    let name = attribute_name(vm, vm.arg(args, 1))?;
    vm.generic_del_attr(vm.arg(args, 0), name)?;
    Ok(Value::NONE)
}

/// `type(object)`, `type(name, bases, namespace)`.
pub(crate) fn type_of(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() == 1 && args.keywords == 0 {
        vm.complete_record(args.base)?;
        return Ok(vm.class_of(vm.arg(args, 0)));
    }
    if args.len() != 3 {
        let text = match args.len() {
            1 => "type() takes no keyword arguments",
            _ => "type() takes 1 or 3 arguments",
        };
        return Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]));
    }
    vm.type_call(args)
}

fn mro(vm: &mut Vm<'_>, args: Args) -> Res {
    let class = vm.arg(args, 0);
    if let Some(at) = class.as_kind(Kind::Class) {
        let order = vm.get(at, MRO);
        let (base, count) = vm.items_span(order).unwrap_or((0, 0));
        return vm.list_from_words(base, count);
    }
    let list = vm.list_with_capacity(4)?;
    let mut i = 0;
    while let Some(class) = vm.mro_item(class, i) {
        vm.list_push(list, class)?;
        i += 1;
    }
    Ok(list)
}

/// The namespace of a class.
pub(super) fn class_dict(vm: &Vm<'_>, class: Value) -> Option<Value> {
    class.as_kind(Kind::Class).map(|at| vm.get(at, DICT))
}
