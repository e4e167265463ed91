//! Running a program, to its exit status.

use stackline_core::{Config, Image, Res, Stream, TypeId, Value, Vm};

use super::executable::executable;
use super::load::{Failure, Ready, Warned, load};
use super::options::{Options, Program};
use super::profiling::Profiling;
use crate::memory::{Reservation, extend_native_stack};
use crate::modules;
use crate::session::{Invocation, StdHost};
use crate::streams::{Streams, complain};
use crate::syntax_warning;
use crate::traceback;
use crate::{build_facts, signals};

/// Exit status of a program that ended with an exception, or never began.
pub(super) const FAILED: i32 = 1;
/// Exit status of a program whose last output could not be written.
const UNWRITTEN: i32 = 120;

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

fn invocation(options: &Options, ready: &Ready) -> Invocation {
    let first = ready.path.iter().filter(|_| !options.flags.safe_path);
    let mut argv = options.argv.clone();
    if let (Program::Module(_), Some(file), Some(name)) =
        (&options.program, &ready.file, argv.first_mut())
    {
        name.clone_from(file);
    }
    Invocation {
        argv,
        orig_argv: options.orig_argv.clone(),
        executable: executable().display().to_string(),
        path: first.chain(&options.python_path).cloned().collect(),
        flags: options.flags,
        x_options: options.x_options.clone(),
        warnings: options.warnings.clone(),
    }
}

/// Cache sites to set aside for code that comes while the program runs: they cost nothing where
/// memory is plenty, and in a small one only programs that may need them pay for them.
fn spare_sites(image: &Image<'_>, bytes: usize) -> usize {
    const PLENTY: usize = 1 << 20;
    let words = bytes / 8;
    match bytes {
        PLENTY.. => words / 128,
        _ if modules::adds_code(image) => words / 32,
        _ => 0,
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
    let host = StdHost::new(streams, invocation(options, &ready));
    *host.source.borrow_mut() = ready.text;
    if let Some(Warned { warnings, source }) = &ready.warned {
        for warning in warnings {
            if let Err(error) = syntax_warning::tell(&options.warnings, warning, &source.text) {
                return Failure::new(FAILED, error.to_string()).report();
            }
        }
    }
    let config = Config {
        native_floor,
        stress: options.stress,
        spare_sites: spare_sites(&image, options.memory),
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
    let status = match name_main(&mut vm, ready.file.as_deref(), ready.module.as_deref()) {
        Ok(()) => {
            if options.failing_allocation > 0 {
                vm.fail_allocations(options.failing_allocation, 1);
            }
            match run_main(&mut vm, ready.module.as_deref()) {
                Ok(()) => Ending::Status(0),
                Err(exception) => after_exception(&host, &mut vm, exception),
            }
        }
        Err(_) => {
            complain("stackline: the memory is too small for this program to start\n");
            Ending::Status(FAILED)
        }
    };
    call_at_exit(&mut vm, "atexit", "_run_exitfuncs");
    vm.finalize_all();
    call_at_exit(&mut vm, "_io_raw", "_flush_all");
    end(&host, status)
}

/// Calls a function of a module, if the program has imported that: what has been registered for the
/// program's end, and what writes what is left in the buffers of files that it did not close.
fn call_at_exit(vm: &mut Vm<'_>, module: &str, function: &str) {
    let module = vm.dict_get_text(vm.modules(), module);
    let namespace = module.and_then(|module| vm.module_namespace(module));
    let function = namespace.and_then(|namespace| vm.dict_get_text(namespace, function));
    if let Some(function) = function
        && vm.call(function, &[]).is_err()
    {
        vm.clear_pending();
    }
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

/// Sets `__name__` and its kin; `module` is the name by which the program was found as a module.
fn name_main(vm: &mut Vm<'_>, file: Option<&str>, module: Option<&str>) -> Res<()> {
    let main = vm.main_namespace();
    let name = vm.new_str("__main__")?;
    vm.dict_set_text(main, "__name__", name)?;
    for name in ["__doc__", "__package__", "__loader__", "__spec__"] {
        vm.dict_set_text(main, name, Value::NONE)?;
    }
    let annotations = vm.new_dict()?;
    vm.dict_set_text(main, "__annotations__", annotations)?;
    if let Some(file) = file {
        let file = vm.new_str(file)?;
        vm.dict_set_text(main, "__file__", file)?;
    }
    if let Some(module) = module {
        let package = vm.new_str(parent(module))?;
        vm.dict_set_text(main, "__package__", package)?;
        let spec = main_spec(vm, file, module)?;
        vm.dict_set_text(main, "__spec__", spec)?;
    }
    let main = vm.new_module(name, main)?;
    let modules = vm.modules();
    vm.dict_set_text(modules, "__main__", main)
}

/// The name of the package that a module is in.
fn parent(module: &str) -> &str {
    module.rsplit_once('.').map_or("", |(parent, _)| parent)
}

/// `__spec__` of a program that was found as a module.
fn main_spec(vm: &mut Vm<'_>, file: Option<&str>, module: &str) -> Res {
    let name = vm.new_str(module)?;
    let package = vm.new_str(parent(module))?;
    let origin = file.map_or(Ok(Value::NONE), |file| vm.new_str(file))?;
    let fields = [
        ("name", name),
        ("loader", Value::NONE),
        ("origin", origin),
        ("submodule_search_locations", Value::NONE),
        ("parent", package),
        ("has_location", Value::bool(file.is_some())),
    ];
    modules::namespace_object(vm, "ModuleSpec", &fields)
}

/// Runs the program; a module's packages come before it.
fn run_main(vm: &mut Vm<'_>, module: Option<&str>) -> Result<(), Value> {
    match module.map(parent) {
        None | Some("") => {}
        Some(package) => vm.import_first(package)?,
    }
    vm.run_main()
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
        match modules::sys_hooks::report(host, vm, &kept) {
            Err(exit) => Ending::Status(exit_status(vm, exit)),
            Ok(()) if is_interrupt => Ending::Interrupted,
            Ok(()) => Ending::Status(FAILED),
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
