//! CPython's own tests of perf support, with the command under test as `sys.executable`.
//!
//! The tests come from the test package of a CPython installed on the machine
//! (`PYTHON_REFERENCE`, or python3.13, python3.12 or python3 on `PATH`); 3.13 is the first to have
//! all of them.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
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
    "TestPerfProfiler.test_pre_fork_compile",
    "TestPerfProfilerWithDwarf.test_python_calls_appear_in_the_stack_if_perf_activated",
    "TestPerfProfilerWithDwarf.test_python_calls_do_not_appear_in_the_stack_if_perf_deactivated",
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
    /// The tests remove whatever records have appeared in `/tmp` meanwhile.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    assert!(RUN.contains(&name), "{name} is not in the list");
    let outcome = runner(&[&binary::stackline().to_string_lossy(), name]);
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
}

macro_rules! cpython_tests {
    ($($module:ident $class:ident: $($test:ident),* $(,)?);* $(;)?) => {
        $(mod $module {
            $(#[test]
            fn $test() {
                super::passes(concat!(stringify!($class), ".", stringify!($test)));
            })*
        })*
    };
}

cpython_tests! {
    trampoline TestPerfTrampoline:
        test_trampoline_works,
        test_trampoline_works_with_forks,
        test_sys_api,
        test_sys_api_with_existing_trampoline,
        test_sys_api_with_invalid_trampoline,
        test_sys_api_get_status;
    profiler TestPerfProfiler:
        test_python_calls_appear_in_the_stack_if_perf_activated,
        test_python_calls_do_not_appear_in_the_stack_if_perf_deactivated,
        test_pre_fork_compile;
    profiler_with_dwarf TestPerfProfilerWithDwarf:
        test_python_calls_appear_in_the_stack_if_perf_activated,
        test_python_calls_do_not_appear_in_the_stack_if_perf_deactivated;
}

#[test]
fn every_test_of_the_reference_is_run() {
    let outcome = runner(&["--list"]);
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
    for test in outcome.stdout.lines() {
        assert!(RUN.contains(&test), "{test} is not run");
    }
    let listed = |name: &str| outcome.stdout.lines().any(|line| line == name);
    assert!(
        RUN.iter().all(|name| listed(name)),
        "a test of the list is gone: {}",
        outcome.stdout
    );
}
