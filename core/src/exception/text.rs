//! `str` of exceptions, as the built-in types have it.

use crate::exception::ARGS;
use crate::features::Feature;
use crate::kind::Kind;
use crate::strings::Builder;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// The arguments of the exception in the stack word `slot`, and their number.
    pub(crate) fn exception_args(&self, slot: usize) -> (Value, usize) {
        let args = self.get(self.word(slot).addr(), ARGS);
        let count = args.as_kind(Kind::Tuple).map_or(0, |at| self.heap.len(at));
        (args, count)
    }

    /// Adds `str` of the exception in the stack word `slot`, as the built-in classes have it.
    pub(crate) fn exception_text(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let layout = self.type_id(self.word(slot));
        let derives = |id| Feature::ErrorDetails.included() && layout.derives_from(id);
        let told = |name: &str| !self.member(slot, name).is_none();
        if derives(TypeId::OSError) && (told("strerror") || told("filename")) {
            return self.os_error_text(b, slot);
        }
        if derives(TypeId::SyntaxError) {
            return self.syntax_error_text(b, slot);
        }
        if derives(TypeId::BaseExceptionGroup) {
            return self.group_text(b, slot);
        }
        if derives(TypeId::UnicodeError) && layout != TypeId::UnicodeError {
            // One that has not been initialized says nothing.
            return match self.member(slot, "reason").is_none() {
                true => Ok(()),
                false => self.unicode_error_text(b, slot),
            };
        }
        if derives(TypeId::ImportError) {
            let message = self.member(slot, "msg");
            if self.is_str(message) {
                return self.build_value(b, message);
            }
        }
        let class = self.class_of(self.word(slot));
        let is_key = self.derives(class, TypeId::KeyError.value());
        self.plain_exception_text(b, slot, is_key)
    }

    /// Adds the arguments of the exception in the stack word `slot`, as exceptions have it that are
    /// about nothing else; a missing key is shown as it would be written.
    #[inline]
    pub(crate) fn plain_exception_text(
        &mut self,
        b: &Builder,
        slot: usize,
        is_key: bool,
    ) -> Res<()> {
        let (args, count) = self.exception_args(slot);
        match count {
            0 => Ok(()),
            1 => {
                let only = self.get(args.addr(), 1);
                self.rooted(only, |vm, kept| match is_key {
                    true => vm.repr_into(b, kept),
                    false => vm.str_into(b, kept),
                })
            }
            _ => self.value_repr(b, args),
        }
    }

    /// An attribute of the exception in the stack word `slot`.
    fn member(&self, slot: usize, name: &str) -> Value {
        let found = self.exception_member(self.word(slot), name);
        found.unwrap_or(Value::NONE)
    }

    fn member_text(&mut self, b: &Builder, slot: usize, name: &str) -> Res<()> {
        let v = self.member(slot, name);
        self.rooted(v, |vm, kept| vm.str_into(b, kept))
    }

    fn member_repr(&mut self, b: &Builder, slot: usize, name: &str) -> Res<()> {
        let v = self.member(slot, name);
        self.value_repr(b, v)
    }

    /// `[Errno 2] No such file or directory: 'name'`.
    fn os_error_text(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.build_text(b, "[Errno ")?;
        self.member_text(b, slot, "errno")?;
        self.build_text(b, "] ")?;
        self.member_text(b, slot, "strerror")?;
        if self.member(slot, "filename").is_none() {
            return Ok(());
        }
        self.build_text(b, ": ")?;
        self.member_repr(b, slot, "filename")?;
        if self.member(slot, "filename2").is_none() {
            return Ok(());
        }
        self.build_text(b, " -> ")?;
        self.member_repr(b, slot, "filename2")
    }

    /// `message (file.py, line 1)`.
    fn syntax_error_text(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.member_text(b, slot, "msg")?;
        let file = self.member(slot, "filename");
        let line = self.member(slot, "lineno").as_int();
        let named = self.is_str(file);
        if !named && line.is_none() {
            return Ok(());
        }
        self.build_text(b, " (")?;
        if named {
            let name = self.retried(|vm| {
                let file = vm.member(slot, "filename");
                let text = vm.str(file).unwrap_or("");
                let start = text.rfind('/').map_or(0, |at| at + 1);
                vm.sub_str(file, start, text.len())
            })?;
            self.rooted(name, |vm, kept| vm.build_slot(b, kept))?;
        }
        if let Some(line) = line {
            let comma = if named { ", " } else { "" };
            self.build_fmt(b, format_args!("{comma}line {line}"))?;
        }
        self.build_text(b, ")")
    }

    /// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`.
    fn unicode_error_text(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let layout = self.type_id(self.word(slot));
        let place = |vm: &Self, name| vm.member(slot, name).as_int().unwrap_or(0).max(0);
        let (start, end) = (place(self, "start"), place(self, "end"));
        let verb = if layout.derives_from(TypeId::UnicodeTranslateError) {
            "can't translate "
        } else {
            self.build_text(b, "'")?;
            self.member_text(b, slot, "encoding")?;
            self.build_text(b, "' codec ")?;
            match layout.derives_from(TypeId::UnicodeDecodeError) {
                true => "can't decode ",
                false => "can't encode ",
            }
        };
        self.build_text(b, verb)?;
        let object = self.member(slot, "object");
        let at = start as usize;
        if let Some(bytes) = self.bytes_of(object) {
            match bytes.get(at).filter(|_| end == start + 1).copied() {
                Some(byte) => self.build_fmt(b, format_args!("byte 0x{byte:02x}"))?,
                None => self.build_text(b, "bytes")?,
            }
        } else {
            let text = self.str(object).unwrap_or("");
            let one = text.chars().nth(at).filter(|_| end == start + 1);
            match one.map(crate::surrogate::code_point) {
                Some(c @ ..=0xFF) => self.build_fmt(b, format_args!("character '\\x{c:02x}'"))?,
                Some(c @ ..=0xFFFF) => self.build_fmt(b, format_args!("character '\\u{c:04x}'"))?,
                Some(c) => self.build_fmt(b, format_args!("character '\\U{c:08x}'"))?,
                None => self.build_text(b, "characters")?,
            }
        }
        self.build_fmt(b, format_args!(" in position {start}"))?;
        if end != start + 1 {
            self.build_fmt(b, format_args!("-{}", end - 1))?;
        }
        self.build_text(b, ": ")?;
        self.member_text(b, slot, "reason")
    }

    /// `message (2 sub-exceptions)`.
    fn group_text(&mut self, b: &Builder, slot: usize) -> Res<()> {
        self.member_text(b, slot, "message")?;
        let count = self.group_len(self.word(slot));
        let s = if count == 1 { "" } else { "s" };
        self.build_fmt(b, format_args!(" ({count} sub-exception{s})"))
    }

    /// The text of `str`, as a method of the built-in types gives it.
    pub(crate) fn exception_str(&mut self, e: Value) -> Res {
        self.text(e, |vm, b, slot| vm.exception_text(b, slot))
    }

    /// Adds `repr` of the exception in the stack word `slot`.
    pub(crate) fn exception_repr(&mut self, b: &Builder, slot: usize) -> Res<()> {
        let class = self.get(self.word(slot).addr(), crate::exception::CLASS);
        self.build_parts(b, &[Part::Plain(class)])?;
        let (args, count) = self.exception_args(slot);
        if count != 1 {
            return self.value_repr(b, args);
        }
        self.build_text(b, "(")?;
        let only = self.get(self.exception_args(slot).0.addr(), 1);
        self.value_repr(b, only)?;
        self.build_text(b, ")")
    }
}
