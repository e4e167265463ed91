//! Programs of the corpus in too little memory: each prints what it prints otherwise, or the beginning
//! of that and a MemoryError. Nothing else may come of it: no other exception, no other output.
//!
//! Two ways. In memories of many sizes below the least that is enough, and with an allocation that
//! fails wherever the program happens to be (`--fail-allocation`). As part of `tests/run` each takes
//! few programs and places; `STACKLINE_FULL_MEMORY=all` takes every program, and any number in its
//! place says how many runs each of them gets.

use std::time::Duration;

use harness::corpus::{self, Program};
use harness::process::Outcome;

/// Programs that allocate too often, or print what memory, deep stacks and tracebacks are like.
const LEFT_OUT: &[&str] = &[
    "asyncio/",
    "dict/growth.py",
    "errors/",
    "files/",
    "memory/",
    "programs/",
    "recursion/",
    "stdlib/at_exit.py",
    // Suggestions are left out where there is no room to look for them, as the reference does.
    "stdlib/errors_in_text.py",
    "stdlib/traceback_module.py",
    "stdlib/warnings_module.py",
];

/// What code runs by that is left by an exception, or after it, or whose exceptions are reported and
/// ignored: that may print as well.
const CLEANING_UP: [&str; 6] = [
    "finally",
    "__del__",
    "__exit__",
    "__release_buffer__",
    "weakref",
    "contextmanager",
];

/// How many of the programs are run, one of so many, and how often each.
fn portion() -> (usize, usize) {
    match std::env::var("STACKLINE_FULL_MEMORY").as_deref() {
        Ok("all") => (1, 12),
        Ok(number) => (1, number.parse().expect("a number of runs")),
        Err(_) => (24, 6),
    }
}

/// One of every `step` programs.
fn some_programs(step: usize, first: usize) -> Vec<Program> {
    let areas = corpus::areas();
    let all = areas.iter().flat_map(|area| corpus::programs(area));
    all.skip(first.min(step - 1))
        .step_by(step)
        .filter(|program| !LEFT_OUT.iter().any(|start| program.name.starts_with(start)))
        .collect()
}

fn run(program: &Program, option: &str, value: &str) -> Outcome {
    let option = format!("{option}={value}");
    let limit = Duration::from_secs(60);
    program.prepare(&[&option]).limit(limit).run()
}

/// Whether `got` is all of `expected`, or its beginning up to where a MemoryError is told of. What a
/// program that catches all exceptions prints of them is its own, so behind that anything may come.
fn begins_as(expected: &str, got: &str) -> bool {
    if expected.starts_with(got) {
        return true;
    }
    let common = expected
        .bytes()
        .zip(got.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let line = got.as_bytes()[..common]
        .iter()
        .rposition(|&b| b == b'\n')
        .map_or(0, |at| at + 1);
    let rest = String::from_utf8_lossy(&got.as_bytes()[line..]);
    rest.lines()
        .take(3)
        .any(|line| line.contains("MemoryError"))
}

fn cleans_up(program: &Program) -> bool {
    let source = std::fs::read_to_string(corpus::folder().join(&program.name));
    let source = source.expect("a program");
    CLEANING_UP.iter().any(|word| source.contains(word))
}

/// What is wrong with how the program ended; nothing where it ended as it should.
fn mistake(program: &Program, outcome: &Outcome) -> Option<&'static str> {
    const TOLD: [&str; 2] = ["MemoryError", "memory"];
    const NEVER: [&str; 4] = ["panicked", "SystemError", "bad image", "InterpreterError"];
    let (out, err) = (&outcome.stdout, &outcome.stderr);
    program.check(outcome)?;
    if outcome.timed_out {
        return Some("took too long");
    }
    let is_new = |text: &&&str| {
        (out.contains(**text) || err.contains(**text))
            && !program.stdout.contains(**text)
            && !program.stderr.contains(**text)
    };
    if let Some(text) = NEVER.iter().find(is_new) {
        return Some(text);
    }
    // The stack is a part of the memory, and a smaller one ends sooner.
    if out.contains("RecursionError") || err.contains("RecursionError") {
        return None;
    }
    if err.ends_with("MemoryError\n") && cleans_up(program) {
        return None;
    }
    if !begins_as(&program.stdout, out) {
        return Some("other output");
    }
    let told = TOLD
        .iter()
        .any(|text| err.contains(text) || out.contains(text));
    match outcome.shell_status() {
        _ if !told => Some("no MemoryError"),
        0..=2 => None,
        status if status == program.status => None,
        _ => Some("another status"),
    }
}

/// Runs `program` with the option; what went wrong.
fn failure(program: &Program, option: &str, value: usize) -> Option<String> {
    let outcome = run(program, option, &value.to_string());
    let mistake = mistake(program, &outcome)?;
    let mut report = program.check(&outcome).unwrap_or_default();
    report.truncate(
        report
            .char_indices()
            .nth(1200)
            .map_or(report.len(), |(at, _)| at),
    );
    Some(format!("{option}={value}: {mistake}: {report}"))
}

/// The least number of bytes, to some hundred, in which the program does what it should.
fn least_memory(program: &Program) -> usize {
    let (mut too_few, mut enough) = (4096, 64 << 20);
    while enough - too_few > too_few / 32 {
        let middle = match enough / too_few {
            0..=2 => usize::midpoint(too_few, enough),
            _ => too_few * 2,
        };
        let outcome = run(program, "--memory", &middle.to_string());
        match program.check(&outcome) {
            None => enough = middle,
            Some(_) => too_few = middle,
        }
    }
    enough
}

#[track_caller]
fn assert_none(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} runs went wrong\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn memory_of_any_size_gives_a_beginning_and_an_error() {
    let (step, runs) = portion();
    let mut failures = Vec::new();
    for program in some_programs(4 * step, 7) {
        let least = least_memory(&program);
        for place in 0..2 * runs {
            let size = least + least / 8 - place * least / (2 * runs);
            failures.extend(failure(&program, "--memory", size + 8 * place));
        }
    }
    assert_none(&failures);
}

#[test]
fn a_failing_allocation_anywhere_gives_a_beginning_and_an_error() {
    let (step, runs) = portion();
    let mut failures = Vec::new();
    let mut random = 88_172_645_463_325_252_u64;
    for program in some_programs(step, 3) {
        for _ in 0..runs {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            // As many below a hundred as below a thousand or ten thousand.
            let scale = [30, 300, 3000, 30_000][(random >> 40) as usize % 4];
            let number = 1 + (random >> 8) as usize % scale;
            failures.extend(failure(&program, "--fail-allocation", number));
        }
    }
    assert_none(&failures);
}

#[test]
fn collections_anywhere_change_nothing() {
    let (step, runs) = portion();
    let mut failures = Vec::new();
    for program in some_programs(step, 11) {
        for number in (2..).take(runs.min(5)) {
            let option = format!("--gc-stress={number}");
            let limit = Duration::from_secs(600);
            let outcome = program.prepare(&[&option]).limit(limit).run();
            failures.extend(program.check(&outcome));
        }
    }
    assert_none(&failures);
}
