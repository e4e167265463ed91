//! Switching on and off, registrations, threads, and errors that are given once.

use std::collections::HashSet;
use std::ffi::c_void;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::sync::atomic::AtomicUsize;

use stackline_jit::{Stub, StubFrames, host_triple};

use super::{Child, Directory, limit_file_size, named, read_map};
use crate::perf::{Backend, PerfMapError, Profiler, ProfilerError};

extern "C" fn add_one(number: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
    // SAFETY: `call` passes a `u64`.
    unsafe { *number.cast::<u64>() + 1 }
}

/// Calls `add_one(41)` through `stub`.
pub(super) fn call(stub: Stub) -> u64 {
    let mut number = 41_u64;
    // SAFETY: stubs of a profiler stay valid, and `add_one` gets the pointer it expects.
    unsafe { stub.call((&raw mut number).cast(), add_one) }
}

/// A profiler that is on, with the directory of its maps.
pub(super) fn active() -> (Directory, Profiler) {
    active_with(Backend::PerfMap)
}

/// A profiler that is on with `backend`, with the directory of its files.
pub(super) fn active_with(backend: Backend) -> (Directory, Profiler) {
    let directory = Directory::new();
    let profiler = Profiler::in_directory(directory.path.clone());
    assert!(profiler.activate(backend).expect("supported here"));
    (directory, profiler)
}

pub(super) fn register(profiler: &Profiler, qualname: &str) -> Stub {
    profiler
        .register(&named(qualname))
        .expect("no error")
        .expect("active")
}

#[test]
fn off_means_no_stub_and_no_file() {
    let directory = Directory::new();
    let profiler = Profiler::in_directory(directory.path.clone());
    assert!(!profiler.is_active());
    profiler.deactivate();
    let stub = profiler.register(&named("f")).expect("no error");
    assert_eq!(stub, None);
    assert!(!directory.own_map().exists());
}

/// Stubs of both sorts in one process would not fit one table of lines.
#[test]
fn what_frames_stubs_have_is_decided_once() {
    let (_directory, profiler) = active();
    // SAFETY: it comes too late, and `add_one` is called through stubs with frames.
    unsafe { profiler.expect_addresses_put_back() };
    assert_eq!(profiler.stub_frames(), StubFrames::Own);
    assert_eq!(call(register(&profiler, "f")), 42);

    let directory = Directory::new();
    let profiler = Profiler::in_directory(directory.path.clone());
    // SAFETY: nothing is called through its stubs.
    unsafe { profiler.expect_addresses_put_back() };
    assert!(profiler.activate(Backend::PerfMap).expect("supported"));
    let fewest = StubFrames::fewest(host_triple().architecture);
    assert_eq!(Ok(profiler.stub_frames()), fewest);
}

#[test]
fn a_registered_stub_is_named_and_callable() {
    let (directory, profiler) = active();
    let stub = register(&profiler, "C.f");
    let entries = read_map(&directory.own_map());
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].start, stub.address().get() as u64);
    assert_eq!(entries[0].size, u64::from(stub.size()));
    assert_eq!(entries[0].name, "py::C.f:/s.py");
    assert_eq!(call(stub), 42);
}

#[test]
fn stubs_are_in_anonymous_memory_that_is_not_writable() {
    let (_directory, profiler) = active();
    let address = register(&profiler, "f").address().get();
    let maps = fs::read_to_string("/proc/self/maps").expect("proc is mounted");
    let holds = |line: &&str| {
        let (start, rest) = line.split_once('-').expect("a range");
        let (end, _) = rest.split_once(' ').expect("a range");
        let bound = |text| usize::from_str_radix(text, 16).expect("hexadecimal");
        (bound(start)..bound(end)).contains(&address)
    };
    let line = maps.lines().find(holds).expect("mapped");
    let fields: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(fields[1], "r-xp");
    assert_eq!(fields[4..], ["0"], "the mapping has a name");
}

#[test]
fn thousands_of_switches_change_nothing() {
    let (directory, profiler) = active();
    let stub = register(&profiler, "first");
    let inode = fs::metadata(directory.own_map()).expect("there").ino();
    for _ in 0..5000 {
        profiler.deactivate();
        profiler.deactivate();
        assert!(!profiler.is_active());
        assert_eq!(
            profiler.register(&named("skipped")).expect("no error"),
            None
        );
        assert!(profiler.activate(Backend::PerfMap).expect("no error"));
        assert!(profiler.activate(Backend::PerfMap).expect("no error"));
        assert!(profiler.is_active());
    }
    register(&profiler, "last");
    assert_eq!(call(stub), 42);
    assert_eq!(
        fs::metadata(directory.own_map()).expect("there").ino(),
        inode
    );
    let names: Vec<String> = read_map(&directory.own_map())
        .into_iter()
        .map(|entry| entry.name)
        .collect();
    assert_eq!(names, ["py::first:/s.py", "py::last:/s.py"]);
}

