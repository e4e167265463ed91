//! Shifts and bitwise operations, negative numbers as infinite two's complement.

use super::digit::{decrement, increment};
use super::{IntRef, Written};

/// A bitwise operation on two integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BitOp {
    /// `&`
    And,
    /// `|`
    Or,
    /// `^`
    Xor,
}

/// Limbs that [`shl`] needs to shift `limbs` limbs by `bits` bits.
pub const fn shl_len(limbs: usize, bits: usize) -> usize {
    if limbs == 0 { 0 } else { limbs + bits / 32 + 1 }
}

/// `a << bits` into `out`, of at least [`shl_len`] limbs.
pub fn shl(a: IntRef<'_>, bits: usize, out: &mut [u32]) -> Written {
    let out = &mut out[..shl_len(a.limbs.len(), bits)];
    shl_magnitude(a.limbs, bits, out);
    Written::of(a.negative, out)
}

/// `a << bits`, filling `out`, of exactly [`shl_len`] limbs.
pub(super) fn shl_magnitude(a: &[u32], bits: usize, out: &mut [u32]) {
    if a.is_empty() {
        return out.fill(0);
    }
    let (zeros, shifted) = out.split_at_mut(bits / 32);
    zeros.fill(0);
    let shift = bits % 32;
    let mut carry = 0u64;
    let (top, body) = shifted.split_last_mut().expect("one limb more than `a`");
    for (limb, &x) in body.iter_mut().zip(a) {
        carry |= u64::from(x) << shift;
        *limb = carry as u32;
        carry >>= 32;
    }
    *top = carry as u32;
}

/// Limbs that [`shr`] needs to shift `limbs` limbs by `bits` bits.
pub const fn shr_len(limbs: usize, bits: usize) -> usize {
    limbs.saturating_sub(bits / 32) + 1
}

/// `a >> bits`, rounded to negative infinity, into `out`, of at least [`shr_len`] limbs.
pub fn shr(a: IntRef<'_>, bits: usize, out: &mut [u32]) -> Written {
    let out = &mut out[..shr_len(a.limbs.len(), bits)];
    let lost = shr_magnitude(a.limbs, bits, out);
    if a.negative && lost {
        increment(out);
    }
    Written::of(a.negative, out)
}

/// `a >> bits`, filling `out`; returns whether a one bit was shifted out.
pub(super) fn shr_magnitude(a: &[u32], bits: usize, out: &mut [u32]) -> bool {
    let (dropped, kept) = a.split_at((bits / 32).min(a.len()));
    let shift = bits % 32;
    let above = kept.iter().skip(1).chain(core::iter::once(&0));
    let (body, zeros) = out.split_at_mut(kept.len());
    for ((limb, &low), &high) in body.iter_mut().zip(kept).zip(above) {
        let pair = u64::from(high) << 32 | u64::from(low);
        *limb = (pair >> shift) as u32;
    }
    zeros.fill(0);
    let partial = kept
        .first()
        .is_some_and(|low| low & ((1u32 << shift) - 1) != 0);
    partial || dropped.iter().any(|&limb| limb != 0)
}

/// Limbs that [`bitwise`] needs for operands of `a` and `b` limbs.
pub const fn bitwise_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 1
}

/// `a op b` into `out`, of at least [`bitwise_len`] limbs.
pub fn bitwise(op: BitOp, a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32]) -> Written {
    let out = &mut out[..bitwise_len(a.limbs.len(), b.limbs.len())];
    match op {
        BitOp::And => combine(a, b, out, |x, y| x & y),
        BitOp::Or => combine(a, b, out, |x, y| x | y),
        BitOp::Xor => combine(a, b, out, |x, y| x ^ y),
    }
}

fn combine(a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32], op: impl Fn(u32, u32) -> u32) -> Written {
    if !a.negative && !b.negative {
        return combine_magnitudes(a.limbs, b.limbs, out, op);
    }
    let operands = TwosComplement::new(a).zip(TwosComplement::new(b));
    for (limb, (x, y)) in out.iter_mut().zip(operands) {
        *limb = op(x, y);
    }
    let negative = op(u32::from(a.negative), u32::from(b.negative)) != 0;
    if negative {
        for limb in out.iter_mut() {
            *limb = !*limb;
        }
        increment(out);
    }
    Written::of(negative, out)
}

