//! Turning tracing on and off: the option, the environment variable and the `sys` functions.

use std::fs;
use std::io::{BufRead, BufReader};
use std::time::Duration;

use harness::process::{self, Run};
use harness::scratch::Scratch;
use harness::{jitdump, map_file};

const STATE: &str = "import sys\nprint(sys.is_stack_trampoline_active())\n";

/// Whether tracing is on in a program started with `options` and the variable set to `variable`.
///
/// Checks on the way that there is a map file exactly when tracing is on.
#[track_caller]
fn is_on(options: &[&str], variable: Option<&str>) -> bool {
    let mut run = Run::stackline().args(options).args(["-c", STATE]);
    if let Some(value) = variable {
        run = run.env("PYTHONPERFSUPPORT", value);
    }
    let (outcome, map) = run.run_traced();
    assert_eq!(
        outcome.shell_status(),
        0,
        "{options:?} {variable:?}: {}",
        outcome.describe()
    );
    assert_eq!(outcome.stderr, "", "{options:?} {variable:?}");
    let on = outcome.stdout == "True\n";
    assert!(on || outcome.stdout == "False\n", "{:?}", outcome.stdout);
    assert_eq!(
        map.is_some(),
        on,
        "a map file belongs to tracing: {options:?} {variable:?}"
    );
    on
}

/// Runs a program and gives the names of the functions in its map, sorted.
#[track_caller]
fn traced_functions(options: &[&str], code: &str, stdout: &str) -> Vec<String> {
    let (outcome, map) = Run::stackline()
        .args(options)
        .args(["-c", code])
        .run_traced();
    outcome.expect_output(stdout);
    let entries = map_file::parse(&map.unwrap_or_default()).expect("a sound map file");
    let mut names: Vec<String> = map_file::functions(&entries)
        .iter()
        .map(ToString::to_string)
        .collect();
    names.sort();
    names
}

#[test]
fn off_by_default() {
    assert!(!is_on(&[], None));
}

#[test]
fn option_turns_it_on() {
    assert!(is_on(&["-X", "perf"], None));
    assert!(is_on(&["-Xperf"], None));
    assert!(!is_on(&["-X", "utf8"], None));
}

#[test]
fn environment_turns_it_on_when_a_number_other_than_zero() {
    assert!(is_on(&[], Some("1")));
    assert!(is_on(&[], Some("2")));
    for off in ["0", "", "abc", "1abc"] {
        assert!(!is_on(&[], Some(off)), "PYTHONPERFSUPPORT={off:?}");
    }
}

#[test]
fn option_wins_over_environment() {
    assert!(is_on(&["-X", "perf"], Some("0")));
    assert!(is_on(&["-X", "perf"], Some("")));
}

#[test]
fn environment_is_ignored_when_told() {
    assert!(!is_on(&["-E"], Some("1")));
    assert!(!is_on(&["-I"], Some("1")));
    assert!(is_on(&["-E", "-X", "perf"], Some("0")));
    assert!(is_on(&["-I", "-Xperf"], None));
}

/// What a program records that is started with `options` and `variables`: `perf`, `perf_lines`,
/// `perf_jit`, or nothing.
#[track_caller]
fn recorded(options: &[&str], variables: &[(&str, &str)]) -> Option<&'static str> {
    let scratch = Scratch::new();
    let mut run = Run::stackline().args(options).args(["-c", STATE]);
    for (name, value) in variables {
        run = run.env(name, value);
    }
    let outcome = run.env("PYTHON_PERF_JIT_DIR", scratch.path()).run();
    let map = map_file::take(outcome.pid);
    let dump = jitdump::take(scratch.path(), outcome.pid)
        .or_else(|| jitdump::take("/tmp".as_ref(), outcome.pid));
    let found = match (&map, &dump) {
        (None, None) => None,
        (None, Some(_)) => Some("perf_jit"),
        (Some(map), None) if map.contains("py::<module>:<string>:1\n") => Some("perf_lines"),
        (Some(_), None) => Some("perf"),
        (Some(_), Some(_)) => panic!("two records: {options:?} {variables:?}"),
    };
    outcome.expect_output(if found.is_some() { "True\n" } else { "False\n" });
    found
}

#[test]
fn each_option_and_each_variable_has_its_record() {
    assert_eq!(recorded(&[], &[]), None);
    for (name, variable) in [
        ("perf", "PYTHONPERFSUPPORT"),
        ("perf_lines", "PYTHON_PERF_LINES"),
        ("perf_jit", "PYTHON_PERF_JIT_SUPPORT"),
    ] {
        assert_eq!(recorded(&["-X", name], &[]), Some(name));
        assert_eq!(recorded(&["-X", &format!("{name}=0")], &[]), Some(name));
        assert_eq!(recorded(&["-E", "-X", name], &[]), Some(name));
        assert_eq!(recorded(&[], &[(variable, "1")]), Some(name));
        assert_eq!(recorded(&[], &[(variable, "12")]), Some(name));
        assert_eq!(recorded(&["-E"], &[(variable, "1")]), None);
        for off in ["0", "", "abc", "1abc"] {
            assert_eq!(
                recorded(&[], &[(variable, off)]),
                None,
                "{variable}={off:?}"
            );
        }
    }
}

