# Encodings that are seldom met, transformations, handlers as functions, and notes on errors.
import codecs
import warnings


def tried(f, *args):
    try:
        made = f(*args)
        print(ascii(made))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))


print("UTF-7")
for text in ("", "a+b-c", "A\u2262\u0391.", "Hi Mom -\u263a-!", "\u65e5\u672c\u8a9e", "\U0001f600\U0001f600x", "\\~\x7f\0",
             "\ud800", "\xe4+", "\xe4-", "\xe4a", "\xe4 a\t\r\n", "\x01\x02\x03\x04", "\udc00\ud800"):
    data = text.encode("utf-7")
    print(ascii(text), data, data.decode("utf-7") == text)
for data in (b"a+", b"+", b"+AG", b"+AGE", b"+AGF", b"a\xffb", b"+A", b"+@", b"a+IKw-b", b"+IKx/c", b"+\xc1",
             b"+2AHcAdgB3AE-", b"+2AE", b"+2AEx", b"+2AHYAQ-", b"+AOQ a+-b", b"+-+-", b"+AAA", b"+AGE-+AGI", b"a+IKwx"):
    print(data, end=" ")
    tried(data.decode, "utf-7")
    tried(data.decode, "utf-7", "replace")
    tried(codecs.utf_7_decode, data)
    tried(codecs.getincrementaldecoder("utf-7")().decode, data)
tried(codecs.utf_7_encode, "a\xe4")
tried(codecs.utf_7_encode, b"")

print("tables")
for name in ("cp037", "IBM500", "cp1255", "windows-1256", "cp858", "iso-8859-3", "latin6", "thai", "mac_greek", "macturkish",
             "koi8_t", "hp-roman8", "kz1048", "tis-620", "palmos", "ptcp154", "cp864", "arabic", "hebrew"):
    info = codecs.lookup(name)
    everything = bytes(range(256)).decode(name, "ignore")
    print(name, info.name, len(everything), everything.encode(name).decode(name) == everything,
          ascii(bytes((65, 129, 193, 255)).decode(name, "replace")), "Ab1".encode(name))
tried("\u20ac".encode, "cp037")
tried(b"\x81".decode, "cp1255")
tried("x".encode, "cp0")

print("transformations")
for name in "base64", "hex", "quopri", "uu", "zlib_codec":
    info = codecs.lookup(name)
    data = codecs.encode(b"some = data\n\xff" * 5, name)
    print(info.name, info._is_text_encoding, data if name != "zlib_codec" else "", codecs.decode(data, name)[:14])
    tried("x".encode, name)
    tried(b"x".decode, name)
    tried(codecs.encode, 5, name)
    reader = info.streamreader
    print(reader.charbuffertype, info.incrementalencoder().encode(b"ab", True)[:4] != b"")
for data, name in ((b"zz", "hex"), (b"abc", "base64"), (b"no", "uu"), (b"begin 666 x\n!", "uu"), (b"no", "zlib"), (b"a", "undefined")):
    tried(codecs.decode, data, name)
tried(codecs.encode, "Hello, 13!", "rot13")
tried(codecs.encode, b"x", "rot13")
tried(codecs.decode, "Uryyb", "rot-13")
tried("x".encode, "undefined")

print("notes")
tried(b"\xff".decode, "ascii")
tried(codecs.decode, b"\xff", "ascii")
tried(codecs.encode, "\xff", "ascii")
tried(codecs.encode, 5)
tried(codecs.encode, 5, "latin1")
tried(codecs.decode, 5)
codecs.register(lambda name: codecs.CodecInfo(lambda *_: 5, lambda *_: (5, 5)) if name == "odd_one" else None)
for f in (lambda: codecs.encode("", "odd_one"), lambda: codecs.decode(b"", "odd_one"), lambda: "".encode("odd_one"),
          lambda: b"".decode("odd_one"), lambda: codecs.decode(b"", "ODD--\xe9 one")):
    tried(f)

print("handlers")
for encoding in "utf-8", "utf-16", "utf-32", "ascii", "cp1252", "utf-8-sig":
    for handler in "surrogatepass", "namereplace", "backslashreplace", "xmlcharrefreplace", "surrogateescape":
        tried("a\udc80b\u2603".encode, encoding, handler)
tried(b"\xed\xb2\x80\xed".decode, "utf-8", "surrogatepass")
for name in "surrogatepass", "namereplace":
    handler = codecs.lookup_error(name)
    tried(handler, UnicodeEncodeError("utf-16-le", "\udc80x", 0, 1, "no"))
    tried(handler, UnicodeEncodeError("ascii", "\u2603\U000e0000\x80", 0, 3, "no"))
tried(codecs.lookup_error("surrogatepass"), UnicodeDecodeError("utf-16-be", b"\xdc\x80", 0, 1, "no"))
tried(codecs.lookup_error("surrogatepass"), UnicodeDecodeError("utf-8", b"\xed\xb2\x80", 0, 1, "no"))
tried(codecs.lookup_error("surrogatepass"), UnicodeDecodeError("utf-8", b"abc", 0, 1, "no"))
print(codecs.namereplace_errors is codecs.lookup_error("namereplace"))
decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
print([ascii(decoder.decode(bytes((byte,)))) for byte in b"\xed\xb2\x80x"])
decoder = codecs.getincrementaldecoder("raw_unicode_escape")()
print([ascii(decoder.decode(bytes((byte,)))) for byte in rb"\\\u20acx"])

print("escapes")
for data in (rb"\d", rb"\400", rb"\777\w", rb"a\
b", rb"\x4", rb"\xg1\x41", rb"\101\0"):
    for f in codecs.escape_decode, codecs.unicode_escape_decode:
        for errors in "strict", "replace", "ignore", "other":
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                tried(f, data, errors)
            for warning in caught:
                print("  ", warning.category.__name__, warning.message)
print(codecs.escape_encode(b"a'\"\\\n\x00\xff"), codecs.readbuffer_encode("\xe4"), codecs.readbuffer_encode(b"\xe4"))
tried(codecs.escape_encode, "x")
tried(codecs.readbuffer_encode, 5)
