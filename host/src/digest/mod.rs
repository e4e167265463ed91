//! Message digests (RFC 1321, FIPS 180-4) and the checksum of ISO 3309.

mod md5;
mod sha1;
mod sha256;
mod sha512;
#[cfg(test)]
mod tests;

pub(crate) use md5::md5;
pub(crate) use sha1::sha1;
pub(crate) use sha256::{sha224, sha256};
pub(crate) use sha512::{sha384, sha512};

/// Calls `block` with each block of `N` bytes of the padded message: a one bit, zeros, and the
/// length in bits in the last `length` bytes.
fn padded<const N: usize>(
    data: &[u8],
    length: usize,
    big_endian: bool,
    mut block: impl FnMut(&[u8; N]),
) {
    let (whole, rest) = data.as_chunks::<N>();
    whole.iter().for_each(&mut block);
    let mut tail = rest.to_vec();
    tail.push(0x80);
    while tail.len() % N != N - length {
        tail.push(0);
    }
    let bits = data.len() as u128 * 8;
    match big_endian {
        true => tail.extend_from_slice(&bits.to_be_bytes()[16 - length..]),
        false => tail.extend_from_slice(&bits.to_le_bytes()[..length]),
    }
    tail.as_chunks::<N>().0.iter().for_each(block);
}

/// The checksum of `data`, continued from that of what was before.
pub(crate) fn crc32(data: &[u8], start: u32) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut i = 0;
        while i < 256 {
            let (mut c, mut bit) = (i as u32, 0);
            while bit < 8 {
                c = if c & 1 != 0 {
                    0xEDB8_8320 ^ (c >> 1)
                } else {
                    c >> 1
                };
                bit += 1;
            }
            table[i] = c;
            i += 1;
        }
        table
    };
    !data.iter().fold(!start, |crc, &byte| {
        TABLE[((crc ^ u32::from(byte)) & 0xFF) as usize] ^ (crc >> 8)
    })
}
