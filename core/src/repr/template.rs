//! `str.format`: text with replacement fields.
//!
//! A field is `{name!conversion:specification}`; the name begins with a number, a word or
//! nothing, then attributes (`.name`) and items (`[key]`) follow. A specification may hold
//! fields itself, one level deep.

use crate::features::Feature;
use crate::strings::Builder;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// Levels of fields within specifications.
const DEPTH: usize = 2;

/// Where the values come from.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// The arguments of a call after the first, which is the template.
    Arguments(Args),
    /// A mapping in a stack word.
    Mapping(usize),
}

/// Numbering of fields: by the template, or by the order of the fields. Not both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Manual,
    Automatic(usize),
}

/// A template being filled in.
struct Template {
    /// Stack word of the template.
    text: usize,
    source: Source,
    numbering: Numbering,
}

/// A field's parts, as byte ranges of the template.
struct Field {
    name: (usize, usize),
    conversion: Option<char>,
    spec: (usize, usize),
    /// Whether the specification has fields.
    nested: bool,
    /// The byte after the closing brace.
    end: usize,
}

impl Vm<'_> {
    /// Fills in the template in the stack word `text`.
    pub(crate) fn fill_template(&mut self, text: usize, source: Source) -> Res {
        self.needs(Feature::Templates)?;
        let top = self.top;
        let mut template = Template {
            text,
            source,
            numbering: Numbering::Unknown,
        };
        let end = self.str_bytes(self.word(text)).map_or(0, <[u8]>::len);
        let result = self.fill_range(&mut template, 0, end, DEPTH);
        self.top = top;
        result
    }

    fn fill_range(&mut self, t: &mut Template, from: usize, to: usize, depth: usize) -> Res {
        let Some(depth) = depth.checked_sub(1) else {
            return Err(self.raise_value_error("Max string recursion exceeded"));
        };
        let b = self.build()?;
        let mut at = from;
        while at < to {
            let brace = self.next_brace(t, at, to);
            let literal_end = brace.map_or(to, |(i, _)| i);
            self.build_part_of(&b, t.text, at, literal_end)?;
            let Some((i, brace)) = brace else { break };
            if self.template_byte(t, i + 1, to) == Some(brace) {
                self.build_text(&b, if brace == b'{' { "{" } else { "}" })?;
                at = i + 2;
            } else if brace == b'}' {
                return Err(self.raise_value_error("Single '}' encountered in format string"));
            } else if i + 1 >= to {
                return Err(self.raise_value_error("Single '{' encountered in format string"));
            } else {
                let before = self.built_size(&b);
                let (end, text) = self.fill_field(t, &b, i + 1, to, depth)?;
                at = end;
                // What is the whole result is not made a plain str.
                if at == to && before == 0 && self.str_len(self.plain(text)) > 0 {
                    self.built(b);
                    return Ok(text);
                }
            }
        }
        Ok(self.built(b))
    }

    fn template_byte(&self, t: &Template, i: usize, to: usize) -> Option<u8> {
        let bytes = self.str_bytes(self.word(t.text))?;
        bytes[..to].get(i).copied()
    }

    fn next_brace(&self, t: &Template, from: usize, to: usize) -> Option<(usize, u8)> {
        let bytes = self.str_bytes(self.word(t.text))?;
        let i = bytes[from..to]
            .iter()
            .position(|b| matches!(b, b'{' | b'}'))?;
        Some((from + i, bytes[from + i]))
    }

    /// Adds the field whose first byte after the brace is `from`: the byte after it, and the text
    /// that was added where that is not a plain str.
    fn fill_field(
        &mut self,
        t: &mut Template,
        b: &Builder,
        from: usize,
        to: usize,
        depth: usize,
    ) -> Res<(usize, Value)> {
        let field = match parse_field(self.str_bytes(self.word(t.text)).unwrap_or(&[]), from, to) {
            Ok(field) => field,
            Err(message) => return Err(self.raise_value_error(message)),
        };
        let top = self.top;
        let kept = self.push(Value::NONE)?;
        let v = self.field_value(t, field.name, kept)?;
        self.set_word(kept, v);
        self.convert_field(field.conversion, kept)?;
        let (start, end) = field.spec;
        let spec = if start == end {
            Value::UNBOUND
        } else if field.nested {
            let spec = self.fill_range(t, start, end, depth)?;
            self.plain(spec)
        } else {
            self.retried(|vm| vm.sub_str(vm.word(t.text), start, end))?
        };
        self.format_into(b, kept, spec)?;
        let text = self.word(kept);
        self.top = top;
        Ok((field.end, text))
    }

    /// Adds the value in the stack word `slot`, formatted, which takes its place where it is not a
    /// plain str; or nothing does.
    fn format_into(&mut self, b: &Builder, slot: usize, spec: Value) -> Res<()> {
        let v = self.word(slot);
        if spec.is_unbound() && !self.is_object(v) {
            self.str_into(b, slot)?;
            self.set_word(slot, Value::NONE);
            return Ok(());
        }
        self.rooted(spec, |vm, spec| {
            let text = vm.retried(|vm| vm.shown_format(vm.word(slot), vm.word(spec)))?;
            let plain = vm.plain(text);
            vm.set_word(slot, if plain == text { Value::NONE } else { text });
            vm.build_value(b, plain)
        })
    }

    fn convert_field(&mut self, conversion: Option<char>, slot: usize) -> Res<()> {
        let v = self.word(slot);
        let text = match conversion {
            None => return Ok(()),
            Some('s') => self.shown_str(v)?,
            Some('r') => self.shown_repr(v)?,
            Some('a') => self.shown_ascii(v)?,
            Some(c) => {
                let mut letter = [0; 4];
                let message = [
                    "Unknown conversion specifier ".into(),
                    Part::Text(c.encode_utf8(&mut letter)),
                ];
                return Err(self.raise(TypeId::ValueError, &message));
            }
        };
        self.set_word(slot, text);
        Ok(())
    }

    fn raise_value_error(&mut self, message: &str) -> Trap {
        self.raise(TypeId::ValueError, &[message.into()])
    }

    // ---- names

    /// The value that a field names; `kept` is a stack word to work with.
    fn field_value(&mut self, t: &mut Template, (from, to): (usize, usize), kept: usize) -> Res {
        let bytes = self.str_bytes(self.word(t.text)).unwrap_or(&[]);
        let name = &bytes[from..to];
        let first = name
            .iter()
            .position(|b| matches!(b, b'.' | b'['))
            .unwrap_or(name.len());
        let v = self.first_value(t, from, from + first)?;
        self.set_word(kept, v);
        let mut at = from + first;
        while at < to {
            let bytes = self.str_bytes(self.word(t.text)).unwrap_or(&[]);
            let attribute = bytes[at] == b'.';
            let rest = &bytes[at + 1..to];
            let len = match attribute {
                true => rest
                    .iter()
                    .position(|b| matches!(b, b'.' | b'['))
                    .unwrap_or(rest.len()),
                false => match rest.iter().position(|&b| b == b']') {
                    Some(len) => len,
                    None => return Err(self.raise_value_error("Missing ']' in format string")),
                },
            };
            if len == 0 {
                return Err(self.raise_value_error("Empty attribute in format string"));
            }
            let (start, end) = (at + 1, at + 1 + len);
            let v = self.field_step(t, attribute, start, end, kept)?;
            self.set_word(kept, v);
            at = end + !attribute as usize;
            if !attribute && at < to && !matches!(self.template_byte(t, at, to), Some(b'.' | b'['))
            {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return Err(self.raise_value_error(message));
            }
        }
        Ok(self.word(kept))
    }

    fn field_step(
        &mut self,
        t: &Template,
        attribute: bool,
        from: usize,
        to: usize,
        kept: usize,
    ) -> Res {
        if !attribute && let Some(n) = self.template_number(t, from, to)? {
            return self.get_item(self.word(kept), Value::int(n as i64));
        }
        let key = self.retried(|vm| vm.sub_str(vm.word(t.text), from, to))?;
        if attribute {
            self.get_attr(self.word(kept), key)
        } else {
            self.get_item(self.word(kept), key)
        }
    }

    /// The decimal number that these bytes of the template are, if they are one.
    fn template_number(&mut self, t: &Template, from: usize, to: usize) -> Res<Option<usize>> {
        let bytes = &self.str_bytes(self.word(t.text)).unwrap_or(&[])[from..to];
        if bytes.is_empty() || !bytes.iter().all(u8::is_ascii_digit) {
            return Ok(None);
        }
        let number = bytes.iter().try_fold(0usize, |n, b| {
            n.checked_mul(10)?
                .checked_add((b - b'0') as usize)
                .filter(|&n| n <= i32::MAX as usize)
        });
        match number {
            Some(n) => Ok(Some(n)),
            None => Err(self.raise_value_error("Too many decimal digits in format string")),
        }
    }

    fn first_value(&mut self, t: &mut Template, from: usize, to: usize) -> Res {
        if from == to {
            let n = match t.numbering {
                Numbering::Unknown => 0,
                Numbering::Automatic(n) => n,
                Numbering::Manual => {
                    let message = "cannot switch from manual field specification to automatic \
                                   field numbering";
                    return Err(self.raise_value_error(message));
                }
            };
            t.numbering = Numbering::Automatic(n + 1);
            return self.numbered_value(t, n);
        }
        if let Some(n) = self.template_number(t, from, to)? {
            if matches!(t.numbering, Numbering::Automatic(_)) {
                let message =
                    "cannot switch from automatic field numbering to manual field specification";
                return Err(self.raise_value_error(message));
            }
            t.numbering = Numbering::Manual;
            return self.numbered_value(t, n);
        }
        let key = self.retried(|vm| vm.sub_str(vm.word(t.text), from, to))?;
        match t.source {
            Source::Mapping(slot) => self.get_item(self.word(slot), key),
            Source::Arguments(args) => {
                let found = (0..args.keywords)
                    .find(|&i| self.str_eq(self.keyword_name(args, i), key))
                    .map(|i| self.keyword_value(args, i));
                found.ok_or_else(|| self.raise_key(key))
            }
        }
    }

    fn numbered_value(&mut self, t: &Template, n: usize) -> Res {
        let Source::Arguments(args) = t.source else {
            let message = "Format string contains positional fields";
            return Err(self.raise_value_error(message));
        };
        if n + 1 < args.len() {
            return Ok(self.arg(args, n + 1));
        }
        let message = [
            "Replacement index ".into(),
            Part::Int(n as i64),
            " out of range for positional args tuple".into(),
        ];
        Err(self.raise(TypeId::IndexError, &message))
    }
}

