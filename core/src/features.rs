//! The parts of the machine that a build may leave out, each a cargo feature of this crate.
//!
//! What is left out is still there for programs to name, and raises an exception that says which
//! feature is missing; nothing gives a wrong result for it. The code behind it is gone, because
//! what leads to it ends in `Vm::needs`, whose answer the compiler knows.

use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::{ANY, Native, NativeFn, TypeId, method};
use crate::value::{Immediate, Value};
use crate::vm::Vm;

macro_rules! features {
    ($($id:ident $name:tt $what:literal;)*) => {
        /// A part of the machine that a build may leave out.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[non_exhaustive]
        pub enum Feature { $(#[doc = $what] $id,)* }

        impl Feature {
            /// All of them.
            pub const ALL: &[Feature] = &[$(Feature::$id,)*];

            /// The name of the cargo feature.
            pub const fn name(self) -> &'static str {
                match self { $(Feature::$id => $name,)* }
            }

            /// What there is with it.
            pub const fn what(self) -> &'static str {
                match self { $(Feature::$id => $what,)* }
            }

            /// As [`Feature::what`] where it is left out: no text that nobody is told takes memory.
            const fn lacked(self) -> (&'static str, &'static str) {
                match self {
                    $(Feature::$id => if cfg!(feature = $name) { ("", "") } else { ($what, $name) },)*
                }
            }

            /// Whether this build has it.
            pub const fn included(self) -> bool {
                match self { $(Feature::$id => cfg!(feature = $name),)* }
            }

            /// The native that stands in for those that are left out.
            const fn refusal(self) -> NativeFn {
                match self { $(Feature::$id => |vm, _| Err(vm.left_out(Feature::$id)),)* }
            }
        }
    };
}

features! {
    Async "async" "coroutines and asynchronous generators";
    BigInt "bigint" "ints of more than 48 bits";
    BigRanges "big-ranges" "ranges of ints beyond 128 bits";
    Bytes "bytes" "bytes, bytearray and memoryview";
    ClassHooks "class-hooks" "`__getattr__`, `__setattr__` and their kin, `__set_name__`, `__init_subclass__` and deleting attributes";
    Classes "classes" "classes of one's own and super()";
    Complex "complex" "complex numbers";
    ContainerMethods "container-methods" "the methods of list, tuple, dict, range and slice that are seldom used, and | of dicts";
    Deques "deques" "what the class deque of collections is made of";
    Delegation "delegation" "`yield from`";
    DerivedTypes "derived-types" "classes that derive from built-in types";
    Descriptors "descriptors" "properties, static methods, class methods and `__slots__`";
    ErrorDetails "error-details" "the attributes that types of exceptions have besides args";
    ExceptionGroups "exception-groups" "exception groups";
    Execute "execute" "compile(), eval() and exec()";
    Finalizers "finalizers" "finalizers and weak references";
    FloatPowers "float-powers" "powers of floats";
    Floats "floats" "floats";
    Formatting "formatting" "format specifications";
    Frames "frames" "frame objects, locals(), vars() and dir()";
    Functions "functions" "the built-in functions that are seldom used";
    GeneratorMethods "generator-methods" "throw() of generators, and what generators tell of themselves";
    Generators "generators" "generators and generator expressions";
    Imports "imports" "imports";
    Introspection "introspection" "code objects, tracebacks, namespaces of types, and changing what functions and classes are made of";
    Iterators "iterators" "enumerate(), filter(), map(), reversed() and zip()";
    ManyVariables "many-variables" "functions of more than 256 variables";
    Matches "matches" "what the class Match of re is made of";
    Messages "messages" "the texts of errors";
    Metaclasses "metaclasses" "metaclasses and classes made by calls";
    NumberMethods "number-methods" "the methods of int and float that are seldom used";
    Packages "packages" "imports of packages and of a module's every name";
    Patterns "patterns" "match statements";
    Percent "percent" "formatting with %";
    Records "records" "tuples whose items have names, made by the host";
    Reflection "reflection" "getattr() and its kin, and attributes whose names begin with two underscores";
    Sets "sets" "sets";
    Slots "slots" "`__slots__`";
    Sorting "sorting" "sorted() and list.sort()";
    SpecialMethods "special-methods" "the special methods and attributes of built-in types, asked for by name";
    Starred "starred" "calls and parameters with `*` and `**`";
    Streams "streams" "input(), open() and what streams can do besides write()";
    Templates "templates" "str.format()";
    TextMethods "text-methods" "the methods of str that are seldom used";
    TypeForms "type-forms" "parameterized types and unions of types";
    Unicode "unicode" "letter case and classes of characters beyond ASCII, and surrogates in what is printed";
}

