//! What built-in types show in their namespaces beside their natives.
//!
//! *Facts* are the attributes that the machine knows by name (`BaseException.args`, `type.__mro__`):
//! objects have them without a look at their type. Natives *again* are those of a base that the type
//! has a slot of its own for in the reference implementation (`int.__getattribute__`). Both exist
//! for programs that ask a type what it has, and so are not found by lookups along the order of
//! classes.

use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter};
use crate::value::{Immediate, Value};
use crate::vm::{Root, Vm};

/// In the number of a native, the bit that says that the index is one of the type's facts.
const FACT: u32 = 0x8000;
/// The bit that says that the index is one of [`REPEATED`].
const AGAIN: u32 = 0x4000;

/// A table of facts.
macro_rules! facts {
    ($($name:literal)*) => {
        // `read_getter` reads them by name.
        &[$(getter($name, |_, _| Ok(Value::NONE)),)*]
    };
}

static OBJECT: &[Native] = facts!["__class__"];
static TYPE: &[Native] = facts![
    "__basicsize__" "__itemsize__" "__flags__" "__weakrefoffset__" "__base__" "__dictoffset__"
    "__name__" "__qualname__" "__bases__" "__mro__" "__module__" "__abstractmethods__" "__dict__"
    "__text_signature__" "__annotations__" "__type_params__"
];
static FUNCTION: &[Native] = facts![
    "__closure__" "__globals__" "__module__" "__builtins__" "__code__" "__defaults__"
    "__kwdefaults__" "__annotations__" "__dict__" "__name__" "__qualname__" "__type_params__"
];
static BUILTIN: &[Native] =
    facts!["__module__" "__name__" "__qualname__" "__self__" "__text_signature__"];
static DESCRIPTOR: &[Native] =
    facts!["__objclass__" "__name__" "__qualname__" "__text_signature__"];
static WRAPPER: &[Native] =
    facts!["__self__" "__objclass__" "__name__" "__qualname__" "__text_signature__"];
static MODULE: &[Native] = facts!["__dict__" "__annotations__"];
static SUPER: &[Native] = facts!["__thisclass__" "__self__" "__self_class__"];
static BASE_EXCEPTION: &[Native] = facts![
    "__suppress_context__" "__dict__" "args" "__traceback__" "__context__" "__cause__"
];
static STOP: &[Native] = facts!["value"];
static EXIT: &[Native] = facts!["code"];
static NAME: &[Native] = facts!["name"];
static ATTRIBUTE: &[Native] = facts!["name" "obj"];
static OS: &[Native] = facts!["errno" "strerror" "filename" "filename2" "characters_written"];
static IMPORT: &[Native] = facts!["msg" "name" "path" "name_from"];
static SYNTAX: &[Native] = facts![
    "msg" "filename" "lineno" "offset" "text" "end_lineno" "end_offset" "print_file_and_line"
];
static UNICODE: &[Native] = facts!["encoding" "object" "start" "end" "reason"];
static GROUP: &[Native] = facts!["message" "exceptions"];

/// The facts that a type shows.
pub(crate) fn facts(id: TypeId) -> &'static [Native] {
    if !Feature::Introspection.included() {
        return &[];
    }
    match id {
        TypeId::Object => OBJECT,
        TypeId::Type => TYPE,
        TypeId::Function => FUNCTION,
        TypeId::Builtin => BUILTIN,
        TypeId::MethodDescriptor | TypeId::WrapperDescriptor | TypeId::ClassMethodDescriptor => {
            DESCRIPTOR
        }
        TypeId::MethodWrapper => WRAPPER,
        TypeId::Module => MODULE,
        TypeId::Super => SUPER,
        TypeId::BaseException => BASE_EXCEPTION,
        TypeId::StopIteration => STOP,
        TypeId::SystemExit => EXIT,
        TypeId::NameError => NAME,
        TypeId::AttributeError => ATTRIBUTE,
        TypeId::OSError => OS,
        TypeId::ImportError => IMPORT,
        TypeId::SyntaxError => SYNTAX,
        TypeId::UnicodeDecodeError | TypeId::UnicodeEncodeError | TypeId::UnicodeTranslateError => {
            UNICODE
        }
        TypeId::BaseExceptionGroup => GROUP,
        _ => &[],
    }
}

/// Natives that types have again: bit *i* of a mask stands for number *i*.
static REPEATED: &[&str] = &[
    "__getattribute__",
    "__init__",
    "__new__",
    "__repr__",
    "__str__",
    "__reduce__",
    "__hash__",
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__format__",
    "__dir__",
    "__setattr__",
    "__delattr__",
    "__getstate__",
    "__reduce_ex__",
    "__and__",
    "__or__",
    "__xor__",
    "__rand__",
    "__ror__",
    "__rxor__",
    "__invert__",
    "__sizeof__",
];
const ATTRIBUTES: u32 = 1;
const INIT: u32 = 1 << 1;
const NEW: u32 = 1 << 2;
const REPR: u32 = 1 << 3;
const STR: u32 = 1 << 4;
const REDUCE: u32 = 1 << 5;
const HASH: u32 = 1 << 6;
const EQUAL: u32 = 0b11 << 7;
const ORDER: u32 = 0b1111 << 9;
const FORMAT: u32 = 1 << 13;
const DIR: u32 = 1 << 14;
const STATE: u32 = 1 << 17;
const REDUCE_EX: u32 = 1 << 18;
const BITS: u32 = 0b111_1111 << 19;
const SIZE: u32 = 1 << 26;

