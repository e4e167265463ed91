//! Text: hashing, and how characters and bytes of UTF-8 relate.

/// A 32-bit hash of `bytes`, 0 only where there are none. The image holds the hash of each of its strings, so this
/// is part of the image format.
///
/// Eight bytes at a time are multiplied into 128 bits and folded.
pub const fn hash(bytes: &[u8]) -> u32 {
    const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
    const STEP: u64 = 0xD6E8_FEB8_6659_FD93;
    if bytes.is_empty() {
        return 0;
    }
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

/// Where `byte` first is in `bytes`: eight are looked at together.
pub(crate) fn find_byte(bytes: &[u8], byte: u8) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let pattern = ONES * byte as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let differ = u64::from_le_bytes(*word) ^ pattern;
        // A bit at the top of each byte that is 0, and perhaps of bytes after the first such.
        let zero = differ.wrapping_sub(ONES) & !differ & ONES << 7;
        if zero != 0 {
            return Some(8 * i + zero.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|&b| b == byte)?;
    Some(8 * words.len() + found)
}

/// Bytes whose characters are counted at once.
const BLOCK: usize = 64;

/// Byte offset of character `index` of `bytes`, which are UTF-8; their length if there are fewer.
pub fn char_offset(bytes: &[u8], index: usize) -> usize {
    let (mut skipped, mut index) = (0, index);
    if cfg!(feature = "speed") {
        for block in bytes.as_chunks::<BLOCK>().0 {
            let Some(rest) = index.checked_sub(char_count(block)) else {
                break;
            };
            (index, skipped) = (rest, skipped + BLOCK);
        }
    }
    bytes[skipped..]
        .iter()
        .enumerate()
        .filter(|&(_, &b)| b as i8 >= -0x40)
        .nth(index)
        .map_or(bytes.len(), |(at, _)| skipped + at)
}

/// Byte offset of the character that is the last but `count - 1` of `bytes`, which are UTF-8; 0 if
/// there are fewer, and their length for none.
pub(crate) fn char_offset_back(bytes: &[u8], count: usize) -> usize {
    let (mut end, mut count) = (bytes.len(), count);
    for block in bytes.as_rchunks::<BLOCK>().1.iter().rev() {
        match count.checked_sub(char_count(block)) {
            Some(rest) if rest > 0 => (count, end) = (rest, end - BLOCK),
            _ => break,
        }
    }
    let starts = bytes[..end].iter().enumerate().rev();
    let mut starts = starts.filter(|&(_, &b)| b as i8 >= -0x40);
    match count.checked_sub(1) {
        Some(before) => starts.nth(before).map_or(0, |(at, _)| at),
        None => end,
    }
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
    fn bytes_are_found() {
        let text = *b"\x00\x01ab\x80\xFFcdefghijklmn\x7Fo";
        for (i, &byte) in text.iter().enumerate() {
            assert_eq!(find_byte(&text, byte), Some(i));
            assert_eq!(find_byte(&text[..i], byte), None);
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
