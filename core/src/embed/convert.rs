//! Values from Rust's types, and Rust's types from values.

use crate::convert::Wide;
use crate::features::Feature;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What an argument of a native function may be, and what can be had from a value.
pub trait FromValue: Sized {
    /// What the value should have been, for the error: `int`, `str`.
    const EXPECTED: &'static str;

    /// Whether the argument may be left out.
    const OPTIONAL: bool = false;

    /// The value as this type; unbound stands for an argument that was left out.
    ///
    /// # Errors
    /// Why it cannot be that.
    fn from_value(vm: &Vm<'_>, v: Value) -> Result<Self, Mismatch>;
}

/// Why a value cannot be had as a type of Rust's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mismatch {
    /// It is of another type.
    Type,
    /// It is an int outside these bounds, of this type.
    Range(&'static str),
}

/// What a native function may return.
pub trait IntoValue {
    /// Words of memory that the value needs at most.
    fn words(&self) -> usize {
        0
    }

    /// The value.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room.
    fn into_value(self, vm: &mut Vm<'_>) -> Res;
}

impl FromValue for Value {
    const EXPECTED: &'static str = "object";

    fn from_value(_: &Vm<'_>, v: Value) -> Result<Value, Mismatch> {
        match v.is_unbound() {
            true => Err(Mismatch::Type),
            false => Ok(v),
        }
    }
}

impl IntoValue for Value {
    fn into_value(self, _: &mut Vm<'_>) -> Res {
        Ok(self)
    }
}

impl FromValue for bool {
    const EXPECTED: &'static str = "bool";

    fn from_value(_: &Vm<'_>, v: Value) -> Result<bool, Mismatch> {
        v.as_bool().ok_or(Mismatch::Type)
    }
}

impl IntoValue for bool {
    fn into_value(self, _: &mut Vm<'_>) -> Res {
        Ok(Value::bool(self))
    }
}

impl IntoValue for () {
    fn into_value(self, _: &mut Vm<'_>) -> Res {
        Ok(Value::NONE)
    }
}

/// Ints: a bool counts as one, as everywhere in Python.
macro_rules! ints {
    ($($int:ident)*) => {$(
        impl FromValue for $int {
            const EXPECTED: &'static str = "int";

            fn from_value(vm: &Vm<'_>, v: Value) -> Result<$int, Mismatch> {
                if !vm.is_integer(v) {
                    return Err(Mismatch::Type);
                }
                let n = vm.int_to_i64(v).map(i128::from).or_else(|| vm.int_to_u64(v).map(i128::from));
                n.and_then(|n| $int::try_from(n).ok()).ok_or(Mismatch::Range(stringify!($int)))
            }
        }

        impl IntoValue for $int {
            fn words(&self) -> usize {
                8
            }

            fn into_value(self, vm: &mut Vm<'_>) -> Res {
                match Wide::try_from(self) {
                    Ok(n) => vm.new_int(n),
                    Err(_) => vm.new_int(Wide::MAX),
                }
            }
        }
    )*};
}

ints! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }

impl FromValue for f64 {
    const EXPECTED: &'static str = "float";

    /// A float, or an int of up to 64 bits, rounded.
    fn from_value(vm: &Vm<'_>, v: Value) -> Result<f64, Mismatch> {
        if let Some(x) = v.as_float() {
            return Ok(x);
        }
        match vm.is_integer(v) {
            true => i64::from_value(vm, v).map(|n| n as f64),
            false => Err(Mismatch::Type),
        }
    }
}

impl FromValue for f32 {
    const EXPECTED: &'static str = "float";

    fn from_value(vm: &Vm<'_>, v: Value) -> Result<f32, Mismatch> {
        f64::from_value(vm, v).map(|x| x as f32)
    }
}

impl IntoValue for f64 {
    fn into_value(self, vm: &mut Vm<'_>) -> Res {
        vm.needs(Feature::Floats)?;
        Ok(Value::float(self))
    }
}

impl IntoValue for f32 {
    fn into_value(self, vm: &mut Vm<'_>) -> Res {
        f64::from(self).into_value(vm)
    }
}

/// An argument that is a str: [`Vm::str`] gives its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(pub Value);

impl FromValue for Text {
    const EXPECTED: &'static str = "str";

