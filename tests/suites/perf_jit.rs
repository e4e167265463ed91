//! What `perf` shows of a Python program by its jitdump file, after `perf inject --jit`.

use std::fs;
use std::path::Path;

use harness::jitdump;
use harness::perf::{Recorder, Recording, Sample};
use harness::programs;
use harness::scratch::Scratch;
use harness::stacks::describe;
use harness::{binary, map_file};

/// Samples wanted for a share to mean something.
const ENOUGH: usize = 2000;

/// Records the documented program with more and more iterations until there are `enough` samples.
/// Dumps, and what perf makes of them, are in `scratch`.
fn record(scratch: &Scratch, recorder: &Recorder, program: &Path, enough: usize) -> Recording {
    let program = program.to_string_lossy();
    let folder = format!("perf_jit_dir={}", scratch.path().display());
    let mut n = 50_000_000_u64;
    loop {
        scratch.write("my_script.py", programs::documented(n));
        let options = ["-X", "perf_jit", "-X", &folder, "my_script.py"];
        let command: Vec<&str> = [&*program].into_iter().chain(options).collect();
        let recording = recorder.record(scratch.path(), &command);
        let outcome = &recording.outcome;
        assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
        let injected = recording.inject();
        let found = injected.samples().len();
        if found >= enough {
            return injected;
        }
        let factor = (enough + enough / 4) as u64 / found.max(100) as u64 + 1;
        n = n.checked_mul(factor).expect("a loop takes time");
    }
}

/// The kinds of stacks seen, with how often, for a failure's message.
fn summary<'a>(samples: impl Iterator<Item = &'a Sample>) -> String {
    let mut counts = std::collections::HashMap::new();
    for sample in samples {
        *counts.entry(sample.frames.join(" < ")).or_insert(0) += 1;
    }
    let mut counts: Vec<(usize, String)> = counts.into_iter().map(|(s, n)| (n, s)).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts.truncate(8);
    let lines: Vec<String> = counts.iter().map(|(n, s)| format!("{n} x {s}")).collect();
    lines.join("\n")
}

/// Whether a stack is `foo` under `bar` under `baz` under the module, unbroken to the start.
fn is_documented(sample: &Sample, folder: &Path) -> bool {
    let names = ["foo", "bar", "baz", "<module>"];
    let names = names.map(|function| format!("{function}:{}/my_script.py", folder.display()));
    sample.python_frames() == names && sample.reaches_start()
}

/// Checks that nine in ten samples are in `foo`, and 99 % of these have the whole stack.
#[track_caller]
fn expect_documented(samples: &[Sample], folder: &Path) {
    let in_foo = |sample: &&Sample| {
        let frames = sample.python_frames();
        frames.iter().any(|name| name.starts_with("foo:"))
    };
    let all = samples.iter().filter(in_foo).count();
    let good = samples.iter().filter(|s| is_documented(s, folder)).count();
    println!(
        "{good} of {all} samples in foo, of {}, are whole",
        samples.len()
    );
    assert!(
        all * 10 >= samples.len() * 9,
        "{all} of {} samples have foo\n{}",
        samples.len(),
        summary(samples.iter())
    );
    assert!(
        good * 100 >= all * 99,
        "{good} of {all}\n{}",
        summary(samples.iter().filter(|s| !is_documented(s, folder)))
    );
}

fn expect_stacks(recorder: Recorder, program: &Path, enough: usize) {
    let scratch = Scratch::new();
    let recording = record(&scratch, &recorder.monotonic(), program, enough);
    expect_documented(&recording.samples(), scratch.path());
    let report = recording.report();
    for function in ["foo", "bar", "baz", "<module>"] {
        let name = format!("py::{function}:{}/my_script.py", scratch.path().display());
        assert!(report.contains(&name), "the report lacks {name}\n{report}");
    }
}

#[test]
fn stacks_by_frame_pointers() {
    expect_stacks(Recorder::new(), &binary::stackline(), ENOUGH);
}

#[test]
fn stacks_by_unwinding_information() {
    expect_stacks(
        Recorder::new().call_graph("dwarf"),
        &binary::stackline(),
        ENOUGH,
    );
}

#[test]
fn stacks_by_unwinding_information_with_the_largest_copies() {
    let recorder = Recorder::new().call_graph("dwarf,65528");
    expect_stacks(recorder, &binary::stackline(), 1000);
}

#[test]
fn stacks_of_a_program_without_frame_pointers() {
    let recorder = Recorder::new().call_graph("dwarf");
    expect_stacks(recorder, &binary::without_frame_pointers(), ENOUGH);
}

#[test]
fn program_without_frame_pointers_is_what_it_says() {
    let scratch = Scratch::new();
    let recorder = Recorder::new().monotonic();
    let recording = record(&scratch, &recorder, &binary::without_frame_pointers(), 500);
    let samples = recording.samples();
    let good = samples.iter().filter(|s| is_documented(s, scratch.path()));
    assert!(good.count() * 2 < samples.len(), "it has frame pointers");
}

