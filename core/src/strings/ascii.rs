//! Strings of one ASCII character: programs that go over text make many, so each is made once.

use crate::kind::Kind;
use crate::trap::Res;
use crate::value::{Addr, Value};
use crate::vm::{Root, Vm};

/// How many there are.
const COUNT: usize = 128;
/// Words of memory from which the table of them is worth its room.
const ROOMY: usize = 32 * 1024;

impl Vm<'_> {
    /// The string of one ASCII character.
    #[inline]
    pub(crate) fn ascii_str(&mut self, byte: u8) -> Res {
        let table = self.root(Root::Characters).as_kind(Kind::Slots);
        if let Some(at) = table {
            let known = self.get(at, 1 + byte as usize % COUNT);
            if !known.is_unbound() {
                return Ok(known);
            }
        }
        self.new_ascii_str(byte, table)
    }

    /// Makes the string, and enters it in the table: that of the image, where it has one, which
    /// then is the very string that the program compares it with.
    #[cold]
    #[inline(never)]
    fn new_ascii_str(&mut self, byte: u8, table: Option<Addr>) -> Res {
        let bytes = [byte % COUNT as u8];
        let text = core::str::from_utf8(&bytes).unwrap_or("");
        if self.heap.words.len() < ROOMY {
            return self.new_str(text);
        }
        let made = match self.image.find_str(text) {
            Some(id) => id.value(),
            None => self.new_str(text)?,
        };
        let table = match table {
            Some(at) => at,
            None => self.heap.slots(COUNT)?,
        };
        self.set_root(Root::Characters, Value::reference(Kind::Slots, table));
        self.set(table, 1 + byte as usize % COUNT, made);
        Ok(made)
    }

    /// Item `key` of `v` where that is a string of ASCII characters and has it.
    #[inline]
    pub(crate) fn ascii_item(&mut self, v: Value, key: Value) -> Res<Option<Value>> {
        let Some(i) = key.as_int() else {
            return Ok(None);
        };
        let Some(bytes) = self.str_bytes(v) else {
            return Ok(None);
        };
        let at = if i < 0 { i + bytes.len() as i64 } else { i };
        let found = usize::try_from(at)
            .ok()
            .and_then(|at| bytes.get(at))
            .copied();
        match found {
            Some(byte) if bytes.len() == self.str_len(v) => self.ascii_str(byte).map(Some),
            _ => Ok(None),
        }
    }
}
