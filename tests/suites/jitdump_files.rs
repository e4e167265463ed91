//! The jitdump file: where it is, whose it is, and what happens when it cannot be written.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use harness::jitdump::{self, Dump};
use harness::process::{Outcome, Run};
use harness::scratch::Scratch;
use harness::{map_file, programs};

const CODE: &str = "def f(): return 5\nprint(f())\n";

/// Runs [`CODE`] traced, from a shell that first prepares `$dump`, the path of its own dump.
fn run_after(folder: &Path, preparation: &str) -> (Outcome, Option<Vec<u8>>) {
    let dump = format!("dump='{}'/jit-$$.dump\n{preparation}", folder.display());
    let run = Run::stackline_after(&dump).args(["-X", "perf_jit", "-c", CODE]);
    jitdump::run_in(folder, run)
}

/// Checks that [`CODE`] ran and said in one line that there is no file in `folder`.
#[track_caller]
fn expect_refused(outcome: &Outcome, folder: &Path) {
    outcome.expect_warning("5\n", &folder.display().to_string());
}

fn functions(dump: &Dump) -> Vec<&str> {
    dump.names()
}

#[test]
fn folder_is_chosen_by_option_or_environment() {
    let (by_option, by_variable) = (Scratch::new(), Scratch::new());
    let option = format!("perf_jit_dir={}", by_option.path().display());
    let run = || Run::stackline().args(["-X", "perf_jit"]);

    let outcome = run().args(["-X", &option, "-c", CODE]).run();
    outcome.expect_output("5\n");
    let dump = jitdump::expect_whole(jitdump::take(by_option.path(), outcome.pid));
    assert_eq!(functions(&dump), ["<module>", "f"]);

    let (outcome, bytes) = jitdump::run_in(by_variable.path(), run().args(["-c", CODE]));
    outcome.expect_output("5\n");
    assert_eq!(functions(&jitdump::expect_whole(bytes)), ["<module>", "f"]);

    // The option wins.
    let both = run().args(["-X", &option, "-c", CODE]);
    let (outcome, bytes) = jitdump::run_in(by_variable.path(), both);
    outcome.expect_output("5\n");
    assert!(bytes.is_none());
    assert!(jitdump::take(by_option.path(), outcome.pid).is_some());
}

#[test]
fn folder_is_tmp_without_a_choice() {
    let outcome = Run::stackline().args(["-X", "perf_jit", "-c", CODE]).run();
    let bytes = jitdump::take(Path::new("/tmp"), outcome.pid);
    outcome.expect_output("5\n");
    assert_eq!(functions(&jitdump::expect_whole(bytes)), ["<module>", "f"]);
}

#[test]
fn folder_given_by_a_relative_path_is_below_the_current_one() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path().join("dumps")).expect("make a folder");
    let run = Run::stackline()
        .args(["-X", "perf_jit", "-X", "perf_jit_dir=dumps", "-c", CODE])
        .folder(scratch.path());
    let outcome = run.run();
    outcome.expect_output("5\n");
    let bytes = jitdump::take(&scratch.path().join("dumps"), outcome.pid);
    jitdump::expect_whole(bytes);
}

#[test]
fn activation_at_run_time_takes_the_folder_too() {
    let scratch = Scratch::new();
    let code =
        "import sys\ndef f(): return 5\nsys.activate_stack_trampoline('perf_jit')\nprint(f())\n";
    let (outcome, bytes) = jitdump::run_in(scratch.path(), Run::stackline().args(["-c", code]));
    outcome.expect_output("5\n");
    assert_eq!(functions(&jitdump::expect_whole(bytes)), ["f"]);
}

#[test]
fn missing_folder_is_reported_and_the_program_runs() {
    let scratch = Scratch::new();
    let missing = scratch.path().join("missing");
    let run = Run::stackline().args(["-X", "perf_jit", "-c", CODE]);
    let (outcome, bytes) = jitdump::run_in(&missing, run);
    expect_refused(&outcome, &missing);
    assert!(bytes.is_none());
}

#[test]
fn file_in_the_place_of_the_folder_is_reported_and_the_program_runs() {
    let scratch = Scratch::new();
    let file = scratch.write("file", "precious\n");
    let run = Run::stackline().args(["-X", "perf_jit", "-c", CODE]);
    let (outcome, _) = jitdump::run_in(&file, run);
    expect_refused(&outcome, &file);
    assert_eq!(fs::read(&file).expect("the file"), b"precious\n");
}

#[test]
fn stale_file_of_ours_is_replaced() {
    let scratch = Scratch::new();
    let stale = "head -c 100000 /dev/zero | tr '\\0' x > \"$dump\"; chmod 644 \"$dump\"";
    let (outcome, bytes) = run_after(scratch.path(), stale);
    outcome.expect_output("5\n");
    assert_eq!(functions(&jitdump::expect_whole(bytes)), ["<module>", "f"]);
}

#[test]
fn symlinks_are_refused_and_the_program_runs() {
    let scratch = Scratch::new();
    let target = scratch.write("target", "precious\n");
    for name in ["target", "must-not-appear"] {
        let (outcome, _) = run_after(scratch.path(), &format!("ln -s {name} \"$dump\""));
        let _ = fs::remove_file(jitdump::path(scratch.path(), outcome.pid));
        expect_refused(&outcome, scratch.path());
    }
    assert_eq!(fs::read(&target).expect("the target"), b"precious\n");
    assert!(!scratch.path().join("must-not-appear").exists());
}

