//! `int` and `bool`: their constructors and methods.

mod bytes;
pub(super) mod protocol;

use self::protocol as p;
use super::{Signature, argument, arity, no_keywords, signature};
use crate::bigint;
use crate::convert::Memory;
use crate::convert::Wide;
use crate::features::Feature;
use crate::int_text::scan_int;
use crate::kind::Kind;
use crate::lending::SIMPLE;
use crate::opcode::Op;
use crate::sequence::RAISE_ROOM;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::{ANY, Native, Role, TypeId, getter, keyword_method, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const TRUNC: Name = Name::new("__trunc__");

pub(crate) static METHODS: &[Native] = &[
    super::reduce::NEW_ARGUMENTS,
    method("bit_length", 0, 0, bit_length),
    Feature::NumberMethods.native(method("bit_count", 0, 0, bit_count)),
    Feature::Bytes.native(keyword_method("to_bytes", 0, ANY, bytes::to_bytes)),
    Feature::Bytes.native(Native {
        name: "from_bytes",
        call: bytes::from_bytes,
        min: 0,
        max: ANY,
        keywords: true,
        role: Role::Class,
    }),
    Feature::NumberMethods.native(method("conjugate", 0, 0, itself)),
    Feature::NumberMethods.native(method("as_integer_ratio", 0, 0, as_integer_ratio)),
    Feature::NumberMethods.native(method("is_integer", 0, 0, |_, _| Ok(Value::TRUE))),
    Feature::NumberMethods.native(getter("real", itself)),
    Feature::NumberMethods.native(getter("imag", |_, _| Ok(Value::int(0)))),
    Feature::NumberMethods.native(getter("numerator", itself)),
    Feature::NumberMethods.native(getter("denominator", |_, _| Ok(Value::int(1)))),
    method("__int__", 0, 0, itself),
    method("__index__", 0, 0, itself),
    method("__trunc__", 0, 0, itself),
    method("__floor__", 0, 0, itself),
    method("__ceil__", 0, 0, itself),
    method("__round__", 0, 1, round),
    p::FLOAT,
    p::BOOL,
    p::HASH,
    p::REPR,
    p::ADD,
    p::RADD,
    p::SUB,
    p::RSUB,
    p::MUL,
    p::RMUL,
    p::DIV,
    p::RDIV,
    p::FLOORDIV,
    p::RFLOORDIV,
    p::MOD,
    p::RMOD,
    p::POW,
    p::RPOW,
    p::DIVMOD,
    p::RDIVMOD,
    p::AND,
    p::RAND,
    p::OR,
    p::ROR,
    p::XOR,
    p::RXOR,
    p::LSHIFT,
    p::RLSHIFT,
    p::RSHIFT,
    p::RRSHIFT,
    p::NEG,
    p::POS,
    p::ABS,
    p::INVERT,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
];

/// `int(x=0, /, base=10)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    const TAKES: Signature<'_> = Signature::new("int", &["x", "base"]).positional_only(1);
    if args.keywords == 0 {
        arity(vm, args, "int", 0, 2)?;
    }
    signature::check(vm, args, &TAKES)?;
    let base = argument(vm, args, 1, "base");
    match (args.len(), base) {
        (0, None) => Ok(Value::int(0)),
        (0, Some(_)) => Err(vm.raise(TypeId::TypeError, &["int() missing string argument".into()])),
        (_, None) => vm.int_of(vm.arg(args, 0)),
        (_, Some(base)) => {
            let base = vm.to_index_clamped(base)?;
            if base != 0 && !(2..=36).contains(&base) {
                let message = "int() base must be >= 2 and <= 36, or 0";
                return Err(vm.raise(TypeId::ValueError, &[message.into()]));
            }
            let v = vm.arg(args, 0);
            let inner = vm.plain(v);
            if !vm.is_str(inner) && !vm.is_byte_string(inner) {
                let message = "int() can't convert non-string with explicit base";
                return Err(vm.raise(TypeId::TypeError, &[message.into()]));
            }
            vm.parse_int(v, base as u32)
        }
    }
}

