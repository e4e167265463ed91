//! Random programs, run here and by CPython 3.13: the same values, the same errors.
//!
//! Each test is a short portion of what `tests/fuzz/run` does for as long as one likes.

use std::path::Path;
use std::time::Duration;

use harness::binary;
use harness::process::Run;

/// Runs batches of snippets of one kind, from a seed that is always the same.
#[track_caller]
fn agree(kind: &str, batches: u32) {
    let reference = binary::reference().expect("no CPython: set PYTHON_REFERENCE");
    let version = Run::program(&reference).arg("-V").run().stdout;
    // Messages of errors differ from version to version.
    assert!(
        version.starts_with("Python 3.13."),
        "the reference is {version}, not CPython 3.13"
    );
    let outcome = Run::program(reference)
        .arg("-B")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz"))
        .args(["--seed", "1", "--kind", kind, "--batches"])
        .arg(batches.to_string())
        .arg(binary::stackline())
        .limit(Duration::from_secs(600))
        .run();
    let summary = outcome.stdout.lines().last().unwrap_or("");
    assert!(
        summary.contains(": 0 of "),
        "{kind}: {}",
        outcome.describe()
    );
}

macro_rules! kinds {
    ($($name:ident $kind:literal $batches:literal;)*) => {
        $(#[test]
        fn $name() {
            agree($kind, $batches);
        })*
    };
}

kinds! {
    control_flow_takes_the_same_way "flow" 8;
    arguments_are_bound_alike "calls" 8;
    patterns_match_alike "patterns" 8;
    targets_unpack_alike "unpacking" 8;
}
