//! Ints of any size: their limbs in the machine's memory, and text.

use super::Number;
use crate::bigint::{self, Fixed, IntRef, Written};
use crate::features::Feature;
use crate::int_text::{DigitBuffer, digits_u64};
use crate::kind::Kind;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::{Addr, SMALL_MAX, SMALL_MIN, Value};
use crate::vm::Vm;

/// Words of a big int before its limbs: header, and sign with length.
const LIMBS: usize = 2;

/// What holds an int before it is an object: 128 bits, or 64 where there are no big ints.
#[cfg(feature = "bigint")]
pub type Wide = i128;
/// What holds an int before it is an object: 128 bits, or 64 where there are no big ints.
#[cfg(not(feature = "bigint"))]
pub type Wide = i64;

/// Limbs that no int may have: their bytes must fit in 31 bits.
const TOO_MANY_LIMBS: usize = 1 << 28;

/// An int that is about to take part in an operation: where its limbs are, or they themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Operand {
    /// An int of 64 bits.
    Small(Fixed<2>),
    /// Sign, first word, and number of limbs in the machine's memory.
    Big(bool, usize, usize),
}

impl Operand {
    /// The int, given the machine's memory, at least up to where the limbs are.
    pub(crate) fn read<'a>(&'a self, words: &'a [u64]) -> IntRef<'a> {
        match self {
            Operand::Small(fixed) => fixed.as_int(),
            Operand::Big(negative, from, len) => {
                let limbs: &[u32] = bytemuck::cast_slice(&words[*from..]);
                IntRef {
                    negative: *negative,
                    limbs: &limbs[..*len],
                }
            }
        }
    }

    /// Number of limbs.
    pub(crate) fn len(&self) -> usize {
        match self {
            Operand::Small(fixed) => fixed.as_int().limbs.len(),
            Operand::Big(_, _, len) => *len,
        }
    }
}

