# sys.set_asyncgen_hooks: told of each asynchronous generator, and of those that were left.
import gc
import sys


def first(agen):
    print("first", agen.__name__)


def last(agen):
    print("last", agen.__name__)
    kept.append(agen)


kept = []
print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(first, last)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks[1] is last)


async def numbers():
    try:
        for i in range(3):
            yield i
    finally:
        print("finally")


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


async def all_of(agen):
    return [x async for x in agen]


async def some_of(agen):
    async for x in agen:
        return x


print(run(all_of(numbers())))
x = run(some_of(numbers()))
gc.collect()
print(x, len(kept))
print(run(kept.pop().aclose()))
gc.collect()
unused = numbers()
unused = None
gc.collect()
print("unused is not told of")
sys.set_asyncgen_hooks(finalizer=None)
x = run(some_of(numbers()))
gc.collect()
print(x)
sys.set_asyncgen_hooks(firstiter=None, finalizer=None)
print(sys.get_asyncgen_hooks() == (None, None))
for bad in ((1,), (None, "x")):
    try:
        sys.set_asyncgen_hooks(*bad)
    except TypeError as e:
        print(e)
g = numbers()
print(run(g.__anext__()))
g = None
gc.collect()


async def awaits():
    try:
        await nothing()
    finally:
        print("coroutine's finally")


class nothing:
    def __await__(self):
        yield


c = awaits()
c.send(None)
c = None
gc.collect()
