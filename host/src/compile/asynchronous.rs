//! `await`, `async for` and what they share with `yield from`: running an iterator from within
//! the frame, whose items go through to whoever resumes it.

use super::error::Compiled;
use super::generate::Compiler;
use super::unit::{Exit, Label, Reg, Variables};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::opcode::{Op, awaiting};
use stackline_core::rare::Rare;

/// The numbers of `__aiter__` and `__anext__` among the special methods.
const AITER: u8 = 4;
const ANEXT: u8 = 5;

/// The handler for the end of an asynchronous iterator.
#[derive(Clone, Copy)]
pub(super) struct AsyncEnd {
    handler: Label,
    /// Where the exception is.
    exception: Reg,
    bound: Variables,
}

impl<'a> Compiler<'_, 'a> {
    pub fn await_(&mut self, e: &'a ast::ExprAwait, dst: Reg) -> Compiled {
        self.delegation(&e.value, e.range, awaiting::OPERAND, dst)
    }

    pub fn yield_from(&mut self, e: &'a ast::ExprYieldFrom, dst: Reg) -> Compiled {
        self.delegation(&e.value, e.range, awaiting::NOTHING, dst)
    }

    fn delegation(&mut self, e: &'a Expr, range: TextRange, what: u8, dst: Reg) -> Compiled {
        let value = self.work(dst)?;
        let iterator = self.unit.temporary()?;
        self.expr(e, iterator)?;
        self.at(range);
        self.run_delegate(iterator, value, what);
        self.move_(dst, value);
        Ok(())
    }

    /// `value =` the result of running what is in `iterator`, for one of [`awaiting`].
    pub fn run_delegate(&mut self, iterator: Reg, value: Reg, what: u8) {
        self.emit(Op::GetYieldFromIter, iterator, iterator, what);
        self.load_none(value);
        let (again, end) = (self.label(), self.label());
        let (reachable, bound) = (self.unit.reachable, self.unit.bound);
        self.unit.place_head(again, reachable, bound);
        self.emit_jump(Op::Send, value, iterator, 0, end);
        self.emit(Op::Yield, value, value, 0);
        self.unit.jump(again);
        self.unit.place(end);
    }

    // ---- asynchronous iteration

    /// `dst =` the asynchronous iterator of `e`.
    pub fn async_iterator(&mut self, e: &'a Expr, dst: Reg) -> Compiled {
        let mark = self.unit.top;
        let object = self.operand(e)?;
        let window = self.unit.reserve(4)?;
        self.at(e.range());
        self.emit(Op::LoadSpecial, window, object, AITER);
        self.emit(Op::CallMethod, window, 0, window);
        self.emit_rare(Rare::CheckAsyncIterator, window, 0, 0);
        self.move_(dst, window);
        self.unit.set_top(mark)
    }

    /// The head of a loop, at `next`: puts the next item into `target`, for which `slot` is what
    /// [`Compiler::loop_target`] gave. To be called when all that must outlast the loop has its
    /// registers.
    pub fn async_item(
        &mut self,
        target: &'a Expr,
        (register, direct): (Reg, bool),
        iterator: Reg,
        next: Label,
        range: TextRange,
    ) -> Compiled<AsyncEnd> {
        // For the exception that ends the iterator.
        let exception = self.unit.temporary()?;
        let (reachable, bound) = (self.unit.reachable, self.unit.bound);
        self.unit.place_head(next, reachable, bound);
        let end = self.async_next(iterator, register, exception, range)?;
        if direct {
            self.unit.bound.insert(register);
        } else {
            self.assign(target, register)?;
        }
        Ok(end)
    }

    /// `target =` the next item of the asynchronous iterator in `iterator`; at its end, and where
    /// it raises, control goes to what [`Compiler::async_end`] makes.
    fn async_next(
        &mut self,
        iterator: Reg,
        target: Reg,
        exception: Reg,
        range: TextRange,
    ) -> Compiled<AsyncEnd> {
        let mark = self.unit.top;
        let window = self.unit.reserve(4)?;
        self.at(range);
        let (handler, bound) = self.enter(Exit::Nothing, exception);
        self.emit(Op::LoadSpecial, window, iterator, ANEXT);
        self.emit(Op::CallMethod, window, 0, window);
        self.run_delegate(window, window + 1, awaiting::ANEXT);
        self.exit(bound);
        self.move_(target, window + 1);
        self.unit.set_top(mark)?;
        Ok(AsyncEnd {
            handler,
            exception,
            bound,
        })
    }

    /// Where the loop goes on at the iterator's end; any other exception is raised again.
    pub fn async_end(&mut self, end: AsyncEnd, range: TextRange) -> Compiled {
        let mark = self.unit.top;
        let ended = self.label();
        self.place_handler(end.handler);
        self.at(range);
        let is_end = self.unit.temporary()?;
        self.emit_rare(Rare::IsAsyncEnd, is_end, end.exception, 0);
        self.emit_jump(Op::JumpIfTrue, is_end, 0, 0, ended);
        self.emit(Op::Reraise, end.exception, 0, 0);
        self.unit.place(ended);
        self.unit.bound = self.unit.bound.intersection(end.bound);
        self.unit.set_top(mark)
    }

    pub fn async_for(&mut self, s: &'a ast::StmtFor) -> Compiled {
        let (next, done) = (self.label(), self.label());
        let range = s.iter.range();
        let iterator = self.unit.temporary()?;
        self.async_iterator(&s.iter, iterator)?;
        let slot = self.loop_target(&s.target)?;
        let filled = self.fill_pool(&s.body, &[])?;
        let end = self.async_item(&s.target, slot, iterator, next, range)?;
        self.push_loop(next, done);
        self.body(&s.body)?;
        self.unit.blocks.pop();
        self.at(range);
        self.unit.jump(next);
        self.drop_pool(filled);
        self.async_end(end, range)?;
        self.body(&s.orelse)?;
        self.unit.place(done);
        Ok(())
    }
}
