//! The programs and their sizes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One program of `benches/programs`.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// Name of the file without `.py`.
    pub name: &'static str,
    /// The argument: about 100 ms of work for CPython 3.13 on a machine of 2024.
    pub n: u64,
    /// The argument with which the smallest block of memory is looked for: enough to go every way
    /// through the program.
    pub small: u64,
}

const fn program(name: &'static str, n: u64, small: u64) -> Program {
    Program { name, n, small }
}

/// Every program.
pub const PROGRAMS: [Program; 32] = [
    program("fib", 30, 10),
    program("loop", 2_000_000, 100),
    program("while_loop", 1_000_000, 100),
    program("arguments", 100_000, 100),
    program("methods", 200_000, 100),
    program("objects", 400_000, 100),
    program("closures", 700_000, 100),
    program("lists", 500_000, 100),
    program("dicts", 300_000, 200),
    program("strings", 150_000, 50),
    program("matrix", 100, 4),
    program("sieve", 1_000_000, 100),
    program("queens", 11, 5),
    program("mandelbrot", 200, 10),
    program("sorting", 40_000, 50),
    program("exceptions", 250_000, 100),
    program("nbody", 12_000, 10),
    program("fannkuch", 8, 5),
    program("spectral_norm", 150, 10),
    program("queens_generators", 8, 5),
    program("richards", 20_000, 100),
    program("deltablue", 3_000, 10),
    program("raytrace", 60, 4),
    program("text", 20_000, 50),
    program("word_count", 50_000, 100),
    program("sort_keys", 12_000, 50),
    program("pidigits", 1_000, 30),
    program("tokenizer", 3_500, 30),
    program("generators", 80_000, 100),
    program("coroutines", 25_000, 100),
    program("binary_trees", 14, 6),
    program("lru_cache", 45_000, 100),
];

impl Program {
    /// Where the program is.
    pub fn path(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("programs")
            .join(self.name)
            .with_extension("py")
    }
}

/// A program that calls `functions` different functions once, and once more, and reports the
/// difference: the cost of the first calls. Its argument is not used.
pub fn first_calls(functions: usize) -> String {
    let mut text = String::from("import sys, time\nfunctions = []\n");
    for i in 0..functions {
        let _ = write!(
            text,
            "def function_{i}(): pass\nfunctions.append(function_{i})\n"
        );
    }
    text + "\
def call_all():
    start = time.perf_counter_ns()
    for function in functions:
        function()
    return time.perf_counter_ns() - start

first = call_all()
later = min([call_all() for _ in range(5)])
print(len(functions), max(first - later, 1))
"
}

/// A program that calls `functions` functions of `lines` lines each, at least two, twenty times.
pub fn many_functions(functions: usize, lines: usize) -> String {
    let mut text = String::from("functions = []\n");
    for i in 0..functions {
        let _ = writeln!(text, "def function_{i}(n):");
        for line in 1..lines {
            let _ = writeln!(text, "    n += {line}");
        }
        let _ = writeln!(text, "    return n\nfunctions.append(function_{i})");
    }
    text + "\
def call_all():
    for function in functions:
        function(0)

for _ in range(20):
    call_all()
"
}
