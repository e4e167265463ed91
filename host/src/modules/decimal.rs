//! `_decimal_arith`: operations on decimal numbers in their common cases. What is no common case
//! gives None, and the caller does it in Python: infinities and NaNs, numbers of hundreds of
//! digits, results beyond the exponents, and whatever a context has to be told.
//!
//! A number is an instance with a sign, a coefficient, an exponent and a kind. The last argument
//! of all functions is a list of the library's: the [`Settings`] of the current context, a number
//! that shows how numbers look, and the signals that roundings give.

mod digits;

use std::cmp::Ordering;

use stackline_core::{Args, Res, TypeId, Value, Vm};

use super::arguments::Arity::Exactly;
use super::{functions, index};
use crate::session::StdHost;
use digits::{Digits, power_of_ten};

functions! { index::DECIMAL;
    "add" Exactly(3), |_, vm, args| binary(vm, args, |a, b, s| sum(a, b, b.negative, s));
    "subtract" Exactly(3), |_, vm, args| binary(vm, args, |a, b, s| sum(a, b, !b.negative, s));
    "multiply" Exactly(3), |_, vm, args| binary(vm, args, product);
    "divide" Exactly(3), |_, vm, args| binary(vm, args, quotient);
    "order" Exactly(3), |_, vm, args| {
        let found = Context::of(vm, vm.arg(args, 2)).and_then(|context| {
            let a = Number::read(vm, vm.arg(args, 0), context.model)?;
            order(&a, &Number::read(vm, vm.arg(args, 1), context.model)?)
        });
        Ok(found.map_or(Value::NONE, |order| Value::int(order as i64)))
    };
    "quantize" Exactly(4), quantize;
    "parse" Exactly(2), |_, vm, args| {
        let found = Context::of(vm, vm.arg(args, 1)).and_then(|context| {
            Some((context.model, parse(vm.str(vm.arg(args, 0))?)?))
        });
        give(vm, found)
    };
    "text" Exactly(2), |_, vm, args| {
        let context = Context::of(vm, vm.arg(args, 1));
        let number = context.and_then(|c| Number::read(vm, vm.arg(args, 0), c.model));
        match number.and_then(|number| text(&number)) {
            Some(text) => vm.new_str(&text),
            None => Ok(Value::NONE),
        }
    };
    "digits_of" Exactly(1), |_, vm, args| unlimited(vm, |vm| vm.to_str(vm.arg(args, 0)));
    "int_of" Exactly(1), |_, vm, args| unlimited(vm, |vm| {
        vm.call(TypeId::Int.value(), &[vm.arg(args, 0)])
    });
}