impl Feature {
    /// `native`, or where this is left out what says so.
    pub(crate) const fn native(self, native: Native) -> Native {
        if self.included() {
            return native;
        }
        Native {
            name: match self {
                // Whoever does not find a method says so: see `Vm::lacking`.
                Feature::ContainerMethods
                | Feature::GeneratorMethods
                | Feature::NumberMethods
                | Feature::TextMethods => "",
                _ => native.name,
            },
            call: self.refusal(),
            min: 0,
            max: ANY,
            keywords: true,
            // A getter has no arguments, and is called as the attribute is read.
            role: native.role,
        }
    }

    /// `construct`, or where this is left out what says so.
    pub(crate) const fn constructor(self, construct: NativeFn) -> Option<NativeFn> {
        Some(match self.included() {
            true => construct,
            false => self.refusal(),
        })
    }
}

/// Whether only those who ask for it by name find an attribute of this name: the machine itself does
/// without its native.
const fn is_special(name: &str) -> bool {
    matches!(name.as_bytes(), [b'_', b'_', ..])
}

/// Whether every object has the special method, or may have it because of what its class derives
/// from.
fn is_of_objects(name: &str) -> bool {
    const NAMES: &str = "__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __repr__ __str__ \
        __format__ __getattribute__ __setattr__ __delattr__ __dir__ __sizeof__ __reduce__ \
        __reduce_ex__ __getstate__ __subclasshook__ __init_subclass__ __init__";
    !Feature::SpecialMethods.included() && NAMES.split(' ').any(|own| own == name)
}

/// Whether ints or floats have an attribute of this name.
fn is_of_numbers(name: &str) -> bool {
    const NAMES: &str = "bit_length bit_count to_bytes from_bytes conjugate as_integer_ratio \
        is_integer real imag numerator denominator hex fromhex";
    !Feature::NumberMethods.included() && NAMES.split(' ').any(|own| own == name)
}

/// Whether it is a method that all types have.
fn is_of_types(name: &str) -> bool {
    matches!(name, "mro" | "__subclasses__")
}

/// Whether a native of this name is one that making an object of a class looks for, or one that does
/// what no expression does.
const fn is_needed(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"__init__" | b"__new__" | b"__init_subclass__" | b"__setitem__" | b"__delitem__"
    )
}

/// Whether a table of this build has the native.
const fn is_included(native: &Native) -> bool {
    let kept = Feature::SpecialMethods.included()
        || !is_special(native.name)
        || Feature::Classes.included() && is_needed(native.name);
    !native.name.is_empty() && kept
}

/// How many of the natives `all` this build has.
pub(crate) const fn count(all: &[Native]) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < all.len() {
        count += is_included(&all[i]) as usize;
        i += 1;
    }
    count
}

/// Those of the natives `all` that this build has, `N` of them.
pub(crate) const fn select<const N: usize>(all: &[Native]) -> [Native; N] {
    let mut selected = [method("", 0, 0, |_, _| Ok(Value::NONE)); N];
    let (mut count, mut i) = (0, 0);
    while i < all.len() {
        if is_included(&all[i]) {
            selected[count] = all[i];
            count += 1;
        }
        i += 1;
    }
    selected
}

/// The natives `$all` of a type without those that this build leaves out.
macro_rules! included {
    ($all:expr) => {{
        const ALL: &[Native] = $all;
        const COUNT: usize = $crate::features::count(ALL);
        static INCLUDED: [Native; COUNT] = $crate::features::select(ALL);
        match COUNT == ALL.len() {
            true => ALL,
            false => &INCLUDED,
        }
    }};
}
pub(crate) use included;

/// The table of natives `$table`, which is a part of the feature `$id`: see [`TypeId::feature`].
macro_rules! part_of {
    ($id:ident, $table:path) => {{
        static NATIVES: &[$crate::types::Native] = match $crate::features::Feature::$id.included() {
            true => $table,
            false => &[],
        };
        NATIVES
    }};
}
pub(crate) use part_of;

