//! Operators, comparisons, and conditions as control flow.

use super::constant::Constant;
use super::error::Compiled;
use super::generate::Compiler;
use super::unit::{Label, Reg};
use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, Operator, UnaryOp};
use ruff_text_size::TextRange;
use stackline_core::opcode::Op;

/// The opcode of a binary operator.
pub(super) const fn binary_op(op: Operator) -> Op {
    match op {
        Operator::Add => Op::Add,
        Operator::Sub => Op::Sub,
        Operator::Mult => Op::Mul,
        Operator::MatMult => Op::MatMul,
        Operator::Div => Op::Div,
        Operator::Mod => Op::Mod,
        Operator::Pow => Op::Pow,
        Operator::LShift => Op::Shl,
        Operator::RShift => Op::Shr,
        Operator::BitOr => Op::BitOr,
        Operator::BitXor => Op::BitXor,
        Operator::BitAnd => Op::BitAnd,
        Operator::FloorDiv => Op::FloorDiv,
    }
}

const fn compare_op(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}

/// The jumps on an ordering, of two registers and of a register and an immediate int.
const fn jump_ops(op: CmpOp) -> Option<(Op, Op)> {
    Some(match op {
        CmpOp::Eq => (Op::JumpEq, Op::JumpEqInt),
        CmpOp::NotEq => (Op::JumpNe, Op::JumpNeInt),
        CmpOp::Lt => (Op::JumpLt, Op::JumpLtInt),
        CmpOp::LtE => (Op::JumpLe, Op::JumpLeInt),
        CmpOp::Gt => (Op::JumpGt, Op::JumpGtInt),
        CmpOp::GtE => (Op::JumpGe, Op::JumpGeInt),
        _ => return None,
    })
}

