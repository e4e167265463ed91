"""from ... import * in code with locals of its own: the names go where names are set."""


class Noting(dict):
    def __setitem__(self, key, value):
        self.setdefault("order", []).append(key)
        dict.__setitem__(self, key, value)


inner, outer = {}, {}
exec("import math; from math import *; here = sqrt(16)", outer, inner)
print("sqrt" in inner, "sqrt" in outer, inner["here"], "math" in inner)
exec("from math import *", outer)
print("sqrt" in outer)
noting = Noting()
exec("from colorsys import *\nx = 1", {}, noting)
print(noting["order"])
code = compile("from colorsys import *", "<star>", "exec")
one, two = {}, {}
exec(code, one, two)
print(sorted(name for name in two), [name for name in one if not name.startswith("__")])
exec(code, one)
print(sorted(name for name in one if not name.startswith("__")) == sorted(two))
