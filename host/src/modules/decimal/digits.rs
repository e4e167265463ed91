//! Coefficients of decimal numbers: integers of some hundred digits, without an allocator.

use std::sync::OnceLock;

use stackline_core::bigint::{self, IntRef, Written};

/// Limbs that a coefficient has room for.
const LIMBS: usize = 32;
/// Room for what an operation needs beside its result.
const SCRATCH: usize = 4 * LIMBS;
/// Powers of ten that are kept.
const POWERS: usize = 300;

/// An integer that is not negative.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    limbs: [u32; LIMBS],
    len: usize,
}

/// Ten to the power of `n`, where that is kept.
pub(super) fn power_of_ten(n: usize) -> Option<&'static Digits> {
    static TABLE: OnceLock<Vec<Digits>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let ten = Digits::from_u128(10);
        let mut table = vec![Digits::from_u128(1)];
        while let (true, Some(last)) = (table.len() < POWERS, table.last()) {
            match last.mul(&ten) {
                Some(next) => table.push(next),
                None => break,
            }
        }
        table
    });
    table.get(n)
}

impl Digits {
    pub(super) fn from_u128(n: u128) -> Digits {
        let mut limbs = [0; LIMBS];
        for (i, limb) in limbs.iter_mut().enumerate().take(4) {
            *limb = (n >> (32 * i)) as u32;
        }
        Digits::trimmed(limbs, 4)
    }

    /// The integer of these limbs, the least first, unless they are too many.
    pub(super) fn from_limbs(from: &[u32]) -> Option<Digits> {
        let mut limbs = [0; LIMBS];
        limbs.get_mut(..from.len())?.copy_from_slice(from);
        Some(Digits::trimmed(limbs, from.len()))
    }

    fn trimmed(limbs: [u32; LIMBS], mut len: usize) -> Digits {
        while len > 0 && limbs[len - 1] == 0 {
            len -= 1;
        }
        Digits { limbs, len }
    }

    /// The value, where 128 bits hold it.
    pub(super) fn small_value(&self) -> Option<u128> {
        let limbs = self.limbs().iter().rev();
        (self.len <= 4).then(|| limbs.fold(0, |n, &limb| n << 32 | u128::from(limb)))
    }

    pub(super) fn limbs(&self) -> &[u32] {
        &self.limbs[..self.len]
    }

    fn view(&self) -> IntRef<'_> {
        IntRef::new(false, self.limbs())
    }

    pub(super) fn is_zero(&self) -> bool {
        self.len == 0
    }

    pub(super) fn is_odd(&self) -> bool {
        self.view().is_odd()
    }

    pub(super) fn cmp(&self, other: &Digits) -> std::cmp::Ordering {
        let by_limbs = || self.limbs().iter().rev().cmp(other.limbs().iter().rev());
        self.len.cmp(&other.len).then_with(by_limbs)
    }

    /// How many decimal digits there are, at least one.
    pub(super) fn count(&self) -> Option<usize> {
        let estimate = self.view().bit_length() * 30103 / 100_000;
        // The estimate may be one too small.
        let more = self.cmp(power_of_ten(estimate)?).is_ge();
        Some((estimate + usize::from(more)).max(1))
    }

    pub(super) fn mul(&self, other: &Digits) -> Option<Digits> {
        if self.len <= 2 && other.len <= 2 {
            return Some(Digits::from_u128(
                self.small_value()? * other.small_value()?,
            ));
        }
        let (a, b) = (self.len, other.len);
        if bigint::mul_len(a, b) > LIMBS {
            return None;
        }
        let mut limbs = [0; LIMBS];
        // Operands of so few limbs gain nothing by scratch.
        let written = bigint::mul(self.view(), other.view(), &mut limbs, &mut []);
        Some(Digits::trimmed(limbs, written.len))
    }

    pub(super) fn add(&self, other: &Digits) -> Option<Digits> {
        if self.len <= 3 && other.len <= 3 {
            return Some(Digits::from_u128(
                self.small_value()? + other.small_value()?,
            ));
        }
        self.combined(other, bigint::add).map(|(_, sum)| sum)
    }

    /// Whether the difference is negative, and how large it is.
    pub(super) fn sub(&self, other: &Digits) -> Option<(bool, Digits)> {
        self.combined(other, bigint::sub)
    }

    fn combined(
        &self,
        other: &Digits,
        make: impl FnOnce(IntRef<'_>, IntRef<'_>, &mut [u32]) -> Written,
    ) -> Option<(bool, Digits)> {
        if bigint::add_len(self.len, other.len) > LIMBS {
            return None;
        }
        let mut limbs = [0; LIMBS];
        let written = make(self.view(), other.view(), &mut limbs);
        Some((written.negative, Digits::trimmed(limbs, written.len)))
    }

    /// Quotient and remainder; `None` where there is no room, or `other` is zero.
    pub(super) fn div_mod(&self, other: &Digits) -> Option<(Digits, Digits)> {
        if let (Some(a), Some(b)) = (self.small_value(), other.small_value()) {
            let (q, r) = (a.checked_div(b)?, a.checked_rem(b)?);
            return Some((Digits::from_u128(q), Digits::from_u128(r)));
        }
        let (a, b) = (self.len, other.len);
        if bigint::quotient_len(a, b) > LIMBS
            || bigint::remainder_len(a, b) > LIMBS
            || bigint::div_scratch_len(a, b) > SCRATCH
        {
            return None;
        }
        let (mut q, mut r, mut scratch) = ([0; LIMBS], [0; LIMBS], [0; SCRATCH]);
        let written = bigint::div_mod(self.view(), other.view(), &mut q, &mut r, &mut scratch)?;
        Some((
            Digits::trimmed(q, written.0.len),
            Digits::trimmed(r, written.1.len),
        ))
    }

    /// Whether the integer is a multiple of `n`.
    pub(super) fn is_multiple_of(&self, n: u32) -> bool {
        let step = |rest: u64, &limb: &u32| (rest << 32 | u64::from(limb)) % u64::from(n);
        self.limbs().iter().rev().fold(0, step) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_counted() {
        for n in [1, 2, 9, 10, 19, 20, 38, 39, 77, 200] {
            let power = power_of_ten(n).expect("kept");
            assert_eq!(power.count(), Some(n + 1));
            let (_, below) = power.sub(&Digits::from_u128(1)).expect("room");
            assert_eq!(below.count(), Some(n));
        }
        assert_eq!(Digits::from_u128(0).count(), Some(1));
    }

    #[test]
    fn quotients_and_products_agree() {
        let (a, b) = (power_of_ten(150).expect("kept"), Digits::from_u128(77));
        let (q, r) = a.div_mod(&b).expect("room");
        let back = q.mul(&b).and_then(|p| p.add(&r)).expect("room");
        assert!(back.cmp(a).is_eq());
        assert!(a.is_multiple_of(5) && !back.is_zero() && !r.is_multiple_of(77));
    }
}
