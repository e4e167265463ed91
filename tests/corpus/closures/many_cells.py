# Functions that use hundreds of variables of those around them.

COUNT = 600
SUM = " + ".join(f"v{i}" for i in range(COUNT))
SET = "".join(f"    v{i} = {i}\n" for i in range(COUNT))


def define(inner, result="inner()"):
    namespace = {}
    exec(f"def outer():\n{SET}{inner}    return {result}\n", namespace)
    return namespace["outer"]


print(define(f"    def inner():\n        return {SUM}\n")())
print(define(f"    inner = lambda: {SUM}\n")())
print(define(f"    inner = lambda: sum(x for x in [{SUM}])\n")())

# Changed from inside.
change = "".join(f"        nonlocal v{i}\n        v{i} += 1\n" for i in range(COUNT))
print(define(f"    def inner():\n{change}\n        return {SUM}\n", "inner(), inner(), v599")())

# Unbound from inside and outside.
for text in (
    "    del v599\n    def inner():\n        return v0 + v598 + v599\n" + f"        return {SUM}\n",
    f"    def inner():\n        nonlocal v599\n        del v599\n        return v599\n        return {SUM}\n",
    f"    def inner():\n        nonlocal v599\n        del v599\n        del v599\n        return {SUM}\n",
):
    try:
        define(text)()
    except NameError as error:
        print(type(error).__name__, error)

# Class bodies: their own names come first.
body = "".join(f"        w{i} = v{i}\n" for i in range(COUNT))
C = define(f"    class inner:\n        v599 = 'own'\n{body}", "inner")()
print(C.w0, C.w598, C.w599)
inner = define(f"    def inner():\n        return {SUM}\n", "inner")()
print(len(inner.__closure__), len(inner.__code__.co_freevars))

# Through functions between.
print(define(f"    def inner():\n        def innermost():\n            return {SUM}\n        return innermost()\n")())
