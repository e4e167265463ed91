//! The jitdump: what is in it, and what it holds when things go wrong.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use stackline_jit::{StubCode, StubShape, Triple, emit, host_triple};

use super::map_file::{mount_small_disk, shared_counter};
use super::read_dump::{Dump, read_dump};
use super::{Child, Directory, is_root, limit_file_size};
use crate::perf::jitdump::{DumpedFunction, JitDump, JitDumpError, LineStart, Machine, Unwinding};

fn create(directory: &Directory) -> JitDump {
    JitDump::create(&directory.path, std::process::id(), Machine::X86_64).expect("a new dump")
}

/// The reason why no dump can be created in `directory`.
fn refusal(directory: &Path) -> String {
    let error = JitDump::create(directory, std::process::id(), Machine::X86_64);
    error.expect_err("refused").to_string()
}

const PLAIN: DumpedFunction<'_> = DumpedFunction {
    address: 0x7f12_3456_7890,
    code: &[0xc3; 16],
    name: b"py::f:/a b.py",
    filename: b"/a b.py",
    lines: &[],
    unwinding: None,
};

fn code_for(triple: &str, sites: u32) -> StubCode {
    let triple: Triple = triple.parse().expect("a triple");
    let template = emit(&triple).expect("emitted");
    template
        .stub(&StubShape::with_sites(sites))
        .expect("a stub")
}

