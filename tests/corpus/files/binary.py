import os, tempfile
folder = tempfile.mkdtemp()

name = folder + "/data.bin"
with open(name, "wb") as f:
    print(f.write(bytes(range(10))), f.write(bytearray(b"more\nlines\n")), f.tell(), f.mode)
    print(type(f).__name__, f.seekable(), f.closed)
with open(name, "rb") as f:
    print(f.read(4), f.tell(), f.read(), f.read(), f.seek(-6, 2), f.readline(), f.mode, type(f).__name__)
    print(f.seek(2), f.read(1), f.seek(3, 1), f.read(2), f.readlines())
    buffer = bytearray(3)
    f.seek(0)
    print(f.readinto(buffer), buffer)
with open(name, "r+b") as f:
    f.seek(10)
    f.write(b"MORE")
    f.seek(0)
    print(f.read(), type(f).__name__)
    print(f.truncate(4), f.seek(0), f.read())
with open(name, "ab") as f:
    print(f.tell(), f.write(b"!"), f.tell())
with open(name, "rb", buffering=0) as f:
    print(type(f).__name__, f.read(2), f.read())
print(list(open(name, "rb")))
with open(name, "wb") as f:
    f.write(b"x" * 200000)
    f.seek(100)
    f.write(b"yy")
data = open(name, "rb").read()
print(len(data), data.count(b"x"), data[98:104])

import io
s = io.StringIO("one\ntwo\n")
print(s.read(3), repr(s.readline()), s.tell(), list(s), repr(s.read()), s.seek(0), s.readlines())
s = io.StringIO()
print(s.write("abc"), s.write("def"), s.getvalue())
print("to it", file=s)
s.seek(1)
s.write("XY")
print(repr(s.getvalue()), s.truncate(2), repr(s.getvalue()))
b = io.BytesIO(b"12\n34\n")
print(b.read(1), b.readline(), list(b), b.seek(2), b.write(b"ZZ"), b.getvalue(), b.seek(-1, 2), b.read())
with io.StringIO("in with") as s:
    print(s.read(), s.readable(), s.writable())
try:
    s.read()
except ValueError as e:
    print(type(e).__name__, e)
os.remove(name)
os.rmdir(folder)
