//! Stackline and CPython, plain and with `-X perf`, on the same programs in the same run.
//!
//! `cargo bench -p stackline-benches --bench peers -- [FILTER]`. At the end comes a table of
//! medians and ratios, with their geometric means over the programs, and a table of memory: the
//! largest resident set of each, and the smallest block that Stackline runs the program in with a
//! small argument. Groups: one per program, `startup` (a whole process that does nothing) and
//! `first_call` (what the first call of a function costs over a later one); the last two have a
//! table of their own.

use harness::scratch::Scratch;
use measure::comparison::Comparison;
use measure::memory::Memory;
use measure::peer::{self, Peer};
use measure::program::{self, PROGRAMS};
use measure::table::{Ratio, Table};

/// Functions in the program that measures first calls.
const FIRST_CALLS: usize = 5000;

const COLUMNS: &[&str] = &[
    "stackline",
    "stackline -X perf",
    "cpython",
    "cpython -X perf",
];

/// What tracing costs, for Stackline and for CPython; and the time of untraced Stackline over that
/// of untraced CPython: below 1 Stackline is faster.
const RATIOS: &[Ratio] = &[
    Ratio {
        heading: "traced/plain",
        over: "stackline -X perf",
        under: "stackline",
    },
    Ratio {
        heading: "same, cpython",
        over: "cpython -X perf",
        under: "cpython",
    },
    Ratio {
        heading: "vs cpython",
        over: "stackline",
        under: "cpython",
    },
];

fn main() {
    let peers = peer::peers();
    let mut comparison = Comparison::new(Table::new(COLUMNS, RATIOS));
    let mut memory = Memory::new();
    for program in PROGRAMS.iter().filter(|it| comparison.wants(it.name)) {
        let reference = peers.iter().find(|peer| peer.name == "cpython");
        memory.add(&peers[0], reference, program);
    }
    for program in &PROGRAMS {
        comparison.bench_program(&peers, program);
    }
    let programs = comparison.finish();
    let starts = bench_starts(&peers);
    println!("{}{}", programs.render(), programs.render_summary());
    println!("{}{}", memory.render(), starts.render());
}

/// Benches `startup` and `first_call`.
fn bench_starts(peers: &[Peer]) -> Table {
    let mut comparison = Comparison::new(Table::new(COLUMNS, RATIOS));
    if comparison.wants("startup") {
        comparison.bench_peers("startup", peers, |peer| peer.wall_time("pass"));
    }
    if comparison.wants("first_call") {
        let scratch = Scratch::new();
        let script = scratch.write("first_calls.py", program::first_calls(FIRST_CALLS));
        let peers = peer::agreeing(peers, &script, 0);
        comparison.bench_peers("first_call", &peers, |peer| {
            let measurement = peer.measure(&script, 0)?;
            Ok(measurement.elapsed / FIRST_CALLS as u32)
        });
    }
    comparison.finish()
}
