//! The interpreters that are compared, and one measurement under one of them.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};
use std::{env, fmt, fs};

use harness::binary::stackline;
use harness::scratch::Scratch;

/// An interpreter and how it traces.
#[derive(Debug, Clone)]
pub struct Peer {
    /// What the tables call it, such as `stackline -X perf`.
    pub name: &'static str,
    binary: PathBuf,
    tracing: Tracing,
}

/// How an interpreter tells `perf` the names of its functions.
#[derive(Debug, Clone)]
enum Tracing {
    Off,
    Map,
    MapLines,
    /// Into a folder of its own.
    JitDump(Rc<Scratch>),
}

impl Tracing {
    fn options(&self) -> Vec<OsString> {
        match self {
            Tracing::Off => Vec::new(),
            Tracing::Map => vec!["-X".into(), "perf".into()],
            Tracing::MapLines => vec!["-X".into(), "perf_lines".into()],
            Tracing::JitDump(folder) => {
                let mut directory = OsString::from("perf_jit_dir=");
                directory.push(folder.path());
                vec!["-X".into(), "perf_jit".into(), "-X".into(), directory]
            }
        }
    }

    /// The file that the process `pid` leaves behind.
    fn file(&self, pid: u32) -> Option<PathBuf> {
        match self {
            Tracing::Off => None,
            Tracing::Map | Tracing::MapLines => Some(format!("/tmp/perf-{pid}.map").into()),
            Tracing::JitDump(folder) => Some(folder.path().join(format!("jit-{pid}.dump"))),
        }
    }
}

/// The variables that switch tracing on.
const VARIABLES: [&str; 4] = [
    "PYTHONPERFSUPPORT",
    "PYTHON_PERF_LINES",
    "PYTHON_PERF_JIT_SUPPORT",
    "PYTHON_PERF_JIT_DIR",
];

/// What a program said about its run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measurement {
    /// The checksum, the same under every interpreter.
    pub checksum: String,
    /// Time between the program's two readings of its clock.
    pub elapsed: Duration,
}

/// Why there is no measurement.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// The interpreters that there are, plain and with a perf map: Stackline, and CPython if there is
/// one.
///
/// Stackline is `STACKLINE_BIN` or the binary beside the benchmark's own folder. CPython is
/// `PYTHON_REFERENCE`, else the first of python3.13, python3.12 and python3 on `PATH` that is
/// CPython 3.12 or newer.
///
/// # Panics
/// If Stackline is not built.
pub fn peers() -> Vec<Peer> {
    let peer = |name, binary: &Path, tracing| Peer {
        name,
        binary: binary.to_owned(),
        tracing,
    };
    let stackline = stackline();
    let mut peers = vec![
        peer("stackline", &stackline, Tracing::Off),
        peer("stackline -X perf", &stackline, Tracing::Map),
    ];
    match reference() {
        Some((binary, version)) => {
            println!("reference: CPython {version}");
            peers.push(peer("cpython", &binary, Tracing::Off));
            peers.push(peer("cpython -X perf", &binary, Tracing::Map));
        }
        None => println!("reference: none, so Stackline is measured alone; set PYTHON_REFERENCE"),
    }
    peers
}

/// Stackline in each of its ways to trace, called by its option.
///
/// # Panics
/// If Stackline is not built.
pub fn modes() -> Vec<Peer> {
    let dumps = Rc::new(Scratch::new());
    [
        ("-X perf", Tracing::Map),
        ("-X perf_lines", Tracing::MapLines),
        ("-X perf_jit", Tracing::JitDump(dumps)),
    ]
    .map(|(name, tracing)| Peer {
        name,
        binary: stackline(),
        tracing,
    })
    .into()
}

/// Those of `peers` that find the same checksum as the last of them that finds one.
pub fn agreeing(peers: &[Peer], script: &Path, n: u64) -> Vec<Peer> {
    let mut expected: Option<String> = None;
    // CPython comes last, and is the one to believe.
    let mut agreeing: Vec<Peer> = peers
        .iter()
        .rev()
        .filter(|peer| match peer.measure(script, n) {
            Ok(measurement) => {
                *expected.get_or_insert(measurement.checksum.clone()) == measurement.checksum || {
                    println!("{}: wrong result of {}", peer.name, script.display());
                    false
                }
            }
            Err(failure) => {
                println!("{failure}");
                false
            }
        })
        .cloned()
        .collect();
    agreeing.reverse();
    agreeing
}

/// The reference's own executable, behind any launcher, and its version.
fn reference() -> Option<(PathBuf, String)> {
    let named = env::var("PYTHON_REFERENCE")
        .ok()
        .filter(|value| !value.is_empty());
    let candidates = match named {
        Some(path) => vec![path],
        None => ["python3.13", "python3.12", "python3"]
            .map(String::from)
            .to_vec(),
    };
    candidates.iter().find_map(|candidate| {
        let question = "import sys; v = sys.version_info; v >= (3, 12) and print(sys.executable, '%d.%d.%d' % v[:3], sep='\\n')";
        let answer = Command::new(candidate).args(["-c", question]).output().ok()?;
        let text = String::from_utf8(answer.stdout).ok()?;
        let (path, version) = text.trim().split_once('\n')?;
        Some((PathBuf::from(path), version.to_string()))
    })
}

