//! `float`: its constructor and methods.

use super::int::protocol as p;
use super::{arity, no_keywords};
use crate::convert::Wide;
use crate::features::Feature;
use crate::float_text::{
    ceil, floor, is_integer, parse_float, round_half_even, round_to, trunc, write_hex,
};
use crate::lending::SIMPLE;
use crate::opcode::Op;
use crate::trap::{Part, Res};
use crate::types::{Native, Role, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The name of the class method that gives no float.
pub(crate) const GET_FORMAT: &str = "__getformat__";

pub(crate) static METHODS: &[Native] = &[
    super::reduce::NEW_ARGUMENTS,
    Feature::NumberMethods.native(method("is_integer", 0, 0, |vm, args| {
        Ok(Value::bool(is_integer(receiver(vm, args)?)))
    })),
    Feature::NumberMethods.native(method("as_integer_ratio", 0, 0, as_integer_ratio)),
    Feature::NumberMethods.native(method("hex", 0, 0, hex)),
    Feature::NumberMethods.native(Native {
        name: "fromhex",
        call: from_hex,
        min: 1,
        max: 1,
        keywords: false,
        role: Role::Class,
    }),
    Feature::NumberMethods.native(Native {
        name: GET_FORMAT,
        call: format_of_numbers,
        min: 1,
        max: 1,
        keywords: false,
        role: Role::Class,
    }),
    Feature::NumberMethods.native(method("conjugate", 0, 0, itself)),
    Feature::NumberMethods.native(getter("real", itself)),
    Feature::NumberMethods.native(getter("imag", |_, _| Ok(Value::float(0.0)))),
    method("__float__", 0, 0, itself),
    method("__int__", 0, 0, |vm, args| whole(vm, args, trunc)),
    method("__trunc__", 0, 0, |vm, args| whole(vm, args, trunc)),
    method("__floor__", 0, 0, |vm, args| whole(vm, args, floor)),
    method("__ceil__", 0, 0, |vm, args| whole(vm, args, ceil)),
    method("__round__", 0, 1, round),
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
    p::NEG,
    p::POS,
    p::ABS,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
];

/// `float(x=0, /)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "float")?;
    arity(vm, args, "float", 0, 1)?;
    if args.is_empty() {
        return Ok(Value::float(0.0));
    }
    let v = vm.arg(args, 0);
    if !vm.is_str(v)
        && let Some(x) = vm.real(v)?
    {
        return Ok(Value::float(x));
    }
    if vm.lends(vm.arg(args, 0)).is_some() && vm.payload(vm.arg(args, 0)).is_none() {
        let slot = vm.push(vm.arg(args, 0))?;
        return vm.with_possible(slot, SIMPLE, |vm| {
            parsed(vm, vm.word(slot), vm.arg(args, 0))
        });
    }
    parsed(vm, vm.arg(args, 0), vm.arg(args, 0))
}

/// The number that is written in `v`, which was given as `given`.
fn parsed(vm: &mut Vm<'_>, v: Value, given: Value) -> Res {
    let inner = vm.plain(v);
    let parsed = match vm.buffer_of(inner) {
        Some(bytes) => {
            let text = core::str::from_utf8(bytes)
                .ok()
                .filter(|text| text.is_ascii());
            Some(text.unwrap_or("").to_float())
        }
        None => vm.str(inner).map(str::to_float),
    };
    match parsed {
        // Each is an object of its own, which containers tell from others.
        Some(Some(x)) if x.is_nan() => {
            vm.next_identity += 1;
            Ok(Value::nan(vm.next_identity as u32))
        }
        Some(Some(x)) => Ok(Value::float(x)),
        Some(None) => {
            let message = [
                "could not convert string to float: ".into(),
                Part::Repr(given),
            ];
            Err(vm.raise(TypeId::ValueError, &message))
        }
        None => {
            let wanted = "float() argument must be a string or a real number, not '";
            Err(vm.raise_type(given, wanted, "'"))
        }
    }
}

