//! `os`: files, folders and descriptors.

use std::os::unix::ffi::OsStrExt;

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use super::arguments::Arity::{Between, Common, Named, One, Zero};
use super::arguments::{Arity, c_int, c_path, named, path};
use super::os::{os_str, readable};
use super::{Call, Function, last_os_error};
use crate::session::StdHost;

/// Words for a pair of ints.
const PAIR: usize = 8;

const fn function(name: &'static str, arity: Arity, call: Call) -> Function {
    Function { name, arity, call }
}

pub(super) const FUNCTIONS: &[Function] = &[
    function("listdir", Common(0, 1), listdir),
    function("mkdir", Common(1, 2), mkdir),
    function("rmdir", Common(1, 1), |_, vm, args| {
        // SAFETY: `on_path` passes a path that ends in NUL.
        on_path(vm, args, "rmdir", |path| unsafe { libc::rmdir(path) })
    }),
    function("remove", Common(1, 1), unlink),
    function("unlink", Common(1, 1), unlink),
    function("rename", Common(2, 2), |_, vm, args| {
        rename(vm, args, "rename")
    }),
    function("replace", Common(2, 2), |_, vm, args| {
        rename(vm, args, "replace")
    }),
    function("access", Common(2, 2), access),
    function("chmod", Common(2, 2), chmod),
    function("open", Common(2, 3), open),
    function("close", Named(1, &["fd"]), close),
    function("read", Between(2, 2), read),
    function("write", Between(2, 2), |host, vm, args| {
        vm.with_lent_argument(args, 1, |vm| write(host, vm, args))
    }),
    function("pipe", Zero, pipe),
    function("dup", One, dup),
    function("isatty", One, isatty),
    function("lseek", Between(3, 3), lseek),
    function("ftruncate", Between(2, 2), ftruncate),
    function("truncate", Common(2, 2), truncate),
    function("symlink", Common(2, 2), |_, vm, args| {
        // SAFETY: `on_paths` passes paths that end in NUL.
        on_paths(vm, args, "symlink", |from, to| unsafe {
            libc::symlink(from, to)
        })
    }),
    function("link", Common(2, 2), |_, vm, args| {
        // SAFETY: as above.
        on_paths(vm, args, "link", |from, to| unsafe { libc::link(from, to) })
    }),
    function("readlink", Common(1, 1), readlink),
    function("utime", Common(1, 1), utime),
    function("umask", One, umask),
];

pub(super) const CONSTANTS: &[(&str, i32)] = &[
    ("O_RDONLY", libc::O_RDONLY),
    ("O_WRONLY", libc::O_WRONLY),
    ("O_RDWR", libc::O_RDWR),
    ("O_APPEND", libc::O_APPEND),
    ("O_CREAT", libc::O_CREAT),
    ("O_EXCL", libc::O_EXCL),
    ("O_TRUNC", libc::O_TRUNC),
    ("O_NONBLOCK", libc::O_NONBLOCK),
    ("O_CLOEXEC", libc::O_CLOEXEC),
    ("O_NOFOLLOW", libc::O_NOFOLLOW),
    ("O_DIRECTORY", libc::O_DIRECTORY),
    ("O_SYNC", libc::O_SYNC),
    ("O_ACCMODE", libc::O_ACCMODE),
    ("O_ASYNC", libc::O_ASYNC),
    ("O_DIRECT", libc::O_DIRECT),
    ("O_DSYNC", libc::O_DSYNC),
    ("O_FSYNC", libc::O_FSYNC),
    ("O_LARGEFILE", libc::O_LARGEFILE),
    ("O_NDELAY", libc::O_NDELAY),
    ("O_NOATIME", libc::O_NOATIME),
    ("O_NOCTTY", libc::O_NOCTTY),
    ("O_PATH", libc::O_PATH),
    ("O_RSYNC", libc::O_RSYNC),
    ("O_TMPFILE", libc::O_TMPFILE),
    ("F_OK", libc::F_OK),
    ("R_OK", libc::R_OK),
    ("W_OK", libc::W_OK),
    ("X_OK", libc::X_OK),
];

pub(super) fn failed(vm: &mut Vm<'_>, error: &std::io::Error, filename: Value) -> Res {
    Err(vm.raise_os(error.raw_os_error().unwrap_or(libc::EIO), Some(filename)))
}

/// Runs a system call on the path in argument 0.
fn on_path(
    vm: &mut Vm<'_>,
    args: Args,
    name: &str,
    call: impl Fn(*const libc::c_char) -> libc::c_int,
) -> Res {
    let filename = named(vm, args, 0, "path");
    let path = c_path(vm, name, filename)?;
    match call(path.as_ptr()) {
        0 => Ok(Value::NONE),
        _ => Err(last_os_error(vm, Some(named(vm, args, 0, "path")))),
    }
}

