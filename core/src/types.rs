//! The built-in types: one table of names, bases, constructors and methods.
//!
//! A built-in type is an immediate that holds its number here. A method of it is an immediate
//! as well: `type << 16 | index in its table`.

use crate::builtins as b;
use crate::features::{Feature, included, part_of};
use crate::trap::Res;
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

/// A function written in Rust.
pub(crate) type NativeFn = fn(&mut Vm<'_>, Args) -> Res;

/// What a native in a type's table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// Called with the object first.
    Method,
    /// As a method, also of a subclass: of an instance of one the others get what it holds.
    Whole,
    /// Called without it (`str.maketrans`).
    Static,
    /// Called with the type first (`dict.fromkeys`).
    Class,
    /// Read as an attribute: called with the object alone.
    Getter,
}

/// A native function or method and the arguments that it takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Native {
    pub(crate) name: &'static str,
    pub(crate) call: NativeFn,
    /// Fewest positional arguments, self not counted.
    pub(crate) min: u8,
    /// Most positional arguments, self not counted; [`ANY`] for no bound.
    pub(crate) max: u8,
    /// Whether it looks at keyword arguments itself.
    pub(crate) keywords: bool,
    pub(crate) role: Role,
}

impl Native {
    /// Whether a method of the type `owner` stands for a slot of it, as the reference
    /// implementation has it, which calls and words the errors of those in another way.
    pub(crate) fn is_slot_wrapper(&self, owner: TypeId) -> bool {
        const METHODS: [&str; 28] = [
            "__alloc__",
            "__set_name__",
            "__replace__",
            "__setstate__",
            "__reduce__",
            "__reduce_ex__",
            "__format__",
            "__sizeof__",
            "__dir__",
            "__round__",
            "__ceil__",
            "__floor__",
            "__trunc__",
            "__getnewargs__",
            "__class_getitem__",
            "__reversed__",
            "__complex__",
            "__bytes__",
            "__init_subclass__",
            "__subclasshook__",
            "__getstate__",
            "__new__",
            "__enter__",
            "__exit__",
            "__instancecheck__",
            "__subclasscheck__",
            "__subclasses__",
            "__length_hint__",
        ];
        if !Feature::SpecialMethods.included() {
            return self.name == "__init__";
        }
        let table = matches!(owner, TypeId::Dict | TypeId::Set | TypeId::FrozenSet);
        match self.name {
            "__getitem__" => !matches!(owner, TypeId::Dict | TypeId::List),
            "__contains__" => !table,
            name => {
                matches!(self.role, Role::Method | Role::Whole)
                    && name.starts_with("__")
                    && name.ends_with("__")
                    && !METHODS.contains(&name)
            }
        }
    }

    /// Whether it is an attribute that stands for a field of the objects of the type `owner`.
    pub(crate) fn is_member(&self, owner: TypeId) -> bool {
        if !Feature::SpecialMethods.included() {
            return matches!(owner, TypeId::Slice | TypeId::Range);
        }
        let table: &[&str] = match owner {
            TypeId::Property => &["fget", "fset", "fdel"],
            TypeId::Slice | TypeId::Range => &["start", "stop", "step"],
            TypeId::Complex => &["real", "imag"],
            TypeId::Method => &["__func__", "__self__"],
            TypeId::MethodWrapper => &["__self__"],
            TypeId::StaticMethod | TypeId::ClassMethod => &["__func__", "__wrapped__"],
            TypeId::Function => &["__builtins__", "__closure__", "__globals__", "__module__"],
            TypeId::Builtin => &["__module__"],
            TypeId::Module => &["__dict__"],
            TypeId::Coroutine => &["cr_origin"],
            TypeId::AsyncGenerator => &["ag_running"],
            TypeId::Traceback => &["tb_frame", "tb_lasti"],
            TypeId::Frame => &["f_trace_lines"],
            TypeId::Type => &[
                "__base__",
                "__basicsize__",
                "__dictoffset__",
                "__flags__",
                "__itemsize__",
                "__weakrefoffset__",
            ],
            TypeId::BaseException => &["__suppress_context__"],
            TypeId::Member
            | TypeId::GetSet
            | TypeId::MethodDescriptor
            | TypeId::WrapperDescriptor
            | TypeId::ClassMethodDescriptor => &["__name__", "__objclass__"],
            TypeId::Super => return true,
            TypeId::Code => {
                return !matches!(
                    self.name,
                    "co_varnames"
                        | "co_freevars"
                        | "co_cellvars"
                        | "co_code"
                        | "co_lnotab"
                        | "_co_code_adaptive"
                );
            }
            _ if owner > TypeId::BaseException => return self.name != "characters_written",
            _ => &[],
        };
        table.contains(&self.name)
    }

