//! Operators on sets, dicts and their views.

use crate::dict::{COUNT, ENTRIES, Found, INDEX, USED};
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    fn is_set(&self, v: Value) -> bool {
        v.is(Kind::Set) || v.is(Kind::FrozenSet)
    }

    /// Whether `v` is a view of a dict's keys or items, which are sets for the operators.
    fn is_set_view(&self, v: Value) -> bool {
        v.is(Kind::DictView) && self.get(v.addr(), 2) != Value::int(1)
    }

    /// `a op b` for sets, dicts and views; `None` where they have no such operation.
    pub(super) fn table_binary(&mut self, op: Op, a: Value, b: Value) -> Res<Option<Value>> {
        if self.is_set(a) && self.is_set(b) {
            return self.set_operation(op, a, b).map(Some);
        }
        if a.is(Kind::Dict) && b.is(Kind::Dict) && op == Op::BitOr {
            return self.merged(a, b).map(Some);
        }
        if self.is_set_view(a) || self.is_set_view(b) && self.is_set(a) {
            return self.view_operation(op, a, b).map(Some);
        }
        Ok(None)
    }

    /// `a op= b` for a set or dict `a`, in place; `None` where there is no such operation.
    pub(super) fn table_inplace(&mut self, op: Op, a: Value, b: Value) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(a)?;
        let result = self.push(b).and_then(|other| {
            if a.is(Kind::Dict) {
                if op != Op::BitOr {
                    return Ok(false);
                }
                if !b.is(Kind::Dict) {
                    return self.dict_update(slot, self.word(other)).map(|()| true);
                }
                return self.insert_all(slot, other).map(|()| true);
            }
            if !self.is_set(b) && !self.is_set_view(b) {
                return Ok(false);
            }
            if op == Op::BitOr && self.is_set(b) {
                return self.insert_all(slot, other).map(|()| true);
            }
            if let Some(new) = self.table_binary(op, self.word(slot), self.word(other))? {
                self.take_entries(self.word(slot), new);
            }
            Ok(true)
        });
        let a = self.word(slot);
        self.top = top;
        Ok(if result? { Some(a) } else { None })
    }

    /// Makes the entries of `new`, which nobody else has, those of `table`.
    fn take_entries(&mut self, table: Value, new: Value) {
        for field in [COUNT, USED, ENTRIES, INDEX] {
            let v = self.get(new.addr(), field);
            self.set(table.addr(), field, v);
        }
    }

    /// An empty set of the kind of `like`, with room for `len` entries.
    fn set_like(&mut self, like: Value, len: usize) -> Res {
        let kind = if like.is(Kind::FrozenSet) {
            Kind::FrozenSet
        } else {
            Kind::Set
        };
        let fields = [Value::int(0), Value::int(0), Value::NONE, Value::NONE];
        let set = self.object(kind, fields)?;
        self.table_reserve(set, len)?;
        Ok(set)
    }

    /// `a op b` for two sets.
    pub(crate) fn set_operation(&mut self, op: Op, a: Value, b: Value) -> Res {
        let (m, n) = (self.table_len(a), self.table_len(b));
        let most = match op {
            Op::BitAnd => m.min(n),
            Op::Sub => m,
            _ => m + n,
        };
        let result = self.set_like(a, most)?;
        let top = self.top;
        let slot = self.push(a)?;
        let done = self.push(b).and_then(|other| {
            let into = self.push(result)?;
            match op {
                Op::BitAnd if m > n => self.select(other, slot, into, true),
                Op::BitAnd => self.select(slot, other, into, true),
                Op::Sub => self.select(slot, other, into, false),
                Op::BitOr => {
                    self.insert_all(into, slot)?;
                    self.insert_all(into, other)
                }
                _ => {
                    self.select(slot, other, into, false)?;
                    self.select(other, slot, into, false)
                }
            }?;
            Ok(self.word(into))
        });
        self.top = top;
        done
    }

    /// Adds those entries of the set in word `from` to that in word `into` whose being in the
    /// set in word `other` is `present`.
    fn select(&mut self, from: usize, other: usize, into: usize, present: bool) -> Res<()> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(from), i) {
            i = entry + 1;
            let (key, hash) = self.entry_of(from, entry);
            let found = self.table_find(self.word(other), key, hash)?;
            if matches!(found, Found::Entry(_)) == present {
                // The search may have moved the key.
                let (key, hash) = self.entry_of(from, entry);
                self.table_insert(self.word(into), key, hash, Value::UNBOUND)?;
            }
        }
        Ok(())
    }

    fn entry_of(&self, slot: usize, entry: usize) -> (Value, i64) {
        let word = self.entry_word(self.word(slot), entry);
        (self.word(word + 1), self.word(word).int_unchecked())
    }

    /// Adds all entries of the table in word `from` to that in word `into`.
    fn insert_all(&mut self, into: usize, from: usize) -> Res<()> {
        let dict = self.word(into).is(Kind::Dict);
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(from), i) {
            i = entry + 1;
            let (key, hash) = self.entry_of(from, entry);
            let found = self.table_find(self.word(into), key, hash)?;
            let (key, _) = self.entry_of(from, entry);
            let v = if dict {
                self.entry_value(self.word(from), entry)
            } else {
                Value::UNBOUND
            };
            match found {
                Found::Entry(at) if dict => self.set_entry_value(self.word(into), at, v),
                Found::Entry(_) => {}
                Found::Nowhere => self.table_insert(self.word(into), key, hash, v)?,
            }
        }
        Ok(())
    }

    /// `a | b` for dicts.
    fn merged(&mut self, a: Value, b: Value) -> Res {
        let room = self.table_len(a) + self.table_len(b);
        let result = self.new_dict()?;
        self.table_reserve(result, room)?;
        let top = self.top;
        let slot = self.push(a)?;
        let done = self.push(b).and_then(|other| {
            let into = self.push(result)?;
            self.insert_all(into, slot)?;
            self.insert_all(into, other)?;
            Ok(self.word(into))
        });
        self.top = top;
        done
    }

    /// An operation of which at least one side is a view: both become sets.
    fn view_operation(&mut self, op: Op, a: Value, b: Value) -> Res {
        let top = self.top;
        let slot = self.push(a)?;
        let done = self.push(b).and_then(|other| {
            let left = self.set_of(self.word(slot))?;
            self.set_word(slot, left);
            let right = self.set_of(self.word(other))?;
            self.set_operation(op, self.word(slot), right)
        });
        self.top = top;
        done
    }
}
