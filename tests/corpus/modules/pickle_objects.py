# Objects of classes as pickles: state, slots, arguments of __new__, reductions, errors.
import copyreg
import enum
import io
import pickle
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from functools import partial


class Plain:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"{type(self).__name__}({self.__dict__})"

    def method(self):
        return self.x

    class Inner:
        pass


class Slotted:
    __slots__ = ("a", "__b", "c")

    def __init__(self):
        self.a, self.__b = 1, 2

    def __repr__(self):
        return f"Slotted {self.a} {self.__b} {hasattr(self, 'c')}"


class Both(Plain):
    __slots__ = ("more",)


class Number(int):
    pass


class Words(list):
    pass


class Table(dict):
    pass


class Arguments:
    def __new__(cls, a, *, b=0):
        self = object.__new__(cls)
        self.given = a, b
        return self

    def __getnewargs_ex__(self):
        return (self.given[0],), {"b": self.given[1]}

    def __repr__(self):
        return f"Arguments{self.given}"


class State:
    def __getstate__(self):
        return [1, 2]

    def __setstate__(self, state):
        self.state = state

    def __repr__(self):
        return f"State {self.state}"


class Reduced:
    def __reduce__(self):
        return Plain, ("made",), {"y": 2}


class Color(enum.Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int = 0


Pair = namedtuple("Pair", "a b")
slotted = Slotted()
words, table = Words([1, 2]), Table(a=1)
words.tag, table.tag = "t", "u"
OBJECTS = [
    Plain(5), slotted, Number(7), words, table, Arguments(1, b=2), State(), Reduced(), Color.BLUE,
    Point(1, 2), Pair(1, 2), deque([1, 2], 5), Counter("abca"), defaultdict(list, {"k": [1]}),
    OrderedDict(a=1, b=2), Plain(1).method, Plain.Inner,
    io.StringIO("text"), io.BytesIO(b"bytes"),
]
for obj in OBJECTS:
    for protocol in range(6):
        try:
            back = pickle.loads(pickle.dumps(obj, protocol))
        except Exception as e:
            print(protocol, type(e).__name__, e)
            continue
        if hasattr(back, "getvalue"):
            back = back.getvalue()
        elif type(back) is type(Plain(1).method):
            back = back()
        print(protocol, back, getattr(back, "tag", ""))
back = pickle.loads(pickle.dumps(partial(pow, 2, mod=7)))
print(back.func, back.args, back.keywords, back(4))
for obj in (Plain(5), slotted, words, Color.RED, Pair(1, 2)):
    print(pickle.dumps(obj, 2))
    print(pickle.dumps(obj))


def local():
    class Hidden:
        pass

    return Hidden, lambda: 0


print([pickle.PickleError.__bases__, pickle.PicklingError.__mro__[1], pickle.DEFAULT_PROTOCOL])
for obj in (local()[0], local()[0](), (i for i in ()), pickle, {}.keys(), type.__dict__):
    try:
        pickle.dumps(obj)
    except Exception as e:
        print(type(e), str(e).split(" at 0x")[0])


class Odd:
    def __init__(self, made):
        self.made = made

    def __reduce__(self):
        return self.made


for made in (5, (1,), (1, ()), (int, 5), (int, (), 1, 2, 3, 4, 5), "nosuch"):
    try:
        print(pickle.dumps(Odd(made)))
    except Exception as e:
        print(type(e), str(e).split("<")[0])

BAD = [
    b"", b"\x80\x09.", b"\x80\x04K", b"\x00", b".", b"(.", b"cnosuch\nx\n.", b"h\x05.", b"\x95\x00",
    b"K\x01", b"]K\x01s.", b"(K\x01u.", b"I1", b"Iab\n.", b'S"a\n.', b"S'a\\n'\n.", b"L5L\n.",
    b"F1.5\n.", b"0.", b"2.", b"\x8b\xff\xff\xff\xff.", b"P1\n.", b"\x97.", b"\x82\x05.",
    b"Vab\\u00e9\n.", b"(I1\nI2\nl.", b"(I1\nS'x'\nd.", b"c__builtin__\nlist\n(tR.", b"K\x05b.",
]
for data in BAD:
    try:
        print(data, repr(pickle.loads(data)).split(" at 0x")[0])
    except Exception as e:
        print(data, type(e), e)


class Ids(pickle.Pickler):
    def persistent_id(self, obj):
        return "id" if obj is shared else None


class Found(pickle.Unpickler):
    def persistent_load(self, pid):
        return [pid]

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


shared = object()
for protocol in (0, 4):
    file = io.BytesIO()
    Ids(file, protocol).dump([shared, Plain(1)])
    print(file.getvalue())
    file.seek(0)
    print(Found(file).load())
file = io.BytesIO()
for i in range(3):
    pickle.dump(i, file)
file.seek(0)
print([pickle.load(file) for _ in range(3)])
copyreg.pickle(Plain, lambda p: (Plain, (p.x * 2,)))
print(pickle.loads(pickle.dumps(Plain(4))))
print(Plain.__new__(Plain).__dict__, Plain(1).__reduce_ex__(2)[1:], slotted.__reduce_ex__(2)[2])
print(object().__getstate__(), Plain(3).__getstate__(), slotted.__getstate__())
buffers = []
data = pickle.dumps(pickle.PickleBuffer(bytearray(b"abc")), 5, buffer_callback=buffers.append)
print(data, pickle.loads(data, buffers=[b'given']), pickle.loads(pickle.dumps(pickle.PickleBuffer(b"q"), 5)))