    /// The type of the object that it is in the namespace of the type `owner`.
    fn descriptor_type(&self, owner: TypeId) -> TypeId {
        match self.role {
            Role::Static => TypeId::Builtin,
            Role::Class => TypeId::ClassMethodDescriptor,
            Role::Getter if self.is_member(owner) => TypeId::Member,
            Role::Getter => TypeId::GetSet,
            _ if self.is_slot_wrapper(owner) => TypeId::WrapperDescriptor,
            _ => TypeId::MethodDescriptor,
        }
    }
}

/// No upper bound on the number of arguments.
pub(crate) const ANY: u8 = u8::MAX;

/// A method that takes `min..=max` positional arguments after self.
pub(crate) const fn method(name: &'static str, min: u8, max: u8, call: NativeFn) -> Native {
    Native {
        name,
        call,
        min,
        max,
        keywords: false,
        role: Role::Method,
    }
}

/// A method that looks at keywords as well.
pub(crate) const fn keyword_method(name: &'static str, min: u8, max: u8, call: NativeFn) -> Native {
    Native {
        name,
        call,
        min,
        max,
        keywords: true,
        role: Role::Method,
    }
}

/// A method that is called with the very object, where it is an instance of a subclass.
pub(crate) const fn whole_method(name: &'static str, min: u8, max: u8, call: NativeFn) -> Native {
    Native {
        role: Role::Whole,
        ..method(name, min, max, call)
    }
}

/// An attribute computed on reading.
pub(crate) const fn getter(name: &'static str, call: NativeFn) -> Native {
    Native {
        name,
        call,
        min: 0,
        max: 0,
        keywords: false,
        role: Role::Getter,
    }
}

/// What a built-in type has besides a name and a base.
#[derive(Clone, Copy, Debug)]
struct TypeDef {
    methods: &'static [Native],
    /// What calling the type does.
    construct: Option<NativeFn>,
}

/// Of most exceptions, which are the last types.
const NOTHING: TypeDef = TypeDef {
    methods: &[],
    construct: None,
};

/// How many types there are up to the last one that has something.
const fn count_of(all: &[TypeDef]) -> usize {
    let mut count = all.len();
    while count > 0 && all[count - 1].methods.is_empty() && all[count - 1].construct.is_none() {
        count -= 1;
    }
    count
}

const fn first<const N: usize>(all: &[TypeDef]) -> [TypeDef; N] {
    let mut kept = [NOTHING; N];
    let mut i = 0;
    while i < N {
        kept[i] = all[i];
        i += 1;
    }
    kept
}

macro_rules! types {
    ($($id:ident $name:literal : $base:ident, $methods:expr, $new:expr;)*) => {
        /// The number of a built-in type.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the names are those of the types")]
        pub enum TypeId { $($id,)* }

        const IDS: &[TypeId] = &[$(TypeId::$id,)*];

        /// The names of the built-in types, by number.
        static NAMES: &[&str] = &[$($name,)*];

        static BASES: &[TypeId] = &[$(TypeId::$base,)*];

        const DEFS: &[TypeDef] = &[$(TypeDef {
            methods: included!($methods),
            construct: $new,
        },)*];
    };
}

