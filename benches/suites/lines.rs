//! What lines cost: the same programs traced with a perf map, with a perf map of lines, and with a
//! jitdump.
//!
//! `cargo bench -p stackline-benches --bench lines -- [FILTER]`. At the end comes a table of
//! medians and of ratios to the map without lines.

use measure::comparison::Comparison;
use measure::peer;
use measure::program::PROGRAMS;
use measure::table::{Ratio, Table};

const COLUMNS: &[&str] = &["-X perf", "-X perf_lines", "-X perf_jit"];

const RATIOS: &[Ratio] = &[
    Ratio {
        heading: "lines/traced",
        over: "-X perf_lines",
        under: "-X perf",
    },
    Ratio {
        heading: "jit/traced",
        over: "-X perf_jit",
        under: "-X perf",
    },
];

fn main() {
    let modes = peer::modes();
    let mut comparison = Comparison::new(Table::new(COLUMNS, RATIOS));
    for program in &PROGRAMS {
        comparison.bench_program(&modes, program);
    }
    let table = comparison.finish();
    println!("{}{}", table.render(), table.render_summary());
}
