//! Calls of the operating system that need more than their arguments: lists of texts, structures
//! of the C library's, or another order of arguments.

use std::ffi::{CStr, CString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirEntryExt;

use libc::*;
use stackline_core::{Args, Res, Value, Vm};

use super::arguments::Arity::{Exactly, One, Zero};
use super::arguments::{c_int as int, c_path, path};
use super::os_stat::stat_result;
use super::struct_sequence::StructType;
use super::{Call, Function};
use crate::session::StdHost;

const fn function(name: &'static str, arity: super::arguments::Arity, call: Call) -> Function {
    Function { name, arity, call }
}

/// What `_system` has besides its table of calls.
pub(super) const MORE: &[Function] = &[
    function("stat_at", Exactly(3), stat_at),
    function("execute", Exactly(3), execute),
    function("user_named", One, |_, vm, args| {
        let name = c_path(vm, "getpwnam", vm.arg(args, 0))?;
        // SAFETY: the name ends in NUL; what is found is copied before the next call.
        user(vm, unsafe { getpwnam(name.as_ptr()) })
    }),
    function("user_numbered", One, |_, vm, args| {
        let id: i64 = vm.to_index(vm.arg(args, 0))?;
        // SAFETY: as above.
        user(vm, unsafe { getpwuid(id as uid_t) })
    }),
    function("next_user", One, |_, vm, args| {
        // SAFETY: as above; this process reads the list on one thread alone.
        unsafe {
            if vm.arg(args, 0) == Value::TRUE {
                setpwent();
            }
            user(vm, getpwent())
        }
    }),
    function("group_named", One, |_, vm, args| {
        let name = c_path(vm, "getgrnam", vm.arg(args, 0))?;
        // SAFETY: as above.
        group(vm, unsafe { getgrnam(name.as_ptr()) })
    }),
    function("group_numbered", One, |_, vm, args| {
        let id: i64 = vm.to_index(vm.arg(args, 0))?;
        // SAFETY: as above.
        group(vm, unsafe { getgrgid(id as gid_t) })
    }),
    function("next_group", One, |_, vm, args| {
        // SAFETY: as above.
        unsafe {
            if vm.arg(args, 0) == Value::TRUE {
                setgrent();
            }
            group(vm, getgrent())
        }
    }),
    function("entries", One, entries),
    function("terminal_path", Zero, |_, vm, _| vm.new_str("/dev/tty")),
];

/// `stat_at(folder, path, flags)`: the facts of a file, or an error's number negated. Where the
/// path is None they are those of the open file `folder`.
fn stat_at(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let class = StructType::find(vm, "stat_result", stackline_core::Record::StatResult)?;
    let (folder, flags) = (int(vm, vm.arg(args, 0))?, int(vm, vm.arg(args, 2))?);
    let path = match vm.arg(args, 1) {
        v if v.is_none() => None,
        v => Some(c_path(vm, "stat", v)?),
    };
    // SAFETY: all zero bytes are a valid structure, and it is valid for writing; the path ends
    // in NUL.
    let (failed, facts) = unsafe {
        let mut facts: libc::stat = std::mem::zeroed();
        let failed = match &path {
            Some(path) => fstatat(folder, path.as_ptr(), &mut facts, flags),
            None => fstat(folder, &mut facts),
        };
        (failed, facts)
    };
    match failed {
        0 => stat_result(vm, &class, &facts),
        _ => Ok(Value::int(-i64::from(errno()))),
    }
}

fn errno() -> i32 {
    let error = std::io::Error::last_os_error();
    error.raw_os_error().unwrap_or(EIO)
}

/// `entries(path)`: the names in a folder, each with its inode and what it is: 1 a folder, 2 a
/// file, 3 a link, 4 anything else, 0 if the system does not say. The
/// error's number negated where it cannot be read.
fn entries(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let path = path(vm, "entries", vm.arg(args, 0))?;
    let folder = match std::fs::read_dir(std::ffi::OsStr::from_bytes(&path)) {
        Ok(folder) => folder,
        Err(error) => return Ok(Value::int(-i64::from(error.raw_os_error().unwrap_or(EIO)))),
    };
    let mut found = Vec::new();
    for entry in folder.flatten() {
        let kind = entry.file_type().map_or(0, |kind| {
            let is = [kind.is_dir(), kind.is_file(), kind.is_symlink()];
            is.iter().position(|&is| is).map_or(4, |at| at as i64 + 1)
        });
        let name = vm.new_bytes(entry.file_name().as_bytes())?;
        let inode = vm.new_int(entry.ino().into())?;
        found.push(vm.new_tuple(&[name, inode, Value::int(kind)])?);
    }
    vm.new_list(&found)
}

/// The texts of a list, ready for the system.
fn texts(vm: &mut Vm<'_>, list: Value) -> Res<Vec<CString>> {
    let mut found = Vec::new();
    while let Some(item) = vm.sequence_item(list, found.len()) {
        found.push(c_path(vm, "exec", item)?);
    }
    Ok(found)
}

fn pointers(texts: &[CString]) -> Vec<*const c_char> {
    let end = std::iter::once(std::ptr::null());
    texts.iter().map(|text| text.as_ptr()).chain(end).collect()
}

/// `execute(path, arguments, environment)`: another program in place of this one; the error's
/// number negated where there is none. The path may be a descriptor, the environment None.
fn execute(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let (program, list, variables) = (vm.arg(args, 0), vm.arg(args, 1), vm.arg(args, 2));
    let arguments = texts(vm, list)?;
    let environment = match variables.is_none() {
        true => None,
        false => Some(texts(vm, variables)?),
    };
    let arguments = pointers(&arguments);
    let variables = environment.as_deref().map(pointers);
    if program.as_int().is_some() {
        let fd = int(vm, program)?;
        let variables = variables.unwrap_or_else(|| vec![std::ptr::null()]);
        let _ = host.tracer.profiler().finish();
        // SAFETY: the lists end in null pointers and are of texts that end in NUL.
        unsafe { fexecve(fd, arguments.as_ptr(), variables.as_ptr()) };
    } else {
        let path = c_path(vm, "exec", program)?;
        let _ = host.tracer.profiler().finish();
        // SAFETY: as above.
        unsafe {
            match &variables {
                Some(variables) => execve(path.as_ptr(), arguments.as_ptr(), variables.as_ptr()),
                None => execv(path.as_ptr(), arguments.as_ptr()),
            }
        };
    }
    Ok(Value::int(-i64::from(errno())))
}

/// Text of a structure of the C library's.
///
/// # Safety
/// The pointer is null or to a text that ends in NUL.
unsafe fn text(vm: &mut Vm<'_>, text: *const c_char) -> Res {
    if text.is_null() {
        return Ok(Value::NONE);
    }
    // SAFETY: the caller's promise.
    let bytes = unsafe { CStr::from_ptr(text) }.to_bytes();
    vm.new_str(&crate::os_text::decoded(bytes))
}

/// A user's facts as a tuple; None where there is no such user.
fn user(vm: &mut Vm<'_>, found: *const passwd) -> Res {
    vm.room(1024)?;
    // SAFETY: the pointer is null or to what the C library has found, of which all texts end in
    // NUL.
    unsafe {
        let Some(user) = found.as_ref() else {
            return Ok(Value::NONE);
        };
        let items = [
            text(vm, user.pw_name)?,
            text(vm, user.pw_passwd)?,
            Value::int(user.pw_uid.into()),
            Value::int(user.pw_gid.into()),
            text(vm, user.pw_gecos)?,
            text(vm, user.pw_dir)?,
            text(vm, user.pw_shell)?,
        ];
        vm.new_tuple(&items)
    }
}

/// A group's facts as a tuple; None where there is no such group.
fn group(vm: &mut Vm<'_>, found: *const libc::group) -> Res {
    vm.room(4096)?;
    // SAFETY: as in `user`; the list of members ends in a null pointer.
    unsafe {
        let Some(group) = found.as_ref() else {
            return Ok(Value::NONE);
        };
        let mut members = Vec::new();
        while !(*group.gr_mem.add(members.len())).is_null() {
            members.push(text(vm, *group.gr_mem.add(members.len()))?);
        }
        let items = [
            text(vm, group.gr_name)?,
            text(vm, group.gr_passwd)?,
            Value::int(group.gr_gid.into()),
            vm.new_list(&members)?,
        ];
        vm.new_tuple(&items)
    }
}

/// # Safety
/// None is needed: `sync` cannot fail.
pub(super) unsafe fn sync_all() -> c_int {
    // SAFETY: has no preconditions.
    unsafe { sync() };
    0
}

/// # Safety
/// The buffer is valid for its length.
pub(super) unsafe fn read_vector(
    fd: c_int,
    at: *mut c_void,
    len: usize,
    offset: off_t,
    flags: c_int,
) -> ssize_t {
    let (iov_base, iov_len) = (at, len);
    // SAFETY: the caller's promise.
    unsafe { preadv2(fd, &iovec { iov_base, iov_len }, 1, offset, flags) }
}

/// # Safety
/// The buffer is valid for its length.
pub(super) unsafe fn write_vector(
    fd: c_int,
    at: *mut c_void,
    len: usize,
    offset: off_t,
    flags: c_int,
) -> ssize_t {
    let (iov_base, iov_len) = (at, len);
    // SAFETY: the caller's promise.
    unsafe { pwritev2(fd, &iovec { iov_base, iov_len }, 1, offset, flags) }
}

/// # Safety
/// The buffer is as large as the command wants it.
pub(super) unsafe fn control(fd: c_int, command: c_int, at: *mut c_void) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { fcntl(fd, command, at) }
}

