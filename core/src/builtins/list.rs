//! The methods of `list`.

#[cfg(feature = "speed")]
mod powersort;
mod sort;

pub(crate) use sort::sort_list;

use super::protocol as p;
use super::{Signature, argument, arity, no_init_keywords, no_keywords, receiver, signature};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{ANY, Native, TypeId, keyword_method, method, whole_method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What the methods are a part of that programs seldom use.
const SELDOM: Feature = Feature::ContainerMethods;

pub(crate) static METHODS: &[Native] = &[
    method("append", 1, 1, append),
    method("pop", 0, 1, pop),
    method("extend", 1, 1, extend),
    method("insert", 2, 2, insert),
    method("remove", 1, 1, remove),
    SELDOM.native(method("index", 1, 3, index)),
    SELDOM.native(method("count", 1, 1, count)),
    SELDOM.native(method("reverse", 0, 0, reverse)),
    SELDOM.native(method("copy", 0, 0, copy)),
    SELDOM.native(method("clear", 0, 0, clear)),
    Feature::Sorting.native(keyword_method("sort", 0, ANY, sort)),
    Feature::DerivedTypes.native(Native {
        keywords: true,
        ..whole_method("__init__", 0, 1, init)
    }),
    method("__reversed__", 0, 0, super::iterators::reversed_sequence),
    p::LEN,
    p::GET_ITEM,
    p::SET_ITEM,
    p::DEL_ITEM,
    p::CONTAINS,
    p::ITER,
    p::EQ,
    p::NE,
    p::LT,
    p::LE,
    p::GT,
    p::GE,
    p::ADD,
    p::MUL,
    p::RMUL,
    p::INPLACE_ADD,
    p::INPLACE_MUL,
    p::REPR,
    p::CLASS_GET_ITEM,
];

/// `list(iterable=())`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "list")?;
    arity(vm, args, "list", 0, 1)?;
    match args.len() {
        0 => vm.list_with_capacity(0),
        _ => vm.list_of(vm.arg(args, 0)),
    }
}

fn this(vm: &mut Vm<'_>, args: Args) -> Res<usize> {
    receiver(vm, args, Kind::List, "list")
}

/// `super().__init__(iterable)` in a subclass: replaces the items.
fn init(vm: &mut Vm<'_>, args: Args) -> Res {
    no_init_keywords(vm, args, "list")?;
    let slot = this(vm, args)?;
    let list = vm.word(slot);
    vm.list_clear(list);
    if args.len() > 1 {
        vm.list_extend(slot, vm.arg(args, 1))?;
    }
    Ok(Value::NONE)
}

fn append(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.list_push(vm.word(slot), vm.arg(args, 1))?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let i = if args.len() > 1 {
        vm.count_of(vm.arg(args, 1))?
    } else {
        -1
    };
    let list = vm.word(slot);
    let len = vm.list_len(list);
    if len == 0 {
        return Err(vm.raise(TypeId::IndexError, &[Part::Text("pop from empty list")]));
    }
    let at = if i < 0 {
        i.saturating_add(len as i64)
    } else {
        i
    };
    let Some(at) = usize::try_from(at).ok().filter(|&at| at < len) else {
        return Err(vm.raise(TypeId::IndexError, &[Part::Text("pop index out of range")]));
    };
    let v = vm.list_get(list, at);
    if at + 1 == len {
        vm.list_truncate(list, at);
    } else {
        vm.list_splice(list, at, at + 1, 0)?;
    }
    Ok(v)
}

fn extend(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.list_extend(slot, vm.arg(args, 1))?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let i = vm.count_of(vm.arg(args, 1))?;
    let list = vm.word(slot);
    let len = vm.list_len(list) as i64;
    let at = if i < 0 {
        i.saturating_add(len).max(0)
    } else {
        i.min(len)
    } as usize;
    vm.list_splice(list, at, at, 1)?;
    vm.list_set(list, at, vm.arg(args, 2));
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    match vm.position_in(vm.word(slot), vm.arg(args, 1), 0, usize::MAX)? {
        Some(at) => {
            // Comparing may have made the list shorter.
            let list = vm.word(slot);
            if at < vm.list_len(list) {
                vm.list_splice(list, at, at + 1, 0)?;
            }
            Ok(Value::NONE)
        }
        None => Err(vm.raise(
            TypeId::ValueError,
            &[Part::Text("list.remove(x): x not in list")],
        )),
    }
}

fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let (from, to) = super::tuple::search_bounds(vm, args, slot)?;
    if let Some(at) = vm.position_in(vm.word(slot), vm.arg(args, 1), from, to)? {
        return Ok(Value::int(at as i64));
    }
    let text = vm.message(vm.arg(args, 1), |vm, b, slot| {
        vm.repr_into(b, slot)?;
        vm.build_text(b, " is not in list")
    });
    Err(vm.raise_message(TypeId::ValueError, text))
}

fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    super::tuple::count_in(vm, args, slot)
}

fn reverse(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let (base, len) = vm.list_span(vm.word(slot));
    vm.heap.words[base..base + len].reverse();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    let (base, len) = vm.list_span(vm.word(slot));
    vm.list_from_words(base, len)
}

fn clear(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = this(vm, args)?;
    vm.list_clear(vm.word(slot));
    Ok(Value::NONE)
}

/// What sorting takes besides what is sorted.
pub(crate) const SORT: Signature<'_> = Signature::new("sort", &["key", "reverse"]).keyword_only(0);

fn sort(vm: &mut Vm<'_>, args: Args) -> Res {
    signature::check(vm, args.skip(1), &SORT)?;
    let slot = this(vm, args)?;
    sort_with(vm, slot, args)?;
    Ok(Value::NONE)
}

/// Sorts the list in the stack word `slot` by the keywords `key` and `reverse`.
pub(crate) fn sort_with(vm: &mut Vm<'_>, slot: usize, args: Args) -> Res<()> {
    let reverse = match argument(vm, args, usize::MAX, "reverse") {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let key = vm.keyword(args, "key").unwrap_or(Value::NONE);
    sort_list(vm, slot, key, reverse)
}
