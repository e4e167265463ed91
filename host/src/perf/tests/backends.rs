//! The backends of a profiler: what each writes, and one after the other.

use std::fs;
use std::os::unix::fs::symlink;

use stackline_jit::{Stub, StubShape, emit, host_triple};

use super::dump_file::mapping_of;
use super::read_dump::read_dump;
use super::switching::{active_with, call, register};
use super::{Child, Directory, Entry, limit_file_size, named, read_map};
use crate::perf::{Backend, Function, JitDumpError, Profiler, ProfilerError, Symbol};

/// A function with lines.
fn with_lines<'a>(symbol: Symbol<'a>, lines: &'a [u32]) -> Function<'a> {
    Function {
        symbol,
        filename: b"/s.py",
        first_line: 7,
        lines,
    }
}

fn register_lines(profiler: &Profiler, lines: &[u32]) -> Stub {
    let symbol = Symbol::Python { qualname: b"f" };
    let stub = profiler.register(&with_lines(symbol, lines));
    stub.expect("no error").expect("active")
}

#[test]
fn a_map_with_lines_names_every_site_and_all_of_the_code() {
    let (directory, profiler) = active_with(Backend::PerfMapLines);
    assert!(profiler.wants_lines());
    for count in [1, 3, 4, 5, 1000] {
        let lines: Vec<u32> = (0..count).map(|n| 8 + n * 3).collect();
        let stub = register_lines(&profiler, &lines);
        assert_eq!(call(stub), 42);
        let entries = read_map(&directory.own_map());
        let entries = &entries[entries.len() - lines.len() - 1..];
        check_entries(entries, stub, &lines);
    }
}

/// Checks that `entries` give the head of `stub` to line 7 and each site to its line.
fn check_entries(entries: &[Entry], stub: Stub, lines: &[u32]) {
    let template = emit(&host_triple()).expect("emitted");
    let shape = StubShape::with_sites(lines.len() as u32);
    let code = template.stub(&shape).expect("a stub");
    let address = stub.address().get() as u64;
    assert_eq!(entries[0].name, "py::f:/s.py:7");
    assert_eq!(entries[0].start, address);
    for (n, (entry, line)) in entries[1..].iter().zip(lines).enumerate() {
        assert_eq!(entry.name, format!("py::f:/s.py:{line}"));
        let site = address + u64::from(code.site_return(n as u32).get());
        let range = entry.start..entry.start + entry.size;
        assert!(range.contains(&site) && range.contains(&(site - 1)));
    }
    for pair in entries.windows(2) {
        assert_eq!(pair[0].start + pair[0].size, pair[1].start);
    }
    let last = entries.last().expect("a line");
    assert_eq!(last.start + last.size, address + u64::from(stub.size()));
}

#[test]
fn a_function_without_sites_has_one_entry() {
    let (directory, profiler) = active_with(Backend::PerfMap);
    assert!(!profiler.wants_lines());
    register_lines(&profiler, &[8, 9]);
    profiler.deactivate();
    assert!(profiler.activate(Backend::PerfMapLines).expect("no error"));
    register(&profiler, "g");
    let whole = Symbol::Whole(b"blob");
    let stub = profiler
        .register(&with_lines(whole, &[]))
        .expect("no error");
    assert_eq!(call(stub.expect("active")), 42);
    let entries = read_map(&directory.own_map());
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    // What has a first line and no other is at that one wherever it is.
    assert_eq!(names, ["py::f:/s.py", "py::g:/s.py", "blob:7"]);
}

#[test]
fn a_dump_has_lines_unwinding_information_and_code() {
    let (directory, profiler) = active_with(Backend::JitDump);
    assert!(profiler.wants_lines());
    let lines = [8, 9, 12, 13, 20];
    let stubs = [
        register_lines(&profiler, &lines),
        register_lines(&profiler, &lines),
    ];
    register(&profiler, "plain");
    assert!(!directory.own_map().exists());
    let dump = read_dump(&directory.own_dump());
    assert_eq!(
        dump.names(),
        ["py::f:/s.py", "py::f:/s.py", "py::plain:/s.py"]
    );
    let [first, second, plain] = &dump.functions[..] else {
        panic!("three functions");
    };
    assert_eq!((first.number, second.number, plain.number), (0, 1, 2));
    assert_ne!(first.code, second.code, "perf would merge them");
    for (function, stub) in [first, second].into_iter().zip(stubs) {
        assert_eq!(call(stub), 42);
        assert_eq!(function.address, stub.address().get() as u64);
        assert_eq!((function.address % 16, function.code.len() % 16), (0, 0));
        let numbers: Vec<u32> = function.lines.iter().map(|line| line.1).collect();
        assert_eq!(numbers, [7, 8, 9, 12, 13, 20, 20]);
        assert!(function.lines.iter().all(|line| line.2 == "/s.py"));
        assert_eq!(function.lines[6].0, function.code.len() as u64);
        assert!(function.mapped_size > 0);
    }
    assert!(plain.lines.is_empty() && plain.mapped_size > 0);
}

#[test]
fn functions_do_not_overlap_with_what_perf_maps_behind_them() {
    let (directory, profiler) = active_with(Backend::JitDump);
    for count in [0, 1, 4, 5, 100, 3, 0, 2000, 7]
        .into_iter()
        .cycle()
        .take(300)
    {
        let lines: Vec<u32> = (1..=count).collect();
        assert_eq!(call(register_lines(&profiler, &lines)), 42);
    }
    let mut dump = read_dump(&directory.own_dump());
    dump.functions.sort_by_key(|function| function.address);
    for pair in dump.functions.windows(2) {
        let end = pair[0].address + pair[0].code.len() as u64 + pair[0].mapped_size;
        assert!(end <= pair[1].address);
    }
    let mut codes: Vec<&Vec<u8>> = dump.functions.iter().map(|f| &f.code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 300);
}

