//! The compiler: what it makes passes verification, has the shapes that make it fast, and what it
//! refuses is refused in CPython's words.
#![cfg(feature = "compiler")]

use stackline::compile::{CompileErrorKind, Options, compile, disassemble};
use stackline_core::Image;

fn disassembled(source: &str) -> String {
    let image = compile(source, &Options::default()).unwrap_or_else(|e| panic!("{e}\n{source}"));
    match Image::verify(image.as_bytes()) {
        Ok(image) => disassemble(&image),
        Err(e) => panic!("{e}\n{source}"),
    }
}

/// The instructions of the code object named `name`, without line numbers.
fn instructions(source: &str, name: &str) -> Vec<String> {
    let text = disassembled(source);
    let start = text
        .find(&format!("{name} ("))
        .expect("there is such a code object");
    let lines = text[start..]
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with(' '));
    lines
        .map(|line| {
            line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit())
                .to_owned()
        })
        .collect()
}

fn error(source: &str) -> (CompileErrorKind, String) {
    let error = compile(source, &Options::default()).expect_err(source);
    (error.kind, error.message)
}

#[test]
fn a_recursive_call_has_no_detours() {
    let source = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n";
    let expected = [
        "JumpLtInt r0, 2, 0, -> 3",
        "Return r0",
        "LoadGlobal r1, fib",
        "SubInt r4, r0, 1",
        "Call r1, 1, r1",
        "LoadGlobal r2, fib",
        "SubInt r5, r0, 2",
        "Call r2, 1, r2",
        "Add r1, r1, r2",
        "Return r1",
    ];
    assert_eq!(instructions(source, "fib"), expected);
}

#[test]
fn a_loop_has_one_jump_for_each_iteration() {
    let source = "def foo(n):\n    r = 0\n    for _ in range(n):\n        r += 1\n    return r\n";
    let expected = [
        "LoadInt r1, 0",
        "LoadGlobal r3, range",
        "Move r6, r0",
        "Call r3, 1, r3",
        "GetIter r3, r3",
        "Jump -> 8",
        "InplaceAddInt r1, r1, 1",
        "ForLoop r2, r3, -> 7",
        "Return r1",
    ];
    assert_eq!(instructions(source, "foo"), expected);
    let source = "def f(i, n):\n    while i < n:\n        i += 1\n";
    let expected = [
        "JumpLt r0, r1, 0, -> 5",
        "InplaceAddInt r0, r0, 1",
        "JumpLt r0, r1, 1, -> 2",
        "LoadConst r2, const 0",
        "Return r2",
    ];
    assert_eq!(instructions(source, "f"), expected);
}

#[test]
fn finally_stands_once_on_each_way_out() {
    let source = "def f(g):\n    try:\n        return g()\n    finally:\n        h()\n";
    let found = instructions(source, "f");
    let expected = [
        "Move r3, r0",
        "Call r3, 0, r3",
        "LoadGlobal r4, h",
        "Call r4, 0, r4",
        "Return r3",
        "PushHandled r2, r1",
        "LoadGlobal r4, h",
        "Call r4, 0, r4",
        "PopHandled r2",
        "Reraise r1",
        "PopHandled r2",
        "Reraise r3",
        // The body goes to the handler; the way out does not; the handler restores the state.
        "..2 -> 5, r1",
        "..8 -> 10, r3",
    ];
    assert_eq!(found, expected);
}

#[test]
fn variables_are_checked_only_where_they_may_be_unbound() {
    let count = |source: &str| {
        instructions(source, "f")
            .iter()
            .filter(|i| i.starts_with("CheckLocal"))
            .count()
    };
    assert_eq!(count("def f(a):\n    b = a\n    return a + b\n"), 0);
    assert_eq!(
        count("def f(a):\n    if a:\n        b = 1\n    return b\n"),
        1
    );
    assert_eq!(
        count("def f(a):\n    if a:\n        b = 1\n    else:\n        b = 2\n    return b\n"),
        0
    );
    assert_eq!(
        count("def f(a):\n    for b in a:\n        g(b)\n    return b\n"),
        1
    );
    assert_eq!(
        count("def f(a):\n    try:\n        b = a()\n    except E:\n        pass\n    return b\n"),
        1
    );
    assert_eq!(
        count("def f(a):\n    while a:\n        a.x\n        del a\n"),
        2
    );
}

#[test]
fn an_assignment_reads_before_it_writes() {
    let found = instructions("def f(a, b):\n    a, b = b, a\n", "f");
    assert_eq!(found[..3], ["Move r2, r0", "Move r0, r1", "Move r1, r2"]);
    let found = instructions("def f(x):\n    x = [x for x in x]\n", "f");
    assert!(
        found.iter().all(|i| !i.starts_with("BuildList r0")),
        "{found:?}"
    );
    let found = instructions("def f(x, y):\n    x = y or x\n", "f");
    assert_eq!(found.last().map(String::as_str), Some("Return r2"));
    assert!(found.contains(&"Move r0, r2".to_owned()), "{found:?}");
}

#[test]
fn large_functions_and_displays_compile() {
    let mut many = String::from("def f():\n");
    (0..400).for_each(|i| many += &format!("    v{i} = {i}\n"));
    many += "    return v0 + v399, lambda: v398\n";
    assert!(disassembled(&many).contains("StoreFar"));
    let items: Vec<String> = (0..1000).map(|i| format!("g({i})")).collect();
    disassembled(&format!("x = [{}]\n", items.join(", ")));
    disassembled(&format!("x = f({})\n", items.join(", ")));
    disassembled(&format!("x = {{{}: 1}}\n", items.join(": 1, ")));
    disassembled(&format!("x = {}1{}\n", "f(".repeat(70), ")".repeat(70)));
    disassembled(&format!("x = {}\n", vec!["a"; 3000].join(" + ")));
}

