//! gdb.
