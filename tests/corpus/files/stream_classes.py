# The classes of streams: what is of which, what they refuse by themselves, and what programs derive.
import _io
import copy
import io
import pickle
import sys


def tried(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


CONCRETE = (
    io.FileIO, io.BytesIO, io.StringIO, io.BufferedReader, io.BufferedWriter, io.BufferedRandom,
    io.BufferedRWPair, io.TextIOWrapper,
)
ABSTRACT = io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase
for cls in CONCRETE:
    print(cls, [c.__name__ for c in cls.__mro__], [issubclass(cls, base) for base in ABSTRACT])
    print(getattr(_io, cls.__name__) is cls, cls.__module__, cls.__qualname__)
for cls in ABSTRACT:
    print(cls, [str(c) for c in cls.__mro__], type(cls).__name__, cls.__module__)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError), io.UnsupportedOperation)
print(io.BlockingIOError is BlockingIOError, io.DEFAULT_BUFFER_SIZE, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
print(sorted(io.__all__))
for cls in ABSTRACT:
    s = cls()
    for name in "read", "readline", "write", "seek", "tell", "truncate", "fileno", "detach", "readall", "read1", "peek":
        if hasattr(s, name):
            print(cls.__name__, name, tried(getattr(s, name), *["" if cls is io.TextIOBase else b""] * (name == "write"), *[0] * (name == "seek")))
    print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.flush(), s.close(), s.closed, tried(s.flush))
    print(tried(iter, s), tried(s.isatty), tried(s.__enter__), tried(s.writelines, []))
s = io.TextIOBase()
print(s.encoding, s.errors, s.newlines)
for stream in sys.stdin, sys.stdout, sys.stderr:
    print(isinstance(stream, io.TextIOWrapper), isinstance(stream, io.TextIOBase), isinstance(stream, io.IOBase))
    print(isinstance(stream, io.RawIOBase), isinstance(stream.buffer, io.BufferedIOBase), stream.buffer.name)
    print(stream.newlines, stream.write_through, isinstance(stream.buffer.raw, io.RawIOBase), stream.buffer.raw.fileno())
for made in io.BufferedReader(io.BytesIO()), io.TextIOWrapper(io.BytesIO()):
    print(tried(pickle.dumps, made), tried(copy.copy, made))
print(pickle.loads(pickle.dumps(io.StringIO("abc"))).read(), pickle.loads(pickle.dumps(io.BytesIO(b"abc"))).read())


class Counted(io.IOBase):
    flushed = 0

    def flush(self):
        self.flushed += 1
        super().flush()


with Counted() as c:
    print(c.closed)
c.close()
print(c.closed, c.flushed)


class Lines(io.RawIOBase):
    data = b"first\nsecond\nlast"

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), len(self.data))
        buffer[:count] = self.data[:count]
        self.data = self.data[count:]
        return count


print(Lines().readline(), Lines().readline(3), list(Lines()), Lines().readlines(8), Lines().read(), Lines().read(3))
print(io.TextIOWrapper(io.BufferedReader(Lines())).readlines(), tried(Lines().write, b""))


class Reads(io.BufferedIOBase):
    def read(self, size=-1):
        return b"abcdef"


room = bytearray(8)
print(Reads().readinto(room), room, tried(Reads().readinto, bytearray(2)), tried(Reads().readinto1, room), tried(Reads().readinto, b""))


class Wrong(io.IOBase):
    def read(self, size=-1):
        return "text"


print(tried(Wrong().readline))
b = io.BytesIO(b"some bytes")
view = b.getbuffer()
view[0:4] = b"SOME"
print(b.getvalue(), tried(b.write, b"longer than it was before"), tried(b.close), tried(b.truncate, 1))
view.release()
print(b.write(b"x"), b.readinto1(room), room, b.read1(2), b.seek(0, 2), b.tell(), b.close(), b.closed, tried(b.getbuffer))
s = io.StringIO("a\r\nb\n", newline=None)
print(s.read(), s.newlines, s.line_buffering, s.encoding, s.errors, s.close(), s.closed, tried(s.read), tried(lambda: s.newlines))


class Memory(io.BytesIO):
    def write(self, data):
        return super().write(bytes(data).upper())


m = Memory()
w = io.BufferedWriter(m)
w.write(b"through")
w.flush()
print(m.getvalue(), repr(w).startswith("<_io.BufferedWriter"))
