"""zlib: whole and in parts, with each kind of head and tail; what is damaged is refused."""
import zlib

data = b"".join(b"line %d of some text, " % (n * n) for n in range(2000))

for wbits in (15, 9, -15, -9, 31, 25):
    for level in (-1, 0, 1, 6, 9):
        packed = zlib.compress(data, level, wbits)
        assert zlib.decompress(packed, wbits) == data
        assert len(packed) < len(data) + 100
    print(wbits, "whole")

print(zlib.compress(b"")[:1], zlib.decompress(zlib.compress(b"")))
print([zlib.compress(data, level)[:2].hex() for level in range(-1, 10)])
print(zlib.compress(data, wbits=31)[:3].hex())
print(zlib.decompress(zlib.compress(data, wbits=31), 47) == data)
print(zlib.decompress(zlib.compress(data), 47) == data)
print(zlib.decompress(b"x\x9c\xcbH\xcd\xc9\xc9W(\xcf/\xcaI\x01\x00\x1a\x0b\x04]"))

packer = zlib.compressobj()
packed = b"".join([packer.compress(data[i:i + 777]) for i in range(0, len(data), 777)])
packed += packer.flush()
opener = zlib.decompressobj()
parts = [opener.decompress(packed[i:i + 100]) for i in range(0, len(packed), 100)]
print(b"".join(parts) == data, opener.eof, opener.unused_data, opener.unconsumed_tail)

opener = zlib.decompressobj()
print(opener.decompress(packed + b"more") == data, opener.eof, opener.unused_data)
print(opener.decompress(b"!"), opener.unused_data)

opener = zlib.decompressobj()
first = opener.decompress(packed, 1000)
print(len(first), opener.eof, len(opener.unconsumed_tail) > 0)
rest = []
while not opener.eof:
    rest.append(opener.decompress(opener.unconsumed_tail, 5000))
    assert len(rest[-1]) <= 5000
print(first + b"".join(rest) == data)

packer = zlib.compressobj(wbits=-15)
early = packer.compress(b"abc" * 10) + packer.flush(zlib.Z_SYNC_FLUSH)
opener = zlib.decompressobj(-15)
print(opener.decompress(early), opener.eof)
print(opener.decompress(packer.compress(b"xyz") + packer.flush()), opener.eof, opener.flush())

print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.crc32(b""))
print(zlib.adler32(b"hello"), zlib.adler32(b"lo", zlib.adler32(b"hel")), zlib.adler32(b""))
print(zlib.crc32(bytearray(b"hello")), zlib.adler32(memoryview(b"hello")))


def attempt(name, action):
    try:
        print(name, action())
    except Exception as e:
        print(name, type(e).__name__, e)


attempt("head", lambda: zlib.decompress(b"hello"))
attempt("method", lambda: zlib.decompress(b"\x77\x0a"))
attempt("short", lambda: zlib.decompress(packed[:-1]))
attempt("empty", lambda: zlib.decompress(b""))
attempt("sum", lambda: zlib.decompress(packed[:-1] + bytes([packed[-1] ^ 1])))
attempt("level", lambda: zlib.compress(b"", 10))
attempt("str", lambda: zlib.compress("text"))
attempt("gzip", lambda: zlib.decompress(packed, 31))
attempt("most", lambda: zlib.decompressobj().decompress(b"", -1))
print(zlib.MAX_WBITS, zlib.DEFLATED, zlib.Z_BEST_COMPRESSION, zlib.error.__module__)
