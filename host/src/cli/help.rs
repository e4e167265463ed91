//! What `--help` and its kin print.

use std::ffi::OsStr;

use stackline_core::Stream;

use crate::streams::{Buffering, Streams};

/// Prints `text` on standard output; the exit status.
pub(super) fn print(text: &str) -> i32 {
    match Streams::new(Buffering::Off).write(Stream::Stdout, text.as_bytes()) {
        Ok(()) => 0,
        Err(_) => 1,
    }
}

/// The first line of the help.
pub(super) fn usage_line(program: &OsStr) -> String {
    let program = program.to_string_lossy();
    format!("usage: {program} [option] ... [-c cmd | -m mod | file | -] [arg] ...\n")
}

/// The text of `--help`.
pub(super) fn usage(program: &OsStr) -> String {
    let name = program.to_string_lossy();
    let line = usage_line(program);
    format!(
        "{line}       {name} build SOURCE -o IMAGE
       {name} run IMAGE [arg] ...
{OPTIONS}"
    )
}

const OPTIONS: &str = "\
Options (and corresponding environment variables):
-b     : accepted; there are no bytes warnings
-B     : accepted; nothing is cached on disk; also PYTHONDONTWRITEBYTECODE=x
-c cmd : program passed in as string (terminates option list)
-d     : accepted; there is no parser debugging; also PYTHONDEBUG=x
-E     : ignore PYTHON* environment variables
-h     : print this help message and exit (also -? or --help)
-I     : isolated mode (implies -E, -P and -s)
-m mod : run library module as a script (terminates option list): sysconfig
-O     : remove assert and __debug__-dependent statements; also PYTHONOPTIMIZE=x
-OO    : do -O changes and also discard docstrings; also PYTHONOPTIMIZE=x
-P     : don't prepend a potentially unsafe path to sys.path; also
         PYTHONSAFEPATH
-q     : accepted; there is no interactive startup
-R     : accepted
-s     : accepted; there is no user site directory; also PYTHONNOUSERSITE=x
-S     : accepted; there is no site module
-u     : force the stdout stream to be unbuffered; also PYTHONUNBUFFERED=x
-v     : accepted; imports are not traced; also PYTHONVERBOSE=x
-V     : print the version and exit (also --version); when given twice, print
         more
-W arg : what becomes of warnings (action:message:category:module:line); also PYTHONWARNINGS=arg
-x     : skip first line of source, allowing use of non-Unix forms of #!cmd
-X opt : set implementation-specific option
--check-hash-based-pycs always|default|never: accepted
--memory SIZE: bytes of memory that the program runs in, such as 16K, 64MiB or
         2G; the default is 512M, which is reserved and costs nothing unused
--help-env: print help about Python environment variables and exit
--help-xoptions: print help about implementation-specific -X options and exit
--help-all: print complete help information and exit

Arguments:
file   : program read from script file
-      : program read from stdin (default)
arg ...: arguments passed to program in sys.argv[1:]

Subcommands (where there is no file of that name):
build  : compile SOURCE and the modules that it imports, and write them to IMAGE
run    : run an image that build has written
";

/// The text of `--help-env`.
pub(super) const ENVIRONMENT: &str = "\
Environment variables that change behavior:
PYTHONPERFSUPPORT: support the Linux \"perf\" profiler, if this is a number other
                  than 0 (-X perf)
PYTHON_PERF_JIT_SUPPORT: the same through a jitdump file, which perf can unwind
                  without frame pointers (-X perf_jit)
PYTHON_PERF_JIT_DIR: the directory of jitdump files; the default is /tmp
                  (-X perf_jit_dir)
PYTHON_PERF_LINES: the same as PYTHONPERFSUPPORT, and with the source lines of
                  functions in the map file (-X perf_lines)
PYTHONUNBUFFERED: force the stdout stream to be unbuffered (-u)
PYTHONOPTIMIZE  : the level of optimization (-O)
PYTHONDEBUG, PYTHONDONTWRITEBYTECODE, PYTHONNOUSERSITE, PYTHONSAFEPATH,
PYTHONVERBOSE, PYTHONWARNINGS: accepted, and shown by sys.flags and
                  sys.warnoptions
";

/// The text of `--help-xoptions`.
pub(super) const X_OPTIONS: &str = "\
The following implementation-specific options are available:
-X perf: support the Linux \"perf\" profiler; also PYTHONPERFSUPPORT=1
Other options are accepted, and shown by sys._xoptions.
";