types! {
    Object "object": Object, b::object::METHODS, Some(b::object::construct);
    Type "type": Object, part_of!(Introspection, b::object::TYPE_METHODS), Some(b::object::type_of);
    None "NoneType": Object, b::object::NONE_METHODS, Some(b::object::construct_none);
    NotImplemented "NotImplementedType": Object, b::object::NONE_METHODS, Some(b::object::construct_not_implemented);
    Ellipsis "ellipsis": Object, &[], Some(b::object::construct_ellipsis);
    Int "int": Object, b::int::METHODS, Some(b::int::construct);
    Bool "bool": Int, &[], Some(b::int::construct_bool);
    Float "float": Object, part_of!(Floats, b::float::METHODS), Feature::Floats.constructor(b::float::construct);
    Complex "complex": Object, part_of!(Complex, b::complex::METHODS), Feature::Complex.constructor(b::complex::construct);
    Str "str": Object, b::str::METHODS, Some(b::str::construct);
    Bytes "bytes": Object, part_of!(Bytes, b::bytes::METHODS), Feature::Bytes.constructor(b::bytes::construct);
    ByteArray "bytearray": Object, part_of!(Bytes, b::bytes::bytearray::METHODS), Feature::Bytes.constructor(b::bytes::bytearray::construct);
    MemoryView "memoryview": Object, part_of!(Bytes, b::bytes::view::METHODS), Feature::Bytes.constructor(b::bytes::view::construct);
    List "list": Object, b::list::METHODS, Some(b::list::construct);
    Tuple "tuple": Object, b::tuple::METHODS, Some(b::tuple::construct);
    Dict "dict": Object, b::dict::METHODS, Some(b::dict::construct);
    Set "set": Object, part_of!(Sets, b::set::METHODS), Feature::Sets.constructor(b::set::construct);
    FrozenSet "frozenset": Object, part_of!(Sets, b::set::FROZEN_METHODS), Feature::Sets.constructor(b::set::construct_frozen);
    Range "range": Object, b::range::METHODS, Some(b::range::construct);
    Slice "slice": Object, b::range::SLICE_METHODS, Some(b::range::construct_slice);
    DictKeys "dict_keys": Object, b::dict::VIEW_METHODS, None;
    DictValues "dict_values": Object, b::dict::VIEW_METHODS, None;
    DictItems "dict_items": Object, b::dict::VIEW_METHODS, None;
    Function "function": Object, b::function::METHODS, Feature::Introspection.constructor(b::function::construct);
    Builtin "builtin_function_or_method": Object, b::function::BUILTIN_METHODS, None;
    MethodDescriptor "method_descriptor": Object, b::function::NATIVE_METHODS, None;
    WrapperDescriptor "wrapper_descriptor": Object, b::function::NATIVE_METHODS, None;
    MethodWrapper "method-wrapper": Object, b::function::BUILTIN_METHODS, None;
    ClassMethodDescriptor "classmethod_descriptor": Object, b::function::NATIVE_METHODS, None;
    GetSet "getset_descriptor": Object, part_of!(Introspection, b::member::METHODS), None;
    Method "method": Object, b::function::BOUND_METHODS, Feature::Introspection.constructor(b::function::construct_method);
    Code "code": Object, part_of!(Introspection, b::code::METHODS), None;
    Cell "cell": Object, part_of!(Introspection, b::function::CELL_METHODS), Feature::Introspection.constructor(b::function::construct_cell);
    Module "module": Object, part_of!(Imports, b::module::METHODS), Feature::Imports.constructor(b::module::construct);
    Property "property": Object, part_of!(Descriptors, b::property::METHODS), Feature::Descriptors.constructor(b::property::construct);
    StaticMethod "staticmethod": Object, part_of!(Descriptors, b::property::STATIC_METHODS), Feature::Descriptors.constructor(b::property::construct_static);
    ClassMethod "classmethod": Object, part_of!(Descriptors, b::property::CLASS_METHODS), Feature::Descriptors.constructor(b::property::construct_class);
    Super "super": Object, part_of!(Classes, b::property::SUPER_METHODS), Feature::Classes.constructor(b::property::construct_super);
    Generator "generator": Object, part_of!(Generators, b::generator::METHODS), None;
    Coroutine "coroutine": Object, part_of!(Async, b::generator::COROUTINE_METHODS), None;
    CoroutineWrapper "coroutine_wrapper": Object, part_of!(Async, b::awaitable::WRAPPER_METHODS), None;
    AsyncGenerator "async_generator": Object, part_of!(Async, b::generator::ASYNC_METHODS), None;
    AsyncGeneratorASend "async_generator_asend": Object, part_of!(Async, b::awaitable::METHODS), None;
    AsyncGeneratorAThrow "async_generator_athrow": Object, part_of!(Async, b::awaitable::METHODS), None;
    AnextAwaitable "anext_awaitable": Object, part_of!(Async, b::awaitable::METHODS), None;
    RangeIterator "range_iterator": Object, b::iterators::SETTABLE, None;
    ListIterator "list_iterator": Object, b::iterators::SETTABLE, None;
    TupleIterator "tuple_iterator": Object, b::iterators::SETTABLE, None;
    AsciiIterator "str_ascii_iterator": Object, b::iterators::SETTABLE, None;
    StrIterator "str_iterator": Object, b::iterators::SETTABLE, None;
    BytesIterator "bytes_iterator": Object, b::iterators::SETTABLE, None;
    ByteArrayIterator "bytearray_iterator": Object, b::iterators::SETTABLE, None;
    MemoryIterator "memory_iterator": Object, b::iterators::METHODS, None;
    Iterator "iterator": Object, b::iterators::SETTABLE, None;
    DictKeyIterator "dict_keyiterator": Object, b::iterators::METHODS, None;
    DictValueIterator "dict_valueiterator": Object, b::iterators::METHODS, None;
    DictItemIterator "dict_itemiterator": Object, b::iterators::METHODS, None;
    DictReverseKeyIterator "dict_reversekeyiterator": Object, b::iterators::METHODS, None;
    DictReverseValueIterator "dict_reversevalueiterator": Object, b::iterators::METHODS, None;
    DictReverseItemIterator "dict_reverseitemiterator": Object, b::iterators::METHODS, None;
    SetIterator "set_iterator": Object, b::iterators::METHODS, None;
    Enumerate "enumerate": Object, b::iterators::METHODS, Feature::Iterators.constructor(b::iterators::construct_enumerate);
    Zip "zip": Object, b::iterators::SETTABLE, Feature::Iterators.constructor(b::iterators::construct_zip);
    Map "map": Object, b::iterators::METHODS, Feature::Iterators.constructor(b::iterators::construct_map);
    Filter "filter": Object, b::iterators::METHODS, Feature::Iterators.constructor(b::iterators::construct_filter);
    Reversed "reversed": Object, b::iterators::SETTABLE, Feature::Iterators.constructor(b::iterators::construct_reversed);
    ListReverseIterator "list_reverseiterator": Object, b::iterators::SETTABLE, None;
    CallableIterator "callable_iterator": Object, b::iterators::METHODS, None;
    TextIo "_io.TextIOWrapper": Object, b::stream::METHODS, None;
    Deque "collections.deque": Object, part_of!(Deques, b::deque::METHODS), None;
    DequeIterator "collections._deque_iterator": Object, part_of!(Deques, b::deque::ITERATOR_METHODS), Feature::Deques.constructor(b::deque::construct);
    DequeReverseIterator "collections._deque_reverse_iterator": Object, part_of!(Deques, b::deque::ITERATOR_METHODS), Feature::Deques.constructor(b::deque::construct_reverse);
    Cached "functools._lru_cache_wrapper": Object, part_of!(Packages, b::cached::METHODS), None;
    Matched "re.Match": Object, part_of!(Matches, b::matched::METHODS), None;
    Shell "itertools_iterator": Object, part_of!(Delegation, b::shell::METHODS), None;
    Traceback "traceback": Object, part_of!(Introspection, b::exceptions::TRACEBACK_METHODS), Feature::Frames.constructor(b::traceback::construct);
    GenericAlias "types.GenericAlias": Object, part_of!(TypeForms, crate::type_form::ALIAS_METHODS), Feature::TypeForms.constructor(b::object::construct_alias);
    Union "types.UnionType": Object, part_of!(TypeForms, crate::type_form::UNION_METHODS), None;
    MappingProxy "mappingproxy": Object, part_of!(Introspection, b::mapping_proxy::METHODS), Feature::Introspection.constructor(b::mapping_proxy::construct);
    Member "member_descriptor": Object, part_of!(Introspection, b::member::METHODS), None;
    WeakRef "weakref.ReferenceType": Object, part_of!(Finalizers, b::weakref::METHODS), Feature::Finalizers.constructor(b::weakref::construct);
    Frame "frame": Object, part_of!(Frames, b::frame::METHODS), None;

    BaseException "BaseException": Object, b::exceptions::METHODS, None;
    Exception "Exception": BaseException, &[], None;
    GeneratorExit "GeneratorExit": BaseException, &[], None;
    KeyboardInterrupt "KeyboardInterrupt": BaseException, &[], None;
    SystemExit "SystemExit": BaseException, &[], None;
    BaseExceptionGroup "BaseExceptionGroup": BaseException, part_of!(ExceptionGroups, b::exceptions::GROUP_METHODS), None;
    ExceptionGroup "ExceptionGroup": BaseExceptionGroup, &[], None;
    ArithmeticError "ArithmeticError": Exception, &[], None;
    FloatingPointError "FloatingPointError": ArithmeticError, &[], None;
    OverflowError "OverflowError": ArithmeticError, &[], None;
    ZeroDivisionError "ZeroDivisionError": ArithmeticError, &[], None;
    AssertionError "AssertionError": Exception, &[], None;
    AttributeError "AttributeError": Exception, &[], None;
    BufferError "BufferError": Exception, &[], None;
    EOFError "EOFError": Exception, &[], None;
    ImportError "ImportError": Exception, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    ModuleNotFoundError "ModuleNotFoundError": ImportError, &[], None;
    LookupError "LookupError": Exception, &[], None;
    IndexError "IndexError": LookupError, &[], None;
    KeyError "KeyError": LookupError, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    MemoryError "MemoryError": Exception, &[], None;
    NameError "NameError": Exception, &[], None;
    UnboundLocalError "UnboundLocalError": NameError, &[], None;
    OSError "OSError": Exception, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    BlockingIOError "BlockingIOError": OSError, &[], None;
    ChildProcessError "ChildProcessError": OSError, &[], None;
    ConnectionError "ConnectionError": OSError, &[], None;
    BrokenPipeError "BrokenPipeError": ConnectionError, &[], None;
    ConnectionAbortedError "ConnectionAbortedError": ConnectionError, &[], None;
    ConnectionRefusedError "ConnectionRefusedError": ConnectionError, &[], None;
    ConnectionResetError "ConnectionResetError": ConnectionError, &[], None;
    FileExistsError "FileExistsError": OSError, &[], None;
    FileNotFoundError "FileNotFoundError": OSError, &[], None;
    InterruptedError "InterruptedError": OSError, &[], None;
    IsADirectoryError "IsADirectoryError": OSError, &[], None;
    NotADirectoryError "NotADirectoryError": OSError, &[], None;
    PermissionError "PermissionError": OSError, &[], None;
    ProcessLookupError "ProcessLookupError": OSError, &[], None;
    TimeoutError "TimeoutError": OSError, &[], None;
    ReferenceError "ReferenceError": Exception, &[], None;
    RuntimeError "RuntimeError": Exception, &[], None;
    NotImplementedError "NotImplementedError": RuntimeError, &[], None;
    RecursionError "RecursionError": RuntimeError, &[], None;
    StopIteration "StopIteration": Exception, &[], None;
    StopAsyncIteration "StopAsyncIteration": Exception, &[], None;
    SyntaxError "SyntaxError": Exception, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    IndentationError "IndentationError": SyntaxError, &[], None;
    TabError "TabError": IndentationError, &[], None;
    SystemError "SystemError": Exception, &[], None;
    TypeError "TypeError": Exception, &[], None;
    ValueError "ValueError": Exception, &[], None;
    UnicodeError "UnicodeError": ValueError, &[], None;
    UnicodeDecodeError "UnicodeDecodeError": UnicodeError, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    UnicodeEncodeError "UnicodeEncodeError": UnicodeError, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    UnicodeTranslateError "UnicodeTranslateError": UnicodeError, part_of!(ErrorDetails, b::exceptions::TELLING_METHODS), None;
    Warning "Warning": Exception, &[], None;
    BytesWarning "BytesWarning": Warning, &[], None;
    DeprecationWarning "DeprecationWarning": Warning, &[], None;
    FutureWarning "FutureWarning": Warning, &[], None;
    ImportWarning "ImportWarning": Warning, &[], None;
    PendingDeprecationWarning "PendingDeprecationWarning": Warning, &[], None;
    ResourceWarning "ResourceWarning": Warning, &[], None;
    RuntimeWarning "RuntimeWarning": Warning, &[], None;
    SyntaxWarning "SyntaxWarning": Warning, &[], None;
    UnicodeWarning "UnicodeWarning": Warning, &[], None;
    UserWarning "UserWarning": Warning, &[], None;
    EncodingWarning "EncodingWarning": Warning, &[], None;
    PythonFinalizationError "PythonFinalizationError": RuntimeError, &[], None;
}

