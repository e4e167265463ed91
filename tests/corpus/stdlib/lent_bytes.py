# Objects with `__buffer__` where the library takes bytes.
import array
import base64
import binascii
import codecs
import collections.abc
import hashlib
import io
import marshal
import os
import pickle
import re
import secrets
import struct
import tempfile
import zlib


class Lends:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        print("  lends", flags)
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("  gets back", len(view))


class Lies:
    def __buffer__(self, flags):
        raise ValueError("v")


def use(name, f, data=b"abcd"):
    print(name)
    for o in Lends(data), Lies(), 5, "\xe9":
        try:
            made = f(o)
            print("  ->", made)
        except Exception as e:
            print("  !!", type(e).__name__, e)


for name in ("hexlify", "unhexlify", "b2a_base64", "a2b_base64", "b2a_uu", "b2a_qp", "a2b_qp", "crc32"):
    use("binascii." + name, getattr(binascii, name))
use("a2b_uu", binascii.a2b_uu, b"#86)C")
use("crc_hqx", lambda o: binascii.crc_hqx(o, 0))
for name in ("b64encode", "b64decode", "urlsafe_b64decode", "b32encode", "b16encode", "b85decode",
             "encodebytes", "decodebytes"):
    def f(o):
        try:
            return getattr(base64, name)(o)
        except TypeError as e:
            return type(e).__name__
    use("base64." + name, f)
use("zlib.crc32", zlib.crc32)
use("zlib.adler32", zlib.adler32)
use("zlib.compress", lambda o: zlib.decompress(zlib.compress(o)))
use("zlib.decompress", zlib.decompress, zlib.compress(b"hello"))
use("sha256", lambda o: hashlib.sha256(o).hexdigest()[:8])
use("update", lambda o: hashlib.md5().update(o))
use("struct.unpack", lambda o: struct.unpack("4B", o))
use("struct.unpack, too short", lambda o: struct.unpack("5B", o))
use("unpack_from", lambda o: struct.unpack_from("2B", o, 1))
use("iter_unpack", lambda o: list(struct.iter_unpack("2B", o)))
use("Struct.unpack", lambda o: struct.Struct("4B").unpack(o))
target = bytearray(b"abcd")
use("pack_into", lambda o: (struct.pack_into("2B", o, 1, 65, 66), target), target)
use("pack_into of what is read only", lambda o: struct.pack_into("2B", o, 1, 65, 66))
use("re.findall", lambda o: re.findall(b"[ab]", o))
use("re.sub", lambda o: re.sub(b"[ab]", b"-", o))
use("re.split", lambda o: re.split(b"b", o))
use("re of str", lambda o: re.findall("ab", o))
use("BytesIO", lambda o: io.BytesIO(o).getvalue())
use("BytesIO.write", lambda o: io.BytesIO().write(o))
use("BytesIO.readinto", lambda o: (io.BytesIO(b"xy").readinto(o), target), target)
use("BytesIO.readinto of what is read only", lambda o: io.BytesIO(b"xy").readinto(o))
with tempfile.TemporaryFile() as file:
    use("write", file.write)
    use("os.write", lambda o: os.write(file.fileno(), o))
    file.seek(0)
    use("readinto", lambda o: (file.readinto(o), target), target)
items = array.array("B")
use("frombytes", lambda o: (items.frombytes(o), items))
use("pickle.loads", pickle.loads, pickle.dumps([1, "a"]))
use("marshal.loads", marshal.loads, b"i\1\0\0\0")
use("codecs.decode", codecs.decode)
use("latin_1_decode", codecs.latin_1_decode)
use("utf_8_decode", codecs.utf_8_decode)
use("compare_digest", lambda o: secrets.compare_digest(o, b"abcd"))
use("Buffer", lambda o: isinstance(o, collections.abc.Buffer))


class Quiet:
    def __buffer__(self, flags):
        return memoryview(b"abc")


found = re.match(b"(a)b", Quiet())
print(found[1], found.endpos, re.sub(b"b", Quiet(), b"xbx"))
for lie in Lies(), 5:
    try:
        re.sub(b"b", lie, b"xbx")
    except (TypeError, ValueError) as e:
        print(e)


class Derived(bytes):
    pass


# What derives from bytes is looked into as bytes are.
o = Derived(b"abcd")
print(zlib.crc32(o), struct.unpack("<HH", o), binascii.hexlify(o), hashlib.md5(o).hexdigest()[:6])
print(zlib.crc32(array.array("i", [1, 2])), memoryview(array.array("i")).obj)
for data in b"abcd=", b"abcd==", b"abcd=efgh", b"ab==c", b"=abc", b"abc=d":
    try:
        binascii.a2b_base64(data, strict_mode=True)
    except binascii.Error as e:
        print(data, e)
try:
    struct.calcsize("i\0i")
except struct.error as e:
    print(e)
from collections import UserString
print(UserString("\xe4").encode(None, None), "%s!" % UserString("x"), UserString("y").__rmod__("<%s>"))
