//! Python stacks with lines: what a program can have, how its work is spread over them, and
//! whether samples agree.
//!
//! The truth is in `tests/lines/work.truth`, which `record.py` beside it describes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

/// A Python function at a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Frame {
    /// Qualified name of the function.
    pub function: String,
    /// The line that it executes; 0 if that is not known.
    pub line: u32,
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.function, self.line)
    }
}

impl Frame {
    /// Parses `function:line`.
    fn parse(text: &str) -> Option<Frame> {
        let (function, line) = text.rsplit_once(':')?;
        Some(Frame {
            function: function.into(),
            line: line.parse().ok()?,
        })
    }
}

/// A Python stack, the outermost frame first.
pub type Stack = Vec<Frame>;

/// A stack in words.
pub fn describe(stack: &[Frame]) -> String {
    let frames: Vec<String> = stack.iter().map(ToString::to_string).collect();
    frames.join(" > ")
}

/// How work, or samples, are spread over stacks.
pub type Spread = BTreeMap<Stack, f64>;

/// What is known of the program `work.py`.
#[derive(Debug)]
pub struct Truth {
    /// The work of each stack.
    pub work: Spread,
    calls: BTreeSet<(Frame, String)>,
    lines: BTreeSet<Frame>,
}

/// The folder of the program.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lines")
}

impl Truth {
    /// Reads `work.truth`.
    ///
    /// # Panics
    /// If it cannot be read, or a line means nothing.
    pub fn read() -> Truth {
        let path = folder().join("work.truth");
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut truth = Truth {
            work: Spread::new(),
            calls: BTreeSet::new(),
            lines: BTreeSet::new(),
        };
        for line in text.lines() {
            truth
                .add(line)
                .unwrap_or_else(|| panic!("{}: what is {line:?}?", path.display()));
        }
        truth
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["stack", work, ref frames @ ..] => {
                let stack: Option<Stack> = frames.iter().map(|text| Frame::parse(text)).collect();
                self.work.insert(stack?, work.parse().ok()?);
            }
            ["call", caller, callee] => {
                self.calls.insert((Frame::parse(caller)?, callee.into()));
            }
            ["line", frame] => {
                self.lines.insert(Frame::parse(frame)?);
            }
            _ => return None,
        }
        Some(())
    }

    /// Why the program cannot have `stack`, or nothing.
    pub fn fault(&self, stack: &[Frame]) -> Option<String> {
        if stack
            .first()
            .is_some_and(|frame| frame.function != "<module>")
        {
            return Some(format!("begins with {}", stack[0]));
        }
        for pair in stack.windows(2) {
            let call = (pair[0].clone(), pair[1].function.clone());
            if !self.calls.contains(&call) {
                return Some(format!("{} does not call {}", call.0, call.1));
            }
        }
        match stack.last() {
            Some(leaf) if !self.lines.contains(leaf) => Some(format!("{leaf} does not run")),
            _ => None,
        }
    }
}

/// The part of `spread` whose stacks begin with `section` below its outermost two frames.
pub fn section(spread: &Spread, section: &str) -> Spread {
    let of_section = |stack: &Stack| stack.get(2).is_some_and(|frame| frame.function == section);
    let part = spread.iter().filter(|(stack, _)| of_section(stack));
    part.map(|(stack, count)| (stack.clone(), *count)).collect()
}

/// Shares of (function, line) at `depth`, which counts from the outermost frame, in percent.
pub fn shares(spread: &Spread, depth: usize) -> BTreeMap<Frame, f64> {
    let total: f64 = spread.values().sum();
    let mut shares = BTreeMap::new();
    for (stack, count) in spread {
        if let Some(frame) = stack.get(depth) {
            *shares.entry(frame.clone()).or_insert(0.0) += 100.0 * count / total;
        }
    }
    shares
}

/// The largest difference between shares of (function, line) at any depth, in percentage points,
/// with where it is.
pub fn largest_difference(truth: &Spread, found: &Spread) -> (f64, String) {
    let depths = truth.keys().chain(found.keys()).map(Vec::len).max();
    let mut largest = (0.0, String::new());
    for depth in 0..depths.unwrap_or(0) {
        let (truth, found) = (shares(truth, depth), shares(found, depth));
        let frames: BTreeSet<&Frame> = truth.keys().chain(found.keys()).collect();
        for frame in frames {
            let share = |shares: &BTreeMap<Frame, f64>| shares.get(frame).copied().unwrap_or(0.0);
            let (expected, got) = (share(&truth), share(&found));
            if (expected - got).abs() > largest.0 {
                let place = format!("{frame} at depth {depth}: {got:.2} %, not {expected:.2} %");
                largest = ((expected - got).abs(), place);
            }
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(text: &str) -> Stack {
        text.split(' ')
            .map(|frame| Frame::parse(frame).unwrap())
            .collect()
    }

    #[test]
    fn truth_of_the_program_is_consistent() {
        let truth = Truth::read();
        assert!(truth.work.len() > 50);
        for stack in truth.work.keys() {
            assert_eq!(truth.fault(stack), None, "{}", describe(stack));
        }
        let reversed: Stack = truth
            .work
            .keys()
            .next()
            .unwrap()
            .iter()
            .rev()
            .cloned()
            .collect();
        assert!(truth.fault(&reversed).is_some());
    }

    #[test]
    fn differences_are_found_at_every_depth() {
        let truth = Spread::from([(stack("m:1 f:2"), 50.0), (stack("m:1 f:3"), 50.0)]);
        assert_eq!(largest_difference(&truth, &truth).0, 0.0);
        let found = Spread::from([(stack("m:1 f:2"), 60.0), (stack("m:1 f:3"), 40.0)]);
        let (difference, place) = largest_difference(&truth, &found);
        assert!((9.9..10.1).contains(&difference), "{place}");
    }
}
