//! The shape of a stub: what distinguishes one compiled stub from another.

use std::num::NonZeroU16;

/// What a stub looks like: how many call sites it has.
///
/// A stub always makes exactly one call, from its first call site. Further call sites are never
/// executed; each is there for its return address alone, which an evaluator may put in the place
/// of the first one to tell a profiler more than the function's name, for example a source line.
/// Every site is followed by the same epilogue, so a return through any of them is the same.
///
/// Two stubs of the same shape and target are the same machine code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StubShape {
    /// Number of call sites, at least the one that makes the call.
    pub call_sites: NonZeroU16,
}

impl StubShape {
    /// The smallest stub: one call site.
    pub const SINGLE: StubShape = StubShape {
        call_sites: NonZeroU16::MIN,
    };

    /// A stub with `call_sites` return addresses.
    pub const fn with_call_sites(call_sites: NonZeroU16) -> StubShape {
        StubShape { call_sites }
    }
}

impl Default for StubShape {
    fn default() -> StubShape {
        StubShape::SINGLE
    }
}