/// What the types have besides names and bases, as far as there is something.
static OWN: [TypeDef; count_of(DEFS)] = first(DEFS);

/// Number of the table of built-in functions, beside the types' tables of methods.
const FUNCTIONS: u32 = 0xFFFF;

/// The built-in types whose names are builtins.
const PUBLIC: &[TypeId] = &[
    TypeId::Object,
    TypeId::Type,
    TypeId::Int,
    TypeId::Bool,
    TypeId::Float,
    TypeId::Complex,
    TypeId::Str,
    TypeId::Bytes,
    TypeId::ByteArray,
    TypeId::MemoryView,
    TypeId::List,
    TypeId::Tuple,
    TypeId::Dict,
    TypeId::Set,
    TypeId::FrozenSet,
    TypeId::Range,
    TypeId::Slice,
    TypeId::Property,
    TypeId::StaticMethod,
    TypeId::ClassMethod,
    TypeId::Super,
    TypeId::Enumerate,
    TypeId::Zip,
    TypeId::Map,
    TypeId::Filter,
    TypeId::Reversed,
];

impl TypeId {
    /// The type numbered `n`.
    pub fn from_u32(n: u32) -> Option<TypeId> {
        IDS.get(n as usize).copied()
    }

    /// The type as a value.
    pub const fn value(self) -> Value {
        Value::immediate(Immediate::Type, self as u32)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// The type that it derives from; `object` derives from itself.
    pub(crate) fn base(self) -> TypeId {
        BASES[self as usize]
    }

    /// Its own methods.
    pub(crate) fn methods(self) -> &'static [Native] {
        OWN.get(self as usize).map_or(&[], |own| own.methods)
    }

