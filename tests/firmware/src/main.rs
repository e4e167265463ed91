//! Runs the image that `STACKLINE_IMAGE` named when this was built, out of flash, in 64 KiB of RAM.
//!
//! The board is a Cortex-M4F; it prints through semihosting, which debuggers and QEMU answer.
#![no_std]
#![no_main]

mod board;
mod start;

use core::cell::UnsafeCell;
use core::fmt::Write;

use board::{Board, Console};
use stackline_core::{Config, Image, Vm};

/// Words of memory for the machine: 64 KiB.
const WORDS: usize = 8192;

/// The image, on the 8-byte boundary that it needs.
#[repr(C, align(8))]
struct Aligned<T: ?Sized>(T);

static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!(env!("STACKLINE_IMAGE")));

struct Memory(UnsafeCell<[u64; WORDS]>);

// SAFETY: there is one thread, and `run` borrows the memory once.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(UnsafeCell::new([0; WORDS]));

/// Runs the program, and prints what it did not catch.
fn run() -> Result<(), &'static str> {
    let image = Image::verify(&IMAGE.0).map_err(|error| error.what)?;
    // SAFETY: this is the only borrow, and `run` is called once.
    let memory = unsafe { &mut *MEMORY.0.get() };
    let config = Config {
        native_floor: start::stack_floor() + 2048,
        zeroed: true,
        ..Config::default()
    };
    let board = Board::default();
    let mut vm = Vm::new(memory, image, &board, config).map_err(|_| "too little memory")?;
    if let Err(exception) = vm.run_main() {
        let _ = vm.write_exception(exception, &mut Console);
        return Err("the program raised an exception");
    }
    vm.collect(0);
    let (used, all) = vm.memory_use();
    let _ = writeln!(
        Console,
        "# heap {used} of {all} bytes, native stack {} bytes",
        start::stack_used()
    );
    Ok(())
}

/// What the board does after its start: never returns.
fn main() -> ! {
    let done = run();
    if let Err(text) = done {
        let _ = writeln!(Console, "# {text}");
    }
    board::exit(done.is_ok())
}

#[panic_handler]
fn panic(info: &core::panic::PanicInfo<'_>) -> ! {
    let place = info.location().map_or(0, |place| place.line());
    let _ = writeln!(Console, "# panic, line {place}");
    board::exit(false)
}
