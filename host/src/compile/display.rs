//! Displays: tuples, lists, sets and dicts written out; and f-strings.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::set_order;
use super::source::Source;
use super::unit::Reg;
use ruff_python_ast::{self as ast, ConversionFlag, Expr, FStringPart, InterpolatedStringElement};
use ruff_text_size::{Ranged, TextRange, TextSize};
use stackline_core::opcode::Op;

/// A display with more items than this is built in steps.
const MAX_ITEMS: usize = 48;
/// A list of at least this many constants is made from a constant tuple.
const MIN_CONSTANTS: usize = 12;

/// A piece of an f-string.
pub enum Piece<'a> {
    Text(String),
    Field(&'a ast::InterpolatedElement),
    /// A value, the number of its conversion, and a specification of its format.
    Converted(&'a Expr, u8, String),
}

impl<'a> Compiler<'_, 'a> {
    /// Evaluates `items` into new temporaries in a row: the first.
    fn items(&mut self, items: impl IntoIterator<Item = &'a Expr>, dst: Reg) -> Compiled<Reg> {
        self.unit.set_top(self.run_base(dst))?;
        let first = self.unit.top;
        let mut is_empty = true;
        for item in items {
            is_empty = false;
            let slot = self.unit.temporary()?;
            self.expr(item, slot)?;
        }
        Ok(if is_empty { 0 } else { first as Reg })
    }

    pub fn tuple(&mut self, items: &'a [Expr], range: TextRange, dst: Reg) -> Compiled {
        if items.len() > MAX_ITEMS || items.iter().any(Expr::is_starred_expr) {
            let list = self.work(dst)?;
            self.list_in_steps(items, range, list)?;
            self.at(range);
            self.emit(Op::ListToTuple, dst, list, 0);
            return Ok(());
        }
        let first = self.items(items, dst)?;
        self.at(range);
        self.emit(Op::BuildTuple, dst, first, items.len() as u8);
        Ok(())
    }

    pub fn list(&mut self, items: &'a [Expr], range: TextRange, dst: Reg) -> Compiled {
        let mark = self.unit.top;
        if items.len() > MAX_ITEMS || items.iter().any(Expr::is_starred_expr) {
            let list = self.work(dst)?;
            self.list_in_steps(items, range, list)?;
            self.move_(dst, list);
        } else if let Some(constants) = self.constants(items) {
            let list = self.work(dst)?;
            let tuple = self.unit.temporary()?;
            self.at(range);
            self.load_constant(&Constant::Tuple(constants), tuple);
            self.emit(Op::BuildList, list, 0, 0);
            self.emit(Op::ListExtend, list, tuple, 0);
            self.move_(dst, list);
        } else {
            let first = self.items(items, dst)?;
            self.at(range);
            self.emit(Op::BuildList, dst, first, items.len() as u8);
        }
        self.unit.set_top(mark)
    }

    /// `dst`, the newest temporary, `=` a tuple of what `load` puts into a register for each item.
    pub fn tuple_from<'i, T>(
        &mut self,
        items: &'i [T],
        dst: Reg,
        mut load: impl FnMut(&mut Self, &'i T, Reg) -> Compiled,
    ) -> Compiled {
        if items.len() <= MAX_ITEMS {
            for (i, item) in items.iter().enumerate() {
                let slot = if i == 0 { dst } else { self.unit.temporary()? };
                load(self, item, slot)?;
            }
            self.emit(Op::BuildTuple, dst, dst, items.len() as u8);
        } else {
            self.emit(Op::BuildList, dst, 0, 0);
            for item in items {
                let slot = self.unit.temporary()?;
                load(self, item, slot)?;
                self.emit(Op::ListAppend, dst, slot, 0);
                self.unit.set_top(dst as u16 + 1)?;
            }
            self.emit(Op::ListToTuple, dst, dst, 0);
        }
        self.unit.set_top(dst as u16 + 1)
    }

    fn constants(&self, items: &[Expr]) -> Option<Vec<Constant>> {
        if items.len() < MIN_CONSTANTS {
            return None;
        }
        items.iter().map(|item| self.constant(item)).collect()
    }

    /// Builds a list in `list`, a temporary, item by item.
    fn list_in_steps(&mut self, items: &'a [Expr], range: TextRange, list: Reg) -> Compiled {
        let plain = items
            .iter()
            .take(16)
            .take_while(|e| !e.is_starred_expr())
            .count();
        let (head, rest) = items.split_at(plain);
        let mark = self.unit.top;
        if !rest.is_empty()
            && let Some(constants) = self.constants(items)
        {
            let tuple = self.unit.temporary()?;
            self.at(range);
            self.load_constant(&Constant::Tuple(constants), tuple);
            self.emit(Op::BuildList, list, 0, 0);
            self.emit(Op::ListExtend, list, tuple, 0);
            return self.unit.set_top(mark);
        }
        let first = self.items(head, list)?;
        self.at(range);
        self.emit(Op::BuildList, list, first, head.len() as u8);
        self.unit.set_top(mark)?;
        for item in rest {
            let (op, value) = match item {
                Expr::Starred(e) => (Op::ListExtend, &*e.value),
                e => (Op::ListAppend, e),
            };
            let value = self.operand(value)?;
            self.at(range);
            self.emit(op, list, value, 0);
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    /// `dst =` what a loop goes through or `in` looks into: a set of constants is a constant
    /// there.
    pub fn container(&mut self, e: &'a Expr, dst: Reg) -> Compiled {
        match e {
            Expr::Set(set) if set.elts.iter().all(|e| self.constant(e).is_some()) => {
                let mark = self.unit.top;
                self.set(set, true, dst)?;
                self.unit.set_top(mark)
            }
            // Nobody can change the list, so it is a tuple.
            Expr::List(list) if !list.elts.iter().any(Expr::is_starred_expr) => {
                let constants: Option<Vec<_>> =
                    list.elts.iter().map(|e| self.constant(e)).collect();
                if let Some(constants) = constants {
                    self.load_constant(&Constant::Tuple(constants), dst);
                    return Ok(());
                }
                let mark = self.unit.top;
                self.tuple(&list.elts, list.range, dst)?;
                self.unit.set_top(mark)
            }
            e => self.expr(e, dst),
        }
    }

    pub fn set(&mut self, e: &'a ast::ExprSet, is_constant: bool, dst: Reg) -> Compiled {
        if e.elts.len() <= MAX_ITEMS && !e.elts.iter().any(Expr::is_starred_expr) {
            let constants: Option<Vec<_>> = e.elts.iter().map(|e| self.constant(e)).collect();
            let constants = constants.filter(|items| is_constant || items.len() > 2);
            let order = constants.as_deref().and_then(set_order::order);
            let first = match order {
                Some(order) => self.items(order.into_iter().map(|i| &e.elts[i]), dst)?,
                None => self.items(&e.elts, dst)?,
            };
            self.at(e.range);
            self.emit(Op::BuildSet, dst, first, e.elts.len() as u8);
            if constants.is_some() && !is_constant {
                // Constant items make a frozenset first, of which the set is a copy: that shows
                // in its order.
                let mark = self.unit.top;
                let copy = self.unit.temporary()?;
                self.emit(Op::BuildSet, copy, 0, 0);
                self.emit(Op::SetUpdate, copy, dst, 0);
                self.move_(dst, copy);
                self.unit.set_top(mark)?;
            }
            return Ok(());
        }
        let set = self.work(dst)?;
        self.at(e.range);
        self.emit(Op::BuildSet, set, 0, 0);
        for item in &e.elts {
            let mark = self.unit.top;
            let (op, value) = match item {
                Expr::Starred(e) => (Op::SetUpdate, &*e.value),
                e => (Op::SetAdd, e),
            };
            let value = self.operand(value)?;
            self.at(e.range);
            self.emit(op, set, value, 0);
            self.unit.set_top(mark)?;
        }
        self.move_(dst, set);
        Ok(())
    }

    pub fn dict(&mut self, e: &'a ast::ExprDict, dst: Reg) -> Compiled {
        let plain = e.items.iter().take_while(|item| item.key.is_some()).count();
        let all = plain == e.items.len() && plain * 2 <= MAX_ITEMS;
        let (head, rest) = e.items.split_at(if all { plain } else { plain.min(8) });
        let dict = if all { dst } else { self.work(dst)? };
        let mark = self.unit.top;
        self.unit.set_top(self.run_base(dict))?;
        let first = if head.is_empty() {
            0
        } else {
            self.unit.top as Reg
        };
        for item in head {
            for part in item.key.iter().chain([&item.value]) {
                let slot = self.unit.temporary()?;
                self.expr(part, slot)?;
            }
        }
        self.at(e.range);
        self.emit(Op::BuildDict, dict, first, head.len() as u8);
        self.unit.set_top(mark)?;
        for item in rest {
            let key = item.key.as_ref().map(|key| self.operand(key)).transpose()?;
            let value = self.operand(&item.value)?;
            self.at(e.range);
            match key {
                Some(key) => self.emit(Op::DictSet, dict, key, value),
                None => self.emit(Op::DictUpdate, dict, value, 0),
            }
            self.unit.set_top(mark)?;
        }
        self.move_(dst, dict);
        Ok(())
    }

    // ---- f-strings

    pub fn fstring(&mut self, e: &'a ast::ExprFString, dst: Reg) -> Compiled {
        let mut pieces = Vec::new();
        for part in &e.value {
            match part {
                FStringPart::Literal(text) => add_text(&mut pieces, &text.value),
                FStringPart::FString(part) => {
                    let raw = part.flags.prefix().is_raw();
                    add_elements(&mut pieces, &part.elements, raw, self.source);
                }
            }
        }
        self.pieces(pieces, e.range, dst)
    }

    /// `dst =` the pieces, formatted and joined.
    pub fn pieces(&mut self, mut pieces: Vec<Piece<'a>>, range: TextRange, dst: Reg) -> Compiled {
        if pieces.len() > MAX_ITEMS {
            let rest = pieces.split_off(pieces.len() / 2);
            let mark = self.unit.top;
            let halves = self.unit.reserve(2)?;
            self.pieces(pieces, range, halves)?;
            self.pieces(rest, range, halves + 1)?;
            self.emit(Op::BuildString, dst, halves, 2);
            return self.unit.set_top(mark);
        }
        match &pieces[..] {
            [] => {
                self.load_str("", dst);
                return Ok(());
            }
            [piece] => return self.piece(piece, dst, 8),
            _ => {}
        }
        let mark = self.unit.top;
        self.unit.set_top(self.run_base(dst))?;
        let first = self.unit.top as Reg;
        for piece in &pieces {
            let slot = self.unit.temporary()?;
            self.piece(piece, slot, 0)?;
        }
        self.at(range);
        self.emit(Op::BuildString, dst, first, pieces.len() as u8);
        self.unit.set_top(mark)
    }

    /// `dst =` a piece; `alone` is 8 where it is the whole string, 0 otherwise.
    fn piece(&mut self, piece: &Piece<'a>, dst: Reg, alone: u8) -> Compiled {
        match piece {
            Piece::Text(text) => {
                self.load_str(text, dst);
                Ok(())
            }
            Piece::Field(field) => self.field(field, dst, alone),
            Piece::Converted(value, conversion, spec) => {
                let mark = self.unit.top;
                self.unit.set_top(self.run_base(dst))?;
                let slot = self.unit.temporary()?;
                self.expr(value, slot)?;
                let mut conversion = conversion | alone;
                if !spec.is_empty() {
                    conversion |= 4;
                    let format = self.unit.temporary()?;
                    self.load_str(spec, format);
                }
                self.at(value.range());
                self.emit(Op::FormatValue, dst, slot, conversion);
                self.unit.set_top(mark)
            }
        }
    }

    fn field(&mut self, field: &'a ast::InterpolatedElement, dst: Reg, alone: u8) -> Compiled {
        let mark = self.unit.top;
        let conversion = match field.conversion {
            // `=` alone shows the repr.
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => 2,
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        };
        let Some(spec) = &field.format_spec else {
            let value = self.operand_or(&field.expression, Some(dst))?;
            self.at(field.range());
            self.emit(Op::FormatValue, dst, value, conversion | alone);
            return self.unit.set_top(mark);
        };
        self.unit.set_top(self.run_base(dst))?;
        let value = self.unit.temporary()?;
        self.expr(&field.expression, value)?;
        let format = self.unit.temporary()?;
        let mut pieces = Vec::new();
        add_elements(&mut pieces, &spec.elements, false, self.source);
        self.pieces(pieces, spec.range, format)?;
        self.at(field.range());
        self.emit(Op::FormatValue, dst, value, conversion | alone | 4);
        self.unit.set_top(mark)
    }
}

fn add_text(pieces: &mut Vec<Piece<'_>>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

fn add_elements<'a>(
    pieces: &mut Vec<Piece<'a>>,
    elements: impl IntoIterator<Item = &'a InterpolatedStringElement>,
    raw: bool,
    source: &Source<'_>,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(text) => add_text(pieces, &text.value),
            InterpolatedStringElement::Interpolation(field) => {
                if field.debug_text.is_some() {
                    add_text(pieces, &debug_text(field, raw, source.text()));
                }
                pieces.push(Piece::Field(field));
            }
        }
    }
}

