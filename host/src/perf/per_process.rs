//! State that each process has for itself, across `fork`.
//!
//! A forked child inherits a copy of everything, locks included: a lock that another thread held
//! at that instant stays locked in the child for ever. So the child never looks into inherited
//! state. It finds that the state belongs to another process, and puts fresh state in its place
//! without taking any lock.

use std::fmt;
use std::marker::PhantomData;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

use super::fork_mark::ForkMark;

/// A value of which every process has its own, made when it is first needed.
pub(super) struct PerProcess<T> {
    current: AtomicPtr<Owned<T>>,
    /// How often the value was made, over this process and those it descends from.
    epoch: AtomicU64,
    value: PhantomData<Box<T>>,
}

struct Owned<T> {
    mark: ForkMark,
    value: T,
}

impl<T: Default + Send + Sync> PerProcess<T> {
    /// A value that no process has yet.
    pub(super) const fn new() -> PerProcess<T> {
        PerProcess {
            current: AtomicPtr::new(ptr::null_mut()),
            epoch: AtomicU64::new(0),
            value: PhantomData,
        }
    }

    /// This process's value.
    pub(super) fn get(&self) -> &T {
        let current = self.current.load(Ordering::Acquire);
        // SAFETY: `current` is null or came from `Box::into_raw` in `replace`, and values are not
        // freed before the cell is dropped.
        match unsafe { current.as_ref() } {
            Some(owned) if !owned.mark.is_inherited() => &owned.value,
            _ => self.replace(current),
        }
    }

    /// Makes this process's value anew, for a child that knows it was forked. Gives the parent's
    /// value, whose locks may be held for ever. It is not freed: frames of the child may use it.
    pub(super) fn renew(&self) -> Option<&T> {
        let inherited = self.current.load(Ordering::Acquire);
        self.replace(inherited);
        // SAFETY: as in `get`.
        unsafe { inherited.as_ref() }.map(|owned| &owned.value)
    }

    /// A number that changes whenever the value is made anew.
    pub(super) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Relaxed)
    }

    #[cold]
    fn replace(&self, seen: *mut Owned<T>) -> &T {
        let fresh = Box::into_raw(Box::new(Owned {
            mark: ForkMark::new(),
            value: T::default(),
        }));
        let exchanged =
            self.current
                .compare_exchange(seen, fresh, Ordering::AcqRel, Ordering::Acquire);
        let current = match exchanged {
            Ok(_) => {
                self.epoch.fetch_add(1, Ordering::Relaxed);
                fresh
            }
            Err(winner) => {
                // SAFETY: `fresh` was made above and never shared.
                drop(unsafe { Box::from_raw(fresh) });
                winner
            }
        };
        // SAFETY: as in `get`; another thread of this process put `winner` there, so it is not
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
