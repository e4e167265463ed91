//! Iterators over deques: compound iterators whose fields from 2 on are the deque, the number of
//! items that are behind, and the count of changes that it must still have.

use super::super::{arity, no_keywords, protocol as p};
use super::{CHANGES, refuse, ring};
use crate::features::Feature;
use crate::kind::Kind;
use crate::trap::{Part, Res};
use crate::types::{Native, TypeId, method};
use crate::value::{Addr, Value};
use crate::vm::{Args, Vm};

const DEQUE: usize = 2;
const BEHIND: usize = 3;
const EXPECTED: usize = 4;

pub(crate) static METHODS: &[Native] = &[
    p::ITER,
    p::NEXT,
    method("__length_hint__", 0, 0, |vm, args| {
        let at = vm.arg(args, 0).addr();
        Ok(Value::int(left(vm, at) as i64))
    }),
    method("__reduce__", 0, 0, reduce),
];

/// `__iter__` of a deque.
pub(super) fn over(vm: &mut Vm<'_>, args: Args) -> Res {
    made(vm, args, TypeId::DequeIterator, Value::int(0))
}

/// `__reversed__` of a deque.
pub(super) fn backwards(vm: &mut Vm<'_>, args: Args) -> Res {
    made(vm, args, TypeId::DequeReverseIterator, Value::int(0))
}

fn made(vm: &mut Vm<'_>, args: Args, id: TypeId, behind: Value) -> Res {
    let ring = ring(vm, args)?;
    let (deque, changes) = (vm.arg(args, 0), vm.get(ring, CHANGES));
    let id = Value::int(id as i64);
    vm.object(Kind::CompoundIter, [id, deque, behind, changes])
}

/// `_deque_iterator(deque, index=0)`.
pub(crate) fn construct(vm: &mut Vm<'_>, args: Args) -> Res {
    constructed(vm, args, TypeId::DequeIterator)
}

/// `_deque_reverse_iterator(deque, index=0)`.
pub(crate) fn construct_reverse(vm: &mut Vm<'_>, args: Args) -> Res {
    constructed(vm, args, TypeId::DequeReverseIterator)
}

fn constructed(vm: &mut Vm<'_>, args: Args, id: TypeId) -> Res {
    no_keywords(vm, args, id.name())?;
    arity(vm, args, id.name(), 1, 2)?;
    let behind = match args.len() {
        1 => 0,
        _ => vm.count_of(vm.arg(args, 1))?,
    };
    let Some(ring) = vm.deque_ring(vm.arg(args, 0)) else {
        return Err(refuse(vm, args));
    };
    let behind = behind.clamp(0, vm.deque_len(ring) as i64);
    made(vm, args, id, Value::int(behind))
}

/// How many items the iterator has still to show.
fn left(vm: &Vm<'_>, at: Addr) -> usize {
    match vm.deque_ring(vm.get(at, DEQUE)) {
        Some(ring) => {
            let behind = vm.get(at, BEHIND).int_unchecked() as usize;
            vm.deque_len(ring).saturating_sub(behind)
        }
        None => 0,
    }
}

fn reduce(vm: &mut Vm<'_>, args: Args) -> Res {
    let it = vm.arg(args, 0);
    let id = vm.type_id(it);
    let fields = [vm.get(it.addr(), DEQUE), vm.get(it.addr(), BEHIND)];
    // The first allocation leaves room for the second.
    vm.heap.reserve(8)?;
    let given = vm.new_tuple(&fields)?;
    vm.new_tuple(&[id.value(), given])
}

impl Vm<'_> {
    /// A step of the compound iterator, if it is one over a deque.
    pub(crate) fn deque_step(&mut self, at: Addr) -> Option<Res<Option<Value>>> {
        if !Feature::Deques.included() {
            return None;
        }
        let id = self.get(at, 1);
        let backwards = id == Value::int(TypeId::DequeReverseIterator as i64);
        if !backwards && id != Value::int(TypeId::DequeIterator as i64) {
            return None;
        }
        let Some(ring) = self.deque_ring(self.get(at, DEQUE)) else {
            return Some(Ok(None));
        };
        let (size, behind) = (
            self.deque_len(ring),
            self.get(at, BEHIND).int_unchecked() as usize,
        );
        if self.get(at, EXPECTED) != self.get(ring, CHANGES) {
            let message = [Part::Text("deque mutated during iteration")];
            return Some(Err(self.raise(TypeId::RuntimeError, &message)));
        }
        if behind >= size {
            return Some(Ok(None));
        }
        let i = if backwards { size - 1 - behind } else { behind };
        self.set(at, BEHIND, Value::int(behind as i64 + 1));
        Some(Ok(Some(self.get(ring, self.deque_field(ring, i)))))
    }
}
