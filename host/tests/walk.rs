//! Walking the native stack at any instant, as profilers inside the process do.
//!
//! A timer interrupts the program thousands of times. The signal's handler follows frame pointers
//! and notes the return addresses. Afterwards each stack must be one that the program can have,
//! with the lines that it can have, by what the profiler wrote.
#![cfg(all(
    feature = "compiler",
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]

use std::ffi::{c_int, c_void};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use harness::binary;
use harness::jitdump;
use harness::map_file::{self, Entry};
use harness::scratch::Scratch;
use harness::stacks::{self, Frame, Spread, Stack, Truth, describe};
use stackline::compile::{Options, compile};
use stackline::core::{Config, Image, Vm};
use stackline::perf::{Backend, Profiler};
use stackline::session::{Invocation, StdHost};
use stackline::streams::{Buffering, Streams};
use stackline::traceback;
use stackline::tracer::Tracer;

/// Return addresses kept of one stack.
const DEPTH: usize = 96;
/// Stacks kept of one run.
const WALKS: usize = 20_000;
/// Runs of which one must have the shares that the work has, to [`TOLERANCE`] points.
const MOST_RUNS: usize = 4;
/// See [`MOST_RUNS`].
const TOLERANCE: f64 = 3.0;
/// Nanoseconds between two interrupts.
const PERIOD: i64 = 300_000;

/// What the handler writes: [`WALKS`] records of [`DEPTH`] addresses, of which zero is the end.
static RECORDS: [AtomicUsize; DEPTH * WALKS] = [const { AtomicUsize::new(0) }; DEPTH * WALKS];
/// Number of interrupts.
static TAKEN: AtomicUsize = AtomicUsize::new(0);
/// The frame pointer of the function that runs the program: where walks end. Zero while there is
/// nothing to walk.
static BASE: AtomicUsize = AtomicUsize::new(0);

/// Marks a stack that was followed to its end, behind its last address.
const WHOLE: usize = usize::MAX;

/// The program counter and the frame pointer where a signal interrupted.
fn interrupted(context: *mut c_void) -> (usize, usize) {
    // SAFETY: the kernel hands a valid context to handlers that are installed with SA_SIGINFO.
    let registers = unsafe { &(*context.cast::<libc::ucontext_t>()).uc_mcontext };
    #[cfg(target_arch = "x86_64")]
    let pair = (
        registers.gregs[libc::REG_RIP as usize] as usize,
        registers.gregs[libc::REG_RBP as usize] as usize,
    );
    #[cfg(target_arch = "aarch64")]
    let pair = (registers.pc as usize, registers.regs[29] as usize);
    pair
}

/// Notes one stack. Takes no lock and allocates nothing.
extern "C" fn note(_: c_int, _: *mut libc::siginfo_t, context: *mut c_void) {
    let base = BASE.load(Ordering::Relaxed);
    let walk = TAKEN.load(Ordering::Relaxed);
    if base == 0 || walk == WALKS {
        return;
    }
    TAKEN.store(walk + 1, Ordering::Relaxed);
    let record = &RECORDS[walk * DEPTH..(walk + 1) * DEPTH];
    let (mut address, mut frame) = interrupted(context);
    let lowest = (&raw const address).addr();
    for place in &record[..DEPTH - 1] {
        place.store(address, Ordering::Relaxed);
        if frame == base {
            record[DEPTH - 1].store(WHOLE, Ordering::Relaxed);
            return;
        }
        // A register that is no frame pointer at the moment must not be followed off the stack.
        if !(lowest..base).contains(&frame) || frame % align_of::<usize>() != 0 {
            return;
        }
        let record = frame as *const usize;
        // SAFETY: between this handler's frame and that of the function below all is stack.
        let (next, caller) = unsafe { (record.read(), record.add(1).read()) };
        if next <= frame {
            return;
        }
        (address, frame) = (caller, next);
    }
}

/// A timer that interrupts the calling thread.
struct Timer(libc::timer_t);

