//! Hashes and identities.
//!
//! Equal numbers hash alike whatever their types, as Python asks; hashes are folded to the 48
//! bits of a small int, and -1 is never one.

use crate::bigint;
use crate::dict::Hash;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, SMALL_MAX, SMALL_MIN, Value};
use crate::vm::{Root, Vm};

/// Where identities begin: what `id` returns looks like an address, 16 bytes apart.
const FIRST_IDENTITY: i64 = 0x7F00_0000_0000;
/// Those of immediates begin here.
const FIRST_FIXED: i64 = 0x1000_0000_0000;
/// That of the int 0; those of ints nearer to it than `NEAR` are 16 apart.
const OF_ZERO: i64 = 0x4000_0000_0000;
const NEAR: i64 = 1 << 40;

/// Fields that hold the identity of objects which have one of their own.
const INSTANCE_IDENTITY: usize = crate::instance::IDENTITY;
const FUNCTION_IDENTITY: usize = crate::function::IDENTITY;
const CLASS_IDENTITY: usize = crate::class::IDENTITY;
/// The hash of a NaN, which has no identity of its own here.
const HASH_OF_NAN: i64 = 0x7FF8_0000;
/// The same in every process, as the reference's.
const HASH_OF_NONE: Hash = 0xfca8_6420;

const GENERATOR_IDENTITY: usize = 6;

/// How deep tuples may nest for a hash in full.
pub(crate) const PLAIN_DEPTH: usize = 8;

/// The hash of a tuple: xxHash's rounds over the hashes of the items.
struct TupleHash(u64);

const PRIMES: [u64; 3] = [
    11_400_714_785_074_694_791,
    14_029_467_366_897_019_727,
    2_870_177_450_012_600_261,
];

impl TupleHash {
    fn new() -> TupleHash {
        TupleHash(PRIMES[2])
    }

    fn add(&mut self, item: u64) {
        let sum = self.0.wrapping_add(item.wrapping_mul(PRIMES[1]));
        self.0 = sum.rotate_left(31).wrapping_mul(PRIMES[0]);
    }

    fn finish(self, len: usize) -> u64 {
        match self.0.wrapping_add(len as u64 ^ (PRIMES[2] ^ 3_527_539)) {
            u64::MAX => 1_546_275_796,
            hash => hash,
        }
    }
}

/// What an item adds to the hash of a frozenset.
fn shuffled(item: u64) -> u64 {
    ((item ^ 89_869_747) ^ item << 16).wrapping_mul(3_644_798_167)
}

/// The hash of a frozenset of `len` items.
fn set_hash_of(sum: u64, len: usize) -> u64 {
    let hash = sum ^ (len as u64 + 1).wrapping_mul(1_927_868_237);
    let hash = hash ^ hash >> 11 ^ hash >> 25;
    match hash.wrapping_mul(69_069).wrapping_add(907_133_923) {
        u64::MAX => 590_923_713,
        hash => hash,
    }
}

/// Reduces a hash to what a small int holds.
fn fold(h: i64) -> Hash {
    let folded = if (SMALL_MIN..=SMALL_MAX).contains(&h) {
        h
    } else {
        Value::int(h ^ h >> 31).int_unchecked()
    };
    if folded == -1 { -2 } else { folded }
}

/// Adds one more hash to that of a sequence.
fn mix(h: u64, item: i64) -> u64 {
    (h ^ item as u64)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(29)
}

