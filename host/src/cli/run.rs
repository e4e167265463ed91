//! Running a program: from a text or an image to an exit status.

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use stackline_core::{Config, Image, Res, Stream, TypeId, Value, Vm};

use super::options::{Options, Program};
use super::profiling::Profiling;
use super::{USAGE, source};
use crate::compile::{self, ImageBytes};
use crate::memory::{Reservation, extend_native_stack};
use crate::modules;
use crate::session::{Invocation, NamedText, StdHost};
use crate::streams::{Streams, complain};
use crate::traceback;
use crate::{build_facts, signals};

/// Exit status of a program that ended with an exception, or never began.
const FAILED: i32 = 1;
/// Exit status of a program whose last output could not be written.
const UNWRITTEN: i32 = 120;

/// The bytes of an image, on a word's boundary.
enum ImageSource {
    Compiled(ImageBytes),
    Read { words: Vec<u64>, len: usize },
}

impl ImageSource {
    fn read(bytes: &[u8]) -> ImageSource {
        let mut words = vec![0u64; bytes.len().div_ceil(8)];
        bytemuck::cast_slice_mut(&mut words)[..bytes.len()].copy_from_slice(bytes);
        ImageSource::Read {
            words,
            len: bytes.len(),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            ImageSource::Compiled(image) => image.as_bytes(),
            ImageSource::Read { words, len } => &bytemuck::cast_slice(words)[..*len],
        }
    }
}

/// A program that is ready to run.
struct Ready {
    image: ImageSource,
    /// `__file__`, if there is one.
    file: Option<String>,
    /// `sys.path[0]`.
    path: Option<String>,
    /// The text, where it is in no file.
    text: Option<NamedText>,
}

/// Compiles the file `source` and writes its image to the file `image`.
pub(super) fn build(source: &OsStr, image: &OsStr) -> i32 {
    let ready = match load_file(source, 0, false) {
        Ok(ready) => ready,
        Err(failure) => return failure.report(),
    };
    match std::fs::write(image, ready.image.bytes()) {
        Ok(()) => 0,
        Err(error) => Failure::new(
            FAILED,
            format!("stackline: cannot write '{}': {error}", lossy(image)),
        )
        .report(),
    }
}

/// Runs a program to its end, and gives the exit status.
pub(super) fn run(options: &Options) -> i32 {
    signals::install();
    let floor = extend_native_stack();
    if let Program::Module(name) = &options.program
        && name == "sysconfig"
    {
        return super::help::print(&build_facts::report());
    }
    match load(options) {
        Ok(ready) => run_ready(options, ready, floor),
        Err(failure) => failure.report(),
    }
}

/// Why a program does not run, and the exit status.
struct Failure {
    status: i32,
    message: String,
}

impl Failure {
    fn new(status: i32, message: impl Into<String>) -> Failure {
        Failure {
            status,
            message: message.into(),
        }
    }

    fn report(self) -> i32 {
        complain(&format!("{}\n", self.message));
        self.status
    }
}

fn lossy(text: &OsStr) -> String {
    text.to_string_lossy().into_owned()
}

/// The name by which this program was called.
fn program_name() -> String {
    std::env::args_os()
        .next()
        .map_or_else(|| "stackline".to_owned(), |name| lossy(&name))
}

fn load(options: &Options) -> Result<Ready, Failure> {
    let optimize = options.flags.optimize.clamp(0, 2) as u8;
    match &options.program {
        Program::Command(text) => {
            let mut ready = compile_text(text, "<string>", optimize)?;
            ready.text = Some(NamedText {
                name: "<string>".to_owned(),
                text: text.clone(),
            });
            ready.path = Some(String::new());
            Ok(ready)
        }
        Program::Module(name) => Err(Failure::new(
            FAILED,
            format!("{}: No module named {name}", program_name()),
        )),
        Program::File(path) => load_file(path, optimize, options.skip_first_line),
        Program::Stdin => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|error| Failure::new(FAILED, format!("<stdin>: {error}")))?;
            let text =
                source::decode(&bytes, "<stdin>").map_err(|error| Failure::new(FAILED, error.0))?;
            let mut ready = compile_text(&text, "<stdin>", optimize)?;
            ready.file = Some("<stdin>".to_owned());
            ready.path = Some(String::new());
            Ok(ready)
        }
        Program::Image(path) => load_image(path),
    }
}