/// Reading text as `float(text)` does.
trait ToFloat {
    fn to_float(&self) -> Option<f64>;
}

impl ToFloat for str {
    fn to_float(&self) -> Option<f64> {
        parse_float(self).ok()
    }
}

/// The float that a method was called on.
///
/// # Errors
/// TypeError where it is something else (`float.hex(1)`).
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res<f64> {
    let v = vm.arg(args, 0);
    v.as_float().ok_or_else(|| {
        vm.raise_type(
            v,
            "descriptor requires a 'float' object but received a '",
            "'",
        )
    })
}

fn itself(vm: &mut Vm<'_>, args: Args) -> Res {
    receiver(vm, args).map(Value::float)
}

fn whole(vm: &mut Vm<'_>, args: Args, to_whole: fn(f64) -> f64) -> Res {
    let x = receiver(vm, args)?;
    vm.int_from_f64(to_whole(x))
}

fn round(vm: &mut Vm<'_>, args: Args) -> Res {
    let x = receiver(vm, args)?;
    vm.round_float(x, vm.arg(args, 1))
}

impl Vm<'_> {
    /// `round(x, places)` for a float; `places` may be None or unbound: the result is an int
    /// then.
    ///
    /// # Errors
    /// OverflowError or ValueError where there is no such number.
    pub(crate) fn round_float(&mut self, x: f64, places: Value) -> Res {
        if places.is_unbound() || places.is_none() {
            return self.int_from_f64(round_half_even(x));
        }
        let places = self.to_index_clamped(places)?;
        match round_to(x, places) {
            Ok(rounded) => Ok(Value::float(rounded)),
            Err(_) => {
                let message = "rounded value too large to represent";
                Err(self.raise(TypeId::OverflowError, &[message.into()]))
            }
        }
    }
}

fn as_integer_ratio(vm: &mut Vm<'_>, args: Args) -> Res {
    let x = receiver(vm, args)?;
    if x.is_nan() {
        let message = "cannot convert NaN to integer ratio";
        return Err(vm.raise(TypeId::ValueError, &[message.into()]));
    }
    if x.is_infinite() {
        let message = "cannot convert Infinity to integer ratio";
        return Err(vm.raise(TypeId::OverflowError, &[message.into()]));
    }
    let bits = x.to_bits();
    let field = (bits >> 52 & 0x7FF) as i64;
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = match field {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, field - 1075),
    };
    let zeros = if mantissa == 0 {
        -exponent
    } else {
        mantissa.trailing_zeros() as i64
    };
    let zeros = zeros.min((-exponent).max(0));
    let odd = if mantissa == 0 { 0 } else { mantissa >> zeros };
    let exponent = exponent + zeros;
    let sign = if x < 0.0 { -1 } else { 1 };
    let numerator = vm.new_int((odd * sign) as Wide)?;
    let numerator = vm.binary(Op::Shl, numerator, Value::int(exponent.max(0)))?;
    let denominator = vm.binary(Op::Shl, Value::int(1), Value::int((-exponent).max(0)))?;
    vm.new_tuple(&[numerator, denominator])
}

fn hex(vm: &mut Vm<'_>, args: Args) -> Res {
    let x = receiver(vm, args)?;
    vm.write_text(|_, page| write_hex(x, page))
        .map(|(text, _)| text)
}

/// Why hexadecimal text is no float.
enum HexError {
    Invalid,
    TooLarge,
}

fn from_hex(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.plain(vm.arg(args, 1));
    let Some(text) = vm.str(v) else {
        let text = "bad argument type for built-in operation";
        return Err(vm.raise(TypeId::TypeError, &[text.into()]));
    };
    let message = match parse_hex(crate::int_text::trim(text)) {
        Ok(x) => return Ok(Value::float(x)),
        Err(HexError::TooLarge) => {
            let message = "hexadecimal value too large to represent as a float";
            return Err(vm.raise(TypeId::OverflowError, &[message.into()]));
        }
        Err(HexError::Invalid) => "invalid hexadecimal floating-point string",
    };
    Err(vm.raise(TypeId::ValueError, &[message.into()]))
}

