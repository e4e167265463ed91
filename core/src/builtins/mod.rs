//! The built-in functions and the methods of the built-in types, one file per type.

pub(crate) mod bytes;
pub(crate) mod dict;
pub(crate) mod exceptions;
pub(crate) mod float;
pub(crate) mod function;
pub(crate) mod functions;
pub(crate) mod int;
pub(crate) mod iterators;
pub(crate) mod list;
pub(crate) mod object;
pub(crate) mod property;
pub(crate) mod range;
pub(crate) mod set;
pub(crate) mod str;
pub(crate) mod stream;
pub(crate) mod tuple;
