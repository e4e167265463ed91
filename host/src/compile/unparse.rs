//! The text of an expression as CPython writes it where annotations are kept as text
//! (`from __future__ import annotations`): from the tree, in one way of writing.

use std::fmt::Write;

use ruff_python_ast as ast;
use ruff_python_ast::{Expr, Number, Operator};

use super::source::Source;

mod pieces;

/// How strongly the parts of an expression hold together: what holds less is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Factor,
    Power,
    Await,
    Atom,
}

use Level::{Atom, Await, Comparison, Factor, Not, Test, Tuple};

impl Level {
    /// The next that is stronger.
    fn above(self) -> Level {
        const ALL: [Level; 16] = [
            Level::Tuple,
            Level::Test,
            Level::Or,
            Level::And,
            Level::Not,
            Level::Comparison,
            Level::BitOr,
            Level::BitXor,
            Level::BitAnd,
            Level::Shift,
            Level::Sum,
            Level::Product,
            Level::Factor,
            Level::Power,
            Level::Await,
            Level::Atom,
        ];
        ALL[(self as usize + 1).min(ALL.len() - 1)]
    }

    /// That of a binary operator.
    fn of(op: Operator) -> Level {
        match op {
            Operator::BitOr => Level::BitOr,
            Operator::BitXor => Level::BitXor,
            Operator::BitAnd => Level::BitAnd,
            Operator::LShift | Operator::RShift => Level::Shift,
            Operator::Add | Operator::Sub => Level::Sum,
            Operator::Pow => Level::Power,
            _ => Level::Product,
        }
    }
}

/// The text of an annotation.
pub(super) fn annotation(e: &Expr, source: &Source<'_>) -> String {
    let mut writer = Unparser {
        text: String::new(),
        source,
    };
    writer.expr(e, Test);
    writer.text
}

struct Unparser<'s> {
    text: String,
    source: &'s Source<'s>,
}

