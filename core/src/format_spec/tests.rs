//! Known texts and errors, each as CPython 3.13 gives it.

use super::percent::{Conversion, percent_float, percent_i64, percent_text};
use super::*;
use core::fmt;

/// Text in a fixed array.
struct Text {
    bytes: [u8; 400],
    len: usize,
}

impl Text {
    fn new() -> Self {
        Text {
            bytes: [0; 400],
            len: 0,
        }
    }

    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap()
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        let place = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

fn check(
    spec: &str,
    target: Target,
    type_name: &str,
    expected: &str,
    format: impl FnOnce(&FormatSpec, &mut Text) -> Result<(), FormatError<'static>>,
) {
    let mut text = Text::new();
    let done = FormatSpec::parse(spec, target).and_then(|spec| format(&spec, &mut text));
    if let Err(error) = done {
        text.len = 0;
        write!(text, "{}", error.message(type_name)).unwrap();
    }
    assert_eq!(text.as_str(), expected, "{spec:?}");
}

fn int(value: i64, spec: &str, expected: &str) {
    check(spec, Target::Number, "int", expected, |spec, out| {
        format_i64(spec, value, out)
    });
}

fn float(value: f64, spec: &str, expected: &str) {
    check(spec, Target::Number, "float", expected, |spec, out| {
        format_float(spec, value, out)
    });
}

fn string(value: &str, spec: &str, expected: &str) {
    check(spec, Target::Str, "str", expected, |spec, out| {
        format_str(spec, value, out)
    });
}

#[test]
fn integers() {
    int(5, "05", "00005");
    int(-255, "#010x", "-0x00000ff");
    int(255, "#X", "0XFF");
    int(1_234_567, ",", "1,234,567");
    int(1234, "*=+#12x", "+0x******4d2");
    int(123, "05,", "0,123");
    int(12, "04,", "0,012");
    int(5, "010,", "00,000,005");
    int(0x12345, "#014_x", "0x00_0001_2345");
    int(5, "é^4", "é5éé");
    int(55, "5c", "    7");
    int(i64::MIN, "n", "-9223372036854775808");
}

#[test]
fn integers_refused() {
    int(5, ".3", "Precision not allowed in integer format specifier");
    int(5, "s", "Unknown format code 's' for object of type 'int'");
    int(
        5,
        "€",
        "Unknown format code '\\x20ac' for object of type 'int'",
    );
    int(5, ",x", "Cannot specify ',' with 'x'.");
    int(5, ",_", "Cannot specify both ',' and '_'.");
    int(
        5,
        "dd",
        "Invalid format specifier 'dd' for object of type 'int'",
    );
    int(5, "5.", "Format specifier missing precision");
    int(-1, "c", "%c arg not in range(0x110000)");
    int(
        5,
        "+c",
        "Sign not allowed with integer format specifier 'c'",
    );
    int(
        5,
        "99999999999999999999",
        "Too many decimal digits in format string",
    );
}

#[test]
fn floats() {
    float(1.5, "", "1.5");
    float(1e16, "#", "1.e+16");
    float(123_456.0, ".6", "1.23456e+05");
    float(1.5, ".0", "2e+00");
    float(2.5, ".0f", "2");
    float(2.5, "#.0f", "2.");
    float(1234.5, "=+012,", "+0,001,234.5");
    float(0.000_012_345, "g", "1.2345e-05");
    float(100_000.0, "#.3", "1.00e+05");
    float(1e6, "G", "1E+06");
    float(-0.04, "z.1f", "0.0");
    float(0.256, ".1%", "25.6%");
    float(f64::INFINITY, "010,", "0000000inf");
    float(f64::NAN, "+F", "+NAN");
    float(0.0, "e", "0.000000e+00");
    float(1.0, ".30f", "1.000000000000000000000000000000");
    float(
        1.0,
        "x",
        "Unknown format code 'x' for object of type 'float'",
    );
    float(1.0, ".2147483648f", "precision too big");
}

#[test]
fn strings() {
    string("abc", "5", "abc  ");
    string("aéc", "^6.2", "  aé  ");
    string("x", "05", "x0000");
    string(
        "x",
        "=5",
        "'=' alignment not allowed in string format specifier",
    );
    string("x", "+", "Sign not allowed in string format specifier");
    string("x", ",", "Cannot specify ',' with 's'.");
}

fn percent(format: &str, expected: &str, write: impl FnOnce(&Conversion<'_>, &mut Text)) {
    let conversion = Conversion::parse(format).unwrap();
    assert_eq!(conversion.len, format.len());
    let mut text = Text::new();
    write(&conversion, &mut text);
    assert_eq!(text.as_str(), expected, "{format:?}");
}

#[test]
fn percent_conversions() {
    for (format, value, expected) in [
        ("%010.5d", 3, "0000000003"),
        ("%10.5d", -3, "    -00003"),
        ("%#.5x", -255, "-0x000ff"),
        ("%-05d", 3, "3    "),
        ("%+ d", 3, "+3"),
        ("%#o", 8, "0o10"),
    ] {
        percent(format, expected, |conversion, out| {
            percent_i64(conversion, value, out).unwrap();
        });
    }
    percent("%010f", "-01.500000", |conversion, out| {
        percent_float(conversion, -1.5, out).unwrap();
    });
    percent("%(a(b))010.3s", "       abc", |conversion, out| {
        assert_eq!(conversion.key, Some("a(b)"));
        percent_text(conversion, "abcdef", out).unwrap();
    });
}

#[test]
fn percent_conversions_refused() {
    for (format, expected) in [
        ("%", "incomplete format"),
        ("%(a", "incomplete format key"),
        ("%99999999999999999999d", "width too big"),
        ("%.2147483648d", "precision too big"),
    ] {
        let mut text = Text::new();
        write!(text, "{}", Conversion::parse(format).unwrap_err()).unwrap();
        assert_eq!(text.as_str(), expected);
    }
    let conversion = Conversion::parse("%5é").unwrap();
    let mut text = Text::new();
    write!(text, "{}", conversion.check("%5é", 3).unwrap_err()).unwrap();
    assert_eq!(
        text.as_str(),
        "unsupported format character '?' (0xe9) at index 5"
    );
}
