//! The jitdump file: what is in it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::FileExt;
use std::time::Duration;

use harness::binary;
use harness::jitdump::{self, Dump};
use harness::process::{self, Outcome, Run};
use harness::programs;
use harness::scratch::Scratch;

/// Lines 1 to 11.
const NESTED: &str = "\
class Class:
    def method(self):
        return [self.inner(x) for x in range(2)]
    def inner(self, x): return (lambda: x)()

def outer():
    def nested():
        y = 1
        return y
    return nested()
print(Class().method(), outer())
";

/// Runs `code` with a dump, and gives it parsed.
#[track_caller]
fn dump_of(code: &str, stdout: &str) -> (Outcome, Dump) {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", code);
    let run = Run::stackline().args(["-X", "perf_jit"]).arg(script);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    outcome.expect_output(stdout);
    (outcome, jitdump::expect_whole(bytes))
}

/// Nanoseconds of the monotonic clock.
fn now() -> u64 {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the structure is valid for a write.
    let done = unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    assert_eq!(done, 0);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

#[test]
fn every_function_has_its_records() {
    let scratch = Scratch::new();
    let script = scratch.write("script.py", NESTED);
    let run = Run::stackline().args(["-X", "perf_jit"]).arg(&script);
    let before = now();
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    let after = now();
    outcome.expect_output("[0, 1] 1\n");
    let dump = jitdump::expect_whole(bytes);
    assert_eq!((dump.pid, dump.machine), (outcome.pid, binary::machine()));
    let functions: [(&str, &[u32]); 7] = [
        ("<module>", &[1, 6, 11]),
        ("Class", &[1, 2, 4]),
        ("Class.method", &[2, 3]),
        ("Class.inner", &[4]),
        ("Class.inner.<locals>.<lambda>", &[4]),
        ("outer", &[6, 7, 10]),
        ("outer.<locals>.nested", &[7, 8, 9]),
    ];
    assert_eq!(dump.functions.len(), functions.len(), "{:?}", dump.names());
    for (name, lines) in functions {
        let symbol = format!("py::{name}:{}", script.display());
        let function = dump.function(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(function.name, symbol);
        assert_eq!(function.line_numbers(), lines, "{name}");
        let file = script.display().to_string();
        assert!(function.lines.iter().all(|line| line.file == file));
        assert!((before..after).contains(&function.time), "{name}");
    }
}

#[test]
fn functions_are_numbered() {
    let (_, dump) = dump_of(NESTED, "[0, 1] 1\n");
    let mut numbers: Vec<u64> = dump.functions.iter().map(|f| f.index).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), 7);
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[test]
fn lines_begin_with_the_code_and_have_code_of_their_own() {
    let (_, dump) = dump_of(NESTED, "[0, 1] 1\n");
    for function in &dump.functions {
        let lines = &function.lines;
        assert_eq!(lines[0].address, function.address, "{}", function.name);
        // perf loses the last entry, whose address is that of the end of its table.
        let last = lines.last().expect("lines");
        assert_eq!(last.address, function.end(), "{}", function.name);
        let apart = lines
            .windows(2)
            .all(|pair| pair[0].address < pair[1].address);
        assert!(apart, "{lines:x?}");
    }
}

#[test]
fn unwinding_information_is_as_perf_wants_it() {
    let (_, dump) = dump_of(NESTED, "[0, 1] 1\n");
    for function in &dump.functions {
        let unwinding = function.unwinding.as_ref().expect("unwinding information");
        let (table, header) = (&unwinding.table, &unwinding.header);
        // Version 1; the pointers are 32-bit, the table relative to the header.
        assert_eq!(header[..4], [1, 0x1b, 0x03, 0x3b], "{header:x?}");
        let size = (table.len() + header.len()).next_multiple_of(16) as u64;
        assert_eq!(unwinding.mapped, size);
        assert_eq!(table[table.len() - 4..], [0; 4], "a terminator");
        assert_eq!(function.address % 16, 0);
    }
}

#[test]
fn a_function_of_thousands_of_lines_has_them_all() {
    let mut code = String::from("def f(x):\n");
    for _ in 0..5000 {
        code += "    x += 1\n";
    }
    code += "    return x\nprint(f(0))\n";
    let (_, dump) = dump_of(&code, "5000\n");
    let lines = dump.function("f").expect("f").line_numbers();
    let missing: Vec<u32> = (1..=5002)
        .filter(|line| !lines.contains(line))
        .take(9)
        .collect();
    assert!(
        lines.len() == 5002,
        "{} lines, without {missing:?}",
        lines.len()
    );
}

#[test]
fn hundreds_of_functions_of_all_sizes_are_apart() {
    let mut code = String::new();
    let mut calls = Vec::new();
    for i in 0..600 {
        code += &format!("def function_{i}():\n    x = {i}\n");
        for line in 0..(i * 7) % 90 {
            code += &format!("    x += {line} - {line}\n");
        }
        code += "    return x\n";
        calls.push(format!("function_{i}()"));
    }
    code += &format!("print({})\n", calls.join("+"));
    // The parser refuses codes that are the same, and codes with mapped tables that overlap.
    let (_, dump) = dump_of(&code, "179700\n");
    assert_eq!(dump.functions.len(), 601);
}

#[test]
fn names_that_could_break_the_file_are_escaped() {
    let scratch = Scratch::new();
    let script = scratch.write(
        "new\nline\tand größe.py",
        "def größe(): return 1\nprint(größe())\n",
    );
    let run = Run::stackline().args(["-X", "perf_jit"]).arg(&script);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    outcome.expect_output("1\n");
    let dump = jitdump::expect_whole(bytes);
    let function = dump.function("größe").expect("größe");
    assert!(function.name.ends_with("größe.py"), "{}", function.name);
    assert!(
        !function.name.contains(char::is_control),
        "{}",
        function.name
    );
}

#[test]
fn code_in_the_file_is_the_code_in_memory_and_a_page_of_the_file_is_mapped() {
    let scratch = Scratch::new();
    // The program reads its own mappings: for an emulated one, those of the emulator differ.
    let code = "import time
def f(): print(open('/proc/self/maps').read() + 'up', flush=True); time.sleep(60)
f()
";
    let run = Run::stackline().args(["-X", "perf_jit", "-c", code]);
    let mut child = run.env("PYTHON_PERF_JIT_DIR", scratch.path()).start();
    let pid = child.id();
    let printed = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let printed = printed.map(|line| line.expect("a line of text"));
    let maps: Vec<String> = printed.take_while(|line| line != "up").collect();
    let memory = File::open(format!("/proc/{pid}/mem")).expect("a live process");
    let bytes = fs::read(jitdump::path(scratch.path(), pid)).expect("a dump");
    let dump = jitdump::parse(&bytes).expect("a sound dump");
    let in_memory: Vec<Vec<u8>> = dump
        .functions
        .iter()
        .map(|function| {
            let mut code = vec![0; function.code.len()];
            memory
                .read_exact_at(&mut code, function.address)
                .expect("readable code");
            code
        })
        .collect();
    child.kill().expect("kill the child");
    process::finish(child, Duration::from_secs(10));
    // What follows is of the modules that read the file.
    assert_eq!(dump.names()[..2], ["<module>", "f"]);
    for (function, code) in dump.functions.iter().zip(in_memory) {
        // The last four bytes are there to tell codes apart.
        let size = code.len() - 4;
        assert_eq!(function.code[..size], code[..size], "{}", function.name);
    }
    let marker = jitdump::path(scratch.path(), pid).display().to_string();
    let mapping = maps.iter().find(|line| line.ends_with(&marker));
    let mapping = mapping.unwrap_or_else(|| panic!("{marker} is not mapped\n{maps:#?}"));
    assert!(mapping.contains(" r-xp 00000000 "), "{mapping}");
    let open = maps.iter().find(|line| line.contains(" rwx"));
    assert_eq!(open, None, "writable and executable");
}

#[test]
fn nothing_else_is_left() {
    let scratch = Scratch::new();
    let run = Run::stackline().args(["-X", "perf_jit", "-c", NESTED]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    assert!(bytes.is_some());
    assert_eq!(harness::map_file::take(outcome.pid), None);
    assert_eq!(fs::read_dir(scratch.path()).expect("a folder").count(), 0);
}

#[test]
fn closed_however_the_program_ends() {
    let endings = [
        ("pass", 0),
        ("import sys\nsys.exit(3)", 3),
        ("raise ValueError", 1),
        ("import os\nos._exit(4)", 4),
    ];
    for (ending, status) in endings {
        let scratch = Scratch::new();
        let code = format!("def f(): return 1\nf()\n{ending}\n");
        let run = Run::stackline().args(["-X", "perf_jit", "-c", &code]);
        let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
        assert_eq!(outcome.shell_status(), status, "{}", outcome.describe());
        let dump = jitdump::expect_whole(bytes);
        assert_eq!(dump.names(), ["<module>", "f"], "{ending}");
    }
}

#[test]
fn the_documented_script_runs_in_16_kib() {
    let scratch = Scratch::new();
    let code = programs::documented(1000);
    let run = Run::stackline().args(["--memory", "16K", "-X", "perf_jit", "-c", &code]);
    let (outcome, bytes) = jitdump::run_in(scratch.path(), run);
    outcome.expect_output("");
    let dump = jitdump::expect_whole(bytes);
    assert_eq!(dump.names(), ["<module>", "baz", "bar", "foo"]);
    assert_eq!(
        dump.function("foo").expect("foo").line_numbers(),
        [1, 2, 3, 4, 5]
    );
}
