//! Recording with `perf` and reading the samples.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::process::{Outcome, Run};

/// One sample: the call chain, innermost frame first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Name of the symbol at each frame; `[unknown]` where perf found none.
    pub frames: Vec<String>,
}

/// A finished recording.
#[derive(Debug)]
pub struct Recording {
    data: PathBuf,
    /// What became of `perf record`, and so of the command it ran.
    pub outcome: Outcome,
}

/// Records `command` (the program and its arguments) at 999 samples per second with frame-pointer
/// call chains, into `perf.data` in `folder`.
///
/// # Panics
/// If perf cannot be started.
pub fn record(folder: &Path, command: &[&str]) -> Recording {
    let data = folder.join("perf.data");
    let outcome = Run::program("perf")
        .args(["record", "-F", "999", "-e", "cpu-clock", "-g", "-o"])
        .arg(&data)
        .arg("--")
        .args(command)
        .folder(folder)
        .limit(Duration::from_secs(180))
        .run();
    Recording { data, outcome }
}

impl Recording {
    /// Every sample, as `perf script` resolves it.
    ///
    /// # Panics
    /// If perf cannot read the recording.
    pub fn samples(&self) -> Vec<Sample> {
        // Inlined frames would have to be looked up in debug information, one by one.
        let text = self.perf(&["script", "--no-inline", "-F", "comm,tid,ip,sym,dso"]);
        parse_script(&text)
    }

    /// The text of `perf report --stdio -n -g`.
    ///
    /// # Panics
    /// If perf cannot read the recording.
    pub fn report(&self) -> String {
        self.perf(&["report", "--stdio", "-n", "-g", "--no-inline"])
    }

    fn perf(&self, args: &[&str]) -> String {
        let outcome = Run::program("perf")
            .args(args)
            .arg("-i")
            .arg(&self.data)
            .limit(Duration::from_secs(180))
            .run();
        assert_eq!(
            outcome.shell_status(),
            0,
            "perf {args:?}: {}",
            outcome.describe()
        );
        outcome.stdout
    }
}

/// Splits the output of `perf script -F comm,tid,ip,sym,dso` into samples.
fn parse_script(text: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    for block in text.split("\n\n") {
        let frames: Vec<String> = block
            .lines()
            .filter(|line| line.starts_with('\t'))
            .map(symbol)
            .collect();
        if !frames.is_empty() {
            samples.push(Sample { frames });
        }
    }
    samples
}

/// The symbol of a line `\t  ADDRESS symbol (object)`; the symbol may hold spaces.
fn symbol(line: &str) -> String {
    let line = line.trim();
    let after_address = line.split_once(' ').map_or("", |(_, rest)| rest);
    let name = after_address
        .rsplit_once(" (")
        .map_or(after_address, |(name, _)| name);
    name.to_string()
}

impl Sample {
    /// The names of the Python functions on the stack, innermost first, without `py::`.
    pub fn python_frames(&self) -> Vec<&str> {
        self.frames
            .iter()
            .filter_map(|frame| frame.strip_prefix("py::"))
            .collect()
    }

    /// Whether the chain runs unbroken to the start of the process.
    ///
    /// Many C libraries are built without frame pointers; a chain then ends in their start-up
    /// code, which is the caller of `main`, and cannot reach `_start` beyond it.
    pub fn reaches_start(&self) -> bool {
        let known = self.frames.iter().all(|frame| frame != "[unknown]");
        let start = |frame: &String| frame == "_start" || frame.starts_with("__libc_start");
        known && self.frames.last().is_some_and(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_output_parses() {
        let text = "stackline  12 \n\t  55 core::run (/bin/stackline)\n\t 7f01 py::a b:/x (y)/s.py (/tmp/perf-12.map)\n\t 99 _start (/bin/stackline)\n\nstackline  12 \n\t   0 [unknown] ([unknown])\n";
        let samples = parse_script(text);
        assert_eq!(samples.len(), 2);
        assert_eq!(samples[0].frames[0], "core::run");
        assert_eq!(samples[0].python_frames(), ["a b:/x (y)/s.py"]);
        assert!(samples[0].reaches_start());
        assert!(!samples[1].reaches_start());
    }
}
