//! What is particular to each architecture: how stubs begin and end, and what lies between.
//!
//! Every instruction of the code that opens and closes a stub's frame has its row of call frame
//! information here, since the compiler's own description leaves some out. The code that the
//! compiler makes is compared with what is described.

use gimli::write::CallFrameInstruction::{
    self, Cfa, CfaOffset, CfaRegister, Offset, Register as InRegister, SameValue,
};
use gimli::{Register, RunTimeEndian};
use target_lexicon::Architecture;

use crate::emit::EmitError;

/// A row of call frame information begins at a number of bytes from the start of what it describes.
pub(crate) type Row = (u32, CallFrameInstruction);

/// An architecture that stubs can be emitted for.
#[derive(Debug)]
pub(crate) struct Machine {
    pub(crate) byte_order: RunTimeEndian,
    /// What the compiler makes of a stub's beginning.
    pub(crate) compiled_prologue: &'static [u8],
    /// What a stub begins with instead, of the same length.
    pub(crate) prologue: &'static [u8],
    pub(crate) prologue_rows: &'static [Row],
    /// The whole epilogue, return included.
    pub(crate) epilogue: &'static [u8],
    pub(crate) epilogue_rows: &'static [Row],
    /// What holds between prologue and epilogue.
    pub(crate) frame: &'static [CallFrameInstruction],
    /// One site: instructions that do nothing. The address in the middle, between two of them,
    /// stands for the site, so that a lookup of the address before, as unwinders do for callers,
    /// finds the same site.
    pub(crate) site: &'static [u8],
    /// How stubs without a frame begin, where there are such.
    pub(crate) frameless: Option<Frameless>,
    /// An instruction that traps, as long as those that may precede it are aligned.
    pub(crate) trap: &'static [u8],
}

/// The code of a stub that has no frame of its own, up to its first site.
///
/// The evaluator is entered by a jump, so that it returns to the stub's caller; but in its return
/// slot stands the middle of the site that follows. Unwinders that find this address take the
/// frame of the stub's caller for the stub's, whose record is laid out like one.
#[derive(Debug)]
pub(crate) struct Frameless {
    pub(crate) code: &'static [u8],
    pub(crate) rows: &'static [Row],
}

impl Machine {
    /// The facts of `architecture`.
    pub(crate) fn of(architecture: Architecture) -> Result<&'static Machine, EmitError> {
        match architecture {
            Architecture::X86_64 => Ok(&X86_64),
            Architecture::Aarch64(_) => Ok(&AARCH64),
            Architecture::Riscv64(_) => Ok(&RISCV64),
            Architecture::S390x => Ok(&S390X),
            other => Err(EmitError::UnsupportedTarget(other.to_string())),
        }
    }

    /// Bytes from one site to the next.
    pub(crate) fn site_stride(&self) -> u32 {
        self.site.len() as u32
    }
}

/// Register numbers: System V x86-64 psABI, figure 3.36.
static X86_64: Machine = {
    const FRAME: Register = Register(6);
    const STACK: Register = Register(7);
    const RETURN_ADDRESS: Register = Register(16);
    // push rbp; mov rbp, rsp
    const PROLOGUE: &[u8] = &[0x55, 0x48, 0x89, 0xe5];
    Machine {
        byte_order: RunTimeEndian::Little,
        compiled_prologue: PROLOGUE,
        prologue: PROLOGUE,
        prologue_rows: &[
            (1, CfaOffset(16)),
            (1, Offset(FRAME, -16)),
            (4, CfaRegister(FRAME)),
        ],
        // mov rsp, rbp; pop rbp; ret
        epilogue: &[0x48, 0x89, 0xec, 0x5d, 0xc3],
        epilogue_rows: &[(4, Cfa(STACK, 8)), (4, SameValue(FRAME))],
        frame: &[Cfa(FRAME, 16), Offset(FRAME, -16)],
        // nop; nop
        site: &[0x90, 0x90],
        frameless: Some(Frameless {
            // mov rax, rsi; mov rdx, [rsp]; lea rcx, [rip + 10]; mov rsi, rsp; mov [rsp], rcx; jmp rax
            code: &[
                0x48, 0x89, 0xf0, 0x48, 0x8b, 0x14, 0x24, 0x48, 0x8d, 0x0d, 0x0a, 0x00, 0x00, 0x00,
                0x48, 0x89, 0xe6, 0x48, 0x89, 0x0c, 0x24, 0xff, 0xe0,
            ],
            rows: &[
                (21, InRegister(RETURN_ADDRESS, Register(1))),
                (23, Offset(RETURN_ADDRESS, -8)),
                (23, Cfa(FRAME, 16)),
                (23, Offset(FRAME, -16)),
            ],
        }),
        // int3
        trap: &[0xcc],
    }
};

