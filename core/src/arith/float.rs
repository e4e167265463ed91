//! Arithmetic on floats.

use crate::convert::Number;
use crate::features::Feature;
use crate::float_text::{floor, trunc};
use crate::opcode::Op;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Two floats; unbound where floats have no such operation.
    pub(super) fn float_binary(&mut self, op: Op, x: f64, y: f64) -> Res {
        self.needs(Feature::Floats)?;
        let result = match op {
            Op::Add => x + y,
            Op::Sub => x - y,
            Op::Mul => x * y,
            Op::Div if y != 0.0 => x / y,
            Op::FloorDiv if y != 0.0 => divmod(x, y).0,
            Op::Mod if y != 0.0 => divmod(x, y).1,
            Op::Pow => return self.float_power(x, y),
            Op::Div => return Err(self.raise_float_zero("float division by zero")),
            Op::FloorDiv => return Err(self.raise_float_zero("float floor division by zero")),
            Op::Mod => return Err(self.raise_float_zero("float modulo by zero")),
            _ => return Ok(Value::UNBOUND),
        };
        Ok(Value::float(result))
    }

    #[cold]
    pub(super) fn raise_float_zero(&mut self, message: &str) -> Trap {
        self.raise(TypeId::ZeroDivisionError, &[message.into()])
    }

    /// `x ** y`, with the special cases of the C standard's `pow`, as Python has them.
    fn float_power(&mut self, x: f64, y: f64) -> Res {
        if y == 0.0 || x == 1.0 {
            return Ok(Value::float(1.0));
        }
        if x.is_nan() || y.is_nan() {
            return Ok(Value::float(f64::NAN));
        }
        self.needs(Feature::FloatPowers)?;
        let odd = is_odd(y);
        if y.is_infinite() {
            return Ok(Value::float(match x.abs() {
                1.0 => 1.0,
                m if (m > 1.0) == (y > 0.0) => f64::INFINITY,
                _ => 0.0,
            }));
        }
        if x.is_infinite() {
            let magnitude = if y > 0.0 { f64::INFINITY } else { 0.0 };
            return Ok(Value::float(if odd {
                magnitude.copysign(x)
            } else {
                magnitude
            }));
        }
        if x == 0.0 {
            if y < 0.0 {
                let message = "0.0 cannot be raised to a negative power";
                return Err(self.raise_float_zero(message));
            }
            return Ok(Value::float(if odd { x } else { 0.0 }));
        }
        if x < 0.0 && trunc(y) != y {
            return self.complex_power(Number::Float(x), Number::Float(y));
        }
        let magnitude = if x == -1.0 {
            1.0
        } else {
            self.host.pow(x.abs(), y)
        };
        if magnitude.is_infinite() {
            return Err(self.raise_power_overflow());
        }
        Ok(Value::float(if x < 0.0 && odd {
            -magnitude
        } else {
            magnitude
        }))
    }

    #[cold]
    fn raise_power_overflow(&mut self) -> Trap {
        let message = "(34, 'Numerical result out of range')";
        self.raise(TypeId::OverflowError, &[message.into()])
    }
}

fn is_odd(y: f64) -> bool {
    y.abs() < 9_007_199_254_740_992.0 && trunc(y) == y && y as i64 & 1 == 1
}

/// `x % y` as C has it; `y` is not zero.
fn remainder_of(x: f64, y: f64) -> f64 {
    if cfg!(feature = "fast-floats") {
        return x % y;
    }
    let (mut rest, by) = (x.abs(), y.abs());
    if by == 0.0 || rest.is_infinite() || x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    // By long division: doubling, halving, and these differences are exact.
    let mut part = by;
    while part <= rest * 0.5 {
        part += part;
    }
    loop {
        if rest >= part {
            rest -= part;
        }
        if part == by {
            return rest.copysign(x);
        }
        part *= 0.5;
    }
}

/// Quotient, rounded to negative infinity, and remainder, with the sign of `y`; `y` is not zero.
pub(crate) fn divmod(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = remainder_of(x, y);
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0.0f64.copysign(y);
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0f64.copysign(x / y), remainder);
    }
    let whole = floor(quotient);
    (
        if quotient - whole > 0.5 {
            whole + 1.0
        } else {
            whole
        },
        remainder,
    )
}
