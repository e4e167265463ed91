//! Native call stubs.
