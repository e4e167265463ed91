"""Methods of built-in types that are those of `object` once more, called on instances of derived classes."""
class C(tuple):
    def __getattribute__(self, a):
        if a in tuple.__dict__: raise AttributeError
        return tuple.__getattribute__(self, a)
    def __getattr__(self, a): return 'ga '+a
    @property
    def p(self): return 'prop'
c=C((1,2)); c.x=3
print(c.x, c.p, c.nope, c.count)
print('x' in tuple.__dict__, '_mock_name' in tuple.__dict__, len(tuple.__dict__)>10, sorted(tuple.__dict__)==sorted(vars(tuple)))
class E(dict):
    def __getattribute__(self, a):
        return dict.__getattribute__(self, a)
e=E(); e.y=1; print(e.y, e.keys())


class Attributes(dict):
    """A dict whose keys are attributes as well."""

    def __getattribute__(self, name):
        if name in ("keys", "items", "get"):
            return dict.__getattribute__(self, name)
        try:
            return self[name]
        except KeyError:
            return dict.__getattribute__(self, name)


d = Attributes(a=1)
d.own = 2
print(d.a, d.own, list(d.keys()), vars(d))

for base, make in (
    (list, lambda c: c([1])), (int, lambda c: c(7)), (bytes, lambda c: c(b"s")),
    (set, lambda c: c({1})), (bytearray, lambda c: c(b"s")), (float, lambda c: c(1.5)),
    (property, lambda c: c()), (enumerate, lambda c: c("ab")), (Exception, lambda c: c("m")),
):
    derived = type("Derived", (base,), {})
    x = make(derived)
    x.own = 5
    print(base.__getattribute__(x, "own"), base.__getattribute__(x, "__class__").__name__)
    try:
        print(base.__format__(x, "x"))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
