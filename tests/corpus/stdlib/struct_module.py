import struct
print(struct.pack("<IhB", 1, -2, 255), struct.unpack("<IhB", b"\x01\0\0\0\xfe\xff\xff"), struct.calcsize("<IhB"), struct.calcsize("ci"), struct.calcsize("bq2x"))
print(struct.pack(">Q", 2**64-1), struct.pack("<q", -1), struct.pack("!H", 513), struct.unpack(">d", struct.pack(">d", 1.5)), struct.pack("<f", 0.1), struct.unpack("<e", struct.pack("<e", 0.333)))
print(struct.pack("5s", b"abc"), struct.pack("3s", b"abcdef"), struct.unpack("5s", b"abc\0\0"), struct.pack("4p", b"abcdef"), struct.unpack("4p", b"\x02abx"), struct.pack("3c", b"a", b"b", b"c"), struct.pack("??", [], [1]), struct.unpack("3?", b"\0\1\2"))
print(struct.pack("2h3x1b", 1, 2, 3), struct.pack("@bi", 1, 2), struct.pack("=bi", 1, 2), struct.pack("<0i"), struct.unpack("<2H", bytearray(b"\1\0\2\0")), struct.unpack("<2H", memoryview(b"\1\0\2\0")))
s = struct.Struct("<2h"); print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2\0"), s)
b = bytearray(8); struct.pack_into("<I", b, 2, 0xdeadbeef); print(b, struct.unpack_from("<I", b, 2), list(struct.iter_unpack("<H", b)))
for f in [lambda: struct.pack("<B", 256), lambda: struct.pack("<b", "x"), lambda: struct.pack("<h", 40000), lambda: struct.pack("<I", -1), lambda: struct.pack("z", 1), lambda: struct.pack("<I"), lambda: struct.unpack("<I", b"abc"), lambda: struct.pack("c", b"ab"), lambda: struct.pack("<f", 1e300), lambda: struct.pack("3s", "x"), lambda: struct.pack("<d", "x"), lambda: struct.unpack_from("<I", b"abc"), lambda: struct.pack("5"), lambda: struct.pack(1), lambda: struct.pack("<i", 1.5), lambda: struct.iter_unpack("<H", b"abc"), lambda: struct.pack("<e", 1e6)]:
    try: print(f())
    except (struct.error, TypeError, OverflowError) as e: print(type(e).__name__, e)
for x in (0.0, -0.0, 1.0, 65504.0, 6e-8, 2.0**-14, float("inf"), 0.1): print(struct.pack(">e", x).hex(), struct.unpack(">e", struct.pack(">e", x)))
