//! The collector: how often it runs, how long the program stands still, and what that is of the
//! whole time.
//!
//! `cargo bench -p stackline-benches --bench collector -- [FILTER]` runs the programs of
//! `programs/collector` in blocks of several sizes and prints a table. Of three runs each, the
//! shortest counts. CPython's time, where it can run the program, is that of the same work with
//! as much memory as it wants.
//!
//! `-- --soak SECONDS` runs them one after the other for so long, be it hours, and stops at the
//! first that fails or finds something else than before.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use measure::peer::{self, Failure, Peer};

/// Runs of each program.
const REPETITIONS: usize = 3;

const MIB: u64 = 1 << 20;

/// A program of `programs/collector`, its argument and its block in bytes.
#[derive(Debug, Clone, Copy)]
struct Case {
    program: &'static str,
    n: u64,
    block: u64,
    /// Whether CPython can do the same.
    comparable: bool,
}

const fn case(program: &'static str, n: u64, mib: u64, comparable: bool) -> Case {
    Case {
        program,
        n,
        block: mib * MIB,
        comparable,
    }
}

/// Every case: `churn` with percents of the block that live, the others with sizes.
const CASES: [Case; 11] = [
    case("churn", 50, 16, false),
    case("churn", 80, 16, false),
    case("churn", 95, 16, false),
    case("churn", 98, 16, false),
    case("churn", 50, 128, false),
    case("churn", 80, 128, false),
    case("linked_list", 1_000_000, 64, true),
    case("linked_list", 1_000_000, 512, true),
    case("nested", 300_000, 256, true),
    case("full", 3, 4, false),
    case("full", 1, 64, false),
];

/// What a run says of itself; times in nanoseconds.
#[derive(Debug, Clone)]
struct Report {
    checksum: String,
    collections: u64,
    longest: u64,
    total: u64,
    elapsed: u64,
}

impl Case {
    fn name(&self) -> String {
        format!("{} {}", self.program, self.n)
    }

    fn path(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("programs/collector")
            .join(self.program)
            .with_extension("py")
    }

    /// Runs the case once; in a block of its size, if `peer` has such.
    fn run(&self, peer: &Peer, has_block: bool) -> Result<Report, Failure> {
        let text = peer.output(has_block.then_some(self.block), &self.path(), self.n)?;
        let words: Vec<&str> = text.split_whitespace().collect();
        let number = |i: usize| words.get(i).and_then(|word| word.parse().ok()).unwrap_or(0);
        Ok(Report {
            checksum: words.first().map(ToString::to_string).unwrap_or_default(),
            collections: number(1),
            longest: number(2),
            total: number(3),
            elapsed: number(4),
        })
    }

    /// The shortest of some runs.
    fn shortest(&self, peer: &Peer, has_block: bool) -> Result<Report, Failure> {
        let mut best = self.run(peer, has_block)?;
        for _ in 1..REPETITIONS {
            let next = self.run(peer, has_block)?;
            if next.elapsed < best.elapsed {
                best = next;
            }
        }
        Ok(best)
    }
}

fn milliseconds(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1e6
}

fn print_row(case: &Case, stackline: &Peer, cpython: Option<&Peer>) {
    let report = match case.shortest(stackline, true) {
        Ok(report) => report,
        Err(failure) => return println!("{:<22}{failure}", case.name()),
    };
    let reference = cpython
        .filter(|_| case.comparable)
        .and_then(|peer| case.shortest(peer, false).ok());
    let theirs = match reference {
        Some(theirs) if theirs.checksum == report.checksum => {
            format!("{:.1}", milliseconds(theirs.elapsed))
        }
        Some(_) => "differs".into(),
        None => "-".into(),
    };
    println!(
        "{:<22}{:>8}{:>10.1}{:>13}{:>14.2}{:>12.2}{:>9.0}%{theirs:>10}",
        case.name(),
        case.block / MIB,
        milliseconds(report.elapsed),
        report.collections,
        milliseconds(report.longest),
        milliseconds(report.total / report.collections.max(1)),
        100.0 * report.total as f64 / report.elapsed.max(1) as f64,
    );
}

/// Runs all cases again and again until `time` is over.
///
/// # Panics
/// If one fails or finds something else than before.
fn soak(stackline: &Peer, time: Duration) {
    let start = Instant::now();
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut runs = 0;
    while start.elapsed() < time {
        for case in &CASES {
            let report = case
                .run(stackline, true)
                .unwrap_or_else(|failure| panic!("{}: {failure}", case.name()));
            let name = format!("{} in {}", case.name(), case.block);
            let first = found.entry(name).or_insert(report.checksum.clone());
            assert_eq!(*first, report.checksum, "{}", case.name());
            runs += 1;
        }
    }
    println!("{runs} runs in {} s", start.elapsed().as_secs());
}

fn main() {
    let peers = peer::peers();
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--soak") {
        let seconds = arguments.get(at + 1).and_then(|text| text.parse().ok());
        return soak(&peers[0], Duration::from_secs(seconds.unwrap_or(60)));
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with('-'));
    let cpython = peers.iter().find(|peer| peer.name == "cpython");
    println!(
        "{:<22}{:>8}{:>10}{:>13}{:>14}{:>12}{:>10}{:>10}",
        "program, n", "MiB", "ms", "collections", "longest, ms", "mean, ms", "share", "cpython"
    );
    for case in &CASES {
        if filter.is_none_or(|filter| case.name().contains(filter.as_str())) {
            print_row(case, &peers[0], cpython);
        }
    }
}
