//! `_subprocess`: starting programs, and talking to them, for `subprocess`.

use std::os::fd::{BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use stackline_core::{Args, Res, Value, Vm};

use super::arguments::Arity::{Exactly, Zero};
use super::arguments::{c_int, path};
use super::{functions, index};
use crate::session::StdHost;
use crate::signals::{self, Disposition};

functions! { index::SUBPROCESS;
    "spawn" Exactly(6), spawn;
    "forgets_children" Zero, |_, _, _| Ok(Value::bool(forgets_children()));
    "step" Exactly(5), step;
}

/// The most bytes that a step moves in each direction.
const STEP: usize = 65536;

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

/// The texts of a list of paths or arguments.
fn texts(vm: &mut Vm<'_>, list: Value) -> Res<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    while let Some(item) = vm.sequence_item(list, found.len()) {
        found.push(path(vm, "spawn", item)?);
    }
    Ok(found)
}

/// What a stream of the program is: a copy of this descriptor, or ours where it is negative.
fn stream(vm: &mut Vm<'_>, v: Value) -> Res<Stdio> {
    let fd = c_int(vm, v)?;
    if fd < 0 {
        return Ok(Stdio::inherit());
    }
    // SAFETY: the descriptor is only borrowed for the copy, which fails if it is not open.
    let copy: std::io::Result<OwnedFd> = unsafe { BorrowedFd::borrow_raw(fd) }.try_clone_to_owned();
    match copy {
        Ok(fd) => Ok(Stdio::from(fd)),
        Err(error) => Err(vm.raise_os(error.raw_os_error().unwrap_or(libc::EBADF), None)),
    }
}

/// Whether the system forgets children that have ended. The standard library, which waits for one that
/// could not become the program, must not be asked for it then: it would panic.
fn forgets_children() -> bool {
    signals::disposition(libc::SIGCHLD) == Some(Disposition::Ignored)
}

/// `spawn(arguments, stdin, stdout, stderr, folder, environment)`: the number of the process. The
/// environment is a list of names and values in turn, or None.
fn spawn(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let list = vm.arg(args, 0);
    let arguments = texts(vm, list)?;
    let text = |bytes: &Vec<u8>| std::ffi::OsStr::from_bytes(bytes).to_owned();
    let program = arguments.first().map(text).unwrap_or_default();
    let mut command = Command::new(program);
    command.args(arguments.iter().skip(1).map(text));
    let (stdin, stdout, stderr) = (vm.arg(args, 1), vm.arg(args, 2), vm.arg(args, 3));
    command.stdin(stream(vm, stdin)?);
    command.stdout(stream(vm, stdout)?);
    command.stderr(stream(vm, stderr)?);
    let (folder, environment) = (vm.arg(args, 4), vm.arg(args, 5));
    if !folder.is_none() {
        let folder = path(vm, "spawn", folder)?;
        command.current_dir(text(&folder));
    }
    if !environment.is_none() {
        let pairs = texts(vm, environment)?;
        command.env_clear();
        command.envs(pairs.chunks_exact(2).map(|p| (text(&p[0]), text(&p[1]))));
    }
    // SAFETY: the function only makes a system call that is async-signal-safe.
    unsafe { command.pre_exec(restore_signals) };
    match command.spawn() {
        Ok(child) => Ok(Value::int(child.id().into())),
        Err(error) => {
            let errno = error.raw_os_error().unwrap_or(libc::EIO);
            let name = vm.sequence_item(vm.arg(args, 0), 0);
            Err(vm.raise_os(errno, name))
        }
    }
}

/// Gives a new process the usual answer to files that are too long, as `restore_signals` says.
/// That there is something to do before `exec` also has the standard library tell by a pipe what
/// went wrong, which `posix_spawn` cannot where processes are emulated.
fn restore_signals() -> std::io::Result<()> {
    // SAFETY: the call is async-signal-safe.
    match unsafe { libc::signal(libc::SIGXFSZ, libc::SIG_DFL) } {
        libc::SIG_ERR => Err(std::io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// `step(stdin, data, stdout, stderr, milliseconds)`: waits until one of the pipes is ready (a
/// negative number means there is none), and moves what can be moved. How much was written (-1
/// if nobody reads any more), and what was read of each: empty at its end, None if nothing came.
fn step(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    // What has been moved cannot be moved again.
    vm.room(2 * STEP / 8 + 32)?;
    let [stdin, stdout, stderr] = {
        let fds = [vm.arg(args, 0), vm.arg(args, 2), vm.arg(args, 3)];
        [c_int(vm, fds[0])?, c_int(vm, fds[1])?, c_int(vm, fds[2])?]
    };
    let wait = c_int(vm, vm.arg(args, 4))?;
    let mut polled = [
        (stdin, libc::POLLOUT),
        (stdout, libc::POLLIN),
        (stderr, libc::POLLIN),
    ]
    .map(|(fd, events)| libc::pollfd {
        fd,
        events,
        revents: 0,
    });
    // SAFETY: the array has three entries; negative descriptors are passed over.
    if unsafe { libc::poll(polled.as_mut_ptr(), 3, wait) } < 0 {
        polled = polled.map(|p| libc::pollfd { revents: 0, ..p });
        signals::check(vm)?;
        vm.room(2 * STEP / 8 + 32)?;
    }
    let written = match polled[0].revents {
        0 => 0,
        _ => {
            let data = vm.buffer_of(vm.arg(args, 1)).unwrap_or_default();
            // A pipe that is ready takes so much without waiting.
            let count = data.len().min(libc::PIPE_BUF);
            // SAFETY: the data are readable for the count.
            unsafe { libc::write(stdin, data.as_ptr().cast(), count) }
        }
    };
    let mut read = [Value::NONE; 2];
    for (out, ready) in read.iter_mut().zip(&polled[1..]) {
        if ready.revents != 0 {
            let mut bytes = vec![0; STEP];
            // SAFETY: the buffer is writable for its length.
            let got = unsafe { libc::read(ready.fd, bytes.as_mut_ptr().cast(), STEP) };
            bytes.truncate(usize::try_from(got).unwrap_or(0));
            *out = vm.new_bytes(&bytes)?;
        }
    }
    vm.new_tuple(&[Value::int(written as i64), read[0], read[1]])
}
