# Algorithms on graphs: searches, shortest ways, spanning trees, components, orders.

ROADS = """
A B 7
A D 5
B C 8
B D 9
B E 7
C E 5
D E 15
D F 6
E F 8
E G 9
F G 11
H I 1
"""


class Graph:
    def __init__(self, directed=False):
        self.edges, self.directed = {}, directed

    def add(self, a, b, weight=1):
        self.edges.setdefault(a, {})[b] = weight
        self.edges.setdefault(b, {})
        if not self.directed:
            self.edges[b][a] = weight

    def breadth_first(self, start):
        seen, queue = {start: 0}, [start]
        for node in queue:
            for other in sorted(self.edges[node]):
                if other not in seen:
                    seen[other] = seen[node] + 1
                    queue.append(other)
        return seen

    def depth_first(self, node, seen=None):
        seen = set() if seen is None else seen
        seen.add(node)
        yield node
        for other in sorted(self.edges[node]):
            if other not in seen:
                yield from self.depth_first(other, seen)

    def shortest(self, start, goal):
        best, previous, open_ = {start: 0}, {}, {start}
        while open_:
            node = min(open_, key=lambda n: (best[n], n))
            open_.remove(node)
            if node == goal:
                way = [node]
                while node in previous:
                    node = previous[node]
                    way.append(node)
                return best[goal], way[::-1]
            for other, weight in self.edges[node].items():
                length = best[node] + weight
                if length < best.get(other, float("inf")):
                    best[other], previous[other] = length, node
                    open_.add(other)
        raise LookupError(f"no way from {start} to {goal}")

    def components(self):
        left = set(self.edges)
        while left:
            component = set(self.breadth_first(min(left)))
            left -= component
            yield sorted(component)

    def spanning_tree(self):
        parent = {n: n for n in self.edges}

        def find(n):
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        for weight, a, b in sorted((w, a, b) for a in self.edges for b, w in self.edges[a].items() if a < b):
            if find(a) != find(b):
                parent[find(a)] = find(b)
                yield a, b, weight

    def topological(self):
        state, order = {}, []

        def visit(node, path):
            if state.get(node) == "done":
                return
            if state.get(node) == "open":
                raise ValueError("cycle: " + " -> ".join(path[path.index(node) :] + [node]))
            state[node] = "open"
            for other in sorted(self.edges[node]):
                visit(other, path + [node])
            state[node] = "done"
            order.append(node)

        for node in sorted(self.edges):
            visit(node, [])
        return order[::-1]

    def all_pairs(self):
        nodes = sorted(self.edges)
        infinity = float("inf")
        d = {(a, b): 0 if a == b else self.edges[a].get(b, infinity) for a in nodes for b in nodes}
        for k in nodes:
            for a in nodes:
                for b in nodes:
                    d[a, b] = min(d[a, b], d[a, k] + d[k, b])
        return nodes, d


g = Graph()
for line in ROADS.strip().splitlines():
    a, b, w = line.split()
    g.add(a, b, int(w))
print(g.breadth_first("A"))
print(list(g.depth_first("A")))
print(g.shortest("A", "G"), g.shortest("C", "F"))
try:
    g.shortest("A", "H")
except LookupError as e:
    print(e)
print(list(g.components()))
tree = list(g.spanning_tree())
print(tree, sum(w for *_, w in tree))
nodes, d = g.all_pairs()
for a in nodes:
    print(a, " ".join(f"{d[a, b]!s:>3}" for b in nodes))
tasks = Graph(directed=True)
for a, b in (("wake", "dress"), ("dress", "leave"), ("wake", "eat"), ("eat", "leave"), ("leave", "work")):
    tasks.add(a, b)
print(tasks.topological())
tasks.add("work", "eat")
try:
    tasks.topological()
except ValueError as e:
    print(e)
