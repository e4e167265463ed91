//! `_unicodedata`: what Unicode says of characters, from the tables of libraries.

use stackline_core::surrogate;
use stackline_core::{Args, Part, Res, TypeId, Value, Vm};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::modules::arguments::Arity::{Between, One};
use crate::modules::arguments::value_error;
use crate::modules::{functions, index, set_str};
use crate::session::StdHost;

functions! { index::UNICODEDATA;
    "name" One, name;
    "lookup" One, lookup;
    "category" One, |_, vm, args| {
        let c = character(vm, "category() argument", vm.arg(args, 0))?;
        vm.new_str(category(c))
    };
    "combining" One, |_, vm, args| {
        let c = character(vm, "combining() argument", vm.arg(args, 0))?;
        Ok(Value::int(match is_later(c) {
            true => 0,
            false => canonical_combining_class(c).into(),
        }))
    };
    "bidirectional" One, |_, vm, args| {
        let c = character(vm, "bidirectional() argument", vm.arg(args, 0))?;
        match category(c) {
            "Cn" => vm.new_str(""),
            "Cs" => vm.new_str("L"),
            _ => vm.new_str(&format!("{:?}", unicode_bidi::bidi_class(c))),
        }
    };
    "normalize" Between(2, 2), |_, vm, args| {
        let (source, normal) = normalized(vm, "normalize", args)?;
        match source == normal {
            true => Ok(vm.arg(args, 1)),
            false => vm.new_str(&normal),
        }
    };
    "is_normalized" Between(2, 2), |_, vm, args| {
        let (source, normal) = normalized(vm, "is_normalized", args)?;
        Ok(Value::bool(source == normal))
    };
}

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    set_str(vm, namespace, "unidata_version", "15.1.0")
}

