//! Children that keep their parents' stubs.

use std::fs;
use std::os::unix::fs::symlink;
use std::process;

use super::dump_file::mapping_of;
use super::fork::has_open;
use super::read_dump::{Dump, DumpedFunction, read_dump};
use super::switching::{active_with, call, register};
use super::{Child, Directory, read_map};
use crate::perf::{Backend, Profiler};

/// A profiler whose children keep stubs.
fn persistent(backend: Backend) -> (Directory, Profiler) {
    let (directory, profiler) = active_with(backend);
    profiler.set_persist_after_fork(true);
    (directory, profiler)
}

#[test]
fn a_child_names_in_its_map_what_it_inherits() {
    let (directory, profiler) = persistent(Backend::PerfMap);
    let stubs: Vec<_> = (0..200)
        .map(|n| register(&profiler, &format!("f{n}")))
        .collect();
    let before = fs::read_to_string(directory.own_map()).expect("readable");
    let child = Child::fork(|| {
        let epoch = profiler.epoch();
        profiler.after_fork_in_child().expect("a map");
        assert_eq!(profiler.epoch(), epoch);
        let own = fs::read_to_string(directory.own_map()).expect("there at once");
        assert_eq!(own, before, "line by line");
        assert!(stubs.iter().all(|&stub| call(stub) == 42));
        assert_eq!(call(register(&profiler, "in_child")), 42);
        assert!(!has_open(
            &directory.map_of(std::os::unix::process::parent_id())
        ));
    });
    let pid = child.pid();
    child.succeed();
    register(&profiler, "after");
    let (parent, child) = (
        read_map(&directory.own_map()),
        read_map(&directory.map_of(pid)),
    );
    assert_eq!((parent.len(), child.len()), (201, 201));
    assert_eq!(parent[..200], child[..200]);
    let inherited = |start: u64| parent[..200].iter().any(|e| e.start / 4096 == start / 4096);
    assert!(!inherited(child[200].start), "a fresh arena");
}

#[test]
fn a_child_that_says_nothing_names_it_with_its_first_function() {
    for backend in [Backend::PerfMap, Backend::JitDump] {
        let (directory, profiler) = persistent(backend);
        register(&profiler, "before");
        let child = Child::fork(|| {
            let epoch = profiler.epoch();
            register(&profiler, "in_child");
            assert_eq!(profiler.epoch(), epoch);
        });
        let pid = child.pid();
        child.succeed();
        let expected = ["py::before:/s.py", "py::in_child:/s.py"];
        if backend == Backend::JitDump {
            assert_eq!(read_dump(&directory.dump_of(pid)).names(), expected);
        } else {
            let entries = read_map(&directory.map_of(pid));
            assert_eq!(
                entries.iter().map(|e| &e.name).collect::<Vec<_>>(),
                expected
            );
        }
    }
}

/// The functions without who wrote them and when.
fn contents(dump: &Dump) -> Vec<DumpedFunction> {
    let mut functions = dump.functions.clone();
    for function in &mut functions {
        (function.pid, function.tid, function.time) = (0, 0, 0);
    }
    functions
}

#[test]
fn a_child_dumps_what_it_inherits_as_its_own() {
    let (directory, profiler) = persistent(Backend::JitDump);
    let stub = register(&profiler, "first");
    register(&profiler, "second");
    let before = read_dump(&directory.own_dump());
    let child = Child::fork(|| {
        profiler.after_fork_in_child().expect("a dump");
        let own = read_dump(&directory.own_dump());
        assert_eq!(own.pid, process::id());
        assert_eq!(contents(&own), contents(&before));
        for (function, inherited) in own.functions.iter().zip(&before.functions) {
            assert_eq!((function.pid, function.tid), (process::id(), process::id()));
            assert!(function.time > inherited.time);
        }
        assert!(mapping_of(&directory.own_dump()).is_some());
        let parents = directory.dump_of(std::os::unix::process::parent_id());
        assert_eq!((mapping_of(&parents), has_open(&parents)), (None, false));
        assert_eq!(call(stub), 42);
        register(&profiler, "third");
        profiler.finish().expect("closed");
    });
    let pid = child.pid();
    child.succeed();
    register(&profiler, "after");
    let parent = read_dump(&directory.own_dump());
    assert_eq!(
        parent.names(),
        ["py::first:/s.py", "py::second:/s.py", "py::after:/s.py"]
    );
    assert!(!parent.is_closed);
    let child = read_dump(&directory.dump_of(pid));
    assert_eq!(
        child.names(),
        ["py::first:/s.py", "py::second:/s.py", "py::third:/s.py"]
    );
    assert_eq!(child.functions[2].number, 2);
    assert!(child.is_closed);
    assert_ne!(child.functions[2].code, parent.functions[2].code);
}

