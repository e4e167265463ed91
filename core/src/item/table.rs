//! Dicts by key: hashing the key, finding, setting, removing, and updating from other containers.
//!
//! Each of these may call `__hash__` and `__eq__` in Python, unless the key is a str.

use crate::dict::{COUNT, ENTRIES, Found, Hash, INDEX, USED};
use crate::features::Feature;
use crate::heap::NAMESPACE;
use crate::kind::Kind;
use crate::strings::Name;
use crate::trap::{Part, Res, Trap};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

const KEYS: Name = Name::new("keys");

impl Vm<'_> {
    /// Hash and entry of the key in the stack word `slot + 1` of the table in `slot`.
    pub(crate) fn locate(&mut self, slot: usize) -> Res<(Hash, Option<usize>)> {
        let hash = self.with_room(|vm| vm.hash(vm.word(slot + 1)))?;
        let found = self.with_room(|vm| vm.table_find(vm.word(slot), vm.word(slot + 1), hash))?;
        match found {
            Found::Entry(i) => Ok((hash, Some(i))),
            Found::Nowhere => Ok((hash, None)),
        }
    }

    /// Runs `act` on a table and a key, both kept in stack words from the one given on.
    pub(super) fn with_key<T>(
        &mut self,
        table: Value,
        key: Value,
        act: impl FnOnce(&mut Self, usize) -> Res<T>,
    ) -> Res<T> {
        let top = self.top;
        let slot = self.push(table)?;
        self.push(key)?;
        let done = act(self, slot);
        self.top = top;
        done
    }

    // ---- dicts

    /// `dict.get(key)`.
    pub(crate) fn dict_get(&mut self, dict: Value, key: Value) -> Res<Option<Value>> {
        Ok(self.dict_get_or_key(dict, key)?.ok())
    }

    /// The value under `key`, or else the key, where it is now.
    #[inline]
    pub(crate) fn dict_get_or_key(&mut self, dict: Value, key: Value) -> Res<Result<Value, Value>> {
        if self.is_str(key)
            && let Some(found) = self.dict_find_str_alone(dict, key)
        {
            return Ok(found.map(|i| self.entry_value(dict, i)).ok_or(key));
        }
        self.with_key(dict, key, |vm, slot| {
            let (_, found) = vm.locate(slot)?;
            Ok(match found {
                Some(i) => Ok(vm.entry_value(vm.word(slot), i)),
                None => Err(vm.word(slot + 1)),
            })
        })
    }

    /// `dict[key] = v`. [`crate::Trap::Full`] only before anything has changed.
    #[inline]
    pub(crate) fn dict_set(&mut self, dict: Value, key: Value, v: Value) -> Res<()> {
        if self.is_str(key) {
            match self.dict_find_str_alone(dict, key) {
                Some(Some(i)) => {
                    self.set_entry_value(dict, i, v);
                    return Ok(());
                }
                Some(None) => {
                    let hash = self.str_hash(key) as Hash;
                    return self.table_insert(dict, key, hash, v);
                }
                None => {}
            }
        }
        self.with_key(dict, key, |vm, slot| {
            let kept = vm.push(v)?;
            let (hash, found) = vm.locate(slot)?;
            vm.store(slot, kept, hash, found)
        })
    }

    /// Sets the value of entry `found`, or adds an entry, for the table and key in the stack
    /// words from `slot` on and the value in `kept`.
    fn store(&mut self, slot: usize, kept: usize, hash: Hash, found: Option<usize>) -> Res<()> {
        match found {
            Some(i) => {
                self.set_entry_value(self.word(slot), i, self.word(kept));
                Ok(())
            }
            None => self.with_room(|vm| {
                vm.table_insert(vm.word(slot), vm.word(slot + 1), hash, vm.word(kept))
            }),
        }
    }

    /// `dict.setdefault(key, v)`.
    pub(crate) fn dict_set_default(&mut self, dict: Value, key: Value, v: Value) -> Res {
        self.with_key(dict, key, |vm, slot| {
            let kept = vm.push(v)?;
            let (hash, found) = vm.locate(slot)?;
            if let Some(i) = found {
                return Ok(vm.entry_value(vm.word(slot), i));
            }
            vm.store(slot, kept, hash, None)?;
            Ok(vm.word(kept))
        })
    }

    /// Removes `key`: the value that was there, or else the key, where it is now.
    pub(crate) fn dict_take(&mut self, dict: Value, key: Value) -> Res<Result<Value, Value>> {
        self.with_key(dict, key, |vm, slot| {
            let (_, found) = vm.locate(slot)?;
            Ok(match found {
                Some(i) => {
                    let v = vm.entry_value(vm.word(slot), i);
                    vm.table_delete(vm.word(slot), i);
                    Ok(v)
                }
                None => Err(vm.word(slot + 1)),
            })
        })
    }

    /// A shallow copy of a dict or set, of the kind `kind`.
    pub(crate) fn copy_table(&mut self, table: Value, kind: Kind) -> Res {
        if kind != Kind::Dict {
            return self.copy_set(table, kind);
        }
        self.heap.reserve(5)?;
        let empty = [Value::int(0), Value::int(0), Value::NONE, Value::NONE];
        let new = self.object(kind, empty)?;
        if self.table_len(table) > 0 {
            self.copy_entries(table, new)?;
        }
        Ok(new)
    }

    /// Makes the empty table `new` hold what `table` holds, which is of the same stride and not
    /// empty.
    fn copy_entries(&mut self, table: Value, new: Value) -> Res<()> {
        let (live, used) = (self.table_len(table), self.table_used(table));
        if used <= live + live / 2 && self.get(new.addr(), ENTRIES).is_none() {
            // Entry numbers stay as they are, so the index can be copied as it is.
            let entries = self.get(table.addr(), ENTRIES);
            let entries = self.copy_object(Kind::Slots, entries)?;
            let index = match self.get(table.addr(), INDEX) {
                Value::NONE => Value::NONE,
                index => self.copy_object(Kind::Index, index)?,
            };
            let fields = [
                Value::int(live as i64),
                Value::int(used as i64),
                entries,
                index,
            ];
            for (field, v) in [COUNT, USED, ENTRIES, INDEX].into_iter().zip(fields) {
                self.set(new.addr(), field, v);
            }
            return Ok(());
        }
        self.table_reserve(new, live)?;
        let mut from = 0;
        while let Some(i) = self.next_entry(table, from) {
            let hash = self.word(self.entry_word(table, i)).int_unchecked();
            let v = self.entry_value(table, i);
            self.table_insert(new, self.entry_key(table, i), hash, v)?;
            from = i + 1;
        }
        Ok(())
    }

    /// A copy of an object of this kind, word by word.
    fn copy_object(&mut self, kind: Kind, v: Value) -> Res {
        let len = self.heap.len(v.addr());
        let at = self.heap.alloc(kind, len)?;
        let from = v.addr().index() + 1;
        self.heap
            .words
            .copy_within(from..from + len, at.index() + 1);
        Ok(Value::reference(kind, at))
    }

    /// Updates the dict in the stack word `slot` by a mapping or an iterable of pairs. Objects
    /// may move.
    pub(crate) fn dict_update(&mut self, slot: usize, source: Value) -> Res<()> {
        self.needs(Feature::ContainerMethods)?;
        let source = self.bare_mapping(source);
        let top = self.top;
        let done = self.push(source).and_then(|kept| {
            if source.is(Kind::Dict) {
                return self.update_from_dict(slot, kept, None);
            }
            let name = self.special_name(KEYS)?;
            match self.get_attr_opt(self.word(kept), name)? {
                Some(_) => self.update_from_mapping(slot, kept, None),
                None => self.update_from_pairs(slot, kept),
            }
        });
        self.top = top;
        done
    }

    /// The dict that an instance of a subclass holds, where the class does not say itself how to
    /// iterate over it; else the value as it is.
    fn bare_mapping(&self, source: Value) -> Value {
        let source = self.behind_proxy(source);
        let inner = self.iterated(source);
        if inner.is(Kind::Dict) { inner } else { source }
    }

    /// Whether `v` is of a class derived from dict that says itself what it goes over, so that it
    /// is asked for keys and items where a dict would be copied.
    pub(crate) fn asks_items(&self, v: Value) -> bool {
        self.payload(v).is_some_and(|inner| inner.is(Kind::Dict))
            && !self.bare_mapping(v).is(Kind::Dict)
    }

    /// A dict of what the `count` dicts from the stack word `slot` on say that they have. Objects
    /// may move.
    pub(crate) fn merged_by_asking(&mut self, slot: usize, count: usize) -> Res {
        let made = self.with_room(|vm| vm.new_dict())?;
        self.rooted(made, |vm, made| {
            for source in slot..slot + count {
                let v = vm.word(source);
                // The first one is copied, and of one without entries there is nothing to copy.
                if source > slot || vm.table_len(vm.plain(v)) > 0 {
                    vm.dict_update(made, v)?;
                }
            }
            Ok(vm.word(made))
        })
    }

    /// As [`Vm::dict_update`] for `**` in a display: `source` must be a mapping.
    pub(crate) fn dict_update_mapping(&mut self, slot: usize, source: Value) -> Res<()> {
        let source = self.bare_mapping(source);
        let top = self.top;
        let done = self.push(source).and_then(|kept| {
            if source.is(Kind::Dict) {
                return self.update_from_dict(slot, kept, None);
            }
            match self.update_from_mapping(slot, kept, None) {
                Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::AttributeError) => {
                    self.clear_pending();
                    Err(self.raise_type(self.word(kept), "'", "' object is not a mapping"))
                }
                done => done,
            }
        });
        self.top = top;
        done
    }

    /// As [`Vm::dict_update`] for `**` in a call of `callee`: a key that is there already is an
    /// error.
    pub(crate) fn dict_merge(&mut self, slot: usize, source: Value, callee: Value) -> Res<()> {
        let source = self.bare_mapping(source);
        let top = self.top;
        let done = self.push(source).and_then(|kept| {
            let callee = self.push(callee)?;
            if source.is(Kind::Dict) {
                return self.update_from_dict(slot, kept, Some(callee));
            }
            match self.update_from_mapping(slot, kept, Some(callee)) {
                Err(trap) if self.is_raised(trap) => Err(self.refuse_keywords(callee, kept, trap)),
                done => done,
            }
        });
        self.top = top;
        done
    }

    /// What a call makes of an error of the mapping in the stack word `kept`: an AttributeError means
    /// that it is none, a KeyError that a key was there already.
    fn refuse_keywords(&mut self, callee: usize, kept: usize, trap: Trap) -> Trap {
        if self.pending_is(TypeId::AttributeError) {
            self.clear_pending();
            let why = " argument after ** must be a mapping, not ";
            return self.refuse_starred(self.word(callee), why, self.word(kept));
        }
        if !self.pending_is(TypeId::KeyError) {
            return trap;
        }
        let e = self.clear_pending();
        match (self.exception_arg(e, 0), self.exception_arg(e, 1)) {
            (Some(key), None) => match self.push(key) {
                Ok(key) => self.raise_repeated(callee, key),
                Err(trap) => trap,
            },
            _ => self.raise_value(e),
        }
    }

    /// Refuses the starred argument `given` of a call of `callee`, which the message begins with.
    #[cold]
    pub(crate) fn refuse_starred(&mut self, callee: Value, why: &str, given: Value) -> Trap {
        let [module, dot, name] = self.callee_text(callee);
        let message = [module, dot, name, why.into(), Part::TypeOf(given)];
        self.raise(TypeId::TypeError, &message)
    }

    /// What a message calls a callee: `module.function()`.
    fn callee_text(&self, callee: Value) -> [Part<'static>; 3] {
        let (module, dot) = self.callee_module(callee);
        [module, dot, Part::Function(callee)]
    }

    /// The name of the module of what is called, and a dot after it; nothing for built-ins.
    fn callee_module(&self, callee: Value) -> (Part<'static>, Part<'static>) {
        let f = match callee.as_kind(Kind::Method) {
            Some(at) => self.get(at, 1),
            None => callee,
        };
        let dict = match f.kind() {
            Some(Kind::Function) => self.get(f.addr(), crate::function::GLOBALS),
            Some(Kind::Class) => self.get(f.addr(), crate::class::DICT),
            _ => Value::NONE,
        };
        let name = if f.is(Kind::Class) {
            "__module__"
        } else {
            "__name__"
        };
        let found = dict
            .as_kind(Kind::Dict)
            .and_then(|_| self.dict_get_text(dict, name));
        match found.filter(|&module| self.is_str(module)) {
            Some(module) => (Part::Plain(module), Part::Text(".")),
            None => (Part::Text(""), Part::Text("")),
        }
    }

    /// `merging`: the stack word of the callee, where keys must be new.
    fn update_from_dict(&mut self, slot: usize, kept: usize, merging: Option<usize>) -> Res<()> {
        let pair = self.push(self.word(slot))?;
        let (key, v) = (self.push(Value::NONE)?, self.push(Value::NONE)?);
        let more = self.table_len(self.word(kept));
        let target = self.word(slot).addr();
        let plain = self.heap.raw(target, 0) & NAMESPACE == 0;
        if more > 0 && plain && self.get(target, ENTRIES).is_none() {
            return self.with_room(|vm| vm.copy_entries(vm.word(kept), vm.word(slot)));
        }
        let mut from = 0;
        while let Some(i) = self.next_entry(self.word(kept), from) {
            let source = self.word(kept);
            let hash = self.word(self.entry_word(source, i)).int_unchecked();
            self.set_word(key, self.entry_key(source, i));
            self.set_word(v, self.entry_value(source, i));
            let found = self.with_room(|vm| vm.table_find(vm.word(pair), vm.word(key), hash))?;
            let found = match found {
                Found::Entry(i) => Some(i),
                Found::Nowhere => None,
            };
            if let (Some(_), Some(callee)) = (found, merging) {
                return Err(self.raise_repeated(callee, key));
            }
            self.store(pair, v, hash, found)?;
            from = i + 1;
        }
        Ok(())
    }

    #[cold]
    fn raise_repeated(&mut self, callee: usize, key: usize) -> Trap {
        match self.with_room(|vm| vm.to_str(vm.word(key))) {
            Ok(text) => self.set_word(key, text),
            Err(trap) => return trap,
        }
        let [module, dot, name] = self.callee_text(self.word(callee));
        let message = [
            module,
            dot,
            name,
            Part::Text(" got multiple values for keyword argument '"),
            Part::Plain(self.word(key)),
            Part::Text("'"),
        ];
        self.raise(TypeId::TypeError, &message)
    }

    /// A list of the keys of the object in the stack word `kept`, which is no dict.
    fn keys_of(&mut self, kept: usize) -> Res {
        let f = self.with_room(|vm| {
            let name = vm.special_name(KEYS)?;
            vm.get_attr(vm.word(kept), name)
        })?;
        self.rooted(f, |vm, f| {
            let keys = vm.call_rooted(f, 0)?;
            vm.set_word(f, keys);
            if vm.items_span(keys).is_some() {
                return vm.list_of(keys);
            }
            if let Some(it) = vm.iter_if_any(f)? {
                return vm.list_of(it);
            }
            let text = [
                Part::TypeOf(vm.word(kept)),
                ".keys() returned a non-iterable (type ".into(),
                Part::TypeOf(vm.word(f)),
                ")".into(),
            ];
            Err(vm.raise(TypeId::TypeError, &text))
        })
    }

    fn update_from_mapping(&mut self, slot: usize, kept: usize, merging: Option<usize>) -> Res<()> {
        let keys = self.keys_of(kept)?;
        let f = self.push(keys)?;
        let it = self.with_room(|vm| vm.get_iter(vm.word(f)))?;
        let it = self.push(it)?;
        let (key, v) = (self.push(Value::NONE)?, self.push(Value::NONE)?);
        while let Some(k) = self.next_rooted(it)? {
            self.set_word(key, k);
            if let Some(callee) = merging
                && self
                    .with_room(|vm| vm.dict_get(vm.word(slot), vm.word(key)))?
                    .is_some()
            {
                return Err(self.raise_repeated(callee, key));
            }
            let item = self.with_room(|vm| vm.get_item(vm.word(kept), vm.word(key)))?;
            self.set_word(v, item);
            self.with_room(|vm| vm.dict_set(vm.word(slot), vm.word(key), vm.word(v)))?;
        }
        Ok(())
    }

    fn update_from_pairs(&mut self, slot: usize, kept: usize) -> Res<()> {
        let it = self.with_room(|vm| vm.get_iter(vm.word(kept)))?;
        self.set_word(kept, it);
        let pair = self.push(Value::NONE)?;
        let mut n = 0;
        while let Some(v) = self.next_rooted(kept)? {
            self.set_word(pair, v);
            if self.items_span(v).is_none() {
                let items = self.pair_items(pair, n)?;
                self.set_word(pair, items);
            }
            let Some((base, 2)) = self.items_span(self.word(pair)) else {
                return Err(self.raise_no_pair(pair, n));
            };
            let (key, v) = (self.push(self.word(base))?, self.push(self.word(base + 1))?);
            self.with_room(|vm| vm.dict_set(vm.word(slot), vm.word(key), vm.word(v)))?;
            self.top = key;
            n += 1;
        }
        Ok(())
    }

    /// The items of what is to be a pair: it is asked for an iterator, and that for one of its own.
    fn pair_items(&mut self, pair: usize, n: i64) -> Res {
        let it = self.with_room(|vm| vm.get_iter(vm.word(pair)));
        match it.and_then(|it| self.list_of(it)) {
            Err(trap) if self.is_raised(trap) && self.pending_is(TypeId::TypeError) => {
                self.clear_pending();
            }
            items => return items,
        }
        let message = [
            Part::Text("cannot convert dictionary update sequence element #"),
            Part::Int(n),
            Part::Text(" to a sequence"),
        ];
        Err(self.raise(TypeId::TypeError, &message))
    }

    #[cold]
    fn raise_no_pair(&mut self, pair: usize, n: i64) -> Trap {
        let len = self.items_span(self.word(pair)).map_or(0, |(_, len)| len);
        let message = [
            Part::Text("dictionary update sequence element #"),
            Part::Int(n),
            Part::Text(" has length "),
            Part::Int(len as i64),
            Part::Text("; 2 is required"),
        ];
        self.raise(TypeId::ValueError, &message)
    }

    /// Sets the keyword arguments in the dict in the stack word `slot`.
    pub(crate) fn dict_update_keywords(&mut self, slot: usize, args: Args) -> Res<()> {
        for i in 0..args.keywords {
            self.with_room(|vm| {
                let (name, v) = (vm.keyword_name(args, i), vm.keyword_value(args, i));
                if !vm.is_str(name) {
                    return Err(vm.raise_strange_keyword());
                }
                vm.dict_set_str(vm.word(slot), name, v)
            })?;
        }
        Ok(())
    }
}
