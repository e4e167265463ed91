//! What a function of `functools.lru_cache`, an instance of a class of the library, has as methods.
//!
//! An instance has one slot, field [`FIRST`], that no name leads to. It holds a list: the function, the
//! dict of its results in the order of their last use, how many of them are kept (None for all), whether
//! types count, how often a result was there and was not, and the type that tells all this.

use crate::dict::{Found, Hash};
use crate::features::Feature;
use crate::instance::FIRST;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::{ANY, Native, TypeId, keyword_method, method};
use crate::value::{Immediate, Value};
use crate::vm::{Args, Vm};

/// The module of the library that makes a key of arguments by name, or with their types.
const LIBRARY: &str = "_functools";

/// Items of the list.
const FUNCTION: usize = 0;
const RESULTS: usize = 1;
const MOST: usize = 2;
const TYPED: usize = 3;
const HITS: usize = 4;
const MISSES: usize = 5;
const ITEMS: usize = 7;

/// Room for what is not to be done again, in words.
const ROOM: usize = 64;

pub(crate) static METHODS: &[Native] = &[
    // What calls know by its number.
    keyword_method("__call__", 0, ANY, call),
    method("__get__", 1, 2, get),
];

/// Whether `f` is the `__call__` of these.
pub(crate) fn is_call(f: Value) -> bool {
    const CALL: Value = Value::immediate(Immediate::Native, (TypeId::Cached as u32) << 16);
    Feature::Packages.included() && f == CALL
}

fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.arg(args, 1) {
        Value::NONE => Ok(vm.arg(args, 0)),
        object => vm.bind_callable(vm.arg(args, 0), object),
    }
}

/// What the instance `this` has in its slot.
fn state_of(vm: &mut Vm<'_>, this: Value) -> Res {
    let held = this
        .as_kind(Kind::Instance)
        .filter(|&at| vm.heap.len(at) >= FIRST)
        .map(|at| vm.get(at, FIRST));
    match held.filter(|&held| held.is(Kind::List) && vm.list_len(held) == ITEMS) {
        Some(state) => Ok(state),
        None => Err(vm.raise(TypeId::TypeError, &["no function of lru_cache".into()])),
    }
}

/// Counts one more of what item `i` of the list counts.
fn count(vm: &mut Vm<'_>, state: Value, i: usize) {
    let n = vm.list_get(state, i).as_int().unwrap_or(0);
    vm.list_set(state, i, Value::int(n + 1));
}

/// `f(*args, **keywords)`: the result of an earlier call with equal arguments, or of a call.
pub(crate) fn call(vm: &mut Vm<'_>, args: Args) -> Res {
    let state = state_of(vm, vm.arg(args, 0))?;
    let top = vm.native_top();
    vm.top = top;
    let slot = vm.push(state)?;
    let table = vm.push(vm.list_get(state, RESULTS))?;
    let mut remembered = None;
    if vm.list_get(state, MOST) != Value::int(0) {
        let key = key_of(vm, args, slot)?;
        vm.push(key)?;
        match find(vm, slot, table)? {
            Ok(found) => {
                count(vm, vm.word(slot), HITS);
                return Ok(found);
            }
            Err(hash) => remembered = Some(hash),
        }
    }
    vm.make_room(ROOM)?;
    let state = vm.word(slot);
    count(vm, state, MISSES);
    let above = vm.top;
    let copied = vm.with_first(vm.list_get(state, FUNCTION), args.skip(1))?;
    let result = vm.call_at(vm.word(copied.base), copied.skip(1))?;
    vm.top = above;
    let Some(hash) = remembered else {
        return Ok(result);
    };
    let kept = vm.push(result)?;
    keep(vm, slot, table, hash, kept)?;
    Ok(vm.word(kept))
}

/// What a call is remembered by: its one argument where that is just an int or a str, or else all.
fn key_of(vm: &mut Vm<'_>, args: Args, slot: usize) -> Res {
    let given = args.len() - 1;
    let is_plain = args.keywords == 0 && vm.list_get(vm.word(slot), TYPED) == Value::FALSE;
    if is_plain && given == 1 {
        let only = vm.arg(args, 1);
        if only.is_int() || vm.is_str(only) {
            return Ok(only);
        }
    }
    let all = vm.tuple_from_words(args.base + 1, given)?;
    if is_plain {
        return Ok(all);
    }
    let all = vm.push(all)?;
    let dict = vm.with_room(|vm| vm.new_dict())?;
    let dict = vm.push(dict)?;
    vm.dict_update_keywords(dict, args)?;
    let typed = vm.list_get(vm.word(slot), TYPED);
    let parts = [vm.word(all), vm.word(dict), typed];
    let key = vm.call_library(LIBRARY, "_make_key", &parts)?;
    vm.top = all;
    Ok(key)
}

/// The result that the dict in the stack word `table` has for the key in the word behind it, which is the
/// one used last from then on; or else the hash of the key, which is asked for once.
fn find(vm: &mut Vm<'_>, slot: usize, table: usize) -> Res<Result<Value, Hash>> {
    let is_bounded = !vm.list_get(vm.word(slot), MOST).is_none();
    if is_bounded {
        vm.with_room(|vm| vm.table_reserve(vm.word(table), 1))?;
    }
    let used = vm.table_used(vm.word(table));
    let (hash, found) = vm.locate(table)?;
    let Some(i) = found else {
        return Ok(Err(hash));
    };
    let dict = vm.word(table);
    let (key, result) = (vm.entry_key(dict, i), vm.entry_value(dict, i));
    // There is still room where the comparison of keys has not changed the dict.
    let is_same = used == vm.table_used(dict) && vm.table_len(dict) > 1;
    if is_bounded && is_same && i + 1 < used {
        vm.table_delete(dict, i);
        vm.table_insert(dict, key, hash, result)?;
    }
    Ok(Ok(result))
}

/// Keeps the result in the stack word `result`, in the place of the one that was not used for longest
/// where there are as many as there may be.
fn keep(vm: &mut Vm<'_>, slot: usize, table: usize, hash: Hash, result: usize) -> Res<()> {
    let found = vm.with_room(|vm| vm.table_find(vm.word(table), vm.word(table + 1), hash))?;
    let most = vm.list_get(vm.word(slot), MOST).as_int();
    let dict = vm.word(table);
    if let Found::Entry(i) = found {
        if most.is_none() {
            vm.set_entry_value(dict, i, vm.word(result));
        }
        return Ok(());
    }
    let is_full = most.is_some_and(|most| vm.table_len(dict) as i64 >= most);
    if let Some(oldest) = vm.next_entry(dict, 0).filter(|_| is_full) {
        vm.table_delete(dict, oldest);
    }
    vm.with_room(|vm| vm.table_insert(vm.word(table), vm.word(table + 1), hash, vm.word(result)))
}
