# Text of binary streams: places in any encoding, ends of lines, and what can be changed later.
import codecs
import io


def tried(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


TEXT = "one é\r\nzwei €\nдва\rfour 😀\n\nend"
for encoding in "utf-8", "latin-1", "utf-16", "utf-32", "utf-8-sig", "utf-16-le", "cp1252":
    for newline in None, "", "\n", "\r\n":
        data = TEXT.encode(encoding, "replace")
        whole = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline).read()
        good = True
        f = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline)
        f._CHUNK_SIZE = 7
        for count in range(len(whole)):
            place = f.tell()
            rest = f.read()
            good = good and rest == whole[count:]
            f.seek(place)
            good = good and f.read(1) == whole[count]
        print(encoding, repr(newline), good, len(whole), f.newlines)

f = io.TextIOWrapper(io.BytesIO(TEXT.encode()), "utf-8")
print(f.readline(), f.tell(), f.read(3), f.tell(), f.readline(), f.tell())
print(next(f), tried(f.tell), list(f), f.tell())
print(f.seek(0), f.readlines(), f.seek(0, 2), f.seek(0, 1), tried(f.seek, 1, 1), tried(f.seek, 1, 2))
print(tried(f.seek, -1), tried(f.seek, 0, 5), tried(f.seek, "a"))

for newline in None, "", "\n", "\r", "\r\n":
    out = io.BytesIO()
    f = io.TextIOWrapper(out, "ascii", newline=newline, write_through=True)
    f.write("a\nb\r\nc\rd")
    print(repr(newline), out.getvalue())
    f = io.TextIOWrapper(io.BytesIO(b"a\nb\r\nc\rd"), newline=newline)
    print(list(f), f.newlines, f.seek(0), f.readline(1), f.readline(1), f.read(3), f.readline())

for encoding in "utf-16", "utf-32", "utf-8-sig", "utf-16-be":
    out = io.BytesIO()
    f = io.TextIOWrapper(out, encoding)
    print(f.write("a"), f.write("bé"), f.tell(), f.seek(0, 2), f.write("c"), f.flush(), out.getvalue())
    f.seek(0)
    f.write("Z")
    f.flush()
    print(out.getvalue(), f.seek(0), f.read())
    more = io.BytesIO(out.getvalue())
    more.seek(0, 2)
    f = io.TextIOWrapper(more, encoding)
    f.write("+")
    f.flush()
    print(more.getvalue())

f = io.TextIOWrapper(io.BytesIO(), "ascii", "replace", line_buffering=True)
print(f.encoding, f.errors, f.line_buffering, f.write_through, f.newlines, f.closed, f.writable(), f.seekable())
print(f.write("é\nx"), f.buffer.getvalue(), f.reconfigure(encoding="utf-8"), f.encoding, f.errors, f.write("é"))
print(f.reconfigure(newline="\r\n", line_buffering=False), f.write("\n"), f.flush(), f.buffer.getvalue())
f.seek(0)
print(f.read(1), tried(f.reconfigure, encoding="ascii"), tried(f.reconfigure, newline=5), tried(f.reconfigure, newline="q"))
print(tried(f.write, b"x"), tried(f.read, "x"), tried(lambda: setattr(f, "encoding", "x"))[0])
print(tried(io.TextIOWrapper, io.BytesIO(), "nothing"), tried(io.TextIOWrapper, io.BytesIO(), "hex"))
print(tried(io.TextIOWrapper, io.BytesIO(), newline="x"), tried(io.TextIOWrapper, io.BytesIO(), newline=5))
print(tried(io.TextIOWrapper, io.BytesIO(), 5), tried(io.TextIOWrapper, io.BytesIO(), None, 5), tried(io.TextIOWrapper, 5))
buffer = f.detach()
print(type(buffer), tried(f.read), tried(f.detach), tried(lambda: f.closed), tried(lambda: f.encoding), tried(f.close), tried(repr, f))
f = io.TextIOWrapper(io.BytesIO(b"x\xff\xe2y"), "utf-8")
print(tried(f.read), tried(f.close), tried(f.read), tried(f.write, "x"), tried(f.tell), tried(f.__iter__), tried(f.flush))
f = io.TextIOWrapper(io.BytesIO(b"x\xff\xe2y\nz"), "utf-8", "backslashreplace")
print(f.read(2), f.tell(), f.readline(), f.tell())
u = io.TextIOWrapper.__new__(io.TextIOWrapper)
print(tried(u.read), tried(lambda: u.closed), tried(repr, u))


class Pieces(io.BufferedIOBase):
    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def readable(self):
        return True

    def read(self, size=-1):
        if size < 0:
            whole, self.pieces = b"".join(self.pieces), []
            return whole
        return self.pieces.pop(0) if self.pieces else b""

    read1 = read


f = io.TextIOWrapper(Pieces(b"a\r", b"\nb\xc3", b"\xa9\r", b"c"), "utf-8")
print(f.read(2), f.read(1), f.readline(), f.read(), tried(f.tell), tried(f.seek, 0), f.newlines)
f = io.TextIOWrapper(Pieces(b"a\xe2\x82", b"\xac"), "utf-8")
print(f.readline(), tried(f.write, "x"))
print(tried(io.TextIOWrapper(Pieces("text")).read, 1))


class Shouting(io.TextIOWrapper):
    def write(self, text):
        return super().write(text.upper())


f = Shouting(io.BytesIO(), "utf-8")
print("words", 5, file=f)
f.writelines(["a\n", "b\n"])
f.flush()
print(f.buffer.getvalue(), f, f.buffer.tell() == f.tell())

d = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(d.decode("a\r")), repr(d.decode("\nb\r\rc")), repr(d.decode("\r", True)), d.newlines, d.getstate())
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), False)
print(repr(d.decode(b"a\r")), d.getstate(), repr(d.decode(b"\n\xc3")), d.getstate(), d.reset(), d.newlines, tried(d.decode, b"\xff"))
