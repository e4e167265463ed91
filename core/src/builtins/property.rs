//! `property`, `staticmethod`, `classmethod` and `super`.

use super::{Signature, argument, arity, no_keywords, signature};
use crate::features::Feature;
use crate::function;
use crate::image::{Code, field, flag};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, Role, TypeId, getter, keyword_method, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const DOC_NAME: Name = Name::new("__doc__");

/// Fields of a property.
const GETTER: usize = 1;
const SETTER: usize = 2;
const DELETER: usize = 3;
pub(crate) const DOC: usize = 4;
/// The field of a static or class method with its `__dict__`, or None.
pub(crate) const HOLDER_DICT: usize = 2;
/// The name that the property has in its class, or unbound.
pub(crate) const NAME: usize = 5;
/// Whether the text is the getter's.
const FROM_GETTER: usize = 6;

/// The fields of a property of nothing.
pub(crate) const EMPTY: [Value; FROM_GETTER] = [
    Value::NONE,
    Value::NONE,
    Value::NONE,
    Value::NONE,
    Value::UNBOUND,
    Value::FALSE,
];

pub(crate) static METHODS: &[Native] = &[
    whole_method("getter", 1, 1, |vm, args| with_function(vm, args, GETTER)),
    whole_method("setter", 1, 1, |vm, args| with_function(vm, args, SETTER)),
    whole_method("deleter", 1, 1, |vm, args| with_function(vm, args, DELETER)),
    getter("fget", |vm, args| part(vm, args, GETTER)),
    getter("fset", |vm, args| part(vm, args, SETTER)),
    getter("fdel", |vm, args| part(vm, args, DELETER)),
    getter("__doc__", |vm, args| part(vm, args, DOC)),
    getter("__name__", name),
    getter("__isabstractmethod__", |vm, args| {
        is_abstract(vm, args, DELETER)
    }),
    Native {
        role: Role::Whole,
        ..keyword_method("__init__", 0, ANY, init)
    },
    method("__get__", 1, 2, get),
    method("__set__", 2, 2, set),
    method("__set_name__", 0, ANY, set_name),
    method("__delete__", 1, 1, delete),
];

/// The methods of a type that holds a function in field 1, and binds it by `$get`.
macro_rules! holding_function {
    ($get:expr) => {
        &[
            getter("__func__", |vm, args| part(vm, args, 1)),
            getter("__name__", |vm, args| of_function(vm, args, "__name__")),
            getter("__qualname__", |vm, args| {
                of_function(vm, args, "__qualname__")
            }),
            getter("__doc__", |vm, args| of_function(vm, args, "__doc__")),
            getter("__annotations__", |vm, args| {
                of_function(vm, args, "__annotations__")
            }),
            getter("__dict__", |vm, args| holder_dict(vm, args.base)),
            getter("__module__", |vm, args| of_function(vm, args, "__module__")),
            getter("__isabstractmethod__", |vm, args| is_abstract(vm, args, 1)),
            method("__init__", 1, 1, init_callable),
            getter("__wrapped__", |vm, args| part(vm, args, 1)),
            method("__get__", 1, 2, $get),
        ]
    };
}

pub(crate) static STATIC_METHODS: &[Native] = holding_function!(|vm, args| {
    check_get(vm, args)?;
    part(vm, args, 1)
});

pub(crate) static CLASS_METHODS: &[Native] = holding_function!(get_class_method);

pub(crate) static SUPER_METHODS: &[Native] = &[
    method("__get__", 1, 2, bind_super),
    Native {
        role: Role::Whole,
        ..keyword_method("__init__", 0, ANY, init_super)
    },
];

fn part(vm: &mut Vm<'_>, args: Args, i: usize) -> Res {
    Ok(vm.get(vm.arg(args, 0).addr(), i))
}

/// An attribute of the function that a static or class method holds.
fn of_function(vm: &mut Vm<'_>, args: Args, name: &'static str) -> Res {
    let f = part(vm, args, 1)?;
    let kept = vm.push(f)?;
    let key = vm.special_name(crate::strings::Name::new(name))?;
    match vm.get_attr_opt(vm.word(kept), key)? {
        Some(v) => Ok(v),
        None => {
            let key = vm.new_str(name)?;
            Err(vm.no_attribute(vm.arg(args, 0), key))
        }
    }
}

