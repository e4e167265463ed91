//! gdb's backtraces pass through stubs, wherever the program is.
//!
//! gdb does not follow frame pointers: it uses the call frame information of all code, which a
//! process describes in its memory for code that is in no file.

use std::fs;
use std::path::Path;
use std::time::Duration;

use harness::binary;
use harness::jitdump::{self, Dump};
use harness::map_file::{self, Entry};
use harness::process::Run;
use harness::scratch::Scratch;
use harness::stacks::{self, Frame, Stack, Truth, describe};

/// A frame as gdb gives it.
#[derive(Debug, Clone)]
struct NativeFrame {
    address: u64,
    name: String,
}

/// A stack as gdb gives it, innermost frame first.
#[derive(Debug, Clone)]
struct NativeStack {
    /// Where or why the program was stopped.
    why: String,
    frames: Vec<NativeFrame>,
}

/// What gdb said of a run.
struct Session {
    pid: u32,
    stacks: Vec<NativeStack>,
}

/// Runs gdb with `tests/gdb/instants.py` on the command under test with `arguments`.
fn debug(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Session {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("gdb/instants.py");
    let output = folder.join("gdb-output");
    let mut run = Run::program("gdb")
        .args(["-batch", "-nx", "-x"])
        .arg(script)
        .arg("--args")
        .arg(binary::stackline())
        .args(arguments)
        .env("PYTHON_PERF_JIT_DIR", folder)
        .env("GDB_OUTPUT", &output)
        .limit(Duration::from_secs(180));
    for (name, value) in environment {
        run = run.env(name, value);
    }
    let outcome = run.run();
    let text = fs::read_to_string(output).unwrap_or_default();
    let session =
        parse(&text).filter(|_| !outcome.timed_out && !outcome.stderr.contains("Traceback"));
    session.unwrap_or_else(|| panic!("{}", outcome.describe()))
}

fn parse(text: &str) -> Option<Session> {
    let mut session = Session {
        pid: 0,
        stacks: Vec::new(),
    };
    for line in text.lines() {
        if let Some(pid) = line.strip_prefix("process ") {
            session.pid = pid.parse().ok()?;
        } else if let Some(why) = line.strip_prefix("stack ") {
            session.stacks.push(NativeStack {
                why: why.into(),
                frames: Vec::new(),
            });
        } else if let Some(frame) = line.strip_prefix("frame ") {
            let (address, name) = frame.split_once(' ')?;
            session.stacks.last_mut()?.frames.push(NativeFrame {
                address: u64::from_str_radix(address, 16).ok()?,
                name: name.into(),
            });
        }
    }
    (session.pid != 0 && !session.stacks.is_empty()).then_some(session)
}

impl NativeStack {
    /// Number of stubs on the stack, or that seem to be: the evaluator that one entered returns, as
    /// it seems, to it, and there is no telling any more where in which evaluator it was called.
    fn stubs(&self) -> usize {
        let stubs = self.frames.iter().filter(|f| f.name == "call_stub");
        stubs.count()
    }

    /// Whether an evaluator is at work, or what stands for one.
    fn is_evaluating(&self) -> bool {
        self.frames.iter().any(|frame| {
            let name = frame.name.as_str();
            name.starts_with("stackline_core::")
                && (name.contains("::evaluate") || name.contains("::chain::relay"))
        })
    }

    #[track_caller]
    fn expect_main(&self) {
        let last = self.frames.last().expect("a frame");
        assert_eq!(last.name, "main", "the backtrace stopped: {self:x?}");
    }
}

/// Says its Python depth at each call.
const DEPTHS: &str = "\
import sys
def say(depth):
    sys.stdout.write('depth %d\\n' % (depth + 1))
    sys.stdout.flush()
def down(n, depth):
    say(depth + 1)
    if n:
        down(n - 1, depth + 1)
    say(depth + 1)
def generator(depth):
    yield say(depth + 1)
    try:
        raise ValueError
    except ValueError:
        yield sorted([depth + 1], key=say)
down(4, 1)
for _ in generator(1): say(1)
";

#[test]
fn backtraces_have_as_many_stubs_as_there_are_python_frames() {
    for option in ["perf", "perf_lines", "perf_jit"] {
        let scratch = Scratch::new();
        let script = scratch.write("depths.py", DEPTHS);
        let script = script.to_string_lossy();
        let stops = [("GDB_STOPS", "400"), ("GDB_STEPS", "0")];
        let session = debug(scratch.path(), &stops, &["-X", option, &script]);
        map_file::take(session.pid);
        let mut told = 0;
        for stack in &session.stacks {
            stack.expect_main();
            if let Some(depth) = stack.why.strip_prefix("depth_") {
                told += 1;
                let depth: usize = depth.parse().expect("a depth");
                assert_eq!(stack.stubs(), depth, "{option}: {stack:x?}");
                assert!(stack.is_evaluating(), "{option}: {stack:x?}");
            }
        }
        // Each write is seen as it begins and as it ends.
        assert_eq!(told, 2 * 14, "{option}");
    }
}

/// `work.py`, after a line of output.
fn announced_work(scratch: &Scratch) -> String {
    let work = fs::read_to_string(stacks::folder().join("work.py")).expect("work.py");
    // In the place of the last line of the comment, so that no line moves.
    let announced = work.replacen(
        "import sys\n",
        "import sys; print('ready', flush=True)\n",
        1,
    );
    assert_ne!(work, announced);
    scratch.write("work.py", announced).display().to_string()
}

/// Names and lines of the stubs of a process.
enum Names {
    Map(Vec<Entry>),
    Dump(Dump),
}

impl Names {
    fn read(folder: &Path, pid: u32) -> Names {
        match jitdump::take(folder, pid) {
            Some(bytes) => Names::Dump(jitdump::parse(&bytes).expect("a sound dump")),
            None => {
                let map = map_file::take(pid).expect("a map file");
                Names::Map(map_file::parse(&map).expect("a sound map file"))
            }
        }
    }

    /// The Python function and line at `address`.
    fn frame(&self, address: u64) -> Option<Frame> {
        let (name, line) = match self {
            Names::Map(entries) => {
                let entry = entries
                    .iter()
                    .find(|entry| (entry.start..entry.start + entry.size).contains(&address))?;
                let (name, line) = entry.name.rsplit_once(':')?;
                (name.to_owned(), line.parse().ok()?)
            }
            Names::Dump(dump) => {
                let function = dump
                    .functions
                    .iter()
                    .find(|function| (function.address..function.end()).contains(&address))?;
                (function.name.clone(), function.line_at(address)?)
            }
        };
        let function = name.strip_prefix("py::")?.split(':').next()?.to_owned();
        Some(Frame { function, line })
    }

    /// The Python stack of a native one, outermost frame first.
    fn python(&self, stack: &NativeStack) -> Stack {
        let frames = stack.frames.iter().rev();
        frames
            .filter_map(|frame| self.frame(frame.address))
            .collect()
    }
}

/// Checks every stack against what the program can have. Gives how many have a Python frame.
fn expect_possible(session: &Session, names: &Names) -> usize {
    let truth = Truth::read();
    let mut python = 0;
    for stack in &session.stacks {
        stack.expect_main();
        let frames = names.python(stack);
        if let Some(fault) = truth.fault(&frames) {
            panic!("{fault}: {}\n{stack:x?}", describe(&frames));
        }
        assert_eq!(stack.stubs(), frames.len(), "{stack:x?}");
        assert!(frames.is_empty() || stack.is_evaluating(), "{stack:x?}");
        python += usize::from(!frames.is_empty());
    }
    python
}

#[test]
fn backtraces_at_many_instants_are_whole_and_possible() {
    for option in ["perf_lines", "perf_jit"] {
        let scratch = Scratch::new();
        let script = announced_work(&scratch);
        let stops = [("GDB_STOPS", "150"), ("GDB_STEPS", "25")];
        let session = debug(scratch.path(), &stops, &["-X", option, &script, "5000"]);
        let names = Names::read(scratch.path(), session.pid);
        let python = expect_possible(&session, &names);
        println!(
            "{option}: {python} of {} stacks are Python's",
            session.stacks.len()
        );
        assert!(python >= 3000, "{option}: only {python}");
    }
}

#[test]
fn backtraces_from_every_instruction_of_a_stub_are_whole() {
    let scratch = Scratch::new();
    let script = announced_work(&scratch);
    let stops = [("GDB_STOPS", "0"), ("GDB_STEPS", "1"), ("GDB_STUB", "spin")];
    let session = debug(
        scratch.path(),
        &stops,
        &["-X", "perf_lines", &script, "5000"],
    );
    let names = Names::read(scratch.path(), session.pid);
    expect_possible(&session, &names);
    let count = |why: &str| session.stacks.iter().filter(|s| s.why == why).count();
    assert_eq!((count("in"), session.stacks.len()), (6, 6));
    let stubs = session.stacks[0].stubs();
    for stack in &session.stacks {
        assert_eq!(stack.stubs(), stubs, "{stack:x?}");
        let top = names.frame(stack.frames[0].address).expect("in the stub");
        assert_eq!(top.function, "spin");
    }
}
