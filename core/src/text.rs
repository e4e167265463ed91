//! Text: hashing, and how characters and bytes of UTF-8 relate.

/// A 32-bit hash of `bytes`, never 0. The image holds the hash of each of its strings, so this
/// is part of the image format.
///
/// Eight bytes at a time are multiplied into 128 bits and folded.
pub const fn hash(bytes: &[u8]) -> u32 {
    const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
    const STEP: u64 = 0xD6E8_FEB8_6659_FD93;
    let mut h = SEED;
    let mut rest = bytes;
    while !rest.is_empty() {
        let (word, after) = take_word(rest);
        h = fold(h ^ word, STEP);
        rest = after;
    }
    // Padding with zeros makes the length count.
    h = fold(h ^ (bytes.len() as u64) << 32, SEED);
    let h = (h ^ h >> 32) as u32;
    if h == 0 { 1 } else { h }
}

const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// The next up to eight bytes, little-endian and padded with zeros, and what is after them.
const fn take_word(bytes: &[u8]) -> (u64, &[u8]) {
    if let Some((word, after)) = bytes.split_first_chunk::<8>() {
        return (u64::from_le_bytes(*word), after);
    }
    let mut word = 0;
    let mut i = 0;
    while i < bytes.len() {
        word |= (bytes[i] as u64) << (8 * i);
        i += 1;
    }
    (word, &[])
}

/// Number of characters in `bytes`, which are UTF-8.
pub fn char_count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b as i8 >= -0x40).count()
}

/// Byte offset of character `index` of `bytes`, which are UTF-8; their length if there are fewer.
pub fn char_offset(bytes: &[u8], index: usize) -> usize {
    bytes
        .iter()
        .enumerate()
        .filter(|&(_, &b)| b as i8 >= -0x40)
        .nth(index)
        .map_or(bytes.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_differ_in_length_and_content() {
        let all = [
            "",
            "a",
            "b",
            "ab",
            "ba",
            "abcdefgh",
            "abcdefg",
            "abcdefghi",
            "a\0",
            "\0",
        ];
        for (i, a) in all.iter().enumerate() {
            for b in &all[i + 1..] {
                assert_ne!(hash(a.as_bytes()), hash(b.as_bytes()), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn characters_are_counted_and_found() {
        let text = "aé€😀z";
        assert_eq!(char_count(text.as_bytes()), 5);
        let offsets: [usize; 6] = core::array::from_fn(|i| char_offset(text.as_bytes(), i));
        assert_eq!(offsets, [0, 1, 3, 6, 10, 11]);
    }
}