/// What a field that shows itself (`f"{x = }"`) puts before its value.
pub(super) fn debug_text(field: &ast::InterpolatedElement, raw: bool, source: &str) -> String {
    let text = without_comments(shown_text(field, source));
    if raw { text } else { unescaped(text) }
}

/// The text of a field that shows itself, up to what follows the `=`.
fn shown_text<'s>(field: &ast::InterpolatedElement, source: &'s str) -> &'s str {
    let start = field.range.start() + TextSize::new(1);
    let text = &source[TextRange::new(start, field.range.end())];
    let mut end = (field.expression.end() - start).to_usize();
    while let Some(c) = text[end..].chars().next().filter(|c| *c != '=') {
        end += match c {
            '#' => text[end..].find('\n').unwrap_or(1),
            c => c.len_utf8(),
        };
    }
    let mut rest = text[end..].strip_prefix('=').unwrap_or("").trim_start();
    while rest.starts_with('#') {
        rest = rest[rest.find('\n').unwrap_or(rest.len())..].trim_start();
    }
    &text[..text.len() - rest.len()]
}

/// What the escape sequences in the text of a field stand for, which shows itself in an f-string
/// that is not raw.
fn unescaped(text: String) -> String {
    if !text.contains('\\') {
        return text;
    }
    let mut literal = String::from("\"\"\"");
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                literal.push(c);
                literal.extend(chars.next());
            }
            '"' => literal.push_str("\\\""),
            c => literal.push(c),
        }
    }
    literal.push_str("\"\"\"");
    match ruff_python_parser::parse_expression(&literal).map(|parsed| parsed.into_expr()) {
        Ok(Expr::StringLiteral(found)) => found.value.to_str().to_owned(),
        _ => text,
    }
}

/// The text of a field that shows itself (`f"{x = }"`), without comments.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut in_comment = false;
    for c in text.chars() {
        match c {
            '\n' => in_comment = false,
            _ if in_comment => continue,
            '#' if quote.is_none() => {
                in_comment = true;
                continue;
            }
            '\'' | '"' if quote == Some(c) => quote = None,
            '\'' | '"' if quote.is_none() => quote = Some(c),
            _ => {}
        }
        kept.push(c);
    }
    kept
}
