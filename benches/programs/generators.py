# Chains of generators: values that are pulled, sent and delegated through many. n values.
def count(n):
    for i in range(n):
        yield i

def add_one(source):
    for value in source:
        yield value + 1

def delegate(source, depth):
    if depth == 0:
        yield from source
    else:
        yield from delegate(source, depth - 1)

def averager():
    total = 0
    items = 0
    while True:
        value = yield total // (items or 1)
        if value is None:
            return total
        total += value
        items += 1

def collect(results):
    while True:
        results.append((yield from averager()))

def scheduler(tasks):
    # Takes turns: each task gives what it has reached.
    reached = 0
    while tasks:
        waiting = []
        for task in tasks:
            try:
                reached += next(task)
                waiting.append(task)
            except StopIteration as stop:
                reached += stop.value
        tasks = waiting
    return reached

def task(number, steps):
    for step in range(steps):
        yield step * number % 5
    return number

def run(n):
    chain = count(n)
    for _ in range(10):
        chain = add_one(chain)
    total = sum(chain)
    total += sum(x * 2 for x in delegate(count(n), 10) if x % 3)
    results = []
    sink = collect(results)
    next(sink)
    for i in range(n):
        total += sink.send(i)
        if i % 100 == 99:
            sink.send(None)
    total += scheduler([task(i, n // 50) for i in range(50)])
    return total + sum(results)

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
