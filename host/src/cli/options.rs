//! What the arguments and the environment say, by CPython's rules: options end at the first
//! argument that is none, `-c` and `-m` take the rest, letters may be joined (`-IS`).

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;

use super::help;
use super::load::environment_path;
use super::profiling::{Profiling, Switches};
use crate::memory::{self, parse_size};
use crate::os_text;
use crate::session::Flags;

/// What is asked for.
#[derive(Debug)]
pub(super) enum Request {
    /// Run a program.
    Run(Box<Options>),
    /// Compile a source file into an image file.
    Build {
        source: OsString,
        image: OsString,
    },
    /// Print the version.
    Version {
        long: bool,
    },
    /// Print the help.
    Help,
    HelpEnvironment,
    HelpOptions,
    HelpAll,
}

/// Where the program is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Program {
    /// `-c`.
    Command(String),
    /// `-m`.
    Module(String),
    /// A source file.
    File(OsString),
    /// `-`, or no argument at all.
    Stdin,
    /// `run`: an image file.
    Image(OsString),
}

/// How a program is to be run.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) program: Program,
    /// `sys.argv`.
    pub(super) argv: Vec<String>,
    /// `sys.orig_argv`.
    pub(super) orig_argv: Vec<String>,
    pub(super) flags: Flags,
    pub(super) unbuffered: bool,
    pub(super) skip_first_line: bool,
    pub(super) profiling: Profiling,
    pub(super) x_options: Vec<(String, Option<String>)>,
    pub(super) warnings: Vec<String>,
    /// What the environment adds to `sys.path`.
    pub(super) python_path: Vec<String>,
    /// Bytes of memory.
    pub(super) memory: usize,
    /// Which allocation after each poll collects first, to test; 0 for none.
    pub(super) stress: u32,
    /// The allocation that fails as if memory were full, to test; 0 for none.
    pub(super) failing_allocation: u32,
}

/// Why the arguments make no sense.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct UsageError {
    message: String,
    /// Whether the line on usage is to follow.
    with_usage: bool,
}

impl UsageError {
    fn new(message: impl Into<String>) -> UsageError {
        UsageError {
            message: message.into(),
            with_usage: true,
        }
    }

    fn plain(message: impl Into<String>) -> UsageError {
        UsageError {
            message: message.into(),
            with_usage: false,
        }
    }

    /// What is printed.
    pub(super) fn text(&self, program: &OsStr) -> String {
        if !self.with_usage {
            return format!("{}: {}\n", program.to_string_lossy(), self.message);
        }
        let usage = help::usage_line(program);
        format!(
            "{}\n{usage}Try `python -h' for more information.\n",
            self.message
        )
    }
}

/// Reads the command line; `arguments` starts with the program's name.
pub(super) fn parse(arguments: &[OsString]) -> Result<Request, UsageError> {
    if let Some(request) = subcommand(arguments)? {
        return Ok(request);
    }
    let mut parser = Parser::new(arguments);
    if let Some(request) = parser.options()? {
        return Ok(request);
    }
    Ok(Request::Run(Box::new(parser.finish()?)))
}

/// `build` and `run`, unless files of these names are there to be run.
fn subcommand(arguments: &[OsString]) -> Result<Option<Request>, UsageError> {
    let Some(name) = arguments.get(1).and_then(|name| name.to_str()) else {
        return Ok(None);
    };
    if !matches!(name, "build" | "run") || std::path::Path::new(name).exists() {
        return Ok(None);
    }
    let rest = &arguments[2..];
    if name == "build" {
        return match rest {
            [source, flag, image] | [flag, image, source] if flag == "-o" => {
                Ok(Some(Request::Build {
                    source: source.clone(),
                    image: image.clone(),
                }))
            }
            _ => Err(UsageError::plain("build takes SOURCE -o IMAGE")),
        };
    }
    let mut parser = Parser::new(arguments);
    parser.at = 2;
    if let Some(request) = parser.options()? {
        return Ok(Some(request));
    }
    let mut options = parser.finish()?;
    options.program = match options.program {
        Program::File(image) => Program::Image(image),
        _ => return Err(UsageError::plain("run takes IMAGE [arg] ...")),
    };
    Ok(Some(Request::Run(Box::new(options))))
}

/// A program given with `-c` or `-m`.
type Given = Option<Program>;

struct Parser<'a> {
    arguments: &'a [OsString],
    /// The argument at hand.
    at: usize,
    flags: Flags,
    unbuffered: bool,
    skip_first_line: bool,
    versions: usize,
    isolated: bool,
    x_options: Vec<(String, Option<String>)>,
    warnings: Vec<String>,
    memory: usize,
    stress: u32,
    failing_allocation: u32,
    program: Given,
}

