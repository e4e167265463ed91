# Coroutines driven by hand: send, throw, close, states and what may go wrong.
def outcome(f, *args):
    try:
        return "value", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), getattr(e, "value", "-")

class Pause:
    def __init__(self, tag):
        self.tag = tag
    def __await__(self):
        got = yield self.tag
        return got

async def add(a, b):
    return a + b

async def chain(n):
    if n == 0:
        return await Pause("bottom")
    return (await chain(n - 1)) + [n]

print(outcome(add(1, 2).send, None))
c = chain(3)
print(c.send(None), outcome(c.send, [0]))
print(outcome(c.send, None))
print(outcome(c.throw, KeyError("late")))
print(c.close())
c = add(1, 2)
print(outcome(c.send, 5))
print(outcome(iter, c), outcome(next, c))
print(c.close(), outcome(c.send, None))
print(type(c).__name__, type(add).__name__, c.__name__, c.__qualname__)
print(repr(c)[:25], repr(c.__await__())[:30])

async def guarded():
    try:
        return await Pause("in try")
    except ValueError as e:
        return "caught", e.args
    finally:
        print("finally")

c = guarded()
print(c.send(None), c.cr_running, c.cr_suspended, c.cr_await is None, c.cr_frame is None)
print(outcome(c.throw, ValueError(1, 2)))
print(c.cr_frame, c.cr_await, c.cr_suspended)
c = guarded(); c.send(None)
print(outcome(c.throw, ValueError))
c = guarded(); c.send(None)
print(c.close())
c = guarded()
print(outcome(c.throw, KeyError("fresh")))

async def stubborn():
    for i in range(2):
        try:
            await Pause(1)
        except GeneratorExit:
            print("no")
c = stubborn(); c.send(None)
print(outcome(c.close), outcome(c.send, None))

async def stops():
    raise StopIteration("x")
print(outcome(stops().send, None))
async def stops_async():
    raise StopAsyncIteration("y")
print(outcome(stops_async().send, None))

async def bad(v):
    return await v
class NoIterator:
    def __await__(self):
        return 5
class GivesCoroutine:
    given = add(1, 2)
    def __await__(self):
        return self.given
for v in (1, "s", None, [], NoIterator(), print, (x for x in ())):
    print(outcome(bad(v).send, None))
gives = GivesCoroutine()
print(outcome(bad(gives).send, None)[:2])
gives.given.close()

shared = chain(0)
async def waits():
    return await shared
first, second = waits(), waits()
print(first.send(None), outcome(second.send, None))
print(outcome(first.send, "done"))

async def itself():
    me.send(None)
me = itself()
print(outcome(me.send, None))

wrapped = chain(1).__await__()
print(next(wrapped), outcome(wrapped.send, [9]))
print(hasattr(wrapped, "__next__"), hasattr(wrapped, "__await__"), iter(wrapped) is wrapped)

async def locals_and_defaults(a, *rest, k=3, **more):
    await Pause(0)
    return a, rest, k, more
c = locals_and_defaults(1, 2, 3, k=4, z=5)
c.send(None)
print(outcome(c.send, None))

async def in_expressions():
    d = {await add(1, 1): await add(2, 2)}
    l = [await add(i, i) for i in range(3) if await add(i, 0) != 1]
    t = (await add(1, 2), *[await add(3, 4)], f"{await add('x', 'y')}")
    return d, l, t, (await add(1, 0)) + (await add(2, 0)), -await add(1, 1), await add(2, 1) ** 2
print(outcome(in_expressions().send, None))
