//! An allocation-free Python virtual machine.
//!
//! The caller hands over one slice of memory; stack, globals, caches and a collected heap live in
//! it and nowhere else. Programs come as images: position-independent bytes, read in place, of
//! which [`Image::verify`] proves all that the evaluator relies on. The same program in the same
//! memory does the same on every machine.
//!
//! The crate refuses to know files, clocks, threads and machine code, and to allocate. What it
//! needs of its surroundings it asks of a [`Host`]. Calls can pass through native code of their
//! own, by which a profiler tells Python functions apart: that is [`Trampolines`], and whoever
//! implements it brings the code. Memory that runs out is a value, [`Trap::Full`], and in the end
//! a Python MemoryError; it is never a panic.
//!
//! - The program: [`image`], its format; [`verify`](mod@verify), from bytes to an [`Image`];
//!   [`opcode`], the instruction set.
//! - The machine: [`Vm`], set up by [`Config`]; [`evaluate`], its loop; [`value`], one word per
//!   value; [`kind`], what is on the heap; [`types`], the built-in types.
//! - The surroundings: [`host`]; [`trap`], how natives fail; [`Held`], how a host keeps values.
//! - What a build may leave out: [`features`].
//! - Parts that need no machine: [`bigint`], [`float_text`], [`int_text`], [`format_spec`],
//!   [`text`] and [`suggest`].
//!
//! # Example
//!
//! Compilers are elsewhere, so this puts the image of `print(6 * 7)` together by hand.
//!
//! ```
//! use core::cell::RefCell;
//! use stackline_core::image::{self, Section, field};
//! use stackline_core::opcode::{Instr, Op};
//! use stackline_core::{Config, Image, Stream, Vm, text};
//! # use stackline_core::HostError;
//!
//! let names = ["<module>", "print"];
//! let mut sections: [Vec<u32>; image::SECTIONS] = Default::default();
//! let mut end = 0;
//! for name in names {
//!     let len = name.len() as u32;
//!     sections[Section::Strings as usize].extend([end, len, len, text::hash(name.as_bytes())]);
//!     end += len;
//! }
//! let bytes = names.concat().into_bytes();
//! let words = bytes.chunks(4).map(|c| {
//!     let mut word = [0; 4];
//!     word[..c.len()].copy_from_slice(c);
//!     u32::from_le_bytes(word)
//! });
//! sections[Section::Text as usize].extend(words);
//! sections[Section::Sites as usize] = vec![1]; // site 0 asks for `print`
//! let ops = [
//!     Instr::ax(Op::LoadGlobal, 0, 0),  // R[0] = print
//!     Instr::ax(Op::LoadInt, 3, 6),     // R[3] = 6
//!     Instr::ax(Op::LoadInt, 4, 7),     // R[4] = 7
//!     Instr::abc(Op::Mul, 3, 3, 4),     // R[3] = R[3] * R[4]
//!     Instr::abc(Op::Call, 0, 1, 0),    // R[0] = R[0](R[3])
//!     Instr::abc(Op::Return, 0, 0, 0),
//! ];
//! sections[Section::Ops as usize].extend(ops.map(|instruction| instruction.0));
//! let mut code = [0; image::CODE_WORDS];
//! code[field::FLAGS] = image::flag::MODULE;
//! code[field::SLOTS] = 5;
//! code[field::FIRST_LINE] = 1;
//! code[field::OPS_LEN] = ops.len() as u32;
//! sections[Section::Codes as usize] = code.to_vec();
//! sections[Section::Modules as usize] = vec![0, 0, 0, 0];
//!
//! // The header, then the sections, each on an 8-byte boundary.
//! let mut words = vec![image::MAGIC, image::VERSION, 0, 0, 0, 0];
//! words.resize(image::HEADER_WORDS, 0);
//! for (i, section) in sections.iter().enumerate() {
//!     let bytes = if i == Section::Text as usize { end as usize } else { section.len() * 4 };
//!     words[6 + 2 * i] = words.len() as u32 * 4;
//!     words[7 + 2 * i] = bytes as u32;
//!     words.extend(section);
//!     words.resize(words.len().next_multiple_of(2), 0);
//! }
//! words[2] = words.len() as u32 * 4;
//! let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
//! words[3] = text::hash(&bytes[16..]);
//! let aligned: Vec<u64> =
//!     words.chunks(2).map(|w| u64::from(w[0]) | u64::from(w[1]) << 32).collect();
//! let image = Image::verify(bytemuck::cast_slice(&aligned))?;
//!
//! /// Surroundings that keep what the program prints.
//! #[derive(Default)]
//! struct Kept(RefCell<Vec<u8>>);
//!
//! impl stackline_core::Host for Kept {
//!     fn write(&self, _: Stream, bytes: &[u8]) -> Result<(), stackline_core::HostError> {
//!         self.0.borrow_mut().extend(bytes);
//!         Ok(())
//!     }
//!     // … and what there is of files, signals and modules: here nothing.
//! #   fn pow(&self, x: f64, y: f64) -> f64 { x.powf(y) }
//! }
//!
//! let host = Kept::default();
//! let mut memory = [0; 1024]; // 8 KiB, of which the program gets by with a part
//! let mut vm = Vm::new(&mut memory, image, &host, Config::default())?;
//! vm.run_main().expect("no exception");
//! assert_eq!(*host.0.borrow(), b"42\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![no_std]
#![cfg_attr(
    not(feature = "bigint"),
    allow(
        clippy::unnecessary_cast,
        clippy::unnecessary_fallible_conversions,
        clippy::useless_conversion,
        reason = "a Wide is an i64 there"
    )
)]
#![forbid(unsafe_code)]

#[cfg(test)]
extern crate std;

mod arith;
mod attr;
pub mod bigint;
mod bind;
mod buffer;
mod builtins;
mod cache;
mod call;
mod class;
mod collect;
mod compare;
mod constants;
mod convert;
mod dict;
pub mod embed;
mod exception;
mod extend;
mod faults;
pub mod features;
mod finalize;
pub mod float_text;
pub mod format_spec;
mod frames;
mod function;
mod generator;
pub mod half;
mod hash;
mod hash_set;
mod heap;
mod homes;
pub mod host;
pub mod image;
mod import;
mod instance;
pub mod int_text;
mod interp;
mod item;
mod iter;
pub mod kind;
mod lending;
pub mod lines;
pub mod opcode;
mod ops;
pub mod rare;
mod record;
mod repr;
mod seldom;
mod sequence;
mod shown;
mod slots;
mod start;
mod strings;
mod struct_sequence;
mod stubs;
pub mod suggest;
pub mod surrogate;
pub mod text;
mod text_place;
pub mod trap;
mod type_form;
pub mod types;
pub mod value;
pub mod verify;
mod vm;
mod warning;
mod weak;

pub use builtins::signature::{Signature, check as check_signature};
pub use convert::Wide;
pub use embed::{Held, Progress};
pub use exception::os_error_type;
pub use extend::{ExtendError, Sections};
pub use host::{
    CodeChanges, CodeMode, Compilation, Completion, Evaluator, Found, Host, HostError, Stream,
    Stub, Trampolines,
};
pub use image::Image;
pub use interp::{evaluate, evaluate_lines};
pub use lines::{LineTable, SiteLayout};
pub use record::Record;
pub use trap::{Part, Res, Trap};
pub use types::TypeId;
pub use value::Value;
pub use verify::ImageError;
pub use vm::{Args, Config, TooSmall, Vm};