fn listdir(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let given = named(vm, args, 0, "path");
    let folder = match given.is_unbound() || given.is_none() {
        true => b".".to_vec(),
        false => path(vm, "listdir", given)?,
    };
    let entries = match std::fs::read_dir(os_str(&folder)) {
        Ok(entries) => entries,
        Err(error) => {
            let name = vm.new_str(&readable(os_str(&folder)))?;
            return failed(vm, &error, name);
        }
    };
    let names: Vec<String> = entries
        .flatten()
        .map(|e| readable(&e.file_name()))
        .collect();
    super::str_list(vm, &names)
}

/// The mode in argument `i`, or the default.
fn mode(vm: &mut Vm<'_>, args: Args, i: usize, default: i32) -> Res<libc::mode_t> {
    let given = named(vm, args, i, "mode");
    let mode = if given.is_unbound() {
        default
    } else {
        c_int(vm, given)?
    };
    Ok(mode as libc::mode_t)
}

fn mkdir(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mode = mode(vm, args, 1, 0o777)?;
    // SAFETY: `on_path` passes a path that ends in NUL.
    on_path(vm, args, "mkdir", |path| unsafe { libc::mkdir(path, mode) })
}

fn chmod(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mode = mode(vm, args, 1, 0)?;
    // SAFETY: `on_path` passes a path that ends in NUL.
    on_path(vm, args, "chmod", |path| unsafe { libc::chmod(path, mode) })
}

fn unlink(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    // SAFETY: `on_path` passes a path that ends in NUL.
    on_path(vm, args, "remove", |path| unsafe { libc::unlink(path) })
}

/// Runs a system call on the paths in arguments 0 and 1.
fn on_paths(
    vm: &mut Vm<'_>,
    args: Args,
    name: &str,
    call: impl Fn(*const libc::c_char, *const libc::c_char) -> libc::c_int,
) -> Res {
    let (from, to) = (named(vm, args, 0, "src"), named(vm, args, 1, "dst"));
    let from = c_path(vm, name, from)?;
    let to = c_path(vm, name, to)?;
    match call(from.as_ptr(), to.as_ptr()) {
        0 => Ok(Value::NONE),
        _ => failed_with_both(vm, args, name),
    }
}

/// The library makes the call once more, and an exception that names both paths.
#[cfg(feature = "compiler")]
fn failed_with_both(vm: &mut Vm<'_>, args: Args, name: &str) -> Res {
    super::os::leave_to_library(vm, name, args)
}

#[cfg(not(feature = "compiler"))]
fn failed_with_both(vm: &mut Vm<'_>, args: Args, _: &str) -> Res {
    Err(last_os_error(vm, Some(vm.arg(args, 0))))
}

fn rename(vm: &mut Vm<'_>, args: Args, name: &str) -> Res {
    // SAFETY: `on_paths` passes paths that end in NUL.
    on_paths(vm, args, name, |from, to| unsafe { libc::rename(from, to) })
}

fn readlink(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let given = named(vm, args, 0, "path");
    let path = path(vm, "readlink", given)?;
    match std::fs::read_link(os_str(&path)) {
        Ok(target) => vm.new_str(&readable(target.as_os_str())),
        Err(error) => failed(vm, &error, given),
    }
}

fn truncate(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let length = named(vm, args, 1, "length");
    let length: libc::off_t = vm.to_index(length)?;
    // SAFETY: `on_path` passes a path that ends in NUL.
    on_path(vm, args, "truncate", |path| unsafe {
        libc::truncate(path, length)
    })
}

/// `os.utime(path)`: the file was read and written just now.
fn utime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    // SAFETY: `on_path` passes a path that ends in NUL; a null pointer stands for now.
    on_path(vm, args, "utime", |path| unsafe {
        libc::utimensat(libc::AT_FDCWD, path, std::ptr::null(), 0)
    })
}

fn umask(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mask = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: has no preconditions.
    Ok(Value::int(
        unsafe { libc::umask(mask as libc::mode_t) }.into(),
    ))
}

fn access(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mode = mode(vm, args, 1, 0)?;
    let filename = named(vm, args, 0, "path");
    let path = c_path(vm, "access", filename)?;
    // SAFETY: the path ends in NUL.
    Ok(Value::bool(
        unsafe { libc::access(path.as_ptr(), mode as libc::c_int) } == 0,
    ))
}

