//! The kinds of heap objects: how the words of an object are laid out.
//!
//! A kind is a layout, not a Python type. Every object starts with a header word (see
//! `heap`); in a *raw* kind the other words are bytes or numbers, in every other kind
//! each of them is a [`crate::Value`].

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The layout of a heap object.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $name,)* }

        const ALL: &[Kind] = &[$(Kind::$name,)*];
    };
}

kinds! {
    /// Raw: `char_len << 32 | byte_len`, hash (0: not yet computed), then UTF-8.
    Str,
    /// Raw: length in bytes, then the bytes.
    Bytes,
    /// Raw: sign (0 or 1) `<< 32 |` number of 32-bit limbs, then limbs, least first.
    BigInt,
    /// Raw: a dict's or set's hash index: 32-bit entry numbers plus one, 0 where empty.
    Index,
    /// Values only: storage of a list, of a dict's entries, of an instance's attributes.
    Slots,
    /// Length, storage ([`Kind::Slots`] or `None`).
    List,
    /// The items.
    Tuple,
    /// Live count, used entries, entries ([`Kind::Slots`]: hash, key, value each), index
    /// ([`Kind::Index`] or `None`), version.
    Dict,
    /// As a dict, with entries of hash and key.
    Set,
    /// As a set.
    FrozenSet,
    /// Start, stop, step.
    Range,
    /// Start, stop, step.
    Slice,
    /// Next, remaining count, step: an iterator over a range of small ints.
    RangeIter,
    /// Sequence, next index: an iterator over list, tuple, str or anything with `__getitem__`.
    SeqIter,
    /// Dict or set, next entry, what it yields (0 keys, 1 values, 2 items), its expected count.
    DictIter,
    /// Dict, what it shows (0 keys, 1 values, 2 items).
    DictView,
    /// [`crate::TypeId`] as a small int (enumerate, zip, map, filter, reversed, …), then its
    /// state: see `builtins::iterators`.
    CompoundIter,
    /// See `function.rs`.
    Function,
    /// Function, self.
    Method,
    /// The value, or unbound.
    Cell,
    /// See `class.rs`.
    Class,
    /// Shape, identity, attributes: see `instance.rs`.
    Instance,
    /// See `instance.rs`.
    Shape,
    /// See `exception.rs`.
    Exception,
    /// Code, offset of the instruction in words, next inner entry, function: see `exception.rs`.
    Traceback,
    /// See `builtins::frame`.
    Frame,
    /// See `generator`.
    Generator,
    /// As a generator.
    Coroutine,
    /// As a generator, with two more fields: see `generator::asynchronous`.
    AsyncGenerator,
    /// Name, namespace (dict), class (None where it is `module` itself).
    Module,
    /// Getter, setter, deleter, doc.
    Property,
    /// The callable.
    StaticMethod,
    /// The callable.
    ClassMethod,
    /// Class after which to search, object, its class.
    Super,
    /// A class of the standard streams' and files' sort: stream number.
    Stream,
    /// Raw: two doubles.
    Complex,
    /// The beginning of a [`Kind::Str`] that may grow behind it: that str, length in bytes,
    /// length in characters, hash (0: not yet computed). See `strings::append`.
    StrHead,
    /// See `type_form.rs`.
    GenericAlias,
    /// See `type_form.rs`.
    Union,
    /// Length, storage ([`Kind::Bytes`] or None), whether shown: see `buffer.rs`.
    ByteArray,
    /// See `buffer.rs`.
    MemoryView,
    /// The mapping.
    MappingProxy,
    /// Class, name.
    Member,
    /// See `weak.rs`.
    WeakRef,
    /// Raw for the marking, a value for all else: what a weak reference refers to.
    WeakCell,
}

impl Kind {
    /// The kind numbered `n`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub fn from_u8(n: u8) -> Option<Kind> {
        ALL.get(n as usize).copied()
    }

    /// Number of kinds.
    pub(crate) const COUNT: usize = ALL.len();

    /// Whether the words after the header are not values.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is_raw(self) -> bool {
        matches!(
            self,
            Kind::Str | Kind::Bytes | Kind::BigInt | Kind::Index | Kind::Complex | Kind::WeakCell
        )
    }
}
