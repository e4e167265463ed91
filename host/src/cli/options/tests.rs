//! Command lines and what they mean.

use super::*;

fn request(arguments: &[&str]) -> Result<Request, UsageError> {
    let all: Vec<OsString> = ["stackline"]
        .iter()
        .chain(arguments)
        .map(|a| OsString::from(*a))
        .collect();
    parse(&all)
}

fn options(arguments: &[&str]) -> Options {
    match request(arguments) {
        Ok(Request::Run(options)) => *options,
        other => panic!("{arguments:?}: {other:?}"),
    }
}

fn traces(options: &Options) -> bool {
    options.profiling.backend.is_some()
}

#[test]
fn options_end_at_the_program() {
    let o = options(&["-IS", "-X", "perf", "file.py", "-V", "x"]);
    assert_eq!(o.program, Program::File("file.py".into()));
    assert_eq!(o.argv, ["file.py", "-V", "x"]);
    assert!(traces(&o) && o.flags.isolated == 1 && o.flags.no_site == 1);
    assert_eq!(o.flags.ignore_environment, 1);
}

#[test]
fn commands_take_the_rest() {
    let o = options(&["-Bc", "print(1)", "-x", "--help"]);
    assert_eq!(o.program, Program::Command("print(1)".to_owned()));
    assert_eq!(o.argv, ["-c", "-x", "--help"]);
    assert_eq!(
        options(&["-cpass"]).program,
        Program::Command("pass".to_owned())
    );
    let o = options(&["-msysconfig", "a"]);
    assert_eq!(
        (o.program, o.argv.len()),
        (Program::Module("sysconfig".to_owned()), 2)
    );
}

#[test]
fn standard_input() {
    assert_eq!(options(&[]).argv, [""]);
    assert_eq!(options(&["-", "a"]).argv, ["-", "a"]);
    assert_eq!(options(&["-q", "-"]).program, Program::Stdin);
    assert_eq!(options(&["--", "-x"]).program, Program::File("-x".into()));
}

#[test]
fn x_options_have_values() {
    let o = options(&["-E", "-Xa", "-X", "b=1=2", "-Xperf=0", "-c", "1"]);
    let expected = [("a", None), ("b", Some("1=2")), ("perf", Some("0"))];
    for (got, (name, value)) in o.x_options.iter().zip(expected) {
        assert_eq!((got.0.as_str(), got.1.as_deref()), (name, value));
    }
    assert!(traces(&o), "CPython looks at the name alone");
    assert!(!traces(&options(&["-E", "-Xperfect", "-c", "1"])));
}

#[test]
fn memory_has_a_size() {
    assert_eq!(options(&["--memory", "16K", "f"]).memory, 16384);
    assert_eq!(options(&["--memory=1MiB", "f"]).memory, 1 << 20);
    let error = request(&["--memory", "lots", "f"]).expect_err("no size");
    assert!(
        error
            .text("s".as_ref())
            .starts_with("s: invalid memory size 'lots'")
    );
}

#[test]
fn mistakes_are_told_in_the_words_of_python3() {
    let cases = [
        (&["-Z"][..], "Unknown option: -Z\n"),
        (&["--foo"], "unknown option --foo\n"),
        (&["-c"], "Argument expected for the -c option\n"),
        (&["-X"], "Argument expected for the -X option\n"),
        (&["-J"], "-J is reserved for Jython\n"),
    ];
    for (arguments, first) in cases {
        let text = request(arguments)
            .expect_err("a mistake")
            .text("python3".as_ref());
        let usage = "usage: python3 [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more information.\n";
        assert_eq!(text, format!("{first}{usage}"));
    }
}

#[test]
fn a_directory_for_jitdumps_is_needed_where_one_is_given() {
    for option in ["perf_jit_dir", "perf_jit_dir="] {
        let text = request(&["-X", option, "f"])
            .expect_err("no directory")
            .text("python3".as_ref());
        assert_eq!(text, "python3: -X perf_jit_dir=DIR: DIR is missing\n");
    }
}

#[test]
fn versions_count() {
    assert!(matches!(
        request(&["-V"]),
        Ok(Request::Version { long: false })
    ));
    assert!(matches!(
        request(&["-VV"]),
        Ok(Request::Version { long: true })
    ));
    assert!(matches!(
        request(&["--version", "x"]),
        Ok(Request::Version { long: false })
    ));
    assert!(matches!(request(&["-h", "-Z"]), Ok(Request::Help)));
}

#[test]
fn numbers_in_the_environment() {
    assert_eq!(flag_level("x".as_ref()), 1);
    assert_eq!(flag_level("2".as_ref()), 2);
}

#[test]
fn images_have_commands_of_their_own() {
    assert!(matches!(
        request(&["build", "a.py", "-o", "a.image"]),
        Ok(Request::Build { .. })
    ));
    assert!(request(&["build", "a.py"]).is_err());
    let o = options(&["run", "-X", "perf", "a.image", "x"]);
    assert_eq!(o.program, Program::Image("a.image".into()));
    assert_eq!(o.argv, ["a.image", "x"]);
}
