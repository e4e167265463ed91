//! State that each process has for itself, across `fork`.
//!
//! A forked child inherits a copy of everything, locks included: a lock that another thread held
//! at that instant stays locked in the child for ever. So the child never looks into inherited
//! state. It finds that the state belongs to another process, and puts fresh state in its place
//! without taking any lock.

use std::fmt;
use std::marker::PhantomData;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use super::fork_mark::ForkMark;

/// A value of which every process has its own, made when it is first needed.
pub(super) struct PerProcess<T> {
    current: AtomicPtr<Owned<T>>,
    value: PhantomData<Box<T>>,
}

struct Owned<T> {
    mark: ForkMark,
    value: T,
}

impl<T: Send + Sync> PerProcess<T> {
    /// A value that no process has yet.
    pub(super) const fn new() -> PerProcess<T> {
        PerProcess {
            current: AtomicPtr::new(ptr::null_mut()),
            value: PhantomData,
        }
    }

    /// This process's value, which `make` makes if there is none, from the parent's if that has
    /// one. Locks in the parent's may be held for ever. Two threads may make a value at the same
    /// time; one of the two is then dropped.
    pub(super) fn get(&self, make: impl FnOnce(Option<&T>) -> T) -> &T {
        let current = self.current.load(Ordering::Acquire);
        match self.owned(current) {
            Some(value) => value,
            None => self.replace(current, make),
        }
    }

    /// This process's value, if it has one.
    pub(super) fn existing(&self) -> Option<&T> {
        self.owned(self.current.load(Ordering::Acquire))
    }

    /// Makes this process's value anew, for a child that knows it was forked, if the parent has
    /// one.
    pub(super) fn renew(&self, make: impl FnOnce(Option<&T>) -> T) {
        let inherited = self.current.load(Ordering::Acquire);
        if !inherited.is_null() {
            self.replace(inherited, make);
        }
    }

    /// The value at `current` if it is this process's own.
    fn owned(&self, current: *mut Owned<T>) -> Option<&T> {
        // SAFETY: `current` is null or came from `Box::into_raw` in `replace`, and values are not
        // freed before the cell is dropped.
        let owned = unsafe { current.as_ref() }?;
        (!owned.mark.is_inherited()).then_some(&owned.value)
    }

    /// Puts a new value in the place of `seen`, which is not freed: frames of the child may use
    /// what it refers to.
    #[cold]
    fn replace(&self, seen: *mut Owned<T>, make: impl FnOnce(Option<&T>) -> T) -> &T {
        // SAFETY: as in `owned`.
        let inherited = unsafe { seen.as_ref() }.map(|owned| &owned.value);
        let fresh = Box::into_raw(Box::new(Owned {
            mark: ForkMark::new(),
            value: make(inherited),
        }));
        let exchanged =
            self.current
                .compare_exchange(seen, fresh, Ordering::AcqRel, Ordering::Acquire);
        let current = match exchanged {
            Ok(_) => fresh,
            Err(winner) => {
                // SAFETY: `fresh` was made above and never shared.
                drop(unsafe { Box::from_raw(fresh) });
                winner
            }
        };
        // SAFETY: as in `owned`; another thread of this process put `winner` there, so it is not
        // null either.
        unsafe { &(*current).value }
    }
}

impl<T> Drop for PerProcess<T> {
    fn drop(&mut self) {
        let current = *self.current.get_mut();
        if !current.is_null() {
            // SAFETY: it came from `Box::into_raw`, and nobody else refers to the cell.
            drop(unsafe { Box::from_raw(current) });
        }
    }
}

impl<T> fmt::Debug for PerProcess<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PerProcess").finish_non_exhaustive()
    }
}