/// What `convert` gives, whatever the limit for digits of ints in text.
fn unlimited(vm: &mut Vm<'_>, convert: impl FnOnce(&mut Vm<'_>) -> Res) -> Res {
    let limit = vm.max_str_digits();
    vm.set_max_str_digits(0);
    let converted = convert(vm);
    vm.set_max_str_digits(limit as u32);
    converted
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Precisions and differences of exponents up to here are common.
const MOST: i64 = 150;
/// Exponents of numbers that are read, which cannot overflow when they are added.
const FAR: i64 = 1 << 40;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rounding {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    ZeroFiveUp,
}

impl Rounding {
    fn of(name: &str) -> Option<Rounding> {
        Some(match name {
            "ROUND_HALF_EVEN" => Rounding::HalfEven,
            "ROUND_HALF_UP" => Rounding::HalfUp,
            "ROUND_HALF_DOWN" => Rounding::HalfDown,
            "ROUND_DOWN" => Rounding::Down,
            "ROUND_UP" => Rounding::Up,
            "ROUND_CEILING" => Rounding::Ceiling,
            "ROUND_FLOOR" => Rounding::Floor,
            "ROUND_05UP" => Rounding::ZeroFiveUp,
            _ => return None,
        })
    }

    /// Whether the number before what is cut off becomes larger; `half` is how that compares to
    /// half a unit.
    fn is_up(self, number: &Digits, negative: bool, half: Ordering) -> bool {
        match self {
            Rounding::Up => true,
            Rounding::Down => false,
            Rounding::Ceiling => !negative,
            Rounding::Floor => negative,
            Rounding::HalfUp => half.is_ge(),
            Rounding::HalfDown => half.is_gt(),
            Rounding::HalfEven => half.is_gt() || half.is_eq() && number.is_odd(),
            Rounding::ZeroFiveUp => number.is_multiple_of(5),
        }
    }
}

/// What of the current context an operation asks for.
struct Context<'v, 'm> {
    vm: &'v Vm<'m>,
    precision: i64,
    least: i64,
    most: i64,
    rounding: Rounding,
    settings: Value,
    state: Value,
    model: Value,
}

impl<'v, 'm> Context<'v, 'm> {
    /// The context of the state `v`: `[settings, model, Rounded, Inexact]`, with the settings
    /// `[precision, Emin, Emax, rounding, flags, traps]`.
    fn of(vm: &'v Vm<'m>, v: Value) -> Option<Self> {
        let settings = vm.sequence_item(v, 0)?;
        let int = |i| vm.sequence_item(settings, i)?.as_int();
        Some(Context {
            vm,
            precision: int(0).filter(|n| (1..=MOST).contains(n))?,
            least: int(1)?,
            most: int(2)?,
            rounding: Rounding::of(vm.str(vm.sequence_item(settings, 3)?)?)?,
            settings,
            state: v,
            model: vm.sequence_item(v, 1)?,
        })
    }

    /// Whether the signal at `i` of the state is flagged already and not trapped: then there is
    /// nothing to tell.
    fn hears(&self, i: usize) -> bool {
        let is = |table, wanted| {
            let signal = self.vm.sequence_item(self.state, i)?;
            let table = self.vm.sequence_item(self.settings, table)?;
            Some(is_set(self.vm, table, signal)? == wanted)
        };
        is(4, true) == Some(true) && is(5, false) == Some(true)
    }
}

/// What the table says of a signal.
fn is_set(vm: &Vm<'_>, table: Value, signal: Value) -> Option<bool> {
    let mut next = 0;
    while let Some((key, v, after)) = vm.dict_entry(table, next) {
        if key == signal {
            return v.as_bool();
        }
        next = after;
    }
    None
}

/// A finite number.
struct Number {
    negative: bool,
    digits: Digits,
    exponent: i64,
}

impl Number {
    /// The number that `v` is: an int, or one that looks like `model`.
    fn read(vm: &Vm<'_>, v: Value, model: Value) -> Option<Number> {
        if let Some([sign, coefficient, exponent, kind]) = vm.fields_like(v, model) {
            let exponent = exponent.as_int().filter(|e| (-FAR..FAR).contains(e))?;
            let number = Number::of_int(vm, coefficient)?;
            let negative = sign
                .as_bool()
                .or_else(|| sign.as_int().map(|sign| sign != 0))?;
            return (kind.as_int() == Some(0)).then_some(Number {
                negative,
                exponent,
                ..number
            });
        }
        Number::of_int(vm, v)
    }

    fn of_int(vm: &Vm<'_>, v: Value) -> Option<Number> {
        let (negative, digits) = match (v.as_int(), vm.big_limbs(v)) {
            (Some(n), _) => (n < 0, Digits::from_u128(n.unsigned_abs().into())),
            (_, Some((negative, limbs))) => (negative, Digits::from_limbs(limbs)?),
            _ => return None,
        };
        Some(Number {
            negative,
            digits,
            exponent: 0,
        })
    }

    /// The exponent of the first digit.
    fn adjusted(&self) -> Option<i64> {
        Some(self.exponent + self.digits.count()? as i64 - 1)
    }

    /// The number as the context allows it; `None` where the context is to be told something.
    fn fixed(mut self, context: &Context<'_, '_>) -> Option<Number> {
        let (least, most) = (context.least, context.most);
        if self.digits.is_zero() {
            let fits = (least - context.precision + 1..=most).contains(&self.exponent);
            return fits.then_some(self);
        }
        let drop = self.digits.count()? as i64 - context.precision;
        if drop > 0 {
            self = self.cut(drop, context.rounding, context)?;
            if self.digits.count()? as i64 > context.precision {
                // It was all nines.
                self.digits = self.digits.div_mod(power_of_ten(1)?)?.0;
                self.exponent += 1;
            }
        }
        (least..=most).contains(&self.adjusted()?).then_some(self)
    }

    /// The number without its last `drop` digits.
    fn cut(self, drop: i64, rounding: Rounding, context: &Context<'_, '_>) -> Option<Number> {
        let unit = power_of_ten(usize::try_from(drop).ok()?)?;
        let (mut digits, rest) = self.digits.div_mod(unit)?;
        if !context.hears(2) || !rest.is_zero() && !context.hears(3) {
            return None;
        }
        let half = rest.add(&rest)?.cmp(unit);
        if !rest.is_zero() && rounding.is_up(&digits, self.negative, half) {
            digits = digits.add(&Digits::from_u128(1))?;
        }
        Some(Number {
            digits,
            exponent: self.exponent + drop,
            ..self
        })
    }
}

/// The coefficients of both for the smaller one of their exponents.
fn aligned(a: &Number, b: &Number) -> Option<(Digits, Digits, i64)> {
    let gap = a.exponent - b.exponent;
    if gap.abs() > MOST {
        return None;
    }
    let unit = power_of_ten(gap.unsigned_abs() as usize)?;
    Some(match gap.cmp(&0) {
        Ordering::Equal => (a.digits, b.digits, a.exponent),
        Ordering::Greater => (a.digits.mul(unit)?, b.digits, b.exponent),
        Ordering::Less => (a.digits, b.digits.mul(unit)?, a.exponent),
    })
}

/// The sum, where `negative` is the sign that `b` counts with.
fn sum(a: &Number, b: &Number, negative: bool, context: &Context<'_, '_>) -> Option<Number> {
    let (x, y, exponent) = aligned(a, b)?;
    if a.negative == negative {
        return Some(Number {
            negative,
            digits: x.add(&y)?,
            exponent,
        });
    }
    let (is_less, digits) = x.sub(&y)?;
    let negative = match digits.is_zero() {
        true => context.rounding == Rounding::Floor,
        false => is_less != a.negative,
    };
    Some(Number {
        negative,
        digits,
        exponent,
    })
}

fn product(a: &Number, b: &Number, _: &Context<'_, '_>) -> Option<Number> {
    Some(Number {
        negative: a.negative != b.negative,
        digits: a.digits.mul(&b.digits)?,
        exponent: a.exponent + b.exponent,
    })
}

fn quotient(a: &Number, b: &Number, context: &Context<'_, '_>) -> Option<Number> {
    if a.digits.is_zero() || b.digits.is_zero() {
        return None;
    }
    let ideal = a.exponent - b.exponent;
    let missing = b.digits.count()? as i64 - a.digits.count()? as i64;
    let shift = (missing + context.precision + 1).max(0);
    let above = a.digits.mul(power_of_ten(shift as usize)?)?;
    let (mut digits, rest) = above.div_mod(&b.digits)?;
    let mut exponent = ideal - shift;
    if !rest.is_zero() {
        // The last digit tells that there is more, whatever the rounding.
        if digits.is_multiple_of(5) {
            digits = digits.add(&Digits::from_u128(1))?;
        }
    } else {
        let ten = power_of_ten(1)?;
        while exponent < ideal && digits.is_multiple_of(10) {
            digits = digits.div_mod(ten)?.0;
            exponent += 1;
        }
    }
    Some(Number {
        negative: a.negative != b.negative,
        digits,
        exponent,
    })
}

fn order(a: &Number, b: &Number) -> Option<Ordering> {
    let (a_is_zero, b_is_zero) = (a.digits.is_zero(), b.digits.is_zero());
    let sign = |number: &Number| if number.negative { -1 } else { 1 };
    if a_is_zero || b_is_zero || a.negative != b.negative {
        let a = if a_is_zero { 0 } else { sign(a) };
        return Some(a.cmp(&if b_is_zero { 0 } else { sign(b) }));
    }
    let size = match a.adjusted()?.cmp(&b.adjusted()?) {
        Ordering::Equal => {
            let (x, y, _) = aligned(a, b)?;
            x.cmp(&y)
        }
        size => size,
    };
    Some(if a.negative { size.reverse() } else { size })
}

/// An operation on the first two arguments.
fn binary(
    vm: &mut Vm<'_>,
    args: Args,
    operation: impl FnOnce(&Number, &Number, &Context<'_, '_>) -> Option<Number>,
) -> Res {
    let found = Context::of(vm, vm.arg(args, 2)).and_then(|context| {
        let a = Number::read(vm, vm.arg(args, 0), context.model)?;
        let b = Number::read(vm, vm.arg(args, 1), context.model)?;
        let made = operation(&a, &b, &context)?.fixed(&context)?;
        Some((context.model, made))
    });
    give(vm, found)
}

/// `quantize(number, exponent's number, rounding or None, state)`.
fn quantize(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let found = Context::of(vm, vm.arg(args, 3)).and_then(|context| {
        let number = Number::read(vm, vm.arg(args, 0), context.model)?;
        let wanted = Number::read(vm, vm.arg(args, 1), context.model)?.exponent;
        let rounding = match vm.str(vm.arg(args, 2)) {
            Some(name) => Rounding::of(name)?,
            None if vm.arg(args, 2).is_none() => context.rounding,
            None => return None,
        };
        let gap = number.exponent - wanted;
        let made = match gap {
            _ if !(-MOST..=MOST).contains(&gap) => return None,
            0 => number,
            1.. => {
                let digits = number.digits.mul(power_of_ten(gap as usize)?)?;
                Number {
                    digits,
                    exponent: wanted,
                    ..number
                }
            }
            _ => number.cut(-gap, rounding, &context)?,
        };
        let fits = made.digits.count()? as i64 <= context.precision;
        let made = if fits {
            made.fixed(&context)?
        } else {
            return None;
        };
        Some((context.model, made))
    });
    give(vm, found)
}

/// The number as an object, or None.
fn give(vm: &mut Vm<'_>, found: Option<(Value, Number)>) -> Res {
    let Some((model, number)) = found else {
        return Ok(Value::NONE);
    };
    let coefficient = vm.new_big(false, number.digits.limbs())?;
    let (sign, exponent) = (Value::bool(number.negative), Value::int(number.exponent));
    let made = vm.new_like(model, [sign, coefficient, exponent, Value::int(0)])?;
    Ok(made.unwrap_or(Value::NONE))
}

/// The number that a text of few ASCII digits names.
fn parse(text: &str) -> Option<Number> {
    let (negative, rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let (mut n, mut digits, mut fraction) = (0u128, 0, None);
    for &c in rest {
        match (c, fraction) {
            (b'0'..=b'9', _) if digits < 38 => {
                n = n * 10 + u128::from(c - b'0');
                digits += 1;
                fraction = fraction.map(|length: i64| length + 1);
            }
            (b'.', None) => fraction = Some(0),
            _ => return None,
        }
    }
    (digits > 0).then(|| Number {
        negative,
        digits: Digits::from_u128(n),
        exponent: -fraction.unwrap_or(0),
    })
}

/// The number as text that needs no exponent.
fn text(number: &Number) -> Option<String> {
    let digits = number.digits.small_value()?.to_string();
    let dot = number.exponent + digits.len() as i64;
    if number.exponent > 0 || dot <= -6 {
        return None;
    }
    let sign = if number.negative { "-" } else { "" };
    Some(match usize::try_from(dot).unwrap_or(0) {
        0 => format!(
            "{sign}0.{}{digits}",
            "0".repeat(dot.unsigned_abs() as usize)
        ),
        at if at == digits.len() => format!("{sign}{digits}"),
        at => format!("{sign}{}.{}", &digits[..at], &digits[at..]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_both_ways() {
        for given in [
            "0",
            "-0.00",
            "12.50",
            "0.00001",
            "-340",
            "99999999999999999999.9",
        ] {
            let number = parse(given).expect("a number");
            assert_eq!(text(&number).as_deref(), Some(given));
        }
        for given in ["", ".", "1e5", "1.2.3", "nan", "١"] {
            assert!(parse(given).is_none(), "{given}");
        }
    }

    #[test]
    fn numbers_are_ordered() {
        let of = |text| parse(text).expect("a number");
        let numbers = ["-10.0", "-9", "-0.01", "0.00", "0.010", "3", "20"].map(of);
        for (i, a) in numbers.iter().enumerate() {
            for (j, b) in numbers.iter().enumerate() {
                assert_eq!(order(a, b), Some(i.cmp(&j)));
            }
        }
        assert_eq!(order(&of("1.0"), &of("1")), Some(Ordering::Equal));
    }
}
