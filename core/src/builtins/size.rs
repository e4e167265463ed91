//! `__sizeof__` and `sys.getsizeof()`: the bytes that an object takes in the heap.

use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::{Addr, Value};
use crate::vm::{Args, Vm};

/// Bytes of a word, and of what needs no object.
const WORD: usize = 8;

/// `object.__sizeof__()`.
pub(super) fn size(vm: &mut Vm<'_>, args: Args) -> Res {
    Ok(Value::int(vm.heap_size(vm.arg(args, 0)) as i64))
}

impl Vm<'_> {
    /// `sys.getsizeof(v)`.
    ///
    /// # Errors
    /// What a `__sizeof__` in Python raises, TypeError where it gives no int, ValueError where that
    /// is negative.
    pub fn size_of(&mut self, v: Value) -> Res {
        let Some(f) = self.special(v, const { Name::new("__sizeof__") }) else {
            return Ok(Value::int(self.heap_size(v) as i64));
        };
        let size = self.call_special(v, f, &[])?;
        let plain = self.plain(size);
        match plain
            .as_bool()
            .map_or(plain.as_int(), |truth| Some(truth.into()))
        {
            Some(bytes) if bytes >= 0 => Ok(Value::int(bytes)),
            Some(_) => {
                let text = "__sizeof__() should return >= 0";
                Err(self.raise(TypeId::ValueError, &[text.into()]))
            }
            None if plain.is(Kind::BigInt) => {
                let text = "Python int too large to convert to C ssize_t";
                Err(self.raise(TypeId::OverflowError, &[text.into()]))
            }
            None => Err(self.raise(TypeId::TypeError, &["an integer is required".into()])),
        }
    }

    /// The bytes of an object with the storage that is its own. Texts and bytes of an image count
    /// as if they were in the heap.
    fn heap_size(&self, v: Value) -> usize {
        if let Some(text) = self.str_bytes(v) {
            return WORD * (3 + text.len().div_ceil(WORD));
        }
        if let Some(bytes) = self.bytes_of(v) {
            return WORD * (2 + bytes.len().div_ceil(WORD));
        }
        if v.kind().is_none() {
            return WORD;
        }
        let held = self.payload(v).map_or(0, |inner| self.heap_size(inner));
        held + self.object_size(v)
    }

    fn object_size(&self, v: Value) -> usize {
        let at = v.addr();
        let own = |at: Addr| WORD * (self.heap.len(at) + 1);
        if v.kind().is_some_and(Kind::is_raw) {
            return own(at);
        }
        let stored = (1..=self.heap.len(at)).map(|i| {
            let field = self.get(at, i);
            match field.kind() {
                Some(Kind::Slots | Kind::Index) => own(field.addr()),
                Some(Kind::Bytes) if v.is(Kind::ByteArray) => own(field.addr()),
                _ => 0,
            }
        });
        own(at) + stored.sum::<usize>()
    }
}