fn open(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let filename = named(vm, args, 0, "path");
    let path = c_path(vm, "open", filename)?;
    let flags = named(vm, args, 1, "flags");
    let flags = c_int(vm, flags)? | libc::O_CLOEXEC;
    let mode = mode(vm, args, 2, 0o777)?;
    // SAFETY: the path ends in NUL.
    match unsafe { libc::open(path.as_ptr(), flags, mode) } {
        -1 => Err(last_os_error(vm, Some(named(vm, args, 0, "path")))),
        fd => Ok(Value::int(fd.into())),
    }
}

fn close(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = named(vm, args, 0, "fd");
    let fd = c_int(vm, fd)?;
    // SAFETY: no object of this process owns descriptors that programs name, save the map
    // file's, whose writes then fail and are reported.
    match unsafe { libc::close(fd) } {
        0 => Ok(Value::NONE),
        _ => Err(last_os_error(vm, None)),
    }
}

fn read(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = c_int(vm, vm.arg(args, 0))?;
    let count: i64 = vm.to_index(vm.arg(args, 1))?;
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.raise_os(libc::EINVAL, None));
    };
    // What has been read cannot be read again.
    vm.room(count.div_ceil(8) + PAIR)?;
    let mut bytes = vec![0; count];
    loop {
        // SAFETY: the buffer is writable for its length.
        let got = unsafe { libc::read(fd, bytes.as_mut_ptr().cast(), count) };
        if let Ok(got) = usize::try_from(got) {
            return vm.new_bytes(&bytes[..got]);
        }
        again(vm)?;
    }
}

/// After a system call failed: whether to call again, because a signal came.
fn again(vm: &mut Vm<'_>) -> Res<()> {
    if std::io::Error::last_os_error().raw_os_error() != Some(libc::EINTR) {
        return Err(last_os_error(vm, None));
    }
    crate::signals::check(vm)
}

fn write(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = c_int(vm, vm.arg(args, 0))?;
    let data = vm.arg(args, 1);
    let Some(bytes) = vm.buffer_of(data).map(<[u8]>::to_vec) else {
        let message = [
            "a bytes-like object is required, not '".into(),
            Part::TypeOf(data),
            "'".into(),
        ];
        return Err(vm.raise(TypeId::TypeError, &message));
    };
    loop {
        // SAFETY: the buffer is readable for its length.
        let written = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
        if written >= 0 {
            return Ok(Value::int(written as i64));
        }
        again(vm)?;
    }
}

fn pipe(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    vm.room(PAIR)?;
    let mut ends = [0; 2];
    // SAFETY: the array has room for two.
    if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } != 0 {
        return Err(last_os_error(vm, None));
    }
    vm.new_tuple(&ends.map(|fd| Value::int(fd.into())))
}

/// The offset or length in an argument, in bytes.
fn offset(vm: &mut Vm<'_>, v: Value) -> Res<libc::off_t> {
    let n = vm.index_value(v)?;
    n.as_int().ok_or_else(|| {
        let message = Part::Text("Python int too large to convert to C long");
        vm.raise(TypeId::OverflowError, &[message])
    })
}

fn lseek(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = c_int(vm, vm.arg(args, 0))?;
    let by = offset(vm, vm.arg(args, 1))?;
    let whence = c_int(vm, vm.arg(args, 2))?;
    vm.room(PAIR)?;
    // SAFETY: moving in a file has no preconditions.
    match unsafe { libc::lseek(fd, by, whence) } {
        -1 => Err(last_os_error(vm, None)),
        at => vm.new_int(at.into()),
    }
}

fn ftruncate(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (fd, length) = (named(vm, args, 0, "fd"), named(vm, args, 1, "length"));
    let (fd, length) = (c_int(vm, fd)?, offset(vm, length)?);
    // SAFETY: cutting a file has no preconditions.
    match unsafe { libc::ftruncate(fd, length) } {
        0 => Ok(Value::NONE),
        _ => Err(last_os_error(vm, None)),
    }
}

fn dup(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: duplicating a descriptor has no preconditions.
    match unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) } {
        -1 => Err(last_os_error(vm, None)),
        fd => Ok(Value::int(fd.into())),
    }
}

fn isatty(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let fd = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: has no preconditions.
    Ok(Value::bool(unsafe { libc::isatty(fd) } == 1))
}

/// Whether the path in bytes is of a file for which `test` holds.
pub(super) fn is_file_that(path: &[u8], test: fn(&std::fs::Metadata) -> bool) -> bool {
    std::fs::metadata(std::ffi::OsStr::from_bytes(path)).is_ok_and(|facts| test(&facts))
}
