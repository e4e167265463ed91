//! The surroundings of one machine: streams, modules, signals, and what the command line said.

use std::cell::RefCell;
use std::io::IsTerminal;

use stackline_core::host::ModuleTable;
use stackline_core::{Args, Host, HostError, Res, Stream, Trap, Value, Vm};
#[cfg(feature = "compiler")]
use stackline_core::{CodeChanges, Compilation, Found, Held, image::CodeId};

use crate::ignored;
use crate::modules;
use crate::pauses::Pauses;
use crate::perf::Profiler;
use crate::signals;
use crate::streams::{self, Buffering, Streams};
use crate::tracer::Tracer;

/// What `sys.flags` says.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
#[expect(missing_docs, reason = "the names are those of sys.flags")]
pub struct Flags {
    pub debug: i64,
    pub optimize: i64,
    pub dont_write_bytecode: i64,
    pub no_user_site: i64,
    pub no_site: i64,
    pub ignore_environment: i64,
    pub verbose: i64,
    pub bytes_warning: i64,
    pub quiet: i64,
    pub isolated: i64,
    pub warn_default_encoding: i64,
    pub safe_path: bool,
}

/// What a program can learn of how it was started.
#[derive(Clone, Default, Debug)]
pub struct Invocation {
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// `sys.orig_argv`.
    pub orig_argv: Vec<String>,
    /// `sys.executable`.
    pub executable: String,
    /// `sys.path`, as it is at first.
    pub path: Vec<String>,
    /// `sys.flags`.
    pub flags: Flags,
    /// `sys._xoptions`, with the value where there is one.
    pub x_options: Vec<(String, Option<String>)>,
    /// `sys.warnoptions`.
    pub warnings: Vec<String>,
}

/// A source text that is in no file: for tracebacks.
#[derive(Clone, Debug)]
pub struct NamedText {
    /// What stands for the file's name, such as `<string>`.
    pub name: String,
    /// The source.
    pub text: String,
}

/// The standard host.
#[derive(Debug)]
pub struct StdHost {
    /// The standard streams.
    pub streams: Streams,
    /// How the program was started.
    pub invocation: Invocation,
    /// What gives functions their stubs.
    pub tracer: Tracer,
    /// The source given with `-c`.
    pub source: RefCell<Option<NamedText>>,
    /// How long the collector has taken.
    pub pauses: Pauses,
    /// Regular expressions.
    pub(crate) patterns: crate::modules::Patterns,
    #[cfg(feature = "compiler")]
    pub(crate) packed: crate::modules::PackedStreams,
    /// What loads modules.
    #[cfg(feature = "compiler")]
    pub(crate) importer: crate::import::Importer,
}

impl StdHost {
    /// A host with these streams.
    pub fn new(streams: Streams, invocation: Invocation) -> StdHost {
        StdHost {
            streams,
            invocation,
            tracer: Tracer::new(Profiler::process_wide()),
            source: RefCell::new(None),
            pauses: Pauses::default(),
            patterns: crate::modules::Patterns::default(),
            #[cfg(feature = "compiler")]
            packed: crate::modules::PackedStreams::default(),
            #[cfg(feature = "compiler")]
            importer: crate::import::Importer::default(),
        }
    }

    /// A host that keeps what the program prints; see [`StdHost::take_output`].
    pub fn capturing() -> StdHost {
        StdHost::new(Streams::new(Buffering::Kept), Invocation::default())
    }

    /// Whether `sys.path` begins with the program's own folder.
    fn has_folder(&self) -> bool {
        !self.invocation.flags.safe_path
    }

    /// Takes what the program has printed so far, with a host that keeps it.
    pub fn take_output(&self) -> Vec<u8> {
        self.streams.take()
    }
}

impl Host for StdHost {
    fn write(&self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        self.streams.write(stream, bytes)
    }

    fn flush(&self, stream: Stream) -> Result<(), HostError> {
        self.streams.flush(stream)
    }

