//! Runs the image that `STACKLINE_IMAGE` named when this was built, in 16 KiB of static memory.
//!
//! There is no standard library, no `alloc` crate and no allocator here: had any part of the
//! machine wanted to allocate, this would not have linked. The only things it takes from the C
//! library are its start-up code, `write`, and the memory functions that the compiler calls.
#![no_std]
#![no_main]

use core::cell::UnsafeCell;
use core::ffi::c_int;

use stackline_core::host::ModuleTable;
use stackline_core::{
    Args, Config, Host, HostError, Image, Res, Stream, Trap, TypeId, Value, Vm,
};

/// Words of memory for the machine: 16 KiB.
const WORDS: usize = 2048;

/// The image, on the 8-byte boundary that it needs.
#[repr(C, align(8))]
struct Aligned<T: ?Sized>(T);

static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!(env!("STACKLINE_IMAGE")));

struct Memory(UnsafeCell<[u64; WORDS]>);

// SAFETY: the program has one thread, and `main` borrows the memory once.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(UnsafeCell::new([0; WORDS]));

#[link(name = "c")]
unsafe extern "C" {
    fn write(fd: c_int, bytes: *const u8, count: usize) -> isize;
}

struct Console;

impl Host for Console {
    fn write(&self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        let mut rest = bytes;
        while !rest.is_empty() {
            // SAFETY: `rest` is readable for its length.
            let written = unsafe { write(stream as c_int, rest.as_ptr(), rest.len()) };
            match usize::try_from(written) {
                Ok(n) => rest = &rest[n.min(rest.len())..],
                Err(_) => return Err(HostError { errno: 5 }),
            }
        }
        Ok(())
    }

    fn flush(&self, _: Stream) -> Result<(), HostError> {
        Ok(())
    }

    fn module(&self, _: &str) -> Option<ModuleTable> {
        None
    }

    fn function_name(&self, _: u32) -> &str {
        ""
    }

    fn init_module(&self, _: &mut Vm<'_>, _: &str, _: Value) -> Result<(), Trap> {
        Ok(())
    }

    fn call(&self, vm: &mut Vm<'_>, _: u32, _: Args) -> Res {
        Err(vm.raise(TypeId::SystemError, &["there are no host functions".into()]))
    }

    fn poll(&self, _: &mut Vm<'_>) -> Result<(), Trap> {
        Ok(())
    }

    fn strerror(&self, _: i32) -> &str {
        "error"
    }

    fn read_line(&self, _: &mut [u8]) -> Result<usize, HostError> {
        Ok(0)
    }

    /// Whole exponents only: what the programs run here need.
    fn pow(&self, x: f64, y: f64) -> f64 {
        let mut result = 1.0;
        for _ in 0..y as u32 {
            result *= x;
        }
        result
    }
}

fn run() -> Result<(), &'static str> {
    let image = Image::verify(&IMAGE.0).map_err(|error| error.what)?;
    // SAFETY: this is the only borrow, and `run` is called once.
    let memory = unsafe { &mut *MEMORY.0.get() };
    let config = Config::default();
    let mut vm = Vm::new(memory, image, &Console, config).map_err(|_| "too little memory")?;
    vm.run_main().map_err(|_| "the program raised an exception")
}

#[unsafe(no_mangle)]
extern "C" fn main(_: c_int, _: *const *const u8) -> c_int {
    match run() {
        Ok(()) => 0,
        Err(text) => {
            let _ = Console.write(Stream::Stderr, text.as_bytes());
            1
        }
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    let _ = Console.write(Stream::Stderr, b"panic\n");
    loop {}
}

/// The precompiled `core` was built to unwind and asks for this; nothing ever calls it, since
/// this program aborts instead.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
