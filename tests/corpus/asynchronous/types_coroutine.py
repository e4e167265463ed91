# types.coroutine, the types' names, flags of code objects, frames of generators.
import types

@types.coroutine
def switch(value):
    got = yield value
    return got, value

async def user():
    first = await switch(1)
    second = await switch(2)
    return first, second

def drive(c, *values):
    out = [c.send(None)]
    try:
        for v in values:
            out.append(c.send(v))
    except StopIteration as e:
        out.append(e.value)
    return out
print(drive(user(), "a", "b"))

@types.coroutine
def delegating():
    return (yield from user())
print(drive(delegating(), "c", "d"), list(switch(5)))

@types.coroutine
def plain():
    return switch("wrapped")
async def awaits_plain():
    return await plain()
print(drive(awaits_plain(), "x"))

async def coroutine(): pass
def generator(): yield
async def both(): yield
def function(): pass
for f in (coroutine, generator, both, function):
    flags = f.__code__.co_flags
    print(f.__name__, bool(flags & 0x20), bool(flags & 0x80), bool(flags & 0x200))
g, c, a = generator(), coroutine(), both()
print(isinstance(g, types.GeneratorType), isinstance(c, types.CoroutineType), isinstance(a, types.AsyncGeneratorType))
print(types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.FunctionType, types.MethodType)
c.close()

def lines():
    x = 1
    yield x

    yield (
        x +
        1)
g = lines()
print(type(g.gi_frame).__name__, g.gi_frame.f_code is g.gi_code, g.gi_frame.f_lineno - g.gi_code.co_firstlineno)
next(g)
print(g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_frame.f_globals is globals())
print(list(g), g.gi_frame)
n = types.SimpleNamespace(a=1, b="x")
n.c = [n.a]
print(n, n == types.SimpleNamespace(a=1, b="x", c=[1]))
