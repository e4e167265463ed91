# Files without a buffer: how they are made, what they refuse, and their names.
import io
import os
import tempfile


def tried(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e).replace(folder, "")


folder = tempfile.mkdtemp()
path = os.path.join(folder, "f")
os.chdir(folder)

f = io.FileIO("f", "w")
print(f, f.mode, f.closefd, f.closed, f.name, f.readable(), f.writable(), f.seekable(), f.isatty())
print(f.write(b"first\nsecond\n"), f.write(bytearray(b"third\n")), f.write(memoryview(b"4")), f.tell())
print(tried(f.read), tried(f.readinto, bytearray(2)), tried(f.readall), tried(f.write, "text"))
print(f.seek(3), f.truncate(), f.truncate(10), f.tell())
f.close()
print(f, f.closed, tried(f.write, b""), tried(f.fileno), tried(f.tell), tried(f.readable))
f.close()

for mode in "r", "rb", "r+", "w+", "a", "a+":
    with io.FileIO("f", mode) as f:
        print(mode, f.mode, f.readable(), f.writable(), f.tell(), repr(f))
print(tried(io.FileIO, "f", "x"), tried(io.FileIO, "missing"))
for mode in "", "rw", "z", "rt", "++", "r++", "b":
    print(repr(mode), tried(io.FileIO, "f", mode))
print(tried(io.FileIO, -3), tried(io.FileIO, 1.5), tried(io.FileIO, 9999), tried(io.FileIO, "."))
print(tried(io.FileIO, "f", closefd=False), tried(io.FileIO, "f", opener=lambda path, flags: -2))
print(tried(io.FileIO, "f", opener=lambda path, flags: "no"), tried(io.FileIO, "f", 3))

with io.FileIO("f", "w") as f:
    f.write(b"abc\ndef\nghi")
fd = os.open("f", os.O_RDONLY)
with io.FileIO(fd, closefd=False) as f:
    print(f.name == fd, f.closefd, f.read(2), f.readline(), f.readline(2), f.readlines(), f.read(), f.read(1))
print(os.lseek(fd, 0, 1))
os.close(fd)
with io.FileIO("f", opener=os.open) as f:
    room = bytearray(5)
    print(f.readinto(room), room, f.seek(-1, 2), f.read(), f.seek(0), f.readall(), tried(f.truncate))
    print(list(f), f.seek(4), list(f))


class Named(io.FileIO):
    def __init__(self, *args):
        super().__init__(*args)
        self.note = "own"


with Named("f") as f:
    print(f.note, f.name, f.read(3), tried(f.seek, "a"), tried(f.seek, 1.5))
f = io.FileIO.__new__(io.FileIO)
print(f.closed, tried(f.read))
with open("f", "rb", buffering=0) as f:
    print(type(f), f, f.peek(1) if hasattr(f, "peek") else "no peek")
print(tried(open, "f", "rb", buffering=0, closefd=False), tried(open, "f", buffering=0))
for arguments in ("f", "q"), ("f", "rwx"), ("f", "tb"), ("f", "rb", -1, "utf-8"), ("f", "rb", -1, None, "x"), (
    "f", "r", -1, None, None, "z"), ("f", ""), ("f", "rr"), ("f", "r", -1, 5), (None,), (1.5,), ("f", 1):
    print(arguments, tried(open, *arguments))
print(io.open is open, io.open_code("f").read(), io.text_encoding(None) in ("locale", "utf-8"), io.text_encoding("x"))

os.remove("f")
os.chdir("/")
os.rmdir(folder)