#[test]
fn jitdump_wins_over_lines_and_lines_over_a_plain_map() {
    let (map, lines) = (("PYTHONPERFSUPPORT", "1"), ("PYTHON_PERF_LINES", "1"));
    let jit = ("PYTHON_PERF_JIT_SUPPORT", "1");
    assert_eq!(recorded(&["-X", "perf"], &[lines]), Some("perf_lines"));
    assert_eq!(recorded(&["-X", "perf_lines"], &[map]), Some("perf_lines"));
    assert_eq!(recorded(&["-X", "perf"], &[lines, jit]), Some("perf_jit"));
    let all = ["-X", "perf_jit", "-X", "perf_lines", "-X", "perf"];
    assert_eq!(recorded(&all, &[map]), Some("perf_jit"));
}

#[test]
fn a_directory_that_is_not_given_is_an_error() {
    for option in ["perf_jit_dir", "perf_jit_dir="] {
        let outcome = Run::stackline().args(["-X", option, "-c", "1"]).run();
        assert_eq!(outcome.shell_status(), 2);
        assert!(
            outcome
                .stderr
                .ends_with(": -X perf_jit_dir=DIR: DIR is missing\n")
        );
    }
}

#[test]
fn every_ending_but_a_violent_one_closes_the_dump() {
    for (ending, closed) in [
        ("pass", true),
        ("import sys; sys.exit(3)", true),
        ("raise ValueError(4)", true),
        ("import os; os._exit(5)", true),
        ("import sys; sys.deactivate_stack_trampoline()", true),
        ("import os; os.kill(os.getpid(), 9)", false),
    ] {
        let scratch = Scratch::new();
        let run = Run::stackline().args(["-X", "perf_jit", "-c", ending]);
        let outcome = run.env("PYTHON_PERF_JIT_DIR", scratch.path()).run();
        let bytes = jitdump::take(scratch.path(), outcome.pid).expect("a dump");
        let dump = jitdump::parse(&bytes).expect("sound");
        assert_eq!((dump.closed, dump.rest), (closed, 0), "{ending}");
    }
}

#[test]
fn another_backend_while_one_is_active_is_a_value_error() {
    let code = "\
import sys
def f(): pass
sys.activate_stack_trampoline('perf')
f()
for other in 'perf_jit', 'perf_lines', 'perf':
    try: sys.activate_stack_trampoline(other)
    except ValueError as e: print(e)
print(sys.is_stack_trampoline_active())
";
    let advice = "perf is active; call sys.deactivate_stack_trampoline() first";
    let expected = format!(
        "can't activate perf_jit trampoline: {advice}\n\
         can't activate perf_lines trampoline: {advice}\nTrue\n"
    );
    assert_eq!(traced_functions(&[], code, &expected), ["f"]);
}

#[test]
fn functions_win_over_option_and_environment() {
    let code = "import sys\ndef f(): pass\ndef g(): pass\nsys.deactivate_stack_trampoline()\nf()\nprint(sys.is_stack_trampoline_active())\nsys.activate_stack_trampoline('perf')\ng()\nprint(sys.is_stack_trampoline_active())\n";
    assert_eq!(
        traced_functions(&["-X", "perf"], code, "False\nTrue\n"),
        ["<module>", "g"]
    );
}

#[test]
fn activating_twice_and_deactivating_twice_is_fine() {
    let code = "import sys\nf = sys.activate_stack_trampoline\nprint(f('perf'), f('perf'))\ng = sys.deactivate_stack_trampoline\nprint(g(), g(), sys.is_stack_trampoline_active())\nf('perf')\n(lambda: 0)()\n";
    assert_eq!(
        traced_functions(&[], code, "None None\nNone None False\n"),
        ["<lambda>"]
    );
}

#[test]
fn deactivating_when_never_active_is_fine() {
    let code = "import sys\nprint(sys.deactivate_stack_trampoline())\n";
    let (outcome, map) = Run::stackline().args(["-c", code]).run_traced();
    outcome.expect_output("None\n");
    assert_eq!(map, None);
}

#[test]
fn unknown_backend_is_a_value_error() {
    let code = "import sys\nsys.activate_stack_trampoline('invalid')\n";
    let outcome = Run::stackline().args(["-c", code]).run();
    assert_eq!(outcome.shell_status(), 1);
    assert!(
        outcome
            .stderr
            .ends_with("ValueError: invalid backend: invalid\n"),
        "{}",
        outcome.stderr
    );
    assert_eq!(map_file::take(outcome.pid), None);
}

#[test]
fn first_called_while_off_gets_no_entry() {
    let code = "import sys\ndef off(): return 1\ndef on(): return 2\nsys.activate_stack_trampoline('perf')\non()\nsys.deactivate_stack_trampoline()\noff()\non()\nprint(off() + on())\n";
    assert_eq!(traced_functions(&[], code, "3\n"), ["on"]);
}

