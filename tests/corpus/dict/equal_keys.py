"""Keys with comparisons of their own: found by their hash, however many there are."""


class Key:
    compared = 0

    def __init__(self, n, bits=64):
        self.n = n
        self.bits = bits

    def __hash__(self):
        return hash(self.n) & (1 << self.bits) - 1

    def __eq__(self, other):
        Key.compared += 1
        return self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


def compared():
    n, Key.compared = Key.compared, 0
    return n


table = {Key(i): i for i in range(300)}
print(compared())
print([table[Key(i)] for i in (0, 7, 150, 299)], compared())
print(table.get(Key(300)), Key(301) in table, compared())
table[Key(5)] = "five"
print(table.pop(Key(5)), Key(5) in table, len(table), compared())

# Sets, and tuples with such keys in them.
members = {Key(i) for i in range(200)}
print(Key(17) in members, Key(200) in members, compared())
members.discard(Key(17))
members.add(Key(18))
print(len(members), compared())
pairs = {(Key(i), i): i for i in range(100)}
print(pairs[Key(42), 42], (Key(42), 43) in pairs, compared())

# All of one hash.
crowd = {Key(i, 0): i for i in range(20)}
print(compared())
print(crowd[Key(0, 0)], compared(), crowd[Key(19, 0)], compared())
print(Key(20, 0) in crowd, compared())
del crowd[Key(3, 0)]
compared()
print(crowd[Key(4, 0)], compared(), list(crowd)[:5])


# A comparison that changes the table that is searched.
class Clearing(Key):
    armed = False

    def __eq__(self, other):
        if Clearing.armed:
            Clearing.armed = False
            victim.clear()
        return self.n == other.n

    __hash__ = Key.__hash__


victim = {Clearing(i): i for i in range(10)}
Clearing.armed = True
print(victim.get(Clearing(4), "gone"), len(victim))


class Raising:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("not comparable")


try:
    {Raising(): 1}[Raising()]
except ValueError as e:
    print(e)
