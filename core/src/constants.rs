//! Constants that are objects: long ints, bytes, complex numbers and tuples.
//!
//! A build for speed makes each once, as long as there is memory to spare, and keeps them in a list
//! by their numbers; another makes them each time. The list is given up where memory is short.

use crate::trap::Res;
use crate::value::Value;
use crate::vm::{Root, Vm};

/// Free words without which nothing is kept: 256 KiB.
const SPARE: usize = 32 * 1024;

impl Vm<'_> {
    /// The object that blob `n` of the image describes.
    pub(crate) fn constant_object(&mut self, n: usize) -> Res {
        if !cfg!(feature = "speed") {
            return self.blob(n);
        }
        match self.kept_constant(n) {
            Some(v) => Ok(v),
            None => self.make_constant(n),
        }
    }

    /// Gives up the kept constants where memory is short, before a collection.
    pub(crate) fn give_up_constants(&mut self) {
        if self.heap.end() - self.heap.top < SPARE {
            self.set_root(Root::Constants, Value::NONE);
        }
    }

    #[inline]
    fn kept_constant(&self, n: usize) -> Option<Value> {
        let (base, count) = self.items_span(self.root(Root::Constants))?;
        let v = (n < count).then(|| self.word(base + n))?;
        (!v.is_unbound()).then_some(v)
    }

    #[cold]
    fn make_constant(&mut self, n: usize) -> Res {
        let v = self.blob(n)?;
        if self.heap.end() - self.heap.top < SPARE + 2 * n {
            return Ok(v);
        }
        if self.items_span(self.root(Root::Constants)).is_none() {
            let list = self.new_list(&[])?;
            self.set_root(Root::Constants, list);
        }
        let list = self.root(Root::Constants);
        let count = self.list_len(list);
        if n >= count {
            self.list_splice(list, count, count, n + 1 - count)?;
            let (base, _) = self.list_span(list);
            self.heap.words[base + count..base + n + 1].fill(Value::UNBOUND.bits());
        }
        let (base, _) = self.list_span(list);
        self.set_word(base + n, v);
        Ok(v)
    }
}
