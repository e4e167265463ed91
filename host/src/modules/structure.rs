//! `_struct`: values as bytes, by a format.

use stackline_core::half;
use stackline_core::{Args, Part, Res, Trap, TypeId, Value, Vm};

use super::arguments::{ANY, Arity::Between, Arity::Exactly, Arity::One};
use super::{functions, index};
use crate::session::StdHost;

functions! { index::STRUCT;
    "calcsize" One, |_, vm, args| {
        let format = read_format(vm, vm.arg(args, 0))?;
        vm.new_int(format.size as i128)
    };
    "count" One, |_, vm, args| {
        let format = read_format(vm, vm.arg(args, 0))?;
        vm.new_int(format.values() as i128)
    };
    "pack" Between(1, ANY), pack;
    "unpack" Exactly(3), unpack;
}

/// The name of the exception's class in the module's namespace, which `struct` sets.
const ERROR: &str = "error";

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// One or more values of a sort.
struct Field {
    code: u8,
    /// Bytes of one value (of an `s` or `p`: of the whole).
    size: usize,
    /// How many there are.
    count: usize,
    /// Bytes from the start of the structure.
    at: usize,
}

impl Field {
    /// The number of values that go with it.
    fn values(&self) -> usize {
        match self.code {
            b'x' => 0,
            b's' | b'p' => 1,
            _ => self.count,
        }
    }
}

struct Format {
    fields: Vec<Field>,
    size: usize,
    little: bool,
}

impl Format {
    fn values(&self) -> usize {
        self.fields.iter().map(Field::values).sum()
    }
}

/// Raises `struct.error`, a class of Python's that the module `struct` has put here.
fn error(vm: &mut Vm<'_>, message: &str) -> Trap {
    let module = vm.dict_get_text(vm.modules(), "_struct");
    let namespace = module.and_then(|module| vm.module_namespace(module));
    let Some(class) = namespace.and_then(|namespace| vm.dict_get_text(namespace, ERROR)) else {
        return vm.raise(TypeId::ValueError, &[message.into()]);
    };
    let made = vm.new_str(message).and_then(|text| vm.call(class, &[text]));
    match made {
        Ok(e) => vm.raise_value(e),
        Err(trap) => trap,
    }
}

/// Bytes of a value, in the native sizes or in those that are the same everywhere.
fn size(code: u8, native: bool) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' if native => size_of::<std::ffi::c_long>(),
        b'l' | b'L' => 4,
        b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if native => size_of::<usize>(),
        _ => return None,
    })
}

fn read_format(vm: &mut Vm<'_>, v: Value) -> Res<Format> {
    let text = match vm.str_bytes(v).or_else(|| vm.buffer_of(v)) {
        Some(text) => text.to_vec(),
        None => {
            let message = "Struct() argument 1 must be a str or bytes object, not ";
            return Err(vm.raise(TypeId::TypeError, &[message.into(), Part::TypeOf(v)]));
        }
    };
    parse_format(&text).map_err(|message| error(vm, message))
}

fn parse_format(text: &[u8]) -> Result<Format, &'static str> {
    let here = cfg!(target_endian = "little");
    let (native, little, rest) = match text.split_first() {
        Some((b'@', rest)) => (true, here, rest),
        Some((b'=', rest)) => (false, here, rest),
        Some((b'<', rest)) => (false, true, rest),
        Some((b'>' | b'!', rest)) => (false, false, rest),
        _ => (true, here, text),
    };
    let (mut fields, mut end, mut count) = (Vec::new(), 0usize, None);
    for &code in rest {
        if code.is_ascii_whitespace() && count.is_none() {
            continue;
        }
        if code.is_ascii_digit() {
            let digits = count.unwrap_or(0usize).checked_mul(10);
            count = digits.and_then(|n| n.checked_add(usize::from(code - b'0')));
            if count.is_none_or(|n| n > isize::MAX as usize / 16) {
                return Err("total struct size too long");
            }
            continue;
        }
        let Some(one) = size(code, native) else {
            return Err(match code {
                0 => "embedded null character",
                _ => "bad char in struct format",
            });
        };
        let number = count.take().unwrap_or(1);
        if native {
            end = end.next_multiple_of(one);
        }
        let whole = matches!(code, b's' | b'p');
        fields.push(Field {
            code,
            size: if whole { number } else { one },
            count: if whole { 1 } else { number },
            at: end,
        });
        end = end
            .checked_add(one * number)
            .ok_or("total struct size too long")?;
    }
    if count.is_some() {
        return Err("repeat count given without format specifier");
    }
    Ok(Format {
        fields,
        size: end,
        little,
    })
}

