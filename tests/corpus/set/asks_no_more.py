# Methods of sets ask an iterable for no more items than they need.
class Items:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            print(item, end=" ")
            yield item
        print("end", end=" ")


for s in {1, 2}, frozenset((1, 2)), set(), frozenset():
    print(type(s).__name__, len(s))
    for items in (1, 2, 3, 4), (2, 1), (3, 1, 2, 5), (3,), (), (1, 1, 1):
        for name in "issubset", "issuperset", "isdisjoint", "intersection", "union", "difference":
            found = getattr(s, name)(Items(*items))
            print(name, sorted(found) if isinstance(found, (set, frozenset)) else found)

s = {1, 2, 3}
s.intersection_update(Items(3, 2, 9), Items(2, 3, 4))
print(sorted(s))
print({1, 2}.intersection(Items(2, 1, 7), Items(1, 8)), {1}.issubset([1, 2]), {1, 2}.issuperset("ab"))
for name in "issubset", "issuperset", "isdisjoint", "intersection":
    for wrong in 1, [[]], ([], 1), (1, []), {(): 1}:
        try:
            print(name, getattr({1}, name)(wrong))
        except TypeError as e:
            print(name, e)