impl TypeId {
    /// What objects of this type are a part of, where builds may leave that out.
    fn feature(self) -> Option<Feature> {
        Some(match self {
            TypeId::AsyncGenerator | TypeId::Coroutine => Feature::Async,
            TypeId::Bytes | TypeId::ByteArray | TypeId::MemoryView => Feature::Bytes,
            TypeId::Complex => Feature::Complex,
            TypeId::Float if !Feature::Floats.included() => Feature::Floats,
            TypeId::Int | TypeId::Bool | TypeId::Float => Feature::NumberMethods,
            TypeId::Str => Feature::TextMethods,
            TypeId::List | TypeId::Tuple | TypeId::Dict | TypeId::Range | TypeId::Slice => {
                Feature::ContainerMethods
            }
            TypeId::TextIo => Feature::Streams,
            _ if self.derives_from(TypeId::BaseException) => Feature::ErrorDetails,
            TypeId::Super => Feature::Classes,
            TypeId::Property | TypeId::StaticMethod | TypeId::ClassMethod => Feature::Descriptors,
            TypeId::BaseExceptionGroup | TypeId::ExceptionGroup => Feature::ExceptionGroups,
            TypeId::WeakRef => Feature::Finalizers,
            TypeId::Frame => Feature::Frames,
            TypeId::Generator if !Feature::Generators.included() => Feature::Generators,
            TypeId::Generator => Feature::GeneratorMethods,
            TypeId::Module => Feature::Imports,
            TypeId::Set | TypeId::FrozenSet => Feature::Sets,
            TypeId::Cell
            | TypeId::Code
            | TypeId::GetSet
            | TypeId::MappingProxy
            | TypeId::Traceback
            | TypeId::Type => Feature::Introspection,
            TypeId::GenericAlias | TypeId::Union => Feature::TypeForms,
            _ => return None,
        })
    }
}

impl Kind {
    /// Whether this build makes objects of this kind.
    pub(crate) const fn included(self) -> bool {
        match self {
            Kind::CompoundIter => Feature::Iterators.included(),
            Kind::Coroutine | Kind::AsyncGenerator => Feature::Async.included(),
            Kind::Generator => Feature::Generators.included(),
            Kind::Property | Kind::StaticMethod | Kind::ClassMethod => {
                Feature::Descriptors.included()
            }
            Kind::Member => Feature::Slots.included() || Feature::Introspection.included(),
            Kind::WeakRef | Kind::WeakCell => Feature::Finalizers.included(),
            Kind::Frame => Feature::Frames.included(),
            Kind::MappingProxy => Feature::Introspection.included(),
            Kind::Module => Feature::Imports.included(),
            Kind::BigInt => Feature::BigInt.included(),
            Kind::Bytes | Kind::ByteArray | Kind::MemoryView => Feature::Bytes.included(),
            Kind::Complex => Feature::Complex.included(),
            Kind::Class | Kind::Instance | Kind::Shape | Kind::Super => Feature::Classes.included(),
            Kind::Set | Kind::FrozenSet => Feature::Sets.included(),
            Kind::GenericAlias | Kind::Union => Feature::TypeForms.included(),
            _ => true,
        }
    }
}

impl Vm<'_> {
    /// Fails where `feature` is left out.
    ///
    /// # Errors
    /// As [`Vm::left_out`].
    #[inline(always)]
    pub(crate) fn needs(&mut self, feature: Feature) -> Res<()> {
        match feature.included() {
            true => Ok(()),
            false => Err(self.left_out(feature)),
        }
    }

    /// Raises what says so, if what is left out may be why `class`, or an object of it, has no
    /// attribute `name`.
    pub(crate) fn lacking(&mut self, class: Value, name: Value) -> Option<Trap> {
        let text = self.str(name)?;
        let own = class.as_immediate(Immediate::Type);
        let feature = match own.and_then(TypeId::from_u32) {
            _ if is_of_types(text) => Feature::Introspection,
            Some(_) if is_special(text) => Feature::SpecialMethods,
            // Programs ask numbers for what others have more often than for these.
            Some(TypeId::Int | TypeId::Bool | TypeId::Float)
                if Feature::Floats.included() && !is_of_numbers(text) =>
            {
                return None;
            }
            Some(id) => id.feature()?,
            // A class in Python has what `object` has, or the built-in type that it derives from.
            None if is_of_objects(text) => Feature::SpecialMethods,
            None => self.layout_of(class).feature()?,
        };
        (!feature.included()).then(|| self.left_out(feature))
    }

    /// Raises what says that `feature` is left out: NotImplementedError, or OverflowError for ints
    /// that are too big without it.
    #[cold]
    #[inline(never)]
    fn left_out(&mut self, feature: Feature) -> Trap {
        let kind = match feature {
            Feature::BigInt => TypeId::OverflowError,
            _ => TypeId::NotImplementedError,
        };
        let (what, name) = feature.lacked();
        let message = [
            "this build leaves out ".into(),
            what.into(),
            " (feature '".into(),
            name.into(),
            "')".into(),
        ];
        self.raise_told(kind, &message)
    }
}
