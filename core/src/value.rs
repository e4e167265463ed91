//! One Python value in one 64-bit word.
//!
//! The top 16 bits tell what the word is; anything that is not one of the three tags is the
//! IEEE 754 double itself, so that floats cost nothing to box or unbox:
//!
//! | bits 63..48 | meaning | bits 47..0 |
//! |---|---|---|
//! | `0xFFFF` | small int | two's complement, 48 bits |
//! | `0xFFFE` | reference to the heap | kind (bits 39..32), word address (bits 31..0) |
//! | `0xFFFD` | immediate | [`Immediate`] (bits 47..32), payload (bits 31..0) |
//! | else | float | the double; NaNs are canonical |
//!
//! A reference carries the kind of its object, so most type tests never touch memory. Every
//! word of the stack and of every traced object is a valid `Value` at all times: the collector
//! relies on it.

use crate::features::Feature;
use crate::kind::Kind;

mod word;

use word::{High, Word};

const INT_TAG: u64 = 0xFFFF << 48;
const REF_TAG: u64 = 0xFFFE << 48;
const IMM_TAG: u64 = 0xFFFD << 48;
const PAYLOAD: u64 = (1 << 48) - 1;
/// The largest word that is a float: the x86 default NaN, negative and quiet.
const LAST_FLOAT: u64 = 0xFFF8 << 48;

const QUIET_NAN: u64 = 0x7FF8 << 48;
/// A NaN that has an identity, in its low half.
const OWN_NAN: u64 = QUIET_NAN | 1 << 32;

/// Smallest int that is kept in the word itself: -2^47.
pub const SMALL_MIN: i64 = -(1 << 47);
/// Largest int that is kept in the word itself: 2^47 - 1.
pub const SMALL_MAX: i64 = (1 << 47) - 1;

/// A word address in the caller's memory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Addr(pub(crate) u32);

impl Addr {
    /// The address as an index of 64-bit words.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an immediate's payload means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u16)]
#[non_exhaustive]
pub enum Immediate {
    /// `None`, `True`, … : payload is one of the singletons below.
    Singleton = 0,
    /// A string of the image: payload is its index in the string table.
    Str = 1,
    /// A built-in type: payload is a [`crate::types::TypeId`].
    Type = 2,
    /// A built-in function or method: payload is `table << 16 | index`.
    Native = 3,
    /// A function of the host: payload is the host's own number for it.
    HostFunction = 4,
    /// A code object of the image: payload is its index.
    Code = 5,
    /// A standard stream: payload 0, 1 or 2.
    Stream = 6,
    /// A bytes constant of the image: payload is its index in the blob table.
    Bytes = 7,
}

/// A Python value.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct Value(Word);

const fn singleton(n: u32) -> Value {
    Value::immediate(Immediate::Singleton, n)
}

impl Value {
    /// No value: an unbound variable, an empty dict entry.
    pub const UNBOUND: Value = singleton(0);
    /// `None`.
    pub const NONE: Value = singleton(1);
    /// `False`.
    pub const FALSE: Value = singleton(2);
    /// `True`.
    pub const TRUE: Value = singleton(3);
    /// `Ellipsis`.
    pub const ELLIPSIS: Value = singleton(4);
    /// `NotImplemented`.
    pub const NOT_IMPLEMENTED: Value = singleton(5);

    /// What a stack is cleared with: zero in memory, where registers have 64 bits.
    pub(crate) const CLEAR: Value = Value::float(0.0);

    /// The word itself.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn bits(self) -> u64 {
        self.0.bits()
    }

    /// The value whose word is `bits`; the word must have come from [`Value::bits`].
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn from_bits(bits: u64) -> Value {
        Value(Word::from_bits(bits))
    }

