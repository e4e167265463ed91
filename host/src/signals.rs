//! Signals: an interrupt becomes an exception, a closed pipe an error.

use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

extern "C" fn note_interrupt(_signal: libc::c_int) {
    INTERRUPTED.store(true, Ordering::Relaxed);
}

/// Prepares the process as `python3` does: SIGPIPE and SIGXFSZ are ignored, so that writing
/// fails instead, and SIGINT is noted unless it is ignored already (a background job).
pub fn install() {
    // SAFETY: ignoring a signal, and a handler that only stores to an atomic, are
    // async-signal-safe; the structures are valid.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        let mut old: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(libc::SIGINT, std::ptr::null(), &mut old) == 0
            && old.sa_sigaction == libc::SIG_DFL
        {
            // No SA_RESTART: a sleep or a read in progress ends, and the interrupt is seen.
            let mut new: libc::sigaction = std::mem::zeroed();
            new.sa_sigaction = note_interrupt as *const () as usize;
            libc::sigaction(libc::SIGINT, &new, std::ptr::null_mut());
        }
    }
}

/// Whether there is an interrupt that nobody has taken.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// Whether there was an interrupt since this was last asked.
#[inline]
pub fn take_interrupt() -> bool {
    INTERRUPTED.load(Ordering::Relaxed) && INTERRUPTED.swap(false, Ordering::Relaxed)
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
