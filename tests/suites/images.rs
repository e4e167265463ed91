//! `stackline build` and `stackline run`: images, sound and corrupt.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use harness::corpus;
use harness::process::{Outcome, Run};
use harness::scratch::Scratch;

const PROGRAM: &str = "\
def add(a, b=2, *rest, key='k', **named):
    return a + b + len(rest) + len(key) + len(named)
class C:
    def __init__(self, x): self.x = x
    def get(self): return [self.x, 1.5, None, True, 'text é', 10 ** 20]
def outer(n):
    def inner(): return n
    return inner
total = 0
for i in range(3):
    try:
        total += add(i, key='kk', z=1) // i
    except ZeroDivisionError as e:
        total += 100
    finally:
        total += 1
print(total, C(5).get(), outer(7)(), {k: v for k, v in zip('ab', (1, 2))}, f'{total:>5}')
";

const OUTPUT: &str =
    "112 [5, 1.5, None, True, 'text é', 100000000000000000000] 7 {'a': 1, 'b': 2}   112\n";

fn build(scratch: &Scratch, source: &str) -> PathBuf {
    let script = scratch.write("script.py", source);
    let image = scratch.path().join("script.image");
    Run::stackline()
        .arg("build")
        .arg(&script)
        .arg("-o")
        .arg(&image)
        .run()
        .expect_output("");
    image
}

fn run_image(image: &Path) -> Run {
    // A folder without a file named `run`, which would be the script to run.
    let folder = image.parent().expect("an image is in a folder");
    Run::stackline()
        .arg("run")
        .arg(image)
        .env("LC_ALL", "C.UTF-8")
        .folder(folder)
}

#[test]
fn image_runs_without_its_source() {
    let scratch = Scratch::new();
    let image = build(&scratch, PROGRAM);
    fs::remove_file(scratch.path().join("script.py")).expect("remove the source");
    run_image(&image).run().expect_output(OUTPUT);
}

const PACKAGE: [(&str, &str); 6] = [
    (
        "script.py",
        "\
import pkg.sub.deep as deep
from pkg import near, value
from plain import inner
import json, math
try:
    import nowhere
except ImportError as e:
    print(e)
counter = 1
def count():
    global counter
    counter += 1
    return counter
print(count(), deep.count(), near.count(), inner.where(), value, math.sqrt(4.0))
print(json.dumps([1, {'a': None}]), deep.__package__, near.__spec__.name, len(near.__file__) > 12)
",
    ),
    ("pkg/__init__.py", "value = 5\n"),
    (
        "pkg/near.py",
        "\
from . import value
from .sub import deep
counter = 20
def count():
    global counter
    counter += value
    return counter, deep.counter
",
    ),
    ("pkg/sub/__init__.py", ""),
    (
        "pkg/sub/deep.py",
        "\
from .. import near
counter = 30
def count():
    global counter
    counter += 1
    return counter
",
    ),
    ("plain/inner.py", "def where(): return __name__\n"),
];

/// Modules come into the image from packages, folders without a source file and the library; each
/// has its own globals, and its own files in the profile.
#[test]
fn image_holds_the_modules_that_the_program_imports() {
    let scratch = Scratch::new();
    for folder in ["pkg/sub", "plain"] {
        fs::create_dir_all(scratch.path().join(folder)).expect("make a folder");
    }
    for (name, source) in PACKAGE {
        scratch.write(name, source);
    }
    let image = build(&scratch, PACKAGE[0].1);
    for (name, _) in PACKAGE {
        fs::remove_file(scratch.path().join(name)).expect("remove the source");
    }
    run_image(&image).run().expect_output(
        "No module named 'nowhere'\n2 31 (25, 31) plain.inner 5 2.0\n\
         [1, {\"a\": null}] pkg.sub pkg.near True\n",
    );
    let (_, map) = run_image(&image).env("PYTHONPERFSUPPORT", "1").run_traced();
    let map = map.expect("a traced run has a map");
    for line in [
        "py::count:PATH/pkg/near.py",
        "py::<module>:PATH/plain/inner.py",
    ] {
        let line = line.replace("PATH", &scratch.path().display().to_string());
        assert!(map.contains(&line), "{line} is missing in\n{map}");
    }
}

#[test]
fn module_with_an_error_makes_no_image() {
    let scratch = Scratch::new();
    scratch.write("broken.py", "x = = 1\n");
    let script = scratch.write("script.py", "def f():\n    import broken\n");
    let image = scratch.path().join("script.image");
    let outcome = Run::stackline()
        .arg("build")
        .args([&*script, Path::new("-o"), &*image])
        .run();
    assert_eq!(outcome.shell_status(), 1, "{}", outcome.describe());
    assert!(outcome.stderr.contains("broken.py\", line 1"));
    assert!(!image.exists());
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let scratch = Scratch::new();
    let first = fs::read(build(&scratch, PROGRAM)).expect("read the image");
    let second = fs::read(build(&scratch, PROGRAM)).expect("read the image");
    assert_eq!(first, second);
}

#[test]
fn image_gets_its_arguments() {
    let scratch = Scratch::new();
    let image = build(&scratch, "import sys\nprint(sys.argv[1:], __name__)\n");
    run_image(&image)
        .args(["a", "-b"])
        .run()
        .expect_output("['a', '-b'] __main__\n");
}

