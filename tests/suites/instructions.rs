//! What being profiled costs, in instructions, as callgrind counts them.
//!
//! Times are too noisy to assert; instructions are not. A change that lets the compiler spill a
//! value in the evaluator's inner loop shows here at once, and nowhere else.

use std::path::Path;
use std::time::Duration;

use harness::binary;
use harness::map_file;
use harness::process::Run;

/// A program of the benchmarks, with two amounts of work.
struct Program {
    name: &'static str,
    amounts: [u32; 2],
}

const FIB: Program = Program {
    name: "fib",
    amounts: [5, 18],
};

const LOOP: Program = Program {
    name: "loop",
    amounts: [1000, 201_000],
};

const METHODS: Program = Program {
    name: "methods",
    amounts: [100, 5100],
};

const WHILE_LOOP: Program = Program {
    name: "while_loop",
    amounts: [1000, 101_000],
};

/// Instructions of a whole run.
fn count(program: &Program, options: &[&str], amount: u32) -> f64 {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../benches/programs")
        .join(program.name)
        .with_extension("py");
    let outcome = Run::program("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(binary::stackline())
        .args(options)
        .arg(&script)
        .arg(amount.to_string())
        .limit(Duration::from_secs(120))
        .run();
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
    map_file::remove_naming(&script.to_string_lossy());
    let total = outcome
        .stderr
        .lines()
        .find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    total.unwrap_or_else(|| panic!("no count: {}", outcome.describe()))
}

/// Instructions of the work by which the two amounts differ.
fn work(program: &Program, options: &[&str]) -> f64 {
    let [less, more] = program.amounts;
    count(program, options, more) - count(program, options, less)
}

/// Checks that `program` takes at most `limit` times the instructions with `options` that it takes
/// with `base`.
#[track_caller]
fn expect_ratio(program: &Program, base: &[&str], options: &[&str], limit: f64) {
    let (before, after) = (work(program, base), work(program, options));
    let ratio = after / before;
    println!(
        "{} {options:?} over {base:?}: {after:.0} / {before:.0} = {ratio:.3}",
        program.name
    );
    assert!(
        ratio <= limit,
        "{} with {options:?}: {ratio:.3}",
        program.name
    );
}

const MAP: &[&str] = &["-X", "perf"];
const LINES: &[&str] = &["-X", "perf_lines"];

// The evaluator without lines keeps in a register what the other has in memory, for want of another:
// one store for each instruction, which is most of these ratios.

#[test]
fn lines_cost_calls_next_to_nothing() {
    expect_ratio(&FIB, MAP, LINES, 1.06);
    expect_ratio(&METHODS, MAP, LINES, 1.04);
}

#[test]
fn lines_cost_loops_little() {
    expect_ratio(&LOOP, MAP, LINES, 1.1);
    expect_ratio(&WHILE_LOOP, MAP, LINES, 1.14);
}

#[test]
fn tracing_costs_calls_a_fifth_at_most() {
    expect_ratio(&FIB, &[], MAP, 1.2);
}

#[test]
fn tracing_costs_loops_nothing() {
    expect_ratio(&LOOP, &[], MAP, 1.005);
}
