//! `_json`: reading JSON, and writing what is plain. The module `json` does the rest.

use stackline_core::{Args, Res, TypeId, Value, Vm, surrogate};

use super::arguments::Arity::Exactly;
use super::{functions, index};
use crate::session::StdHost;

functions! { index::JSON;
    "decode" Exactly(2), decode;
    "encode" Exactly(4), encode;
    "quote" Exactly(2), |_, vm, args| {
        let mut out = String::new();
        let text = vm.str(vm.plain(vm.arg(args, 0))).unwrap_or_default();
        quote(text, vm.arg(args, 1) == Value::TRUE, &mut out);
        vm.new_str(&out)
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Lists and objects in one another that are read.
const MOST_NESTED: usize = 5_000;
/// Those that are written here; the module itself writes deeper ones, and finds circles.
const MOST_WRITTEN: usize = 200;

/// Why a text has no value.
enum Stop {
    Trap(stackline_core::Trap),
    /// What is wrong with it, and at which byte.
    Wrong(&'static str, usize),
    /// It has a number that the module itself must read.
    Big,
}

impl From<stackline_core::Trap> for Stop {
    fn from(trap: stackline_core::Trap) -> Stop {
        Stop::Trap(trap)
    }
}

type Read<T = Value> = Result<T, Stop>;

/// `decode(text, start)`: the value that begins there, and where it ends; or `None`, what is
/// wrong, and where; or an empty tuple where the module itself must read it.
fn decode(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let text = vm
        .str(vm.plain(vm.arg(args, 0)))
        .unwrap_or_default()
        .to_owned();
    let start = vm.arg(args, 1).as_int().unwrap_or(0);
    let start = text
        .char_indices()
        .nth(usize::try_from(start).unwrap_or(0))
        .map_or(text.len(), |(at, _)| at);
    let mut reader = Reader {
        text: &text,
        at: start,
        depth: 0,
    };
    let read = reader.value(vm);
    let position = |at: usize| {
        let at = if text.is_ascii() {
            at
        } else {
            text[..at].chars().count()
        };
        Value::int(at as i64)
    };
    match read {
        Ok(value) => vm.new_tuple(&[value, position(reader.at)]),
        Err(Stop::Trap(trap)) => Err(trap),
        Err(Stop::Big) => vm.new_tuple(&[]),
        Err(Stop::Wrong(message, at)) => {
            let message = vm.new_str(message)?;
            vm.new_tuple(&[Value::NONE, message, position(at)])
        }
    }
}

/// Reads a text from a place on.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn value(&mut self, vm: &mut Vm<'_>) -> Read {
        match self.peek() {
            b'"' => {
                self.at += 1;
                let text = self.string()?;
                Ok(vm.new_str(&text)?)
            }
            b'{' => self.nested(vm, "object", Self::object),
            b'[' => self.nested(vm, "array", Self::array),
            b'-' | b'0'..=b'9' => self.number(vm),
            _ => self.word(),
        }
    }

    fn nested(
        &mut self,
        vm: &mut Vm<'_>,
        what: &str,
        read: fn(&mut Self, &mut Vm<'_>) -> Read,
    ) -> Read {
        if self.depth == MOST_NESTED {
            let text = [
                "maximum recursion depth exceeded while decoding a JSON ".into(),
                what.into(),
                " from a unicode string".into(),
            ];
            return Err(vm.raise(TypeId::RecursionError, &text).into());
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self, vm);
        self.depth -= 1;
        value
    }

    fn word(&mut self) -> Read {
        const WORDS: [(&str, Value); 6] = [
            ("null", Value::NONE),
            ("true", Value::TRUE),
            ("false", Value::FALSE),
            ("NaN", Value::float(f64::NAN)),
            ("Infinity", Value::float(f64::INFINITY)),
            ("-Infinity", Value::float(f64::NEG_INFINITY)),
        ];
        for (word, value) in WORDS {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(Stop::Wrong("Expecting value", self.at))
    }

    fn number(&mut self, vm: &mut Vm<'_>) -> Read {
        let (start, bytes) = (self.at, self.text.as_bytes());
        let digits = |from: usize| {
            from + bytes[from..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count()
        };
        let first = start + usize::from(bytes[start] == b'-');
        let mut end = match bytes.get(first) {
            Some(b'0') => first + 1,
            _ => digits(first),
        };
        if end == first {
            return self.word();
        }
        let whole = end;
        if bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
            end = digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = end + 1 + sign;
            if exponent <= bytes.len() && digits(exponent) > exponent {
                end = digits(exponent);
            }
        }
        self.at = end;
        let text = &self.text[start..end];
        if end > whole {
            return Ok(Value::float(text.parse().unwrap_or(f64::NAN)));
        }
        match text.parse::<i128>() {
            Ok(n) => Ok(vm.new_int(n)?),
            Err(_) => Err(Stop::Big),
        }
    }

    /// A string, after its opening quote.
    fn string(&mut self) -> Read<String> {
        let (begin, bytes) = (self.at - 1, self.text.as_bytes());
        let mut out = String::new();
        loop {
            let start = self.at;
            while bytes
                .get(self.at)
                .is_some_and(|b| !matches!(b, b'"' | b'\\' | 0..0x20))
            {
                self.at += 1;
            }
            out.push_str(&self.text[start..self.at]);
            match bytes.get(self.at) {
                None => return Err(Stop::Wrong("Unterminated string starting at", begin)),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape(begin)?),
                Some(_) => return Err(Stop::Wrong("Invalid control character at", self.at)),
            }
        }
    }

    /// An escape, at its backslash.
    fn escape(&mut self, begin: usize) -> Read<char> {
        let start = self.at;
        self.at += 2;
        Ok(match self.text.as_bytes().get(start + 1) {
            None => return Err(Stop::Wrong("Unterminated string starting at", begin)),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'u') => return self.code_point(start),
            Some(_) => return Err(Stop::Wrong("Invalid \\escape", start)),
        })
    }

    /// The character of `\u` and four digits, and of the other half of a pair.
    fn code_point(&mut self, start: usize) -> Read<char> {
        let first = self.four_digits(start)?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let (half, at) = (self.at, self.at);
            self.at += 2;
            let second = self.four_digits(half)?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = at;
        }
        Ok(surrogate::character(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_digits(&mut self, escape: usize) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|d| u32::from_str_radix(d, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None => Err(Stop::Wrong("Invalid \\uXXXX escape", escape + 1)),
        }
    }

    fn array(&mut self, vm: &mut Vm<'_>) -> Read {
        let mut items = Vec::new();
        self.skip_space();
        if self.peek() == b']' {
            self.at += 1;
            return Ok(vm.new_list(&items)?);
        }
        loop {
            items.push(self.value(vm)?);
            self.skip_space();
            let comma = self.at;
            match self.peek() {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return Ok(vm.new_list(&items)?);
                }
                _ => return Err(Stop::Wrong("Expecting ',' delimiter", self.at)),
            }
            self.skip_space();
            if self.peek() == b']' {
                return Err(Stop::Wrong(
                    "Illegal trailing comma before end of array",
                    comma,
                ));
            }
        }
    }

    fn object(&mut self, vm: &mut Vm<'_>) -> Read {
        let dict = vm.new_dict()?;
        self.skip_space();
        if self.peek() == b'}' {
            self.at += 1;
            return Ok(dict);
        }
        loop {
            if self.peek() != b'"' {
                let message = "Expecting property name enclosed in double quotes";
                return Err(Stop::Wrong(message, self.at));
            }
            self.at += 1;
            let key = self.string()?;
            let key = vm.new_str(&key)?;
            self.skip_space();
            if self.peek() != b':' {
                return Err(Stop::Wrong("Expecting ':' delimiter", self.at));
            }
            self.at += 1;
            self.skip_space();
            let value = self.value(vm)?;
            vm.dict_set_str(dict, key, value)?;
            self.skip_space();
            let comma = self.at;
            match self.peek() {
                b',' => self.at += 1,
                b'}' => {
                    self.at += 1;
                    return Ok(dict);
                }
                _ => return Err(Stop::Wrong("Expecting ',' delimiter", self.at)),
            }
            self.skip_space();
            if self.peek() == b'}' {
                return Err(Stop::Wrong(
                    "Illegal trailing comma before end of object",
                    comma,
                ));
            }
        }
    }
}

/// `encode(value, ensure_ascii, between_items, after_keys)`: the text; `None` where something in
/// the value is not plain.
fn encode(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let text = |i| vm.str(vm.arg(args, i)).unwrap_or_default();
    let mut writer = Writer {
        vm,
        ascii: vm.arg(args, 1) == Value::TRUE,
        between: text(2),
        after_key: text(3),
        out: String::new(),
    };
    let done = writer.value(vm.arg(args, 0), 0);
    let out = writer.out;
    match done {
        Some(()) => vm.new_str(&out),
        None => Ok(Value::NONE),
    }
}

struct Writer<'a, 'm> {
    vm: &'a Vm<'m>,
    ascii: bool,
    between: &'a str,
    after_key: &'a str,
    out: String,
}

impl Writer<'_, '_> {
    fn value(&mut self, v: Value, depth: usize) -> Option<()> {
        use std::fmt::Write;
        if depth > MOST_WRITTEN {
            return None;
        }
        if v.is_none() {
            self.out.push_str("null");
        } else if v == Value::TRUE || v == Value::FALSE {
            self.out
                .push_str(if v == Value::TRUE { "true" } else { "false" });
        } else if let Some(n) = v.as_int() {
            write!(self.out, "{n}").ok()?;
        } else if let Some(x) = v.as_float() {
            if !x.is_finite() {
                return None;
            }
            stackline_core::float_text::write_repr(x, &mut self.out).ok()?;
        } else if let Some(text) = self.vm.str(v) {
            quote(text, self.ascii, &mut self.out);
        } else if let Some(len) = self.vm.sequence_len(v) {
            self.out.push('[');
            for i in 0..len {
                if i > 0 {
                    self.out.push_str(self.between);
                }
                self.value(self.vm.sequence_item(v, i)?, depth + 1)?;
            }
            self.out.push(']');
        } else {
            self.object(v, depth)?;
        }
        Some(())
    }

    fn object(&mut self, v: Value, depth: usize) -> Option<()> {
        if !v.is(stackline_core::kind::Kind::Dict) {
            return None;
        }
        self.out.push('{');
        let (mut at, mut first) = (0, true);
        while let Some((key, value, next)) = self.vm.dict_entry(v, at) {
            if !first {
                self.out.push_str(self.between);
            }
            quote(self.vm.str(key)?, self.ascii, &mut self.out);
            self.out.push_str(self.after_key);
            self.value(value, depth + 1)?;
            (at, first) = (next, false);
        }
        self.out.push('}');
        Some(())
    }
}

/// Writes a string in quotes.
fn quote(text: &str, ascii: bool, out: &mut String) {
    use std::fmt::Write;
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            ' '..='~' => out.push(c),
            '\u{7F}'.. if !ascii => out.push(c),
            _ if let Some(code) = surrogate::surrogate(c) => {
                let _ = write!(out, "\\u{code:04x}");
            }
            _ => {
                let mut halves = [0; 2];
                for half in c.encode_utf16(&mut halves) {
                    let _ = write!(out, "\\u{half:04x}");
                }
            }
        }
    }
    out.push('"');
}
