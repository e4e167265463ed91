//! Modules of a few names each.

pub(super) mod deque;
pub(super) mod errno;
pub(super) mod gc;
pub(super) mod importlib;
pub(super) mod signal;
pub(super) mod standard_streams;
#[cfg(feature = "compiler")]
pub(super) mod syntax_tree;
pub(super) mod sysconfig;
pub(super) mod testinternalcapi;
pub(super) mod traceback;
#[cfg(feature = "compiler")]
pub(super) mod unicodedata;
pub(super) mod weakref;
