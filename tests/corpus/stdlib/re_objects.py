# Patterns, matches and scanners as objects: what they tell, what they take, and what they refuse.

import array
import copy
import pickle
import re
import traceback
import weakref


def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as e:
        print(type(e).__name__, e)


pattern = re.compile(r"(?P<name>\w+)(=)?(?P<value>\d+)?")
m = pattern.search("  key=12 rest", 1, 7)
bare = pattern.match("key")
for found in m, bare:
    print(found, found.re is pattern, found.string, found.pos, found.endpos)
    print(found.lastindex, found.lastgroup, found.regs, found.groups(), found.groupdict())
    print(found.groups("none"), found.groups(default=0), found.groupdict("none"), found.groupdict(default=()))
    print(found.group(), found.group(0, 1, 2, 3), found["name"], found[3], found["value"])
    print([found.span(i) for i in range(4)], found.start("value"), found.end("name"))


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class Text(str):
    pass


for group in True, Index(1), Index(-1), Index(ValueError("index")), 1.0, None, [], (), "no", b"name", Text("name"), 4, -1, 1 << 70, 2, "2":
    for method in "group", "start", "end", "span", "__getitem__":
        show(getattr(bare, method), group)
show(bare.group, 0, Index(2), "name")
show(bare.group, 0, 7)

for method in "group", "groups", "groupdict", "start", "end", "span", "expand", "__getitem__", "__copy__":
    show(getattr(m, method), 0, 0, 0, 0)
    if method != "group":
        show(getattr(m, method), no=1)
show(lambda: m.group(no=1))
show(m.groups, 1, default=2)
show(m.start)
for method in "match", "fullmatch", "search", "findall", "finditer", "scanner", "split", "sub", "subn":
    show(getattr(pattern, method))
    show(getattr(pattern, method), "a", "b", "c", "d")
    show(getattr(pattern, method), "a", no=1)
    show(getattr(pattern, method), 5)
    show(getattr(pattern, method), b"bytes")
show(pattern.match, string="abc", pos=1)
show(pattern.split, string="a b", maxsplit=1)
show(pattern.sub, repl="-", string="a b", count=1)
show(pattern.match, "a", "b")
show(pattern.match, "abc", Index(1), Index(2))
show(pattern.match, "abc", -5, 1 << 60)
show(pattern.match, "abc", -(1 << 62), 1 << 62)
show(pattern.match, "abc", 0, -(1 << 62))
show(pattern.sub, "-", "a b", -(1 << 62))
show(pattern.sub, "-", "a b", 1 << 62)
show(pattern.match, "abc", 1 << 63)
show(pattern.match, "abc", 2, 1)

for function in m.group, m.span, pattern.match:
    print(type(m.group).__name__, repr(m.group).split(" at ")[0])
print(sorted(name for name in dir(m) if not name.startswith("__")))
print(sorted(name for name in dir(pattern) if not name.startswith("__")))
print(sorted(name for name in dir(pattern.scanner("a")) if not name.startswith("__")))
for kind in re.Pattern, re.Match, type(pattern.scanner("a")):
    print(kind, kind.__module__, kind.__name__)
    show(kind)
    show(kind, 1, a=2)
    show(lambda: type("Sub", (kind,), {}))
print(type(pattern.finditer("a")))
for name in "pattern", "flags", "groups", "groupindex":
    show(getattr, pattern, name)
    try:
        setattr(pattern, name, 1)
    except AttributeError:
        print("refused")
for name in "string", "re", "pos", "endpos", "lastindex", "lastgroup", "regs", "other":
    try:
        setattr(m, name, 1)
    except AttributeError:
        print("refused")
print(re.Match[str], re.Pattern[bytes])
print(copy.copy(m) is m, copy.deepcopy(m) is m, copy.copy(pattern) is pattern)
print(pickle.loads(pickle.dumps(pattern)) == pattern, weakref.ref(pattern)() is pattern)
show(pickle.dumps, m)
print(hash(pattern) == hash(re.compile(pattern.pattern)), pattern == re.compile("a"), pattern != 5)

# Texts of all sorts, which may change behind a match's back.
for text in b"  key=12", bytearray(b"  key=12"), memoryview(b"  key=12"), array.array("B", b"  key=12"):
    found = re.search(rb"(\w+)=(\d)(x)?", text)
    print(found.group(), found.groups(), found[2], found.string is text, type(found.group(1)), found.expand(rb"\2<\1>"))
data = bytearray(b"key=12")
found = re.search(rb"(\w+)=(\d+)", data)
del data[3:]
print(found.groups(), found.span(2), found)
text = Text("key=12")
found = re.match(r"(\w+)=(\d+)", text)
print(type(found.group(0)), type(found.group(1)), found.string is text, found.groups())
wide = "ключ=12 \U0001f600=3"
print([(found.group(), found.span(), found.groups()) for found in re.finditer(r"(\w+|\U0001f600)=(\d+)", wide)])

scanner = re.compile("a?").scanner("aba", 0)
print([scanner.match() for _ in range(2)], [scanner.search() for _ in range(6)], scanner.pattern)
scanner = re.compile("b").scanner("aba")
print(scanner.match(), scanner.search(), scanner.match())
found = list(re.compile("a|").finditer("xaay", 1, 3))
print(found, [(f.pos, f.endpos) for f in found])

# Nothing of this is Python code to a traceback.
for function in (
    lambda: m.group(9),
    lambda: pattern.match(None),
    lambda: pattern.sub("\\9", "a"),
    lambda: pattern.sub(lambda found: found.group(9), "a"),
    lambda: list(pattern.finditer(b"a")),
    lambda: m.expand("\\g<no>"),
):
    try:
        function()
    except Exception as e:
        print(type(e).__name__, e, [frame.name for frame in traceback.extract_tb(e.__traceback__)
                                    if frame.filename == __file__])
