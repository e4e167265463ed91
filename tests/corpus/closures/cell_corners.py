# Cells: late binding, rebinding, deletion, sharing, loops, defaults, classes between.
def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def down():
        nonlocal count
        count -= 1
        return count

    return up, down, lambda: count


up, down, get = counter()
print(up(), up(), down(), get())
up2, *_ = counter()
print(up2(), get())


def loops():
    late = [lambda: i for i in range(3)]
    for j in range(3):
        late.append(lambda: j)
    early = [lambda i=i: i for i in range(3)]
    j = "changed"
    return [f() for f in late], [f() for f in early]


print(loops())


def deleted():
    x = 1

    def read():
        return x

    print(read())
    del x
    try:
        read()
    except NameError as e:
        print(type(e).__name__, e)
    x = 2
    print(read())


deleted()


def unbound(bind):
    def read():
        return later

    if bind:
        later = "bound"
    try:
        return read()
    except NameError as e:
        return f"{type(e).__name__}: {e}"


print(unbound(True), unbound(False))


def through_class():
    x = "function"

    class C:
        x = "class"
        seen = x

        def method(self):
            return x

        squares = [x for _ in range(1)]
        late = [(lambda: x)() for _ in range(1)]

    return C.seen, C().method(), C.squares, C.late


print(through_class())


def three():
    a = 1

    def two():
        b = 2

        def one():
            nonlocal a, b
            a, b = a + 10, b + 10
            return a + b

        return one, lambda: (a, b)

    return two()


one, look = three()
print(one(), one(), look())


def arguments(a, *b, c=3, **d):
    def inner():
        nonlocal a
        a = (a, b, c, d)
        return a

    return inner(), a


print(arguments(1, 2, x=4))


def accumulate(start, *, step=1):
    total = start
    while True:
        change = yield total
        total += step if change is None else change


g = accumulate(10, step=5)
print(next(g), next(g), g.send(100), next(g))


def recursive_closure(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    return fact(n)


print(recursive_closure(20))
x = "global"


def shadows():
    def reads():
        return x

    def declares():
        global x
        x = "changed"

    declares()
    return reads()


print(shadows(), x)


def exception_cell():
    try:
        1 / 0
    except ZeroDivisionError as e:
        f = lambda: e
        print(f())
    try:
        f()
    except NameError as error:
        print(error)


exception_cell()
compose = lambda *fs: (lambda v: v) if not fs else lambda v: fs[0](compose(*fs[1:])(v))
print(compose(str, lambda v: v + 1, abs)(-5), (lambda f: (lambda v: f(lambda w: v(v)(w)))(lambda v: f(lambda w: v(v)(w))))(lambda rec: lambda n: 1 if n < 2 else n * rec(n - 1))(6))
