//! The methods of `dict` and of its views.

use super::protocol as p;
use super::{argument, arity, receiver};
use crate::features::Feature;
use crate::iter::shows;
use crate::kind::Kind;
use crate::trap::Res;
use crate::types::{Native, Role, TypeId, keyword_method, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What the methods are a part of that programs seldom use.
const SELDOM: Feature = Feature::ContainerMethods;

pub(crate) static METHODS: &[Native] = &[
    method("get", 1, 2, get),
    method("keys", 0, 0, |vm, args| view(vm, args, shows::KEYS)),
    method("values", 0, 0, |vm, args| view(vm, args, shows::VALUES)),
    method("items", 0, 0, |vm, args| view(vm, args, shows::ITEMS)),
    SELDOM.native(method("setdefault", 1, 2, set_default)),
    method("pop", 1, 2, pop),
    SELDOM.native(method("popitem", 0, 0, pop_item)),
    SELDOM.native(keyword_method("update", 0, 1, update)),
    SELDOM.native(method("copy", 0, 0, copy)),
    SELDOM.native(method("clear", 0, 0, clear)),
    SELDOM.native(Native {
        name: "fromkeys",
        call: from_keys,
        min: 1,
        max: 2,
        keywords: false,
        role: Role::Class,
    }),
    keyword_method("__init__", 0, 1, update),
    method("__reversed__", 0, 0, |vm, args| {
        let slot = this(vm, args)?;
        reversed(vm, vm.word(slot), shows::KEYS)
    }),
    p::LEN,
    // Of an instance of a subclass, `__missing__` is asked.
    whole_method("__getitem__", 1, 1, get_item),
    p::SET_ITEM,
    p::DEL_ITEM,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::OR,
    p::ROR,
    p::INPLACE_OR,
    p::REPR,
    p::CLASS_GET_ITEM,
];

pub(crate) static VIEW_METHODS: &[Native] = &[
    Feature::Sets.native(method(
        "isdisjoint",
        1,
        1,
        super::set::is_view_disjoint_from,
    )),
    SELDOM.native(Native {
        name: "mapping",
        call: |vm, args| {
            let dict = vm.get(vm.arg(args, 0).addr(), 1);
            vm.object(Kind::MappingProxy, [dict])
        },
        min: 0,
        max: 0,
        keywords: false,
        role: Role::Getter,
    }),
    method("__reversed__", 0, 0, |vm, args| {
        let at = vm.arg(args, 0).addr();
        reversed(vm, vm.get(at, 1), vm.get(at, 2).int_unchecked())
    }),
    p::LEN,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::AND,
    p::OR,
    p::XOR,
    p::SUB,
    p::RAND,
    p::ROR,
    p::RXOR,
    p::RSUB,
    p::REPR,
];

/// `dict(mapping_or_pairs=(), **items)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    arity(vm, args, "dict", 0, 1)?;
    vm.make_room(8)?;
    let dict = vm.new_dict()?;
    let slot = vm.push(dict)?;
    if !args.is_empty() {
        vm.dict_update(slot, vm.arg(args, 0))?;
    }
    vm.dict_update_keywords(slot, args)?;
    Ok(vm.word(slot))
}

fn this(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    receiver(vm, args, Kind::Dict, "dict")
}

fn get_item(vm: &mut Vm<'_>, args: Args) -> Res {
    match vm.payload(vm.arg(args, 0)) {
        Some(inner) => vm.payload_item(vm.arg(args, 0), inner, vm.arg(args, 1)),
        None => vm.get_item(vm.arg(args, 0), vm.arg(args, 1)),
    }
}

fn get(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let found = vm.dict_get(vm.word(slot), vm.arg(args, 1))?;
    Ok(found.unwrap_or_else(|| default(vm, args)))
}

/// The argument after the key, or None.
fn default(vm: &Vm<'_>, args: Args) -> Value {
    argument(vm, args, 2, "").unwrap_or(Value::NONE)
}

fn view(vm: &mut Vm<'_>, args: Args, what: i64) -> Res {
    let slot = this(vm, args)?;
    let dict = vm.word(slot);
    vm.object(Kind::DictView, [dict, Value::int(what)])
}

fn set_default(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let v = default(vm, args);
    vm.dict_set_default(vm.word(slot), vm.arg(args, 1), v)
}

fn pop(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    // An empty dict asks no key for its hash.
    if vm.table_len(vm.word(slot)) == 0 {
        return match args.len() > 2 {
            true => Ok(vm.arg(args, 2)),
            false => Err(vm.raise_key(vm.arg(args, 1))),
        };
    }
    match vm.dict_take(vm.word(slot), vm.arg(args, 1))? {
        Ok(v) => Ok(v),
        Err(_) if args.len() > 2 => Ok(vm.arg(args, 2)),
        Err(key) => Err(vm.raise_key(key)),
    }
}

fn pop_item(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let dict = vm.word(slot);
    let last = (0..vm.table_used(dict))
        .rev()
        .find(|&i| !vm.entry_key(dict, i).is_unbound());
    let Some(i) = last else {
        let key = vm.new_str("popitem(): dictionary is empty")?;
        return Err(vm.raise_key(key));
    };
    let pair = vm.entry_shown(dict, i, shows::ITEMS)?;
    vm.table_delete(dict, i);
    Ok(pair)
}

fn update(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    if args.len() > 1 {
        vm.dict_update(slot, vm.arg(args, 1))?;
    }
    vm.dict_update_keywords(slot, args)?;
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.copy_table(vm.word(slot), Kind::Dict)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.table_clear(vm.word(slot));
    Ok(Value::NONE)
}

/// `dict.fromkeys(iterable, value=None)`.
fn from_keys(vm: &mut Vm<'_>, args: Args) -> Res {
    vm.make_room(8)?;
    let dict = vm.new_dict()?;
    let slot = vm.push(dict)?;
    let it = vm.with_room(|vm| vm.get_iter(vm.arg(args, 1)))?;
    let it = vm.push(it)?;
    let key = vm.push(Value::NONE)?;
    while let Some(v) = vm.next_rooted(it)? {
        vm.set_word(key, v);
        vm.with_room(|vm| vm.dict_set(vm.word(slot), vm.word(key), default(vm, args)))?;
    }
    Ok(vm.word(slot))
}

/// An iterator from the last entry of a dict to its first.
pub(super) fn reversed(vm: &mut Vm<'_>, dict: Value, what: i64) -> Res {
    let id = match what {
        shows::KEYS => TypeId::DictReverseKeyIterator,
        shows::VALUES => TypeId::DictReverseValueIterator,
        _ => TypeId::DictReverseItemIterator,
    };
    let fields = [
        Value::int(id as i64),
        dict,
        Value::int(vm.table_used(dict) as i64),
        Value::int(what),
        Value::int(vm.table_len(dict) as i64),
    ];
    vm.object(Kind::CompoundIter, fields)
}
