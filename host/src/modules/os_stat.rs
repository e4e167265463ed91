//! `os`: what is known of files and file systems.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

use stackline_core::{Args, Record, Res, Value, Vm};

use super::arguments::Arity::Named;
use super::arguments::{Arity, c_int, c_path, named, path};
use super::os::os_str;
use super::os_file::failed;
use super::struct_sequence::StructType;
use super::{Call, Function, last_os_error};
use crate::session::StdHost;

/// Nanoseconds in a second.
const SECOND: i128 = 1_000_000_000;

const fn function(name: &'static str, arity: Arity, call: Call) -> Function {
    Function { name, arity, call }
}

pub(super) const FUNCTIONS: &[Function] = &[
    function(
        "stat",
        Named(1, &["path", "dir_fd", "follow_symlinks"]),
        |_, vm, args| {
            let follow = vm.keyword(args, "follow_symlinks") != Some(Value::FALSE);
            stat(vm, args, follow)
        },
    ),
    function("lstat", Named(1, &["path"]), |_, vm, args| {
        stat(vm, args, false)
    }),
    function("fstat", Named(1, &["fd"]), fstat),
    function("statvfs", Named(1, &["path"]), statvfs),
    function("fstatvfs", Named(1, &["fd"]), fstatvfs),
];

/// The facts of a file that is open.
fn facts_of_open(vm: &mut Vm<'_>, fd: i32) -> Res<Metadata> {
    std::fs::metadata(format!("/proc/self/fd/{fd}")).map_err(|_| vm.raise_os(libc::EBADF, None))
}

fn fstat(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let class = StructType::find(vm, "stat_result", Record::StatResult)?;
    let fd = named(vm, args, 0, "fd");
    let fd = c_int(vm, fd)?;
    let facts = facts_of_open(vm, fd)?;
    stat_result(vm, &class, &facts)
}

fn stat(vm: &mut Vm<'_>, args: Args, follow: bool) -> Res {
    let filename = named(vm, args, 0, "path");
    if filename.as_int().is_some() && follow {
        let class = StructType::find(vm, "stat_result", Record::StatResult)?;
        let fd = c_int(vm, filename)?;
        let facts = facts_of_open(vm, fd)?;
        return stat_result(vm, &class, &facts);
    }
    let path = path(vm, "stat", filename)?;
    let facts = match follow {
        true => std::fs::metadata(os_str(&path)),
        false => std::fs::symlink_metadata(os_str(&path)),
    };
    match facts {
        Ok(facts) => {
            let class = StructType::find(vm, "stat_result", Record::StatResult)?;
            stat_result(vm, &class, &facts)
        }
        Err(error) => failed(vm, &error, filename),
    }
}

/// The times are there as whole seconds by index, and as floats and nanoseconds by name.
fn stat_result(vm: &mut Vm<'_>, class: &StructType, facts: &Metadata) -> Res {
    let times = [
        (facts.atime(), facts.atime_nsec()),
        (facts.mtime(), facts.mtime_nsec()),
        (facts.ctime(), facts.ctime_nsec()),
    ];
    let items = ints(
        vm,
        [
            facts.mode().into(),
            facts.ino().into(),
            facts.dev().into(),
            facts.nlink().into(),
            facts.uid().into(),
            facts.gid().into(),
            facts.size().into(),
            times[0].0.into(),
            times[1].0.into(),
            times[2].0.into(),
        ],
    )?;
    let seconds = times.map(|(whole, nanos)| Value::float(whole as f64 + nanos as f64 * 1e-9));
    let nanos = ints(
        vm,
        times.map(|(whole, nanos)| i128::from(whole) * SECOND + i128::from(nanos)),
    )?;
    let blocks = [facts.blksize(), facts.blocks(), facts.rdev()];
    let blocks = ints(vm, blocks.map(i128::from))?;
    let mut named_alone = [Value::NONE; 9];
    let parts = seconds.into_iter().chain(nanos).chain(blocks);
    for (item, part) in named_alone.iter_mut().zip(parts) {
        *item = part;
    }
    class.make(vm, &items, &named_alone)
}

fn statvfs(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let filename = named(vm, args, 0, "path");
    if filename.as_int().is_some() {
        return fstatvfs(host, vm, args);
    }
    let path = c_path(vm, "statvfs", filename)?;
    let mut facts = no_facts();
    // SAFETY: the path ends in NUL, and the structure is valid for writing.
    match unsafe { libc::statvfs(path.as_ptr(), &mut facts) } {
        0 => statvfs_result(vm, &facts),
        _ => Err(last_os_error(vm, Some(filename))),
    }
}

/// `os.fstatvfs(fd)`; `statvfs` comes here with a number for a path.
fn fstatvfs(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = named(vm, args, 0, "fd");
    let fd = c_int(vm, fd)?;
    let mut facts = no_facts();
    // SAFETY: the structure is valid for writing.
    match unsafe { libc::fstatvfs(fd, &mut facts) } {
        0 => statvfs_result(vm, &facts),
        _ => Err(last_os_error(vm, None)),
    }
}

fn no_facts() -> libc::statvfs {
    // SAFETY: all zero bytes are a valid structure: numbers.
    unsafe { std::mem::zeroed() }
}

fn statvfs_result(vm: &mut Vm<'_>, facts: &libc::statvfs) -> Res {
    let class = StructType::find(vm, "statvfs_result", None)?;
    let items = ints(
        vm,
        [
            facts.f_bsize.into(),
            facts.f_frsize.into(),
            facts.f_blocks.into(),
            facts.f_bfree.into(),
            facts.f_bavail.into(),
            facts.f_files.into(),
            facts.f_ffree.into(),
            facts.f_favail.into(),
            facts.f_flag.into(),
            facts.f_namemax.into(),
        ],
    )?;
    let number = vm.new_int(facts.f_fsid.into())?;
    class.make(vm, &items, &[number])
}

fn ints<const N: usize>(vm: &mut Vm<'_>, numbers: [i128; N]) -> Res<[Value; N]> {
    let mut items = [Value::NONE; N];
    for (item, n) in items.iter_mut().zip(numbers) {
        *item = vm.new_int(n)?;
    }
    Ok(items)
}
