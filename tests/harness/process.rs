//! Running a command to its end, with a limit on its time.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::{binary, map_file, seccomp};

/// How a command is to be run. Python's environment variables are taken away from it.
#[derive(Debug)]
pub struct Run {
    command: Command,
    input: Vec<u8>,
    limit: Duration,
}

/// What became of a command.
#[derive(Debug)]
pub struct Outcome {
    /// The process that ran.
    pub pid: u32,
    /// How it ended; a process that took too long was killed.
    pub status: ExitStatus,
    /// Whether it was killed for taking too long.
    pub timed_out: bool,
    /// Standard output, with U+FFFD for what is not UTF-8.
    pub stdout: String,
    /// Standard error, likewise.
    pub stderr: String,
}

impl Run {
    /// Runs the command under test.
    pub fn stackline() -> Self {
        Self::program(binary::stackline())
    }

    /// Runs `program`, a path or a name to look up on `PATH`.
    pub fn program(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"PYTHON") {
                command.env_remove(name);
            }
        }
        Run {
            command,
            input: Vec::new(),
            limit: Duration::from_secs(60),
        }
    }

    /// Runs the command under test in the process of a shell that first runs `preparation`, in
    /// which `$$` is the process id that the command will have.
    pub fn stackline_after(preparation: &str) -> Self {
        Self::program("sh")
            .args(["-c", &format!("{preparation}\nexec \"$0\" \"$@\"")])
            .arg(binary::stackline())
    }

    /// Runs the command under test where `folder` is a file system of its own in memory, with the
    /// mount options `options`, such as `size=4k`. Needs root.
    pub fn stackline_in_tmpfs(options: &str, folder: &Path) -> Self {
        // The binary may itself be below the folder: keep it reachable under another path.
        let shell = format!(
            "mkdir -p /run/stackline-test && mount -t tmpfs none /run/stackline-test && \
             cp \"$0\" /run/stackline-test/stackline && \
             mount -t tmpfs -o {options} none '{}' && exec /run/stackline-test/stackline \"$@\"",
            folder.display()
        );
        Self::program("unshare")
            .args(["--mount", "sh", "-c", &shell])
            .arg(binary::stackline())
    }

    /// Adds one argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs in `folder`.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Gives `input` to the command on standard input; without this there is none.
    pub fn input(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// Kills the command after `limit`; the default is a minute. An emulated one gets
    /// [more](binary::time_factor).
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Limits the size of any file the command writes, in bytes (`RLIMIT_FSIZE`).
    ///
    /// `SIGXFSZ` is ignored in the command, so that a write past the limit is an error of that
    /// write, as on a full disk.
    pub fn file_size_limit(mut self, bytes: u64) -> Self {
        let set = move || {
            let limit = libc::rlimit {
                rlim_cur: bytes,
                rlim_max: bytes,
            };
            // SAFETY: both calls are async-signal-safe and the limit is a valid structure.
            let done = unsafe {
                libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
                libc::setrlimit(libc::RLIMIT_FSIZE, &limit)
            };
            if done == 0 {
                Ok(())
            } else {
                Err(std::io::Error::last_os_error())
            }
        };
        // SAFETY: the closure allocates nothing and calls only async-signal-safe functions.
        unsafe { self.command.pre_exec(set) };
        self
    }

    /// Refuses the command all executable memory but that of the files it is loaded from.
    pub fn without_executable_memory(mut self) -> Self {
        // SAFETY: the function allocates nothing and only makes system calls.
        unsafe { self.command.pre_exec(seccomp::deny_executable_memory) };
        self
    }

    /// Starts the command without waiting for it. Its output goes to pipes.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(mut self) -> Child {
        self.command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // Its own process group, so that a limit also ends what the command started.
            .process_group(0);
        // SAFETY: the function allocates nothing and only makes a system call.
        unsafe { self.command.pre_exec(heed_interrupts) };
        let mut child = self.command.spawn().unwrap_or_else(|error| {
            panic!("cannot start {:?}: {error}", self.command.get_program())
        });
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let input = std::mem::take(&mut self.input);
        // A command that does not read its input closes the pipe: no error of the test.
        thread::spawn(move || drop(stdin.write_all(&input)));
        child
    }

    /// Runs the command to its end.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn run(self) -> Outcome {
        let limit = self.limit * binary::time_factor();
        let child = self.start();
        finish(child, limit)
    }

    /// As [`Run::run`], then removes the process's map file.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn run_traced(self) -> (Outcome, Option<String>) {
        let limit = self.limit * binary::time_factor();
        let child = self.start();
        finish_with(child, limit, map_file::take)
    }
}

