//! `time`: dates. The C library knows the calendar and the time zone.

use std::ffi::CStr;

use stackline_core::{Args, Part, Record, Res, TypeId, Value, Vm};

use super::arguments::{text, value_error};
use super::struct_sequence::StructType;
use crate::session::StdHost;

/// Fields of a `struct_time`.
const FIELDS: usize = 9;

/// Room for a date as text, in bytes; a format that needs more is refused.
const MOST_TEXT: usize = 64 << 10;

fn empty() -> libc::tm {
    // SAFETY: all zero bytes are a valid structure: numbers and a null pointer.
    unsafe { std::mem::zeroed() }
}

/// Seconds since the epoch: argument `i`, or now.
fn seconds(vm: &mut Vm<'_>, args: Args, i: usize) -> Res<libc::time_t> {
    let v = vm.arg(args, i);
    if v.is_unbound() || v.is_none() {
        // SAFETY: a null pointer asks for the result alone.
        return Ok(unsafe { libc::time(std::ptr::null_mut()) });
    }
    match v.as_float() {
        Some(x) if x.is_nan() => Err(value_error(vm, "Invalid value NaN (not a number)")),
        Some(x) if x.abs() > 1e17 => {
            let message = Part::Text("timestamp out of range for platform time_t");
            Err(vm.raise(TypeId::OverflowError, &[message]))
        }
        Some(x) => Ok(x.floor() as libc::time_t),
        None => vm.to_index(v),
    }
}

fn local(at: libc::time_t) -> libc::tm {
    let mut date = empty();
    // SAFETY: both are valid structures; a failure leaves the date as it is.
    unsafe { libc::localtime_r(&at, &mut date) };
    date
}

fn universal(at: libc::time_t) -> libc::tm {
    let mut date = empty();
    // SAFETY: as above.
    unsafe { libc::gmtime_r(&at, &mut date) };
    date
}

fn struct_time(vm: &mut Vm<'_>, date: &libc::tm) -> Res {
    let class = StructType::find(vm, "struct_time", Record::StructTime)?;
    // Python counts months and days of the year from 1, and the week from Monday.
    let fields = [
        date.tm_year + 1900,
        date.tm_mon + 1,
        date.tm_mday,
        date.tm_hour,
        date.tm_min,
        date.tm_sec,
        (date.tm_wday + 6) % 7,
        date.tm_yday + 1,
        date.tm_isdst,
    ];
    let zone = match date.tm_zone.is_null() {
        true => Value::NONE,
        // SAFETY: the C library's names of zones end in NUL and stay where they are.
        false => vm.new_str(&unsafe { CStr::from_ptr(date.tm_zone) }.to_string_lossy())?,
    };
    let named_alone = [zone, Value::int(date.tm_gmtoff)];
    let fields = fields.map(|n| Value::int(n.into()));
    class.make(vm, &fields, &named_alone)
}

/// The date that the tuple in argument `i` says, or the present one.
fn date(vm: &mut Vm<'_>, args: Args, i: usize) -> Res<libc::tm> {
    let tuple = vm.plain(vm.arg(args, i));
    if tuple.is_unbound() {
        return seconds(vm, args, i).map(local);
    }
    if vm.sequence_len(tuple) != Some(FIELDS) || vm.type_id(tuple) != TypeId::Tuple {
        let message = "Tuple or struct_time argument required";
        return Err(vm.raise(TypeId::TypeError, &[message.into()]));
    }
    let mut fields = [0; FIELDS];
    for (n, field) in fields.iter_mut().enumerate() {
        let item = vm.sequence_item(tuple, n).unwrap_or(Value::NONE);
        *field = super::arguments::c_int(vm, item)?;
    }
    let [
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday,
        yearday,
        dst,
    ] = fields;
    Ok(libc::tm {
        tm_year: year.wrapping_sub(1900),
        tm_mon: month.saturating_sub(1),
        tm_mday: day,
        tm_hour: hour,
        tm_min: minute,
        tm_sec: second,
        tm_wday: weekday.wrapping_add(1).rem_euclid(7),
        tm_yday: yearday.saturating_sub(1),
        tm_isdst: dst,
        ..empty()
    })
}

/// A date that `strftime` can be given: the C library does not check.
fn checked(vm: &mut Vm<'_>, date: libc::tm) -> Res<libc::tm> {
    let wrong = [
        ("month", !(-1..12).contains(&date.tm_mon)),
        ("day of month", !(0..32).contains(&date.tm_mday)),
        ("hour", !(0..24).contains(&date.tm_hour)),
        ("minute", !(0..60).contains(&date.tm_min)),
        ("seconds", !(0..62).contains(&date.tm_sec)),
        ("day of year", !(-1..366).contains(&date.tm_yday)),
    ];
    match wrong.iter().find(|(_, is_wrong)| *is_wrong) {
        Some((what, _)) => Err(value_error(vm, &format!("{what} out of range"))),
        None => Ok(libc::tm {
            tm_mon: date.tm_mon.max(0),
            tm_mday: date.tm_mday.max(1),
            ..date
        }),
    }
}

pub(super) fn localtime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let at = seconds(vm, args, 0)?;
    struct_time(vm, &local(at))
}

pub(super) fn gmtime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let at = seconds(vm, args, 0)?;
    struct_time(vm, &universal(at))
}

pub(super) fn mktime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let mut date = date(vm, args, 0)?;
    // SAFETY: the structure is valid.
    Ok(Value::float(unsafe { libc::mktime(&mut date) } as f64))
}

pub(super) fn strftime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let format = text(vm, "strftime", vm.arg(args, 0))?;
    let date = date(vm, args, 1)?;
    let date = checked(vm, date)?;
    formatted(vm, &format, &date)
}

pub(super) fn asctime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let date = date(vm, args, 0)?;
    let date = checked(vm, date)?;
    formatted(vm, "%a %b %e %H:%M:%S %Y", &date)
}

pub(super) fn ctime(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let at = seconds(vm, args, 0)?;
    formatted(vm, "%a %b %e %H:%M:%S %Y", &local(at))
}

fn formatted(vm: &mut Vm<'_>, format: &str, date: &libc::tm) -> Res {
    // A result of no bytes is the C library's sign of a buffer that is too small, so there is
    // one byte that is always there.
    let Ok(c_format) = std::ffi::CString::new(format!("{format}.")) else {
        return Err(value_error(vm, "embedded null character"));
    };
    let mut buffer = vec![0u8; 256];
    loop {
        // SAFETY: the buffer is writable for its length, the format ends in NUL, and the fields
        // of the date are in range.
        let used = unsafe {
            libc::strftime(
                buffer.as_mut_ptr().cast(),
                buffer.len(),
                c_format.as_ptr(),
                date,
            )
        };
        if used > 0 {
            return vm.new_str(&String::from_utf8_lossy(&buffer[..used - 1]));
        }
        if buffer.len() >= MOST_TEXT {
            return Err(vm.raise(TypeId::MemoryError, &[]));
        }
        let longer = buffer.len() * 4;
        buffer.resize(longer, 0);
    }
}