    /// What calling the type does.
    pub(crate) fn constructor(self) -> Option<NativeFn> {
        OWN.get(self as usize)?.construct
    }

    /// The type behind this one in the method resolution order of `start`. One type has two
    /// bases.
    pub(crate) fn next_in_order(self, start: TypeId) -> Option<TypeId> {
        match self {
            TypeId::Object => None,
            TypeId::BaseExceptionGroup if start == TypeId::ExceptionGroup => {
                Some(TypeId::Exception)
            }
            _ => Some(self.base()),
        }
    }

    /// Whether this is `other` or derives from it.
    pub fn derives_from(self, other: TypeId) -> bool {
        let mut id = self;
        loop {
            if id == other {
                return true;
            }
            let Some(next) = id.next_in_order(self) else {
                return false;
            };
            id = next;
        }
    }

    /// The value of method `name`, looked up along the bases, and its role.
    pub(crate) fn find(self, name: &str) -> Option<(Value, Role)> {
        let mut id = self;
        loop {
            if name == "__hash__" && id.is_unhashable() {
                return None;
            }
            let methods = id.methods();
            if let Some(i) = methods.iter().position(|m| m.name == name) {
                let number = (id as u32) << 16 | i as u32;
                return Some((Value::immediate(Immediate::Native, number), methods[i].role));
            }
            id = id.next_in_order(self)?;
        }
    }

