//! `text % values`.

use crate::convert::{Memory, Number, Page};
use crate::features::Feature;
use crate::format_spec::FormatError;
use crate::format_spec::percent::{
    Conversion, Count, PercentError, percent_digits, percent_float, percent_i64, percent_text,
};
use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::surrogate;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// What is formatted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mode {
    Text,
    /// Bytes, as text whose characters they are.
    Bytes,
}

/// Where the values come from: stack words, and how far they are used.
struct Values {
    /// Stack word of the format text.
    text: usize,
    /// Stack word of the right side.
    given: usize,
    /// Stack word of the value at hand.
    at_hand: usize,
    /// Values taken.
    used: usize,
    /// Number of values.
    count: usize,
    /// Whether the right side is a tuple of values.
    tuple: bool,
    /// Whether the right side may be asked for keys.
    mapping: bool,
    mode: Mode,
    /// Whether the value at hand is a text that was added as it is, but no plain str.
    alone: bool,
}

impl Vm<'_> {
    /// `a % b` for a str, bytes object or bytearray `a`; `None` for anything else.
    pub(crate) fn percent(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        if !self.is_str(a) {
            return match self.is_byte_string(a) {
                true => self.percent_bytes(a, b).map(Some),
                false => Ok(None),
            };
        }
        let top = self.top;
        let result = self.percent_rooted(a, b, Mode::Text);
        self.top = top;
        result.map(Some)
    }

    pub(super) fn percent_rooted(&mut self, a: Value, b: Value, mode: Mode) -> Res {
        self.needs(Feature::Percent)?;
        let b = match self.payload(b) {
            Some(inner) if inner.is(Kind::Tuple) => inner,
            _ => b,
        };
        let text = self.push(a)?;
        let given = self.push(b)?;
        let at_hand = self.push(Value::NONE)?;
        let tuple = b.is(Kind::Tuple);
        let count = if tuple { self.heap.len(b.addr()) } else { 1 };
        let inner = self.plain(b);
        let plain = self.is_str(inner) || mode == Mode::Bytes && self.is_byte_string(inner);
        let mapping = !tuple && !plain && self.is_mapping(b);
        let mut values = Values {
            text,
            given,
            at_hand,
            used: 0,
            count,
            tuple,
            mapping,
            mode,
            alone: false,
        };
        let b = self.build()?;
        let mut at = 0;
        while let Some(found) = self.next_percent(text, at) {
            self.build_part_of(&b, text, at, found)?;
            let before = self.built_size(&b);
            values.alone = false;
            at = found + self.convert_one(&b, &mut values, found)?;
            values.alone &= before == 0;
        }
        let end = self.str_bytes(self.word(text)).map_or(0, <[u8]>::len);
        values.alone &= at == end && self.built_size(&b) > 0;
        self.build_part_of(&b, text, at, end)?;
        if !values.mapping && values.used < values.count {
            let message = match mode {
                Mode::Text => "not all arguments converted during string formatting",
                Mode::Bytes => "not all arguments converted during bytes formatting",
            };
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        let text = self.word(at_hand);
        let made = self.built(b);
        // What is the whole result is not made a plain str.
        Ok(if values.alone { text } else { made })
    }

    fn is_mapping(&self, v: Value) -> bool {
        match v.kind() {
            Some(
                Kind::Dict
                | Kind::List
                | Kind::Range
                | Kind::MappingProxy
                | Kind::MemoryView
                | Kind::GenericAlias
                | Kind::Union,
            ) => true,
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                let own = self.special(v, const { Name::new("__getitem__") });
                let inner = self.payload(v);
                own.is_some() || inner.is_some_and(|inner| self.is_mapping(inner))
            }
            _ => self.buffer_of(v).is_some(),
        }
    }

    fn next_percent(&self, text: usize, from: usize) -> Option<usize> {
        let bytes = self.str_bytes(self.word(text))?;
        bytes[from..]
            .iter()
            .position(|&byte| byte == b'%')
            .map(|i| from + i)
    }

    /// Adds the bytes `from..to` of the str in the stack word `slot`.
    pub(super) fn build_part_of(
        &mut self,
        b: &Builder,
        slot: usize,
        from: usize,
        to: usize,
    ) -> Res<()> {
        if from == to {
            return Ok(());
        }
        self.build_written(b, |memory, page| {
            page.push(&memory.bytes(memory.word(slot))[from..to]);
        })
    }

    /// Adds the value of the conversion that starts at byte `at`; the bytes that it takes.
    fn convert_one(&mut self, b: &Builder, values: &mut Values, at: usize) -> Res<usize> {
        let (text, mut parsed, key) = {
            let text = self.str(self.word(values.text)).unwrap_or("");
            match Conversion::parse(&text[at..]) {
                Ok(parsed) => (text, without_key(&parsed), parsed.key.map(str::len)),
                Err(error) => return Err(self.raise_percent(error)),
            }
        };
        let start = crate::text::char_count(&text.as_bytes()[..at]);
        if values.mode == Mode::Bytes && parsed.code == 'b' {
            parsed.code = 's';
        }
        let unknown = parsed.check(&text[at..], start).err();
        let mut conversion = parsed;
        if conversion.is_percent_sign() {
            self.build_text(b, "%")?;
            return Ok(conversion.len);
        }
        if let Some(len) = key {
            self.take_key(values, at + 2, len)?;
        }
        if matches!(conversion.width, Count::Argument) {
            let n = self.take_count(values)?;
            conversion
                .set_width(n)
                .map_err(|error| self.raise_percent(error))?;
        }
        if matches!(conversion.precision, Count::Argument) {
            let n = match self.take_count(values) {
                Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::OverflowError) => {
                    self.clear_pending();
                    i64::MAX
                }
                n => n?,
            };
            if i32::try_from(n).is_err() {
                return Err(self.raise_c_int());
            }
            conversion
                .set_precision(n)
                .map_err(|error| self.raise_percent(error))?;
        }
        self.take_value(values)?;
        if let Some(error) = unknown {
            return Err(self.raise_percent(error));
        }
        if values.mode == Mode::Bytes {
            self.prepare_bytes(&mut conversion, values.at_hand)?;
        }
        if matches!(conversion.code, 's' | 'r' | 'a') {
            values.alone = self.convert_text(b, &conversion, values.at_hand)?;
        } else {
            self.convert_value(b, &conversion, values.mode, values.at_hand)?;
        }
        Ok(conversion.len)
    }

    #[cold]
    fn raise_percent(&mut self, error: PercentError) -> Trap {
        let text = self.message(Value::NONE, |vm, b, _| {
            vm.build_fmt(b, format_args!("{error}"))
        });
        self.raise_message(TypeId::ValueError, text)
    }

    // ---- values

    /// Looks up the key that is the `len` bytes at `from` of the text, as the value to take.
    fn take_key(&mut self, values: &mut Values, from: usize, len: usize) -> Res<()> {
        if !values.mapping {
            return Err(self.raise(TypeId::TypeError, &["format requires a mapping".into()]));
        }
        let key = self.retried(|vm| vm.sub_str(vm.word(values.text), from, from + len))?;
        let key = match values.mode {
            Mode::Text => key,
            Mode::Bytes => {
                self.rooted(key, |vm, slot| vm.retried(|vm| vm.narrowed(vm.word(slot))))?
            }
        };
        let v = self.get_item(self.word(values.given), key)?;
        self.set_word(values.at_hand, v);
        (values.used, values.count, values.tuple) = (usize::MAX, 1, false);
        Ok(())
    }

    /// Puts the next value into the word for the value at hand.
    fn take_value(&mut self, values: &mut Values) -> Res<()> {
        if values.used == usize::MAX {
            values.used = 1;
            return Ok(());
        }
        if values.used >= values.count {
            let message = "not enough arguments for format string";
            return Err(self.raise(TypeId::TypeError, &[message.into()]));
        }
        let given = self.word(values.given);
        let v = if values.tuple {
            self.get(given.addr(), values.used + 1)
        } else {
            given
        };
        values.used += 1;
        self.set_word(values.at_hand, v);
        Ok(())
    }

    fn take_count(&mut self, values: &mut Values) -> Res<i64> {
        self.take_value(values)?;
        let v = self.plain(self.word(values.at_hand));
        match self.int_to_i64(v) {
            // As CPython, whose negation of this overflows.
            Some(i64::MIN) => Ok(0),
            Some(n) => Ok(n),
            None if self.is_integer(v) => {
                let text = "Python int too large to convert to C ssize_t";
                Err(self.raise(TypeId::OverflowError, &[text.into()]))
            }
            None => Err(self.raise(TypeId::TypeError, &["* wants int".into()])),
        }
    }

    // ---- conversions

    /// Adds the value in the stack word `slot`, converted to something else than its own text.
    fn convert_value(
        &mut self,
        b: &Builder,
        conversion: &Conversion<'_>,
        mode: Mode,
        slot: usize,
    ) -> Res<()> {
        match conversion.code {
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.convert_int(b, conversion, slot),
            'c' => self.convert_char(b, conversion, slot),
            _ => {
                let x = self.percent_real(mode, slot)?;
                self.convert_by(b, move |_, page| percent_float(conversion, x, page))
            }
        }
    }

    /// The float that the value in the stack word `slot` is. Bytes say of whatever goes wrong
    /// that it is none.
    fn percent_real(&mut self, mode: Mode, slot: usize) -> Res<f64> {
        match self.to_f64(self.word(slot)) {
            Err(trap) if mode == Mode::Bytes && self.is_raised(trap) => {
                self.clear_pending();
                Err(self.raise_type(self.word(slot), "float argument required, not ", ""))
            }
            done => done,
        }
    }

    /// Makes text of a value that a conversion of bytes takes.
    fn prepare_bytes(&mut self, conversion: &mut Conversion<'_>, slot: usize) -> Res<()> {
        match conversion.code {
            's' => self.bytes_for_percent(slot),
            'r' => {
                conversion.code = 'a';
                Ok(())
            }
            'c' => {
                conversion.code = 's';
                conversion.precision = Count::None;
                self.byte_for_percent(slot)
            }
            _ => Ok(()),
        }
    }

    fn convert_by(
        &mut self,
        b: &Builder,
        write: impl Fn(&Memory<'_>, &mut Page<'_>) -> Result<(), FormatError<'static>>,
    ) -> Res<()> {
        match self.build_written(b, write)? {
            Ok(()) => Ok(()),
            Err(error) => {
                let text = self.message(Value::NONE, |vm, b, _| {
                    vm.build_fmt(b, format_args!("{}", error.message("")))
                });
                Err(self.raise_message(TypeId::ValueError, text))
            }
        }
    }

    /// Adds the text of the value in the stack word `slot`; whether that is no plain str, and takes
    /// the value's place because all of it was added as it is.
    fn convert_text(&mut self, b: &Builder, conversion: &Conversion<'_>, slot: usize) -> Res<bool> {
        let v = self.word(slot);
        let plain =
            matches!(conversion.width, Count::None) && matches!(conversion.precision, Count::None);
        if plain && !self.is_object(v) {
            match conversion.code {
                's' => return self.str_into(b, slot).map(|()| false),
                'r' => return self.repr_into(b, slot).map(|()| false),
                _ => {}
            }
        }
        let text = match conversion.code {
            's' => self.shown_str(v)?,
            'r' => self.shown_repr(v)?,
            _ => self.shown_ascii(v)?,
        };
        self.set_word(slot, text);
        let before = self.built_size(b);
        self.rooted(self.plain(text), |vm, kept| {
            vm.convert_by(b, |memory, page| {
                percent_text(conversion, memory.text(memory.word(kept)), page)
            })?;
            let added = vm.built_size(b) - before;
            let whole = vm.word(kept) != vm.word(slot) && added == vm.str_size(vm.word(kept));
            Ok(whole && !conversion.plus && !conversion.space)
        })
    }

    fn convert_char(&mut self, b: &Builder, conversion: &Conversion<'_>, slot: usize) -> Res<()> {
        let v = self.plain(self.word(slot));
        if self.is_str(v) && self.str_len(v) == 1 {
            self.set_word(slot, v);
            return self.convert_by(b, |memory, page| {
                percent_text(conversion, memory.text(memory.word(slot)), page)
            });
        }
        let code = match self.is_str(v) {
            true => None,
            false => self.percent_code(slot)?,
        };
        let Some(code) = code else {
            return Err(self.raise(TypeId::TypeError, &["%c requires int or char".into()]));
        };
        let c = self
            .int_to_i64(code)
            .and_then(|n| u32::try_from(n).ok())
            .and_then(surrogate::character);
        let Some(c) = c else {
            let message = "%c arg not in range(0x110000)";
            return Err(self.raise(TypeId::OverflowError, &[message.into()]));
        };
        self.convert_by(b, |_, page| {
            percent_text(conversion, c.encode_utf8(&mut [0; 4]), page)
        })
    }

    fn convert_int(&mut self, b: &Builder, conversion: &Conversion<'_>, slot: usize) -> Res<()> {
        let v = self.percent_int(conversion.code, slot)?;
        if let Some(Number::Small(n)) = self.number(v) {
            return self.convert_by(b, |_, page| percent_i64(conversion, n, page));
        }
        self.set_word(slot, v);
        let digits = self.retried(|vm| vm.int_text(vm.word(slot), conversion.radix()))?;
        self.set_word(slot, digits);
        self.convert_by(b, |memory, page| {
            let digits = memory.text(memory.word(slot));
            let magnitude = digits.strip_prefix('-').unwrap_or(digits);
            percent_digits(conversion, magnitude.len() < digits.len(), magnitude, page)
        })
    }

    /// The int that the value in the stack word `slot` is for `%c`; `None` where it is none.
    pub(super) fn percent_code(&mut self, slot: usize) -> Res<Option<Value>> {
        match self.index_value(self.word(slot)) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                self.clear_pending();
                Ok(None)
            }
            code => code.map(Some),
        }
    }

    /// The int that the value in the stack word `slot` is for this conversion.
    fn percent_int(&mut self, code: char, slot: usize) -> Res {
        let v = self.word(slot);
        if self.is_integer(v) {
            return Ok(v);
        }
        let decimal = matches!(code, 'd' | 'i' | 'u');
        let inner = self.plain(v);
        if self.is_integer(inner) {
            return Ok(inner);
        }
        if self.is_numeric(v) {
            let made = match decimal {
                true => self.with_room(|vm| vm.int_of(vm.word(slot))),
                false => self.index_value(v),
            };
            match made {
                Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                    self.clear_pending();
                }
                made => return made,
            }
        }
        let v = self.word(slot);
        let mut letter = [0; 4];
        let wanted = if decimal {
            " format: a real number is required, not "
        } else {
            " format: an integer is required, not "
        };
        let message = [
            "%".into(),
            Part::Text(code.encode_utf8(&mut letter)),
            wanted.into(),
            Part::TypeOf(v),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }
}

/// The conversion without its key, which is text in the machine's memory.
fn without_key(parsed: &Conversion<'_>) -> Conversion<'static> {
    Conversion {
        key: None,
        left: parsed.left,
        plus: parsed.plus,
        space: parsed.space,
        alternate: parsed.alternate,
        zero: parsed.zero,
        width: parsed.width,
        precision: parsed.precision,
        code: parsed.code,
        len: parsed.len,
    }
}