/// The mask of the natives that a type has again.
fn again(id: TypeId) -> u32 {
    match id {
        _ if !Feature::Introspection.included() => 0,
        TypeId::None => EQUAL | ORDER | HASH | REPR,
        TypeId::Cell => HASH | REPR,
        TypeId::Code => EQUAL | ORDER | HASH | REPR | SIZE,
        TypeId::NotImplemented | TypeId::Ellipsis => REDUCE | REPR,
        TypeId::Coroutine | TypeId::Generator | TypeId::AsyncGenerator => REPR | SIZE,
        TypeId::ClassMethod
        | TypeId::StaticMethod
        | TypeId::ClassMethodDescriptor
        | TypeId::GetSet
        | TypeId::Function => REPR,
        TypeId::Bool => BITS | REPR,
        TypeId::Builtin | TypeId::MethodWrapper => EQUAL | ORDER | HASH | REDUCE | REPR,
        TypeId::ByteArray => ATTRIBUTES | REDUCE | REDUCE_EX | STR | SIZE,
        TypeId::Bytes => ATTRIBUTES | STR,
        TypeId::Complex | TypeId::Property | TypeId::Tuple => ATTRIBUTES,
        TypeId::Dict => ATTRIBUTES | ORDER | SIZE,
        TypeId::Enumerate | TypeId::Filter | TypeId::Map | TypeId::Reversed | TypeId::Zip => {
            ATTRIBUTES | REDUCE
        }
        TypeId::Float => FORMAT,
        TypeId::Frame => REPR | SIZE,
        TypeId::FrozenSet => REDUCE | SIZE,
        TypeId::Int => FORMAT | ATTRIBUTES | SIZE,
        TypeId::List => ATTRIBUTES | SIZE,
        TypeId::MappingProxy => ORDER | STR,
        TypeId::Member | TypeId::MethodDescriptor | TypeId::WrapperDescriptor => REDUCE | REPR,
        TypeId::MemoryView => ATTRIBUTES | ORDER,
        TypeId::Method => EQUAL | ORDER | ATTRIBUTES | HASH | REDUCE | REPR,
        TypeId::Module => DIR | ATTRIBUTES,
        TypeId::Range => ORDER | ATTRIBUTES | REDUCE,
        TypeId::Set => ATTRIBUTES | REDUCE | SIZE,
        TypeId::Slice => ORDER | ATTRIBUTES | REDUCE,
        TypeId::Str => SIZE,
        TypeId::Super => ATTRIBUTES | REPR,
        TypeId::Traceback => DIR,
        TypeId::Type => DIR | REPR | SIZE,
        _ => again_of_exception(id),
    }
}

fn again_of_exception(id: TypeId) -> u32 {
    match id {
        _ if id < TypeId::BaseException => 0,
        TypeId::BaseException => ATTRIBUTES | NEW | REDUCE,
        TypeId::NotImplementedError | TypeId::RecursionError | TypeId::PythonFinalizationError => {
            INIT | NEW
        }
        TypeId::AttributeError => STATE | INIT | REDUCE | STR,
        TypeId::ImportError => INIT | REDUCE,
        TypeId::OSError => INIT | NEW | REDUCE,
        TypeId::NameError => INIT | STR,
        TypeId::KeyError | TypeId::SyntaxError => INIT,
        TypeId::BaseExceptionGroup
        | TypeId::UnicodeDecodeError
        | TypeId::UnicodeEncodeError
        | TypeId::UnicodeTranslateError => INIT | NEW,
        TypeId::ExceptionGroup => 0,
        TypeId::StopIteration | TypeId::SystemExit => INIT,
        _ => {
            let of_fields = [
                TypeId::OSError,
                TypeId::ImportError,
                TypeId::NameError,
                TypeId::SyntaxError,
            ];
            match of_fields.iter().any(|&base| id.derives_from(base)) {
                true => INIT,
                false => INIT | NEW,
            }
        }
    }
}

/// The names of what a type shows beside its natives.
pub(crate) fn names(id: TypeId) -> impl Iterator<Item = &'static str> {
    let mask = again(id);
    let repeated = REPEATED.iter().enumerate();
    repeated
        .filter(move |(i, _)| mask >> i & 1 != 0)
        .map(|(_, name)| *name)
        .chain(facts(id).iter().map(|fact| fact.name))
}

