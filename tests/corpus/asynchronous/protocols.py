# async for and async with on objects of all sorts, and what they say of wrong ones.
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value
    except BaseException as e:
        cause = e.__cause__
        return type(e).__name__, str(e), type(cause).__name__, str(cause)

class Ticker:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("enter", self.name)
        return self.name.upper()
    async def __aexit__(self, kind, e, traceback):
        print("exit", self.name, kind and kind.__name__, e, traceback is not None)
        return self.swallow

async def loops():
    out = []
    async for i in Ticker(3):
        out.append(i)
    else:
        out.append("else")
    async for a, *b in Pairs():
        out.append((a, b))
    return out
class Pairs(Ticker):
    def __init__(self):
        self.n = 2
    async def __anext__(self):
        n = await super().__anext__()
        return n, n, n
print(run(loops()))

async def managers():
    async with Manager("a") as a, Manager("b", True) as b:
        print(a, b)
        raise ValueError("inside")
    async with Manager("c"):
        return "returned"
print(run(managers()))
async def not_swallowed():
    async with Manager("d"):
        1 / 0
print(run(not_swallowed()))
async def in_loop():
    for i in range(3):
        async with Manager(str(i)):
            if i == 0:
                continue
            break
print(run(in_loop()))

async def over(v):
    async for x in v:
        print("item", x)
    return "end"
def make(**names):
    return type("Made", (), names)()
async def coroutine(*a):
    return 1
print(run(over(5)))
print(run(over(make(__aiter__=lambda self: 5))))
print(run(over(make(__aiter__=lambda self: self))))
print(run(over(make(__aiter__=lambda self: self, __anext__=lambda self: 7))))
print(run(over([1, 2])))
print(run(over(x for x in ())))

async def within(v):
    async with v as x:
        print("body", x)
    return "end"
print(run(within(5)))
print(run(within(make(__aenter__=coroutine))))
print(run(within(make(__aexit__=coroutine))))
print(run(within(make(__aenter__=lambda self: 3, __aexit__=coroutine))))
print(run(within(make(__aenter__=coroutine, __aexit__=lambda *a: 4))))
print(run(within(make(__aenter__=coroutine, __aexit__=coroutine))))

for f, args in ((aiter, (1,)), (anext, (1,)), (aiter, (make(__aiter__=lambda self: 1),)), (anext, (2, 3))):
    try:
        f(*args)
    except TypeError as e:
        print(e)
async def anexts():
    t = Ticker(1)
    print(await anext(t), await anext(t, "none left"))
    try:
        await anext(t)
    except StopAsyncIteration as e:
        print("stop", e.args)
    it = aiter(Ticker(2))
    return [x async for x in it]
print(run(anexts()))

for code in ("def f():\n for x in c: pass", ):
    pass
def not_iterable():
    for x in coroutine():
        pass
c = coroutine()
for f in (lambda: list(c), lambda: [*c], lambda: iter(c), lambda: sum(c)):
    try:
        f()
    except TypeError as e:
        print(e)
def delegates():
    yield from c
try:
    next(delegates())
except TypeError as e:
    print(e)
c.close()
