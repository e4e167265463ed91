# A multitasking kernel in miniature: tasks of several classes that send each other packets,
# in the way of the Richards benchmark. n rounds.
IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
WORK, DEVICE = 0, 1
SIZE = 4

class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * SIZE

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue

class Task:
    def __init__(self, kernel, number, priority, queue):
        self.kernel = kernel
        self.number = number
        self.priority = priority
        self.queue = queue
        self.packet_waiting = queue is not None
        self.waiting = queue is not None or number >= HANDLER_A
        self.held = False

    def is_stopped(self):
        return self.held or (self.waiting and not self.packet_waiting)

    def take_packet(self):
        if not (self.waiting and self.packet_waiting):
            return None
        packet = self.queue
        self.queue = packet.link
        self.packet_waiting = self.queue is not None
        self.waiting = False
        return packet

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.packet_waiting = True
            packet.link = None
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def run(self, packet):
        raise NotImplementedError

class IdleTask(Task):
    def __init__(self, kernel, rounds):
        super().__init__(kernel, IDLE, 0, None)
        self.waiting = False
        self.control = 1
        self.rounds = rounds

    def run(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.kernel.hold(self)
        if self.control & 1 == 0:
            self.control >>= 1
            return self.kernel.release(DEVICE_A, self)
        self.control = self.control >> 1 ^ 0xD008
        return self.kernel.release(DEVICE_B, self)

class WorkerTask(Task):
    def __init__(self, kernel, queue):
        super().__init__(kernel, WORKER, 1000, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.kernel.wait(self)
        self.destination = HANDLER_A + HANDLER_B - self.destination
        packet.owner = self.destination
        packet.datum = 0
        for i in range(SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        return self.kernel.send(packet, self)

class HandlerTask(Task):
    def __init__(self, kernel, number, priority, queue):
        super().__init__(kernel, number, priority, queue)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is None:
            return self.kernel.wait(self)
        if work.datum >= SIZE:
            self.work = work.link
            return self.kernel.send(work, self)
        device = self.devices
        if device is None:
            return self.kernel.wait(self)
        self.devices = device.link
        device.datum = work.data[work.datum]
        work.datum += 1
        return self.kernel.send(device, self)

class DeviceTask(Task):
    def __init__(self, kernel, number, priority):
        super().__init__(kernel, number, priority, None)
        self.pending = None

    def run(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.kernel.wait(self)
            self.pending = None
            return self.kernel.send(packet, self)
        self.pending = packet
        return self.kernel.hold(self)

class Kernel:
    def __init__(self, rounds):
        self.sent = 0
        self.held = 0
        works = Packet(Packet(None, WORKER, WORK), WORKER, WORK)
        queue_a = None
        queue_b = None
        for _ in range(3):
            queue_a = Packet(queue_a, DEVICE_A, DEVICE)
            queue_b = Packet(queue_b, DEVICE_B, DEVICE)
        self.tasks = [
            IdleTask(self, rounds),
            WorkerTask(self, works),
            HandlerTask(self, HANDLER_A, 2000, queue_a),
            HandlerTask(self, HANDLER_B, 3000, queue_b),
            DeviceTask(self, DEVICE_A, 4000),
            DeviceTask(self, DEVICE_B, 5000),
        ]

    def after(self, task):
        # The next task in falling order of priority.
        number = task.number
        return self.tasks[number - 1] if number > 0 else None

    def send(self, packet, sender):
        self.sent += 1
        target = self.tasks[packet.owner]
        packet.owner = sender.number
        packet.link = None
        return target.receive(packet, sender)

    def hold(self, task):
        self.held += 1
        task.held = True
        return self.after(task)

    def wait(self, task):
        task.waiting = True
        return task

    def release(self, number, sender):
        task = self.tasks[number]
        task.held = False
        return task if task.priority > sender.priority else sender

    def schedule(self):
        task = self.tasks[-1]
        while task is not None:
            if task.is_stopped():
                task = self.after(task)
            else:
                task = task.run(task.take_packet())

def run(n):
    kernel = Kernel(n)
    kernel.schedule()
    return f"{kernel.sent}:{kernel.held}"

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
