# Objects that refer to each other are finalized as well, each once.
import gc

log = []


class Node:
    def __init__(self, name):
        self.name = name
        self.peer = None

    def __del__(self):
        log.append(self.name)
        assert self.peer.peer is self


def pair(a, b):
    x, y = Node(a), Node(b)
    x.peer, y.peer = y, x


pair("a", "b")
gc.collect()
print(sorted(log))
gc.collect()
print(sorted(log))

for i in range(50):
    pair(f"x{i}", f"y{i}")
gc.collect()
print(len(log), len(set(log)))


class Own:
    def __init__(self):
        self.me = self
        self.bound = self.method

    def method(self):
        return "method"

    def __del__(self):
        print("own", self.me is self, self.bound())


Own()
gc.collect()


class Tree:
    count = 0

    def __init__(self, depth, parent=None):
        self.parent = parent
        self.children = [Tree(depth - 1, self) for _ in range(2)] if depth else []

    def __del__(self):
        Tree.count += 1


Tree(5)
gc.collect()
print(Tree.count)


class Link:
    alive = 0

    def __init__(self, next):
        self.next = next
        Link.alive += 1

    def __del__(self):
        Link.alive -= 1


head = None
for _ in range(1000):
    head = Link(head)
print(Link.alive)
head = head.next.next
gc.collect()
print(Link.alive)
head = None
gc.collect()
print(Link.alive)
