//! Output in its order, signals, closed pipes and full devices.

use std::io::{BufRead, BufReader};
use std::process::Child;
use std::thread;
use std::time::Duration;

use harness::binary;
use harness::process::{self, Outcome, Run};

#[test]
fn output_keeps_its_order() {
    let program = "import sys, os\nprint('a')\nsys.stdout.write('b\\n')\nsys.stdout.flush()\nsys.stderr.write('e\\n')\nprint('c', end='')\nos._exit(0) if len(sys.argv) > 1 else None\n";
    let outcome = Run::stackline().args(["-c", program]).run();
    assert_eq!(
        (outcome.stdout.as_str(), outcome.stderr.as_str()),
        ("a\nb\nc", "e\n")
    );
    let script = format!(
        "\"$0\" -u -c \"{}\" 2>&1",
        "import sys\nprint('1')\nsys.stderr.write('2\\n')\nprint('3')"
    );
    let outcome = Run::program("sh")
        .args(["-c", &script])
        .arg(binary::stackline())
        .run();
    assert_eq!(outcome.stdout, "1\n2\n3\n");
}

#[test]
fn standard_streams_have_binary_files() {
    let program = "import sys\nout = sys.stdout.buffer\nprint(sys.stdin.readline(3), sys.stdin.read(4))\nprint(sys.stdin.buffer.read(3), sys.stdin.buffer.readline(), repr(sys.stdin.read(2)))\nprint(sys.stdin.buffer.peek(1)[:1], list(sys.stdin.buffer), sys.stdin.read(5))\nout.write(b'\\xc3\\xa9|')\nout.writelines([b'a', bytearray(b'b')])\nprint('|', out is sys.stdout.buffer, out.name, out.fileno(), out.writable())\nsys.stderr.buffer.write(b'\\xff')\n";
    let script = "printf 'abcd\\303\\251fgXYZ\\n\\342\\202\\254.1\\n2\\n' | \"$0\" -c \"$1\" 2>&1 >/dev/null | od -An -tx1";
    assert_eq!(shell(script, program).stdout.trim(), "ff");
    let script = script.split(" 2>&1").next().expect("a part").to_owned() + " 2>/dev/null";
    let expected =
        "abc défg\nb'XYZ' b'\\n' '€.'\nb'1' [b'1\\n', b'2\\n'] \né|ab| True <stdout> 1 True\n";
    assert_eq!(shell(&script, program).stdout, expected);
}

#[test]
fn reports_of_the_machine_go_where_the_program_says() {
    let program = "import gc, sys\nclass Keeps:\n    def write(self, text):\n        print(text, end='')\n\
                   class A:\n    def __del__(self):\n        1 / 0\n\
                   async def f():\n    pass\n\
                   sys.stderr = Keeps()\nA()\ngc.collect()\nf()\ngc.collect()\n";
    let outcome = Run::stackline().args(["-c", program]).run();
    assert_eq!(outcome.stderr, "");
    for part in [
        "Exception ignored in: <function A.__del__ at",
        "ZeroDivisionError: division by zero\n",
        "RuntimeWarning: coroutine 'f' was never awaited\n",
    ] {
        assert!(outcome.stdout.contains(part), "{}", outcome.describe());
    }
}

/// Starts a program that says `up` when it is running.
fn start_looping(options: &[&str], body: &str) -> Child {
    let program =
        format!("import sys, time\ndef work():\n    print('up', flush=True)\n{body}\nwork()\n");
    let mut child = Run::stackline()
        .args(options)
        .args(["-c", &program])
        .start();
    let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    reader.read_line(&mut line).expect("a line");
    assert_eq!(line, "up\n");
    // The rest of the output still has to go somewhere.
    thread::spawn(move || reader.lines().map_while(Result::ok).for_each(drop));
    thread::sleep(Duration::from_millis(50));
    child
}

fn signal_and_finish(child: Child, signal: i32) -> Outcome {
    // SAFETY: kill has no memory effects, and the process is a child not yet waited for.
    unsafe { libc::kill(child.id() as libc::pid_t, signal) };
    let outcome = process::finish(child, Duration::from_secs(10));
    harness::map_file::take(outcome.pid);
    outcome
}

