//! Signals: noted when they arrive, and taken between two instructions. An interrupt becomes an
//! exception, or a call of the program's own handler, as any signal that has one.

use std::sync::atomic::{AtomicU64, Ordering};

use stackline_core::{Res, TypeId, Value, Vm};

/// The signals that have arrived and nobody has taken: signal `n` is bit `n - 1`.
static ARRIVED: AtomicU64 = AtomicU64::new(0);

/// The signals for which the program has a handler.
static HANDLED: AtomicU64 = AtomicU64::new(0);

/// The module that calls handlers, and its function for that, which `signal` puts there.
const MODULE: &str = "_signal";
const DELIVER: &str = "_deliver";

const fn bit(signal: libc::c_int) -> u64 {
    1 << (signal - 1)
}

extern "C" fn note(signal: libc::c_int) {
    ARRIVED.fetch_or(bit(signal), Ordering::Relaxed);
}

/// What the process does about a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// What the system does by default.
    Default,
    /// Nothing.
    Ignored,
    /// It is noted: an exception for an interrupt without a handler of the program's.
    Noted {
        /// Whether the program has a handler.
        handled: bool,
    },
}

/// Prepares the process as `python3` does: SIGPIPE and SIGXFSZ are ignored, so that writing
/// fails instead, and SIGINT is noted unless it is ignored already (a background job).
pub fn install() {
    let _ = set(libc::SIGPIPE, Disposition::Ignored);
    let _ = set(libc::SIGXFSZ, Disposition::Ignored);
    if disposition(libc::SIGINT) == Some(Disposition::Default) {
        let _ = set(libc::SIGINT, Disposition::Noted { handled: false });
    }
}

/// What the process does about `signal`; None for what was not set here, and for no signal.
pub fn disposition(signal: libc::c_int) -> Option<Disposition> {
    // SAFETY: the structure is valid for writing, and all zero bytes are one.
    let old = unsafe {
        let mut old: libc::sigaction = std::mem::zeroed();
        (libc::sigaction(signal, std::ptr::null(), &mut old) == 0).then_some(old.sa_sigaction)
    };
    match old? {
        libc::SIG_DFL => Some(Disposition::Default),
        libc::SIG_IGN => Some(Disposition::Ignored),
        f if f == note as *const () as usize => Some(Disposition::Noted {
            handled: HANDLED.load(Ordering::Relaxed) & bit(signal) != 0,
        }),
        _ => None,
    }
}

/// Sets what the process does about `signal`.
///
/// # Errors
/// EINVAL for no signal, or one about which nothing can be done.
pub fn set(signal: libc::c_int, disposition: Disposition) -> std::io::Result<()> {
    let function = match disposition {
        Disposition::Default => libc::SIG_DFL,
        Disposition::Ignored => libc::SIG_IGN,
        Disposition::Noted { .. } => note as *const () as usize,
    };
    // SAFETY: ignoring a signal, its default, and a handler that only stores to an atomic are
    // async-signal-safe; the structure is valid. No SA_RESTART: a sleep or a read in progress
    // ends, and the signal is seen.
    let status = unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = function;
        libc::sigaction(signal, &new, std::ptr::null_mut())
    };
    if status != 0 {
        return Err(std::io::Error::last_os_error());
    }
    match disposition {
        Disposition::Noted { handled: true } => HANDLED.fetch_or(bit(signal), Ordering::Relaxed),
        _ => HANDLED.fetch_and(!bit(signal), Ordering::Relaxed),
    };
    Ok(())
}

/// Whether there is a signal that nobody has taken.
pub fn has_arrived() -> bool {
    ARRIVED.load(Ordering::Relaxed) != 0
}

/// The signals that have arrived since this was last asked, one bit for each.
pub fn take() -> u64 {
    ARRIVED.swap(0, Ordering::Relaxed)
}

/// Does what there is to do about signals that have arrived. It may call Python.
///
/// # Errors
/// KeyboardInterrupt, or what a handler raises.
#[inline]
pub fn check(vm: &mut Vm<'_>) -> Res<()> {
    match has_arrived() {
        true => deliver(vm),
        false => Ok(()),
    }
}

#[cold]
fn deliver(vm: &mut Vm<'_>) -> Res<()> {
    let handled = HANDLED.load(Ordering::Relaxed);
    if ARRIVED.load(Ordering::Relaxed) & handled != 0
        && let Some(deliver) = deliverer(vm)
    {
        // It takes the signals itself.
        return vm.between_instructions(|vm| vm.call(deliver, &[]).map(|_| ()));
    }
    match take() & bit(libc::SIGINT) != 0 {
        true => Err(vm.raise_bare(TypeId::KeyboardInterrupt)),
        false => Ok(()),
    }
}

fn deliverer(vm: &Vm<'_>) -> Option<Value> {
    let module = vm.dict_get_text(vm.modules(), MODULE)?;
    vm.dict_get_text(vm.module_namespace(module)?, DELIVER)
}

/// Ends the process by SIGINT, so that a shell sees what ended it.
pub fn die_of_interrupt() -> i32 {
    // SAFETY: restoring the default and raising a signal touch no memory.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::kill(libc::getpid(), libc::SIGINT);
    }
    128 + libc::SIGINT
}