/// Takes the field apart whose first byte after the brace is `from`.
fn parse_field(bytes: &[u8], from: usize, to: usize) -> Result<Field, &'static str> {
    let (mut at, mut in_brackets) = (from, false);
    while at < to {
        match bytes[at] {
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            b'{' if !in_brackets => return Err("unexpected '{' in field name"),
            b'}' | b':' | b'!' if !in_brackets => break,
            _ => {}
        }
        at += 1;
    }
    let name = (from, at);
    let mut conversion = None;
    if at < to && bytes[at] == b'!' {
        let rest = core::str::from_utf8(&bytes[at + 1..to]).unwrap_or("");
        let Some(c) = rest.chars().next() else {
            return Err("end of string while looking for conversion specifier");
        };
        if c == '}' || c == ':' {
            return Err("unmatched '{' in format spec");
        }
        at += 1 + c.len_utf8();
        conversion = Some(c);
        if at < to && !matches!(bytes[at], b':' | b'}') {
            return Err("expected ':' after conversion specifier");
        }
    }
    let (mut spec, mut nested) = ((at, at), false);
    if at < to && bytes[at] == b':' {
        let start = at + 1;
        let mut depth = 1;
        at = start;
        while at < to {
            match bytes[at] {
                b'{' => (depth, nested) = (depth + 1, true),
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            at += 1;
        }
        spec = (start, at);
    }
    if at >= to {
        return Err("expected '}' before end of string");
    }
    Ok(Field {
        name,
        conversion,
        spec,
        nested,
        end: at + 1,
    })
}
