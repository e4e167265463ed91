//! Lambdas, comprehensions, strings.

use std::fmt::Write;

use ruff_python_ast as ast;
use ruff_python_ast::{Expr, InterpolatedStringElement};

use stackline_core::surrogate;

use super::Level::{Test, Tuple};
use super::Unparser;

impl Unparser<'_> {
    pub(super) fn lambda(&mut self, e: &ast::ExprLambda) {
        self.put("lambda");
        if let Some(parameters) = e.parameters.as_deref() {
            // CPython leaves no space in front of a star.
            if !parameters.posonlyargs.is_empty() || !parameters.args.is_empty() {
                self.put(" ");
            }
            self.parameters(parameters);
        }
        self.put(": ");
        self.expr(&e.body, Test);
    }

    fn parameters(&mut self, p: &ast::Parameters) {
        let mut is_first = true;
        let mut between = |this: &mut Self| {
            if !std::mem::take(&mut is_first) {
                this.put(", ");
            }
        };
        for (i, parameter) in p.posonlyargs.iter().chain(&p.args).enumerate() {
            between(self);
            self.parameter(parameter);
            if i + 1 == p.posonlyargs.len() {
                self.put(", /");
            }
        }
        if p.vararg.is_some() || !p.kwonlyargs.is_empty() {
            between(self);
            self.put("*");
            if let Some(parameter) = &p.vararg {
                self.put(&parameter.name.id);
            }
        }
        for parameter in &p.kwonlyargs {
            between(self);
            self.parameter(parameter);
        }
        if let Some(parameter) = &p.kwarg {
            between(self);
            self.put("**");
            self.put(&parameter.name.id);
        }
    }

    fn parameter(&mut self, p: &ast::ParameterWithDefault) {
        self.put(&p.parameter.name.id);
        if let Some(default) = &p.default {
            self.put("=");
            self.expr(default, Test);
        }
    }

    pub(super) fn comprehension(
        &mut self,
        [open, close]: [&str; 2],
        key: Option<&Expr>,
        value: &Expr,
        generators: &[ast::Comprehension],
    ) {
        self.put(open);
        if let Some(key) = key {
            self.expr(key, Test);
            self.put(": ");
        }
        self.expr(value, Test);
        for generator in generators {
            self.put(if generator.is_async {
                " async for "
            } else {
                " for "
            });
            self.expr(&generator.target, Tuple);
            self.put(" in ");
            self.expr(&generator.iter, Test.above());
            for condition in &generator.ifs {
                self.put(" if ");
                self.expr(condition, Test.above());
            }
        }
        self.put(close);
    }

    pub(super) fn f_string(&mut self, e: &ast::ExprFString) {
        let mut inner = Unparser {
            text: String::new(),
            source: self.source,
        };
        for part in &e.value {
            match part {
                ast::FStringPart::Literal(text) => inner.braced(&text.value),
                ast::FStringPart::FString(part) => {
                    inner.elements(&part.elements, part.flags.prefix().is_raw());
                }
            }
        }
        self.put("f");
        self.quoted(&inner.text);
    }

    fn braced(&mut self, text: &str) {
        self.put(&text.replace('{', "{{").replace('}', "}}"));
    }

    fn elements(&mut self, elements: &[InterpolatedStringElement], raw: bool) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(text) => self.braced(&text.value),
                InterpolatedStringElement::Interpolation(field) => self.field(field, raw),
            }
        }
    }

    fn field(&mut self, field: &ast::InterpolatedElement, raw: bool) {
        let mut conversion = field.conversion as i8;
        if field.debug_text.is_some() {
            let text = super::super::display::debug_text(field, raw, self.source.text());
            self.braced(&text);
            if conversion == -1 && field.format_spec.is_none() {
                conversion = b'r' as i8;
            }
        }
        self.put("{");
        let start = self.text.len();
        self.expr(&field.expression, Test.above());
        if self.text[start..].starts_with('{') {
            self.text.insert(start, ' ');
        }
        if let Ok(conversion @ 1..) = u8::try_from(conversion) {
            self.put("!");
            self.text.push(conversion.into());
        }
        if let Some(spec) = &field.format_spec {
            self.put(":");
            self.elements(&spec.elements, false);
        }
        self.put("}");
    }

    /// A string in quotes.
    pub(super) fn quoted(&mut self, text: &str) {
        let quote = quote_for(text.contains('\''), text.contains('"'));
        self.text.push(quote);
        for c in text.chars() {
            let code = surrogate::code_point(c);
            let _ = match c {
                '\\' => write!(self.text, "\\\\"),
                '\n' => write!(self.text, "\\n"),
                '\r' => write!(self.text, "\\r"),
                '\t' => write!(self.text, "\\t"),
                c if c == quote => write!(self.text, "\\{c}"),
                c if c.is_control() && code < 0x100 => write!(self.text, "\\x{code:02x}"),
                _ if (0xD800..0xE000).contains(&code) => write!(self.text, "\\u{code:04x}"),
                '\u{a0}' => write!(self.text, "\\xa0"),
                c if c.is_whitespace() && c != ' ' => write!(self.text, "\\u{code:04x}"),
                c => write!(self.text, "{c}"),
            };
        }
        self.text.push(quote);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
        self.text.push('b');
        self.text.push(quote);
        for &b in bytes {
            let _ = match b {
                b'\\' => write!(self.text, "\\\\"),
                b'\n' => write!(self.text, "\\n"),
                b'\r' => write!(self.text, "\\r"),
                b'\t' => write!(self.text, "\\t"),
                b if char::from(b) == quote => write!(self.text, "\\{quote}"),
                b' '..=b'~' => write!(self.text, "{}", char::from(b)),
                b => write!(self.text, "\\x{b:02x}"),
            };
        }
        self.text.push(quote);
    }
}

/// The quotes around a text.
fn quote_for(has_single: bool, has_double: bool) -> char {
    if has_single && !has_double { '"' } else { '\'' }
}
