//! Call frame information of a stub, for unwinders that do not follow frame pointers.
//!
//! The compiler describes the prologue. The epilogue rows are added here: without them a sample
//! taken on the final `ret` would be unwound with the caller's frame pointer as the stub's own.
//! Format: Linux Standard Base, "Exception Frames" (`.eh_frame`), which builds on DWARF 5, 6.4.

use std::fmt;

use cranelift_codegen::isa::unwind::systemv;
use gimli::write::{
    Address, CallFrameInstruction, CommonInformationEntry, EhFrame, EndianVec,
    FrameDescriptionEntry, FrameTable, Writer,
};
use gimli::{LittleEndian, Register};
use target_lexicon::Architecture;

use crate::emit::EmitError;
use crate::stub::CodeOffset;

/// Where the code lies that a table describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodeReference {
    /// An address in the process; the table may then lie anywhere (for `__register_frame`).
    Absolute(u64),
    /// Distance in bytes from the start of the table to the code, for tables that are mapped at a
    /// fixed distance from the code (for jitdump). Encoded as 32-bit program-counter-relative.
    RelativeToTable(i32),
}

/// The call frame information of one stub shape: one common information entry and one frame
/// description entry.
#[derive(Clone, Debug)]
pub struct UnwindTable {
    entry: CommonInformationEntry,
    prologue: systemv::UnwindInfo,
    /// What follows the prologue's description.
    rows: Vec<(CodeOffset, CallFrameInstruction)>,
    /// Size in bytes of the code described.
    len: u32,
}

impl UnwindTable {
    /// Completes the compiler's description of the prologue with the epilogues at `epilogues` in
    /// `len` bytes of code.
    pub(crate) fn new(
        layout: &EpilogueLayout,
        entry: CommonInformationEntry,
        prologue: systemv::UnwindInfo,
        len: usize,
        epilogues: &[CodeOffset],
    ) -> UnwindTable {
        let mut rows = Vec::new();
        for &site in epilogues {
            rows.extend(
                layout
                    .after_restore()
                    .map(|row| (site.plus(layout.restored), row)),
            );
            let end = site.plus(layout.bytes.len() as u32);
            if end.index() < len {
                rows.extend(layout.in_frame().map(|row| (end, row)));
            }
        }
        UnwindTable {
            entry,
            prologue,
            rows,
            len: len as u32,
        }
    }

    /// The `.eh_frame` bytes that describe one copy of the stub at `code`, with a terminator.
    ///
    /// # Errors
    ///
    /// [`UnwindError`] if the address does not fit the encoding.
    pub fn eh_frame(&self, code: CodeReference) -> Result<Vec<u8>, UnwindError> {
        let mut entry = self.entry.clone();
        let (address, address_size) = match code {
            CodeReference::Absolute(address) => (address, 8),
            CodeReference::RelativeToTable(distance) => {
                entry.fde_address_encoding =
                    gimli::constants::DwEhPe(gimli::DW_EH_PE_pcrel.0 | gimli::DW_EH_PE_sdata4.0);
                (i64::from(distance) as u64, 4)
            }
        };
        let mut table = FrameTable::default();
        let cie = table.add_cie(entry);
        table.add_fde(cie, self.description(address));
        let mut section = EhFrame::from(EndianVec::new(LittleEndian));
        table
            .write_eh_frame(&mut section)
            .and_then(|()| section.0.write_u32(0))
            .map_err(UnwindError)?;
        let mut bytes = section.0.into_vec();
        self.lengthen(&mut bytes, address_size);
        Ok(bytes)
    }

    /// The `.eh_frame` bytes that describe copies of the stub at each of `addresses` in the
    /// process, with a terminator.
    ///
    /// # Errors
    ///
    /// As [`eh_frame`](Self::eh_frame).
    pub fn eh_frame_at(
        &self,
        addresses: impl IntoIterator<Item = u64>,
    ) -> Result<Vec<u8>, UnwindError> {
        let mut table = self.eh_frame(CodeReference::Absolute(0))?;
        let first = description_at(&table);
        let end = table.len() - TERMINATOR;
        let description = table[first..end].to_vec();
        table.truncate(first);
        for address in addresses {
            let at = table.len();
            table.extend_from_slice(&description);
            // The distance back to the common entry, which is the first, and the address.
            let back = (at + COMMON_ENTRY) as u32;
            table[at + COMMON_ENTRY..][..4].copy_from_slice(&back.to_le_bytes());
            table[at + ADDRESS..][..8].copy_from_slice(&address.to_le_bytes());
        }
        table.extend_from_slice(&[0; TERMINATOR]);
        Ok(table)
    }

