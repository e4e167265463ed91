//! `math`: the functions on ints, of any size.

use stackline_core::bigint::{self, IntRef};
use stackline_core::{Args, Part, Res, Trap, TypeId, Value, Vm};

use super::arguments::value_error;
use crate::session::StdHost;

/// Factorials and their like end here: their results would have gigabytes.
const LARGEST: u64 = 1 << 31;

/// What the messages of errors say of it: the reference's limit.
const LIMIT: i64 = i64::MAX;

/// An int taken out of the machine: nothing here can run out of the machine's memory.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Int {
    negative: bool,
    limbs: Vec<u32>,
}

impl Int {
    fn from_u64(n: u64) -> Int {
        let mut limbs = vec![n as u32, (n >> 32) as u32];
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Int {
            negative: false,
            limbs,
        }
    }

    /// The int that argument `v` is.
    fn from_value(vm: &mut Vm<'_>, v: Value) -> Res<Int> {
        let v = vm.index_value(v)?;
        if let Some((negative, limbs)) = vm.big_limbs(v) {
            return Ok(Int {
                negative,
                limbs: limbs.to_vec(),
            });
        }
        let n = v.as_int().unwrap_or(0);
        Ok(Int {
            negative: n < 0,
            ..Int::from_u64(n.unsigned_abs())
        })
    }

    fn into_value(self, vm: &mut Vm<'_>) -> Res {
        vm.new_big(self.negative, &self.limbs)
    }

    fn view(&self) -> IntRef<'_> {
        IntRef::new(self.negative, &self.limbs)
    }

    fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    fn mul(&self, other: &Int) -> Int {
        let (a, b) = (self.limbs.len(), other.limbs.len());
        let mut out = vec![0; bigint::mul_len(a, b)];
        let mut scratch = vec![0; bigint::mul_scratch_len(a, b)];
        let written = bigint::mul(self.view(), other.view(), &mut out, &mut scratch);
        out.truncate(written.len);
        Int {
            negative: written.negative,
            limbs: out,
        }
    }

    /// The quotient, rounded down; zero where the divisor is zero.
    fn div(&self, other: &Int) -> Int {
        let (a, b) = (self.limbs.len(), other.limbs.len());
        let mut quotient = vec![0; bigint::quotient_len(a, b)];
        let mut remainder = vec![0; bigint::remainder_len(a, b)];
        let mut scratch = vec![0; bigint::div_scratch_len(a, b)];
        let written = bigint::div_mod(
            self.view(),
            other.view(),
            &mut quotient,
            &mut remainder,
            &mut scratch,
        );
        let Some((written, _)) = written else {
            return Int::from_u64(0);
        };
        quotient.truncate(written.len);
        Int {
            negative: written.negative,
            limbs: quotient,
        }
    }

    fn sub(&self, other: &Int) -> Int {
        let mut out = vec![0; bigint::add_len(self.limbs.len(), other.limbs.len())];
        let written = bigint::sub(self.view(), other.view(), &mut out);
        out.truncate(written.len);
        Int {
            negative: written.negative,
            limbs: out,
        }
    }

    fn gcd(&self, other: &Int) -> Int {
        let (a, b) = (self.limbs.len(), other.limbs.len());
        let mut out = vec![0; bigint::gcd_len(a, b)];
        let mut scratch = vec![0; bigint::gcd_scratch_len(a, b)];
        let written = bigint::gcd(self.view(), other.view(), &mut out, &mut scratch);
        out.truncate(written.len);
        Int {
            negative: false,
            limbs: out,
        }
    }
}

/// `first * (first + 1) * … * last`, by halves, so that the factors stay of like size.
fn product(first: u64, last: u64) -> Int {
    if first > last {
        return Int::from_u64(1);
    }
    if last - first < 8 {
        return (first..=last).fold(Int::from_u64(1), |p, n| p.mul(&Int::from_u64(n)));
    }
    let middle = first + (last - first) / 2;
    product(first, middle).mul(&product(middle + 1, last))
}

pub(super) fn gcd(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    if let Some(n) = small_gcd(vm, args) {
        return vm.new_int(n.into());
    }
    let mut result = Int::from_u64(0);
    for i in 0..args.len() {
        let next = Int::from_value(vm, vm.arg(args, i))?;
        result = result.gcd(&next);
    }
    result.into_value(vm)
}

