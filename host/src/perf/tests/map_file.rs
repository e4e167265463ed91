//! The map file: how it comes to be, and what it holds when things go wrong.

use std::ffi::CString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use super::{Child, Directory, Entry, is_root, limit_file_size, parse_map, read_map};
use crate::perf::perf_map::LineRange;
use crate::perf::{PerfMap, PerfMapError};

fn create(directory: &Directory) -> PerfMap {
    PerfMap::create(&directory.path, std::process::id()).expect("a new map")
}

/// The reason why no map can be created in `directory`.
fn refusal(directory: &Directory) -> String {
    let error = PerfMap::create(&directory.path, std::process::id()).expect_err("refused");
    assert!(matches!(error, PerfMapError::Create { .. }));
    assert!(error.to_string().contains(".map: "), "{error}");
    error.to_string()
}

#[test]
fn a_new_map_is_empty_and_private() {
    let directory = Directory::new();
    let map = create(&directory);
    assert_eq!(map.path(), directory.own_map());
    let found = fs::symlink_metadata(map.path()).expect("created");
    assert!(found.is_file());
    assert_eq!(found.permissions().mode() & 0o7777, 0o600);
    assert_eq!(found.len(), 0);
}

#[test]
fn entries_are_lines() {
    let directory = Directory::new();
    let mut map = create(&directory);
    map.write_entry(0x7f12_3456_7890, 11, b"py::f:/a b.py")
        .expect("written");
    map.write_entry(0xabc, 0x20, b"two\nlines")
        .expect("written");
    let text = fs::read_to_string(map.path()).expect("readable");
    assert_eq!(text, "7f1234567890 b py::f:/a b.py\nabc 20 two\\nlines\n");
}

#[test]
fn lines_of_a_function_are_entries_of_their_own() {
    let directory = Directory::new();
    let mut map = create(&directory);
    let ranges = [(0x1000, 22, 3), (0x1016, 2, 10), (0x1018, 9, u32::MAX)];
    let ranges = ranges.map(|(start, size, line)| LineRange { start, size, line });
    map.write_line_entries(b"py::f:/a\nb.py", &ranges)
        .expect("written");
    let text = fs::read_to_string(map.path()).expect("readable");
    let expected =
        "1000 16 py::f:/a\\nb.py:3\n1016 2 py::f:/a\\nb.py:10\n1018 9 py::f:/a\\nb.py:4294967295\n";
    assert_eq!(text, expected);
}

#[test]
fn no_line_of_a_large_function_crosses_a_page() {
    let directory = Directory::new();
    let mut map = create(&directory);
    map.write_entry(1, 1, b"before").expect("written");
    let range = |line: u32| LineRange {
        start: 0x1000 + u64::from(line) * 2,
        size: 2,
        line,
    };
    let ranges: Vec<LineRange> = (1..=3000).map(range).collect();
    let name = format!("py::f:/{}.py", "long".repeat(30));
    map.write_line_entries(name.as_bytes(), &ranges)
        .expect("written");
    assert_eq!(read_map(map.path()).len(), 3001);
    let text = fs::read(map.path()).expect("readable");
    let before_pages = text.chunks(4096).rev().skip(1).map(|page| page[4095]);
    assert!(before_pages.into_iter().all(|last| last == b'\n'));
}

#[test]
fn a_stale_file_of_ours_is_replaced() {
    let directory = Directory::new();
    fs::write(directory.own_map(), "1 1 stale\n").expect("written");
    let before = fs::metadata(directory.own_map()).expect("there").ino();
    // Keeps the inode in use, so that the new file cannot get the same.
    fs::hard_link(directory.own_map(), directory.path.join("kept")).expect("linked");
    let mut map = create(&directory);
    map.write_entry(2, 2, b"new").expect("written");
    assert_eq!(
        fs::read_to_string(map.path()).expect("readable"),
        "2 2 new\n"
    );
    assert_ne!(fs::metadata(map.path()).expect("there").ino(), before);
    let kept = fs::read_to_string(directory.path.join("kept")).expect("readable");
    assert_eq!(kept, "1 1 stale\n");
}

#[test]
fn links_are_refused_and_not_followed() {
    let directory = Directory::new();
    let target = directory.path.join("target");
    fs::write(&target, "untouched").expect("written");
    for target in [target.as_path(), Path::new("nowhere")] {
        symlink(target, directory.own_map()).expect("linked");
        assert!(refusal(&directory).contains("a symbolic link"));
        let link = fs::symlink_metadata(directory.own_map()).expect("still there");
        assert!(link.is_symlink());
        fs::remove_file(directory.own_map()).expect("removed");
    }
    assert_eq!(fs::read_to_string(target).expect("readable"), "untouched");
    assert!(!directory.path.join("nowhere").exists());
}

#[test]
fn whatever_is_no_file_is_refused() {
    let directory = Directory::new();
    fs::create_dir(directory.own_map()).expect("created");
    assert!(refusal(&directory).contains("a directory"));
    fs::remove_dir(directory.own_map()).expect("removed");

    let path = CString::new(directory.own_map().as_os_str().as_bytes()).expect("no zero byte");
    // SAFETY: the path is a string that outlives the call.
    assert_eq!(unsafe { libc::mkfifo(path.as_ptr(), 0o600) }, 0);
    assert!(refusal(&directory).contains("a named pipe"));
}

#[test]
fn a_file_of_another_user_is_refused() {
    if !is_root() {
        return;
    }
    let directory = Directory::new();
    fs::write(directory.own_map(), "theirs\n").expect("written");
    std::os::unix::fs::chown(directory.own_map(), Some(12345), None).expect("given away");
    assert!(refusal(&directory).contains("a file of user 12345"));
    let text = fs::read_to_string(directory.own_map()).expect("readable");
    assert_eq!(text, "theirs\n");
}

