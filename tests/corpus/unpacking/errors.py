# What cannot be unpacked.
def show(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
def f1(): a, b = 1, 2, 3
def f2(): a, b, c = 1, 2
def f3(): a, b = 5
def f4(): a, *b, c = [1]
def f5(): a, b = None
def f6(): (a, b), c = (1, 2), 3; (a, b), c = 1, 2
def f7(): a, = []
def f8(): a, b = "xyz"
def f9(): a, b = {"one": 1}
def f10():
    for a, b in [1]: pass
def f11(): a, *b = 5
def f12(): [*1]
def f13(): [a, b, *c] = iter([1])
def f14(): {**1}
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14):
    show(f)
