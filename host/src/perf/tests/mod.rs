//! Tests with real files, processes and threads.

mod backends;
mod dump_file;
mod fork;
mod map_file;
mod persistence;
mod read_dump;
mod switching;

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Function, Symbol};

/// A directory of one test, removed with everything in it by the process that made it.
struct Directory {
    path: PathBuf,
    pid: u32,
}

impl Directory {
    fn new() -> Directory {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let pid = std::process::id();
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("stackline-perf-{pid}-{count}"));
        fs::create_dir(&path).expect("a fresh directory");
        Directory { path, pid }
    }

    fn map_of(&self, pid: u32) -> PathBuf {
        self.path.join(format!("perf-{pid}.map"))
    }

    fn own_map(&self) -> PathBuf {
        self.map_of(std::process::id())
    }

    fn dump_of(&self, pid: u32) -> PathBuf {
        self.path.join(format!("jit-{pid}.dump"))
    }

    fn own_dump(&self) -> PathBuf {
        self.dump_of(std::process::id())
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        if self.pid == std::process::id() {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// One line of a perf map.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    start: u64,
    size: u64,
    name: String,
}

/// Reads a perf map and checks that every line is whole.
fn read_map(path: &Path) -> Vec<Entry> {
    parse_map(&fs::read_to_string(path).expect("a readable map"))
}

fn parse_map(text: &str) -> Vec<Entry> {
    let last = text.lines().last().unwrap_or_default();
    assert!(text.is_empty() || text.ends_with('\n'), "cut: {last:?}");
    text.lines().map(parse_line).collect()
}

fn parse_line(line: &str) -> Entry {
    let mut fields = line.splitn(3, ' ');
    let mut field = || fields.next().unwrap_or_else(|| panic!("cut: {line:?}"));
    let number = |text: &str| {
        let digits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        assert!(text.bytes().all(digits), "not hexadecimal: {line:?}");
        u64::from_str_radix(text.trim_start_matches('0'), 16).unwrap_or(0)
    };
    Entry {
        start: number(field()),
        size: number(field()),
        name: field().to_owned(),
    }
}

/// A function of `/s.py` without lines.
fn named(qualname: &str) -> Function<'_> {
    Function {
        symbol: Symbol::Python {
            qualname: qualname.as_bytes(),
        },
        filename: b"/s.py",
        first_line: 0,
        lines: &[],
    }
}

/// A child process that runs a function and exits, with status 0 unless the function panics.
struct Child(libc::pid_t);

impl Child {
    fn fork(work: impl FnOnce()) -> Child {
        // SAFETY: the child runs `work` and exits without returning into the test harness.
        match unsafe { libc::fork() } {
            -1 => panic!("cannot fork: {}", std::io::Error::last_os_error()),
            0 => {
                let outcome = panic::catch_unwind(AssertUnwindSafe(work));
                // SAFETY: ends the child, which nobody else waits in.
                unsafe { libc::_exit(if outcome.is_ok() { 0 } else { 101 }) }
            }
            pid => Child(pid),
        }
    }

    fn pid(&self) -> u32 {
        self.0 as u32
    }

    fn kill(&self) {
        // SAFETY: signals a child that was not waited for yet.
        assert_eq!(unsafe { libc::kill(self.0, libc::SIGKILL) }, 0);
    }

    fn wait(self) -> ExitStatus {
        let mut status = 0;
        // SAFETY: waits for a child of this process.
        assert_eq!(unsafe { libc::waitpid(self.0, &mut status, 0) }, self.0);
        ExitStatus::from_raw(status)
    }

    fn succeed(self) {
        let status = self.wait();
        assert!(status.success(), "child: {status}");
    }
}

/// Limits the size of files that this process can write, in bytes, with an error beyond it.
fn limit_file_size(bytes: u64) {
    let limit = libc::rlimit {
        rlim_cur: bytes,
        rlim_max: libc::RLIM_INFINITY,
    };
    // SAFETY: sets a disposition and a limit of a child process of a test.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        assert_eq!(libc::setrlimit(libc::RLIMIT_FSIZE, &limit), 0);
    }
}

/// Whether the tests run as root.
fn is_root() -> bool {
    // SAFETY: geteuid only reads.
    unsafe { libc::geteuid() == 0 }
}
