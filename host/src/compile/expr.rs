//! Expressions: each is evaluated straight into the register where it is wanted.
//!
//! A register that is a variable is written once, by the instruction that ends the evaluation:
//! so an exception on the way leaves the variable as it was, and the expression may read it.

use super::constant::{Constant, fold};
use super::error::Compiled;
use super::generate::Compiler;
use super::unit::Reg;
use super::variable::Variable;
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;
use stackline_core::opcode::Op;

impl<'a> Compiler<'_, 'a> {
    /// The value of `e`, where it is known now.
    pub fn constant(&self, e: &Expr) -> Option<Constant> {
        fold(e, self.options.optimize)
    }

    /// `dst =` the value of `e`.
    pub fn expr(&mut self, e: &'a Expr, dst: Reg) -> Compiled {
        let mark = self.unit.top;
        if self.unit.is_crowded() {
            self.spilled(e, dst)?;
        } else {
            self.expr_inner(e, dst)?;
        }
        self.unit.set_top(mark)
    }

    /// `dst =` the value of `e`, while the temporaries are in far slots.
    fn spilled(&mut self, e: &'a Expr, dst: Reg) -> Compiled {
        let aside = self.unit.set_aside()?;
        let result = self.unit.reserve_far(1)?;
        let value = self.unit.temporary()?;
        self.expr_inner(e, value)?;
        self.unit.store_far(value, result);
        self.unit.put_back(&aside)?;
        // Only what is bound may come into a variable's register.
        let value = self.work(dst)?;
        self.unit.load_far(value, result);
        self.move_(dst, value);
        self.unit.far_top = aside.far_top;
        Ok(())
    }

    fn expr_inner(&mut self, e: &'a Expr, dst: Reg) -> Compiled {
        match e {
            Expr::Name(name) => self.name_expr(name, dst),
            Expr::NumberLiteral(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                self.at(e.range());
                if let Some(constant) = self.constant(e) {
                    self.load_constant(&constant, dst);
                }
                Ok(())
            }
            Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::Tuple(_) => {
                if let Some(constant) = self.constant(e) {
                    self.at(e.range());
                    self.load_constant(&constant, dst);
                    return Ok(());
                }
                match e {
                    Expr::BinOp(e) => self.binary(e, dst),
                    Expr::UnaryOp(e) => self.unary(e, dst),
                    Expr::Tuple(e) => self.tuple(&e.elts, e.range, dst),
                    _ => Ok(()),
                }
            }
            Expr::BoolOp(e) => self.bool_op(e, dst),
            Expr::Compare(e) => self.compare(e, dst),
            Expr::If(e) => self.conditional(e, dst),
            Expr::Named(e) => self.walrus(e, dst),
            Expr::Call(e) => self.call(e, dst),
            Expr::Attribute(e) => self.attribute(e, dst),
            Expr::Subscript(e) => self.subscript(e, dst),
            Expr::Slice(e) => self.slice(e, dst),
            Expr::List(e) => self.list(&e.elts, e.range, dst),
            Expr::Set(e) => self.set(e, false, dst),
            Expr::Dict(e) => self.dict(e, dst),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => self.comprehension(e, dst),
            Expr::Generator(e) => self.generator_expression(e, e.range, dst),
            Expr::Lambda(e) => self.lambda(e, dst),
            Expr::FString(e) => self.fstring(e, dst),
            Expr::Yield(e) => self.yield_(e, dst),
            Expr::YieldFrom(e) => self.yield_from(e, dst),
            Expr::Starred(e) => self.fail(e.range, "can't use starred expression here"),
            Expr::Await(e) => self.await_(e, dst),
            Expr::TString(_) | Expr::IpyEscapeCommand(_) => self.fail(e.range(), "invalid syntax"),
        }
    }

    /// A register that holds the value of `e`: the variable's own where `e` is one, else a new
    /// temporary.
    pub fn operand(&mut self, e: &'a Expr) -> Compiled<Reg> {
        self.operand_or(e, None)
    }

    /// As `operand`; the value goes into `spare`, a temporary, where one is needed.
    pub fn operand_or(&mut self, e: &'a Expr, spare: Option<Reg>) -> Compiled<Reg> {
        if let Some(register) = self.variable_register(e) {
            return Ok(register);
        }
        if let Some(register) = self.pooled(e) {
            return Ok(register);
        }
        let register = match spare.filter(|&r| self.unit.is_temporary(r)) {
            Some(register) => register,
            None => self.unit.temporary()?,
        };
        self.expr(e, register)?;
        Ok(register)
    }

    /// The register of the variable that `e` names, if nothing can change it before its use.
    fn variable_register(&mut self, e: &Expr) -> Option<Reg> {
        let Expr::Name(name) = e else { return None };
        if name.id == "__debug__" || self.has_walrus() {
            return None;
        }
        let id = self.name(&name.id);
        let Variable::Register(register) = self.variable(id) else {
            return None;
        };
        self.at(name.range);
        self.check_bound(register, id);
        Some(register)
    }

    /// `dst` where it is a temporary, else a new one: for values that are built in steps.
    pub fn work(&mut self, dst: Reg) -> Compiled<Reg> {
        if self.unit.is_temporary(dst) {
            Ok(dst)
        } else {
            self.unit.temporary()
        }
    }

    /// Where a run of temporaries may begin that is used up when `dst` is written.
    pub fn run_base(&self, dst: Reg) -> u16 {
        let last = dst as u16 + 1 == self.unit.top && self.unit.is_temporary(dst);
        if last { dst as u16 } else { self.unit.top }
    }

    fn name_expr(&mut self, e: &'a ast::ExprName, dst: Reg) -> Compiled {
        self.at(e.range);
        if e.id == "__debug__" {
            self.load_constant(&Constant::Bool(self.options.optimize == 0), dst);
            return Ok(());
        }
        let name = self.name(&e.id);
        self.load_variable(name, dst)
    }

    fn walrus(&mut self, e: &'a ast::ExprNamed, dst: Reg) -> Compiled {
        let Expr::Name(target) = &*e.target else {
            return self.fail(
                e.range,
                "cannot use assignment expressions with this target",
            );
        };
        let name = self.name(&target.id);
        if let Variable::Register(register) = self.variable(name) {
            self.expr(&e.value, register)?;
            self.unit.bound.insert(register);
            self.move_(dst, register);
            return Ok(());
        }
        let value = self.work(dst)?;
        self.expr(&e.value, value)?;
        self.at(target.range);
        self.store_variable(name, value)?;
        self.move_(dst, value);
        Ok(())
    }

    fn conditional(&mut self, e: &'a ast::ExprIf, dst: Reg) -> Compiled {
        let (otherwise, end) = (self.label(), self.label());
        self.branch(&e.test, otherwise, false)?;
        self.expr(&e.body, dst)?;
        self.unit.jump(end);
        self.unit.place(otherwise);
        self.expr(&e.orelse, dst)?;
        self.unit.place(end);
        Ok(())
    }

    fn attribute(&mut self, e: &'a ast::ExprAttribute, dst: Reg) -> Compiled {
        let object = self.operand_or(&e.value, Some(dst))?;
        let name = self.name(&e.attr);
        let site = self.writer.site(name);
        self.at(e.range);
        self.emit_w(Op::GetAttr, dst, object, 0, site);
        Ok(())
    }

    fn subscript(&mut self, e: &'a ast::ExprSubscript, dst: Reg) -> Compiled {
        let object = self.operand_or(&e.value, Some(dst))?;
        let index = self.operand(&e.slice)?;
        self.at(e.range);
        self.emit(Op::GetItem, dst, object, index);
        Ok(())
    }

    fn slice(&mut self, e: &'a ast::ExprSlice, dst: Reg) -> Compiled {
        self.unit.set_top(self.run_base(dst))?;
        let first = self.unit.reserve(3)?;
        for (register, part) in (first..).zip([&e.lower, &e.upper, &e.step]) {
            match part {
                Some(part) => self.expr(part, register)?,
                None => self.load_none(register),
            }
        }
        self.at(e.range);
        self.emit(Op::BuildSlice, dst, first, 0);
        Ok(())
    }

    fn yield_(&mut self, e: &'a ast::ExprYield, dst: Reg) -> Compiled {
        let value = match &e.value {
            Some(value) => self.operand_or(value, Some(dst))?,
            None => {
                let value = self.work(dst)?;
                self.load_none(value);
                value
            }
        };
        self.at(e.range);
        self.emit(Op::Yield, dst, value, 0);
        Ok(())
    }
}
