# Functions of more parameters than a frame has registers.
N = 300
names = [f"p{i}" for i in range(N)]
listed = ", ".join(names)
numbers = ", ".join(map(str, range(N)))


def defined(source, name="f"):
    namespace = {"x": 1}
    exec(source, namespace)
    return namespace[name]


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except TypeError as e:
        text = str(e)
        print("TypeError", text[:40], "...", text[-40:])


f = defined(f"def f({listed}):\n return p0, p159, p160, p199, p200, p255, p256, p{N - 1}")
attempt(f, *range(N))
attempt(f, *range(N - 1))
attempt(f, *range(N + 1))
attempt(f)
attempt(f, **{name: i for i, name in enumerate(names)})
attempt(f, *range(200), **{name: i * 2 for i, name in enumerate(names) if i >= 200})
attempt(f, *range(N), p250=1)
attempt(f, *range(N - 1), other=1)
print(f.__code__.co_argcount, f.__code__.co_varnames[:3], f.__code__.co_varnames[N - 2:N])

print(defined(f"def f({listed}): return p299\nr = f({numbers})", "r"))
print(defined(f"r = (lambda {listed}: p298)(*range(300))", "r"))

with_defaults = ", ".join(f"p{i}=x + {i}" for i in range(N))
f = defined(f"def f({with_defaults}): return p0, p1, p200, p299")
attempt(f)
attempt(f, 5, p299=7)
attempt(defined(f"def f(*, {with_defaults}): return p0, p1, p200, p299"), p200=0)
constants = ", ".join(f"p{i}={i}" for i in range(N))
attempt(defined(f"def f({constants}): return p0, p299"), 8)

f = defined(f"def f({listed}, *args, k=3, **others): return p250, args, k, others")
attempt(f, *range(N))
attempt(f, *range(N + 5), k=9, z=1)
attempt(f, *range(250), **{name: name for name in names[250:]}, y=2)

f = defined(f"""def f({listed}):
    p210 += 1
    p20 = p290 + p199
    q = [p299 for p298 in (1, 2)]
    del p220
    try:
        p220
    except UnboundLocalError as e:
        print(e)
    p220 = 'again'
    found = locals()
    return found['p210'], found['p20'], q, p298, p220, len(found), list(found)[158:162]
""")
attempt(f, *range(N))

f = defined(f"""def f({listed}):
    def g():
        nonlocal p250
        p250 += p299 + p1
        return p250
    return g(), g(), p250, [p251 for _ in 'ab'], (lambda: p255 + p256)()
""")
attempt(f, *range(N))

f = defined(f"def f({listed}):\n for i in range(2):\n  yield p250, i, p299\n  p250 += 1\n yield p199")
attempt(lambda: list(f(*range(N))))

f = defined(f"def f({', '.join(name + ': int' for name in names)}) -> str: pass")
print(len(f.__annotations__), list(f.__annotations__)[-2:])

variables = "\n".join(f" v{i} = {i}" for i in range(500))
f = defined(f"def f({listed}):\n{variables}\n return p170, p299, v0, v1, v250, v499, len(locals())")
attempt(f, *range(N))


class C:
    pass


C.method = f
print(C.method is f)
bound = defined(f"class A:\n def f(self, {listed}): return self is not None, p0, p299\na = A()", "a")
attempt(bound.f, *range(N))
attempt(bound.f, *range(N - 1))
