# Bytes as text of few characters, and what is wrong with such texts.
import base64
import binascii
import io
import keyword
import __future__

DATA = [b"", b"a", b"ab", b"abc", b"abcd", b"hello world", bytes(range(256)), b"\0" * 8, b"    " * 3 + b"x"]
NAMES = "b64 standard_b64 urlsafe_b64 b32 b32hex b16 b85 a85".split()
for data in DATA:
    for name in NAMES:
        encoded = getattr(base64, name + "encode")(data)
        print(name, encoded if len(encoded) < 80 else len(encoded), getattr(base64, name + "decode")(encoded) == data)
print(base64.z85encode(b"abcd1234"), base64.z85decode(base64.z85encode(b"abcd1234")))
print(base64.b64encode(b"\xff\xfe\xfb", b"*@"), base64.b64decode(b"//7*", b"*@"[:2]), base64.b64decode("aGk="))
print(base64.a85encode(b"hello world" * 5, wrapcol=20, adobe=True), base64.a85encode(b"    abc", foldspaces=True))
print(base64.a85decode(b"<~87cURD]~>", adobe=True), base64.a85decode(b"y87c", foldspaces=True))
print(base64.b85encode(b"a", pad=True), base64.b32decode("mfrgg===", casefold=True), base64.b32decode(b"MFRGG01=" if 0 else b"MFRGG==="))
print(base64.encodebytes(b"x" * 100), base64.decodebytes(b"eHg=\n"))
out = io.BytesIO()
base64.encode(io.BytesIO(b"y" * 60), out)
print(out.getvalue())
back = io.BytesIO()
base64.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue() == b"y" * 60)
for call in (
    lambda: base64.b64decode("é"), lambda: base64.b64decode(5), lambda: base64.b64encode("text"),
    lambda: base64.b64decode(b"a"), lambda: base64.b64decode(b"a@b=", validate=True),
    lambda: base64.b32decode(b"abc"), lambda: base64.b32decode(b"ABCDEFG1"), lambda: base64.b16decode(b"0g"),
    lambda: base64.b85decode(b"\x00abc"), lambda: base64.b85decode(b"~~~~~"), lambda: base64.a85decode(b"abcz"),
    lambda: base64.a85decode(b"\xff"), lambda: base64.a85decode(b"abc", adobe=True), lambda: base64.b32decode(b"MF======", map01=None),
):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(len(keyword.kwlist), keyword.iskeyword("def"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), keyword.softkwlist)
print(__future__.annotations, __future__.all_feature_names, __future__.division.getMandatoryRelease())
