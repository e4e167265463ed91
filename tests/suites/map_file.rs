//! The map file: its lines, and whose file it is.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use harness::map_file::{self, Entry};
use harness::process::{Outcome, Run};
use harness::programs;
use harness::scratch::Scratch;

const NESTED: &str = "\
class Class:
    def method(self): return [self.inner(x) for x in range(2)]
    def inner(self, x): return (lambda: x)()
def outer():
    def nested(): return 1
    return nested()
print(Class().method(), outer())
";

/// Runs `script` traced, from a shell that first prepares `$map`, the path of its own map file.
fn run_after(preparation: &str, options: &[&str], script: &str) -> (Outcome, Option<String>) {
    let run = Run::stackline_after(&format!("map=/tmp/perf-$$.map\n{preparation}"));
    run.args(options).args(["-c", script]).run_traced()
}

/// What the warning that there is no tracing names: the file.
const FILE: &str = "/tmp/perf-";

fn entries(map: Option<String>) -> Vec<Entry> {
    map_file::parse(&map.expect("a map file")).expect("a sound map file")
}

#[test]
fn names_are_qualified_names_and_files() {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", NESTED);
    let (outcome, map) = Run::stackline()
        .args(["-X", "perf"])
        .arg(&script)
        .run_traced();
    outcome.expect_output("[0, 1] 1\n");
    let entries = entries(map);
    let functions = [
        "<module>",
        "Class",
        "Class.method",
        "Class.inner",
        "Class.inner.<locals>.<lambda>",
        "outer",
        "outer.<locals>.nested",
    ];
    for function in functions {
        let name = format!("py::{function}:{}", script.display());
        assert_eq!(
            entries.iter().filter(|entry| entry.name == name).count(),
            1,
            "{name}"
        );
    }
    assert!(
        entries.iter().all(|entry| entry.start % 16 == 0),
        "stubs are aligned to 16 bytes"
    );
}

#[test]
fn relative_script_is_named_by_its_absolute_path() {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", "def f(): pass\nf()\n");
    let run = Run::stackline()
        .args(["-X", "perf", "script.py"])
        .folder(scratch.path());
    let (_, map) = run.run_traced();
    let name = format!("py::f:{}", script.display());
    assert!(
        entries(map).iter().any(|entry| entry.name == name),
        "{name}"
    );
}

#[test]
fn file_is_private_and_code_is_executable_not_writable() {
    let code = "import time\ndef f(): print('up', flush=True); time.sleep(1)\nf()\n";
    let mut child = Run::stackline().args(["-X", "perf", "-c", code]).start();
    let pid = child.id();
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("a line");
    let metadata = fs::symlink_metadata(map_file::path(pid));
    let maps = fs::read_to_string(format!("/proc/{pid}/maps")).expect("a live process");
    let map = fs::read_to_string(map_file::path(pid));
    child.wait().expect("wait");
    map_file::take(pid);
    assert_eq!(
        metadata.expect("a map file").permissions().mode() & 0o7777,
        0o600
    );
    for entry in entries(map.ok()) {
        let mapping =
            mapping_of(&maps, entry.start).unwrap_or_else(|| panic!("{entry:x?} is not mapped"));
        let fields: Vec<&str> = mapping.split_whitespace().collect();
        assert!(fields[1].starts_with("r-x"), "{mapping}");
        // perf reads the map file only for anonymous mappings.
        assert!(fields.len() == 5, "{mapping}");
    }
    assert!(
        !maps.lines().any(|line| line.contains(" rwx")),
        "writable and executable\n{maps}"
    );
}

/// The line of `/proc/<pid>/maps` of the mapping that holds `address`.
fn mapping_of(maps: &str, address: u64) -> Option<&str> {
    maps.lines().find(|line| {
        let range = line
            .split_whitespace()
            .next()
            .and_then(|range| range.split_once('-'));
        range.is_some_and(|(low, high)| {
            let number = |text| u64::from_str_radix(text, 16).unwrap_or(0);
            (number(low)..number(high)).contains(&address)
        })
    })
}

