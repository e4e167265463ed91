# Functions with more variables than registers keep all of them, whatever they call.
# The sources are made here, because nobody would want to read them.

COUNT = 300


def recursive(n):
    a = b = c = d = e = n
    return a + b + c + d + e + (recursive(n - 1) if n else 0)


def define(header, *lines):
    namespace = {"recursive": recursive}
    exec(header + "\n" + "\n".join("    " + line for line in lines), namespace)
    return namespace["f"]


SET = [f"v{i} = {i}" for i in range(COUNT)]
SUM = " + ".join(f"v{i}" for i in range(COUNT))

f = define("def f():", *SET, "deep = recursive(100)", f"return deep, {SUM}")
print(f(), sum(range(COUNT)))

# Generators, suspended in between.
f = define("def f():", *SET, "yield recursive(50)", "got = yield v299", f"yield got, {SUM}")
g = f()
print(next(g), next(g), g.send("sent"), list(g))

# Cells, and functions that change them.
change = "nonlocal " + ", ".join(f"v{i}" for i in range(0, COUNT, 50))
f = define(
    "def f():", *SET,
    "def add():", "    " + change, *[f"    v{i} += 1000" for i in range(0, COUNT, 50)],
    "    return recursive(20)",
    "add()", "recursive(60)", f"return {SUM}",
)
print(f())

# Unbound variables, `del` and `locals`.
f = define("def f():", *SET, "del v290, v3", "recursive(40)", "return locals()")
names = f()
print(len(names), "v290" in names, "v3" in names, names["v299"], names["v0"], "" in names)
f = define("def f():", *SET, "del v290", "recursive(40)", "return v290")
try:
    f()
except UnboundLocalError as error:
    print(error)

# Parameters: each place where they arrive.
for count in (16, 64, 160, 161, 255, 256, 257, 300):
    parameters = ", ".join(f"p{i}" for i in range(count))
    f = define(
        f"def f({parameters}, *rest, key=7, **more):",
        "first = recursive(30)",
        "keys = list(locals())",
        "return first, [" + parameters + "] == list(range(" + str(count) + ")), rest, key, more, "
        "keys[:2], keys[-4:]",
    )
    print(count, f(*range(count), "r", key=8, other=9))


# Handlers and loops around calls.
f = define(
    "def f():", *SET, "total = 0", "for i in range(3):", "    try:", "        recursive(30)",
    "        raise KeyError(i)", "    except KeyError as error:", "        total += error.args[0]",
    f"return total, {SUM}",
)
print(f())
