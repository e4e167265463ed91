//! From reset to `main`: the vector table, memory as the program expects it, the stack.

use core::arch::naked_asm;

unsafe extern "C" {
    static mut data_start: u32;
    static data_end: u32;
    static data_load: u32;
    static mut bss_start: u32;
    static bss_end: u32;
    static stack_bottom: u32;
    static stack_top: u32;
}

#[unsafe(link_section = ".vectors")]
#[unsafe(no_mangle)]
#[used]
static VECTORS: [unsafe extern "C" fn(); 15] = {
    let mut vectors: [unsafe extern "C" fn(); 15] = [fault; 15];
    vectors[0] = reset;
    vectors[1] = reset;
    vectors
};

/// What the stack holds where nothing has been yet.
const UNTOUCHED: u32 = 0xA5A5_5A5A;

/// The vector table begins with the initial stack pointer, which the linker knows: the processor
/// is told by `reset` instead, before it uses the stack.
#[unsafe(naked)]
#[unsafe(no_mangle)]
unsafe extern "C" fn reset() {
    naked_asm!(
        "ldr r0, =stack_top",
        "mov sp, r0",
        // The floating-point unit: full access to coprocessors 10 and 11.
        "ldr r0, =0xE000ED88",
        "ldr r1, [r0]",
        "orr r1, r1, #0xF00000",
        "str r1, [r0]",
        "dsb",
        "isb",
        "b {start}",
        start = sym start,
    )
}

extern "C" fn start() -> ! {
    // SAFETY: nothing runs but this; the linker script says what these places are for.
    unsafe {
        let (mut to, mut from) = (&raw mut data_start, &raw const data_load);
        while to.cast_const() < &raw const data_end {
            to.write(from.read());
            (to, from) = (to.add(1), from.add(1));
        }
        let mut to = &raw mut bss_start;
        while to.cast_const() < &raw const bss_end {
            to.write(0);
            to = to.add(1);
        }
        let here = 0u32;
        let mut to = (&raw const stack_bottom).cast_mut();
        while to.cast_const() < (&raw const here).sub(64) {
            to.write_volatile(UNTOUCHED);
            to = to.add(1);
        }
    }
    crate::main()
}

extern "C" fn fault() {
    panic!("the processor reports a fault")
}

/// Lowest address of the stack.
pub fn stack_floor() -> usize {
    &raw const stack_bottom as usize
}

/// Bytes of the stack that have been used at any time.
pub fn stack_used() -> usize {
    let (mut at, top) = (&raw const stack_bottom, &raw const stack_top);
    // SAFETY: the stack reaches from one to the other.
    unsafe {
        while at < top && at.read_volatile() == UNTOUCHED {
            at = at.add(1);
        }
        top.offset_from(at) as usize * 4
    }
}
