//! The library from Rust: programs compiled and run with their output kept.

#![cfg(feature = "compiler")]

use stackline::compile::{Options, compile};
use stackline::core::{Config, Image, Trampolines, TypeId, Vm};
use stackline::perf::{Backend, Profiler};
use stackline::session::StdHost;
use stackline::traceback;
use stackline::tracer::Tracer;

/// What a program does: what it prints, and what is printed of the exception that ends it.
struct Outcome {
    output: String,
    error: Option<String>,
}

fn run_with(source: &str, trampolines: Option<&dyn Trampolines>) -> Outcome {
    let compiled = compile(source, &Options::default()).expect("a program");
    let image = Image::verify(compiled.as_bytes()).expect("a sound image");
    let host = StdHost::capturing();
    let mut memory = vec![0; 1 << 17];
    let mut vm = Vm::new(&mut memory, image, &host, Config::default()).expect("enough memory");
    if let Some(trampolines) = trampolines {
        vm.set_trampolines(trampolines);
        vm.set_tracing(true);
    }
    let error = vm.run_main().err().map(|exception| {
        let exception = vm.hold(exception).expect("room on the stack");
        traceback::format(&host, &mut vm, &exception, true)
    });
    let output = String::from_utf8(host.take_output()).expect("UTF-8");
    Outcome { output, error }
}

fn run(source: &str) -> Outcome {
    run_with(source, None)
}

#[test]
fn programs_print() {
    let outcome = run("for i in range(3): print(i, end=' ')\nprint('done')");
    assert_eq!(outcome.output, "0 1 2 done\n");
    assert_eq!(outcome.error, None);
}

#[test]
fn exceptions_are_told() {
    let outcome = run("print('before')\nx = 1 / 0");
    assert_eq!(outcome.output, "before\n");
    let error = outcome.error.expect("an exception");
    assert_eq!(
        error,
        "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\nZeroDivisionError: division by zero\n"
    );
}

#[test]
fn modules_are_there() {
    let source =
        "import sys, os, time, math\nprint(sys.argv, os.sep, math.gcd(12, 18), time.time() > 0)";
    assert_eq!(run(source).output, "[] / 6 True\n");
}

#[test]
fn exits_are_exceptions_of_the_machine() {
    let compiled = compile("import sys\nsys.exit(3)", &Options::default()).expect("a program");
    let image = Image::verify(compiled.as_bytes()).expect("a sound image");
    let host = StdHost::capturing();
    let mut memory = vec![0; 1 << 16];
    let mut vm = Vm::new(&mut memory, image, &host, Config::default()).expect("enough memory");
    let exception = vm.run_main().expect_err("SystemExit");
    assert!(vm.exception_is(exception, TypeId::SystemExit));
    let status = vm
        .exception_arg(exception, 0)
        .and_then(|status| status.as_int());
    assert_eq!(status, Some(3));
}

#[test]
fn threads_run_machines_of_their_own() {
    let threads: Vec<_> = (0..4)
        .map(|n| {
            std::thread::spawn(move || {
                let tracer = Tracer::new(Profiler::process_wide());
                let source = format!("def f(n): return n and f(n - 1) + 1\nprint(f(100) + {n})");
                // The profiler is off, so every function runs without a stub.
                run_with(&source, Some(&tracer)).output
            })
        })
        .collect();
    for (n, thread) in threads.into_iter().enumerate() {
        assert_eq!(thread.join().expect("no panic"), format!("{}\n", 100 + n));
    }
}

#[test]
fn traced_threads_share_one_whole_map() {
    const THREADS: usize = 8;
    const FUNCTIONS: usize = 200;
    let directory =
        std::env::temp_dir().join(format!("stackline-embedding-{}", std::process::id()));
    std::fs::create_dir(&directory).expect("a directory");
    let profiler: &Profiler = Box::leak(Box::new(Profiler::in_directory(directory.clone())));
    assert!(profiler.activate(Backend::PerfMap).expect("a perf map"));
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            scope.spawn(move || {
                let define = |n| format!("def f{thread}_{n}(): return {n}\nn += f{thread}_{n}()\n");
                let source: String = (0..FUNCTIONS).map(define).collect();
                let outcome = run_with(
                    &format!("n = 0\n{source}print(n)"),
                    Some(&Tracer::new(profiler)),
                );
                assert_eq!(
                    outcome.output,
                    format!("{}\n", FUNCTIONS * (FUNCTIONS - 1) / 2)
                );
            });
        }
    });
    let map = directory.join(format!("perf-{}.map", std::process::id()));
    let map = std::fs::read_to_string(map).expect("a perf map");
    std::fs::remove_dir_all(directory).expect("our directory");
    assert_eq!(map.lines().count(), THREADS * (FUNCTIONS + 1));
    for thread in 0..THREADS {
        for n in 0..FUNCTIONS {
            assert_eq!(
                map.matches(&format!(" py::f{thread}_{n}:")).count(),
                1,
                "f{thread}_{n}"
            );
        }
    }
}

#[test]
fn too_little_memory_is_told() {
    let compiled = compile("pass", &Options::default()).expect("a program");
    let image = Image::verify(compiled.as_bytes()).expect("a sound image");
    let host = StdHost::capturing();
    let mut memory = vec![0; 64];
    let error = Vm::new(&mut memory, image, &host, Config::default()).expect_err("too small");
    assert!(
        error
            .to_string()
            .starts_with("512 bytes of memory are too few"),
        "{error}"
    );
}