impl Timer {
    fn start() -> Timer {
        // SAFETY: the structures are valid and zero is a value of all their fields; the handler
        // does nothing that a signal's handler must not do.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = note as *const () as usize;
            action.sa_flags = libc::SA_SIGINFO | libc::SA_RESTART;
            assert_eq!(
                libc::sigaction(libc::SIGPROF, &action, std::ptr::null_mut()),
                0
            );
            let mut event: libc::sigevent = std::mem::zeroed();
            event.sigev_notify = libc::SIGEV_THREAD_ID;
            event.sigev_signo = libc::SIGPROF;
            event.sigev_notify_thread_id = libc::gettid();
            let mut timer: libc::timer_t = std::mem::zeroed();
            let made = libc::timer_create(libc::CLOCK_MONOTONIC, &mut event, &mut timer);
            assert_eq!(made, 0, "timer_create");
            let timer = Timer(timer);
            timer.set(PERIOD);
            timer
        }
    }

    fn set(&self, nanoseconds: i64) {
        let period = libc::timespec {
            tv_sec: 0,
            tv_nsec: nanoseconds,
        };
        let setting = libc::itimerspec {
            it_interval: period,
            it_value: period,
        };
        // SAFETY: the timer is this value's own, and the setting is valid.
        let set = unsafe { libc::timer_settime(self.0, 0, &setting, std::ptr::null_mut()) };
        assert_eq!(set, 0, "timer_settime");
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        // SAFETY: the timer is this value's own.
        unsafe { libc::timer_delete(self.0) };
    }
}

/// The frame pointer of the function that this is expanded in.
macro_rules! frame_pointer {
    () => {{
        let frame: usize;
        // SAFETY: reads a register.
        unsafe {
            #[cfg(target_arch = "x86_64")]
            std::arch::asm!("mov {}, rbp", out(reg) frame, options(nomem, nostack));
            #[cfg(target_arch = "aarch64")]
            std::arch::asm!("mov {}, x29", out(reg) frame, options(nomem, nostack));
        }
        frame
    }};
}

/// Runs the machine while the timer interrupts it.
#[inline(never)]
fn run_interrupted(host: &StdHost, vm: &mut Vm<'_>) {
    TAKEN.store(0, Ordering::Relaxed);
    for place in &RECORDS {
        place.store(0, Ordering::Relaxed);
    }
    let timer = Timer::start();
    BASE.store(frame_pointer!(), Ordering::Relaxed);
    let result = vm.run_main();
    BASE.store(0, Ordering::Relaxed);
    drop(timer);
    if let Err(exception) = result {
        let exception = vm.hold(exception).expect("room on the stack");
        panic!("{}", traceback::format(host, vm, &exception, true));
    }
}

/// Runs `work.py` for `rounds` rounds, with `backend` writing into `folder`. If the profiler is not told
/// of the machine's evaluators, stubs have frames.
fn run_work(folder: &Path, (backend, described): (Backend, bool), rounds: u32) {
    let script: PathBuf = stacks::folder().join("work.py");
    let source = fs::read_to_string(&script).expect("work.py");
    let options = Options {
        filename: script.display().to_string(),
        ..Options::default()
    };
    let compiled = compile(&source, &options).expect("a program");
    let image = Image::verify(compiled.as_bytes()).expect("a sound image");
    let invocation = Invocation {
        argv: vec!["work.py".into(), rounds.to_string()],
        ..Invocation::default()
    };
    let host = StdHost::new(Streams::new(Buffering::Kept), invocation);
    let profiler: &Profiler = Box::leak(Box::new(Profiler::in_directory(folder.into())));
    assert!(profiler.set_jitdump_directory(folder.into()).is_ok());
    let tracer = Tracer::new(profiler);
    if described {
        tracer.describe_evaluators();
    }
    assert!(profiler.activate(backend).expect("a file"));
    let mut memory = vec![0; 1 << 17];
    let mut vm = Vm::new(&mut memory, image, &host, Config::default()).expect("enough memory");
    let main = vm.main_namespace();
    let name = vm.new_str("__main__").expect("enough memory");
    vm.dict_set_text(main, "__name__", name)
        .expect("enough memory");
    tracer.match_lines(&mut vm);
    vm.set_trampolines(&tracer);
    vm.set_tracing(true);
    run_interrupted(&host, &mut vm);
    profiler.finish().expect("a whole file");
}

/// The Python function and line that a return address stands for.
type Resolve = Box<dyn Fn(usize) -> Option<Frame>>;

/// `py::function:file` and a line, as a frame.
fn python_frame(name: &str, line: u32) -> Option<Frame> {
    let function = name.strip_prefix("py::")?.split(':').next()?.into();
    Some(Frame { function, line })
}