/// Undoes what a shell does to commands in the background: Python leaves SIGINT ignored where it
/// was when it started.
fn heed_interrupts() -> std::io::Result<()> {
    // SAFETY: the call is async-signal-safe.
    match unsafe { libc::signal(libc::SIGINT, libc::SIG_DFL) } {
        libc::SIG_ERR => Err(std::io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// Waits for `child` at most as long as `limit`, and collects what it prints.
///
/// # Panics
/// If the process cannot be waited for.
pub fn finish(child: Child, limit: Duration) -> Outcome {
    finish_with(child, limit, drop).0
}

/// As [`finish`], with what `look` finds when the process has ended but its id is not free yet.
fn finish_with<T>(mut child: Child, limit: Duration, look: impl FnOnce(u32) -> T) -> (Outcome, T) {
    let pid = child.id();
    let stdout = collect(child.stdout.take());
    let stderr = collect(child.stderr.take());
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_micros(500);
    let timed_out = loop {
        if has_ended(pid, libc::WNOHANG) {
            break false;
        }
        if Instant::now() > deadline {
            kill_group(pid);
            break has_ended(pid, 0);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    };
    let found = look(pid);
    let status = child.wait().expect("wait for a child");
    let text = |reader: JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&reader.join().expect("read a pipe")).into_owned()
    };
    let outcome = Outcome {
        pid,
        status,
        timed_out,
        stdout: text(stdout),
        stderr: text(stderr),
    };
    (outcome, found)
}

/// Whether the child `pid` has ended, without taking its status; waits for that unless `options`
/// say otherwise.
fn has_ended(pid: u32, options: libc::c_int) -> bool {
    // SAFETY: zero is a value of all the structure's fields, and it is valid for writing.
    let (waited, ended) = unsafe {
        let mut info: libc::siginfo_t = std::mem::zeroed();
        let options = libc::WEXITED | libc::WNOWAIT | options;
        let waited = libc::waitid(libc::P_PID, pid, &mut info, options);
        (waited, info.si_pid() != 0)
    };
    assert_eq!(waited, 0, "wait for a child");
    ended
}

fn collect(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What arrived before an error still tells what the command said.
            let _ = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

/// Ends the process group that the child `pid` leads.
fn kill_group(pid: u32) {
    // SAFETY: kill has no memory effects; the group was made for this child.
    unsafe { libc::kill(-(pid as libc::pid_t), libc::SIGKILL) };
}

impl Outcome {
    /// The status as a shell gives it: the exit status, or 128 + the number of the signal.
    pub fn shell_status(&self) -> i32 {
        self.status
            .code()
            .unwrap_or_else(|| 128 + self.status.signal().unwrap_or(0))
    }

    /// Says everything about the outcome in a few lines, for a failure's message.
    pub fn describe(&self) -> String {
        format!(
            "status {}{}\n--- stdout\n{}--- stderr\n{}---",
            self.shell_status(),
            if self.timed_out {
                " (killed for taking too long)"
            } else {
                ""
            },
            self.stdout,
            self.stderr
        )
    }

    /// Checks that the command succeeded, printed `stdout`, and complained in a single line that
    /// holds `mention`.
    ///
    /// # Panics
    /// If not.
    #[track_caller]
    pub fn expect_warning(&self, stdout: &str, mention: &str) {
        let warned = self.stderr.lines().count() == 1 && self.stderr.contains(mention);
        assert!(
            self.shell_status() == 0 && self.stdout == stdout && warned,
            "expected status 0, output {stdout:?} and a line with {mention:?}, got {}",
            self.describe()
        );
    }

    /// Checks that the command succeeded, printed `stdout` and complained about nothing.
    ///
    /// # Panics
    /// If not.
    #[track_caller]
    pub fn expect_output(&self, stdout: &str) {
        let good = self.shell_status() == 0 && self.stdout == stdout && self.stderr.is_empty();
        assert!(
            good,
            "expected status 0 and output {stdout:?}, got {}",
            self.describe()
        );
    }
}
