//! Integers as text: digits in bases 2 to 36 in, any of them out.

use super::digit::{Divisor, join, mul_add, split};
use super::{IntRef, bit_length, trimmed};

/// The greatest power of ten that one 64-bit digit holds, and its exponent.
const DECIMAL_CHUNK: u64 = 10_000_000_000_000_000_000;
const DECIMAL_CHUNK_DIGITS: usize = 19;

/// Chunks divided off in one pass, and the limbs of values certain to have more than those
/// (10^76 is below 2^256).
const CHUNKS: usize = 4;
const CHUNKS_FROM: usize = 10;

/// Limbs that [`parse_digits`] needs for `digits` digits in base `radix`.
pub const fn parse_len(digits: usize, radix: u32) -> usize {
    // The bits of the greatest digit bound each digit; ten has a closer bound (log2 < 10/3).
    let bits = if radix == 10 {
        digits.saturating_mul(10).div_ceil(3)
    } else {
        digits.saturating_mul((u32::BITS - (radix - 1).leading_zeros()) as usize)
    };
    bits / 32 + 1
}

/// The magnitude of digits given as values below `radix`, most significant first, into `out`,
/// of at least [`parse_len`] limbs. Returns the number of limbs.
pub fn parse_digits(digits: impl Iterator<Item = u32>, radix: u32, out: &mut [u32]) -> usize {
    let mut len = 0;
    let mut push = |chunk: u64, scale: u64| {
        let carry = split(mul_add(&mut out[..len], scale, chunk));
        for limb in trimmed(&carry) {
            out[len] = *limb;
            len += 1;
        }
    };
    let radix = u64::from(radix);
    // Powers of the radix up to this one leave room for a further digit.
    let last = u64::MAX / radix;
    let (mut chunk, mut scale) = (0u64, 1u64);
    for digit in digits {
        if scale > last {
            push(chunk, scale);
            (chunk, scale) = (0, 1);
        }
        chunk = chunk * radix + u64::from(digit);
        scale *= radix;
    }
    push(chunk, scale);
    len
}

/// Bytes that [`to_text`] needs, at most, for a value of `bits` bits in base `radix`.
pub const fn text_len(bits: usize, radix: u32) -> usize {
    let digits = if radix == 10 {
        // log10(2) < 0.30103
        ((bits as u128 * 30_103) / 100_000) as usize + 1
    } else {
        bits / radix.ilog2() as usize + 1
    };
    digits + 1
}

/// Limbs of scratch that [`to_text`] needs for a value of `limbs` limbs.
pub const fn text_scratch_len(limbs: usize) -> usize {
    limbs
}

/// The value in base `radix` (2 to 36, lower-case letters), with a minus sign if negative, as
/// ASCII at the start of `out`, which has at least [`text_len`] bytes. Returns their number.
pub fn to_text(value: IntRef<'_>, radix: u32, scratch: &mut [u32], out: &mut [u8]) -> usize {
    let mut text = Backward { at: out.len(), out };
    if radix.is_power_of_two() {
        push_power_of_two(value.limbs, radix, &mut text);
    } else {
        let scratch = &mut scratch[..value.limbs.len()];
        scratch.copy_from_slice(value.limbs);
        if radix == 10 {
            push_decimal(scratch, &mut text);
        } else {
            push_any(scratch, radix, &mut text);
        }
    }
    if value.negative {
        text.push(b'-');
    }
    let Backward { out, at } = text;
    let len = out.len() - at;
    out.copy_within(at.., 0);
    len
}

/// ASCII written from the end of a slice to its start.
struct Backward<'a> {
    out: &'a mut [u8],
    /// Index of the first byte written.
    at: usize,
}

impl Backward<'_> {
    fn push(&mut self, byte: u8) {
        self.at -= 1;
        self.out[self.at] = byte;
    }

    fn push_digit(&mut self, value: u32) {
        self.push(digit_char(value));
    }

    fn trim_zeros(&mut self) {
        let last = self.out.len() - 1;
        while self.at < last && self.out[self.at] == b'0' {
            self.at += 1;
        }
    }
}

const fn digit_char(value: u32) -> u8 {
    if value < 10 {
        b'0' + value as u8
    } else {
        b'a' + (value - 10) as u8
    }
}

