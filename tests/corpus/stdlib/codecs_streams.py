# Readers and writers of `codecs`: what is read too far, marks, lines, and streams in two encodings.
import codecs
import copy
import io
import pickle

TEXT = "first\nsecond\r\nthird\u2028fourth\x85\U0001f600 end\rlast"
for encoding in "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-7", "unicode_escape":
    data = TEXT.encode(encoding)
    made = codecs.getreader(encoding)(io.BytesIO(data))
    print(encoding, [line for line in made] == TEXT.splitlines(True))
    made = codecs.getreader(encoding)(io.BytesIO(data))
    print([made.readline(keepends=False) for _ in range(4)], ascii(made.read(3)), ascii(made.read(1)))
    made.seek(0)
    print(ascii(made.read(size=2, chars=7)), made.readlines()[-1], repr(made.read()))
    decoder = codecs.getincrementaldecoder(encoding)()
    parts = [decoder.decode(bytes((byte,))) for byte in data]
    print("".join(parts) + decoder.decode(b"", True) == TEXT, decoder.getstate()[0])
    out = io.BytesIO()
    writer = codecs.getwriter(encoding)(out)
    writer.write("a")
    writer.writelines(["b", "\xe4"])
    print(out.getvalue())
    writer.seek(0)
    writer.write("c")
    print(out.getvalue()[:6])
    encoder = codecs.getincrementalencoder(encoding)()
    print(encoder.getstate(), encoder.encode("x"), encoder.getstate(), encoder.encode("y"))
    encoder.reset()
    print(encoder.encode("z"))

print(list(codecs.iterdecode([b"\xc3", b"\xa4", b"x"], "utf-8")), list(codecs.iterencode("ab", "utf-16")))
try:
    codecs.getreader("utf-16")(io.BytesIO(b"ab cd ef")).read()
except UnicodeDecodeError as e:
    print(e)

both = codecs.StreamReaderWriter(
    io.BytesIO(b"\xc3\xa4b\nc"), codecs.getreader("utf-8"), codecs.getwriter("utf-8"))
print(both.encoding, both.readline(), both.read(1), both.getvalue())
both.write("\xe9")
both.seek(0)
print(both.read(), list(both))
with both as same:
    print(same is both)
print(both.closed)
recoded = codecs.EncodedFile(io.BytesIO(b"\xe4\n\xf6"), "utf-8", "latin-1")
print(recoded.data_encoding, recoded.file_encoding, recoded.read(1), recoded.readlines())
recoded.seek(0)
print(next(recoded), recoded.readline())
recoded.write(b"\xc3\xbc")
print(recoded.stream.getvalue())
for o in (codecs.getreader("utf-8")(io.BytesIO()), codecs.getwriter("utf-8")(io.BytesIO()), both, recoded):
    for copying in copy.copy, copy.deepcopy, pickle.dumps:
        try:
            copying(o)
        except TypeError as e:
            print(e)


class Doubling(codecs.BufferedIncrementalDecoder):
    """Pairs of bytes are characters."""

    def _buffer_decode(self, input, errors, final):
        used = len(input) if final else len(input) // 2 * 2
        return "".join(chr(byte) for byte in input[:used:2]), used


decoder = Doubling()
print(decoder.decode(b"abc"), decoder.getstate(), decoder.decode(b"d"), decoder.decode(b"e", True))
for make in codecs.IncrementalEncoder, codecs.IncrementalDecoder:
    o = make()
    print(o.errors, o.getstate(), o.reset(), o.setstate(0))
    try:
        getattr(o, make.__name__[11:17].lower())("")
    except NotImplementedError as e:
        print(repr(e))


class Slow(codecs.StreamReader):
    def decode(self, input, errors="strict"):
        return input.decode("ascii"), len(input)


slow = Slow(io.BytesIO(b"ab\ncd\nef"))
print(slow.read(1), slow.readline(), slow.read(), slow.read(), slow.closed)
