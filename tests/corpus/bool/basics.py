# bool is an int; what is true.
print(True + True, True * 5, False - 1, True / 2, True // 1, True & False, True | False, True ^ True, True & 3)
print(isinstance(True, int), type(True).__name__, True == 1, True is not 1 or "same", str(True), repr(False))
for x in (0, 1, -1, 0.0, "", "0", [], [0], (), (0,), {}, {0: 0}, None, range(0), range(1), True, False):
    print(repr(x), bool(x), not x, "T" if x else "F")
print(1 and 2, 0 and 2, 1 or 2, 0 or "", None or [] or 0, 1 and [] and 3)
print(not 1 == 2, not (1 and 0), 1 if [] else 2)
print([False, True][True], {True: "a", 1: "b", 1.0: "c"})
class E:
    def __bool__(self): return False
class L:
    def __len__(self): return 0
class B:
    def __bool__(self): return 1
print(bool(E()), bool(L()), not E())
try:
    bool(B())
except TypeError as e:
    print(e)
print(bool(), bool("False"), any([0, "", 3]), all([1, "a", ()]), all([]), any([]))