fn push_power_of_two(limbs: &[u32], radix: u32, text: &mut Backward<'_>) {
    let width = radix.ilog2() as usize;
    let digits = bit_length(limbs).div_ceil(width).max(1);
    let limb = |at: usize| limbs.get(at).copied().unwrap_or(0);
    for bit in (0..digits).map(|digit| digit * width) {
        let pair = join([limb(bit / 32), limb(bit / 32 + 1)]);
        text.push_digit((pair >> (bit % 32)) as u32 & (radix - 1));
    }
}

fn push_decimal(limbs: &mut [u32], text: &mut Backward<'_>) {
    const CHUNK: Divisor = Divisor::new(DECIMAL_CHUNK);
    let mut limbs = limbs;
    while limbs.len() >= CHUNKS_FROM {
        for chunk in div_in_place::<CHUNKS>(limbs, CHUNK) {
            push_chunk(chunk, text);
        }
        limbs = without_leading_zeros(limbs);
    }
    while limbs.len() > 2 {
        let [chunk] = div_in_place(limbs, CHUNK);
        push_chunk(chunk, text);
        limbs = without_leading_zeros(limbs);
    }
    let mut rest = limbs.iter().rev().fold(0, |v, &l| v << 32 | u64::from(l));
    for _ in 0..20 {
        text.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text.trim_zeros();
}

fn push_chunk(chunk: u64, text: &mut Backward<'_>) {
    let mut rest = chunk;
    for _ in 0..DECIMAL_CHUNK_DIGITS {
        text.push(b'0' + (rest % 10) as u8);
        rest /= 10;
    }
}

fn without_leading_zeros(limbs: &mut [u32]) -> &mut [u32] {
    let len = trimmed(limbs).len();
    &mut limbs[..len]
}

/// Divides `N` times by a digit with its top bit set; returns the remainders, the first first.
///
/// Each digit of a quotient goes on to the next division at once, so that the processor works
/// on several divisions at a time, each of which has to wait for its own last digit only.
fn div_in_place<const N: usize>(limbs: &mut [u32], divisor: Divisor) -> [u64; N] {
    let (pairs, last) = limbs.as_chunks_mut::<2>();
    let mut remainders = [0; N];
    if let [limb] = last {
        remainders[0] = u64::from(*limb);
        *limb = 0;
    }
    for pair in pairs.iter_mut().rev() {
        let mut digit = join(*pair);
        for remainder in &mut remainders {
            (digit, *remainder) = divisor.divide(*remainder, digit);
        }
        *pair = split(digit);
    }
    remainders
}

fn push_any(limbs: &mut [u32], radix: u32, text: &mut Backward<'_>) {
    let mut limbs = limbs;
    loop {
        let mut remainder = 0u64;
        for limb in limbs.iter_mut().rev() {
            let value = remainder << 32 | u64::from(*limb);
            *limb = (value / u64::from(radix)) as u32;
            remainder = value % u64::from(radix);
        }
        text.push_digit(remainder as u32);
        limbs = without_leading_zeros(limbs);
        if limbs.is_empty() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Fixed;
    use super::*;

    fn text(value: i128, radix: u32) -> ([u8; 140], usize) {
        let fixed = Fixed::from(value);
        let mut out = [0; 140];
        let (mut scratch, value) = ([0; 4], fixed.as_int());
        let bound = text_len(value.bit_length(), radix);
        let len = to_text(value, radix, &mut scratch, &mut out[..bound]);
        (out, len)
    }

    #[test]
    fn known_texts() {
        for (value, radix, expected) in [
            (0, 10, "0"),
            (0, 2, "0"),
            (-255, 16, "-ff"),
            (-255, 2, "-11111111"),
            (8, 8, "10"),
            (35, 36, "z"),
            (10_000_000_000_000_000_000, 10, "10000000000000000000"),
            (i128::MIN, 10, "-170141183460469231731687303715884105728"),
            (i128::MAX, 16, "7fffffffffffffffffffffffffffffff"),
        ] {
            let (out, len) = text(value, radix);
            assert_eq!(core::str::from_utf8(&out[..len]), Ok(expected));
        }
    }

    #[test]
    fn texts_are_read_back() {
        let mut value = 1i128;
        for step in 0..120 {
            value = value.wrapping_mul(3) ^ step;
            let value = value.abs();
            for radix in 2..=36 {
                let (out, len) = text(value, radix);
                let digits = out[..len]
                    .iter()
                    .map(|&b| (b as char).to_digit(36).unwrap());
                let mut limbs = [0; 8];
                let limbs = &mut limbs[..parse_len(len, radix)];
                let len = parse_digits(digits, radix, limbs);
                assert_eq!(&limbs[..len], Fixed::from(value).as_int().limbs);
            }
        }
    }
}
