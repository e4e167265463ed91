//! The tree of a source as JSON, for the module `ast`: what the parser found, in the nodes and fields
//! that CPython has.
//!
//! A node is an object with its class under `_`, its place under `p` (line, column, last line,
//! column behind the last; columns in bytes), and its fields under their names.

mod expr;
mod parts;
mod stmt;

use std::cell::Cell;
use std::fmt::Write;

use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Trees that are deeper are refused.
const DEEPEST: usize = 2000;

/// What writes a tree.
pub(super) struct Tree<'s> {
    text: &'s str,
    /// Where each line begins.
    lines: Vec<u32>,
    depth: Cell<usize>,
    too_deep: Cell<bool>,
}

/// Nodes that end with a block.
const COMPOUND: [&str; 13] = [
    "AsyncFor",
    "AsyncFunctionDef",
    "AsyncWith",
    "ClassDef",
    "ExceptHandler",
    "For",
    "FunctionDef",
    "If",
    "Match",
    "Try",
    "TryStar",
    "While",
    "With",
];

/// A field of a node: its name, and its value as JSON.
type Field = (&'static str, String);

/// The statements as JSON; `None` if they are nested too deeply.
pub(super) fn write(text: &str, body: &[Stmt]) -> Option<String> {
    let ends = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
    let tree = Tree {
        text,
        lines: std::iter::once(0)
            .chain(ends.map(|(at, _)| at as u32 + 1))
            .collect(),
        depth: Cell::new(0),
        too_deep: Cell::new(false),
    };
    let json = tree.body(body);
    (!tree.too_deep.get()).then_some(json)
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            c if c < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(json, "\\u{:04x}", c as u32);
            }
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

/// A list of what is JSON already.
fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    format!("[{}]", items.join(","))
}

fn null() -> String {
    "null".to_owned()
}

/// A node without place and fields.
fn mark(class: &str) -> String {
    format!("{{\"_\":\"{class}\"}}")
}

impl Tree<'_> {
    fn place(&self, at: TextSize) -> (usize, u32) {
        let at = at.to_u32();
        let line = self.lines.partition_point(|&start| start <= at);
        (line, at - self.lines[line - 1])
    }

    fn node(&self, class: &str, range: TextRange, fields: &[Field]) -> String {
        let (line, column) = self.place(range.start());
        let (end_line, end_column) = self.place(self.end(class, range));
        let mut json =
            format!("{{\"_\":\"{class}\",\"p\":[{line},{column},{end_line},{end_column}]");
        self.fields(&mut json, fields);
        json
    }

    /// Where a node ends. A semicolon behind a block's last statement is of the block.
    fn end(&self, class: &str, range: TextRange) -> TextSize {
        let at = range.end().to_usize();
        let rest = &self.text[at..];
        let semicolon = rest.trim_start_matches([' ', '\t', '\x0c']);
        if COMPOUND.contains(&class) && semicolon.starts_with(';') {
            return range.end() + TextSize::of(&rest[..=rest.len() - semicolon.len()]);
        }
        range.end()
    }

    /// A node that has no place.
    fn bare(&self, class: &str, fields: &[Field]) -> String {
        let mut json = format!("{{\"_\":\"{class}\"");
        self.fields(&mut json, fields);
        json
    }

    fn fields(&self, json: &mut String, fields: &[Field]) {
        for (name, value) in fields {
            // Writing to a string cannot fail.
            let _ = write!(json, ",\"{name}\":{value}");
        }
        json.push('}');
    }

    /// Writes what is one level further in.
    fn deeper(&self, write: impl FnOnce() -> String) -> String {
        if self.depth.get() >= DEEPEST {
            self.too_deep.set(true);
            return null();
        }
        self.depth.set(self.depth.get() + 1);
        let json = write();
        self.depth.set(self.depth.get() - 1);
        json
    }

    fn body(&self, body: &[Stmt]) -> String {
        list(body.iter().map(|s| self.deeper(|| self.stmt(s))))
    }

    fn expr(&self, e: &Expr) -> String {
        self.deeper(|| self.expression(e))
    }

    fn maybe(&self, e: Option<&Expr>) -> String {
        e.map_or_else(null, |e| self.expr(e))
    }

    fn exprs<'e>(&self, items: impl IntoIterator<Item = &'e Expr>) -> String {
        list(items.into_iter().map(|e| self.expr(e)))
    }

    /// The range without the decorators in front: it begins at the first word behind them.
    fn undecorated(&self, range: TextRange, last: Option<TextSize>) -> TextRange {
        let Some(mut at) = last.map(|at| at.to_u32() as usize) else {
            return range;
        };
        let bytes = self.text.as_bytes();
        while let Some(&b) = bytes.get(at) {
            match b {
                b'#' => at += self.text[at..].find('\n').unwrap_or(1),
                b' ' | b'\t' | b'\n' | b'\x0c' | b'\\' | b')' => at += 1,
                _ => break,
            }
        }
        TextRange::new(TextSize::new(at as u32), range.end())
    }

    fn identifier(&self, name: &ruff_python_ast::Identifier) -> String {
        quoted(name.id.as_str())
    }

    fn maybe_identifier(&self, name: Option<&ruff_python_ast::Identifier>) -> String {
        name.map_or_else(null, |name| self.identifier(name))
    }

    fn decorators(&self, decorators: &[ruff_python_ast::Decorator]) -> (String, Option<TextSize>) {
        let last = decorators.last().map(|d| d.range().end());
        (self.exprs(decorators.iter().map(|d| &d.expression)), last)
    }
}
