//! Addition and subtraction.

use super::digit::{add_assign, sub_assign};
use super::{IntRef, Written, cmp_limbs};
use core::cmp::Ordering;

/// Limbs that [`add`] and [`sub`] need for operands of `a` and `b` limbs.
pub const fn add_len(a: usize, b: usize) -> usize {
    (if a > b { a } else { b }) + 1
}

/// `a + b` into `out`, of at least [`add_len`] limbs.
pub fn add(a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32]) -> Written {
    if a.negative == b.negative {
        Written {
            negative: a.negative,
            len: add_magnitudes(a.limbs, b.limbs, out),
        }
    } else {
        sub_magnitudes(a, b.limbs, out)
    }
}

/// `a - b` into `out`, of at least [`add_len`] limbs.
pub fn sub(a: IntRef<'_>, b: IntRef<'_>, out: &mut [u32]) -> Written {
    add(a, b.neg(), out)
}

fn add_magnitudes(a: &[u32], b: &[u32], out: &mut [u32]) -> usize {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let (sum, rest) = out.split_at_mut(long.len());
    sum.copy_from_slice(long);
    if add_assign(sum, short) {
        rest[0] = 1;
        long.len() + 1
    } else {
        long.len()
    }
}

/// `|a| - b` with the sign that makes it right for `a` and an opposite `b`.
fn sub_magnitudes(a: IntRef<'_>, b: &[u32], out: &mut [u32]) -> Written {
    let (negative, large, small) = match cmp_limbs(a.limbs, b) {
        Ordering::Less => (!a.negative, b, a.limbs),
        Ordering::Equal | Ordering::Greater => (a.negative, a.limbs, b),
    };
    let difference = &mut out[..large.len()];
    difference.copy_from_slice(large);
    sub_assign(difference, small);
    Written::of(negative, difference)
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    #[test]
    fn sums_and_differences_agree_with_machine_integers() {
        let values = [
            0,
            1,
            -1,
            i64::MAX,
            i64::MIN,
            0xffff_ffff,
            -0x1_0000_0000,
            77,
        ];
        for a in values {
            for b in values {
                let (x, y) = (Fixed::from(a), Fixed::from(b));
                let mut out = [0xdead_beef; 3];
                let sum = add(x.as_int(), y.as_int(), &mut out);
                let expected = Fixed::from(i128::from(a) + i128::from(b));
                assert_eq!(sum.read(&out), expected.as_int());
                let difference = sub(x.as_int(), y.as_int(), &mut out);
                let expected = Fixed::from(i128::from(a) - i128::from(b));
                assert_eq!(difference.read(&out), expected.as_int());
            }
        }
    }
}
