# A few small classes at work together.
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __mul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __eq__(self, o): return self.rows == o.rows
    def __pow__(self, n):
        result = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        base = self
        while n:
            if n & 1: result = result * base
            base = base * base
            n >>= 1
        return result
    def __repr__(self): return "Matrix(%r)" % self.rows
print(Matrix([[1, 1], [1, 0]]) ** 50)
class Tree:
    def __init__(self): self.root = None
    def insert(self, key):
        def put(node):
            if node is None: return [key, None, None]
            if key < node[0]: node[1] = put(node[1])
            elif key > node[0]: node[2] = put(node[2])
            return node
        self.root = put(self.root)
    def walk(self):
        out = []
        def go(node):
            if node:
                go(node[1]); out.append(node[0]); go(node[2])
        go(self.root)
        return out
t = Tree()
for k in (5, 2, 8, 1, 9, 3, 5): t.insert(k)
print(t.walk())
class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.log = owner, balance, []
        Account.count += 1
    def withdraw(self, n):
        if n > self.balance: raise ValueError("%s has only %d" % (self.owner, self.balance))
        self.balance -= n
        self.log.append(-n)
        return self
a = Account("ann", 100)
print(a.withdraw(30).withdraw(20).balance, a.log, Account.count)
try:
    a.withdraw(1000)
except ValueError as e:
    print(e)
class LinkedList:
    class Node:
        def __init__(self, v, n): self.v, self.n = v, n
    def __init__(self, xs=()):
        self.head = None
        for x in reversed(list(xs)): self.head = self.Node(x, self.head)
    def __iter__(self):
        class It:
            def __init__(s, n): s.n = n
            def __next__(s):
                if s.n is None: raise StopIteration
                v, s.n = s.n.v, s.n.n
                return v
        return It(self.head)
print([x for x in LinkedList("abc")], LinkedList.Node.__qualname__)
