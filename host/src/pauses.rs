//! How long and how often the program has stood still for the collector.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// What is known of the collections of one machine so far.
#[derive(Debug, Default)]
pub struct Pauses {
    began: Cell<Option<Instant>>,
    count: Cell<u64>,
    total: Cell<Duration>,
    longest: Cell<Duration>,
}

impl Pauses {
    /// A collection begins, or has ended.
    pub(crate) fn note(&self, begins: bool) {
        if begins {
            self.began.set(Some(Instant::now()));
        } else if let Some(began) = self.began.take() {
            let pause = began.elapsed();
            self.count.set(self.count.get() + 1);
            self.total.set(self.total.get() + pause);
            self.longest.set(self.longest.get().max(pause));
        }
    }

    /// Number of collections.
    pub fn count(&self) -> u64 {
        self.count.get()
    }

    /// Time of all collections together.
    pub fn total(&self) -> Duration {
        self.total.get()
    }

    /// Time of the longest collection.
    pub fn longest(&self) -> Duration {
        self.longest.get()
    }
}
