//! Modules of a few names each.

pub(super) mod errno;
pub(super) mod gc;
pub(super) mod importlib;
pub(super) mod signal;
pub(super) mod sysconfig;
pub(super) mod testinternalcapi;
pub(super) mod traceback;
pub(super) mod weakref;
