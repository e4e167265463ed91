//! The command line, as a stand-in for `python3` must have it.

use harness::binary;
use harness::process::Run;
use harness::scratch::Scratch;

fn code(code: &str) -> Run {
    Run::stackline().args(["-c", code])
}

#[test]
fn code_as_argument() {
    code("print(1 + 1)").run().expect_output("2\n");
    code("import sys\nprint(sys.argv)")
        .arg("a")
        .arg("-b")
        .run()
        .expect_output("['-c', 'a', '-b']\n");
    code("def f():\n  return 5\nprint(f(), __name__)")
        .run()
        .expect_output("5 __main__\n");
    code("").run().expect_output("");
    code("pass").run().expect_output("");
    code("import sys; print(sys.argv)")
        .args(["-X", "perf", "--", "-c"])
        .run()
        .expect_output("['-c', '-X', 'perf', '--', '-c']\n");
}

#[test]
fn code_joined_to_its_option() {
    Run::stackline()
        .arg("-cprint(3)")
        .run()
        .expect_output("3\n");
    Run::stackline()
        .args(["-Bc", "print(4)"])
        .run()
        .expect_output("4\n");
}

#[test]
fn indented_code_is_accepted_as_a_block() {
    code("if 1:\n    def f():\n        pass\n    print('in')\n    ")
        .run()
        .expect_output("in\n");
}

#[test]
fn script_and_its_arguments() {
    let scratch = Scratch::new();
    scratch.write(
        "s.py",
        "import sys\nprint(sys.argv, __name__, __file__ == sys.argv[1])\n",
    );
    let script = scratch.path().join("s.py").to_string_lossy().into_owned();
    Run::stackline()
        .args(["s.py", &script, "-c", "--help"])
        .folder(scratch.path())
        .run()
        .expect_output(&format!(
            "['s.py', '{script}', '-c', '--help'] __main__ True\n"
        ));
    Run::stackline()
        .args([&script, &script])
        .run()
        .expect_output(&format!("['{script}', '{script}'] __main__ True\n"));
}

#[test]
fn program_on_standard_input() {
    let program = "import sys\nprint(sys.argv, __name__)\n";
    Run::stackline()
        .args(["-", "x"])
        .input(program)
        .run()
        .expect_output("['-', 'x'] __main__\n");
    Run::stackline()
        .input(program)
        .run()
        .expect_output("[''] __main__\n");
    Run::stackline().arg("-").input("").run().expect_output("");
}

#[test]
fn version_and_help() {
    for option in ["-V", "--version"] {
        let outcome = Run::stackline().arg(option).run();
        assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
        assert!(
            outcome.stdout.contains("3.1") && outcome.stdout.lines().count() == 1,
            "{}",
            outcome.stdout
        );
    }
    for option in ["-h", "--help"] {
        let outcome = Run::stackline().arg(option).run();
        assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
        let help = outcome.stdout.as_str();
        assert!(
            help.starts_with("usage:") && help.contains("-c") && help.contains("-X"),
            "{help}"
        );
    }
}

#[test]
fn usual_flags_are_accepted() {
    let flags: [&[&str]; 17] = [
        &["-I"],
        &["-E"],
        &["-s"],
        &["-S"],
        &["-B"],
        &["-u"],
        &["-O"],
        &["-OO"],
        &["-q"],
        &["-P"],
        &["-W", "ignore"],
        &["-Wdefault"],
        &["-X", "dev"],
        &["-Xutf8=1"],
        &["-IsBu"],
        &["-X", "faulthandler"],
        &["-W", "error"],
    ];
    for options in flags {
        Run::stackline()
            .args(options)
            .args(["-c", "print('ok')"])
            .run()
            .expect_output("ok\n");
    }
}

#[test]
fn optimization_removes_assertions() {
    let program = "assert False\nprint(__debug__)";
    assert_eq!(code(program).run().shell_status(), 1);
    for option in ["-O", "-OO"] {
        Run::stackline()
            .args([option, "-c", program])
            .run()
            .expect_output("False\n");
    }
}

