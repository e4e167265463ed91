//! Making a class: bases, layout, namespace, and telling whom it concerns.

use super::{CAPACITY, DICT};
use crate::heap::NAMESPACE;
use crate::interp::Cursor;
use crate::kind::Kind;
use crate::opcode::Instr;
use crate::strings::Name;
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

const CLASS_CELL: Name = Name::new("__classcell__");
const QUALNAME_NAME: Name = Name::new("__qualname__");
const EQ: Name = Name::new("__eq__");
const HASH: Name = Name::new("__hash__");
const SET_NAME: Name = Name::new("__set_name__");
const INIT_SUBCLASS: Name = Name::new("__init_subclass__");

impl Vm<'_> {
    /// `R[a] =` a class of namespace `R[b]`, name, bases and keywords.
    #[inline(never)]
    pub(crate) fn op_build_class(&mut self, cur: &mut Cursor, i: Instr) -> Res<()> {
        self.sync(*cur);
        let base = cur.fp + i.b() as usize;
        let class = self.new_class(base)?;
        self.set_reg(cur, i.a(), class);
        cur.pc += 1;
        Ok(())
    }

    /// A class of what stands in four words of the memory: namespace, name, bases, keywords.
    pub(crate) fn new_class(&mut self, words: usize) -> Res {
        let top = self.top;
        let made = self.new_class_kept(words);
        self.top = top;
        made
    }

    pub(super) fn new_class_kept(&mut self, words: usize) -> Res {
        let keywords = self.word(words + 3);
        if keywords.is(Kind::Dict)
            && self
                .dict_get_text(keywords, "metaclass")
                .is_some_and(|m| m != TypeId::Type.value())
        {
            let text = "metaclasses are not supported yet";
            return Err(self.raise(TypeId::NotImplementedError, &[text.into()]));
        }
        let bases = self.class_bases(self.word(words + 2))?;
        let layout = self.class_layout(bases)?;
        let class = self.bare_class(words, bases, layout)?;
        let slot = self.push(class)?;
        self.linearize(slot)?;
        self.finish_namespace(slot)?;
        self.notify(slot, words)?;
        Ok(self.word(slot))
    }

    pub(super) fn class_bases(&mut self, given: Value) -> Res {
        let count = given.as_kind(Kind::Tuple).map_or(0, |at| self.heap.len(at));
        if count == 0 {
            return self.object(Kind::Tuple, [TypeId::Object.value()]);
        }
        for i in 1..=count {
            let b = self.get(given.addr(), i);
            if !self.is_class(b) {
                let text = [
                    "bases must be types, not '".into(),
                    Part::TypeOf(b),
                    "'".into(),
                ];
                return Err(self.raise(TypeId::TypeError, &text));
            }
            if (1..i).any(|j| self.get(given.addr(), j) == b) {
                let text = ["duplicate base class ".into(), Part::Plain(b)];
                return Err(self.raise(TypeId::TypeError, &text));
            }
        }
        Ok(given)
    }

    /// The built-in type that instances are laid out as.
    pub(super) fn class_layout(&mut self, bases: Value) -> Res<TypeId> {
        let mut layout = TypeId::Object;
        for i in 1..=self.heap.len(bases.addr()) {
            let own = self.layout_of(self.get(bases.addr(), i));
            if !own.is_base() {
                let text = [
                    "type '".into(),
                    own.name().into(),
                    "' is not an acceptable base type".into(),
                ];
                return Err(self.raise(TypeId::TypeError, &text));
            }
            if own.derives_from(layout) {
                layout = own;
            } else if !layout.derives_from(own) && !layout.derives_from(TypeId::BaseException) {
                let text = "multiple bases have instance lay-out conflict";
                return Err(self.raise(TypeId::TypeError, &[text.into()]));
            }
        }
        Ok(layout)
    }

    pub(super) fn bare_class(&mut self, words: usize, bases: Value, layout: TypeId) -> Res {
        let (namespace, name) = (self.word(words), self.word(words + 1));
        let qualname = self.dict_get_name(namespace, QUALNAME_NAME).unwrap_or(name);
        let capacity = match self.get(bases.addr(), 1).as_kind(Kind::Class) {
            Some(base) => self.get(base, CAPACITY),
            None => Value::int(2),
        };
        let none = Value::NONE;
        let zero = Value::int(0);
        let layout = Value::int(layout as i64);
        self.object(
            Kind::Class,
            [
                name,
                bases,
                none,
                namespace,
                none,
                zero,
                capacity,
                layout,
                none,
                zero,
                qualname,
                Value::FALSE,
            ],
        )
    }

    /// Takes what is not an attribute out of the namespace, and has caches know it.
    pub(super) fn finish_namespace(&mut self, slot: usize) -> Res<()> {
        let class = self.word(slot);
        let dict = self.get(class.addr(), DICT);
        if self.dict_get_name(dict, EQ).is_some() && self.dict_get_name(dict, HASH).is_none() {
            self.dict_set_text(dict, HASH.text, Value::NONE)?;
        }
        let cell = self.dict_get_name(dict, CLASS_CELL);
        for name in [CLASS_CELL.text, QUALNAME_NAME.text] {
            self.dict_delete_text(dict, name);
        }
        if let Some(cell) = cell.and_then(|c| c.as_kind(Kind::Cell)) {
            self.set(cell, 1, class);
        }
        let header = self.heap.raw(dict.addr(), 0);
        self.heap.set_raw(dict.addr(), 0, header | NAMESPACE);
        self.bump_epoch();
        Ok(())
    }

    pub(crate) fn dict_delete_text(&mut self, dict: Value, text: &str) -> bool {
        let found =
            (0..self.table_used(dict)).find(|&i| self.str(self.entry_key(dict, i)) == Some(text));
        if let Some(i) = found {
            self.table_delete(dict, i);
        }
        found.is_some()
    }

    /// Calls `__set_name__` of the attributes and `__init_subclass__` of the base.
    pub(super) fn notify(&mut self, slot: usize, words: usize) -> Res<()> {
        let mut i = 0;
        loop {
            let dict = self.get(self.word(slot).addr(), DICT);
            let Some(entry) = self.next_entry(dict, i) else {
                break;
            };
            i = entry + 1;
            let (key, v) = (self.entry_key(dict, entry), self.entry_value(dict, entry));
            if v.is(Kind::Instance)
                && let Some(f) = self.special(v, SET_NAME)
            {
                let class = self.word(slot);
                self.call(f, &[v, class, key])?;
            }
        }
        let class = self.word(slot);
        let Some((f, _)) = self.lookup_after(class, class, INIT_SUBCLASS) else {
            return Ok(());
        };
        let f = if f.is(Kind::ClassMethod) {
            self.get(f.addr(), 1)
        } else {
            f
        };
        let keywords = self.word(words + 3);
        if f.is(Kind::Function) {
            return self.call_with_keywords(f, slot, keywords);
        }
        if keywords.is(Kind::Dict) && self.table_len(keywords) > 0 {
            let text = [
                Part::Plain(class),
                ".__init_subclass__() takes no keyword arguments".into(),
            ];
            return Err(self.raise(TypeId::TypeError, &text));
        }
        Ok(())
    }

    /// Calls `f` with what stands in the word `first`, and with keywords from a dict.
    pub(super) fn call_with_keywords(
        &mut self,
        f: Value,
        first: usize,
        keywords: Value,
    ) -> Res<()> {
        let top = self.top;
        let count = if keywords.is(Kind::Dict) {
            self.table_len(keywords)
        } else {
            0
        };
        let names = self.heap.alloc(Kind::Tuple, count)?;
        let words = self.push(Value::NONE)?;
        for _ in 0..4 {
            self.push(Value::NONE)?;
        }
        let base = self.push(self.word(first))?;
        let mut entry = 0;
        for n in 0..count {
            let Some(e) = self.next_entry(keywords, entry) else {
                break;
            };
            entry = e + 1;
            self.set(names, n + 1, self.entry_key(keywords, e));
            self.push(self.entry_value(keywords, e))?;
        }
        self.set_word(words, Value::reference(Kind::Tuple, names));
        let names = if count > 0 {
            crate::vm::Names::Tuple(words)
        } else {
            crate::vm::Names::None
        };
        let done = self.call_at(
            f,
            Args {
                base,
                count: count + 1,
                names,
                keywords: count,
            },
        );
        self.top = top;
        done.map(|_| ())
    }
}
