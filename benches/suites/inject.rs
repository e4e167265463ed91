//! How long `perf inject --jit` takes for programs of many functions, and what it leaves on disk.
//!
//! `cargo bench -p stackline-benches --bench inject -- [COUNT]..`, by default 1,000, 3,000 and
//! 10,000 functions of 10 lines. For each count it writes a program, records it with
//! `perf record -F 999 -e cpu-clock -g -k 1` and injects; the median of three times counts.
//! Seconds per 1,000 functions tell whether the time is linear.
//!
//! perf makes an ELF file of each function beside the jitdump, and copies it into its cache of
//! objects. So the time is that of a file system making files, twice; without the cache
//! (`perf --buildid-dir /dev/null inject`), once. Both are measured. All files, the cache as well,
//! are in a folder of the benchmark's own, which is removed: in `TMPDIR`, or `/tmp`.

use std::path::{Path, PathBuf};
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
    /// The same without perf's cache.
    uncached: Duration,
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
    let uncached = perf_inject(scratch.path(), Path::new("/dev/null"));
    remove_objects(scratch.path());
    let elapsed = perf_inject(scratch.path(), &scratch.path().join("cache"));
    let dumps = files(scratch.path(), ".dump");
    let objects = files(scratch.path(), ".so");
    // The module and the function that calls the others have objects too.
    assert!(
        objects.len() >= functions,
        "{} objects for {functions} functions",
        objects.len()
    );
    Injection {
        elapsed,
        uncached,
        dump: sum(&dumps),
        objects: objects.len(),
        object_bytes: sum(&objects),
    }
}

/// The time of `perf inject` for the recording in `folder`.
fn perf_inject(folder: &Path, cache: &Path) -> Duration {
    let mut command = Command::new("perf");
    command.arg("--buildid-dir").arg(cache);
    command.args(["inject", "--jit", "-i"]);
    command.arg(folder.join("perf.data"));
    command.arg("--output").arg(folder.join("perf.jit.data"));
    let start = Instant::now();
    let output = command.output().expect("start perf");
    let elapsed = start.elapsed();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "perf inject: {complaint}");
    elapsed
}

/// Has the next injection begin as the first did.
fn remove_objects(folder: &Path) {
    for (path, _) in files(folder, ".so") {
        fs::remove_file(path).expect("remove an object");
    }
}

/// The files in `folder` whose names end in `end`, and their sizes in bytes.
fn files(folder: &Path, end: &str) -> Vec<(PathBuf, u64)> {
    let entries = fs::read_dir(folder).expect("read the scratch folder");
    entries
        .map(|entry| entry.expect("read the scratch folder"))
        .filter(|entry| entry.file_name().to_string_lossy().ends_with(end))
        .map(|entry| {
            let size = entry.metadata().expect("the size of a file").len();
            (entry.path(), size)
        })
        .collect()
}

fn sum(files: &[(PathBuf, u64)]) -> u64 {
    files.iter().map(|(_, size)| size).sum()
}

/// The median of each of several injections.
fn median(functions: usize) -> Injection {
    let injections: Vec<Injection> = (0..REPETITIONS).map(|_| inject(functions)).collect();
    let middle = |duration: fn(&Injection) -> Duration| {
        let mut durations: Vec<Duration> = injections.iter().map(duration).collect();
        durations.sort();
        durations[REPETITIONS / 2]
    };
    Injection {
        elapsed: middle(|injection| injection.elapsed),
        uncached: middle(|injection| injection.uncached),
        ..injections[0]
    }
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
        "{:>10}{:>10}{:>12}{:>12}{:>12}{:>14}{:>10}{:>16}",
        "functions",
        "seconds",
        "per 1,000",
        "no cache",
        "per 1,000",
        "dump, bytes",
        "objects",
        "their bytes"
    );
    for functions in counts {
        let found = median(functions);
        let [cached, uncached] = [found.elapsed, found.uncached].map(|time| time.as_secs_f64());
        let thousands = functions as f64 / 1e3;
        println!(
            "{functions:>10}{cached:>10.2}{:>12.3}{uncached:>12.2}{:>12.3}{:>14}{:>10}{:>16}",
            cached / thousands,
            uncached / thousands,
            found.dump,
            found.objects,
            found.object_bytes,
        );
    }
}
