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
