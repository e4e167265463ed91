//! Stackline, the std host.

pub mod perf;
