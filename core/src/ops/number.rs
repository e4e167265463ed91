//! Arithmetic and comparison: the fast ways for small ints and floats, inline; all else behind
//! calls.

use crate::features::Feature;
use crate::interp::Cursor;
use crate::opcode::{Instr, Op};
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

/// Defines a binary opcode: a fast way for two small ints and one for two floats.
macro_rules! arithmetic {
    ($($name:ident $op:ident: |$x:ident, $y:ident| $int:expr, $float:expr;)*) => {$(
        #[inline(always)]
        pub(crate) fn $name(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
            let window = self.window(cur.fp);
            let ($x, $y) = (
                Value::from_bits(window[i.b() as usize]),
                Value::from_bits(window[i.c() as usize]),
            );
            if $x.both_int($y) {
                let result: Option<Value> = $int;
                if let Some(v) = result {
                    window[i.a() as usize] = v.bits();
                    cur.pc += 1;
                    return Ok(());
                }
            } else if let (Some($x), Some($y)) = ($x.as_float(), $y.as_float()) {
                let result: Option<f64> = $float;
                if let Some(v) = result {
                    window[i.a() as usize] = Value::float(v).bits();
                    cur.pc += 1;
                    return Ok(());
                }
            }
            self.aside(cur, |vm, cur| vm.op_binary(cur, i, Op::$op))
        }
    )*};
}

/// Defines an opcode on two small ints.
macro_rules! bitwise {
    ($($name:ident $op:ident: |$x:ident, $y:ident| $int:expr;)*) => {$(
        #[inline(always)]
        pub(crate) fn $name(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
            let window = self.window(cur.fp);
            let ($x, $y) = (
                Value::from_bits(window[i.b() as usize]),
                Value::from_bits(window[i.c() as usize]),
            );
            if $x.both_int($y) {
                let ($x, $y) = ($x.int_unchecked(), $y.int_unchecked());
                let result: Option<i64> = $int;
                if let Some(v) = result {
                    window[i.a() as usize] = Value::int(v).bits();
                    cur.pc += 1;
                    return Ok(());
                }
            }
            self.aside(cur, |vm, cur| vm.op_binary(cur, i, Op::$op))
        }
    )*};
}

/// Defines the comparison opcodes of one operator: value, jump, jump on a constant.
macro_rules! comparison {
    ($($value:ident $jump:ident $jump_int:ident $op:ident $operator:tt;)*) => {$(
        #[inline(always)]
        pub(crate) fn $value(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
            let window = self.window(cur.fp);
            let (x, y) = (
                Value::from_bits(window[i.b() as usize]),
                Value::from_bits(window[i.c() as usize]),
            );
            let holds = if x.both_int(y) {
                x.int_high() $operator y.int_high()
            } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                x $operator y
            } else {
                return self.aside(cur, |vm, cur| vm.compare_slow(cur, i, Op::$op));
            };
            window[i.a() as usize] = Value::bool(holds).bits();
            cur.pc += 1;
            Ok(())
        }

        #[inline(always)]
        pub(crate) fn $jump(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
            let window = self.window(cur.fp);
            let (x, y) = (
                Value::from_bits(window[i.a() as usize]),
                Value::from_bits(window[i.b() as usize]),
            );
            let holds = if x.both_int(y) {
                x.int_high() $operator y.int_high()
            } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
                x $operator y
            } else {
                self.holds(*cur, Op::$op, x, y)?
            };
            self.branch(cur, holds == (i.c() != 0))
        }

        #[inline(always)]
        pub(crate) fn $jump_int(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
            let (x, y) = (self.reg(cur, i.a()), Value::int(i.b() as i8 as i64));
            let holds = if x.is_int() {
                x.int_high() $operator y.int_high()
            } else {
                self.holds(*cur, Op::$op, x, y)?
            };
            self.branch(cur, holds == (i.c() != 0))
        }
    )*};
}

