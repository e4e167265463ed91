//! The command line: `stackline [options] [-c cmd | -m mod | file | -] [arg] ...`, as `python3`.
//!
//! - `options`: what the arguments and the environment say.
//! - `profiling`: what of that is for the profiler.
//! - `build`: a program and its modules, written to an image file.
//! - `help`: what is printed for `--help` and its kin.
//! - `load`: the program that is named: found, read and compiled.
//! - `run`: from a program to an exit status.

mod build;
mod executable;
mod help;
mod load;
mod options;
mod profiling;
mod run;

use std::ffi::OsString;

use crate::build_facts;
use options::Request;

/// Exit status of a command line that makes no sense.
const USAGE: i32 = 2;

/// Does what the process's arguments say, and gives the exit status.
pub fn main() -> i32 {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let program = arguments
        .first()
        .cloned()
        .unwrap_or_else(|| "stackline".into());
    match options::parse(&arguments) {
        Ok(Request::Help) => help::print(&help::usage(&program)),
        Ok(Request::HelpEnvironment) => help::print(help::ENVIRONMENT),
        Ok(Request::HelpOptions) => help::print(help::X_OPTIONS),
        Ok(Request::HelpAll) => {
            let text = [&help::usage(&program), help::ENVIRONMENT, help::X_OPTIONS].join("\n");
            help::print(&text)
        }
        Ok(Request::Version { long }) => help::print(&version(long)),
        Ok(Request::Build { source, image }) => build::build(&source, &image),
        Ok(Request::Run(options)) => run::run(&options),
        Err(error) => {
            crate::streams::complain(&error.text(&program));
            USAGE
        }
    }
}

fn version(long: bool) -> String {
    if long {
        return format!("Python {}\n", build_facts::long_version());
    }
    format!(
        "Python {} (Stackline {})\n",
        build_facts::PYTHON_VERSION,
        build_facts::VERSION
    )
}
