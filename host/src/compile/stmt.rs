//! Statements: simple ones, conditions, loops, and the ways out of blocks.

use super::SourceMode;
use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::unit::{Block, Exit, Label};
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::opcode::Op;
use stackline_core::rare::Rare;

/// So many blocks inside each other are the most, as in CPython.
const MAX_BLOCKS: usize = 21;

impl<'a> Compiler<'_, 'a> {
    pub fn body(&mut self, body: &'a [Stmt]) -> Compiled {
        let mark = self.unit.top;
        for stmt in body {
            self.stmt(stmt)?;
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Compiled {
        let far_top = self.unit.far_top;
        let outer = std::mem::replace(&mut self.unit.spill_from, self.unit.top);
        self.stmt_inner(stmt)?;
        (self.unit.spill_from, self.unit.far_top) = (outer, far_top);
        Ok(())
    }

    fn stmt_inner(&mut self, stmt: &'a Stmt) -> Compiled {
        self.at(stmt.range());
        let opens_block = matches!(stmt, Stmt::For(_) | Stmt::While(_) | Stmt::Try(_));
        if opens_block {
            self.check_blocks(stmt.range())?;
        }
        match stmt {
            Stmt::Expr(s) => self.expression_statement(&s.value),
            Stmt::Assign(s) => self.assignment(s),
            Stmt::AugAssign(s) => self.augmented(s),
            Stmt::AnnAssign(s) => self.annotated(s),
            Stmt::Return(s) => self.return_(s),
            Stmt::If(s) => self.if_(s),
            Stmt::For(s) if s.is_async => self.async_for(s),
            Stmt::For(s) => self.for_(s),
            Stmt::While(s) => self.while_(s),
            Stmt::Break(_) => self.break_or_continue(true),
            Stmt::Continue(_) => self.break_or_continue(false),
            Stmt::FunctionDef(s) => self.function_def(s),
            Stmt::ClassDef(s) => self.class_def(s),
            Stmt::Try(s) => self.try_(s),
            Stmt::With(s) => self.with(&s.items, &s.body, s.is_async),
            Stmt::Raise(s) => self.raise(s),
            Stmt::Assert(s) => self.assert(s),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|target| self.delete(target)),
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Pass(_) => {
                // A statement of its own has a line of its own.
                self.emit(Op::Nop, 0, 0, 0);
                Ok(())
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Match(s) => self.match_(s),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::IpyEscapeCommand(_) => self.fail(stmt.range(), "invalid syntax"),
        }
    }

    /// Refuses a block more than may be inside each other.
    pub fn check_blocks(&self, range: TextRange) -> Compiled {
        match self.unit.blocks.len() < MAX_BLOCKS {
            true => Ok(()),
            false => self.fail(range, "too many statically nested blocks"),
        }
    }

    fn expression_statement(&mut self, e: &'a Expr) -> Compiled {
        if self.options.mode == SourceMode::Single && self.in_namespace() {
            let value = self.operand(e)?;
            self.at(e.range());
            self.emit_rare(Rare::PrintExpression, value, 0, 0);
            return Ok(());
        }
        if self.constant(e).is_some() {
            return Ok(());
        }
        self.operand(e)?;
        Ok(())
    }

    /// Returns the value of an expression.
    pub fn return_value(&mut self, e: &'a Expr) -> Compiled {
        let value = self.operand(e)?;
        self.at(e.range());
        self.emit(Op::Return, value, 0, 0);
        Ok(())
    }

    fn if_(&mut self, s: &'a ast::StmtIf) -> Compiled {
        if let Some(target) = self.conditional_jump(s) {
            return self.branch(&s.test, target, true);
        }
        let end = self.label();
        let mut next = self.label();
        self.branch(&s.test, next, false)?;
        self.body(&s.body)?;
        for clause in &s.elif_else_clauses {
            self.unit.jump(end);
            self.unit.place(next);
            next = self.label();
            if let Some(test) = &clause.test {
                self.at(test.range());
                self.branch(test, next, false)?;
            }
            self.body(&clause.body)?;
        }
        self.unit.place(next);
        self.unit.place(end);
        Ok(())
    }

    /// For `if …: break` and `if …: continue` with nothing to run on the way: where they go.
    fn conditional_jump(&self, s: &ast::StmtIf) -> Option<Label> {
        let is_break = match &s.body[..] {
            [Stmt::Break(_)] => true,
            [Stmt::Continue(_)] => false,
            _ => return None,
        };
        match self.unit.blocks.last()?.exit {
            Exit::Loop { next, done } if s.elif_else_clauses.is_empty() => {
                Some(if is_break { done } else { next })
            }
            _ => None,
        }
    }

    pub fn push_loop(&mut self, next: Label, done: Label) {
        self.unit.blocks.push(Block {
            exit: Exit::Loop { next, done },
            guard: None,
        });
    }

    fn while_(&mut self, s: &'a ast::StmtWhile) -> Compiled {
        let (body, next, otherwise, done) =
            (self.label(), self.label(), self.label(), self.label());
        let truth = self.constant(&s.test).map(|c| c.truth());
        let filled = self.fill_pool(&s.body, &[&s.test])?;
        // The test stands at the bottom; a short one also before the loop, so that an iteration
        // has one jump and what the test binds is known to be bound in the body.
        let short = is_short(&s.test, 12).is_some();
        let (mut reachable, mut bound) = (self.unit.reachable, self.unit.bound);
        if truth == Some(false) {
            self.unit.jump(otherwise);
            reachable = false;
        } else if truth.is_none() && short {
            self.branch(&s.test, otherwise, false)?;
            (reachable, bound) = (self.unit.reachable, self.unit.bound);
        } else if truth.is_none() {
            self.unit.jump(next);
        }
        self.unit.place_head(body, reachable, bound);
        self.push_loop(next, done);
        self.body(&s.body)?;
        self.unit.blocks.pop();
        self.unit.place(next);
        if truth.is_none() {
            self.at(s.test.range());
            self.branch(&s.test, body, true)?;
        } else {
            self.unit.jump(body);
        }
        self.drop_pool(filled);
        self.unit.place(otherwise);
        self.body(&s.orelse)?;
        self.unit.place(done);
        Ok(())
    }

    fn for_(&mut self, s: &'a ast::StmtFor) -> Compiled {
        let (body, next, done) = (self.label(), self.label(), self.label());
        let iterator = self.unit.temporary()?;
        let range = s.iter.range();
        if let Expr::List(list) = &*s.iter {
            // Nothing else can see the list: a tuple will do.
            self.tuple_of(list, iterator)?;
        } else {
            self.container(&s.iter, iterator)?;
        }
        self.at(range);
        self.emit(Op::GetIter, iterator, iterator, 0);
        let (target, direct) = self.loop_target(&s.target)?;
        let filled = self.fill_pool(&s.body, &[])?;
        self.at(range);
        let (reachable, mut bound) = (self.unit.reachable, self.unit.bound);
        self.unit.jump(next);
        self.unit.place_head(body, reachable, bound);
        if direct {
            bound.insert(target);
            self.unit.bound.insert(target);
        } else {
            self.assign(&s.target, target)?;
        }
        self.push_loop(next, done);
        self.body(&s.body)?;
        self.unit.blocks.pop();
        self.unit.place(next);
        self.at(range);
        self.emit_jump(Op::ForLoop, target, iterator, 0, body);
        self.drop_pool(filled);
        self.body(&s.orelse)?;
        self.unit.place(done);
        Ok(())
    }

    fn tuple_of(&mut self, list: &'a ast::ExprList, dst: u8) -> Compiled {
        let mark = self.unit.top;
        let constants: Option<Vec<Constant>> =
            list.elts.iter().map(|item| self.constant(item)).collect();
        match constants {
            Some(constants) => {
                self.at(list.range);
                self.load_constant(&Constant::Tuple(constants), dst);
            }
            None => self.list(&list.elts, list.range, dst)?,
        }
        self.unit.set_top(mark)
    }

    fn break_or_continue(&mut self, is_break: bool) -> Compiled {
        let mut at = self.unit.blocks.len();
        while let Some(index) = at.checked_sub(1) {
            at = index;
            if let Exit::Loop { next, done } = self.unit.blocks[index].exit {
                let left = self.unwind(index + 1)?;
                self.unit.jump(if is_break { done } else { next });
                self.rewind(left);
                return Ok(());
            }
        }
        Ok(())
    }

    fn return_(&mut self, s: &'a ast::StmtReturn) -> Compiled {
        let scope = &self.scopes[self.unit.scope];
        if s.value.is_some() && scope.is_generator && scope.is_coroutine {
            return self.fail(s.range, "'return' with value in async generator");
        }
        let must_unwind = self
            .unit
            .blocks
            .iter()
            .any(|b| !matches!(b.exit, Exit::Nothing | Exit::Loop { .. }));
        if let (Some(Expr::If(choice)), false) = (s.value.as_deref(), must_unwind) {
            return self.return_choice(s, choice);
        }
        let value = match &s.value {
            Some(value) if !must_unwind => self.operand(value)?,
            Some(value) => {
                // What is run on the way out may change the variable.
                let kept = self.unit.temporary()?;
                self.expr(value, kept)?;
                kept
            }
            None => {
                let none = self.unit.temporary()?;
                self.load_none(none);
                none
            }
        };
        let left = self.unwind(0)?;
        self.at(s.range);
        self.emit(Op::Return, value, 0, 0);
        self.rewind(left);
        Ok(())
    }

    /// `return a if test else b`: two returns.
    fn return_choice(&mut self, s: &'a ast::StmtReturn, choice: &'a ast::ExprIf) -> Compiled {
        let otherwise = self.label();
        self.branch(&choice.test, otherwise, false)?;
        let mark = self.unit.top;
        for (i, value) in [&choice.body, &choice.orelse].into_iter().enumerate() {
            let value = self.operand(value)?;
            self.at(s.range);
            self.emit(Op::Return, value, 0, 0);
            self.unit.set_top(mark)?;
            if i == 0 {
                self.unit.place(otherwise);
            }
        }
        Ok(())
    }

    fn raise(&mut self, s: &'a ast::StmtRaise) -> Compiled {
        let Some(exception) = &s.exc else {
            self.emit(Op::RaiseBare, 0, 0, 0);
            return Ok(());
        };
        let exception = self.operand(exception)?;
        let cause = s
            .cause
            .as_ref()
            .map(|cause| self.operand(cause))
            .transpose()?;
        self.at(s.range);
        match cause {
            Some(cause) => self.emit(Op::RaiseFrom, exception, cause, 0),
            None => self.emit(Op::Raise, exception, 0, 0),
        }
        Ok(())
    }

    fn assert(&mut self, s: &'a ast::StmtAssert) -> Compiled {
        if self.options.optimize > 0 {
            return Ok(());
        }
        let holds = self.label();
        self.branch(&s.test, holds, true)?;
        self.at(s.test.range());
        let window = self.unit.reserve(3)?;
        self.emit_rare(Rare::LoadAssertionError, window, 0, 0);
        if let Some(message) = &s.msg {
            let argument = self.unit.temporary()?;
            self.expr(message, argument)?;
            self.at(s.test.range());
            self.emit(Op::Call, window, 1, window);
        }
        self.emit(Op::Raise, window, 0, 0);
        self.unit.place(holds);
        Ok(())
    }

    fn import(&mut self, s: &'a ast::StmtImport) -> Compiled {
        for alias in &s.names {
            let mark = self.unit.top;
            let module = self.unit.temporary()?;
            let path = self.writer.strings.intern(&alias.name);
            self.at(s.range);
            self.emit_w(
                Op::ImportName,
                module,
                alias.asname.is_some() as u8,
                0,
                path.0,
            );
            let bound = match &alias.asname {
                Some(name) => name.as_str(),
                None => alias.name.split('.').next().unwrap_or(""),
            };
            let name = self.name(bound);
            self.store_variable(name, module)?;
            self.unit.set_top(mark)?;
        }
        Ok(())
    }

    fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Compiled {
        let path = s.module.as_ref().map_or("", |name| name.as_str());
        if s.level == 0 && path == "__future__" {
            // The features are the compiler's own business.
            return Ok(());
        }
        let Ok(level) = u8::try_from(s.level) else {
            return self.fail(s.range, "too many levels in a relative import");
        };
        let module = self.unit.temporary()?;
        let path = self.writer.strings.intern(path);
        self.at(s.range);
        self.emit_w(Op::ImportName, module, 1, level, path.0);
        for alias in &s.names {
            let mark = self.unit.top;
            if alias.name.as_str() == "*" {
                self.emit(Op::ImportStar, module, 0, 0);
                continue;
            }
            let item = self.unit.temporary()?;
            let name = self.name(&alias.name);
            let site = self.writer.site(name);
            self.at(s.range);
            self.emit_w(Op::ImportFrom, item, module, 0, site);
            let name = self.name(alias.asname.as_ref().unwrap_or(&alias.name));
            self.store_variable(name, item)?;
            self.unit.set_top(mark)?;
        }
        Ok(())
    }
}

/// What is left of `budget` after the parts of a test that is cheap to compile twice; `None`
/// where it is long or defines something.
fn is_short(e: &Expr, budget: usize) -> Option<usize> {
    let budget = budget.checked_sub(1)?;
    let all = |parts: &[&Expr]| {
        parts
            .iter()
            .try_fold(budget, |left, part| is_short(part, left))
    };
    match e {
        Expr::Name(_)
        | Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::BooleanLiteral(_) => Some(budget),
        Expr::UnaryOp(e) => is_short(&e.operand, budget),
        Expr::Attribute(e) => is_short(&e.value, budget),
        Expr::BinOp(e) => all(&[&e.left, &e.right]),
        Expr::Subscript(e) => all(&[&e.value, &e.slice]),
        Expr::Named(e) => is_short(&e.value, budget),
        Expr::BoolOp(e) => all(&e.values.iter().collect::<Vec<_>>()),
        Expr::Compare(e) => {
            let left = is_short(&e.left, budget)?;
            e.comparators
                .iter()
                .try_fold(left, |left, part| is_short(part, left))
        }
        Expr::Call(e) if e.arguments.keywords.is_empty() => {
            let left = is_short(&e.func, budget)?;
            e.arguments
                .args
                .iter()
                .try_fold(left, |left, part| is_short(part, left))
        }
        _ => None,
    }
}
