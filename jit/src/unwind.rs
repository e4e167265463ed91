//! Call frame information of a stub, for unwinders that do not follow frame pointers.
//!
//! Prologue and epilogue have a row for each instruction that matters: without those of the epilogue
//! a sample taken on the final return would be unwound with the caller's frame pointer as the stub's
//! own. Frameless stubs have theirs in `machine`.
//! Format: Linux Standard Base, "Exception Frames" (`.eh_frame`), which builds on DWARF 5, 6.4.

use std::fmt;

use gimli::write::{
    Address, CommonInformationEntry, EhFrame, EndianVec, FrameDescriptionEntry, FrameTable, Writer,
};
use gimli::{Endianity, RunTimeEndian};

use crate::machine::{Machine, Row};
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
    byte_order: RunTimeEndian,
    entry: CommonInformationEntry,
    rows: Vec<Row>,
    /// Size in bytes of the code described.
    len: u32,
}

impl UnwindTable {
    /// For `len` bytes of code of `machine`, of which the rows are known.
    pub(crate) fn new(
        machine: &Machine,
        entry: CommonInformationEntry,
        len: usize,
        rows: Vec<Row>,
    ) -> UnwindTable {
        UnwindTable {
            byte_order: machine.byte_order,
            entry,
            rows,
            len: len as u32,
        }
    }

    /// The rows of `len` bytes of code that begin with the prologue of `machine` and have its
    /// epilogue at `epilogues`.
    pub(crate) fn framed_rows(machine: &Machine, len: usize, epilogues: &[CodeOffset]) -> Vec<Row> {
        let mut rows = machine.prologue_rows.to_vec();
        for &site in epilogues {
            let epilogue = machine.epilogue_rows.iter();
            rows.extend(epilogue.map(|(at, row)| (site.plus(*at).get(), row.clone())));
            let end = site.plus(machine.epilogue.len() as u32);
            if end.index() < len {
                rows.extend(machine.frame.iter().map(|row| (end.get(), row.clone())));
            }
        }
        rows
    }

    /// The `.eh_frame` bytes that describe one copy of the stub at `code`, with a terminator.
    ///
    /// # Errors
    ///
    /// [`UnwindError`] if the address does not fit the encoding.
    pub fn eh_frame(&self, code: CodeReference) -> Result<Vec<u8>, UnwindError> {
        let mut entry = self.entry.clone();
        let address = match code {
            CodeReference::Absolute(address) => address,
            CodeReference::RelativeToTable(distance) => {
                entry.fde_address_encoding =
                    gimli::constants::DwEhPe(gimli::DW_EH_PE_pcrel.0 | gimli::DW_EH_PE_sdata4.0);
                i64::from(distance) as u64
            }
        };
        let mut table = FrameTable::default();
        let cie = table.add_cie(entry);
        table.add_fde(cie, self.description(address));
        let mut section = EhFrame::from(EndianVec::new(self.byte_order));
        table
            .write_eh_frame(&mut section)
            .and_then(|()| section.0.write_u32(0))
            .map_err(UnwindError)?;
        Ok(section.0.into_vec())
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
        let order = self.byte_order;
        // Behind the common entry, whose length does not count itself.
        let first = 4 + order.read_u32(&table[..4]) as usize;
        let end = table.len() - TERMINATOR;
        let description = table[first..end].to_vec();
        table.truncate(first);
        for address in addresses {
            let at = table.len();
            table.extend_from_slice(&description);
            // The distance back to the common entry, which is the first, and the address.
            let back = (at + COMMON_ENTRY) as u32;
            order.write_u32(&mut table[at + COMMON_ENTRY..][..4], back);
            order.write_u64(&mut table[at + ADDRESS..][..8], address);
        }
        table.extend_from_slice(&[0; TERMINATOR]);
        Ok(table)
    }

    fn description(&self, address: u64) -> FrameDescriptionEntry {
        let mut description = FrameDescriptionEntry::new(Address::Constant(address), self.len);
        for (offset, instruction) in &self.rows {
            description.add_instruction(*offset, instruction.clone());
        }
        description
    }
}

/// Where a description's pointer to its common entry is, in bytes from its start, where its length
/// is.
const COMMON_ENTRY: usize = 4;
/// Where the address of the code described is.
const ADDRESS: usize = 8;
/// Size in bytes of the length of zero that ends a table.
const TERMINATOR: usize = 4;

/// Call frame information could not be encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnwindError(gimli::write::Error);

impl fmt::Display for UnwindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot encode call frame information: {}", self.0)
    }
}

impl std::error::Error for UnwindError {}
