//! An allocation-free Python virtual machine.
#![no_std]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

mod arith;
mod attr;
pub mod bigint;
mod bind;
mod builtins;
mod cache;
mod call;
mod class;
mod collect;
mod compare;
mod convert;
mod dict;
mod embed;
mod exception;
pub mod float_text;
pub mod format_spec;
mod function;
mod generator;
mod hash;
mod heap;
pub mod host;
pub mod image;
mod instance;
pub mod int_text;
mod interp;
mod item;
mod iter;
pub mod kind;
pub mod opcode;
mod ops;
mod record;
mod repr;
mod sequence;
mod start;
mod strings;
pub mod suggest;
pub mod text;
pub mod trap;
pub mod types;
pub mod value;
pub mod verify;
mod vm;

pub use embed::Held;
pub use exception::os_error_type;
pub use host::{Completion, Host, HostError, Stream, Stub, Trampolines};
pub use image::Image;
pub use interp::evaluate;
pub use record::Record;
pub use trap::{Part, Res, Trap};
pub use types::TypeId;
pub use value::Value;
pub use verify::ImageError;
pub use vm::{Args, Config, TooSmall, Vm};
