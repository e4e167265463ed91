# return with a value in an asynchronous generator.
async def f():
    yield 1
    return 2