/// # Safety
/// The path ends in NUL.
pub(super) unsafe fn open_at(
    folder: c_int,
    path: *const c_char,
    flags: c_int,
    mode: mode_t,
) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { openat(folder, path, flags, mode) }
}

/// # Safety
/// The command takes a number, or nothing.
pub(super) unsafe fn control_by_number(fd: c_int, command: c_int, n: c_int) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { fcntl(fd, command, n) }
}

/// # Safety
/// The request takes a number, or nothing.
pub(super) unsafe fn device_control_by_number(fd: c_int, request: c_ulong, n: c_int) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { ioctl(fd, request as _, n) }
}

/// # Safety
/// The buffer is as large as the request wants it.
pub(super) unsafe fn device_control(fd: c_int, request: c_ulong, at: *mut c_void) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { ioctl(fd, request as _, at) }
}

/// # Safety
/// There is room for two descriptors.
pub(super) unsafe fn pty_pair(ends: *mut c_int) -> c_int {
    let none = std::ptr::null_mut();
    // SAFETY: the caller's promise; the other pointers may be null.
    unsafe { openpty(ends, ends.add(1), none, none.cast(), none.cast()) }
}

/// # Safety
/// There is room for so many groups.
pub(super) unsafe fn groups(at: *mut gid_t, count: c_int) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { getgroups(count, at) }
}

