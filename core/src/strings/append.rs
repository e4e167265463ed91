//! Appending to long strings without copying them.
//!
//! `s += t` in a loop would copy all of `s` each time. So the sum of a long string and a
//! shorter one is a *head*: the beginning of a string that has room behind it.
//!
//! ```text
//! head of 5 bytes --+    +-- head of 7 bytes
//!                   v    v
//! string            [abcdefg......]   used: 7
//! ```
//!
//! Text behind a head may be added to, never changed: who has an older, shorter head still sees
//! what it always saw. Only the head that ends where the string ends can be appended to in
//! place; any other is copied.

use super::TEXT;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::{Addr, Value};
use crate::vm::Vm;

const WHOLE: usize = 1;
const BYTES: usize = 2;
const CHARS: usize = 3;
const HASH: usize = 4;

/// Bytes from which appending pays.
const LONG: usize = 256;

/// Bytes from which strings get a quarter of their length as room, and not all of it again.
const HUGE: usize = 1 << 20;

impl Vm<'_> {
    /// Where the text of the head at `at` is, and its length in bytes.
    pub(super) fn head_text(&self, at: Addr) -> (Addr, usize) {
        let len = self.get(at, BYTES).int_unchecked() as usize;
        (self.get(at, WHOLE).addr(), len)
    }

    /// Length in characters of a head.
    pub(super) fn head_chars(&self, at: Addr) -> usize {
        self.get(at, CHARS).int_unchecked() as usize
    }

    /// The hash of the head `v`, computed once and kept.
    pub(super) fn head_hash(&mut self, v: Value) -> u32 {
        let known = self.get(v.addr(), HASH).int_unchecked() as u32;
        if known != 0 {
            return known;
        }
        let hash = self.str_bytes(v).map_or(0, crate::text::hash);
        self.set(v.addr(), HASH, Value::int(hash.into()));
        hash
    }

    /// `a + b` as a head, for strings of `la` and `lb` bytes; `None` where that does not pay.
    pub(super) fn append(
        &mut self,
        a: Value,
        b: Value,
        la: usize,
        lb: usize,
    ) -> Res<Option<Value>> {
        if la < LONG || lb > la {
            return Ok(None);
        }
        let chars = self.str_len(a) + self.str_len(b);
        let whole = match self.extensible(a, la + lb) {
            Some(whole) => whole,
            None => {
                let total = la + lb;
                let room = if total < HUGE { total } else { total / 4 };
                // With little memory left, a plain string is better than none.
                if self.heap.reserve((total + room) / 8 + 10).is_err() {
                    return Ok(None);
                }
                let fields = TEXT - 1 + (total + room).div_ceil(8);
                let whole = self.heap.alloc(Kind::Str, fields)?;
                self.heap.set_raw(whole, 1, 0);
                self.heap.set_raw(whole, 2, 0);
                self.copy_text(whole, 0, a, 0, la);
                whole
            }
        };
        let [bytes, count] = [la + lb, chars].map(|n| Value::int(n as i64));
        let reference = Value::reference(Kind::Str, whole);
        let head = self.object(Kind::StrHead, [reference, bytes, count, Value::int(0)])?;
        self.copy_text(whole, la, b, 0, lb);
        self.heap
            .set_raw(whole, 1, (chars as u64) << 32 | (la + lb) as u64);
        Ok(Some(head))
    }

    /// The string that `a` is the head of, if `a` ends where it does and it has room for
    /// `needed` bytes.
    fn extensible(&self, a: Value, needed: usize) -> Option<Addr> {
        let (whole, len) = self.head_text(a.as_kind(Kind::StrHead)?);
        let used = self.heap.raw(whole, 1) as u32 as usize;
        let room = (self.heap.len(whole) + 1 - TEXT) * 8;
        (used == len && needed <= room).then_some(whole)
    }
}
