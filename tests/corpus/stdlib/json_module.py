import json
from enum import IntEnum
data = {"a": [1, 2.5, None, True, False, "x\ny\"\\\u00e9\U0001f600"], "b": {}, "c": [], "d": {"e": (1, 2)}, "big": 10**30, "neg": -1.5e-7}
s = json.dumps(data); print(s); print(json.loads(s) == {**data, "d": {"e": [1, 2]}})
print(json.dumps(data, indent=2)); print(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps({1: 1, 2.5: 2, None: 3, True: 4}), json.dumps([]), json.dumps([[]], indent="\t"))
class P:
    def __init__(self): self.x = 1
class E(json.JSONEncoder):
    def default(self, o): return o.__dict__ if isinstance(o, P) else super().default(o)
print(json.dumps([P()], cls=E), json.dumps(P(), default=lambda o: "P"), json.dumps([float("nan"), float("inf")]))
class Color(IntEnum):
    RED = 1
print(json.dumps({"c": Color.RED}), json.dumps(Color.RED))
for f in [lambda: json.dumps(P()), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({"a": [1, P()]}), lambda: json.dumps(set())]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", None))
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
for t in ["", "[", "[1,", "[1,]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,}', "{a:1}", '"abc', '"\\x"', '"\\u12"', "tru", "1 2", "01", "-", '"\n"', "nul", "[1 2]", '{"a" 1}', "\ufeff1", '["a",\n "b" "c"]']:
    try: print(json.loads(t))
    except json.JSONDecodeError as e: print(repr(t), e, e.msg, e.pos, e.lineno, e.colno)
for t in ["1", "-0", "1.5e3", "1E5", "-12.25", "NaN", "-Infinity", ' [ 1 , 2 ] ', '"\\ud83d\\ude00\\u00e9\\/"', "123456789012345678901234567890123456789012345678901234567890", '{"a":{"b":[{}]}}', "true", '"é"', '{"a":1,"a":2}', "1e400"]:
    print(repr(json.loads(t)))
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s + "!"), json.loads(b'{"a": "\xc3\xa9"}'))
print(json.JSONDecoder().raw_decode('{"a": 1} tail'), json.loads("[NaN]", parse_constant=lambda c: c))
try: json.loads(1)
except TypeError as e: print(e)
import io
f = io.StringIO(); json.dump({"a": [1, {"b": 2}]}, f, indent=1); print(f.getvalue()); f.seek(0); print(json.load(f))
print(json.dumps("a\x7f\u2028é\x01", ensure_ascii=False), json.dumps({"k": "a\x7f\u2028"}), json.dumps({1: {2: 3}}, indent=None, skipkeys=True), json.dumps({(1, 2): 1, "a": 2}, skipkeys=True))