/// Resolves by the map file in `folder`.
fn by_map(folder: &Path) -> Resolve {
    let path = folder.join(format!("perf-{}.map", std::process::id()));
    let text = fs::read_to_string(path).expect("a map file");
    let entries: Vec<Entry> = map_file::parse(&text).expect("a sound map file");
    Box::new(move |address| {
        let has =
            |entry: &&Entry| (entry.start..entry.start + entry.size).contains(&(address as u64));
        let (name, line) = entries.iter().find(has)?.name.rsplit_once(':')?;
        python_frame(name, line.parse().ok()?)
    })
}

/// Resolves by the dump in `folder`.
fn by_dump(folder: &Path) -> Resolve {
    let bytes = jitdump::take(folder, std::process::id()).expect("a dump");
    let dump = jitdump::parse(&bytes).expect("a sound dump");
    Box::new(move |address| {
        let address = address as u64;
        let mut functions = dump.functions.iter();
        let function = functions.find(|f| (f.address..f.end()).contains(&address))?;
        python_frame(&function.name, function.line_at(address)?)
    })
}

/// The stacks that were noted and whole, and how many were not.
fn noted(resolve: &Resolve) -> (Vec<Stack>, usize) {
    let taken = TAKEN.load(Ordering::Relaxed);
    let mut stacks = Vec::new();
    for record in RECORDS.chunks_exact(DEPTH).take(taken) {
        let load = |place: &AtomicUsize| place.load(Ordering::Relaxed);
        if load(&record[DEPTH - 1]) != WHOLE {
            continue;
        }
        let addresses = record[..DEPTH - 1].iter().map(load);
        let mut stack: Stack = addresses
            .take_while(|&address| address != 0)
            .filter_map(resolve)
            .collect();
        stack.reverse();
        stacks.push(stack);
    }
    let broken = taken - stacks.len();
    (stacks, broken)
}

/// Checks what was noted in a run against what the program can do, and gives how far the shares of
/// the stacks are from what it does, in points.
fn check_truth(backend: Backend, resolve: &Resolve) -> f64 {
    let (stacks, broken) = noted(resolve);
    println!("{backend:?}: {} stacks, {broken} broken", stacks.len());
    assert!(stacks.len() >= 5000, "only {} stacks", stacks.len());
    assert!(broken * 200 <= stacks.len(), "{broken} are broken");
    let truth = Truth::read();
    let mut spread = Spread::new();
    for stack in stacks {
        if let Some(fault) = truth.fault(&stack) {
            panic!("{fault}: {}", describe(&stack));
        }
        // What the work of one section is worth is not known.
        let known = stack
            .get(2)
            .is_none_or(|frame| frame.function != "straight");
        if known && !stack.is_empty() {
            *spread.entry(stack).or_insert(0.0) += 1.0;
        }
    }
    let (difference, place) = stacks::largest_difference(&truth.work, &spread);
    println!("{difference:.2} points off: {place}");
    difference
}

/// The stacks of one run: see [`check_truth`] and [`run_work`].
fn walk(backend: Backend, described: bool) -> f64 {
    let scratch = Scratch::new();
    // An emulator takes that much longer for a round, but no longer for an interrupt.
    let rounds = 100 / binary::time_factor().min(5);
    run_work(scratch.path(), (backend, described), rounds);
    let resolve = match backend {
        Backend::JitDump => by_dump(scratch.path()),
        _ => by_map(scratch.path()),
    };
    check_truth(backend, &resolve)
}

#[test]
fn stacks_are_whole_and_possible_at_any_instant() {
    let mut ways = vec![(Backend::PerfMapLines, true), (Backend::JitDump, true)];
    // Elsewhere they have frames anyway, and the return slot has to be described.
    if cfg!(target_arch = "x86_64") {
        ways.push((Backend::PerfMapLines, false));
    }
    for (backend, described) in ways {
        // A busy machine can slow down one part of the work; what is wrong each time stays wrong.
        let mut runs = (0..MOST_RUNS).map(|_| walk(backend, described));
        assert!(
            runs.any(|difference| difference <= TOLERANCE),
            "more than {TOLERANCE} points off in each of {MOST_RUNS} runs"
        );
    }
}
