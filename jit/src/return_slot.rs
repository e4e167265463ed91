//! Where an evaluator keeps its return address.
//!
//! On x86-64 the call instruction pushes it: it is right below the caller's frame. On aarch64 it
//! comes in a register, and the evaluator's prologue stores it wherever the compiler laid out the
//! frame, always at the same distance from the stack pointer at the call. The prologue tells: it
//! is read here once, as far as the instruction that stores the return address.
//!
//! A prologue may also sign the return address before it stores it (pointer authentication). What
//! is stored then is no address but one with a code over it that only the processor can make, and
//! the evaluator's return faults on any other: such an address can be read and not changed.

use std::fmt;

use target_lexicon::Architecture;

use crate::stub::Evaluator;

/// Where an evaluator's return address is on the stack: how many bytes below the stack pointer of
/// the stub at its call. Negative if it is in the stub's own frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReturnSlot(pub i16);

/// Instructions of a prologue that are looked at.
const LONGEST_PROLOGUE: usize = 24;

impl ReturnSlot {
    /// The word right below the stub's frame: on x86-64 always, on aarch64 for an evaluator that
    /// begins with `stp x29, x30, [sp, #-16]!`.
    pub const ADJACENT: ReturnSlot = ReturnSlot(8);

    /// The slot that the architecture's calling convention asks for, or that compilers that keep
    /// frame pointers choose unless they have reasons.
    ///
    /// On s390x callees save the return address in their caller's frame, at a fixed place. Source:
    /// ELF Application Binary Interface, s390x Supplement, 1.2.2.
    pub fn usual(architecture: Architecture) -> ReturnSlot {
        match architecture {
            Architecture::S390x => ReturnSlot(-112),
            _ => ReturnSlot::ADJACENT,
        }
    }

    /// The slot of `evaluator`, as this process runs it.
    ///
    /// # Errors
    ///
    /// As [`of_code`](Self::of_code).
    pub fn of(evaluator: Evaluator) -> Result<ReturnSlot, ReturnSlotError> {
        // SAFETY: the code of a function.
        unsafe { ReturnSlot::of_code(evaluator as usize as *const u32) }
    }

    /// The slot of the function whose code is at `code`, of whatever signature.
    ///
    /// # Errors
    ///
    /// [`ReturnSlotError`] if its prologue does not tell, or if the processor makes it sign the
    /// return address.
    ///
    /// # Safety
    ///
    /// A function of the architecture that this process runs on begins at `code`.
    pub unsafe fn of_code(code: *const u32) -> Result<ReturnSlot, ReturnSlotError> {
        if !cfg!(target_arch = "aarch64") {
            return Ok(ReturnSlot::usual(target_lexicon::HOST.architecture));
        }
        let prologue = (0..LONGEST_PROLOGUE).map(|n| {
            // SAFETY: the code of a function is readable, and reading ends with the instruction
            // that stores the return address or with the first branch or return.
            unsafe { code.add(n).read() }
        });
        ReturnSlot::in_prologue(prologue, processor_signs())
    }

    /// The slot of a function that begins with these aarch64 instructions, on a processor that
    /// executes signing or ignores it. Takes no more of them than it needs.
    fn in_prologue(
        instructions: impl Iterator<Item = u32>,
        signs: bool,
    ) -> Result<ReturnSlot, ReturnSlotError> {
        // How far the stack pointer is below where it was at the call.
        let mut below: i64 = 0;
        for instruction in instructions {
            match Step::of(instruction) {
                Step::Lower(bytes) => below += bytes,
                Step::Store { lower, at } => {
                    below += lower;
                    let distance = below - at;
                    let distance = i16::try_from(distance).map(ReturnSlot);
                    return distance.map_err(|_| ReturnSlotError::Unknown);
                }
                Step::Sign if signs => return Err(ReturnSlotError::Signed),
                Step::Sign | Step::Other => {}
                Step::End => break,
            }
        }
        Err(ReturnSlotError::Unknown)
    }
}

/// Whether the function whose code is at `code` begins by making a frame that frame pointers lead to:
/// what callers of [frameless](crate::StubTemplate::frameless) stubs must do. All functions of a
/// crate do, or may not.
///
/// # Safety
///
/// A function of the architecture that this process runs on begins at `code`.
pub unsafe fn keeps_frame_pointer(code: *const u8) -> bool {
    // push rbp; mov rbp, rsp
    const PROLOGUE: [u8; 4] = [0x55, 0x48, 0x89, 0xe5];
    cfg!(target_arch = "x86_64")
        && (0..PROLOGUE.len()).all(|n| {
            // SAFETY: the code of a function is readable, and reading ends with the first byte that
            // is not that of a prologue, which no function ends with.
            unsafe { code.add(n).read() == PROLOGUE[n] }
        })
}

