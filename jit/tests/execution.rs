//! Stubs at work on the host: results, the frames they leave on the stack, and arenas.
#![cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]

use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use stackline_jit::{
    Arena, ArenaError, CodeReference, Evaluator, ReturnSlot, Stub, StubCode, StubPool, StubShape,
    emit, emit_for, host_triple,
};

fn host_code(sites: u32) -> StubCode {
    let template = emit(&host_triple()).expect("a supported host");
    template
        .stub(&StubShape::with_sites(sites))
        .expect("so many sites")
}

/// Code with sites for an evaluator that changes its return address.
fn code_of_lines(evaluator: Evaluator, sites: u32) -> StubCode {
    let slot = ReturnSlot::of(evaluator).expect("a prologue that tells");
    let template = emit_for(&host_triple(), slot).expect("a supported host");
    template
        .stub(&StubShape::with_sites(sites))
        .expect("so many sites")
}

fn arena() -> Arena {
    Arena::new(host_code(0)).expect("an arena for the host")
}

/// Calls through a stub of an arena that no test releases before its last call.
fn call<T>(stub: Stub, context: &mut T, evaluator: Evaluator) -> u64 {
    // SAFETY: as above, and every evaluator here casts its context to the type passed for it.
    unsafe { stub.call((context as *mut T).cast(), evaluator) }
}

/// The frame pointer of the function that this is expanded in.
macro_rules! frame_pointer {
    () => {{
        let fp: *mut usize;
        // SAFETY: reads a register.
        unsafe {
            #[cfg(target_arch = "x86_64")]
            std::arch::asm!("mov {}, rbp", out(reg) fp, options(nomem, nostack));
            #[cfg(target_arch = "aarch64")]
            std::arch::asm!("mov {}, x29", out(reg) fp, options(nomem, nostack));
        }
        fp
    }};
}

/// A chain of calls, each through the next stub; the innermost records the return addresses.
struct Descent {
    stubs: Vec<Stub>,
    depth: usize,
    return_addresses: Vec<usize>,
}

extern "C" fn descend(context: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
    // SAFETY: `call` passes a `Descent`, which no outer frame touches during the call.
    let descent = unsafe { &mut *context.cast::<Descent>() };
    let Some(&stub) = descent.stubs.get(descent.depth) else {
        let bound = descent.stubs.len() * 2 + 2;
        descent.return_addresses = walk_frames(frame_pointer!(), bound);
        return 0;
    };
    descent.depth += 1;
    call(stub, descent, descend) + 1
}

/// Return addresses of `count` frames, innermost first, by following frame pointers.
fn walk_frames(mut frame: *mut usize, count: usize) -> Vec<usize> {
    let mut addresses = Vec::new();
    for _ in 0..count {
        // SAFETY: the build keeps frame pointers, and the test made at least `count` calls.
        unsafe {
            addresses.push(*frame.add(1));
            frame = *frame as *mut usize;
        }
    }
    addresses
}

#[test]
fn a_stub_passes_context_and_result() {
    extern "C" fn double(context: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
        // SAFETY: the test passes a `u64`.
        unsafe { *context.cast::<u64>() * 2 }
    }
    let stub = arena().reserve().expect("a stub");
    assert_eq!(call(stub, &mut 0x8000_0000_0000_u64, double), 1 << 48);
}

