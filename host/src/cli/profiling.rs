//! What the command line and the environment ask of the profiler, by the rules of CPython's
//! `config_init_perf_profiling`: an option counts by its name, whatever its value, a variable if
//! it is a number other than 0, and a jitdump wins over a map.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::perf::Backend;

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Profiling {
    /// The backend to begin with.
    pub(super) backend: Option<Backend>,
    /// Where jitdumps are written, also if the program switches the profiler on later.
    pub(super) directory: Option<PathBuf>,
}

/// What was found so far.
#[derive(Default, Debug)]
pub(super) struct Switches {
    map: bool,
    lines: bool,
    jitdump: bool,
    directory: Option<PathBuf>,
}

impl Switches {
    /// Adds what the environment asks for.
    pub(super) fn read_environment(&mut self) {
        self.add_variables(|name| std::env::var_os(name));
    }

    fn add_variables(&mut self, variable: impl Fn(&str) -> Option<OsString>) {
        let is_on = |name| variable(name).is_some_and(|value| is_nonzero_number(&value));
        self.map |= is_on("PYTHONPERFSUPPORT");
        self.lines |= is_on("PYTHON_PERF_LINES");
        self.jitdump |= is_on("PYTHON_PERF_JIT_SUPPORT");
        if let Some(directory) = variable("PYTHON_PERF_JIT_DIR").filter(|value| !value.is_empty()) {
            self.directory = Some(directory.into());
        }
    }

    /// Adds what the `-X` options ask for, which win over the environment; what is asked for in
    /// all. The error is a message.
    pub(super) fn read_options(
        mut self,
        options: &[(String, Option<String>)],
    ) -> Result<Profiling, &'static str> {
        for (name, value) in options {
            match name.as_str() {
                "perf" => self.map = true,
                "perf_lines" => self.lines = true,
                "perf_jit" => self.jitdump = true,
                "perf_jit_dir" => match value.as_deref() {
                    None | Some("") => return Err("-X perf_jit_dir=DIR: DIR is missing"),
                    Some(directory) => self.directory = Some(directory.into()),
                },
                _ => {}
            }
        }
        Ok(Profiling {
            backend: self.backend(),
            directory: self.directory,
        })
    }

    fn backend(&self) -> Option<Backend> {
        if self.jitdump {
            Some(Backend::JitDump)
        } else if self.lines {
            Some(Backend::PerfMapLines)
        } else if self.map {
            Some(Backend::PerfMap)
        } else {
            None
        }
    }
}

fn is_nonzero_number(value: &OsStr) -> bool {
    value
        .to_str()
        .and_then(|text| text.trim_start().parse::<i32>().ok())
        .is_some_and(|n| n != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn backend(variables: &[(&str, &str)], options: &[&str]) -> Option<Backend> {
        profiling(variables, options).backend
    }

    fn profiling(variables: &[(&str, &str)], options: &[&str]) -> Profiling {
        let mut switches = Switches::default();
        switches.add_variables(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.into())
        });
        let options: Vec<_> = options
            .iter()
            .map(|option| match option.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => ((*option).to_owned(), None),
            })
            .collect();
        switches.read_options(&options).expect("sound")
    }

    #[test]
    fn a_jitdump_wins_over_lines_and_lines_over_a_map() {
        let (map, lines, jit) = (
            ("PYTHONPERFSUPPORT", "1"),
            ("PYTHON_PERF_LINES", "1"),
            ("PYTHON_PERF_JIT_SUPPORT", "1"),
        );
        assert_eq!(backend(&[], &[]), None);
        assert_eq!(backend(&[map], &[]), Some(Backend::PerfMap));
        assert_eq!(backend(&[], &["perf"]), Some(Backend::PerfMap));
        for (variables, options) in [
            (&[lines][..], &[][..]),
            (&[], &["perf_lines"]),
            (&[map], &["perf_lines"]),
            (&[lines], &["perf"]),
        ] {
            assert_eq!(backend(variables, options), Some(Backend::PerfMapLines));
        }
        for (variables, options) in [
            (&[jit][..], &[][..]),
            (&[], &["perf_jit"]),
            (&[map, lines], &["perf_jit"]),
            (&[jit], &["perf_lines", "perf"]),
        ] {
            assert_eq!(backend(variables, options), Some(Backend::JitDump));
        }
    }

    #[test]
    fn options_count_by_name_and_variables_as_numbers() {
        assert_eq!(backend(&[], &["perf_jit=0"]), Some(Backend::JitDump));
        assert_eq!(backend(&[], &["perf_jitter", "perfect"]), None);
        for (text, on) in [
            ("1", true),
            ("2", true),
            ("-1", true),
            ("0", false),
            ("", false),
            ("abc", false),
            ("1abc", false),
        ] {
            assert_eq!(is_nonzero_number(text.as_ref()), on, "{text}");
            for name in [
                "PYTHONPERFSUPPORT",
                "PYTHON_PERF_LINES",
                "PYTHON_PERF_JIT_SUPPORT",
            ] {
                assert_eq!(backend(&[(name, text)], &[]).is_some(), on, "{name}={text}");
            }
        }
    }

    #[test]
    fn the_last_directory_on_the_command_line_wins() {
        let variable = [("PYTHON_PERF_JIT_DIR", "/a")];
        let directory = |variables, options| profiling(variables, options).directory;
        assert_eq!(directory(&[], &["perf_jit"]), None);
        assert_eq!(directory(&[("PYTHON_PERF_JIT_DIR", "")], &[]), None);
        assert_eq!(directory(&variable, &[]), Some("/a".into()));
        let options = ["perf_jit_dir=/b", "perf_jit_dir=/c=d"];
        assert_eq!(directory(&variable, &options), Some("/c=d".into()));
    }
}
