# A small event loop: tasks, sleeping, futures, queues, gathering and cancelling.
class Future:
    def __init__(self):
        self.done, self.result, self.waiting = False, None, []
    def set(self, result):
        self.done, self.result = True, result
    def __await__(self):
        if not self.done:
            yield self
        return self.result

class Cancelled(Exception):
    pass

class Loop:
    def __init__(self):
        self.time, self.ready, self.sleeping, self.count = 0, [], [], 0
    def spawn(self, coroutine, name=None):
        task = Task(self, coroutine, name or f"task{self.count}")
        self.count += 1
        self.ready.append((task, None))
        return task
    def sleep(self, delay):
        future = Future()
        self.sleeping.append((self.time + delay, self.count, future))
        self.count += 1
        return future
    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.time, _, future = self.sleeping.pop(0)
                self.wake(future)
                continue
            task, value = self.ready.pop(0)
            task.step(value)
    def wake(self, future, result=None):
        future.set(result)
        for task in future.waiting:
            self.ready.append((task, result))
        future.waiting = []

class Task(Future):
    def __init__(self, loop, coroutine, name):
        super().__init__()
        self.loop, self.coroutine, self.name, self.cancelled = loop, coroutine, name, False
    def step(self, value):
        if self.done:
            return
        try:
            if self.cancelled:
                waiting = self.coroutine.throw(Cancelled(self.name))
            else:
                waiting = self.coroutine.send(value)
        except StopIteration as e:
            self.loop.wake(self, e.value)
        except Cancelled as e:
            print("cancelled", e)
            self.loop.wake(self, "cancelled")
        else:
            waiting.waiting.append(self)
    def cancel(self):
        self.cancelled = True
        self.loop.ready.append((self, None))

loop = Loop()

class Queue:
    def __init__(self):
        self.items, self.getters = [], []
    async def get(self):
        while not self.items:
            future = Future()
            self.getters.append(future)
            await future
        return self.items.pop(0)
    def put(self, item):
        self.items.append(item)
        if self.getters:
            loop.wake(self.getters.pop(0))

async def ticker(name, delay, n):
    for i in range(n):
        await loop.sleep(delay)
        yield f"{name}{i}@{loop.time}"

async def worker(name, queue, out):
    while (item := await queue.get()) is not None:
        await loop.sleep(item)
        out.append((name, item, loop.time))
    return name

async def produce(queue, items):
    for item in items:
        queue.put(item)
        await loop.sleep(1)
    queue.put(None)
    queue.put(None)

async def gather(*tasks):
    return [await task for task in tasks]

async def forever():
    try:
        while True:
            await loop.sleep(100)
    finally:
        print("forever ends at", loop.time)

async def main():
    queue, out = Queue(), []
    tasks = [loop.spawn(worker(n, queue, out), n) for n in "xy"]
    loop.spawn(produce(queue, [3, 1, 2, 1]))
    endless = loop.spawn(forever(), "endless")
    print(await gather(*tasks), out)
    async for tick in ticker("t", 5, 3):
        print(tick)
    endless.cancel()
    print(await endless)
    return [t async for t in ticker("u", 1, 2)]

task = loop.spawn(main(), "main")
loop.run()
print(task.result, loop.time)
