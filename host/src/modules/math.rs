//! `math`: the functions on floats. The C library computes them, as for CPython.
//!
//! Functions on ints are in `math_int`, those of many numbers in `math_sum`.

use stackline_core::{Args, Part, Res, Signature, Trap, TypeId, Value, Vm};

use super::arguments::Arity::{Between, One, Parsed};
use super::arguments::{ANY, named, type_error, value_error};
use super::{functions, index, math_int, math_sum, set};
use crate::session::StdHost;

/// The C library's functions, as functions of Rust.
mod c {
    macro_rules! library {
        ($($name:ident($($x:ident: $t:ty),*);)*) => {
            $(pub(super) fn $name($($x: $t),*) -> f64 {
                unsafe extern "C" {
                    safe fn $name($($x: $t),*) -> f64;
                }
                $name($($x),*)
            })*
        };
    }

    pub(super) fn cbrt(x: f64) -> f64 {
        unsafe extern "C" {
            // Rust has a `cbrt` of its own, which differs in last bits; this is the C library's.
            #[cfg_attr(target_env = "gnu", link_name = "cbrtf64")]
            safe fn cbrt(x: f64) -> f64;
        }
        cbrt(x)
    }

    library! {
        acos(x: f64);
        acosh(x: f64);
        asin(x: f64);
        asinh(x: f64);
        atan(x: f64);
        atan2(y: f64, x: f64);
        atanh(x: f64);
        cos(x: f64);
        cosh(x: f64);
        erf(x: f64);
        erfc(x: f64);
        exp(x: f64);
        exp2(x: f64);
        expm1(x: f64);
        fmod(x: f64, y: f64);
        ldexp(x: f64, n: i32);
        lgamma(x: f64);
        log(x: f64);
        log10(x: f64);
        log1p(x: f64);
        log2(x: f64);
        nextafter(x: f64, y: f64);
        pow(x: f64, y: f64);
        remainder(x: f64, y: f64);
        sin(x: f64);
        sinh(x: f64);
        tan(x: f64);
        tanh(x: f64);
        tgamma(x: f64);
    }
}

/// A function of one float whose infinite result means that the argument was no good.
macro_rules! of_one {
    ($f:expr) => {
        |_, vm, args| one(vm, args, $f, false)
    };
}

/// A function of one float whose infinite result means that it is too large.
macro_rules! of_one_that_overflows {
    ($f:expr) => {
        |_, vm, args| one(vm, args, $f, true)
    };
}

/// A question about one float.
macro_rules! is {
    ($f:expr) => {
        |_, vm, args| {
            let x = vm.to_f64(vm.arg(args, 0))?;
            Ok(Value::bool($f(x)))
        }
    };
}

