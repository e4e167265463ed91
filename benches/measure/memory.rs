//! Peak memory, and the smallest block that a program runs in.

use std::fs;

use harness::scratch::Scratch;

use crate::peer::Peer;
use crate::program::Program;
use crate::table::{FIRST, geometric_mean, largest};

/// What a copy of a program does at its end: it shows its result and waits, to be looked at.
const WAIT: &str = "\nsys.stdout.flush()\nsys.stdin.readline()\n";

/// Blocks that are tried, as powers of two in bytes: from 4 KiB to 1 GiB.
const POWERS: std::ops::Range<u32> = 12..30;

/// The memory of one program, in bytes.
#[derive(Debug, Clone)]
struct Row {
    name: &'static str,
    /// Largest resident sets of the first and the last interpreter.
    peaks: [Option<u64>; 2],
    /// The argument for the smallest block.
    small: u64,
    smallest: Option<u64>,
}

/// The memory of several programs under Stackline and, where there is one, a reference.
#[derive(Debug)]
pub struct Memory {
    rows: Vec<Row>,
    scratch: Scratch,
}

impl Memory {
    /// An empty table.
    pub fn new() -> Memory {
        Memory {
            rows: Vec::new(),
            scratch: Scratch::new(),
        }
    }

    /// Measures `program` under `stackline` and `reference`.
    pub fn add(&mut self, stackline: &Peer, reference: Option<&Peer>, program: &Program) {
        let peak = |peer: &Peer| {
            let text = fs::read_to_string(program.path()).ok()?;
            let script = self
                .scratch
                .write(&format!("{}.py", program.name), text + WAIT);
            peer.peak_memory(&script, program.n)
                .map_err(|failure| println!("{failure}"))
                .ok()
        };
        self.rows.push(Row {
            name: program.name,
            peaks: [peak(stackline), reference.and_then(peak)],
            small: program.small,
            smallest: smallest_block(stackline, program),
        });
    }

    /// The table as text, in KiB, with the ratio of the peaks; at the end their geometric mean
    /// and the largest.
    pub fn render(&self) -> String {
        let mut text = format!(
            "\n{:<FIRST$}{:>14}{:>14}{:>12}{:>10}{:>18}\n",
            "peak memory, KiB", "stackline", "cpython", "ratio", "small n", "least --memory"
        );
        let mut ratios = Vec::new();
        let kib = |bytes: Option<u64>| match bytes {
            Some(bytes) => (bytes / 1024).to_string(),
            None => "-".into(),
        };
        for row in &self.rows {
            let ratio = match row.peaks {
                [Some(ours), Some(theirs)] => Some(ours as f64 / theirs as f64),
                _ => None,
            };
            ratios.extend(ratio);
            let ratio = ratio.map_or("-".into(), |ratio| format!("{ratio:.3}"));
            let [ours, theirs] = row.peaks.map(kib);
            text += &format!(
                "{:<FIRST$}{ours:>14}{theirs:>14}{ratio:>12}{:>10}{:>18}\n",
                row.name,
                row.small,
                kib(row.smallest)
            );
        }
        for (name, ratio) in [
            ("geometric mean", geometric_mean(&ratios)),
            ("worst", largest(&ratios)),
        ] {
            if let Some(ratio) = ratio {
                text += &format!("{name:<FIRST$}{ratio:>40.3}\n");
            }
        }
        text
    }
}

impl Default for Memory {
    fn default() -> Memory {
        Memory::new()
    }
}

/// The smallest block, four, five, six or seven quarters of a power of two, in which `program`
/// finds what it finds with room to spare, by bisection.
fn smallest_block(stackline: &Peer, program: &Program) -> Option<u64> {
    let script = program.path();
    let blocks: Vec<u64> = POWERS
        .flat_map(|power| [4, 5, 6, 7].map(|quarters: u64| quarters << (power - 2)))
        .collect();
    let expected = stackline.checksum_within(*blocks.last()?, &script, program.small)?;
    let first = blocks.partition_point(|&bytes| {
        stackline.checksum_within(bytes, &script, program.small) != Some(expected.clone())
    });
    blocks.get(first).copied()
}