#[test]
fn threads_share_one_whole_map() {
    let (directory, profiler) = active();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let profiler = &profiler;
            scope.spawn(move || {
                for number in 0..1000 {
                    let stub = register(profiler, &format!("f{thread}_{number}"));
                    assert_eq!(call(stub), 42);
                }
            });
        }
    });
    let entries = read_map(&directory.own_map());
    let starts: HashSet<u64> = entries.iter().map(|entry| entry.start).collect();
    let names: HashSet<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(
        (entries.len(), starts.len(), names.len()),
        (8000, 8000, 8000)
    );
}

#[test]
fn a_map_that_cannot_be_created_is_told_once() {
    let directory = Directory::new();
    symlink("elsewhere", directory.own_map()).expect("linked");
    let profiler = Profiler::in_directory(directory.path.clone());
    let error = profiler.activate(Backend::PerfMap).expect_err("refused");
    assert!(matches!(
        error,
        ProfilerError::Map(PerfMapError::Create { .. })
    ));
    assert!(!profiler.activate(Backend::PerfMap).expect("told before"));
    assert!(!profiler.is_active());
    assert_eq!(profiler.register(&named("f")).expect("no error"), None);

    fs::remove_file(directory.own_map()).expect("removed");
    assert!(
        profiler
            .activate(Backend::PerfMap)
            .expect("nothing in the way")
    );
    assert_eq!(call(register(&profiler, "f")), 42);
}

#[test]
fn a_full_disk_is_told_once_and_switches_off() {
    Child::fork(|| {
        limit_file_size(1000);
        let (directory, profiler) = active();
        let mut stubs = Vec::new();
        let error = loop {
            match profiler.register(&named("function")) {
                Ok(stub) => stubs.push(stub.expect("active")),
                Err(error) => break error,
            }
        };
        assert!(matches!(
            error,
            ProfilerError::Map(PerfMapError::Write { .. })
        ));
        assert!(!profiler.is_active());
        assert_eq!(profiler.register(&named("f")).expect("told before"), None);
        assert!(!profiler.activate(Backend::PerfMap).expect("told before"));
        assert!(!profiler.is_active());
        assert_eq!(read_map(&directory.own_map()).len(), stubs.len());
        for stub in stubs {
            assert_eq!(call(stub), 42);
        }
        fs::remove_dir_all(&directory.path).expect("removed");
    })
    .succeed();
}

#[test]
fn a_program_that_closes_every_descriptor_is_still_named() {
    Child::fork(|| {
        let (directory, profiler) = active();
        register(&profiler, "before");
        // SAFETY: closes the descriptors of a child process of a test.
        assert_eq!(unsafe { libc::close_range(3, libc::c_uint::MAX, 0) }, 0);
        let other = directory.path.join("other");
        let file = fs::File::create(&other).expect("created");
        register(&profiler, "after");
        register(&profiler, "later");
        drop(file);
        assert_eq!(read_map(&directory.own_map()).len(), 3);
        assert_eq!(fs::metadata(&other).expect("there").len(), 0);

        // SAFETY: as above.
        assert_eq!(unsafe { libc::close_range(3, libc::c_uint::MAX, 0) }, 0);
        fs::remove_file(directory.own_map()).expect("removed");
        fs::write(directory.own_map(), "theirs\n").expect("written");
        let error = profiler.register(&named("f")).expect_err("not our file");
        assert!(error.to_string().contains("another file"), "{error}");
        let text = fs::read_to_string(directory.own_map()).expect("readable");
        assert_eq!(text, "theirs\n");
        fs::remove_dir_all(&directory.path).expect("removed");
    })
    .succeed();
}

#[test]
fn where_memory_cannot_become_executable_no_file_is_left() {
    const PR_SET_MDWE: libc::c_int = 65;
    const PR_MDWE_REFUSE_EXEC_GAIN: libc::c_ulong = 1;
    Child::fork(|| {
        // SAFETY: restricts a child process of a test.
        let status = unsafe { libc::prctl(PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0) };
        if status != 0 {
            return; // A kernel before 6.3.
        }
        let directory = Directory::new();
        let profiler = Profiler::in_directory(directory.path.clone());
        let error = profiler.activate(Backend::PerfMap).expect_err("no memory");
        assert!(matches!(error, ProfilerError::Pool(_)), "{error}");
        assert!(error.to_string().contains("executable"), "{error}");
        assert!(!profiler.activate(Backend::PerfMap).expect("told before"));
        assert!(!directory.own_map().exists());
    })
    .succeed();
}

#[test]
fn backends_have_the_names_of_cpython() {
    assert_eq!(Backend::from_name("perf"), Some(Backend::PerfMap));
    assert_eq!(Backend::from_name("perf_jit"), Some(Backend::JitDump));
    for backend in Backend::ALL {
        assert_eq!(Backend::from_name(backend.name()), Some(backend));
    }
    for name in ["", "PERF", "invalid", "jit"] {
        assert_eq!(Backend::from_name(name), None);
    }
}
