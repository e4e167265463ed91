//! Built-in functions on numbers.

use crate::arith::Operation;
use crate::builtins::{Signature, argument, signature};
use crate::convert::Number;
use crate::convert::Wide;
use crate::float_text;
use crate::opcode::Op;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// `abs(v)`.
pub(super) fn abs(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    if let Some(f) = vm.special(v, const { Name::new("__abs__") }) {
        return vm.call_special(v, f, &[]);
    }
    match vm.number(crate::builtins::protocol::bare(vm, v)) {
        Some(Number::Small(n)) => vm.new_int(n.unsigned_abs() as Wide),
        Some(Number::Big(big)) if vm.big_limbs(big).is_some_and(|(negative, _)| negative) => {
            vm.unary(Op::Neg, big)
        }
        Some(Number::Big(big)) => Ok(big),
        Some(Number::Float(x)) => Ok(Value::float(x.abs())),
        Some(Number::Complex(re, im)) => vm.complex_abs(re, im),
        None => Err(vm.raise_type(v, "bad operand type for abs(): '", "'")),
    }
}

/// `bin`, `oct` and `hex`: formatting with a prefix.
pub(super) fn in_base(vm: &mut Vm<'_>, args: Args, spec: &str) -> Res {
    let v = vm.index_value(vm.arg(args, 0))?;
    let kept = vm.push(v)?;
    let spec = vm.with_room(|vm| vm.new_str(spec))?;
    vm.format(vm.word(kept), spec)
}

/// `divmod(a, b)`.
pub(super) fn divmod(vm: &mut Vm<'_>, args: Args) -> Res {
    let (a, b) = (vm.arg(args, 0), vm.arg(args, 1));
    if let Some((quotient, remainder)) = vm.number_divmod(a, b)? {
        return vm.new_tuple(&[quotient, remainder]);
    }
    if let Some(v) = vm.run_slots(Operation::DivMod, args.base)? {
        return Ok(v);
    }
    let message = [
        Part::Text("unsupported operand type(s) for divmod(): '"),
        Part::TypeOf(vm.arg(args, 0)),
        Part::Text("' and '"),
        Part::TypeOf(vm.arg(args, 1)),
        Part::Text("'"),
    ];
    Err(vm.raise(TypeId::TypeError, &message))
}

/// `pow(base, exp, mod=None)`.
pub(super) fn pow(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("pow", &["base", "exp", "mod"]).required(2);
    signature::check(vm, args, &takes)?;
    let base = argument(vm, args, 0, "base").unwrap_or(Value::NONE);
    let exp = argument(vm, args, 1, "exp").unwrap_or(Value::NONE);
    match argument(vm, args, 2, "mod") {
        None | Some(Value::NONE) => vm.binary(Op::Pow, base, exp),
        Some(modulus) => {
            let words = vm.push(base)?;
            vm.push(exp)?;
            vm.push(modulus)?;
            vm.ternary_power(words)
        }
    }
}

/// `round(number, ndigits=None)`.
pub(super) fn round(vm: &mut Vm<'_>, args: Args) -> Res {
    let takes = Signature::new("round", &["number", "ndigits"]).required(1);
    signature::check(vm, args, &takes)?;
    let v = argument(vm, args, 0, "number").unwrap_or(Value::NONE);
    let digits = argument(vm, args, 1, "ndigits").filter(|d| !d.is_none());
    if let Some(f) = vm.special(v, const { Name::new("__round__") }) {
        return match digits {
            Some(d) => vm.call_special(v, f, &[d]),
            None => vm.call_special(v, f, &[]),
        };
    }
    let whole = v;
    let v = crate::builtins::protocol::bare(vm, v);
    match vm.number(v) {
        Some(Number::Float(x)) => round_float(vm, x, digits),
        Some(Number::Small(n)) => match digits {
            None => Ok(Value::int(n)),
            Some(d) => {
                let places = vm.to_index_clamped(d)?;
                vm.new_int(round_int(n.into(), places))
            }
        },
        Some(Number::Big(_)) => round_big(vm, v, digits),
        _ => Err(vm.raise_type(whole, "type ", " doesn't define __round__ method")),
    }
}

fn round_float(vm: &mut Vm<'_>, x: f64, digits: Option<Value>) -> Res {
    let Some(digits) = digits else {
        return vm.int_from_f64(float_text::round_half_even(x));
    };
    let places = vm.to_index_clamped(digits)?;
    match float_text::round_to(x, places) {
        Ok(rounded) => Ok(Value::float(rounded)),
        Err(_) => {
            let text = "rounded value too large to represent";
            Err(vm.raise(TypeId::OverflowError, &[Part::Text(text)]))
        }
    }
}

/// `n` rounded to a multiple of `10 ** -places`, ties to even.
fn round_int(n: Wide, places: i64) -> Wide {
    if places >= 0 {
        return n;
    }
    let Some(unit) = u32::try_from(-(places.max(-100)))
        .ok()
        .and_then(|p| (10 as Wide).checked_pow(p))
    else {
        return 0;
    };
    let (quotient, rest) = (n.div_euclid(unit), n.rem_euclid(unit));
    let up = rest * 2 > unit || rest * 2 == unit && quotient % 2 != 0;
    (quotient + up as Wide) * unit
}

/// As [`round_int`] for ints of any size, by the operators.
fn round_big(vm: &mut Vm<'_>, v: Value, digits: Option<Value>) -> Res {
    let places = match digits {
        Some(d) => vm.to_index_clamped(d)?,
        None => 0,
    };
    if places >= 0 {
        return Ok(v);
    }
    // Without garbage enough for a collection in between, a repetition costs nothing.
    let exponent = vm.new_int(-(places as Wide))?;
    let unit = vm.binary(Op::Pow, Value::int(10), exponent)?;
    let Some((quotient, rest)) = vm.number_divmod(v, unit)? else {
        return Ok(v);
    };
    let twice = vm.binary(Op::Mul, rest, Value::int(2))?;
    let odd = vm.binary(Op::BitAnd, quotient, Value::int(1))? == Value::int(1);
    let up = vm.less(unit, twice)? || odd && vm.plain_eq(unit, twice) == Some(true);
    let quotient = if up {
        vm.binary(Op::Add, quotient, Value::int(1))?
    } else {
        quotient
    };
    vm.binary(Op::Mul, quotient, unit)
}

#[cfg(test)]
mod tests {
    use super::round_int;

    #[test]
    fn ints_round_half_to_even() {
        assert_eq!(round_int(15, -1), 20);
        assert_eq!(round_int(25, -1), 20);
        assert_eq!(round_int(-15, -1), -20);
        assert_eq!(round_int(-25, -1), -20);
        assert_eq!(round_int(1234, -2), 1200);
        assert_eq!(round_int(1234, -40), 0);
        assert_eq!(round_int(7, 3), 7);
    }
}
