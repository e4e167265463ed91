# A traceback through coroutines, an asynchronous generator and its comprehension.
class Pause:
    def __await__(self):
        yield
class Manager:
    async def __aenter__(self):
        return self
    async def __aexit__(self, *details):
        await Pause()
        return False
async def divide(a, b):
    await Pause()
    return a / b
async def items():
    for i in (2, 1, 0):
        yield await divide(1, i)
async def collect():
    async with Manager():
        return [x async for x in items() if x]
async def outer():
    try:
        await collect()
    except ZeroDivisionError as e:
        raise ValueError("outer") from e
def drive(c):
    while True:
        c.send(None)
drive(outer())
