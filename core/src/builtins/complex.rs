//! `complex`: its constructor and methods.

use super::int::protocol as p;
use super::{Signature, argument, signature};
use crate::convert::Number;
use crate::float_text::parse_float;
use crate::int_text::{decimal_value, is_space};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, getter, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

const COMPLEX: Name = Name::new("__complex__");

pub(crate) static METHODS: &[Native] = &[
    getter("real", |vm, args| Ok(Value::float(receiver(vm, args)?.0))),
    getter("imag", |vm, args| Ok(Value::float(receiver(vm, args)?.1))),
    method("conjugate", 0, 0, |vm, args| {
        let (re, im) = receiver(vm, args)?;
        vm.new_complex(re, -im)
    }),
    method("__complex__", 0, 0, |vm, args| {
        let (re, im) = receiver(vm, args)?;
        vm.new_complex(re, im)
    }),
    method("__getnewargs__", 0, 0, |vm, args| {
        let (re, im) = receiver(vm, args)?;
        vm.new_tuple(&[Value::float(re), Value::float(im)])
    }),
    method("__format__", 1, 1, super::object::own_format),
    p::BOOL,
    p::HASH,
    p::REPR,
    p::ADD,
    p::RADD,
    p::SUB,
    p::RSUB,
    p::MUL,
    p::RMUL,
    p::DIV,
    p::RDIV,
    p::POW,
    p::RPOW,
    p::NEG,
    p::POS,
    p::ABS,
    p::EQ,
    p::NE,
    unordered("__lt__"),
    unordered("__le__"),
    unordered("__gt__"),
    unordered("__ge__"),
];

/// A comparison that complex numbers do not have.
const fn unordered(name: &'static str) -> Native {
    method(name, 1, 1, |_, _| Ok(Value::NOT_IMPLEMENTED))
}

/// The parts of the complex number that a method was called on.
fn receiver(vm: &mut Vm<'_>, args: Args) -> Res<(f64, f64)> {
    let v = super::protocol::this(vm, args);
    match vm.number(v) {
        Some(Number::Complex(re, im)) => Ok((re, im)),
        _ => Err(vm.raise_type(
            v,
            "descriptor requires a 'complex' object but received a '",
            "'",
        )),
    }
}

/// `complex(real=0, imag=0)`, `complex(text)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    signature::check(vm, args, &Signature::new("complex", &["real", "imag"]))?;
    let (real, imag) = (argument(vm, args, 0, "real"), argument(vm, args, 1, "imag"));
    let text = real.filter(|&v| vm.is_str(vm.plain(v)));
    if let Some(text) = text {
        if imag.is_some() {
            let message = "complex() can't take second arg if first is a string";
            return Err(vm.raise(TypeId::TypeError, &[message.into()]));
        }
        return from_text(vm, text);
    }
    if imag.is_some_and(|v| vm.is_str(super::protocol::bare(vm, v))) {
        let message = "complex() second arg can't be a string";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    if imag.is_none()
        && let Some(v) = real.filter(|v| v.is(Kind::Complex))
    {
        return Ok(v);
    }
    let real = vm.push(real.unwrap_or(Value::int(0)))?;
    let imaginary = vm.push(imag.unwrap_or(Value::UNBOUND))?;
    if let Some(f) = vm.special(vm.word(real), COMPLEX) {
        let made = vm.call_special(vm.word(real), f, &[])?;
        if !vm.plain(made).is(Kind::Complex) {
            return Err(vm.raise_type(made, "__complex__ returned non-complex (type ", ")"));
        }
        let made = match made.is(Kind::Complex) {
            true => made,
            false => vm.returned_derived(Value::UNBOUND, "__complex__", made, "complex")?,
        };
        vm.set_word(real, made);
    }
    for (slot, wanted) in [
        (
            real,
            "complex() first argument must be a string or a number, not '",
        ),
        (
            imaginary,
            "complex() second argument must be a number, not '",
        ),
    ] {
        let v = vm.word(slot);
        if !v.is_unbound() && !vm.is_real_or_complex(v) {
            return Err(vm.raise_type(v, wanted, "'"));
        }
    }
    let (mut re, im) = parts(vm, real)?;
    if vm.word(imaginary).is_unbound() {
        return vm.with_room(|vm| vm.new_complex(re, im));
    }
    let (x, y) = parts(vm, imaginary)?;
    // A part that is not there is no zero: its sign would count.
    let whole = |vm: &Vm<'_>, slot| vm.plain(vm.word(slot)).is(Kind::Complex);
    if whole(vm, imaginary) {
        re -= y;
    }
    let im = if whole(vm, real) { im + x } else { x };
    vm.with_room(|vm| vm.new_complex(re, im))
}