/// The signed numbers from which and below which a code's values are.
fn bounds(code: u8, bytes: usize) -> (i128, i128) {
    let bits = 8 * bytes as u32;
    match code.is_ascii_uppercase() {
        // Addresses are of either sign.
        true if code == b'P' => (-(1 << (bits - 1)), 1 << bits),
        true => (0, 1 << bits),
        false => (-(1 << (bits - 1)), 1 << (bits - 1)),
    }
}

/// Puts the low bytes of `n` into `into`.
fn put(n: u128, little: bool, into: &mut [u8]) {
    let len = into.len();
    match little {
        true => into.copy_from_slice(&n.to_le_bytes()[..len]),
        false => into.copy_from_slice(&n.to_be_bytes()[16 - len..]),
    }
}

/// The bytes as an unsigned number.
fn get(from: &[u8], little: bool) -> u128 {
    let mut bytes = [0; 16];
    let len = from.len();
    match little {
        true => bytes[..len].copy_from_slice(from),
        false => bytes[16 - len..].copy_from_slice(from),
    }
    match little {
        true => u128::from_le_bytes(bytes),
        false => u128::from_be_bytes(bytes),
    }
}

/// `pack(format, *values)`.
fn pack(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let format = read_format(vm, vm.arg(args, 0))?;
    let (given, wanted) = (args.len() - 1, format.values());
    if given != wanted {
        let s = format!("pack expected {wanted} items for packing (got {given})");
        return Err(error(vm, &s));
    }
    let mut out = vec![0; format.size];
    let mut next = 1;
    for field in &format.fields {
        for i in 0..field.values() {
            let start = field.at + i * field.size;
            let into = &mut out[start..start + field.size];
            pack_one(vm, vm.arg(args, next), field.code, format.little, into)?;
            next += 1;
        }
    }
    vm.new_bytes(&out)
}

fn pack_one(vm: &mut Vm<'_>, v: Value, code: u8, little: bool, into: &mut [u8]) -> Res<()> {
    match code {
        b'c' | b's' | b'p' => return pack_bytes(vm, v, code, into),
        b'?' => into[0] = u8::from(vm.truth(v)?),
        b'e' | b'f' | b'd' => return pack_float(vm, v, code, little, into),
        _ => {
            let n = match vm.index_value(v) {
                Err(trap) if vm.is_raised(trap) => {
                    return Err(error(vm, "required argument is not an integer"));
                }
                n => n?,
            };
            let (low, high) = bounds(code, into.len());
            let n = wide(vm, n).filter(|n| (low..high).contains(n));
            let Some(n) = n else {
                let code = char::from(code);
                let message = match (into.len(), code) {
                    (_, 'P') => "int too large to convert".to_owned(),
                    _ => format!("'{code}' format requires {low} <= number <= {}", high - 1),
                };
                return Err(error(vm, &message));
            };
            put(n as u128, little, into);
        }
    }
    Ok(())
}

/// The int as far as 128 bits hold it.
fn wide(vm: &Vm<'_>, v: Value) -> Option<i128> {
    if let Some(n) = v.as_int() {
        return Some(n.into());
    }
    if let Some(truth) = v.as_bool() {
        return Some(truth.into());
    }
    let (negative, limbs) = vm.big_limbs(v)?;
    if limbs.len() > 3 {
        return None;
    }
    let n = limbs
        .iter()
        .rev()
        .fold(0i128, |n, &limb| n << 32 | i128::from(limb));
    Some(if negative { -n } else { n })
}

