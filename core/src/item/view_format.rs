//! Items of memoryviews as bytes: what a format means.

use super::view::Raw;
use crate::buffer::item_size;
use crate::convert::Wide;
use crate::features::Feature;
use crate::half;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// The single item `i` of a memoryview, which has more than `i`.
    pub(crate) fn view_item(&mut self, v: Value, i: usize) -> Res {
        self.needs(Feature::Bytes)?;
        let format = self.view_layout(v).code();
        let (raw, size) = self.view_raw(v, i);
        let whole = u64::from_le_bytes(raw);
        let shift = 64 - 8 * size as u32;
        if matches!(format, b'e' | b'f' | b'd') {
            self.needs(Feature::Floats)?;
        }
        Ok(match format {
            b'?' => Value::bool(raw[0] != 0),
            b'c' => return self.new_bytes(&raw[..1]),
            b'e' => Value::float(half::to_f64(whole as u16)),
            b'f' => Value::float(f32::from_bits(whole as u32).into()),
            b'd' => Value::float(f64::from_bits(whole)),
            b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => {
                return self.new_int((((whole << shift) as i64) >> shift).into());
            }
            _ => return self.new_int(whole as Wide),
        })
    }

    /// The bytes of `v` as an item of this format.
    ///
    /// # Errors
    /// TypeError or ValueError where it has none; they stand also for what conversions raise.
    pub(super) fn packed(&mut self, v: Value, format: u8) -> Res<Raw> {
        if format == b'?' {
            return Ok((self.truth(v)? as u64).to_le_bytes());
        }
        match self.converted(v, format) {
            Err(trap) if self.is_raised(trap) => {
                let what = match () {
                    () if self.pending_is(TypeId::TypeError) => "type",
                    () if self.pending_is(TypeId::OverflowError) => "value",
                    () if self.pending_is(TypeId::ValueError) => "value",
                    () => return Err(trap),
                };
                self.clear_pending();
                Err(self.raise_format(what, format))
            }
            raw => raw,
        }
    }

    #[allow(clippy::useless_conversion, reason = "a Wide may have 64 bits")]
    fn converted(&mut self, v: Value, format: u8) -> Res<Raw> {
        let size = item_size(format).unwrap_or(1);
        if format == b'c' {
            return match self.bytes_of(v) {
                Some(&[byte]) => Ok([byte, 0, 0, 0, 0, 0, 0, 0]),
                Some(_) => Err(self.raise_format("value", format)),
                None => Err(self.raise_format("type", format)),
            };
        }
        if matches!(format, b'e' | b'f' | b'd') {
            let Some(x) = self.real(v)? else {
                return Err(self.raise_format("type", format));
            };
            let x = f64::from_bits(Value::float_bits(x));
            let bits = match format {
                b'e' => half::from_f64(x).map(u64::from),
                b'f' => Some((x as f32).to_bits().into()),
                _ => Some(x.to_bits()),
            };
            return match bits {
                Some(bits) => Ok(bits.to_le_bytes()),
                None => Err(self.raise_format("value", format)),
            };
        }
        // Addresses are ints, and may be counted from either end.
        let integral = match format {
            b'P' => self.is_integer(self.plain(v)),
            _ => self.has_index(v),
        };
        if !integral {
            return Err(self.raise_format("type", format));
        }
        let n = self.index_value(v)?;
        let bits = 8 * size as u32;
        let low = match format {
            b'P' | b'a'..=b'z' => -(1i128 << (bits - 1)),
            _ => 0,
        };
        let high = match format {
            b'a'..=b'z' => (1i128 << (bits - 1)) - 1,
            _ => (1i128 << bits) - 1,
        };
        match self.wide_int(n) {
            Some(n) if (low..=high).contains(&i128::from(n)) => Ok((n as u64).to_le_bytes()),
            _ => Err(self.raise_format("value", format)),
        }
    }

    fn raise_format(&mut self, what: &str, format: u8) -> Trap {
        let mut letter = [0; 4];
        let message = [
            "memoryview: invalid ".into(),
            what.into(),
            " for format '".into(),
            Part::Text(char::from(format).encode_utf8(&mut letter)),
            "'".into(),
        ];
        let kind = if what == "type" {
            TypeId::TypeError
        } else {
            TypeId::ValueError
        };
        self.raise(kind, &message)
    }
}
