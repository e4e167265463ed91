//! The core without an allocator: builds the program in `tests/no_alloc`, which has neither std
//! nor alloc, around an image, and runs it.

use std::path::Path;
use std::process::Command;

use harness::process::Run;
use harness::scratch::Scratch;

const OUTPUT: &str = "\
100000
[('the', 3), ('and', 2), ('bird', 1), ('cat', 1), ('dog', 1)]
[0, 1, 4, 9, 16, 25, 36, 49] 3.14 1208925819614629174706176
no room for that
1999: 1998: 1997: 1996: 19
";

/// Symbols that a program which allocates would need.
const ALLOCATION: [&str; 6] = [
    "malloc",
    "calloc",
    "realloc",
    "__rust_alloc",
    "__rdl_alloc",
    "brk",
];

#[test]
fn an_image_runs_in_16_kib_without_an_allocator() {
    let scratch = Scratch::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("no_alloc");
    let image = scratch.path().join("program.image");
    Run::stackline()
        .arg("build")
        .arg(source.join("program.py"))
        .arg("-o")
        .arg(&image)
        .run()
        .expect_output("");
    let target = scratch.path().join("target");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--release", "--offline", "--manifest-path"])
        .arg(source.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", &target)
        .env("STACKLINE_IMAGE", &image)
        .output()
        .expect("cargo starts");
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let program = target.join("release/stackline-no-alloc");

    let symbols = Command::new("nm")
        .arg(&program)
        .output()
        .expect("nm starts");
    let symbols = String::from_utf8_lossy(&symbols.stdout);
    assert!(
        symbols.contains("write"),
        "nm lists what the program needs:\n{symbols}"
    );
    for line in symbols.lines() {
        let name = line
            .rsplit(' ')
            .next()
            .unwrap_or("")
            .split('@')
            .next()
            .unwrap_or("");
        assert!(!ALLOCATION.contains(&name), "the program refers to {name}");
    }

    let ran = Run::program(&program).run();
    ran.expect_output(OUTPUT);
}