impl<'a> Parser<'a> {
    fn new(arguments: &'a [OsString]) -> Parser<'a> {
        Parser {
            arguments,
            at: 1,
            flags: Flags::default(),
            unbuffered: false,
            skip_first_line: false,
            versions: 0,
            isolated: false,
            x_options: Vec::new(),
            warnings: Vec::new(),
            memory: memory::DEFAULT_BYTES,
            stress: 0,
            failing_allocation: 0,
            program: None,
        }
    }

    /// Reads options up to the first argument that is none.
    fn options(&mut self) -> Result<Option<Request>, UsageError> {
        while self.program.is_none() {
            let Some(argument) = self.arguments.get(self.at) else {
                break;
            };
            let bytes = argument.as_bytes();
            if bytes == b"-" || !bytes.starts_with(b"-") {
                break;
            }
            self.at += 1;
            if bytes == b"--" {
                break;
            }
            let request = match bytes.strip_prefix(b"--") {
                Some(name) => self.long(&String::from_utf8_lossy(name))?,
                None => self.letters(&argument.to_string_lossy()[1..])?,
            };
            if request.is_some() {
                return Ok(request);
            }
        }
        Ok((self.versions > 0).then_some(Request::Version {
            long: self.versions > 1,
        }))
    }

    /// The argument after an option.
    fn value(&mut self, option: &str) -> Result<OsString, UsageError> {
        let value = self.arguments.get(self.at).cloned();
        self.at += 1;
        value.ok_or_else(|| UsageError::new(format!("Argument expected for the {option} option")))
    }

    fn long(&mut self, name: &str) -> Result<Option<Request>, UsageError> {
        match name {
            "help" => return Ok(Some(Request::Help)),
            "help-env" => return Ok(Some(Request::HelpEnvironment)),
            "help-xoptions" => return Ok(Some(Request::HelpOptions)),
            "help-all" => return Ok(Some(Request::HelpAll)),
            "version" => self.versions += 1,
            "gc-stress" => self.stress = 1,
            "check-hash-based-pycs" => {
                let value = self
                    .value("--check-hash-based-pycs")
                    .map_err(|error| UsageError::new(format!("{}s", error.message)))?;
                if !["always", "default", "never"]
                    .iter()
                    .any(|known| value == *known)
                {
                    return Err(UsageError::new(
                        "--check-hash-based-pycs must be one of 'default', 'always', or 'never'",
                    ));
                }
            }
            "memory" => {
                let size = self.value("--memory")?;
                self.set_memory(&size.to_string_lossy())?;
            }
            _ => match name.split_once('=') {
                Some(("memory", size)) => self.set_memory(size)?,
                Some(("gc-stress", number)) => self.stress = which_allocation(number)?,
                Some(("fail-allocation", number)) => {
                    self.failing_allocation = which_allocation(number)?;
                }
                _ => return Err(UsageError::new(format!("unknown option --{name}"))),
            },
        }
        Ok(None)
    }

    fn set_memory(&mut self, size: &str) -> Result<(), UsageError> {
        self.memory = parse_size(size).map_err(|error| UsageError::plain(error.to_string()))?;
        if self.memory > memory::MOST_BYTES {
            let message = format!("invalid memory size '{size}': less than 32G can be addressed");
            return Err(UsageError::plain(message));
        }
        Ok(())
    }

    /// The letters of one argument.
    fn letters(&mut self, letters: &str) -> Result<Option<Request>, UsageError> {
        let mut rest = letters.chars();
        while let Some(letter) = rest.next() {
            if matches!(letter, 'c' | 'm' | 'W' | 'X') {
                self.letter_with_value(letter, rest.as_str())?;
                return Ok(None);
            }
            if matches!(letter, 'h' | '?') {
                return Ok(Some(Request::Help));
            }
            self.letter(letter)?;
        }
        Ok(None)
    }

    fn letter_with_value(&mut self, letter: char, joined: &str) -> Result<(), UsageError> {
        let value = match joined {
            "" => self
                .value(&format!("-{letter}"))?
                .to_string_lossy()
                .into_owned(),
            joined => joined.to_owned(),
        };
        match letter {
            'c' => self.program = Some(Program::Command(value)),
            'm' => self.program = Some(Program::Module(value)),
            'W' => self.warnings.push(value),
            _ => self.x_options.push(match value.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (value, None),
            }),
        }
        Ok(())
    }

