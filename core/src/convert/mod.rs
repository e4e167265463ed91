//! Conversions: truth, indices, numbers, and the text that natives write.

mod int;
mod text;

pub(crate) use int::Operand;
pub use int::Wide;
pub(crate) use text::{Memory, Page};

use crate::bigint;
use crate::features::Feature;
use crate::kind::Kind;
use crate::sequence::RAISE_ROOM;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::Vm;

const FLOAT: Name = Name::new("__float__");

/// A value that is a number of a built-in type; a bool counts as an int.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    /// An int of 48 bits.
    Small(i64),
    /// A longer int: a reference to a [`Kind::BigInt`].
    Big(Value),
    /// A float.
    Float(f64),
    /// Real and imaginary part.
    Complex(f64, f64),
}

impl Number {
    /// Which types of numbers deal with which: each with those of its rank and below.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Number::Small(_) | Number::Big(_) => 0,
            Number::Float(_) => 1,
            Number::Complex(..) => 2,
        }
    }
}

impl Vm<'_> {
    /// The value as a number, if it is one.
    #[inline(always)]
    pub(crate) fn number(&self, v: Value) -> Option<Number> {
        // Whoever asks sees that there are none of the types that are left out.
        self.number_of_all(v).filter(|number| match number {
            Number::Small(_) => true,
            Number::Big(_) => Feature::BigInt.included(),
            Number::Float(_) => Feature::Floats.included(),
            Number::Complex(..) => Feature::Complex.included(),
        })
    }

    #[inline]
    fn number_of_all(&self, v: Value) -> Option<Number> {
        if v.is_int() {
            return Some(Number::Small(v.int_unchecked()));
        }
        if v.is_float() {
            return v.as_float().map(Number::Float);
        }
        if let Some(b) = v.as_bool() {
            return Some(Number::Small(b as i64));
        }
        match v.kind()? {
            Kind::BigInt => Some(Number::Big(v)),
            Kind::Complex => {
                let part = |i| f64::from_bits(self.heap.raw(v.addr(), i));
                Some(Number::Complex(part(1), part(2)))
            }
            _ => None,
        }
    }

    /// The bytes of the image's blob constant numbered `n`.
    fn image_bytes(&self, n: u32) -> &[u8] {
        let blob = &self.image.blobs[n as usize * 4..][..4];
        let data: &[u8] = bytemuck::cast_slice(self.image.blob_data);
        &data[blob[1] as usize..][..blob[2] as usize]
    }

    /// A new complex number.
    pub(crate) fn new_complex(&mut self, real: f64, imaginary: f64) -> Res {
        self.needs(Feature::Complex)?;
        let at = self.heap.alloc(Kind::Complex, 2)?;
        self.heap.set_raw(at, 1, real.to_bits());
        self.heap.set_raw(at, 2, imaginary.to_bits());
        Ok(Value::reference(Kind::Complex, at))
    }

    /// The bytes of a bytes object; `None` for anything else.
    #[inline]
    pub fn bytes_of(&self, v: Value) -> Option<&[u8]> {
        if !Feature::Bytes.included() {
            return None;
        }
        if let Some(at) = v.as_kind(Kind::Bytes) {
            let len = self.heap.raw(at, 1) as usize;
            let bytes: &[u8] = bytemuck::cast_slice(&self.heap.words[at.index() + 2..]);
            return Some(&bytes[..len]);
        }
        v.as_immediate(Immediate::Bytes)
            .map(|n| self.image_bytes(n))
    }

    /// A new bytes object of `len` bytes, still to be set by whoever made it just now.
    pub(crate) fn alloc_bytes(&mut self, len: usize) -> Res {
        self.needs(Feature::Bytes)?;
        let words = len.div_ceil(8);
        let at = self.heap.alloc(Kind::Bytes, 1 + words)?;
        self.heap.set_raw(at, 1, len as u64);
        if words > 0 {
            self.heap.set_raw(at, 1 + words, 0);
        }
        Ok(Value::reference(Kind::Bytes, at))
    }

    /// A new bytes object.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room.
    pub fn new_bytes(&mut self, bytes: &[u8]) -> Res {
        let v = self.alloc_bytes(bytes.len())?;
        self.bytes_mut(v).copy_from_slice(bytes);
        Ok(v)
    }

    /// The bytes of a bytes object on the heap, made just now.
    pub(crate) fn bytes_mut(&mut self, v: Value) -> &mut [u8] {
        let at = v.addr();
        let len = self.heap.raw(at, 1) as usize;
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut self.heap.words[at.index() + 2..]);
        &mut bytes[..len]
    }

    // ---- truth

    /// Whether `v` is true. May call `__bool__` or `__len__`.
    ///
    /// # Errors
    /// What these methods raise.
    #[inline]
    pub fn truth(&mut self, v: Value) -> Res<bool> {
        match self.plain_truth(v) {
            Some(truth) => Ok(truth),
            None => self.object_truth(v),
        }
    }

    /// Whether `v` is true, where no Python code is needed to tell.
    fn plain_truth(&self, v: Value) -> Option<bool> {
        if let Some(b) = v.as_bool() {
            return Some(b);
        }
        if let Some(n) = v.as_int() {
            return Some(n != 0);
        }
        if let Some(x) = v.as_float() {
            return Some(x != 0.0);
        }
        let Some(kind) = v.kind() else {
            return Some(match v.as_immediate(Immediate::Bytes) {
                Some(n) => !self.image_bytes(n).is_empty(),
                None if v.as_immediate(Immediate::Str).is_some() => self.str_len(v) != 0,
                None if v == Value::NOT_IMPLEMENTED => return None,
                None => !v.is_none() && !v.is_unbound(),
            });
        };
        Some(match kind {
            Kind::Str | Kind::StrHead => self.str_len(v) != 0,
            Kind::Bytes => self.heap.raw(v.addr(), 1) != 0,
            Kind::ByteArray => self.bytearray_len(v) != 0,
            Kind::List => self.get(v.addr(), 1) != Value::int(0),
            Kind::Tuple => self.heap.len(v.addr()) != 0,
            Kind::Dict | Kind::Set | Kind::FrozenSet => self.table_len(v) != 0,
            Kind::DictView => self.table_len(self.get(v.addr(), 1)) != 0,
            Kind::Complex => self
                .heap
                .fields(v.addr())
                .iter()
                .any(|&w| f64::from_bits(w) != 0.0),
            Kind::Range
            | Kind::Instance
            | Kind::Exception
            | Kind::MappingProxy
            | Kind::MemoryView => return None,
            Kind::Class | Kind::Module if self.metaclass(v).is_some() => return None,
            _ => true,
        })
    }

    #[cold]
    fn object_truth(&mut self, v: Value) -> Res<bool> {
        if v == Value::NOT_IMPLEMENTED {
            self.make_room(2 * RAISE_ROOM)?;
            let text = "NotImplemented should not be used in a boolean context";
            self.warn(TypeId::DeprecationWarning, &[text.into()])?;
            return Ok(true);
        }
        if v.is(Kind::Range) {
            return Ok(self.range_item(v, 0)?.is_some());
        }
        if v.is(Kind::MappingProxy) || v.is(Kind::MemoryView) {
            return Ok(self.length(v)? != 0);
        }
        if let Some(f) = self.special(v, const { Name::new("__bool__") }) {
            let answer = self.call_special(v, f, &[])?;
            return answer.as_bool().ok_or_else(|| {
                self.raise(
                    TypeId::TypeError,
                    &[
                        "__bool__ should return bool, returned ".into(),
                        Part::TypeOf(answer),
                    ],
                )
            });
        }
        // A number's own truth comes before a length.
        if let Some(inner) = self.payload(v)
            && self.number(inner).is_some()
        {
            return Ok(self.plain_truth(inner) != Some(false));
        }
        match self.special(v, const { Name::new("__len__") }) {
            Some(_) => Ok(self.length(v)? != 0),
            None => match self.payload(v) {
                Some(inner) => Ok(self.plain_truth(inner) != Some(false)),
                None => Ok(true),
            },
        }
    }

    // ---- indices

    /// The int that `v` is or that its `__index__` gives.
    pub fn index_value(&mut self, v: Value) -> Res {
        match self.number(v) {
            Some(Number::Small(n)) => return Ok(Value::int(n)),
            Some(Number::Big(_)) => return Ok(v),
            _ => {}
        }
        let inner = self.plain(v);
        if self.is_integer(inner) {
            return Ok(inner);
        }
        if let Some(f) = self.special(v, const { Name::new("__index__") }) {
            let made = self.call_special(v, f, &[])?;
            return self.returned_int(made, "__index__");
        }
        Err(self.raise_type(v, "'", "' object cannot be interpreted as an integer"))
    }

    /// The int that a special method returned, also in an instance of a class derived from int.
    ///
    /// # Errors
    /// TypeError for anything else.
    pub(crate) fn returned_int(&mut self, made: Value, method: &str) -> Res {
        let made = self.with_room_behind(made)?;
        match self.number(self.plain(made)) {
            Some(Number::Small(_) | Number::Big(_)) => {}
            _ => {
                let text = [method.into(), " returned non-int (type ".into()];
                let text = [text[0], text[1], Part::TypeOf(made), ")".into()];
                return Err(self.raise(TypeId::TypeError, &text));
            }
        }
        if made.is_int() || made.is(Kind::BigInt) {
            return Ok(made);
        }
        let plain = self.returned_derived(Value::UNBOUND, method, made, "int")?;
        Ok(plain.as_bool().map_or(plain, |b| Value::int(b.into())))
    }

    /// `v`, which Python code has returned, with room for what little is made of it: that code must not
    /// be run again for want of memory.
    fn with_room_behind(&mut self, v: Value) -> Res {
        let top = self.top;
        let slot = self.push(v)?;
        let room = self.make_room(RAISE_ROOM);
        let v = self.word(slot);
        self.top = top;
        room.map(|()| v)
    }

    /// Whether `v` is a number or has a method that makes one of it: what `%d` takes.
    pub(crate) fn is_numeric(&self, v: Value) -> bool {
        let names = const { [Name::new("__index__"), Name::new("__int__"), FLOAT] };
        self.number(self.plain(v)).is_some()
            || names
                .into_iter()
                .any(|name| self.special(v, name).is_some())
    }

    /// `v` as an index: an int, or what its `__index__` gives.
    ///
    /// # Errors
    /// TypeError for what is no index, IndexError for what 64 bits do not hold.
    #[inline]
    pub fn to_index(&mut self, v: Value) -> Res<i64> {
        if let Some(n) = v.as_int() {
            return Ok(n);
        }
        self.fitting_index(v, TypeId::IndexError)
    }

    /// `v` as an index, for which what 64 bits do not hold is an error of the type `error`.
    pub(crate) fn fitting_index(&mut self, v: Value, error: TypeId) -> Res<i64> {
        self.rooted(v, |vm, slot| {
            let n = vm.index_value(vm.word(slot))?;
            vm.int_to_i64(n).ok_or_else(|| {
                let text = "' into an index-sized integer";
                let text = [
                    "cannot fit '".into(),
                    Part::TypeOf(vm.word(slot)),
                    text.into(),
                ];
                vm.raise(error, &text)
            })
        })
    }

    /// `v` as a count, for which an int that is too large is an OverflowError.
    pub(crate) fn count_of(&mut self, v: Value) -> Res<i64> {
        if let Some(n) = v.as_int() {
            return Ok(n);
        }
        let n = self.index_value(v)?;
        self.int_to_i64(n).ok_or_else(|| {
            self.raise(
                TypeId::OverflowError,
                &["Python int too large to convert to C ssize_t".into()],
            )
        })
    }

    /// `v` as a number of 32 bits, for which an int that is too large is an OverflowError.
    pub(crate) fn c_int_of(&mut self, v: Value) -> Res<i32> {
        let n = self.index_value(v)?;
        let n = self.int_to_i64(n).and_then(|n| i32::try_from(n).ok());
        n.ok_or_else(|| self.raise_c_int())
    }

    #[cold]
    pub(crate) fn raise_c_int(&mut self) -> Trap {
        let message = "Python int too large to convert to C int";
        self.raise(TypeId::OverflowError, &[message.into()])
    }

    /// `v` as a bound of a slice: an int too large is clamped to what 64 bits hold.
    pub fn to_index_clamped(&mut self, v: Value) -> Res<i64> {
        if let Some(n) = v.as_int() {
            return Ok(n);
        }
        let n = self.index_value(v)?;
        let clamped = match self.big_limbs(n) {
            Some((true, _)) => i64::MIN,
            _ => i64::MAX,
        };
        Ok(self.int_to_i64(n).unwrap_or(clamped))
    }

    /// Raises TypeError: `before`, the name of the type of `v`, `after`.
    #[inline(always)]
    pub(crate) fn raise_type(&mut self, v: Value, before: &str, after: &str) -> Trap {
        match Feature::Messages.included() {
            true => self.raise_type_told(v, before, after),
            false => self.raise_untold(TypeId::TypeError),
        }
    }

    #[cold]
    #[inline(never)]
    fn raise_type_told(&mut self, v: Value, before: &str, after: &str) -> Trap {
        let message = [before.into(), Part::TypeOf(v), after.into()];
        self.raise_told(TypeId::TypeError, &message)
    }

    /// Raises TypeError for an argument that a parser of arguments refuses: `before`, what it is.
    pub(crate) fn refuse_argument(&mut self, v: Value, before: &str) -> Trap {
        self.raise(TypeId::TypeError, &[before.into(), Part::Given(v)])
    }

    // ---- floats

    /// `v` as a float, as functions that want a real number take it: ints, floats, and objects
    /// with `__float__` or `__index__`. A float is what it is, whatever its class says.
    pub fn to_f64(&mut self, v: Value) -> Res<f64> {
        if let Some(x) = self.plain(v).as_float() {
            return Ok(x);
        }
        match self.real(v)? {
            Some(x) => Ok(x),
            None => Err(self.raise_type(v, "must be real number, not ", "")),
        }
    }

    /// `v` as a float, or `None` where it is no real number.
    pub(crate) fn real(&mut self, v: Value) -> Res<Option<f64>> {
        if let Some(n) = self.number(v) {
            return self.number_to_f64(n);
        }
        if let Some(f) = self.special(v, FLOAT) {
            return self.rooted(v, |vm, slot| {
                let made = vm.call_special(vm.word(slot), f, &[])?;
                vm.returned_float(slot, made).map(Some)
            });
        }
        if let Some(n) = self.payload(v).and_then(|inner| self.number(inner))
            && let Some(x) = self.number_to_f64(n)?
        {
            return Ok(Some(x));
        }
        if self.special(v, const { Name::new("__index__") }).is_some() {
            let n = self.index_value(v)?;
            return self.real(n);
        }
        Ok(None)
    }

    /// The float that `__float__` of the value in the stack word `slot` returned.
    fn returned_float(&mut self, slot: usize, made: Value) -> Res<f64> {
        if let Some(x) = made.as_float() {
            return Ok(x);
        }
        let made = self.with_room_behind(made)?;
        let Some(x) = self.plain(made).as_float() else {
            let text = [
                Part::TypeOf(self.word(slot)),
                ".__float__ returned non-float (type ".into(),
                Part::TypeOf(made),
                ")".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        };
        self.returned_derived(self.word(slot), "__float__", made, "float")?;
        Ok(x)
    }

    fn number_to_f64(&mut self, n: Number) -> Res<Option<f64>> {
        Ok(match n {
            Number::Small(n) => Some(n as f64),
            Number::Float(x) => Some(x),
            Number::Big(v) => Some(self.big_to_f64(v)?),
            Number::Complex(..) => None,
        })
    }

    /// The float nearest to a big int.
    pub(crate) fn big_to_f64(&mut self, v: Value) -> Res<f64> {
        self.needs(Feature::BigInt)?;
        let operand = self.operand(v);
        match bigint::to_f64(operand.read(self.heap.words)) {
            Ok(x) => Ok(x),
            Err(_) => Err(self.raise(
                TypeId::OverflowError,
                &["int too large to convert to float".into()],
            )),
        }
    }
}
