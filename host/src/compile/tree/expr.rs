//! Expressions.

use ruff_python_ast as ast;
use ruff_python_ast::{Expr, InterpolatedStringElement, Number};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::super::display::debug_text;
use super::{Tree, list, mark, null, quoted};

/// The sort of use of a place.
fn context(ctx: ast::ExprContext) -> String {
    mark(match ctx {
        ast::ExprContext::Store => "Store",
        ast::ExprContext::Del => "Del",
        _ => "Load",
    })
}

/// A value that JSON does not have, as what stands for it.
fn special(sort: &str, value: &str) -> String {
    format!("{{\"_\":\"!{sort}\",\"v\":{value}}}")
}

/// A float in digits; what is too large for one is infinite.
fn float(n: f64) -> String {
    match n.is_infinite() {
        true => "Infinity".to_owned(),
        false => format!("{n:e}"),
    }
}

fn number(n: &Number) -> String {
    match n {
        Number::Int(n) => special("int", &quoted(&n.to_string())),
        Number::Float(n) => special("float", &quoted(&float(*n))),
        Number::Complex { imag, .. } => special("complex", &quoted(&float(*imag))),
    }
}

fn comparison(op: ast::CmpOp) -> String {
    use ast::CmpOp as O;
    mark(match op {
        O::Eq => "Eq",
        O::NotEq => "NotEq",
        O::Lt => "Lt",
        O::LtE => "LtE",
        O::Gt => "Gt",
        O::GtE => "GtE",
        O::Is => "Is",
        O::IsNot => "IsNot",
        O::In => "In",
        O::NotIn => "NotIn",
    })
}

fn unary(op: ast::UnaryOp) -> String {
    mark(match op {
        ast::UnaryOp::Invert => "Invert",
        ast::UnaryOp::Not => "Not",
        ast::UnaryOp::UAdd => "UAdd",
        ast::UnaryOp::USub => "USub",
    })
}