    /// Makes the description cover the whole stub: the compiler's own ends with what it compiled,
    /// and cannot be given another length.
    fn lengthen(&self, table: &mut [u8], address_size: usize) {
        let len = u64::from(self.len).to_le_bytes();
        let size = description_at(table) + ADDRESS + address_size;
        table[size..size + address_size].copy_from_slice(&len[..address_size]);
    }

    fn description(&self, address: u64) -> FrameDescriptionEntry {
        let mut description = self.prologue.to_fde(Address::Constant(address));
        for (offset, instruction) in &self.rows {
            description.add_instruction(offset.get(), instruction.clone());
        }
        description
    }
}

/// The epilogue of one architecture and the registers it restores.
pub(crate) struct EpilogueLayout {
    /// The whole epilogue, return included.
    pub(crate) bytes: &'static [u8],
    /// Bytes up to and including the instruction that restores the caller's frame pointer.
    restored: u32,
    stack_pointer: Register,
    /// Distance from the stack pointer to the canonical frame address once restored, in bytes.
    cfa_after_restore: i32,
    frame_pointer: Register,
    /// Registers saved in the frame, with their offsets from the canonical frame address.
    saved: &'static [(Register, i32)],
}

/// `mov rsp, rbp; pop rbp; ret`. Register numbers: System V x86-64 psABI, figure 3.36.
const X86_64: EpilogueLayout = EpilogueLayout {
    bytes: &[0x48, 0x89, 0xec, 0x5d, 0xc3],
    restored: 4,
    stack_pointer: Register(7),
    cfa_after_restore: 8,
    frame_pointer: Register(6),
    saved: &[(Register(6), -16)],
};

/// `ldp fp, lr, [sp], #16; ret`. Register numbers: DWARF for the Arm 64-bit architecture, 4.1.
const AARCH64: EpilogueLayout = EpilogueLayout {
    bytes: &[0xfd, 0x7b, 0xc1, 0xa8, 0xc0, 0x03, 0x5f, 0xd6],
    restored: 4,
    stack_pointer: Register(31),
    cfa_after_restore: 0,
    frame_pointer: Register(29),
    saved: &[(Register(29), -16), (Register(30), -8)],
};

impl EpilogueLayout {
    /// The layout of `architecture`.
    pub(crate) fn of(architecture: Architecture) -> Result<&'static EpilogueLayout, EmitError> {
        match architecture {
            Architecture::X86_64 => Ok(&X86_64),
            Architecture::Aarch64(_) => Ok(&AARCH64),
            other => Err(EmitError::UnsupportedTarget(other.to_string())),
        }
    }

    /// The rows that hold between the restore and the return.
    fn after_restore(&self) -> impl Iterator<Item = CallFrameInstruction> {
        let saved = self.saved.iter();
        std::iter::once(CallFrameInstruction::Cfa(
            self.stack_pointer,
            self.cfa_after_restore,
        ))
        .chain(saved.map(|&(register, _)| CallFrameInstruction::SameValue(register)))
    }

    /// The rows that hold again after the return, at the next call site.
    fn in_frame(&self) -> impl Iterator<Item = CallFrameInstruction> {
        let saved = self.saved.iter();
        std::iter::once(CallFrameInstruction::Cfa(self.frame_pointer, 16))
            .chain(saved.map(|&(register, offset)| CallFrameInstruction::Offset(register, offset)))
    }
}

/// Where a description's pointer to its common entry is, in bytes from its start, where its length
/// is.
const COMMON_ENTRY: usize = 4;
/// Where the address of the code described is; its size comes next.
const ADDRESS: usize = 8;
/// Size in bytes of the length of zero that ends a table.
const TERMINATOR: usize = 4;

/// Where the first description is in `table`: behind the common entry, whose length does not count
/// itself.
fn description_at(table: &[u8]) -> usize {
    let word = [0, 1, 2, 3].map(|byte| table[byte]);
    4 + u32::from_le_bytes(word) as usize
}

/// Call frame information could not be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnwindError(gimli::write::Error);

impl fmt::Display for UnwindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot encode call frame information: {}", self.0)
    }
}

impl std::error::Error for UnwindError {}
