//! What the map files name when a process is killed or forks, and what happens when there can be no stubs.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use harness::map_file::{self, Entry};
use harness::process::Run;
use harness::programs;
use harness::scratch::Scratch;

fn entries(map: Option<String>) -> Vec<Entry> {
    map_file::parse(&map.expect("a map file")).expect("a sound map file")
}

#[test]
fn killed_process_has_named_everything_that_ran() {
    let scratch = Scratch::new();
    let script = scratch.write("announce.py", programs::announcing(3000));
    let mut interrupted = 0;
    for round in 0..40_u64 {
        let mut child = Run::stackline().args(["-X", "perf"]).arg(&script).start();
        let pid = child.id();
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        // Instants differ from round to round: after so many lines, and a little later.
        let mut said: Vec<String> = Vec::new();
        for _ in 0..(round * 61) % 2000 {
            said.extend(lines.next().and_then(Result::ok));
        }
        std::thread::sleep(Duration::from_micros(round * 37));
        child.kill().expect("kill the child");
        said.extend(lines.map_while(Result::ok));
        child.wait().expect("wait");
        let map = map_file::take(pid);
        // The last line may be cut short by the kill; every full one was said by a function.
        interrupted += usize::from(said.len() < 3000);
        if said.is_empty() {
            continue;
        }
        let entries = entries(map);
        let named = map_file::functions(&entries);
        for name in said.iter().filter(|name| name.starts_with("announce_")) {
            assert!(
                named.contains(&name.as_str()),
                "round {round}: {name} ran but has no entry"
            );
        }
        assert!(
            named.contains(&"say") && named.contains(&"<module>"),
            "round {round}"
        );
    }
    assert!(
        interrupted > 20,
        "only {interrupted} of 40 processes were killed while running"
    );
}

#[test]
fn forked_child_has_its_own_file_with_what_it_ran() {
    let (outcome, map) = Run::stackline()
        .args(["-X", "perf", "-c", programs::FORKING])
        .run_traced();
    assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
    let child = outcome
        .stdout
        .trim()
        .strip_prefix("child ")
        .and_then(|pid| pid.parse().ok());
    let child_map = map_file::take(child.expect("the child's process id"));
    let names = |map| {
        let entries = entries(map);
        map_file::functions(&entries)
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    let (parent, child) = (names(map), names(child_map));
    assert_eq!(
        parent,
        ["<module>", "before", "fork", "in_parent", "in_both"]
    );
    assert_eq!(child, ["in_child", "in_both"]);
}

#[test]
fn child_that_runs_no_function_leaves_no_entries() {
    let code = "import os\npid = os.fork()\nif pid == 0:\n    print(os.getpid(), flush=True)\n    os._exit(0)\nos.waitpid(pid, 0)\n";
    let (outcome, map) = Run::stackline()
        .args(["-X", "perf", "-c", code])
        .run_traced();
    let child = outcome
        .stdout
        .trim()
        .parse()
        .expect("the child's process id");
    assert_eq!(map_file::functions(&entries(map)), ["<module>"]);
    let child_map = map_file::take(child).unwrap_or_default();
    assert!(child_map.is_empty(), "{child_map}");
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
        print(os.getpid(), work(depth), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
for _ in range(3): spawn(2)
";
    let (outcome, map) = Run::stackline()
        .args(["-X", "perf", "-c", code])
        .run_traced();
    assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
    assert_eq!(map_file::functions(&entries(map)), ["<module>", "spawn"]);
    let children: Vec<u32> = outcome
        .stdout
        .lines()
        .filter_map(|line| line.split(' ').next().and_then(|pid| pid.parse().ok()))
        .collect();
    assert_eq!(children.len(), 9);
    for child in children {
        let entries = entries(map_file::take(child));
        assert!(
            map_file::functions(&entries).contains(&"work"),
            "{child}: {entries:?}"
        );
    }
}

#[test]
fn refused_executable_memory_is_reported_once_and_the_program_runs() {
    let code = "def f(n): return n + 1\nprint(sum([f(i) for i in range(100)]))\n";
    let run = Run::stackline()
        .args(["-X", "perf", "-c", code])
        .without_executable_memory();
    let (outcome, map) = run.run_traced();
    assert_eq!(
        (outcome.shell_status(), outcome.stdout.as_str()),
        (0, "5050\n"),
        "{}",
        outcome.describe()
    );
    assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.describe());
    assert_eq!(
        map.unwrap_or_default(),
        "",
        "nothing runs in stubs, so nothing has a name"
    );
}

#[test]
fn untraced_program_needs_no_executable_memory() {
    let run = Run::stackline()
        .args(["-c", "print(1)"])
        .without_executable_memory();
    run.run().expect_output("1\n");
}
