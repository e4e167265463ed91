# A discrete-event simulation of a counter with clerks, with processes as generators.


class Queue:
    """Events by time; those of the same time in the order in which they came."""

    def __init__(self):
        self.heap, self.count = [], 0

    def push(self, time, item):
        heap = self.heap
        heap.append((time, self.count, item))
        self.count += 1
        i = len(heap) - 1
        while i and heap[i][:2] < heap[(i - 1) // 2][:2]:
            heap[i], heap[(i - 1) // 2] = heap[(i - 1) // 2], heap[i]
            i = (i - 1) // 2

    def pop(self):
        heap = self.heap
        top, last = heap[0], heap.pop()
        if heap:
            heap[0], i = last, 0
            while (child := 2 * i + 1) < len(heap):
                if child + 1 < len(heap) and heap[child + 1][:2] < heap[child][:2]:
                    child += 1
                if heap[i][:2] <= heap[child][:2]:
                    break
                heap[i], heap[child] = heap[child], heap[i]
                i = child
        return top[0], top[2]

    def __bool__(self):
        return bool(self.heap)


class Simulation:
    def __init__(self):
        self.now, self.queue, self.log = 0, Queue(), []

    def start(self, process, delay=0):
        self.queue.push(self.now + delay, process)

    def run(self, until):
        while self.queue:
            time, process = self.queue.pop()
            if time > until:
                self.now = until
                process.close()
                continue
            self.now = time
            try:
                request = process.send(None)
            except StopIteration as stop:
                if stop.value:
                    self.note(stop.value)
                continue
            if isinstance(request, Resource):
                request.enter(process)
            else:
                self.start(process, request)

    def note(self, text):
        self.log.append(f"{self.now:4} {text}")


class Resource:
    def __init__(self, simulation, capacity):
        self.simulation, self.free, self.waiting = simulation, capacity, []

    def enter(self, process):
        if self.free:
            self.free -= 1
            self.simulation.start(process)
        else:
            self.waiting.append(process)

    def leave(self):
        if self.waiting:
            self.simulation.start(self.waiting.pop(0))
        else:
            self.free += 1


def numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 16


def customer(sim, clerks, name, patience):
    arrived = sim.now
    try:
        sim.note(f"{name} comes")
        yield clerks
        waited = sim.now - arrived
        sim.note(f"{name} is served after {waited}")
        try:
            yield 5 + patience % 7
        finally:
            clerks.leave()
        return f"{name} leaves"
    except GeneratorExit:
        sim.note(f"{name} is sent home")
        raise


def arrivals(sim, clerks, source, count):
    for i in range(count):
        sim.start(customer(sim, clerks, f"c{i}", next(source)))
        yield 1 + next(source) % 4


sim = Simulation()
clerks = Resource(sim, 2)
sim.start(arrivals(sim, clerks, numbers(42), 15))
sim.run(until=40)
print("\n".join(sim.log))
print(sim.now, clerks.free, len(clerks.waiting))
