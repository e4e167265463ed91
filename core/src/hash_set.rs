//! The table of sets.
//!
//! Programs see the order in which a set is iterated over, so a set of keys whose hashes do not
//! depend on a seed (numbers, tuples of them, None) is laid out as CPython's sets are: open
//! addressing with up to [`NEAR`] neighbours tried before the hash is perturbed, tables of a
//! power of two slots, and the same sizes at the same times.
//!
//! A set has the fields of a dict (see `dict`), but its entries are slots: 1 live count, 2 number
//! of slots, 3 slots ([`Kind::Slots`]: hash, key each), 4 slots that are not empty, 5 where `pop`
//! goes on. The hash of an empty slot is unbound; a slot whose key was deleted has the hash -1,
//! which is no key's, and an unbound key.

use crate::dict::{COUNT, ENTRIES, Found, Hash, INDEX, USED};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::Res;
use crate::value::{Addr, Value};
use crate::vm::Vm;

/// Field: slots that are not empty, deleted keys included.
const FILL: usize = INDEX;
/// Field: the slot from which `pop` searches.
pub(crate) const FINGER: usize = 5;

/// Slots of a table at first.
const LEAST: usize = 8;
/// Neighbours of a slot that are tried before the hash is perturbed.
const NEAR: usize = 9;
/// Bits of the hash that a perturbation uses.
const PERTURB: u32 = 5;
/// Keys from which on a table doubles, and does not grow fourfold.
const LARGE: usize = 50_000;

/// The hash in a slot whose key was deleted.
const DELETED: Value = Value::int(-1);

/// Fields of a set without keys.
pub(crate) const EMPTY: [Value; 5] = [
    Value::int(0),
    Value::int(0),
    Value::NONE,
    Value::int(0),
    Value::int(0),
];

/// Slots of a table for more than `keys` keys.
fn slots_for(keys: usize) -> usize {
    (keys + 1).next_power_of_two().max(LEAST)
}

/// The slots that a hash leads to: runs of neighbours, by their first and last.
struct Runs {
    at: usize,
    perturb: u64,
    mask: usize,
}

impl Runs {
    fn new(place: u64, mask: usize) -> Runs {
        Runs {
            at: (place & mask as u64) as usize,
            perturb: place,
            mask,
        }
    }

    /// The run at hand.
    fn run(&self) -> core::ops::RangeInclusive<usize> {
        let last = match self.at + NEAR <= self.mask {
            true => self.at + NEAR,
            false => self.at,
        };
        self.at..=last
    }

    fn advance(&mut self) {
        self.perturb >>= PERTURB;
        let next = (self.at as u64)
            .wrapping_mul(5)
            .wrapping_add(1)
            .wrapping_add(self.perturb);
        self.at = (next & self.mask as u64) as usize;
    }
}

