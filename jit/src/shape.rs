//! The shape of a stub: what distinguishes stubs of one template.

/// What a stub looks like: how many sites it has besides the one that makes its call.
///
/// A site is a place in the stub's code that nothing executes. It is there for its address, which
/// an evaluator may put in the place of its own return address, to tell a profiler more than the
/// function's name: which source line it is at. See [`StubCode::site_return`].
///
/// Two stubs of the same template and shape are the same machine code.
///
/// [`StubCode::site_return`]: crate::StubCode::site_return
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct StubShape {
    /// Number of sites.
    pub sites: u32,
}

impl StubShape {
    /// The smallest stub: its call and nothing else.
    pub const PLAIN: StubShape = StubShape { sites: 0 };

    /// The most sites that a stub can have.
    pub const MOST_SITES: u32 = 1 << 24;

    /// A stub with `sites` sites.
    pub const fn with_sites(sites: u32) -> StubShape {
        StubShape { sites }
    }
}
