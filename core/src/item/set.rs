//! Sets by key: finding, adding, removing, and updating from other containers.
//!
//! Each of these may call `__hash__` and `__eq__` in Python, unless the key is a str. An item is
//! asked for its hash once, and one from a set never.

use crate::dict::{Found, Hash};
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// `key in set`.
    pub(crate) fn set_contains(&mut self, set: Value, key: Value) -> Res<bool> {
        if self.is_str(key)
            && let Some(found) = self.set_find_str_alone(set, key)
        {
            return Ok(found.is_some());
        }
        self.with_key(set, key, |vm, slot| Ok(vm.locate_member(slot)?.is_some()))
    }

    /// Hash and entry of `key` in a set: as [`Vm::set_contains`], but a set is no key.
    pub(crate) fn set_lookup(&mut self, set: Value, key: Value) -> Res<(Hash, Option<usize>)> {
        if self.is_str(key)
            && let Some(found) = self.set_find_str_alone(set, key)
        {
            return Ok((self.str_hash(key) as Hash, found));
        }
        self.with_key(set, key, Vm::locate)
    }

    /// As [`Vm::locate`] for what may be in a set; a set stands for the frozenset of its items.
    fn locate_member(&mut self, slot: usize) -> Res<Option<usize>> {
        let key = self.word(slot + 1);
        let inner = self.payload(key).unwrap_or(key);
        if !inner.is(Kind::Set) {
            return Ok(self.locate(slot)?.1);
        }
        if inner != key {
            // A class of the program's own may say how its sets are hashed.
            match self.locate(slot) {
                Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                    self.clear_pending();
                    let (set, key) = (self.word(slot), self.word(slot + 1));
                    let inner = self.payload(key).unwrap_or(key);
                    return self.with_key(set, inner, Vm::locate_set);
                }
                found => return Ok(found?.1),
            }
        }
        self.locate_set(slot)
    }

    /// As [`Vm::locate_member`] for a set.
    fn locate_set(&mut self, slot: usize) -> Res<Option<usize>> {
        let hash = self.set_hash(self.word(slot + 1));
        let found = self.with_room(|vm| vm.table_find(vm.word(slot), vm.word(slot + 1), hash))?;
        Ok(match found {
            Found::Entry(i) => Some(i),
            Found::Nowhere => None,
        })
    }

    /// `set.add(key)`. [`crate::Trap::Full`] only before anything has changed.
    pub(crate) fn set_add(&mut self, set: Value, key: Value) -> Res<()> {
        if self.is_str(key)
            && let Some(found) = self.set_find_str_alone(set, key)
        {
            if found.is_some() {
                return Ok(());
            }
            let hash = self.str_hash(key) as Hash;
            return self.set_insert(set, key, hash);
        }
        self.with_key(set, key, |vm, slot| match vm.locate(slot)? {
            (_, Some(_)) => Ok(()),
            (hash, None) => vm.with_room(|vm| {
                vm.table_insert(vm.word(slot), vm.word(slot + 1), hash, Value::NONE)
            }),
        })
    }

    /// Removes `key` from a set; the key, where it is now, if it was not there.
    pub(crate) fn set_take(&mut self, set: Value, key: Value) -> Res<Result<(), Value>> {
        self.with_key(set, key, |vm, slot| {
            Ok(match vm.locate_member(slot)? {
                Some(i) => {
                    vm.table_delete(vm.word(slot), i);
                    Ok(())
                }
                None => Err(vm.word(slot + 1)),
            })
        })
    }

    /// The set that an instance of a subclass holds, which is not asked for its items then;
    /// anything else as it is.
    pub(crate) fn set_in(&self, v: Value) -> Value {
        Some(self.plain(v)).filter(|v| v.is_set()).unwrap_or(v)
    }

    /// Adds the items of the iterable `source` to the set in the stack word `slot`. Objects may
    /// move.
    pub(crate) fn set_update(&mut self, slot: usize, source: Value) -> Res<()> {
        let source = self.set_in(source);
        self.rooted(source, |vm, kept| match source {
            set if set.is_set() => vm.set_merge(slot, kept),
            dict if dict.is(Kind::Dict) => vm.set_merge_dict(slot, kept),
            _ => {
                let add = |vm: &mut Self, item| {
                    vm.with_room(|vm| vm.set_add(vm.word(slot), vm.word(item)))?;
                    Ok(false)
                };
                vm.any_item(kept, add).map(drop)
            }
        })
    }

    /// Takes the items of the iterable `source` out of the set in the stack word `slot`, one
    /// after the other. Objects may move.
    pub(crate) fn set_difference_update(&mut self, slot: usize, source: Value) -> Res<()> {
        let source = self.set_in(source);
        self.rooted(source, |vm, kept| {
            if source.is_set() {
                return vm.set_subtract(slot, kept);
            }
            vm.any_item(kept, |vm, item| {
                let found = vm.with_room(|vm| vm.set_lookup(vm.word(slot), vm.word(item)))?;
                if let (_, Some(i)) = found {
                    vm.set_delete(vm.word(slot), i);
                }
                Ok(false)
            })?;
            vm.with_room(|vm| vm.set_tidy(vm.word(slot)))
        })
    }

    /// Adds those items of the iterable in the stack word `source` that are in the set in `set` to
    /// that in `into`, until all are there. Objects may move.
    pub(crate) fn set_add_common(&mut self, source: usize, set: usize, into: usize) -> Res<()> {
        let add = |vm: &mut Self, item| {
            let (hash, found) = vm.with_room(|vm| vm.set_lookup(vm.word(set), vm.word(item)))?;
            if found.is_none() {
                return Ok(false);
            }
            vm.set_add_hashed(into, item, hash)?;
            // Where all are there that can be, the rest is not asked for.
            Ok(vm.table_len(vm.word(into)) >= vm.table_len(vm.word(set)))
        };
        self.any_item(source, add).map(drop)
    }
}
