//! `os`: processes.

use stackline_core::{Args, Record, Res, TypeId, Value, Vm};

use super::arguments::Arity::{Between, Named, One, Zero};
use super::arguments::{c_int, named};
use super::struct_sequence::StructType;
use super::{Function, last_os_error};
use crate::session::StdHost;
use crate::signals;

/// Words for a pair of ints.
const PAIR: usize = 8;

macro_rules! process_number {
    ($call:ident) => {
        |_, vm, _| {
            // SAFETY: these calls have no preconditions and cannot fail.
            let number = unsafe { libc::$call() };
            vm.new_int(number.into())
        }
    };
}

macro_rules! of_status {
    ($call:expr) => {
        |_, vm, args| {
            let status = status_argument(vm, args)?;
            Ok(Value::int($call(status).into()))
        }
    };
}

macro_rules! is_status {
    ($call:expr) => {
        |_, vm, args| {
            let status = status_argument(vm, args)?;
            Ok(Value::bool($call(status)))
        }
    };
}

const fn function(
    name: &'static str,
    arity: super::arguments::Arity,
    call: super::Call,
) -> Function {
    Function { name, arity, call }
}

pub(super) const FUNCTIONS: &[Function] = &[
    function("getpid", Zero, process_number!(getpid)),
    function("getppid", Zero, process_number!(getppid)),
    function("getuid", Zero, process_number!(getuid)),
    function("geteuid", Zero, process_number!(geteuid)),
    function("getgid", Zero, process_number!(getgid)),
    function("getegid", Zero, process_number!(getegid)),
    function("getpgrp", Zero, process_number!(getpgrp)),
    function("fork", Zero, fork),
    function("wait", Zero, wait),
    function("waitpid", Between(2, 2), waitpid),
    function("_exit", Named(1, &["status"]), exit_now),
    function("kill", Between(2, 2), kill),
    function("abort", Zero, |_, _, _| std::process::abort()),
    function("times", Zero, times),
    function("system", Named(1, &["command"]), system),
    function("sched_yield", Zero, sched_yield),
    function(
        "WEXITSTATUS",
        Named(1, &["status"]),
        of_status!(|s| libc::WEXITSTATUS(s)),
    ),
    function(
        "WTERMSIG",
        Named(1, &["status"]),
        of_status!(|s| libc::WTERMSIG(s)),
    ),
    function(
        "WSTOPSIG",
        Named(1, &["status"]),
        of_status!(|s| libc::WSTOPSIG(s)),
    ),
    function(
        "WIFEXITED",
        Named(1, &["status"]),
        is_status!(|s| libc::WIFEXITED(s)),
    ),
    function(
        "WIFSIGNALED",
        Named(1, &["status"]),
        is_status!(|s| libc::WIFSIGNALED(s)),
    ),
    function(
        "WIFSTOPPED",
        Named(1, &["status"]),
        is_status!(|s| libc::WIFSTOPPED(s)),
    ),
    function(
        "WIFCONTINUED",
        Named(1, &["status"]),
        is_status!(|s| libc::WIFCONTINUED(s)),
    ),
    function("WCOREDUMP", One, is_status!(|s| libc::WCOREDUMP(s))),
    function("waitstatus_to_exitcode", Named(1, &["status"]), exit_code),
];

pub(super) const CONSTANTS: &[(&str, i32)] = &[
    ("WNOHANG", libc::WNOHANG),
    ("WUNTRACED", libc::WUNTRACED),
    ("WCONTINUED", libc::WCONTINUED),
    ("EX_OK", 0),
    ("EX_USAGE", 64),
    ("EX_SOFTWARE", 70),
    ("EX_OSERR", 71),
];

fn status_argument(vm: &mut Vm<'_>, args: Args) -> Res<i32> {
    let status = named(vm, args, 0, "status");
    c_int(vm, status)
}

/// `os.fork()`. Stubs of the parent stay valid for the frames that run. What the child calls from
/// here on gets stubs and a file of the child's own, unless it keeps the parent's stubs.
fn fork(host: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    // SAFETY: the machine runs on this thread alone, and the child goes on with a copy of it;
    // nothing here holds a lock over the call.
    match unsafe { libc::fork() } {
        -1 => Err(last_os_error(vm, None)),
        0 => {
            super::sys::after_fork_in_child(host, vm);
            Ok(Value::int(0))
        }
        child => Ok(Value::int(child.into())),
    }
}