/// `a op b` for operands that are not negative: plain loops, which compilers vectorize.
fn combine_magnitudes(
    a: &[u32],
    b: &[u32],
    out: &mut [u32],
    op: impl Fn(u32, u32) -> u32,
) -> Written {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let (both, rest) = long.split_at(short.len());
    for ((limb, &x), &y) in out.iter_mut().zip(both).zip(short) {
        *limb = op(x, y);
    }
    let (out_rest, out_end) = out[short.len()..].split_at_mut(rest.len());
    for (limb, &x) in out_rest.iter_mut().zip(rest) {
        *limb = op(x, 0);
    }
    out_end.fill(0);
    Written::of(false, out)
}

/// The limbs of an integer in two's complement, without end.
struct TwosComplement<'a> {
    limbs: core::slice::Iter<'a, u32>,
    /// All ones for a negative integer.
    mask: u32,
    carry: bool,
}

impl<'a> TwosComplement<'a> {
    fn new(a: IntRef<'a>) -> Self {
        TwosComplement {
            limbs: a.limbs.iter(),
            mask: if a.negative { u32::MAX } else { 0 },
            carry: a.negative,
        }
    }
}

impl Iterator for TwosComplement<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let limb = self.limbs.next().copied().unwrap_or(0) ^ self.mask;
        let (limb, carry) = limb.overflowing_add(u32::from(self.carry));
        self.carry = carry;
        Some(limb)
    }
}

/// Limbs that [`invert`] needs for an operand of `limbs` limbs.
pub const fn invert_len(limbs: usize) -> usize {
    limbs + 1
}

/// `~a`, which is `-a - 1`, into `out`, of at least [`invert_len`] limbs.
pub fn invert(a: IntRef<'_>, out: &mut [u32]) -> Written {
    let out = &mut out[..invert_len(a.limbs.len())];
    out[..a.limbs.len()].copy_from_slice(a.limbs);
    out[a.limbs.len()] = 0;
    if a.negative {
        decrement(out);
    } else {
        increment(out);
    }
    Written::of(!a.negative, out)
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    const VALUES: [i64; 9] = [
        0,
        1,
        -1,
        0x7fff_ffff,
        -0x8000_0000,
        -0x1_0000_0000,
        0x1234_5678_9abc_def0,
        -0x1234_5678_0000_0000,
        i64::MIN + 1,
    ];

    #[test]
    fn bitwise_operations_agree_with_machine_integers() {
        for a in VALUES {
            for b in VALUES {
                let (x, y) = (Fixed::from(a), Fixed::from(b));
                for (op, expected) in [(BitOp::And, a & b), (BitOp::Or, a | b), (BitOp::Xor, a ^ b)]
                {
                    let mut out = [9; 3];
                    let written = bitwise(op, x.as_int(), y.as_int(), &mut out);
                    assert_eq!(
                        written.read(&out).to_i64(),
                        Some(expected),
                        "{a} {op:?} {b}"
                    );
                }
            }
        }
    }

    #[test]
    fn inversion_agrees_with_machine_integers() {
        for a in VALUES {
            let mut out = [9; 3];
            let written = invert(Fixed::from(a).as_int(), &mut out);
            assert_eq!(written.read(&out).to_i64(), Some(!a));
        }
    }

    #[test]
    fn right_shifts_round_to_negative_infinity() {
        for a in VALUES {
            for bits in 0..100 {
                let mut out = [9; 4];
                let written = shr(Fixed::from(a).as_int(), bits, &mut out);
                assert_eq!(written.read(&out).to_i64(), Some(a >> bits.min(63)));
            }
        }
    }

    #[test]
    fn left_shifts_multiply() {
        for a in VALUES {
            for bits in 0..60 {
                let mut out = [9; 6];
                let written = shl(Fixed::from(a).as_int(), bits, &mut out);
                let expected = Fixed::from(i128::from(a) << bits);
                assert_eq!(written.read(&out), expected.as_int());
            }
        }
    }
}
