//! An allocation-free Python virtual machine.
#![no_std]
#![forbid(unsafe_code)]