functions! { index::MATH;
    "acos" One, of_one!(c::acos);
    "acosh" One, of_one!(c::acosh);
    "asin" One, of_one!(c::asin);
    "asinh" One, of_one!(c::asinh);
    "atan" One, of_one!(c::atan);
    "atan2" Between(2, 2), |_, vm, args| two(vm, args).map(|(y, x)| Value::float(c::atan2(y, x)));
    "atanh" One, of_one!(c::atanh);
    "cbrt" One, of_one!(c::cbrt);
    "ceil" One, |_, vm, args| rounded(vm, args, "__ceil__", f64::ceil);
    "copysign" Between(2, 2), |_, vm, args| two(vm, args).map(|(x, y)| Value::float(x.copysign(y)));
    "cos" One, of_one!(c::cos);
    "cosh" One, of_one_that_overflows!(c::cosh);
    "degrees" One, |_, vm, args| {
        let x = vm.to_f64(vm.arg(args, 0))?;
        Ok(Value::float(x * (180.0 / std::f64::consts::PI)))
    };
    "dist" Between(2, 2), math_sum::dist;
    "erf" One, of_one!(c::erf);
    "erfc" One, of_one!(c::erfc);
    "exp" One, of_one_that_overflows!(c::exp);
    "exp2" One, of_one_that_overflows!(c::exp2);
    "expm1" One, of_one_that_overflows!(c::expm1);
    "fabs" One, of_one!(f64::abs);
    "floor" One, |_, vm, args| rounded(vm, args, "__floor__", f64::floor);
    "fma" Between(3, 3), fma;
    "fmod" Between(2, 2), |_, vm, args| modulo(vm, args, c::fmod);
    "frexp" One, frexp;
    "fsum" One, math_sum::fsum;
    "gamma" One, gamma;
    "hypot" Between(0, ANY), math_sum::hypot;
    "isclose" Parsed(Signature::new("isclose", &["a", "b", "rel_tol", "abs_tol"]).required(2).keyword_only(2)), is_close;
    "isfinite" One, is!(f64::is_finite);
    "isinf" One, is!(f64::is_infinite);
    "isnan" One, is!(f64::is_nan);
    "ldexp" Between(2, 2), ldexp;
    "lgamma" One, lgamma;
    "log" Between(1, 2), log;
    "log10" One, |_, vm, args| logarithm_of(vm, vm.arg(args, 0), c::log10).map(Value::float);
    "log1p" One, of_one!(c::log1p);
    "log2" One, |_, vm, args| logarithm_of(vm, vm.arg(args, 0), c::log2).map(Value::float);
    "modf" One, modf;
    "nextafter" Parsed(Signature::new("nextafter", &["", "", "steps"]).required(2).positional_only(2).keyword_only(2)), next_after;
    "pow" Between(2, 2), pow;
    "prod" Parsed(Signature::new("prod", &["", "start"]).required(1).positional_only(1).keyword_only(1)), math_sum::prod;
    "radians" One, of_one!(|x| x * (std::f64::consts::PI / 180.0));
    "remainder" Between(2, 2), |_, vm, args| modulo(vm, args, c::remainder);
    "sin" One, of_one!(c::sin);
    "sinh" One, of_one_that_overflows!(c::sinh);
    "sqrt" One, of_one!(f64::sqrt);
    "sumprod" Between(2, 2), math_sum::sumprod;
    "tan" One, of_one!(c::tan);
    "tanh" One, of_one!(c::tanh);
    "trunc" One, |_, vm, args| rounded(vm, args, "__trunc__", f64::trunc);
    "ulp" One, ulp;
    "comb" Between(2, 2), math_int::comb;
    "factorial" One, math_int::factorial;
    "gcd" Between(0, ANY), math_int::gcd;
    "isqrt" One, math_int::isqrt;
    "lcm" Between(0, ANY), math_int::lcm;
    "perm" Between(1, 2), math_int::perm;
}