#[test]
fn wrong_options_are_refused() {
    let cases: [(&[&str], &str); 4] = [
        (&["-Z"], "Unknown option: -Z"),
        (&["-c"], "Argument expected for the -c option"),
        (&["-X"], "Argument expected for the -X option"),
        (&["--no-such-option"], "nknown option"),
    ];
    for (options, message) in cases {
        let outcome = Run::stackline().args(options).run();
        assert_eq!(
            outcome.shell_status(),
            2,
            "{options:?}: {}",
            outcome.describe()
        );
        assert!(
            outcome.stderr.contains(message),
            "{options:?}: {}",
            outcome.describe()
        );
        assert!(
            outcome.stderr.to_lowercase().contains("usage:"),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn scripts_that_cannot_be_read() {
    let scratch = Scratch::new();
    let outcome = Run::stackline()
        .arg("missing.py")
        .folder(scratch.path())
        .run();
    let path = scratch.path().join("missing.py");
    let message = format!(
        "can't open file '{}': [Errno 2] No such file or directory\n",
        path.display()
    );
    assert_eq!(outcome.shell_status(), 2);
    assert!(outcome.stderr.ends_with(&message), "{}", outcome.stderr);
    let outcome = Run::stackline().arg(scratch.path()).run();
    assert_eq!(outcome.shell_status(), 1);
    assert!(
        outcome.stderr.contains("can't find '__main__' module in"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn sources_of_every_shape() {
    let scratch = Scratch::new();
    let cases: [(&str, &[u8], &str); 7] = [
        ("empty.py", b"", ""),
        ("bom.py", b"\xef\xbb\xbfprint('bom')\n", "bom\n"),
        ("crlf.py", b"if 1:\r\n    print('''a\r\nb''')\r\n", "a\nb\n"),
        ("no_newline.py", b"print('end')", "end\n"),
        ("comment.py", b"# only a comment", ""),
        (
            "hashbang.py",
            b"#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nprint('\xc3\xa9')\n",
            "é\n",
        ),
        ("form_feed.py", b"\x0cprint('ff')\n", "ff\n"),
    ];
    for (name, source, output) in cases {
        let script = scratch.write(name, source);
        let outcome = Run::stackline().arg(script).env("LC_ALL", "C.UTF-8").run();
        assert_eq!(
            (outcome.shell_status(), outcome.stdout.as_str()),
            (0, output),
            "{name}: {}",
            outcome.describe()
        );
    }
}

#[test]
fn sources_that_are_no_text() {
    let scratch = Scratch::new();
    for (name, source) in [
        ("null.py", &b"x = 1\0\n"[..]),
        ("latin1.py", b"# \xe9\nx = '\xe9'\n"),
    ] {
        let script = scratch.write(name, source);
        let outcome = Run::stackline().arg(script).run();
        assert_eq!(outcome.shell_status(), 1, "{name}: {}", outcome.describe());
        assert!(
            outcome.stderr.contains("SyntaxError"),
            "{name}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn exit_statuses() {
    let cases = [
        ("pass", 0),
        ("import sys; sys.exit()", 0),
        ("import sys; sys.exit(None)", 0),
        ("import sys; sys.exit(0)", 0),
        ("import sys; sys.exit(3)", 3),
        ("import sys; sys.exit(True)", 1),
        ("import sys; sys.exit(-1)", 255),
        ("import sys; sys.exit(256)", 0),
        ("raise SystemExit(7)", 7),
        ("raise SystemExit", 0),
        ("import os; os._exit(9)", 9),
        ("1 / 0", 1),
        ("x =", 1),
        ("class E(SystemExit): pass\nraise E(5)", 5),
        ("try:\n    raise SystemExit(4)\nfinally:\n    pass", 4),
    ];
    for (program, status) in cases {
        let outcome = code(program).run();
        assert_eq!(
            outcome.shell_status(),
            status,
            "{program}: {}",
            outcome.describe()
        );
    }
}

#[test]
fn exit_with_a_message() {
    for (program, message) in [
        ("import sys; sys.exit('the message')", "the message\n"),
        ("import sys; sys.exit([1, 'a'])", "[1, 'a']\n"),
        ("raise SystemExit(1.5)", "1.5\n"),
    ] {
        let outcome = code(program).run();
        assert_eq!(
            (
                outcome.shell_status(),
                outcome.stderr.as_str(),
                outcome.stdout.as_str()
            ),
            (1, message, "")
        );
    }
}

#[test]
fn traceback_of_code_and_of_standard_input() {
    let outcome = code("def f(x):\n    return 1 / x\n\nf(0)").run();
    let traceback = "\
Traceback (most recent call last):
  File \"<string>\", line 4, in <module>
    f(0)
    ~^^^
  File \"<string>\", line 2, in f
    return 1 / x
           ~~^~~
ZeroDivisionError: division by zero
";
    assert_eq!(
        (outcome.shell_status(), outcome.stderr.as_str()),
        (1, traceback)
    );
    let outcome = Run::stackline()
        .arg("-")
        .input("import sys\nundefined\n")
        .run();
    assert_eq!(outcome.shell_status(), 1);
    assert!(
        outcome
            .stderr
            .contains("File \"<stdin>\", line 2, in <module>\n"),
        "{}",
        outcome.stderr
    );
    assert!(
        outcome
            .stderr
            .ends_with("NameError: name 'undefined' is not defined\n"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn syntax_error_of_code() {
    let outcome = code("x = 1\ny = (2\n").run();
    let message =
        "  File \"<string>\", line 2\n    y = (2\n        ^\nSyntaxError: '(' was never closed\n";
    assert_eq!(
        (outcome.shell_status(), outcome.stderr.as_str()),
        (1, message)
    );
    assert_eq!(outcome.stdout, "");
}

#[test]
fn nothing_runs_before_a_syntax_error_or_an_unsupported_construct() {
    let outcome = code("print('ran')\ndef f(:\n    pass\n").run();
    assert_eq!((outcome.shell_status(), outcome.stdout.as_str()), (1, ""));
}

#[test]
fn build_configuration_is_printed_in_the_usual_format() {
    let outcome = Run::stackline().args(["-m", "sysconfig"]).run();
    assert_eq!((outcome.shell_status(), outcome.stderr.as_str()), (0, ""));
    let text = outcome.stdout.as_str();
    for heading in [
        "Platform: \"",
        "Python version: \"3.1",
        "Paths: \n",
        "Variables: \n",
    ] {
        assert!(text.contains(heading), "{heading:?} is missing\n{text}");
    }
    let supported = cfg!(all(
        target_os = "linux",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ));
    let expected = format!("\tPY_HAVE_PERF_TRAMPOLINE = \"{}\"\n", u8::from(supported));
    assert!(text.contains(&expected), "{text}");
    let flags = text
        .lines()
        .find(|line| line.starts_with("\tPY_CORE_CFLAGS = "));
    assert!(
        flags.is_some_and(|line| line.contains("-fno-omit-frame-pointer")),
        "{flags:?}"
    );
}

#[test]
fn modules_that_do_not_exist_are_refused() {
    let outcome = Run::stackline().args(["-m", "no_such_module"]).run();
    assert_eq!(outcome.shell_status(), 1);
    assert!(
        outcome.stderr.ends_with("No module named no_such_module\n"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn syntax_warnings_follow_the_filters() {
    let program = "x = 1\nif x is 1: print('ran')\n";
    let told = "<string>:2: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n";
    let run = |options: &[&str]| {
        let outcome = Run::stackline().args(options).args(["-c", program]).run();
        (outcome.shell_status(), outcome.stdout, outcome.stderr)
    };
    let (ran, none) = ("ran\n".to_owned(), String::new());
    assert_eq!(run(&[]), (0, ran.clone(), told.to_owned()));
    for options in [
        &["-W", "ignore"][..],
        &["-W", "error", "-W", "ignore::SyntaxWarning"],
    ] {
        assert_eq!(run(options), (0, ran.clone(), none.clone()));
    }
    let (status, output, error) = run(&["-W", "error"]);
    assert_eq!((status, output), (1, none));
    assert!(error.ends_with("SyntaxError: \"is\" with 'int' literal. Did you mean \"==\"?\n"));
}

#[test]
fn library_modules_run_as_programs() {
    let script = "cd \"$1\"; printf '{\"b\": [1, {}], \"a\": 2}' | \"$0\" -m json.tool --sort-keys --indent 1; \"$0\" -m calendar 2025 2; echo 'x=1' | \"$0\" -m tokenize -e; \"$0\" -m timeit -n 1 -r 1 pass | sed 's/: .*//'; \"$0\" -m unittest test_it 2>&1 | grep FAILED";
    let scratch = Scratch::new();
    let test = "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): pass\n    def test_b(self): self.fail()\n";
    std::fs::write(scratch.path().join("test_it.py"), test).expect("a file");
    let outcome = Run::program("sh")
        .args(["-c", script])
        .arg(binary::stackline())
        .arg(scratch.path())
        .run();
    let expected = "\
{
 \"a\": 2,
 \"b\": [
  1,
  {}
 ]
}
   February 2025
Mo Tu We Th Fr Sa Su
                1  2
 3  4  5  6  7  8  9
10 11 12 13 14 15 16
17 18 19 20 21 22 23
24 25 26 27 28
1,0-1,1:            NAME           'x'            
1,1-1,2:            EQUAL          '='            
1,2-1,3:            NUMBER         '1'            
1,3-1,4:            NEWLINE        '\\n'           
2,0-2,0:            ENDMARKER      ''             
1 loop, best of 1
FAILED (failures=1)
";
    assert_eq!(outcome.stdout, expected, "{}", outcome.describe());
    for (name, message) in [
        ("math", "No code object available for math"),
        (
            "json",
            "No module named json.__main__; 'json' is a package and cannot be directly executed",
        ),
        (
            "no.such",
            "Error while finding module specification for 'no.such' \
             (ModuleNotFoundError: No module named 'no')",
        ),
    ] {
        let outcome = Run::stackline().args(["-m", name]).run();
        assert_eq!(outcome.shell_status(), 1);
        assert!(
            outcome.stderr.ends_with(&format!("{message}\n")),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn environment_reaches_the_program() {
    code("import os\nprint(os.environ['STACKLINE_TEST'], os.getenv('STACKLINE_TEST'))")
        .env("STACKLINE_TEST", "a=b é")
        .env("LC_ALL", "C.UTF-8")
        .run()
        .expect_output("a=b é a=b é\n");
}

#[test]
fn arguments_keep_their_bytes() {
    code("import sys\nprint(sys.argv[1:])")
        .args(["é", "", "a b", "日本"])
        .env("LC_ALL", "C.UTF-8")
        .run()
        .expect_output("['é', '', 'a b', '日本']\n");
}

#[test]
fn a_library_on_the_path_has_what_modules_lack() {
    let scratch = Scratch::new();
    scratch.write("_collections_abc.py", "");
    scratch.write("base64.py", "more = 7\n");
    let program = "import base64\nprint(base64.more)\nfor i in range(3):\n    try:\n        \
                   base64.less\n    except AttributeError as e:\n        \
                   print(e, e.name, e.obj is base64)\n";
    let missing = "module 'base64' has no attribute 'less' less True\n";
    Run::stackline()
        .args(["--gc-stress", "-c", program])
        .env("PYTHONPATH", scratch.path())
        .run()
        .expect_output(&format!("7\n{}", missing.repeat(3)));
}

#[test]
fn tls_is_imported_and_refuses_to_work() {
    let program = "import _ssl\nprint(_ssl.PROTOCOL_TLS_CLIENT, _ssl.txt2obj('serverAuth', True)[3])\n\
                   try:\n    _ssl._SSLContext(_ssl.PROTOCOL_TLS)\nexcept OSError as e:\n    \
                   print(type(e), e)";
    code(program).run().expect_output(
        "16 1.3.6.1.5.5.7.3.1\n<class 'ssl.SSLError'> TLS is not supported by this Python\n",
    );
}

#[test]
fn options_are_told_for_another_interpreter() {
    let program = "import subprocess\nprint(subprocess._args_from_interpreter_flags())";
    Run::stackline()
        .args(["-B", "-OO", "-E", "-W", "ignore", "-c", program])
        .run()
        .expect_output("['-OO', '-B', '-E', '-Wignore']\n");
}