#[test]
fn interrupt_ends_a_program_with_a_traceback() {
    for options in [&[][..], &["-X", "perf"]] {
        for body in [
            "    while True: pass",
            "    time.sleep(30)",
            "    for i in range(10**12): str(i)",
            "    def f(): pass\n    while True: f()",
        ] {
            let outcome = signal_and_finish(start_looping(options, body), libc::SIGINT);
            assert!(!outcome.timed_out, "{options:?} {body}: not interrupted");
            assert_eq!(
                outcome.shell_status(),
                130,
                "{options:?} {body}: {}",
                outcome.describe()
            );
            assert!(
                outcome
                    .stderr
                    .starts_with("Traceback (most recent call last):\n"),
                "{}",
                outcome.stderr
            );
            assert!(outcome.stderr.contains(", in work\n"), "{}", outcome.stderr);
            assert!(
                outcome.stderr.ends_with("KeyboardInterrupt\n"),
                "{}",
                outcome.stderr
            );
        }
    }
}

#[test]
fn interrupt_can_be_caught() {
    let body = "    try:\n        while True: pass\n    except KeyboardInterrupt as e:\n        sys.stderr.write('caught ' + repr(e) + '\\n')\n        sys.exit(5)";
    let outcome = signal_and_finish(start_looping(&[], body), libc::SIGINT);
    assert_eq!(
        (outcome.shell_status(), outcome.stderr.as_str()),
        (5, "caught KeyboardInterrupt()\n")
    );
}

#[test]
fn termination_signal_ends_the_program() {
    let outcome = signal_and_finish(
        start_looping(&["-X", "perf"], "    while True: pass"),
        libc::SIGTERM,
    );
    assert_eq!(outcome.shell_status(), 128 + libc::SIGTERM);
}

/// Runs a shell command in which `$0` is the command under test, and `$1` is `program`.
fn shell(script: &str, program: &str) -> Outcome {
    Run::program("bash")
        .args(["-c", script])
        .arg(binary::stackline())
        .arg(program)
        .run()
}

#[test]
fn closed_pipe_is_an_error_of_the_program() {
    let script = "\"$0\" -c \"$1\" | head -n 1; echo status ${PIPESTATUS[0]}";
    let outcome = shell(script, "for i in range(1000000): print('line', i)");
    assert!(
        outcome
            .stderr
            .contains("BrokenPipeError: [Errno 32] Broken pipe"),
        "{}",
        outcome.describe()
    );
    let status = outcome.stdout.lines().last().unwrap_or_default();
    // 1: raised in the program; 120: when the output was flushed at the end.
    assert!(
        ["status 1", "status 120"].contains(&status),
        "{}",
        outcome.describe()
    );
    assert!(outcome.stdout.starts_with("line 0\n"));
}

#[test]
fn closed_pipe_can_be_caught() {
    let program = "import sys, os\ntry:\n    for i in range(1000000): print('line', i)\nexcept BrokenPipeError as e:\n    sys.stderr.write('caught %d\\n' % e.errno)\n    os._exit(3)\n";
    let outcome = shell(
        "\"$0\" -c \"$1\" | head -n 1; echo status ${PIPESTATUS[0]}",
        program,
    );
    assert_eq!(outcome.stderr, "caught 32\n");
    assert!(outcome.stdout.ends_with("status 3\n"), "{}", outcome.stdout);
}

#[test]
fn full_device_is_reported() {
    let outcome = shell("\"$0\" -c \"$1\" > /dev/full; echo status $?", "print('x')");
    assert!(
        outcome
            .stderr
            .contains("OSError: [Errno 28] No space left on device"),
        "{}",
        outcome.describe()
    );
    assert!(
        ["status 1\n", "status 120\n"].contains(&outcome.stdout.as_str()),
        "{}",
        outcome.describe()
    );
}

#[test]
fn closed_standard_streams_do_no_harm() {
    let outcome = shell("\"$0\" -c \"$1\" >&-; echo status $?", "x = 1\n");
    assert_eq!(outcome.stdout, "status 0\n", "{}", outcome.describe());
    let outcome = shell("\"$0\" -c \"$1\" <&-", "print('no input')");
    assert_eq!(
        (outcome.stdout.as_str(), outcome.shell_status()),
        ("no input\n", 0)
    );
}

#[test]
fn messages_that_cannot_be_written_change_no_status() {
    for (code, status) in [
        ("1 / 0", 1),
        ("x = (", 1),
        ("import sys; sys.exit('why')", 1),
        ("import sys; sys.exit(3)", 3),
    ] {
        let outcome = shell("\"$0\" -X perf -c \"$1\" 2>/dev/full", code);
        assert_eq!(
            outcome.shell_status(),
            status,
            "{code}: {}",
            outcome.describe()
        );
    }
}
