# Chains of coroutines: what comes through them, and what they raise, deep down and in the middle.
import traceback


class Switch:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        answer = yield self.value
        if isinstance(answer, Exception):
            raise answer
        return answer


async def leaf(n):
    total = 0
    for i in range(n):
        total += await Switch(i)
    return total


async def chain(depth, n):
    if depth == 0:
        return await leaf(n)
    return depth + await chain(depth - 1, n)


def drive(coroutine, answer=lambda value: value):
    value, switches = None, 0
    while True:
        try:
            value = answer(coroutine.send(value))
            switches += 1
        except StopIteration as stop:
            return stop.value, switches


for depth in range(6):
    print(depth, drive(chain(depth, depth + 2)))


# An exception, and where it was raised.
def angry(value):
    return ValueError("no %d" % value) if value == 2 else value


try:
    drive(chain(3, 5), angry)
except ValueError as e:
    print(e)
    for frame in traceback.extract_tb(e.__traceback__):
        print(frame.name, frame.lineno, frame.line)


async def careful(depth, n):
    try:
        return await chain(depth, n)
    except ValueError as e:
        return "%s, then %d" % (e, await leaf(2))
    finally:
        print("finally", await Switch(10))


async def several():
    return [await careful(i, 4) for i in range(3)], await chain(1, 1)


print(drive(several(), angry))


# Asynchronous generators and managers within chains.
async def items(n):
    for i in range(n):
        if i % 2:
            await chain(2, 1)
        yield i


class Manager:
    async def __aenter__(self):
        return await chain(1, 2)

    async def __aexit__(self, *raised):
        await leaf(1)
        return raised[0] is KeyError


async def consumer():
    total = 0
    async for item in items(5):
        total += item + await leaf(2)
    async with Manager() as entered:
        total += entered
        raise KeyError
    return total, [x async for x in items(3)]


async def outermost():
    return await consumer()


print(drive(outermost()))


# Thrown into a chain, and closed.
async def logs(log, depth):
    try:
        if depth:
            await logs(log, depth - 1)
        else:
            await leaf(3)
    except BaseException as e:
        log.append((depth, type(e).__name__, str(e)))
        raise


log = []
c = logs(log, 3)
print(c.send(None), c.cr_running, c.cr_await is not None)
try:
    c.throw(LookupError("in"))
except LookupError as e:
    print(repr(e), log)
log.clear()
c = logs(log, 2)
c.send(None)
c.close()
print(log)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


# A coroutine that awaits itself being awaited.
async def meets(box):
    await Switch(0)
    await box[0]


box = []
box.append(meets(box))
try:
    drive(box[0])
except RuntimeError as e:
    print(e)
except ValueError as e:
    print(e)
