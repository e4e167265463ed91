# Small modules: base64, queue, secrets, timeit, getopt, keyword, shlex.
import base64, queue, secrets, timeit, getopt, keyword, shlex, io
def t(f, *a, **k):
    try: print(repr(f(*a, **k)), end=" ")
    except Exception as e: print(type(e).__name__, e, end=" ")
for n in (0, 1, 2, 3, 4, 5, 7, 8, 60):
    d = bytes((i * 37 + n) % 256 for i in range(n))
    for k in ("b64", "b32", "b32hex", "b16", "b85", "a85", "urlsafe_b64") + (("z85",) if n % 4 == 0 else ()):
        e = getattr(base64, k + "encode")(d); print(e if n < 20 else len(e), getattr(base64, k + "decode")(e) == d, end=" ")
    print(base64.decodebytes(base64.encodebytes(d)) == d, base64.b32decode(base64.b32encode(d).lower(), True) == d, base64.a85decode(base64.a85encode(d, adobe=True, wrapcol=10), adobe=True) == d)
print(base64.encodebytes(b"x" * 100), base64.a85encode(b"\0\0\0\0    ", foldspaces=True), base64.b85encode(b"abc", pad=True), base64.b64encode(b"\xff\xfe", b"-_"), base64.b64decode("YW Jj\n"))
for f, a in ((base64.b64decode, "abc"), (base64.b64decode, "é"), (base64.b64decode, 3), (base64.b32decode, "a"), (base64.b32decode, "abcdefgh"), (base64.b16decode, "zz"), (base64.b85decode, b"\x00"), (base64.b85decode, b"~~~~~"), (base64.a85decode, b"v"), (base64.b64encode, "str"), (base64.a85decode, b"zz!z"), (base64.b32decode, "AAAAAA==")): t(f, a)
t(base64.b64decode, "YW!Jj", validate=True); print()
q = queue.Queue(2); q.put(1); q.put(2); t(q.put_nowait, 3); t(q.put, 3, timeout=.001); print(q.full(), q.get(), q.get(), q.empty()); t(q.get_nowait); t(q.get, timeout=-1); q.task_done(); q.task_done(); t(q.task_done); q.join(); q.shutdown(); t(q.put, 1); t(q.get)
p = queue.PriorityQueue(); l = queue.LifoQueue(); s = queue.SimpleQueue()
for x in (3, 1, 2): p.put(x); l.put(x); s.put(x)
print([p.get() for _ in range(3)], [l.get() for _ in range(3)], [s.get() for _ in range(3)], s.empty()); t(s.get_nowait)
print(len(secrets.token_hex(4)), len(secrets.token_bytes()), 0 <= secrets.randbelow(5) < 5, secrets.choice([1]), secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"), len(secrets.token_urlsafe(8)), secrets.randbits(3) < 8); t(secrets.randbelow, 0); t(secrets.compare_digest, "a", b"a")
print(timeit.timeit("x += 1", "x = 0", number=100) >= 0, len(timeit.repeat(lambda: 1, number=3, repeat=2)), timeit.timeit("f()", globals={"f": lambda: 1}, number=2) > 0, timeit.Timer("a = 1\nb = a", "import sys\nq = 1").timeit(3) >= 0); t(timeit.timeit, 3); t(timeit.timeit, "1 +")
print()
for a in ("-a -b val --long --arg=1 x -c", "-abval rest", "--lo", "--arg 2 - y", "-- -a", "-z", "--nope", "--a", "-b", "--long=1", "x -a y"):
    for f in (getopt.getopt, getopt.gnu_getopt): t(f, a.split(), "ab:c", ["long", "arg=", "arc"])
print(); print(keyword.iskeyword("if"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.kwlist[:5])
for text in ("a b 'c d' \"e f\"", "a\\ b c", "'it'\\''s'", '"a\\"b"', "a # b", "x='y z'", "", "''", "a '' b", '"a\\nb"', "unclosed 'x", "trail\\", "a;b|c>d", "é ü", "a\tb\nc"):
    t(shlex.split, text); t(shlex.split, text, comments=True); t(shlex.split, text, posix=False); t(lambda: list(shlex.shlex(text))); t(lambda: list(shlex.shlex(text, posix=True, punctuation_chars=True)))
    print()
print(shlex.quote("a b"), shlex.quote("it's"), shlex.quote(""), shlex.quote("safe-1.txt"), shlex.join(["a", "b c", "$x"]))
