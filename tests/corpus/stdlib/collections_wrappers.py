from collections import UserList, UserString, UserDict
import collections.abc
u = UserList([3, 1, 2]); u.append(5); u.sort(); print(u, u[0], u[1:], u + [9], [0] + u, u * 2, len(u), 5 in u, u == [1, 2, 3, 5], type(u[1:]).__name__, u.pop(), u.index(3), isinstance(u, collections.abc.MutableSequence))
class S(UserString): pass
s = S("Hello"); print(s.upper(), type(s.upper()).__name__, s + " x", "a" + s, s[1:3], s.find("l"), s == "Hello", hash(s) == hash("Hello"), s.split("l"), len(s), "ell" in s, s % () if 0 else s * 2, s.isalpha(), repr(s))
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D(a=1); d["b"] = 2; print(d, d["a"], d.get("z", 7), len(d))
