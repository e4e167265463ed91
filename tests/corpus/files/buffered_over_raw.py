"""BufferedReader and its like over raw streams of the program's; newlines that come in parts."""
import codecs
import io


class Source(io.RawIOBase):
    def __init__(self, data, step):
        self.data, self.step, self.at = data, step, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        part = self.data[self.at:self.at + min(self.step, len(buffer))]
        buffer[:len(part)] = part
        self.at += len(part)
        return len(part)


class Sink(io.RawIOBase):
    def __init__(self):
        self.parts = []

    def writable(self):
        return True

    def write(self, data):
        part = bytes(data)[:7]
        self.parts.append(part)
        return len(part)


text = b"first line\nsecond line\nthird"
reader = io.BufferedReader(Source(text, 4))
print(reader.read(3), reader.readline(), reader.read(), reader.read(), reader.readable(), reader.writable())
print([line for line in io.BufferedReader(Source(text, 5), 16)])
print(io.TextIOWrapper(io.BufferedReader(Source("é\r\nü\n".encode(), 1)), encoding="utf-8").read())
print(io.BufferedReader(io.BytesIO(b"abc")).read(2))
sink = Sink()
writer = io.BufferedWriter(sink, buffer_size=64)
print(writer.write(b"some bytes to be written"), writer.seekable(), writer.raw is sink)
writer.flush()
print(b"".join(sink.parts), len(sink.parts))
writer.close()
print(sink.closed, writer.closed)
source = Source(text, 100)
reader = io.BufferedReader(source)
print(reader.detach() is source, source.closed)
for make in (lambda: io.BufferedReader(Sink()), lambda: io.BufferedWriter(Source(b"", 1)),
             lambda: io.BufferedReader(Source(b"", 1), 0), lambda: io.BufferedReader(Source(b"", 1)).write(b"")):
    try:
        print(make())
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)

decoder = io.IncrementalNewlineDecoder(None, True)
print([decoder.decode(part) for part in ("a\r", "\nb\r", "c\n")], decoder.newlines, decoder.decode("\r", True))
decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")(), False)
print(repr(decoder.decode(b"x\r\n\xc3")), repr(decoder.decode(b"\xa9\r")), repr(decoder.decode(b"", True)), decoder.newlines)
decoder.reset()
print(decoder.newlines)
