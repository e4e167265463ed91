//! `math`: functions of many numbers, exact where CPython's are.

use stackline_core::opcode::Op;
use stackline_core::{Args, Held, Part, Res, TypeId, Value, Vm};

use super::arguments::value_error;
use crate::session::StdHost;

/// The items of an iterable as floats.
fn floats(vm: &mut Vm<'_>, iterable: Value) -> Res<Vec<f64>> {
    let mut floats = Vec::with_capacity(vm.sequence_len(iterable).unwrap_or(0));
    vm.for_each_item(iterable, |vm, item| {
        floats.push(vm.to_f64(item)?);
        Ok(())
    })?;
    Ok(floats)
}

/// `math.fsum(seq)`: the sum as if no step had rounded.
pub(super) fn fsum(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let items = floats(vm, vm.arg(args, 0))?;
    match exact_sum(&items) {
        Ok(sum) => Ok(Value::float(sum)),
        Err(SumError::Overflow) => Err(vm.raise(
            TypeId::OverflowError,
            &["intermediate overflow in fsum".into()],
        )),
        Err(SumError::OppositeInfinities) => Err(value_error(vm, "-inf + inf in fsum")),
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum SumError {
    Overflow,
    OppositeInfinities,
}

/// The sum of two floats and what it lost by rounding (Knuth's two-sum).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let b_seen = sum - a;
    (sum, (a - (sum - b_seen)) + (b - b_seen))
}

/// The float nearest to the sum: the running sum is kept as floats that do not overlap, in
/// ascending order (Shewchuk 1997).
fn exact_sum(items: &[f64]) -> Result<f64, SumError> {
    let mut parts: Vec<f64> = Vec::new();
    let mut special = 0.0;
    let (mut infinite, mut not_finite) = (false, false);
    for &item in items {
        if !item.is_finite() {
            not_finite = true;
            infinite |= item.is_infinite();
            special += item;
            continue;
        }
        let mut x = item;
        let mut kept = 0;
        for i in 0..parts.len() {
            let (sum, lost) = two_sum(x, parts[i]);
            if lost != 0.0 {
                parts[kept] = lost;
                kept += 1;
            }
            x = sum;
        }
        parts.truncate(kept);
        if x.is_infinite() {
            return Err(SumError::Overflow);
        }
        parts.push(x);
    }
    if not_finite {
        let opposite = infinite && special.is_nan() && !items.iter().any(|x| x.is_nan());
        return if opposite {
            Err(SumError::OppositeInfinities)
        } else {
            Ok(special)
        };
    }
    Ok(round_parts(&parts))
}

/// The sum of parts that do not overlap, rounded once, halves to even.
fn round_parts(parts: &[f64]) -> f64 {
    let mut rest = parts.iter().rev().copied();
    let Some(mut high) = rest.next() else {
        return 0.0;
    };
    for part in rest.by_ref() {
        let (sum, lost) = two_sum(high, part);
        high = sum;
        if lost == 0.0 {
            continue;
        }
        // What was lost is exactly half a unit only if twice of it changes the sum exactly;
        // then what comes below decides, and it has the sign of the next part.
        if let Some(below) = rest.next()
            && below.is_sign_negative() == lost.is_sign_negative()
        {
            let doubled = 2.0 * lost;
            let moved = high + doubled;
            if moved - high == doubled {
                high = moved;
            }
        }
        break;
    }
    high
}

/// The length of a vector, correct to within a unit in the last place or better.
fn length(coordinates: &[f64]) -> f64 {
    if coordinates.iter().any(|x| x.is_infinite()) {
        return f64::INFINITY;
    }
    let largest = coordinates
        .iter()
        .fold(0.0, |largest: f64, x| largest.max(x.abs()));
    if coordinates.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 {
        return 0.0;
    }
    // A power of two keeps squares in range without rounding anything.
    let (_, exponent) = super::math::split_exponent(largest);
    let scaled = |x: f64| scale(x, -exponent);
    let mut squares = Accumulator {
        high: 0.0,
        low: 0.0,
    };
    for &x in coordinates {
        let x = scaled(x);
        squares.add(x * x, x.mul_add(x, -(x * x)));
    }
    let root = squares.total().sqrt();
    // One step of Newton's with the error of the square known exactly.
    squares.add(-(root * root), -root.mul_add(root, -(root * root)));
    scale(root + squares.total() / (2.0 * root), exponent)
}

/// A sum and what rounding has taken from it.
struct Accumulator {
    high: f64,
    low: f64,
}

impl Accumulator {
    fn add(&mut self, product: f64, error: f64) {
        let (sum, lost) = two_sum(self.high, product);
        self.high = sum;
        self.low += lost + error;
    }

    fn total(&self) -> f64 {
        self.high + self.low
    }
}

/// `x * 2**exponent`, in two steps so that the factor is in range.
fn scale(x: f64, exponent: i32) -> f64 {
    let half = exponent / 2;
    x * 2f64.powi(half) * 2f64.powi(exponent - half)
}

pub(super) fn hypot(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut coordinates = Vec::with_capacity(args.len());
    for i in 0..args.len() {
        coordinates.push(vm.to_f64(vm.arg(args, i))?);
    }
    Ok(Value::float(length(&coordinates)))
}

/// `math.dist(p, q)`.
pub(super) fn dist(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    sequences(vm, args)?;
    let [p, q] = [0, 1].map(|i| vm.sequence_len(vm.arg(args, i)));
    if p != q {
        let message = "both points must have the same number of dimensions";
        return Err(value_error(vm, message));
    }
    let p = floats(vm, vm.arg(args, 0))?;
    let q = floats(vm, vm.arg(args, 1))?;
    let differences: Vec<f64> = p.iter().zip(&q).map(|(a, b)| a - b).collect();
    Ok(Value::float(length(&differences)))
}

/// `math.prod(iterable, *, start=1)`.
pub(super) fn prod(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let start = vm.keyword(args, "start").unwrap_or(Value::int(1));
    let product = vm.hold(start)?;
    let done = vm.for_each_item(vm.arg(args, 0), |vm, item| {
        let next = vm.binary(Op::Mul, vm.held(&product), item)?;
        vm.hold_instead(&product, next);
        Ok(())
    });
    let result = vm.held(&product);
    vm.release(product);
    done.map(|()| result)
}

/// The sum of the products of other numbers than small ints and floats, by their operators.
fn add_products(vm: &mut Vm<'_>, args: Args, count: usize, total: &Held) -> Res {
    for i in 0..count {
        let pair = [0, 1].map(|a| vm.sequence_item(vm.arg(args, a), i));
        if let [Some(a), Some(b)] = pair {
            let product = vm.binary(Op::Mul, a, b)?;
            let sum = vm.binary(Op::Add, vm.held(total), product)?;
            vm.hold_instead(total, sum);
        }
    }
    Ok(vm.held(total))
}

/// Puts lists in place of the first two arguments where they are neither lists nor tuples.
fn sequences(vm: &mut Vm<'_>, args: Args) -> Res<()> {
    for i in 0..2 {
        if vm.sequence_len(vm.arg(args, i)).is_none() {
            let list = vm.list_of(vm.arg(args, i))?;
            vm.set_arg(args, i, list);
        }
    }
    Ok(())
}

/// `math.sumprod(p, q)`.
pub(super) fn sumprod(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    sequences(vm, args)?;
    // What an iterator gave is gone: from here on nothing may fail for want of memory.
    vm.room(16)?;
    let lengths = [0, 1].map(|i| vm.sequence_len(vm.arg(args, i)));
    let [Some(p), Some(q)] = lengths else {
        let bad = vm.arg(args, usize::from(lengths[0].is_some()));
        let message = [
            "sumprod() takes lists or tuples, not ".into(),
            Part::TypeOf(bad),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    };
    // The lengths are compared at their ends.
    let sum = sum_of_products(vm, args, p.min(q))?;
    match p == q {
        true => Ok(sum),
        false => Err(value_error(vm, "Inputs are not the same length")),
    }
}

/// The sum of the first `count` products: ints stay exact, floats are summed without losing what
/// rounds away.
fn sum_of_products(vm: &mut Vm<'_>, args: Args, count: usize) -> Res {
    let pairs = (0..count).map(|i| [0, 1].map(|a| vm.sequence_item(vm.arg(args, a), i)));
    let pairs: Vec<[Option<Value>; 2]> = pairs.collect();
    let small: Option<i128> = pairs.iter().try_fold(0i128, |sum, [a, b]| {
        sum.checked_add(i128::from((*a)?.as_int()?) * i128::from((*b)?.as_int()?))
    });
    if let Some(sum) = small {
        return vm.new_int(sum);
    }
    let float = |v: &Option<Value>| v.is_some_and(|v| v.as_float().is_some());
    let small = |v: &Option<Value>| v.is_some_and(|v| v.as_int().is_some());
    let items = || pairs.iter().flatten();
    if !items().any(float) || !items().all(|v| float(v) || small(v)) {
        let total = vm.hold(Value::int(0))?;
        let done = add_products(vm, args, count, &total);
        vm.release(total);
        return done;
    }
    let (a, b) = (floats(vm, vm.arg(args, 0))?, floats(vm, vm.arg(args, 1))?);
    let mut parts = Vec::with_capacity(2 * a.len());
    for (x, y) in a.iter().zip(&b) {
        let product = x * y;
        parts.push(product);
        // Nothing has been rounded away of what is infinite or no number.
        if product.is_finite() {
            parts.push(x.mul_add(*y, -product));
        }
    }
    match exact_sum(&parts) {
        Ok(sum) => Ok(Value::float(sum)),
        Err(_) => Ok(Value::float(a.iter().zip(&b).map(|(x, y)| x * y).sum())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_round_once() {
        assert_eq!(exact_sum(&[0.1; 10]), Ok(1.0));
        assert_eq!(exact_sum(&[1e100, 1.0, -1e100]), Ok(1.0));
        assert_eq!(exact_sum(&[1e308, 1e308, -1e308]), Err(SumError::Overflow));
        assert_eq!(
            exact_sum(&[f64::INFINITY, f64::NEG_INFINITY]),
            Err(SumError::OppositeInfinities)
        );
        assert_eq!(exact_sum(&[]), Ok(0.0));
        // Halfway between two floats, and a little more far below.
        assert_eq!(
            exact_sum(&[1.0, 2f64.powi(-53), 2f64.powi(-200)]),
            Ok(1.0 + f64::EPSILON)
        );
        assert_eq!(exact_sum(&[1.0, 2f64.powi(-53)]), Ok(1.0));
    }

    #[test]
    fn lengths() {
        assert_eq!(length(&[3.0, 4.0]), 5.0);
        let large = 2f64.powi(600);
        assert_eq!(length(&[3.0 * large, 4.0 * large]), 5.0 * large);
        assert_eq!(length(&[5e-324]), 5e-324);
        assert_eq!(length(&[f64::NAN, f64::INFINITY]), f64::INFINITY);
        assert!(length(&[f64::NAN]).is_nan());
        assert_eq!(length(&[]), 0.0);
    }
}