impl Tree<'_> {
    pub(super) fn expression(&self, e: &Expr) -> String {
        match e {
            Expr::BoolOp(_)
            | Expr::BinOp(_)
            | Expr::UnaryOp(_)
            | Expr::Compare(_)
            | Expr::If(_)
            | Expr::Named(_) => self.operation(e),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(e)
            }
            Expr::Name(_)
            | Expr::Attribute(_)
            | Expr::Subscript(_)
            | Expr::Starred(_)
            | Expr::List(_)
            | Expr::Tuple(_) => self.target(e),
            Expr::Dict(_)
            | Expr::Set(_)
            | Expr::Call(_)
            | Expr::Lambda(_)
            | Expr::Await(_)
            | Expr::Yield(_)
            | Expr::YieldFrom(_)
            | Expr::Slice(_) => self.other(e),
            _ => self.literal(e),
        }
    }

    fn operation(&self, e: &Expr) -> String {
        let range = e.range();
        match e {
            Expr::BoolOp(e) => {
                let op = mark(match e.op {
                    ast::BoolOp::And => "And",
                    ast::BoolOp::Or => "Or",
                });
                self.node(
                    "BoolOp",
                    range,
                    &[("op", op), ("values", self.exprs(&e.values))],
                )
            }
            Expr::BinOp(e) => self.node(
                "BinOp",
                range,
                &[
                    ("left", self.expr(&e.left)),
                    ("op", self.operator(e.op)),
                    ("right", self.expr(&e.right)),
                ],
            ),
            Expr::UnaryOp(e) => self.node(
                "UnaryOp",
                range,
                &[("op", unary(e.op)), ("operand", self.expr(&e.operand))],
            ),
            Expr::Compare(e) => self.node(
                "Compare",
                range,
                &[
                    ("left", self.expr(&e.left)),
                    ("ops", list(e.ops.iter().map(|op| comparison(*op)))),
                    ("comparators", self.exprs(&e.comparators)),
                ],
            ),
            Expr::If(e) => self.node(
                "IfExp",
                range,
                &[
                    ("test", self.expr(&e.test)),
                    ("body", self.expr(&e.body)),
                    ("orelse", self.expr(&e.orelse)),
                ],
            ),
            Expr::Named(e) => self.node(
                "NamedExpr",
                range,
                &[
                    ("target", self.expr(&e.target)),
                    ("value", self.expr(&e.value)),
                ],
            ),
            _ => null(),
        }
    }

    fn comprehension(&self, e: &Expr) -> String {
        let (class, elt, generators) = match e {
            Expr::ListComp(e) => ("ListComp", &e.elt, &e.generators),
            Expr::SetComp(e) => ("SetComp", &e.elt, &e.generators),
            Expr::Generator(e) => ("GeneratorExp", &e.elt, &e.generators),
            Expr::DictComp(e) => {
                let fields = [
                    ("key", self.maybe(e.key.as_deref())),
                    ("value", self.expr(&e.value)),
                    ("generators", self.generators(&e.generators)),
                ];
                return self.node("DictComp", e.range, &fields);
            }
            _ => return null(),
        };
        let fields = [
            ("elt", self.expr(elt)),
            ("generators", self.generators(generators)),
        ];
        self.node(class, e.range(), &fields)
    }

    /// The positional arguments of a call. A generator that is the only one takes the call's
    /// parentheses for its own.
    fn arguments(&self, arguments: &ast::Arguments) -> String {
        if let [Expr::Generator(only)] = &arguments.args[..]
            && !only.parenthesized
        {
            let fields = [
                ("elt", self.expr(&only.elt)),
                ("generators", self.generators(&only.generators)),
            ];
            return list([self.deeper(|| self.node("GeneratorExp", arguments.range, &fields))]);
        }
        self.exprs(&arguments.args)
    }

    /// What may stand where a value is put.
    fn target(&self, e: &Expr) -> String {
        let (class, mut fields, ctx) = match e {
            Expr::Name(e) => ("Name", vec![("id", quoted(e.id.as_str()))], e.ctx),
            Expr::Attribute(e) => (
                "Attribute",
                vec![
                    ("value", self.expr(&e.value)),
                    ("attr", self.identifier(&e.attr)),
                ],
                e.ctx,
            ),
            Expr::Subscript(e) => (
                "Subscript",
                vec![
                    ("value", self.expr(&e.value)),
                    ("slice", self.expr(&e.slice)),
                ],
                e.ctx,
            ),
            Expr::Starred(e) => ("Starred", vec![("value", self.expr(&e.value))], e.ctx),
            Expr::List(e) => ("List", vec![("elts", self.exprs(&e.elts))], e.ctx),
            Expr::Tuple(e) => ("Tuple", vec![("elts", self.exprs(&e.elts))], e.ctx),
            _ => return null(),
        };
        fields.push(("ctx", context(ctx)));
        self.node(class, e.range(), &fields)
    }

    fn other(&self, e: &Expr) -> String {
        let range = e.range();
        let value =
            |class: &str, v: Option<&Expr>| self.node(class, range, &[("value", self.maybe(v))]);
        match e {
            Expr::Dict(e) => self.node(
                "Dict",
                range,
                &[
                    (
                        "keys",
                        list(e.items.iter().map(|i| self.maybe(i.key.as_ref()))),
                    ),
                    ("values", self.exprs(e.items.iter().map(|i| &i.value))),
                ],
            ),
            Expr::Set(e) => self.node("Set", range, &[("elts", self.exprs(&e.elts))]),
            Expr::Call(e) => self.node(
                "Call",
                range,
                &[
                    ("func", self.expr(&e.func)),
                    ("args", self.arguments(&e.arguments)),
                    ("keywords", self.keywords(&e.arguments.keywords)),
                ],
            ),
            Expr::Lambda(e) => self.node(
                "Lambda",
                range,
                &[
                    ("args", self.parameters(e.parameters.as_deref())),
                    ("body", self.expr(&e.body)),
                ],
            ),
            Expr::Await(e) => value("Await", Some(&e.value)),
            Expr::Yield(e) => value("Yield", e.value.as_deref()),
            Expr::YieldFrom(e) => value("YieldFrom", Some(&e.value)),
            Expr::Slice(e) => self.node(
                "Slice",
                range,
                &[
                    ("lower", self.maybe(e.lower.as_deref())),
                    ("upper", self.maybe(e.upper.as_deref())),
                    ("step", self.maybe(e.step.as_deref())),
                ],
            ),
            _ => null(),
        }
    }

    fn constant(&self, range: TextRange, value: String, kind: String) -> String {
        self.node("Constant", range, &[("value", value), ("kind", kind)])
    }

    fn literal(&self, e: &Expr) -> String {
        let range = e.range();
        let plain = |value: &str| self.constant(range, value.to_owned(), null());
        match e {
            Expr::StringLiteral(e) => {
                let kind = if e.value.is_unicode() {
                    "\"u\""
                } else {
                    "null"
                };
                self.constant(range, quoted(e.value.to_str()), kind.to_owned())
            }
            Expr::BytesLiteral(e) => {
                let text: String = e.value.bytes().map(char::from).collect();
                self.constant(range, special("bytes", &quoted(&text)), null())
            }
            Expr::NumberLiteral(e) => self.constant(range, number(&e.value), null()),
            Expr::BooleanLiteral(e) => plain(if e.value { "true" } else { "false" }),
            Expr::EllipsisLiteral(_) => plain("{\"_\":\"!ellipsis\"}"),
            Expr::FString(e) => self.formatted(e),
            _ => plain("null"),
        }
    }

    fn formatted(&self, e: &ast::ExprFString) -> String {
        let mut pieces = Pieces::default();
        for part in e.value.iter() {
            match part {
                ast::FStringPart::Literal(s) => pieces.text(s.range, &s.value),
                ast::FStringPart::FString(f) => {
                    let raw = f.flags.prefix().is_raw();
                    f.elements
                        .iter()
                        .for_each(|e| self.piece(e, raw, &mut pieces));
                }
            }
        }
        self.node("JoinedStr", e.range, &[("values", pieces.finish(self))])
    }

    fn piece(&self, element: &InterpolatedStringElement, raw: bool, pieces: &mut Pieces) {
        let e = match element {
            InterpolatedStringElement::Literal(s) => return pieces.text(s.range, &s.value),
            InterpolatedStringElement::Interpolation(e) => e,
        };
        let mut conversion = e.conversion as i8;
        if let Some(debug) = &e.debug_text {
            // From behind the brace to what follows the equals sign.
            let start = e.range.start() + TextSize::new(1);
            let range = TextRange::at(start, TextSize::of(debug.as_str()));
            pieces.text(range, &debug_text(e, raw, self.text));
            if conversion == -1 && e.format_spec.is_none() {
                conversion = b'r' as i8;
            }
        }
        let spec = e.format_spec.as_ref().map_or_else(null, |spec| {
            let mut inner = Pieces::default();
            spec.elements
                .iter()
                .for_each(|e| self.piece(e, false, &mut inner));
            // The colon is of it.
            let start = spec.range.start() - TextSize::new(1);
            let range = TextRange::new(start, spec.range.end());
            self.node("JoinedStr", range, &[("values", inner.finish(self))])
        });
        let fields = [
            ("value", self.expr(&e.expression)),
            ("conversion", conversion.to_string()),
            ("format_spec", spec),
        ];
        let node = self.node("FormattedValue", e.range, &fields);
        pieces.flush(self);
        pieces.done.push(node);
    }
}

/// The parts of a formatted string; texts in a row are one.
#[derive(Default)]
struct Pieces {
    done: Vec<String>,
    open: Option<(TextRange, String)>,
}

impl Pieces {
    fn text(&mut self, range: TextRange, text: &str) {
        if text.is_empty() {
            return;
        }
        match &mut self.open {
            None => self.open = Some((range, text.to_owned())),
            Some((whole, before)) => {
                *whole = TextRange::new(whole.start(), range.end());
                before.push_str(text);
            }
        }
    }

    fn flush(&mut self, tree: &Tree<'_>) {
        if let Some((range, text)) = self.open.take() {
            self.done.push(tree.constant(range, quoted(&text), null()));
        }
    }

    fn finish(mut self, tree: &Tree<'_>) -> String {
        self.flush(tree);
        list(self.done)
    }
}