/// The attributes of the static or class method in the stack word `slot`, which begin as those of
/// its function.
pub(crate) fn holder_dict(vm: &mut Vm<'_>, slot: usize) -> Res {
    vm.needs(Feature::Introspection)?;
    const NAMES: [&str; 5] = [
        "__module__",
        "__name__",
        "__qualname__",
        "__doc__",
        "__annotations__",
    ];
    let known = vm.get(vm.word(slot).addr(), HOLDER_DICT);
    if known.is(Kind::Dict) {
        return Ok(known);
    }
    let top = vm.top;
    let dict = vm.new_dict()?;
    let dict = vm.push(dict)?;
    for name in NAMES {
        let key = vm.special_name(crate::strings::Name::new(name))?;
        let f = vm.get(vm.word(slot).addr(), 1);
        if let Some(v) = vm.get_attr_opt(f, key)? {
            let v = vm.push(v)?;
            vm.with_room(|vm| vm.dict_set_text(vm.word(dict), name, vm.word(v)))?;
        }
    }
    let dict = vm.word(dict);
    vm.top = top;
    vm.set(vm.word(slot).addr(), HOLDER_DICT, dict);
    Ok(dict)
}

/// Whether one of the functions in the fields up to `last` is an abstract method.
fn is_abstract(vm: &mut Vm<'_>, args: Args, last: usize) -> Res {
    for field in 1..=last {
        let f = part(vm, args, field)?;
        let kept = vm.push(f)?;
        let name = vm.special_name(const { crate::strings::Name::new("__isabstractmethod__") })?;
        if let Some(v) = vm.get_attr_opt(vm.word(kept), name)?
            && vm.truth(v)?
        {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// `property(fget=None, fset=None, fdel=None, doc=None)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    let names = ["fget", "fset", "fdel", "doc"];
    signature::check(vm, args, &Signature::new("property", &names))?;
    let mut fields = EMPTY;
    for (i, name) in names.iter().enumerate() {
        fields[i] = argument(vm, args, i, name).unwrap_or(Value::NONE);
    }
    if fields[DOC - 1].is_none() && !fields[0].is_none() {
        let top = vm.top;
        for v in &fields[..DELETER] {
            vm.push(*v)?;
        }
        let doc = doc_of(vm, top)?;
        for (i, v) in fields.iter_mut().enumerate().take(DELETER) {
            *v = vm.word(top + i);
        }
        fields[DOC - 1] = doc;
        fields[FROM_GETTER - 1] = Value::bool(!doc.is_none());
        vm.top = top;
    }
    vm.object(Kind::Property, fields)
}

/// `property.__init__(…)`, which a subclass calls. The text is an attribute of its instance then,
/// since the class has one of its own.
fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    let made = construct(vm, args.skip(1))?;
    let this = vm.arg(args, 0);
    let at = vm.plain(this).addr();
    for field in GETTER..=FROM_GETTER {
        vm.set(at, field, vm.get(made.addr(), field));
    }
    if this.is(Kind::Instance) {
        let (doc, from_getter) = (vm.get(at, DOC), vm.get(at, FROM_GETTER) == Value::TRUE);
        vm.set(at, DOC, Value::NONE);
        set_own_doc(vm, args.base, doc, from_getter)?;
    }
    Ok(Value::NONE)
}

/// Sets `__doc__` of the instance in the stack word `slot`. One without room for it does without,
/// unless the text is the getter's.
fn set_own_doc(vm: &mut Vm<'_>, slot: usize, doc: Value, from_getter: bool) -> Res<()> {
    let kept = vm.push(doc)?;
    let set = vm.with_room(|vm| {
        let name = vm.special_name(DOC_NAME)?;
        vm.set_attr(vm.word(slot), name, vm.word(kept))
    });
    match set {
        Err(trap)
            if !from_getter && vm.is_raised(trap) && vm.pending_is(TypeId::AttributeError) =>
        {
            vm.clear_pending();
            Ok(())
        }
        done => done,
    }
}

/// `property.__set_name__(owner, name)`.
fn set_name(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() != 3 {
        let text = [
            "__set_name__() takes 2 positional arguments but ".into(),
            Part::Int(args.len() as i64 - 1),
            " were given".into(),
        ];
        return Err(vm.raise(TypeId::TypeError, &text));
    }
    vm.set(vm.arg(args, 0).addr(), NAME, vm.arg(args, 2));
    Ok(Value::NONE)
}

/// `staticmethod.__init__` and `classmethod.__init__`.
fn init_callable(vm: &mut Vm<'_>, args: Args) -> Res {
    let (at, f) = (vm.arg(args, 0).addr(), vm.arg(args, 1));
    vm.set(at, 1, f);
    Ok(Value::NONE)
}

/// The name of a property: the one that it has in its class, or else its function's.
fn name(vm: &mut Vm<'_>, args: Args) -> Res {
    let at = vm.arg(args, 0).addr();
    match vm.get(at, NAME) {
        Value::UNBOUND => of_function(vm, args, "__name__"),
        own => Ok(own),
    }
}

/// A copy of the property, of its class, with another function; None stands for the one that it has.
/// A text that is the getter's is asked for again.
fn with_function(vm: &mut Vm<'_>, args: Args, which: usize) -> Res {
    let this = vm.arg(args, 0);
    let at = vm.plain(this).addr();
    let base = vm.top;
    for field in GETTER..=FROM_GETTER {
        vm.push(vm.get(at, field))?;
    }
    if !vm.arg(args, 1).is_none() {
        vm.set_word(base + which - 1, vm.arg(args, 1));
    }
    if vm.word(base + FROM_GETTER - 1) == Value::TRUE && !vm.word(base).is_none() {
        vm.set_word(base + DOC - 1, Value::NONE);
    }
    let made = match this.is(Kind::Instance) {
        true => {
            let given = [0, 1, 2, 3].map(|i| vm.word(base + i));
            vm.call(vm.class_of(this), &given)?
        }
        false => construct(vm, Args::positional(base, DOC))?,
    };
    if let Some(at) = vm.plain(made).as_kind(Kind::Property) {
        vm.set(at, NAME, vm.word(base + NAME - 1));
    }
    Ok(made)
}

/// The `__doc__` of the function in the stack word `slot`, None if it has none.
fn doc_of(vm: &mut Vm<'_>, slot: usize) -> Res {
    let doc = vm.with_room(|vm| {
        let name = vm.special_name(DOC_NAME)?;
        vm.get_attr_opt(vm.word(slot), name)
    })?;
    Ok(doc.unwrap_or(Value::NONE))
}

fn missing(vm: &mut Vm<'_>, args: Args, what: &str) -> crate::trap::Trap {
    let property = vm.arg(args, 0);
    vm.no_accessor(property, vm.arg(args, 1), what)
}

/// Refuses `__get__(None)`.
fn check_get(vm: &mut Vm<'_>, args: Args) -> Res<()> {
    if args.len() > 2 && !vm.arg(args, 2).is_none() || !vm.arg(args, 1).is_none() {
        return Ok(());
    }
    let text = "__get__(None, None) is invalid";
    Err(vm.raise(TypeId::TypeError, &[Part::Text(text)]))
}

fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    check_get(vm, args)?;
    if vm.arg(args, 1).is_none() {
        return Ok(vm.arg(args, 0));
    }
    match part(vm, args, GETTER)? {
        Value::NONE => Err(missing(vm, args, "getter")),
        f => vm.call(f, &[vm.arg(args, 1)]),
    }
}

