# Buffered streams over raw ones of the program's, and what they ask of these.
import io


def tried(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


class Source(io.RawIOBase):
    """Gives one piece at each reading."""

    def __init__(self, *pieces):
        self.pieces = list(pieces)
        self.asked = []

    def readable(self):
        return True

    def readinto(self, buffer):
        self.asked.append(len(buffer))
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        if piece is None:
            return None
        if len(piece) > len(buffer):
            self.pieces.insert(0, piece[len(buffer):])
            piece = piece[:len(buffer)]
        buffer[:len(piece)] = piece
        return len(piece)


class Sink(io.RawIOBase):
    """Takes some bytes at each writing."""

    def __init__(self, most=1000):
        self.most = most
        self.got = []

    def writable(self):
        return True

    def write(self, data):
        if self.most is None:
            return None
        data = bytes(data)[:self.most]
        self.got.append(data)
        return len(data)


print(Source(b"ab", b"cd").read(), Source(b"abc").read(2), Source(None).read(4), Source().readall())
r = io.BufferedReader(Source(b"abc", b"d\nefg", b"hij"), 4)
print(r.peek(), r.read(2), r.read1(9), r.readline(), r.read(4), r.read(), r.read())
r = io.BufferedReader(Source(b"abc", None, b"de"))
print(r.read(), r.read(2), r.read(), r.read())
room = bytearray(4)
r = io.BufferedReader(Source(b"abc", b"def", b"gh"))
print(r.readinto(room), room, r.readinto1(room), room, r.readinto(room), room, r.readinto(room))
print(tried(r.read, -2), tried(r.read, "x"), tried(r.readinto, b""), tried(r.write, b""), tried(r.truncate))
print(tried(r.seek, 0), tried(r.tell), tried(r.fileno), r.isatty(), r.readable(), r.writable(), r.seekable())
print(tried(io.BufferedReader, Sink()), tried(io.BufferedWriter, Source()), tried(io.BufferedReader, Source(), 0))
print(tried(io.BufferedRandom, Sink()), tried(io.BufferedReader, 5))

w = io.BufferedWriter(Sink(), 8)
print(w.write(b"abc"), w.write(b"defg"), w.raw.got, w.write(b"hi"), w.raw.got)
print(w.write(b"a long piece of text"), w.raw.got, w.flush(), w.raw.got)
print(tried(w.write, "text"), tried(w.read), tried(w.write, 5), w.write(memoryview(b"m")))
raw = w.detach()
print(raw.got, tried(w.write, b"x"), tried(lambda: w.closed), tried(w.detach))
w = io.BufferedWriter(Sink(2), 4)
print(w.write(b"abcdefghij"), w.close(), w.raw.got, w.closed, tried(w.write, b""), tried(w.flush))
w = io.BufferedWriter(Sink(None), 4)
print(w.write(b"abc"))
try:
    w.write(b"defgh")
except BlockingIOError as e:
    print(e.args[1:], e.characters_written)
w.raw.most = 100
w.close()
print(w.raw.got)


class Bad(io.RawIOBase):
    answer = 100

    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        return self.answer

    def write(self, data):
        return self.answer

    def seek(self, offset, whence=0):
        return -1


print(tried(io.BufferedReader(Bad()).seek, 0))
w = io.BufferedWriter(Bad())
w.write(b"abc")
print(tried(w.flush))
w.raw.answer = -4
print(tried(w.flush), tried(io.BufferedReader(Bad()).tell))
w.raw.answer = 3
w.close()

b = io.BufferedRandom(io.BytesIO(b"0123456789"), 4)
print(b.read(2), b.write(b"XY"), b.tell(), b.read(2), b.seek(-1, 1), b.read(1), b.seek(0), b.read())
print(b.seek(2), b.truncate(), b.seek(0, 2), b.raw.getvalue(), tried(b.seek, 0, 7), tried(b.seek, -1))
p = io.BufferedRWPair(Source(b"in\nput"), Sink())
print(p.readline(), p.write(b"out"), p.flush(), p.read1(2), p.peek(1), p.readable(), p.writable(), p.seekable())
print(p.isatty(), p.closed, tried(p.detach), p.close(), p.closed, tried(p.read), tried(io.BufferedRWPair, Sink(), Sink()))

u = io.BufferedReader.__new__(io.BufferedReader)
print(tried(u.read), tried(lambda: u.closed), tried(u.close))


class Failing(io.BytesIO):
    fails = True

    def flush(self):
        if self.fails:
            raise OSError("flush")

    def close(self):
        if self.fails:
            raise ValueError("close")
        super().close()


for sort in io.BufferedReader, io.BufferedWriter, io.TextIOWrapper:
    raw = Failing()
    stream = sort(raw)
    try:
        stream.close()
    except ValueError as e:
        print(sort.__name__, e, repr(e.__context__))
    io.BytesIO.close(raw)