    /// The word that an image has for it: the same on all machines.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn in_image(self) -> u64 {
        self.0.in_image()
    }

    /// The value that is `word` in an image.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn from_image(word: u64) -> Value {
        Value(Word::from_image(word))
    }

    /// The value that is `word` in an image, if a value's word can look like that.
    pub(crate) fn checked_from_image(word: u64) -> Option<Value> {
        let none_has = LAST_FLOAT < word && word < IMM_TAG;
        (!none_has).then(|| Value::from_image(word))
    }

    /// Whether `word` is a float in an image.
    pub(crate) const fn float_in_image(word: u64) -> bool {
        word <= LAST_FLOAT
    }

    /// An immediate.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn immediate(what: Immediate, payload: u32) -> Value {
        Value::from_image(IMM_TAG | (what as u64) << 32 | payload as u64)
    }

    /// A reference to the object at `at`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn reference(kind: Kind, at: Addr) -> Value {
        Value::from_image(REF_TAG | (kind as u64) << 32 | at.0 as u64)
    }

    /// A small int, or `None` where `n` does not fit in 48 bits.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn small_int(n: i64) -> Option<Value> {
        if (n << 16) >> 16 == n {
            Some(Value::int(n))
        } else {
            None
        }
    }

    /// A small int; the bits above the low 48 are dropped.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn int(n: i64) -> Value {
        Value::from_image(INT_TAG | (n as u64 & PAYLOAD))
    }

    /// A float. NaNs are made canonical.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn float(x: f64) -> Value {
        let bits = x.to_bits();
        if bits <= LAST_FLOAT {
            Value::from_image(bits)
        } else {
            Value::from_image(QUIET_NAN)
        }
    }

    /// A NaN that is not the same object as others: `identity` is in its payload.
    pub(crate) const fn nan(identity: u32) -> Value {
        Value::from_image(OWN_NAN | identity as u64)
    }

    /// The bits of a float as other programs may see them: without the identity of a NaN.
    pub const fn float_bits(x: f64) -> u64 {
        let bits = x.to_bits();
        if bits >> 32 == OWN_NAN >> 32 {
            return QUIET_NAN;
        }
        bits
    }

    /// `True` or `False`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn bool(b: bool) -> Value {
        Value(Word::from_bits(Value::FALSE.bits() + b as u64))
    }

    /// Whether this is a small int (not a bool).
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is_int(self) -> bool {
        self.0.is_int()
    }

    /// Whether both are small ints.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn both_int(self, other: Value) -> bool {
        self.0.both_int(other.0)
    }

    /// The small int, sign-extended; meaningless for anything else.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn int_unchecked(self) -> i64 {
        ((self.bits() << 16) as i64) >> 16
    }

    /// The small int shifted left by 16, so that 64-bit overflow is 48-bit overflow.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn int_high(self) -> i64 {
        (self.bits() << 16) as i64
    }

    /// The inverse of [`Value::int_high`].
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn from_int_high(n: i64) -> Value {
        Value::from_image(INT_TAG | (n as u64 >> 16))
    }

    /// The small int, if it is one.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn as_int(self) -> Option<i64> {
        if self.is_int() {
            Some(self.int_unchecked())
        } else {
            None
        }
    }

    /// Whether this is a float.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is_float(self) -> bool {
        Feature::Floats.included() && self.0.is_float()
    }

    /// The float, if it is one.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn as_float(self) -> Option<f64> {
        if self.is_float() {
            Some(f64::from_bits(self.in_image()))
        } else {
            None
        }
    }

    /// `Some(true)` for `True`, `Some(false)` for `False`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn as_bool(self) -> Option<bool> {
        if self.bits() == Value::TRUE.bits() {
            Some(true)
        } else if self.bits() == Value::FALSE.bits() {
            Some(false)
        } else {
            None
        }
    }

    /// Whether this is a reference to the heap.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is_ref(self) -> bool {
        self.0.high() >> 16 == 0xFFFE
    }

    /// The kind of the object referred to; `None` for what is not on the heap.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        // Whoever asks sees that there are none of the kinds that are left out.
        self.kind_of_all().filter(|kind| kind.included())
    }

    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn kind_of_all(self) -> Option<Kind> {
        if self.is_ref() {
            Kind::from_u8(self.0.high() as u8)
        } else {
            None
        }
    }

    /// Whether this refers to an object of this kind.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is(self, kind: Kind) -> bool {
        kind.included() && self.0.high() == (REF_TAG >> 32) as High | kind as High
    }

    /// Whether this refers to a set or frozenset.
    pub(crate) const fn is_set(self) -> bool {
        self.is(Kind::Set) || self.is(Kind::FrozenSet)
    }

    /// The address, if this refers to an object of this kind.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn as_kind(self, kind: Kind) -> Option<Addr> {
        if self.is(kind) {
            Some(Addr(self.bits() as u32))
        } else {
            None
        }
    }

    /// The address of the object referred to; meaningless for anything else.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn addr(self) -> Addr {
        Addr(self.bits() as u32)
    }

    /// The payload, if this is an immediate of this sort.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn as_immediate(self, what: Immediate) -> Option<u32> {
        if self.0.high() == (IMM_TAG >> 32) as High | what as High {
            Some(self.bits() as u32)
        } else {
            None
        }
    }

    /// Whether this is [`Value::UNBOUND`].
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is_unbound(self) -> bool {
        self.bits() == Value::UNBOUND.bits()
    }

    /// Whether this is `None`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub const fn is_none(self) -> bool {
        self.bits() == Value::NONE.bits()
    }
}

impl core::fmt::Debug for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Some(n) = self.as_int() {
            write!(f, "int {n}")
        } else if let Some(x) = self.as_float() {
            write!(f, "float {x}")
        } else if let Some(kind) = self.kind() {
            write!(f, "{kind:?} at {}", self.addr().0)
        } else {
            write!(
                f,
                "immediate {:#x}:{}",
                self.0.high() & 0xFFFF,
                self.bits() as u32
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_floats_and_references_never_mix() {
        for n in [0, 1, -1, SMALL_MIN, SMALL_MAX] {
            let v = Value::small_int(n).unwrap();
            assert_eq!(v.as_int(), Some(n));
            assert!(!v.is_float() && !v.is_ref());
            assert_eq!(Value::from_int_high(v.int_high()), v);
        }
        assert_eq!(Value::small_int(SMALL_MAX + 1), None);
        for x in [
            0.0,
            -0.0,
            1.5,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MIN_POSITIVE,
        ] {
            assert_eq!(
                Value::float(x).as_float().map(f64::to_bits),
                Some(x.to_bits())
            );
            assert!(!Value::float(x).is_int() && !Value::float(x).is_ref());
        }
        for bits in [0x7FF8 << 48, 0xFFF8 << 48, u64::MAX, 0xFFFE << 48] {
            assert!(
                Value::float(f64::from_bits(bits))
                    .as_float()
                    .unwrap()
                    .is_nan()
            );
        }
        let r = Value::reference(Kind::List, Addr(7));
        assert!(r.is(Kind::List) && !r.is(Kind::Tuple) && !r.is_float() && !r.is_int());
        assert!(!Value::NONE.is_float() && !Value::NONE.is_int() && !Value::NONE.is_ref());
    }

    #[test]
    fn a_value_is_a_word() {
        assert_eq!(core::mem::size_of::<Value>(), 8);
    }
}
