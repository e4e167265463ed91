//! How long `perf inject --jit` takes for programs of many functions, and what it leaves on disk.
//!
//! `cargo bench -p stackline-benches --bench inject -- [COUNT]..`, by default 1,000, 3,000 and
//! 10,000 functions of 10 lines. For each count it writes a program, records it with
//! `perf record -F 999 -e cpu-clock -g -k 1` and injects three times; the median counts. All files
//! are in a folder of its own, which is removed. Seconds per 1,000 functions tell whether the time
//! is linear.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use harness::binary;
use harness::perf::Recorder;
use harness::scratch::Scratch;
use measure::program;

/// Lines of each function.
const LINES: usize = 10;

/// Times that each recording is made and injected.
const REPETITIONS: usize = 3;

/// One recording, injected.
#[derive(Debug, Clone, Copy)]
struct Injection {
    elapsed: Duration,
    /// Size in bytes of the jitdump.
    dump: u64,
    /// Number of the ELF files.
    objects: usize,
    /// Size in bytes of the ELF files, without what the file system adds.
    object_bytes: u64,
}

fn inject(functions: usize) -> Injection {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", program::many_functions(functions, LINES));
    let stackline = binary::stackline();
    let directory = format!("perf_jit_dir={}", scratch.path().display());
    let (stackline, script) = (stackline.to_string_lossy(), script.to_string_lossy());
    let command = [&stackline, "-X", "perf_jit", "-X", &directory, &script];
    let recording = Recorder::new()
        .monotonic()
        .uncached()
        .record(scratch.path(), &command);
    let outcome = &recording.outcome;
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
    let start = Instant::now();
    recording.inject();
    let elapsed = start.elapsed();
    let dumps = sizes(scratch.path(), ".dump");
    let objects = sizes(scratch.path(), ".so");
    // The module and the function that calls the others have objects too.
    assert!(
        objects.len() >= functions,
        "{} objects for {functions} functions",
        objects.len()
    );
    Injection {
        elapsed,
        dump: dumps.iter().sum(),
        objects: objects.len(),
        object_bytes: objects.iter().sum(),
    }
}

/// Sizes in bytes of the files in `folder` whose names end in `end`.
fn sizes(folder: &Path, end: &str) -> Vec<u64> {
    let entries = fs::read_dir(folder).expect("read the scratch folder");
    entries
        .map(|entry| entry.expect("read the scratch folder"))
        .filter(|entry| entry.file_name().to_string_lossy().ends_with(end))
        .map(|entry| entry.metadata().expect("the size of a file").len())
        .collect()
}

/// The injection of median length.
fn median(functions: usize) -> Injection {
    let mut injections: Vec<Injection> = (0..REPETITIONS).map(|_| inject(functions)).collect();
    injections.sort_by_key(|injection| injection.elapsed);
    injections[REPETITIONS / 2]
}

/// The counts on the command line. Cargo adds options of its own, of which `--test` asks for
/// nothing but a trial.
fn counts() -> Vec<usize> {
    if env::args().any(|arg| arg == "--test") {
        return vec![100];
    }
    let counts: Vec<usize> = env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .map(|arg| match arg.parse() {
            Ok(count) if count > 0 => count,
            _ => panic!("{arg}: a number of functions is wanted"),
        })
        .collect();
    match counts.is_empty() {
        true => vec![1_000, 3_000, 10_000],
        false => counts,
    }
}

fn main() {
    let counts = counts();
    let version = match Command::new("perf").arg("--version").output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_string(),
        Err(error) => {
            println!("perf inject: not measured: perf cannot be run: {error}");
            return;
        }
    };
    println!("perf inject --jit, functions of {LINES} lines, {version}");
    println!(
        "{:>10}{:>10}{:>18}{:>20}{:>10}{:>21}",
        "functions",
        "seconds",
        "seconds per 1,000",
        "dump, bytes each",
        "objects",
        "object, bytes each"
    );
    for functions in counts {
        let found = median(functions);
        let seconds = found.elapsed.as_secs_f64();
        println!(
            "{functions:>10}{seconds:>10.2}{:>18.3}{:>20}{:>10}{:>21}",
            seconds * 1e3 / functions as f64,
            found.dump / functions as u64,
            found.objects,
            found.object_bytes / found.objects as u64,
        );
    }
}
