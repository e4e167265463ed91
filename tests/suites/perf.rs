//! What `perf` shows of a Python program.

use std::fmt::Write;
use std::path::Path;

use harness::perf::{self, Recording, Sample};
use harness::scratch::Scratch;
use harness::{binary, map_file, programs};

/// Samples wanted for a share to mean something.
const ENOUGH: usize = 2000;

/// Records the program with more and more iterations until there are [`ENOUGH`] samples.
fn record_documented(scratch: &Scratch, options: &[&str]) -> (Recording, Vec<Sample>) {
    let binary = binary::stackline().to_string_lossy().into_owned();
    let mut n = 50_000_000_u64;
    loop {
        scratch.write("my_script.py", programs::documented(n));
        let mut command = vec![binary.as_str()];
        command.extend(options);
        command.push("my_script.py");
        let recording = perf::record(scratch.path(), &command);
        assert_eq!(
            recording.outcome.shell_status(),
            0,
            "{}",
            recording.outcome.describe()
        );
        let samples = recording.samples();
        if samples.len() >= ENOUGH {
            return (recording, samples);
        }
        let factor = (ENOUGH + ENOUGH / 4) as u64 / samples.len().max(100) as u64 + 1;
        n = n
            .checked_mul(factor)
            .expect("an interpreter needs time for a loop");
    }
}

fn name(function: &str, folder: &Path) -> String {
    format!("{function}:{}/my_script.py", folder.display())
}

/// The kinds of stacks seen, with how often, for a failure's message.
fn summary(samples: &[Sample], limit: usize) -> String {
    let mut counts: Vec<(usize, &Sample)> = Vec::new();
    for sample in samples {
        match counts.iter_mut().find(|(_, seen)| *seen == sample) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, sample)),
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts
        .iter()
        .take(limit)
        .fold(String::new(), |mut text, (count, sample)| {
            let _ = writeln!(text, "{count} x {}", sample.frames.join(" < "));
            text
        })
}

#[test]
fn documented_script_shows_its_functions_in_order() {
    let scratch = Scratch::new();
    let (recording, samples) = record_documented(&scratch, &["-X", "perf"]);
    // The recorded process has the script's folder to itself; so have its map file's names.
    let clean = || map_file::remove_naming(&scratch.path().to_string_lossy());
    let report = recording.report();
    clean();
    let order = ["foo", "bar", "baz", "<module>"].map(|f| name(f, scratch.path()));
    let in_foo: Vec<Sample> = samples
        .iter()
        .filter(|sample| sample.python_frames().contains(&order[0].as_str()))
        .cloned()
        .collect();
    assert!(
        in_foo.len() * 10 >= samples.len() * 9,
        "{} of {} samples have foo\n{}",
        in_foo.len(),
        samples.len(),
        summary(&samples, 10)
    );
    let (good, bad): (Vec<Sample>, Vec<Sample>) = in_foo
        .into_iter()
        .partition(|sample| sample.python_frames() == order && sample.reaches_start());
    println!(
        "{} of {} samples with foo are in order and unbroken",
        good.len(),
        good.len() + bad.len()
    );
    assert!(
        good.len() >= 99 * bad.len(),
        "{} of {} samples are out of order or broken\n{}",
        bad.len(),
        good.len() + bad.len(),
        summary(&bad, 10)
    );
    for function in &order {
        assert!(
            report.contains(&format!("py::{function}")),
            "the report lacks {function}\n{report}"
        );
    }
}

#[test]
fn untraced_script_shows_none_and_leaves_no_file() {
    let scratch = Scratch::new();
    let (recording, samples) = record_documented(&scratch, &[]);
    assert!(
        samples
            .iter()
            .all(|sample| sample.python_frames().is_empty())
    );
    assert!(!recording.report().contains("py::"));
    let folder = scratch.path().to_string_lossy().into_owned();
    let maps = std::fs::read_dir("/tmp")
        .expect("read /tmp")
        .flatten()
        .filter(|entry| {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            entry.file_name().to_string_lossy().starts_with("perf-") && text.contains(&folder)
        });
    assert_eq!(maps.count(), 0);
}

/// Records `code` traced and gives the samples.
fn record_code(scratch: &Scratch, code: &str) -> Vec<Sample> {
    scratch.write("my_script.py", code);
    let binary = binary::stackline().to_string_lossy().into_owned();
    let recording = perf::record(scratch.path(), &[&binary, "-X", "perf", "my_script.py"]);
    assert_eq!(
        recording.outcome.shell_status(),
        0,
        "{}",
        recording.outcome.describe()
    );
    let samples = recording.samples();
    map_file::remove_naming(&scratch.path().to_string_lossy());
    samples
}

