//! Stackline, the std host.