impl Unparser<'_> {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes what holds together as `own` where `level` is wanted.
    fn grouped(&mut self, own: Level, level: Level, write: impl FnOnce(&mut Self)) {
        if level > own {
            self.put("(");
        }
        write(self);
        if level > own {
            self.put(")");
        }
    }

    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e Expr>, level: Level) {
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            self.expr(item, level);
        }
    }

    fn expr(&mut self, e: &Expr, level: Level) {
        match e {
            Expr::BoolOp(e) => self.boolean(e, level),
            Expr::Named(e) => self.grouped(Tuple, level, |this| {
                this.expr(&e.target, Atom);
                this.put(" := ");
                this.expr(&e.value, Atom);
            }),
            Expr::BinOp(e) => self.binary(e, level),
            Expr::UnaryOp(e) => self.unary(e, level),
            Expr::Lambda(e) => self.grouped(Test, level, |this| this.lambda(e)),
            Expr::If(e) => self.grouped(Test, level, |this| {
                this.expr(&e.body, Test.above());
                this.put(" if ");
                this.expr(&e.test, Test.above());
                this.put(" else ");
                this.expr(&e.orelse, Test);
            }),
            Expr::Compare(e) => self.grouped(Comparison, level, |this| {
                this.expr(&e.left, Comparison.above());
                for (op, operand) in e.ops.iter().zip(&e.comparators) {
                    this.put(&format!(" {} ", op.as_str()));
                    this.expr(operand, Comparison.above());
                }
            }),
            Expr::Await(e) => self.grouped(Await, level, |this| {
                this.put("await ");
                this.expr(&e.value, Atom);
            }),
            Expr::Starred(e) => {
                self.put("*");
                self.expr(&e.value, Level::BitOr);
            }
            Expr::Yield(e) => {
                self.put("(yield");
                if let Some(value) = &e.value {
                    self.put(" ");
                    self.expr(value, Test);
                }
                self.put(")");
            }
            Expr::YieldFrom(e) => {
                self.put("(yield from ");
                self.expr(&e.value, Test);
                self.put(")");
            }
            Expr::Tuple(e) => self.tuple(e, level),
            _ => self.atom(e),
        }
    }

    fn boolean(&mut self, e: &ast::ExprBoolOp, level: Level) {
        let (own, word) = match e.op {
            ast::BoolOp::And => (Level::And, " and "),
            ast::BoolOp::Or => (Level::Or, " or "),
        };
        self.grouped(own, level, |this| {
            for (i, value) in e.values.iter().enumerate() {
                if i > 0 {
                    this.put(word);
                }
                this.expr(value, own.above());
            }
        });
    }

    fn binary(&mut self, e: &ast::ExprBinOp, level: Level) {
        let own = Level::of(e.op);
        let (left, right) = match e.op {
            Operator::Pow => (own.above(), own),
            _ => (own, own.above()),
        };
        self.grouped(own, level, |this| {
            this.expr(&e.left, left);
            this.put(&format!(" {} ", e.op.as_str()));
            this.expr(&e.right, right);
        });
    }

    fn unary(&mut self, e: &ast::ExprUnaryOp, level: Level) {
        let (own, word) = match e.op {
            ast::UnaryOp::Not => (Not, "not "),
            ast::UnaryOp::Invert => (Factor, "~"),
            ast::UnaryOp::UAdd => (Factor, "+"),
            ast::UnaryOp::USub => (Factor, "-"),
        };
        self.grouped(own, level, |this| {
            this.put(word);
            this.expr(&e.operand, own);
        });
    }

    fn tuple(&mut self, e: &ast::ExprTuple, level: Level) {
        if e.elts.is_empty() {
            return self.put("()");
        }
        self.grouped(Tuple, level, |this| {
            this.list(&e.elts, Test);
            if e.elts.len() == 1 {
                this.put(",");
            }
        });
    }

    fn atom(&mut self, e: &Expr) {
        match e {
            Expr::Name(e) => self.put(&e.id),
            Expr::Attribute(e) => {
                self.expr(&e.value, Atom);
                let is_int = matches!(&*e.value, Expr::NumberLiteral(n) if matches!(n.value, Number::Int(_)));
                self.put(if is_int { " ." } else { "." });
                self.put(&e.attr.id);
            }
            Expr::Subscript(e) => {
                self.expr(&e.value, Atom);
                self.put("[");
                self.expr(&e.slice, Tuple);
                self.put("]");
            }
            Expr::Slice(e) => self.slice(e),
            Expr::Call(e) => self.call(e),
            Expr::List(e) => {
                self.put("[");
                self.list(&e.elts, Test);
                self.put("]");
            }
            Expr::Set(e) => {
                self.put("{");
                self.list(&e.elts, Test);
                self.put("}");
            }
            Expr::Dict(e) => self.dict(e),
            Expr::ListComp(e) => self.comprehension(["[", "]"], None, &e.elt, &e.generators),
            Expr::SetComp(e) => self.comprehension(["{", "}"], None, &e.elt, &e.generators),
            Expr::Generator(e) => self.comprehension(["(", ")"], None, &e.elt, &e.generators),
            Expr::DictComp(e) => {
                self.comprehension(["{", "}"], e.key.as_deref(), &e.value, &e.generators);
            }
            Expr::FString(e) => self.f_string(e),
            Expr::StringLiteral(e) => {
                let first = e.value.iter().next();
                if first.is_some_and(|part| part.flags.prefix().is_unicode()) {
                    self.put("u");
                }
                self.quoted(e.value.to_str());
            }
            Expr::BytesLiteral(e) => self.bytes(&e.value.bytes().collect::<Vec<u8>>()),
            Expr::NumberLiteral(e) => self.number(&e.value),
            Expr::BooleanLiteral(e) => self.put(if e.value { "True" } else { "False" }),
            Expr::NoneLiteral(_) => self.put("None"),
            Expr::EllipsisLiteral(_) => self.put("..."),
            other => {
                let text = self.source.slice(ruff_text_size::Ranged::range(other));
                self.put(text);
            }
        }
    }

    fn slice(&mut self, e: &ast::ExprSlice) {
        if let Some(lower) = &e.lower {
            self.expr(lower, Test);
        }
        self.put(":");
        if let Some(upper) = &e.upper {
            self.expr(upper, Test);
        }
        if let Some(step) = &e.step {
            self.put(":");
            self.expr(step, Test);
        }
    }

    fn call(&mut self, e: &ast::ExprCall) {
        self.expr(&e.func, Atom);
        let arguments = &e.arguments;
        if let ([only @ Expr::Generator(_)], []) = (&arguments.args[..], &arguments.keywords[..]) {
            return self.expr(only, Atom);
        }
        self.put("(");
        self.list(&arguments.args, Test);
        for (i, keyword) in arguments.keywords.iter().enumerate() {
            if i > 0 || !arguments.args.is_empty() {
                self.put(", ");
            }
            match &keyword.arg {
                Some(name) => self.put(&format!("{}=", name.id)),
                None => self.put("**"),
            }
            self.expr(&keyword.value, Test);
        }
        self.put(")");
    }

    fn dict(&mut self, e: &ast::ExprDict) {
        self.put("{");
        for (i, item) in e.items.iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            match &item.key {
                Some(key) => {
                    self.expr(key, Test);
                    self.put(": ");
                    self.expr(&item.value, Test);
                }
                None => {
                    self.put("**");
                    self.expr(&item.value, Level::BitOr);
                }
            }
        }
        self.put("}");
    }

    fn number(&mut self, number: &Number) {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = match number {
            Number::Int(n) => write!(text, "{n}"),
            Number::Float(x) => stackline_core::float_text::write_repr(*x, &mut text),
            Number::Complex { imag, .. } => {
                let written = stackline_core::float_text::write_repr(*imag, &mut text);
                let whole = text.strip_suffix(".0").map(str::len);
                text.truncate(whole.unwrap_or(text.len()));
                text.push('j');
                written
            }
        };
        self.put(&text.replace("inf", "1e309"));
    }
}
