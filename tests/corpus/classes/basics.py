# Classes, instances, attributes.
class Point:
    "a point"
    origin = (0, 0)
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def norm2(self):
        return self.x ** 2 + self.y ** 2
    def moved(self, dx=0, dy=0):
        return Point(self.x + dx, self.y + dy)
p = Point(3, 4)
print(p.x, p.y, p.norm2(), p.origin, Point.origin, Point.__name__, Point.__doc__, p.__class__.__name__, type(p) is Point)
q = p.moved(dx=1)
q.y += 10
q.label = "q"
print(q.x, q.y, q.label, hasattr(p, "label"), q.__dict__, p.moved().norm2())
Point.origin = (1, 1)
print(p.origin, q.origin)
p.origin = "own"
print(p.origin, q.origin)
del p.origin
print(p.origin)
try:
    del p.origin
except AttributeError as e:
    print(e)
for f in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p.missing(), lambda: Point.norm2(), lambda: p.norm2(1)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
class Empty: pass
try:
    Empty(1)
except TypeError as e:
    print(e)
class BadInit:
    def __init__(self): return 5
try:
    BadInit()
except TypeError as e:
    print(e)
print(p == p, p == Point(3, 4), p != q, isinstance(p, Point), isinstance(p, (int, Point)), isinstance(5, Point), isinstance(p, object))