#[test]
fn hard_link_is_not_written_through() {
    let scratch = Scratch::new();
    let target = scratch.write("target", "precious\n");
    let link = format!("ln '{}' \"$dump\"", target.display());
    let (outcome, _) = run_after(scratch.path(), &link);
    assert_eq!(outcome.stdout, "5\n", "{}", outcome.describe());
    assert_eq!(fs::read(&target).expect("the target"), b"precious\n");
}

#[test]
fn folder_in_the_place_of_the_file_is_refused() {
    let scratch = Scratch::new();
    let (outcome, _) = run_after(scratch.path(), "mkdir \"$dump\"");
    expect_refused(&outcome, scratch.path());
}

#[test]
fn file_is_private_with_any_umask() {
    for umask in ["umask 0", "umask 077", "umask 0777"] {
        let scratch = Scratch::new();
        let run = Run::stackline_after(umask).args(["-X", "perf_jit", "-c", CODE]);
        let run = run.env("PYTHON_PERF_JIT_DIR", scratch.path());
        let outcome = run.run();
        outcome.expect_output("5\n");
        let metadata = fs::metadata(jitdump::path(scratch.path(), outcome.pid));
        let mode = metadata.expect("a dump").permissions().mode();
        assert_eq!(mode & 0o7777, 0o600, "{umask}");
    }
}

#[test]
fn file_takes_no_standard_stream_that_is_closed() {
    let scratch = Scratch::new();
    let (outcome, bytes) = run_after(scratch.path(), "exec 2>&-");
    outcome.expect_output("5\n");
    assert_eq!(functions(&jitdump::expect_whole(bytes)), ["<module>", "f"]);
}

#[test]
fn root_file_of_another_user_is_refused() {
    let scratch = Scratch::new();
    let foreign = "echo precious > \"$dump\"; chown 65534 \"$dump\"; chmod 666 \"$dump\"";
    let (outcome, bytes) = run_after(scratch.path(), foreign);
    expect_refused(&outcome, scratch.path());
    assert_eq!(bytes.as_deref(), Some(&b"precious\n"[..]));
}

/// Runs `code` with a dump in a folder that is a small file system of its own.
fn in_tmpfs(scratch: &Scratch, options: &str, code: &str) -> Outcome {
    let run = Run::stackline_in_tmpfs(options, scratch.path());
    let run = run.args(["-X", "perf_jit", "-c", code]);
    run.env("PYTHON_PERF_JIT_DIR", scratch.path()).run()
}

#[test]
fn root_unwritable_folder_is_reported_and_the_program_runs() {
    let scratch = Scratch::new();
    expect_refused(&in_tmpfs(&scratch, "ro", CODE), scratch.path());
}

#[test]
fn root_folder_that_allows_no_execution_is_reported_and_the_program_runs() {
    // perf finds the file by its executable mapping, which such a file system refuses.
    let scratch = Scratch::new();
    expect_refused(&in_tmpfs(&scratch, "noexec", CODE), scratch.path());
}

#[test]
fn root_full_disk_is_reported_once_and_the_program_runs() {
    let scratch = Scratch::new();
    let outcome = in_tmpfs(&scratch, "size=8k", &programs::many_functions(400));
    outcome.expect_warning("79800\n", &scratch.path().display().to_string());
}

#[test]
fn file_size_limit_is_reported_once_and_leaves_whole_records() {
    let code = programs::many_functions(300);
    for bytes in [0, 1, 39, 40, 100, 1000, 4096, 20_000, 40_000] {
        let scratch = Scratch::new();
        let run = Run::stackline().args(["-X", "perf_jit", "-c", &code]);
        let (outcome, dump) = jitdump::run_in(scratch.path(), run.file_size_limit(bytes));
        outcome.expect_warning("44850\n", &scratch.path().display().to_string());
        let dump = dump.unwrap_or_default();
        if dump.is_empty() {
            continue;
        }
        let dump = jitdump::parse(&dump).unwrap_or_else(|error| panic!("limit {bytes}: {error}"));
        assert_eq!(dump.rest, 0, "limit {bytes}: a torn record");
        let some = dump.functions.len() > 1;
        // The record of the module has an entry for each of its lines.
        assert!(some || bytes < 20_000, "limit {bytes}: no functions");
    }
}

#[test]
fn refused_executable_memory_is_reported_once_and_the_program_runs() {
    let scratch = Scratch::new();
    let run = Run::stackline().args(["-X", "perf_jit", "-c", CODE]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run.without_executable_memory());
    outcome.expect_warning("5\n", "stack trampolines are off");
    let functions = bytes.filter(|bytes| !bytes.is_empty()).map(|bytes| {
        let dump = jitdump::parse(&bytes).expect("a sound dump");
        dump.functions.len()
    });
    assert_eq!(functions.unwrap_or(0), 0, "nothing runs in stubs");
}

#[test]
fn untraced_program_leaves_no_file() {
    let scratch = Scratch::new();
    let (outcome, bytes) = jitdump::run_in(scratch.path(), Run::stackline().args(["-c", CODE]));
    outcome.expect_output("5\n");
    assert!(bytes.is_none());
    assert_eq!(map_file::take(outcome.pid), None);
}
