# A simulation driven by an event queue, with callbacks and closures.
class Queue:
    def __init__(self): self.heap, self.count = [], 0
    def push(self, time, action):
        self.count += 1
        heap, i = self.heap, len(self.heap)
        heap.append((time, self.count, action))
        while i and heap[(i - 1) // 2][:2] > heap[i][:2]:
            heap[i], heap[(i - 1) // 2] = heap[(i - 1) // 2], heap[i]
            i = (i - 1) // 2
    def pop(self):
        heap = self.heap
        top, last = heap[0], heap.pop()
        if heap:
            heap[0], i = last, 0
            while (c := 2 * i + 1) < len(heap):
                if c + 1 < len(heap) and heap[c + 1][:2] < heap[c][:2]: c += 1
                if heap[i][:2] <= heap[c][:2]: break
                heap[i], heap[c] = heap[c], heap[i]
                i = c
        return top
    def __bool__(self): return len(self.heap) > 0
def simulate(until):
    queue, log, waiting, busy = Queue(), [], [], False
    seed = 7
    def random(limit):
        nonlocal seed
        seed = (seed * 16807) % 2147483647
        return seed % limit
    def arrive(name):
        def action(now):
            nonlocal busy
            log.append(f"{now:3} {name} arrives")
            waiting.append(name)
            if now + 5 < until: queue.push(now + 1 + random(6), arrive(chr(ord(name) + 1)))
            serve(now)
        return action
    def serve(now):
        nonlocal busy
        if busy or not waiting: return
        busy, name = True, waiting.pop(0)
        duration = 2 + random(5)
        def done(now, name=name):
            nonlocal busy
            busy = False
            log.append(f"{now:3} {name} leaves after {duration}")
            serve(now)
        queue.push(now + duration, done)
    queue.push(0, arrive("A"))
    while queue:
        now, _, action = queue.pop()
        action(now)
    return log
for line in simulate(30): print(line)
