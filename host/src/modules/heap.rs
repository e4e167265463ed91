//! `_heap`: what `heapq` and `bisect` do with items whose comparison runs no code of the program's.
//!
//! Nothing is moved before all comparisons are made: where one would run code, nothing has
//! happened, and the caller does all of it in Python.

use stackline_core::{Args, Res, Value, Vm};

use super::arguments::Arity::{Exactly, One};
use super::{functions, index};
use crate::session::StdHost;

functions! { index::HEAP;
    "up" Exactly(2), |_, vm, args| sift(vm, args, way_up);
    "down" Exactly(2), |_, vm, args| sift(vm, args, way_down);
    "heapify" One, |_, vm, args| {
        let heap = vm.arg(args, 0);
        let mut left = vm.sequence_len(heap).unwrap_or(0) / 2;
        while let Some(way) = left.checked_sub(1).and_then(|at| way_down(vm, heap, at)) {
            left -= 1;
            vm.rotate_items(heap, &way);
        }
        // How many are for the caller to do.
        Ok(Value::int(left as i64))
    };
    "place" Exactly(5), |_, vm, args| {
        let [list, item, low, high, after] = [0, 1, 2, 3, 4].map(|i| vm.arg(args, i));
        let bound = |v: Value| v.as_int().and_then(|n| usize::try_from(n).ok());
        let found = bound(low).zip(bound(high)).and_then(|bounds| {
            place(vm, list, item, bounds, after == Value::TRUE)
        });
        Ok(found.map_or(Value::NONE, |at| Value::int(at as i64)))
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// Levels of any heap that memory has room for.
const DEEP: usize = 48;

/// Moves the item at a place of a list along the way that is found; whether one was.
fn sift(
    vm: &mut Vm<'_>,
    args: Args,
    find: impl FnOnce(&Vm<'_>, Value, usize) -> Option<Vec<usize>>,
) -> Res {
    let heap = vm.arg(args, 0);
    let at = vm
        .arg(args, 1)
        .as_int()
        .and_then(|at| usize::try_from(at).ok());
    let way = at.and_then(|at| find(vm, heap, at));
    if let Some(way) = &way {
        vm.rotate_items(heap, way);
    }
    Ok(Value::bool(way.is_some()))
}

/// The places from `at` to where its item belongs among those above it.
fn way_up(vm: &Vm<'_>, heap: Value, mut at: usize) -> Option<Vec<usize>> {
    let item = vm.sequence_item(heap, at)?;
    let mut way = Vec::with_capacity(DEEP);
    way.push(at);
    while at > 0 {
        at = (at - 1) / 2;
        if !vm.plain_less(item, vm.sequence_item(heap, at)?)? {
            break;
        }
        way.push(at);
    }
    Some(way)
}

/// The places from `at` to where its item belongs among those below it.
fn way_down(vm: &Vm<'_>, heap: Value, at: usize) -> Option<Vec<usize>> {
    let item = vm.sequence_item(heap, at)?;
    let end = vm.sequence_len(heap)?;
    let mut way = Vec::with_capacity(DEEP);
    way.push(at);
    let mut child = 2 * at + 1;
    while child < end {
        let right = child + 1;
        if right < end {
            let (a, b) = (
                vm.sequence_item(heap, child)?,
                vm.sequence_item(heap, right)?,
            );
            if !vm.plain_less(a, b)? {
                child = right;
            }
        }
        way.push(child);
        child = 2 * child + 1;
    }
    // Most items belong near the leaves.
    while let [_, .., last] = way[..] {
        if !vm.plain_less(item, vm.sequence_item(heap, last)?)? {
            break;
        }
        way.pop();
    }
    Some(way)
}

/// Where an item belongs between two places of a sorted list: `after` its equals, or before them.
fn place(
    vm: &Vm<'_>,
    list: Value,
    item: Value,
    (mut low, mut high): (usize, usize),
    after: bool,
) -> Option<usize> {
    while low < high {
        let middle = low.midpoint(high);
        let other = vm.sequence_item(list, middle)?;
        let is_before = match after {
            true => !vm.plain_less(item, other)?,
            false => vm.plain_less(other, item)?,
        };
        match is_before {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    Some(low)
}
