//! `except*` (PEP 654): each clause takes its part out of the group that was raised; what is
//! left at the end, and what clauses raised, is raised together.

use super::error::Compiled;
use super::exceptions::Handling;
use super::generate::Compiler;
use super::unit::{Exit, Label, Reg};
use ruff_python_ast::{self as ast, ExceptHandler};
use ruff_text_size::Ranged;
use stackline_core::opcode::Op;
use stackline_core::rare::Rare;

/// Registers of the clauses. A handler keeps only those that come before its exception's.
#[derive(Clone, Copy)]
struct Clauses {
    /// What was raised, and what was handled before.
    h: Handling,
    /// The part that a clause takes; behind it, the rest.
    found: Reg,
    /// What no clause has taken yet.
    rest: Reg,
    /// What clauses left: a list.
    left: Reg,
    /// What a clause raised.
    raised: Reg,
}

impl<'a> Compiler<'_, 'a> {
    /// The `except*` clauses, behind which all goes on at `end`.
    pub fn star_clauses(&mut self, s: &'a ast::StmtTry, h: Handling, end: Label) -> Compiled {
        let first = self.unit.reserve(5)?;
        let r = Clauses {
            h,
            found: first,
            rest: first + 2,
            left: first + 3,
            raised: first + 4,
        };
        self.at(s.range);
        // The handlers for exceptions out of the clauses find these.
        self.unit.spill_from = self.unit.top;
        self.emit(Op::PushHandled, h.saved, h.exception, 0);
        let exit = Exit::Handled {
            saved: h.saved,
            name: None,
        };
        let (cleanup, bound) = self.enter(exit, r.raised);
        self.emit(Op::BuildList, r.left, 0, 0);
        self.move_(r.rest, h.exception);
        for ExceptHandler::ExceptHandler(clause) in &s.handlers {
            self.star_clause(clause, r)?;
        }
        self.at(s.range);
        self.emit(Op::ListAppend, r.left, r.rest, 0);
        self.emit_rare(Rare::MergeExceptions, r.found, h.exception, r.left);
        let done = self.label();
        self.emit_jump(Op::JumpIsNone, r.found, 0, 1, done);
        let used = self.exit(bound);
        self.emit(Op::PopHandled, h.saved, 0, 0);
        self.emit(Op::Reraise, r.found, 0, 0);
        if used {
            let raised = Handling {
                exception: r.raised,
                saved: h.saved,
            };
            self.reraise(cleanup, raised);
        }
        self.unit.place(done);
        self.emit(Op::PopHandled, h.saved, 0, 0);
        self.unit.jump(end);
        Ok(())
    }

    fn star_clause(&mut self, clause: &'a ast::ExceptHandlerExceptHandler, r: Clauses) -> Compiled {
        let Some(kind) = &clause.type_ else {
            return self.fail(clause.range, "expected one or more exception types");
        };
        let mark = self.unit.top;
        let next = self.label();
        let kind = self.operand(kind)?;
        self.at(clause.range());
        self.emit_rare(Rare::SplitException, r.found, r.rest, kind);
        self.move_(r.rest, r.found + 1);
        self.emit_jump(Op::JumpIsNone, r.found, 0, 1, next);
        self.unit.set_top(mark)?;
        let name = clause.name.as_ref().map(|name| self.name(name));
        if let Some(name) = name {
            self.store_variable(name, r.found)?;
        }
        let exit = Exit::Handled {
            saved: r.h.saved,
            name,
        };
        let (raised, bound) = self.enter(exit, r.raised);
        self.body(&clause.body)?;
        let used = self.exit(bound);
        if let Some(name) = name {
            self.unbind_variable(name)?;
        }
        self.unit.jump(next);
        if used {
            self.place_handler(raised);
            if let Some(name) = name {
                self.unbind_variable(name)?;
            }
            self.emit(Op::ListAppend, r.left, r.raised, 0);
        }
        self.unit.place(next);
        self.unit.set_top(mark)
    }
}