/// `float.__getformat__(kind)`: how floats of the machine's are written in memory, as far as programs
/// can see, which is the same everywhere.
fn format_of_numbers(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.plain(vm.arg(args, 1));
    let Some(kind) = vm.str(v) else {
        return Err(vm.refuse_argument(v, "__getformat__() argument must be str, not "));
    };
    if !matches!(kind, "double" | "float") {
        let text = "__getformat__() argument 1 must be 'double' or 'float'";
        return Err(vm.raise(TypeId::ValueError, &[text.into()]));
    }
    vm.new_str("IEEE, little-endian")
}

/// Reads `[sign]['0x']digits['.'digits]['p'[sign]exponent]`, rounding once, ties to even.
fn parse_hex(text: &str) -> Result<f64, HexError> {
    let (negative, body) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |x: f64| if negative { -x } else { x };
    if ["inf", "infinity", "nan"]
        .iter()
        .any(|word| body.eq_ignore_ascii_case(word))
    {
        return parse_float(body).map(signed).map_err(|_| HexError::Invalid);
    }
    let body = body
        .strip_prefix("0x")
        .or_else(|| body.strip_prefix("0X"))
        .unwrap_or(body);
    let (digits, exponent) = match body.find(['p', 'P']) {
        Some(at) => (&body[..at], parse_exponent(&body[at + 1..])?),
        None => (body, 0),
    };
    let (mut mantissa, mut sticky, mut scale, mut seen) = (0u64, false, exponent, false);
    let mut fraction = false;
    for c in digits.chars() {
        if c == '.' && !fraction {
            fraction = true;
            continue;
        }
        let digit = c.to_digit(16).ok_or(HexError::Invalid)?;
        seen = true;
        if mantissa >> 58 == 0 {
            mantissa = mantissa << 4 | digit as u64;
            scale -= if fraction { 4 } else { 0 };
        } else {
            sticky |= digit != 0;
            scale += if fraction { 0 } else { 4 };
        }
    }
    if !seen {
        return Err(HexError::Invalid);
    }
    scaled(mantissa, sticky, scale).map(signed)
}

fn parse_exponent(text: &str) -> Result<i64, HexError> {
    let exponent: i64 = text.parse().map_err(|_| HexError::Invalid)?;
    Ok(exponent.clamp(-1_000_000, 1_000_000))
}

/// `mantissa * 2^scale`, and a little more if `sticky`, rounded to the nearest float.
fn scaled(mantissa: u64, sticky: bool, scale: i64) -> Result<f64, HexError> {
    if mantissa == 0 {
        return Ok(0.0);
    }
    let bits = 64 - mantissa.leading_zeros() as i64;
    if scale + bits < -1080 {
        return Ok(0.0);
    }
    if scale + bits > 1025 {
        return Err(HexError::TooLarge);
    }
    let lowest = (scale + bits - 53).max(-1074);
    let shift = lowest - scale;
    let whole = match shift {
        ..=0 => mantissa << -shift,
        64.. => 0,
        _ => {
            let (kept, lost) = (mantissa >> shift, mantissa & ((1 << shift) - 1));
            let half = 1u64 << (shift - 1);
            let up = lost > half || lost == half && (sticky || kept & 1 == 1);
            kept + up as u64
        }
    };
    let power = |n: i64| f64::from_bits(((n + 1023) as u64) << 52);
    let x = whole as f64 * power(lowest / 2) * power(lowest - lowest / 2);
    if x.is_infinite() {
        Err(HexError::TooLarge)
    } else {
        Ok(x)
    }
}