/// The greatest common divisor of arguments that are all small: without an allocator, which is
/// slow, and in which a profiler that follows frame pointers loses the stack.
fn small_gcd(vm: &Vm<'_>, args: Args) -> Option<i64> {
    let mut result = 0;
    for i in 0..args.len() {
        let mut rest = vm.arg(args, i).as_int()?.unsigned_abs();
        while rest != 0 {
            (result, rest) = (rest, result % rest);
        }
    }
    i64::try_from(result).ok()
}

pub(super) fn lcm(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut result = Int::from_u64(1);
    for i in 0..args.len() {
        let next = Int {
            negative: false,
            ..Int::from_value(vm, vm.arg(args, i))?
        };
        if next.is_zero() || result.is_zero() {
            result = Int::from_u64(0);
            continue;
        }
        let common = result.gcd(&next);
        result = result.div(&common).mul(&next);
    }
    result.into_value(vm)
}

pub(super) fn factorial(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    let n = Int::from_value(vm, v)?;
    if n.negative {
        return Err(value_error(
            vm,
            "factorial() not defined for negative values",
        ));
    }
    match n.view().to_u64().filter(|&n| n < LARGEST) {
        Some(n) => product(1, n).into_value(vm),
        None => Err(exceeds(vm, "factorial() argument should not exceed ")),
    }
}

/// The error that begins so, and says what the limit is.
fn exceeds(vm: &mut Vm<'_>, text: &'static str) -> Trap {
    vm.raise(TypeId::OverflowError, &[text.into(), Part::Int(LIMIT)])
}

pub(super) fn isqrt(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let n = Int::from_value(vm, vm.arg(args, 0))?;
    if n.negative {
        return Err(value_error(vm, "isqrt() argument must be nonnegative"));
    }
    let len = n.limbs.len();
    let mut out = vec![0; bigint::isqrt_len(len)];
    let mut scratch = vec![0; bigint::isqrt_scratch_len(len)];
    let written = bigint::isqrt(n.view(), &mut out, &mut scratch);
    out.truncate(written.len);
    Int {
        negative: false,
        limbs: out,
    }
    .into_value(vm)
}

/// Arguments `n` and `k`, neither below zero, of a function that counts choices.
fn choices(vm: &mut Vm<'_>, args: Args) -> Res<(Int, Int)> {
    let n = Int::from_value(vm, vm.arg(args, 0))?;
    let k = Int::from_value(vm, vm.arg(args, 1))?;
    for (name, number) in [("n", &n), ("k", &k)] {
        if number.negative {
            let message = format!("{name} must be a non-negative integer");
            return Err(value_error(vm, &message));
        }
    }
    Ok((n, k))
}

/// `n * (n - 1) * … * (n - k + 1)` for an `n` of any size, which is not less than `k`.
fn falling(n: &Int, k: u64) -> Int {
    if let Some(n) = n.view().to_u64() {
        return product(n - k + 1, n);
    }
    let factor = |i| n.sub(&Int::from_u64(i));
    (0..k).fold(Int::from_u64(1), |product, i| product.mul(&factor(i)))
}

pub(super) fn perm(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let k = vm.arg(args, 1);
    if k.is_unbound() || k.is_none() {
        return factorial(host, vm, args);
    }
    let (n, k) = choices(vm, args)?;
    if n.sub(&k).negative {
        return Ok(Value::int(0));
    }
    match k.view().to_u64().filter(|&k| k < LARGEST) {
        Some(k) => falling(&n, k).into_value(vm),
        None => Err(exceeds(vm, "k must not exceed ")),
    }
}

pub(super) fn comb(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (n, k) = choices(vm, args)?;
    let rest = n.sub(&k);
    if rest.negative {
        return Ok(Value::int(0));
    }
    // The smaller of k and n - k gives the same number with less work.
    let k = if rest.sub(&k).negative { rest } else { k };
    match k.view().to_u64().filter(|&k| k < LARGEST) {
        Some(k) => falling(&n, k).div(&product(1, k)).into_value(vm),
        None => Err(exceeds(vm, "min(n - k, k) must not exceed ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_and_quotients() {
        assert_eq!(product(1, 20), Int::from_u64(2_432_902_008_176_640_000));
        assert_eq!(product(5, 4), Int::from_u64(1));
        let large = product(1, 100);
        assert_eq!(large.div(&product(1, 99)), Int::from_u64(100));
        assert_eq!(large.gcd(&Int::from_u64(97 * 2)), Int::from_u64(194));
    }
}
