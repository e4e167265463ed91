//! Python's hash of numbers: the value modulo the prime 2^61 - 1, with the sign of the value.
//!
//! Equal numbers of different types hash alike ("Hashing of numeric types" in the Python
//! library reference, whose definition this follows). A hash of -1 becomes -2.

use super::IntRef;

const HASH_BITS: u32 = 61;
const MODULUS: u64 = (1 << HASH_BITS) - 1;
const HASH_OF_INFINITY: i64 = 314_159;

/// The hash of a machine integer.
pub const fn hash_i64(value: i64) -> i64 {
    signed((value.unsigned_abs()) % MODULUS, value < 0)
}

/// The hash of an integer of any size.
pub fn hash_limbs(value: IntRef<'_>) -> i64 {
    if let [low, high] = *value.limbs {
        let magnitude = super::digit::join([low, high]);
        return signed(magnitude % MODULUS, value.negative);
    }
    let residue = value.limbs.iter().rev().fold(0, |residue, &limb| {
        reduce(rotate(residue, 32) + u64::from(limb))
    });
    signed(residue, value.negative)
}

/// The hash of a float; `None` for a NaN, which hashes by its object's identity.
pub fn hash_f64(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value < 0.0 {
            -HASH_OF_INFINITY
        } else {
            HASH_OF_INFINITY
        });
    }
    let (mantissa, exponent) = super::float::decompose(value);
    // 2^61 is 1 modulo the prime, so that exponents count modulo 61.
    let turns = exponent.rem_euclid(HASH_BITS as i32) as u32;
    Some(signed(rotate(mantissa, turns), value < 0.0))
}

/// `residue * 2^turns` modulo the prime, for a residue below it and fewer than 61 turns.
const fn rotate(residue: u64, turns: u32) -> u64 {
    (residue << turns & MODULUS) | residue >> (HASH_BITS - turns)
}

const fn reduce(value: u64) -> u64 {
    if value >= MODULUS {
        value - MODULUS
    } else {
        value
    }
}

const fn signed(residue: u64, negative: bool) -> i64 {
    match (residue as i64, negative) {
        (1, true) => -2,
        (value, true) => -value,
        (value, false) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    #[test]
    fn known_hashes() {
        assert_eq!(hash_i64(1), 1);
        assert_eq!(hash_i64(-1), -2);
        assert_eq!(hash_i64(MODULUS as i64), 0);
        assert_eq!(hash_f64(1.0), Some(1));
        assert_eq!(hash_f64(-1.0), Some(-2));
        assert_eq!(hash_f64(-0.0), Some(0));
        assert_eq!(hash_f64(0.5), Some(1_152_921_504_606_846_976));
        assert_eq!(hash_f64(f64::NEG_INFINITY), Some(-314_159));
        assert_eq!(hash_f64(f64::NAN), None);
    }

    #[test]
    fn equal_numbers_hash_alike() {
        for shift in 0..63 {
            for value in [1i64 << shift, -(1i64 << shift), (1i64 << shift) - 1] {
                assert_eq!(hash_limbs(Fixed::from(value).as_int()), hash_i64(value));
                if value as f64 as i128 == i128::from(value) {
                    assert_eq!(hash_f64(value as f64), Some(hash_i64(value)));
                }
            }
        }
    }
}