impl Vm<'_> {
    arithmetic! {
        op_add Add: |x, y| x.int_high().checked_add(y.int_high()).map(Value::from_int_high), Some(x + y);
        op_sub Sub: |x, y| x.int_high().checked_sub(y.int_high()).map(Value::from_int_high), Some(x - y);
        op_mul Mul: |x, y| x.int_high().checked_mul(y.int_unchecked()).map(Value::from_int_high), Some(x * y);
        op_div Div: |x, y| {
            let (x, y) = (x.int_unchecked(), y.int_unchecked());
            (Feature::Floats.included() && y != 0).then(|| Value::float(x as f64 / y as f64))
        }, (y != 0.0).then(|| x / y);
        op_floor_div FloorDiv: |x, y| {
            let (x, y) = (x.int_unchecked(), y.int_unchecked());
            if y == 0 { None } else { Value::small_int(floor_div(x, y)) }
        }, slow(x, y);
        op_mod Mod: |x, y| {
            let (x, y) = (x.int_unchecked(), y.int_unchecked());
            if y == 0 { None } else { Some(Value::int(floor_mod(x, y))) }
        }, slow(x, y);
    }

    bitwise! {
        op_bit_and BitAnd: |x, y| Some(x & y);
        op_bit_or BitOr: |x, y| Some(x | y);
        op_bit_xor BitXor: |x, y| Some(x ^ y);
        op_shl Shl: |x, y| {
            let fits = (0..48).contains(&y) && (x << y) << 16 >> 16 >> y == x && (x << y) >> y == x;
            fits.then(|| x << y)
        };
        op_shr Shr: |x, y| (y >= 0).then(|| x >> y.min(63));
    }

    comparison! {
        op_lt op_jump_lt op_jump_lt_int Lt <;
        op_le op_jump_le op_jump_le_int Le <=;
        op_eq op_jump_eq op_jump_eq_int Eq ==;
        op_ne op_jump_ne op_jump_ne_int Ne !=;
        op_gt op_jump_gt op_jump_gt_int Gt >;
        op_ge op_jump_ge op_jump_ge_int Ge >=;
    }

    /// Any binary operator on any operands.
    #[inline(never)]
    pub(crate) fn op_binary(&mut self, cur: &mut Cursor, i: Instr, op: Op) -> Res<()> {
        self.sync(*cur);
        let v = self.binary(op, self.reg(cur, i.b()), self.reg(cur, i.c()))?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    pub(crate) fn op_unary(&mut self, cur: &mut Cursor, i: Instr, op: Op) -> Res<()> {
        self.sync(*cur);
        let v = self.unary(op, self.reg(cur, i.b()))?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 1;
        Ok(())
    }

    #[inline(always)]
    pub(crate) fn op_inplace(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let op = Op::from_u8(self.wide(cur) as u8).unwrap_or(Op::Add);
        self.aside(cur, |vm, cur| vm.inplace_slow(cur, i, op, 2))
    }

    #[inline(always)]
    pub(crate) fn op_inplace_add(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        let window = self.window(cur.fp);
        let x = Value::from_bits(window[i.b() as usize]);
        let y = Value::from_bits(window[i.c() as usize]);
        let v = if x.both_int(y) {
            x.int_high()
                .checked_add(y.int_high())
                .map(Value::from_int_high)
        } else if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
            Some(Value::float(x + y))
        } else {
            None
        };
        let Some(v) = v else {
            return self.aside(cur, |vm, cur| vm.inplace_slow(cur, i, Op::Add, 1));
        };
        window[i.a() as usize] = v.bits();
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    fn inplace_slow(&mut self, cur: &mut Cursor, i: Instr, op: Op, words: usize) -> Res<()> {
        self.sync(*cur);
        let (x, y) = (self.reg(cur, i.b()), self.reg(cur, i.c()));
        let v = match small_inplace(op, x, y) {
            Some(v) => v,
            None => self.inplace(op, x, y)?,
        };
        self.set_reg(cur, i.a(), v);
        cur.pc += words;
        Ok(())
    }

    /// `R[b] + c`; `op` is `Op::InplaceAdd` for the in-place form.
    #[inline(always)]
    pub(crate) fn op_add_int(&mut self, cur: &mut Cursor, i: Instr, op: Op) -> Res<()> {
        let window = self.window(cur.fp);
        let x = Value::from_bits(window[i.b() as usize]);
        let y = (i.c() as i8 as i64) << 16;
        if x.is_int()
            && let Some(sum) = x.int_high().checked_add(y)
        {
            window[i.a() as usize] = Value::from_int_high(sum).bits();
            cur.pc += 1;
            return Ok(());
        }
        self.aside(cur, |vm, cur| {
            vm.with_int_slow(cur, i, Op::Add, op == Op::InplaceAdd)
        })
    }

    /// `R[b] - c`; `op` is `Op::Inplace` for the in-place form.
    #[inline(always)]
    pub(crate) fn op_sub_int(&mut self, cur: &mut Cursor, i: Instr, op: Op) -> Res<()> {
        let window = self.window(cur.fp);
        let x = Value::from_bits(window[i.b() as usize]);
        let y = (i.c() as i8 as i64) << 16;
        if x.is_int()
            && let Some(difference) = x.int_high().checked_sub(y)
        {
            window[i.a() as usize] = Value::from_int_high(difference).bits();
            cur.pc += 1;
            return Ok(());
        }
        self.aside(cur, |vm, cur| {
            vm.with_int_slow(cur, i, Op::Sub, op == Op::Inplace)
        })
    }

    #[inline(never)]
    fn with_int_slow(&mut self, cur: &mut Cursor, i: Instr, op: Op, inplace: bool) -> Res<()> {
        self.sync(*cur);
        let (x, y) = (self.reg(cur, i.b()), Value::int(i.c() as i8 as i64));
        let v = if inplace {
            self.inplace(op, x, y)?
        } else {
            self.binary(op, x, y)?
        };
        self.set_reg(cur, i.a(), v);
        cur.pc += 1;
        Ok(())
    }

    #[inline(never)]
    fn compare_slow(&mut self, cur: &mut Cursor, i: Instr, op: Op) -> Res<()> {
        self.sync(*cur);
        let v = self.compare(op, self.reg(cur, i.b()), self.reg(cur, i.c()))?;
        self.set_reg(cur, i.a(), v);
        cur.pc += 1;
        Ok(())
    }

    /// Whether a comparison holds.
    #[inline(never)]
    fn holds(&mut self, cur: Cursor, op: Op, x: Value, y: Value) -> Res<bool> {
        self.sync(cur);
        let v = self.compare(op, x, y)?;
        match v.as_bool() {
            Some(holds) => Ok(holds),
            None => self.truth(v),
        }
    }
}