/// Checks that 99 % of the samples with `leaf` on the stack have exactly the frames `expected`.
#[track_caller]
fn expect_stacks(samples: &[Sample], folder: &Path, leaf: &str, expected: &[&str]) {
    let leaf = name(leaf, folder);
    let expected: Vec<String> = expected
        .iter()
        .map(|function| name(function, folder))
        .collect();
    let with_leaf: Vec<Sample> = samples
        .iter()
        .filter(|sample| sample.python_frames().contains(&leaf.as_str()))
        .cloned()
        .collect();
    let (good, bad): (Vec<Sample>, Vec<Sample>) = with_leaf
        .into_iter()
        .partition(|sample| sample.python_frames() == expected && sample.reaches_start());
    assert!(
        good.len() >= 20,
        "only {} samples\n{}",
        good.len(),
        summary(samples, 10)
    );
    assert!(
        good.len() >= 99 * bad.len(),
        "{} bad of {}\n{}",
        bad.len(),
        good.len() + bad.len(),
        summary(&bad, 10)
    );
}

const SPIN: &str = "def spin(n):\n    x = 0\n    for i in range(n): x += i\n    return x\n";

#[test]
fn recursion_shows_every_activation() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}def down(n):\n    return spin(60000000) if n == 0 else down(n - 1)\ndown(4)\n"
    );
    let samples = record_code(&scratch, &code);
    let order = ["spin", "down", "down", "down", "down", "down", "<module>"];
    expect_stacks(&samples, scratch.path(), "spin", &order);
}

#[test]
fn functions_called_from_builtins_and_methods_are_on_the_stack() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}class C:\n    def __init__(self): self.x = spin(30000000)\n    def __add__(self, o): return spin(30000000)\n\ndef key(x): return spin(30000000)\ndef make(): return C()\nmake() + 1\nsorted([1], key=key)\n"
    );
    let samples = record_code(&scratch, &code);
    let with = |order: &[&str]| {
        let names: Vec<String> = order.iter().map(|f| name(f, scratch.path())).collect();
        samples
            .iter()
            .filter(|sample| sample.python_frames() == names)
            .count()
    };
    let counts = [
        with(&["spin", "C.__init__", "make", "<module>"]),
        with(&["spin", "C.__add__", "<module>"]),
        with(&["spin", "key", "<module>"]),
    ];
    assert!(
        counts.iter().all(|count| *count >= 10),
        "{counts:?}\n{}",
        summary(&samples, 10)
    );
}

#[test]
fn generators_are_entered_through_their_own_stub() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}def gen():\n    for _ in range(20): yield spin(4000000)\ndef drive():\n    for _ in gen(): pass\ndrive()\n"
    );
    let samples = record_code(&scratch, &code);
    expect_stacks(
        &samples,
        scratch.path(),
        "spin",
        &["spin", "gen", "drive", "<module>"],
    );
}

#[test]
fn coroutines_that_await_each_other_are_on_the_stack_in_order() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}class Pause:\n    def __await__(self): yield\nasync def leaf():\n    await Pause()\n    spin(4000000)\nasync def items():\n    for _ in range(20): yield await leaf()\nasync def collect(): return [x async for x in items()]\nasync def outer(): await collect()\ndef drive():\n    c = outer()\n    try:\n        while True: c.send(None)\n    except StopIteration: pass\ndrive()\n"
    );
    let samples = record_code(&scratch, &code);
    let order = [
        "spin", "leaf", "items", "collect", "outer", "drive", "<module>",
    ];
    expect_stacks(&samples, scratch.path(), "spin", &order);
}

#[test]
fn functions_after_an_exception_are_where_they_should_be() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}def fail(n):\n    if n == 0: raise ValueError\n    fail(n - 1)\ndef recover():\n    try:\n        fail(20)\n    except ValueError:\n        spin(60000000)\nrecover()\n"
    );
    let samples = record_code(&scratch, &code);
    expect_stacks(
        &samples,
        scratch.path(),
        "spin",
        &["spin", "recover", "<module>"],
    );
}

#[test]
fn functions_of_a_forked_child_are_named() {
    let scratch = Scratch::new();
    let code = format!(
        "{SPIN}import os\ndef only_child(): return spin(60000000)\ndef main():\n    pid = os.fork()\n    if pid == 0:\n        only_child()\n        os._exit(0)\n    os.waitpid(pid, 0)\nmain()\n"
    );
    let samples = record_code(&scratch, &code);
    // The frames that were on the stack at the fork belong to the parent's stubs, which perf
    // finds in the parent's file.
    let order = ["spin", "only_child", "main", "<module>"];
    expect_stacks(&samples, scratch.path(), "only_child", &order);
}