/// The ranges that have characters in the libraries' tables and none in Unicode 15.1.
const LATER: &[(u32, u32)] = &[
    (0x558, 0x558),
    (0x58B, 0x58C),
    (0x5C8, 0x5C9),
    (0x88F, 0x88F),
    (0x897, 0x897),
    (0xB53, 0xB54),
    (0xC5C, 0xC5C),
    (0xCDC, 0xCDC),
    (0x1ACF, 0x1AF0),
    (0x1B4E, 0x1B4F),
    (0x1B7F, 0x1B7F),
    (0x1C89, 0x1C8A),
    (0x208F, 0x208F),
    (0x209D, 0x209F),
    (0x20C1, 0x20C4),
    (0x2427, 0x2429),
    (0x2B96, 0x2B96),
    (0x2E60, 0x2E63),
    (0x31E4, 0x31E5),
    (0xA7CB, 0xA7CF),
    (0xA7D2, 0xA7D2),
    (0xA7D4, 0xA7D4),
    (0xA7DA, 0xA7DD),
    (0xA7E2, 0xA7E2),
    (0xA7F1, 0xA7F1),
    (0xAB6C, 0xAB6D),
    (0xFBC3, 0xFBD2),
    (0xFD90, 0xFD91),
    (0xFDC8, 0xFDCE),
    (0x105C0, 0x105F3),
    (0x107BB, 0x107BF),
    (0x10940, 0x10959),
    (0x10D40, 0x10D65),
    (0x10D69, 0x10D85),
    (0x10D8E, 0x10D8F),
    (0x10EC2, 0x10EC7),
    (0x10EC9, 0x10EEE),
    (0x10EF0, 0x10EFC),
    (0x11380, 0x11389),
    (0x1138B, 0x1138B),
    (0x1138E, 0x1138E),
    (0x11390, 0x113B5),
    (0x113B7, 0x113C0),
    (0x113C2, 0x113C2),
    (0x113C5, 0x113C5),
    (0x113C7, 0x113CA),
    (0x113CC, 0x113D5),
    (0x113D7, 0x113D8),
    (0x113E1, 0x113E2),
    (0x116D0, 0x116E3),
    (0x11B0A, 0x11B0A),
    (0x11B60, 0x11B67),
    (0x11BC0, 0x11BE1),
    (0x11BF0, 0x11BF9),
    (0x11DB0, 0x11DDB),
    (0x11DE0, 0x11DE9),
    (0x11DF0, 0x11DF1),
    (0x11F5A, 0x11F5A),
    (0x1246F, 0x1246F),
    (0x12475, 0x1247F),
    (0x12550, 0x12686),
    (0x13460, 0x143FA),
    (0x16100, 0x16139),
    (0x16D40, 0x16D79),
    (0x16EA0, 0x16EB8),
    (0x16EBB, 0x16ED3),
    (0x16FF2, 0x16FF6),
    (0x187F8, 0x187FF),
    (0x18CD6, 0x18CDA),
    (0x18CFF, 0x18CFF),
    (0x18D09, 0x18D20),
    (0x18D80, 0x18DF2),
    (0x18E00, 0x19191),
    (0x191A0, 0x191D2),
    (0x1B123, 0x1B128),
    (0x1B168, 0x1B168),
    (0x1CC00, 0x1CCFC),
    (0x1CD00, 0x1CEB3),
    (0x1CEBA, 0x1CED0),
    (0x1CED2, 0x1CED4),
    (0x1CEDD, 0x1CEFD),
    (0x1D127, 0x1D128),
    (0x1D1EB, 0x1D1FF),
    (0x1D250, 0x1D281),
    (0x1D6A6, 0x1D6A6),
    (0x1DB00, 0x1DB1C),
    (0x1DF1F, 0x1DF24),
    (0x1DF2B, 0x1DF81),
    (0x1DF90, 0x1DF96),
    (0x1DFCD, 0x1DFFF),
    (0x1E5D0, 0x1E5FA),
    (0x1E5FF, 0x1E5FF),
    (0x1E6C0, 0x1E6DE),
    (0x1E6E0, 0x1E6F5),
    (0x1E6FE, 0x1E6FF),
    (0x1F1AE, 0x1F1AE),
    (0x1F6D8, 0x1F6D9),
    (0x1F777, 0x1F77A),
    (0x1F7DA, 0x1F7DB),
    (0x1F7F1, 0x1F7FF),
    (0x1F8B2, 0x1F8BB),
    (0x1F8C0, 0x1F8C1),
    (0x1F8D0, 0x1F8D8),
    (0x1FA54, 0x1FA57),
    (0x1FA89, 0x1FA8F),
    (0x1FABE, 0x1FABE),
    (0x1FAC6, 0x1FAC6),
    (0x1FAC8, 0x1FAC8),
    (0x1FACC, 0x1FACD),
    (0x1FADC, 0x1FADD),
    (0x1FADF, 0x1FADF),
    (0x1FAE9, 0x1FAEB),
    (0x1FAEF, 0x1FAEF),
    (0x1FAF9, 0x1FAFA),
    (0x1FBCB, 0x1FBEF),
    (0x1FBFA, 0x1FBFA),
    (0x2B73A, 0x2B73F),
    (0x2B81E, 0x2B81E),
    (0x2CEA2, 0x2CEAD),
    (0x323B0, 0x33479),
    (0x3D000, 0x3FC3F),
];

/// Whether Unicode has the character only since a version after 15.1.
fn is_later(c: char) -> bool {
    let c = u32::from(c);
    let after = LATER.partition_point(|&(first, _)| first <= c);
    after > 0 && c <= LATER[after - 1].1
}

fn category(c: char) -> &'static str {
    match c {
        _ if surrogate::surrogate(c).is_some() => "Cs",
        // Without case since a later version.
        '\u{295}' => "Ll",
        _ if is_later(c) => "Cn",
        _ => abbreviation(c.general_category()),
    }
}

/// The one character that an argument is to be; `which` says in an error which argument it was.
fn character(vm: &mut Vm<'_>, which: &str, v: Value) -> Res<char> {
    let mut chars = vm.str(v).unwrap_or_default().chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Ok(c);
    }
    let text = format!("{which} must be a unicode character, not ");
    Err(vm.raise(TypeId::TypeError, &[Part::Text(&text), Part::Given(v)]))
}

