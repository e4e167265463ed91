# Asynchronous generators and the awaitables of their methods.
def run(c):
    trail = []
    try:
        while True:
            trail.append(c.send(None))
    except StopIteration as e:
        return e.value, trail
    except BaseException as e:
        return type(e).__name__, str(e), trail

class Pause:
    def __await__(self):
        yield "pause"

async def count(n):
    try:
        for i in range(n):
            await Pause()
            got = yield i
            if got:
                print("got", got)
    except ValueError as e:
        print("caught", e)
        yield "after throw"
    finally:
        await Pause()
        print("cleanup")

async def collect():
    out = []
    async for x in count(3):
        out.append(x)
    else:
        out.append("else")
    return out
print(run(collect()))

async def by_hand():
    g = count(5)
    print(type(g).__name__, repr(g)[:30], g.__name__, g.ag_running)
    a = await g.__anext__()
    b = await g.asend("hello")
    c = await g.athrow(ValueError("v"))
    print(a, b, c)
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print("end", e.args)
    print(await anext(g, "default"))
    return await g.aclose()
print(run(by_hand()))

async def closing():
    g = count(5)
    print(await anext(g))
    print(await g.aclose(), await g.aclose())
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("closed")
    fresh = count(2)
    print(await fresh.aclose())
    fresh = count(2)
    try:
        await fresh.athrow(KeyError("k"))
    except KeyError as e:
        print("thrown", e)
    fresh = count(2)
    try:
        await fresh.asend(1)
    except TypeError as e:
        print(e)
print(run(closing()))

async def stubborn():
    for i in range(2):
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
g = stubborn()
async def close_stubborn():
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print("over", e)
print(run(close_stubborn()))

async def raises(e):
    yield 1
    raise e
async def over(e):
    async for x in raises(e):
        print("item", x)
for e in (StopIteration("s"), StopAsyncIteration("t"), KeyError("k")):
    print(run(over(e)))

async def reuse():
    g = count(3)
    step = g.__anext__()
    print(await step)
    for again in (step, step):
        try:
            await again
        except RuntimeError as e:
            print(e)
    end = g.aclose()
    await end
    try:
        await end
    except RuntimeError as e:
        print(e)
    print(step.close(), end.close())
print(run(reuse()))

g = count(3)
one, two = g.asend(None), g.asend(None)
print(one.send(None), g.ag_running)
for other in (two, g.aclose(), g.athrow(ValueError)):
    try:
        other.send(None)
    except RuntimeError as e:
        print(e)
try:
    one.send(None)
except StopIteration as e:
    print("value", e.value, g.ag_running)
run(g.aclose())

async def comprehensions():
    a = [x async for x in count(3)]
    b = {x * 2 async for x in count(3) if x}
    c = {x: y async for x in count(2) for y in [x + 1]}
    d = [x + y for x in [10, 20] async for y in count(2)]
    gen = (x async for x in count(2))
    e = [type(gen).__name__] + [x async for x in gen]
    one = count(1)
    f = (await anext(one, None) for _ in [0, 1])
    return a, sorted(b), c, d, e, [x async for x in f], [[z async for z in count(n)] for n in range(2)]
print(run(comprehensions())[0])

async def finite(n):
    for i in range(n):
        yield i

async def early():
    left = count(5)
    async for x in left:
        if x == 1:
            continue
        if x == 3:
            break
        print("loop", x)
    await left.aclose()
    async for x in finite(5):
        try:
            return x
        finally:
            print("leaving")
print(run(early())[0])
