# Chains of coroutines, an asynchronous generator and a scheduler, driven by hand. n values.
class Switch:
    # What a coroutine waits for: gives its value to whoever drives, who sends another.
    def __init__(self, value):
        self.value = value

    def __await__(self):
        answer = yield self.value
        return answer

async def leaf(value):
    return value + await Switch(value)

async def chain(depth, value):
    if depth == 0:
        return await leaf(value)
    return 1 + await chain(depth - 1, value)

async def ready(value):
    return value * 2

async def numbers(n):
    for i in range(n):
        if i % 10 == 0:
            await Switch(i)
        yield i

class Lock:
    async def __aenter__(self):
        return await ready(3)

    async def __aexit__(self, kind, error, traceback):
        await ready(0)

async def consumer(n):
    total = 0
    async for number in numbers(n):
        total += await ready(number)
    async with Lock() as three:
        total += three
    total += sum([number async for number in numbers(n // 4) if number % 3])
    return total

def drive(coroutine):
    value = None
    switches = 0
    while True:
        try:
            value = coroutine.send(value)
            switches += 1
        except StopIteration as stop:
            return stop.value + switches

async def worker(number, rounds):
    total = 0
    for i in range(rounds):
        total += await Switch(number + i)
    return total

def schedule(coroutines):
    waiting = [(coroutine, None) for coroutine in coroutines]
    total = 0
    while waiting:
        following = []
        for coroutine, value in waiting:
            try:
                following.append((coroutine, coroutine.send(value)))
            except StopIteration as stop:
                total += stop.value
        waiting = following
    return total

def run(n):
    total = 0
    for i in range(n // 20):
        total += drive(chain(10, i))
    total += drive(consumer(n))
    total += schedule([worker(i, n // 100) for i in range(50)])
    return total

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
