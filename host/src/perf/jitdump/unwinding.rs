//! Call frame information as jitdump carries it.
//!
//! `perf inject` makes an ELF file of every function, with the code, `.eh_frame` behind it at the
//! next multiple of 8 bytes, and `.eh_frame_hdr` behind that (Linux, `tools/perf/util/genelf.c`).
//! It fills in no addresses: the two sections must fit these places.

use stackline_jit::{CodeReference, StubCode, UnwindError};

use super::machine::ByteOrder;

/// Size in bytes of an `.eh_frame_hdr` with one entry in its table.
const HEADER_SIZE: usize = 20;

/// What `.eh_frame` is aligned to behind the code, in bytes.
const FRAME_ALIGNMENT: usize = 8;

/// What `.eh_frame_hdr` is aligned to, in bytes.
const HEADER_ALIGNMENT: usize = 4;

/// What the memory that `perf` maps for it is rounded up to, in bytes.
const MAPPED_ALIGNMENT: usize = 16;

/// The call frame information of one function: `.eh_frame`, then `.eh_frame_hdr`.
#[derive(Clone, Debug)]
pub struct Unwinding {
    bytes: Vec<u8>,
}

impl Unwinding {
    /// The information for copies of `code` that are dumped with their whole extent.
    ///
    /// # Errors
    ///
    /// [`UnwindError`] if the code is too large for the encoding.
    pub fn of(code: &StubCode) -> Result<Unwinding, UnwindError> {
        let distance = code.extent().next_multiple_of(FRAME_ALIGNMENT) as i32;
        let reference = CodeReference::RelativeToTable(-distance);
        let mut bytes = code.unwind().eh_frame(reference)?;
        bytes.resize(bytes.len().next_multiple_of(HEADER_ALIGNMENT), 0);
        let order = match code.is_big_endian() {
            true => ByteOrder::Big,
            false => ByteOrder::Little,
        };
        append_header(&mut bytes, order, distance);
        Ok(Unwinding { bytes })
    }

    /// `.eh_frame` and `.eh_frame_hdr`.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Size in bytes of the `.eh_frame_hdr` at the end.
    pub fn header_size(&self) -> usize {
        HEADER_SIZE
    }

    /// Bytes of address space behind the code that `perf` takes for it. Nothing else that is
    /// named may lie there.
    pub fn mapped_size(&self) -> usize {
        self.bytes.len().next_multiple_of(MAPPED_ALIGNMENT)
    }
}

/// Appends the search table for the one description in `table`, which lies `distance` bytes
/// behind the code. Linux Standard Base, "Exception Frames", `.eh_frame_hdr`.
fn append_header(table: &mut Vec<u8>, order: ByteOrder, distance: i32) {
    const VERSION: u8 = 1;
    const PC_RELATIVE: u8 = 0x10;
    const HEADER_RELATIVE: u8 = 0x30;
    const SIGNED_32: u8 = 0x0b;
    const UNSIGNED_32: u8 = 0x03;

    let header = table.len() as i32;
    let common = order.read_word([table[0], table[1], table[2], table[3]]);
    // A length does not count itself.
    let description = 4 + common as i32;
    table.extend_from_slice(&[
        VERSION,
        PC_RELATIVE | SIGNED_32,
        UNSIGNED_32,
        HEADER_RELATIVE | SIGNED_32,
    ]);
    for number in [-(header + 4), 1, -header - distance, description - header] {
        table.extend_from_slice(&order.word(number as u32));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header for a table whose common entry has 20 bytes behind its length, with code 48 bytes
    /// before it.
    fn header(order: ByteOrder) -> Vec<u8> {
        let mut table = order.word(20).to_vec();
        table.resize(64, 0);
        append_header(&mut table, order, 48);
        table.split_off(64)
    }

    #[test]
    fn the_search_table_is_in_the_byte_order_of_the_code() {
        // The table is 68 bytes before its address, the code 112 and its description 40 bytes
        // before the header.
        assert_eq!(
            header(ByteOrder::Little),
            [
                [1, 0x1b, 3, 0x3b],
                [0xbc, 0xff, 0xff, 0xff],
                [1, 0, 0, 0],
                [0x90, 0xff, 0xff, 0xff],
                [0xd8, 0xff, 0xff, 0xff],
            ]
            .concat()
        );
        assert_eq!(
            header(ByteOrder::Big),
            [
                [1, 0x1b, 3, 0x3b],
                [0xff, 0xff, 0xff, 0xbc],
                [0, 0, 0, 1],
                [0xff, 0xff, 0xff, 0x90],
                [0xff, 0xff, 0xff, 0xd8],
            ]
            .concat()
        );
    }
}
