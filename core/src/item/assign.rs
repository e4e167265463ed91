//! `v[k] = x` and `del v[k]`.

use super::slice::Span;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const SET_ITEM: Name = Name::new("__setitem__");
const DEL_ITEM: Name = Name::new("__delitem__");

/// Whether items of the built-in object `v` can be set and deleted.
fn takes_items(v: Value) -> bool {
    v.is(Kind::List) || v.is(Kind::Dict) || v.is(Kind::ByteArray)
}

impl Vm<'_> {
    /// `obj[key] = v`.
    pub fn set_item(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        match obj.kind() {
            Some(Kind::List) => {
                if let Some(i) = key.as_int() {
                    let len = self.list_len(obj) as i64;
                    let i = if i < 0 { i + len } else { i };
                    if (0..len).contains(&i) {
                        self.list_set(obj, i as usize, v);
                        return Ok(());
                    }
                }
                self.set_list_item(obj, key, v)
            }
            Some(Kind::Dict) => self.dict_set(obj, key, v),
            Some(Kind::ByteArray) => self.set_bytearray_item(obj, key, v),
            Some(Kind::MemoryView) => self.set_view_item(obj, key, v),
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                if let Some(method) = self.special(obj, SET_ITEM) {
                    return self.call_special(obj, method, &[key, v]).map(|_| ());
                }
                match self.plain(obj) {
                    inner if takes_items(inner) => self.set_item(inner, key, v),
                    _ if self.special(obj, DEL_ITEM).is_some() => {
                        Err(self.raise(TypeId::AttributeError, &["__setitem__".into()]))
                    }
                    _ => Err(self.raise_no_assignment(obj, key)),
                }
            }
            _ => Err(self.raise_no_assignment(obj, key)),
        }
    }

    #[cold]
    fn raise_no_assignment(&mut self, obj: Value, key: Value) -> Trap {
        match self.asked_as_sequence(obj, key) {
            Ok((obj, _)) => self.raise_type(obj, "'", "' object does not support item assignment"),
            Err(trap) => trap,
        }
    }

    /// Whether `obj`, whose items cannot be changed, is asked as sequences are: with an index, which
    /// is made a number first. And the object where it is then.
    fn asked_as_sequence(&mut self, obj: Value, key: Value) -> Res<(Value, bool)> {
        match self.has_sequence_slots(obj) && self.has_index(key) {
            true => self.item_index(obj, key).map(|(obj, _)| (obj, true)),
            false => Ok((obj, false)),
        }
    }

    fn set_list_item(&mut self, obj: Value, key: Value, v: Value) -> Res<()> {
        if key.is(Kind::Slice) {
            return self.set_slice(obj, key, v);
        }
        let top = self.top;
        let kept = self.push(v)?;
        let found = self.item_index(obj, key);
        let v = self.word(kept);
        self.top = top;
        let (obj, i) = found?;
        match self.wrap_index(obj, i) {
            Some(at) => {
                self.list_set(obj, at, v);
                Ok(())
            }
            None => Err(self.raise_item_range(obj, "assignment index")),
        }
    }

    /// Item `i` of a list, counted from the end where negative, if it has that.
    fn wrap_index(&self, list: Value, i: i64) -> Option<usize> {
        let len = self.list_len(list);
        let at = if i < 0 {
            i.saturating_add(len as i64)
        } else {
            i
        };
        usize::try_from(at).ok().filter(|&at| at < len)
    }

    /// `del obj[key]`.
    pub fn del_item(&mut self, obj: Value, key: Value) -> Res<()> {
        match obj.kind() {
            Some(Kind::List) => self.del_list_item(obj, key),
            Some(Kind::ByteArray) => self.del_bytearray_item(obj, key),
            Some(Kind::MemoryView) => {
                self.check_view(obj)?;
                let text = match self.view_is_read_only(obj) {
                    true => "cannot modify read-only memory",
                    false => "cannot delete memory",
                };
                Err(self.raise(TypeId::TypeError, &[text.into()]))
            }
            Some(Kind::Dict) => match self.dict_take(obj, key)? {
                Ok(_) => Ok(()),
                Err(key) => Err(self.raise_key(key)),
            },
            Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::Module) => {
                if let Some(method) = self.special(obj, DEL_ITEM) {
                    return self.call_special(obj, method, &[key]).map(|_| ());
                }
                // One slot stands for both: with one method of the two, the other is missing.
                match self.plain(obj) {
                    inner if takes_items(inner) => self.del_item(inner, key),
                    _ if self.special(obj, SET_ITEM).is_some() => {
                        Err(self.raise(TypeId::AttributeError, &["__delitem__".into()]))
                    }
                    _ => Err(self.raise_no_deletion(obj, key)),
                }
            }
            _ => Err(self.raise_no_deletion(obj, key)),
        }
    }

    #[cold]
    fn raise_no_deletion(&mut self, obj: Value, key: Value) -> Trap {
        match self.asked_as_sequence(obj, key) {
            Ok((obj, true)) => self.raise_type(obj, "'", "' object doesn't support item deletion"),
            Ok((obj, false)) => {
                self.raise_type(obj, "'", "' object does not support item deletion")
            }
            Err(trap) => trap,
        }
    }

    fn del_list_item(&mut self, obj: Value, key: Value) -> Res<()> {
        if key.is(Kind::Slice) {
            return self.del_slice(obj, key);
        }
        let (obj, i) = self.item_index(obj, key)?;
        match self.wrap_index(obj, i) {
            Some(at) => Ok(self.list_splice(obj, at, at + 1, 0)?),
            None => Err(self.raise_item_range(obj, "assignment index")),
        }
    }

    fn del_slice(&mut self, obj: Value, slice: Value) -> Res<()> {
        let top = self.top;
        let slot = self.push(obj)?;
        let span = self.slice_of(slot, slice);
        let list = self.word(slot);
        self.top = top;
        let span = span?.ascending();
        if span.count == 0 {
            return Ok(());
        }
        if span.step == 1 {
            let from = span.start as usize;
            return Ok(self.list_splice(list, from, from + span.count, 0)?);
        }
        let (base, len) = self.list_span(list);
        let (mut into, mut n) = (span.start as usize, 0);
        for i in span.start as usize..len {
            if n < span.count && i == span.index(n) {
                n += 1;
                continue;
            }
            self.set_word(base + into, self.word(base + i));
            into += 1;
        }
        self.list_truncate(list, into);
        Ok(())
    }

    // ---- slice assignment

    fn set_slice(&mut self, obj: Value, slice: Value, v: Value) -> Res<()> {
        let top = self.top;
        let done = self.set_slice_kept(obj, slice, v);
        self.top = top;
        done
    }

    fn set_slice_kept(&mut self, obj: Value, slice: Value, v: Value) -> Res<()> {
        let slot = self.push(obj)?;
        let kept = self.push(slice)?;
        let own = self.plain(v) == obj;
        let source = self.push(if own { obj } else { v })?;
        self.settle_slice(kept)?;
        let (obj, v) = (self.word(slot), self.word(source));
        if self.items_span(v).is_none() || v == obj {
            let items = self.list_or(source, "must assign iterable to extended slice")?;
            self.set_word(source, items);
        }
        let span = self.slice_of(slot, self.word(kept))?;
        let count = self
            .items_span(self.word(source))
            .map_or(0, |(_, count)| count);
        if span.step == 1 {
            return self.replace_span(slot, source, span, count);
        }
        if count != span.count {
            let message = [
                Part::Text("attempt to assign sequence of size "),
                Part::Int(count as i64),
                Part::Text(" to extended slice of size "),
                Part::Int(span.count as i64),
            ];
            return Err(self.raise(TypeId::ValueError, &message));
        }
        let (into, _) = self.list_span(self.word(slot));
        let Some((from, _)) = self.items_span(self.word(source)) else {
            return Ok(());
        };
        for n in 0..count {
            self.set_word(into + span.index(n), self.word(from + n));
        }
        Ok(())
    }

    /// Puts the `count` items of the stack word `source` in place of a span of step 1.
    fn replace_span(&mut self, slot: usize, source: usize, span: Span, count: usize) -> Res<()> {
        let from = span.start as usize;
        self.with_room(|vm| Ok(vm.list_splice(vm.word(slot), from, from + span.count, count)?))?;
        let (base, _) = self.list_span(self.word(slot));
        if let Some((items, _)) = self.items_span(self.word(source))
            && count > 0
        {
            self.heap
                .words
                .copy_within(items..items + count, base + from);
        }
        Ok(())
    }
}
