# uuencoded and quoted-printable text.
import binascii
from array import array

print(binascii.b2a_uu(b"x"), binascii.b2a_uu(b""), binascii.b2a_uu(b"\0\0\0", backtick=True))
print(binascii.b2a_uu(bytes(range(45))))
for data in b"", b"x", b"hello world", bytes(range(45)):
    print(binascii.a2b_uu(binascii.b2a_uu(data)) == data)
print(binascii.a2b_uu(b"\x7f") == bytes(31), binascii.a2b_uu(b"#86)C"), binascii.a2b_uu(b"#86"))


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


attempt(binascii.a2b_uu, b"  \x00")
attempt(binascii.a2b_uu, b"!!!!!!!!!")
attempt(binascii.b2a_uu, b"x" * 46)
attempt(binascii.b2a_uu, "x")

for data in (
    b"=", b"= ", b"==", b"=\nAB", b"=\r\nAB", b"=\rAB", b"=\rAB\nCD", b"=AB", b"=ab", b"=AX",
    b"=XA", b"=AB\nCD", b"_", b"a=3dc",
):
    print(data, binascii.a2b_qp(data), binascii.a2b_qp(data, header=True))
for data in (
    b"=", b"==", b"\xff\r\n\xff\n\xff", b"0" * 75 + b"\xff\r\n\xff\r\n\xff", b"\0\n", b"\r\n",
    b"\0\r\n" * 3, b" x \n", b"x\t", b".", b".\n", b"a.\n", b"_ _", b"a b\t", b"\x7f", b"x" * 80,
    b"x" * 76 + b"\n", b"abc def " * 12,
):
    print(binascii.b2a_qp(data), binascii.b2a_qp(data, istext=False))
    print("  ", binascii.b2a_qp(data, quotetabs=True), binascii.b2a_qp(data, header=True))
    print("  ", binascii.b2a_qp(data, True, header=True))
print(binascii.crc_hqx(b"", 0x12345), binascii.hexlify(b"abcd", sep="-", bytes_per_sep=2))
for function in binascii.b2a_base64, binascii.hexlify, binascii.crc32, binascii.b2a_uu:
    print(function(array("H", [1, 2, 515])))