    /// The types whose names are builtins.
    pub(crate) fn public() -> impl Iterator<Item = TypeId> {
        let exceptions = IDS
            .iter()
            .copied()
            .filter(|id| *id >= TypeId::BaseException);
        PUBLIC.iter().copied().chain(exceptions)
    }
}

/// The native that the payload of an [`Immediate::Native`] names, and the type it is a method
/// of.
pub(crate) fn native(payload: u32) -> Option<(&'static Native, Option<TypeId>)> {
    let index = payload as usize & 0xFFFF;
    if payload >> 16 == FUNCTIONS {
        return b::functions::FUNCTIONS.get(index).map(|n| (n, None));
    }
    let id = TypeId::from_u32(payload >> 16)?;
    let own = id.methods().get(index);
    own.or_else(|| crate::shown::native(id, index as u32))
        .map(|n| (n, Some(id)))
}

/// The built-in function numbered `index`, as a value.
pub(crate) const fn function(index: usize) -> Value {
    Value::immediate(Immediate::Native, FUNCTIONS << 16 | index as u32)
}

impl Vm<'_> {
    /// The built-in type of a value; of an instance, the built-in type that its class derives
    /// from.
    #[inline]
    pub fn type_id(&self, v: Value) -> TypeId {
        if v.is_int() {
            return TypeId::Int;
        }
        if v.is_float() {
            return TypeId::Float;
        }
        match v.kind() {
            Some(kind) => self.kind_type(v, kind),
            None => immediate_type(v),
        }
    }
}

fn immediate_type(v: Value) -> TypeId {
    let what = (v.bits() >> 32) as u16;
    let is = |i: Immediate| what == i as u16;
    match v {
        Value::NONE => TypeId::None,
        Value::TRUE | Value::FALSE => TypeId::Bool,
        Value::ELLIPSIS => TypeId::Ellipsis,
        Value::NOT_IMPLEMENTED => TypeId::NotImplemented,
        _ if is(Immediate::Str) => TypeId::Str,
        _ if is(Immediate::Type) => TypeId::Type,
        _ if is(Immediate::HostFunction) => TypeId::Builtin,
        _ if is(Immediate::Native) => match v.bits() as u32 >> 16 {
            FUNCTIONS => TypeId::Builtin,
            _ => native(v.bits() as u32).map_or(TypeId::Builtin, |(native, owner)| {
                native.descriptor_type(owner.unwrap_or(TypeId::Object))
            }),
        },
        _ if is(Immediate::Code) => TypeId::Code,
        _ if is(Immediate::Stream) => TypeId::TextIo,
        _ if is(Immediate::Bytes) => TypeId::Bytes,
        _ => TypeId::Object,
    }
}
