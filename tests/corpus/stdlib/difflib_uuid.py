# Differences of sequences and texts; identifiers.
import uuid, difflib, copy
u = uuid.UUID("12345678-1234-5678-9abc-123456789abc"); print(repr(u), u, u.hex, u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, u.time, u.clock_seq, u.node, int(u), u.is_safe)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x"), uuid.UUID(bytes_le=u.bytes_le) == u, uuid.UUID(int=5), uuid.UUID(fields=u.fields) == u, uuid.UUID("{urn:uuid:" + u.hex + "}") == u, u < uuid.UUID(int=5), {u: 1}[copy.copy(u)], copy.deepcopy(u) is u)
r = uuid.uuid4(); print(r.version, r.variant, len(str(r)), uuid.uuid1().version, uuid.uuid1() != uuid.uuid1(), uuid.uuid4() != r, uuid.UUID(bytes=b"a" * 16, version=4))
for f in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"x"), lambda: uuid.UUID(int=1, version=9), lambda: setattr(u, "int", 3), lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(fields=(1, 2, 3, 4, 5, 1 << 50)), lambda: u < 3):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
s = difflib.SequenceMatcher(None, "abxcd", "abcd"); print(s.get_matching_blocks(), s.get_opcodes(), s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(0, 5, 0, 4))
s = difflib.SequenceMatcher(lambda x: x == " ", "private Thread currentThread;", "private volatile Thread currentThread;"); print(round(s.ratio(), 3), s.get_matching_blocks(), s.bjunk, s.find_longest_match())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["y"]), difflib.SequenceMatcher(None, [], []).ratio())
a = """one
two
three
four
five
six
seven
eight
nine
ten
""".splitlines(True); b = [l for l in a if l != "two\n"]; b[3] = "fife\n"; b.append("eleven\n"); b.insert(0, "zero\n")
for n in (0, 1, 3): print("".join(difflib.unified_diff(a, b, "a.txt", "b.txt", "d1", "", n=n)), "".join(difflib.context_diff(a, b, "a", "b", n=n)), sep="")
print("".join(difflib.ndiff(a, b))); print("".join(difflib.ndiff(["abcDefghiJkl\n", "\tsame x\n", "q\n"], ["abcdefGhijkl\n", "\tsame yy\n", "zz\n"])))
d = list(difflib.ndiff(a, b)); print(list(difflib.restore(d, 1)) == a, list(difflib.restore(d, 2)) == b, list(difflib.unified_diff(a, a)), list(difflib.unified_diff(["x"], ["y"], lineterm="")))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff"], [b"b"], b"f", b"t", lineterm=b"")), difflib.IS_LINE_JUNK(" # \n"), difflib.IS_CHARACTER_JUNK("x"))
for f in (lambda: list(difflib.unified_diff("a", "b")), lambda: list(difflib.unified_diff([b"a"], [])), lambda: list(difflib.restore([], 3)), lambda: difflib.get_close_matches("a", [], 0), lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], []))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import random; random.seed(1); x = [random.choice("abcdefgh") for _ in range(300)]; y = x[:]; [y.__setitem__(random.randrange(300), "z") for _ in range(30)]; m = difflib.SequenceMatcher(None, x, y); print(m.ratio(), sorted(m.bpopular), len(m.get_opcodes())); m = difflib.SequenceMatcher(None, x, y, autojunk=False); print(m.ratio(), m.get_opcodes()[:5])
