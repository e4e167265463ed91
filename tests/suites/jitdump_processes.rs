//! Jitdump files of processes that are killed, fork, and switch tracing on, off and over.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Duration;

use harness::jitdump::{self, Dump};
use harness::map_file::{self, Entry};
use harness::process::Run;
use harness::programs;
use harness::scratch::Scratch;

/// Runs `code` with `options`, and gives its dump and its map file.
#[track_caller]
fn traces(options: &[&str], code: &str, stdout: &str) -> (Option<Dump>, Option<Vec<Entry>>) {
    let scratch = Scratch::new();
    let run = Run::stackline().args(options).args(["-c", code]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    let map = map_file::take(outcome.pid);
    outcome.expect_output(stdout);
    let dump = bytes.map(|bytes| jitdump::expect_whole(Some(bytes)));
    let map = map.map(|text| map_file::parse(&text).expect("a sound map file"));
    (dump, map)
}

/// Names in a dump, sorted.
fn sorted(dump: &Dump) -> Vec<&str> {
    let mut names = dump.names();
    names.sort_unstable();
    names
}

#[test]
fn killed_process_leaves_whole_records_of_everything_that_ran() {
    // More than fit into a pipe, so that the program cannot run ahead to its end.
    const FUNCTIONS: usize = 8000;
    let scratch = Scratch::new();
    let script = scratch.write("announce.py", programs::announcing(FUNCTIONS));
    let (mut interrupted, mut cut) = (0, 0);
    for round in 0..160_u64 {
        let run = Run::stackline().args(["-X", "perf_jit"]).arg(&script);
        let mut child = run.env("PYTHON_PERF_JIT_DIR", scratch.path()).start();
        let pid = child.id();
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        // Instants differ from round to round: after so many lines, and a little later.
        let mut said: Vec<String> = Vec::new();
        for _ in 0..(round * 97) % 1500 {
            said.extend(lines.next().and_then(Result::ok));
        }
        std::thread::sleep(Duration::from_micros(round * 17));
        child.kill().expect("kill the child");
        said.extend(lines.map_while(Result::ok));
        child.wait().expect("wait");
        let bytes = jitdump::take(scratch.path(), pid).unwrap_or_default();
        if said.is_empty() && bytes.len() < 40 {
            continue;
        }
        let dump = jitdump::parse(&bytes).unwrap_or_else(|error| panic!("round {round}: {error}"));
        let names = dump.names();
        // The last line may be cut short by the kill; every full one was said by a function.
        for name in said.iter().filter(|name| name.starts_with("announce_")) {
            let known = names.contains(&name.as_str());
            assert!(known, "round {round}: {name} ran but has no record");
        }
        // A function is written when it is first called, and nothing is after a record that was
        // cut: at most one function can be missing.
        assert!(said.len() <= names.len(), "round {round}");
        interrupted += usize::from(!dump.closed && said.len() < FUNCTIONS);
        cut += usize::from(dump.rest > 0);
    }
    println!("{interrupted} of 160 processes were killed while running, {cut} records were cut");
    assert!(interrupted >= 100, "only {interrupted} of 160 processes");
}

#[test]
fn forked_child_has_its_own_file_with_what_it_ran() {
    let scratch = Scratch::new();
    let run = Run::stackline().args(["-X", "perf_jit", "-c", programs::FORKING]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
    let parent = jitdump::expect_whole(bytes);
    assert_eq!(parent.pid, outcome.pid);
    let expected = ["<module>", "before", "fork", "in_parent", "in_both"];
    assert_eq!(parent.names(), expected);
    let [child] = jitdump::writers(scratch.path())[..] else {
        panic!("not one child");
    };
    let dump = jitdump::expect_whole(jitdump::take(scratch.path(), child));
    assert_eq!(dump.pid, child);
    assert_eq!(dump.names(), ["in_child", "in_both"]);
    // perf finds inherited code through the parent's file: the child's own must lie elsewhere.
    for function in &dump.functions {
        let apart = parent
            .functions
            .iter()
            .all(|other| other.address != function.address || other.name == function.name);
        assert!(apart, "{} is where the parent had another", function.name);
    }
}

#[test]
fn grandchildren_and_many_children_have_files_of_their_own() {
    let code = "\
import os
def work(n): return n + 1
def spawn(depth):
    pid = os.fork()
    if pid == 0:
        if depth: spawn(depth - 1)
        work(depth)
        os._exit(0)
    os.waitpid(pid, 0)
for _ in range(3): spawn(2)
";
    let scratch = Scratch::new();
    let run = Run::stackline().args(["-X", "perf_jit", "-c", code]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    outcome.expect_output("");
    assert_eq!(jitdump::expect_whole(bytes).names(), ["<module>", "spawn"]);
    let children = jitdump::writers(scratch.path());
    assert_eq!(children.len(), 9);
    for child in children {
        let dump = jitdump::expect_whole(jitdump::take(scratch.path(), child));
        assert_eq!(dump.pid, child);
        assert!(dump.names().contains(&"work"), "{:?}", dump.names());
    }
}

/// Forks with persistence after `f` and `g` have stubs, and then calls `f` and `h` in both.
const PERSISTING: &str = "\
import os, sys, _testinternalcapi
def f():
    return 1
def g(): return 2
def h(): return 3
f()
_testinternalcapi.compile_perf_trampoline_entry(g.__code__)
_testinternalcapi.perf_trampoline_set_persist_after_fork(1)
pid = os.fork()
f(); h()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
print(pid)
";

#[test]
fn persistent_stubs_are_in_the_dumps_of_parent_and_child() {
    let scratch = Scratch::new();
    let run = Run::stackline().args(["-X", "perf_jit", "-c", PERSISTING]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
    let child_pid: u32 = outcome
        .stdout
        .trim()
        .parse()
        .expect("the child's process id");
    let parent = jitdump::expect_whole(bytes);
    let child = jitdump::expect_whole(jitdump::take(scratch.path(), child_pid));
    assert_eq!((parent.pid, child.pid), (outcome.pid, child_pid));
    assert_eq!(sorted(&parent), ["<module>", "f", "g", "h"]);
    assert_eq!(sorted(&child), ["<module>", "f", "g", "h"]);
    for name in ["<module>", "f", "g"] {
        let (ours, theirs) = (parent.function(name), child.function(name));
        let (ours, theirs) = (ours.expect("in the parent"), theirs.expect("in the child"));
        assert_eq!(ours.address, theirs.address, "{name}");
        assert_eq!(ours.name, theirs.name);
        assert_eq!(ours.code, theirs.code, "{name}");
        assert_eq!(ours.lines, theirs.lines, "{name}");
    }
}

#[test]
fn persistent_stubs_are_in_the_maps_of_parent_and_child() {
    for option in ["perf", "perf_lines"] {
        let run = Run::stackline().args(["-X", option, "-c", PERSISTING]);
        let (outcome, map) = run.run_traced();
        assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
        let child = outcome
            .stdout
            .trim()
            .parse()
            .expect("the child's process id");
        let inherited = |map: Option<String>| -> BTreeMap<String, (u64, u64)> {
            let entries = map_file::parse(&map.expect("a map file")).expect("a sound map file");
            let own = entries.iter().filter(|entry| entry.name.contains("::h:"));
            assert!(own.count() > 0, "{option}: h has no entry");
            let inherited = entries
                .into_iter()
                .filter(|entry| !entry.name.contains("::h:"));
            inherited.map(|e| (e.name, (e.start, e.size))).collect()
        };
        let (parent, child) = (inherited(map), inherited(map_file::take(child)));
        for name in ["<module>", "f", "g"] {
            let symbol = format!("py::{name}:");
            let known = parent.keys().any(|name| name.starts_with(&symbol));
            assert!(known, "{option}: {name} has no entry");
        }
        assert_eq!(parent, child, "{option}");
    }
}

#[test]
fn toggling_writes_each_function_once() {
    let code = "\
import sys
def f(): return g()
def g(): return 1
def only_off(): return 2
def toggle(n):
    for _ in range(n):
        sys.activate_stack_trampoline('perf_jit')
        f()
        sys.deactivate_stack_trampoline()
        f(); only_off()
toggle(3000)
";
    let (dump, map) = traces(&[], code, "");
    let dump = dump.expect("a dump");
    let mut names = sorted(&dump);
    names.retain(|name| *name != "toggle");
    assert_eq!(names, ["f", "g"]);
    assert_eq!(map, None);
}

#[test]
fn another_backend_is_refused_while_one_is_active() {
    for (active, other) in [
        ("perf", "perf_jit"),
        ("perf_jit", "perf"),
        ("perf_lines", "perf_jit"),
        ("perf", "perf_lines"),
    ] {
        let code = format!(
            "import sys\nsys.activate_stack_trampoline('{active}')\nsys.activate_stack_trampoline('{active}')\ntry: sys.activate_stack_trampoline('{other}')\nexcept ValueError as e: print(len(str(e)) > 20 and '{active}' in str(e))\n(lambda: 1)()\n"
        );
        let (dump, map) = traces(&[], &code, "True\n");
        assert_eq!(dump.is_some(), active == "perf_jit", "{active}");
        assert_eq!(map.is_some(), active != "perf_jit", "{active}");
    }
}

#[test]
fn switching_over_names_everything_in_the_file_of_its_time() {
    let code = "\
import sys
def first(): return both()
def second(): return both()
def both(): return 1
for backend, function in ('perf', first), ('perf_jit', second), ('perf', second), ('perf_jit', first):
    sys.activate_stack_trampoline(backend)
    function()
    sys.deactivate_stack_trampoline()
";
    let (dump, map) = traces(&[], code, "");
    let (dump, map) = (dump.expect("a dump"), map.expect("a map file"));
    for name in ["first", "second", "both"] {
        assert!(dump.names().contains(&name), "{name}: {:?}", dump.names());
        let functions = map_file::functions(&map);
        assert!(functions.contains(&name), "{name}: {functions:?}");
    }
    // perf knows an address by one file only.
    for function in &dump.functions {
        let shared = map.iter().find(|entry| {
            entry.start < function.end() && function.address < entry.start + entry.size
        });
        assert_eq!(shared, None, "{}", function.name);
    }
}

#[test]
fn jitdump_wins_over_the_map_when_both_are_asked_for() {
    let code = "print((lambda: 1)())";
    let both: [(&[&str], &[&str]); 3] = [
        (&["-X", "perf", "-X", "perf_jit"], &[]),
        (&["-X", "perf"], &["PYTHON_PERF_JIT_SUPPORT"]),
        (&[], &["PYTHONPERFSUPPORT", "PYTHON_PERF_JIT_SUPPORT"]),
    ];
    for (options, variables) in both {
        let scratch = Scratch::new();
        let mut run = Run::stackline().args(options).args(["-c", code]);
        for variable in variables {
            run = run.env(variable, "1");
        }
        let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
        let map = map_file::take(outcome.pid);
        outcome.expect_output("1\n");
        let dump = jitdump::expect_whole(bytes);
        assert_eq!(dump.names(), ["<module>", "<lambda>"], "{options:?}");
        assert_eq!(map, None, "{options:?} {variables:?}");
    }
}

#[test]
fn map_with_lines_has_an_entry_for_each_line() {
    let code = "def f(x):\n    x += 1\n\n    return x\nprint(f(1))\n";
    let (_, map) = traces(&["-X", "perf_lines"], code, "2\n");
    let map = map.expect("a map file");
    let names: Vec<&str> = map.iter().map(|entry| entry.name.as_str()).collect();
    for line in [1, 2, 4] {
        let name = format!("py::f:<string>:{line}");
        assert!(names.contains(&name.as_str()), "{name}: {names:?}");
    }
    assert!(names.contains(&"py::<module>:<string>:5"), "{names:?}");
}

/// Number of open files of the process `pid` whose path has `part`.
fn open_files(pid: u32, part: &Path) -> usize {
    let links = fs::read_dir(format!("/proc/{pid}/fd")).expect("a live process");
    let targets = links.flatten().map(|link| fs::read_link(link.path()));
    targets
        .flatten()
        .filter(|target| target.starts_with(part))
        .count()
}

#[test]
fn switching_over_keeps_one_file_open() {
    let code = "\
import sys, time
def f(): return 1
for _ in range(2000):
    for backend in 'perf_jit', 'perf':
        sys.activate_stack_trampoline(backend)
        f()
        sys.deactivate_stack_trampoline()
print('done', flush=True)
time.sleep(60)
";
    let scratch = Scratch::new();
    let run = Run::stackline().args(["-c", code]);
    let mut child = run.env("PYTHON_PERF_JIT_DIR", scratch.path()).start();
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("a line");
    let open = open_files(child.id(), scratch.path());
    child.kill().expect("kill the child");
    child.wait().expect("wait");
    map_file::take(child.id());
    assert_eq!(line, "done\n");
    assert!(open <= 1, "{open} dumps are open");
}
