//! An allocation-free Python virtual machine.
#![no_std]
#![forbid(unsafe_code)]

pub mod bigint;
pub mod image;
pub mod kind;
pub mod opcode;
pub mod text;
pub mod value;
pub mod verify;

pub use image::Image;
pub use value::Value;
pub use verify::ImageError;