/// `bool(x=False, /)`.
pub(crate) fn construct_bool(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "bool")?;
    arity(vm, args, "bool", 0, 1)?;
    match args.len() {
        0 => Ok(Value::FALSE),
        _ => vm.truth(vm.arg(args, 0)).map(Value::bool),
    }
}

impl Vm<'_> {
    /// `int(v)`.
    ///
    /// # Errors
    /// TypeError for what is no number and no text, ValueError for text that is no integer.
    pub(crate) fn int_of(&mut self, v: Value) -> Res {
        if v.is_int() || v.is(Kind::BigInt) {
            return Ok(v);
        }
        if let Some(b) = v.as_bool() {
            return Ok(Value::int(b as i64));
        }
        if let Some(x) = v.as_float() {
            return self.int_from_f64(x);
        }
        if let Some(f) = self.special(v, const { Name::new("__int__") }) {
            let made = self.call_special(v, f, &[])?;
            return self.returned_int(made, "__int__");
        }
        let inner = self.plain(v);
        if self.is_integer(inner) || inner.is_float() {
            return self.int_of(inner);
        }
        if self.has_index(v) {
            return self.index_value(v);
        }
        if self.special(v, TRUNC).is_some() {
            let made = self.rooted(v, |vm, slot| {
                vm.make_room(2 * RAISE_ROOM)?;
                let text = "The delegation of int() to __trunc__ is deprecated.";
                vm.warn(TypeId::DeprecationWarning, &[text.into()])?;
                let v = vm.word(slot);
                match vm.special(v, TRUNC) {
                    Some(f) => vm.call_special(v, f, &[]),
                    None => Ok(v),
                }
            })?;
            if !self.has_index(made) {
                return Err(self.raise_type(made, "__trunc__ returned non-Integral (type ", ")"));
            }
            return self.index_value(made);
        }
        if self.is_str(inner) || self.buffer_of(inner).is_some() {
            return self.parse_int(v, 10);
        }
        if self.lends(v).is_some() {
            return self.rooted(v, |vm, slot| {
                vm.with_possible(slot, SIMPLE, |vm| match vm.buffer_in(slot) {
                    Some(bytes) => vm.parse_int(bytes, 10),
                    None => Err(vm.raise_no_number(vm.word(slot))),
                })
            });
        }
        Err(self.raise_no_number(v))
    }

    #[cold]
    fn raise_no_number(&mut self, v: Value) -> Trap {
        let wanted = "int() argument must be a string, a bytes-like object or a real number, not '";
        self.raise_type(v, wanted, "'")
    }

    /// The integer that a str or bytes object, or what an instance holds, spells in this base.
    fn parse_int(&mut self, whole: Value, base: u32) -> Res {
        let image = self.image;
        let v = self.plain(whole);
        let most = self.max_str_digits();
        let scanned = {
            let text = match self.buffer_of(v) {
                Some(bytes) => core::str::from_utf8(bytes)
                    .ok()
                    .filter(|text| text.is_ascii()),
                None => self.str(v),
            };
            text.and_then(|text| scan_int(text, base).ok())
                .map(|literal| {
                    let too_long = literal.exceeds(most);
                    (
                        literal.to_i64(),
                        literal.limbs_len(),
                        too_long.then(|| literal.digit_count()),
                    )
                })
        };
        match scanned {
            None => Err(self.raise_literal(whole, base)),
            Some((_, _, Some(digits))) => Err(self.raise_too_long(digits)),
            Some((Some(n), ..)) => self.new_int(n as Wide),
            Some((None, limbs, _)) => self.make_int(limbs, 0, |words, out, _| {
                let memory = Memory::new(words, image);
                let blob = memory.blob(v);
                let text = core::str::from_utf8(blob).unwrap_or("");
                let text = if blob.is_empty() {
                    memory.text(v)
                } else {
                    text
                };
                match scan_int(text, base) {
                    Ok(literal) => literal.write_limbs(out),
                    Err(_) => bigint::Written {
                        negative: false,
                        len: 0,
                    },
                }
            }),
        }
    }

    #[cold]
    fn raise_literal(&mut self, v: Value, base: u32) -> Trap {
        // What is in a buffer is shown as bytes.
        let inner = self.plain(v);
        let v = match self.buffer_of(inner) {
            Some(_) if self.bytes_of(inner).is_none() => match self.bytes_copy(inner) {
                Ok(bytes) => bytes,
                Err(trap) => return trap,
            },
            Some(_) => inner,
            None => v,
        };
        let shown = match Feature::ErrorDetails.included() {
            true => match self.beginning_of_repr(v) {
                Ok(text) => Part::Plain(text),
                Err(trap) => return trap,
            },
            false => Part::Repr(v),
        };
        let message = [
            "invalid literal for int() with base ".into(),
            Part::Int(base as i64),
            ": ".into(),
            shown,
        ];
        self.raise(TypeId::ValueError, &message)
    }

    /// As much of the `repr()` of a value as CPython tells where it refuses one: 200 characters.
    fn beginning_of_repr(&mut self, v: Value) -> Res {
        const MOST: usize = 200;
        let text = self.repr(v)?;
        if self.str_len(text) <= MOST {
            return Ok(text);
        }
        let (mut kept, mut len) = ([0; 4 * MOST], 0);
        for c in self.str(text).unwrap_or("").chars().take(MOST) {
            len += c.encode_utf8(&mut kept[len..]).len();
        }
        self.new_str(core::str::from_utf8(&kept[..len]).unwrap_or(""))
    }

    #[cold]
    fn raise_too_long(&mut self, digits: usize) -> Trap {
        let message = [
            "Exceeds the limit (".into(),
            Part::Int(self.max_str_digits() as i64),
            " digits) for integer string conversion: value has ".into(),
            Part::Int(digits as i64),
            " digits; use sys.set_int_max_str_digits() to increase the limit".into(),
        ];
        self.raise(TypeId::ValueError, &message)
    }
}

