//! Programs in a fixed block of memory.

use std::time::Duration;

use harness::process::{Outcome, Run};
use harness::{binary, map_file, programs};

/// The documented script, which says so when it is done.
fn documented() -> String {
    programs::documented(1_000_000) + "    print('done')\n"
}

fn in_memory(size: &str, program: &str) -> Run {
    Run::stackline().args(["--memory", size, "-c", program])
}

#[test]
fn documented_script_runs_in_16_kib() {
    in_memory("16K", &documented())
        .run()
        .expect_output("done\n");
    in_memory("16384", &documented())
        .run()
        .expect_output("done\n");
    in_memory("16KiB", &documented())
        .run()
        .expect_output("done\n");
}

#[test]
fn documented_script_runs_in_16_kib_traced() {
    let run = Run::stackline().args(["--memory", "16K", "-X", "perf", "-c", &documented()]);
    let (outcome, map) = run.run_traced();
    outcome.expect_output("done\n");
    let entries = map_file::parse(&map.expect("a map file")).expect("a sound map file");
    assert_eq!(
        map_file::functions(&entries),
        ["<module>", "baz", "bar", "foo"]
    );
}

#[test]
fn sizes_that_mean_nothing_are_refused() {
    for size in ["", "abc", "-1", "1.5M", "12Q", "99999999999999999999999"] {
        let outcome = in_memory(size, "pass").run();
        assert_eq!(
            outcome.shell_status(),
            2,
            "{size:?}: {}",
            outcome.describe()
        );
        assert!(
            outcome.stderr.contains("memory size"),
            "{size:?}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn running_out_can_be_caught_and_recovered_from() {
    let program = "\
def fill():
    l = []
    while True: l.append([len(l)])
def double():
    s = 'x'
    while True: s += s
def grow():
    d = {}
    while True: d[len(d)] = str(len(d))
def nest():
    t = ()
    while True: t = (t, t)
for round in range(5):
    for f in (fill, double, grow, nest):
        try:
            f()
        except MemoryError as e:
            print(type(e).__name__, end=' ')
    print(sum([len(str(i)) for i in range(2000)]))
";
    let line = "MemoryError MemoryError MemoryError MemoryError 6890\n";
    in_memory("1M", program)
        .run()
        .expect_output(&line.repeat(5));
}

#[test]
fn running_out_uncaught_is_a_traceback() {
    let outcome = in_memory(
        "256K",
        "def f():\n    l = []\n    while True: l.append(1.5)\nf()\n",
    )
    .run();
    assert_eq!(outcome.shell_status(), 1, "{}", outcome.describe());
    assert!(
        outcome
            .stderr
            .starts_with("Traceback (most recent call last):\n"),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome.stderr.ends_with("MemoryError\n"),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome.stderr.contains("line 3, in f"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn garbage_is_collected_in_little_memory() {
    let program = "\
class Node:
    def __init__(self, next): self.next, self.me = next, self
total = 0
for i in range(20000):
    n = Node(Node([i, str(i), {i: (i,)}, 1.5 * i]))
    total += n.next.next[0]
print(total)
";
    in_memory("128K", program)
        .run()
        .expect_output("199990000\n");
}

#[test]
fn stress_mode_collects_from_the_beginning() {
    let program = "import weakref\nclass A: pass\ndef gone():\n    return weakref.ref(A())\n\
                   kept = [gone() for _ in range(8)]\nprint(all(r() is None for r in kept[:6]))";
    for (option, collects) in [
        ("-B", false),
        ("--gc-stress", true),
        ("--gc-stress=2", true),
    ] {
        let printed = if collects { "True\n" } else { "False\n" };
        let run = Run::stackline().args([option, "-c", program]);
        run.run().expect_output(printed);
    }
}

#[test]
fn recursion_without_room_for_it_can_be_caught() {
    let program = "\
import sys
sys.setrecursionlimit(10**6)
def f(n): return f(n + 1)
for _ in range(3):
    try:
        f(0)
    except (RecursionError, MemoryError) as e:
        print('caught')
";
    for options in [&[][..], &["-X", "perf"], &["-X", "perf_lines"]] {
        for memory in ["64K", "1M", "512M"] {
            let run = Run::stackline()
                .args(options)
                .args(["--memory", memory, "-c", program]);
            let (outcome, _) = run.run_traced();
            outcome.expect_output("caught\ncaught\ncaught\n");
        }
    }
}

#[test]
fn recursion_through_builtins_never_overflows_the_native_stack() {
    let program = "\
import sys
sys.setrecursionlimit(10**9)
class C:
    def __repr__(self): return repr(self)
    def __add__(self, o): return self + o
    def __getattr__(self, n): return self.other
    def __iter__(self): return iter(list(self))
    def __lt__(self, o): return sorted([self, o]) < 1
    def __init__(self, *a): self.x = C(*a) if a else 1
    def __call__(self, *a): return max([1, 2], key=self)
c = C()
for f in (lambda: repr(c), lambda: c + 1, lambda: c.x.y if c.q else 0, lambda: list(c), lambda: c < c, lambda: C(1), lambda: c(), lambda: str([c]), lambda: f'{c}'):
    try:
        f()
    except (RecursionError, MemoryError):
        print('caught')
";
    for options in [&[][..], &["-X", "perf"], &["-X", "perf_lines"]] {
        let run = Run::stackline().args(options).args(["-c", program]);
        let (outcome, _) = run.limit(Duration::from_secs(120)).run_traced();
        outcome.expect_output(&"caught\n".repeat(9));
    }
}

/// Frames of many registers reach the end of the machine's own stack with less room to spare than
/// small ones; generators that a call too deep did not reach go on afterwards.
const DEEP: &str = "\
import sys
sys.setrecursionlimit(10**6)
def wide(n):
    a, b, c, d, e, f, g, h, i, j = range(10)
    return [a, b, c, d, e, f, g, h, i, j, wide(n + 1), [a, b, c, d, e, f, [g, h, i, j]]]
def counter():
    n = 0
    while True:
        n += 1
        yield n
numbers = counter()
def by_next(n):
    next(numbers)
    return by_next(n + 1)
def by_loop(n):
    for number in numbers: break
    return sorted([n], key=lambda n: by_loop(n + 1))
def by_send(n):
    numbers.send(None)
    return max([n], [n], key=lambda n: by_send(n[0] + 1))
def handled(n):
    try: return handled(n + 1)
    except RecursionError: return n
for f in wide, by_next, by_loop, by_send, handled, wide:
    try: print(f(0) > 40)
    except RecursionError: print(next(numbers) > 0)
";

#[test]
fn recursion_ends_with_an_exception_on_native_stacks_of_any_size() {
    for stack in ["-s 128", "-s 256", "-Ss 256", "-s 1024", "-s 8192"] {
        for option in ["", "-X perf"] {
            let script = format!("ulimit {stack}; exec \"$0\" {option} -c \"$1\"");
            let run = Run::program("bash").args(["-c", &script]);
            let run = run.arg(binary::stackline()).arg(DEEP);
            let (outcome, _) = run.limit(Duration::from_secs(120)).run_traced();
            outcome.expect_output(&"True\n".repeat(6));
        }
    }
}

/// Whether a program in too little memory ended as it should: well, or with a clear message.
fn ended_clearly(outcome: &Outcome) -> bool {
    let told = outcome.stderr.contains("MemoryError") || outcome.stderr.contains("memory");
    match outcome.shell_status() {
        0 => outcome.stderr.is_empty(),
        1 | 2 => told,
        _ => false,
    }
}

#[test]
fn every_small_size_ends_clearly() {
    let program = "\
class P:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'P({self.x})'
def f(n): return [P(i) for i in range(n)] if n < 5 else f(n - 1)
try:
    print(f(20), {str(i): (i, 1.5) for i in range(10)}, 10 ** 30)
except MemoryError:
    print('caught')
finally:
    done = True
";
    let full = "[P(0), P(1), P(2), P(3)] {'0': (0, 1.5), '1': (1, 1.5), '2': (2, 1.5), '3': (3, 1.5), '4': (4, 1.5), '5': (5, 1.5), '6': (6, 1.5), '7': (7, 1.5), '8': (8, 1.5), '9': (9, 1.5)} 1000000000000000000000000000000\n";
    let mut finished = 0;
    for bytes in (0..65536_usize).step_by(488) {
        for options in [&[][..], &["-X", "perf"], &["-X", "perf_lines"]] {
            let size = bytes.to_string();
            let run = Run::stackline()
                .args(options)
                .args(["--memory", &size, "-c", program]);
            let (outcome, _) = run.limit(Duration::from_secs(20)).run_traced();
            assert!(
                ended_clearly(&outcome),
                "{bytes} bytes {options:?}: {}",
                outcome.describe()
            );
            finished += usize::from(outcome.stdout == full);
        }
    }
    assert!(finished > 0, "64 KiB are too little for the program");
}

/// Replaces records of a table that nearly fills the block, over and over; what lives afterwards
/// must be what lived before.
#[test]
fn churn_in_a_nearly_full_block_leaks_nothing() {
    let program = "\
import gc, time
def used():
    gc.collect()
    return gc.get_stats()[2]['bytes_used']
def make(i): return [i, (i, str(i)), {'number': i}]
count = 0
table = []
while used() < gc.get_stats()[2]['bytes'] * 85 // 100:
    table.extend([make(len(table) + i) for i in range(50)])
table = list(table)
def churn(rounds):
    place = 7
    for _ in range(rounds):
        place = (place * 1103515245 + 12345) % len(table)
        table[place] = make(place)
churn(len(table) * 8)
before = used()
end = time.monotonic() + 3
while time.monotonic() < end:
    churn(1000)
print(abs(used() - before) < 4096, all([record[2]['number'] == i for i, record in enumerate(table)]))
";
    in_memory("1M", program).run().expect_output("True True\n");
}

#[test]
fn deep_and_cyclic_structures_are_collected() {
    let program = "\
import gc
def chain(n):
    first = None
    for i in range(n): first = (first, i)
    return first
def nest(n):
    inner = []
    for _ in range(n): inner = [inner, None]
    return inner
def ring(n):
    first = last = []
    for _ in range(n): last = [last, None]
    first.append(last)
    return last
for make in (chain, nest, ring):
    for n in (300_000, 10, 300_000):
        kept = make(n)
        gc.collect()
        depth = 0
        node = kept
        while node and depth < n:
            node = node[0]
            depth += 1
        print(depth, end=' ')
    kept = node = None
    gc.collect()
print(gc.get_stats()[2]['bytes_used'] < 200_000)
";
    let line = "300000 10 300000 ".repeat(3) + "True\n";
    in_memory("48M", program).run().expect_output(&line);
}

/// What a generator returned is told once: memory that is full just then may not lose it.
#[test]
fn returned_values_survive_a_full_memory() {
    let program = "\
def task(n):
    for i in range(n):
        yield i
    return n + 1000000

def total(rounds):
    reached = 0
    for n in range(rounds):
        tasks = [task(n % 5) for _ in range(20)]
        while tasks:
            waiting = []
            for one in tasks:
                try:
                    next(one)
                    waiting.append(one)
                except StopIteration as stop:
                    reached += stop.value
            tasks = waiting
    return reached

print(total(100))
";
    let mut finished = 0;
    for kibibytes in (40..100).step_by(3) {
        let outcome = in_memory(&format!("{kibibytes}K"), program).run();
        if outcome.stderr.ends_with("MemoryError\n") {
            continue;
        }
        outcome.expect_output("2000004000\n");
        finished += 1;
    }
    assert!(finished > 5, "{finished} sizes are enough");
}

/// What a program asks for may need a module that is not there yet: that it cannot be loaded for want
/// of memory is no other error.
#[test]
fn opening_files_in_a_full_memory_is_a_memory_error() {
    let program = "\
from _testinternalcapi import remove_mem_hooks, set_nomemory
import sys
known = set(sys.modules)
number = 0
while True:
    number += 1
    for name in set(sys.modules) - known: del sys.modules[name]
    set_nomemory(number, number + 1)
    try:
        try: open('/nowhere/at/all')
        finally: unreached = remove_mem_hooks()
    except Exception as e: raised = e
    if unreached: break
    if type(raised) is not MemoryError: print(number, raised)
print(type(raised).__name__, number > 20)
";
    Run::stackline()
        // Each round compiles the modules of `open` anew, and code is never given back.
        .args(["--memory", "2G", "-c", program])
        .limit(Duration::from_secs(600))
        .run()
        .expect_output("FileNotFoundError True\n");
}

/// A hook that the program has set is called also where there is room for little more than that.
#[test]
fn hooks_are_called_in_little_memory() {
    let program = "\
import sys, gc
class Left:
    def __del__(self): raise ValueError('left')
def hook(details): print(details.exc_value)
sys.unraisablehook = hook
kept = []
try:
    while True: kept.append([1.5])
except MemoryError: pass
for n in range(100): kept.pop()
Left()
gc.collect()
";
    in_memory("48K", program).run().expect_output("left\n");
}
