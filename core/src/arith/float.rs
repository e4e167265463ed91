//! Arithmetic on floats and complex numbers.

use crate::convert::Number;
use crate::float_text::{floor, trunc};
use crate::opcode::Op;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Two floats; unbound where floats have no such operation.
    pub(super) fn float_binary(&mut self, op: Op, x: f64, y: f64) -> Res {
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
    fn raise_float_zero(&mut self, message: &str) -> Trap {
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

    // ---- complex

    pub(super) fn complex_binary(&mut self, op: Op, x: Number, y: Number) -> Res {
        let ((a, b), (c, d)) = (self.parts(x)?, self.parts(y)?);
        match op {
            Op::Add => self.new_complex(a + c, b + d),
            Op::Sub => self.new_complex(a - c, b - d),
            Op::Mul => self.new_complex(a * c - b * d, a * d + b * c),
            Op::Div => self.complex_quotient((a, b), (c, d)),
            Op::Pow => self.complex_power(x, y),
            _ => Ok(Value::UNBOUND),
        }
    }

    /// Real and imaginary part of any number.
    fn parts(&mut self, n: Number) -> Res<(f64, f64)> {
        Ok(match n {
            Number::Small(n) => (n as f64, 0.0),
            Number::Big(v) => (self.big_to_f64(v)?, 0.0),
            Number::Float(x) => (x, 0.0),
            Number::Complex(re, im) => (re, im),
        })
    }

    /// Division that scales by the larger part of the divisor (Smith 1962).
    fn complex_quotient(&mut self, (a, b): (f64, f64), (c, d): (f64, f64)) -> Res {
        if c == 0.0 && d == 0.0 {
            return Err(self.raise_float_zero("complex division by zero"));
        }
        if c.abs() >= d.abs() {
            let ratio = d / c;
            let scale = c + d * ratio;
            return self.new_complex((a + b * ratio) / scale, (b - a * ratio) / scale);
        }
        let ratio = c / d;
        let scale = c * ratio + d;
        self.new_complex((a * ratio + b) / scale, (b * ratio - a) / scale)
    }

    /// A complex number to a small whole power, by repeated multiplication.
    fn complex_power(&mut self, x: Number, y: Number) -> Res {
        let (base, (exponent, im)) = (self.parts(x)?, self.parts(y)?);
        if im != 0.0 || trunc(exponent) != exponent || exponent.abs() > 100.0 {
            let message = "complex powers other than small whole ones are not supported";
            return Err(self.raise(TypeId::NotImplementedError, &[message.into()]));
        }
        let (mut re, mut im) = (1.0, 0.0);
        for _ in 0..exponent.abs() as u32 {
            (re, im) = (re * base.0 - im * base.1, re * base.1 + im * base.0);
        }
        if exponent < 0.0 {
            return self.complex_quotient((1.0, 0.0), (re, im));
        }
        self.new_complex(re, im)
    }
}

fn is_odd(y: f64) -> bool {
    y.abs() < 9_007_199_254_740_992.0 && trunc(y) == y && y as i64 & 1 == 1
}

/// Quotient, rounded to negative infinity, and remainder, with the sign of `y`; `y` is not zero.
pub(crate) fn divmod(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = x % y;
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
