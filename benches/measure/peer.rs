//! The interpreters that are compared, and one measurement under one of them.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fmt, fs};

/// An interpreter, with or without tracing.
#[derive(Debug, Clone)]
pub struct Peer {
    /// What the tables call it, such as `stackline -X perf`.
    pub name: &'static str,
    binary: PathBuf,
    traced: bool,
}

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

/// The interpreters that there are: Stackline, and CPython if there is one.
///
/// Stackline is `STACKLINE_BIN` or the binary beside the benchmark's own folder. CPython is
/// `PYTHON_REFERENCE`, else the first of python3.13, python3.12 and python3 on `PATH` that is
/// CPython 3.12 or newer.
///
/// # Panics
/// If Stackline is not built.
pub fn peers() -> Vec<Peer> {
    let stackline = stackline();
    let mut peers = vec![
        Peer {
            name: "stackline",
            binary: stackline.clone(),
            traced: false,
        },
        Peer {
            name: "stackline -X perf",
            binary: stackline,
            traced: true,
        },
    ];
    match reference() {
        Some((binary, version)) => {
            println!("reference: CPython {version}");
            peers.push(Peer {
                name: "cpython",
                binary: binary.clone(),
                traced: false,
            });
            peers.push(Peer {
                name: "cpython -X perf",
                binary,
                traced: true,
            });
        }
        None => println!("reference: none, so Stackline is measured alone; set PYTHON_REFERENCE"),
    }
    peers
}

fn stackline() -> PathBuf {
    if let Some(path) = env::var_os("STACKLINE_BIN") {
        return PathBuf::from(path);
    }
    // A benchmark runs from target/<profile>/deps; the command lies one folder above.
    let own = env::current_exe().expect("a running benchmark has a path");
    let path = own
        .ancestors()
        .nth(2)
        .expect("target/<profile>/deps")
        .join("stackline");
    assert!(
        path.is_file(),
        "{} is not there: cargo build --release -p stackline",
        path.display()
    );
    path
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

    fn run<A: AsRef<OsStr>>(
        &self,
        args: impl IntoIterator<Item = A>,
    ) -> Result<(String, Duration), Failure> {
        let mut command = Command::new(&self.binary);
        if self.traced {
            command.args(["-X", "perf"]);
        }
        command
            .args(args)
            .env_remove("PYTHONPERFSUPPORT")
            .stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let failure = |reason: String| Failure(format!("{}: {reason}", self.name));
        let start = Instant::now();
        let child = command
            .spawn()
            .map_err(|error| failure(error.to_string()))?;
        let map = format!("/tmp/perf-{}.map", child.id());
        let output = child
            .wait_with_output()
            .map_err(|error| failure(error.to_string()))?;
        let elapsed = start.elapsed();
        if self.traced {
            // The file of a process that has ended; an interpreter may have made none.
            let _ = fs::remove_file(map);
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