/// Bytes of the line `VmHWM` of a process's status (proc_pid_status(5)).
fn high_water_mark(status: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let number: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(number * 1024)
}

impl Peer {
    /// Runs `script` with the argument `n`, and reads what it says about its run.
    ///
    /// # Errors
    /// If the program fails or does not print a checksum and a number of nanoseconds.
    pub fn measure(&self, script: &Path, n: u64) -> Result<Measurement, Failure> {
        let (text, _) = self.run([script.as_os_str(), OsStr::new(&n.to_string())])?;
        let parse = |text: &str| {
            let (checksum, nanoseconds) = text.trim().rsplit_once(' ')?;
            let elapsed = Duration::from_nanos(nanoseconds.parse().ok()?);
            Some(Measurement {
                checksum: checksum.to_string(),
                elapsed,
            })
        };
        parse(&text).ok_or_else(|| {
            Failure(format!(
                "{}: {} printed {text:?}",
                self.name,
                script.display()
            ))
        })
    }

    /// The time that `-c code` takes from the start of the process to its end.
    ///
    /// # Errors
    /// If the program fails.
    pub fn wall_time(&self, code: &str) -> Result<Duration, Failure> {
        self.run(["-c", code]).map(|(_, elapsed)| elapsed)
    }

    /// A process of the interpreter, not started yet, with its standard streams as given.
    fn command(&self, stdin: Stdio) -> Command {
        let mut command = Command::new(&self.binary);
        command.args(self.tracing.options());
        for variable in VARIABLES {
            command.env_remove(variable);
        }
        command.stdin(stdin);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The most memory in bytes that `script` had at any time with the argument `n`, from its start
    /// until it waits for a line of its standard input, having written one.
    ///
    /// What the system tells of a process that has ended counts in what the process was before it
    /// became the interpreter: so it is asked while it lives.
    ///
    /// # Errors
    /// If the program ends before, or if the system does not say.
    pub fn peak_memory(&self, script: &Path, n: u64) -> Result<u64, Failure> {
        let failure = |reason: String| Failure(format!("{}: {reason}", self.name));
        let mut command = self.command(Stdio::piped());
        let mut child = command
            .arg(script)
            .arg(n.to_string())
            .spawn()
            .map_err(|error| failure(error.to_string()))?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.take() {
            let _ = BufReader::new(stdout).read_line(&mut line);
        }
        let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
        let output = child
            .wait_with_output()
            .map_err(|error| failure(error.to_string()))?;
        let peak = status.ok().and_then(|status| high_water_mark(&status));
        peak.filter(|_| !line.is_empty())
            .ok_or_else(|| failure(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    /// What `script` prints with the argument `n` in a block of `bytes` bytes; without `bytes`, in
    /// the interpreter's own.
    ///
    /// # Errors
    /// If the program fails.
    pub fn output(&self, bytes: Option<u64>, script: &Path, n: u64) -> Result<String, Failure> {
        let size = bytes.map(|bytes| bytes.to_string());
        let argument = n.to_string();
        let block = size.iter().flat_map(|size| ["--memory", size]);
        let args = block
            .map(OsStr::new)
            .chain([script.as_os_str(), OsStr::new(&argument)]);
        self.run(args).map(|(text, _)| text)
    }

    /// What `script` finds with the argument `n` in a block of `bytes` bytes, if it can run there.
    pub fn checksum_within(&self, bytes: u64, script: &Path, n: u64) -> Option<String> {
        let text = self.output(Some(bytes), script, n).ok()?;
        let (checksum, _) = text.trim().rsplit_once(' ')?;
        Some(checksum.to_string())
    }

    fn run<A: AsRef<OsStr>>(
        &self,
        args: impl IntoIterator<Item = A>,
    ) -> Result<(String, Duration), Failure> {
        let mut command = self.command(Stdio::null());
        command.args(args);
        let failure = |reason: String| Failure(format!("{}: {reason}", self.name));
        let start = Instant::now();
        let child = command
            .spawn()
            .map_err(|error| failure(error.to_string()))?;
        let file = self.tracing.file(child.id());
        let output = child
            .wait_with_output()
            .map_err(|error| failure(error.to_string()))?;
        let elapsed = start.elapsed();
        if let Some(file) = file {
            // The process has ended; one that failed may have made none.
            let _ = fs::remove_file(file);
        }
        if !output.status.success() {
            return Err(failure(
                String::from_utf8_lossy(&output.stderr).into_owned(),
            ));
        }
        Ok((
            String::from_utf8_lossy(&output.stdout).into_owned(),
            elapsed,
        ))
    }
}