#[test]
fn stale_file_of_ours_is_replaced() {
    let stale = "printf '10 10 py::stale:x.py\\n' > $map; chmod 644 $map";
    let (outcome, map) = run_after(stale, &["-X", "perf"], "print(1)");
    outcome.expect_output("1\n");
    let names: Vec<String> = entries(map).into_iter().map(|entry| entry.name).collect();
    assert!(
        names.iter().any(|name| name == "py::<module>:<string>"),
        "{names:?}"
    );
    assert!(
        !names.iter().any(|name| name.contains("stale")),
        "{names:?}"
    );
}

#[test]
fn file_takes_no_standard_stream_that_is_closed() {
    let script = "import sys\ndef f(): return 1\nsys.stderr.write('lost')\nprint(f())";
    let (outcome, map) = run_after("exec 2>&-\nulimit -n 8", &["-X", "perf"], script);
    outcome.expect_output("1\n");
    assert_eq!(entries(map).len(), 2);
}

#[test]
fn file_is_private_and_readable_with_any_umask() {
    let script = "import os\nprint(oct(os.stat(f'/tmp/perf-{os.getpid()}.map').st_mode))";
    for umask in ["umask 0", "umask 077", "umask 0777"] {
        let (outcome, _) = run_after(umask, &["-X", "perf"], script);
        outcome.expect_output("0o100600\n");
    }
}

#[test]
fn stale_longer_file_leaves_no_tail() {
    let stale = "head -c 100000 /dev/zero | tr '\\0' x > $map";
    let (outcome, map) = run_after(stale, &["-X", "perf"], "print(1)");
    outcome.expect_output("1\n");
    entries(map);
}

#[test]
fn symlink_is_refused_and_the_program_runs() {
    let scratch = Scratch::new();
    let target = scratch.write("target", "precious\n");
    let link = format!("ln -s '{}' $map", target.display());
    let (outcome, _) = run_after(&link, &["-X", "perf"], "def f(): return 5\nprint(f())");
    outcome.expect_warning("5\n", FILE);
    assert_eq!(
        fs::read_to_string(&target).expect("the target"),
        "precious\n"
    );
}

#[test]
fn dangling_symlink_is_refused() {
    let scratch = Scratch::new();
    let target = scratch.path().join("must-not-appear");
    let link = format!("ln -s '{}' $map", target.display());
    let (outcome, _) = run_after(&link, &["-X", "perf"], "print(6)");
    // A link to nowhere leaves nothing for `take` to read, but the link itself is still there.
    let _ = fs::remove_file(map_file::path(outcome.pid));
    outcome.expect_warning("6\n", FILE);
    assert!(!target.exists(), "the link was followed");
}

#[test]
fn hard_link_is_not_written_through() {
    let scratch = Scratch::new();
    let target = scratch.write("target", "precious\n");
    let link = format!("ln '{}' $map || cp '{0}' $map", target.display());
    let (outcome, _) = run_after(&link, &["-X", "perf"], "print(7)");
    assert_eq!(outcome.stdout, "7\n", "{}", outcome.describe());
    assert_eq!(
        fs::read_to_string(&target).expect("the target"),
        "precious\n"
    );
}

#[test]
fn folder_in_its_place_is_refused() {
    let (outcome, _) = run_after("mkdir $map", &["-X", "perf"], "print(8)");
    let _ = fs::remove_dir(map_file::path(outcome.pid));
    outcome.expect_warning("8\n", FILE);
}

#[test]
fn root_file_of_another_user_is_refused() {
    let foreign = "echo precious > $map; chown 65534 $map; chmod 666 $map";
    let (outcome, map) = run_after(foreign, &["-X", "perf"], "print(9)");
    outcome.expect_warning("9\n", FILE);
    assert_eq!(map.as_deref(), Some("precious\n"));
}

#[test]
fn root_unwritable_folder_is_reported_and_the_program_runs() {
    let outcome = in_tmpfs("ro", "def f(): return 1\nprint(f() + f())");
    outcome.expect_warning("2\n", FILE);
}

