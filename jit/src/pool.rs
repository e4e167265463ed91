//! Pools: stubs of every size, from one template.
//!
//! An arena holds stubs of one shape, and functions have as many sites as they have lines. A pool
//! keeps an arena for each of a series of sizes, so that a function gets a stub with at least the
//! sites it needs, and little more.

use std::fmt;

use crate::arena::{Arena, ArenaError};
use crate::emit::EmitError;
use crate::shape::StubShape;
use crate::stub::{Stub, StubCode};
use crate::template::StubTemplate;

/// Sites of the smallest stub that has any.
const SMALLEST: u32 = 4;

/// Hands out stubs with as many sites as are asked for.
///
/// Dropping a pool leaves its stubs mapped, as dropping an [`Arena`] does.
#[derive(Debug)]
pub struct StubPool {
    template: StubTemplate,
    padding: Padding,
    /// By class, see [`class_of`].
    arenas: Vec<Option<Arena>>,
}

/// How many bytes to leave free behind each stub of some code.
type Padding = fn(&StubCode) -> usize;

/// A stub that nobody else has, with the code that it is a copy of.
#[derive(Clone, Copy, Debug)]
pub struct PooledStub<'a> {
    /// The stub.
    pub stub: Stub,
    /// Its code: where its sites are.
    pub code: &'a StubCode,
}

impl PooledStub<'_> {
    /// The stub's bytes in memory, [`StubCode::extent`] of them.
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: the stub is from the arena of `code`, and a pool releases no arena.
        unsafe { self.stub.copy_of(self.code) }
    }
}

impl StubPool {
    /// A pool of stubs made from `template`, with at least `padding(code)` free bytes behind
    /// each. Maps nothing yet.
    pub fn new(template: StubTemplate, padding: Padding) -> StubPool {
        StubPool {
            template,
            padding,
            arenas: Vec::new(),
        }
    }

    /// Hands out a stub that nobody else has, with at least `sites` sites.
    ///
    /// # Errors
    ///
    /// [`PoolError`] if there is no executable memory, or if no stub has so many sites. The pool
    /// and its stubs stay usable.
    pub fn reserve(&mut self, sites: u32) -> Result<PooledStub<'_>, PoolError> {
        let arena = self.arena(sites)?;
        let stub = arena.reserve()?;
        let code = arena.code();
        Ok(PooledStub { stub, code })
    }

    /// Maps memory, if there is none left for a stub with `sites` sites, so that the next such
    /// [`reserve`](Self::reserve) cannot fail.
    ///
    /// # Errors
    ///
    /// As [`reserve`](Self::reserve).
    pub fn prepare(&mut self, sites: u32) -> Result<(), PoolError> {
        Ok(self.arena(sites)?.prepare()?)
    }

    /// Number of bytes of executable memory mapped so far.
    pub fn mapped(&self) -> usize {
        self.arenas.iter().flatten().map(Arena::mapped).sum()
    }

    fn arena(&mut self, sites: u32) -> Result<&mut Arena, PoolError> {
        let (class, sites) = class_of(sites);
        if self.arenas.len() <= class {
            self.arenas.resize_with(class + 1, || None);
        }
        let place = &mut self.arenas[class];
        if place.is_none() {
            let code = self.template.stub(&StubShape::with_sites(sites))?;
            let padding = (self.padding)(&code);
            *place = Some(Arena::with_limit(code, padding, usize::MAX)?);
        }
        Ok(place.as_mut().expect("an arena, made above if need be"))
    }
}

/// The class of stubs with at least `sites` sites, and how many those have: none, 4, then each
/// half as much again as the one before, so that a third of a stub's sites are free at most.
fn class_of(sites: u32) -> (usize, u32) {
    if sites == 0 {
        return (0, 0);
    }
    let (mut class, mut most) = (1, SMALLEST);
    while most < sites && most < StubShape::MOST_SITES {
        class += 1;
        most = (most + most / 2).min(StubShape::MOST_SITES);
    }
    (class, most.max(sites))
}

/// Why a pool has no stub to give.
#[derive(Debug)]
#[non_exhaustive]
pub enum PoolError {
    /// There is no stub of that shape.
    Emit(EmitError),
    /// There is no executable memory for it.
    Arena(ArenaError),
}

impl fmt::Display for PoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PoolError::Emit(error) => error.fmt(f),
            PoolError::Arena(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PoolError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PoolError::Emit(error) => Some(error),
            PoolError::Arena(error) => Some(error),
        }
    }
}

impl From<EmitError> for PoolError {
    fn from(error: EmitError) -> PoolError {
        PoolError::Emit(error)
    }
}

impl From<ArenaError> for PoolError {
    fn from(error: ArenaError) -> PoolError {
        PoolError::Arena(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_have_room_and_waste_little() {
        assert_eq!(class_of(0), (0, 0));
        let mut last = 0;
        for sites in 1..100_000 {
            let (class, most) = class_of(sites);
            assert!(most >= sites, "{sites}");
            assert!(
                most == SMALLEST || most * 2 < sites * 3 + 2,
                "{sites}: {most}"
            );
            assert!(class == last || class == last + 1, "{sites}: {class}");
            last = class;
        }
        assert!(last < 32);
    }

    #[test]
    fn the_most_sites_are_a_class_and_more_are_refused() {
        let (_, most) = class_of(StubShape::MOST_SITES);
        assert_eq!(most, StubShape::MOST_SITES);
        let (_, more) = class_of(StubShape::MOST_SITES + 1);
        assert!(more > StubShape::MOST_SITES);
    }
}
