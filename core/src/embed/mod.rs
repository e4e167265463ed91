//! Python inside another program: what hosts do with a machine.
//!
//! An embedder brings memory and an [`Image`](crate::Image), and implements [`Host`](crate::Host):
//! output, and native functions for Python to call. Then it runs the program, or calls its
//! functions, to the end or in portions.
//!
//! ```
//! use std::cell::RefCell;
//! use std::fmt::Write;
//! use stackline_core::host::{HostError, ModuleTable, Stream};
//! use stackline_core::{Args, Config, Host, Image, Progress, Res, TypeId, Vm, native_modules};
//!
//! /// The surroundings: a console, and a sensor.
//! #[derive(Default)]
//! struct Board {
//!     console: RefCell<String>,
//! }
//!
//! impl Board {
//!     /// What Python calls as `sensor.read(channel)`.
//!     fn read(&self, vm: &mut Vm<'_>, channel: u8) -> Res<f64> {
//!         match channel {
//!             0..=3 => Ok(20.5 + f64::from(channel)),
//!             _ => Err(vm.raise(TypeId::ValueError, &["there is no such channel".into()])),
//!         }
//!     }
//! }
//!
//! native_modules! {
//!     static MODULES: Board {
//!         "sensor" {
//!             "read"(u8) -> f64 => Board::read;
//!         }
//!     }
//! }
//!
//! impl Host for Board {
//!     fn write(&self, _: Stream, bytes: &[u8]) -> Result<(), HostError> {
//!         self.console.borrow_mut().push_str(&String::from_utf8_lossy(bytes));
//!         Ok(())
//!     }
//!     fn pow(&self, x: f64, y: f64) -> f64 {
//!         x.powf(y)
//!     }
//!     fn module(&self, name: &str) -> Option<ModuleTable> {
//!         MODULES.module(name)
//!     }
//!     fn function_name(&self, function: u32) -> &str {
//!         MODULES.function_name(function)
//!     }
//!     fn call(&self, vm: &mut Vm<'_>, function: u32, args: Args) -> Res {
//!         MODULES.call(self, vm, function, args)
//!     }
//! }
//!
//! // The image comes from a compiler: here and now, or long ago and out of flash.
//! let source = "
//! import sensor
//!
//! def mean(first, last):
//!     readings = [sensor.read(n) for n in range(first, last + 1)]
//!     return sum(readings) / len(readings)
//!
//! print('ready')
//! ";
//! let compiled = stackline::compile::compile(source, &Default::default())?;
//! let image = Image::verify(compiled.as_bytes())?;
//!
//! let board = Board::default();
//! let mut memory = [0; 2048]; // 16 KiB
//! let mut vm = Vm::new(&mut memory, image, &board, Config::default())?;
//! vm.run_main().expect("the module runs");
//! assert_eq!(*board.console.borrow(), "ready\n");
//!
//! // A function by its name, with values there and back.
//! let arguments = [0, 3].map(stackline_core::Value::int);
//! let mean = vm.call_global("mean", &arguments).expect("these channels are there");
//! assert_eq!(vm.extract::<f64>(mean), Ok(22.0));
//!
//! // An exception is a value too.
//! let arguments = [3, 4].map(stackline_core::Value::int);
//! let error = vm.call_global("mean", &arguments).expect_err("there is no channel 4");
//! assert!(vm.exception_is(error, TypeId::ValueError));
//! let mut text = String::new();
//! vm.write_exception(error, &mut text)?;
//! assert!(text.ends_with("ValueError: there is no such channel\n"));
//!
//! // In portions: control comes back after 10 steps, and the call goes on where it was.
//! let mean = vm.global("mean").expect("defined above");
//! vm.begin_call(mean, &[0, 3].map(stackline_core::Value::int)).expect("it takes two arguments");
//! let mut portions = 1;
//! let result = loop {
//!     match vm.run_portion(2) {
//!         Progress::Paused => portions += 1, // other work
//!         Progress::Returned(v) => break v,
//!         Progress::Raised(_) => unreachable!("these channels are there"),
//!     }
//! };
//! assert_eq!((vm.extract::<f64>(result), portions), (Ok(22.0), 3));
//!
//! let (used, all) = vm.memory_use();
//! assert!(used < 2000 && all > 10_000, "{used} of {all} bytes");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Natives
//!
//! [`native_modules!`](crate::native_modules) makes modules of functions with types of Rust's. What
//! it does not do, a [`Host::call`](crate::Host::call) of one's own can, with [`Args`] and
//! [`Vm::typed_arg`]. Natives may call Python ([`Vm::call`]); values that they need afterwards they
//! keep with [`Vm::hold`], since objects move. An allocation in a native that fails has the whole
//! native run again after a collection: allocate first, or ask for [`Vm::room`].
//!
//! # Portions
//!
//! [`Vm::begin_main`] and [`Vm::begin_call`] begin a call that [`Vm::run_portion`] runs in steps.
//! [`Host::poll`](crate::Host::poll) is the other way to bound a program: it can raise an exception.