#[test]
fn too_deep_is_an_error_and_no_overflow() {
    let kinds = [
        error(&format!("x = {}1{}\n", "(".repeat(300), ")".repeat(300))).0,
        error(&format!("x = {}1\n", "-a*".repeat(20_000))).0,
        error(&format!("x = {}1\n", "~".repeat(100_000))).0,
    ];
    assert_eq!(kinds[0], CompileErrorKind::SyntaxError);
    // More than CPython's parser takes.
    assert_eq!(kinds[2], CompileErrorKind::MemoryError);
    // On a small stack too, where short sources are compiled in place.
    let job = || compile(&format!("x = {}1\n", "-".repeat(900)), &Options::default()).is_ok();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(job);
    assert!(thread.expect("a thread").join().expect("no overflow"));
}

/// Programs that are no programs, with what CPython says of each.
const WRONG_PROGRAMS: &[(CompileErrorKind, &str, &str)] = {
    use CompileErrorKind::{IndentationError, SyntaxError, TabError};
    &[
        (SyntaxError, "x = = 1", "invalid syntax"),
        (SyntaxError, "if x\n    pass", "expected ':'"),
        (
            SyntaxError,
            "print 'a'",
            "Missing parentheses in call to 'print'. Did you mean print(...)?",
        ),
        (SyntaxError, "return 1", "'return' outside function"),
        (SyntaxError, "yield 1", "'yield' outside function"),
        (SyntaxError, "break", "'break' outside loop"),
        (SyntaxError, "continue", "'continue' not properly in loop"),
        (
            SyntaxError,
            "1 = x",
            "cannot assign to literal here. Maybe you meant '==' instead of '='?",
        ),
        (SyntaxError, "a = f() = 1", "cannot assign to function call"),
        (SyntaxError, "None = 1", "cannot assign to None"),
        (SyntaxError, "del f()", "cannot delete function call"),
        (SyntaxError, "x = (1, 2", "'(' was never closed"),
        (SyntaxError, "x = 1)", "unmatched ')'"),
        (
            SyntaxError,
            "x = (1]",
            "closing parenthesis ']' does not match opening parenthesis '('",
        ),
        (
            SyntaxError,
            "def f(a, a): pass",
            "duplicate argument 'a' in function definition",
        ),
        (
            SyntaxError,
            "f(a=1, 2)",
            "positional argument follows keyword argument",
        ),
        (SyntaxError, "f(a=1, a=2)", "keyword argument repeated: a"),
        (
            SyntaxError,
            "x = 'abc",
            "unterminated string literal (detected at line 1)",
        ),
        (
            SyntaxError,
            "nonlocal x",
            "nonlocal declaration not allowed at module level",
        ),
        (
            SyntaxError,
            "def f():\n    nonlocal x",
            "no binding for nonlocal 'x' found",
        ),
        (
            SyntaxError,
            "def f():\n    x = 1\n    global x",
            "name 'x' is assigned to before global declaration",
        ),
        (
            SyntaxError,
            "[1 2]",
            "invalid syntax. Perhaps you forgot a comma?",
        ),
        (SyntaxError, "x = 1abc", "invalid decimal literal"),
        (
            SyntaxError,
            "*a = 1",
            "starred assignment target must be in a list or tuple",
        ),
        (
            SyntaxError,
            "*a, *b = c",
            "multiple starred expressions in assignment",
        ),
        (SyntaxError, "x = *a", "can't use starred expression here"),
        (SyntaxError, "await x", "'await' outside function"),
        (SyntaxError, "f'{a'", "f-string: expecting '}'"),
        (
            SyntaxError,
            "[(x := 1) for x in y]",
            "assignment expression cannot rebind comprehension iteration variable 'x'",
        ),
        (
            IndentationError,
            "def f():\nx = 1",
            "expected an indented block after function definition on line 1",
        ),
        (IndentationError, "  x = 1", "unexpected indent"),
        (
            IndentationError,
            "if 1:\n    x\n  y",
            "unindent does not match any outer indentation level",
        ),
        (
            TabError,
            "if 1:\n\tx\n        y",
            "inconsistent use of tabs and spaces in indentation",
        ),
    ]
};

#[test]
fn wrong_programs_get_the_words_of_cpython() {
    for &(kind, source, message) in WRONG_PROGRAMS {
        assert_eq!(error(source), (kind, message.to_owned()), "{source}");
    }
}

#[test]
fn what_is_not_supported_is_named() {
    let expected = "barry_as_FLUFL is not supported yet";
    assert_eq!(
        error("from __future__ import barry_as_FLUFL"),
        (CompileErrorKind::NotImplementedError, expected.to_owned())
    );
}

#[test]
fn an_error_shows_its_place() {
    let error = compile(
        "y = 1\nx = = 1\n",
        &Options {
            filename: "x.py".into(),
            ..Options::default()
        },
    );
    let shown = error.expect_err("wrong").to_string();
    assert_eq!(
        shown,
        "  File \"x.py\", line 2\n    x = = 1\n        ^\nSyntaxError: invalid syntax"
    );
}

#[test]
fn optimization_drops_assertions_and_docstrings() {
    let source = "def f(x):\n    'doc'\n    assert x, 'no'\n    if __debug__: g()\n";
    let count = |optimize: u8| {
        let options = Options {
            optimize,
            ..Options::default()
        };
        let image = compile(source, &options).expect("it compiles");
        let image = Image::verify(image.as_bytes()).expect("it verifies");
        (
            disassemble(&image).matches("Raise").count(),
            image.find_str("doc").is_some(),
        )
    };
    assert_eq!(count(0), (1, true));
    assert_eq!(count(1), (0, true));
    assert_eq!(count(2), (0, false));
}
