//! What the machine asks of its surroundings: output, native modules, interrupts, stubs.

use crate::embed::Held;
use crate::features::Feature;
use crate::image::{CodeId, Image, StrId};
use crate::lines::LineTable;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::{Args, Vm};
use core::cell::Cell;
use core::sync::atomic::AtomicUsize;

/// A standard stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Stream {
    Stdin = 0,
    Stdout = 1,
    Stderr = 2,
}

/// Why the host could not do what it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HostError {
    /// The error number as the operating system gives it, e.g. 32 for a closed pipe.
    pub errno: i32,
}

/// A native module: its functions by name, each with the host's own number for it.
pub type ModuleTable = &'static [(&'static str, u32)];

/// What a source text is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CodeMode {
    /// Statements.
    Exec,
    /// An expression.
    Eval,
    /// A statement as an interactive one.
    Single,
}

/// What is to be compiled, and how.
#[derive(Clone, Copy, Debug)]
pub struct Compilation<'a> {
    /// The built-in function that asks.
    pub function: &'a str,
    /// What stands for the file's name (a str); `None` for `<string>`.
    pub filename: Value,
    /// What the text is.
    pub mode: CodeMode,
    /// As with `-O`; -1 for what the program itself was compiled with.
    pub optimize: i64,
    /// As under `from __future__ import annotations`.
    pub future_annotations: bool,
    /// Whether text that more may follow is refused as incomplete, as consoles want it.
    pub refuses_incomplete: bool,
    /// Whether a compound statement must have an end where there is but one statement.
    pub wants_dedent: bool,
}

/// What a copy of a code object has other than the original.
#[derive(Clone, Copy, Default, Debug)]
pub struct CodeChanges {
    /// The name (a str).
    pub name: Option<Value>,
    /// The qualified name (a str).
    pub qualname: Option<Value>,
    /// The file's name (a str).
    pub filename: Option<Value>,
    /// First line of the definition, which all others move with.
    pub first_line: Option<u32>,
}

/// A module that a host has found.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// Code of the machine's image, which the host may have added ([`Vm::extend`]). Its file's name
    /// is the module's, and a package's folder is that of the file.
    Code {
        /// The module's top level.
        code: CodeId,
        /// Whether it is a package: its modules are in the file's folder.
        is_package: bool,
    },
    /// A package without code of its own: the list of its folders.
    Namespace(Value),
}

/// The surroundings of a machine. All methods take `&self`: a host keeps its state in cells.
///
/// Only [`write`](Host::write) and [`pow`](Host::pow) must be there: the others say that there is no
/// such thing. Modules made by [`native_modules!`](crate::native_modules) need three more.
pub trait Host {
    /// Writes all of `bytes` to a stream (buffered as the host likes).
    ///
    /// # Errors
    /// What the operating system says.
    fn write(&self, stream: Stream, bytes: &[u8]) -> Result<(), HostError>;

    /// Flushes a stream.
    ///
    /// # Errors
    /// What the operating system says.
    fn flush(&self, stream: Stream) -> Result<(), HostError> {
        let _ = stream;
        Ok(())
    }

    /// Whether a stream is a terminal.
    fn is_terminal(&self, stream: Stream) -> bool {
        let _ = stream;
        false
    }

    /// What the operating system calls error number `errno`, such as `Broken pipe`.
    fn strerror(&self, errno: i32) -> &str {
        let _ = errno;
        "error"
    }

    /// Reads a line of standard input into `line`, its end included: nothing at the end of the
    /// file. Gives the number of bytes; where that is more than `line` holds, the rest comes
    /// with the next call.
    ///
    /// # Errors
    /// What the operating system says.
    fn read_line(&self, line: &mut [u8]) -> Result<usize, HostError> {
        let _ = line;
        Ok(0)
    }

    /// The functions of native module `name`, if the host has such a module.
    fn module(&self, name: &str) -> Option<ModuleTable> {
        let _ = name;
        None
    }

    /// The name of function number `function`.
    fn function_name(&self, function: u32) -> &str {
        let _ = function;
        ""
    }

    /// The name of the module of function number `function`, where programs may see it.
    fn function_module(&self, function: u32) -> Option<&str> {
        let _ = function;
        None
    }

    /// Runs when a native module is first imported, to add what are not functions to its
    /// namespace `module` (a dict).
    ///
    /// # Errors
    /// As a native function.
    fn init_module(&self, vm: &mut Vm<'_>, name: &str, namespace: Value) -> Result<(), Trap> {
        let _ = (vm, name, namespace);
        Ok(())
    }

