"""Objects that are equal to plain values, in sets and dicts."""


class Same:
    """Equal to a key, and hashed as it is."""

    def __init__(self, key):
        self.key = key

    def __hash__(self):
        return hash(self.key)

    def __eq__(self, other):
        return self.key == (other.key if isinstance(other, Same) else other)


class Sub(tuple):
    pass


KEYS = (
    "a", "longer text than that", b"x", (16, 5), (), ((1, 2), (3, (4,))), 5, -1, 2.5, 0.1, 1e300,
    10**30, -(10**40), 2**47, 2**61 - 1, 2**62, None, frozenset([1]), frozenset([(1, 2), 3]), 3 + 4j,
    True, Ellipsis, Sub((7, 8)),
)
for key in KEYS:
    same = Same(key)
    assert hash(same) == hash(key)
    print(
        {same: 2}[key], {key: 3}[same], key in {same}, same in {key}, len({same, key}), len({key, same}),
        {key} - {same}, {same} - {key}, {same} == {key}, {key} <= {same, 99}, len({key: 1} | {same: 2}),
    )

many = {Same((i, i + 1)) for i in range(200)}
print(all((i, i + 1) in many for i in range(200)), (200, 201) in many)
plain = {(i, i + 1) for i in range(200)}
print(all(Same((i, i + 1)) in plain for i in range(200)), Same((200, 201)) in plain)
for i in range(0, 200, 2):
    plain.remove(Same((i, i + 1)))
    many.discard((i, i + 1))
print(len(plain), len(many), plain == many)


class Given:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


for value in (2**61 - 1, 2**61, 2**62, 2**63 - 1, -(2**63), 2**63, 2**64 + 3, -1, -2, True, 10**50):
    print(value, hash(Given(value)))