/// The int that a method was called on; a bool counts as one.
///
/// # Errors
/// TypeError where it is something else (`int.bit_length("")`).
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if vm.is_integer(v) {
        return match v.as_bool() {
            Some(b) => Ok(Value::int(b as i64)),
            None => Ok(v),
        };
    }
    Err(vm.raise_type(
        v,
        "descriptor requires a 'int' object but received a '",
        "'",
    ))
}

fn itself(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)
}

fn bit_length(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let bits = vm.operand(v).read(vm.heap.words).bit_length();
    Ok(Value::int(bits as i64))
}

fn bit_count(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    let bits = vm.operand(v).read(vm.heap.words).bit_count();
    Ok(Value::int(bits as i64))
}

fn as_integer_ratio(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    vm.new_tuple(&[v, Value::int(1)])
}

fn round(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args)?;
    let places = vm.arg(args, 1);
    if places.is_unbound() || places.is_none() {
        return receiver(vm, args);
    }
    let places = vm.to_index_clamped(places)?;
    let v = receiver(vm, args)?;
    vm.round_int(v, places)
}

impl Vm<'_> {
    /// `round(v, places)` for an int: to a multiple of a power of ten, ties to even.
    fn round_int(&mut self, v: Value, places: i64) -> Res {
        if places >= 0 {
            return Ok(v);
        }
        let bits = self.operand(v).read(self.heap.words).bit_length() as i64;
        if -places > bits / 3 + 2 {
            return Ok(Value::int(0));
        }
        let power = self.binary(Op::Pow, Value::int(10), Value::int(-places))?;
        let (x, y) = (self.operand(v), self.operand(power));
        let (quotient, remainder) = self.big_divmod(x, y)?;
        let double = self.binary(Op::Add, remainder, remainder)?;
        let base = self.binary(Op::Sub, v, remainder)?;
        let odd = self.operand(quotient).read(self.heap.words).is_odd();
        let above = self.less(power, double)?;
        let tie = self.plain_eq(power, double) == Some(true);
        if above || tie && odd {
            self.binary(Op::Add, base, power)
        } else {
            Ok(base)
        }
    }
}
