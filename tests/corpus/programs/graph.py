# Shortest paths, connected components, topological order.
def dijkstra(graph, start):
    distance = {start: 0}
    previous = {}
    open_nodes = [(0, start)]
    closed = {}
    while open_nodes:
        open_nodes.sort(reverse=True)
        d, node = open_nodes.pop()
        if node in closed:
            continue
        closed[node] = d
        for neighbour, weight in graph.get(node, {}).items():
            candidate = d + weight
            if candidate < distance.get(neighbour, float("inf")):
                distance[neighbour] = candidate
                previous[neighbour] = node
                open_nodes.append((candidate, neighbour))
    return distance, previous

def path(previous, node):
    out = [node]
    while node in previous:
        node = previous[node]
        out.insert(0, node)
    return "->".join(out)

def topological(edges):
    order, state = [], {}
    def visit(node, trail):
        if state.get(node) == "done": return
        if state.get(node) == "open":
            raise ValueError("cycle: " + " ".join(trail + [node]))
        state[node] = "open"
        for other in edges.get(node, ()): visit(other, trail + [node])
        state[node] = "done"
        order.append(node)
    for node in edges: visit(node, [])
    return order[::-1]

def components(pairs):
    parent = {}
    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b in pairs: parent[find(a)] = find(b)
    groups = {}
    for x in parent: groups.setdefault(find(x), []).append(x)
    return sorted(sorted(g) for g in groups.values())

graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}}
distance, previous = dijkstra(graph, "a")
print(distance, path(previous, "e"))
print(topological({"shirt": ["tie", "belt"], "tie": ["jacket"], "trousers": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"]}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e:
    print(e)
print(components([(1, 2), (3, 4), (2, 5), (6, 6), (4, 7)]))
