# Sets of subclasses are not asked for their items where sets are expected.
class Frozen(frozenset):
    def __iter__(self):
        print("iter", end=" ")
        return frozenset.__iter__(self)


class Mutable(set):
    def __iter__(self):
        print("iter", end=" ")
        return set.__iter__(self)


class Mapping(dict):
    def __iter__(self):
        print("iter", end=" ")
        return dict.__iter__(self)

    def keys(self):
        print("keys", end=" ")
        return dict.keys(self)


METHODS = "issubset issuperset isdisjoint intersection union difference symmetric_difference"
UPDATES = "update intersection_update difference_update symmetric_difference_update"
for other in Frozen([1, 2]), Mutable([1, 2]), Mapping({1: 2, 2: 3}):
    for s in {1}, frozenset((1, 2, 3)), Mutable([1]):
        for name in METHODS.split():
            print(name, getattr(s, name)(other))
    for name in UPDATES.split():
        s = {1, 5}
        getattr(s, name)(other)
        print(name, s)