fn set(vm: &mut Vm<'_>, args: Args) -> Res {
    match part(vm, args, SETTER)? {
        Value::NONE => Err(missing(vm, args, "setter")),
        f => vm.call(f, &[vm.arg(args, 1), vm.arg(args, 2)]),
    }
}

fn delete(vm: &mut Vm<'_>, args: Args) -> Res {
    match part(vm, args, DELETER)? {
        Value::NONE => Err(missing(vm, args, "deleter")),
        f => vm.call(f, &[vm.arg(args, 1)]),
    }
}

/// `staticmethod(function)`.
pub(crate) fn construct_static(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "staticmethod")?;
    arity(vm, args, "staticmethod", 1, 1)?;
    vm.object(Kind::StaticMethod, [vm.arg(args, 0), Value::NONE])
}

/// `classmethod(function)`.
pub(crate) fn construct_class(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "classmethod")?;
    arity(vm, args, "classmethod", 1, 1)?;
    vm.object(Kind::ClassMethod, [vm.arg(args, 0), Value::NONE])
}

/// `classmethod.__get__(object, class=None)`.
fn get_class_method(vm: &mut Vm<'_>, args: Args) -> Res {
    check_get(vm, args)?;
    let class = if args.len() > 2 {
        vm.arg(args, 2)
    } else {
        vm.class_of(vm.arg(args, 1))
    };
    let f = part(vm, args, 1)?;
    vm.bind_callable(f, class)
}

/// `super(class, object_or_class)`.
pub(crate) fn construct_super(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "super")?;
    if args.is_empty() {
        return super_of_frame(vm);
    }
    arity(vm, args, "super()", 1, 2)?;
    let class = vm.arg(args, 0);
    if !vm.is_class(class) {
        return Err(vm.raise_type(class, "super() argument 1 must be a type, not ", ""));
    }
    let object = match args.len() {
        1 => Value::NONE,
        _ => vm.arg(args, 1),
    };
    bound_super(vm, class, object)
}

/// `super.__init__(class, object_or_class)`, which a subclass calls.
fn init_super(vm: &mut Vm<'_>, args: Args) -> Res {
    if args.len() > 1 {
        let made = construct_super(vm, args.skip(1))?;
        let at = vm.plain(vm.arg(args, 0)).addr();
        for field in 1..=3 {
            vm.set(at, field, vm.get(made.addr(), field));
        }
    }
    Ok(Value::NONE)
}

