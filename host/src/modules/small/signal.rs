//! `_signal`: what `signal`, which is in Python, asks the system for.

use stackline_core::{Args, Res, Value, Vm};

use crate::modules::arguments::{
    Arity::{Exactly, One, Zero},
    c_int, value_error,
};
use crate::modules::{functions, index, last_os_error, set_int};
use crate::session::StdHost;
use crate::signals::{self, Disposition};

functions! { index::SIGNAL;
    "raise_signal" One, raise_signal;
    "strsignal" One, strsignal;
    "set" Exactly(2), set;
    "get" One, get;
    "take" Zero, take;
    "alarm" One, alarm;
    "pause" Zero, pause;
    "setitimer" Exactly(3), set_timer;
    "getitimer" One, get_timer;
}

macro_rules! numbers {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name),)*] };
}

const NUMBERS: &[(&str, i32)] = numbers! {
    SIGABRT SIGALRM SIGBUS SIGCHLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGKILL SIGPIPE SIGPROF
    SIGPWR SIGQUIT SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG
    SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ
};

/// The signals' numbers are below this.
const END: i32 = 65;

/// What `set` takes and `get` gives for each disposition.
const DISPOSITIONS: [Disposition; 4] = [
    Disposition::Default,
    Disposition::Ignored,
    Disposition::Noted { handled: false },
    Disposition::Noted { handled: true },
];

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for &(name, number) in NUMBERS {
        set_int(vm, namespace, name, number.into())?;
    }
    Ok(())
}

fn number(vm: &mut Vm<'_>, args: Args) -> Res<i32> {
    let signal = c_int(vm, vm.arg(args, 0))?;
    match (1..END).contains(&signal) {
        true => Ok(signal),
        false => Err(value_error(vm, "signal number out of range")),
    }
}

fn raise_signal(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let signal = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: raising a signal has no preconditions.
    if unsafe { libc::raise(signal) } != 0 {
        return Err(last_os_error(vm, None));
    }
    signals::check(vm)?;
    Ok(Value::NONE)
}

fn strsignal(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let signal = number(vm, args)?;
    // SAFETY: the result, if there is one, is a string that stays valid until the next call,
    // and is copied at once.
    let text = unsafe {
        let text = libc::strsignal(signal);
        (!text.is_null()).then(|| {
            std::ffi::CStr::from_ptr(text)
                .to_string_lossy()
                .into_owned()
        })
    };
    let text = text.filter(|text| !text.starts_with("Unknown signal"));
    text.map_or(Ok(Value::NONE), |text| vm.new_str(&text))
}

/// `set(signal, disposition)`.
fn set(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let signal = number(vm, args)?;
    let which = c_int(vm, vm.arg(args, 1))?;
    let wanted = usize::try_from(which)
        .ok()
        .and_then(|i| DISPOSITIONS.get(i));
    let Some(&wanted) = wanted else {
        return Err(value_error(vm, "no such disposition"));
    };
    match signals::set(signal, wanted) {
        Ok(()) => Ok(Value::NONE),
        Err(_) => Err(last_os_error(vm, None)),
    }
}

/// `get(signal)`: its disposition; None for one that another library has set.
fn get(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let signal = number(vm, args)?;
    let found = signals::disposition(signal);
    let which = DISPOSITIONS.iter().position(|&d| Some(d) == found);
    Ok(which.map_or(Value::NONE, |i| Value::int(i as i64)))
}

/// `take()`: the numbers of the signals that have arrived since the last call, in a list.
fn take(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    // Nothing may fail once they are taken.
    vm.room(2 * END as usize)?;
    let arrived = signals::take();
    let numbers: Vec<Value> = (1..END)
        .filter(|signal| arrived >> (signal - 1) & 1 != 0)
        .map(|signal| Value::int(signal.into()))
        .collect();
    vm.new_list(&numbers)
}

fn alarm(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let seconds = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: has no preconditions.
    let left = unsafe { libc::alarm(seconds as libc::c_uint) };
    vm.new_int(left.into())
}

fn pause(_: &StdHost, vm: &mut Vm<'_>, _: Args) -> Res {
    // SAFETY: has no preconditions; it returns when a signal has come.
    unsafe { libc::pause() };
    signals::check(vm)?;
    Ok(Value::NONE)
}

/// Seconds as the system has them. A time that is not nothing does not become nothing.
fn interval(vm: &mut Vm<'_>, v: Value) -> Res<libc::timeval> {
    let seconds = match v.as_float() {
        Some(x) => x,
        None => vm.to_index(v)? as f64,
    };
    if seconds.is_nan() {
        return Err(value_error(vm, "Invalid value NaN (not a number)"));
    }
    let micros = (seconds.fract() * 1e6).ceil();
    Ok(libc::timeval {
        tv_sec: seconds.trunc() as libc::time_t,
        tv_usec: (micros as libc::suseconds_t).min(999_999),
    })
}

fn seconds(time: libc::timeval) -> Value {
    Value::float(time.tv_sec as f64 + time.tv_usec as f64 * 1e-6)
}

fn timer_pair(vm: &mut Vm<'_>, timer: libc::itimerval) -> Res {
    vm.new_tuple(&[seconds(timer.it_value), seconds(timer.it_interval)])
}

fn no_timer() -> libc::itimerval {
    let zero = libc::timeval {
        tv_sec: 0,
        tv_usec: 0,
    };
    libc::itimerval {
        it_interval: zero,
        it_value: zero,
    }
}

fn set_timer(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let which = c_int(vm, vm.arg(args, 0))?;
    let new = libc::itimerval {
        it_value: interval(vm, vm.arg(args, 1))?,
        it_interval: interval(vm, vm.arg(args, 2))?,
    };
    vm.room(8)?;
    let mut old = no_timer();
    // SAFETY: both structures are valid.
    if unsafe { libc::setitimer(which as _, &new, &mut old) } != 0 {
        return Err(last_os_error(vm, None));
    }
    timer_pair(vm, old)
}

fn get_timer(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let which = c_int(vm, vm.arg(args, 0))?;
    let mut now = no_timer();
    // SAFETY: the structure is valid for writing.
    if unsafe { libc::getitimer(which as _, &mut now) } != 0 {
        return Err(last_os_error(vm, None));
    }
    timer_pair(vm, now)
}
