//! Changing the case of text.

use super::character::{has_other_case, is_cased, is_titlecase};
use super::receiver;
use crate::convert::Page;
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// Maps every byte of ASCII text, or else has `write` write the result.
fn changed(
    vm: &mut Vm<'_>,
    args: Args,
    map: impl Fn(u8, bool) -> u8,
    write: impl Fn(&str, &mut Page<'_>),
) -> Res {
    let v = receiver(vm, args)?;
    if !vm.str_is_ascii(v) {
        vm.needs(Feature::Unicode)?;
        return vm
            .write_text(|memory, page| write(memory.text(v), page))
            .map(|(text, ())| text);
    }
    let len = vm.str_len(v);
    let at = vm.alloc_str(len, len)?;
    vm.copy_text(at, 0, v, 0, len);
    let mut after_letter = false;
    for byte in vm.str_bytes_mut(at) {
        let new = map(*byte, after_letter);
        after_letter = byte.is_ascii_alphabetic();
        *byte = new;
    }
    Ok(Value::reference(Kind::Str, at))
}

pub(super) fn upper(vm: &mut Vm<'_>, args: Args) -> Res {
    changed(
        vm,
        args,
        |b, _| b.to_ascii_uppercase(),
        |text, page| {
            text.chars().for_each(|c| push_upper(c, page));
        },
    )
}

pub(super) fn lower(vm: &mut Vm<'_>, args: Args) -> Res {
    changed(
        vm,
        args,
        |b, _| b.to_ascii_lowercase(),
        |text, page| {
            for (i, c) in text.char_indices() {
                push_lower(text, i, c, page);
            }
        },
    )
}

/// Writes a character in upper case.
fn push_upper(c: char, page: &mut Page<'_>) {
    match has_other_case(c, c.to_uppercase()) {
        true => c.to_uppercase().for_each(|c| page.push_char(c)),
        false => page.push_char(c),
    }
}

/// Writes a character of `text` in lower case; a capital sigma depends on where it stands.
fn push_lower(text: &str, i: usize, c: char, page: &mut Page<'_>) {
    if c == 'Σ' {
        let is_cased = |c: char| c.is_lowercase() || c.is_uppercase() || is_titlecase(c);
        let passed_over = |c: &char| is_case_ignorable(*c);
        let before = text[..i].chars().rev().find(|c| !passed_over(c));
        let behind = text[i + c.len_utf8()..].chars().find(|c| !passed_over(c));
        let ends_word = before.is_some_and(is_cased) && !behind.is_some_and(is_cased);
        return page.push_char(if ends_word { 'ς' } else { 'σ' });
    }
    match has_other_case(c, c.to_lowercase()) {
        true => c.to_lowercase().for_each(|c| page.push_char(c)),
        false => page.push_char(c),
    }
}

/// Whether a character does not count where a word's end is looked for: marks on letters, modifiers,
/// and what stands within words. Those that are met beside Greek letters.
fn is_case_ignorable(c: char) -> bool {
    const RANGES: [(char, char); 14] = [
        ('\u{2B0}', '\u{36F}'),
        ('\u{384}', '\u{385}'),
        ('\u{483}', '\u{489}'),
        ('\u{1AB0}', '\u{1ACE}'),
        ('\u{1D2C}', '\u{1D6A}'),
        ('\u{1DC0}', '\u{1DFF}'),
        ('\u{1FBF}', '\u{1FC1}'),
        ('\u{200B}', '\u{200F}'),
        ('\u{2018}', '\u{2019}'),
        ('\u{202A}', '\u{202E}'),
        ('\u{2060}', '\u{206F}'),
        ('\u{20D0}', '\u{20F0}'),
        ('\u{FE00}', '\u{FE0F}'),
        ('\u{FE20}', '\u{FE2F}'),
    ];
    let single = "'.:^`¨\u{AD}¯´·¸\u{375}\u{37A}\u{387}\u{1FBD}\u{2024}\u{2027}\u{FEFF}";
    single.contains(c)
        || RANGES
            .iter()
            .any(|&(first, last)| (first..=last).contains(&c))
}

pub(super) fn swapcase(vm: &mut Vm<'_>, args: Args) -> Res {
    let swap = |b: u8, _| match b {
        b'a'..=b'z' => b.to_ascii_uppercase(),
        _ => b.to_ascii_lowercase(),
    };
    changed(vm, args, swap, |text, page| {
        for (i, c) in text.char_indices() {
            if is_titlecase(c) {
                page.push_char(c);
            } else if c.is_uppercase() {
                push_lower(text, i, c, page);
            } else {
                push_upper(c, page);
            }
        }
    })
}

pub(super) fn title(vm: &mut Vm<'_>, args: Args) -> Res {
    let map = |b: u8, after| match after {
        true => b.to_ascii_lowercase(),
        false => b.to_ascii_uppercase(),
    };
    changed(vm, args, map, |text, page| {
        let mut after = false;
        for (i, c) in text.char_indices() {
            if after {
                push_lower(text, i, c, page);
            } else {
                push_title(c, page);
            }
            after = is_cased(c);
        }
    })
}

/// Writes a character as the first of a word: of what upper case makes of it, the first only.
fn push_title(c: char, page: &mut Page<'_>) {
    // The letters that are pairs have a form of their own for it.
    match c {
        'Ǆ' | 'ǅ' | 'ǆ' => return page.push_char('ǅ'),
        'Ǉ' | 'ǈ' | 'ǉ' => return page.push_char('ǈ'),
        'Ǌ' | 'ǋ' | 'ǌ' => return page.push_char('ǋ'),
        'Ǳ' | 'ǲ' | 'ǳ' => return page.push_char('ǲ'),
        // What stands for several letters: the first is a capital, the others are not.
        'ß' | 'և' | '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' => {}
        // Georgian has capitals for text that is all capitals only.
        '\u{10D0}'..='\u{10FF}' => return page.push_char(c),
        // Greek vowels with an iota below keep it there.
        '\u{1F80}'..='\u{1FAF}' => return push_code(c as u32 | 8, page),
        'ᾳ' | 'ῃ' | 'ῳ' => return push_code(c as u32 + 9, page),
        'ᾼ' | 'ῌ' | 'ῼ' => return page.push_char(c),
        _ if !has_other_case(c, c.to_uppercase()) => return page.push_char(c),
        _ => {
            for (i, upper) in c.to_uppercase().enumerate() {
                let iota_below = i > 0 && upper == 'Ι';
                page.push_char(if iota_below { '\u{345}' } else { upper });
            }
            return;
        }
    }
    let mut upper = c.to_uppercase();
    if let Some(first) = upper.next() {
        page.push_char(first);
    }
    for rest in upper {
        rest.to_lowercase().for_each(|c| page.push_char(c));
    }
}

fn push_code(code: u32, page: &mut Page<'_>) {
    if let Some(c) = char::from_u32(code) {
        page.push_char(c);
    }
}

pub(super) fn capitalize(vm: &mut Vm<'_>, args: Args) -> Res {
    let v = receiver(vm, args)?;
    if !vm.str_is_ascii(v) {
        vm.needs(Feature::Unicode)?;
        let text = vm.write_text(|memory, page| {
            let text = memory.text(v);
            for (i, c) in text.char_indices() {
                match i {
                    0 => push_title(c, page),
                    _ => push_lower(text, i, c, page),
                }
            }
        });
        return text.map(|(text, ())| text);
    }
    let len = vm.str_len(v);
    let at = vm.alloc_str(len, len)?;
    vm.copy_text(at, 0, v, 0, len);
    let bytes = vm.str_bytes_mut(at);
    bytes.make_ascii_lowercase();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
    Ok(Value::reference(Kind::Str, at))
}

pub(super) fn casefold(vm: &mut Vm<'_>, args: Args) -> Res {
    changed(
        vm,
        args,
        |b, _| b.to_ascii_lowercase(),
        |text, page| {
            for c in text.chars() {
                match c {
                    // Dotless i is its own folding.
                    'ı' => page.push_char(c),
                    _ if super::unicode::is_later(c) => page.push_char(c),
                    'ẞ' => "ss".chars().for_each(|c| page.push_char(c)),
                    // Cherokee folds to its capitals, which are older.
                    '\u{13A0}'..='\u{13FD}' | '\u{AB70}'..='\u{ABBF}' => {
                        c.to_uppercase().for_each(|c| page.push_char(c));
                    }
                    _ => c
                        .to_uppercase()
                        .flat_map(char::to_lowercase)
                        .for_each(|c| page.push_char(c)),
                }
            }
        },
    )
}
