//! The board as Python sees it: a console, and the module `board`.

use core::arch::asm;
use core::cell::Cell;

use stackline_core::host::{HostError, ModuleTable, Stream};
use stackline_core::value::Immediate;
use stackline_core::{Args, Host, Res, TypeId, Value, Vm, native_modules};

/// What semihosting calls are numbered by.
const WRITE0: usize = 0x04;
const EXIT: usize = 0x18;
const EXIT_SUCCESS: usize = 0x20026;
const EXIT_FAILURE: usize = 0x20023;

/// Asks the debugger, or QEMU, to do something.
fn semihosting(operation: usize, argument: usize) {
    // SAFETY: the breakpoint is answered by whoever watches; it changes the first register alone.
    unsafe {
        asm!("bkpt #0xAB", inout("r0") operation => _, in("r1") argument, options(nostack));
    }
}

/// Ends the run.
pub fn exit(well: bool) -> ! {
    loop {
        semihosting(EXIT, if well { EXIT_SUCCESS } else { EXIT_FAILURE });
    }
}

/// The debugger's console.
pub struct Console;

impl Console {
    fn write_bytes(&self, bytes: &[u8]) {
        // A call takes a text that ends in a zero byte.
        let mut line = [0; 128];
        for part in bytes.chunks(line.len() - 1) {
            line[..part.len()].copy_from_slice(part);
            line[part.len()] = 0;
            semihosting(WRITE0, line.as_ptr() as usize);
        }
    }
}

impl core::fmt::Write for Console {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.write_bytes(text.as_bytes());
        Ok(())
    }
}

/// What there is besides the processor: four channels with made-up readings.
#[derive(Default)]
pub struct Board {
    reads: Cell<u32>,
}

impl Board {
    fn read(&self, vm: &mut Vm<'_>, channel: u8) -> Res<u32> {
        if channel > 3 {
            return Err(vm.raise(TypeId::ValueError, &["there is no such channel".into()]));
        }
        self.reads.set(self.reads.get() + 1);
        Ok(self.reads.get() * 37 % 101 + u32::from(channel))
    }

    fn name(&self, _: &mut Vm<'_>) -> Res<&'static str> {
        Ok("example")
    }

    /// Calls `f` with each of the numbers below `count`: the sum of the results.
    fn run(&self, vm: &mut Vm<'_>, f: Value, count: u16) -> Res<i64> {
        let f = vm.hold(f)?;
        let mut sum = 0;
        for n in 0..count {
            let v = vm.call(vm.held(&f), &[Value::int(n.into())])?;
            sum += vm.extract::<i64>(v).unwrap_or(0);
        }
        vm.release(f);
        Ok(sum)
    }
}

native_modules! {
    static MODULES: Board {
        "board" {
            "read"(u8) -> u32 => Board::read;
            "name"() -> &'static str => Board::name;
            "run"(Value, u16) -> i64 => Board::run;
        }
    }
}

/// Makes the functions of the module global variables of the program: most builds cannot import it.
pub fn define(vm: &mut Vm<'_>) -> Result<(), Value> {
    let functions = MODULES.module("board").unwrap_or_default();
    for &(name, number) in functions {
        vm.set_global(name, Value::immediate(Immediate::HostFunction, number))?;
    }
    Ok(())
}

impl Host for Board {
    fn write(&self, _: Stream, bytes: &[u8]) -> Result<(), HostError> {
        Console.write_bytes(bytes);
        Ok(())
    }

    fn pow(&self, x: f64, y: f64) -> f64 {
        match cfg!(feature = "basic") {
            true => libm::pow(x, y),
            false => f64::NAN,
        }
    }

    #[cfg(feature = "full")]
    fn complex_pow(&self, x: (f64, f64), y: (f64, f64)) -> Option<(f64, f64)> {
        let (radius, angle) = (libm::hypot(x.0, x.1), libm::atan2(x.1, x.0));
        let mut magnitude = libm::pow(radius, y.0);
        let mut turn = y.0 * angle;
        if y.1 != 0.0 {
            magnitude /= libm::exp(angle * y.1);
            turn += y.1 * libm::log(radius);
        }
        let power = (magnitude * libm::cos(turn), magnitude * libm::sin(turn));
        (!turn.is_infinite()).then_some(power)
    }

    fn module(&self, name: &str) -> Option<ModuleTable> {
        MODULES.module(name)
    }

    fn function_name(&self, function: u32) -> &str {
        MODULES.function_name(function)
    }

    fn call(&self, vm: &mut Vm<'_>, function: u32, args: Args) -> Res {
        MODULES.call(self, vm, function, args)
    }
}