/// Whether the processor executes the instructions that sign return addresses; others take those
/// that compilers use for `nop`.
fn processor_signs() -> bool {
    #[cfg(all(target_os = "linux", target_arch = "aarch64"))]
    {
        const HWCAP_PACA: libc::c_ulong = 1 << 30;
        // SAFETY: only reads what the kernel told the process at its start.
        unsafe { libc::getauxval(libc::AT_HWCAP) & HWCAP_PACA != 0 }
    }
    #[cfg(not(all(target_os = "linux", target_arch = "aarch64")))]
    cfg!(target_arch = "aarch64")
}

/// Why there is no place where the return address of an evaluator could be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReturnSlotError {
    /// The evaluator's prologue does not tell where it keeps its return address.
    Unknown,
    /// The evaluator signs its return address, and would fault on any other.
    Signed,
}

impl fmt::Display for ReturnSlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReturnSlotError::Unknown => {
                "this build's evaluator does not show where it keeps its return address"
            }
            ReturnSlotError::Signed => {
                "this build's evaluator signs its return address (branch-protection=pac-ret), so \
                 that it cannot be changed"
            }
        })
    }
}

impl std::error::Error for ReturnSlotError {}

/// What an instruction of a prologue means here.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// The stack pointer goes down by so many bytes.
    Lower(i64),
    /// The stack pointer goes down, and the return address is stored `at` bytes above it.
    Store { lower: i64, at: i64 },
    /// The return address is signed.
    Sign,
    /// Nothing.
    Other,
    /// Control may go elsewhere: the prologue is over.
    End,
}

/// Number of the register that return addresses come in, and of the stack pointer as a base.
const LINK: u32 = 30;
const STACK: u32 = 31;

impl Step {
    /// Source: Arm Architecture Reference Manual, C4.1, "A64 instruction set encoding".
    fn of(instruction: u32) -> Step {
        let field = |low: u32, bits: u32| instruction >> low & ((1 << bits) - 1);
        let signed = |low: u32, bits: u32| {
            let value = i64::from(field(low, bits));
            value - (value >> (bits - 1) << bits)
        };
        let (first, base, second) = (field(0, 5), field(5, 5), field(10, 5));
        // Branches, exceptions and system instructions, among which are hints.
        if instruction >> 26 & 0b111 == 0b101 {
            let is_hint = instruction & 0xffff_f01f == 0xd503_201f;
            return match instruction {
                // `paciaz`, `paciasp`, `pacibz`, `pacibsp`.
                0xd503_231f | 0xd503_233f | 0xd503_235f | 0xd503_237f => Step::Sign,
                _ if is_hint => Step::Other,
                _ => Step::End,
            };
        }
        // `pacia x30, x` and its like, which no processor takes for `nop`.
        if instruction & 0xffff_0000 == 0xdac1_0000 && first == LINK {
            return Step::Sign;
        }
        if base != STACK {
            return Step::Other;
        }
        // `sub sp, sp, #n`, perhaps shifted by 12 bits.
        if instruction & 0xff80_0000 == 0xd100_0000 && first == STACK {
            return Step::Lower(i64::from(field(10, 12)) << (12 * field(22, 1)));
        }
        // Stores of pairs of 64-bit registers, general or vector: with an offset, or lowering.
        let is_pair = matches!(instruction >> 22, 0b10_1010_0100 | 0b10_1010_0110)
            || matches!(instruction >> 22, 0b01_1011_0100 | 0b01_1011_0110);
        if is_pair {
            let offset = signed(15, 7) * 8;
            let lowers = field(23, 1) == 1;
            let general = instruction >> 30 == 0b10;
            return Step::pair(general, (first, second), lowers, offset);
        }
        // `str x, [sp, #-n]!` and `str x, [sp, #n]`.
        if instruction & 0xffe0_0c00 == 0xf800_0c00 {
            let lower = -signed(12, 9);
            return match first {
                LINK => Step::Store { lower, at: 0 },
                _ => Step::Lower(lower),
            };
        }
        if instruction & 0xffc0_0000 == 0xf900_0000 && first == LINK {
            let at = i64::from(field(10, 12)) * 8;
            return Step::Store { lower: 0, at };
        }
        Step::Other
    }

