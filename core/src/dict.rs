//! Dicts: entries in order of insertion, and an index into them. Sets have a table of their own
//! (`hash_set`), which is read the same way: entries by number, deleted ones with unbound keys.
//!
//! A dict has fields: 1 live count, 2 used entries, 3 entries ([`Kind::Slots`]), 4 index
//! ([`Kind::Index`], or None while there are at most [`SMALL`] entries, which are then searched
//! one by one). An entry is hash (as a small int), key, value. A deleted
//! entry has an unbound key (and value).
//!
//! Finding a key may call `__eq__` in Python, when hashes agree and the keys are instances; see
//! [`Vm::dict_find`]. A *namespace* dict (globals, class bodies) has string keys, and caches
//! point at its values: whatever moves entries or adds one makes the caches void.

use crate::features::Feature;
use crate::heap::{NAMESPACE, ORDERED};
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::Res;
use crate::value::{Addr, Value};
use crate::vm::Vm;

/// Entries up to which there is no index.
const SMALL: usize = 8;

pub(crate) const COUNT: usize = 1;
pub(crate) const USED: usize = 2;
pub(crate) const ENTRIES: usize = 3;
pub(crate) const INDEX: usize = 4;

/// A key's hash, reduced to what fits in a small int.
pub(crate) type Hash = i64;

/// Words of an entry: 3 for a dict, 2 for a set.
#[cfg_attr(feature = "speed", inline(always))]
pub(crate) fn stride(table: Value) -> usize {
    if table.is(Kind::Dict) { 3 } else { 2 }
}

/// What a search found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Found {
    /// The entry's number.
    Entry(usize),
    /// No such key.
    Nowhere,
}