/// The number of a process.
fn process(vm: &mut Vm<'_>, v: Value) -> Res<i32> {
    let n = vm.index_value(v)?;
    let message = match n.as_int().map(i32::try_from) {
        Some(Ok(n)) => return Ok(n),
        _ if n.as_int().is_some_and(|n| n < 0) => "signed integer is less than minimum",
        _ => "signed integer is greater than maximum",
    };
    Err(vm.raise(TypeId::OverflowError, &[message.into()]))
}

fn wait(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    wait_for(vm, -1, 0)
}

fn waitpid(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let pid = process(vm, vm.arg(args, 0))?;
    let options = c_int(vm, vm.arg(args, 1))?;
    wait_for(vm, pid, options)
}

fn wait_for(vm: &mut Vm<'_>, pid: i32, options: i32) -> Res {
    let mut status = 0;
    loop {
        // A child can be waited for only once, so what comes after must not fail for lack of room.
        vm.room(PAIR)?;
        // SAFETY: the status is valid for writing.
        let done = unsafe { libc::waitpid(pid, &mut status, options) };
        if done >= 0 {
            return vm.new_tuple(&[Value::int(done.into()), Value::int(status.into())]);
        }
        if std::io::Error::last_os_error().raw_os_error() != Some(libc::EINTR) {
            return Err(last_os_error(vm, None));
        }
        signals::check(vm)?;
    }
}

/// `os._exit(status)`: at once, without flushing anything. Only the profiler's files get their end.
fn exit_now(host: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let status = status_argument(vm, args)?;
    let _ = host.tracer.profiler().finish();
    // SAFETY: ends the process.
    unsafe { libc::_exit(status) }
}

fn kill(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let pid = process(vm, vm.arg(args, 0))?;
    let signal = c_int(vm, vm.arg(args, 1))?;
    // SAFETY: has no preconditions.
    if unsafe { libc::kill(pid, signal) } != 0 {
        return Err(last_os_error(vm, None));
    }
    // A signal to this process has arrived by now: it is seen at once, not at the next poll.
    signals::check(vm)?;
    Ok(Value::NONE)
}

fn times(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    let class = StructType::find(vm, "times_result", Record::TimesResult)?;
    // SAFETY: all zero bytes are a valid structure, which the call fills.
    let (elapsed, now, ticks) = unsafe {
        let mut now: libc::tms = std::mem::zeroed();
        (libc::times(&mut now), now, libc::sysconf(libc::_SC_CLK_TCK))
    };
    let fields = [
        now.tms_utime,
        now.tms_stime,
        now.tms_cutime,
        now.tms_cstime,
        elapsed,
    ];
    let seconds = fields.map(|n| Value::float(n as f64 / ticks as f64));
    class.make(vm, &seconds, &[])
}

fn system(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let command = named(vm, args, 0, "command");
    let command = super::arguments::c_path(vm, "system", command)?;
    // SAFETY: the command ends in NUL.
    Ok(Value::int(unsafe { libc::system(command.as_ptr()) }.into()))
}

fn sched_yield(_: &StdHost, _: &mut Vm<'_>, _: Args) -> Res {
    // SAFETY: has no preconditions.
    unsafe { libc::sched_yield() };
    Ok(Value::NONE)
}

/// `os.waitstatus_to_exitcode(status)`: the exit status, or the signal's number negated.
fn exit_code(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let status = status_argument(vm, args)?;
    if libc::WIFEXITED(status) {
        return Ok(Value::int(libc::WEXITSTATUS(status).into()));
    }
    if libc::WIFSIGNALED(status) {
        return Ok(Value::int(-i64::from(libc::WTERMSIG(status))));
    }
    let message = match libc::WIFSTOPPED(status) {
        true => format!(
            "process stopped by delivery of signal {}",
            libc::WSTOPSIG(status)
        ),
        false => format!("invalid wait status: {status}"),
    };
    Err(super::arguments::value_error(vm, &message))
}
