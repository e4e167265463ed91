//! What it costs to give a function its stub and its record, in time and in bytes, by mode and
//! number of lines.
//!
//! `cargo bench -p stackline-benches --bench registrations -- [FILTER]`. A measurement registers
//! ten thousand functions with a profiler of its own in this process, and counts from the first
//! registration to the last: taking stubs, mapping memory for them, writing records. At the end
//! come a table of medians per registration, one of bytes per function, and one of the parts of a
//! stub.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use harness::scratch::Scratch;
use measure::comparison::Comparison;
use measure::table::{Ratio, Table};
use stackline::perf::{Backend, Function, Profiler, Symbol};
use stackline_jit::{Stub, StubPool, emit, host_triple};

/// Functions of one measurement.
const FUNCTIONS: usize = 10_000;

/// Lines of the functions.
const LINES: [usize; 3] = [1, 10, 100];

const COLUMNS: &[&str] = &["perf", "perf_lines", "perf_jit"];

const RATIOS: &[Ratio] = &[
    Ratio {
        heading: "lines/map",
        over: "perf_lines",
        under: "perf",
    },
    Ratio {
        heading: "jit/map",
        over: "perf_jit",
        under: "perf",
    },
];

/// What the functions are made from: they follow each other in one file.
struct Source {
    names: Vec<String>,
    lines: Vec<Vec<u32>>,
}

impl Source {
    fn new(lines: usize) -> Source {
        let body = lines as u32;
        let first = |n: u32| n * (body + 1) + 1;
        Source {
            names: (0..FUNCTIONS).map(|n| format!("function_{n}")).collect(),
            lines: (0..FUNCTIONS as u32)
                .map(|n| (first(n) + 1..=first(n) + body).collect())
                .collect(),
        }
    }

    fn functions(&self) -> impl Iterator<Item = Function<'_>> {
        let each = self.names.iter().zip(&self.lines);
        each.map(|(name, lines)| Function {
            symbol: Symbol::Python {
                qualname: name.as_bytes(),
            },
            filename: b"/srv/application/module.py",
            first_line: lines[0] - 1,
            lines,
        })
    }
}

/// The registration of all functions of a source.
struct Registration {
    elapsed: Duration,
    /// Size in bytes of the file.
    file: u64,
    /// Bytes of executable memory.
    mapped: usize,
    /// The first two stubs.
    stubs: [Stub; 2],
}

/// Registers the functions of `source` with a new profiler.
fn register(backend: Backend, source: &Source) -> Result<Registration, Box<dyn Error>> {
    let scratch = Scratch::new();
    let profiler = Profiler::in_directory(scratch.path().to_owned());
    profiler.activate(backend)?;
    let mut stubs = Vec::with_capacity(FUNCTIONS);
    let start = Instant::now();
    for function in source.functions() {
        stubs.push(profiler.register(&function)?.ok_or("the profiler is off")?);
    }
    let elapsed = start.elapsed();
    Ok(Registration {
        elapsed,
        file: only_file(scratch.path())?,
        mapped: profiler.mapped_bytes(),
        stubs: [stubs[0], stubs[1]],
    })
}

/// Size in bytes of the one file in `folder`.
fn only_file(folder: &Path) -> Result<u64, Box<dyn Error>> {
    let mut entries = fs::read_dir(folder)?;
    let entry = entries.next().ok_or("the profiler wrote no file")??;
    Ok(entry.metadata()?.len())
}

fn backends() -> [Backend; 3] {
    [Backend::PerfMap, Backend::PerfMapLines, Backend::JitDump]
}

fn row(lines: usize) -> String {
    format!("lines {lines}")
}

fn print_rates(table: &Table, rows: &[String]) {
    println!(
        "{:<14}{:>14}{:>14}{:>14}",
        "per second", COLUMNS[0], COLUMNS[1], COLUMNS[2]
    );
    for row in rows {
        print!("{row:<14}");
        for column in COLUMNS {
            match table.median(row, column) {
                Some(median) => print!("{:>14.0}", 1.0 / median.as_secs_f64()),
                None => print!("{:>14}", "-"),
            }
        }
        println!();
    }
}

fn print_bytes(row: &str, backend: Backend, found: &Registration) {
    println!(
        "{row:<14}{:<12}{:>10.1}{:>12.1}",
        backend.name(),
        found.file as f64 / FUNCTIONS as f64,
        found.mapped as f64 / FUNCTIONS as f64,
    );
}

/// Prints what the stub of a function of `lines` lines consists of, in bytes.
fn print_stub(lines: usize, backend: Backend, found: &Registration) -> Result<(), Box<dyn Error>> {
    let sites = if backend.has_lines() { lines as u32 } else { 0 };
    let mut pool = StubPool::new(emit(&host_triple())?, |_| 0);
    let code = pool.reserve(sites)?.code;
    assert_eq!(code.bytes().len(), found.stubs[0].size() as usize);
    let [first, second] = found.stubs.map(|stub| stub.address().get());
    let whole = second - first;
    let in_sites = (code.sites() * code.site_stride()) as usize;
    println!(
        "{:<14}{:<12}{:>7}{:>7}{:>7}{:>18}{:>9}{:>7}",
        row(lines),
        backend.name(),
        code.sites(),
        code.bytes().len() - in_sites,
        in_sites,
        code.extent() - code.bytes().len(),
        whole - code.extent(),
        whole,
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut comparison = Comparison::new(Table::new(COLUMNS, RATIOS));
    let mut found: BTreeMap<usize, Vec<Registration>> = BTreeMap::new();
    for lines in LINES {
        if !comparison.wants(&row(lines)) {
            continue;
        }
        let source = Source::new(lines);
        for backend in backends() {
            let all = found.entry(lines).or_default();
            all.push(register(backend, &source)?);
        }
        comparison.bench(&row(lines), COLUMNS, |column| {
            let registration = register(backends()[column], &source);
            let registration = registration.unwrap_or_else(|error| panic!("{error}"));
            registration.elapsed / FUNCTIONS as u32
        });
    }
    let table = comparison.finish();
    println!("{}", table.render());
    let rows: Vec<String> = found.keys().map(|&lines| row(lines)).collect();
    print_rates(&table, &rows);
    println!("\n{:<26}{:>10}{:>12}", "bytes each", "file", "executable");
    for (&lines, all) in &found {
        for (backend, found) in backends().into_iter().zip(all) {
            print_bytes(&row(lines), backend, found);
        }
    }
    println!(
        "\n{:<26}{:>7}{:>7}{:>7}{:>18}{:>9}{:>7}",
        "stub, bytes", "sites", "code", "sites", "marker, alignment", "padding", "whole"
    );
    for (&lines, all) in &found {
        for (backend, found) in backends().into_iter().zip(all) {
            print_stub(lines, backend, found)?;
        }
    }
    Ok(())
}