#[test]
fn nested_calls_leave_every_stub_on_the_stack_in_order() {
    let code = host_code(0);
    let site = code.return_site().get() as usize;
    let mut arena = Arena::new(code).expect("an arena");
    let stubs: Vec<Stub> = (0..600).map(|_| arena.reserve().expect("a stub")).collect();
    let mut descent = Descent {
        stubs: stubs.clone(),
        depth: 0,
        return_addresses: Vec::new(),
    };
    // The outermost call is a native one, so that the walk ends inside the test.
    assert_eq!(
        descend((&raw mut descent).cast(), &AtomicUsize::new(0), 0),
        600
    );

    let seen: Vec<usize> = descent
        .return_addresses
        .into_iter()
        .filter(|address| {
            stubs
                .iter()
                .any(|stub| address.wrapping_sub(stub.address().get()) < stub.size() as usize)
        })
        .collect();
    let expected: Vec<usize> = stubs
        .iter()
        .rev()
        .map(|stub| stub.address().get() + site)
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn recursion_through_one_stub_works() {
    let stub = arena().reserve().expect("a stub");
    let mut descent = Descent {
        stubs: vec![stub; 1000],
        depth: 0,
        return_addresses: Vec::new(),
    };
    assert_eq!(call(stub, &mut descent, descend), 1000);
}

#[test]
fn the_slot_holds_the_return_address() {
    struct Seen {
        slot: usize,
        found: usize,
        frame: usize,
    }
    extern "C" fn look(context: *mut c_void, slot: &AtomicUsize, _: usize) -> u64 {
        // SAFETY: the test passes a `Seen`.
        let seen = unsafe { &mut *context.cast::<Seen>() };
        seen.slot = std::ptr::from_ref(slot).addr();
        seen.found = slot.load(Ordering::Relaxed);
        seen.frame = frame_pointer!().addr();
        0
    }
    let code = code_of_lines(look, 3);
    let mut arena = Arena::new(code.clone()).expect("an arena");
    let stub = arena.reserve().expect("a stub");
    let mut seen = Seen {
        slot: 0,
        found: 0,
        frame: 0,
    };
    call(stub, &mut seen, look);
    assert_eq!(
        seen.found,
        stub.address().get() + code.return_site().get() as usize
    );
    assert_eq!(seen.slot, seen.frame + 8);
}

#[test]
fn returning_through_any_site_is_the_same() {
    /// Puts the return address in the context in the place of its own.
    extern "C" fn return_elsewhere(context: *mut c_void, slot: &AtomicUsize, _: usize) -> u64 {
        // SAFETY: the test passes a `usize`.
        slot.store(unsafe { *context.cast::<usize>() }, Ordering::Relaxed);
        0x5eed
    }
    let code = code_of_lines(return_elsewhere, 9);
    let mut arena = Arena::new(code.clone()).expect("an arena");
    let stub = arena.reserve().expect("a stub");
    let sites = (0..code.sites()).map(|n| code.site_return(n));
    for site in sites.chain([code.return_site()]) {
        let mut target = stub.address().get() + site.get() as usize;
        assert_eq!(call(stub, &mut target, return_elsewhere), 0x5eed);
    }
}

#[test]
fn a_pool_gives_as_many_sites_as_are_asked_for() {
    extern "C" fn seven(_: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
        7
    }
    let template = emit(&host_triple()).expect("a supported host");
    let mut pool = StubPool::new(template, |code| code.bytes().len());
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for sites in (0..300).chain([5000, 70_000]) {
        let pooled = pool.reserve(sites).expect("a stub");
        assert!(pooled.code.sites() >= sites);
        let (start, bytes) = (pooled.stub.address().get(), pooled.bytes().len());
        assert_eq!(
            pooled.bytes()[..pooled.code.bytes().len()],
            *pooled.code.bytes()
        );
        taken.push((start, start + bytes + pooled.code.bytes().len()));
        let stub = pooled.stub;
        assert_eq!(call(stub, &mut (), seven), 7);
    }
    taken.sort_unstable();
    assert!(
        taken.is_sorted_by(|a, b| a.1 <= b.0),
        "stubs or padding overlap"
    );
    let all: usize = taken.iter().map(|(start, end)| end - start).sum();
    assert!(pool.mapped() >= all);
}

#[test]
fn thousands_of_stubs_are_distinct_aligned_and_callable() {
    extern "C" fn count(context: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
        // SAFETY: the test passes a `u64`.
        let counter = unsafe { &mut *context.cast::<u64>() };
        *counter += 1;
        *counter
    }
    let mut arena = arena();
    let mut addresses = std::collections::HashSet::new();
    let mut counter = 0_u64;
    // Passes from the first chunk of one page through several of the later size.
    for expected in 1..=20_000 {
        let stub = arena.reserve().expect("a stub");
        assert_eq!(stub.address().get() % 16, 0);
        assert!(addresses.insert(stub.address()));
        assert_eq!(call(stub, &mut counter, count), expected);
    }
    assert!(arena.mapped() >= 20_000 * arena.code().extent());
    // SAFETY: no stub of the arena is on the stack or called again.
    unsafe { arena.release() };
}

#[test]
fn copies_differ_in_memory() {
    let mut arena = arena();
    let mut copies = std::collections::HashSet::new();
    for _ in 0..5000 {
        let stub = arena.reserve().expect("a stub");
        // SAFETY: the stub is of this arena, which is never released.
        let bytes = unsafe { stub.copy_of(arena.code()) };
        assert!(copies.insert(bytes.to_vec()));
    }
}

#[test]
fn an_arena_at_its_limit_says_so_and_keeps_its_stubs() {
    extern "C" fn seven(_: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
        7
    }
    let mut arena = Arena::with_limit(host_code(0), 0, 100 * 1024).expect("an arena");
    let mut stubs = Vec::new();
    let error = loop {
        match arena.reserve() {
            Ok(stub) => stubs.push(stub),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, ArenaError::Full { limit: 102_400 }));
    assert!(matches!(arena.reserve(), Err(ArenaError::Full { .. })));
    assert!(arena.mapped() <= 100 * 1024);
    assert_eq!(stubs.len(), arena.mapped() / arena.code().extent());
    for stub in stubs {
        assert_eq!(call(stub, &mut (), seven), 7);
    }
}

#[test]
fn stubs_larger_than_a_chunk_fit() {
    extern "C" fn seven(_: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
        7
    }
    let mut arena = Arena::new(host_code(60_000)).expect("an arena");
    for _ in 0..3 {
        let stub = arena.reserve().expect("a stub");
        assert_eq!(call(stub, &mut (), seven), 7);
    }
}

#[test]
fn code_of_another_architecture_is_refused() {
    let other = if cfg!(target_arch = "x86_64") {
        "aarch64-unknown-linux-gnu"
    } else {
        "x86_64-unknown-linux-gnu"
    };
    let template = emit(&other.parse().expect("a triple")).expect("code");
    let code = template.stub(&StubShape::PLAIN).expect("code");
    let error = Arena::new(code).expect_err("another architecture");
    assert!(matches!(error, ArenaError::WrongArchitecture { .. }));
}

#[test]
fn threads_run_stubs_while_others_are_handed_out() {
    extern "C" fn seven(_: *mut c_void, _: &AtomicUsize, _: usize) -> u64 {
        7
    }
    let arena = std::sync::Mutex::new(arena());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut mine = Vec::new();
                for _ in 0..4000 {
                    mine.push(
                        arena
                            .lock()
                            .expect("not poisoned")
                            .reserve()
                            .expect("a stub"),
                    );
                    let stub = mine[mine.len() / 2];
                    assert_eq!(call(stub, &mut (), seven), 7);
                }
            });
        }
    });
}