/// Register numbers: DWARF for the Arm 64-bit Architecture, 4.1. `bti c` lets indirect calls land
/// where the processor checks that, and is `nop` elsewhere.
static AARCH64: Machine = {
    const FRAME: Register = Register(29);
    const LINK: Register = Register(30);
    const STACK: Register = Register(31);
    // bti c; stp x29, x30, [sp, #-16]!; mov x29, sp
    const PROLOGUE: &[u8] = &[
        0x5f, 0x24, 0x03, 0xd5, 0xfd, 0x7b, 0xbf, 0xa9, 0xfd, 0x03, 0x00, 0x91,
    ];
    Machine {
        byte_order: RunTimeEndian::Little,
        compiled_prologue: PROLOGUE,
        prologue: PROLOGUE,
        prologue_rows: &[
            (8, CfaOffset(16)),
            (8, Offset(FRAME, -16)),
            (8, Offset(LINK, -8)),
            (12, CfaRegister(FRAME)),
        ],
        // ldp x29, x30, [sp], #16; ret
        epilogue: &[0xfd, 0x7b, 0xc1, 0xa8, 0xc0, 0x03, 0x5f, 0xd6],
        epilogue_rows: &[
            (4, Cfa(STACK, 0)),
            (4, SameValue(FRAME)),
            (4, SameValue(LINK)),
        ],
        frame: &[Cfa(FRAME, 16), Offset(FRAME, -16), Offset(LINK, -8)],
        // nop; nop
        site: &[0x1f, 0x20, 0x03, 0xd5, 0x1f, 0x20, 0x03, 0xd5],
        frameless: None,
        // brk #0
        trap: &[0x00, 0x00, 0x20, 0xd4],
    }
};

/// Register numbers: RISC-V DWARF Specification, "DWARF Register Numbers". The compiler's frame
/// pointer points at the frame record; profilers look for the record below it, where the calling
/// convention has it (RISC-V Calling Conventions, "Frame Pointer Convention").
static RISCV64: Machine = {
    const LINK: Register = Register(1);
    const STACK: Register = Register(2);
    const FRAME: Register = Register(8);
    Machine {
        byte_order: RunTimeEndian::Little,
        // addi sp, sp, -16; sd ra, 8(sp); sd s0, 0(sp); addi s0, sp, 0
        compiled_prologue: &[
            0x13, 0x01, 0x01, 0xff, 0x23, 0x34, 0x11, 0x00, 0x23, 0x30, 0x81, 0x00, 0x13, 0x04,
            0x01, 0x00,
        ],
        // addi sp, sp, -16; sd ra, 8(sp); sd s0, 0(sp); addi s0, sp, 16
        prologue: &[
            0x13, 0x01, 0x01, 0xff, 0x23, 0x34, 0x11, 0x00, 0x23, 0x30, 0x81, 0x00, 0x13, 0x04,
            0x01, 0x01,
        ],
        prologue_rows: &[
            (4, CfaOffset(16)),
            (8, Offset(LINK, -8)),
            (12, Offset(FRAME, -16)),
            (16, Cfa(FRAME, 0)),
        ],
        // ld ra, 8(sp); ld s0, 0(sp); addi sp, sp, 16; ret
        epilogue: &[
            0x83, 0x30, 0x81, 0x00, 0x03, 0x34, 0x01, 0x00, 0x13, 0x01, 0x01, 0x01, 0x67, 0x80,
            0x00, 0x00,
        ],
        epilogue_rows: &[
            (4, SameValue(LINK)),
            (8, Cfa(STACK, 16)),
            (8, SameValue(FRAME)),
            (12, CfaOffset(0)),
        ],
        frame: &[Cfa(FRAME, 0), Offset(LINK, -8), Offset(FRAME, -16)],
        // nop; nop
        site: &[0x13, 0x00, 0x00, 0x00, 0x13, 0x00, 0x00, 0x00],
        frameless: None,
        // ebreak
        trap: &[0x73, 0x00, 0x10, 0x00],
    }
};

/// Register numbers and frame: ELF Application Binary Interface, s390x Supplement, 1.2.2 and 1.4.
/// There is no frame pointer; the word at the stack pointer is that of the caller. The canonical
/// frame address is 160 bytes above the caller's stack pointer, the area in which this function
/// saves registers.
static S390X: Machine = {
    const LINK: Register = Register(14);
    const STACK: Register = Register(15);
    // stmg %r14, %r15, 112(%r15); lgr %r1, %r15; aghi %r15, -160; stg %r1, 0(%r15)
    const PROLOGUE: &[u8] = &[
        0xeb, 0xef, 0xf0, 0x70, 0x00, 0x24, 0xb9, 0x04, 0x00, 0x1f, 0xa7, 0xfb, 0xff, 0x60, 0xe3,
        0x10, 0xf0, 0x00, 0x00, 0x24,
    ];
    Machine {
        byte_order: RunTimeEndian::Big,
        compiled_prologue: PROLOGUE,
        prologue: PROLOGUE,
        prologue_rows: &[
            (6, Offset(LINK, -48)),
            (6, Offset(STACK, -40)),
            (14, CfaOffset(320)),
        ],
        // lmg %r14, %r15, 272(%r15); br %r14
        epilogue: &[0xeb, 0xef, 0xf1, 0x10, 0x00, 0x04, 0x07, 0xfe],
        epilogue_rows: &[
            (6, Cfa(STACK, 160)),
            (6, SameValue(LINK)),
            (6, SameValue(STACK)),
        ],
        frame: &[Cfa(STACK, 320), Offset(LINK, -48), Offset(STACK, -40)],
        // nopr; nopr
        site: &[0x07, 0x00, 0x07, 0x00],
        frameless: None,
        // What debuggers use for breakpoints.
        trap: &[0x00, 0x01],
    }
};
