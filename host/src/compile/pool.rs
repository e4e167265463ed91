//! Constants that a loop uses as operands: loaded once, before the loop, into registers of their
//! own, so that an iteration does not load them again.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::unit::Reg;
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, Operator, Stmt};

/// A loop keeps at most this many constants.
const MAX_POOL: usize = 8;
/// With fewer free registers than this none is kept.
const MIN_FREE: u16 = 120;

/// Collects the constants among the operands in a loop; not those of functions defined in it.
struct Finder<'c, 's, 'a> {
    compiler: &'c Compiler<'s, 'a>,
    found: Vec<Constant>,
}

impl Finder<'_, '_, '_> {
    fn operand(&mut self, e: &Expr, immediate: bool) {
        if self.found.len() >= MAX_POOL || is_variable(e) {
            return;
        }
        let Some(constant) = self.compiler.constant(e) else {
            return;
        };
        let small = matches!(constant, Constant::Int(n) if i8::try_from(n).is_ok());
        let kept = matches!(
            constant,
            Constant::Int(_) | Constant::Float(_) | Constant::Str(_)
        );
        if kept
            && !(small && immediate)
            && !self.found.iter().any(|found| is_same(found, &constant))
        {
            self.found.push(constant);
        }
    }
}

/// Whether `e` is a name, the commonest operand, and so no constant.
fn is_variable(e: &Expr) -> bool {
    matches!(e, Expr::Name(_))
}

const fn has_immediate(op: Operator) -> bool {
    matches!(op, Operator::Add | Operator::Sub)
}

impl<'a> Visitor<'a> for Finder<'_, '_, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
            Stmt::AugAssign(s) => self.operand(&s.value, has_immediate(s.op)),
            _ => {}
        }
        walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, e: &'a Expr) {
        match e {
            Expr::Lambda(_) | Expr::Generator(_) => return,
            // What is folded is no operand.
            Expr::BinOp(_) if self.compiler.constant(e).is_some() => return,
            Expr::BinOp(e) => {
                self.operand(&e.left, false);
                self.operand(&e.right, has_immediate(e.op));
            }
            Expr::Compare(e) => {
                self.operand(&e.left, false);
                e.comparators
                    .iter()
                    .for_each(|right| self.operand(right, true));
            }
            Expr::Subscript(e) => self.operand(&e.slice, false),
            _ => {}
        }
        walk_expr(self, e);
    }
}

impl<'a> Compiler<'_, 'a> {
    /// Loads what the loop uses as constant operands, unless a loop around it has done so; tells
    /// whether it did. The registers are temporaries that the caller frees after the loop, when
    /// it calls `drop_pool`.
    pub fn fill_pool(
        &mut self,
        statements: &'a [Stmt],
        expressions: &[&'a Expr],
    ) -> Compiled<bool> {
        let free = !self.unit.spills && self.unit.top <= 256 - MIN_FREE;
        if self.unit.in_pooled_loop || !free {
            return Ok(false);
        }
        let mut finder = Finder {
            compiler: self,
            found: Vec::new(),
        };
        finder.visit_body(statements);
        expressions.iter().for_each(|e| finder.visit_expr(e));
        let found = finder.found;
        for constant in found {
            let register = self.unit.temporary()?;
            self.load_constant(&constant, register);
            self.unit.pool.push((constant, register));
        }
        self.unit.in_pooled_loop = true;
        Ok(true)
    }

    /// Ends the use of the constants that `fill_pool` loaded.
    pub fn drop_pool(&mut self, filled: bool) {
        if filled {
            self.unit.pool.clear();
            self.unit.in_pooled_loop = false;
        }
    }

    /// The register that holds the constant `e` in this loop.
    pub fn pooled(&self, e: &Expr) -> Option<Reg> {
        if self.unit.pool.is_empty() || is_variable(e) {
            return None;
        }
        let constant = self.constant(e)?;
        self.unit
            .pool
            .iter()
            .find(|(kept, _)| is_same(kept, &constant))
            .map(|kept| kept.1)
    }
}

/// Equal, and of one type: `1.0` is not `1`, `-0.0` is not `0.0`.
fn is_same(a: &Constant, b: &Constant) -> bool {
    match (a, b) {
        (Constant::Float(a), Constant::Float(b)) => a.to_bits() == b.to_bits(),
        _ => a == b,
    }
}
