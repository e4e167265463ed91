//! Measuring in turns, under criterion.

use std::cell::{Cell, RefCell};
use std::time::Duration;
use std::{env, fmt};

use criterion::{BenchmarkId, Criterion};

use crate::peer::{self, Failure, Peer};
use crate::program::Program;
use crate::table::Table;

/// Samples of each benchmark: every one is at least one round.
const SAMPLES: usize = 10;

/// Criterion, and a table of all that it has measured.
///
/// An iteration of any benchmark is a round, in which each column of the table is measured once.
/// Criterion gets the column that it asks for, the table all of them: criterion's estimates rest
/// on part of what the table does.
pub struct Comparison {
    criterion: Criterion,
    filter: Option<String>,
    table: RefCell<Table>,
    rounds: Cell<usize>,
}

impl fmt::Debug for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Comparison")
            .field("filter", &self.filter)
            .field("table", &self.table)
            .finish_non_exhaustive()
    }
}

impl Comparison {
    /// A comparison by `table`, which is empty as yet, as the command line configures it.
    pub fn new(table: Table) -> Comparison {
        let criterion = Criterion::default()
            .sample_size(SAMPLES)
            .warm_up_time(Duration::from_millis(100))
            .measurement_time(Duration::from_secs(2))
            .configure_from_args();
        Comparison {
            criterion,
            filter: env::args().skip(1).find(|arg| !arg.starts_with('-')),
            table: RefCell::new(table),
            rounds: Cell::new(0),
        }
    }

    /// Whether the command line asks for the row `name`.
    pub fn wants(&self, name: &str) -> bool {
        let filter = self.filter.as_deref();
        filter.is_none_or(|filter| name.contains(filter))
    }

    /// Benches `measure` with the number of each of `columns`, as the group and row `row`.
    pub fn bench(&mut self, row: &str, columns: &[&str], measure: impl Fn(usize) -> Duration) {
        let (table, rounds) = (&self.table, &self.rounds);
        let round = |wanted: usize| {
            let first = rounds.replace(rounds.get() + 1);
            let mut answer = Duration::ZERO;
            // Each is the first of a round as often as the others.
            for turn in 0..columns.len() {
                let column = (first + turn) % columns.len();
                let elapsed = measure(column);
                table.borrow_mut().add(row, columns[column], elapsed);
                if column == wanted {
                    answer = elapsed;
                }
            }
            answer
        };
        let mut group = self.criterion.benchmark_group(row);
        for (wanted, column) in columns.iter().enumerate() {
            group.bench_function(BenchmarkId::from_parameter(column), |bencher| {
                bencher.iter_custom(|iterations| (0..iterations).map(|_| round(wanted)).sum());
            });
        }
        group.finish();
    }

    /// Benches `measure` under each of `peers`, as the row `row`.
    ///
    /// # Panics
    /// If a measurement fails.
    pub fn bench_peers(
        &mut self,
        row: &str,
        peers: &[Peer],
        measure: impl Fn(&Peer) -> Result<Duration, Failure>,
    ) {
        let names: Vec<&str> = peers.iter().map(|peer| peer.name).collect();
        self.bench(row, &names, |column| {
            measure(&peers[column]).unwrap_or_else(|failure| panic!("{failure}"))
        });
    }

    /// Benches `program`, if it is asked for, under those of `peers` that run it right.
    ///
    /// # Panics
    /// If a measurement fails.
    pub fn bench_program(&mut self, peers: &[Peer], program: &Program) {
        if !self.wants(program.name) {
            return;
        }
        let script = program.path();
        let peers = peer::agreeing(peers, &script, program.n);
        self.bench_peers(program.name, &peers, |peer| {
            let measurement = peer.measure(&script, program.n)?;
            Ok(measurement.elapsed)
        });
    }

    /// Ends the benchmarks and gives all they measured.
    pub fn finish(self) -> Table {
        self.criterion.final_summary();
        self.table.into_inner()
    }
}
