# The bytes of pickles where they are less plain, and what older pickles name.
import array
import collections
import io
import operator
import pickle
import types
from string import Template


class Nest:
    class In:
        def method(self):
            pass

    @staticmethod
    def static():
        pass


def show(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


named = AttributeError("a", name="n", obj=1)
for value in (
    Nest.In, Nest.In.method, Nest.static, collections.Counter("aab"),
    collections.defaultdict(list, {1: [2]}), collections.defaultdict(), collections.UserString("a"),
    types.SimpleNamespace(a=1), Template("$a"), map, zip, filter, range, BlockingIOError,
    FileNotFoundError, ModuleNotFoundError, RecursionError, collections.abc.Mapping, (1).__add__,
    int.__add__, object.__init__, dict.fromkeys, enumerate([1]), named,
    array.array("i", [1, -2]), array.array("d", [1.5]), array.array("w", "ab"),
    array.array("B", b"12"), array.array("L", [1]), ExceptionGroup("g", [ValueError(1)]), iter(range(3)), zip([1], [2]),
):
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        print(protocol, data)
        pickle.loads(data)

# How much goes at once: the ends of batches and of frames.
for value in (
    list(range(1000)), list(range(1001)), dict.fromkeys(range(1000)), dict.fromkeys(range(1001)),
    set(range(1000)), set(range(1001)), collections.deque(range(1001)),
    "x" * 65530 + "y", ["x" * 40000, "y" * 40000], [b"x" * 65536, b"y"],
):
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        print(type(value).__name__, protocol, len(data), data[:24], data[-24:])
        assert pickle.loads(data) == value

for data in (
    b"cUserDict\nUserDict\n.", b"c__builtin__\nbasestring\n.", b"cexceptions\nStandardError\n.",
    b"curllib\nquote\n.", b"curlparse\nurljoin\n.", b"citertools\nimap\n.", b"c__builtin__\nreduce\n.",
):
    show(lambda: pickle.loads(data).__name__)
show(pickle.dumps, dict.__dict__["fromkeys"])
for code in range(18):
    args = ("d", code, b"1234" * 2)
    show(array._array_reconstructor, array.array, *args)
for code, text in (18, "utf-16-le"), (19, "utf-16-be"), (20, "utf-32-le"), (21, "utf-32-be"):
    show(array._array_reconstructor, array.array, "w", code, "ab".encode(text))
for args in ((1, "b", 0, b""), (int, "b", 0, b""), (array.array, "x", 0, b""),
             (array.array, "b", 22, b""), (array.array, "b", 0, ""), (array.array, "i", 4, b"123")):
    show(array._array_reconstructor, *args)
for data in (b"(Nd.", b"}(Nu.", b"(K\x01K\x02K\x03d."):
    show(pickle.loads, data)


class Held:
    pass


class Bad(Held):
    __setstate__ = None


bad = Bad()
bad.x = 1
show(lambda: pickle.loads(pickle.dumps(bad)))
pickler = pickle.Pickler(io.BytesIO())
pickler.dispatch_table = {Held: None}
show(pickler.dump, Held())
