//! Methods of deques that compare items, which may run code that changes the deque.

use super::{CHANGES, delete, ring};
use crate::trap::{Part, Res};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};

/// The first of the items `from..to` that the first argument is, or is equal to.
///
/// # Errors
/// `error`, where comparing has changed the deque.
fn find(vm: &mut Vm<'_>, args: Args, from: usize, to: usize, error: TypeId) -> Res<Option<usize>> {
    let mut ring = ring(vm, args)?;
    let changes = vm.get(ring, CHANGES);
    let top = vm.top;
    let kept = vm.push(Value::NONE)?;
    for i in from..to.min(vm.deque_len(ring)) {
        let item = vm.get(ring, vm.deque_field(ring, i));
        vm.set_word(kept, item);
        let same = match item == vm.arg(args, 1) {
            true => true,
            false => vm.with_room(|vm| vm.values_equal(vm.word(kept), vm.arg(args, 1)))?,
        };
        ring = super::ring(vm, args)?;
        if vm.get(ring, CHANGES) != changes {
            let message = [Part::Text("deque mutated during iteration")];
            return Err(vm.raise(error, &message));
        }
        if same {
            vm.top = top;
            return Ok(Some(i));
        }
    }
    vm.top = top;
    Ok(None)
}

pub(super) fn contains(vm: &mut Vm<'_>, args: Args) -> Res {
    let found = find(vm, args, 0, usize::MAX, TypeId::RuntimeError)?;
    Ok(Value::bool(found.is_some()))
}

pub(super) fn count(vm: &mut Vm<'_>, args: Args) -> Res {
    let (mut n, mut from) = (0, 0);
    while let Some(at) = find(vm, args, from, usize::MAX, TypeId::RuntimeError)? {
        n += 1;
        from = at + 1;
    }
    Ok(Value::int(n))
}

/// `index(x[, start[, stop]])`.
pub(super) fn index(vm: &mut Vm<'_>, args: Args) -> Res {
    ring(vm, args)?;
    let mut bounds = [0, i64::MAX];
    for (i, bound) in bounds.iter_mut().enumerate() {
        if args.len() > i + 2 {
            *bound = vm.search_bound(vm.arg(args, i + 2))?;
        }
    }
    let ring = ring(vm, args)?;
    let size = vm.deque_len(ring) as i64;
    let at = |n: i64| if n < 0 { n.saturating_add(size).max(0) } else { n } as usize;
    if let Some(i) = find(vm, args, at(bounds[0]), at(bounds[1]), TypeId::RuntimeError)? {
        return Ok(Value::int(i as i64));
    }
    Err(missing(vm, args))
}

/// `remove(x)`.
pub(super) fn remove(vm: &mut Vm<'_>, args: Args) -> Res {
    match find(vm, args, 0, usize::MAX, TypeId::IndexError)? {
        Some(i) => {
            let ring = ring(vm, args)?;
            delete(vm, ring, i)
        }
        None => Err(missing(vm, args)),
    }
}

fn missing(vm: &mut Vm<'_>, args: Args) -> crate::trap::Trap {
    let text = vm.message(vm.arg(args, 1), |vm, b, slot| {
        vm.repr_into(b, slot)?;
        vm.build_text(b, " is not in deque")
    });
    vm.raise_message(TypeId::ValueError, text)
}
