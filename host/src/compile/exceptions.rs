//! `try` in all its forms and `with`; what runs on the way out of a block.
//!
//! A handler begins with the exception in a register. While it runs the exception is the one
//! being handled (`PushHandled`), and the one before is put back on every way out of it
//! (`PopHandled`). The statements of a `finally` are compiled once for each way out of the block,
//! so that none needs to remember where to go.

use super::error::Compiled;
use super::generate::Compiler;
use super::unit::{Block, Exit, Label, Reg, Variables};
use ruff_python_ast::{self as ast, ExceptHandler, Stmt, WithItem};
use ruff_text_size::{Ranged, TextRange};
use stackline_core::opcode::{Op, awaiting};

/// Registers of a handler.
#[derive(Clone, Copy)]
pub(super) struct Handling {
    /// The exception.
    pub exception: Reg,
    /// The one that was being handled before.
    pub saved: Reg,
}

impl<'a> Compiler<'_, 'a> {
    // ---- ways out

    /// Runs what must run on the way out of the blocks from `depth` on, innermost first, and
    /// takes them off. They are put back by `rewind` after the jump.
    pub fn unwind(&mut self, depth: usize) -> Compiled<Vec<Block<'a>>> {
        let mut left = Vec::new();
        while self.unit.blocks.len() > depth {
            let Some(mut block) = self.unit.blocks.pop() else {
                break;
            };
            if let Some(guard) = &mut block.guard {
                self.unit.pause_guard(guard);
            }
            let result = self.leave(&block.exit);
            left.push(block);
            result?;
        }
        Ok(left)
    }

    pub fn rewind(&mut self, mut left: Vec<Block<'a>>) {
        while let Some(mut block) = left.pop() {
            if let Some(guard) = &mut block.guard {
                self.unit.resume_guard(guard);
            }
            self.unit.blocks.push(block);
        }
    }

    fn leave(&mut self, exit: &Exit<'a>) -> Compiled {
        match *exit {
            Exit::Nothing | Exit::Loop { .. } => Ok(()),
            Exit::Finally(body) => self.body(body),
            Exit::With {
                window,
                range,
                is_async,
            } => self.call_exit(window, None, range, is_async).map(|_| ()),
            Exit::Handled { saved, name } => {
                if let Some(name) = name {
                    self.unbind_variable(name)?;
                }
                self.emit(Op::PopHandled, saved, 0, 0);
                Ok(())
            }
        }
    }

    /// Begins a block whose exceptions come to the label, in `register`.
    pub fn enter(&mut self, exit: Exit<'a>, register: Reg) -> (Label, Variables) {
        let (guard, handler) = self.unit.open_guard(register);
        self.unit.blocks.push(Block {
            exit,
            guard: Some(guard),
        });
        (handler, self.unit.bound)
    }

    /// Ends the innermost block; tells whether it has any instruction.
    pub fn exit(&mut self, bound: Variables) -> bool {
        match self.unit.blocks.pop().and_then(|block| block.guard) {
            Some(guard) => self.unit.close_guard(guard, bound),
            None => false,
        }
    }

    /// Places a handler's label: control comes there by exceptions only.
    pub fn place_handler(&mut self, handler: Label) {
        self.unit.reachable = false;
        self.unit.place(handler);
    }

    /// What ends a handler whose own statements raise: puts the exception before back.
    pub fn reraise(&mut self, handler: Label, h: Handling) {
        self.place_handler(handler);
        self.emit(Op::PopHandled, h.saved, 0, 0);
        self.emit(Op::Reraise, h.exception, 0, 0);
    }

    pub fn handling(&mut self) -> Compiled<Handling> {
        let first = self.unit.reserve(2)?;
        Ok(Handling {
            exception: first,
            saved: first + 1,
        })
    }

    // ---- try

    pub fn try_(&mut self, s: &'a ast::StmtTry) -> Compiled {
        if s.finalbody.is_empty() {
            return self.try_except(s);
        }
        let h = self.handling()?;
        let (handler, bound) = self.enter(Exit::Finally(&s.finalbody), h.exception);
        if s.handlers.is_empty() {
            self.body(&s.body)?;
        } else {
            self.try_except(s)?;
        }
        let used = self.exit(bound);
        let end = self.label();
        self.body(&s.finalbody)?;
        self.unit.jump(end);
        if used {
            self.place_handler(handler);
            self.emit(Op::PushHandled, h.saved, h.exception, 0);
            let exit = Exit::Handled {
                saved: h.saved,
                name: None,
            };
            let spare = self.unit.temporary()?;
            let (cleanup, bound) = self.enter(exit, spare);
            self.body(&s.finalbody)?;
            let used = self.exit(bound);
            self.emit(Op::PopHandled, h.saved, 0, 0);
            self.emit(Op::Reraise, h.exception, 0, 0);
            if used {
                self.reraise(
                    cleanup,
                    Handling {
                        exception: spare,
                        saved: h.saved,
                    },
                );
            }
        }
        self.unit.place(end);
        Ok(())
    }

    fn try_except(&mut self, s: &'a ast::StmtTry) -> Compiled {
        let mark = self.unit.top;
        let h = self.handling()?;
        let end = self.label();
        let (handler, bound) = self.enter(Exit::Nothing, h.exception);
        self.body(&s.body)?;
        let used = self.exit(bound);
        self.body(&s.orelse)?;
        self.unit.jump(end);
        if used {
            self.place_handler(handler);
            match s.is_star {
                true => self.star_clauses(s, h, end)?,
                false => self.handlers(s, h, end)?,
            }
        }
        self.unit.place(end);
        self.unit.set_top(mark)
    }

    /// The `except` clauses, each of which goes on at `end`.
    fn handlers(&mut self, s: &'a ast::StmtTry, h: Handling, end: Label) -> Compiled {
        self.at(s.range);
        // The handler for exceptions out of this one finds its registers.
        self.unit.spill_from = self.unit.top;
        self.emit(Op::PushHandled, h.saved, h.exception, 0);
        // The exception's register serves again for an exception out of the handler.
        let exit = Exit::Handled {
            saved: h.saved,
            name: None,
        };
        let (cleanup, bound) = self.enter(exit, h.exception);
        for ExceptHandler::ExceptHandler(clause) in &s.handlers {
            let next = self.label();
            if let Some(kind) = &clause.type_ {
                let mark = self.unit.top;
                let matches = self.unit.temporary()?;
                let kind_register = self.operand(kind)?;
                self.at(clause.range);
                self.emit(Op::MatchException, matches, h.exception, kind_register);
                self.emit_jump(Op::JumpIfFalse, matches, 0, 0, next);
                self.unit.set_top(mark)?;
            }
            self.clause(clause, h, end)?;
            self.unit.place(next);
        }
        // No clause matches.
        let left = self.unwind(self.unit.blocks.len() - 1)?;
        self.emit(Op::Reraise, h.exception, 0, 0);
        self.rewind(left);
        if self.exit(bound) {
            self.reraise(cleanup, h);
        }
        Ok(())
    }

    /// The statements of one clause.
    fn clause(
        &mut self,
        clause: &'a ast::ExceptHandlerExceptHandler,
        h: Handling,
        end: Label,
    ) -> Compiled {
        // The block of the handler as a whole gives way to the clause's own.
        let Some(mut outer) = self.unit.blocks.pop() else {
            return Ok(());
        };
        if let Some(guard) = &mut outer.guard {
            self.unit.pause_guard(guard);
        }
        let name = clause.name.as_ref().map(|name| self.name(name));
        if let Some(name) = name {
            self.at(clause.range);
            self.store_variable(name, h.exception)?;
        }
        let exit = Exit::Handled {
            saved: h.saved,
            name,
        };
        let (cleanup, bound) = self.enter(exit, h.exception);
        self.body(&clause.body)?;
        let left = self.unwind(self.unit.blocks.len() - 1)?;
        self.unit.jump(end);
        self.rewind(left);
        if self.exit(bound) {
            self.place_handler(cleanup);
            if let Some(name) = name {
                self.unbind_variable(name)?;
            }
            self.emit(Op::PopHandled, h.saved, 0, 0);
            self.emit(Op::Reraise, h.exception, 0, 0);
        }
        if let Some(guard) = &mut outer.guard {
            self.unit.resume_guard(guard);
        }
        self.unit.blocks.push(outer);
        Ok(())
    }

    // ---- with

    pub fn with(&mut self, items: &'a [WithItem], body: &'a [Stmt], is_async: bool) -> Compiled {
        let Some((item, rest)) = items.split_first() else {
            return self.body(body);
        };
        let mark = self.unit.top;
        let range = item.context_expr.range();
        self.check_blocks(range)?;
        // The window that keeps `__exit__` and the manager until they are needed.
        let window = self.unit.reserve(4)?;
        let manager = self.operand(&item.context_expr)?;
        self.at(range);
        let entering = self.unit.reserve(4)?;
        let (enter, exit) = if is_async { (2, 3) } else { (0, 1) };
        self.emit(Op::LoadSpecial, entering, manager, enter);
        self.emit(Op::LoadSpecial, window, manager, exit);
        self.emit(Op::CallMethod, entering, 0, entering);
        if is_async {
            self.run_delegate(entering, entering + 1, awaiting::AENTER);
            self.move_(entering, entering + 1);
        }
        let h = Handling {
            exception: window + 1,
            saved: window + 2,
        };
        // The handler finds the window, while the target is bound and what is left is entered.
        self.unit.spill_from = window as u16 + 4;
        let (handler, bound) = self.enter(
            Exit::With {
                window,
                range,
                is_async,
            },
            h.exception,
        );
        if let Some(target) = &item.optional_vars {
            self.assign(target, entering)?;
        }
        self.unit.set_top(window as u16 + 4)?;
        self.with(rest, body, is_async)?;
        let used = self.exit(bound);
        self.at(range);
        self.call_exit(window, None, range, is_async)?;
        let end = self.label();
        self.unit.jump(end);
        if used {
            self.with_handler(window, handler, h, (range, is_async))?;
        }
        self.unit.place(end);
        self.unit.set_top(mark)
    }

    fn with_handler(
        &mut self,
        window: Reg,
        handler: Label,
        h: Handling,
        (range, is_async): (TextRange, bool),
    ) -> Compiled {
        let mark = self.unit.top;
        self.place_handler(handler);
        self.at(range);
        self.emit(Op::PushHandled, h.saved, h.exception, 0);
        let spare = self.unit.temporary()?;
        let exit = Exit::Handled {
            saved: h.saved,
            name: None,
        };
        let (cleanup, bound) = self.enter(exit, spare);
        let suppressed = self.label();
        let result = self.call_exit(window, Some(h.exception), range, is_async)?;
        self.emit_jump(Op::JumpIfTrue, result, 0, 0, suppressed);
        let used = self.exit(bound);
        self.emit(Op::PopHandled, h.saved, 0, 0);
        self.emit(Op::Reraise, h.exception, 0, 0);
        if used {
            self.reraise(
                cleanup,
                Handling {
                    exception: spare,
                    saved: h.saved,
                },
            );
        }
        self.unit.place(suppressed);
        self.emit(Op::PopHandled, h.saved, 0, 0);
        self.unit.set_top(mark)
    }

    /// Calls the `__exit__` kept in `window` for an exception, or for none: where the result is,
    /// until the next temporary is taken.
    fn call_exit(
        &mut self,
        window: Reg,
        exception: Option<Reg>,
        range: TextRange,
        is_async: bool,
    ) -> Compiled<Reg> {
        let mark = self.unit.top;
        let call = self.unit.reserve(7)?;
        self.at(range);
        self.emit(Op::Move, call, window, 0);
        self.emit(Op::Move, call + 3, window + 3, 0);
        match exception {
            None => (4..7).for_each(|i| self.load_none(call + i)),
            Some(exception) => {
                for (register, name) in [(call + 4, "__class__"), (call + 6, "__traceback__")] {
                    let name = self.writer.strings.intern(name);
                    let site = self.writer.site(name);
                    self.emit_w(Op::GetAttr, register, exception, 0, site);
                }
                self.emit(Op::Move, call + 5, exception, 0);
            }
        }
        self.emit(Op::CallMethod, call, 3, call);
        if is_async {
            self.run_delegate(call, call + 1, awaiting::AEXIT);
            self.move_(call, call + 1);
        }
        self.unit.set_top(mark)?;
        Ok(call)
    }
}