impl Vm<'_> {
    /// Searches for a slot of this hash with `same(vm, key)`; `place` is the hash in full.
    pub(crate) fn set_search(
        &self,
        set: Value,
        place: u64,
        hash: Hash,
        mut same: impl FnMut(&Self, Value) -> bool,
    ) -> Option<usize> {
        let base = self.get(set.addr(), ENTRIES).as_kind(Kind::Slots)?.index() + 1;
        let wanted = Value::int(hash);
        let mut runs = Runs::new(place, self.table_used(set) - 1);
        loop {
            for i in runs.run() {
                let found = self.word(base + 2 * i);
                if found.is_unbound() {
                    return None;
                }
                if found == wanted && same(self, self.word(base + 2 * i + 1)) {
                    return Some(i);
                }
            }
            runs.advance();
        }
    }

    /// Searches for a slot of this hash with `same(vm, key)`, wherever what is equal to `key` can be.
    pub(crate) fn set_find(
        &self,
        set: Value,
        key: Value,
        hash: Hash,
        mut same: impl FnMut(&Self, Value) -> bool,
    ) -> Option<usize> {
        let place = self.place_of(key, hash);
        self.set_search(set, place, hash, &mut same).or_else(|| {
            let other = self.other_place(key, hash, place)?;
            self.set_search(set, other, hash, same)
        })
    }

    /// The slot of the string key `key`; `None` where it may also be equal to an object, which
    /// has to be asked.
    pub(crate) fn set_find_str_alone(&mut self, set: Value, key: Value) -> Option<Option<usize>> {
        let hash = self.str_hash(key);
        let mut objects = false;
        let found = self.set_search(set, hash.into(), hash.into(), |vm, k| {
            k == key || vm.is_str(k) && vm.str_eq(k, key) || {
                objects |= k.is(Kind::Instance);
                false
            }
        });
        (found.is_some() || !objects).then_some(found)
    }

    /// The first empty slot for a hash among the slots at `base`, and the last one before it
    /// whose key was deleted.
    fn empty_slot(&self, base: usize, mask: usize, place: u64) -> (usize, Option<usize>) {
        let mut runs = Runs::new(place, mask);
        let mut deleted = None;
        loop {
            for i in runs.run() {
                match self.word(base + 2 * i) {
                    DELETED => deleted = Some(i),
                    hash if hash.is_unbound() => return (i, deleted),
                    _ => {}
                }
            }
            runs.advance();
        }
    }

    fn put_slot(&mut self, base: usize, mask: usize, key: Value, hash: Hash) {
        let place = self.place_of(key, hash);
        let (i, _) = self.empty_slot(base, mask, place);
        self.set_word(base + 2 * i, Value::int(hash));
        self.set_word(base + 2 * i + 1, key);
    }

    /// Adds a key that is not there. On [`crate::Trap::Full`] nothing has changed.
    pub(crate) fn set_insert(&mut self, set: Value, key: Value, hash: Hash) -> Res<()> {
        self.needs(Feature::Sets)?;
        let at = set.addr();
        if self.get(at, ENTRIES).is_none() {
            let slots = self.heap.slots(2 * LEAST)?;
            self.set(at, ENTRIES, Value::reference(Kind::Slots, slots));
            self.set(at, USED, Value::int(LEAST as i64));
        }
        let mask = self.table_used(set) - 1;
        let count = self.table_len(set) + 1;
        let base = self.get(at, ENTRIES).addr().index() + 1;
        let (empty, deleted) = self.empty_slot(base, mask, self.place_of(key, hash));
        if let Some(i) = deleted {
            self.set_word(base + 2 * i, Value::int(hash));
            self.set_word(base + 2 * i + 1, key);
            self.set(at, COUNT, Value::int(count as i64));
            return Ok(());
        }
        let fill = self.set_fill(set) + 1;
        let new = match fill * 5 < mask * 3 {
            true => None,
            false => Some(self.heap.slots(2 * grown(count))?),
        };
        self.set_word(base + 2 * empty, Value::int(hash));
        self.set_word(base + 2 * empty + 1, key);
        self.set(at, COUNT, Value::int(count as i64));
        self.set(at, FILL, Value::int(fill as i64));
        if let Some(new) = new {
            self.move_slots(set, new, grown(count));
        }
        Ok(())
    }

    fn set_fill(&self, set: Value) -> usize {
        self.get(set.addr(), FILL).int_unchecked() as usize
    }

    /// Puts the keys of a set into the `slots` new slots at `new`.
    fn move_slots(&mut self, set: Value, new: Addr, slots: usize) {
        let mut from = 0;
        while let Some(i) = self.next_entry(set, from) {
            let word = self.entry_word(set, i);
            let (hash, key) = (self.word(word).int_unchecked(), self.word(word + 1));
            self.put_slot(new.index() + 1, slots - 1, key, hash);
            from = i + 1;
        }
        let at = set.addr();
        let count = self.get(at, COUNT);
        self.set(at, FILL, count);
        self.set(at, USED, Value::int(slots as i64));
        self.set(at, ENTRIES, Value::reference(Kind::Slots, new));
    }

    /// Gives a set a table for more than `keys` keys.
    fn set_resize(&mut self, set: Value, keys: usize) -> Res<()> {
        let slots = slots_for(keys);
        let new = self.heap.slots(2 * slots)?;
        self.move_slots(set, new, slots);
        Ok(())
    }

    /// Makes room for `more` keys at once, if the table would be too full of them.
    fn set_expect(&mut self, set: Value, more: usize) -> Res<()> {
        let mask = self.table_used(set).max(LEAST) - 1;
        if (self.set_fill(set) + more) * 5 < mask * 3 {
            return Ok(());
        }
        self.set_resize(set, (self.table_len(set) + more) * 2)
    }

    /// Deletes the key in slot `i`.
    pub(crate) fn set_delete(&mut self, set: Value, i: usize) {
        let word = self.entry_word(set, i);
        self.set_word(word, DELETED);
        self.set_word(word + 1, Value::UNBOUND);
        let count = self.table_len(set) as i64 - 1;
        self.set(set.addr(), COUNT, Value::int(count));
    }

    /// Makes a table without deleted keys where more than a quarter of the slots hold such.
    pub(crate) fn set_tidy(&mut self, set: Value) -> Res<()> {
        let count = self.table_len(set);
        let deleted = self.set_fill(set) - count;
        if deleted * 4 < self.table_used(set).max(LEAST) {
            return Ok(());
        }
        self.set_resize(set, grown(count) - 1)
    }

    /// A key of the set, taken out of it.
    pub(crate) fn set_pop(&mut self, set: Value) -> Option<Value> {
        if self.table_len(set) == 0 {
            return None;
        }
        let at = set.addr();
        let slots = self.table_used(set);
        let from = self.get(at, FINGER).int_unchecked() as usize & (slots - 1);
        let i = self
            .next_entry(set, from)
            .or_else(|| self.next_entry(set, 0))?;
        let key = self.entry_key(set, i);
        self.set_delete(set, i);
        self.set(at, FINGER, Value::int(i as i64 + 1));
        Some(key)
    }

    /// A set of this kind with the keys of `set`.
    pub(crate) fn copy_set(&mut self, set: Value, kind: Kind) -> Res {
        self.needs(Feature::Sets)?;
        let count = self.table_len(set);
        if count == 0 {
            return self.object(kind, EMPTY);
        }
        let slots = match count * 5 < (LEAST - 1) * 3 {
            true => LEAST,
            false => slots_for(count * 2),
        };
        self.heap.reserve(2 * slots + 8)?;
        let new = self.object(kind, EMPTY)?;
        let table = self.heap.slots(2 * slots)?;
        self.fill_empty(set, new, table, slots);
        Ok(new)
    }

    /// Gives the empty set `new` the keys of `set`, in the new slots at `table`.
    fn fill_empty(&mut self, set: Value, new: Value, table: Addr, slots: usize) {
        let same = self.table_used(set) == slots && self.set_fill(set) == self.table_len(set);
        let mut from = 0;
        while let Some(i) = self.next_entry(set, from) {
            let word = self.entry_word(set, i);
            if same {
                let into = table.index() + 1 + 2 * i;
                self.heap.words.copy_within(word..word + 2, into);
            } else {
                let (hash, key) = (self.word(word).int_unchecked(), self.word(word + 1));
                self.put_slot(table.index() + 1, slots - 1, key, hash);
            }
            from = i + 1;
        }
        let (at, count) = (new.addr(), self.get(set.addr(), COUNT));
        self.set(at, COUNT, count);
        self.set(at, FILL, count);
        self.set(at, USED, Value::int(slots as i64));
        self.set(at, ENTRIES, Value::reference(Kind::Slots, table));
    }

    /// Adds the keys of the set in the stack word `from` to that in the stack word `into`.
    /// Objects may move.
    pub(crate) fn set_merge(&mut self, into: usize, from: usize) -> Res<()> {
        self.needs(Feature::Sets)?;
        if self.word(into) == self.word(from) || self.table_len(self.word(from)) == 0 {
            return Ok(());
        }
        let more = self.table_len(self.word(from));
        self.with_room(|vm| vm.set_expect(vm.word(into), more))?;
        if self.set_fill(self.word(into)) == 0 {
            return self.with_room(|vm| {
                let slots = vm.table_used(vm.word(into)).max(LEAST);
                let table = vm.heap.slots(2 * slots)?;
                vm.fill_empty(vm.word(from), vm.word(into), table, slots);
                Ok(())
            });
        }
        self.set_add_keys(into, from)
    }

    /// Adds the keys of the set, dict or view in the stack word `from` to the set in the stack
    /// word `into`, one after the other.
    fn set_add_keys(&mut self, into: usize, from: usize) -> Res<()> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(from), i) {
            i = entry + 1;
            if let Found::Nowhere = self.find_of(into, from, entry)? {
                self.insert_of(into, from, entry)?;
            }
        }
        Ok(())
    }

    /// Adds the keys of the dict in the stack word `from`.
    pub(crate) fn set_merge_dict(&mut self, into: usize, from: usize) -> Res<()> {
        self.needs(Feature::Sets)?;
        let more = self.table_len(self.word(from));
        if more == 0 {
            return Ok(());
        }
        self.with_room(|vm| vm.set_expect(vm.word(into), more))?;
        self.set_add_keys(into, from)
    }

    /// Looks for the key of entry `i` of the table in the stack word `from` in the set in the
    /// stack word `set`.
    fn find_of(&mut self, set: usize, from: usize, i: usize) -> Res<Found> {
        self.with_room(|vm| {
            let word = vm.entry_word(vm.word(from), i);
            let (hash, key) = (vm.word(word).int_unchecked(), vm.word(word + 1));
            vm.table_find(vm.word(set), key, hash)
        })
    }

    fn insert_of(&mut self, into: usize, from: usize, i: usize) -> Res<()> {
        self.with_room(|vm| {
            let word = vm.entry_word(vm.word(from), i);
            let (hash, key) = (vm.word(word).int_unchecked(), vm.word(word + 1));
            vm.set_insert(vm.word(into), key, hash)
        })
    }

    /// Adds the key in the stack word `key`, which has the hash `hash`, to the set in `into`.
    pub(crate) fn set_add_hashed(&mut self, into: usize, key: usize, hash: Hash) -> Res<()> {
        let found = self.with_room(|vm| vm.table_find(vm.word(into), vm.word(key), hash))?;
        match found {
            Found::Entry(_) => Ok(()),
            Found::Nowhere => self.with_room(|vm| vm.set_insert(vm.word(into), vm.word(key), hash)),
        }
    }

    /// Adds those keys of the set in the stack word `from` to that in `into` whose being in the
    /// set in `other` is `present`.
    pub(crate) fn set_select(
        &mut self,
        from: usize,
        other: usize,
        into: usize,
        present: bool,
    ) -> Res<()> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(from), i) {
            i = entry + 1;
            let found = self.find_of(other, from, entry)?;
            if matches!(found, Found::Entry(_)) == present {
                self.insert_of(into, from, entry)?;
            }
        }
        Ok(())
    }

    /// Whether an item of the set in the stack word `b` is in that in `a`: those of the smaller
    /// are looked for.
    pub(crate) fn set_meets(&mut self, a: usize, b: usize) -> Res<bool> {
        let (m, n) = (self.table_len(self.word(a)), self.table_len(self.word(b)));
        if self.word(a) == self.word(b) {
            return Ok(n > 0);
        }
        let (from, within) = if n > m { (a, b) } else { (b, a) };
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(from), i) {
            i = entry + 1;
            if let Found::Entry(_) = self.find_of(within, from, entry)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes the keys of the set in the stack word `other` out of the set in `set`.
    pub(crate) fn set_subtract(&mut self, set: usize, other: usize) -> Res<()> {
        self.needs(Feature::Sets)?;
        if self.word(set) == self.word(other) {
            self.table_clear(self.word(set));
            return Ok(());
        }
        let (m, n) = (
            self.table_len(self.word(set)),
            self.table_len(self.word(other)),
        );
        if n >> 3 <= m {
            return self.set_take_keys(set, other);
        }
        // Of many, those that are there are found first.
        let top = self.top;
        let common = self.with_room(|vm| vm.object(Kind::Set, EMPTY))?;
        let common = self.push(common)?;
        self.set_select(set, other, common, true)?;
        self.set_take_keys(set, common)?;
        self.top = top;
        Ok(())
    }

    /// As [`Vm::set_subtract`], for two sets, key after key.
    fn set_take_keys(&mut self, set: usize, other: usize) -> Res<()> {
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(other), i) {
            i = entry + 1;
            if let Found::Entry(found) = self.find_of(set, other, entry)? {
                self.set_delete(self.word(set), found);
            }
        }
        self.with_room(|vm| vm.set_tidy(vm.word(set)))
    }

    /// Takes the keys of the set in the stack word `other` out of the set in `set`, and adds
    /// those that were not there.
    pub(crate) fn set_exchange(&mut self, set: usize, other: usize) -> Res<()> {
        self.needs(Feature::Sets)?;
        if self.word(set) == self.word(other) {
            self.table_clear(self.word(set));
            return Ok(());
        }
        let mut i = 0;
        while let Some(entry) = self.next_entry(self.word(other), i) {
            i = entry + 1;
            match self.find_of(set, other, entry)? {
                Found::Entry(found) => self.set_delete(self.word(set), found),
                Found::Nowhere => self.insert_of(set, other, entry)?,
            }
        }
        Ok(())
    }
}

/// Slots of a table that has become too full, or too full of deleted keys.
fn grown(count: usize) -> usize {
    slots_for(if count > LARGE { count * 2 } else { count * 4 })
}
