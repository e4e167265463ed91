# More decorators than fit into registers: evaluated from the top, called from the bottom.

for count in (1, 8, 9, 100, 1000):
    for what in ("def f(): return 'body'", "class f: pass", "async def f(): pass"):
        log = []

        def make(i):
            log.append(i)

            def apply(f):
                log.append(-i - 1)
                return f

            return apply

        namespace = {"make": make}
        exec("".join(f"@make({i})\n" for i in range(count)) + what, namespace)
        order = list(range(count)) + [-i - 1 for i in reversed(range(count))]
        print(count, what, log == order, namespace["f"].__name__)


def wrap(f):
    return lambda: f() + 1


namespace = {"wrap": wrap}
exec("@wrap\n" * 50 + "def f(): return 0", namespace)
print(namespace["f"]())


def fail(f):
    raise ValueError(f.__name__)


namespace = {"wrap": wrap, "fail": fail, "log": []}
try:
    exec("@wrap\n" * 5 + "@fail\n" + "@wrap\n" * 0 + "@(lambda f: f)\n" * 20 + "def g(): pass", namespace)
except ValueError as error:
    print("raised", error, "g" in namespace)
