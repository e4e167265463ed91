//! A command for aarch64 that signs its return addresses (`branch-protection=bti,pac-ret`), under
//! emulation: functions are named, and lines are told where that is possible.
//!
//! `QEMU_CPU` chooses the processor: one that signs, or one that takes the instructions for `nop`.

use harness::jitdump::{self, Dump};
use harness::map_file::{self, Entry};
use harness::process::{Outcome, Run};
use harness::scratch::Scratch;

/// Calls of several kinds, returns of every kind, and more frames than registers.
const PROGRAM: &str = "\
class Shape:
    def area(self):
        return sum(self.sides())
    def sides(self):
        yield 3
        yield deep(200)

def deep(n):
    if n == 0:
        return refuse()
    return deep(n - 1)

def refuse():
    try:
        raise ValueError(4)
    except ValueError as error:
        return error.args[0]

print(Shape().area(), sorted([2, 1], key=lambda x: -x))
";

const OUTPUT: &str = "7 [2, 1]\n";

const FUNCTIONS: [&str; 6] = [
    "<lambda>",
    "<module>",
    "Shape",
    "Shape.area",
    "Shape.sides",
    "deep",
];

/// Has pointer authentication and checks of branch targets.
const SIGNING: &str = "max";
/// Has neither.
const OLD: &str = "cortex-a57";

/// What is said where lines cannot be told.
const REFUSAL: &str = "source lines are off: this build's evaluator signs its return address";

fn run_traced(cpu: &str, backend: &str) -> (Outcome, Vec<Entry>) {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", PROGRAM);
    let run = Run::stackline().args(["-X", backend]).arg(script);
    let (outcome, map) = run.env("QEMU_CPU", cpu).run_traced();
    let entries = map_file::parse(&map.expect("a map file")).expect("a sound map file");
    (outcome, entries)
}

fn run_dumped(cpu: &str) -> (Outcome, Dump) {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", PROGRAM);
    let run = Run::stackline().args(["-X", "perf_jit"]).arg(script);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run.env("QEMU_CPU", cpu));
    (outcome, jitdump::expect_whole(bytes))
}

#[track_caller]
fn expect_functions(mut names: Vec<&str>) {
    names.sort_unstable();
    names.dedup();
    for function in FUNCTIONS {
        assert!(names.contains(&function), "{function} is not in {names:?}");
    }
}

#[test]
fn functions_are_named_on_every_processor() {
    for cpu in [SIGNING, OLD] {
        let (outcome, entries) = run_traced(cpu, "perf");
        outcome.expect_output(OUTPUT);
        expect_functions(map_file::functions(&entries));
    }
}

#[test]
fn a_processor_that_signs_has_no_lines_and_says_so() {
    let (outcome, entries) = run_traced(SIGNING, "perf_lines");
    outcome.expect_warning(OUTPUT, REFUSAL);
    expect_functions(map_file::functions(&entries));
    let (outcome, dump) = run_dumped(SIGNING);
    outcome.expect_warning(OUTPUT, REFUSAL);
    assert!(dump.functions.iter().any(|f| f.name.contains("deep")));
}

#[test]
fn a_processor_that_does_not_sign_has_lines() {
    let (outcome, entries) = run_traced(OLD, "perf_lines");
    outcome.expect_output(OUTPUT);
    let lines = entries.iter().filter(|entry| entry.name.contains("deep"));
    assert_eq!(lines.count(), 4, "{entries:?}");
    let (outcome, dump) = run_dumped(OLD);
    outcome.expect_output(OUTPUT);
    let deep = dump.functions.iter().find(|f| f.name.contains("deep"));
    assert_eq!(deep.expect("it ran").line_numbers(), [8, 9, 10, 11]);
}
