//! CPython's own tests of perf support, with the command under test as `sys.executable`.
//!
//! The tests come from the test package of a CPython installed on the machine
//! (`PYTHON_REFERENCE`, or python3.13, python3.12 or python3 on `PATH`).

use std::path::{Path, PathBuf};
use std::time::Duration;

use harness::binary;
use harness::process::{Outcome, Run};

/// The tests that are run; each has a `#[test]` below.
const RUN: &[&str] = &[
    "TestPerfTrampoline.test_trampoline_works",
    "TestPerfTrampoline.test_trampoline_works_with_forks",
    "TestPerfTrampoline.test_sys_api",
    "TestPerfTrampoline.test_sys_api_with_existing_trampoline",
    "TestPerfTrampoline.test_sys_api_with_invalid_trampoline",
    "TestPerfTrampoline.test_sys_api_get_status",
    "TestPerfProfiler.test_python_calls_appear_in_the_stack_if_perf_activated",
    "TestPerfProfiler.test_python_calls_do_not_appear_in_the_stack_if_perf_deactivated",
];

/// The tests that are left out, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    (
        "TestPerfProfiler.test_pre_fork_compile",
        "imports _testinternalcapi, an extension module of CPython's internals",
    ),
    (
        "TestPerfProfilerWithDwarf.test_python_calls_appear_in_the_stack_if_perf_activated",
        "records through jitdump, not through a map file",
    ),
    (
        "TestPerfProfilerWithDwarf.test_python_calls_do_not_appear_in_the_stack_if_perf_deactivated",
        "records through jitdump, not through a map file",
    ),
];

fn reference() -> PathBuf {
    binary::reference().expect("no CPython 3.12 or newer: set PYTHON_REFERENCE")
}

fn runner(arguments: &[&str]) -> Outcome {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("cpython/run_perf_tests.py");
    Run::program(reference())
        .arg("-B")
        .arg(script)
        .args(arguments)
        .limit(Duration::from_secs(120))
        .run()
}

#[track_caller]
fn passes(name: &str) {
    assert!(RUN.contains(&name), "{name} is not in the list");
    let outcome = runner(&[&binary::stackline().to_string_lossy(), name]);
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
}

macro_rules! cpython_tests {
    ($($class:ident: $($test:ident),* $(,)?);* $(;)?) => {
        $($(#[test]
        fn $test() {
            passes(concat!(stringify!($class), ".", stringify!($test)));
        })*)*
    };
}

cpython_tests! {
    TestPerfTrampoline:
        test_trampoline_works,
        test_trampoline_works_with_forks,
        test_sys_api,
        test_sys_api_with_existing_trampoline,
        test_sys_api_with_invalid_trampoline,
        test_sys_api_get_status;
    TestPerfProfiler:
        test_python_calls_appear_in_the_stack_if_perf_activated,
        test_python_calls_do_not_appear_in_the_stack_if_perf_deactivated;
}

#[test]
fn every_test_of_the_reference_is_run_or_left_out_by_name() {
    let outcome = runner(&["--list"]);
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
    for test in outcome.stdout.lines() {
        let known = RUN.contains(&test) || LEFT_OUT.iter().any(|(name, _)| *name == test);
        assert!(known, "{test} is neither run nor left out by name");
    }
    let listed = |name: &str| outcome.stdout.lines().any(|line| line == name);
    assert!(
        RUN.iter().all(|name| listed(name)),
        "a test of the list is gone: {}",
        outcome.stdout
    );
}
