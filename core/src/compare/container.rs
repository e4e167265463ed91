//! Comparison of sequences, dicts, sets and what else is no number and no str.

use super::holds;
use crate::dict::Found;
use crate::features::Feature;
use crate::kind::Kind;
use crate::opcode::Op;
use crate::trap::Res;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `a op b` for two values of built-in types of which not both are numbers or strs.
    pub(super) fn compare_containers(&mut self, op: Op, a: Value, b: Value) -> Res {
        if let (Some(x), Some(y)) = (self.byte_string(a), self.byte_string(b)) {
            return Ok(Value::bool(holds(op, Some(x.cmp(y)))));
        }
        match (a.kind(), b.kind()) {
            (Some(Kind::List), Some(Kind::List)) | (Some(Kind::Tuple), Some(Kind::Tuple)) => {
                return self.both_rooted(a, b, |vm, x, y| vm.compare_items(op, x, y));
            }
            (Some(Kind::Slice), Some(Kind::Slice)) if a == b => {
                return Ok(Value::bool(matches!(op, Op::Eq | Op::Le | Op::Ge)));
            }
            (Some(Kind::Slice), Some(Kind::Slice)) => {
                return self.both_rooted(a, b, |vm, x, y| vm.compare_slices(op, x, y));
            }
            _ if a.is_set() && b.is_set() => {
                return self.both_rooted(a, b, |vm, x, y| vm.compare_sets(op, x, y));
            }
            _ if self.both_views(a, b) => {
                return self.compare_views(op, a, b);
            }
            (Some(Kind::Cell), Some(Kind::Cell)) if Feature::Introspection.included() => {
                return self.both_rooted(a, b, |vm, x, y| vm.compare_cells(op, x, y));
            }
            _ => {}
        }
        // A memoryview says itself whether it equals something.
        let view = a.is(Kind::MemoryView) && matches!(op, Op::Eq | Op::Ne);
        if (a.is(Kind::ByteArray) || b.is(Kind::ByteArray) && !view)
            && let (Some(x), Some(y)) = (self.buffer_of(a), self.buffer_of(b))
        {
            return Ok(Value::bool(holds(op, Some(x.cmp(y)))));
        }
        if !matches!(op, Op::Eq | Op::Ne) {
            return Err(self.raise_order(op, a, b));
        }
        if a.is(Kind::MemoryView) || b.is(Kind::MemoryView) {
            let equal = self.views_equal(a, b)?;
            return Ok(Value::bool(equal == (op == Op::Eq)));
        }
        let equal = a == b
            || match (a.kind(), b.kind()) {
                (Some(Kind::Dict), Some(Kind::Dict)) => {
                    self.both_rooted(a, b, |vm, x, y| vm.dicts_equal(x, y))?
                }
                (Some(Kind::GenericAlias), Some(Kind::GenericAlias))
                | (Some(Kind::Union), Some(Kind::Union))
                    if Feature::TypeForms.included() =>
                {
                    self.both_rooted(a, b, |vm, x, y| vm.forms_equal(x, y))?
                }
                (Some(Kind::Range), Some(Kind::Range)) => self.ranges_equal(a, b)?,
                (Some(Kind::Method), Some(Kind::Method)) => {
                    let field = |v: Value, i| self.get(v.addr(), i);
                    field(a, 1) == field(b, 1) && field(a, 2) == field(b, 2)
                }
                _ => false,
            };
        Ok(Value::bool(equal == (op == Op::Eq)))
    }

    /// Runs `work` with both values in stack words, one level deeper.
    fn both_rooted<R>(
        &mut self,
        a: Value,
        b: Value,
        work: impl FnOnce(&mut Self, usize, usize) -> Res<R>,
    ) -> Res<R> {
        self.enter_native(" in comparison")?;
        let top = self.top;
        let result = self.push(a).and_then(|x| {
            let y = self.push(b)?;
            work(self, x, y)
        });
        self.top = top;
        self.leave_native();
        result
    }

    /// Item `i` of the list or tuple in word `slot`, if it has so many.
    fn item_in(&self, slot: usize, i: usize) -> Option<Value> {
        let (base, len) = self.items_span(self.word(slot))?;
        if i < len {
            Some(self.word(base + i))
        } else {
            None
        }
    }

    /// Compares the first items that differ, or else the lengths.
    fn compare_items(&mut self, op: Op, x: usize, y: usize) -> Res {
        let len = |vm: &Self, slot| vm.items_span(vm.word(slot)).map_or(0, |(_, len)| len);
        if matches!(op, Op::Eq | Op::Ne) && len(self, x) != len(self, y) {
            return Ok(Value::bool(op == Op::Ne));
        }
        let mut i = 0;
        while let (Some(p), Some(q)) = (self.item_in(x, i), self.item_in(y, i)) {
            if p != q && !self.values_equal(p, q)? {
                // The comparison may have made them shorter.
                return match (op, self.item_in(x, i), self.item_in(y, i)) {
                    (Op::Eq, Some(_), Some(_)) => Ok(Value::FALSE),
                    (Op::Ne, Some(_), Some(_)) => Ok(Value::TRUE),
                    (_, Some(p), Some(q)) => self.compare(op, p, q),
                    _ => break,
                };
            }
            i += 1;
        }
        Ok(Value::bool(holds(
            op,
            Some(len(self, x).cmp(&len(self, y))),
        )))
    }

    /// Compares what cells hold; an empty one is before all others.
    fn compare_cells(&mut self, op: Op, x: usize, y: usize) -> Res {
        let [p, q] = [x, y].map(|slot| self.get(self.word(slot).addr(), 1));
        if p.is_unbound() || q.is_unbound() {
            let order = q.is_unbound().cmp(&p.is_unbound());
            return Ok(Value::bool(holds(op, Some(order))));
        }
        self.compare(op, p, q)
    }

    /// Compares slices as tuples of start, stop and step.
    fn compare_slices(&mut self, op: Op, x: usize, y: usize) -> Res {
        for slot in [x, y] {
            let parts = self.with_room(|vm| {
                let first = vm.word(slot).addr().index() + 1;
                vm.tuple_from_words(first, 3)
            })?;
            self.set_word(slot, parts);
        }
        self.compare_items(op, x, y)
    }

    fn dicts_equal(&mut self, x: usize, y: usize) -> Res<bool> {
        if self.table_len(self.word(x)) != self.table_len(self.word(y)) {
            return Ok(false);
        }
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(x), i) {
            i = entry + 1;
            let word = self.entry_word(self.word(x), entry);
            let (hash, key) = (self.word(word).int_unchecked(), self.word(word + 1));
            let Found::Entry(other) = self.table_find(self.word(y), key, hash)? else {
                return Ok(false);
            };
            if entry >= self.table_used(self.word(x)) {
                break;
            }
            let p = self.entry_value(self.word(x), entry);
            let q = self.entry_value(self.word(y), other);
            if !self.values_equal(p, q)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Ranges are equal when they are the same sequence.
    fn ranges_equal(&mut self, a: Value, b: Value) -> Res<bool> {
        let (m, n) = (self.length(a)?, self.length(b)?);
        let same = |field| {
            let (p, q) = (self.get(a.addr(), field), self.get(b.addr(), field));
            self.plain_eq(p, q) == Some(true)
        };
        Ok(m == n && (m == 0 || same(1)) && (m <= 1 || same(3)))
    }

    // ---- sets

    fn compare_sets(&mut self, op: Op, x: usize, y: usize) -> Res {
        self.needs(Feature::Sets)?;
        let (m, n) = (self.table_len(self.word(x)), self.table_len(self.word(y)));
        let result = match op {
            Op::Eq => m == n && self.is_subset(x, y)?,
            Op::Ne => m != n || !self.is_subset(x, y)?,
            Op::Lt => m < n && self.is_subset(x, y)?,
            Op::Le => m <= n && self.is_subset(x, y)?,
            Op::Gt => m > n && self.is_subset(y, x)?,
            _ => m >= n && self.is_subset(y, x)?,
        };
        Ok(Value::bool(result))
    }

    /// Whether all keys of the table in word `x` are in that in word `y`.
    pub(crate) fn is_subset(&mut self, x: usize, y: usize) -> Res<bool> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(x), i) {
            i = entry + 1;
            let word = self.entry_word(self.word(x), entry);
            let (hash, key) = (self.word(word).int_unchecked(), self.word(word + 1));
            if matches!(self.table_find(self.word(y), key, hash)?, Found::Nowhere) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether each is a set or a view that is one for the operators.
    fn both_views(&self, a: Value, b: Value) -> bool {
        [a, b].iter().all(|&v| v.is_set() || self.is_set_view(v))
    }

    /// Items are looked for one by one, since the values of a dict need not be hashable. The items
    /// that are looked for are a view's where it makes a difference.
    fn compare_views(&mut self, op: Op, a: Value, b: Value) -> Res {
        self.needs(Feature::Sets)?;
        self.both_rooted(a, b, |vm, x, y| {
            let (part, whole) = match op {
                Op::Gt | Op::Ge => (y, x),
                Op::Eq | Op::Ne if vm.word(x).is_set() => (y, x),
                _ => (x, y),
            };
            let (m, n) = (vm.length(vm.word(part))?, vm.length(vm.word(whole))?);
            let fits = match op {
                Op::Eq | Op::Ne => m == n,
                Op::Lt | Op::Gt => m < n,
                _ => m <= n,
            };
            let holds = fits && !vm.has_item(part, whole, false)?;
            Ok(Value::bool(holds != (op == Op::Ne)))
        })
    }
}