/// `super(class).__get__(object)`.
fn bind_super(vm: &mut Vm<'_>, args: Args) -> Res {
    check_get(vm, args)?;
    super_of(vm, vm.arg(args, 0), vm.arg(args, 1))
}

/// What the super object `this` gives as an attribute of `object`'s class.
pub(crate) fn super_of(vm: &mut Vm<'_>, this: Value, object: Value) -> Res {
    if object.is_none() || !vm.get(this.addr(), 2).is_none() {
        return Ok(this);
    }
    bound_super(vm, vm.get(this.addr(), 1), object)
}

/// `super(class, object)`; of None it is of no object.
fn bound_super(vm: &mut Vm<'_>, class: Value, object: Value) -> Res {
    if object.is_none() {
        return vm.object(Kind::Super, [class, Value::NONE, Value::NONE]);
    }
    let own = vm.class_of(object);
    let start = if vm.is_class(object) && vm.derives(object, class) {
        object
    } else if vm.derives(own, class) {
        own
    } else if let Some(made) = super_of_claimed(vm, class, object)? {
        return Ok(made);
    } else {
        let what = if vm.is_class(object) {
            Part::Plain(object)
        } else {
            Part::TypeOf(object)
        };
        let message = [
            Part::Text("super(type, obj): obj ("),
            Part::Text(if vm.is_class(object) {
                "type "
            } else {
                "instance of "
            }),
            what,
            Part::Text(") is not an instance or subtype of type ("),
            Part::Plain(class),
            Part::Text(")."),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    };
    vm.object(Kind::Super, [class, object, start])
}

/// `super(class, object)` of an object that stands for another: its `__class__` is what counts.
fn super_of_claimed(vm: &mut Vm<'_>, class: Value, object: Value) -> Res<Option<Value>> {
    if !Feature::ClassHooks.included() || !object.is(Kind::Instance) {
        return Ok(None);
    }
    let kept = vm.push(class)?;
    vm.push(object)?;
    let name = vm.special_name(const { crate::strings::Name::new("__class__") })?;
    let claimed = vm.get_attr_opt(object, name)?;
    let claimed = claimed.filter(|&v| vm.is_class(v) && vm.derives(v, vm.word(kept)));
    let Some(claimed) = claimed else {
        return Ok(None);
    };
    let start = vm.push(claimed)?;
    vm.with_room(|vm| {
        let parts = [kept, kept + 1, start].map(|slot| vm.word(slot));
        vm.object(Kind::Super, parts)
    })
    .map(Some)
}

/// `super()`: of the `__class__` and of the first argument of the function that calls.
fn super_of_frame(vm: &mut Vm<'_>) -> Res {
    let f = vm.word(vm.fp - crate::vm::HEADER);
    let code = vm.code_of(f).map(|id| vm.image.code(id));
    let takes_arguments = |code: &Code<'_>| {
        let is_body = code.has(flag::MODULE) || code.has(flag::CLASS_BODY);
        !is_body && code.get(field::POSITIONAL) > 0
    };
    let Some(code) = code.filter(takes_arguments) else {
        return Err(no_super(vm, "no arguments".into()));
    };
    let first = vm.word(vm.fp);
    let object = match first.as_kind(Kind::Cell) {
        Some(cell) => vm.get(cell, 1),
        None => first,
    };
    if object.is_unbound() {
        return Err(no_super(vm, "arg[0] deleted".into()));
    }
    let (locals, free) = (code.get(field::LOCALS), code.get(field::FREE));
    let is_class = |&i: &usize| vm.image.str(vm.image.variable(code, locals + i)) == "__class__";
    let closure = vm.get(f.addr(), function::CLOSURE);
    let cell = (0..free).find(is_class);
    let cell = cell
        .zip(closure.as_kind(Kind::Tuple))
        .map(|(i, at)| vm.get(at, i + 1));
    let Some(cell) = cell.and_then(|cell| cell.as_kind(Kind::Cell)) else {
        return Err(no_super(vm, "__class__ cell not found".into()));
    };
    match vm.get(cell, 1) {
        Value::UNBOUND => Err(no_super(vm, "empty __class__ cell".into())),
        class if vm.is_class(class) => bound_super(vm, class, object),
        odd => {
            let text = [
                "super(): __class__ is not a type (".into(),
                Part::TypeOf(odd),
                ")".into(),
            ];
            Err(vm.raise(TypeId::RuntimeError, &text))
        }
    }
}

#[cold]
fn no_super(vm: &mut Vm<'_>, why: Part<'_>) -> crate::trap::Trap {
    vm.raise(TypeId::RuntimeError, &["super(): ".into(), why])
}
