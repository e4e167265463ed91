# contextlib: managers of generators, the small ones, and stacks of exits.
import contextlib
from contextlib import contextmanager, closing, suppress, nullcontext, ExitStack

@contextmanager
def tag(name):
    """Prints a tag."""
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print("</" + name + ">")

with tag("a") as a, tag("b"):
    print(a)
with tag("v"):
    raise ValueError("swallowed")
try:
    with tag("k"):
        raise KeyError("through")
except KeyError as e:
    print("KeyError", e, e.__context__)
print(tag.__name__, tag.__doc__)

@tag("deco")
def decorated(x):
    return x * 2
print(decorated(2), decorated(3), decorated.__name__)

@contextmanager
def none():
    if False:
        yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def ignores():
    try:
        yield
    except KeyError:
        pass
    yield
@contextmanager
def replaces():
    try:
        yield
    except KeyError as e:
        raise TypeError("replaced") from e
@contextmanager
def passes():
    yield
def attempt(manager, e=None):
    try:
        with manager:
            if e:
                raise e
        print("no exception")
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
attempt(none())
attempt(twice())
attempt(ignores(), KeyError(1))
attempt(replaces(), KeyError(2))
attempt(passes(), StopIteration(3))
attempt(passes(), RuntimeError(4))
attempt(passes(), GeneratorExit(5))

class Thing:
    def close(self):
        print("closed")
with closing(Thing()) as t:
    print(type(t).__name__)
with suppress(KeyError, IndexError):
    [][1]
    print("not reached")
attempt(suppress(KeyError), ValueError("not suppressed"))
with nullcontext(5) as n, nullcontext() as m:
    print(n, m)

with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xyz"]
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *details: print("pushed", details[0]))
    print(names)
def raiser(kind):
    def leave():
        raise kind("from exit")
    return leave
try:
    with ExitStack() as stack:
        stack.callback(raiser(KeyError))
        stack.callback(raiser(TypeError))
        raise ValueError("body")
except KeyError as e:
    chain = []
    while e:
        chain.append(type(e).__name__)
        e = e.__context__
    print(chain)
with ExitStack() as stack:
    stack.push(lambda *d: True)
    stack.push(lambda kind, e, tb: print("sees", kind, e))
    1 / 0
with ExitStack() as stack:
    stack.enter_context(tag("kept"))
    kept = stack.pop_all()
print("still open")
kept.close()
for bad in (5, Thing()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print(e)

# the asynchronous ones
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as e:
        return e.value
@contextlib.asynccontextmanager
async def atag(name):
    print("enter", name)
    try:
        yield name
    except ValueError as e:
        print("async caught", e)
    finally:
        print("leave", name)
async def main():
    async with atag("p") as p, contextlib.nullcontext(3) as q:
        print(p, q)
    async with atag("v"):
        raise ValueError("async")
    try:
        async with atag("k"):
            raise KeyError("through")
    except KeyError as e:
        print("KeyError", e)
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(atag("one"))
        stack.enter_context(tag("two"))
        async def later(x):
            print("later", x)
        stack.push_async_callback(later, 1)
    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("numbers closed")
    async with contextlib.aclosing(numbers()) as it:
        async for n in it:
            print(n)
            break
    @atag("decorating")
    async def inside():
        return "inside"
    return await inside()
print(run(main()))
