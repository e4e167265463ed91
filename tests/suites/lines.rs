//! Sampled lines are true: the work of a program is where perf says it is.
//!
//! The program is `tests/lines/work.py`, and what is known of it `work.truth` beside it.

use std::collections::BTreeMap;

use harness::binary;
use harness::map_file;
use harness::perf::{Recorder, Sample};
use harness::process::Run;
use harness::scratch::Scratch;
use harness::stacks::{self, Spread, Stack, Truth, describe};

/// The function whose lines of equal work are not in the truth, with these lines.
const STRAIGHT: (&str, std::ops::RangeInclusive<u32>) = ("straight", 217..=222);

/// Samples wanted in each section of the program.
const ENOUGH: f64 = 2000.0;

/// How far shares may be from the truth, in percentage points.
const TOLERANCE: f64 = 3.0;

/// Samples per second.
const FREQUENCY: u32 = 20_000;

/// How lines are told to perf.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    JitDump,
    Map,
}

/// Records the program for `rounds` rounds.
fn record(mode: Mode, call_graph: Option<&str>, rounds: u32) -> Vec<Sample> {
    let scratch = Scratch::new();
    let program = binary::bare(scratch.path());
    let program = program.to_string_lossy();
    let script = stacks::folder().join("work.py");
    let script = script.to_string_lossy();
    let folder = format!("perf_jit_dir={}", scratch.path().display());
    let rounds = rounds.to_string();
    let mut recorder = Recorder::new().frequency(FREQUENCY).monotonic().uncached();
    if let Some(call_graph) = call_graph {
        recorder = recorder.call_graph(call_graph);
    }
    let option = match mode {
        Mode::JitDump => "perf_jit",
        Mode::Map => "perf_lines",
    };
    let command = [&program, "-X", option, "-X", &folder, &script, &rounds];
    let recording = recorder.record(scratch.path(), &command);
    let outcome = &recording.outcome;
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
    match mode {
        Mode::JitDump => recording.inject().located_samples(),
        Mode::Map => {
            let samples = recording.samples();
            map_file::remove_naming(&script);
            samples
        }
    }
}

/// Python stacks of the samples that have one, with how often they are seen.
fn spread_of(samples: &[Sample]) -> Spread {
    let mut spread = Spread::new();
    for sample in samples {
        let stack = sample.python_stack();
        if !stack.is_empty() {
            *spread.entry(stack).or_insert(0.0) += 1.0;
        }
    }
    spread
}

fn total(spread: &Spread) -> f64 {
    spread.values().sum()
}

/// The sections of the program: what one round calls.
fn sections(truth: &Truth) -> Vec<String> {
    let mut sections: Vec<String> = truth
        .work
        .keys()
        .filter_map(|stack| Some(stack.get(2)?.function.clone()))
        .collect();
    sections.dedup();
    sections.push(STRAIGHT.0.into());
    sections
}

/// Records until each section has enough samples.
fn record_enough(mode: Mode, call_graph: Option<&str>, truth: &Truth) -> Spread {
    let mut rounds = 150;
    loop {
        let samples = record(mode, call_graph, rounds);
        let spread = spread_of(&samples);
        let python = total(&spread);
        assert!(
            python >= 0.9 * samples.len() as f64,
            "only {python} of {} samples have a Python stack",
            samples.len()
        );
        let fewest = sections(truth)
            .iter()
            .map(|section| total(&stacks::section(&spread, section)))
            .fold(f64::INFINITY, f64::min);
        if fewest >= ENOUGH {
            return spread;
        }
        rounds *= (1.3 * ENOUGH / fewest.max(10.0)).ceil() as u32;
    }
}

/// Stacks that the program cannot have, with why.
fn faults(truth: &Truth, spread: &Spread) -> Vec<String> {
    let faulty = spread.iter().filter_map(|(stack, count)| {
        let fault = truth.fault(stack)?;
        Some(format!("{count} x {}: {fault}", describe(stack)))
    });
    faulty.collect()
}

/// The stacks of `spread` outside of [`STRAIGHT`].
fn of_known_work(spread: &Spread) -> Spread {
    let known = |stack: &Stack| {
        stack
            .get(2)
            .is_none_or(|frame| frame.function != STRAIGHT.0)
    };
    let known = spread.iter().filter(|(stack, _)| known(stack));
    known
        .map(|(stack, count)| (stack.clone(), *count))
        .collect()
}

/// Checks that the lines of equal work have equal shares of it.
fn expect_equal_lines(spread: &Spread) {
    let mut counts: BTreeMap<u32, f64> = STRAIGHT.1.map(|line| (line, 0.0)).collect();
    for (stack, count) in stacks::section(spread, STRAIGHT.0) {
        let leaf = stack.last().expect("a section has frames");
        if let Some(total) = counts.get_mut(&leaf.line) {
            *total += count;
        }
    }
    let all: f64 = counts.values().sum();
    let equal = 100.0 / counts.len() as f64;
    let shares: Vec<f64> = counts.values().map(|count| 100.0 * count / all).collect();
    println!("lines of equal work have {shares:.2?} %, not {equal:.2} %");
    let close = shares
        .iter()
        .all(|share| (share - equal).abs() <= TOLERANCE);
    assert!(close, "lines of equal work have {shares:.2?} %");
}

#[track_caller]
fn expect_truth(mode: Mode, call_graph: Option<&str>) {
    let truth = Truth::read();
    let spread = record_enough(mode, call_graph, &truth);
    println!("{mode:?} {call_graph:?}: {} samples", total(&spread));
    let faults = faults(&truth, &spread);
    assert!(
        faults.is_empty(),
        "impossible stacks:\n{}",
        faults.join("\n")
    );
    let mut wrong = Vec::new();
    let mut compare = |name: &str, truth: &Spread, found: &Spread| {
        let (difference, place) = stacks::largest_difference(truth, found);
        let line = format!(
            "{name}: {} samples, {difference:.2} off: {place}",
            total(found)
        );
        println!("{line}");
        if difference > TOLERANCE {
            wrong.push(line);
        }
    };
    compare("all", &truth.work, &of_known_work(&spread));
    for section in sections(&truth) {
        if section != STRAIGHT.0 {
            let known = stacks::section(&truth.work, &section);
            compare(&section, &known, &stacks::section(&spread, &section));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    expect_equal_lines(&spread);
}

#[test]
fn jitdump_by_frame_pointers() {
    expect_truth(Mode::JitDump, None);
}

#[test]
fn map_by_frame_pointers() {
    expect_truth(Mode::Map, None);
}

#[test]
fn reference_agrees_on_the_truth() {
    let reference = binary::reference().expect("a CPython, by PYTHON_REFERENCE or on PATH");
    let script = stacks::folder().join("record.py");
    let outcome = Run::program(reference).arg(script).arg("--print").run();
    let recorded = std::fs::read_to_string(stacks::folder().join("work.truth"));
    outcome.expect_output(&recorded.expect("work.truth"));
}
