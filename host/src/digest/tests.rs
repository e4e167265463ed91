//! The examples of the specifications.

use super::*;

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn digests_are_those_of_the_specifications() {
    assert_eq!(hex(&md5(b"abc")), "900150983cd24fb0d6963f7d28e17f72");
    assert_eq!(
        hex(&sha1(b"abc")),
        "a9993e364706816aba3e25717850c26c9cd0d89d"
    );
    assert!(hex(&sha256(b"abc")).starts_with("ba7816bf8f01cfea"));
    assert!(hex(&sha224(b"abc")).starts_with("23097d223405d822"));
    assert!(hex(&sha512(b"abc")).starts_with("ddaf35a193617aba"));
    assert!(hex(&sha384(b"abc")).starts_with("cb00753f45a35e8b"));
    assert_eq!(crc32(b"123456789", 0), 0xCBF4_3926);
}

#[test]
fn lengths_around_a_block_are_padded() {
    assert_eq!(hex(&md5(&[b'a'; 55])), "ef1772b6dff9a122358552954ad0df65");
    assert_eq!(hex(&md5(&[b'a'; 56])), "3b0c8ac703f828b04c6c197006d17218");
    assert_eq!(hex(&md5(&[b'a'; 64])), "014842d480b571495a4a0363793f7367");
}