fn compile_text(text: &str, name: &str, optimize: u8) -> Result<Ready, Failure> {
    let options = compile::Options {
        filename: name.to_owned(),
        module_name: "__main__".to_owned(),
        optimize,
    };
    match compile::compile(text, &options) {
        Ok(image) => Ok(Ready {
            image: ImageSource::Compiled(image),
            file: None,
            path: None,
            text: None,
        }),
        Err(error) => Err(Failure::new(FAILED, error.to_string())),
    }
}

/// The path as CPython makes it absolute: behind the current folder, otherwise as it is.
fn joined_with_folder(path: &OsStr) -> String {
    if path.as_bytes().starts_with(b"/") {
        return lossy(path);
    }
    match std::env::current_dir() {
        Ok(folder) => format!(
            "{}/{}",
            folder.display().to_string().trim_end_matches('/'),
            lossy(path)
        ),
        Err(_) => lossy(path),
    }
}

/// Why a file cannot be opened, in CPython's words.
fn cannot_open(name: &str, error: &std::io::Error) -> Failure {
    let errno = error.raw_os_error().unwrap_or(libc::EIO);
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let program = program_name();
    Failure::new(
        USAGE,
        format!("{program}: can't open file '{name}': [Errno {errno}] {text}"),
    )
}

fn load_file(path: &OsStr, optimize: u8, skip_first_line: bool) -> Result<Ready, Failure> {
    let name = joined_with_folder(path);
    let bytes = match std::fs::read(Path::new(path)) {
        Ok(bytes) => bytes,
        // An empty name stands for the current folder.
        Err(error) if path.is_empty() || error.raw_os_error() == Some(libc::EISDIR) => {
            let name = name.strip_suffix('/').unwrap_or(&name);
            let program = program_name();
            let message = format!("{program}: can't find '__main__' module in '{name}'");
            return Err(Failure::new(FAILED, message));
        }
        Err(error) => return Err(cannot_open(&name, &error)),
    };
    let mut text = source::decode(&bytes, &name).map_err(|error| Failure::new(FAILED, error.0))?;
    if skip_first_line {
        text.replace_range(..text.find('\n').unwrap_or(text.len()), "");
    }
    let mut ready = compile_text(&text, &name, optimize)?;
    let folder = Path::new(path).canonicalize().ok();
    let folder = folder.as_deref().and_then(Path::parent);
    ready.path = folder.map(|folder| folder.display().to_string());
    ready.file = Some(name);
    Ok(ready)
}

fn load_image(path: &OsStr) -> Result<Ready, Failure> {
    let name = joined_with_folder(path);
    let bytes = std::fs::read(Path::new(path)).map_err(|error| cannot_open(&name, &error))?;
    Ok(Ready {
        image: ImageSource::read(&bytes),
        file: Some(name),
        path: None,
        text: None,
    })
}

fn invocation(options: &Options, path: Option<String>) -> Invocation {
    let executable = std::env::current_exe().map(|path| path.display().to_string());
    Invocation {
        argv: options.argv.clone(),
        orig_argv: options.orig_argv.clone(),
        executable: executable.unwrap_or_default(),
        path: path.filter(|_| !options.flags.safe_path),
        flags: options.flags,
        x_options: options.x_options.clone(),
        warnings: options.warnings.clone(),
    }
}

fn run_ready(options: &Options, ready: Ready, native_floor: usize) -> i32 {
    let image = match Image::verify(ready.image.bytes()) {
        Ok(image) => image,
        Err(error) => {
            let name = ready.file.as_deref().unwrap_or("the compiled program");
            return Failure::new(FAILED, format!("stackline: {name}: {error}")).report();
        }
    };
    let mut memory = match Reservation::new(options.memory) {
        Ok(memory) => memory,
        Err(error) => {
            let message = format!(
                "stackline: cannot reserve {} bytes of memory: {error}",
                options.memory
            );
            return Failure::new(FAILED, message).report();
        }
    };
    let streams = Streams::of_process(options.unbuffered);
    let host = StdHost::new(streams, invocation(options, ready.path));
    *host.source.borrow_mut() = ready.text;
    let config = Config {
        native_floor,
        stress: options.stress,
        zeroed: true,
        ..Config::default()
    };
    let mut vm = match Vm::new(memory.words(), image, &host, config) {
        Ok(vm) => vm,
        Err(error) => return Failure::new(FAILED, format!("stackline: {error}")).report(),
    };
    vm.set_trampolines(&host.tracer);
    if let Err(failure) = start_profiling(&options.profiling, &host, &mut vm) {
        return failure.report();
    }
    let status = match name_main(&mut vm, ready.file.as_deref()) {
        Ok(()) => match vm.run_main() {
            Ok(()) => Ending::Status(0),
            Err(exception) => after_exception(&host, &mut vm, exception),
        },
        Err(_) => {
            complain("stackline: the memory is too small for this program to start\n");
            Ending::Status(FAILED)
        }
    };
    end(&host, status)
}

