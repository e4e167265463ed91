//! Programs that several suites run.

/// A program of `count` functions, each of which says its name while it runs.
pub fn announcing(count: usize) -> String {
    let mut code = String::from(
        "import sys\ndef say(name):\n    sys.stdout.write(name + '\\n')\n    sys.stdout.flush()\n",
    );
    for i in 0..count {
        code += &format!("def announce_{i}(): say('announce_{i}')\n");
    }
    for i in 0..count {
        code += &format!("announce_{i}()\n");
    }
    code
}

/// A program of `count` functions that prints the sum of their results, 0 + 1 + 2 and so on.
pub fn many_functions(count: usize) -> String {
    let functions: String = (0..count)
        .map(|i| format!("def function_{i}(): return {i}\n"))
        .collect();
    let calls: Vec<String> = (0..count).map(|i| format!("function_{i}()")).collect();
    format!("{functions}print({})\n", calls.join(" + "))
}

/// The program of CPython's document on perf support, with `n` iterations.
pub fn documented(n: u64) -> String {
    format!(
        "\
def foo(n):
    result = 0
    for _ in range(n):
        result += 1
    return result

def bar(n):
    foo(n)

def baz(n):
    bar(n)

if __name__ == \"__main__\":
    baz({n})
"
    )
}

/// A program that forks: its child says its process id, and both run functions before and after.
pub const FORKING: &str = "\
import os
def before(): return 1
def in_child(): return 2
def in_parent(): return 3
def in_both(): return 4
def fork():
    pid = os.fork()
    if pid == 0:
        in_child(); in_both()
        print('child', os.getpid(), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    in_parent(); in_both()
before()
fork()
";