    fn from_value(vm: &Vm<'_>, v: Value) -> Result<Text, Mismatch> {
        match vm.str(v) {
            Some(_) => Ok(Text(v)),
            None => Err(Mismatch::Type),
        }
    }
}

impl Text {
    /// The text. It is in the machine's memory, where it moves when objects do.
    pub fn get<'v>(&self, vm: &'v Vm<'_>) -> &'v str {
        vm.str(self.0).unwrap_or_default()
    }
}

/// An argument that is a bytes object: [`Vm::bytes_of`] gives the bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bytes(pub Value);

impl FromValue for Bytes {
    const EXPECTED: &'static str = "bytes";

    fn from_value(vm: &Vm<'_>, v: Value) -> Result<Bytes, Mismatch> {
        match vm.bytes_of(v) {
            Some(_) => Ok(Bytes(v)),
            None => Err(Mismatch::Type),
        }
    }
}

impl Bytes {
    /// The bytes. They are in the machine's memory, where they move when objects do.
    pub fn get<'v>(&self, vm: &'v Vm<'_>) -> &'v [u8] {
        vm.bytes_of(self.0).unwrap_or_default()
    }
}

/// `None`, or left out: no value.
impl<T: FromValue> FromValue for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const OPTIONAL: bool = true;

    fn from_value(vm: &Vm<'_>, v: Value) -> Result<Option<T>, Mismatch> {
        match v.is_none() || v.is_unbound() {
            true => Ok(None),
            false => T::from_value(vm, v).map(Some),
        }
    }
}

/// Nothing becomes `None`.
impl<T: IntoValue> IntoValue for Option<T> {
    fn words(&self) -> usize {
        self.as_ref().map_or(0, T::words)
    }

    fn into_value(self, vm: &mut Vm<'_>) -> Res {
        match self {
            Some(v) => v.into_value(vm),
            None => Ok(Value::NONE),
        }
    }
}

impl IntoValue for &str {
    fn words(&self) -> usize {
        8 + self.len() / 8
    }

    fn into_value(self, vm: &mut Vm<'_>) -> Res {
        vm.new_str(self)
    }
}

impl IntoValue for &[u8] {
    fn words(&self) -> usize {
        8 + self.len() / 8
    }

    fn into_value(self, vm: &mut Vm<'_>) -> Res {
        vm.new_bytes(self)
    }
}

impl Vm<'_> {
    fn int_to_u64(&self, v: Value) -> Option<u64> {
        match self.big_limbs(v)? {
            (false, &[low, high]) => Some(u64::from(low) | u64::from(high) << 32),
            _ => None,
        }
    }

    /// The value `v` as a type of Rust's.
    ///
    /// # Errors
    /// Why it cannot be that.
    pub fn extract<T: FromValue>(&self, v: Value) -> Result<T, Mismatch> {
        T::from_value(self, v)
    }

    /// Argument `i` of the native function `name`.
    ///
    /// # Errors
    /// TypeError for another type, OverflowError for an int that is out of bounds.
    pub fn typed_arg<T: FromValue>(&mut self, name: &str, args: Args, i: usize) -> Res<T> {
        let v = self.arg(args, i);
        T::from_value(self, v).map_err(|why| self.refuse_arg(name, i, T::EXPECTED, v, why))
    }

    #[cold]
    fn refuse_arg(
        &mut self,
        name: &str,
        i: usize,
        expected: &str,
        v: Value,
        why: Mismatch,
    ) -> Trap {
        let before = [
            Part::from(name),
            "() argument ".into(),
            Part::Int(i as i64 + 1),
        ];
        let [a, b, c] = before;
        match why {
            Mismatch::Type => {
                let parts = [
                    a,
                    b,
                    c,
                    " must be ".into(),
                    expected.into(),
                    ", not ".into(),
                    Part::TypeOf(v),
                ];
                self.raise(TypeId::TypeError, &parts)
            }
            Mismatch::Range(int) => {
                let parts = [a, b, c, " does not fit into ".into(), int.into()];
                self.raise(TypeId::OverflowError, &parts)
            }
        }
    }
}