pub(super) fn init(_: &StdHost, vm: &mut Vm<'_>, math: Value) -> Res<()> {
    use std::f64::consts::{E, PI, TAU};
    let constants = [
        ("pi", PI),
        ("e", E),
        ("tau", TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, x) in constants {
        set(vm, math, name, Value::float(x))?;
    }
    Ok(())
}

fn domain_error(vm: &mut Vm<'_>) -> Trap {
    value_error(vm, "math domain error")
}

fn range_error(vm: &mut Vm<'_>) -> Trap {
    vm.raise(TypeId::OverflowError, &["math range error".into()])
}

/// `f` of the only argument. A result that is no number, of an argument that is one, is a
/// domain error; so is an infinite result of a finite argument, unless `overflows`.
fn one(vm: &mut Vm<'_>, args: Args, f: impl Fn(f64) -> f64, overflows: bool) -> Res {
    let x = vm.to_f64(vm.arg(args, 0))?;
    let y = f(x);
    if y.is_nan() && !x.is_nan() {
        return Err(domain_error(vm));
    }
    if y.is_infinite() && x.is_finite() {
        return Err(if overflows {
            range_error(vm)
        } else {
            domain_error(vm)
        });
    }
    Ok(Value::float(y))
}

fn two(vm: &mut Vm<'_>, args: Args) -> Res<(f64, f64)> {
    Ok((vm.to_f64(vm.arg(args, 0))?, vm.to_f64(vm.arg(args, 1))?))
}

/// The special method of the object, or the float rounded by `round`, as an int.
fn rounded(vm: &mut Vm<'_>, args: Args, method: &'static str, round: fn(f64) -> f64) -> Res {
    let v = vm.arg(args, 0);
    if vm.is_integer(v) {
        return vm.index_value(v);
    }
    if v.as_float().is_none() {
        if let Some(result) = vm.call_of_type(v, method)? {
            return Ok(result);
        }
        if method == "__trunc__" {
            let message = [
                "type ".into(),
                Part::TypeOf(v),
                " doesn't define __trunc__ method".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
    }
    let x = vm.to_f64(vm.arg(args, 0))?;
    vm.int_from_f64(round(x))
}

fn fma(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (x, y) = two(vm, args)?;
    let z = vm.to_f64(vm.arg(args, 2))?;
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(value_error(vm, "invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(vm.raise(TypeId::OverflowError, &["overflow in fma".into()]));
    }
    Ok(Value::float(result))
}

fn modulo(vm: &mut Vm<'_>, args: Args, f: fn(f64, f64) -> f64) -> Res {
    let (x, y) = two(vm, args)?;
    let result = f(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(domain_error(vm));
    }
    Ok(Value::float(result))
}

/// A finite, non-zero float as a fraction of at least a half and less than one, and an exponent
/// of two.
pub(super) fn split_exponent(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    // A subnormal number is scaled up first, so that its exponent is in the usual place.
    let (x, scaled) = if x.abs() < f64::MIN_POSITIVE {
        (x * 2f64.powi(64), 64)
    } else {
        (x, 0)
    };
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7FF) as i32 - 1022;
    (
        f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52),
        exponent - scaled,
    )
}

fn frexp(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (fraction, exponent) = split_exponent(vm.to_f64(vm.arg(args, 0))?);
    vm.new_tuple(&[Value::float(fraction), Value::int(exponent.into())])
}

fn modf(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let x = vm.to_f64(vm.arg(args, 0))?;
    let whole = x.trunc();
    let part = if x.is_infinite() { 0.0 } else { x - whole };
    vm.new_tuple(&[Value::float(part.copysign(x)), Value::float(whole)])
}

fn ldexp(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let x = vm.to_f64(vm.arg(args, 0))?;
    let exponent = vm.arg(args, 1);
    if !vm.is_integer(exponent) {
        return Err(type_error(
            vm,
            "Expected an int as second argument to ldexp.",
        ));
    }
    let exponent = vm.to_index_clamped(exponent)?;
    let y = c::ldexp(x, exponent.clamp(-100_000, 100_000) as i32);
    if y.is_infinite() && x.is_finite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(y))
}

fn gamma(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let x = vm.to_f64(vm.arg(args, 0))?;
    let pole = x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor());
    if pole {
        return Err(domain_error(vm));
    }
    let y = c::tgamma(x);
    if y.is_infinite() && x.is_finite() {
        return Err(range_error(vm));
    }
    // At whole numbers the result is a factorial, which the C library may miss by a bit.
    Ok(Value::float(if x == x.floor() && x <= 23.0 {
        y.round()
    } else {
        y
    }))
}

fn lgamma(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let x = vm.to_f64(vm.arg(args, 0))?;
    if x.is_finite() && x <= 0.0 && x == x.floor() {
        return Err(domain_error(vm));
    }
    let y = c::lgamma(x);
    if y.is_infinite() && x.is_finite() {
        return Err(range_error(vm));
    }
    Ok(Value::float(y))
}

/// As C's `frexp` of a big int: the number nearest to it is the first times two to the second.
fn fraction_of(limbs: &[u32]) -> (f64, i32) {
    let unused = limbs.last().map_or(0, |top| top.leading_zeros() as usize);
    let bits = 32 * limbs.len() - unused;
    let mut top = 0_u64;
    for i in 1..=64.min(bits) {
        let at = bits - i;
        top = top << 1 | u64::from(limbs[at / 32] >> (at % 32) & 1);
    }
    // What is cut off decides a tie.
    let cut = bits.saturating_sub(64);
    if (0..cut).any(|at| limbs[at / 32] >> (at % 32) & 1 == 1) {
        top |= 1;
    }
    let (fraction, exponent) = (top as f64 / c::ldexp(1.0, 64.min(bits) as i32), bits as i32);
    match fraction == 1.0 {
        true => (0.5, exponent + 1),
        false => (fraction, exponent),
    }
}

/// A logarithm of `v`, which may be an int that is too large for a float.
fn logarithm_of(vm: &mut Vm<'_>, v: Value, log: fn(f64) -> f64) -> Res<f64> {
    if let Some((negative, limbs)) = vm.big_limbs(v) {
        if negative {
            return Err(domain_error(vm));
        }
        let (fraction, exponent) = fraction_of(limbs);
        let whole = c::ldexp(fraction, exponent);
        return Ok(match whole.is_finite() {
            true => log(whole),
            false => log(fraction) + log(2.0) * f64::from(exponent),
        });
    }
    let x = vm.to_f64(v)?;
    if x <= 0.0 || x == f64::NEG_INFINITY {
        return Err(domain_error(vm));
    }
    Ok(log(x))
}

