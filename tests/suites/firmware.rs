//! The machine where there is no operating system: firmware for a Cortex-M4F, run by QEMU.
//!
//! Two builds run programs out of flash in 64 KiB: one with what basic programs need, one with as
//! little as there can be. Two more run any image, and with it the corpus: what a program does must
//! be the same on a machine of 32 bits, and basic programs need no more than the basic build has.

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
/// Python, a compiler, the `pow` of another mathematical library, a native stack of megabytes.
const NOT_FOR_THE_BOARD: &[&str] = &[
    "annotations/alias_unions.py",
    "annotations/many_type_parameters.py",
    "annotations/of_modules.py",
    "annotations/type_parameter_scopes.py",
    "annotations/type_parameters.py",
    "builtins/signatures.py",
    // Without the feature `speed` long lists are sorted by another algorithm.
    "builtins/sort_comparisons.py",
    "calls/many_parameters.py",
    "classes/generic_namespaces.py",
    "classes/lazy_type_values.py",
    "classes/many_bases.py",
    "classes/super_in_odd_places.py",
    "closures/many_cells.py",
    "comprehension/locals_inside.py",
    "decorator/many.py",
    "dict/view_comparison.py",
    "errors/system_exit_none.py",
    "exceptions/frame_locals.py",
    "exceptions/traceback_frames.py",
    "float/shortest.py",
    "functions/far_variables.py",
    "match/large_patterns.py",
    "match/many_positional_patterns.py",
    // Counts of 64 bits, which are too many for its memory whatever they are times.
    "operators/products_too_long.py",
    "recursion/deep_structures.py",
    "syntax/deep_nesting.py",
    "syntax/deep_statements.py",
    "syntax/long_expressions.py",
    "unpacking/many_targets.py",
];

/// Areas, or beginnings of names, that need a compiler.
const NOT_FOR_THE_BOARD_AREAS: &[&str] = &["exec/", "syntax/where_"];

/// Areas that the build `basic` runs: those of the language that most programs are written in.
const BASIC: &[&str] = &[
    "bigint",
    "bool",
    "calls",
    "closures",
    "comprehension",
    "control",
    "decorator",
    "dict",
    "exceptions",
    "float",
    "fstring",
    "functions",
    "int",
    "list",
    "match",
    "none",
    "range",
    "set",
    "tuple",
    "unpacking",
    "walrus",
    "with",
];

/// Programs of those areas that need a part that `basic` leaves out.
const NOT_BASIC: &[&str] = &[
    "bigint/medium_sizes.py",
    "closures/cell_objects.py",
    "closures/cells_assigned.py",
    "closures/cells_shown.py",
    "decorator/listing.py",
    "dict/changed_while_iterated.py",
    "dict/keys_equal_to_text.py",
    "dict/view_on_the_right.py",
    "dict/view_sets.py",
    "exceptions/as_name_in_locals.py",
    "exceptions/details.py",
    "exceptions/frame_locals.py",
    "exceptions/keyword_counts.py",
    "exceptions/made_again.py",
    "exceptions/of_several_types.py",
    "exceptions/traceback_frames.py",
    "float/methods.py",
    "float/special_values.py",
    "functions/code_assigned.py",
    "int/from_text.py",
    "int/methods.py",
    "list/hints_of_subclasses.py",
    "list/sorting.py",
    "match/basics.py",
    "match/classes.py",
    "match/mappings.py",
    "match/sequences.py",
    "match/subclasses.py",
    "range/beyond_128_bits.py",
    "range/slices.py",
    "set/equal_objects.py",
    "set/item_by_item.py",
    "set/subclasses_as_arguments.py",
];

/// The most bytes of flash that each build may take.
const MOST_FLASH: [(&str, usize); 2] = [("basic", 262_144), ("minimal", 131_072)];

/// Modules that are in the machine itself.
const OWN_MODULES: &[&str] = &["builtins", "__future__"];

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

/// Checks what a build prints against `expected` of the folder, and its size.
#[track_caller]
fn check_build(name: &str, expected: &str) -> String {
    let text = build_and_run(&[name]);
    let expected = fs::read_to_string(folder().join(expected)).expect("it is recorded");
    assert_eq!(without_remarks(&text), expected);
    for remark in text.lines().filter(|line| line.starts_with("# ")) {
        println!("{remark}");
    }
    let flash = text.split_once(": flash ").and_then(|(_, rest)| {
        let digits = rest.split(' ').next()?;
        digits.parse::<usize>().ok()
    });
    let flash = flash.expect("the size is told");
    for (_, most) in MOST_FLASH.iter().filter(|(build, _)| *build == name) {
        assert!(flash <= *most, "{name} takes {flash} bytes");
    }
    text
}

#[test]
fn the_board_prints_what_cpython_prints() {
    check_build("basic", "program.out");
}

#[test]
fn the_smallest_build_prints_what_cpython_prints() {
    let text = check_build("minimal", "minimal.out");
    for said in [
        "# NotImplementedError: this build leaves out complex numbers (feature 'complex')",
        "# OverflowError: this build leaves out ints of more than 48 bits (feature 'bigint')",
        "# NotImplementedError: this build leaves out generators and generator expressions (feature 'generators')",
    ] {
        assert!(text.lines().any(|line| line == said), "{text}");
    }
}

#[test]
fn reference_prints_what_is_recorded() {
    let reference = harness::binary::reference().expect("a reference interpreter");
    for name in ["program", "minimal"] {
        let outcome = Run::program(&reference)
            .args(["-B", "-W", "ignore"])
            .arg(folder().join(name).with_extension("py"))
            .env("PYTHONPATH", folder().join("reference"))
            .run();
        let expected = folder().join(name).with_extension("out");
        outcome.expect_output(&fs::read_to_string(expected).expect("it is recorded"));
    }
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

/// Whether the build `basic` runs the program.
fn is_basic(program: &Program) -> bool {
    let area = program.name.split('/').next().unwrap_or("");
    BASIC.contains(&area) && !NOT_BASIC.contains(&program.name.as_str())
}

/// Runs the programs that are `wanted` on a build for any image, which is called `name`.
fn run_corpus(name: &str, wanted: fn(&Program) -> bool, least: usize) {
    build_and_run(&["--loaded", name]);
    let built = target().join("bare_metal/thumbv7em-none-eabihf/release");
    let firmware = built.join(format!("stackline-firmware-loaded-{name}"));
    let scratch = Scratch::new();
    let areas = corpus::areas();
    let programs: Vec<Program> = areas
        .iter()
        .flat_map(|area| corpus::programs(area))
        .filter(|program| is_for_the_board(program) && wanted(program))
        .collect();
    assert!(programs.len() >= least, "only {} programs", programs.len());
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

#[test]
fn the_corpus_runs_on_the_board() {
    run_corpus("full", |program| !is_basic(program), 100);
}

#[test]
fn the_basic_build_runs_the_basic_corpus() {
    run_corpus("basic", is_basic, 50);
}
