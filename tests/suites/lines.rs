//! Sampled lines are true: the work of a program is where perf says it is.
//!
//! The program is `tests/lines/work.py`, and what is known of it `work.truth` beside it.

use std::collections::{BTreeMap, BTreeSet};

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

/// Samples per second: few enough that the machine mostly runs the program and not the sampling.
const FREQUENCY: u32 = 4999;

/// Rounds of the program in one recording.
const ROUNDS: u32 = 50;

/// Recordings at least.
const FEWEST: usize = 5;

/// Recordings at most.
const MOST: usize = 16;

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

/// Samples of the section that has fewest.
fn fewest_samples(truth: &Truth, spread: &Spread) -> f64 {
    let sections = sections(truth);
    let counts = sections
        .iter()
        .map(|section| total(&stacks::section(spread, section)));
    counts.fold(f64::INFINITY, f64::min)
}

/// Records once more: the Python stacks.
fn record_spread(mode: Mode, call_graph: Option<&str>) -> Spread {
    let samples = record(mode, call_graph, ROUNDS);
    let spread = spread_of(&samples);
    let python = total(&spread);
    assert!(
        python >= 0.9 * samples.len() as f64,
        "only {python} of {} samples have a Python stack",
        samples.len()
    );
    spread
}

/// How often each stack is seen in a typical one of `recordings`: the mean of the counts without
/// the highest and the lowest quarter.
fn typical(recordings: &[Spread]) -> Spread {
    let stacks: BTreeSet<&Stack> = recordings.iter().flat_map(BTreeMap::keys).collect();
    let cut = recordings.len() / 4;
    let mean = |stack: &Stack| {
        let count = |spread: &Spread| spread.get(stack).copied().unwrap_or(0.0);
        let mut counts: Vec<f64> = recordings.iter().map(count).collect();
        counts.sort_by(f64::total_cmp);
        let kept = &counts[cut..counts.len() - cut];
        kept.iter().sum::<f64>() / kept.len() as f64
    };
    let means = stacks.into_iter().map(|stack| (stack.clone(), mean(stack)));
    means.collect()
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

/// The largest difference of the shares of lines of equal work from being equal, in points, in
/// words.
fn inequality(spread: &Spread) -> (f64, String) {
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
    let difference = shares.iter().map(|share| (share - equal).abs());
    let text = format!("lines of equal work have {shares:.2?} %, not {equal:.2} %");
    (difference.fold(0.0, f64::max), text)
}

/// How far the samples of each section, and of all, are from the truth, in points, in words.
fn differences(truth: &Truth, spread: &Spread) -> Vec<(f64, String)> {
    let compare = |name: &str, truth: &Spread, found: &Spread| {
        let (difference, place) = stacks::largest_difference(truth, found);
        let samples = total(found);
        let text = format!("{name}: {samples:.0} samples, {difference:.2} off: {place}");
        (difference, text)
    };
    let mut all = vec![compare("all", &truth.work, &of_known_work(spread))];
    for section in sections(truth) {
        if section != STRAIGHT.0 {
            let known = stacks::section(&truth.work, &section);
            all.push(compare(
                &section,
                &known,
                &stacks::section(spread, &section),
            ));
        }
    }
    all.push(inequality(spread));
    all
}

/// Checks the samples of a typical recording against the truth.
///
/// A processor can be slower at one of the loops for all of a process, by where its memory happens
/// to lie, and a busy machine can disturb a recording. So there are several, of which the typical
/// counts; if that is off, more are taken, up to [`MOST`]. What is wrong in each stays wrong.
#[track_caller]
fn expect_truth(mode: Mode, call_graph: Option<&str>) {
    let truth = Truth::read();
    let mut recordings = Vec::new();
    while recordings.len() < MOST {
        let spread = record_spread(mode, call_graph);
        let faults = faults(&truth, &spread);
        assert!(faults.is_empty(), "impossible:\n{}", faults.join("\n"));
        recordings.push(spread);
        let fewest: f64 = recordings.iter().map(|s| fewest_samples(&truth, s)).sum();
        if recordings.len() < FEWEST || fewest < ENOUGH {
            continue;
        }
        let differences = differences(&truth, &typical(&recordings));
        println!(
            "{mode:?}, {} recordings, {fewest} samples or more",
            recordings.len()
        );
        differences.iter().for_each(|(_, text)| println!("{text}"));
        if differences.iter().all(|(points, _)| *points <= TOLERANCE) {
            return;
        }
    }
    panic!("more than {TOLERANCE} points off, or fewer than {ENOUGH} samples in a section");
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