/// What a type shows under a name beside its natives.
pub(crate) fn value(id: TypeId, name: &str) -> Option<Value> {
    if !Feature::Introspection.included() {
        return None;
    }
    let number = match facts(id).iter().position(|fact| fact.name == name) {
        Some(i) => FACT | i as u32,
        None => {
            let i = REPEATED.iter().position(|other| *other == name)?;
            if again(id) >> i & 1 == 0 {
                return None;
            }
            AGAIN | i as u32
        }
    };
    Some(Value::immediate(
        Immediate::Native,
        (id as u32) << 16 | number,
    ))
}

/// The native of the type `id` that such a number stands for.
#[cold]
pub(crate) fn native(id: TypeId, number: u32) -> Option<&'static Native> {
    if !Feature::Introspection.included() {
        return None;
    }
    if number & FACT != 0 {
        return facts(id).get((number & !FACT) as usize);
    }
    let name = REPEATED.get((number & !AGAIN) as usize)?;
    let (found, _) = id.next_in_order(id)?.find(name)?;
    crate::types::native(found.as_immediate(Immediate::Native)?).map(|(native, _)| native)
}

/// Whether the number of a native is that of one that a type has again, which takes instances of
/// derived classes as they are.
pub(crate) fn is_again(number: u32) -> bool {
    Feature::Introspection.included() && number & (FACT | AGAIN) == AGAIN
}

/// Whether the native in this word is a fact.
pub(crate) fn is_fact(v: Value) -> bool {
    Feature::Introspection.included()
        && v.as_immediate(Immediate::Native)
            .is_some_and(|number| number & FACT != 0 && number & 0xFFFF != 0xFFFF)
}

impl Vm<'_> {
    /// What the first built-in type in the order of `class`, up to `last`, shows under `name`.
    pub(crate) fn shown(&self, class: Value, name: Value, last: Option<Value>) -> Option<Value> {
        if !Feature::Introspection.included() {
            return None;
        }
        let text = self.str(name)?;
        for i in 0.. {
            let owner = self.mro_item(class, i)?;
            let id = owner
                .as_immediate(Immediate::Type)
                .and_then(TypeId::from_u32);
            if let Some(v) = id.and_then(|id| value(id, text)) {
                return Some(v);
            }
            if last == Some(owner) {
                return None;
            }
        }
        None
    }

    /// What the fact of this name is of `obj`, an object of the type `owner`.
    pub(crate) fn read_fact(&mut self, owner: TypeId, name: &'static str, obj: Value) -> Res {
        if name == "__class__" {
            return Ok(self.class_of(obj));
        }
        let field = match obj.is(Kind::Exception) && name != "__dict__" {
            true => self.exception_fact(obj, name),
            false => None,
        };
        if let Some(v) = field {
            return Ok(v);
        }
        let key = self.new_str(name)?;
        let found = match owner {
            TypeId::Type => self.class_fact(obj, key)?,
            _ => self.get_attr_opt(self.plain(obj), key)?,
        };
        match found {
            Some(v) => Ok(v),
            None => Err(self.raise(TypeId::AttributeError, &[Part::Text(name)])),
        }
    }

    /// Numbers of a class that say how the reference implementation lays it out.
    pub(crate) fn layout_fact(&self, class: Value, name: &str) -> Option<Value> {
        let extent = self.extent(class);
        let id = self.layout_of(class);
        Some(Value::int(match name {
            "__basicsize__" => 16 + 8 * (extent.slots + id.is_payload() as usize) as i64,
            "__itemsize__" => id.item_size(),
            "__dictoffset__" => -(extent.dict as i64),
            "__weakrefoffset__" => -32 * extent.references as i64,
            "__flags__" => self.class_flags(class),
            _ => return None,
        }))
    }

    /// The flags of a class as the reference implementation numbers them, as far as programs look
    /// at them: made by a program, a base, abstract, and which built-in type it derives from.
    fn class_flags(&self, class: Value) -> i64 {
        let id = self.layout_of(class);
        let made = class.is(Kind::Class) as i64;
        let families = [
            (TypeId::Int, 24),
            (TypeId::List, 25),
            (TypeId::Tuple, 26),
            (TypeId::Bytes, 27),
            (TypeId::Str, 28),
            (TypeId::Dict, 29),
            (TypeId::BaseException, 30),
            (TypeId::Type, 31),
        ];
        let family = families.iter().find(|(base, _)| id.derives_from(*base));
        let base = id.is_base() as i64;
        family.map_or(0, |(_, bit)| 1 << bit)
            | made << 9
            | (1 - made) << 8
            | base << 10
            | 1 << 12
            | (self.abstract_methods(class).is_some() as i64) << 20
    }

    /// The built-ins that a function's globals lead to.
    pub(crate) fn builtins_of(&self, globals: Value) -> Value {
        match self.dict_get_text(globals, "__builtins__") {
            Some(own) if own.is(Kind::Dict) => own,
            _ => self.root(Root::Builtins),
        }
    }
}

impl TypeId {
    /// Bytes of an item of the objects whose size depends on how many they have.
    fn item_size(self) -> i64 {
        match self {
            TypeId::Int | TypeId::Bool => 4,
            TypeId::Bytes => 1,
            TypeId::Tuple => 8,
            TypeId::Type => 40,
            TypeId::Code => 2,
            _ => 0,
        }
    }
}