impl<'a> Compiler<'_, 'a> {
    /// The value of `e` as an operand of 8 bits, if it is an int that fits.
    pub fn small_int(&self, e: &Expr) -> Option<u8> {
        match self.constant(e)? {
            Constant::Int(n) => i8::try_from(n).ok().map(|n| n as u8),
            _ => None,
        }
    }

    pub fn binary(&mut self, e: &'a ast::ExprBinOp, dst: Reg) -> Compiled {
        if let Some(pieces) = self.percent_pieces(e) {
            return self.pieces(pieces, e.range, dst);
        }
        let left = self.operand_or(&e.left, Some(dst))?;
        let immediate = match e.op {
            Operator::Add => Some(Op::AddInt),
            Operator::Sub => Some(Op::SubInt),
            _ => None,
        };
        if let Some(op) = immediate
            && let Some(n) = self.small_int(&e.right)
        {
            self.at(e.range);
            self.emit(op, dst, left, n);
            return Ok(());
        }
        let right = self.operand(&e.right)?;
        self.at(e.range);
        self.emit(binary_op(e.op), dst, left, right);
        Ok(())
    }

    pub fn unary(&mut self, e: &'a ast::ExprUnaryOp, dst: Reg) -> Compiled {
        let operand = self.operand_or(&e.operand, Some(dst))?;
        let op = match e.op {
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Not => Op::Not,
            UnaryOp::UAdd => Op::Pos,
            UnaryOp::USub => Op::Neg,
        };
        self.at(e.range);
        self.emit(op, dst, operand, 0);
        Ok(())
    }

    pub fn bool_op(&mut self, e: &'a ast::ExprBoolOp, dst: Reg) -> Compiled {
        let value = self.work(dst)?;
        let end = self.label();
        let op = match e.op {
            BoolOp::And => Op::JumpIfFalse,
            BoolOp::Or => Op::JumpIfTrue,
        };
        for (i, operand) in e.values.iter().enumerate() {
            self.expr(operand, value)?;
            if i + 1 < e.values.len() {
                self.emit_jump(op, value, 0, 0, end);
            }
        }
        self.unit.place(end);
        self.move_(dst, value);
        Ok(())
    }

    pub fn compare(&mut self, e: &'a ast::ExprCompare, dst: Reg) -> Compiled {
        let mut left = self.operand_or(&e.left, Some(dst))?;
        if let ([op], [right]) = (&*e.ops, &*e.comparators) {
            let right = self.right_operand(*op, right, None)?;
            self.at(e.range);
            self.emit(compare_op(*op), dst, left, right);
            return Ok(());
        }
        // The result of each comparison but the last, which decides whether to go on.
        let value = self.unit.temporary()?;
        let spare = self.unit.reserve(2)?;
        let end = self.label();
        let last = e.ops.len() - 1;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let right = self.operand_or(right, Some(spare + i as Reg % 2))?;
            self.at(e.range);
            self.emit(compare_op(*op), value, left, right);
            if i < last {
                self.emit_jump(Op::JumpIfFalse, value, 0, 0, end);
            }
            left = right;
        }
        self.unit.place(end);
        self.move_(dst, value);
        Ok(())
    }

    fn right_operand(&mut self, op: CmpOp, e: &'a Expr, spare: Option<Reg>) -> Compiled<Reg> {
        if !matches!(op, CmpOp::In | CmpOp::NotIn) || !e.is_set_expr() {
            return self.operand_or(e, spare);
        }
        let set = match spare {
            Some(spare) => spare,
            None => self.unit.temporary()?,
        };
        self.container(e, set)?;
        Ok(set)
    }

    // ---- conditions

    /// Jumps to `label` if the truth of `e` is `sense`, else goes on.
    pub fn branch(&mut self, e: &'a Expr, label: Label, sense: bool) -> Compiled {
        let mark = self.unit.top;
        self.branch_inner(e, label, sense)?;
        self.unit.set_top(mark)
    }

    fn branch_inner(&mut self, e: &'a Expr, label: Label, sense: bool) -> Compiled {
        if let Some(constant) = self.constant(e) {
            if constant.truth() == sense {
                self.unit.jump(label);
            }
            return Ok(());
        }
        match e {
            Expr::UnaryOp(e) if e.op == UnaryOp::Not => self.branch(&e.operand, label, !sense),
            Expr::BoolOp(e) => self.branch_bool(e, label, sense),
            Expr::Compare(e) => self.branch_compare(e, label, sense),
            Expr::If(e) => {
                let (otherwise, end) = (self.label(), self.label());
                self.branch(&e.test, otherwise, false)?;
                self.branch(&e.body, label, sense)?;
                self.unit.jump(end);
                self.unit.place(otherwise);
                self.branch(&e.orelse, label, sense)?;
                self.unit.place(end);
                Ok(())
            }
            _ => {
                let value = self.operand(e)?;
                let op = if sense {
                    Op::JumpIfTrue
                } else {
                    Op::JumpIfFalse
                };
                self.emit_jump(op, value, 0, 0, label);
                Ok(())
            }
        }
    }

    fn branch_bool(&mut self, e: &'a ast::ExprBoolOp, label: Label, sense: bool) -> Compiled {
        let Some((last, others)) = e.values.split_last() else {
            return Ok(());
        };
        // What one operand alone can decide.
        let decisive = e.op == BoolOp::Or;
        if decisive == sense {
            for operand in others {
                self.branch(operand, label, sense)?;
            }
            return self.branch(last, label, sense);
        }
        let end = self.label();
        for operand in others {
            self.branch(operand, end, decisive)?;
        }
        self.branch(last, label, sense)?;
        self.unit.place(end);
        Ok(())
    }

    fn branch_compare(&mut self, e: &'a ast::ExprCompare, label: Label, sense: bool) -> Compiled {
        let mut left = self.operand(&e.left)?;
        let end = self.label();
        let last = e.ops.len() - 1;
        // The sides of a long chain take turns in two registers.
        let spare = match last {
            0 | 1 => None,
            _ => Some(self.unit.reserve(2)?),
        };
        for (i, (&op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let spare = spare.map(|first| first + i as Reg % 2);
            // All but the last comparison can only make the whole false.
            let (to, when) = match (i == last, sense) {
                (true, _) => (label, sense),
                (false, true) => (end, false),
                (false, false) => (label, false),
            };
            left = if i == last {
                self.last_compare(op, left, right, e.range, (to, when))?
            } else {
                self.compare_and_jump(op, left, (right, spare), e.range, (to, when))?
            };
        }
        self.unit.place(end);
        Ok(())
    }

    /// As `compare_and_jump`, where nothing uses the right side any more.
    fn last_compare(
        &mut self,
        op: CmpOp,
        left: Reg,
        right: &'a Expr,
        range: TextRange,
        (label, when): (Label, bool),
    ) -> Compiled<Reg> {
        if right.is_none_literal_expr() && matches!(op, CmpOp::Is | CmpOp::IsNot) {
            self.at(range);
            let sense = when == (op == CmpOp::Is);
            self.emit_jump(Op::JumpIsNone, left, 0, sense as u8, label);
            return Ok(left);
        }
        if let (Some((_, jump)), Some(n)) = (jump_ops(op), self.small_int(right)) {
            self.at(range);
            self.emit_jump(jump, left, n, when as u8, label);
            return Ok(left);
        }
        self.compare_and_jump(op, left, (right, None), range, (label, when))
    }

    /// Jumps to a label if the comparison gives `when`; tells where its right side is.
    fn compare_and_jump(
        &mut self,
        op: CmpOp,
        left: Reg,
        (right, spare): (&'a Expr, Option<Reg>),
        range: TextRange,
        (label, when): (Label, bool),
    ) -> Compiled<Reg> {
        let right = self.right_operand(op, right, spare)?;
        let mark = self.unit.top;
        self.at(range);
        match (op, jump_ops(op)) {
            (CmpOp::Is | CmpOp::IsNot, _) => {
                let sense = when == (op == CmpOp::Is);
                self.emit_jump(Op::JumpIs, left, right, sense as u8, label);
            }
            (_, Some((jump, _))) => self.emit_jump(jump, left, right, when as u8, label),
            _ => {
                let value = self.unit.temporary()?;
                self.emit(compare_op(op), value, left, right);
                let jump = if when {
                    Op::JumpIfTrue
                } else {
                    Op::JumpIfFalse
                };
                self.emit_jump(jump, value, 0, 0, label);
            }
        }
        self.unit.set_top(mark)?;
        Ok(right)
    }
}