fn pack_bytes(vm: &mut Vm<'_>, v: Value, code: u8, into: &mut [u8]) -> Res<()> {
    let Some(bytes) = vm.buffer_of(v) else {
        let code = char::from(code);
        let message = match code {
            'c' => "char format requires a bytes object of length 1".to_owned(),
            _ => format!("argument for '{code}' must be a bytes object"),
        };
        return Err(error(vm, &message));
    };
    if code == b'c' && bytes.len() != 1 {
        return Err(error(vm, "char format requires a bytes object of length 1"));
    }
    let bytes = bytes.to_vec();
    match code {
        b'p' => {
            let Some((length, rest)) = into.split_first_mut() else {
                return Ok(());
            };
            let len = bytes.len().min(rest.len());
            *length = len.min(255) as u8;
            rest[..len].copy_from_slice(&bytes[..len]);
        }
        _ => {
            let len = bytes.len().min(into.len());
            into[..len].copy_from_slice(&bytes[..len]);
        }
    }
    Ok(())
}

fn pack_float(vm: &mut Vm<'_>, v: Value, code: u8, little: bool, into: &mut [u8]) -> Res<()> {
    let x = match vm.to_f64(v) {
        Err(trap) if vm.is_raised(trap) => {
            return Err(error(vm, "required argument is not a float"));
        }
        x => x?,
    };
    let bits = match code {
        b'd' => Value::float_bits(x).into(),
        b'f' => {
            let narrow = f64::from_bits(Value::float_bits(x)) as f32;
            if narrow.is_infinite() && x.is_finite() {
                let message = "float too large to pack with f format";
                return Err(vm.raise(TypeId::OverflowError, &[message.into()]));
            }
            narrow.to_bits().into()
        }
        _ => match half::from_f64(x) {
            Some(bits) => u128::from(bits),
            None => {
                let message = "float too large to pack with e format";
                return Err(vm.raise(TypeId::OverflowError, &[message.into()]));
            }
        },
    };
    put(bits, little, into);
    Ok(())
}

/// `unpack(format, buffer, start)`: the values of as many bytes as the format has, from `start`,
/// or of the whole buffer where that is None.
fn unpack(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let format = read_format(vm, vm.arg(args, 0))?;
    let start = vm.arg(args, 2).as_int().map(|n| n.max(0) as usize);
    let bytes = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
    let part = match start {
        Some(start) => bytes.get(start..start + format.size),
        None => Some(bytes).filter(|bytes| bytes.len() == format.size),
    };
    let Some(bytes) = part.map(<[u8]>::to_vec) else {
        let message = format!("unpack requires a buffer of {} bytes", format.size);
        return Err(error(vm, &message));
    };
    let mut values = Vec::with_capacity(format.values());
    for field in &format.fields {
        for i in 0..field.values() {
            let start = field.at + i * field.size;
            let from = &bytes[start..start + field.size];
            values.push(unpack_one(vm, field.code, format.little, from)?);
        }
    }
    vm.new_tuple(&values)
}

fn unpack_one(vm: &mut Vm<'_>, code: u8, little: bool, from: &[u8]) -> Res {
    let bits = get(&from[..from.len().min(16)], little);
    match code {
        b'c' | b's' => vm.new_bytes(from),
        b'p' => {
            let len = from
                .first()
                .map_or(0, |&len| usize::from(len).min(from.len() - 1));
            vm.new_bytes(from.get(1..1 + len).unwrap_or_default())
        }
        b'?' => Ok(Value::bool(bits != 0)),
        b'd' => Ok(Value::float(f64::from_bits(bits as u64))),
        b'f' => Ok(Value::float(f32::from_bits(bits as u32).into())),
        b'e' => Ok(Value::float(half::to_f64(bits as u16))),
        _ => {
            let (low, high) = bounds(code, from.len());
            let n = bits as i128;
            vm.new_int(if low < 0 && n >= high {
                n - 2 * high
            } else {
                n
            })
        }
    }
}