/// Entry points of the unwinder that the Rust runtime links (Itanium C++ ABI, exception handling).
#[cfg(target_env = "gnu")]
mod unwinder {
    use std::ffi::c_void;

    type Trace = extern "C" fn(frame: *mut c_void, addresses: *mut c_void) -> i32;

    unsafe extern "C" {
        fn __register_frame(table: *const u8);
        fn __deregister_frame(table: *const u8);
        fn _Unwind_Backtrace(trace: Trace, addresses: *mut c_void) -> i32;
        fn _Unwind_GetIP(frame: *mut c_void) -> usize;
    }

    extern "C" fn note(frame: *mut c_void, addresses: *mut c_void) -> i32 {
        // SAFETY: `backtrace` passes its vector, and the unwinder its frame.
        unsafe {
            (*addresses.cast::<Vec<usize>>()).push(_Unwind_GetIP(frame));
        }
        0
    }

    /// Return addresses of the stack from here, found by call frame information.
    pub fn backtrace() -> Vec<usize> {
        let mut addresses = Vec::new();
        // SAFETY: `note` gets the vector that it expects.
        unsafe { _Unwind_Backtrace(note, (&raw mut addresses).cast()) };
        addresses
    }

    /// Runs `work` with `table` known to the unwinder.
    pub fn with_table<T>(table: &[u8], work: impl FnOnce() -> T) -> T {
        // SAFETY: the table is terminated and outlives its registration.
        unsafe {
            __register_frame(table.as_ptr());
            let result = work();
            __deregister_frame(table.as_ptr());
            result
        }
    }
}

#[test]
#[cfg(target_env = "gnu")]
fn the_runtime_unwinder_passes_through_every_site() {
    struct Trace {
        site: usize,
        addresses: Vec<usize>,
    }
    extern "C" fn trace(context: *mut c_void, slot: &AtomicUsize, _: usize) -> u64 {
        // SAFETY: `call` passes a `Trace`.
        let trace = unsafe { &mut *context.cast::<Trace>() };
        let original = slot.swap(trace.site, Ordering::Relaxed);
        trace.addresses = unwinder::backtrace();
        slot.store(original, Ordering::Relaxed);
        0
    }
    let code = code_of_lines(trace, 4);
    let mut arena = Arena::new(code.clone()).expect("an arena");
    let stub = arena.reserve().expect("a stub");
    let reference = CodeReference::Absolute(stub.address().get() as u64);
    let table = code.unwind().eh_frame(reference).expect("encodable");
    let sites = (0..code.sites()).map(|n| code.site_return(n));
    for site in sites.chain([code.return_site()]) {
        let mut context = Trace {
            site: stub.address().get() + site.get() as usize,
            addresses: Vec::new(),
        };
        unwinder::with_table(&table, || call(stub, &mut context, trace));
        let position = context.addresses.iter().position(|&a| a == context.site);
        let position = position.expect("the stub is on the stack");
        let below = context.addresses.len() - position;
        assert!(
            below > 5,
            "the unwinder stopped at the stub: {below} frames"
        );
    }
}

