# codecs: encodings by a table of characters, and functions that have an encoding in their name.

import codecs


def show(name, work):
    try:
        print(name, work())
    except (UnicodeError, TypeError, IndexError, LookupError, AttributeError) as error:
        print(name, type(error).__name__, error)


TABLE = "".join(map(chr, range(128))) + "äöü€" + "\ufffe" * 4 + "xyz"
MAP = codecs.charmap_build(TABLE)
for text in ("", "abc", "aäb€", "aßb", "ßßa", "xyz", "\U0001f600"):
    for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", None):
        show(f"{text!a} {errors}", lambda: codecs.charmap_encode(text, errors, MAP))
for data in (b"", b"abc", b"\x80\x83", b"a\x84b", b"\xffa", b"\x88\x89\x8a", bytearray(b"\x80"), memoryview(b"ab\x81")):
    for errors in ("strict", "ignore", "replace", "backslashreplace", None):
        show(f"{bytes(data)} {errors}", lambda: codecs.charmap_decode(data, errors, TABLE))
show("latin", lambda: (codecs.charmap_encode("aé"), codecs.charmap_decode(b"a\xe9")))
show("latin", lambda: codecs.charmap_encode("€"))
ENCODE = {97: 98, 98: b"<b>", 99: None, 100: 300, 101: "text", 102: -1}
DECODE = {97: "A", 98: 66, 99: None, 100: 0x110000, 101: b"x", 102: 0xFFFE, 103: "long"}
for c in "abcdefgh":
    show(f"encode {c}", lambda: codecs.charmap_encode(c, "strict", ENCODE))
    show(f"replace {c}", lambda: codecs.charmap_encode(c, "replace", ENCODE))
    show(f"decode {c}", lambda: codecs.charmap_decode(c.encode(), "strict", DECODE))
    show(f"replace {c}", lambda: codecs.charmap_decode(c.encode(), "replace", DECODE))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 65, 2: 66, 3: 65}))

for encoding in ("ascii", "latin_1", "utf_8", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be", "unicode_escape", "raw_unicode_escape"):
    encode, decode = getattr(codecs, encoding + "_encode"), getattr(codecs, encoding + "_decode")
    print("---", encoding, encode.__name__)
    for text in ("", "a", "aé", "€\n", "\U0001f600"):
        show(ascii(text), lambda: encode(text))
        show(ascii(text), lambda: encode(text, "replace"))
    for data in (b"", b"abc", b"a\xc3", b"a\xe2\x82", b"ab\x00\x00", b"\\x41\\u20ac"):
        show(data, lambda: decode(data))
        show(data, lambda: decode(data, "replace"))
        if "escape" not in encoding and encoding not in ("ascii", "latin_1"):
            show(data, lambda: decode(data, "strict", True))
            show(data, lambda: decode(data, "ignore", False))
show("none", lambda: codecs.utf_9_encode)
