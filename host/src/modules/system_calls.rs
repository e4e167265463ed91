//! `_system`: calls of the operating system as they are, for what of `os`, `fcntl`, `select` and
//! their like is Python.
//!
//! Arguments are ints, paths and contents of buffers as bytes, or None for no pointer. A result is
//! an int, which is an error's number negated where the call failed, and None where there is no
//! such limit; or a tuple of it and what the call left in each buffer that it may write to.

use std::ffi::CString;

use libc::*;
use stackline_core::{Args, Res, Value, Vm};

use super::arguments::{Arity, c_path};
use super::system_more::*;
use super::{Function, index};
use crate::session::StdHost;
use crate::signals;

/// Room that every buffer has at least, whatever its contents: more than any structure of fixed
/// size takes, so that no call writes beyond one.
const LEAST: usize = 1024;

/// Arguments of a call, as the system takes them, in the order in which they are asked for.
#[derive(Default)]
pub(super) struct Taken {
    next: usize,
    paths: Vec<CString>,
    buffers: Vec<(Vec<u8>, usize, bool)>,
}

impl Taken {
    fn argument(&mut self, vm: &Vm<'_>, args: Args) -> Value {
        self.next += 1;
        vm.arg(args, self.next - 1)
    }

    fn int(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<i64> {
        let v = self.argument(vm, args);
        vm.to_index(v)
    }

    fn path(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<*const c_char> {
        let v = self.argument(vm, args);
        if v.is_none() {
            return Ok(std::ptr::null());
        }
        let path = c_path(vm, "path", v)?;
        self.paths.push(path);
        Ok(self.paths[self.paths.len() - 1].as_ptr())
    }

    fn contents(&mut self, vm: &mut Vm<'_>, args: Args, is_result: bool) -> *mut u8 {
        let v = self.argument(vm, args);
        let Some(contents) = vm.buffer_of(v) else {
            return std::ptr::null_mut();
        };
        let mut buffer = contents.to_vec();
        let len = buffer.len();
        buffer.resize(len.max(LEAST), 0);
        self.buffers.push((buffer, len, is_result));
        let at = self.buffers.len() - 1;
        self.buffers[at].0.as_mut_ptr()
    }

    /// A buffer that the call reads.
    fn bytes(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<*mut u8> {
        Ok(self.contents(vm, args, false))
    }

    /// A buffer that the call may write to.
    fn out(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<*mut u8> {
        Ok(self.contents(vm, args, true))
    }

    /// The length of the last buffer; not an argument of its own.
    fn len(&mut self, _: &mut Vm<'_>, _: Args) -> Res<usize> {
        Ok(self.buffers.last().map_or(0, |&(_, len, _)| len))
    }

    /// How many ints are in the last buffer.
    fn ints(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<usize> {
        Ok(self.len(vm, args)? / size_of::<c_int>())
    }

    /// How many files to wait for are in the last buffer.
    fn files(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<usize> {
        Ok(self.len(vm, args)? / size_of::<pollfd>())
    }

    /// How many events are in the last buffer.
    fn events(&mut self, vm: &mut Vm<'_>, args: Args) -> Res<usize> {
        Ok(self.len(vm, args)? / size_of::<epoll_event>())
    }
}

/// Calls that are not made again after a signal, because they have waited a part of their time.
const ONCE: &[&str] = &["poll", "epoll_wait", "close"];

type Make = fn(&mut Vm<'_>, Args, &mut Taken) -> Res<i64>;

fn make(vm: &mut Vm<'_>, args: Args, name: &str, call: Make) -> Res {
    let lengths = (0..args.len()).filter_map(|i| vm.buffer_of(vm.arg(args, i)));
    let bytes: usize = lengths.map(<[u8]>::len).sum();
    // What has been done must not be done again for want of memory.
    vm.room(bytes / 8 + 4 * args.len() + 16)?;
    loop {
        let mut taken = Taken::default();
        // SAFETY: the place of this thread's error number is valid.
        unsafe { *__errno_location() = 0 };
        let n = call(vm, args, &mut taken)?;
        let failed = (n == -1).then(|| std::io::Error::last_os_error().raw_os_error());
        let n = match failed.map(Option::unwrap_or_default) {
            Some(EINTR) => {
                signals::check(vm)?;
                if !ONCE.contains(&name) {
                    continue;
                }
                Value::int(-i64::from(EINTR))
            }
            Some(0) => Value::NONE,
            Some(errno) => Value::int(-i64::from(errno)),
            None => vm.new_int(n.into())?,
        };
        return result(vm, n, &taken);
    }
}

fn result(vm: &mut Vm<'_>, n: Value, taken: &Taken) -> Res {
    let mut all = vec![n];
    for (buffer, len, _) in taken.buffers.iter().filter(|(.., is_result)| *is_result) {
        all.push(vm.new_bytes(&buffer[..*len])?);
    }
    match all.len() {
        1 => Ok(n),
        _ => vm.new_tuple(&all),
    }
}

/// How many arguments a sort of parameter takes.
macro_rules! count {
    (len) => {
        0
    };
    (ints) => {
        0
    };
    (files) => {
        0
    };
    (events) => {
        0
    };
    ($kind:ident) => {
        1
    };
}

/// Declares system calls by name, with the sorts of their parameters.
macro_rules! table {
    ($($name:ident($($kind:ident)*);)*) => {
        const CALLS: &[Function] = &[$(Function {
            name: stringify!($name),
            arity: Arity::Exactly(0 $(+ count!($kind))*),
            call: |_, vm, args| make(vm, args, stringify!($name), |_vm, _args, _taken| {
                // SAFETY: pointers are null or to buffers that have room for any structure, and
                // whose lengths, where they count, are told by `len` and its like; paths end in
                // NUL. The rest are plain numbers.
                Ok(unsafe { $name($(_taken.$kind(_vm, _args)? as _),*) } as i64)
            }),
        },)*];
    };
}

table! {
    mkdirat(int path int);
    unlinkat(int path int);
    renameat(int path int path);
    linkat(int path int path int);
    symlinkat(path int path);
    readlinkat(int path out len);
    chmod(path int);
    fchmodat(int path int int);
    fchmod(int int);
    fchownat(int path int int int);
    fchown(int int int);
    faccessat(int path int int);
    open_at(int path int int);
    mkfifoat(int path int);
    mknodat(int path int int);
    utimensat(int path bytes int);
    futimens(int bytes);
    truncate(path int);
    ftruncate(int int);
    chdir(path);
    fchdir(int);
    chroot(path);
    fsync(int);
    fdatasync(int);
    sync_all();
    posix_fallocate(int int int);
    posix_fadvise(int int int int);
    pread(int out len int);
    pwrite(int bytes len int);
    read(int out len);
    write(int bytes len);
    read_vector(int out len int int);
    write_vector(int bytes len int int);
    lockf(int int int);
    sendfile(int int out int);
    copy_file_range(int out int out int int);
    splice(int out int out int int);
    getxattr(path path out len);
    lgetxattr(path path out len);
    fgetxattr(int path out len);
    setxattr(path path bytes len int);
    lsetxattr(path path bytes len int);
    fsetxattr(int path bytes len int);
    listxattr(path out len);
    llistxattr(path out len);
    flistxattr(int out len);
    removexattr(path path);
    lremovexattr(path path);
    fremovexattr(int path);
    memfd_create(path int);
    eventfd(int int);
    pipe2(out int);
    dup2(int int);
    dup3(int int int);
    control_by_number(int int int);
    control(int int out);
    device_control_by_number(int int int);
    device_control(int int out);
    flock(int int);
    ttyname_r(int out len);
    tcgetpgrp(int);
    tcsetpgrp(int int);
    pty_pair(out);
    login_tty(int);
    grantpt(int);
    unlockpt(int);
    posix_openpt(int);
    ptsname_r(int out len);
    tcgetattr(int out);
    tcsetattr(int int bytes);
    tcdrain(int);
    tcflow(int int);
    tcflush(int int);
    tcsendbreak(int int);
    getpgid(int);
    setpgid(int int);
    getsid(int);
    setsid();
    killpg(int int);
    setuid(int);
    seteuid(int);
    setgid(int);
    setegid(int);
    setreuid(int int);
    setregid(int int);
    setresuid(int int int);
    setresgid(int int int);
    getresuid(out out out);
    getresgid(out out out);
    groups(out ints);
    set_groups(bytes ints);
    groups_of(path int out ints);
    initgroups(path int);
    priority(int int);
    setpriority(int int int);
    sched_get_priority_max(int);
    sched_get_priority_min(int);
    sched_getscheduler(int);
    sched_setscheduler(int int bytes);
    sched_getparam(int out);
    sched_setparam(int bytes);
    sched_rr_get_interval(int out);
    affinity(int out len);
    set_affinity(int bytes len);
    wait4(int out int out);
    waitid(int int out int);
    getrusage(int out);
    prlimit(int int bytes out);
    poll(out files int);
    epoll_create1(int);
    epoll_ctl(int int int bytes);
    epoll_wait(int out events int);
    sysconf(int);
    pathconf(path int);
    fpathconf(int int);
    confstr(int out len);
    unshare(int);
    setns(int int);
    pidfd_open(int int);
    getrandom(out len int);
    timerfd_create(int int);
    timerfd_settime(int int bytes out);
    timerfd_gettime(int out);
    getlogin_r(out len);
    isatty(int);
}

const COUNT: usize = CALLS.len() + MORE.len();

const ALL: [Function; COUNT] = super::joined([CALLS, MORE]);

pub(crate) const FUNCTIONS: &[Function] = &ALL;
pub(crate) const TABLE: &[(&str, u32)] = &super::number::<COUNT>(index::SYSTEM, FUNCTIONS);

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    let sizes = [
        ("EVENT", size_of::<epoll_event>()),
        ("CONTROLS", NCCS),
        ("TERMINAL", size_of::<termios>()),
        ("PIPE_BUF", PIPE_BUF),
    ];
    for (name, n) in sizes {
        super::set_int(vm, namespace, name, n as i64)?;
    }
    Ok(())
}
