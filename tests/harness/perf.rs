//! Recording with `perf` and reading the samples.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::process::{Outcome, Run};
use crate::stacks::{Frame, Stack};

/// How long perf may take for anything.
const LIMIT: Duration = Duration::from_secs(180);

/// One sample: the call chain, innermost frame first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Sample {
    /// Name of the symbol at each frame; `[unknown]` where perf found none.
    pub frames: Vec<String>,
    /// What perf says of the source of each frame, such as `script.py:3`; empty unless asked for.
    pub sources: Vec<String>,
}

/// A finished recording.
#[derive(Debug)]
pub struct Recording {
    data: PathBuf,
    /// What became of `perf record`, and so of the command it ran.
    pub outcome: Outcome,
}

/// How to record.
#[derive(Debug, Clone)]
pub struct Recorder {
    options: Vec<String>,
    frequency: u32,
}

impl Default for Recorder {
    fn default() -> Self {
        Recorder {
            options: Vec::new(),
            frequency: 999,
        }
    }
}

impl Recorder {
    /// Samples of the processor's clock, 999 per second, with call chains by frame pointers.
    pub fn new() -> Self {
        Self::default()
    }

    /// `count` samples per second.
    pub fn frequency(mut self, count: u32) -> Self {
        self.frequency = count;
        self
    }

    /// Call chains by `mode`, as `--call-graph` takes it.
    pub fn call_graph(self, mode: &str) -> Self {
        self.option("--call-graph").option(mode)
    }

    /// With the monotonic clock, which jitdump files have.
    pub fn monotonic(self) -> Self {
        self.option("-k").option("1")
    }

    /// Keeps no copy of the recorded program in perf's cache.
    pub fn uncached(self) -> Self {
        self.option("-N")
    }

    fn option(mut self, option: &str) -> Self {
        self.options.push(option.into());
        self
    }

    /// Records `command` (the program and its arguments) into `perf.data` in `folder`, where it
    /// runs.
    ///
    /// # Panics
    /// If perf cannot be started.
    pub fn record(&self, folder: &Path, command: &[&str]) -> Recording {
        let data = folder.join("perf.data");
        let outcome = perf(folder)
            .args(["record", "-F", &self.frequency.to_string()])
            .args(["-e", "cpu-clock", "-g"])
            .args(&self.options)
            .arg("-o")
            .arg(&data)
            .arg("--")
            .args(command)
            .folder(folder)
            .limit(LIMIT)
            .run();
        Recording { data, outcome }
    }
}

/// Records `command` (the program and its arguments) at 999 samples per second with frame-pointer
/// call chains, into `perf.data` in `folder`.
///
/// # Panics
/// If perf cannot be started.
pub fn record(folder: &Path, command: &[&str]) -> Recording {
    Recorder::new().record(folder, command)
}

/// perf, which keeps copies of the files that it saw in `folder` and not in the home folder.
fn perf(folder: &Path) -> Run {
    let cache = folder.join("buildid");
    Run::program("perf").arg("--buildid-dir").arg(cache)
}

/// The fields of `perf script` that [`parse_script`] reads.
const FIELDS: &str = "comm,tid,ip,sym,dso";

impl Recording {
    /// Every sample, as `perf script` resolves it.
    ///
    /// # Panics
    /// If perf cannot read the recording.
    pub fn samples(&self) -> Vec<Sample> {
        // Inlined frames would have to be looked up in debug information, one by one.
        parse_script(&self.perf(&["script", "--no-inline", "-F", FIELDS]))
    }

    /// Every sample, with the source line of each frame as perf finds it in debug information.
    ///
    /// # Panics
    /// If perf cannot read the recording.
    pub fn located_samples(&self) -> Vec<Sample> {
        let fields = format!("{FIELDS},srcline");
        parse_script(&self.perf(&["script", "--no-inline", "-F", &fields]))
    }

    /// The recording as `perf inject --jit` completes it with what jitdump files say, in
    /// `perf.jit.data` beside it.
    ///
    /// # Panics
    /// If perf cannot do that.
    pub fn inject(self) -> Recording {
        let data = self.data.with_file_name("perf.jit.data");
        let output = data.to_string_lossy();
        self.perf(&["inject", "--jit", "--output", &output]);
        Recording { data, ..self }
    }

    /// The text of `perf report --stdio -n -g`.
    ///
    /// # Panics
    /// If perf cannot read the recording.
    pub fn report(&self) -> String {
        self.perf(&["report", "--stdio", "-n", "-g", "--no-inline"])
    }

    fn perf(&self, args: &[&str]) -> String {
        let outcome = perf(self.data.parent().expect("a folder"))
            .args(args)
            .arg("-i")
            .arg(&self.data)
            .limit(LIMIT)
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

/// Splits the output of `perf script` with [`FIELDS`], and perhaps `srcline`, into samples.
fn parse_script(text: &str) -> Vec<Sample> {
    let samples = text.split("\n\n").map(parse_sample);
    samples.filter(|sample| !sample.frames.is_empty()).collect()
}

/// One sample: a heading, then for each frame a line that starts with a tab, which a line that
/// starts with two spaces may follow and name the source.
fn parse_sample(block: &str) -> Sample {
    let mut sample = Sample::default();
    for line in block.lines() {
        if line.starts_with('\t') {
            sample.frames.push(symbol(line));
        } else if let Some(source) = line.strip_prefix("  ") {
            sample
                .sources
                .resize(sample.frames.len() - 1, String::new());
            sample.sources.push(source.into());
        }
    }
    sample
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

    /// The Python functions on the stack with the lines that they are at, outermost first.
    ///
    /// The line is what a name `py::function:file:line` ends with, or else what perf says of the
    /// frame's source; 0 where there is neither.
    pub fn python_stack(&self) -> Stack {
        let frames = self.frames.iter().enumerate();
        let mut stack: Stack = frames
            .filter_map(|(index, frame)| Some((index, frame.strip_prefix("py::")?)))
            .map(|(index, name)| {
                let source = self
                    .sources
                    .get(index)
                    .and_then(|source| number_after(source));
                Frame {
                    function: name.split(':').next().unwrap_or(name).into(),
                    line: number_after(name).or(source).unwrap_or(0),
                }
            })
            .collect();
        stack.reverse();
        stack
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

/// The number after the last colon.
fn number_after(text: &str) -> Option<u32> {
    text.rsplit_once(':')?.1.parse().ok()
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
        assert!(samples[0].sources.is_empty());
    }

    #[test]
    fn sources_parse() {
        let text = "s 12 \n\t  55 core::run (/bin/s)\n\t 7f01 py::<module>:/x/s.py (/tmp/jitted-12-1.so)\n  s.py:31\n\t 99 py::f:/x/s.py:8 (/tmp/perf-12.map)\n  [JIT] tid 12[99]\n\n";
        let samples = parse_script(text);
        let stack = samples[0].python_stack();
        let frames: Vec<String> = stack.iter().map(ToString::to_string).collect();
        assert_eq!(frames, ["f:8", "<module>:31"]);
    }
}