    /// Finds the module of the absolute name `name` (a str) that is neither among the host's
    /// functions nor in the image. `path` is the package's `__path__`, or `None` for a module of
    /// no package. `None` if there is no such module, as without a compiler.
    ///
    /// # Errors
    /// As a native function: a module that is no Python raises SyntaxError.
    fn find_module(
        &self,
        vm: &mut Vm<'_>,
        name: Value,
        path: Value,
    ) -> Result<Option<Found>, Trap> {
        let _ = (vm, name, path);
        Ok(None)
    }

    /// Compiles `source` (a str or bytes) for the function named `function`, adds the code to the
    /// machine's image ([`Vm::extend`]) and gives its top level.
    ///
    /// # Errors
    /// As a native function. Nothing may have been done at [`Trap::Full`].
    fn compile(
        &self,
        vm: &mut Vm<'_>,
        source: Value,
        how: &Compilation<'_>,
    ) -> Result<CodeId, Trap> {
        let _ = source;
        let text = [
            how.function.into(),
            "() needs a compiler, and there is none in this program".into(),
        ];
        Err(vm.raise(crate::TypeId::NotImplementedError, &text))
    }

    /// Adds a copy of a code object with `changes` to the machine's image ([`Vm::extend`]).
    ///
    /// # Errors
    /// As a native function. Nothing may have been done at [`Trap::Full`].
    fn copy_code(
        &self,
        vm: &mut Vm<'_>,
        code: CodeId,
        changes: &CodeChanges,
    ) -> Result<CodeId, Trap> {
        let _ = (code, changes);
        let text = "code objects cannot be copied in this program";
        Err(vm.raise(TypeId::NotImplementedError, &[text.into()]))
    }

    /// The folder that the program is in, if it is in one: the first of `sys.path`.
    fn program_folder(&self) -> Option<&str> {
        None
    }

    /// Is asked when a program looks at what the machine leaves open until then: the type of a
    /// record `object`, which the host then has in its module [`crate::Record::TYPES`], or how the
    /// module `object` was loaded, which the host enters in its namespace. Without an answer
    /// records are tuples, and modules say what they do.
    ///
    /// # Errors
    /// As a native function.
    fn complete(&self, vm: &mut Vm<'_>, object: &Held) -> Result<(), Trap> {
        let _ = (vm, object);
        Ok(())
    }

    /// The attribute `name` that the module `module` has not, if the host knows of one.
    ///
    /// # Errors
    /// As a native function.
    fn find_attribute(
        &self,
        vm: &mut Vm<'_>,
        module: &Held,
        name: &Held,
    ) -> Result<Option<Value>, Trap> {
        let _ = (vm, module, name);
        Ok(None)
    }

    /// Calls function number `function`.
    ///
    /// # Errors
    /// [`Trap::RAISED`] after [`Vm::raise`]; [`Trap::Full`] where memory ran out, which has the
    /// call repeated after a collection: so nothing may have been done by then.
    fn call(&self, vm: &mut Vm<'_>, function: u32, args: Args) -> Result<Value, Trap> {
        let _ = (function, args);
        Err(vm.raise(TypeId::SystemError, &["there are no host functions".into()]))
    }

    /// Called when a collection begins (`true`) and when it has ended (`false`): the place to
    /// measure how long the program stands still.
    fn collecting(&self, begins: bool) {
        let _ = begins;
    }

    /// Gets to know of the exception `e` that came out of a finalizer or of the callback of a weak
    /// reference, and goes no further; `object` is that function, or the generator that was closed.
    /// The default writes it to standard error.
    fn unraisable(&self, vm: &mut Vm<'_>, e: Value, object: Value) {
        if Feature::Finalizers.included() || Feature::Generators.included() {
            vm.write_unraisable(e, object);
        }
    }

    /// Gets to know of a coroutine that goes and has never been awaited. The default says so on
    /// standard error.
    fn never_awaited(&self, vm: &mut Vm<'_>, coroutine: Value) {
        if Feature::Async.included() {
            vm.write_never_awaited(coroutine);
        }
    }

    /// Called now and then from loops and calls: the place to turn a signal into an exception.
    ///
    /// # Errors
    /// As a native function.
    fn poll(&self, vm: &mut Vm<'_>) -> Result<(), Trap> {
        let _ = vm;
        Ok(())
    }

    /// `x ** y` for floats, `x` not negative: the mathematical library's.
    fn pow(&self, x: f64, y: f64) -> f64;

    /// `sqrt(x * x + y * y)`, the absolute value of a complex number.
    fn hypot(&self, x: f64, y: f64) -> f64 {
        if !Feature::Complex.included() {
            return f64::NAN;
        }
        let (high, low) = (x.abs().max(y.abs()), x.abs().min(y.abs()));
        if high == 0.0 || high.is_infinite() {
            return high;
        }
        let ratio = low / high;
        high * self.pow(1.0 + ratio * ratio, 0.5)
    }

