//! `time`: the clocks, and sleeping.

use stackline_core::{Args, Part, Res, TypeId, Value, Vm};

use super::arguments::Arity::{Between, One, Zero};
use super::arguments::value_error;
use super::{functions, index, time_calendar};
use crate::session::StdHost;
use crate::signals;

functions! { index::TIME;
    "__getattr__" One, |_, vm, args| super::lazy::attribute(vm, "time", "_time_more", args);
    "__dir__" Zero, |_, vm, _| super::lazy::names(vm, "time", &["_time_more"]);
    "time" Zero, |_, _, _| Ok(seconds(libc::CLOCK_REALTIME));
    "time_ns" Zero, |_, vm, _| nanoseconds(vm, libc::CLOCK_REALTIME);
    "perf_counter" Zero, |_, _, _| Ok(seconds(libc::CLOCK_MONOTONIC));
    "perf_counter_ns" Zero, |_, vm, _| nanoseconds(vm, libc::CLOCK_MONOTONIC);
    "monotonic" Zero, |_, _, _| Ok(seconds(libc::CLOCK_MONOTONIC));
    "monotonic_ns" Zero, |_, vm, _| nanoseconds(vm, libc::CLOCK_MONOTONIC);
    "process_time" Zero, |_, _, _| Ok(seconds(libc::CLOCK_PROCESS_CPUTIME_ID));
    "process_time_ns" Zero, |_, vm, _| nanoseconds(vm, libc::CLOCK_PROCESS_CPUTIME_ID);
    "thread_time" Zero, |_, _, _| Ok(seconds(libc::CLOCK_THREAD_CPUTIME_ID));
    "thread_time_ns" Zero, |_, vm, _| nanoseconds(vm, libc::CLOCK_THREAD_CPUTIME_ID);
    "sleep" One, sleep;
    "localtime" Between(0, 1), time_calendar::localtime;
    "gmtime" Between(0, 1), time_calendar::gmtime;
    "mktime" One, time_calendar::mktime;
    "strftime" Between(1, 2), time_calendar::strftime;
    "asctime" Between(0, 1), time_calendar::asctime;
    "ctime" Between(0, 1), time_calendar::ctime;
}

pub(super) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

fn read(clock: libc::clockid_t) -> libc::timespec {
    let mut now = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the structure is valid for writing; the clocks above exist everywhere.
    unsafe { libc::clock_gettime(clock, &mut now) };
    now
}

fn seconds(clock: libc::clockid_t) -> Value {
    let now = read(clock);
    Value::float(now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9)
}

fn nanoseconds(vm: &mut Vm<'_>, clock: libc::clockid_t) -> Res {
    let now = read(clock);
    vm.new_int(i128::from(now.tv_sec) * 1_000_000_000 + i128::from(now.tv_nsec))
}

/// `time.sleep(seconds)`. An interrupt ends it; another signal does not.
fn sleep(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let until = deadline(vm, vm.arg(args, 0))?;
    loop {
        signals::check(vm)?;
        // SAFETY: the structure is valid, and no remainder is asked for.
        let status = unsafe {
            let clock = libc::CLOCK_MONOTONIC;
            libc::clock_nanosleep(clock, libc::TIMER_ABSTIME, &until, std::ptr::null_mut())
        };
        if status != libc::EINTR {
            return Ok(Value::NONE);
        }
    }
}

/// When a sleep of `v` seconds ends, on the monotonic clock.
fn deadline(vm: &mut Vm<'_>, v: Value) -> Res<libc::timespec> {
    let (whole, nanos) = match v.as_float() {
        Some(x) if x.is_nan() => return Err(value_error(vm, "Invalid value NaN (not a number)")),
        Some(x) => (x.floor(), ((x - x.floor()) * 1e9).ceil()),
        None => (vm.to_index(v)? as f64, 0.0),
    };
    if whole < 0.0 {
        return Err(value_error(vm, "sleep length must be non-negative"));
    }
    if whole > 9_223_372_036.0 {
        let message = Part::Text("timestamp too large to convert to C PyTime_t");
        return Err(vm.raise(TypeId::OverflowError, &[message]));
    }
    let now = read(libc::CLOCK_MONOTONIC);
    let nanos = now.tv_nsec + nanos as i64;
    Ok(libc::timespec {
        tv_sec: now.tv_sec + whole as i64 + nanos / 1_000_000_000,
        tv_nsec: nanos % 1_000_000_000,
    })
}
