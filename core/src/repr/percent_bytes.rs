//! `bytes % values`: done on text whose characters are the bytes.

use super::percent::Mode;
use crate::features::Feature;
use crate::lending::FULL_READ_ONLY;
use crate::strings::Name;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a % b` for a bytes object or bytearray `a`.
    pub(super) fn percent_bytes(&mut self, a: Value, b: Value) -> Res {
        self.needs(Feature::Bytes)?;
        let top = self.top;
        let done = self.push(a).and_then(|kept| {
            let given = self.push(b)?;
            let text = self.with_room(|vm| vm.widened(vm.word(kept)))?;
            let made = self.percent_rooted(text, self.word(given), Mode::Bytes)?;
            let made = self.push(made)?;
            self.with_room(|vm| {
                let bytes = vm.narrowed(vm.word(made))?;
                vm.byte_string_like(vm.word(kept), bytes)
            })
        });
        self.top = top;
        done
    }

    /// A str with a character for each byte of a buffer.
    pub(super) fn widened(&mut self, v: Value) -> Res {
        self.needs(Feature::Bytes)?;
        let text = self.write_text(|memory, page| {
            for &byte in memory.blob(v) {
                page.push_char(char::from(byte));
            }
        });
        text.map(|(text, ())| text)
    }

    /// A bytes object with a byte for each character of a str, which are all below 256.
    pub(super) fn narrowed(&mut self, text: Value) -> Res {
        self.needs(Feature::Bytes)?;
        let len = self.str_len(text);
        let result = self.alloc_bytes(len)?;
        let image = self.image;
        let (below, rest) = self.heap.words.split_at_mut(result.addr().index() + 2);
        let memory = crate::convert::Memory::new(below, image);
        let out: &mut [u8] = bytemuck::cast_slice_mut(rest);
        for (place, c) in out.iter_mut().zip(memory.text(text).chars()) {
            *place = c as u32 as u8;
        }
        Ok(result)
    }

    /// Replaces the value in the stack word `slot` by the text of its bytes.
    pub(super) fn bytes_for_percent(&mut self, slot: usize) -> Res<()> {
        self.needs(Feature::Bytes)?;
        let v = self.word(slot);
        if !self.is_byte_string(self.plain(v))
            && let Some(f) = self.special(v, const { Name::new("__bytes__") })
        {
            let made = self.call_special(v, f, &[])?;
            let bytes = self.returned_bytes(made)?;
            self.set_word(slot, bytes);
        }
        let v = self.word(slot);
        if self.lends(v).is_some() && !self.is_byte_string(self.plain(v)) {
            let text = self.with_lent(slot, 1, FULL_READ_ONLY, |vm| {
                match vm.contiguous(vm.word(slot))? {
                    Some(row) => vm.widened(row),
                    None => Ok(Value::NONE),
                }
            })?;
            self.set_word(slot, text);
            return Ok(());
        }
        let Some(bytes) = self.contiguous(v)? else {
            let wanted =
                "%b requires a bytes-like object, or an object that implements __bytes__, not '";
            return Err(self.raise_type(v, wanted, "'"));
        };
        self.set_word(slot, bytes);
        let text = self.retried(|vm| vm.widened(vm.word(slot)))?;
        self.set_word(slot, text);
        Ok(())
    }

    /// Replaces the value in the stack word `slot` by the text of the byte that `%c` takes.
    pub(super) fn byte_for_percent(&mut self, slot: usize) -> Res<()> {
        self.needs(Feature::Bytes)?;
        let inner = self.plain(self.word(slot));
        let byte = match self.byte_string(inner) {
            Some(&[byte]) => byte,
            _ => match self.percent_code(slot)?.map(|code| self.int_to_i64(code)) {
                Some(Some(n @ 0..=255)) => n as u8,
                Some(_) => {
                    let message = "%c arg not in range(256)";
                    return Err(self.raise(TypeId::OverflowError, &[message.into()]));
                }
                None => {
                    let message = "%c requires an integer in range(256) or a single byte";
                    return Err(self.raise(TypeId::TypeError, &[message.into()]));
                }
            },
        };
        let text = self.retried(|vm| vm.new_str(char::from(byte).encode_utf8(&mut [0; 4])))?;
        self.set_word(slot, text);
        Ok(())
    }
}