    /// A complex number (real and imaginary part), not zero, to any complex power, by polar
    /// coordinates; `None` if the angle is infinite, which no function of angles takes. A host without
    /// such functions leaves it: the result is no number then. Small whole powers need none.
    fn complex_pow(&self, _base: (f64, f64), _exponent: (f64, f64)) -> Option<(f64, f64)> {
        Some((f64::NAN, f64::NAN))
    }
}

/// The evaluator, [`evaluate`](crate::evaluate) or [`evaluate_lines`](crate::evaluate_lines), as a
/// stub enters it: with the machine, and the word of the native stack that holds the evaluator's
/// return address. If that word is a stub's address that nothing is to return to, the third argument
/// is where the evaluator does return to, and what it puts there at its end; 0 otherwise.
pub type Evaluator = for<'m> extern "C" fn(&mut Vm<'m>, &AtomicUsize, usize) -> Completion;

/// A stub: native code that calls its second argument with its first, with the place of the
/// return address of that call, and with 0, and returns what that returns.
///
/// Or it has no frame: it exchanges its own return address for one in itself, and jumps to its second
/// argument, with its first, with the place of the address exchanged, and with that.
#[derive(Clone, Copy)]
pub struct Stub(pub for<'m> extern "C" fn(&mut Vm<'m>, Evaluator) -> Completion);

impl core::fmt::Debug for Stub {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "stub at {:#x}", self.0 as usize)
    }
}

/// Where a machine's Python calls pass through native code of their own.
///
/// While tracing is on, every call of a Python function is one native call: the evaluator calls
/// the function's stub, and the stub enters the evaluator again. The native stack mirrors the
/// Python stack, with nothing between:
///
/// ```text
/// evaluate -> stub of f -> evaluate -> stub of g -> evaluate
/// ```
///
/// Where stubs have no frames, each evaluator calls the next, and its return address says where it
/// was called by the name of the stub:
///
/// ```text
/// evaluate -> evaluate, as the stub of f -> evaluate, as the stub of g
/// ```
pub trait Trampolines {
    /// The stub for `code`, asked for at its first traced call; `None` if there is none now: the
    /// function then runs without, and its next traced call asks again.
    fn prepare(&self, vm: &Vm<'_>, code: CodeId) -> Option<Stub>;

    /// A table of `codes` empty places, where the machine keeps the stubs of its code objects.
    /// Each machine needs one of its own.
    fn table(&self, codes: usize) -> &[Cell<Option<Stub>>];

    /// A table of the lines of `image`, which continues the image that `table` is of, in which
    /// the part that the two share is the same. `None` if that cannot be: the image then cannot
    /// grow.
    fn extend_lines(&self, image: &Image<'_>, table: &LineTable<'_>) -> Option<LineTable<'_>> {
        let _ = (image, table);
        None
    }
}

/// How a frame that was entered natively came to its end: the word of the value that it returned,
/// or a word that is no value's. Stubs hand it on in the register in which they got it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Completion(u64);

impl Completion {
    /// The frame raised; the machine has the exception.
    pub(crate) const RAISED: Completion = Completion(Value::UNBOUND.bits());

    /// The frame has paused: see [`Vm::run_portion`].
    pub(crate) const PAUSED: Completion =
        Completion(Value::immediate(crate::value::Immediate::Singleton, u16::MAX as u32).bits());

    /// The frame has returned to that of the generator that delegated to it, which stands in its
    /// place now: a relay goes on with that.
    pub(crate) const RETURNED_WITHIN: Value =
        Value::immediate(crate::value::Immediate::Singleton, u16::MAX as u32 - 1);

    /// Whether the frame has returned to one that delegated to it.
    #[inline(always)]
    pub(crate) fn is_within(self) -> bool {
        self.0 == Completion::RETURNED_WITHIN.bits()
    }

    /// Whether the frame has paused.
    pub(crate) fn is_paused(self) -> bool {
        self == Completion::PAUSED
    }

    /// The frame returned `v`.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) const fn returned(v: Value) -> Completion {
        Completion(v.bits())
    }

    /// What the frame returned; `None` if it raised.
    #[cfg_attr(feature = "speed", inline(always))]
    pub(crate) fn value(self) -> Option<Value> {
        (self != Completion::RAISED).then_some(Value::from_bits(self.0))
    }
}

/// What a stub is to be named after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodeNames {
    /// `outer.<locals>.inner`, `Class.method`, `<module>`.
    pub qualname: StrId,
    /// The source file.
    pub filename: StrId,
    /// First line of the definition.
    pub first_line: u32,
}
