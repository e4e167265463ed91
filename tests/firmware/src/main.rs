//! Runs the image that `STACKLINE_IMAGE` named when this was built, out of flash, in 64 KiB of RAM.
//!
//! The board is a Cortex-M4F; it prints through semihosting, which debuggers and QEMU answer.
#![no_std]
#![no_main]

mod board;
mod start;

use core::fmt::Write;

use board::{Board, Console};
use stackline_core::{Config, Image, Vm};

#[cfg(feature = "loaded")]
#[path = "loaded.rs"]
mod memory;
#[cfg(not(feature = "loaded"))]
mod memory;

/// Runs the program, and prints what it did not catch.
fn run() -> Result<(), &'static str> {
    let (image, memory) = memory::take();
    // What is in the same flash is as good as the machine itself.
    let image = match cfg!(feature = "loaded") {
        true => Image::verify(image),
        false => Image::trust(image),
    };
    let image = image.map_err(|error| error.what)?;
    let config = Config {
        native_floor: start::stack_floor() + 2048,
        ..Config::default()
    };
    let board = Board::default();
    let mut vm = Vm::new(memory, image, &board, config).map_err(|_| "too little memory")?;
    let ready = board::define(&mut vm);
    if let Err(exception) = ready.and_then(|()| vm.run_main().map(|_| ())) {
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
