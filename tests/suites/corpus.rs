//! Every program of the corpus: plain, traced, traced with lines of both kinds, and with a collection
//! at every allocation.
//!
//! One test per area and way of running; a failing test lists every program that went wrong,
//! with the lines that differ.

use std::time::Duration;

use harness::scratch::Scratch;
use harness::{corpus, jitdump, map_file};

/// How a program is run.
#[derive(Clone, Copy)]
enum Way {
    Plain,
    Traced,
    MappingLines,
    TellingLines,
    TellingLinesCollected,
    /// With a collection at the allocation of this number after each poll.
    Collected(u32),
}

/// Programs that are not run with a collection at every allocation: they allocate hundreds of
/// thousands of times, or keep a hundred thousand objects alive, and would take minutes.
const TOO_LONG_COLLECTED: &[&str] = &[
    "dict/growth.py",
    "memory/garbage.py",
    "modules/pickle_bytes.py",
    "programs/life.py",
    "programs/numbers.py",
    "programs/sudoku.py",
    "recursion/deep_structures.py",
    "syntax/deep_nesting.py",
];

/// Programs that take seconds with a collection at every allocation, and so are run in one of the
/// ways that collect: they are seldom more than the library's modules at work.
const LONG_COLLECTED: &[&str] = &[
    "annotations/typing_forms.py",
    "asyncio/tasks.py",
    "bigint/medium_sizes.py",
    "builtins/sort_comparisons.py",
    "files/text.py",
    "files/text_buffering.py",
    "files/text_places.py",
    "modules/ast_module.py",
    "modules/ast_nodes.py",
    "modules/ast_unparse.py",
    "modules/pickle_objects.py",
    "modules/pickle_values.py",
    "stdlib/codecs_seldom.py",
    "stdlib/decimal_long.py",
    "stdlib/decimal_module.py",
    "stdlib/errors_in_text.py",
    "stdlib/path_objects.py",
    "stdlib/signal_handlers.py",
    "stdlib/struct_sequence_values.py",
    "stdlib/trees_of_files.py",
    "stdlib/type_comments.py",
    "stdlib/unittest_loading.py",
    "str/derived_arguments.py",
    "str/unicode_version.py",
];

fn run_area(area: &str, way: Way) {
    let programs = corpus::programs(area);
    assert!(!programs.is_empty(), "the area {area} has no programs");
    let failures: Vec<String> = programs
        .iter()
        .filter_map(|program| run_program(program, way))
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} programs failed\n{}",
        failures.len(),
        programs.len(),
        failures.join("\n")
    );
}

fn run_program(program: &corpus::Program, way: Way) -> Option<String> {
    match way {
        Way::Plain => program.check(&program.prepare(&[]).run()),
        Way::Traced => run_traced(program, "perf"),
        Way::MappingLines => run_traced(program, "perf_lines"),
        Way::TellingLines => run_telling_lines(program, &[]),
        Way::Collected(1) if lists(TOO_LONG_COLLECTED, program) => None,
        Way::Collected(2..) | Way::TellingLinesCollected
            if lists(TOO_LONG_COLLECTED, program) || lists(LONG_COLLECTED, program) =>
        {
            None
        }
        Way::TellingLinesCollected => run_telling_lines(program, &["--gc-stress"]),
        Way::Collected(number) => {
            let run = program
                .prepare(&[&format!("--gc-stress={number}")])
                .limit(Duration::from_secs(600));
            program.check(&run.run())
        }
    }
}

fn run_traced(program: &corpus::Program, backend: &str) -> Option<String> {
    let (outcome, map) = program.prepare(&["-X", backend]).run_traced();
    // Children that the program forked leave map files too.
    if program.forks() {
        map_file::remove_naming(&program.name);
    }
    program.check(&outcome).or_else(|| {
        // A program that does not compile never starts, and has nothing to name.
        let compiled = !program.name.starts_with("syntax/");
        match map {
            None if compiled => Some(format!("{}: no map file", program.name)),
            None => None,
            Some(text) => map_file::parse(&text)
                .err()
                .map(|e| format!("{}: {e}", program.name)),
        }
    })
}

fn lists(names: &[&str], program: &corpus::Program) -> bool {
    names.contains(&program.name.as_str())
}

fn run_telling_lines(program: &corpus::Program, more: &[&str]) -> Option<String> {
    let scratch = Scratch::new();
    let folder = format!("perf_jit_dir={}", scratch.path().display());
    let mut options = vec!["-X", "perf_jit", "-X", &folder];
    options.extend(more);
    let run = program.prepare(&options).limit(Duration::from_secs(600));
    if let Some(report) = program.check(&run.run()) {
        return Some(report);
    }
    let dumps = jitdump::writers(scratch.path());
    // A program that does not compile never starts.
    if dumps.is_empty() && !program.name.starts_with("syntax/") {
        return Some(format!("{}: no dump", program.name));
    }
    dumps.into_iter().find_map(|pid| {
        let bytes = jitdump::take(scratch.path(), pid).unwrap_or_default();
        let dump = match jitdump::parse(&bytes) {
            Ok(dump) => dump,
            Err(error) => return Some(format!("{}: {error}", program.name)),
        };
        let without = dump.functions.iter().find(|f| f.lines.is_empty());
        without.map(|function| format!("{}: {} has no lines", program.name, function.name))
    })
}

macro_rules! areas {
    ($($area:ident $folder:literal),* $(,)?) => {
        /// The areas that have tests, to be compared with the folders that exist.
        const AREAS: &[&str] = &[$($folder),*];
        $(mod $area {
            use super::{Way, run_area};

            #[test]
            fn plain() {
                run_area($folder, Way::Plain);
            }

            #[test]
            fn traced() {
                run_area($folder, Way::Traced);
            }

            #[test]
            fn mapping_lines() {
                run_area($folder, Way::MappingLines);
            }

            #[test]
            fn telling_lines_collected_at_every_allocation() {
                run_area($folder, Way::TellingLinesCollected);
            }

            #[test]
            fn telling_lines() {
                run_area($folder, Way::TellingLines);
            }

            #[test]
            fn collected_at_every_allocation() {
                run_area($folder, Way::Collected(1));
            }

            #[test]
            fn collected_at_every_second_allocation() {
                run_area($folder, Way::Collected(2));
            }
        })*
    };
}

areas! {
    annotations "annotations",
    asynchronous "asynchronous",
    asyncio "asyncio",
    bigint "bigint",
    bool_ "bool",
    builtins "builtins",
    bytearray "bytearray",
    bytes "bytes",
    calls "calls",
    classes "classes",
    closures "closures",
    complex "complex",
    comprehension "comprehension",
    control "control",
    decorator "decorator",
    descriptors "descriptors",
    dict "dict",
    errors "errors",
    exceptions "exceptions",
    exec "exec",
    files "files",
    float "float",
    fstring "fstring",
    functions "functions",
    generator "generator",
    groups "groups",
    imports "imports",
    int "int",
    lifetime "lifetime",
    list "list",
    match_ "match",
    memory "memory",
    memoryview "memoryview",
    metaclass "metaclass",
    modules "modules",
    none "none",
    operators "operators",
    programs "programs",
    range "range",
    recursion "recursion",
    set "set",
    stdlib "stdlib",
    str_ "str",
    subclass "subclass",
    syntax "syntax",
    tuple "tuple",
    unpacking "unpacking",
    walrus "walrus",
    with "with",
}

#[test]
fn every_area_has_tests() {
    assert_eq!(corpus::areas(), AREAS);
}
