//! `_binary`: bytes as text of few characters, for `binascii`.

use stackline_core::{Res, Value, Vm};

use super::arguments::Arity::Exactly;
use super::{functions, index};
use crate::session::StdHost;

functions! { index::BINARY;
    "to_base64" Exactly(1), |_, vm, args| {
        let text = to_base64(vm.buffer_of(vm.arg(args, 0)).unwrap_or_default());
        vm.new_bytes(&text)
    };
    "from_base64" Exactly(2), |_, vm, args| {
        let strict = vm.arg(args, 1) == Value::TRUE;
        match from_base64(vm.buffer_of(vm.arg(args, 0)).unwrap_or_default(), strict) {
            Ok(bytes) => vm.new_bytes(&bytes),
            Err(message) => vm.new_str(&message),
        }
    };
}

pub(crate) fn init(_: &StdHost, _: &mut Vm<'_>, _: Value) -> Res<()> {
    Ok(())
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes in base 64 (RFC 4648), with padding.
fn to_base64(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let mut bits = 0;
        for i in 0..3 {
            bits = bits << 8 | u32::from(group.get(i).copied().unwrap_or(0));
        }
        for i in 0..4 {
            text.push(match i <= group.len() {
                true => DIGITS[(bits >> (18 - 6 * i) & 63) as usize],
                false => b'=',
            });
        }
    }
    text
}

/// The value of each digit; 64 for what is none.
const VALUES: [u8; 256] = {
    let mut values = [64; 256];
    let mut i = 0;
    while i < 64 {
        values[DIGITS[i] as usize] = i as u8;
        i += 1;
    }
    values
};

/// The bytes of a text in base 64. What is no digit is left out, or refused where `strict`.
fn from_base64(text: &[u8], strict: bool) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut digits, mut pads) = (0u32, 0usize, 0usize);
    if strict && text.first() == Some(&b'=') {
        return Err("Leading padding not allowed".to_owned());
    }
    for (i, &c) in text.iter().enumerate() {
        if c == b'=' {
            pads += 1;
            if digits % 4 >= 2 && digits % 4 + pads >= 4 {
                return match strict && i + 1 < text.len() {
                    true => Err("Excess data after padding".to_owned()),
                    false => Ok(bytes),
                };
            }
            if strict && digits % 4 == 0 {
                return Err("Excess padding not allowed".to_owned());
            }
            continue;
        }
        let value = VALUES[usize::from(c)];
        if value == 64 {
            match strict {
                true => return Err("Only base64 data is allowed".to_owned()),
                false => continue,
            }
        }
        if strict && pads > 0 {
            return Err("Discontinuous padding not allowed".to_owned());
        }
        pads = 0;
        bits = bits << 6 | u32::from(value);
        digits += 1;
        if digits % 4 != 1 {
            let left = 6 - 2 * ((digits + 3) % 4) as u32;
            bytes.push((bits >> left) as u8);
        }
    }
    match digits % 4 {
        0 => Ok(bytes),
        1 => Err(format!(
            "Invalid base64-encoded string: number of data characters ({digits}) cannot be 1 more \
             than a multiple of 4"
        )),
        _ => Err("Incorrect padding".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_goes_both_ways() {
        for bytes in [&b""[..], b"f", b"fo", b"foo", b"foob", b"\x00\xff\x80"] {
            assert_eq!(from_base64(&to_base64(bytes), true).as_deref(), Ok(bytes));
        }
        assert_eq!(to_base64(b"fooba"), b"Zm9vYmE=");
    }
}