/// `name(chr)`: None where the character has no name.
fn name(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let c = character(vm, "name() argument 1", vm.arg(args, 0))?;
    match unicode_names2::name(c).filter(|_| !is_later(c)) {
        Some(name) => vm.new_str(&name.to_string()),
        None => Ok(Value::NONE),
    }
}

fn lookup(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let v = vm.arg(args, 0);
    let name = match (vm.str(v), vm.buffer_of(v)) {
        (Some(name), _) => name.to_owned(),
        (None, Some(name)) => String::from_utf8_lossy(name).into_owned(),
        (None, None) => {
            let message = [
                "a bytes-like object is required, not '".into(),
                Part::TypeOf(v),
                "'".into(),
            ];
            return Err(vm.raise(TypeId::TypeError, &message));
        }
    };
    match unicode_names2::character(&name).filter(|&c| !is_later(c)) {
        Some(c) => vm.new_str(c.encode_utf8(&mut [0; 4])),
        None => {
            let message = format!("undefined character name '{name}'");
            Err(vm.raise(TypeId::KeyError, &[Part::Text(&message)]))
        }
    }
}

/// The text in the second argument, and its normal form that the first argument names.
fn normalized(vm: &mut Vm<'_>, function: &str, args: Args) -> Res<(String, String)> {
    let mut texts = [String::new(), String::new()];
    for (i, text) in texts.iter_mut().enumerate() {
        let v = vm.arg(args, i);
        let Some(given) = vm.str(v) else {
            let message = format!("{function}() argument {} must be str, not ", i + 1);
            return Err(vm.raise(TypeId::TypeError, &[Part::Text(&message), Part::Given(v)]));
        };
        given.clone_into(text);
    }
    let [form, source] = texts;
    let normal: String = match form.as_str() {
        _ if source.is_empty() => String::new(),
        "NFC" => source.nfc().collect(),
        "NFD" => source.nfd().collect(),
        "NFKC" => source.nfkc().collect(),
        "NFKD" => source.nfkd().collect(),
        _ => return Err(value_error(vm, "invalid normalization form")),
    };
    Ok((source, normal))
}

fn abbreviation(category: GeneralCategory) -> &'static str {
    match category {
        GeneralCategory::UppercaseLetter => "Lu",
        GeneralCategory::LowercaseLetter => "Ll",
        GeneralCategory::TitlecaseLetter => "Lt",
        GeneralCategory::ModifierLetter => "Lm",
        GeneralCategory::OtherLetter => "Lo",
        GeneralCategory::NonspacingMark => "Mn",
        GeneralCategory::SpacingMark => "Mc",
        GeneralCategory::EnclosingMark => "Me",
        GeneralCategory::DecimalNumber => "Nd",
        GeneralCategory::LetterNumber => "Nl",
        GeneralCategory::OtherNumber => "No",
        GeneralCategory::ConnectorPunctuation => "Pc",
        GeneralCategory::DashPunctuation => "Pd",
        GeneralCategory::OpenPunctuation => "Ps",
        GeneralCategory::ClosePunctuation => "Pe",
        GeneralCategory::InitialPunctuation => "Pi",
        GeneralCategory::FinalPunctuation => "Pf",
        GeneralCategory::OtherPunctuation => "Po",
        GeneralCategory::MathSymbol => "Sm",
        GeneralCategory::CurrencySymbol => "Sc",
        GeneralCategory::ModifierSymbol => "Sk",
        GeneralCategory::OtherSymbol => "So",
        GeneralCategory::SpaceSeparator => "Zs",
        GeneralCategory::LineSeparator => "Zl",
        GeneralCategory::ParagraphSeparator => "Zp",
        GeneralCategory::Control => "Cc",
        GeneralCategory::Format => "Cf",
        GeneralCategory::Surrogate => "Cs",
        GeneralCategory::PrivateUse => "Co",
        GeneralCategory::Unassigned => "Cn",
    }
}