fn log(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let x = logarithm_of(vm, vm.arg(args, 0), c::log)?;
    let base = vm.arg(args, 1);
    if base.is_unbound() {
        return Ok(Value::float(x));
    }
    let base = logarithm_of(vm, base, c::log)?;
    if base == 0.0 {
        let message = "float division by zero";
        return Err(vm.raise(TypeId::ZeroDivisionError, &[message.into()]));
    }
    Ok(Value::float(x / base))
}

fn pow(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (x, y) = two(vm, args)?;
    let result = c::pow(x, y);
    let finite = x.is_finite() && y.is_finite();
    if finite && result.is_nan() {
        return Err(domain_error(vm));
    }
    if finite && result.is_infinite() {
        return Err(if x == 0.0 {
            domain_error(vm)
        } else {
            range_error(vm)
        });
    }
    Ok(Value::float(result))
}

fn ulp(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let x = vm.to_f64(vm.arg(args, 0))?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let above = c::nextafter(x, f64::INFINITY);
    let step = if above.is_infinite() {
        x - c::nextafter(x, 0.0)
    } else {
        above - x
    };
    Ok(Value::float(step))
}

/// The distance of a float from zero, counted in floats; negative below zero.
fn steps_from_zero(x: f64) -> i64 {
    let magnitude = (x.to_bits() & !(1 << 63)) as i64;
    if x.is_sign_negative() {
        -magnitude
    } else {
        magnitude
    }
}

/// `math.nextafter(x, y, /, *, steps=None)`.
fn next_after(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (x, y) = two(vm, args)?;
    let steps = vm.keyword(args, "steps").unwrap_or(Value::NONE);
    if steps.is_none() {
        return Ok(Value::float(c::nextafter(x, y)));
    }
    let steps = vm.index_value(steps)?;
    let negative = vm.big_limbs(steps).is_some_and(|(negative, _)| negative);
    let steps = vm.wide_int(steps).unwrap_or(i64::MAX.into());
    if negative || steps < 0 {
        return Err(value_error(vm, "steps must be a non-negative integer"));
    }
    if steps == 0 || x.is_nan() {
        return Ok(Value::float(x));
    }
    let (from, to) = (steps_from_zero(x), steps_from_zero(y));
    let left = i128::from(to) - i128::from(from);
    if y.is_nan() || left.abs() <= steps && x.to_bits() != y.to_bits() {
        return Ok(Value::float(y));
    }
    if left == 0 {
        return Ok(Value::float(x));
    }
    let reached = i128::from(from) + steps * left.signum();
    let magnitude = f64::from_bits(reached.unsigned_abs() as u64);
    let negative = reached < 0 || reached == 0 && x.is_sign_negative();
    Ok(Value::float(if negative { -magnitude } else { magnitude }))
}

/// `math.isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)`.
fn is_close(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (a, b) = (named(vm, args, 0, "a"), named(vm, args, 1, "b"));
    let (a, b) = (vm.to_f64(a)?, vm.to_f64(b)?);
    let mut tolerance = [1e-9, 0.0];
    for (tolerance, name) in tolerance.iter_mut().zip(["rel_tol", "abs_tol"]) {
        if let Some(v) = vm.keyword(args, name) {
            *tolerance = vm.to_f64(v)?;
        }
    }
    let [relative, absolute] = tolerance;
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error(vm, "tolerances must be non-negative"));
    }
    let difference = (b - a).abs();
    let close = a == b
        || (a.is_finite()
            && b.is_finite()
            && (difference <= (relative * b).abs()
                || difference <= (relative * a).abs()
                || difference <= absolute));
    Ok(Value::bool(close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_come_off() {
        for x in [1.0, 8.0, -0.75, 1e300, 5e-324, f64::MIN_POSITIVE, 0.1] {
            let (fraction, exponent) = split_exponent(x);
            assert!((0.5..1.0).contains(&fraction.abs()), "{x}");
            assert_eq!(c::ldexp(fraction, exponent), x);
        }
        assert_eq!(split_exponent(8.0), (0.5, 4));
    }
}