mod convert;
mod fields;
mod native;
mod report;
mod run;

pub use convert::{Bytes, FromValue, IntoValue, Mismatch, Text};
pub use native::{Native, NativeModule, NativeModules, arity, number_functions};
pub(crate) use run::Portions;
pub use run::Progress;

use crate::exception::os_error_type;
use crate::kind::Kind;
use crate::trap::{Res, Trap};
use crate::types::TypeId;
use crate::value::{Immediate, Value};
use crate::vm::{Args, Root, Vm};

/// The error number of a system call that a signal cut short.
const EINTR: i32 = 4;

/// A value kept where the collector sees it: made by [`Vm::hold`], ended by [`Vm::release`].
#[derive(Debug)]
pub struct Held {
    slot: usize,
    old_top: usize,
}

impl Args {
    /// Number of keyword arguments.
    pub fn keyword_count(&self) -> usize {
        self.keywords
    }
}

impl Vm<'_> {
    /// Keeps `v` over whatever may move objects: anything that runs Python code or collects.
    /// What is held last is released first.
    ///
    /// # Errors
    /// RecursionError where the stack is full.
    pub fn hold(&mut self, v: Value) -> Res<Held> {
        let old_top = self.top;
        Ok(Held {
            slot: self.push(v)?,
            old_top,
        })
    }

    /// The value that is held, wherever it is now.
    pub fn held(&self, held: &Held) -> Value {
        self.word(held.slot)
    }

    /// Keeps `v` in place of the value that was held.
    pub fn hold_instead(&mut self, held: &Held, v: Value) {
        self.set_word(held.slot, v);
    }

    /// Ends keeping a value, and gives it back.
    pub fn release(&mut self, held: Held) -> Value {
        let v = self.word(held.slot);
        self.top = held.old_top;
        v
    }

    /// Makes sure that `words` words can be allocated from here on, collecting now if need be:
    /// for natives that allocate after they have done what must not be done twice. Objects may
    /// move; the arguments of the native are looked after.
    ///
    /// # Errors
    /// [`Trap::Full`] where there is too little room.
    pub fn room(&mut self, words: usize) -> Result<(), Trap> {
        self.make_room(words)
    }

    /// A new module object with this name (a str) and namespace (a dict).
    ///
    /// # Errors
    /// [`Trap::Full`] where there is no room.
    pub fn new_module(&mut self, name: Value, namespace: Value) -> Res {
        self.object(Kind::Module, [name, namespace, Value::NONE])
    }

    /// The namespace of the module `v`, a dict; `None` for anything else.
    pub fn module_namespace(&self, v: Value) -> Option<Value> {
        v.as_kind(Kind::Module).map(|at| self.get(at, 2))
    }

    /// Number of items of the list or tuple `v`; `None` for anything else.
    pub fn sequence_len(&self, v: Value) -> Option<usize> {
        if let Some(at) = v.as_kind(Kind::Tuple) {
            return Some(self.heap.len(at));
        }
        let at = v.as_kind(Kind::List)?;
        self.get(at, 1).as_int().map(|n| n as usize)
    }

    /// Item `i` of the list or tuple `v`, if there is one.
    pub fn sequence_item(&self, v: Value, i: usize) -> Option<Value> {
        if i >= self.sequence_len(v)? {
            return None;
        }
        if let Some(at) = v.as_kind(Kind::Tuple) {
            return Some(self.get(at, 1 + i));
        }
        let storage = self.get(v.as_kind(Kind::List)?, 2).as_kind(Kind::Slots)?;
        Some(self.get(storage, 1 + i))
    }

    /// Moves the item at the first of these places of the list `v` to the last, and each other
    /// one place back. Places that the list has not are left alone, and so is what is no list.
    pub fn rotate_items(&mut self, v: Value, places: &[usize]) {
        let count = self.sequence_len(v).unwrap_or(0);
        let Some(list) = v.as_kind(Kind::List) else {
            return;
        };
        let Some(storage) = self.get(list, 2).as_kind(Kind::Slots) else {
            return;
        };
        for pair in places.windows(2) {
            if let &[a, b] = pair
                && a < count
                && b < count
            {
                let (x, y) = (self.get(storage, 1 + a), self.get(storage, 1 + b));
                self.set(storage, 1 + a, y);
                self.set(storage, 1 + b, x);
            }
        }
    }

    /// Key and value of entry `i` of the dict `v`, and the number of the next entry; `None` at
    /// the end.
    pub fn dict_entry(&self, dict: Value, i: usize) -> Option<(Value, Value, usize)> {
        dict.as_kind(Kind::Dict)?;
        let i = self.next_entry(dict, i)?;
        Some((self.entry_key(dict, i), self.entry_value(dict, i), i + 1))
    }

    /// `sys.modules`: the modules by name, a dict.
    pub fn modules(&self) -> Value {
        self.root(Root::Modules)
    }

    /// What the host has asked to be kept with [`Vm::keep`]; `None` at first.
    pub fn kept(&self) -> Value {
        self.root(Root::Host)
    }

    /// Keeps one value of the host's, as long as the machine lives.
    pub fn keep(&mut self, v: Value) {
        self.set_root(Root::Host, v);
    }

    /// Number of Python frames at this moment.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Raises the OSError, of the subclass that is for it, of an error number of the operating
    /// system.
    pub fn raise_os(&mut self, errno: i32, filename: Option<Value>) -> Trap {
        // A call that a signal cut short: the signal's own exception tells more.
        let host = self.host;
        if errno == EINTR
            && let Err(trap) = host.poll(self)
        {
            return trap;
        }
        match self.new_os_error(errno, filename) {
            Ok(e) => self.raise_value(e),
            Err(trap) => trap,
        }
    }

    /// After a system call that failed with `errno`: returns if it is to be made again, because a
    /// signal came that raises nothing.
    pub(crate) fn retry_call(&mut self, errno: i32) -> Res<()> {
        if errno != EINTR {
            return Err(self.raise_os(errno, None));
        }
        let host = self.host;
        host.poll(self)
    }

    fn new_os_error(&mut self, errno: i32, filename: Option<Value>) -> Res {
        let host = self.host;
        let text = self.new_str(host.strerror(errno))?;
        let number = Value::int(errno.into());
        let args = match filename {
            Some(name) => self.object(Kind::Tuple, [number, text, name])?,
            None => self.object(Kind::Tuple, [number, text])?,
        };
        self.own_exception(os_error_type(errno), args)
    }

    /// Raises an exception of a built-in type without arguments.
    pub fn raise_bare(&mut self, kind: TypeId) -> Trap {
        let args = self.object(Kind::Tuple, []);
        self.raise_made(kind, args)
    }

    /// Raises `SystemExit(status)`; `SystemExit()` where `status` is unbound or `None`, and
    /// `SystemExit(*status)` where it is a tuple.
    pub fn raise_exit(&mut self, status: Value) -> Trap {
        if status.is_unbound() || status.is_none() {
            return self.raise_bare(TypeId::SystemExit);
        }
        let args = match status.is(Kind::Tuple) {
            true => Ok(status),
            false => self.object(Kind::Tuple, [status]),
        };
        self.raise_made(TypeId::SystemExit, args)
    }

    fn raise_made(&mut self, kind: TypeId, args: Res) -> Trap {
        match args.and_then(|args| self.own_exception(kind, args)) {
            Ok(e) => self.raise_value(e),
            Err(trap) => trap,
        }
    }

    /// The exception's `__traceback__`.
    pub fn traceback_of(&self, e: Value) -> Value {
        let at = e.as_kind(Kind::Exception);
        at.map_or(Value::NONE, |at| self.get(at, crate::exception::TRACEBACK))
    }

    /// `dir(v)`: the names of its attributes, a list.
    ///
    /// # Errors
    /// As the object's `__dir__`.
    pub fn dir(&mut self, v: Value) -> Res {
        match crate::start::builtin("dir") {
            Some(dir) => self.call(dir, &[v]),
            None => self.new_list(&[]),
        }
    }

    /// The names of the built-in functions and types.
    pub fn builtin_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let functions = crate::builtins::functions::FUNCTIONS.iter().map(|f| f.name);
        let constants = crate::start::CONSTANTS.iter().map(|c| c.0);
        TypeId::public()
            .map(TypeId::name)
            .chain(functions)
            .chain(constants)
            .chain(crate::import::LIBRARY)
            .chain(["__name__"])
    }

    /// A host's function as a value.
    pub fn host_function(number: u32) -> Value {
        Value::immediate(Immediate::HostFunction, number)
    }
}