    fn is_terminal(&self, stream: Stream) -> bool {
        match stream {
            Stream::Stdin => std::io::stdin().is_terminal(),
            Stream::Stdout => std::io::stdout().is_terminal(),
            Stream::Stderr => std::io::stderr().is_terminal(),
        }
    }

    fn strerror(&self, errno: i32) -> &str {
        // SAFETY: the C library's text of a known number is a constant string.
        let text = unsafe { std::ffi::CStr::from_ptr(libc::strerror(errno)) };
        match text.to_str() {
            Ok(text) if !text.starts_with("Unknown error") => text,
            _ => "Unknown error",
        }
    }

    fn read_line(&self, line: &mut [u8]) -> Result<usize, HostError> {
        streams::read_line(line)
    }

    fn module(&self, name: &str) -> Option<ModuleTable> {
        modules::find(name).map(|module| module.table)
    }

    fn function_name(&self, function: u32) -> &str {
        modules::function_name(function)
    }

    fn function_module(&self, function: u32) -> Option<&str> {
        modules::function_module(function)
    }

    fn init_module(&self, vm: &mut Vm<'_>, name: &str, namespace: Value) -> Result<(), Trap> {
        match modules::find(name) {
            Some(module) => (module.init)(self, vm, namespace),
            None => Ok(()),
        }
    }

    #[cfg(feature = "compiler")]
    fn compile(&self, vm: &mut Vm<'_>, source: Value, how: &Compilation<'_>) -> Res<CodeId> {
        crate::dynamic::compile(self, vm, source, how)
    }

    #[cfg(feature = "compiler")]
    fn copy_code(&self, vm: &mut Vm<'_>, code: CodeId, changes: &CodeChanges) -> Res<CodeId> {
        let text = |v: Option<Value>| v.and_then(|v| vm.str(v)).map(str::to_owned);
        let names = [changes.name, changes.qualname, changes.filename].map(text);
        self.importer.copy(vm, code, names, changes.first_line)
    }

    fn program_folder(&self) -> Option<&str> {
        let first = self.invocation.path.first().filter(|_| self.has_folder());
        first.map(String::as_str)
    }

    #[cfg(feature = "compiler")]
    fn find_module(&self, vm: &mut Vm<'_>, name: Value, path: Value) -> Res<Option<Found>> {
        crate::import::find_module(self, vm, name, path)
    }

    #[cfg(feature = "compiler")]
    fn complete(&self, vm: &mut Vm<'_>, object: &Held) -> Res<()> {
        modules::complete(vm, object)
    }

    #[cfg(feature = "compiler")]
    fn find_attribute(&self, vm: &mut Vm<'_>, module: &Held, name: &Held) -> Res<Option<Value>> {
        modules::find_attribute(vm, module, name)
    }

    fn call(&self, vm: &mut Vm<'_>, function: u32, args: Args) -> Res {
        modules::call(self, vm, function, args)
    }

    fn collecting(&self, begins: bool) {
        self.pauses.note(begins);
    }

    fn unraisable(&self, vm: &mut Vm<'_>, e: Value, object: Value) {
        ignored::exception(self, vm, e, object);
    }

    fn never_awaited(&self, vm: &mut Vm<'_>, coroutine: Value) {
        ignored::coroutine(self, vm, coroutine);
    }

    fn poll(&self, vm: &mut Vm<'_>) -> Result<(), Trap> {
        signals::check(vm)
    }

    fn pow(&self, x: f64, y: f64) -> f64 {
        x.powf(y)
    }

    fn hypot(&self, x: f64, y: f64) -> f64 {
        x.hypot(y)
    }

    fn complex_pow(&self, base: (f64, f64), exponent: (f64, f64)) -> Option<(f64, f64)> {
        let (absolute, angle) = (base.0.hypot(base.1), base.1.atan2(base.0));
        let mut length = absolute.powf(exponent.0);
        let mut phase = angle * exponent.0;
        if exponent.1 != 0.0 {
            length /= (angle * exponent.1).exp();
            phase += exponent.1 * absolute.ln();
        }
        (!phase.is_infinite()).then(|| (length * phase.cos(), length * phase.sin()))
    }
}
