//! The methods of `tuple`, and searching as lists do it too.

use super::protocol as p;
use super::{arity, no_keywords, receiver};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, method};
use crate::value::Value;
use crate::vm::{Args, Vm};

/// What the methods are a part of that programs seldom use.
const SELDOM: Feature = Feature::ContainerMethods;

pub(crate) static METHODS: &[Native] = &[
    super::reduce::NEW_ARGUMENTS,
    SELDOM.native(method("index", 1, 3, index)),
    SELDOM.native(method("count", 1, 1, count)),
    p::LEN,
    p::GET_ITEM,
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
    p::HASH,
    p::REPR,
    p::CLASS_GET_ITEM,
];

/// `tuple(iterable=())`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    no_keywords(vm, args, "tuple")?;
    arity(vm, args, "tuple", 0, 1)?;
    match args.len() {
        0 => vm.new_tuple(&[]),
        _ => vm.tuple_of(vm.arg(args, 0)),
    }
}

fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = receiver(vm, args, Kind::Tuple, "tuple")?;
    let (from, to) = search_bounds(vm, args, slot)?;
    match vm.position_in(vm.word(slot), vm.arg(args, 1), from, to)? {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.raise(
            TypeId::ValueError,
            &[Part::Text("tuple.index(x): x not in tuple")],
        )),
    }
}

/// The optional second and third argument of `index`: where the search begins and ends.
pub(super) fn search_bounds(vm: &mut Vm<'_>, args: Args, slot: usize) -> Res<(usize, usize)> {
    let mut bounds = [0, i64::MAX];
    for (i, bound) in bounds.iter_mut().enumerate() {
        if args.len() > i + 2 {
            *bound = vm.search_bound(vm.arg(args, i + 2))?;
        }
    }
    let len = vm.items_span(vm.word(slot)).map_or(0, |(_, len)| len) as i64;
    let at = |n: i64| if n < 0 { n.saturating_add(len).max(0) } else { n } as usize;
    Ok((at(bounds[0]), at(bounds[1])))
}

impl Vm<'_> {
    /// A bound of the search of `index`, as bounds of slices but without None.
    pub(super) fn search_bound(&mut self, v: Value) -> Res<i64> {
        if !self.has_index(v) {
            let text = "slice indices must be integers or have an __index__ method";
            return Err(self.raise(TypeId::TypeError, &[text.into()]));
        }
        self.to_index_clamped(v)
    }
}

fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let slot = receiver(vm, args, Kind::Tuple, "tuple")?;
    count_in(vm, args, slot)
}

/// How often the first argument occurs in the list or tuple in the stack word `slot`.
pub(super) fn count_in(vm: &mut Vm<'_>, args: Args, slot: usize) -> Res {
    let (mut n, mut from) = (0, 0);
    while let Some(at) = vm.position_in(vm.word(slot), vm.arg(args, 1), from, usize::MAX)? {
        n += 1;
        from = at + 1;
    }
    Ok(Value::int(n))
}