/// Checks that 99 % of the samples are at the lines that call, and in the loop of `foo`.
fn expect_lines(recorder: Recorder) {
    let scratch = Scratch::new();
    // perf asks addr2line for each frame of each sample, which takes long with a large program.
    let program = binary::bare(scratch.path());
    let recorder = recorder.monotonic().uncached();
    let recording = record(&scratch, &recorder, &program, ENOUGH);
    let samples = recording.located_samples();
    let stacks: Vec<String> = samples
        .iter()
        .map(|sample| describe(&sample.python_stack()))
        .filter(|stack| !stack.is_empty())
        .collect();
    assert!(stacks.len() * 10 >= samples.len() * 9, "{}", stacks.len());
    let with_leaf = |line: u32| {
        let stack = format!("<module>:14 > baz:11 > bar:8 > foo:{line}");
        stacks.iter().filter(|found| **found == stack).count()
    };
    let (head, body) = (with_leaf(3), with_leaf(4));
    println!("foo: line 3 {head}, line 4 {body}, of {}", stacks.len());
    assert!(
        (head + body) * 100 >= stacks.len() * 99 && head > 0 && body > 0,
        "line 3 {head}, line 4 {body}, of {}: {:?}",
        stacks.len(),
        stacks.iter().collect::<std::collections::BTreeSet<_>>()
    );
}

#[test]
fn lines_by_frame_pointers() {
    expect_lines(Recorder::new());
}

#[test]
fn lines_by_unwinding_information() {
    expect_lines(Recorder::new().call_graph("dwarf"));
}

/// Records `code` once, with the dumps in `scratch`.
fn record_code(scratch: &Scratch, option: &str, code: &str) -> Recording {
    scratch.write("my_script.py", code);
    let program = binary::stackline().to_string_lossy().into_owned();
    let folder = format!("perf_jit_dir={}", scratch.path().display());
    let command = [&program, "-X", option, "-X", &folder, "my_script.py"];
    Recorder::new().monotonic().record(scratch.path(), &command)
}

/// Checks that there are samples in `functions[1]`, and that 99 % of them have the stack
/// `functions`, innermost first.
#[track_caller]
fn expect_stack(samples: &[Sample], folder: &Path, functions: &[&str]) {
    let name = |function: &&str| format!("{function}:{}/my_script.py", folder.display());
    let names: Vec<String> = functions.iter().map(name).collect();
    let has_function = |sample: &&Sample| sample.python_frames().contains(&names[1].as_str());
    let all = samples.iter().filter(has_function).count();
    let is_whole = |sample: &&Sample| sample.python_frames() == names && sample.reaches_start();
    let good = samples.iter().filter(is_whole).count();
    println!("{good} of {all} samples in {} are whole", functions[1]);
    assert!(
        good >= 20 && good * 100 >= all * 99,
        "{good} of {all}\n{}",
        summary(samples.iter())
    );
}

const SPIN: &str = "\
def spin(n):
    x = 0
    for i in range(n): x += i
";

#[test]
fn functions_of_a_forked_child_are_named() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}
import os
def only_child(): spin(60000000)
def main():
    pid = os.fork()
    if pid == 0:
        only_child()
        os._exit(0)
    os.waitpid(pid, 0)
main()
"
    );
    let recording = record_code(&scratch, "perf_jit", &code);
    assert_eq!(jitdump::writers(scratch.path()).len(), 2);
    let samples = recording.inject().samples();
    let stack = ["spin", "only_child", "main", "<module>"];
    expect_stack(&samples, scratch.path(), &stack);
}

#[test]
fn functions_that_a_child_inherits_are_named() {
    let code = format!(
        "{SPIN}
import os, _testinternalcapi
def in_child(): spin(60000000)
def main():
    pid = os.fork()
    if pid == 0:
        in_child()
        os._exit(0)
    os.waitpid(pid, 0)
spin(1000)
_testinternalcapi.compile_perf_trampoline_entry(in_child.__code__)
_testinternalcapi.perf_trampoline_set_persist_after_fork(1)
main()
"
    );
    for option in ["perf_jit", "perf"] {
        let scratch = Scratch::new();
        let mut recording = record_code(&scratch, option, &code);
        if option == "perf_jit" {
            recording = recording.inject();
        }
        let samples = recording.samples();
        map_file::remove_naming(&scratch.path().to_string_lossy());
        let stack = ["spin", "in_child", "main", "<module>"];
        expect_stack(&samples, scratch.path(), &stack);
    }
}

#[test]
fn a_process_that_is_killed_is_named_all_the_same() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}
import os
def last():
    spin(60000000)
    os.kill(os.getpid(), 9)
last()
"
    );
    let samples = record_code(&scratch, "perf_jit", &code).inject().samples();
    expect_stack(&samples, scratch.path(), &["spin", "last", "<module>"]);
}

#[test]
fn a_record_that_is_cut_takes_nothing_with_it() {
    let code = format!("{SPIN}\ndef work(): spin(60000000)\ndef last(): pass\nwork()\nlast()\n");
    // From the closing record into that of the last function, and before it.
    for cut in [8, 17, 40, 100, 200] {
        let scratch = Scratch::new();
        let recording = record_code(&scratch, "perf_jit", &code);
        let pid = jitdump::writers(scratch.path())[0];
        let path = jitdump::path(scratch.path(), pid);
        let bytes = fs::read(&path).expect("a dump");
        let names = |bytes| jitdump::parse(bytes).expect("a sound dump").functions.len();
        let short = &bytes[..bytes.len() - cut];
        assert_eq!(
            (names(&bytes), names(short)),
            (4, 3 + usize::from(cut < 17))
        );
        fs::write(&path, short).expect("cut the dump");
        let samples = recording.inject().samples();
        expect_stack(&samples, scratch.path(), &["spin", "work", "<module>"]);
    }
}
