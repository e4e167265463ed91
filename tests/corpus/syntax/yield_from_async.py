# yield from in a coroutine.
async def f():
    yield from g()