#[test]
fn called_again_while_on_gets_one_entry() {
    let code = "import sys\ndef f(): return 1\nf()\nsys.activate_stack_trampoline('perf')\nf(); f()\nsys.deactivate_stack_trampoline()\nf()\nsys.activate_stack_trampoline('perf')\nprint(f())\n";
    assert_eq!(traced_functions(&[], code, "1\n"), ["f"]);
}

#[test]
fn running_frames_are_left_alone() {
    let code = "\
import sys
def leaf(n): return n + 1
def switch_on(n):
    sys.activate_stack_trampoline('perf')
    return leaf(n) * 2
def switch_off(n):
    sys.deactivate_stack_trampoline()
    return leaf(n) * 3
def both(n):
    x = switch_off(n)
    y = switch_on(x)
    try:
        switch_off(1)
        raise ValueError(y)
    except ValueError as e:
        switch_on(2)
        return e.args[0]
print(switch_on(1))
print(both(2))
print(switch_off(3), switch_on(4))
";
    let names = traced_functions(&[], code, "4\n20\n12 10\n");
    // switch_on is entered untraced by the module, but traced by `both`'s callees later or not
    // at all: the frames that ran when tracing began have no entry of their own.
    assert!(
        names.contains(&"leaf".into()) && names.contains(&"both".into()),
        "{names:?}"
    );
    assert!(!names.contains(&"<module>".into()), "{names:?}");
}

#[test]
fn exceptions_cross_frames_that_were_entered_in_either_state() {
    let code = "\
import sys
def fail(n):
    if n % 2: sys.activate_stack_trampoline('perf')
    else: sys.deactivate_stack_trampoline()
    if n == 0: raise KeyError(n)
    try:
        return fail(n - 1)
    finally:
        trail.append(n)
trail = []
for start in (9, 10, 9):
    try: fail(start)
    except KeyError as e: trail.append(str(e))
print(trail == [*range(1, 10), '0', *range(1, 11), '0', *range(1, 10), '0'])
";
    assert_eq!(traced_functions(&[], code, "True\n"), ["fail"]);
}

/// Resident memory of a live process in KiB.
fn resident(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).expect("a live process");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .expect("VmRSS");
    line.split_whitespace()
        .nth(1)
        .and_then(|kib| kib.parse().ok())
        .expect("a number of KiB")
}

#[test]
fn toggling_thousands_of_times_leaks_nothing() {
    let code = "\
import sys, time
def f(): return g()
def g(): return 1
def toggle(n):
    for _ in range(n):
        sys.activate_stack_trampoline('perf')
        f()
        sys.deactivate_stack_trampoline()
        f()
toggle(2000)
print('first', flush=True)
time.sleep(0.5)
toggle(20000)
print('second', flush=True)
time.sleep(0.5)
";
    let mut child = Run::stackline().args(["-c", code]).start();
    let pid = child.id();
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut at = |mark: &str| {
        assert_eq!(lines.next().expect("a line").expect("text"), mark);
        (
            resident(pid),
            fs::read_to_string(map_file::path(pid)).expect("a map file"),
        )
    };
    let (resident_before, map_before) = at("first");
    let (resident_after, map_after) = at("second");
    let outcome = process::finish(child, Duration::from_secs(20));
    map_file::take(pid);
    assert_eq!(outcome.shell_status(), 0, "{}", outcome.describe());
    assert_eq!(map_before, map_after, "the map file does not grow");
    let mut names = map_file::parse(&map_after).map(|e| map_file::functions(&e).join(" "));
    names = names.map(|n| n.replace("toggle ", ""));
    assert_eq!(names.as_deref(), Ok("f g"));
    assert!(
        resident_after <= resident_before + 1024,
        "{resident_before} -> {resident_after} KiB"
    );
}

/// What the functions for servers that fork give and raise, traced and untraced.
#[test]
fn functions_can_be_registered_ahead_of_their_first_call() {
    let code = "\
from _testinternalcapi import compile_perf_trampoline_entry as prepare
from _testinternalcapi import perf_trampoline_set_persist_after_fork as persist
def ahead(): pass
def never(): pass
def show(f, *args):
    try: print(f(*args))
    except (TypeError, OverflowError) as e: print(type(e).__name__, e)
show(prepare, ahead.__code__)
show(prepare, ahead.__code__)
show(prepare, ahead)
show(prepare, 3)
show(prepare)
show(persist, 1)
show(persist, -7)
show(persist, 0)
show(persist, 'x')
show(persist, 1, 2)
show(lambda: persist(flag=1))
show(lambda: prepare(code=1))
";
    let expected = "\
0
0
TypeError argument 1 must be code, not function
TypeError argument 1 must be code, not int
TypeError function takes exactly 1 argument (0 given)
1
-7
0
TypeError 'str' object cannot be interpreted as an integer
TypeError function takes exactly 1 argument (2 given)
TypeError perf_trampoline_set_persist_after_fork() takes no keyword arguments
TypeError compile_perf_trampoline_entry() takes no keyword arguments
";
    let all = ["<lambda>", "<lambda>", "<module>", "ahead", "show"];
    assert_eq!(traced_functions(&["-X", "perf"], code, expected), all);
    assert!(traced_functions(&[], code, expected).is_empty());
}
