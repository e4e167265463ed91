//! The parts of the machine that a build may leave out, each a cargo feature of this crate.
//!
//! What is left out is still there for programs to name, and raises an exception that says which
//! feature is missing; nothing gives a wrong result for it. The code behind it is gone, because
//! what leads to it ends in `Vm::needs`, whose answer the compiler knows.

use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::{ANY, Native, NativeFn, Role, TypeId};
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
    Bytes "bytes" "operations on bytes, bytearray and memoryview";
    Complex "complex" "complex numbers";
    Descriptors "descriptors" "properties, static methods, class methods and `__slots__`";
    ExceptionGroups "exception-groups" "exception groups";
    Execute "execute" "compile(), eval() and exec()";
    Finalizers "finalizers" "finalizers and weak references";
    Formatting "formatting" "format specifications, str.format() and %";
    Frames "frames" "frame objects, locals(), vars() and dir()";
    Generators "generators" "generators and generator expressions";
    Imports "imports" "imports";
    Messages "messages" "the texts of errors";
    Metaclasses "metaclasses" "metaclasses and classes made by calls";
    NumberMethods "number-methods" "powers of floats, and the methods of int and float that are seldom used";
    Packages "packages" "imports of packages and of a module's every name";
    Patterns "patterns" "match statements";
    Sets "sets" "sets";
    Streams "streams" "input(), open() and what streams can do besides write()";
    TextMethods "text-methods" "the methods of str that are seldom used";
    TypeForms "type-forms" "parameterized types and unions of types";
    Unicode "unicode" "letter case and classes of characters beyond ASCII";
}

impl Feature {
    /// `native`, or where this is left out what says so.
    pub(crate) const fn native(self, native: Native) -> Native {
        if self.included() {
            return native;
        }
        Native {
            call: self.refusal(),
            min: 0,
            max: ANY,
            keywords: true,
            // A getter has no arguments, and is called as the attribute is read.
            role: native.role,
            ..native
        }
    }

    /// `construct`, or where this is left out what says so.
    pub(crate) const fn constructor(self, construct: NativeFn) -> Option<NativeFn> {
        Some(match self.included() {
            true => construct,
            false => self.refusal(),
        })
    }

    /// The natives of `table`, or where this is left out as many that say so.
    pub(crate) const fn natives<const N: usize>(self, table: &[Native]) -> [Native; N] {
        let mut natives = [NOTHING; N];
        let mut i = 0;
        while i < N {
            natives[i] = self.native(table[i]);
            i += 1;
        }
        natives
    }
}

const NOTHING: Native = Native {
    name: "",
    call: |_, _| Ok(crate::Value::NONE),
    min: 0,
    max: 0,
    keywords: false,
    role: Role::Method,
};

/// The table of natives `$table`, which is a part of the feature `$id`.
macro_rules! part_of {
    ($id:ident, $table:path) => {{
        static NATIVES: &[$crate::types::Native] =
            &$crate::features::Feature::$id.natives::<{ $table.len() }>($table);
        NATIVES
    }};
}
pub(crate) use part_of;

impl Kind {
    /// Whether this build makes objects of this kind.
    pub(crate) const fn included(self) -> bool {
        match self {
            Kind::Coroutine | Kind::AsyncGenerator => Feature::Async.included(),
            Kind::Generator => Feature::Generators.included(),
            Kind::Property | Kind::StaticMethod | Kind::ClassMethod | Kind::Member => {
                Feature::Descriptors.included()
            }
            Kind::WeakRef | Kind::WeakCell => Feature::Finalizers.included(),
            Kind::Frame => Feature::Frames.included(),
            Kind::BigInt => Feature::BigInt.included(),
            Kind::ByteArray | Kind::MemoryView => Feature::Bytes.included(),
            Kind::Complex => Feature::Complex.included(),
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

    /// Raises what says that `feature` is left out: NotImplementedError, or OverflowError for ints
    /// that are too big without it.
    #[cold]
    #[inline(never)]
    fn left_out(&mut self, feature: Feature) -> Trap {
        let kind = match feature {
            Feature::BigInt => TypeId::OverflowError,
            _ => TypeId::NotImplementedError,
        };
        let message = [
            "this build leaves out ".into(),
            feature.what().into(),
            " (feature '".into(),
            feature.name().into(),
            "')".into(),
        ];
        self.raise_told(kind, &message)
    }
}
