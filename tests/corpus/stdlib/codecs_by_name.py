# Encodings by name, streams and parts of text in them.
import codecs
import io

for name in ("utf-8", "UTF8", "latin_1", "ISO-8859-1", "ascii", "us-ascii", "utf_16_le", "U8", "utf-8-sig"):
    print(name, codecs.lookup(name).name)
try:
    codecs.lookup("no-such")
except LookupError as error:
    print(error)
print(codecs.encode("aé", "latin-1"), codecs.decode(b"a\xc3\xa9", "utf-8"), codecs.encode("é"))
print(codecs.encode("Hello, World", "rot13"), codecs.decode("Uryyb", "rot_13"))
print(codecs.encode(b"\x00\xffab", "hex"), codecs.decode(b"00ff6162", "hex_codec"))
print(codecs.getencoder("utf-8")("né"), codecs.getdecoder("ascii")(b"abc"))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
info = codecs.lookup("utf-8")
print(len(info), info[0]("x"), info.decode(b"x"))

decoder = codecs.getincrementaldecoder("utf-8")()
data = "añ€😀z".encode()
print([decoder.decode(data[i : i + 1]) for i in range(len(data))], repr(decoder.decode(b"", True)))
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(repr(decoder.decode(b"ab\xe2\x82")), decoder.getstate(), repr(decoder.decode(b"", final=True)))
decoder.reset()
decoder = codecs.getincrementaldecoder("utf-16-le")()
print(repr(decoder.decode(b"a\x00b")), repr(decoder.decode(b"\x00")))
try:
    codecs.getincrementaldecoder("utf-8")().decode(b"\xff\xff\xff\xff\xff", True)
except UnicodeDecodeError as error:
    print(error)
encoder = codecs.getincrementalencoder("latin-1")("replace")
print(encoder.encode("aé€"))
print(list(codecs.iterdecode([b"\xc3", b"\xa9a", b"b"], "utf-8")), list(codecs.iterencode(["a", "é"], "utf-8")))

raw = io.BytesIO()
writer = codecs.getwriter("latin-1")(raw)
writer.write("é\n")
writer.writelines(["b\n", "c"])
print(raw.getvalue())
reader = codecs.getreader("latin-1")(io.BytesIO(raw.getvalue()))
print(repr(reader.readline()), list(reader))

print(codecs.lookup_error("strict") is codecs.strict_errors)
try:
    codecs.lookup_error("odd")
except LookupError as error:
    print(error)
for handler in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace"):
    try:
        "aé".encode("ascii")
    except UnicodeEncodeError as error:
        print(handler, codecs.lookup_error(handler)(error))


def search(name):
    if name == "shouting":
        return codecs.CodecInfo(
            lambda text, errors="strict": (text.upper().encode(), len(text)),
            lambda data, errors="strict": (bytes(data).decode().lower(), len(data)),
            name="shouting",
        )


codecs.register(search)
print(codecs.encode("abc", "shouting"), codecs.decode(b"ABC", "Shouting"), codecs.lookup("shouting").name)