/// Turns tracing on if that is asked for, and says where jitdumps go once it is.
fn start_profiling(wanted: &Profiling, host: &StdHost, vm: &mut Vm<'_>) -> Result<(), Failure> {
    let Profiling { backend, directory } = wanted;
    if let Some(directory) = directory {
        // The second command line of a process comes too late.
        let _ = host
            .tracer
            .profiler()
            .set_jitdump_directory(directory.clone());
    }
    let Some(backend) = *backend else {
        return Ok(());
    };
    if !build_facts::HAS_TRAMPOLINES {
        let name = backend.name();
        return Err(Failure::new(
            FAILED,
            format!("stackline: {name}: perf trampolines run on Linux on x86-64 and aarch64 only"),
        ));
    }
    modules::start_tracing(host, vm, backend);
    Ok(())
}

/// Sets `__name__` and its kin.
fn name_main(vm: &mut Vm<'_>, file: Option<&str>) -> Res<()> {
    let main = vm.main_namespace();
    let name = vm.new_str("__main__")?;
    vm.dict_set_text(main, "__name__", name)?;
    for name in ["__doc__", "__package__", "__loader__", "__spec__"] {
        vm.dict_set_text(main, name, Value::NONE)?;
    }
    if let Some(file) = file {
        let file = vm.new_str(file)?;
        vm.dict_set_text(main, "__file__", file)?;
    }
    Ok(())
}

/// How the process is to end.
enum Ending {
    Status(i32),
    Interrupted,
}

/// Flushes what was printed and ends the profiler's files; the exit status.
fn end(host: &StdHost, ending: Ending) -> i32 {
    if let Err(error) = host.tracer.profiler().finish() {
        complain(&format!("stackline: {error}\n"));
    }
    let flushed = host.streams.flush(Stream::Stdout);
    if let Ending::Interrupted = ending {
        return signals::die_of_interrupt();
    }
    if let Err(error) = flushed {
        let kind = traceback::os_error_name(error.errno);
        let text = stackline_core::Host::strerror(host, error.errno);
        complain(&format!(
            "Exception ignored on flushing sys.stdout:\n{kind}: [Errno {}] {text}\n",
            error.errno
        ));
        return UNWRITTEN;
    }
    match ending {
        Ending::Status(status) => status,
        Ending::Interrupted => signals::die_of_interrupt(),
    }
}

/// What an exception that nothing caught does: SystemExit ends, all else is printed.
fn after_exception(host: &StdHost, vm: &mut Vm<'_>, exception: Value) -> Ending {
    let kept = match vm.hold(exception) {
        Ok(kept) => kept,
        Err(_) => return Ending::Status(FAILED),
    };
    let exception = vm.held(&kept);
    let is_exit = vm.exception_is(exception, TypeId::SystemExit);
    let is_interrupt = vm.exception_is(exception, TypeId::KeyboardInterrupt);
    let ending = if is_exit {
        Ending::Status(exit_status(vm, exception))
    } else {
        complain(&traceback::format(host, vm, &kept));
        if is_interrupt {
            Ending::Interrupted
        } else {
            Ending::Status(FAILED)
        }
    };
    vm.release(kept);
    ending
}

/// The status that a SystemExit asks for; what is no number is printed.
fn exit_status(vm: &mut Vm<'_>, exception: Value) -> i32 {
    let code = match vm
        .new_str("code")
        .and_then(|name| vm.get_attr_opt(exception, name))
    {
        Ok(code) => code.unwrap_or(Value::NONE),
        Err(_) => return FAILED,
    };
    if code.is_none() {
        return 0;
    }
    if vm.is_integer(code) {
        // The operating system takes the low eight bits; an int that C does not hold is -1.
        return vm.to_index(code).ok().map_or(0xFF, |n| (n & 0xFF) as i32);
    }
    let text = vm
        .to_str(code)
        .ok()
        .and_then(|text| vm.str(text).map(str::to_owned));
    complain(&format!("{}\n", text.unwrap_or_default()));
    FAILED
}