impl Vm<'_> {
    /// An empty dict.
    pub fn new_dict(&mut self) -> Res {
        self.object(
            Kind::Dict,
            [Value::int(0), Value::int(0), Value::NONE, Value::NONE],
        )
    }

    /// An empty set.
    pub(crate) fn new_set(&mut self) -> Res {
        self.needs(Feature::Sets)?;
        self.object(Kind::Set, crate::hash_set::EMPTY)
    }

    /// An empty namespace dict.
    pub(crate) fn new_namespace(&mut self) -> Res {
        let dict = self.new_dict()?;
        let header = self.heap.raw(dict.addr(), 0);
        self.heap.set_raw(dict.addr(), 0, header | NAMESPACE);
        Ok(dict)
    }

    /// Number of keys in the dict or set `table`.
    #[inline]
    pub(crate) fn table_len(&self, table: Value) -> usize {
        self.get(table.addr(), COUNT).int_unchecked() as usize
    }

    /// Number of entries, deleted ones included.
    #[inline]
    pub(crate) fn table_used(&self, table: Value) -> usize {
        self.get(table.addr(), USED).int_unchecked() as usize
    }

    /// Memory word of entry `i`'s hash; key and value follow.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn entry_word(&self, table: Value, i: usize) -> usize {
        self.get(table.addr(), ENTRIES).addr().index() + 1 + i * stride(table)
    }

    /// Key of entry `i`, unbound where deleted.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn entry_key(&self, table: Value, i: usize) -> Value {
        self.word(self.entry_word(table, i) + 1)
    }

    /// Value of entry `i` of a dict.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn entry_value(&self, dict: Value, i: usize) -> Value {
        self.word(self.entry_word(dict, i) + 2)
    }

    /// The first entry from `i` on that is not deleted.
    pub(crate) fn next_entry(&self, table: Value, i: usize) -> Option<usize> {
        (i..self.table_used(table)).find(|&i| !self.entry_key(table, i).is_unbound())
    }

    /// Searches for entries of this hash for which `same(vm, key)`.
    #[inline]
    fn search(
        &self,
        table: Value,
        hash: Hash,
        mut same: impl FnMut(&Self, Value) -> bool,
    ) -> Option<usize> {
        let used = self.table_used(table);
        let wanted = Value::int(hash);
        let mut check = |i: usize| {
            let word = self.entry_word(table, i);
            self.word(word) == wanted && {
                let key = self.word(word + 1);
                !key.is_unbound() && same(self, key)
            }
        };
        let index = self.get(table.addr(), INDEX);
        let Some(index) = index.as_kind(Kind::Index) else {
            return (0..used).find(|&i| check(i));
        };
        let cells: &[u32] = bytemuck::cast_slice(self.heap.fields(index));
        let mask = cells.len() - 1;
        let mut probe = Probe::new(hash, mask);
        loop {
            match cells[probe.at] {
                0 => return None,
                n if check(n as usize - 1) => return Some(n as usize - 1),
                _ => probe.next(mask),
            }
        }
    }

    /// The entry of a key that compares by identity or as a plain value: never calls Python.
    /// Strings, ints, and everything without an `__eq__` of its own.
    #[inline]
    pub(crate) fn table_find_plain(&self, table: Value, key: Value, hash: Hash) -> Option<usize> {
        if !table.is(Kind::Dict) {
            return self.set_find(table, key, hash, |vm, k| {
                k == key || vm.plain_eq(k, key) == Some(true)
            });
        }
        if self.is_str(key) {
            return self.search(table, hash, |vm, k| {
                k == key || vm.is_str(k) && vm.str_eq(k, key)
            });
        }
        self.search(table, hash, |vm, k| {
            k == key || vm.plain_eq(k, key) == Some(true)
        })
    }

    /// The entry for `key`; may call `__eq__` of the keys, and so move objects: `key` is re-read
    /// from nowhere, so the caller must not use what it held before.
    pub(crate) fn table_find(&mut self, table: Value, key: Value, hash: Hash) -> Res<Found> {
        let mut unsure = false;
        let same = |vm: &Self, k| {
            k == key
                || vm.plain_eq(k, key).unwrap_or_else(|| {
                    unsure = true;
                    false
                })
        };
        let found = match table.is(Kind::Dict) {
            true => self.search(table, hash, same),
            false => self.set_find(table, key, hash, same),
        };
        if !unsure {
            return Ok(found.map_or(Found::Nowhere, Found::Entry));
        }
        self.find_by_calling(table, key, hash)
    }

    /// Searches with `==` as Python defines it. The table and the key stay on the stack while
    /// `__eq__` runs; the entries may change under it, so each step starts from what is there then.
    #[cold]
    fn find_by_calling(&mut self, table: Value, key: Value, hash: Hash) -> Res<Found> {
        let top = self.top;
        let slot = self.push(table)?;
        self.push(key)?;
        let mut tried = 0;
        let found = loop {
            let (table, key) = (self.word(slot), self.word(slot + 1));
            let Some(entry) = self.same_hash(table, key, hash, tried) else {
                break Ok(Found::Nowhere);
            };
            tried += 1;
            let other = self.entry_key(table, entry);
            match if other == key {
                Ok(true)
            } else {
                self.values_equal(other, key)
            } {
                Ok(true) if self.is_entry(self.word(slot), entry, hash) => {
                    break Ok(Found::Entry(entry));
                }
                // The table has changed meanwhile.
                Ok(true) => tried = 0,
                Ok(false) => {}
                Err(trap) => break Err(trap),
            }
        };
        self.top = top;
        found
    }

    /// Whether the table has an entry of that number, with this hash.
    fn is_entry(&self, table: Value, entry: usize, hash: Hash) -> bool {
        entry < self.table_used(table)
            && self.word(self.entry_word(table, entry)) == Value::int(hash)
    }

    /// The entry with this hash that a search comes by after `before` others.
    fn same_hash(&self, table: Value, key: Value, hash: Hash, before: usize) -> Option<usize> {
        let mut left = before;
        let last = |_: &Self, _| match left {
            0 => true,
            _ => {
                left -= 1;
                false
            }
        };
        match table.is(Kind::Dict) {
            true => self.search(table, hash, last),
            false => self.set_find(table, key, hash, last),
        }
    }

    /// The value under a string key given as bytes.
    #[inline]
    pub(crate) fn dict_get_name(&self, dict: Value, name: Name) -> Option<Value> {
        self.dict_name_word(dict, name).map(|word| self.word(word))
    }

    /// The memory word of the value under a string key given as bytes.
    pub(crate) fn dict_name_word(&self, dict: Value, name: Name) -> Option<usize> {
        let i = self.search(dict, name.hash as Hash, |vm, k| {
            vm.str_bytes(k) == Some(name.text.as_bytes())
        })?;
        Some(self.entry_word(dict, i) + 2)
    }

    /// The value under a string key given as text.
    pub fn dict_get_text(&self, dict: Value, text: &str) -> Option<Value> {
        let hash = crate::text::hash(text.as_bytes()) as Hash;
        let i = self.search(dict, hash, |vm, k| vm.str_bytes(k) == Some(text.as_bytes()))?;
        Some(self.entry_value(dict, i))
    }

    /// The value under a string of the image.
    pub(crate) fn dict_get_constant(&self, dict: Value, id: crate::image::StrId) -> Option<Value> {
        let (key, hash) = (id.value(), self.image.str_facts(id).1 as Hash);
        let i = self.search(dict, hash, |vm, k| vm.is_str(k) && vm.str_eq(k, key))?;
        Some(self.entry_value(dict, i))
    }

    /// Whether the key `k` is the string `key`, of which it has the hash.
    #[inline]
    fn is_str_key(&self, k: Value, key: Value) -> bool {
        k == key || self.str_eq(k, key) || k.is(Kind::Instance) && self.str_eq(self.plain(k), key)
    }

    /// The entry of the string key `key`.
    #[inline]
    pub(crate) fn dict_find_str(&mut self, dict: Value, key: Value) -> Option<usize> {
        let hash = self.str_hash(key) as Hash;
        self.search(dict, hash, |vm, k| vm.is_str_key(k, key))
    }

    /// As [`Vm::dict_find_str`]; `None` where the key may also be equal to an object with an
    /// `__eq__` of its own, which has to be asked.
    #[inline]
    pub(crate) fn dict_find_str_alone(&mut self, dict: Value, key: Value) -> Option<Option<usize>> {
        let hash = self.str_hash(key) as Hash;
        let mut objects = false;
        let found = self.search(dict, hash, |vm, k| {
            vm.is_str_key(k, key) || {
                objects |= k.is(Kind::Instance);
                false
            }
        });
        (found.is_some() || !objects).then_some(found)
    }

    /// Sets `dict[key]` for a string key.
    pub fn dict_set_str(&mut self, dict: Value, key: Value, v: Value) -> Res<()> {
        let hash = self.str_hash(key) as Hash;
        match self.search(dict, hash, |vm, k| vm.is_str_key(k, key)) {
            Some(i) => self.set_entry_value(dict, i, v),
            None => self.table_insert(dict, key, hash, v)?,
        }
        Ok(())
    }

    /// Sets `dict[text]`; makes a string for a new key.
    pub fn dict_set_text(&mut self, dict: Value, text: &str, v: Value) -> Res<()> {
        let key = match self.image.find_str(text) {
            Some(id) => id.value(),
            None => self.new_str(text)?,
        };
        self.dict_set_str(dict, key, v)
    }

    /// Overwrites the value of entry `i`.
    #[inline]
    pub(crate) fn set_entry_value(&mut self, dict: Value, i: usize, v: Value) {
        let word = self.entry_word(dict, i) + 2;
        self.set_word(word, v);
    }

    /// Adds these entries of `dict`, whose keys are not there, to the dict `to`.
    pub(crate) fn copy_range(
        &mut self,
        dict: Value,
        entries: core::ops::Range<usize>,
        to: Value,
    ) -> Res<()> {
        for i in entries {
            let key = self.entry_key(dict, i);
            if !key.is_unbound() {
                let hash = self.word(self.entry_word(dict, i)).int_unchecked();
                self.table_insert(to, key, hash, self.entry_value(dict, i))?;
            }
        }
        Ok(())
    }

    /// Gives `dict` the entries of `other`, which nobody else has.
    pub(crate) fn adopt_table(&mut self, dict: Value, other: Value) {
        for field in [COUNT, USED, ENTRIES, INDEX] {
            let v = self.get(other.addr(), field);
            self.set(dict.addr(), field, v);
        }
    }

    /// Makes the dict that `v` is, or holds, that of an `OrderedDict`: its views and what its iterators
    /// raise are named after that.
    pub fn set_ordered(&mut self, v: Value) {
        if let Some(at) = self.plain(v).as_kind(Kind::Dict) {
            let header = self.heap.raw(at, 0);
            self.heap.set_raw(at, 0, header | ORDERED);
        }
    }

    /// Whether the dict is that of an `OrderedDict`.
    pub(crate) fn is_ordered(&self, dict: Value) -> bool {
        let header = dict.as_kind(Kind::Dict).map(|at| self.heap.raw(at, 0));
        Feature::Packages.included() && header.is_some_and(|header| header & ORDERED != 0)
    }

    /// Adds an entry for a key that is not there. On [`crate::Trap::Full`] nothing has changed.
    pub(crate) fn table_insert(
        &mut self,
        table: Value,
        key: Value,
        hash: Hash,
        v: Value,
    ) -> Res<()> {
        if !table.is(Kind::Dict) {
            return self.set_insert(table, key, hash);
        }
        self.room_for_one(table)?;
        let at = table.addr();
        let i = self.table_used(table);
        let word = self.entry_word(table, i);
        self.set_word(word, Value::int(hash));
        self.set_word(word + 1, key);
        if stride(table) == 3 {
            self.set_word(word + 2, v);
        }
        let count = self.table_len(table) as i64;
        self.set(at, COUNT, Value::int(count + 1));
        self.set(at, USED, Value::int(i as i64 + 1));
        if let Some(index) = self.get(at, INDEX).as_kind(Kind::Index) {
            self.enter(index, hash, i);
        }
        self.namespace_changed(at);
        Ok(())
    }

    /// Deletes entry `i`.
    pub(crate) fn table_delete(&mut self, table: Value, i: usize) {
        if !table.is(Kind::Dict) {
            return self.set_delete(table, i);
        }
        let at = table.addr();
        let word = self.entry_word(table, i);
        self.set_word(word + 1, Value::UNBOUND);
        if stride(table) == 3 {
            self.set_word(word + 2, Value::UNBOUND);
        }
        let count = self.table_len(table) as i64;
        self.set(at, COUNT, Value::int(count - 1));
        if count == 1 {
            self.table_clear(table);
        }
        self.namespace_changed(at);
    }

    /// Empties the table; its storage goes.
    pub(crate) fn table_clear(&mut self, table: Value) {
        let at = table.addr();
        self.set(at, COUNT, Value::int(0));
        self.set(at, USED, Value::int(0));
        self.set(at, ENTRIES, Value::NONE);
        if !table.is(Kind::Dict) {
            self.set(at, INDEX, Value::int(0));
            self.set(at, crate::hash_set::FINGER, Value::int(0));
            return;
        }
        self.set(at, INDEX, Value::NONE);
        self.namespace_changed(at);
    }

    /// Caches may point into this dict's entries, or may have to from now on.
    fn namespace_changed(&mut self, at: Addr) {
        if self.heap.raw(at, 0) & NAMESPACE != 0 {
            self.bump_epoch();
        }
    }

    /// Makes room for `more` entries in all, at once.
    pub(crate) fn table_reserve(&mut self, table: Value, more: usize) -> Res<()> {
        let needed = self.table_used(table) + more;
        if needed > self.table_capacity(table) {
            self.rebuild(table, needed)?;
        }
        Ok(())
    }

    fn table_capacity(&self, table: Value) -> usize {
        match self.get(table.addr(), ENTRIES).as_kind(Kind::Slots) {
            Some(entries) => self.heap.len(entries) / stride(table),
            None => 0,
        }
    }

    fn room_for_one(&mut self, table: Value) -> Res<()> {
        let used = self.table_used(table);
        if used < self.table_capacity(table) {
            return Ok(());
        }
        let live = self.table_len(table);
        // Where memory is short, a table must not want several times its size to grow by one.
        let short = self.heap.end() - self.heap.top < 8 * used * stride(table);
        let target = match short {
            _ if live * 4 < used * 3 => live + live / 2 + 1,
            true => used + used / 8 + 1,
            false => used * 2,
        };
        self.rebuild(table, target.max(used.min(live + 1)).max(4))
    }

    /// Moves the live entries into storage for `capacity` entries and indexes them anew.
    fn rebuild(&mut self, table: Value, capacity: usize) -> Res<()> {
        let step = stride(table);
        let cells = if capacity > SMALL {
            (capacity * 3 / 2).next_power_of_two().max(16)
        } else {
            0
        };
        self.heap.reserve(capacity * step + 1 + cells / 2 + 1)?;
        let index = if cells > 0 {
            Some(self.heap.alloc(Kind::Index, cells / 2)?)
        } else {
            None
        };
        let entries = self.heap.slots(capacity * step)?;
        if let Some(index) = index {
            self.heap.fields_mut(index).fill(0);
        }
        let mut live = 0;
        for i in 0..self.table_used(table) {
            let from = self.entry_word(table, i);
            if self.word(from + 1).is_unbound() {
                continue;
            }
            self.heap
                .words
                .copy_within(from..from + step, entries.index() + 1 + live * step);
            if let Some(index) = index {
                let hash = self.word(from).int_unchecked();
                self.enter(index, hash, live);
            }
            live += 1;
        }
        let at = table.addr();
        self.set(at, USED, Value::int(live as i64));
        self.set(at, ENTRIES, Value::reference(Kind::Slots, entries));
        self.set(
            at,
            INDEX,
            index.map_or(Value::NONE, |i| Value::reference(Kind::Index, i)),
        );
        self.namespace_changed(at);
        Ok(())
    }

    /// Enters entry `i` of this hash in the index.
    fn enter(&mut self, index: Addr, hash: Hash, i: usize) {
        let cells: &mut [u32] = bytemuck::cast_slice_mut(self.heap.fields_mut(index));
        let mask = cells.len() - 1;
        let mut probe = Probe::new(hash, mask);
        while cells[probe.at] != 0 {
            probe.next(mask);
        }
        cells[probe.at] = i as u32 + 1;
    }
}

/// The cells of an index that a hash leads to, one after the other.
struct Probe {
    at: usize,
    step: usize,
}

impl Probe {
    fn new(hash: Hash, mask: usize) -> Probe {
        let mixed = (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Probe {
            at: (mixed >> 32) as usize & mask,
            step: 0,
        }
    }

    /// Triangular steps reach every cell of a table whose size is a power of two.
    fn next(&mut self, mask: usize) {
        self.step += 1;
        self.at = (self.at + self.step) & mask;
    }
}
