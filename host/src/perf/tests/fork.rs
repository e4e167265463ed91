//! Forked children: files and arenas of their own, and no lock inherited.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use super::switching::{active, call, register};
use super::{Child, Directory, read_map};
use crate::perf::Profiler;

fn names(directory: &Directory, pid: u32) -> Vec<String> {
    read_map(&directory.map_of(pid))
        .into_iter()
        .map(|entry| entry.name)
        .collect()
}

/// Forks a child that registers one function, and checks whose file names what.
fn check_child(directory: &Directory, profiler: &Profiler, work: impl FnOnce()) {
    let child = Child::fork(work);
    let pid = child.pid();
    child.succeed();
    assert_eq!(names(directory, pid), ["py::in_child:/s.py"]);
    register(profiler, "after");
    let parent = names(directory, std::process::id());
    assert_eq!(parent, ["py::before:/s.py", "py::after:/s.py"]);

    let inherited = read_map(&directory.own_map())[0].start;
    let fresh = read_map(&directory.map_of(pid))[0].start;
    assert_ne!(
        inherited / 4096,
        fresh / 4096,
        "the child uses the parent's arena"
    );
}

#[test]
fn a_child_that_says_so_has_a_file_and_an_arena_of_its_own() {
    let (directory, profiler) = active();
    let before = register(&profiler, "before");
    check_child(&directory, &profiler, || {
        let epoch = profiler.epoch();
        profiler.after_fork_in_child().expect("nothing can fail");
        assert_ne!(profiler.epoch(), epoch);
        assert!(profiler.is_active());
        assert!(!directory.own_map().exists(), "created before it is needed");
        assert_eq!(call(before), 42);
        assert_eq!(call(register(&profiler, "in_child")), 42);
        assert!(!has_open(&directory.map_of(parent_pid())));
        assert!(has_open(&directory.own_map()));
    });
}

#[test]
fn a_child_that_says_nothing_has_them_too() {
    let (directory, profiler) = active();
    let before = register(&profiler, "before");
    check_child(&directory, &profiler, || {
        assert_eq!(call(before), 42);
        assert_eq!(call(register(&profiler, "in_child")), 42);
    });
}

#[test]
fn generations_of_children_each_have_their_own() {
    let (directory, profiler) = active();
    register(&profiler, "first");
    Child::fork(|| {
        register(&profiler, "second");
        let grandchild = Child::fork(|| {
            profiler.after_fork_in_child().expect("nothing can fail");
            call(register(&profiler, "third"));
        });
        let pid = grandchild.pid();
        grandchild.succeed();
        assert_eq!(names(&directory, pid), ["py::third:/s.py"]);
        let own = names(&directory, std::process::id());
        assert_eq!(own, ["py::second:/s.py"]);
    })
    .succeed();
    assert_eq!(names(&directory, std::process::id()), ["py::first:/s.py"]);
}

#[test]
fn a_child_does_not_wait_for_threads_that_it_does_not_have() {
    let (directory, profiler) = active();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    register(&profiler, "busy");
                }
            });
        }
        let children = (0..200).map(|number| {
            Child::fork(|| {
                // SAFETY: ends a child that hangs.
                unsafe { libc::alarm(20) };
                if number % 2 == 0 {
                    profiler.after_fork_in_child().expect("nothing can fail");
                }
                assert_eq!(call(register(&profiler, "in_child")), 42);
            })
        });
        let outcomes: Vec<_> = children.map(|child| (child.pid(), child.wait())).collect();
        done.store(true, Ordering::Relaxed);
        for (pid, status) in outcomes {
            assert!(status.success(), "child {pid}: {status}");
            assert_eq!(names(&directory, pid), ["py::in_child:/s.py"]);
        }
    });
    read_map(&directory.own_map());
}

fn parent_pid() -> u32 {
    std::os::unix::process::parent_id()
}

/// Whether this process has `path` open.
pub(super) fn has_open(path: &std::path::Path) -> bool {
    fs::read_dir("/proc/self/fd")
        .expect("proc is mounted")
        .filter_map(|entry| fs::read_link(entry.expect("readable").path()).ok())
        .any(|target| target == path)
}
