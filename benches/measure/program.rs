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
}

/// Every program.
pub const PROGRAMS: [Program; 16] = [
    Program { name: "fib", n: 30 },
    Program {
        name: "loop",
        n: 2_000_000,
    },
    Program {
        name: "while_loop",
        n: 1_000_000,
    },
    Program {
        name: "arguments",
        n: 100_000,
    },
    Program {
        name: "methods",
        n: 200_000,
    },
    Program {
        name: "objects",
        n: 400_000,
    },
    Program {
        name: "closures",
        n: 700_000,
    },
    Program {
        name: "lists",
        n: 500_000,
    },
    Program {
        name: "dicts",
        n: 300_000,
    },
    Program {
        name: "strings",
        n: 150_000,
    },
    Program {
        name: "matrix",
        n: 100,
    },
    Program {
        name: "sieve",
        n: 1_000_000,
    },
    Program {
        name: "queens",
        n: 11,
    },
    Program {
        name: "mandelbrot",
        n: 200,
    },
    Program {
        name: "sorting",
        n: 40_000,
    },
    Program {
        name: "exceptions",
        n: 250_000,
    },
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
