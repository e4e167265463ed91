//! Arithmetic on complex numbers.

use crate::convert::Number;
use crate::features::Feature;
use crate::float_text::trunc;
use crate::opcode::Op;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// Real and imaginary part.
type Parts = (f64, f64);

/// Whole powers up to this are computed by multiplication.
const MOST_MULTIPLIED: f64 = 100.0;

fn product((a, b): Parts, (c, d): Parts) -> Parts {
    (a * c - b * d, a * d + b * c)
}

/// Division that scales by the larger part of the divisor (Smith 1962), which is not zero.
fn quotient((a, b): Parts, (c, d): Parts) -> Parts {
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let scale = c + d * ratio;
        return ((a + b * ratio) / scale, (b - a * ratio) / scale);
    }
    if d.abs() >= c.abs() {
        let ratio = c / d;
        let scale = c * ratio + d;
        return ((a * ratio + b) / scale, (b * ratio - a) / scale);
    }
    (f64::NAN, f64::NAN)
}

/// A power by repeated squaring.
fn whole_power(base: Parts, exponent: u32) -> Parts {
    let (mut result, mut square) = ((1.0, 0.0), base);
    let mut bit = 1;
    while bit <= exponent {
        if exponent & bit != 0 {
            result = product(result, square);
        }
        square = product(square, square);
        bit <<= 1;
    }
    result
}

impl Vm<'_> {
    pub(super) fn complex_binary(&mut self, op: Op, x: Number, y: Number) -> Res {
        self.needs(Feature::Complex)?;
        let ((a, b), (c, d)) = (self.complex_parts(x)?, self.complex_parts(y)?);
        match op {
            Op::Add => self.new_complex(a + c, b + d),
            Op::Sub => self.new_complex(a - c, b - d),
            Op::Mul => {
                let (re, im) = product((a, b), (c, d));
                self.new_complex(re, im)
            }
            Op::Div if c == 0.0 && d == 0.0 => {
                Err(self.raise_float_zero("complex division by zero"))
            }
            Op::Div => {
                let (re, im) = quotient((a, b), (c, d));
                self.new_complex(re, im)
            }
            Op::Pow => self.complex_power(x, y),
            _ => Ok(Value::UNBOUND),
        }
    }

    /// Real and imaginary part of any number.
    pub(crate) fn complex_parts(&mut self, n: Number) -> Res<Parts> {
        Ok(match n {
            Number::Small(n) => (n as f64, 0.0),
            Number::Big(v) => (self.big_to_f64(v)?, 0.0),
            Number::Float(x) => (x, 0.0),
            Number::Complex(re, im) => (re, im),
        })
    }

    /// `abs()` of a complex number.
    pub(crate) fn complex_abs(&mut self, re: f64, im: f64) -> Res {
        self.needs(Feature::Complex)?;
        let result = self.host.hypot(re, im);
        if result.is_infinite() && re.is_finite() && im.is_finite() {
            let message = "absolute value too large";
            return Err(self.raise(TypeId::OverflowError, &[message.into()]));
        }
        Ok(Value::float(result))
    }

    /// A complex number to a complex power.
    pub(super) fn complex_power(&mut self, x: Number, y: Number) -> Res {
        self.needs(Feature::Complex)?;
        let (base, exponent) = (self.complex_parts(x)?, self.complex_parts(y)?);
        if exponent == (0.0, 0.0) {
            return self.new_complex(1.0, 0.0);
        }
        let zero = base == (0.0, 0.0);
        if zero && (exponent.1 != 0.0 || exponent.0 < 0.0) {
            return Err(self.raise_float_zero("0.0 to a negative or complex power"));
        }
        let n = exponent.0;
        let power = if exponent.1 == 0.0 && trunc(n) == n && n.abs() <= MOST_MULTIPLIED {
            let power = whole_power(base, n.abs() as u32);
            match n < 0.0 {
                true if power == (0.0, 0.0) => None,
                true => Some(quotient((1.0, 0.0), power)),
                false => Some(power),
            }
        } else if zero {
            Some((0.0, 0.0))
        } else {
            self.host.complex_pow(base, exponent)
        };
        let Some((re, im)) = power else {
            return Err(self.raise_float_zero("0.0 to a negative or complex power"));
        };
        if re.is_infinite() || im.is_infinite() {
            let message = "complex exponentiation";
            return Err(self.raise(TypeId::OverflowError, &[message.into()]));
        }
        self.new_complex(re, im)
    }
}
