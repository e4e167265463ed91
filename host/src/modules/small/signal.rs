//! `signal`: the signals' numbers, and raising them. Handlers written in Python are not there.

use stackline_core::{Args, Res, Value, Vm};

use crate::modules::arguments::{Arity::One, c_int};
use crate::modules::{functions, index, last_os_error, set_int};
use crate::session::StdHost;

functions! { index::SIGNAL;
    "raise_signal" One, raise_signal;
    "strsignal" One, strsignal;
}

macro_rules! numbers {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name),)*] };
}

const NUMBERS: &[(&str, i32)] = numbers! {
    SIGABRT SIGALRM SIGBUS SIGCHLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGKILL SIGPIPE SIGPROF
    SIGQUIT SIGSEGV SIGSTOP SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2
    SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ
};

pub(crate) fn init(_: &StdHost, vm: &mut Vm<'_>, namespace: Value) -> Res<()> {
    for &(name, number) in NUMBERS {
        set_int(vm, namespace, name, number.into())?;
    }
    Ok(())
}

fn raise_signal(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let signal = c_int(vm, vm.arg(args, 0))?;
    // SAFETY: raising a signal has no preconditions.
    if unsafe { libc::raise(signal) } != 0 {
        return Err(last_os_error(vm, None));
    }
    if crate::signals::take_interrupt() {
        return Err(vm.raise_bare(stackline_core::TypeId::KeyboardInterrupt));
    }
    Ok(Value::NONE)
}

fn strsignal(_: &StdHost, vm: &mut Vm<'_>, args: Args) -> Res {
    let signal = c_int(vm, vm.arg(args, 0))?;
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
    text.map_or(Ok(Value::NONE), |text| vm.new_str(&text))
}
