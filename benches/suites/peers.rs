//! Stackline and CPython, plain and with `-X perf`, on the same programs in the same run.
//!
//! `cargo bench -p stackline-benches --bench peers -- [FILTER]`. At the end comes a table of
//! medians and ratios. Groups: one per program, `startup` (a whole process that does nothing)
//! and `first_call` (what the first call of a function costs over a later one).

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, process};

use criterion::{BenchmarkId, Criterion};
use measure::peer::{Failure, Peer};
use measure::program::{self, PROGRAMS};
use measure::table::Table;

/// Functions in the program that measures first calls.
const FIRST_CALLS: usize = 5000;

/// Samples of each benchmark: every one is at least one process.
const SAMPLES: usize = 10;

fn configured() -> Criterion {
    Criterion::default()
        .sample_size(SAMPLES)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args()
}

/// Benches `measure` under every interpreter as the group `name`, and notes all it measures.
fn bench_group(
    criterion: &mut Criterion,
    table: &RefCell<Table>,
    peers: &[Peer],
    name: &str,
    measure: impl Fn(&Peer) -> Result<Duration, Failure>,
) {
    let mut group = criterion.benchmark_group(name);
    for peer in peers {
        group.bench_function(BenchmarkId::from_parameter(peer.name), |bencher| {
            bencher.iter_custom(|iterations| {
                (0..iterations)
                    .map(|_| {
                        let elapsed = measure(peer).unwrap_or_else(|failure| panic!("{failure}"));
                        table.borrow_mut().add(name, peer.name, elapsed);
                        elapsed
                    })
                    .sum()
            });
        });
    }
    group.finish();
}

/// Checks that every interpreter finds the same checksum, and gives those that do.
fn agreeing(peers: &[Peer], script: &Path, n: u64) -> Vec<Peer> {
    let mut expected: Option<String> = None;
    // CPython comes last, and is the one to believe.
    let mut agreeing: Vec<Peer> = peers
        .iter()
        .rev()
        .filter(|peer| match peer.measure(script, n) {
            Ok(measurement) => {
                *expected.get_or_insert(measurement.checksum.clone()) == measurement.checksum || {
                    println!("{}: wrong result of {}", peer.name, script.display());
                    false
                }
            }
            Err(failure) => {
                println!("{failure}");
                false
            }
        })
        .cloned()
        .collect();
    agreeing.reverse();
    agreeing
}

fn main() {
    let peers = measure::peer::peers();
    let table = RefCell::new(Table::default());
    let mut criterion = configured();
    let filter = env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let wanted = |name: &str| filter.as_deref().is_none_or(|filter| name.contains(filter));

    for program in PROGRAMS.iter().filter(|program| wanted(program.name)) {
        let script = program.path();
        let peers = agreeing(&peers, &script, program.n);
        bench_group(&mut criterion, &table, &peers, program.name, |peer| {
            peer.measure(&script, program.n)
                .map(|measurement| measurement.elapsed)
        });
    }
    if wanted("startup") {
        bench_group(&mut criterion, &table, &peers, "startup", |peer| {
            peer.wall_time("pass")
        });
    }
    if wanted("first_call") {
        let script = env::temp_dir().join(format!("stackline-first-calls-{}.py", process::id()));
        fs::write(&script, program::first_calls(FIRST_CALLS)).expect("write the script");
        let peers = agreeing(&peers, &script, 0);
        bench_group(&mut criterion, &table, &peers, "first_call", |peer| {
            peer.measure(&script, 0)
                .map(|measurement| measurement.elapsed / FIRST_CALLS as u32)
        });
        // A leftover in the folder for temporary files harms nobody.
        let _ = fs::remove_file(&script);
    }
    criterion.final_summary();
    println!("{}", table.borrow().render());
}
