//! The machine where there is no operating system: firmware for a Cortex-M4F, run by QEMU.
//!
//! One build runs the example program out of flash in 64 KiB; another runs any image, and with it
//! the corpus: what a program does must be the same on a machine of 32 bits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use harness::corpus::{self, Program};
use harness::process::Run;
use harness::scratch::Scratch;

/// Programs of the corpus that ask for what the board has not: an exit status, modules written in
/// Python, the `pow` of another mathematical library, a native stack of megabytes.
const NOT_FOR_THE_BOARD: &[&str] = &[
    "annotations/type_parameters.py",
    "errors/system_exit_none.py",
    "float/shortest.py",
    "recursion/deep_structures.py",
];

/// Areas that need a compiler.
const NOT_FOR_THE_BOARD_AREAS: &[&str] = &["exec/"];

/// Modules that are in the machine itself.
const OWN_MODULES: &[&str] = &["builtins", "__future__", "gc"];

/// Where the image is put for the build that runs any.
const IMAGE_ADDRESS: &str = "0x21000000";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("firmware")
}

/// The firmware's folder of built things, which is where `tests/firmware/run` puts it.
fn target() -> PathBuf {
    let binary = harness::binary::stackline();
    let target = binary.parent().and_then(Path::parent);
    target
        .expect("the binary is in target/release")
        .to_path_buf()
}

/// Runs `tests/firmware/run`: only one at a time, since all builds are in one folder.
fn build_and_run(arguments: &[&str]) -> String {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock();
    let output = Command::new(folder().join("run"))
        .args(arguments)
        .env("CARGO_TARGET_DIR", target())
        .env("STACKLINE", harness::binary::stackline())
        .env_remove("RUSTFLAGS")
        .output()
        .expect("the script starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
    text
}

/// What the program printed, without what the board says of itself.
fn without_remarks(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn the_board_prints_what_cpython_prints() {
    let text = build_and_run(&[]);
    let expected = fs::read_to_string(folder().join("program.out")).expect("it is recorded");
    assert_eq!(without_remarks(&text), expected);
    for remark in text.lines().filter(|line| line.starts_with("# ")) {
        println!("{remark}");
    }
}

#[test]
fn reference_prints_what_is_recorded() {
    let reference = harness::binary::reference().expect("a reference interpreter");
    let outcome = Run::program(reference)
        .arg("-B")
        .arg(folder().join("program.py"))
        .env("PYTHONPATH", folder().join("reference"))
        .run();
    let expected = fs::read_to_string(folder().join("program.out")).expect("it is recorded");
    outcome.expect_output(&expected);
}

/// Whether the board has all that the program imports.
fn is_for_the_board(program: &Program) -> bool {
    let source = fs::read_to_string(corpus::folder().join(&program.name));
    let source = source.expect("a program of the corpus");
    let mut imports = source.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("import ")
            .or_else(|| line.strip_prefix("from "))
    });
    let own = |names: &str| {
        let first = names.split([' ', ',', '.', ';']).next();
        first.is_some_and(|name| OWN_MODULES.contains(&name))
    };
    imports.all(own)
        && program.stderr.is_empty()
        && !NOT_FOR_THE_BOARD.contains(&program.name.as_str())
        && !NOT_FOR_THE_BOARD_AREAS
            .iter()
            .any(|area| program.name.starts_with(area))
}

/// Runs a program on the board; what is wrong with what it printed.
fn check(program: &Program, firmware: &Path, scratch: &Path) -> Option<String> {
    let image = scratch.join(program.name.replace('/', "-"));
    let built = Run::stackline()
        .arg("build")
        .arg(&program.name)
        .arg("-o")
        .arg(&image)
        .folder(&corpus::folder())
        .run();
    if !built.stderr.is_empty() {
        return Some(format!("{}: {}", program.name, built.stderr));
    }
    let load = format!(
        "loader,file={},addr={IMAGE_ADDRESS},force-raw=on",
        image.display()
    );
    let outcome = Run::program("qemu-system-arm")
        .args(["-M", "mps2-an386", "-nographic"])
        .args(["-semihosting-config", "enable=on,target=native"])
        .args(["-device", &load, "-kernel"])
        .arg(firmware)
        .limit(Duration::from_secs(240))
        .run();
    let report = corpus::difference("output", &program.stdout, &without_remarks(&outcome.stderr));
    (!report.is_empty()).then(|| format!("{}:\n{report}", program.name))
}

#[test]
fn the_corpus_runs_on_the_board() {
    build_and_run(&["--build-only", "--features", "loaded"]);
    let built = target().join("bare_metal/thumbv7em-none-eabihf/release");
    let firmware = built.join("stackline-firmware-loaded");
    let scratch = Scratch::new();
    let areas = corpus::areas();
    let programs: Vec<Program> = areas
        .iter()
        .flat_map(|area| corpus::programs(area))
        .filter(is_for_the_board)
        .collect();
    assert!(programs.len() > 100, "only {} programs", programs.len());
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(failure) = check(program, &firmware, scratch.path()) {
                        failures.lock().expect("no panic").push(failure);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no panic");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    println!("{} programs", programs.len());
}