/// The parts of the number in the stack word `slot`, which a float may have to be made of.
fn parts(vm: &mut Vm<'_>, slot: usize) -> Res<(f64, f64)> {
    let v = vm.word(slot);
    if let Some(Number::Complex(re, im)) = vm.number(vm.plain(v)) {
        return Ok((re, im));
    }
    match vm.real(v)? {
        Some(x) => Ok((x, 0.0)),
        None => Err(vm.raise_type(vm.word(slot), "must be real number, not ", "")),
    }
}

impl Vm<'_> {
    /// Whether `v` is a number or a float can be made of it.
    fn is_real_or_complex(&self, v: Value) -> bool {
        let names = const { [Name::new("__float__"), Name::new("__index__")] };
        self.number(self.plain(v)).is_some()
            || names
                .into_iter()
                .any(|name| self.special(v, name).is_some())
    }
}

/// Whether an underscore stands elsewhere than between two digits.
fn has_stray_underscore(text: &[u8]) -> bool {
    let digit = |i: usize| text.get(i).is_some_and(u8::is_ascii_digit);
    (0..text.len()).any(|i| text[i] == b'_' && !(digit(i.wrapping_sub(1)) && digit(i + 1)))
}

/// The text with the digits of every script, and white space, as those of ASCII: up to the first
/// character that is neither.
fn with_ascii_digits(vm: &mut Vm<'_>, text: Value) -> Res {
    if vm.str_is_ascii(text) {
        return Ok(text);
    }
    let written = vm.write_text(|memory, page| {
        for c in memory.text(text).chars() {
            let digit = decimal_value(c).and_then(|n| char::from_digit(n, 10));
            match digit {
                Some(digit) => page.push_char(digit),
                None if c.is_ascii() => page.push_char(c),
                None if is_space(c) => page.push_char(' '),
                None => {
                    page.push_char('?');
                    break;
                }
            }
        }
    });
    written.map(|(text, ())| text)
}

fn from_text(vm: &mut Vm<'_>, whole: Value) -> Res {
    let text = with_ascii_digits(vm, vm.plain(whole))?;
    match vm.str(text).and_then(parse) {
        Some((re, im)) => vm.new_complex(re, im),
        None if vm.str_bytes(text).is_some_and(has_stray_underscore) => {
            let message = [
                "could not convert string to complex: ".into(),
                Part::Repr(whole),
            ];
            Err(vm.raise(TypeId::ValueError, &message))
        }
        None => {
            let message = "complex() arg is a malformed string";
            Err(vm.raise(TypeId::ValueError, &[Part::Text(message)]))
        }
    }
}

/// Reads `re`, `imj`, `re+imj` and the like, in brackets or not, white space around it.
fn parse(text: &str) -> Option<(f64, f64)> {
    let mut text = crate::int_text::trim(text);
    if let Some(inner) = text.strip_prefix('(') {
        text = crate::int_text::trim(inner.strip_suffix(')')?);
    }
    let is_unit = |text: &str| matches!(text, "j" | "J");
    let Some(len) = float_len(text) else {
        // Nothing but a sign before the unit.
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let im = if text.starts_with('-') { -1.0 } else { 1.0 };
        return is_unit(unsigned).then_some((0.0, im));
    };
    let first = parse_float(&text[..len]).ok()?;
    let rest = &text[len..];
    if rest.is_empty() {
        return Some((first, 0.0));
    }
    if is_unit(rest) {
        return Some((0.0, first));
    }
    if !rest.starts_with(['+', '-']) {
        return None;
    }
    let (im, len) = match float_len(rest) {
        Some(len) => (parse_float(&rest[..len]).ok()?, len),
        None if rest.starts_with('-') => (-1.0, 1),
        None => (1.0, 1),
    };
    is_unit(&rest[len..]).then_some((first, im))
}

/// Length of the float that the text begins with, if it does.
fn float_len(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let sign = usize::from(text.starts_with(['+', '-']));
    for word in ["infinity", "inf", "nan"] {
        let end = sign + word.len();
        let start = bytes.get(sign..end);
        if start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())) {
            return Some(end);
        }
    }
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or(&[]);
        let len = rest
            .iter()
            .take_while(|b| b.is_ascii_digit() || **b == b'_')
            .count();
        from + len
    };
    let whole = digits(sign);
    let mut end = whole;
    let mut count = whole - sign;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        count += fraction - end - 1;
        end = fraction;
    }
    if count == 0 {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let from = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(from);
        if exponent > from {
            end = exponent;
        }
    }
    Some(end)
}