    /// `stp first, second, [sp, #offset]`, or with `lowers` `[sp, #offset]!`.
    fn pair(general: bool, registers: (u32, u32), lowers: bool, offset: i64) -> Step {
        let (lower, at) = if lowers { (-offset, 0) } else { (0, offset) };
        match registers {
            (LINK, _) if general => Step::Store { lower, at },
            (_, LINK) if general => Step::Store { lower, at: at + 8 },
            _ if lowers => Step::Lower(lower),
            _ => Step::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The distance that these instructions tell.
    fn distance(instructions: &[u32]) -> Option<i16> {
        let slot = ReturnSlot::in_prologue(instructions.iter().copied(), false);
        slot.ok().map(|slot| slot.0)
    }

    #[test]
    fn a_frame_record_alone_is_adjacent() {
        // stp x29, x30, [sp, #-16]!
        assert_eq!(distance(&[0xa9bf_7bfd]), Some(ReturnSlot::ADJACENT.0));
        // stp x29, x30, [sp, #-96]!
        assert_eq!(distance(&[0xa9ba_7bfd]), Some(88));
    }

    #[test]
    fn a_signed_address_is_refused_where_processors_sign() {
        let paciasp = [0xd503_233f, 0xa9ba_7bfd];
        let pacibsp = [0xd503_237f, 0xa9ba_7bfd];
        // sub sp, sp, #16; pacia x30, sp; str x30, [sp, #8]
        let pacia = [0xd100_43ff, 0xdac1_03fe, 0xf900_07fe];
        for (prologue, slot) in [(&paciasp[..], 88), (&pacibsp, 88), (&pacia, 8)] {
            let instructions = || prologue.iter().copied();
            let refused = ReturnSlot::in_prologue(instructions(), true);
            assert_eq!(refused, Err(ReturnSlotError::Signed));
            let ignored = ReturnSlot::in_prologue(instructions(), false);
            assert_eq!(ignored, Ok(ReturnSlot(slot)));
        }
        // mov x8, x0; pacia x8, sp: another register; stp x29, x30, [sp, #-16]!
        let other = [0xaa00_03e8, 0xdac1_03e8, 0xa9bf_7bfd];
        let found = ReturnSlot::in_prologue(other.into_iter(), true);
        assert_eq!(found, Ok(ReturnSlot::ADJACENT));
    }

    #[test]
    fn a_frame_that_is_lowered_first_counts() {
        // sub sp, sp, #0x150; stp x29, x30, [sp, #0xf0]
        assert_eq!(
            distance(&[0xd105_43ff, 0xa90f_7bfd]),
            Some(0x150 - 0xf0 - 8)
        );
        // stp x28, x27, [sp, #-96]!; stp x26, x25, [sp, #16]; stp x29, x30, [sp, #80]
        let saved_first = [0xa9ba_6ffc, 0xa901_67fa, 0xa905_7bfd];
        assert_eq!(distance(&saved_first), Some(96 - 80 - 8));
        // stp d15, d14, [sp, #-160]!; stp x29, x30, [sp, #64]
        assert_eq!(distance(&[0x6db6_3bef, 0xa904_7bfd]), Some(160 - 64 - 8));
        // sub sp, sp, #1, lsl #12; str x30, [sp, #8]
        assert_eq!(distance(&[0xd140_07ff, 0xf900_07fe]), Some(4096 - 8));
        // str x30, [sp, #-32]!
        assert_eq!(distance(&[0xf81e_0ffe]), Some(32));
    }

    #[test]
    fn what_comes_before_the_store_does_not_matter() {
        // mov x8, x0; ldr x9, [x0, #16]; stp x30, x19, [sp, #-32]!
        assert_eq!(distance(&[0xaa00_03e8, 0xf940_0809, 0xa9be_4ffe]), Some(32));
        // bti c; stp x29, x30, [sp, #-32]!
        assert_eq!(distance(&[0xd503_245f, 0xa9be_7bfd]), Some(24));
    }

    #[test]
    fn a_function_that_stores_no_return_address_tells_nothing() {
        // ret
        assert_eq!(distance(&[0xd65f_03c0]), None);
        // cbz x0, ...; stp x29, x30, [sp, #-16]!
        assert_eq!(distance(&[0xb400_0040, 0xa9bf_7bfd]), None);
        assert_eq!(distance(&[]), None);
    }
}
