//! Random expressions, evaluated here and by CPython 3.13: the same values, the same errors.

use std::path::Path;
use std::time::Duration;

use harness::binary;
use harness::process::Run;

/// Programs, each made from a seed of its own.
const SEEDS: u32 = 25;

/// Expressions in each program.
const EXPRESSIONS: u32 = 400;

#[test]
fn random_expressions_have_the_value_or_error_that_the_reference_gives() {
    let reference = binary::reference().expect("no CPython: set PYTHON_REFERENCE");
    let version = Run::program(&reference).arg("-V").run().stdout;
    // Messages of errors differ from version to version.
    assert!(
        version.starts_with("Python 3.13."),
        "the reference is {version}, not CPython 3.13"
    );
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("cpython/compare_expressions.py");
    let outcome = Run::program(reference)
        .arg("-B")
        .arg(script)
        .arg(binary::stackline())
        .args([SEEDS.to_string(), EXPRESSIONS.to_string()])
        .limit(Duration::from_secs(300))
        .run();
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
}
