//! Finding a long needle in linear time, whatever the text: the two-way algorithm (Crochemore and
//! Perrin, 1991). It needs a few words of memory besides the two.
//!
//! The needle is cut where its local period is its period. The right part is compared first, from
//! left to right: where it differs, as much may be skipped as was equal. Then the left part is:
//! where that differs, the period may be skipped.

/// Where `needle`, which is not empty, first is in `hay`.
pub(super) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let (cut, period) = critical_cut(needle);
    let periodic = needle.get(period..period + cut) == Some(&needle[..cut]);
    let (skip, kept) = match periodic {
        true => (period, needle.len() - period),
        false => (cut.max(needle.len() - cut) + 1, 0),
    };
    // How much of the needle's beginning is known to be equal at `at`.
    let (mut at, mut known) = (0, 0);
    while let Some(window) = hay.get(at..at + needle.len()) {
        let from = cut.max(known);
        if let Some(equal) = (from..needle.len()).find(|&i| needle[i] != window[i]) {
            at += equal - cut + 1;
            known = 0;
            continue;
        }
        if window[known.min(cut)..cut] == needle[known.min(cut)..cut] {
            return Some(at);
        }
        at += skip;
        known = kept;
    }
    None
}

/// Where to cut, and the period of the part behind it.
fn critical_cut(needle: &[u8]) -> (usize, usize) {
    let least = largest_suffix(needle, |a, b| a < b);
    let most = largest_suffix(needle, |a, b| a > b);
    if least.0 > most.0 { least } else { most }
}

/// Where the largest suffix begins, in the order that `before` gives, and its period.
fn largest_suffix(needle: &[u8], before: fn(u8, u8) -> bool) -> (usize, usize) {
    let (mut start, mut other, mut offset, mut period) = (0, 1, 0, 1);
    while let Some(&b) = needle.get(other + offset) {
        let a = needle[start + offset];
        if before(b, a) {
            other += offset + 1;
            offset = 0;
            period = other - start;
        } else if a == b {
            offset += 1;
            if offset == period {
                other += offset;
                offset = 0;
            }
        } else {
            (start, other, offset, period) = (other, other + 1, 0, 1);
        }
    }
    (start, period)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn words_of_two_letters_are_found_where_the_plain_way_finds_them() {
        let word = |n: u32, len: u32| -> [u8; 12] {
            core::array::from_fn(|i| b'a' + (i < len as usize && n >> i & 1 == 1) as u8)
        };
        for (len, n) in (1..=6u32).flat_map(|len| (0..1u32 << len).map(move |n| (len, n))) {
            let needle = &word(n, len)[..len as usize];
            for hay in 0..1u32 << 10 {
                let hay = &word(hay, 10)[..10];
                let plain = hay.windows(needle.len()).position(|w| w == needle);
                assert_eq!(find(hay, needle), plain, "{needle:?} in {hay:?}");
            }
        }
    }
}