/// Stubs that leave no frames, where there are such.
#[cfg(target_arch = "x86_64")]
mod frameless {
    use stackline_jit::{StubTemplate, keeps_frame_pointer};

    use super::*;

    fn code(sites: u32) -> StubCode {
        let template = emit(&host_triple()).and_then(StubTemplate::frameless);
        let template = template.expect("x86-64 has such");
        let shape = StubShape::with_sites(sites);
        template.stub(&shape).expect("so many sites")
    }

    /// Calls as many times as the context says, each time through its stub, and notes what is in the
    /// slots; the innermost walks.
    struct Descent {
        stubs: Vec<Stub>,
        depth: usize,
        slots: Vec<usize>,
        walked: Vec<usize>,
    }

    extern "C" fn descend(context: *mut c_void, slot: &AtomicUsize, return_address: usize) -> u64 {
        // SAFETY: `call` passes a `Descent`, which no outer frame touches during the call.
        let descent = unsafe { &mut *context.cast::<Descent>() };
        descent.slots.push(slot.load(Ordering::Relaxed));
        let result = match descent.stubs.get(descent.depth) {
            Some(&stub) => {
                descent.depth += 1;
                call(stub, descent, descend) + 1
            }
            None => {
                // The frame of the first stub's caller has another return address than a stub's.
                descent.walked = walk_frames(frame_pointer!(), descent.stubs.len());
                0
            }
        };
        slot.store(return_address, Ordering::Relaxed);
        result
    }

    #[test]
    fn a_prologue_tells_whether_frame_pointers_are_kept() {
        // mov rbp, rsp; push rbp: in the wrong order.
        let other = [0x48, 0x89, 0xe5, 0x55];
        // SAFETY: reading ends in the array, and a function is readable.
        unsafe {
            assert!(keeps_frame_pointer(descend as *const u8));
            assert!(!keeps_frame_pointer(other.as_ptr()));
        }
    }

    #[test]
    fn nested_calls_return_and_name_every_stub_in_order() {
        let code = code(3);
        let site = code.return_site().get() as usize;
        let mut arena = Arena::new(code).expect("an arena");
        let stubs: Vec<Stub> = (0..600).map(|_| arena.reserve().expect("a stub")).collect();
        let mut descent = Descent {
            stubs: stubs[1..].to_vec(),
            depth: 0,
            slots: Vec::new(),
            walked: Vec::new(),
        };
        assert_eq!(call(stubs[0], &mut descent, descend), 599);
        let sites: Vec<usize> = stubs.iter().map(|s| s.address().get() + site).collect();
        assert_eq!(descent.slots, sites);
        let stubs_walked = descent.walked.iter().filter(|a| sites.contains(a));
        let expected: Vec<&usize> = sites.iter().rev().collect();
        // `call` may have a frame between two evaluators.
        let walked: Vec<&usize> = stubs_walked.collect();
        assert!(walked.len() > 250);
        assert_eq!(walked, expected[..walked.len()]);
    }

    #[test]
    #[cfg(target_env = "gnu")]
    fn the_runtime_unwinder_passes_through_every_site() {
        struct Trace {
            site: usize,
            addresses: Vec<usize>,
        }
        extern "C" fn trace(
            context: *mut c_void,
            slot: &AtomicUsize,
            return_address: usize,
        ) -> u64 {
            // SAFETY: `call` passes a `Trace`.
            let trace = unsafe { &mut *context.cast::<Trace>() };
            slot.store(trace.site, Ordering::Relaxed);
            trace.addresses = unwinder::backtrace();
            slot.store(return_address, Ordering::Relaxed);
            0
        }
        let code = code(4);
        let mut arena = Arena::new(code.clone()).expect("an arena");
        let stub = arena.reserve().expect("a stub");
        let reference = CodeReference::Absolute(stub.address().get() as u64);
        let table = code.unwind().eh_frame(reference).expect("encodable");
        let sites = (0..code.sites()).map(|n| code.site_return(n));
        for site in sites.chain([code.return_site()]) {
            let mut context = Trace {
                site: stub.address().get() + site.get() as usize,
                addresses: Vec::new(),
            };
            unwinder::with_table(&table, || call(stub, &mut context, trace));
            let position = context.addresses.iter().position(|&a| a == context.site);
            let position = position.expect("the stub is on the stack");
            assert!(context.addresses.len() > position + 2, "the walk stopped");
        }
    }
}
