//! `os`: what is known of files and file systems.

use stackline_core::{Args, Record, Res, Value, Vm};

use super::arguments::Arity::{Between, Common, Named};
use super::arguments::{Arity, c_int, c_path, named};
use super::struct_sequence::StructType;
use super::{Call, Function, last_os_error};
use crate::session::StdHost;

/// Nanoseconds in a second.
const SECOND: i128 = 1_000_000_000;

const fn function(name: &'static str, arity: Arity, call: Call) -> Function {
    Function { name, arity, call }
}

pub(super) const FUNCTIONS: &[Function] = &[
    function("stat", Common(1, 1), |_, vm, args| stat(vm, args, true)),
    function("lstat", Common(1, 1), |_, vm, args| stat(vm, args, false)),
    function("fstat", Named(1, &["fd"]), fstat),
    function("statvfs", Common(1, 1), statvfs),
    function("fstatvfs", Between(1, 1), fstatvfs),
];

/// What a call tells of a file, or -1.
fn facts(call: impl FnOnce(*mut libc::stat) -> libc::c_int) -> Option<libc::stat> {
    // SAFETY: all zero bytes are a valid structure: numbers.
    let mut facts: libc::stat = unsafe { std::mem::zeroed() };
    (call(&mut facts) == 0).then_some(facts)
}

fn fstat(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let class = StructType::find(vm, "stat_result", Record::StatResult)?;
    let fd = named(vm, args, 0, "fd");
    let fd = c_int(vm, fd)?;
    // SAFETY: the structure is valid for writing.
    match facts(|facts| unsafe { libc::fstat(fd, facts) }) {
        Some(facts) => stat_result(vm, &class, &facts),
        None => Err(last_os_error(vm, None)),
    }
}

fn stat(vm: &mut Vm<'_>, args: Args, follow: bool) -> Res {
    let class = StructType::find(vm, "stat_result", Record::StatResult)?;
    let path = c_path(vm, "stat", vm.arg(args, 0))?;
    let call = if follow { libc::stat } else { libc::lstat };
    // SAFETY: the path ends in NUL, and the structure is valid for writing.
    match facts(|facts| unsafe { call(path.as_ptr(), facts) }) {
        Some(facts) => stat_result(vm, &class, &facts),
        None => Err(last_os_error(vm, Some(vm.arg(args, 0)))),
    }
}

/// The times are there as whole seconds by index, and as floats and nanoseconds by name.
pub(super) fn stat_result(vm: &mut Vm<'_>, class: &StructType, facts: &libc::stat) -> Res {
    let times = [
        (facts.st_atime, facts.st_atime_nsec),
        (facts.st_mtime, facts.st_mtime_nsec),
        (facts.st_ctime, facts.st_ctime_nsec),
    ];
    let items = ints(
        vm,
        [
            facts.st_mode.into(),
            facts.st_ino.into(),
            facts.st_dev.into(),
            facts.st_nlink.into(),
            facts.st_uid.into(),
            facts.st_gid.into(),
            facts.st_size.into(),
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
    let blocks = [
        facts.st_blksize.into(),
        facts.st_blocks.into(),
        facts.st_rdev.into(),
    ];
    let blocks = ints(vm, blocks)?;
    let mut named_alone = [Value::NONE; 9];
    let parts = seconds.into_iter().chain(nanos).chain(blocks);
    for (item, part) in named_alone.iter_mut().zip(parts) {
        *item = part;
    }
    class.make(vm, &items, &named_alone)
}

fn statvfs(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let filename = vm.arg(args, 0);
    let path = c_path(vm, "statvfs", filename)?;
    let mut facts = no_facts();
    // SAFETY: the path ends in NUL, and the structure is valid for writing.
    match unsafe { libc::statvfs(path.as_ptr(), &mut facts) } {
        0 => statvfs_result(vm, &facts),
        _ => Err(last_os_error(vm, Some(filename))),
    }
}

/// `os.fstatvfs(fd)`.
fn fstatvfs(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = c_int(vm, vm.arg(args, 0))?;
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
