//! The opcodes, one method each, by concern.
//!
//! A method leaves `pc` at its own instruction until all that can fail has succeeded: the
//! evaluator may have to run the instruction again.

mod access;
mod build;
mod class_attribute;
mod control;
mod imports;
mod iterate;
#[cfg(feature = "speed")]
pub(crate) mod known;
mod number;
mod pattern;
mod raise;
mod rare;
mod special;
mod variable;
