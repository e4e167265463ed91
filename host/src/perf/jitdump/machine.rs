//! The machines that dumped code runs on, which the numbers of a dump are written for.

use stackline_jit::{Architecture, Triple};

/// The machine that dumped code runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Machine {
    /// x86-64.
    X86_64,
    /// 64-bit Arm, with the least significant byte of a number first.
    Aarch64,
    /// 64-bit RISC-V.
    Riscv64,
    /// IBM Z, 64-bit.
    S390x,
}

impl Machine {
    /// The machine of a target, if code can be dumped for it.
    pub fn of(target: &Triple) -> Option<Machine> {
        match target.architecture {
            Architecture::X86_64 => Some(Machine::X86_64),
            Architecture::Aarch64(_) => Some(Machine::Aarch64),
            Architecture::Riscv64(_) => Some(Machine::Riscv64),
            Architecture::S390x => Some(Machine::S390x),
            _ => None,
        }
    }

    /// Its number in ELF files, `e_machine`. System V application binary interface, chapter 4.
    pub const fn number(self) -> u32 {
        match self {
            Machine::X86_64 => 62,
            Machine::Aarch64 => 183,
            Machine::Riscv64 => 243,
            Machine::S390x => 22,
        }
    }

    /// The order of the bytes of its numbers.
    pub const fn byte_order(self) -> ByteOrder {
        match self {
            Machine::X86_64 | Machine::Aarch64 | Machine::Riscv64 => ByteOrder::Little,
            Machine::S390x => ByteOrder::Big,
        }
    }
}

/// Which byte of a number comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The least significant one.
    Little,
    /// The most significant one.
    Big,
}

impl ByteOrder {
    /// The bytes of a 32-bit number.
    pub const fn word(self, number: u32) -> [u8; 4] {
        match self {
            ByteOrder::Little => number.to_le_bytes(),
            ByteOrder::Big => number.to_be_bytes(),
        }
    }

    /// The bytes of a 64-bit number.
    pub const fn long_word(self, number: u64) -> [u8; 8] {
        match self {
            ByteOrder::Little => number.to_le_bytes(),
            ByteOrder::Big => number.to_be_bytes(),
        }
    }

    /// The 32-bit number of these bytes.
    pub const fn read_word(self, bytes: [u8; 4]) -> u32 {
        match self {
            ByteOrder::Little => u32::from_le_bytes(bytes),
            ByteOrder::Big => u32::from_be_bytes(bytes),
        }
    }
}
