//! Characters that are the same but for case.

/// Which characters' case is ignored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fold {
    None,
    Ascii,
    Unicode,
}

/// The lower-case character, where it is one character.
pub(super) fn lower(c: u32, fold: Fold) -> u32 {
    const DOTTED_CAPITAL_I: u32 = 0x130;
    match fold {
        _ if c < 0x80 => u32::from((c as u8).to_ascii_lowercase()),
        Fold::Unicode if c == DOTTED_CAPITAL_I => u32::from('i'),
        Fold::Unicode => single(c, char::to_lowercase),
        _ => c,
    }
}

/// The upper-case character, where it is one character.
pub(super) fn upper(c: u32, fold: Fold) -> u32 {
    match fold {
        _ if c < 0x80 => u32::from((c as u8).to_ascii_uppercase()),
        Fold::Unicode => single(c, char::to_uppercase),
        _ => c,
    }
}

/// The character that stands for all that differ from `c` in case alone.
pub(super) fn fold(c: u32, fold: Fold) -> u32 {
    match fold {
        Fold::None => c,
        _ => lower(upper(lower(c, fold), fold), fold),
    }
}

fn single<I: Iterator<Item = char>>(c: u32, convert: impl Fn(char) -> I) -> u32 {
    let Some(converted) = char::from_u32(c).map(convert) else {
        return c;
    };
    let mut converted = converted;
    match (converted.next(), converted.next()) {
        (Some(one), None) => u32::from(one),
        _ => c,
    }
}