/// The in-place operators of loops on small ints.
fn small_inplace(op: Op, x: Value, y: Value) -> Option<Value> {
    if let (Some(x), Some(y)) = (x.as_float(), y.as_float()) {
        return match op {
            Op::Sub => Some(Value::float(x - y)),
            Op::Mul => Some(Value::float(x * y)),
            Op::Div if y != 0.0 => Some(Value::float(x / y)),
            _ => None,
        };
    }
    if !x.both_int(y) {
        return None;
    }
    let (a, b) = (x.int_unchecked(), y.int_unchecked());
    match op {
        Op::Sub => x
            .int_high()
            .checked_sub(y.int_high())
            .map(Value::from_int_high),
        Op::Mul => x.int_high().checked_mul(b).map(Value::from_int_high),
        Op::BitAnd => Some(Value::int(a & b)),
        Op::BitOr => Some(Value::int(a | b)),
        Op::BitXor => Some(Value::int(a ^ b)),
        Op::Shr if b >= 0 => Some(Value::int(a >> b.min(63))),
        Op::FloorDiv if b != 0 => Value::small_int(floor_div(a, b)),
        Op::Mod if b != 0 => Some(Value::int(floor_mod(a, b))),
        _ => None,
    }
}

/// Floats have no fast way for this.
#[inline(always)]
fn slow(_: f64, _: f64) -> Option<f64> {
    None
}

/// Quotient rounded down; `y` is not 0 and both have at most 48 bits.
#[inline(always)]
fn floor_div(x: i64, y: i64) -> i64 {
    let quotient = x.wrapping_div(y);
    if (x ^ y) < 0 && quotient.wrapping_mul(y) != x {
        quotient - 1
    } else {
        quotient
    }
}

/// Remainder with the sign of `y`, which is not 0.
#[inline(always)]
fn floor_mod(x: i64, y: i64) -> i64 {
    let remainder = x.wrapping_rem(y);
    if remainder != 0 && (remainder ^ y) < 0 {
        remainder + y
    } else {
        remainder
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_down() {
        for (x, y, q, r) in [
            (7, 2, 3, 1),
            (-7, 2, -4, 1),
            (7, -2, -4, -1),
            (-7, -2, 3, -1),
            (6, -3, -2, 0),
        ] {
            assert_eq!((floor_div(x, y), floor_mod(x, y)), (q, r));
        }
    }
}