#[test]
fn a_missing_directory_is_an_error() {
    let error = PerfMap::create(Path::new("/nonexistent/dir"), 1).expect_err("no directory");
    let message = error.to_string();
    assert!(message.contains("/nonexistent/dir/perf-1.map"), "{message}");
}

/// Writes entries until one fails, checks that exactly the acknowledged ones are in the file, and
/// gives the failure.
fn fill(mut map: PerfMap) -> PerfMapError {
    let mut entries = Vec::new();
    let failure = loop {
        let entry = Entry {
            start: 0x1000 + entries.len() as u64 * 16,
            size: 11,
            name: format!("py::function_{}:/srv/module.py", entries.len()),
        };
        match map.write_entry(entry.start, entry.size, entry.name.as_bytes()) {
            Ok(()) => entries.push(entry),
            Err(error) => break error,
        }
        assert!(entries.len() < 10_000, "nothing fails");
    };
    assert!(matches!(
        map.write_entry(1, 1, b"late"),
        Err(PerfMapError::Stopped)
    ));
    assert!(map.is_stopped());
    assert_eq!(read_map(map.path()), entries);
    failure
}

#[test]
fn a_limit_on_file_size_leaves_whole_lines() {
    // Near the sizes where lines end, so that writes fail after each number of bytes.
    for limit in 5000..5060 {
        let directory = Directory::new();
        Child::fork(|| {
            limit_file_size(limit);
            let failure = fill(create(&directory));
            assert!(matches!(failure, PerfMapError::Write { .. }), "{failure}");
            assert!(failure.to_string().contains("File too large"), "{failure}");
        })
        .succeed();
    }
}

#[test]
fn a_full_disk_leaves_whole_lines() {
    if !is_root() {
        return;
    }
    let directory = Directory::new();
    Child::fork(|| {
        if !mount_small_disk(&directory.path, 8192, 0) {
            return; // Not permitted here.
        }
        let failure = fill(create(&directory));
        assert!(failure.to_string().contains("No space left"), "{failure}");
    })
    .succeed();
}

/// Mounts `bytes` of memory at `path` with `flags`, for this process alone.
pub(super) fn mount_small_disk(path: &Path, bytes: usize, flags: libc::c_ulong) -> bool {
    let path = CString::new(path.as_os_str().as_bytes()).expect("no zero byte");
    let size = CString::new(format!("size={bytes}")).expect("no zero byte");
    // SAFETY: the strings outlive the calls; the mount namespace is this process's own.
    unsafe {
        libc::unshare(libc::CLONE_NEWNS) == 0
            && libc::mount(
                ptr::null(),
                c"/".as_ptr(),
                ptr::null(),
                libc::MS_REC | libc::MS_PRIVATE,
                ptr::null(),
            ) == 0
            && libc::mount(
                c"none".as_ptr(),
                path.as_ptr(),
                c"tmpfs".as_ptr(),
                flags,
                size.as_ptr().cast(),
            ) == 0
    }
}

#[test]
fn a_reader_at_any_instant_sees_whole_lines() {
    let directory = Directory::new();
    let mut map = create(&directory);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                read_map(&directory.own_map());
            }
        });
        for number in 0..20_000_u64 {
            let name = format!("py::{:x<1$}:f.py", number, number as usize % 90);
            map.write_entry(0x7f00_0000_0000 + number * 16, 11, name.as_bytes())
                .expect("written");
        }
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn lines_longer_than_the_room_in_a_page_are_whole() {
    let directory = Directory::new();
    let mut map = create(&directory);
    let names: Vec<String> = [1, 300, 4096, 5000, 100, 9000, 250, 255, 256, 257, 3800, 7]
        .iter()
        .map(|&length| "n".repeat(length))
        .collect();
    for name in &names {
        map.write_entry(16, 16, name.as_bytes()).expect("written");
    }
    for (entry, name) in read_map(map.path()).iter().zip(&names) {
        assert_eq!((entry.start, entry.size), (16, 16));
        assert!(entry.name.starts_with(name));
    }
}

/// A counter that a child shares with its parent.
pub(super) fn shared_counter() -> &'static AtomicU64 {
    // SAFETY: a new mapping of zeros, never unmapped, is a valid counter.
    unsafe {
        let page = libc::mmap(
            ptr::null_mut(),
            4096,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_SHARED | libc::MAP_ANONYMOUS,
            -1,
            0,
        );
        assert_ne!(page, libc::MAP_FAILED);
        &*page.cast::<AtomicU64>()
    }
}

#[test]
fn a_killed_process_leaves_every_acknowledged_entry_and_no_half_one() {
    for round in 0..60_u64 {
        let directory = Directory::new();
        let written = shared_counter();
        let child = Child::fork(|| {
            let mut map = create(&directory);
            for number in 1.. {
                let name = format!("py::f{:x<1$}:f.py", number, number as usize % 70);
                map.write_entry(number * 16, 11, name.as_bytes())
                    .expect("written");
                written.store(number, Ordering::Release);
            }
        });
        while written.load(Ordering::Acquire) < 10 {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(round * 37 % 2000));
        child.kill();
        let path = directory.map_of(child.pid());
        child.wait();
        let text = fs::read_to_string(path).expect("readable");
        let entries = parse_map(&text);
        assert!(entries.len() as u64 >= written.load(Ordering::Acquire));
        for (entry, number) in entries.iter().zip(1..) {
            assert_eq!((entry.start, entry.size), (number * 16, 11));
            assert!(entry.name.ends_with(":f.py"));
        }
    }
}
