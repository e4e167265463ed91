//! Calls with `*` and `**`: arguments that are laid out of a sequence and a dict.

use crate::features::Feature;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::trap::{Res, Trap};
use crate::types::{TypeId, native};
use crate::value::{Immediate, Value};
use crate::vm::{Args, HEADER, Names, Vm, WINDOW};

impl Vm<'_> {
    /// `R[c] = R[a](*R[a+3], **R[a+4])`.
    #[inline(never)]
    pub(crate) fn op_call_ex(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.needs(Feature::Starred)?;
        self.sync(*cur);
        self.starred_to_list(cur.fp + i.a() as usize)?;
        let top = self.top;
        let [f, items, keywords] = [0, 3, 4].map(|n| self.reg(cur, i.a() + n));
        let spread = self.spread(f, items, keywords);
        let done = spread.and_then(|args| {
            let f = self.reg(cur, i.a());
            if args.keywords == 0 {
                self.check_bound(f, args.len())?;
            }
            self.invoke(*cur, f, args, i.c(), 1)
        });
        self.top = top;
        *cur = done?;
        Ok(())
    }

    /// Makes the starred argument of the call whose window is at the word `window` a list, where
    /// it is neither list nor tuple. It stays one if the call is tried again for want of memory.
    fn starred_to_list(&mut self, window: usize) -> Res<()> {
        let source = self.word(window + 3);
        if source.is(Kind::List) || source.is(Kind::Tuple) {
            return Ok(());
        }
        if !self.is_iterable(source) {
            let why = " argument after * must be an iterable, not ";
            return Err(self.refuse_starred(self.word(window), why, source));
        }
        let list = self.new_list(&[])?;
        let top = self.top;
        let done = self.push(list).and_then(|slot| {
            self.list_extend(slot, source)?;
            Ok(self.word(slot))
        });
        self.top = top;
        self.set_word(window + 3, done?);
        Ok(())
    }

    /// Whether a callable refuses keywords that are no strings itself: without vector call in CPython.
    fn looks_at_keywords(&self, f: Value) -> bool {
        let inner = f.as_kind(Kind::Method).map_or(f, |at| self.get(at, 1));
        if let Some((native, owner)) = inner.as_immediate(Immediate::Native).and_then(native) {
            let wrapper = owner.is_some_and(|owner| native.is_slot_wrapper(owner));
            let looks = [
                ("update", Some(TypeId::Dict)),
                ("format", Some(TypeId::Str)),
                ("vars", None),
                ("dir", None),
            ];
            return wrapper || looks.contains(&(native.name, owner));
        }
        let id = inner
            .as_immediate(Immediate::Type)
            .and_then(TypeId::from_u32);
        id.is_some_and(|id| id >= TypeId::BaseException)
            || matches!(
                id,
                Some(
                    TypeId::Object
                        | TypeId::Zip
                        | TypeId::Slice
                        | TypeId::MemoryView
                        | TypeId::ByteArray
                        | TypeId::Bytes
                        | TypeId::Complex
                        | TypeId::ClassMethod
                        | TypeId::StaticMethod
                        | TypeId::Property
                )
            )
    }

    #[cold]
    pub(crate) fn raise_strange_keyword(&mut self) -> Trap {
        self.raise(TypeId::TypeError, &["keywords must be strings".into()])
    }

    /// Lays a sequence and a dict out as arguments above everything that lives.
    fn spread(&mut self, f: Value, items: Value, keywords: Value) -> Res<Args> {
        let (storage, count) = self.sequence_words(items);
        let named = if keywords.is(Kind::Dict) {
            self.table_len(keywords)
        } else {
            0
        };
        let at = self.native_top();
        let base = at + 1 + HEADER + 1;
        if !self.stack_fits(base + count + named + WINDOW + 8) {
            return Err(self.raise_recursion());
        }
        let names = if named > 0 {
            self.heap.alloc(Kind::Tuple, named)?.index()
        } else {
            0
        };
        self.heap.words[at..base].fill(Value::NONE.bits());
        self.heap.words.copy_within(storage..storage + count, base);
        let (mut entry, mut n) = (0, 0);
        while let Some(e) = (named > 0)
            .then(|| self.next_entry(keywords, entry))
            .flatten()
        {
            let (key, v) = (self.entry_key(keywords, e), self.entry_value(keywords, e));
            self.set_word(names + 1 + n, key);
            self.set_word(base + count + n, v);
            (entry, n) = (e + 1, n + 1);
        }
        self.top = base + count + named;
        if named == 0 {
            return Ok(Args::positional(base, count));
        }
        self.set_word(
            at,
            Value::reference(Kind::Tuple, crate::value::Addr(names as u32)),
        );
        let strange = |k| !self.is_str(self.word(names + 1 + k));
        if (0..named).any(strange) && !self.looks_at_keywords(f) {
            return Err(self.raise_strange_keyword());
        }
        Ok(Args {
            base,
            count: count + named,
            names: Names::Tuple(at),
            keywords: named,
        })
    }
}