fn write_all(dump: &mut JitDump, functions: &[DumpedFunction<'_>]) -> Dump {
    for function in functions {
        dump.write_function(function).expect("written");
    }
    let read = read_dump(dump.path());
    let len = fs::metadata(dump.path()).expect("there").len();
    assert_eq!(read.whole, len, "nothing but whole records");
    read
}

#[test]
fn a_new_dump_is_a_header_private_and_mapped() {
    let directory = Directory::new();
    let dump = create(&directory);
    assert_eq!(dump.path(), directory.own_dump());
    let found = fs::symlink_metadata(dump.path()).expect("created");
    assert_eq!(
        (found.permissions().mode() & 0o7777, found.len()),
        (0o600, 40)
    );
    let read = read_dump(dump.path());
    assert_eq!((read.pid, read.machine), (std::process::id(), 62));
    assert!(read.functions.is_empty() && !read.is_closed);
    assert_eq!(mapping_of(dump.path()).as_deref(), Some("r-xp"));
    drop(dump);
    assert_eq!(mapping_of(&directory.own_dump()), None);
}

/// The permissions of the mapping of `path` in this process.
pub(super) fn mapping_of(path: &Path) -> Option<String> {
    let maps = fs::read_to_string("/proc/self/maps").expect("proc is mounted");
    let line = maps
        .lines()
        .find(|line| line.ends_with(path.to_str().expect("UTF-8")))?;
    line.split_whitespace().nth(1).map(str::to_owned)
}

#[test]
fn machines_have_their_numbers_in_elf_files() {
    let directory = Directory::new();
    for (machine, number) in [
        (Machine::X86_64, 62),
        (Machine::Aarch64, 183),
        (Machine::Riscv64, 243),
        (Machine::S390x, 22),
    ] {
        let dump = JitDump::create(&directory.path, 17, machine).expect("created");
        let read = read_dump(dump.path());
        assert_eq!((read.pid, read.machine), (17, number));
    }
}

#[test]
fn targets_have_their_machines() {
    for (triple, machine) in [
        ("x86_64-unknown-linux-gnu", Some(Machine::X86_64)),
        ("aarch64-unknown-linux-gnu", Some(Machine::Aarch64)),
        ("riscv64gc-unknown-linux-gnu", Some(Machine::Riscv64)),
        ("s390x-unknown-linux-gnu", Some(Machine::S390x)),
        ("mips64-unknown-linux-gnuabi64", None),
    ] {
        let triple: Triple = triple.parse().expect("a triple");
        assert_eq!(Machine::of(&triple), machine, "{triple}");
    }
}

/// The bytes at `at`, in hexadecimal.
fn hexadecimal(bytes: &[u8], at: std::ops::Range<usize>) -> String {
    bytes[at].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn numbers_are_in_the_byte_order_of_the_machine() {
    let directory = Directory::new();
    for (machine, header, record) in [
        (
            Machine::Riscv64,
            // magic, version, size, machine, padding, process
            "4454694a 01000000 28000000 f3000000 00000000 11000000",
            // kind, size; process
            ("00000000 56000000", "11000000"),
        ),
        (
            Machine::S390x,
            "4a695444 00000001 00000028 00000016 00000000 00000011",
            ("00000000 00000056", "00000011"),
        ),
    ] {
        let mut dump = JitDump::create(&directory.path, 17, machine).expect("created");
        let read = write_all(&mut dump, &[PLAIN]);
        assert_eq!(read.functions[0].address, PLAIN.address);
        assert_eq!(read.functions[0].code, PLAIN.code);
        let bytes = fs::read(dump.path()).expect("readable");
        assert_eq!(hexadecimal(&bytes, 0..24), header.replace(' ', ""));
        assert_eq!(hexadecimal(&bytes, 40..48), record.0.replace(' ', ""));
        assert_eq!(hexadecimal(&bytes, 56..60), record.1);
    }
}

#[test]
fn functions_are_read_as_they_were_written() {
    let directory = Directory::new();
    let mut dump = create(&directory);
    let second = DumpedFunction {
        address: 0x1000,
        code: b"\x90\x90\xc3",
        name: b"two\nlines\xff\0",
        ..PLAIN
    };
    let read = write_all(&mut dump, &[PLAIN, second]);
    assert_eq!(dump.functions(), 2);
    let [first, second] = &read.functions[..] else {
        panic!("{read:?}");
    };
    // SAFETY: only reads the thread's number.
    let tid = unsafe { libc::gettid() } as u32;
    assert_eq!((first.pid, first.tid), (std::process::id(), tid));
    assert_eq!((first.number, first.address), (0, PLAIN.address));
    assert_eq!(
        (first.name.as_str(), &first.code[..]),
        ("py::f:/a b.py", PLAIN.code)
    );
    assert!(first.lines.is_empty() && first.unwinding.is_empty());
    assert_eq!((second.number, second.address), (1, 0x1000));
    assert_eq!(
        (second.name.as_str(), &second.code[..]),
        ("two\\nlines\\xff\\x00", &b"\x90\x90\xc3"[..])
    );
}

#[test]
fn lines_end_with_the_last_one_at_the_end_of_the_code() {
    let directory = Directory::new();
    let starts = [(0, 3), (4, 5), (6, u32::MAX)].map(|(offset, line)| LineStart { offset, line });
    let function = DumpedFunction {
        lines: &starts,
        filename: b"/a\0b.py",
        ..PLAIN
    };
    let read = write_all(&mut create(&directory), &[function]);
    let most = i32::MAX as u32;
    let expected = [(0, 3), (4, 5), (6, most), (16, most)]
        .map(|(offset, line)| (offset, line, "/a\\x00b.py".to_owned()));
    assert_eq!(read.functions[0].lines, expected);
}

#[test]
fn unwinding_information_finds_the_code_where_perf_puts_it() {
    for triple in ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"] {
        for sites in [0, 1, 4, 100, 10_000, 1_000_000] {
            let code = code_for(triple, sites);
            let table = Unwinding::of(&code).expect("encoded");
            check_header(table.bytes(), code.extent(), code.bytes().len());
            assert_eq!(table.mapped_size() % 16, 0);
            assert!(table.mapped_size() >= table.bytes().len());
        }
    }
}

/// Follows the search table to the description and to the code, as a debugger does.
fn check_header(bytes: &[u8], extent: usize, size: usize) {
    let word = |at: usize| i32::from_ne_bytes(bytes[at..at + 4].try_into().expect("4 bytes"));
    let header = bytes.len() - 20;
    assert_eq!(bytes[header..][..4], [1, 0x1b, 0x03, 0x3b]);
    assert_eq!(
        header as i32 + 4 + word(header + 4),
        0,
        "points to .eh_frame"
    );
    assert_eq!(word(header + 8), 1);
    let code = header as i32 + word(header + 12);
    assert_eq!(code, -(extent as i32), "points to the code");
    let description = (header as i32 + word(header + 16)) as usize;
    assert_eq!(
        word(description + 4) as usize,
        description + 4,
        "its common entry is at 0"
    );
    let address = description + 8;
    assert_eq!(address as i32 + word(address), code);
    assert_eq!(word(address + 4) as usize, size);
}

#[test]
fn unwinding_information_is_dumped_with_its_sizes() {
    let directory = Directory::new();
    let code = code_for(&host_triple().to_string(), 9);
    let table = Unwinding::of(&code).expect("encoded");
    let function = DumpedFunction {
        unwinding: Some(&table),
        ..PLAIN
    };
    let read = write_all(&mut create(&directory), &[function]);
    let read = &read.functions[0];
    assert_eq!(read.unwinding, table.bytes());
    assert_eq!(read.header_size, 20);
    assert_eq!(read.mapped_size, table.mapped_size() as u64);
}

#[test]
fn closing_ends_the_file() {
    let directory = Directory::new();
    let mut dump = create(&directory);
    dump.write_function(&PLAIN).expect("written");
    dump.close().expect("written");
    assert!(dump.is_stopped());
    let late = [dump.close(), dump.write_function(&PLAIN)];
    assert!(
        late.iter()
            .all(|late| matches!(late, Err(JitDumpError::Stopped)))
    );
    let read = read_dump(dump.path());
    assert!(read.is_closed);
    assert_eq!(
        (read.names().len(), read.whole),
        (1, fs::metadata(dump.path()).expect("there").len())
    );
}

#[test]
fn what_is_in_the_way_is_refused_and_stale_files_are_replaced() {
    let directory = Directory::new();
    fs::write(directory.own_dump(), "stale").expect("written");
    assert_eq!(read_dump(create(&directory).path()).names().len(), 0);
    fs::remove_file(directory.own_dump()).expect("removed");

    symlink("nowhere", directory.own_dump()).expect("linked");
    assert!(refusal(&directory.path).contains("a symbolic link"));
    assert!(!directory.path.join("nowhere").exists());
    fs::remove_file(directory.own_dump()).expect("removed");

    let missing = refusal(Path::new("/nonexistent/dir"));
    assert!(
        missing.starts_with("cannot create /nonexistent/dir/jit-"),
        "{missing}"
    );
}

#[test]
fn a_directory_that_is_left_is_found_again() {
    let directory = Directory::new();
    Child::fork(|| {
        std::env::set_current_dir(&directory.path).expect("there");
        let mut dump = JitDump::create(Path::new("."), 5, Machine::X86_64).expect("created");
        std::env::set_current_dir("/").expect("there");
        // SAFETY: closes the descriptors of a child process of a test.
        assert_eq!(unsafe { libc::close_range(3, libc::c_uint::MAX, 0) }, 0);
        dump.write_function(&PLAIN).expect("opened again");
        assert_eq!(read_dump(&directory.dump_of(5)).names(), ["py::f:/a b.py"]);
    })
    .succeed();
}

#[test]
fn a_file_system_without_execution_is_refused_and_left_clean() {
    if !is_root() {
        return;
    }
    let directory = Directory::new();
    Child::fork(|| {
        if !mount_small_disk(&directory.path, 8192, libc::MS_NOEXEC) {
            return; // Not permitted here.
        }
        let message = refusal(&directory.path);
        assert!(message.starts_with("cannot map /"), "{message}");
        assert!(message.ends_with("mounted noexec"), "{message}");
        assert!(!directory.own_dump().exists());
    })
    .succeed();
}

/// Writes functions until one fails, checks that exactly the acknowledged ones are in the file,
/// and gives the failure.
fn fill(mut dump: JitDump) -> JitDumpError {
    let starts = [LineStart { offset: 0, line: 3 }];
    let mut written = 0;
    let failure = loop {
        let function = DumpedFunction {
            address: 0x1000 + written * 16,
            lines: &starts,
            ..PLAIN
        };
        match dump.write_function(&function) {
            Ok(()) => written += 1,
            Err(error) => break error,
        }
        assert!(written < 10_000, "nothing fails");
    };
    let late = dump.write_function(&PLAIN);
    assert!(matches!(late, Err(JitDumpError::Stopped)));
    let read = read_dump(dump.path());
    assert_eq!(read.functions.len() as u64, written);
    assert_eq!(read.whole, fs::metadata(dump.path()).expect("there").len());
    failure
}

#[test]
fn a_limit_on_file_size_leaves_whole_functions() {
    for limit in 3000..3150 {
        let directory = Directory::new();
        Child::fork(|| {
            limit_file_size(limit);
            let failure = fill(create(&directory));
            assert!(failure.to_string().contains("File too large"), "{failure}");
        })
        .succeed();
    }
}

#[test]
fn a_disk_that_is_full_leaves_whole_functions_or_no_file() {
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
        fs::remove_file(directory.own_dump()).expect("removed");
        fs::write(directory.path.join("other"), [0; 8192]).expect("all the room");
        assert!(refusal(&directory.path).contains("No space left"));
        assert!(!directory.own_dump().exists());
    })
    .succeed();
}

#[test]
fn a_killed_process_leaves_every_acknowledged_function() {
    for round in 0..60_u64 {
        let directory = Directory::new();
        let written = shared_counter();
        let child = Child::fork(|| {
            let mut dump = create(&directory);
            let code = [0xcc; 700];
            for number in 1_u64.. {
                let function = DumpedFunction {
                    code: &code[..number as usize * 7 % 700],
                    address: number * 1024,
                    ..PLAIN
                };
                dump.write_function(&function).expect("written");
                written.store(number, Ordering::Release);
            }
        });
        while written.load(Ordering::Acquire) < 10 {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(round * 37 % 2000));
        child.kill();
        let path = directory.dump_of(child.pid());
        child.wait();
        let read = read_dump(&path);
        assert!(read.functions.len() as u64 >= written.load(Ordering::Acquire));
        for (function, number) in read.functions.iter().zip(1..) {
            assert_eq!(
                (function.address, function.number),
                (number * 1024, number - 1)
            );
            assert_eq!(function.code.len() as u64, number * 7 % 700);
        }
    }
}
