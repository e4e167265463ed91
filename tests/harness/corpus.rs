//! The programs of `tests/corpus` and what they must print.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Outcome, Run};

/// One program with its expectations.
#[derive(Debug)]
pub struct Program {
    /// Path below the corpus folder, such as `int/arithmetic.py`.
    pub name: String,
    /// Expected standard output.
    pub stdout: String,
    /// Expected standard error.
    pub stderr: String,
    /// Expected status, as a shell gives it.
    pub status: i32,
}

/// The corpus folder.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The names of the folders of the corpus, sorted.
///
/// # Panics
/// If the corpus cannot be read.
pub fn areas() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("read the corpus folder");
    let mut areas: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    areas.sort();
    areas
}

/// The programs of one area, sorted by name.
///
/// # Panics
/// If the area cannot be read, or a program has no expected output.
pub fn programs(area: &str) -> Vec<Program> {
    let entries = fs::read_dir(folder().join(area)).expect("read an area of the corpus");
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".py"))
        .collect();
    names.sort();
    names.iter().map(|name| load(area, name)).collect()
}

fn load(area: &str, name: &str) -> Program {
    let path = folder().join(area).join(name);
    let beside = |extension: &str| fs::read_to_string(path.with_extension(extension));
    let stdout = beside("out").unwrap_or_else(|error| {
        panic!(
            "{}: no expected output ({error}); run tests/record.sh",
            path.display()
        )
    });
    let folder = folder().to_string_lossy().into_owned();
    let status = beside("status").map_or(0, |text| text.trim().parse().expect("a status"));
    Program {
        name: format!("{area}/{name}"),
        stdout,
        stderr: beside("err")
            .unwrap_or_default()
            .replace("{corpus}", &folder),
        status,
    }
}

impl Program {
    /// A run of this program with `options` before its name.
    pub fn prepare(&self, options: &[&str]) -> Run {
        Run::stackline()
            .args(options)
            // As recorded: the compiler's warnings are not part of what a program means.
            .args(["-W", "ignore"])
            .arg(&self.name)
            .folder(&folder())
            .env("LC_ALL", "C.UTF-8")
    }

    /// Whether the program makes processes.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn forks(&self) -> bool {
        let source = fs::read_to_string(folder().join(&self.name)).expect("a program");
        source.contains("fork()")
    }

    /// What is wrong with `outcome`, or nothing.
    pub fn check(&self, outcome: &Outcome) -> Option<String> {
        let mut report = String::new();
        if outcome.timed_out {
            report += "  took too long\n";
        } else if outcome.shell_status() != self.status {
            report += &format!("  status {}, not {}\n", outcome.shell_status(), self.status);
        }
        report += &difference("stdout", &self.stdout, &outcome.stdout);
        report += &difference("stderr", &self.stderr, &outcome.stderr);
        (!report.is_empty()).then(|| format!("{}:\n{report}", self.name))
    }
}

/// The first lines at which `got` differs from `expected`; empty if the texts are the same.
pub fn difference(stream: &str, expected: &str, got: &str) -> String {
    const SHOWN: usize = 6;
    if expected == got {
        return String::new();
    }
    let mut report = format!("  {stream}:\n");
    let (expected, got): (Vec<&str>, Vec<&str>) =
        (expected.split('\n').collect(), got.split('\n').collect());
    let mut shown = 0;
    for index in 0..expected.len().max(got.len()) {
        let (want, have) = (expected.get(index), got.get(index));
        if want == have {
            continue;
        }
        if shown == SHOWN {
            report += "    ...\n";
            break;
        }
        shown += 1;
        report += &format!("    line {}\n", index + 1);
        report += &want.map_or(String::new(), |line| format!("      expected {line}\n"));
        report += &have.map_or(String::new(), |line| format!("      got      {line}\n"));
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_shown_by_line() {
        assert_eq!(difference("stdout", "a\nb\n", "a\nb\n"), "");
        let report = difference("stdout", "a\nb\n", "a\nc\n");
        assert!(
            report.contains("line 2") && report.contains("expected b"),
            "{report}"
        );
    }
}