impl Vm<'_> {
    /// `hash(v)`, folded to 48 bits. May call `__hash__`.
    ///
    /// # Errors
    /// TypeError for what is not hashable.
    #[inline]
    pub(crate) fn hash(&mut self, v: Value) -> Res<Hash> {
        if self.is_str(v) {
            return Ok(self.str_hash(v) as Hash);
        }
        if let Some(n) = v.as_int() {
            return Ok(if n == -1 { -2 } else { n });
        }
        self.object_hash(v)
    }

    fn object_hash(&mut self, v: Value) -> Res<Hash> {
        if let Some(h) = self.number_hash(v) {
            return Ok(h);
        }
        let Some(kind) = v.kind() else {
            return Ok(match self.bytes_of(v) {
                Some(bytes) => crate::text::hash(bytes) as Hash,
                None if v.is_none() => HASH_OF_NONE,
                None => fold(v.in_image() as i64 >> 16 ^ (v.in_image() as i64) << 8),
            });
        };
        match kind {
            Kind::Bytes => Ok(self.bytes_of(v).map_or(0, crate::text::hash) as Hash),
            Kind::FrozenSet => {
                self.needs(Feature::Sets)?;
                self.given_hash = self.full_set_hash(v);
                Ok(fold(self.given_hash as i64))
            }
            Kind::Tuple => match self.whole_hash(v, PLAIN_DEPTH) {
                Some(hash) => Ok(fold(hash as i64)),
                None => self.tuple_hash(v),
            },
            Kind::Range => self.range_hash(v),
            Kind::Slice => self.fields_hash(v, 1, 3),
            Kind::GenericAlias => self.fields_hash(v, 1, 2),
            Kind::Union => self.union_hash(v),
            Kind::Method => self.method_hash(v),
            Kind::MappingProxy => self.hash(self.behind_proxy(v)),
            Kind::WeakRef => self.reference_hash(v),
            Kind::Instance | Kind::Exception => self.instance_hash(v),
            Kind::Class | Kind::Module if self.metaclass(v).is_some() => self.instance_hash(v),
            Kind::MemoryView => self.view_hash(v),
            Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray => Err(self.raise_unhashable(v)),
            Kind::Cell if Feature::Introspection.included() => Err(self.raise_unhashable(v)),
            Kind::DictView if self.get(v.addr(), 2) != Value::int(1) => {
                Err(self.raise_unhashable(v))
            }
            _ => self.identity_hash(v),
        }
    }

    /// `object.__hash__(v)`.
    pub(crate) fn identity_hash(&mut self, v: Value) -> Res<Hash> {
        Ok(fold(self.identity(v)? >> 4))
    }

    /// The hash of a key in full, as CPython has it where it depends on no seed; `hash` is what
    /// [`Vm::hash`] makes of the key.
    pub(crate) fn place_of(&self, key: Value, hash: Hash) -> u64 {
        if key.is_int() {
            return hash as u64;
        }
        // An instance of a subclass is found where a value of the built-in type is.
        let own = const { Name::new("__hash__") };
        let key = match self.payload(key) {
            Some(inner) if self.special(key, own).is_none_or(|f| f.is_none()) => inner,
            _ => key,
        };
        // A set is looked for as a frozenset.
        let whole = match key.is(Kind::Set) {
            true => self.whole_set_hash(key, PLAIN_DEPTH - 1),
            false => self.whole_hash(key, PLAIN_DEPTH),
        };
        whole.unwrap_or(hash as u64)
    }

    /// Where else in a set what is equal to `key` can be, if that is not at `place`: an instance's
    /// hash is known in full only just after its `__hash__` was called, so that instances are
    /// placed by what is kept of it, and what they may be equal to by the whole.
    pub(crate) fn other_place(&self, key: Value, hash: Hash, place: u64) -> Option<u64> {
        let kept = hash as u64;
        if place != kept {
            return Some(kept);
        }
        let given = self.given_hash;
        let is_given = matches!(
            key.kind(),
            Some(
                Kind::Instance
                    | Kind::Exception
                    | Kind::Class
                    | Kind::Module
                    | Kind::Tuple
                    | Kind::FrozenSet
            )
        );
        (is_given && given != kept && fold(given as i64) == hash).then_some(given)
    }

    /// The hash in full of a plain value; `None` where it takes code of Python's.
    pub(crate) fn whole_hash(&self, v: Value, depth: usize) -> Option<u64> {
        if let Some(hash) = self.whole_number_hash(v) {
            return Some(hash as u64);
        }
        if v.is_none() {
            return Some(HASH_OF_NONE as u64);
        }
        if self.is_str(v) {
            return Some(self.known_str_hash(v).into());
        }
        let depth = depth.checked_sub(1)?;
        match v.kind() {
            Some(Kind::Tuple) => {
                let (base, len) = self.items_span(v)?;
                let mut sum = TupleHash::new();
                for i in 0..len {
                    sum.add(self.whole_hash(self.word(base + i), depth)?);
                }
                Some(sum.finish(len))
            }
            Some(Kind::FrozenSet) if Feature::Sets.included() => self.whole_set_hash(v, depth),
            Some(Kind::Bytes) => self.bytes_of(v).map(|b| crate::text::hash(b).into()),
            _ => None,
        }
    }

    /// The hash in full of the keys of a set, where they are plain values.
    fn whole_set_hash(&self, v: Value, depth: usize) -> Option<u64> {
        if !Feature::Sets.included() {
            return None;
        }
        let (mut sum, mut i) = (0, 0);
        while let Some(entry) = self.next_entry(v, i) {
            sum ^= shuffled(self.whole_hash(self.entry_key(v, entry), depth)?);
            i = entry + 1;
        }
        Some(set_hash_of(sum, self.table_len(v)))
    }

    /// What `hash(v)` gives a program.
    ///
    /// # Errors
    /// As [`Vm::hash`].
    pub(crate) fn shown_hash(&mut self, v: Value) -> Res {
        let own = self.special(v, const { Name::new("__hash__") });
        if let Some(f) = own.filter(|f| !f.is_none()) {
            return self.own_hash(v, f);
        }
        let bare = if own.is_some() { v } else { self.plain(v) };
        match self.whole_hash(bare, PLAIN_DEPTH) {
            Some(hash) => self.new_int((hash as i64).into()),
            None => {
                let hash = self.full_hash(v)?;
                self.with_room(|vm| vm.new_int((hash as i64).into()))
            }
        }
    }

    /// What `hash(v)` gives where `f` is its `__hash__`: 64 bits of that as they are.
    fn own_hash(&mut self, v: Value, f: Value) -> Res {
        let h = self.call_special(v, f, &[])?;
        let h = self.plain(h);
        if !self.is_integer(h) {
            let message = "__hash__ method should return an integer";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        match self.int_to_i64(h) {
            Some(-1) => Ok(Value::int(-2)),
            Some(n) if h.as_bool().is_some() => Ok(Value::int(n)),
            Some(_) => Ok(h),
            None => {
                let n = self.whole_number_hash(h).unwrap_or(0);
                self.with_room(|vm| vm.new_int(n.into()))
            }
        }
    }

    /// The hash of a str, kept or computed.
    fn known_str_hash(&self, v: Value) -> u32 {
        if let Some(n) = v.as_immediate(crate::value::Immediate::Str) {
            return self.image.str_facts(crate::image::StrId(n)).1;
        }
        match v.as_kind(Kind::Str).map(|at| self.heap.raw(at, 2) as u32) {
            Some(known) if known != 0 => known,
            _ => self.str_bytes(v).map_or(0, crate::text::hash),
        }
    }

    #[cold]
    fn raise_unhashable(&mut self, v: Value) -> Trap {
        let message = ["unhashable type: '".into(), Part::TypeOf(v), "'".into()];
        self.raise(TypeId::TypeError, &message)
    }

    /// The hash of a number; `None` for anything else.
    fn number_hash(&self, v: Value) -> Option<Hash> {
        self.whole_number_hash(v).map(fold)
    }

    /// The hash of a number as a program sees it, which has 61 bits; `None` for anything else.
    pub(crate) fn whole_number_hash(&self, v: Value) -> Option<i64> {
        use crate::convert::Number;
        let float = |x: f64| bigint::hash_f64(x).unwrap_or(HASH_OF_NAN);
        let hash = match self.number(v)? {
            Number::Small(n) => n,
            Number::Float(x) => float(x),
            Number::Big(v) => bigint::hash_limbs(self.operand(v).read(self.heap.words)),
            Number::Complex(re, im) => float(re).wrapping_add(float(im).wrapping_mul(1_000_003)),
        };
        Some(if hash == -1 { -2 } else { hash })
    }

    fn tuple_hash(&mut self, v: Value) -> Res<Hash> {
        let whole = self.full_hash(v)?;
        self.given_hash = whole;
        Ok(fold(whole as i64))
    }

    /// The hash of a key in full, also where code of Python's makes it.
    fn full_hash(&mut self, v: Value) -> Res<u64> {
        if let Some(hash) = self.whole_hash(v, PLAIN_DEPTH) {
            return Ok(hash);
        }
        if v.is(Kind::Tuple) {
            self.enter_native(" while hashing a tuple")?;
            let result = self.rooted(v, Self::hash_of_items);
            self.leave_native();
            return result;
        }
        if v.is(Kind::FrozenSet) && Feature::Sets.included() {
            return Ok(self.full_set_hash(v));
        }
        self.given_hash = 0;
        let hash = self.hash(v)?;
        let given = self.given_hash;
        Ok(if fold(given as i64) == hash {
            given
        } else {
            hash as u64
        })
    }

    /// The hash in full of the tuple in the stack word `slot`.
    fn hash_of_items(&mut self, slot: usize) -> Res<u64> {
        let len = self.heap.len(self.word(slot).addr());
        let mut sum = TupleHash::new();
        for i in 1..=len {
            let item = self.get(self.word(slot).addr(), i);
            sum.add(self.full_hash(item)?);
        }
        Ok(sum.finish(len))
    }

    /// The hash of `count` fields from `first` on.
    fn fields_hash(&mut self, v: Value, first: usize, count: usize) -> Res<Hash> {
        let top = self.top;
        let slot = self.push(v)?;
        let mut h = 0x27D4_EB2F_1656_67C5;
        let mut result = Ok(());
        for i in first..first + count {
            let item = self.get(self.word(slot).addr(), i);
            match self.hash(item) {
                Ok(item) => h = mix(h, item),
                Err(trap) => {
                    result = Err(trap);
                    break;
                }
            }
        }
        self.top = top;
        result.map(|()| fold((h ^ count as u64) as i64))
    }

    /// The hash of a frozenset: the same whatever the order of its entries.
    pub(crate) fn set_hash(&self, v: Value) -> Hash {
        fold(self.full_set_hash(v) as i64)
    }

    /// The hash of a frozenset in full, as far as the hashes of its keys are kept.
    fn full_set_hash(&self, v: Value) -> u64 {
        if let Some(hash) = self.whole_set_hash(v, PLAIN_DEPTH - 1) {
            return hash;
        }
        let (mut sum, mut i) = (0, 0);
        while let Some(entry) = self.next_entry(v, i) {
            let kept = self.word(self.entry_word(v, entry)).int_unchecked();
            let whole = self.whole_hash(self.entry_key(v, entry), PLAIN_DEPTH - 1);
            sum ^= shuffled(whole.unwrap_or(kept as u64));
            i = entry + 1;
        }
        set_hash_of(sum, self.table_len(v))
    }

    /// Ranges that are the same sequence hash alike: length, first item, step.
    fn range_hash(&mut self, v: Value) -> Res<Hash> {
        let len = self.length(v)?;
        let mut h = mix(0, len as i64);
        for (field, from) in [(1, 1), (3, 2)] {
            if len >= from {
                let item = self.get(v.addr(), field);
                h = mix(h, self.hash(item)?);
            }
        }
        Ok(fold(h as i64))
    }

    fn method_hash(&mut self, v: Value) -> Res<Hash> {
        let (function, object) = (self.get(v.addr(), 1), self.get(v.addr(), 2));
        let first = self.identity(function)?;
        let second = self.identity(object)?;
        Ok(fold(mix(first as u64, second) as i64))
    }

    fn instance_hash(&mut self, v: Value) -> Res<Hash> {
        if !Feature::Classes.included() {
            // An exception is what it is.
            return self.identity_hash(v);
        }
        match self.special(v, const { Name::new("__hash__") }) {
            Some(f) if f.is_none() => Err(self.raise_unhashable(v)),
            Some(f) => {
                let h = self.call_special(v, f, &[])?;
                let h = self.plain(h);
                let Some(whole) = self.given_hash(h) else {
                    let message = "__hash__ method should return an integer";
                    return Err(self.raise(TypeId::TypeError, &[message.into()]));
                };
                self.given_hash = whole as u64;
                Ok(fold(whole))
            }
            None => match self.payload(v) {
                Some(inner)
                    if matches!(
                        inner.kind(),
                        Some(Kind::List | Kind::Dict | Kind::Set | Kind::ByteArray)
                    ) =>
                {
                    Err(self.raise_unhashable(v))
                }
                Some(inner) => self.hash(inner),
                None => self.identity_hash(v),
            },
        }
    }

    /// The hash in full that a method `__hash__` means by what it returns: an int of 64 bits as it
    /// is; `None` for what is no int.
    fn given_hash(&self, h: Value) -> Option<i64> {
        if !self.is_integer(h) {
            return None;
        }
        let big = h.is(Kind::BigInt).then(|| self.operand(h));
        let whole = big.and_then(|big| big.read(self.heap.words).to_i64());
        let hash = whole.or_else(|| self.whole_number_hash(h))?;
        Some(if hash == -1 { -2 } else { hash })
    }

    // ---- identity

    /// What `id(v)` returns; it stays the same although objects move.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room to note the identity of an object that is asked
    /// for the first time. Nothing has changed then.
    pub(crate) fn identity(&mut self, v: Value) -> Res<i64> {
        let number = match v.kind() {
            None => return Ok(fixed_identity(v)),
            Some(Kind::Instance) => self.own_identity(v.addr(), INSTANCE_IDENTITY),
            Some(Kind::Function) => self.own_identity(v.addr(), FUNCTION_IDENTITY),
            Some(Kind::Class) => self.own_identity(v.addr(), CLASS_IDENTITY),
            Some(Kind::Generator | Kind::Coroutine | Kind::AsyncGenerator) => {
                self.own_identity(v.addr(), GENERATOR_IDENTITY)
            }
            Some(_) => self.noted_identity(v)?,
        };
        Ok(FIRST_IDENTITY + number * 16)
    }

    fn take_identity(&mut self) -> i64 {
        let number = self.next_identity;
        self.next_identity += 1;
        number
    }

    fn own_identity(&mut self, at: Addr, field: usize) -> i64 {
        match self.get(at, field).as_int() {
            Some(known) if known != 0 => known,
            _ => {
                let number = self.take_identity();
                self.set(at, field, Value::int(number));
                number
            }
        }
    }

    /// The identity of an object that has no field for it: from the table in
    /// [`Root::Identities`], which holds the number of its pairs, then pairs of object and
    /// identity in the order of the objects in memory. Collections keep that order.
    fn noted_identity(&mut self, v: Value) -> Res<i64> {
        let table = match self.root(Root::Identities).as_kind(Kind::Slots) {
            Some(table) => table,
            None => self.new_identities(15)?,
        };
        let count = self.get(table, 1).int_unchecked() as usize;
        let place =
            crate::image::partition(count, |i| self.get(table, 2 + 2 * i).addr() < v.addr());
        let at = 2 + 2 * place;
        if place < count && self.get(table, at) == v {
            return Ok(self.get(table, at + 1).int_unchecked());
        }
        let needed = 1 + 2 * (count + 1);
        let table = if self.heap.len(table) < needed {
            let new = self.heap.grow_slots(table, needed * 3 / 2 + 1)?;
            self.set_root(Root::Identities, Value::reference(Kind::Slots, new));
            new
        } else {
            table
        };
        let first = table.index() + at;
        let end = table.index() + 2 + 2 * count;
        self.heap.words.copy_within(first..end, first + 2);
        let number = self.take_identity();
        self.set(table, at, v);
        self.set(table, at + 1, Value::int(number));
        self.set(table, 1, Value::int(count as i64 + 1));
        Ok(number)
    }

    fn new_identities(&mut self, words: usize) -> Res<Addr> {
        let table = self.heap.slots(words)?;
        self.set(table, 1, Value::int(0));
        self.set_root(Root::Identities, Value::reference(Kind::Slots, table));
        Ok(table)
    }
}

/// The identity of a value that is no object: no two have the same, and those of the values that
/// programs have most look like addresses. Of other ints and of floats it is more than an address
/// has room for.
fn fixed_identity(v: Value) -> i64 {
    let word = v.in_image();
    match v.as_int() {
        _ if !Feature::Functions.included() => (word & i64::MAX as u64) as i64,
        Some(n) if (-NEAR..NEAR).contains(&n) => OF_ZERO + n * 16,
        None if v.as_float().is_none() => FIRST_FIXED + ((word << 16 >> 16) as i64) * 16,
        _ if v.as_int().is_some() => (word & i64::MAX as u64) as i64,
        _ => word as i64,
    }
}