#[test]
fn generations_keep_what_each_had() {
    let (directory, profiler) = persistent(Backend::JitDump);
    register(&profiler, "first");
    Child::fork(|| {
        profiler.after_fork_in_child().expect("a dump");
        register(&profiler, "second");
        let grandchild = Child::fork(|| {
            profiler.after_fork_in_child().expect("a dump");
        });
        let pid = grandchild.pid();
        grandchild.succeed();
        let dump = read_dump(&directory.dump_of(pid));
        assert_eq!(dump.names(), ["py::first:/s.py", "py::second:/s.py"]);
        assert!(dump.functions.iter().all(|function| function.pid == pid));
    })
    .succeed();
}

#[test]
fn a_child_that_is_off_makes_its_file_when_it_is_switched_on() {
    let (directory, profiler) = persistent(Backend::PerfMap);
    register(&profiler, "before");
    profiler.deactivate();
    Child::fork(|| {
        profiler.after_fork_in_child().expect("nothing to do");
        assert!(!directory.own_map().exists());
        assert!(profiler.activate(Backend::PerfMap).expect("no error"));
        assert_eq!(read_map(&directory.own_map()).len(), 1);
        fs::remove_file(directory.own_map()).expect("removed");
    })
    .succeed();
}

#[test]
fn a_child_keeps_nothing_when_told() {
    let (directory, profiler) = persistent(Backend::JitDump);
    register(&profiler, "before");
    profiler.set_persist_after_fork(false);
    let child = Child::fork(|| {
        let epoch = profiler.epoch();
        profiler.after_fork_in_child().expect("nothing to do");
        assert_ne!(profiler.epoch(), epoch);
        profiler.finish().expect("nothing to do");
        assert!(!directory.own_dump().exists());
        assert!(profiler.activate(Backend::JitDump).expect("no error"));
        register(&profiler, "in_child");
    });
    let pid = child.pid();
    child.succeed();
    let dump = read_dump(&directory.dump_of(pid));
    assert_eq!((dump.names(), dump.pid), (vec!["py::in_child:/s.py"], pid));
    assert!(!read_dump(&directory.own_dump()).is_closed);
}

#[test]
fn siblings_dump_no_two_stubs_with_the_same_bytes() {
    for persists in [false, true] {
        let (directory, profiler) = persistent(Backend::JitDump);
        profiler.set_persist_after_fork(persists);
        let children: Vec<Child> = (0..4)
            .map(|n| {
                Child::fork(|| {
                    profiler.after_fork_in_child().expect("a dump");
                    register(&profiler, &format!("in_child_{n}"));
                })
            })
            .collect();
        let mut codes = Vec::new();
        for child in children {
            let pid = child.pid();
            child.succeed();
            codes.push(read_dump(&directory.dump_of(pid)).functions[0].code.clone());
        }
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 4);
    }
}

#[test]
fn a_child_whose_file_cannot_be_made_is_told_once_and_off() {
    for backend in [Backend::PerfMap, Backend::JitDump] {
        let (directory, profiler) = persistent(backend);
        let stub = register(&profiler, "before");
        Child::fork(|| {
            symlink("elsewhere", directory.own_map()).expect("linked");
            symlink("elsewhere", directory.own_dump()).expect("linked");
            let error = profiler.after_fork_in_child().expect_err("refused");
            assert!(error.to_string().contains("a symbolic link"), "{error}");
            assert!(!profiler.is_active());
            assert_eq!(call(stub), 42);
        })
        .succeed();
    }
}

#[test]
fn a_damaged_dump_is_told_with_its_place() {
    let (directory, profiler) = persistent(Backend::JitDump);
    register(&profiler, "before");
    let mut bytes = fs::read(directory.own_dump()).expect("readable");
    bytes[44] = 1;
    fs::write(directory.own_dump(), bytes).expect("written");
    Child::fork(|| {
        let error = profiler.after_fork_in_child().expect_err("damaged");
        let text = error.to_string();
        assert!(text.contains("the record at byte 40 is damaged"), "{text}");
        assert!(!directory.own_dump().exists());
    })
    .succeed();
}
