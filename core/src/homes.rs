//! Code and the globals that it runs with.
//!
//! The cache of a global leads to a word of one namespace, and belongs to the code: so all the
//! code of a source must run with the same globals, its *home*. Imported modules do. What `exec`
//! runs may be run again with others: from then on its globals are looked up each time.
//!
//! Each module of the image names a site whose second cache word keeps what is known of it: 0, the
//! identity of the namespace that is its home, or [`NO_HOME`].

use crate::image::{CodeId, field, flag};
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::{HEADER, Vm};

/// The code runs with several globals, or with some that do not say when they change.
const NO_HOME: u64 = u64::MAX;

impl Vm<'_> {
    /// The word that keeps what is known of the home of the code's module.
    fn home_word(&self, id: CodeId) -> Option<usize> {
        let module = self.image.code(id).get(field::MODULE);
        let site = (self.image.modules[module * 4 + 3] >> 1).checked_sub(1)?;
        Some(self.caches + 2 * site as usize + 1)
    }

    /// Whether the globals of the frame at hand may be found by the caches of its code.
    pub(crate) fn caches_globals(&self, cur: Cursor, globals: Value) -> bool {
        self.is_namespace(globals)
            && self
                .code_of(self.word(cur.fp - HEADER))
                .and_then(|id| self.home_word(id))
                .is_none_or(|word| self.heap.words[word] != NO_HOME)
    }

    /// To be called before code is run with globals that may be others than before.
    pub(crate) fn settle_home(&mut self, id: CodeId, globals: Value) -> Res<()> {
        let Some(word) = self.home_word(id) else {
            return Ok(());
        };
        let known = self.heap.words[word];
        if known == NO_HOME {
            return Ok(());
        }
        let module = self.image.code(id).get(field::MODULE);
        let entry = CodeId(self.image.modules[module * 4 + 1]);
        let code = self.image.code(entry);
        let is_given = code.has(flag::CLASS_BODY);
        if is_given && known == 0 && self.defines(entry) {
            self.make_namespace(globals);
        }
        if is_given && self.is_namespace(globals) {
            let identity = self.identity(globals)? as u64;
            if known == 0 {
                self.heap.words[word] = identity;
            }
            if known == 0 || known == identity {
                return Ok(());
            }
        }
        self.heap.words[word] = NO_HOME;
        self.bump_epoch();
        Ok(())
    }

    /// Whether the module of this top level has further code objects, which came before it.
    fn defines(&self, entry: CodeId) -> bool {
        let module = |id: u32| self.image.code(CodeId(id)).get(field::MODULE);
        entry
            .0
            .checked_sub(1)
            .is_some_and(|before| module(before) == module(entry.0))
    }

    /// Has the dict say when it changes.
    fn make_namespace(&mut self, dict: Value) {
        if let Some(at) = dict.as_kind(Kind::Dict) {
            let header = self.heap.raw(at, 0);
            self.heap.set_raw(at, 0, header | crate::heap::NAMESPACE);
        }
    }
}