#[test]
fn uncaught_exception_in_an_image_names_the_script() {
    let scratch = Scratch::new();
    let image = build(&scratch, "def f():\n    return 1 / 0\nf()\n");
    let outcome = run_image(&image).run();
    assert_eq!(outcome.shell_status(), 1);
    assert!(
        outcome.stderr.contains("script.py\", line 2, in f\n"),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome
            .stderr
            .ends_with("ZeroDivisionError: division by zero\n"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn source_with_an_error_makes_no_image() {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", "x = (1\n");
    let image = scratch.path().join("script.image");
    let outcome = Run::stackline()
        .arg("build")
        .arg(script)
        .arg("-o")
        .arg(&image)
        .run();
    assert_eq!(outcome.shell_status(), 1, "{}", outcome.describe());
    assert!(
        outcome
            .stderr
            .ends_with("SyntaxError: '(' was never closed\n"),
        "{}",
        outcome.stderr
    );
    assert!(!image.exists());
}

#[test]
fn programs_of_the_corpus_run_as_images() {
    let scratch = Scratch::new();
    let mut failures = Vec::new();
    for area in [
        "functions",
        "closures",
        "exceptions",
        "classes",
        "fstring",
        "unpacking",
    ] {
        for program in corpus::programs(area) {
            let image = scratch.path().join("program.image");
            let built = Run::stackline()
                .args(["build", &program.name, "-o"])
                .arg(&image)
                .folder(&corpus::folder())
                .run();
            let outcome = if built.shell_status() == 0 {
                // As the corpus runs programs.
                run_image(&image).env("PYTHONWARNINGS", "ignore").run()
            } else {
                built
            };
            failures.extend(program.check(&outcome));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failed\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn files_that_are_no_images_are_refused() {
    let scratch = Scratch::new();
    let cases: [(&str, &[u8]); 5] = [
        ("empty", b""),
        ("text", b"print(1)\n"),
        ("zeros", &[0; 4096]),
        ("ones", &[0xff; 4096]),
        ("one", b"\x01"),
    ];
    for (name, bytes) in cases {
        let outcome = run_image(&scratch.write(name, bytes)).run();
        assert!(refused(&outcome), "{name}: {}", outcome.describe());
    }
    let outcome = run_image(&scratch.path().join("missing")).run();
    assert!(
        [1, 2].contains(&outcome.shell_status()) && outcome.stderr.contains("No such file"),
        "{}",
        outcome.describe()
    );
}

/// Whether the outcome is a clear refusal of an image.
fn refused(outcome: &Outcome) -> bool {
    let status = outcome.shell_status();
    (1..=2).contains(&status) && outcome.stdout.is_empty() && outcome.stderr.contains("image")
}

/// Whether a corrupt image that was not refused at least ran as some program may run.
fn ran(outcome: &Outcome) -> bool {
    // A changed jump may loop for ever: that is a program too. 101 is a panic, above 128 a signal.
    outcome.timed_out || (0..=100).contains(&outcome.shell_status())
}

#[test]
fn truncated_images_are_refused() {
    let scratch = Scratch::new();
    let bytes = fs::read(build(&scratch, PROGRAM)).expect("read the image");
    let step = (bytes.len() / 1500).max(1);
    for length in (0..bytes.len()).step_by(step) {
        let outcome = run_image(&scratch.write("short.image", &bytes[..length])).run();
        assert!(
            refused(&outcome),
            "cut at {length} of {}: {}",
            bytes.len(),
            outcome.describe()
        );
        assert!(
            !outcome.stderr.contains("panicked"),
            "cut at {length}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn longer_images_are_refused() {
    let scratch = Scratch::new();
    let bytes = fs::read(build(&scratch, PROGRAM)).expect("read the image");
    for extra in [1, 8, 4096] {
        let mut longer = bytes.clone();
        longer.resize(bytes.len() + extra, 0);
        let outcome = run_image(&scratch.write("long.image", &longer)).run();
        assert!(
            refused(&outcome),
            "{extra} bytes more: {}",
            outcome.describe()
        );
    }
}

#[test]
fn changed_bytes_never_crash() {
    let scratch = Scratch::new();
    let bytes = fs::read(build(&scratch, PROGRAM)).expect("read the image");
    let mut refusals = 0;
    let mut cases = 0;
    let step = (bytes.len() / 2500).max(1);
    for index in (0..bytes.len()).step_by(step) {
        // One bit, another from byte to byte, and all bits.
        for change in [1 << (index % 8), 0xff] {
            let mut changed = bytes.clone();
            changed[index] ^= change;
            let image = scratch.write("changed.image", &changed);
            let run = Run::stackline()
                .args(["run", "--memory", "4M"])
                .arg(image)
                .folder(scratch.path())
                .folder(scratch.path());
            let outcome = run.limit(Duration::from_secs(2)).run();
            let good = refused(&outcome) || ran(&outcome);
            assert!(good, "byte {index} ^ {change:#x}: {}", outcome.describe());
            cases += 1;
            refusals += usize::from(refused(&outcome));
        }
    }
    println!("{refusals} of {cases} changed images were refused");
    assert!(
        refusals * 10 >= cases,
        "only {refusals} of {cases} were refused"
    );
}
