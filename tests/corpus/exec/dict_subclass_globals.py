# Globals that are an instance of a subclass of dict, and locals that are any mapping.


def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Defaults(dict):
    def __missing__(self, key):
        return "missing " + key


class Telling(dict):
    def __getitem__(self, key):
        print("get", key)
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        print("set", key)
        dict.__setitem__(self, key, value)


class Plain(dict):
    pass


attempt(lambda: eval("x", Defaults(x=1)))
attempt(lambda: eval("y", Defaults(x=1)))
attempt(lambda: eval("x", Telling(x=1)))
attempt(lambda: eval("y", Telling(x=1)))
attempt(lambda: eval("len(x)", Plain(x="abc")))
attempt(lambda: eval("y", {}, Defaults(x=1)))
told = Telling(x=1)
exec("y = x + 1", told)
print(sorted(k for k in told if k != "__builtins__"))
plain = Plain(a=1)
exec("b = a\ndef f(): return a + b", plain)
print(plain["f"](), plain["b"])
plain["a"] = 10
print(plain["f"]())


class Mapping:
    def __init__(self):
        self.names = {}

    def __getitem__(self, key):
        print("get", key)
        return self.names[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.names[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.names[key]


mapping = Mapping()
exec("x = 1\ny = x + 1\ndel x\nprint(y)\nclass C: z = 3", {}, mapping)
print(sorted(mapping.names), mapping.names["C"].z)
print(eval("locals()", {}, mapping) is mapping)
attempt(lambda: exec("x", {}, 5))
attempt(lambda: exec("x", 5))
attempt(lambda: eval("x", mapping))