    fn letter(&mut self, letter: char) -> Result<(), UsageError> {
        let flags = &mut self.flags;
        match letter {
            'b' => flags.bytes_warning += 1,
            'B' => flags.dont_write_bytecode = 1,
            'd' => flags.debug += 1,
            'E' => flags.ignore_environment = 1,
            'I' => self.isolated = true,
            'O' => flags.optimize += 1,
            'P' => flags.safe_path = true,
            'q' => flags.quiet += 1,
            'R' => {}
            's' => flags.no_user_site = 1,
            'S' => flags.no_site = 1,
            'u' => self.unbuffered = true,
            'v' => flags.verbose += 1,
            'V' => self.versions += 1,
            'x' => self.skip_first_line = true,
            'i' => {
                return Err(UsageError::plain(
                    "-i is not supported: there is no interactive mode",
                ));
            }
            'J' => return Err(UsageError::new("-J is reserved for Jython")),
            other => return Err(UsageError::new(format!("Unknown option: -{other}"))),
        }
        Ok(())
    }

    /// What follows the options, and the environment.
    fn finish(mut self) -> Result<Options, UsageError> {
        let rest = self.arguments.get(self.at..).unwrap_or(&[]);
        let mut argv: Vec<String> = rest
            .iter()
            .map(|a| os_text::decoded(a.as_bytes()))
            .collect();
        let program = match self.program.take() {
            Some(program) => {
                let first = if matches!(program, Program::Command(_)) {
                    "-c"
                } else {
                    "-m"
                };
                argv.insert(0, first.to_owned());
                program
            }
            None => match rest.first() {
                None => {
                    argv.push(String::new());
                    Program::Stdin
                }
                Some(name) if name == "-" => Program::Stdin,
                Some(name) => Program::File(name.clone()),
            },
        };
        if self.isolated {
            self.flags.isolated = 1;
            self.flags.ignore_environment = 1;
            self.flags.no_user_site = 1;
            self.flags.safe_path = true;
        }
        let mut switches = Switches::default();
        let mut python_path = Vec::new();
        if self.flags.ignore_environment == 0 {
            python_path = environment_path();
            self.read_environment();
            switches.read_environment();
        }
        let warns = |(name, _): &(String, Option<String>)| name == "warn_default_encoding";
        if self.x_options.iter().any(warns) {
            self.flags.warn_default_encoding = 1;
        }
        let profiling = switches.read_options(&self.x_options);
        let profiling = profiling.map_err(UsageError::plain)?;
        let text = |a: &OsString| os_text::decoded(a.as_bytes());
        Ok(Options {
            program,
            argv,
            orig_argv: self.arguments.iter().map(text).collect(),
            flags: self.flags,
            unbuffered: self.unbuffered,
            skip_first_line: self.skip_first_line,
            profiling,
            x_options: self.x_options,
            warnings: self.warnings,
            python_path,
            memory: self.memory,
            stress: self.stress,
            failing_allocation: self.failing_allocation,
        })
    }

    /// Adds what the environment asks for.
    fn read_environment(&mut self) {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let level = |name: &str| set(name).map_or(0, |value| flag_level(&value));
        let flags = &mut self.flags;
        flags.debug = flags.debug.max(level("PYTHONDEBUG"));
        flags.verbose = flags.verbose.max(level("PYTHONVERBOSE"));
        flags.optimize = flags.optimize.max(level("PYTHONOPTIMIZE"));
        flags.dont_write_bytecode |= i64::from(set("PYTHONDONTWRITEBYTECODE").is_some());
        flags.no_user_site |= i64::from(set("PYTHONNOUSERSITE").is_some());
        flags.warn_default_encoding = i64::from(set("PYTHONWARNDEFAULTENCODING").is_some());
        flags.safe_path |= set("PYTHONSAFEPATH").is_some();
        self.unbuffered |= set("PYTHONUNBUFFERED").is_some();
        if let Some(warnings) = set("PYTHONWARNINGS") {
            let listed = warnings.to_string_lossy();
            self.warnings
                .splice(0..0, listed.split(',').map(str::to_owned));
        }
    }
}

/// Which allocation an option for tests is about.
fn which_allocation(number: &str) -> Result<u32, UsageError> {
    number.parse().ok().filter(|&n| n > 0).ok_or_else(|| {
        UsageError::plain(format!(
            "'{number}' does not number an allocation, from 1 on"
        ))
    })
}

/// A flag's level in the environment: a number, or 1 for any other text.
fn flag_level(value: &OsStr) -> i64 {
    value
        .to_str()
        .and_then(|text| text.trim().parse().ok())
        .filter(|&n| n >= 0)
        .unwrap_or(1)
}

#[cfg(test)]
mod tests;
