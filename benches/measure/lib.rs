//! What the benchmarks share: the interpreters that are compared, running a program under
//! each, and the table of ratios.
//!
//! The benchmarks compare in one run on one machine, and take turns, so that what disturbs the
//! machine disturbs all alike. Where they start finished binaries, a program reports the
//! nanoseconds it took between two readings of its own clock, so that start-up weighs only where
//! start-up is what is measured.
//!
//! - [`peer`]: the interpreters, and one measurement under one of them
//! - [`program`]: the programs and their sizes
//! - [`comparison`]: measuring in turns, under criterion
//! - [`memory`]: peak memory, and the smallest block that a program runs in
//! - [`table`]: medians and ratios, printed when all is measured

pub mod comparison;
pub mod memory;
pub mod peer;
pub mod program;
pub mod table;
