//! Operators on sets, dicts and their views.

use crate::dict::{COUNT, ENTRIES, Found, INDEX, USED};
use crate::features::Feature;
use crate::hash_set::{EMPTY, FINGER};
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// Whether `v` is a view of a dict's keys or items, which are sets for the operators.
    pub(crate) fn is_set_view(&self, v: Value) -> bool {
        v.is(Kind::DictView) && self.get(v.addr(), 2) != Value::int(1)
    }

    /// `a op b` for sets, dicts and views; `None` where they have no such operation.
    pub(crate) fn table_binary(&mut self, op: Op, a: Value, b: Value) -> Res<Option<Value>> {
        if a.is_set() && b.is_set() {
            return self.set_operation(op, a, b).map(Some);
        }
        if a.is(Kind::Dict) && b.is(Kind::Dict) && op == Op::BitOr {
            return self.merged(a, b).map(Some);
        }
        // A view on the right takes what can be iterated over on the left.
        let (left, right) = (self.is_set_view(a), self.is_set_view(b));
        if right && op == Op::BitAnd && !left && !a.is_set() {
            return self.view_operation(op, b, a).map(Some);
        }
        if left || right {
            return self.view_operation(op, a, b).map(Some);
        }
        Ok(None)
    }

    /// `a op= b` for a set or dict `a`, in place; `None` where there is no such operation.
    pub(crate) fn table_inplace(&mut self, op: Op, a: Value, b: Value) -> Res<Option<Value>> {
        let top = self.top;
        let slot = self.push(a)?;
        let result = self.push(b).and_then(|other| {
            if a.is(Kind::Dict) {
                if op != Op::BitOr {
                    return Ok(false);
                }
                self.needs(Feature::ContainerMethods)?;
                if !b.is(Kind::Dict) {
                    return self.dict_update(slot, self.word(other)).map(|()| true);
                }
                return self.insert_all(slot, other).map(|()| true);
            }
            if !b.is_set() {
                return Ok(false);
            }
            if op != Op::BitAnd {
                match op {
                    Op::BitOr => self.set_merge(slot, other),
                    Op::Sub => self.set_subtract(slot, other),
                    _ => self.set_exchange(slot, other),
                }?;
                return Ok(true);
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

    /// Makes the keys of `new`, which nobody else has, those of `table`.
    pub(crate) fn take_entries(&mut self, table: Value, new: Value) {
        for field in [COUNT, USED, ENTRIES, INDEX, FINGER] {
            let v = self.get(new.addr(), field);
            self.set(table.addr(), field, v);
        }
    }

    /// `a op b` for two sets: a set of the kind of `a`.
    pub(crate) fn set_operation(&mut self, op: Op, a: Value, b: Value) -> Res {
        self.needs(Feature::Sets)?;
        let kind = match a.is(Kind::FrozenSet) {
            true => Kind::FrozenSet,
            false => Kind::Set,
        };
        let (m, n) = (self.table_len(a), self.table_len(b));
        let copied = match op {
            Op::BitOr => Some(a),
            Op::BitXor => Some(b),
            Op::Sub if m >> 2 > n => Some(a),
            Op::BitAnd if a == b => Some(a),
            _ => None,
        };
        let result = match copied {
            Some(set) => self.copy_set(set, kind)?,
            None => self.object(kind, EMPTY)?,
        };
        let top = self.top;
        let slot = self.push(a)?;
        let done = self.push(b).and_then(|other| {
            let into = self.push(result)?;
            match op {
                Op::BitOr => self.set_merge(into, other),
                Op::BitXor => self.set_exchange(into, slot),
                Op::Sub if copied.is_some() => self.set_subtract(into, other),
                Op::Sub => self.set_select(slot, other, into, false),
                _ if copied.is_some() => Ok(()),
                _ if n > m => self.set_select(slot, other, into, true),
                _ => self.set_select(other, slot, into, true),
            }?;
            Ok(self.word(into))
        });
        self.top = top;
        done
    }

    fn entry_of(&self, slot: usize, entry: usize) -> (Value, i64) {
        let word = self.entry_word(self.word(slot), entry);
        (self.word(word + 1), self.word(word).int_unchecked())
    }

    /// Adds all entries of the dict in word `from` to that in word `into`.
    fn insert_all(&mut self, into: usize, from: usize) -> Res<()> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(from), i) {
            i = entry + 1;
            let (key, hash) = self.entry_of(from, entry);
            let found = self.table_find(self.word(into), key, hash)?;
            let (key, _) = self.entry_of(from, entry);
            let v = self.entry_value(self.word(from), entry);
            match found {
                Found::Entry(at) => self.set_entry_value(self.word(into), at, v),
                Found::Nowhere => self.table_insert(self.word(into), key, hash, v)?,
            }
        }
        Ok(())
    }

    /// `a | b` for dicts.
    fn merged(&mut self, a: Value, b: Value) -> Res {
        self.needs(Feature::ContainerMethods)?;
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

    /// An operation of which at least one side is a view: the left one becomes a set.
    fn view_operation(&mut self, op: Op, a: Value, b: Value) -> Res {
        self.needs(Feature::Sets)?;
        let top = self.top;
        let slot = self.push(a)?;
        let done = self.push(b).and_then(|other| {
            let new = self.with_room(|vm| vm.new_set())?;
            let into = self.push(new)?;
            if op == Op::BitAnd {
                self.view_intersection(slot, other, into)?;
                return Ok(self.word(into));
            }
            let a = self.word(slot);
            let keys = a.is(Kind::DictView) && self.get(a.addr(), 2) == Value::int(0);
            let source = if keys { self.get(a.addr(), 1) } else { a };
            self.set_update(into, source)?;
            if op == Op::BitOr {
                self.set_update(into, self.word(other))?;
                return Ok(self.word(into));
            }
            if op == Op::Sub {
                self.set_difference_update(into, self.word(other))?;
                return Ok(self.word(into));
            }
            let right = self.set_of(self.word(other))?;
            self.set_word(other, right);
            self.set_exchange(into, other)?;
            Ok(self.word(into))
        });
        self.top = top;
        done
    }

    /// Adds to the set in the stack word `into` what is in both of two others, of which one at
    /// least is a view: the items of the right one, or of the left one where that is shorter.
    fn view_intersection(&mut self, left: usize, right: usize, into: usize) -> Res<()> {
        let (a, b) = (self.word(left), self.word(right));
        let sized = b.is_set() || b.is(Kind::DictView);
        let (m, n) = match sized {
            true => (self.length(a)?, self.length(b)?),
            false => (0, 0),
        };
        if b.is(Kind::Set) && m <= n {
            return self.set_add_common(left, right, into);
        }
        let (from, within) = match b.is(Kind::DictView) && n > m {
            true => (left, right),
            false => (right, left),
        };
        let add = |vm: &mut Self, item| {
            if vm.with_room(|vm| vm.contains(vm.word(within), vm.word(item)))? {
                vm.with_room(|vm| vm.set_add(vm.word(into), vm.word(item)))?;
            }
            Ok(false)
        };
        self.any_item(from, add).map(drop)
    }
}
