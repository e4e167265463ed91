//! Calls: windows of registers, methods, keywords, starred arguments.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::unit::Reg;
use ruff_python_ast::{self as ast, Expr, Keyword};
use ruff_text_size::{Ranged, TextRange, TextSize};
use stackline_core::opcode::Op;

/// A call with more arguments than this passes them in a list.
const MAX_WINDOW: usize = 64;

/// Where so many registers are taken, arguments are evaluated right behind the callee, and moved
/// to their places afterwards: calls within calls then take one register each.
const CROWDED: u16 = 120;

impl<'a> Compiler<'_, 'a> {
    pub fn call(&mut self, e: &'a ast::ExprCall, dst: Reg) -> Compiled {
        let base = self.run_base(dst);
        self.unit.set_top(base)?;
        let arguments = &e.arguments;
        if needs_list(arguments) {
            let callee = self.unit.temporary()?;
            self.expr(&e.func, callee)?;
            return self.call_with_list(callee, arguments, e.range(), dst);
        }
        if let Expr::Attribute(method) = &*e.func {
            return self.method_call(e, method, dst);
        }
        let close = self.unit.top > CROWDED;
        let window = self.unit.reserve(if close { 1 } else { 3 })?;
        self.expr(&e.func, window)?;
        let (count, names) = self.arguments(arguments)?;
        if close {
            self.unit.reserve(2)?;
            for i in (1..=count).rev() {
                self.emit(Op::Move, window + 2 + i, window + i, 0);
            }
        }
        self.at(e.range());
        self.emit_call(Op::Call, window, count, names, dst);
        Ok(())
    }

    fn method_call(
        &mut self,
        e: &'a ast::ExprCall,
        method: &'a ast::ExprAttribute,
        dst: Reg,
    ) -> Compiled {
        let window = self.unit.reserve(4)?;
        let object = self.operand_or(&method.value, Some(window))?;
        let name = self.name(&method.attr);
        let site = self.writer.site(name);
        let (attribute, whole) = self.method_ranges(e, method);
        self.at(attribute);
        self.emit_w(Op::LoadMethod, window, object, 0, site);
        self.unit.set_top(window as u16 + 4)?;
        let (count, names) = self.arguments(&e.arguments)?;
        self.at(whole);
        self.emit_call(Op::CallMethod, window, count, names, dst);
        Ok(())
    }

    /// The places of a method's lookup and of its call: where the chain goes over several lines,
    /// they begin at the method's name.
    fn method_ranges(
        &self,
        e: &ast::ExprCall,
        method: &ast::ExprAttribute,
    ) -> (TextRange, TextRange) {
        let same_line = self.source.line(method.start()) == self.source.line(method.end());
        if same_line {
            return (method.range, e.range());
        }
        // The places of a tree that no text was parsed for need not fit the name.
        let start = method.end().checked_sub(TextSize::of(method.attr.as_str()));
        let start = start.unwrap_or(method.start()).min(e.end());
        (
            TextRange::new(start, method.end()),
            TextRange::new(start, e.end()),
        )
    }

    fn emit_call(&mut self, op: Op, window: Reg, count: u8, names: Option<u32>, dst: Reg) {
        let with_names = if op == Op::Call {
            Op::CallKw
        } else {
            Op::CallMethodKw
        };
        match names {
            None => self.emit(op, window, count, dst),
            Some(names) => self.emit_w(with_names, window, count, dst, names),
        }
    }

    /// Evaluates arguments into the next temporaries: how many, and the list of the keywords.
    fn arguments(&mut self, arguments: &'a ast::Arguments) -> Compiled<(u8, Option<u32>)> {
        for argument in &arguments.args {
            let slot = self.unit.temporary()?;
            match argument {
                // It begins where the call's parentheses do, which are its own.
                Expr::Generator(e) if !e.parenthesized => {
                    self.generator_expression(e, arguments.range, slot)?;
                }
                _ => self.expr(argument, slot)?,
            }
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            let slot = self.unit.temporary()?;
            self.expr(&keyword.value, slot)?;
            let name = keyword.arg.as_ref().map_or("", |name| name.as_str());
            names.push(self.name(name).0);
        }
        let count = (arguments.args.len() + names.len()) as u8;
        let names = (!names.is_empty()).then(|| self.writer.name_list(names));
        Ok((count, names))
    }

    /// Calls what is in `callee`, the last temporary, with arguments in a list and a dict.
    pub fn call_with_list(
        &mut self,
        callee: Reg,
        arguments: &'a ast::Arguments,
        range: TextRange,
        dst: Reg,
    ) -> Compiled {
        self.unit.set_top(callee as u16 + 3)?;
        let list = self.unit.temporary()?;
        match &*arguments.args {
            // The call itself takes the items out, when all arguments have been evaluated.
            [Expr::Starred(only)] => self.expr(&only.value, list)?,
            items => self.list(items, range, list)?,
        }
        let keywords = self.unit.temporary()?;
        self.keyword_dict(&arguments.keywords, callee, range, keywords)?;
        self.at(range);
        self.emit(Op::CallEx, callee, 0, dst);
        Ok(())
    }

    /// `dst =` the dict of keyword arguments for a call of `callee`, or `None` without any.
    pub fn keyword_dict(
        &mut self,
        keywords: &'a [Keyword],
        callee: Reg,
        range: TextRange,
        dst: Reg,
    ) -> Compiled {
        if keywords.is_empty() {
            self.load_none(dst);
            return Ok(());
        }
        self.at(range);
        self.emit(Op::BuildDict, dst, 0, 0);
        // A name before any `**` cannot be there yet; one after may, which is an error.
        let mut merging = false;
        for keyword in keywords {
            let mark = self.unit.top;
            match &keyword.arg {
                None => {
                    merging = true;
                    let mapping = self.operand(&keyword.value)?;
                    self.at(range);
                    self.emit(Op::DictMerge, dst, mapping, callee);
                }
                Some(name) => {
                    let pair = self.unit.reserve(2)?;
                    self.load_keyword(name, pair);
                    self.expr(&keyword.value, pair + 1)?;
                    self.at(range);
                    if merging {
                        self.emit(Op::BuildDict, pair, pair, 1);
                        self.emit(Op::DictMerge, dst, pair, callee);
                    } else {
                        self.emit(Op::DictSet, dst, pair, pair + 1);
                    }
                }
            }
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    fn load_keyword(&mut self, name: &str, dst: Reg) {
        let name = self.name(name);
        let text = self.writer.strings.get(name).to_owned();
        self.load_constant(&Constant::Str(text), dst);
    }
}

/// Whether the arguments cannot be laid out in a window.
pub(super) fn needs_list(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|k| k.arg.is_none())
        || arguments.args.len() + arguments.keywords.len() > MAX_WINDOW
}
