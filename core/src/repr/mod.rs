//! `repr`, `str`, `ascii` and `format` of every value.

mod container;
mod format;
mod object;
mod percent;
mod percent_bytes;
mod quote;
mod template;

pub(crate) use template::Source;

pub(crate) use quote::{is_printable, write_ascii, write_bytes};

use crate::convert::Number;
use crate::features::Feature;
use crate::float_text::{REPR_LEN, write_repr};
use crate::int_text::{DigitBuffer, digits_u64};
use crate::kind::Kind;
use crate::strings::{Builder, Name};
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;
use core::fmt::Write;

/// Text of a number on the native stack.
struct Short {
    bytes: [u8; 2 * REPR_LEN],
    len: usize,
}

impl Short {
    fn float(x: f64) -> Short {
        let mut text = Short {
            bytes: [0; 2 * REPR_LEN],
            len: 0,
        };
        // No float's text is longer than the buffer.
        let _ = write_repr(x, &mut text);
        text
    }

    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        let end = self.len + text.len();
        let place = self.bytes.get_mut(self.len..end).ok_or(core::fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

impl Vm<'_> {
    /// `repr(v)`, a str.
    ///
    /// # Errors
    /// What `__repr__` raises; RecursionError where containers nest too deeply.
    pub fn repr(&mut self, v: Value) -> Res {
        if self.is_str(v) {
            let quoted = self.write_text(|memory, page| quote::write_str(memory.text(v), page));
            return quoted.map(|(text, ())| text);
        }
        if let Some(text) = self.number_text(v)? {
            return Ok(text);
        }
        self.built_from(v, Vm::repr_into)
    }

    /// `repr(v)` as the built-in type has it that the class of `v` derives from.
    pub(crate) fn own_repr(&mut self, v: Value) -> Res {
        self.built_from(v, |vm, b, slot| match vm.payload(vm.word(slot)) {
            Some(_) => vm.payload_repr(b, slot),
            None => vm.repr_into(b, slot),
        })
    }

    /// `str(v)`, a str.
    ///
    /// # Errors
    /// As [`Vm::repr`], and what `__str__` raises.
    pub fn to_str(&mut self, v: Value) -> Res {
        if self.is_str(v) {
            return Ok(v);
        }
        if let Some(text) = self.number_text(v)? {
            return Ok(text);
        }
        self.built_from(v, Vm::str_into)
    }

    /// `ascii(v)`: `repr(v)`, as a program sees it, with everything beyond ASCII escaped.
    ///
    /// # Errors
    /// As [`Vm::repr`].
    pub(crate) fn shown_ascii(&mut self, v: Value) -> Res {
        let text = self.shown_repr(v)?;
        let plain = self.plain(text);
        if self.str_is_ascii(plain) {
            return Ok(text);
        }
        self.rooted(plain, |vm, slot| {
            vm.retried(|vm| {
                let text = vm.word(slot);
                vm.write_text(|memory, page| write_ascii(memory.text(text), page))
            })
            .map(|(text, ())| text)
        })
    }

    /// The text of an int or a float; `None` for anything else, bools too.
    fn number_text(&mut self, v: Value) -> Res<Option<Value>> {
        if v.is_int() || v.is(Kind::BigInt) {
            return self.int_text(v, 10).map(Some);
        }
        match v.as_float() {
            Some(x) => self.new_str(Short::float(x).as_str()).map(Some),
            None => Ok(None),
        }
    }

    /// A string built from `v` in a stack word.
    fn built_from(&mut self, v: Value, fill: fn(&mut Self, &Builder, usize) -> Res<()>) -> Res {
        self.rooted(v, |vm, slot| {
            let b = vm.build()?;
            fill(vm, &b, slot)?;
            Ok(vm.built(b))
        })
    }

    /// Runs `work`, and after a collection once more if memory ran out. Its values must be in
    /// the machine's memory.
    pub(crate) fn retried<R>(&mut self, work: impl Fn(&mut Self) -> Res<R>) -> Res<R> {
        self.heap.forget_full();
        let done = work(self);
        match done.as_ref().err().and_then(|trap| self.wanted(*trap)) {
            Some(words) => {
                self.make_room(words)?;
                work(self)
            }
            None => done,
        }
    }

    /// Adds `repr` of the value in the stack word `slot`.
    ///
    /// # Errors
    /// As [`Vm::repr`].
    pub(crate) fn repr_into(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let v = self.word(slot);
        if self.is_str(v) {
            return self.build_written(b, |memory, page| {
                quote::write_str(memory.text(memory.word(slot)), page);
            });
        }
        match self.number(v) {
            Some(Number::Small(n)) if v.is_int() => return self.build_small(b, n),
            Some(Number::Big(_)) => return self.build_big(b, slot),
            Some(Number::Float(x)) => return self.build_text(b, Short::float(x).as_str()),
            Some(Number::Complex(re, im)) => return self.build_complex(b, re, im),
            _ => {}
        }
        if self.bytes_of(v).is_some() {
            return self.build_written(b, |memory, page| {
                write_bytes(memory.blob(memory.word(slot)), page);
            });
        }
        match v.kind() {
            Some(Kind::ByteArray) if Feature::Bytes.included() => {
                self.build_text(b, "bytearray(")?;
                self.build_written(b, |memory, page| {
                    quote::write_bytearray(memory.blob(memory.word(slot)), page);
                })?;
                self.build_text(b, ")")
            }
            Some(Kind::MemoryView) if Feature::Bytes.included() => self.view_repr(b, slot),
            Some(_) => self.object_repr(b, slot),
            None => self.immediate_repr(b, v),
        }
    }

    /// Adds `str` of the value in the stack word `slot`.
    ///
    /// # Errors
    /// As [`Vm::to_str`].
    pub(crate) fn str_into(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let v = self.word(slot);
        if self.is_str(v) {
            return self.build_slot(b, slot);
        }
        if v.is(Kind::MappingProxy) {
            return self.rooted(self.behind_proxy(v), |vm, kept| vm.str_into(b, kept));
        }
        if self.is_object(v) || v.is(Kind::Exception) {
            if let Some(f) = self.special(v, const { Name::new("__str__") }) {
                let text = self.call_special(v, f, &[])?;
                return self.build_returned(b, text, "__str__");
            }
            if v.is(Kind::Exception) {
                return self.exception_text(b, slot);
            }
            match self.payload(v) {
                Some(inner) if self.is_str(inner) => return self.build_value(b, inner),
                // Bytes have a text of their own, which does not ask for `__repr__`.
                Some(inner) if self.is_byte_string(inner) => return self.payload_repr(b, slot),
                _ => {}
            }
            if let Some(f) = self.special(v, object::REPR) {
                let text = self.call_special(v, f, &[])?;
                return self.build_returned(b, text, "__str__");
            }
        }
        self.repr_into(b, slot)
    }

    fn build_small(&mut self, b: &Builder, n: i64) -> Res<()> {
        let mut buffer: DigitBuffer = [0; 64];
        if n < 0 {
            self.build_text(b, "-")?;
        }
        self.build_text(b, digits_u64(n.unsigned_abs(), 10, &mut buffer))
    }

    fn build_big(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let text = self.retried(|vm| vm.int_text(vm.word(slot), 10))?;
        self.build_value(b, text)
    }

    fn build_complex(&mut self, b: &Builder, re: f64, im: f64) -> Res<()> {
        let part = |x: f64| {
            let mut text = Short::float(x);
            if text.as_str().ends_with(".0") {
                text.len -= 2;
            }
            text
        };
        if re == 0.0 && re.is_sign_positive() {
            self.build_text(b, part(im).as_str())?;
            return self.build_text(b, "j");
        }
        let sign = if im.is_sign_negative() && !im.is_nan() {
            ""
        } else {
            "+"
        };
        let (re, im) = (part(re), part(im));
        for piece in ["(", re.as_str(), sign, im.as_str(), "j)"] {
            self.build_text(b, piece)?;
        }
        Ok(())
    }

    fn immediate_repr(&mut self, b: &Builder, v: Value) -> Res<()> {
        let name = match v {
            Value::NONE => "None",
            Value::TRUE => "True",
            Value::FALSE => "False",
            Value::ELLIPSIS => "Ellipsis",
            Value::NOT_IMPLEMENTED => "NotImplemented",
            _ => return self.named_repr(b, v),
        };
        self.build_text(b, name)
    }

    /// Adds what a special method returned for text.
    fn build_returned(&mut self, b: &Builder, text: Value, method: &str) -> Res<()> {
        let text = self.returned_text(text, method)?;
        self.build_value(b, self.plain(text))
    }

    /// The str, or instance of a class derived from that, which `method` returned.
    fn returned_text(&mut self, text: Value, method: &str) -> Res {
        if self.is_str(self.plain(text)) {
            return Ok(text);
        }
        let message = [
            method.into(),
            " returned non-string (type ".into(),
            Part::TypeOf(text),
            ")".into(),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }

    /// `str(v)` as a program sees it: what a method returned is not made a plain str.
    pub(crate) fn shown_str(&mut self, v: Value) -> Res {
        let inner = self.plain(v);
        let has_text = self.is_str(inner) || self.is_byte_string(inner) || v.is(Kind::Exception);
        let method = match self.special(v, const { Name::new("__str__") }) {
            None if !has_text => self.special(v, object::REPR),
            method => method,
        };
        match method {
            Some(f) => {
                let text = self.call_special(v, f, &[])?;
                self.returned_text(text, "__str__")
            }
            None => self.to_str(v),
        }
    }

    /// `repr(v)` as a program sees it, as [`Vm::shown_str`].
    pub(crate) fn shown_repr(&mut self, v: Value) -> Res {
        match self.special(v, object::REPR) {
            Some(f) => {
                let text = self.call_special(v, f, &[])?;
                self.returned_text(text, "__repr__")
            }
            None => self.repr(v),
        }
    }
}
