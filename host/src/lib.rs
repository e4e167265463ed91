//! Stackline on an operating system: a Python implementation whose stacks Linux `perf` can read.
//!
//! The virtual machine is `stackline-core`, which knows neither files nor machine code; the call
//! stubs that name Python functions to native profilers are `stackline-jit`'s, which knows
//! nothing of Python. This crate joins them, compiles Python to images, and gives programs the
//! operating system. It refuses to load extension modules of C, to give programs threads, and to
//! run anything that the compiler does not know: that is an error before the program starts.
//!
//! - [`compile`]: Python source becomes an image.
//! - [`perf`]: what tells `perf` the names of functions; usable without the rest.
//! - [`session`]: the surroundings of one machine, with its [`streams`] and [`signals`].
//! - [`tracer`]: joins the machine's calls and the profiler's stubs.
//! - [`traceback`]: what is printed of an exception that nothing caught.
//! - [`memory`]: the block of memory that a machine lives in.
//! - [`build_facts`]: what this build is.
//! - [`cli`]: the command line, as `python3` has it.
//!
//! Without the feature `compiler`, which is on by default, there is no [`compile`] and no [`cli`].
//!
//! # Example
//!
//! ```
//! use stackline::compile::{Options, compile};
//! use stackline::core::{Config, Image, Vm};
//! use stackline::session::StdHost;
//!
//! let compiled = compile("print(6 * 7)", &Options::default())?;
//! let image = Image::verify(compiled.as_bytes())?;
//! let host = StdHost::capturing();
//! let mut memory = vec![0; 8192];
//! let mut vm = Vm::new(&mut memory, image, &host, Config::default())?;
//! vm.run_main().map_err(|_| "the program raised")?;
//! assert_eq!(host.take_output(), b"42\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod build_facts;
#[cfg(feature = "compiler")]
mod bundle;
#[cfg(feature = "compiler")]
pub mod cli;
#[cfg(feature = "compiler")]
mod code_pool;
#[cfg(feature = "compiler")]
pub mod compile;
#[cfg(feature = "compiler")]
mod dynamic;
mod growing;
mod ignored;
#[cfg(feature = "compiler")]
mod import;
pub mod memory;
mod modules;
mod os_text;
pub mod pauses;
pub mod perf;
mod regex;
pub mod session;
pub mod signals;
#[cfg(feature = "compiler")]
mod source_text;
#[cfg(feature = "compiler")]
mod stdlib;
pub mod streams;
#[cfg(feature = "compiler")]
mod syntax_error;
#[cfg(feature = "compiler")]
mod syntax_warning;
pub mod traceback;
pub mod tracer;

pub use stackline_core as core;

/// The examples of the README, so that they are tested.
#[cfg(all(doctest, feature = "compiler"))]
#[doc = include_str!("../../README.md")]
struct Readme;
