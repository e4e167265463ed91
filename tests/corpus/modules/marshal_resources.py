# Values as marshal writes them, numbers of C, widths of patterns, names of private modules.
import ctypes
import io
import marshal
from _operator import _compare_digest, add
from re import _parser

VALUES = [
    None, True, False, ..., 0, 1, -1, 2**31 - 1, -(2**31), 2**31, 10**30, -(10**30), 1.5, 2 - 3j, "", "text", "é",
    "x" * 300, b"", b"bytes", (), (1, "a"), [1, [2]], {}, {"a": (1, 2)}, {5}, frozenset({6}), StopIteration,
]
for value in VALUES:
    data = marshal.dumps(value)
    back = marshal.loads(data)
    print(repr(value)[:40], back == value, type(back).__name__)
print(marshal.loads(b"i\x05\x00\x00\x00"), marshal.loads(b"[\x02\x00\x00\x00i\x01\x00\x00\x00N"), marshal.dumps([1, None], 2)[:1])
file = io.BytesIO()
for value in (1, "two"):
    marshal.dump(value, file)
file.seek(0)
print(marshal.load(file), marshal.load(file))
for call in (lambda: marshal.loads(b""), lambda: marshal.dumps(object()), lambda: marshal.loads(b"i\x01"), lambda: marshal.loads(b"!")):
    try:
        print(call())
    except (EOFError, ValueError, TypeError) as e:
        print(type(e).__name__)
print([ctypes.sizeof(t) for t in (ctypes.c_int, ctypes.c_long, ctypes.c_double, ctypes.c_byte)])
print(ctypes.c_int(5), ctypes.c_ubyte(300).value, ctypes.c_int8(200).value, ctypes.c_float(0.1).value, bool(ctypes.c_int()))
print(_compare_digest(b"ab", b"ab"), _compare_digest("ab", "ac"), add(1, 2))
for pattern in ("a", "a*", "ab|c", "(x{2,3})+?", "", r"\d{4}", "(?=abc)d", "[a-z]?"):
    least, most = _parser.parse(pattern).getwidth()
    print(pattern, least, most >= _parser.MAXREPEAT or most)
