//! `_unicodedata`: what Unicode says of characters, from the tables of libraries.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::modules::arguments::Arity::{Exactly, One};
use crate::modules::arguments::{text, value_error};
use crate::modules::{functions, index, set_str};
use crate::session::StdHost;

functions! { index::UNICODEDATA;
    "name" One, name;
    "lookup" One, lookup;
    "category" One, |_, vm, args| {
        let c = character(vm, "category() argument", vm.arg(args, 0))?;
        vm.new_str(abbreviation(c.general_category()))
    };
    "combining" One, |_, vm, args| {
        let c = character(vm, "combining() argument", vm.arg(args, 0))?;
        Ok(Value::int(canonical_combining_class(c).into()))
    };
    "bidirectional" One, |_, vm, args| {
        let c = character(vm, "bidirectional() argument", vm.arg(args, 0))?;
        match c.general_category() {
            GeneralCategory::Unassigned => vm.new_str(""),
            _ => vm.new_str(&format!("{:?}", unicode_bidi::bidi_class(c))),
        }
    };
    "normalize" Exactly(2), normalize;
}

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    let (major, minor, micro) = unicode_properties::UNICODE_VERSION;
    let version = format!("{major}.{minor}.{micro}");
    set_str(vm, namespace, "unidata_version", &version)
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
    match unicode_names2::name(c) {
        Some(name) => vm.new_str(&name.to_string()),
        None => Ok(Value::NONE),
    }
}

fn lookup(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let name = text(vm, "lookup", vm.arg(args, 0))?;
    match unicode_names2::character(&name) {
        Some(c) => vm.new_str(c.encode_utf8(&mut [0; 4])),
        None => {
            let message = format!("undefined character name '{name}'");
            Err(vm.raise(TypeId::KeyError, &[Part::Text(&message)]))
        }
    }
}

fn normalize(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let form = text(vm, "normalize", vm.arg(args, 0))?;
    let source = text(vm, "normalize", vm.arg(args, 1))?;
    let normal: String = match form.as_str() {
        "NFC" => source.nfc().collect(),
        "NFD" => source.nfd().collect(),
        "NFKC" => source.nfkc().collect(),
        "NFKD" => source.nfkd().collect(),
        _ => return Err(value_error(vm, "invalid normalization form")),
    };
    vm.new_str(&normal)
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
