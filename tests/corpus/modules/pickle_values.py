# Values of built-in types as pickles of every protocol: the same bytes, and the same value back.
import pickle
from fractions import Fraction

shared = ["x"]
VALUES = [
    None, True, False, 0, 1, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -(2**31), 2**63,
    -(2**63), 10**40, -(10**300), 0.0, -0.5, 1e300, "", "abc", "é€\U0001F600", "a\\b\nc", "x" * 300,
    b"", b"abc", b"\xff" * 300, bytearray(), bytearray(b"xyz"), (), (1,), (1, 2), (1, 2, 3),
    (1, 2, 3, 4), [], [1], [1, 2, [3]], {}, {"a": 1}, {"a": 1, 2: {"b": ()}}, {7}, frozenset({7}),
    1 + 2j, range(3, 9, 2), slice(1, None, 2), ..., NotImplemented, int, type(None), len,
    [shared, shared], ValueError("bad", 1), KeyError, Fraction(1, 3), [None] * 3, list[int],
]
for value in VALUES:
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        back = pickle.loads(data)
        same = repr(back) == repr(value) and type(back) is type(value)
        print(protocol, same, data if len(data) < 90 else (len(data), data[:20], data[-20:]))

recursive = [1]
recursive.append(recursive)
inner = {}
inner["self"] = (inner, recursive)
for protocol in range(6):
    back = pickle.loads(pickle.dumps(recursive, protocol))
    print(back[1] is back, pickle.dumps(recursive, protocol))
    back = pickle.loads(pickle.dumps(inner, protocol))
    print(back["self"][0] is back)
    back = pickle.loads(pickle.dumps([shared, shared], protocol))
    print(back[0] is back[1])
large = [None] * 1003, {i: None for i in range(20)}, {1, 2, 3}
for protocol in range(6):
    data = pickle.dumps(large, protocol)
    print(len(data), sum(data), pickle.loads(data) == large)