impl Vm<'_> {
    /// An int or bool as an operand; anything else counts as zero.
    pub(crate) fn operand(&self, v: Value) -> Operand {
        match self.number(v) {
            Some(Number::Small(n)) => Operand::Small(Fixed::from(n)),
            Some(Number::Big(v)) if Feature::BigInt.included() => {
                let at = v.addr();
                let lengths = self.heap.raw(at, 1);
                let len = lengths as u32 as usize;
                Operand::Big(lengths >> 32 != 0, at.index() + LIMBS, len)
            }
            _ => Operand::Small(Fixed::from(0i64)),
        }
    }

    /// Whether `v` is an int or a bool.
    pub fn is_integer(&self, v: Value) -> bool {
        matches!(self.number(v), Some(Number::Small(_) | Number::Big(_)))
    }

    /// Sign and limbs of a big int, least limb first; `None` for anything else.
    pub fn big_limbs(&self, v: Value) -> Option<(bool, &[u32])> {
        let at = v.as_kind(Kind::BigInt)?;
        let lengths = self.heap.raw(at, 1);
        let limbs: &[u32] = bytemuck::cast_slice(&self.heap.words[at.index() + LIMBS..]);
        Some((lengths >> 32 != 0, &limbs[..lengths as u32 as usize]))
    }

    /// The int or bool `v`, where 64 bits hold it.
    pub(crate) fn int_to_i64(&self, v: Value) -> Option<i64> {
        match self.number(v)? {
            Number::Small(n) => Some(n),
            Number::Big(v) => self.operand(v).read(self.heap.words).to_i64(),
            _ => None,
        }
    }

    /// The int `n`.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room.
    #[inline]
    #[allow(clippy::useless_conversion, reason = "a Wide may have 64 bits")]
    pub fn new_int(&mut self, n: Wide) -> Res {
        if n >= SMALL_MIN as Wide && n <= SMALL_MAX as Wide {
            return Ok(Value::int(n as i64));
        }
        match u64::try_from(n.unsigned_abs()) {
            Ok(magnitude) => self.new_two_limbs(n < 0, magnitude),
            Err(_) => self.big_from(Fixed::<4>::from(i128::from(n)).as_int()),
        }
    }

    /// A big int of two limbs.
    fn new_two_limbs(&mut self, negative: bool, magnitude: u64) -> Res {
        self.needs(Feature::BigInt)?;
        let limbs = Fixed::from(magnitude).limbs();
        let at = self.heap.alloc(Kind::BigInt, LIMBS)?;
        self.heap.set_raw(at, 1, (negative as u64) << 32 | 2);
        self.heap.set_raw(at, 2, bytemuck::cast(limbs));
        Ok(Value::reference(Kind::BigInt, at))
    }

    /// The int of this sign and these limbs, least first, which are not in the machine's memory.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room.
    pub fn new_big(&mut self, negative: bool, limbs: &[u32]) -> Res {
        self.big_from(IntRef::new(negative, limbs))
    }

    fn big_from(&mut self, n: IntRef<'_>) -> Res {
        self.make_int(n.limbs.len(), 0, |_, out, _| {
            out[..n.limbs.len()].copy_from_slice(n.limbs);
            Written {
                negative: n.negative,
                len: n.limbs.len(),
            }
        })
    }

    /// Makes an int of at most `limbs` limbs: `write` gets the memory below, where its operands
    /// are, the limbs to be set, and so many limbs of scratch.
    pub(crate) fn make_int(
        &mut self,
        limbs: usize,
        scratch: usize,
        write: impl FnOnce(&[u64], &mut [u32], &mut [u32]) -> Written,
    ) -> Res {
        self.needs(Feature::BigInt)?;
        if limbs > TOO_MANY_LIMBS || scratch / 8 > TOO_MANY_LIMBS {
            return Err(self.raise(TypeId::MemoryError, &[]));
        }
        let (words, spare) = (limbs.div_ceil(2), scratch.div_ceil(2));
        self.heap.reserve(LIMBS + words + spare)?;
        let at = self.heap.alloc(Kind::BigInt, LIMBS - 1 + words)?;
        let (below, rest) = self.heap.words.split_at_mut(at.index() + LIMBS);
        let rest: &mut [u32] = bytemuck::cast_slice_mut(&mut rest[..words + spare]);
        let (out, scratch) = rest.split_at_mut(words * 2);
        let written = write(below, out, scratch);
        Ok(self.finish_int(at, written))
    }

    /// Makes a value of the last object, a big int whose first limbs were written.
    pub(crate) fn finish_int(&mut self, at: Addr, written: Written) -> Value {
        let place = &mut self.heap.words[at.index() + LIMBS..];
        let limbs: &mut [u32] = bytemuck::cast_slice_mut(place);
        if written.len <= 2
            && let Some(small) = written.read(limbs).to_i64().and_then(Value::small_int)
        {
            self.heap.top = at.index();
            return small;
        }
        if written.len % 2 == 1 {
            limbs[written.len] = 0;
        }
        self.heap
            .set_raw(at, 1, (written.negative as u64) << 32 | written.len as u64);
        self.heap
            .shrink_last(at, LIMBS - 1 + written.len.div_ceil(2));
        Value::reference(Kind::BigInt, at)
    }

    /// The whole part of a float.
    ///
    /// # Errors
    /// ValueError for NaN, OverflowError for infinities, as `int(x)`.
    pub fn int_from_f64(&mut self, x: f64) -> Res {
        if x.abs() < 1e18 {
            return self.new_int(x as i64 as Wide);
        }
        if x.is_finite() {
            self.needs(Feature::BigInt)?;
        }
        let mut limbs = [0; bigint::F64_LIMBS];
        match bigint::from_f64(x, &mut limbs) {
            Some(written) => self.big_from(written.read(&limbs)),
            None if x.is_nan() => Err(self.raise(
                TypeId::ValueError,
                &["cannot convert float NaN to integer".into()],
            )),
            None => Err(self.raise(
                TypeId::OverflowError,
                &["cannot convert float infinity to integer".into()],
            )),
        }
    }

    // ---- text

    /// The digits of an int in base `radix`, with a minus sign where negative, as a str.
    ///
    /// # Errors
    /// ValueError where base 10 asks for more digits than the limit.
    pub(crate) fn int_text(&mut self, v: Value, radix: u32) -> Res {
        let operand = match self.number(v) {
            Some(Number::Small(n)) => {
                let mut buffer: DigitBuffer = [0; 64];
                return self.small_int_text(n, digits_u64(n.unsigned_abs(), radix, &mut buffer));
            }
            _ => self.operand(v),
        };
        self.needs(Feature::BigInt)?;
        let bits = operand.read(self.heap.words).bit_length();
        let most = self.max_str_digits();
        let limited = !radix.is_power_of_two() && most > 0;
        if limited && bits > most * 4 {
            return Err(self.raise_digits());
        }
        let room = bigint::text_len(bits, radix);
        let scratch = bigint::text_scratch_len(operand.len()).div_ceil(2);
        self.heap.reserve(room.div_ceil(8) + 4 + scratch)?;
        let at = self.alloc_str(room, room)?;
        let (below, rest) = self.heap.words.split_at_mut(at.index() + 3);
        let (text, rest) = rest.split_at_mut(room.div_ceil(8));
        let len = bigint::to_text(
            operand.read(below),
            radix,
            bytemuck::cast_slice_mut(&mut rest[..scratch]),
            bytemuck::cast_slice_mut(text),
        );
        let digits = len - matches!(operand, Operand::Big(true, ..)) as usize;
        if limited && digits > most {
            return Err(self.raise_digits());
        }
        self.heap.set_raw(at, 1, (len as u64) << 32 | len as u64);
        self.heap.shrink_last(at, 2 + len.div_ceil(8));
        Ok(Value::reference(Kind::Str, at))
    }

    fn small_int_text(&mut self, n: i64, digits: &str) -> Res {
        let sign = (n < 0) as usize;
        let len = digits.len() + sign;
        let at = self.alloc_str(len, len)?;
        let out = self.str_bytes_mut(at);
        out[0] = b'-';
        out[sign..].copy_from_slice(digits.as_bytes());
        Ok(Value::reference(Kind::Str, at))
    }

    #[cold]
    fn raise_digits(&mut self) -> Trap {
        let message = [
            "Exceeds the limit (".into(),
            Part::Int(self.max_str_digits() as i64),
            " digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
                .into(),
        ];
        self.raise(TypeId::ValueError, &message)
    }
}
