//! What the benchmarks share: the interpreters that are compared, running a program under
//! each, and the table of ratios.
//!
//! The benchmarks start finished binaries and compare them in one run on one machine. A program
//! reports the nanoseconds it took between two readings of its own clock, so that start-up
//! weighs only where start-up is what is measured.
//!
//! - [`peer`]: the interpreters, and one measurement under one of them
//! - [`program`]: the programs and their sizes
//! - [`table`]: medians and ratios, printed when all is measured

pub mod peer;
pub mod program;
pub mod table;
