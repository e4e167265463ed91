//! Random programs, run here and by CPython 3.13: the same values, the same errors.

use std::path::Path;
use std::time::Duration;

use harness::binary;
use harness::process::{Outcome, Run};

/// Compares `count` items for each of `seeds` programs that the script `generator` makes.
#[track_caller]
fn compare(generator: &str, seeds: u32, count: u32) -> Outcome {
    let reference = binary::reference().expect("no CPython: set PYTHON_REFERENCE");
    let version = Run::program(&reference).arg("-V").run().stdout;
    // Messages of errors differ from version to version.
    assert!(
        version.starts_with("Python 3.13."),
        "the reference is {version}, not CPython 3.13"
    );
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cpython")
        .join(generator);
    Run::program(reference)
        .arg("-B")
        .arg(script)
        .arg(binary::stackline())
        .args([seeds.to_string(), count.to_string()])
        .limit(Duration::from_secs(300))
        .run()
}

/// Runs the generator, and wants at most `known` programs to differ.
#[track_caller]
fn agree(generator: &str, seeds: u32, count: u32, known: u32) {
    let outcome = compare(generator, seeds, count);
    let last = outcome.stdout.lines().last().unwrap_or("");
    let differ: u32 = match last.split_once(" of ") {
        Some((differ, rest)) if rest.ends_with(" differ") => differ.parse().expect("a number"),
        _ => panic!("no summary: {}", outcome.describe()),
    };
    assert!(differ <= known, "{}", outcome.describe());
}

#[test]
fn random_expressions_have_the_same_value_or_error() {
    // One orders lists that begin with different NaNs, which here are one and the same object.
    agree("compare_expressions.py", 25, 400, 1);
}

#[test]
fn random_control_flow_takes_the_same_way() {
    agree("compare_flow.py", 15, 100, 0);
}

#[test]
fn random_arguments_are_bound_alike() {
    agree("compare_calls.py", 10, 400, 0);
}
