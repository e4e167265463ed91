//! `format(value, spec)`.

use crate::class::NAME;
use crate::convert::{Memory, Number, Page};
use crate::features::Feature;
use crate::format_spec::{
    FormatError, FormatSpec, Target, format_complex, format_digits, format_float, format_i64,
    format_str,
};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;
use core::fmt::Write;

impl Vm<'_> {
    /// `format(v, spec)`, a str; `spec` is a str, or unbound for an empty one.
    ///
    /// # Errors
    /// As [`Vm::shown_format`].
    pub(crate) fn format(&mut self, v: Value, spec: Value) -> Res {
        let text = self.shown_format(v, spec)?;
        Ok(self.plain(text))
    }

    /// `format(v, spec)` as a program sees it: what a method returned is not made a plain str, nor is
    /// an instance that the specification changes nothing of.
    ///
    /// # Errors
    /// ValueError where the specification is none for such a value, and what `__format__`
    /// raises.
    pub(crate) fn shown_format(&mut self, v: Value, spec: Value) -> Res {
        if let Some(f) = self.special(v, const { Name::new("__format__") }) {
            return self.format_by_method(v, f, spec);
        }
        self.format_as_built_in(v, spec)
    }

    /// As [`Vm::shown_format`], where the value's class does not say how.
    pub(crate) fn format_as_built_in(&mut self, v: Value, spec: Value) -> Res {
        let whole = v;
        let v = match self.payload(v) {
            // Without a specification it is `str()`, which the class may define.
            Some(inner) if !self.is_empty_spec(spec) => inner,
            _ => v,
        };
        let spec = self.plain(spec);
        if spec.is_unbound() || self.is_str(spec) && self.str_len(spec) == 0 {
            return self.shown_str(v);
        }
        if !self.is_str(spec) {
            let given = Part::Given(spec);
            let text = ["format() argument 2 must be str, not ".into(), given];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        if self.is_str(v) {
            let made = self.format_with(spec, Target::Str, whole, |memory, spec, page| {
                format_str(spec, memory.text(v), page)
            })?;
            return Ok(match self.str_bytes(made) == self.str_bytes(v) {
                true if self.str_len(v) > 0 => whole,
                _ => made,
            });
        }
        match self.number(v) {
            Some(Number::Small(n)) if v == whole => {
                self.format_with(spec, Target::Number, whole, |_, spec, page| {
                    if spec.wants_float() {
                        format_float(spec, n as f64, page)
                    } else {
                        format_i64(spec, n, page)
                    }
                })
            }
            Some(Number::Small(_) | Number::Big(_)) => self.format_int(whole, v, spec),
            Some(Number::Float(x)) => {
                self.format_with(spec, Target::Number, whole, |_, spec, page| {
                    format_float(spec, x, page)
                })
            }
            Some(Number::Complex(re, im)) => {
                self.format_with(spec, Target::Number, whole, |_, spec, page| {
                    format_complex(spec, re, im, page)
                })
            }
            None => {
                let message = [
                    "unsupported format string passed to ".into(),
                    Part::TypeOf(whole),
                    ".__format__".into(),
                ];
                Err(self.raise(TypeId::TypeError, &message))
            }
        }
    }

    fn is_empty_spec(&self, spec: Value) -> bool {
        spec.is_unbound() || self.str_len(self.plain(spec)) == 0
    }

    fn format_by_method(&mut self, v: Value, f: Value, spec: Value) -> Res {
        let spec = if spec.is_unbound() {
            self.new_str("")?
        } else {
            spec
        };
        let text = self.call_special(v, f, &[spec])?;
        if self.is_str(self.plain(text)) {
            return Ok(text);
        }
        Err(self.raise_type(text, "__format__ must return a str, not ", ""))
    }

    /// The int `v`, which is `whole` or what that holds. Where it is shown as a float, its class
    /// may say which.
    fn format_int(&mut self, whole: Value, v: Value, spec: Value) -> Res {
        self.needs(Feature::Formatting)?;
        let parsed = FormatSpec::parse(self.str(spec).unwrap_or(""), Target::Number).ok();
        if parsed.as_ref().is_some_and(FormatSpec::wants_float) {
            return self.rooted(whole, |vm, whole| {
                let kept = vm.push(spec)?;
                let x = vm.real(vm.word(whole))?.unwrap_or(0.0);
                let (whole, spec) = (vm.word(whole), vm.word(kept));
                vm.format_with(spec, Target::Number, whole, |_, spec, page| {
                    format_float(spec, x, page)
                })
            });
        }
        let digits = self.int_text(v, parsed.map_or(10, |parsed| parsed.radix()))?;
        self.format_with(spec, Target::Number, whole, |memory, spec, page| {
            let digits = memory.text(digits);
            let magnitude = digits.strip_prefix('-').unwrap_or(digits);
            format_digits(spec, magnitude.len() < digits.len(), magnitude, page)
        })
    }

    /// What `write` writes under the specification, or the exception that it asks for, which names
    /// the class of `whole`.
    fn format_with(
        &mut self,
        spec: Value,
        target: Target,
        whole: Value,
        write: impl FnOnce(&Memory<'_>, &FormatSpec, &mut Page<'_>) -> Result<(), FormatError<'static>>,
    ) -> Res {
        self.needs(Feature::Formatting)?;
        let class = self.class_of(whole);
        let own_name = class.as_kind(Kind::Class).map(|at| self.get(at, NAME));
        let plain_name = self.type_id(whole).name();
        let (text, wrong) = self.write_text(|memory, page| {
            let done = FormatSpec::parse(memory.text(spec), target)
                .and_then(|parsed| write(memory, &parsed, page));
            match done {
                Ok(()) => None,
                Err(error) => {
                    page.clear();
                    let name = own_name.map_or(plain_name, |name| memory.text(name));
                    // A page takes everything.
                    let _ = write!(page, "{}", error.message(name));
                    Some(error.is_overflow())
                }
            }
        })?;
        match wrong {
            None => Ok(text),
            Some(true) => Err(self.raise_message(TypeId::OverflowError, Ok(text))),
            Some(false) => Err(self.raise_message(TypeId::ValueError, Ok(text))),
        }
    }
}