#[test]
fn root_full_disk_is_reported_once_and_the_program_runs() {
    let code = programs::many_functions(400);
    let outcome = in_tmpfs("size=4k", &code);
    outcome.expect_warning("79800\n", FILE);
}

/// Runs `code` traced where `/tmp` is a small file system of its own.
fn in_tmpfs(options: &str, code: &str) -> Outcome {
    let run = Run::stackline_in_tmpfs(options, Path::new("/tmp"));
    run.args(["-X", "perf", "-c", code]).run()
}

#[test]
fn file_size_limit_is_reported_once_and_leaves_whole_lines() {
    let code = programs::many_functions(300);
    for bytes in [0, 1, 100, 1000, 4096] {
        let run = Run::stackline()
            .args(["-X", "perf", "-c", &code])
            .file_size_limit(bytes);
        let (outcome, map) = run.run_traced();
        outcome.expect_warning("44850\n", FILE);
        // A torn last line would make readers misread or drop the whole file.
        let map = map.unwrap_or_default();
        assert!(
            map_file::parse(&map).is_ok(),
            "limit {bytes}: {:?}",
            map_file::parse(&map)
        );
    }
}

#[test]
fn names_that_could_break_the_file_are_escaped() {
    let names: [&[u8]; 6] = [
        b"new\nline.py",
        b"tab\tand space.py",
        b"control\x01\x7f.py",
        b"not-utf8-\xff\xfe.py",
        b"return\r.py",
        "größe-日本.py".as_bytes(),
    ];
    for name in names {
        let scratch = Scratch::new();
        let script = scratch.path().join(OsStr::from_bytes(name));
        fs::write(&script, "def größe(): return 1\nprint(größe())\n").expect("write the script");
        let (outcome, map) = Run::stackline()
            .args(["-X", "perf"])
            .arg(&script)
            .run_traced();
        assert_eq!(outcome.stdout, "1\n", "{name:?}: {}", outcome.describe());
        let map = map.unwrap_or_else(|| panic!("{name:?}: no map file, or one that is not UTF-8"));
        let entries = map_file::parse(&map).unwrap_or_else(|error| panic!("{name:?}: {error}"));
        let functions = map_file::functions(&entries);
        assert!(
            functions.contains(&"größe") && functions.contains(&"<module>"),
            "{map:?}"
        );
    }
}

#[test]
fn same_name_in_many_functions_gives_each_an_entry() {
    let code = "def make(i):\n    def same(): return i\n    return same\nfs = [make(i) for i in range(5)]\nprint(sum(f() for f in fs))\ndef other(): pass\nfirst = other\ndef other(): pass\nfirst(); other()\n";
    let (outcome, map) = Run::stackline()
        .args(["-X", "perf", "-c", code])
        .run_traced();
    outcome.expect_output("10\n");
    let entries = entries(map);
    let count = |name: &str| {
        map_file::functions(&entries)
            .iter()
            .filter(|f| **f == name)
            .count()
    };
    // Closures share one code object, hence one stub; two definitions are two.
    assert_eq!((count("make.<locals>.same"), count("other")), (1, 2));
}

#[test]
fn untraced_program_leaves_no_file() {
    let (outcome, map) = run_after("true", &[], "def f(): return 1\nprint(f())");
    outcome.expect_output("1\n");
    assert_eq!(map, None);
}

#[test]
fn untraced_program_touches_no_file_of_another() {
    let (outcome, map) = run_after("echo other > $map", &[], "print(1)");
    outcome.expect_output("1\n");
    assert_eq!(map.as_deref(), Some("other\n"));
}

#[test]
fn file_belongs_to_the_effective_user() {
    let code = "import time\nprint(1, flush=True)\ntime.sleep(0.3)\n";
    let mut child = Run::stackline().args(["-X", "perf", "-c", code]).start();
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("a line");
    let owner = fs::symlink_metadata(map_file::path(child.id())).map(|metadata| metadata.uid());
    child.wait().expect("wait");
    map_file::take(child.id());
    // SAFETY: geteuid cannot fail and touches no memory.
    assert_eq!(owner.ok(), Some(unsafe { libc::geteuid() }));
}
