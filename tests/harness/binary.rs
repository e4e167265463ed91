//! Where the command under test and the reference interpreter are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The file under test: `STACKLINE_BIN`, or `stackline` in the folder cargo built it into.
///
/// # Panics
/// If there is no such file; the message says how to make it.
pub fn stackline() -> PathBuf {
    if let Some(path) = env::var_os("STACKLINE_BIN") {
        let path = PathBuf::from(path);
        assert!(
            path.is_file(),
            "STACKLINE_BIN is {}, which is no file",
            path.display()
        );
        return path.canonicalize().expect("an existing file has a path");
    }
    // A test runs from target/<profile>/deps; the command lies one folder above.
    let test = env::current_exe().expect("a running test has a path");
    let built = test
        .parent()
        .and_then(Path::parent)
        .expect("target/<profile>/deps");
    let path = built.join("stackline");
    assert!(
        path.is_file(),
        "{} is not there: build it with `cargo build --release -p stackline`, or set STACKLINE_BIN",
        path.display()
    );
    path
}

/// How many times as long as others the command under test may take: `STACKLINE_TIME_FACTOR`,
/// where it is emulated.
///
/// # Panics
/// If that is no number.
pub fn time_factor() -> u32 {
    env::var("STACKLINE_TIME_FACTOR").map_or(1, |text| text.parse().expect("a number"))
}

/// ELF's number of the architecture of the command under test: of `STACKLINE_MACHINE`, where it is
/// emulated, and otherwise of the tests.
///
/// # Panics
/// If it is an architecture that Stackline does not run on.
pub fn machine() -> u32 {
    match env::var("STACKLINE_MACHINE")
        .as_deref()
        .unwrap_or(env::consts::ARCH)
    {
        "x86_64" => 62,
        "aarch64" => 183,
        other => panic!("STACKLINE_MACHINE is {other}, which has no stubs"),
    }
}

/// Whether the command under test is of another architecture than the tests.
pub fn is_emulated() -> bool {
    env::var("STACKLINE_MACHINE").is_ok_and(|machine| machine != env::consts::ARCH)
}

/// The command under test, built without frame pointers: `STACKLINE_WITHOUT_FRAME_POINTERS`, or
/// `stackline-without-frame-pointers` beside the command under test, where `tests/run` puts it.
///
/// # Panics
/// If there is no such file; the message says how to make it.
pub fn without_frame_pointers() -> PathBuf {
    let named = env::var_os("STACKLINE_WITHOUT_FRAME_POINTERS").map(PathBuf::from);
    let path =
        named.unwrap_or_else(|| stackline().with_file_name("stackline-without-frame-pointers"));
    assert!(
        path.is_file(),
        "{} is not there: tests/run makes it, by cargo build with RUSTC_WORKSPACE_WRAPPER set to \
         tests/without_frame_pointers",
        path.display()
    );
    path
}

/// A copy of the command under test in `folder` without its symbols, and without the build-id by
/// which perf would find them elsewhere.
///
/// # Panics
/// If objcopy cannot make it.
pub fn bare(folder: &Path) -> PathBuf {
    let path = folder.join("stackline");
    let made = Command::new("objcopy")
        .args(["--strip-all", "--remove-section=.note.gnu.build-id"])
        .args([&stackline(), &path])
        .status();
    assert!(made.is_ok_and(|status| status.success()), "run objcopy");
    path
}

/// The reference CPython: `PYTHON_REFERENCE`, else the first of python3.13, python3.12 and
/// python3 on `PATH` that runs and is CPython 3.12 or newer.
pub fn reference() -> Option<PathBuf> {
    let named = env::var_os("PYTHON_REFERENCE").filter(|value| !value.is_empty());
    let candidates = match named {
        Some(path) => vec![PathBuf::from(path)],
        None => ["python3.13", "python3.12", "python3"]
            .map(PathBuf::from)
            .to_vec(),
    };
    candidates
        .into_iter()
        .find_map(|candidate| real_executable(&candidate))
}

/// The interpreter behind `candidate`, which may be a launcher that finds another one.
fn real_executable(candidate: &Path) -> Option<PathBuf> {
    let question = "import sys; ok = sys.implementation.name == 'cpython' and sys.version_info >= (3, 12); print(sys.executable if ok else '')";
    let answer = Command::new(candidate)
        .args(["-c", question])
        .output()
        .ok()?;
    let path = String::from_utf8(answer.stdout).ok()?;
    let path = path.trim();
    (answer.status.success() && !path.is_empty()).then(|| PathBuf::from(path))
}