/// # Safety
/// There are so many groups.
pub(super) unsafe fn set_groups(at: *const gid_t, count: size_t) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { setgroups(count, at) }
}

/// How many groups a user is in; fails with ERANGE where there is no room for them.
///
/// # Safety
/// The name ends in NUL, and there is room for so many groups.
pub(super) unsafe fn groups_of(
    user: *const c_char,
    group: gid_t,
    at: *mut gid_t,
    count: c_int,
) -> c_int {
    let mut count = count;
    // SAFETY: the caller's promise; the place of the error number is valid.
    unsafe {
        if getgrouplist(user, group, at, &mut count) < 0 {
            *__errno_location() = ERANGE;
            return -1;
        }
    }
    count
}

/// 20 less the priority, so that no result looks like a failure.
///
/// # Safety
/// None is needed.
pub(super) unsafe fn priority(which: c_long, who: c_long) -> c_long {
    // SAFETY: the call takes numbers alone.
    unsafe { syscall(SYS_getpriority, which, who) }
}

/// # Safety
/// None is needed.
pub(super) unsafe fn pidfd_open(pid: c_long, flags: c_long) -> c_long {
    // SAFETY: the call takes numbers alone.
    unsafe { syscall(SYS_pidfd_open, pid, flags) }
}

/// # Safety
/// The buffer is valid for its length.
pub(super) unsafe fn affinity(pid: pid_t, at: *mut cpu_set_t, len: usize) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { sched_getaffinity(pid, len, at) }
}

/// # Safety
/// The buffer is valid for its length.
pub(super) unsafe fn set_affinity(pid: pid_t, at: *const cpu_set_t, len: usize) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { sched_setaffinity(pid, len, at) }
}

unsafe extern "C" {
    /// Who is logged in at the terminal; an error's number, or 0.
    pub(super) fn getlogin_r(name: *mut c_char, len: size_t) -> c_int;
}
