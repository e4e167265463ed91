//! Characters that are the same but for case.

/// Which characters' case is ignored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    None,
    Ascii,
    Unicode,
}

/// The last character, and more, that has a case.
const LAST_CASED: u32 = 0x1FFFF;

/// Lower-case characters that have the same upper-case ones (Unicode's data), in the order of the first ones.
const ALIKE: &[&[u32]] = &[
    &[0x69, 0x131],
    &[0x73, 0x17F],
    &[0xB5, 0x3BC],
    &[0x345, 0x3B9, 0x1FBE],
    &[0x390, 0x1FD3],
    &[0x3B0, 0x1FE3],
    &[0x3B2, 0x3D0],
    &[0x3B5, 0x3F5],
    &[0x3B8, 0x3D1],
    &[0x3BA, 0x3F0],
    &[0x3C0, 0x3D6],
    &[0x3C1, 0x3F1],
    &[0x3C2, 0x3C3],
    &[0x3C6, 0x3D5],
    &[0x432, 0x1C80],
    &[0x434, 0x1C81],
    &[0x43E, 0x1C82],
    &[0x441, 0x1C83],
    &[0x442, 0x1C84, 0x1C85],
    &[0x44A, 0x1C86],
    &[0x463, 0x1C87],
    &[0x1C88, 0xA64B],
    &[0x1E61, 0x1E9B],
    &[0xFB05, 0xFB06],
];

/// The lower-case character, where it is one character.
pub(super) fn lower(c: u32, fold: Fold) -> u32 {
    const DOTTED_CAPITAL_I: u32 = 0x130;
    match fold {
        Fold::None => c,
        _ if c < 0x80 => u32::from((c as u8).to_ascii_lowercase()),
        Fold::Unicode if c == DOTTED_CAPITAL_I => u32::from('i'),
        Fold::Unicode => single(c),
        Fold::Ascii => c,
    }
}

/// The character that stands for all that differ from `c` in case alone.
pub(super) fn fold(c: u32, fold: Fold) -> u32 {
    let c = lower(c, fold);
    // The others that ASCII has are not among the first of those alike.
    match fold == Fold::Unicode && c >= 0x80 {
        true => alike(c).map_or(c, |all| all[0]),
        false => c,
    }
}

/// The lower-case characters that have the upper-case one of `c`, which is lower-case, with itself; if there
/// are others.
fn alike(c: u32) -> Option<&'static [u32]> {
    ALIKE.iter().find(|all| all.contains(&c)).copied()
}

/// The lower-case characters of those from `first` to `last`, as ranges in order.
pub(super) fn lower_ranges(first: u32, last: u32, fold: Fold) -> Vec<(u32, u32)> {
    let mut ranges = Vec::new();
    for c in first..=last.min(LAST_CASED) {
        let c = lower(c, fold);
        add(&mut ranges, (c, c));
        if fold == Fold::Unicode {
            for &other in alike(c).unwrap_or_default() {
                add(&mut ranges, (other, other));
            }
        }
    }
    if last > LAST_CASED {
        ranges.push((first.max(LAST_CASED + 1), last));
    }
    ranges.sort_unstable();
    let mut all: Vec<(u32, u32)> = Vec::new();
    for range in ranges {
        add(&mut all, range);
    }
    all
}

/// Adds a range, to the last one where it continues that.
fn add(ranges: &mut Vec<(u32, u32)>, (first, last): (u32, u32)) {
    match ranges.last_mut() {
        Some(before) if before.0 <= first && first <= before.1.saturating_add(1) => {
            before.1 = before.1.max(last);
        }
        _ => ranges.push((first, last)),
    }
}

fn single(c: u32) -> u32 {
    let Some(mut converted) = char::from_u32(c).map(char::to_lowercase) else {
        return c;
    };
    match (converted.next(), converted.next()) {
        (Some(one), None) => u32::from(one),
        _ => c,
    }
}