#[test]
fn a_dumped_stub_is_what_is_in_memory_but_for_its_number() {
    let (directory, profiler) = active_with(Backend::JitDump);
    let stub = register_lines(&profiler, &[1, 2, 3]);
    let dumped = &read_dump(&directory.own_dump()).functions[0].code;
    let start = stub.address().get() as *const u8;
    // SAFETY: an arena holds the stub and, behind it, its number.
    let held = unsafe { std::slice::from_raw_parts(start, dumped.len()) };
    let number = dumped.len() - 4;
    assert_eq!(held[..number], dumped[..number]);
    assert!(stub.size() as usize <= number);
}

#[test]
fn another_backend_has_to_wait_and_gets_new_stubs() {
    let (directory, profiler) = active_with(Backend::PerfMap);
    let stub = register(&profiler, "before");
    let epoch = profiler.epoch();
    for _ in 0..2 {
        for wanted in [Backend::JitDump, Backend::PerfMapLines] {
            let error = profiler.activate(wanted).expect_err("another is active");
            assert!(matches!(error, ProfilerError::OtherBackend { .. }));
            let text = error.to_string();
            assert!(
                text.contains(wanted.name()) && text.contains("perf is active"),
                "{text}"
            );
        }
    }
    assert_eq!(
        (profiler.active(), profiler.epoch()),
        (Some(Backend::PerfMap), epoch)
    );
    profiler.deactivate();
    assert!(profiler.activate(Backend::PerfMap).expect("no error"));
    assert_eq!(profiler.epoch(), epoch, "the same backend again");
    profiler.deactivate();
    assert!(profiler.activate(Backend::JitDump).expect("no error"));
    assert_ne!(profiler.epoch(), epoch);
    register(&profiler, "after");
    profiler.deactivate();
    assert!(profiler.activate(Backend::PerfMap).expect("no error"));
    register(&profiler, "again");
    assert_eq!(call(stub), 42);
    let map = read_map(&directory.own_map());
    assert_eq!(map.len(), 2, "the map is the one from before");
    assert_eq!(
        read_dump(&directory.own_dump()).names(),
        ["py::after:/s.py"]
    );
}

#[test]
fn the_dump_is_mapped_in_the_chosen_directory() {
    let (maps, dumps) = (Directory::new(), Directory::new());
    let profiler = Profiler::in_directory(maps.path.clone());
    assert_eq!(profiler.set_jitdump_directory(dumps.path.clone()), Ok(()));
    assert!(profiler.set_jitdump_directory("/".into()).is_err());
    assert!(profiler.activate(Backend::JitDump).expect("no error"));
    assert_eq!(mapping_of(&dumps.own_dump()).as_deref(), Some("r-xp"));
    assert!(!maps.own_dump().exists());
}

#[test]
fn finishing_closes_the_dump_and_nothing_else() {
    let (directory, profiler) = active_with(Backend::JitDump);
    let stub = register(&profiler, "f");
    profiler.finish().expect("closed");
    profiler.finish().expect("closed before");
    assert!(!profiler.is_active());
    assert!(read_dump(&directory.own_dump()).is_closed);
    assert_eq!(call(stub), 42);
    let error = profiler.activate(Backend::JitDump).expect_err("too late");
    assert!(matches!(
        error,
        ProfilerError::JitDump(JitDumpError::Stopped)
    ));

    let untouched = Directory::new();
    let profiler = Profiler::in_directory(untouched.path.clone());
    profiler.finish().expect("nothing to do");
    assert_eq!(fs::read_dir(&untouched.path).expect("there").count(), 0);
}

#[test]
fn a_dump_that_cannot_be_made_is_told_once() {
    let directory = Directory::new();
    symlink("elsewhere", directory.own_dump()).expect("linked");
    let profiler = Profiler::in_directory(directory.path.clone());
    let error = profiler.activate(Backend::JitDump).expect_err("refused");
    assert!(error.to_string().contains("a symbolic link"), "{error}");
    assert!(!profiler.activate(Backend::JitDump).expect("told before"));
    assert!(
        profiler
            .activate(Backend::PerfMap)
            .expect("a file of its own")
    );
}

#[test]
fn a_dump_that_cannot_grow_is_told_once_and_switches_off() {
    Child::fork(|| {
        limit_file_size(3000);
        let (directory, profiler) = active_with(Backend::JitDump);
        let mut stubs = Vec::new();
        let error = loop {
            match profiler.register(&named("function")) {
                Ok(stub) => stubs.push(stub.expect("active")),
                Err(error) => break error,
            }
        };
        assert!(error.to_string().contains("File too large"), "{error}");
        assert!(!profiler.is_active());
        assert_eq!(profiler.register(&named("f")).expect("told before"), None);
        assert!(!profiler.activate(Backend::JitDump).expect("told before"));
        let dump = read_dump(&directory.own_dump());
        assert_eq!(dump.functions.len(), stubs.len());
        assert!(stubs.into_iter().all(|stub| call(stub) == 42));
        fs::remove_dir_all(&directory.path).expect("removed");
    })
    .succeed();
}
